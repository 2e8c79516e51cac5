/** A member of staff as the one who acted in WeCom, on whomever he follows there. */
import { staffAsActor } from '#features/staff';
import type { Ctx } from '#platform/context';
import type { Queryable } from '#platform/db';

/** After an event he has the rights that he has here; what a comparison finds was there before anybody could ask. */
export async function actingFor(db: Queryable, ctx: Ctx, staff: number, way: 'event' | 'pass'): Promise<Ctx> {
  const actor = await staffAsActor(db, ctx.workspace, staff);
  // Whoever left here may not set what needs a right.
  if (!actor)
    return way === 'pass' ? ctx : { ...ctx, actor: { ...ctx.actor, rights: new Set(['tags:apply']) } };
  return {
    ...ctx,
    actor: { ...actor, reach: 'workspace', rights: way === 'event' ? actor.rights : ctx.actor.rights },
  };
}
