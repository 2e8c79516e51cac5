/** What the customers of a channel did, became and paid; every number leads to the people. */
import { useRouter } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { type Condition, spokenNames } from '#features/conditions/core';
import { DAY, dayIn } from '#kernel';
import {
  Drawer,
  EmptyState,
  ErrorState,
  Segments,
  SkeletonRows,
  useApi,
  useFormat,
  useLanguage,
  useTexts,
} from '#ui';
import { audienceWith } from '../customers/audience-link.ts';
import type { Library } from '../customers/library.ts';
import { NamedTag } from '../customers/named-tags.tsx';
import { type Outcomes, outcomesRoute } from './api.ts';
import styles from './outcomes.module.css';
import { channelsTexts } from './texts.ts';

const SPANS = ['7', '30', '90'] as const;
type Span = (typeof SPANS)[number];

export interface OutcomesPanelProps {
  id: string;
  /** Of the channel, when the list has it. */
  name: string | undefined;
  library: Library | undefined;
  onClose: () => void;
}

export function OutcomesPanel({ id, name, library, onClose }: OutcomesPanelProps) {
  const t = useTexts(channelsTexts);
  const [span, setSpan] = useState<Span>('30');
  const query = useApi(outcomesRoute, { params: { id }, query: { days: Number(span) } }, { keepOld: true });
  const title = name === undefined ? t('outcomes') : t('outcomesOf', { name });
  return (
    <Drawer open title={title} aria-label={title} size={640} onClose={onClose} destroyOnHidden>
      {query.error ? (
        <ErrorState error={query.error} what={t('outcomesFailed')} onRetry={() => void query.refetch()} />
      ) : !query.data ? (
        <SkeletonRows rows={6} />
      ) : query.data.customers === 0 ? (
        <EmptyState icon="people" title={t('nobodyCame')}>
          {t('nobodyCameText')}
        </EmptyState>
      ) : (
        <div className={styles.panel}>
          <div className={styles.head}>
            <p className="t2">
              {t('outcomesOfMany', {
                people: t('people', { count: query.data.customers }),
                days: span,
              })}
            </p>
            <Segments
              label={t('span')}
              small
              value={span}
              options={SPANS.map((n) => ({ value: n, label: t('spanDays', { n }) }))}
              onChange={setSpan}
            />
          </div>
          <Orders orders={query.data.orders} />
          <RuleTags tags={query.data.tags} library={library} />
          <Behaviour events={query.data.events} days={Number(span)} />
        </div>
      )}
    </Drawer>
  );
}

interface PartProps {
  title: string;
  nothing: string;
  children: readonly ReactNode[];
}

function Part({ title, nothing, children }: PartProps) {
  return (
    <section className={styles.part} aria-label={title}>
      <h2>{title}</h2>
      {children.length === 0 ? <p className="t3">{nothing}</p> : <ul>{children}</ul>}
    </section>
  );
}

/** How many, one pull away from who. */
function People({ count, condition }: { count: number; condition: unknown }) {
  const t = useTexts(channelsTexts);
  const router = useRouter();
  const address = audienceWith(router, condition as Condition);
  const words = t('people', { count });
  return <b className={styles.people}>{address === null ? words : <a href={address}>{words}</a>}</b>;
}

function Orders({ orders }: { orders: Outcomes['orders'] }) {
  const t = useTexts(channelsTexts);
  const format = useFormat();
  return (
    <Part title={t('orders')} nothing={t('noOrders')}>
      {orders.map((one) => (
        <li key={one.currency}>
          <b className="num">{format.money(one.amount, one.currency)}</b>
          <span className="t2">{t('orderCount', { count: one.count })}</span>
          <People count={one.customers} condition={one.condition} />
        </li>
      ))}
    </Part>
  );
}

function RuleTags({ tags, library }: { tags: Outcomes['tags']; library: Library | undefined }) {
  const t = useTexts(channelsTexts);
  return (
    <Part title={t('ruleTags')} nothing={t('noRuleTags')}>
      {tags.map(({ tag, customers, condition }) => (
        <li key={tag.id}>
          <span className={styles.name}>
            <NamedTag tag={tag} library={library} automatic />
          </span>
          <span />
          <People count={customers} condition={condition} />
        </li>
      ))}
    </Part>
  );
}

function Behaviour({ events, days }: { events: Outcomes['events']; days: number }) {
  const t = useTexts(channelsTexts);
  const { language } = useLanguage();
  const names = spokenNames(language);
  return (
    <Part title={t('behaviour')} nothing={t('noBehaviour')}>
      {events.map((one) => (
        <li key={one.type}>
          <span className={styles.name}>
            {names.event(one.type)} <span className="t3">{t('times', { count: one.count })}</span>
          </span>
          <ByDay counts={one.days} days={days} />
          <People count={one.customers} condition={one.condition} />
        </li>
      ))}
    </Part>
  );
}

/** One small bar for each day, the last one today; read out as numbers. */
function ByDay({ counts, days }: { counts: Outcomes['events'][number]['days']; days: number }) {
  const t = useTexts(channelsTexts);
  const format = useFormat();
  const known = new Map(counts.map((one) => [one.day, one.count]));
  const last = Date.parse(dayIn(format.now, format.timeZone));
  const bars = Array.from({ length: days + 1 }, (_, i) => {
    const day = new Date(last - (days - i) * DAY).toISOString().slice(0, 10);
    return { day, count: known.get(day) ?? 0 };
  });
  const most = Math.max(1, ...bars.map((bar) => bar.count));
  const words = t('perDay', {
    days: format.list(counts.map(({ day, count }) => `${day.slice(5)} ${format.count(count)}`)),
  });
  return (
    <span className={styles.days} role="img" aria-label={words} title={words}>
      {bars.map(({ day, count }) => (
        <i key={day} data-none={count === 0 || undefined} style={{ height: `${(count / most) * 100}%` }} />
      ))}
    </span>
  );
}
