/** SQL on `orders` and `order_stats`. Only this file names them. */
import { type Queryable, streamTexts, type Tx } from '#platform/db';
import type { OrderItem, OrderStats } from './core/public.ts';
import { type Before, type Customers, ofCustomers } from './event-sql.ts';

export interface OrderRecord {
  readonly id: number;
  readonly order_no: string;
  readonly customer: number;
  readonly amount: number;
  readonly currency: string;
  readonly quantity: number;
  readonly paid_at: Date;
  readonly items: readonly OrderItem[];
  readonly refunded_at: Date | null;
  readonly refund_amount: number;
  readonly position: number;
  readonly refund_position: number | null;
}

const COLUMNS = `id, order_no, customer, amount, currency, quantity, paid_at, items, refunded_at, refund_amount, position,
                 refund_position`;

export const ordersByNumber = (
  tx: Tx,
  workspace: number,
  numbers: readonly string[],
): Promise<OrderRecord[]> =>
  tx.many<OrderRecord>(
    `select ${COLUMNS} from orders where workspace_id = $1 and order_no = any($2::text[])`,
    [workspace, numbers],
  );

export interface NewOrder {
  readonly orderNo: string;
  readonly customer: number;
  readonly amount: number;
  readonly currency: string;
  readonly quantity: number;
  readonly paidAt: Date;
  readonly items: readonly OrderItem[];
  readonly refund: { readonly at: Date; readonly amount: number } | null;
  readonly position: number;
  readonly refundPosition: number | null;
}

export const insertOrders = (tx: Tx, workspace: number, orders: readonly NewOrder[]): Promise<number> =>
  tx.run(
    `insert into orders (workspace_id, order_no, customer, amount, currency, quantity, paid_at, items, refunded_at,
                         refund_amount, position, refund_position)
     select $1, o.order_no, o.customer, o.amount, o.currency, o.quantity, o.paid_at, o.items::jsonb, o.refunded_at,
            o.refund_amount, o.position, o.refund_position
       from unnest($2::text[], $3::int[], $4::bigint[], $5::text[], $6::float8[], $7::timestamptz[], $8::text[],
                   $9::timestamptz[], $10::bigint[], $11::bigint[], $12::bigint[])
            as o (order_no, customer, amount, currency, quantity, paid_at, items, refunded_at, refund_amount, position,
                  refund_position)`,
    [
      workspace,
      orders.map((o) => o.orderNo),
      orders.map((o) => o.customer),
      orders.map((o) => o.amount),
      orders.map((o) => o.currency),
      orders.map((o) => o.quantity),
      orders.map((o) => o.paidAt.toISOString()),
      orders.map((o) => JSON.stringify(o.items)),
      orders.map((o) => o.refund?.at.toISOString() ?? null),
      orders.map((o) => o.refund?.amount ?? 0),
      orders.map((o) => o.position),
      orders.map((o) => o.refundPosition),
    ],
  );

export interface Refund {
  readonly orderNo: string;
  readonly at: Date;
  /** Refunded so far in all. */
  readonly amount: number;
  readonly position: number;
}

export const refundOrders = (tx: Tx, workspace: number, refunds: readonly Refund[]): Promise<number> =>
  tx.run(
    `update orders o set refunded_at = r.at, refund_amount = r.amount, refund_position = r.position
       from unnest($2::text[], $3::timestamptz[], $4::bigint[], $5::bigint[]) as r (order_no, at, amount, position)
      where o.workspace_id = $1 and o.order_no = r.order_no`,
    [
      workspace,
      refunds.map((r) => r.orderNo),
      refunds.map((r) => r.at.toISOString()),
      refunds.map((r) => r.amount),
      refunds.map((r) => r.position),
    ],
  );

