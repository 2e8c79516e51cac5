import { customersInReach } from '#features/customers';
import { asSeenBy, needId, notFound, type OutputOf, requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type * as contract from '../contract.ts';
import { causesById, changesOf } from './cause-rows.ts';
import { undoingCauses } from './undo-rows.ts';
import { causeView } from './views.ts';

/** Who sees only some customers sees what changed of theirs. Error: `cause.notFound`, also when nothing did. */
export async function readCause(ctx: Ctx, ref: string): Promise<OutputOf<typeof contract.getCause>> {
  requireRight(ctx.actor, 'customers:read');
  const id = needId('cause', ref);
  const [cause] = await causesById(ctx.db, ctx.workspace, [id]);
  const reach = await customersInReach(ctx.db, ctx);
  const changes = cause ? await changesOf(ctx.db, ctx.workspace, cause, reach) : 0;
  if (!cause || (reach !== null && changes === 0)) throw notFound('cause.notFound', { id: ref.slice(0, 80) });
  const [undoing] = await undoingCauses(ctx.db, ctx.workspace, [id]);
  return {
    ...asSeenBy(ctx.actor, causeView(cause)),
    changes,
    undoneBy: undoing === undefined ? null : toId('cause', undoing),
  };
}
