/** What a rule that only suggests proposes after its looks: kept where it holds, gone where it does not any more. */
import type { CustomerFacts } from '#features/conditions/core';
import { libraryOf, takenBack, takenOffPairs } from '#features/tags';
import { grouped } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Queryable, Tx } from '#platform/db';
import { type Look, planSuggestions, standsFor } from '../core/public.ts';
import type { ReadyRule } from '../live-rules.ts';
import { dropSuggestions, insertSuggestions, type SuggestionRow, suggestionsOf } from './suggestion-sql.ts';

interface LookedAt {
  readonly customer: number;
  readonly look: Look;
}

interface Plan {
  readonly make: { readonly customer: number; readonly tag: number }[];
  readonly drop: number[];
}

/** What to propose to these customers, and which proposals to take back. */
async function plansOf(
  db: Queryable,
  ctx: Ctx,
  rule: ReadyRule,
  looked: readonly LookedAt[],
  facts: ReadonlyMap<number, CustomerFacts>,
): Promise<Plan> {
  const customers = looked.map((one) => one.customer);
  const [library, stored, removed] = await Promise.all([
    libraryOf(ctx.db, ctx.workspace),
    suggestionsOf(db, ctx.workspace, rule.id, customers),
    takenOffPairs(db, ctx.workspace, customers, rule.writes, ctx.now),
  ]);
  const known = stored.map((row) => ({ ...row, tag: library.tagNow(row.tag)?.id ?? row.tag }));
  const causes = known.flatMap((row) => row.cause ?? []);
  const undone = await takenBack(db, ctx.workspace, causes);
  const rowsOf = grouped(known, (row) => row.customer);
  const removedOf = grouped(removed, (row) => row.customer);
  const plan: Plan = { make: [], drop: [] };
  for (const { customer, look } of looked) {
    const rows = rowsOf.get(customer) ?? [];
    const { make, drop } = planSuggestions({
      version: rule.version,
      since: look.memory.since,
      wanted: standsFor(rule.resolved, look.memory),
      held: new Set(facts.get(customer)?.assignments.map((one) => one.tag)),
      removed: new Set(removedOf.get(customer)?.map((one) => one.tag)),
      open: rows.filter((row) => row.status === 'open'),
      decided: rows.flatMap((row) => answerIn(row, undone)),
    });
    plan.make.push(...make.map((tag) => ({ customer, tag })));
    plan.drop.push(...drop);
  }
  return plan;
}

const answerIn = (row: SuggestionRow, undone: ReadonlySet<number>) => {
  const { id, tag, version, status, decided_at: at, cause } = row;
  if (!at) return [];
  const takenBack = cause !== null && undone.has(cause);
  return [{ id, tag, version, accepted: status === 'accepted', takenBack, at: at.getTime() }];
};

export async function keepSuggestions(
  tx: Tx,
  ctx: Ctx,
  rule: ReadyRule,
  looked: readonly LookedAt[],
  facts: ReadonlyMap<number, CustomerFacts>,
  evidence: (of: { readonly customer: number; readonly tag: number }) => string | null,
): Promise<void> {
  const { make, drop } = await plansOf(tx, ctx, rule, looked, facts);
  await dropSuggestions(tx, ctx.workspace, drop);
  await insertSuggestions(
    tx,
    ctx,
    rule,
    make.map((one) => ({ ...one, evidence: evidence(one) })),
  );
}

/** What it would propose that it does not propose yet; writes nothing. */
export const wouldSuggest = async (
  ctx: Ctx,
  rule: ReadyRule,
  looked: readonly LookedAt[],
  facts: ReadonlyMap<number, CustomerFacts>,
): Promise<Plan['make']> => (await plansOf(ctx.db, ctx, rule, looked, facts)).make;
