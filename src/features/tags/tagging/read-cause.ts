import { needId, notFound, type OutputOf, requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type * as contract from '../contract.ts';
import { causesById, changesOf } from './cause-rows.ts';
import { undoingCauses } from './undo-rows.ts';
import { causeView } from './views.ts';

/** Error: `cause.notFound`. */
export async function readCause(ctx: Ctx, ref: string): Promise<OutputOf<typeof contract.getCause>> {
  requireRight(ctx.actor, 'customers:read');
  const id = needId('cause', ref);
  const [cause] = await causesById(ctx.db, ctx.workspace, [id]);
  if (!cause) throw notFound('cause.notFound', { id: ref.slice(0, 80) });
  const [undoing] = await undoingCauses(ctx.db, ctx.workspace, [id]);
  return {
    ...causeView(cause),
    changes: await changesOf(ctx.db, ctx.workspace, cause),
    undoneBy: undoing === undefined ? null : toId('cause', undoing),
  };
}
