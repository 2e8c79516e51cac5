/** What is known of the customers that rules are to look at: no more than the looks can need. */
import { leanFactsIn } from '#features/audience';
import type { CustomerFacts } from '#features/conditions/core';
import { DAY } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import type { Asks } from './decide.ts';
import type { AskedByRules } from './live-rules.ts';

/** An event that comes in later than this makes its customer's whole past be read. */
const LATE = 3 * DAY;

/**
 * What is known of everybody who is asked about. A rule looks at the time from the earliest thing that is new, and at as
 * much before it as its conditions and `keep` reach; of somebody whose record is younger than that the whole past is read,
 * for it may be older than the record.
 */
export async function factsAround(
  tx: Tx,
  ctx: Ctx,
  asked: AskedByRules,
  asks: Asks,
  living: ReadonlyMap<number, Date>,
): Promise<ReadonlyMap<number, CustomerFacts>> {
  const now = ctx.now.getTime();
  const isRecent = (customer: number, earliest: number) => {
    const made = living.get(customer)?.getTime() ?? now;
    return earliest >= now - LATE && made <= Math.min(earliest, now - asked.keptFor);
  };
  const recent = [...asks].filter(([customer, { earliest }]) => isRecent(customer, earliest));
  const all = [...asks.keys()].filter((customer) => !isRecent(customer, asks.get(customer)?.earliest ?? 0));
  const from = Math.min(now, ...recent.map(([, { earliest }]) => earliest));
  const few = recent.map(([customer]) => customer);
  return new Map([
    ...(few.length > 0 ? await leanFactsIn(tx, ctx, few, asked, from) : []),
    ...(all.length > 0 ? await leanFactsIn(tx, ctx, all, asked, Number.NEGATIVE_INFINITY) : []),
  ]);
}
