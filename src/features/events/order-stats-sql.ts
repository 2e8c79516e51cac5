/**
 * SQL on `order_stats`: what is kept of a customer's orders, written in the transaction of each order, refund and move.
 */
import { type Queryable, streamTexts, type Tx } from '#platform/db';
import { changedIn } from '#platform/feed';
import {
  FEWEST_ORDERS,
  FEWEST_PURCHASES,
  MOST_ORDERS,
  type OrderStats,
  type PurchaseCycle,
} from './core/public.ts';

/** Statistics of one customer's orders; without a row there never was an order. */
export interface CustomerOrders extends OrderStats, PurchaseCycle {
  readonly customer: number;
  readonly topProduct: string | null;
}

const ROW = `json_build_array(customer, count, total, floor(extract(epoch from first_at) * 1000),
  floor(extract(epoch from last_at) * 1000), cycle_days, floor(extract(epoch from next_at) * 1000), top_product)`;

type StatsRow = readonly [
  customer: number,
  count: number,
  total: number,
  first: number | null,
  last: number | null,
  cycleDays: number | null,
  next: number | null,
  topProduct: string | null,
];

const moment = (at: number | null): Date | null => (at === null ? null : new Date(at));

const statsOf = ([
  customer,
  count,
  total,
  first,
  last,
  cycleDays,
  next,
  topProduct,
]: StatsRow): CustomerOrders => ({
  customer,
  count,
  total,
  firstAt: moment(first),
  lastAt: moment(last),
  cycleDays,
  nextAt: moment(next),
  topProduct,
});

export async function orderStatsOf(
  db: Queryable,
  workspace: number,
  customers: Iterable<number>,
): Promise<CustomerOrders[]> {
  const [row] = await db.rows<{ list: StatsRow[] | null }>({
    name: 'order-stats',
    text: `select json_agg(${ROW}) as list from order_stats where workspace_id = $1 and customer = any($2::int[])`,
    values: [workspace, `{${[...customers].join(',')}}`],
  });
  return readOrderStats(row?.list);
}

/** In batches, what changed after a position; 0: everything. */
export async function* orderStatsSince(
  tx: Tx,
  workspace: number,
  position: number,
): AsyncGenerator<CustomerOrders[], void, undefined> {
  const query = `select ${ROW} from order_stats
    where workspace_id = ${Number(workspace)} and position > ${Number(position)}`;
  for await (const rows of streamTexts(tx, query)) yield rows.map(([row]) => statsOf(JSON.parse(row ?? '')));
}

/** Of customers from one ordinal to another. */
export const orderStatsBetween = (
  db: Queryable,
  workspace: number,
  from: number,
  to: number,
): Promise<CustomerOrders[]> =>
  db.many<CustomerOrders>(
    `select customer, count, total, first_at as "firstAt", last_at as "lastAt", cycle_days as "cycleDays",
            next_at as "nextAt", top_product as "topProduct"
       from order_stats where workspace_id = $1 and customer between $2 and $3`,
    [workspace, from, to],
  );

/** Whose orders changed after a position and up to another one. */
export const orderedBetween = changedIn('order_stats');

/** The same as one JSON value inside another statement; $1: workspace, $2: position. `readOrderStats` reads it. */
export const ORDER_STATS_SINCE = `(
  select json_agg(${ROW}) from order_stats where workspace_id = $1 and position > $2)`;

export const readOrderStats = (rows: unknown): CustomerOrders[] => ((rows ?? []) as StatsRow[]).map(statsOf);

/**
 * Orders that count, by customer: `last_at`, `frequency`, `monetary` (minor units, refunds taken off). $1 workspace; $2
 * and $3 from when (null: the first) to when, both included; $4 the only currency, null: any, added as they are.
 */
export const PURCHASES = `
  select customer, max(paid_at) as last_at, count(*)::int as frequency, sum(amount - refund_amount)::bigint as monetary
    from orders
   where workspace_id = $1 and (refunded_at is null or refund_amount < amount)
     and ($2::timestamptz is null or paid_at >= $2) and paid_at <= $3 and ($4::text is null or currency = $4)
   group by customer`;

/**
 * The same of all orders in any currency ($2 and $4 null), from the statistics that are kept; only whoever has an order
 * after $3 is counted from his orders.
 */
export const ALL_PURCHASES = `
  select customer, last_at, count as frequency, total as monetary from order_stats
   where workspace_id = $1 and last_at <= $3
  union all
  select customer, max(paid_at), count(*)::int, sum(amount - refund_amount)::bigint from orders
   where workspace_id = $1 and (refunded_at is null or refund_amount < amount) and paid_at <= $3
     and $2::timestamptz is null and $4::text is null
     and customer in (select s.customer from order_stats s where s.workspace_id = $1 and s.last_at > $3)
   group by customer`;

const ZONE = '(select time_zone from workspace where id = $1)';

