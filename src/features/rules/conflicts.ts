/** What speaks against a rule beside other rules and the library (N06), as far as it shows without looking at customers. */
import type { Ctx } from '#platform/context';
import { sayConflict } from './conflict-texts.ts';
import { type RuleConflict, ruleConflicts } from './core/conflicts.ts';
import { liveRules, othersOf, type ReadyRule, type RuleParts } from './live-rules.ts';

/** Blocking ones first. */
export async function conflictsOf(parts: RuleParts, ctx: Ctx, rule: Pick<ReadyRule, 'id' | 'resolved'>) {
  const live = await liveRules(parts, ctx);
  const others = othersOf(rule, live.rules);
  const found = ruleConflicts(
    rule,
    others,
    (tag) => live.terms.tag(tag)?.group ?? null,
    (group) => live.terms.group(group)?.choice === 'single',
  );
  return found
    .sort((a, b) => a.severity.localeCompare(b.severity))
    .map((one: RuleConflict) => ({
      code: one.code,
      severity: one.severity,
      text: sayConflict(one, live.terms, ctx.language),
    }));
}
