/** What customers did, newest first, as it happens; each line opens to what it led to. */
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Switch } from 'antd';
import { useEffect, useState } from 'react';
import {
  apiPages,
  EmptyState,
  Icon,
  keyOf,
  ListCard,
  Note,
  PageHeader,
  useErrorSentence,
  useFormat,
  useTexts,
} from '#ui';
import { NoneFound } from '../shell/none-found.tsx';
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
      <ListCard
        query={list}
        failed={t('loadFailed')}
        filters={<Filters search={search} seen={rows} />}
        above={
          <>
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
          </>
        }
        empty={rows.length === 0 && <Nothing narrowed={isNarrowed(filter)} />}
        newestFirst
        rows={8}
      >
        <div onPointerEnter={reading.enter} onPointerLeave={reading.leave}>
          <EventTable rows={rows} search={search} stale={list.isPlaceholderData} />
        </div>
      </ListCard>
    </>
  );
}

function Nothing({ narrowed }: { narrowed: boolean }) {
  const t = useTexts(eventsTexts);
  if (narrowed) return <NoneFound title={t('noneFound')} />;
  return (
    <EmptyState icon="pulse" title={t('none')}>
      {t('noneText')}
    </EmptyState>
  );
}
