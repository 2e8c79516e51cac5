/** What speaks against a rule beside other rules and the library (N06), as far as it shows without looking at customers. */
import { isClosed, libraryOf } from '#features/tags';
import type { Ctx } from '#platform/context';
import { type RuleConflict, ruleConflicts } from './core/conflicts.ts';
import { liveRules, othersOf, type ReadyRule, type RuleParts } from './live-rules.ts';

export async function conflictsOf(
  parts: RuleParts,
  ctx: Ctx,
  rule: Pick<ReadyRule, 'id' | 'resolved' | 'source'>,
): Promise<RuleConflict[]> {
  const live = await liveRules(parts, ctx);
  const library = await libraryOf(ctx.db, ctx.workspace);
  return ruleConflicts(rule, othersOf(rule, live.rules), {
    groupOf: (tag) => live.terms.tag(tag)?.group ?? null,
    isSingle: (group) => live.terms.group(group)?.choice === 'single',
    isClosed: (id) => {
      const tag = library.tag(id);
      return tag !== null && isClosed(tag, rule.source);
    },
  });
}
