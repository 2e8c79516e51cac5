/** Whether what a rule remembers of a customer is what it would know had it seen everything just now (N18). Pure. */
import type { CustomerFacts } from '#features/conditions/core';
import { readsWhatExpires } from './expiry.ts';
import { type CompiledLook, type Memory, NOTHING_KNOWN } from './look-parts.ts';
import type { ResolvedRule } from './resolve-rule.ts';
import { readsOf } from './rule-reads.ts';
import { standsFor } from './suggest.ts';

/**
 * Only then is there one right answer: ladders, models and what is kept while it holds depend on this moment; what is
 * kept for longer depends on the past, of which events are known, but not what was said in them long ago, and not tags,
 * attributes and relations. `from`: what happened before is not its business, and what held then is known to its memory
 * only.
 */
export function isReplayable(rule: ResolvedRule, from: number | null): boolean {
  if (rule.kind === 'ladder' || rule.kind === 'model') return true;
  if (rule.kind === 'state' && rule.keep.kind === 'while') return true;
  if (rule.kind === 'trigger' && rule.on.kind !== 'event') return false;
  const { tags, customer, scores } = readsOf(rule);
  return from === null && tags.size === 0 && !customer && !scores && !readsWhatExpires(rule);
}

interface Replay {
  readonly facts: CustomerFacts;
  readonly now: number;
  readonly zone: string;
  /** When the customer's history begins. */
  readonly beginning: number;
  readonly from: number | null;
}

/**
 * Null: both stand for the same tags, or nothing can be said. Of whom it waits for since it went live without backfill,
 * and who is due anyway, nothing can.
 */
export function differenceOf(
  rule: ResolvedRule,
  look: CompiledLook,
  was: (Memory & { readonly dueAt: number | null }) | undefined,
  { facts, now, zone, beginning, from }: Replay,
): { readonly remembers: readonly number[]; readonly should: readonly number[] } | null {
  if (was?.waiting || (was && was.dueAt !== null && was.dueAt <= now)) return null;
  const start = Math.max(from ?? beginning, beginning);
  const seen = look(NOTHING_KNOWN, { facts, now, earliest: beginning, from: start, zone, came: [] });
  const remembers = was ? standsFor(rule, was) : [];
  const should = standsFor(rule, seen.memory);
  const same = remembers.length === should.length && remembers.every((tag) => should.includes(tag));
  return same ? null : { remembers, should };
}
