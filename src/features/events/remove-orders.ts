/** Takes orders back that one long work brought in, known by the positions at which it wrote. */
import { record } from '#features/staff';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { advance } from '#platform/feed';
import { recountOrders } from './customer-journal.ts';
import { deleteOrdersAt } from './order-sql.ts';
import type { Span } from './span.ts';

/**
 * Removes up to `limit` of them and answers how many; 0: none is left that can go. An order that somebody refunded
 * since stays, and so does a refund of an order that was there before. `others`: further positions whose refunds are
 * not somebody else's either.
 */
export async function removeOrders(
  tx: Tx,
  ctx: Ctx,
  spans: readonly Span[],
  limit: number,
  others: readonly Span[] = [],
): Promise<number> {
  await advance(tx, ctx.workspace, 0);
  const removed = await deleteOrdersAt(tx, ctx.workspace, spans, [...spans, ...others], limit);
  if (removed.length === 0) return 0;
  await recountOrders(tx, ctx.workspace, [...new Set(removed.map((row) => row.customer))]);
  await record(tx, ctx, { did: 'orders.removed', subject: null, after: { removed: removed.length } });
  return removed.length;
}
