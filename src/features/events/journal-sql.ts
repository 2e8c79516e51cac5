/** SQL that reads what happened back, page by page, with orders among it when they are asked for. */
import type { Queryable } from '#platform/db';
import type { Json } from './core/public.ts';
import type { IsGone } from './customer-directory.ts';
import { PAID_EVENTS, REFUND_EVENTS } from './order-events-sql.ts';

export interface EventRecord {
  readonly position: number;
  readonly external_id: string;
  readonly type: string;
  readonly customer: number;
  readonly staff_id: number | null;
  readonly at: Date;
  readonly received_at: Date;
  readonly properties: Readonly<Record<string, Json>>;
}

export const COLUMNS = 'position, external_id, type, customer, staff_id, at, received_at, properties';

/** Place in a list that goes from the newest down: rows before (at, key). */
export interface Before {
  readonly at: Date;
  readonly key: number;
}

/** Whose events or orders are asked for: of these, or of everybody who is not gone. */
export type Customers = readonly number[] | IsGone;

/** The condition on rows of a table, and what its parameter $2 stands for. */
export const ofCustomers = (table: 'event' | 'orders', customers: Customers) =>
  typeof customers === 'function'
    ? {
        are: `$2::int[] is null and not ${customers(`${table}.workspace_id`, `${table}.customer`)}`,
        these: null,
      }
    : { are: 'customer = any($2::int[])', these: customers };

/** Which events are asked for, beside whose. */
export interface EventFilter {
  readonly type: string | null;
  /** Happened at this time or later. */
  readonly since: Date | null;
  /** Happened before this time. */
  readonly until: Date | null;
  /** Accepted after this position. */
  readonly after: number | null;
  /** Orders stand among them, as `order.paid` and `order.refunded`. */
  readonly orders: boolean;
}

export const ANY_EVENT: EventFilter = { type: null, since: null, until: null, after: null, orders: false };

/** Of `EventFilter`, from parameter $3 on. */
const ASKED = `($3::text is null or type = $3) and ($4::timestamptz is null or at >= $4)
        and ($5::timestamptz is null or at < $5) and ($6::bigint is null or position > $6)`;

const askedFor = ({ type, since, until, after }: EventFilter) => [type, since, until, after];

const ORDER_TABLES = { 'order.paid': PAID_EVENTS, 'order.refunded': REFUND_EVENTS };

/** What has to be read, only what can have rows of the type. */
function tablesOf({ type, orders }: EventFilter): string[] {
  if (!orders) return ['event'];
  if (type === null) return ['event', ...Object.values(ORDER_TABLES)];
  return [ORDER_TABLES[type as keyof typeof ORDER_TABLES] ?? 'event'];
}

/** The first rows of all tables together: each is read by its own index. */
function firstOf(filter: EventFilter, are: string, more: string, order: string, limit: string): string {
  const each = tablesOf(filter).map(
    (table) => `(select ${COLUMNS} from ${table} as event
      where workspace_id = $1 and ${are} and not superseded and ${ASKED} and ${more}
      order by ${order} limit ${limit})`,
  );
  return each.length === 1 ? `${each[0]}` : `${each.join(' union all ')} order by ${order} limit ${limit}`;
}

/** Newest first, of several customers (a survivor and those merged into it) or of one type. */
export const eventsOf = (
  db: Queryable,
  workspace: number,
  customers: Customers,
  filter: EventFilter,
  before: Before | null,
  limit: number,
): Promise<EventRecord[]> => {
  const { are, these } = ofCustomers('event', customers);
  const below = '($7::timestamptz is null or (at, position) < ($7, $8::bigint))';
  return db.many<EventRecord>(firstOf(filter, are, below, 'at desc, position desc', '$9'), [
    workspace,
    these,
    ...askedFor(filter),
    before?.at ?? null,
    before?.key ?? null,
    limit,
  ]);
};

/** The last accepted first: there is an index for that over all types and customers, none by time. */
export const eventsAccepted = (
  db: Queryable,
  workspace: number,
  customers: Customers,
  filter: EventFilter,
  below: number | null,
  limit: number,
): Promise<EventRecord[]> => {
  const { are, these } = ofCustomers('event', customers);
  const lower = '($7::bigint is null or position < $7)';
  return db.many<EventRecord>(firstOf(filter, are, lower, 'position desc', '$8'), [
    workspace,
    these,
    ...askedFor(filter),
    below,
    limit,
  ]);
};

/**
 * The event that took this position, also one that a longer telling of the same visit has replaced, or an order that was
 * paid or refunded there.
 */
export const eventAt = (db: Queryable, workspace: number, position: number): Promise<EventRecord | null> =>
  db.maybe<EventRecord>(
    tablesOf({ ...ANY_EVENT, orders: true })
      .map((table) => `select ${COLUMNS} from ${table} as event where workspace_id = $1 and position = $2`)
      .join(' union all '),
    [workspace, position],
  );

export async function countEvents(
  db: Queryable,
  workspace: number,
  customers: Customers,
  filter: EventFilter = ANY_EVENT,
): Promise<number> {
  const { are, these } = ofCustomers('event', customers);
  const counts = tablesOf(filter).map(
    (table) => `(select count(*) from ${table} as event
                  where workspace_id = $1 and ${are} and not superseded and ${ASKED})`,
  );
  const { n } = await db.one<{ n: number }>(`select ${counts.join(' + ')} as n`, [
    workspace,
    these,
    ...askedFor(filter),
  ]);
  return n;
}
