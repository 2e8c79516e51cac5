import { acceptCheckedOrders, type CheckedOrders, checkOrders } from '#features/events';
import type { OrderRecord } from '#features/imports/core';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { countingDirectory } from './counting-directory.ts';
import type { Batch } from './file-rows.ts';
import { RefusedRows } from './refused-rows.ts';
import { countCodes, NOTHING } from './tally.ts';
import type { PrepareBatch, Writing, Written } from './write-batch.ts';

interface Prepared {
  readonly batch: Batch<OrderRecord>;
  readonly writing: Writing;
  readonly refused: RefusedRows;
  readonly orders: readonly { readonly line: number; readonly order: OrderRecord }[];
  readonly checked: CheckedOrders;
}

/** Orders, with the customers whom nobody knew. */
export const prepareOrders: PrepareBatch<OrderRecord> = async (_, batch, writing) => {
  const refused = new RefusedRows(batch, writing.kind, writing.columns, writing.mapping);
  const orders = batch.outcomes.flatMap((outcome) => {
    if (outcome.ok) return [{ line: outcome.lines[0] ?? 0, order: outcome.record }];
    refused.outcome(outcome);
    return [];
  });
  const checked = await checkOrders(orders.map(({ order }) => order));
  return (tx, ctx) => writeOrders(tx, ctx, { batch, writing, refused, orders, checked });
};

async function writeOrders(
  tx: Tx,
  ctx: Ctx,
  { batch, writing, refused, orders, checked }: Prepared,
): Promise<Written> {
  const directory = countingDirectory(writing.job);
  const accepted = await acceptCheckedOrders(tx, ctx, checked, directory);
  for (const { index, error } of accepted.refused) refused.error(orders[index]?.line ?? 0, error);
  // A file says what the orders are: one that says something else than before is a problem to look at.
  const unread = accepted.differing.filter((one) => one.isDuplicate);
  for (const { index, error } of unread) refused.error(orders[index]?.line ?? 0, error);
  const done = orders.length - accepted.refused.length;
  return {
    counts: {
      ...NOTHING,
      rows: batch.rows,
      new: accepted.accepted,
      updated: done - accepted.accepted - accepted.duplicates,
      unchanged: accepted.duplicates - unread.length,
      refused: refused.codes.length,
      refusedBy: countCodes(refused.codes),
      newCustomers: directory.created,
    },
    problems: refused.problems,
    // An order is an event of the customer; nothing of the customer's own is changed by it.
    touched: [],
  };
}
