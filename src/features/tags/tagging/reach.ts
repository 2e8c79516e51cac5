/** Which customers a write may touch: alive, and within the actor's reach. */
import type { Ctx } from '#platform/context';
import type { Queryable } from '#platform/db';

export async function reachableAmong(
  db: Queryable,
  ctx: Ctx,
  customers: readonly number[],
): Promise<ReadonlySet<number>> {
  const { actor } = ctx;
  const staff = actor.reach === 'workspace' ? null : actor.staff === null ? [] : [actor.staff];
  const rows = await db.many<{ ordinal: number }>(
    `select c.ordinal from customer c
      where c.workspace_id = $1 and c.ordinal = any($2::int[]) and c.merged_into is null and c.deleted_at is null
        and ($3::int[] is null or c.owner_id = any($3) or exists (
          select from follow f where f.workspace_id = c.workspace_id and f.ordinal = c.ordinal and f.staff_id = any($3)))`,
    [ctx.workspace, customers, staff],
  );
  return new Set(rows.map((row) => row.ordinal));
}