/** Gives each of these orders to a customer. */
export const giveOrders = (
  tx: Tx,
  workspace: number,
  orders: readonly { readonly orderNo: string; readonly customer: number }[],
): Promise<number> =>
  tx.run(
    `update orders o set customer = g.customer from unnest($2::text[], $3::int[]) as g (order_no, customer)
      where o.workspace_id = $1 and o.order_no = g.order_no`,
    [workspace, orders.map((o) => o.orderNo), orders.map((o) => o.customer)],
  );

/** Newest first, of several customers (a survivor and those merged into it). */
export const ordersOf = (
  db: Queryable,
  workspace: number,
  customers: readonly number[],
  before: Before | null,
  limit: number,
): Promise<OrderRecord[]> =>
  db.many<OrderRecord>(
    `select ${COLUMNS} from orders
      where workspace_id = $1 and customer = any($2::int[])
        and ($3::timestamptz is null or (paid_at, id) < ($3, $4::bigint))
      order by paid_at desc, id desc limit $5`,
    [workspace, customers, before?.at ?? null, before?.key ?? null, limit],
  );

/** The last accepted first. */
export const ordersAccepted = (
  db: Queryable,
  workspace: number,
  customers: Customers,
  below: number | null,
  limit: number,
): Promise<OrderRecord[]> => {
  const { are, these } = ofCustomers('orders', customers);
  return db.many<OrderRecord>(
    `select ${COLUMNS} from orders
      where workspace_id = $1 and ${are} and ($3::bigint is null or position < $3)
      order by position desc limit $4`,
    [workspace, these, below, limit],
  );
};

export async function countOrders(db: Queryable, workspace: number, customers: Customers): Promise<number> {
  const { are, these } = ofCustomers('orders', customers);
  const { n } = await db.one<{ n: number }>(
    `select count(*) as n from orders where workspace_id = $1 and ${are}`,
    [workspace, these],
  );
  return n;
}

/** Gives all orders of one customer to another; answers with their row numbers, by which they can be given back. */
export async function moveOrders(tx: Tx, workspace: number, from: number, into: number): Promise<number[]> {
  const rows = await tx.many<{ id: number }>(
    'update orders set customer = $3 where workspace_id = $1 and customer = $2 returning id',
    [workspace, from, into],
  );
  return rows.map((row) => row.id);
}

/** Only those that still are with `from`. */
export const moveOrdersById = (
  tx: Tx,
  workspace: number,
  from: number,
  into: number,
  ids: readonly number[],
): Promise<number> =>
  tx.run(
    'update orders set customer = $3 where workspace_id = $1 and customer = $2 and id = any($4::bigint[])',
    [workspace, from, into, ids],
  );

/** Positions from `first` to `last`, both included. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

const columns = (spans: readonly Span[]) => [spans.map((one) => one.first), spans.map((one) => one.last)];

/** Removes up to `limit` orders that were accepted in these positions, unless a position outside `own` refunded them. */
export const deleteOrdersAt = (
  tx: Tx,
  workspace: number,
  spans: readonly Span[],
  own: readonly Span[],
  limit: number,
): Promise<{ customer: number }[]> =>
  tx.many<{ customer: number }>(
    // By address, so that the plan does not depend on statistics, which a table that just grew has none of.
    `delete from orders where ctid = any(array(
       select o.ctid from unnest($2::bigint[], $3::bigint[]) as s (first, last)
         join orders o on o.workspace_id = $1 and o.position between s.first and s.last
        where o.refund_position is null or exists (
              select from unnest($4::bigint[], $5::bigint[]) as r (first, last)
               where o.refund_position between r.first and r.last)
        limit $6))
     returning customer`,
    [workspace, ...columns(spans), ...columns(own), limit],
  );

/** Orders that were accepted or refunded in these positions. */
export async function countOrdersAt(
  db: Queryable,
  workspace: number,
  spans: readonly Span[],
): Promise<number> {
  const { n } = await db.one<{ n: number }>(
    `select count(*) as n from (
       select o.id from unnest($2::bigint[], $3::bigint[]) as s (first, last)
         join orders o on o.workspace_id = $1 and o.position between s.first and s.last
       union
       select o.id from unnest($2::bigint[], $3::bigint[]) as s (first, last)
         join orders o on o.workspace_id = $1 and o.refund_position between s.first and s.last) as touched`,
    [workspace, ...columns(spans)],
  );
  return n;
}

