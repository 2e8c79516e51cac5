/** What speaks against a rule beside other rules and the library (N06), as far as it shows without looking at customers. */
import { readWorkspaceSettings } from '#features/staff';
import { isClosed, libraryOf } from '#features/tags';
import type { Ctx } from '#platform/context';
import { lostConfirmation, type RuleConflict, ruleConflicts } from './core/conflicts.ts';
import { tooFarBack } from './core/expiry.ts';
import { liveRules, othersOf, type ReadyRule, type RuleParts } from './live-rules.ts';
import { askedSincePublished, type RuleRow } from './rule-sql.ts';

export async function conflictsOf(
  parts: RuleParts,
  ctx: Ctx,
  row: RuleRow,
  rule: Pick<ReadyRule, 'id' | 'resolved' | 'source'>,
): Promise<RuleConflict[]> {
  const live = await liveRules(parts, ctx);
  const library = await libraryOf(ctx.db, ctx.workspace);
  const lost = lostConfirmation(row.body.privacy, await askedSincePublished(ctx.db, ctx.workspace, row));
  const found = ruleConflicts(rule, othersOf(rule, live.rules), {
    groupOf: (tag) => live.terms.tag(tag)?.group ?? null,
    isSingle: (group) => live.terms.group(group)?.choice === 'single',
    isClosed: (id) => {
      const tag = library.tag(id);
      return tag !== null && isClosed(tag, rule.source);
    },
  });
  const { retention } = await readWorkspaceSettings(ctx.db, ctx.workspace);
  const forgotten = tooFarBack(rule.resolved, retention, ctx.now, ctx.timeZone).map(
    (one): RuleConflict => ({ code: 'forgotten', severity: 'warns', ...one }),
  );
  return [...found, ...lost, ...forgotten];
}
