/** What is known of the customers that rules are to look at: no more than the looks can need. */
import { leanFactsIn } from '#features/audience';
import type { CustomerFacts } from '#features/conditions/core';
import type { KeptHistories } from '#features/events';
import { DAY } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import type { Asks } from './decide.ts';
import type { AskedByRules } from './live-rules.ts';

/** What is in memory of customers' behaviour, and the position up to which the transaction sees everything. */
export interface KeptSoFar {
  readonly histories: KeptHistories;
  readonly asOf: number;
}

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
  kept: KeptSoFar | null,
): Promise<ReadonlyMap<number, CustomerFacts>> {
  const now = ctx.now.getTime();
  const [few, all]: [number[], number[]] = [[], []];
  for (const [customer, { earliest }] of asks) {
    const made = living.get(customer)?.getTime() ?? now;
    const isRecent = earliest >= now - LATE && made <= Math.min(earliest, now - asked.keptFor);
    (isRecent ? few : all).push(customer);
  }
  // The same for all steps of a while, so that what is kept reaches far enough.
  const from = now - LATE;
  const viewOf = (back: number) => kept?.histories.view(back, kept.asOf) ?? null;
  return leanFactsIn(
    tx,
    ctx,
    [
      { customers: few, from, kept: viewOf(from) },
      { customers: all, from: Number.NEGATIVE_INFINITY, kept: viewOf(Number.NEGATIVE_INFINITY) },
    ],
    { ...asked, tagsOf: tagsAsked(asked, asks) },
  );
}

/** Of each customer, the tags that decide about the rules that look at him. */
const tagsAsked = ({ tagsByRule }: AskedByRules, asks: Asks): ReadonlyMap<number, Iterable<number>> =>
  new Map(
    [...asks].map(([customer, { rules }]) => [
      customer,
      new Set([...rules].flatMap((rule) => tagsByRule.get(rule) ?? [])),
    ]),
  );
