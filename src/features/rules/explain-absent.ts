/** Why a customer does not have a tag although rules could put it on: how far he is, and what is missing (N01, N09). */
import { factsOf, standing } from '#features/audience';
import { explain } from '#features/conditions/core';
import type { RuleExplainer } from '#features/tags';
import { toId } from '#kernel';
import type { Ctx } from '#platform/context';
import { decidingCondition, putsOf, suggestsOnly } from './core/public.ts';
import { asRules, liveRules, type RuleParts } from './live-rules.ts';

/** Of several rules that could put the tag on, the one that misses least. Null when there is none. */
export const explainByRules =
  (parts: RuleParts): RuleExplainer =>
  async (asker: Ctx, customer: number, tag: number) => {
    const ctx = asRules(asker);
    const live = await liveRules(parts, ctx);
    const ways = [];
    for (const rule of live.rules) {
      const puts = putsOf(rule.resolved);
      const deciding = puts.includes(tag) ? decidingCondition(rule, tag) : null;
      if (!deciding) continue;
      const frozen = (id: number) => parts.audiences.frozenMembers(ctx, id);
      const facts = (await factsOf(ctx, [customer], deciding.when, frozen)).get(customer);
      if (!facts) continue;
      const found = explain(deciding.when, facts, ctx.now, ctx.timeZone, live.terms, asker.language);
      const ruleVersion = { rule: toId('rule', rule.id), version: rule.version };
      const suggests = suggestsOnly(rule.resolved);
      ways.push({ rule: rule.name, ruleVersion, suggests, ...standing(found) });
    }
    const [nearest] = ways.sort((a, b) => a.missing.length - b.missing.length);
    return nearest ?? null;
  };
