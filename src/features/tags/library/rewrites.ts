/** What names a tag follows a merge, its undo, and the undo of that. */
import type { Ctx } from '#platform/context';
import type { ChangeSetRow } from './change-set-rows.ts';
import type { EditTools } from './edit.ts';
import type { ReferenceSource } from './ports.ts';

type Tools = Pick<EditTools, 'tx' | 'draft' | 'addRewritten'>;

export async function rewriteReferences(
  { tx, addRewritten }: Tools,
  ctx: Ctx,
  references: readonly ReferenceSource[],
  from: number,
  into: number,
): Promise<void> {
  for (const { rewrites } of references) {
    const rows = await rewrites?.replace(tx, ctx, from, into);
    if (rewrites && rows && rows.length > 0) addRewritten({ [rewrites.kind]: rows });
  }
}

/** After the tags of a change set were taken back in the draft. A merge that somebody changed since stays rewritten. */
export async function takeRewritesBack(
  tools: Tools,
  ctx: Ctx,
  references: readonly ReferenceSource[],
  { changes, rewritten }: ChangeSetRow,
): Promise<void> {
  for (const { element, id, before, after } of changes) {
    if (element !== 'tag' || before === null || !('merged_into' in before) || !('merged_into' in after))
      continue;
    const [was, became, now] = [
      before.merged_into,
      after.merged_into,
      tools.draft.get('tag', id)?.merged_into,
    ];
    if (was === became || now !== was) continue;
    if (was !== null) await rewriteReferences(tools, ctx, references, id, was);
    else if (became !== null)
      for (const { rewrites } of references) {
        const rows = rewrites && rewritten[rewrites.kind];
        if (rows) await rewrites.restore(tools.tx, ctx, id, became, rows);
      }
  }
}