/**
 * Habits of a customer, who is given as SQL, by the newest of his orders (`core/purchase-cycle.ts` and
 * `core/top-product.ts` have the meaning). Of a limited number, so that one order more costs the same of whoever has a
 * hundred thousand.
 */
const habitsOf = (customer: string): string => `
  with newest as materialized (
    select o.id, o.paid_at at time zone ${ZONE} as at, o.items from orders o
     where o.workspace_id = $1 and o.customer = ${customer} and (o.refunded_at is null or o.refund_amount < o.amount)
     order by o.paid_at desc, o.id desc limit ${MOST_ORDERS})
  select days as cycle_days, (last_at + make_interval(days => days)) at time zone ${ZONE} as next_at, (
           select product
             from (select id, at, item ->> 'product' as product
                     from newest cross join jsonb_array_elements(items) item) bought
            group by product having count(distinct id) >= ${FEWEST_ORDERS}
            order by count(distinct id) desc, max(at) desc, product collate "C" limit 1) as top_product
    from (select max(at) as last_at,
                 case when count(gap) >= ${FEWEST_PURCHASES - 1}
                      then floor(percentile_cont(0.5) within group (order by gap) + 0.5)::int end as days
            from (select max(at) as at, at::date - lag(at::date) over (order by at::date) as gap
                    from newest group by at::date) purchases) cycle`;

/** Columns of `habitsOf`, in its order. */
const HABITS = 'cycle_days, next_at, top_product';
const HABITS_SET = `cycle_days = excluded.cycle_days, next_at = excluded.next_at, top_product = excluded.top_product`;

/** Adds what new orders contribute; they are written before. `stats` holds each customer once. */
export const addToStats = (
  tx: Tx,
  workspace: number,
  stats: readonly { readonly customer: number; readonly add: OrderStats; readonly position: number }[],
): Promise<number> =>
  tx.run(
    `insert into order_stats as s (workspace_id, customer, count, total, first_at, last_at, position, ${HABITS})
     select $1, n.*, habits.*
       from unnest($2::int[], $3::int[], $4::bigint[], $5::timestamptz[], $6::timestamptz[], $7::bigint[])
              as n (customer, count, total, first_at, last_at, position)
      cross join lateral (${habitsOf('n.customer')}) habits
     on conflict (workspace_id, customer) do update
        set count = s.count + excluded.count, total = s.total + excluded.total,
            first_at = least(s.first_at, excluded.first_at), last_at = greatest(s.last_at, excluded.last_at),
            position = excluded.position, ${HABITS_SET}`,
    [
      workspace,
      stats.map((s) => s.customer),
      stats.map((s) => s.add.count),
      stats.map((s) => s.add.total),
      stats.map((s) => s.add.firstAt?.toISOString() ?? null),
      stats.map((s) => s.add.lastAt?.toISOString() ?? null),
      stats.map((s) => s.position),
    ],
  );

/** Counts the orders again: after a refund or a move, when the first or last one may be another. */
export const recountStats = (
  tx: Tx,
  workspace: number,
  customers: readonly number[],
  positions: readonly number[],
): Promise<number> =>
  tx.run(
    `insert into order_stats as s (workspace_id, customer, count, total, first_at, last_at, position, ${HABITS})
     select $1, counted.*, habits.*
       from (select c.customer, count(o.id), coalesce(sum(o.amount - o.refund_amount), 0), min(o.paid_at),
                    max(o.paid_at), c.position
               from unnest($2::int[], $3::bigint[]) as c (customer, position)
               left join orders o on o.workspace_id = $1 and o.customer = c.customer
                     and (o.refunded_at is null or o.refund_amount < o.amount)
              group by c.customer, c.position) counted
      cross join lateral (${habitsOf('counted.customer')}) habits
     on conflict (workspace_id, customer) do update
        set count = excluded.count, total = excluded.total, first_at = excluded.first_at, last_at = excluded.last_at,
            position = excluded.position, ${HABITS_SET}`,
    [workspace, customers, positions],
  );

/** Of the next customers behind one who may have a purchase cycle, those whose kept one is not that of the zone of today. */
export const cyclesThatDiffer = (
  tx: Tx,
  workspace: number,
  after: number,
  limit: number,
): Promise<{ last: number | null; looked: number; differing: number[] }> =>
  tx.one(
    `select max(s.customer) as last, count(*)::int as looked,
            coalesce(array_agg(s.customer order by s.customer) filter (
              where (habits.cycle_days, habits.next_at) is distinct from (s.cycle_days, s.next_at)), '{}') as differing
       from (select customer, cycle_days, next_at from order_stats
              where workspace_id = $1 and customer > $2 and count >= ${FEWEST_PURCHASES}
              order by customer limit $3) s
      cross join lateral (${habitsOf('s.customer')}) habits`,
    [workspace, after, limit],
  );
