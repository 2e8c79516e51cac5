/** Who the customers were at a moment of the past. */
import { streamInts, type Tx } from '#platform/db';

/**
 * Ordinals, ascending, of everybody who had been created before a moment and was not yet deleted or merged away then.
 * Whoever was erased since is not among them.
 */
export function streamAliveBefore(tx: Tx, workspace: number, before: Date) {
  const moment = `'${before.toISOString()}'`;
  return streamInts(
    tx,
    `select c.ordinal from customer c
      where c.workspace_id = ${Number(workspace)} and c.created_at < ${moment}
        and (c.deleted_at is null or c.deleted_at >= ${moment})
        and (c.merged_into is null or exists (
              select from customer_merge m
               where m.workspace_id = c.workspace_id and m.from_ordinal = c.ordinal and m.undone_at is null
                 and m.at >= ${moment}))
        and not exists (
              select from customer_merge m
               where m.workspace_id = c.workspace_id and m.from_ordinal = c.ordinal
                 and m.at < ${moment} and (m.undone_at is null or m.undone_at >= ${moment}))
      order by c.ordinal`,
    1,
  );
}
