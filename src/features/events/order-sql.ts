/** SQL on `orders`. Its statistics are kept in `order-stats-sql.ts`. */
import type { Queryable, Tx } from '#platform/db';
import type { OrderItem } from './core/public.ts';
import { type Before, type Customers, ofCustomers } from './journal-sql.ts';
import { columns, type Span } from './span.ts';

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

/** Parameters: workspace, types, since (inclusive; null: the beginning), customers (null: everybody). The other half of the history (see `history-sql.ts`). */
export const HISTORY_ORDERS = `
  select customer, 'order.paid' as type, paid_at as at, null::jsonb as properties, order_no,
         amount - refund_amount as amount, currency, quantity, items
    from orders
   where workspace_id = $1 and 'order.paid' = any($2) and (refunded_at is null or refund_amount < amount)
     and ($3::timestamptz is null or paid_at >= $3)
     and ($4::int[] is null or customer = any($4))
  union all
  select customer, 'order.refunded', refunded_at, null::jsonb, order_no, refund_amount, currency, null, null
    from orders
   where workspace_id = $1 and 'order.refunded' = any($2) and refunded_at is not null
     and ($3::timestamptz is null or refunded_at >= $3)
     and ($4::int[] is null or customer = any($4))`;

/** Orders that count of the customers of `cohort`, paid from $3 to $4; $1: workspace. As `DONE_BY_COHORT`. */
export const PAID_BY_COHORT = `
  select o.customer, o.currency, o.amount - o.refund_amount as amount
    from cohort join orders o on o.workspace_id = $1 and o.customer = cohort.customer
   where (o.refunded_at is null or o.refund_amount < o.amount) and o.paid_at >= $3 and o.paid_at <= $4`;
