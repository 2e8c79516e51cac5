/** Orders in a trial of writes (`platform/db/trial.ts`): which tables it needs, and how they are filled. */
import type { TrialTx } from '#platform/db';

/** `order_stats` stays empty: what becomes of an order does not depend on it. */
export const orderTrialTables = ['orders', 'order_stats'] as const;

/** Copies the orders with these numbers that are not there yet. */
export const copyOrders = (tx: TrialTx, workspace: number, numbers: readonly string[]): Promise<number> =>
  tx.run(
    `insert into orders (workspace_id, order_no, customer, amount, currency, quantity, paid_at, items, refunded_at,
                         refund_amount, position, refund_position)
     select workspace_id, order_no, customer, amount, currency, quantity, paid_at, items, refunded_at,
            refund_amount, position, refund_position
       from ${tx.real('orders')} where workspace_id = $1 and order_no = any($2::text[])
     on conflict (workspace_id, order_no) do nothing`,
    [workspace, numbers],
  );
