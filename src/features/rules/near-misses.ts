/** Who is one step away from a tag of a rule, and which step that is (N09). */
import { factsOf, type Terms } from '#features/audience';
import { count, page } from '#features/audience/core';
import { explain, leavesOf, missing, nearMiss, type Resolved } from '#features/conditions/core';
import { namedCustomers } from '#features/customers';
import { asSeenBy, conflict, invalid, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import { fromCursor, isRowNumber, pageOf } from '#platform/http';
import { decidingCondition, putsOf, type ResolvedRule, readRule } from './core/public.ts';
import { asRules, type RuleParts } from './live-rules.ts';
import { findRule } from './rules.ts';

/** Conditions of more parts: the question of who is one step away from them would have thousands. */
const MOST_PARTS = 60;

export interface NearMissesAsked {
  /** A tag that the rule puts on; the first one unless told. */
  readonly tag?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/**
 * Customers within the caller's reach, newest first, by the newest version, whether it is live or not. Errors:
 * `rule.notFound`, `rule.unreadable`, `rule.notItsTag`, `rule.tooManyParts`.
 */
export async function nearMisses(parts: RuleParts, ctx: Ctx, id: string, asked: NearMissesAsked) {
  const row = await findRule(ctx.db, ctx, id);
  const { index, alive } = await parts.audiences.everybody(ctx);
  const terms = await parts.audiences.terms(asRules(ctx));
  const resolved = readRule(row.body, terms);
  if (!resolved) throw conflict('rule.unreadable', { name: row.name });
  const tag = tagAsked(resolved, asked.tag, terms);
  const deciding = decidingCondition({ resolved, body: row.body }, tag)?.when ?? { kind: 'nobody' as const };
  if ([...leavesOf(deciding)].length > MOST_PARTS)
    throw conflict('rule.tooManyParts', { name: row.name, max: MOST_PARTS });
  const expression = await parts.audiences.expression(ctx, wanting(resolved, tag, deciding), index);
  const after = fromCursor(asked.cursor, isRowNumber);
  const found = [...page(expression, alive, after, asked.limit + 1, 'desc')];
  const { page: customers, nextCursor } = pageOf(found, asked.limit, (last) => last);
  const frozen = (audience: number) => parts.audiences.frozenMembers(ctx, audience);
  const facts = await factsOf(ctx, customers, deciding, frozen);
  const named = await namedCustomers(ctx.db, ctx.workspace, customers);
  return asSeenBy(ctx.actor, {
    tag: toId('tag', tag),
    total: count(expression, alive),
    items: customers.flatMap((customer) => {
      const known = facts.get(customer);
      const name = named.get(customer)?.name;
      if (!known || name === undefined) return [];
      const explanation = explain(deciding, known, ctx.now, ctx.timeZone, terms, ctx.language);
      return [{ customer: { id: toId('customer', customer), name }, missing: [...missing(explanation)] }];
    }),
    nextCursor,
  });
}

/** Error: `rule.notItsTag` with the tags that it puts on. */
function tagAsked(resolved: ResolvedRule, wanted: string | undefined, terms: Terms): number {
  const puts = putsOf(resolved);
  const [first] = puts;
  const own = puts.flatMap((one) => terms.tag(one) ?? []);
  const ids = wanted === undefined ? [] : terms.findTags(wanted).map((one) => one.id);
  const tag = wanted === undefined ? first : puts.find((one) => ids.includes(one));
  if (tag !== undefined) return tag;
  const options = own.map((one) => terms.pathOf(one)).join(', ');
  throw invalid('rule.notItsTag', { tag: wanted ?? '', options }, [
    { path: 'tag', code: 'rule.notItsTag', facts: { tag: wanted ?? '', options } },
  ]);
}

/** One step away and without the tag; on a ladder also without a reason for a higher level. */
function wanting(resolved: ResolvedRule, tag: number, deciding: Resolved): Resolved {
  const has: Resolved = { kind: 'tag', tag, assigned: null, sources: null, staff: null };
  const common: Resolved[] = [nearMiss(deciding), { kind: 'not', of: has }];
  if (resolved.kind !== 'ladder') return { kind: 'all', of: common };
  const higher = resolved.steps.slice(
    0,
    resolved.steps.findIndex((step) => step.tag === tag),
  );
  return {
    kind: 'all',
    of: [...common, resolved.scope, ...higher.map((step): Resolved => ({ kind: 'not', of: step.when }))],
  };
}
