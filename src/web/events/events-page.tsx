/** What customers did, newest first, as it happens; each line opens to what it led to. */
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Switch } from 'antd';
import { useEffect, useState } from 'react';
import {
  apiPages,
  Card,
  EmptyState,
  ErrorState,
  Icon,
  keyOf,
  Note,
  PageHeader,
  SkeletonRows,
  useErrorSentence,
  useFormat,
  useTexts,
} from '#ui';
import { eventsRoute as listRoute } from './api.ts';
import { EventTable } from './event-table.tsx';
import styles from './events.module.css';
import { Filters } from './filters.tsx';
import { eventsRoute } from './route.ts';
import { filterOf, isNarrowed, queryOf } from './search.ts';
import { rowsWith } from './tail.ts';
import { eventsTexts } from './texts.ts';
import { useReading } from './use-reading.ts';
import { useTail } from './use-tail.ts';

const PAGE = 50;

export function EventsPage() {
  const t = useTexts(eventsTexts);
  const format = useFormat();
  const client = useQueryClient();
  const search = eventsRoute.useSearch();
  const filter = filterOf(search);
  const asked = queryOf(filter, format.timeZone);
  const [live, setLive] = useState(true);
  const list = useInfiniteQuery({
    ...apiPages(listRoute, { query: { ...asked, limit: PAGE } }),
    placeholderData: (before) => before,
    // What comes meanwhile is asked for by itself; reading all again would move what somebody reads.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: 'always',
  });
  const [first] = list.data?.pages ?? [];
  const head = list.isPlaceholderData ? undefined : first?.position;
  const { tail, error } = useTail({ query: asked, head, on: live });
  const reading = useReading(search.open !== undefined);
  const [shownUpTo, setShownUpTo] = useState(0);
  useEffect(() => {
    if (!reading.busy) setShownUpTo(tail.position);
  }, [reading.busy, tail.position]);
  const sayError = useErrorSentence();
  const again = () => void client.resetQueries({ queryKey: keyOf(listRoute) });
  const rows = rowsWith(list.data?.pages.flatMap((page) => page.items) ?? [], tail.arrived, shownUpTo);
  const waiting = tail.arrived.filter((one) => one.position > shownUpTo).length;
  const total = (first?.total ?? 0) + tail.arrived.length;
  return (
    <>
      <PageHeader
        title={t('title')}
        facts={first && t('count', { count: total })}
        actions={
          <span className={styles.live} title={t('liveHint')}>
            <Switch size="small" checked={live} onChange={setLive} aria-label={t('live')} />
            <span aria-hidden="true">{t('live')}</span>
          </span>
        }
      />
      <Card flush>
        <Filters search={search} seen={rows} />
        {live && error && (
          <div className={styles.inset}>
            <Note tone="warn">{t('liveFailed', { why: sayError(error) })}</Note>
          </div>
        )}
        {(waiting > 0 || tail.tooMany) && (
          <button
            type="button"
            className={styles.waiting}
            onClick={() => {
              if (tail.tooMany) again();
              else setShownUpTo(tail.position);
              window.scrollTo({ top: 0 });
            }}
          >
            <Icon name="up" size={14} />
            {tail.tooMany ? t('waitingMany') : t('waiting', { count: waiting })}
          </button>
        )}
        {list.error ? (
          <div className={styles.inset}>
            <ErrorState error={list.error} what={t('loadFailed')} onRetry={() => void list.refetch()} />
          </div>
        ) : !first ? (
          <div className={styles.inset}>
            <SkeletonRows rows={8} />
          </div>
        ) : rows.length === 0 ? (
          <Nothing narrowed={isNarrowed(filter)} />
        ) : (
          <div onPointerEnter={reading.enter} onPointerLeave={reading.leave}>
            <EventTable rows={rows} search={search} stale={list.isPlaceholderData} />
          </div>
        )}
        {list.hasNextPage && (
          <div className={styles.more}>
            <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {t('older')}
            </Button>
          </div>
        )}
      </Card>
    </>
  );
}

function Nothing({ narrowed }: { narrowed: boolean }) {
  const t = useTexts(eventsTexts);
  if (narrowed)
    return (
      <EmptyState
        icon="search"
        title={t('noneFound')}
        actions={
          <Link to="/events" search={{}}>
            {t('clear')}
          </Link>
        }
      />
    );
  return (
    <EmptyState icon="pulse" title={t('none')}>
      {t('noneText')}
    </EmptyState>
  );
}
