import { type Condition, explain, missing } from '#features/conditions/core';
import { needCustomer } from '#features/customers';
import { toId } from '#kernel';
import type { Ctx } from '#platform/context';
import { factsOf } from './facts.ts';
import type { Audiences } from './people.ts';

/**
 * Why a condition holds for one customer, or what is missing: 3 of 4 met, with actual and needed values.
 * Errors: those of the condition; `customer.notFound` for a customer out of reach.
 */
export async function explainCondition(
  audiences: Audiences,
  ctx: Ctx,
  asked: { condition: Condition; customer: string },
) {
  const { resolved, terms } = await audiences.meaning(ctx, asked.condition);
  const ordinal = await needCustomer(ctx.db, ctx, asked.customer);
  const facts = (await factsOf(ctx, [ordinal], resolved, (id) => audiences.frozenMembers(ctx, id))).get(
    ordinal,
  );
  if (!facts) throw new Error('facts of a customer that was asked for are missing');
  const explanation = explain(resolved, facts, ctx.now, ctx.timeZone, terms, ctx.language);
  return {
    customer: toId('customer', ordinal),
    holds: explanation.holds,
    condition: explanation,
    missing: [...missing(explanation)],
  };
}