/** Of these customers, those who have orders. */
export const customersWithOrders = async (
  db: Queryable,
  workspace: number,
  customers: readonly number[],
): Promise<number[]> =>
  (
    await db.many<{ customer: number }>(
      'select distinct customer from orders where workspace_id = $1 and customer = any($2::int[])',
      [workspace, customers],
    )
  ).map((row) => row.customer);

/** Statistics of one customer's orders; without a row there never was an order. */
export interface CustomerOrders extends OrderStats {
  readonly customer: number;
}

const ROW = `json_build_array(customer, count, total, floor(extract(epoch from first_at) * 1000),
  floor(extract(epoch from last_at) * 1000))`;

type StatsRow = readonly [number, number, number, number | null, number | null];

const statsOf = ([customer, count, total, first, last]: StatsRow): CustomerOrders => ({
  customer,
  count,
  total,
  firstAt: first === null ? null : new Date(first),
  lastAt: last === null ? null : new Date(last),
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
    `select customer, count, total, first_at as "firstAt", last_at as "lastAt" from order_stats
      where workspace_id = $1 and customer between $2 and $3`,
    [workspace, from, to],
  );

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

/** Adds what new orders contribute. `stats` holds each customer once. */
export const addToStats = (
  tx: Tx,
  workspace: number,
  stats: readonly { readonly customer: number; readonly add: OrderStats; readonly position: number }[],
): Promise<number> =>
  tx.run(
    `insert into order_stats as s (workspace_id, customer, count, total, first_at, last_at, position)
     select $1, n.* from unnest($2::int[], $3::int[], $4::bigint[], $5::timestamptz[], $6::timestamptz[], $7::bigint[]) as n
     on conflict (workspace_id, customer) do update
        set count = s.count + excluded.count, total = s.total + excluded.total,
            first_at = least(s.first_at, excluded.first_at), last_at = greatest(s.last_at, excluded.last_at),
            position = excluded.position`,
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
    `insert into order_stats as s (workspace_id, customer, count, total, first_at, last_at, position)
     select $1, c.customer, count(o.id), coalesce(sum(o.amount - o.refund_amount), 0), min(o.paid_at), max(o.paid_at),
            c.position
       from unnest($2::int[], $3::bigint[]) as c (customer, position)
       left join orders o on o.workspace_id = $1 and o.customer = c.customer
             and (o.refunded_at is null or o.refund_amount < o.amount)
      group by c.customer, c.position
     on conflict (workspace_id, customer) do update
        set count = excluded.count, total = excluded.total, first_at = excluded.first_at, last_at = excluded.last_at,
            position = excluded.position`,
    [workspace, customers, positions],
  );

/** Parameters: workspace, types, since, until, customers. The other half of the history (see `event-sql.ts`). */
export const HISTORY_ORDERS = `
  select customer, 'order.paid' as type, paid_at as at, null::jsonb as properties, order_no,
         amount - refund_amount as amount, currency, quantity, items
    from orders
   where workspace_id = $1 and 'order.paid' = any($2) and (refunded_at is null or refund_amount < amount)
     and ($3::timestamptz is null or paid_at >= $3) and ($4::timestamptz is null or paid_at < $4)
     and ($5::int[] is null or customer = any($5))
  union all
  select customer, 'order.refunded', refunded_at, null::jsonb, order_no, refund_amount, currency, null, null
    from orders
   where workspace_id = $1 and 'order.refunded' = any($2) and refunded_at is not null
     and ($3::timestamptz is null or refunded_at >= $3) and ($4::timestamptz is null or refunded_at < $4)
     and ($5::int[] is null or customer = any($5))`;
