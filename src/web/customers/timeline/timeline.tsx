/** Everything that happened to a customer, newest first; it goes on as one scrolls. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useMemo, useRef } from 'react';
import {
  apiPages,
  Card,
  EmptyState,
  ErrorState,
  Icon,
  Segments,
  SkeletonRows,
  useFormat,
  useTexts,
} from '#ui';
import { type Attribute, eventsRoute, type TimelineItem, timelineRoute } from '../api.ts';
import { type TimelineKind, timelineKinds } from '../page/customer-search.ts';
import { daysOf, type Line, linesOf } from './lines.ts';
import { timelineTexts } from './texts.ts';
import styles from './timeline.module.css';
import { useLineWords } from './words.tsx';

export interface TimelineProps {
  customer: string;
  kind: TimelineKind;
  attributes: readonly Attribute[];
  onKind: (kind: TimelineKind) => void;
  onExplain: (tag: string) => void;
}

const PAGE = 30;
const FOLLOW_UP = 'followUp.written';

/** What the server calls a kind. Follow-ups are events of one type. */
const sources = { behaviour: 'event', tags: 'tag', orders: 'order' } as const;

function useHistory(customer: string, kind: TimelineKind) {
  const followUps = kind === 'followUps';
  const all = useInfiniteQuery({
    ...apiPages(timelineRoute, {
      params: { id: customer },
      query: { limit: PAGE, ...(kind === 'all' || followUps ? {} : { kind: sources[kind] }) },
    }),
    enabled: !followUps,
  });
  const written = useInfiniteQuery({
    ...apiPages(eventsRoute, { query: { customer, type: FOLLOW_UP, limit: PAGE } }),
    enabled: followUps,
  });
  const items = useMemo(
    (): readonly TimelineItem[] | undefined =>
      followUps
        ? written.data?.pages.flatMap((page) =>
            page.items.map(({ id, type, at, staff, properties }) => ({
              id,
              kind: 'event',
              type,
              at,
              by: staff,
              data: { properties },
            })),
          )
        : all.data?.pages.flatMap((page) => page.items),
    [followUps, written.data, all.data],
  );
  const { error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = followUps ? written : all;
  return { items, error, more: hasNextPage, loading: isFetchingNextPage, next: fetchNextPage, refetch };
}

/** Sources whose `by` is the name of a rule, which is often that of its tag. */
const byRule: ReadonlySet<unknown> = new Set(['rule', 'model']);

export function Timeline({ customer, kind, attributes, onKind, onExplain }: TimelineProps) {
  const t = useTexts(timelineTexts);
  const format = useFormat();
  const history = useHistory(customer, kind);
  const days = useMemo(
    () => (history.items ? daysOf(linesOf(history.items), format.timeZone) : undefined),
    [history.items, format.timeZone],
  );
  const words = useLineWords(attributes);
  const today = format.day(format.now);
  const end = useRef<HTMLDivElement>(null);
  const { more, loading, next } = history;
  useEffect(() => {
    const element = end.current;
    if (!element || !more || loading) return;
    const seen = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting) void next();
    });
    seen.observe(element);
    return () => seen.disconnect();
  }, [more, loading, next]);
  const heading = (day: string) => {
    const name = format.day(`${day}T12:00:00Z`);
    return name === today ? t('today', { day: name }) : name;
  };
  return (
    <Card
      flush
      title={t('title')}
      actions={
        <Segments
          label={t('kinds')}
          small
          value={kind}
          onChange={onKind}
          options={timelineKinds.map((each) => ({ value: each, label: t(each) }))}
        />
      }
    >
      {history.error && !days ? (
        <div className={styles.frame}>
          <ErrorState error={history.error} what={t('failed')} onRetry={() => void history.refetch()} />
        </div>
      ) : !days ? (
        <SkeletonRows rows={6} />
      ) : days.length === 0 ? (
        <EmptyState icon="clock" title={t('none')} />
      ) : (
        <div className={styles.frame}>
          {days.map(({ day, lines }) => (
            <section key={day} aria-label={heading(day)}>
              <h3 className={styles.day}>{heading(day)}</h3>
              <ol>
                {lines.map((line, i) => (
                  <TimelineLine
                    // biome-ignore lint/suspicious/noArrayIndexKey: one cause can have several lines of a kind
                    key={`${line.id} ${line.type} ${i}`}
                    line={line}
                    words={words}
                    onExplain={onExplain}
                  />
                ))}
              </ol>
            </section>
          ))}
          <div ref={end} className={styles.end}>
            {more ? (
              <Button type="text" loading={loading} onClick={() => void next()}>
                {t('more')}
              </Button>
            ) : (
              <span className="t3 fs12">{t('end')}</span>
            )}
          </div>
        </div>
      )}
    </Card>
  );
}

interface TimelineLineProps {
  line: Line;
  words: ReturnType<typeof useLineWords>;
  onExplain: (tag: string) => void;
}

function TimelineLine({ line, words, onExplain }: TimelineLineProps) {
  const t = useTexts(timelineTexts);
  const format = useFormat();
  const { icon, tone, text, aside } = words(line);
  const [tag] = line.tags;
  return (
    <li className={styles.line}>
      <time className={styles.time} dateTime={line.at} title={format.instant(line.at)}>
        {format.clock(line.at)}
      </time>
      <span className={styles.icon} data-tone={tone}>
        <Icon name={icon} size={14} />
      </span>
      <span>
        {line.by && line.type !== 'customer.created' && (
          <span className="t2">
            {byRule.has(line.data.source) ? t('byRule', { name: line.by.name }) : line.by.name}{' '}
          </span>
        )}
        {text}
      </span>
      <span className={styles.aside}>
        {tag ? (
          <button type="button" className={styles.why} onClick={() => onExplain(tag.id)}>
            {t('why')}
          </button>
        ) : (
          aside
        )}
      </span>
    </li>
  );
}
