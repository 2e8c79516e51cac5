/** What was proposed for a customer follows him when records become one, and goes when he is erased. */
import type { EraseParticipant, MergeParticipant } from '#features/customers';

export const moveSuggestions: MergeParticipant = {
  name: 'suggestions',
  count: async (db, { workspace }, from) =>
    (
      await db.one<{ n: number }>(
        `select count(*)::int as n from tag_suggestion where workspace_id = $1 and customer = $2 and status = 'open'`,
        [workspace, from],
      )
    ).n,
  move: async (tx, { workspace }, from, into) => {
    // The survivor's own proposal of the same tag stands.
    await tx.run(
      `delete from tag_suggestion s using tag_suggestion own
        where s.workspace_id = $1 and s.customer = $2 and s.status = 'open' and own.workspace_id = $1
          and own.customer = $3 and own.status = 'open' and own.rule_id = s.rule_id and own.tag_id = s.tag_id`,
      [workspace, from, into],
    );
    const moved = await tx.many<{ id: number }>(
      'update tag_suggestion set customer = $3 where workspace_id = $1 and customer = $2 returning id',
      [workspace, from, into],
    );
    return moved.map((row) => row.id);
  },
  moveBack: async (tx, { workspace }, from, into, moved) => {
    await tx.run(
      `update tag_suggestion set customer = $2
        where workspace_id = $1 and customer = $3 and id = any($4::bigint[])`,
      [workspace, from, into, moved as number[]],
    );
  },
};

export const forgetSuggestions: EraseParticipant = async (tx, { workspace }, customers) => {
  for (const table of ['tag_suggestion', 'suggestion_news'])
    await tx.run(`delete from ${table} where workspace_id = $1 and customer = any($2::int[])`, [
      workspace,
      customers,
    ]);
};
