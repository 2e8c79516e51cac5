/** Orders and events in a trial of writes (`platform/db/trial.ts`): which tables it needs, and how they are filled. */
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

/** `event` stays empty: whether an event is taken depends on its id only. */
export const eventTrialTables = ['event', 'event_id'] as const;

/** Copies those of these ids that are known and not there yet. */
export const copyEventIds = (tx: TrialTx, workspace: number, ids: readonly string[]): Promise<number> =>
  tx.run(
    `insert into event_id (workspace_id, external_id)
     select workspace_id, external_id from ${tx.real('event_id')}
      where workspace_id = $1 and external_id = any($2::text[])
     on conflict do nothing`,
    [workspace, ids],
  );
