/** SQL on `event`, `event_id` and `event_removal`. Only this file and `answer-sql.ts` name them. */
import type { Queryable, Tx } from '#platform/db';
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

export async function knownIds(tx: Tx, workspace: number, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.many<{ external_id: string }>(
    'select external_id from event_id where workspace_id = $1 and external_id = any($2::text[])',
    [workspace, ids],
  );
  return new Set(rows.map((row) => row.external_id));
}

export interface NewEvent {
  readonly externalId: string;
  readonly type: string;
  readonly customer: number;
  readonly staff: number | null;
  readonly at: Date;
  readonly properties: Readonly<Record<string, Json>>;
}

/** Appends events in the given order from position `first` on. Their ids must not be known yet. */
export async function insertEvents(
  tx: Tx,
  workspace: number,
  first: number,
  receivedAt: Date,
  events: readonly NewEvent[],
): Promise<void> {
  const ids = tx.run('insert into event_id (workspace_id, external_id) select $1, unnest($2::text[])', [
    workspace,
    events.map((e) => e.externalId),
  ]);
  const rows = tx.run(
    `insert into event (workspace_id, position, external_id, type, customer, staff_id, at, received_at, properties)
     select $1, $2::bigint + e.n - 1, e.external_id, e.type, e.customer, e.staff_id, e.at, $3, e.properties::jsonb
       from unnest($4::text[], $5::text[], $6::int[], $7::int[], $8::timestamptz[], $9::text[])
            with ordinality as e (external_id, type, customer, staff_id, at, properties, n)`,
    [
      workspace,
      first,
      receivedAt,
      events.map((e) => e.externalId),
      events.map((e) => e.type),
      events.map((e) => e.customer),
      events.map((e) => e.staff),
      events.map((e) => e.at.toISOString()),
      events.map((e) => JSON.stringify(e.properties)),
    ],
  );
  await Promise.all([ids, rows]);
}

/** What a visit is of: others' numbers of visits may be those of whole sessions, over several materials or pages. */
export const ABOUT = `coalesce(properties->>'material', properties->>'url', '')`;

/** The tellings of the visits in `told`, the one that counts at the first place. */
export const TELLINGS = `
       select event.position, event.at, event.superseded,
              row_number() over (partition by event.customer, event.type, told.visit, told.about
                                     order by (event.properties->>'seconds')::float8 desc nulls last,
                                              event.position desc) as place
         from event join told on event.customer = told.customer and event.type = told.type
                             and event.properties->>'visit' = told.visit and ${ABOUT} = told.about
        where event.workspace_id = $1`;

/**
 * Of all tellings of the visits that were told of at these positions, only the one with the most seconds counts; of equal
 * ones the last.
 */
export const keepLongestTelling = (
  tx: Tx,
  workspace: number,
  types: readonly string[],
  first: number,
  last: number,
): Promise<number> =>
  tx.run(
    `with told as (
       select distinct customer, type, properties->>'visit' as visit, ${ABOUT} as about from event
        where workspace_id = $1 and position between $3 and $4 and type = any($2::text[])
          and properties->>'visit' is not null),
     ranked as (${TELLINGS} and not event.superseded)
     update event set superseded = true from ranked
      where event.workspace_id = $1 and event.position = ranked.position and event.at = ranked.at and ranked.place > 1`,
    [workspace, types, first, last],
  );

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

/** Of each customer asked about, when something of these types happened first after a moment; null: nothing did. */
export async function firstAfter(
  db: Queryable,
  workspace: number,
  asked: readonly { readonly customer: number; readonly at: Date }[],
  types: readonly string[],
): Promise<(Date | null)[]> {
  const rows = await db.many<{ first: Date | null }>(
    `select (select min(e.at) from event e
              where e.workspace_id = $1 and e.customer = a.customer and e.at > a.at and e.type = any($4::text[])) as first
       from unnest($2::int[], $3::timestamptz[]) with ordinality a (customer, at, n) order by a.n`,
    [workspace, asked.map((one) => one.customer), asked.map((one) => one.at), types],
  );
  return rows.map((row) => row.first);
}

/** Events of these types in a stretch, its end left out. */
export const countByType = (
  db: Queryable,
  workspace: number,
  types: readonly string[],
  { from, until }: { readonly from: Date; readonly until: Date },
): Promise<{ readonly type: string; readonly count: number }[]> =>
  db.many(
    `select type, count(*)::int as count from event
      where workspace_id = $1 and type = any($2::text[]) and at >= $3 and at < $4 and not superseded group by type`,
    [workspace, types, from, until],
  );

/** Of these customers, those who have events. */
export const customersWithEvents = async (
  db: Queryable,
  workspace: number,
  customers: readonly number[],
): Promise<number[]> =>
  (
    await db.many<{ customer: number }>(
      'select distinct customer from event where workspace_id = $1 and customer = any($2::int[])',
      [workspace, customers],
    )
  ).map((row) => row.customer);

/** Gives all events of one customer to another; answers with their positions, by which they can be given back. */
export async function moveEvents(tx: Tx, workspace: number, from: number, into: number): Promise<number[]> {
  const rows = await tx.many<{ position: number }>(
    'update event set customer = $3 where workspace_id = $1 and customer = $2 returning position',
    [workspace, from, into],
  );
  return rows.map((row) => row.position);
}

/** Only those that still are with `from`. */
export const moveEventsAt = (
  tx: Tx,
  workspace: number,
  from: number,
  into: number,
  positions: readonly number[],
): Promise<number> =>
  tx.run(
    `update event set customer = $3
      where workspace_id = $1 and customer = $2 and position = any($4::bigint[])`,
    [workspace, from, into, positions],
  );

/** The ids stay known, so that a repeated delivery does not bring an erased event back. */
export const deleteEvents = (tx: Tx, workspace: number, customers: readonly number[]): Promise<number> =>
  tx.run('delete from event where workspace_id = $1 and customer = any($2::int[])', [workspace, customers]);

/** Makes the partitions of this month and the two after it. Safe to repeat. */
export async function makeEventPartitions(db: Queryable, now: Date): Promise<void> {
  await db.run(
    `select make_month_partition('event', (date_trunc('month', $1::timestamptz at time zone 'UTC')
            + make_interval(months => ahead))::date)
       from generate_series(0, 2) ahead`,
    [now],
  );
}

/**
 * What the customers of `cohort` did from $3 to $4, by type, customer and day of the zone $5; $1: workspace. A part of a
 * statement, before which `cohort` stands.
 */
export const DONE_BY_COHORT = `
  select e.type, e.customer, to_char(e.at at time zone $5, 'YYYY-MM-DD') as day, count(*)::int as n
    from cohort join event e on e.workspace_id = $1 and e.customer = cohort.customer
   where not e.superseded and e.at >= $3 and e.at <= $4 group by 1, 2, 3`;
