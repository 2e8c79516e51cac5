import { acceptCheckedEvents, type CheckedEvents, checkEvents } from '#features/events';
import type { EventRecord } from '#features/imports/core';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { countingDirectory } from './counting-directory.ts';
import type { Batch } from './file-rows.ts';
import { RefusedRows } from './refused-rows.ts';
import { countCodes, NOTHING } from './tally.ts';
import type { PrepareBatch, Writing, Written } from './write-batch.ts';

interface Prepared {
  readonly batch: Batch<EventRecord>;
  readonly writing: Writing;
  readonly refused: RefusedRows;
  /** Of the events, in their order. */
  readonly lines: readonly number[];
  readonly checked: CheckedEvents;
}

/** What customers did, with the customers whom nobody knew. */
export const prepareEvents: PrepareBatch<EventRecord> = async (_, batch, writing) => {
  const refused = new RefusedRows(batch, writing.kind, writing.columns, writing.mapping);
  const events = batch.outcomes.flatMap((outcome) => {
    if (outcome.ok) return [{ line: outcome.lines[0] ?? 0, event: outcome.record }];
    refused.outcome(outcome);
    return [];
  });
  const checked = await checkEvents(events.map(({ event }) => event));
  const lines = events.map(({ line }) => line);
  return (tx, ctx) => writeEvents(tx, ctx, { batch, writing, refused, lines, checked });
};

async function writeEvents(
  tx: Tx,
  ctx: Ctx,
  { batch, writing, refused, lines, checked }: Prepared,
): Promise<Written> {
  const directory = countingDirectory(writing.job);
  const accepted = await acceptCheckedEvents(tx, ctx, checked, directory);
  for (const { index, error } of accepted.refused) refused.error(lines[index] ?? 0, error);
  return {
    counts: {
      ...NOTHING,
      rows: batch.rows,
      new: accepted.accepted,
      unchanged: accepted.duplicates,
      refused: refused.codes.length,
      refusedBy: countCodes(refused.codes),
      newCustomers: directory.created,
    },
    problems: refused.problems,
    // An event is the customer's, but nothing of his own is changed by it.
    touched: [],
  };
}
