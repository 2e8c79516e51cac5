/** Rows that belong to a customer by their number and follow him when records become one. */
import type { MergeParticipant } from '../ports.ts';

/**
 * A share of merges made of the rows of a table with the columns `workspace_id`, `id` and `customer`. `staying`: which of
 * them stay with the record that is merged away, as SQL; $1 is the workspace, $3 the survivor.
 */
export const rowsThatFollow = (name: string, table: string, staying = 'false'): MergeParticipant => ({
  name,
  count: async (db, { workspace }, from) =>
    (
      await db.one<{ n: number }>(
        `select count(*)::int as n from ${table} where workspace_id = $1 and customer = $2`,
        [workspace, from],
      )
    ).n,
  move: async (tx, { workspace }, from, into) =>
    (
      await tx.many<{ id: number }>(
        `update ${table} set customer = $3
          where workspace_id = $1 and customer = $2 and not (${staying}) returning id`,
        [workspace, from, into],
      )
    ).map((row) => row.id),
  moveBack: async (tx, { workspace }, from, into, moved) => {
    await tx.run(
      `update ${table} set customer = $3 where workspace_id = $1 and customer = $2 and id = any($4::bigint[])`,
      [workspace, into, from, moved],
    );
  },
});
