import type { Ctx } from '#platform/context';
import type { Queryable } from '#platform/db';
import { ordinalsInReach } from './customer-sql.ts';
import { reachOf } from './reach.ts';

/** Ordinals of everybody whom the caller sees; null: nobody is hidden. */
export async function customersInReach(db: Queryable, ctx: Ctx): Promise<readonly number[] | null> {
  const reach = await reachOf(db, ctx);
  return reach === null ? null : ordinalsInReach(db, ctx.workspace, reach);
}
