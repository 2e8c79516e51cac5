/** How the audience index stands, for administrators. */
import { requireRight } from '#kernel';
import type { Ctx } from '#platform/context';
import { checkOf } from './index/check-sql.ts';
import type { Indexes } from './index/indexes.ts';

export async function indexState(indexes: Indexes, ctx: Ctx) {
  requireRight(ctx.actor, 'settings:manage');
  const index = await indexes.at(ctx.workspace);
  const { checked, checkedAt, driftedAt, drifted } = await checkOf(ctx.db, ctx.workspace);
  return {
    position: index.position,
    bytes: index.bytes,
    building: indexes.isRenewing(ctx.workspace),
    checked,
    checkedAt: checkedAt?.toISOString() ?? null,
    driftedAt: driftedAt?.toISOString() ?? null,
    drifted: [...(drifted ?? [])],
  };
}
