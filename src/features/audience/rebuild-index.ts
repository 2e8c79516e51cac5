/** Asks every process to build the audience index of a workspace again from rows; each does it within a second. */
import { record } from '#features/staff';
import { requireRight } from '#kernel';
import type { Ctx } from '#platform/context';
import { askRebuild, checkOf } from './index/check-sql.ts';

export async function rebuildIndex(ctx: Ctx): Promise<{ asked: number }> {
  requireRight(ctx.actor, 'settings:manage');
  return ctx.db.transaction(async (tx) => {
    await askRebuild(tx, ctx.workspace);
    const { rebuildAsked } = await checkOf(tx, ctx.workspace);
    await record(tx, ctx, { did: 'audienceIndex.rebuilt', subject: null, after: { asked: rebuildAsked } });
    return { asked: rebuildAsked };
  });
}
