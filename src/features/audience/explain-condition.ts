/** Why a condition holds for one customer, or what is missing. */
import { type Condition, type Explanation, explain, missing, type Step } from '#features/conditions/core';
import { needCustomer } from '#features/customers';
import type { ConditionExplainer } from '#features/tags';
import { AppError, asSeenBy, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import { factsOf } from './facts.ts';
import type { Audiences } from './people.ts';

async function explained(
  audiences: Audiences,
  ctx: Ctx,
  condition: unknown,
  ordinal: number,
  minPosition?: number,
): Promise<Explanation> {
  const { resolved, terms } = await audiences.meaning(ctx, condition, minPosition);
  const facts = (await factsOf(ctx, [ordinal], resolved, (id) => audiences.frozenMembers(ctx, id))).get(
    ordinal,
  );
  if (!facts) throw new Error('facts of a customer that was asked for are missing');
  return explain(resolved, facts, ctx.now, ctx.timeZone, terms, ctx.language);
}

/**
 * 3 of 4 met, with actual and needed values. Errors: those of the condition; `customer.notFound` for a customer that is
 * out of reach.
 */
export async function explainCondition(
  audiences: Audiences,
  ctx: Ctx,
  asked: {
    readonly condition: Condition;
    readonly customer: string;
    readonly minPosition?: number | undefined;
  },
) {
  const ordinal = await needCustomer(ctx.db, ctx, asked.customer);
  const condition = await explained(audiences, ctx, asked.condition, ordinal, asked.minPosition);
  return asSeenBy(ctx.actor, {
    customer: toId('customer', ordinal),
    holds: condition.holds,
    condition,
    missing: [...missing(condition)],
  });
}

const part = (
  holds: boolean,
  { text, actual, needed, mentioned = [] }: Step & Pick<Explanation, 'mentioned'>,
) => ({
  holds,
  text,
  actual: actual ?? null,
  needed: needed ?? null,
  ...(mentioned.length > 0 && { mentioned: [...mentioned] }),
});

/** How a condition stands, as the explanation of a tag shows it: its parts, and what is missing. */
export const standing = (now: Explanation) => ({
  condition: {
    holds: now.holds,
    text: now.text,
    parts: (now.parts ?? [now]).map((one) => part(one.holds, one)),
  },
  missing: missing(now).map((step) => part(false, step)),
});

/** For a tag that was put on by a condition: how that condition stands now. Null when it can no longer be read. */
export const conditionExplainer =
  (audiences: Audiences): ConditionExplainer =>
  async (ctx, customer, condition) => {
    try {
      const now = await explained(audiences, ctx, condition, customer);
      return standing(now);
    } catch (error) {
      if (error instanceof AppError) return null;
      throw error;
    }
  };
