/** One event in full: what it says of itself, what it led to, and why a rule did not act. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { spokenNames } from '#features/conditions/core';
import { MINUTE, SECOND } from '#kernel';
import { apiQuery, ErrorState, type Format, SkeletonRows, useFormat, useLanguage, useTexts } from '#ui';
import { ChannelName, isChannelId } from '../channels/channel-name.tsx';
import { mayDo } from '../session/session.ts';
import { useSession } from '../shell/shell-route.ts';
import { type EventItem, eventRoute, type OpenedEvent as Opened } from './api.ts';
import { Effects } from './effects.tsx';
import styles from './events.module.css';
import { type EventSearch, filterOf } from './search.ts';
import { eventsTexts } from './texts.ts';
import { WhyNot } from './why-not.tsx';

const hasLiveRule = ({ rules }: Opened): boolean => rules.some((rule) => rule.status === 'live');

export interface OpenedEventProps {
  event: EventItem;
  search: EventSearch;
}

export function OpenedEvent({ event, search }: OpenedEventProps) {
  const t = useTexts(eventsTexts);
  const { position } = event;
  const knowsRules = mayDo(useSession(), 'library:read');
  const { data, error, refetch } = useQuery({
    ...apiQuery(eventRoute, { params: { position: String(position) } }),
    // Rules look at it within seconds.
    refetchInterval: ({ state }) =>
      state.data && !state.data.seen && hasLiveRule(state.data) ? SECOND : false,
  });
  return (
    <div className={styles.opened}>
      <Facts event={event} search={search} />
      <div className={styles.side}>
        {error ? (
          <ErrorState error={error} what={t('openFailed')} onRetry={() => void refetch()} />
        ) : !data ? (
          <SkeletonRows rows={4} />
        ) : (
          <>
            <Effects event={data} anyLive={!knowsRules || hasLiveRule(data)} />
            <WhyNot event={data} search={search} />
          </>
        )}
      </div>
    </div>
  );
}

function Facts({ event, search }: OpenedEventProps) {
  const t = useTexts(eventsTexts);
  const format = useFormat();
  const { language } = useLanguage();
  const names = spokenNames(language);
  const { at, receivedAt, type } = event;
  const delay = Date.parse(receivedAt) - Date.parse(at);
  const entries = Object.entries(event.properties).filter(
    // Products stand in the items.
    ([key]) => !(isOrder(type) && key === 'product'),
  );
  const filter = filterOf(search);
  return (
    <section className={styles.facts} aria-label={t('facts')}>
      <dl>
        <dt>{t('type')}</dt>
        <dd>
          {names.event(type)} <code className="t3">{type}</code>
        </dd>
        <dt>{t('happened')}</dt>
        <dd>
          <time dateTime={at}>{format.instant(at)}</time>
        </dd>
        <dt>{t('received')}</dt>
        <dd>
          <time dateTime={receivedAt}>{format.instant(receivedAt)}</time>
          {delay >= MINUTE && <span className="t3"> {t('late', { time: format.duration(delay) })}</span>}
        </dd>
        {event.staff && (
          <>
            <dt>{t('staff')}</dt>
            <dd>{event.staff.name}</dd>
          </>
        )}
        <dt>{t('eventId')}</dt>
        <dd>
          <code>{event.id}</code> <span className="t3">{t('position', { position: event.position })}</span>
        </dd>
      </dl>
      <h2>{t('properties')}</h2>
      {entries.length === 0 ? (
        <p className="t3">{t('noProperties')}</p>
      ) : (
        <dl>
          {entries.map(([key, value]) => (
            <Property
              key={key}
              name={key === 'refundAmount' ? t('refundedSoFar') : names.property(orderKeys[key] ?? key)}
              code={key}
              value={isOrder(type) ? orderValue(key, value, event.properties, format) : value}
            />
          ))}
        </dl>
      )}
      <div className="row wrap g16 fs12">
        {filter.customer === undefined && (
          <Link to="/events" search={{ ...filter, customer: event.customer, open: event.position }}>
            {t('onlyCustomer')}
          </Link>
        )}
        {filter.type === undefined && (
          <Link to="/events" search={{ ...filter, type, open: event.position }}>
            {t('onlyType')}
          </Link>
        )}
      </div>
    </section>
  );
}

const isOrder = (type: string): boolean => type === 'order.paid' || type === 'order.refunded';

/** What stands for a property in words. */
const orderKeys: Readonly<Record<string, string>> = { items: 'product' };

type Properties = EventItem['properties'];

/** Money and items of an order as people write them. */
function orderValue(key: string, value: unknown, { currency }: Properties, format: Format): unknown {
  if ((key === 'amount' || key === 'refundAmount') && typeof value === 'number')
    return format.money(value, typeof currency === 'string' ? currency : undefined);
  if (key !== 'items' || !Array.isArray(value)) return value;
  return format.list(
    value.map((item: { product?: unknown; quantity?: unknown }) => `${item.product} × ${item.quantity ?? 1}`),
  );
}

function Property({ name, code, value }: { name: string; code: string; value: unknown }) {
  const shown =
    typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
  return (
    <>
      <dt title={code}>{name}</dt>
      <dd>
        {isChannelId(value) ? (
          <Link to="/channels" search={{ led: value }}>
            <ChannelName id={value} otherwise={value} />
          </Link>
        ) : (
          shown
        )}
      </dd>
    </>
  );
}
