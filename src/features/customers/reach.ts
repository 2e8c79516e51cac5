/** Which customers somebody sees (V09): all, or those that people of the own departments (or oneself) follow or own. */
import { staffOfDepartments } from '#features/staff';
import type { Ctx } from '#platform/context';
import type { Queryable } from '#platform/db';

/** People whose customers are within reach; null: all customers are. */
export type Reachable = readonly number[] | null;

export async function reachOf(db: Queryable, ctx: Ctx): Promise<Reachable> {
  const { actor } = ctx;
  if (actor.reach === 'workspace') return null;
  const own = actor.staff === null ? [] : [actor.staff];
  if (actor.reach === 'own') return own;
  return [...own, ...(await staffOfDepartments(db, ctx.workspace, actor.departments))];
}
