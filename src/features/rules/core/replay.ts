/** What a rule would have done to a customer, day by day: the live engine's looks, taken at the moments they were due. */

import { type CustomerFacts, leavesOf } from '#features/conditions/core';
import { dayIn } from '#kernel';

import { type CompiledLook, type Look, NOTHING_KNOWN } from './look-parts.ts';
import type { ResolvedRule } from './resolve-rule.ts';
import { conditionsOf } from './rule-reads.ts';

/** By day `YYYY-MM-DD` of the workspace's zone. */
export type DayCounts = Map<string, { adds: number; removes: number }>;

export interface PastDays {
  /** When the customer's history begins, see `beginningOf`. */
  readonly beginning: number;
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly now: number;
  readonly zone: string;
}

/** Looks of one customer and rule; more would not help anybody, and nobody is to wait for ever. */
const MOST_LOOKS = 2000;

/**
 * Whether a rule looks at nothing but what customers did: then the replay knows to the moment what it would have done.
 * Of all else it takes what is there now, which may have come of what happened later. So do a model's bounds.
 */
export const followsAlone = (rule: ResolvedRule): boolean =>
  rule.kind !== 'model' &&
  !(rule.kind === 'trigger' && rule.on.kind !== 'event') &&
  conditionsOf(rule).every(([, condition]) =>
    [...leavesOf(condition)].every(({ kind }) => kind === 'did' || kind === 'everyone' || kind === 'nobody'),
  );

/**
 * Adds what a rule would have done between `since` and `now`, had it always been live. Tags, attributes and relations
 * are taken as they are now; a tag that triggers is not replayed. Answers when the first tag came, in milliseconds since
 * 1970; null: none came.
 */
export function daysOf(
  look: CompiledLook,
  rule: ResolvedRule,
  facts: CustomerFacts,
  { beginning, since, now, zone }: PastDays,
  counts: DayCounts,
): number | null {
  let came: number | null = null;
  const start = Math.max(since, beginning);
  let seen = look(NOTHING_KNOWN, { facts, now: start, earliest: beginning, from: beginning, zone, came: [] });
  let tags = tagsAfter(new Set(), seen, rule);
  // Whoever came within these days had nothing before; of all others what they had at its start is no news.
  if (beginning > since) {
    const adds = count(counts, dayIn(new Date(start), zone), new Set(), tags);
    if (adds > 0) came = start;
  }
  for (let turn = 0; turn < MOST_LOOKS && seen.next !== null && seen.next <= now; turn++) {
    const at = seen.next;
    seen = look(seen.memory, { facts, now: at, earliest: at, from: beginning, zone, came: [] });
    const next = tagsAfter(tags, seen, rule);
    const adds = count(counts, dayIn(new Date(at), zone), tags, next);
    if (adds > 0) came ??= at;
    tags = next;
  }
  return came;
}

function tagsAfter(
  before: ReadonlySet<number>,
  { put, take, letGo, memory }: Look,
  rule: ResolvedRule,
): Set<number> {
  const after = new Set(rule.kind === 'ladder' && put.length > 0 ? [] : before);
  for (const tag of [...take, ...letGo]) after.delete(tag);
  if (!memory.held) after.clear();
  for (const tag of put) after.add(tag);
  return after;
}

/** Answers how many tags came. */
function count(
  counts: DayCounts,
  day: string,
  before: ReadonlySet<number>,
  after: ReadonlySet<number>,
): number {
  const adds = [...after].filter((tag) => !before.has(tag)).length;
  const removes = [...before].filter((tag) => !after.has(tag)).length;
  if (adds + removes === 0) return 0;
  const known = counts.get(day) ?? { adds: 0, removes: 0 };
  counts.set(day, { adds: known.adds + adds, removes: known.removes + removes });
  return adds;
}
