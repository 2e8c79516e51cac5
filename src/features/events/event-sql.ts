/** SQL that appends to `event` and `event_id`, counts in them, and moves and removes what is in them. */
import type { Queryable, Tx } from '#platform/db';
import type { Json } from './core/public.ts';

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
