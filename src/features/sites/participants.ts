/** What sites owe to customers. */
import type { EraseParticipant, MergeParticipant } from '#features/customers';
import { forgetVisitors, moveVisitors } from './visitor-sql.ts';

/** Browsers of an erased customer are forgotten with what they did. */
export const eraseVisitors: EraseParticipant = async (tx, ctx, customers) => {
  await forgetVisitors(tx, ctx.workspace, customers);
};

export const moveSiteVisitors: MergeParticipant = {
  name: 'siteVisitors',
  count: async (db, ctx, from) =>
    (
      await db.one<{ n: number }>(
        'select count(*)::int as n from site_visitor where workspace_id = $1 and customer = $2',
        [ctx.workspace, from],
      )
    ).n,
  move: (tx, { workspace }, from, into) => moveVisitors(tx, workspace, from, into),
  moveBack: async (tx, { workspace }, from, into, moved) => {
    await tx.run(
      'update site_visitor set customer = $3 where workspace_id = $1 and customer = $2 and id = any($4::bigint[])',
      [workspace, into, from, moved],
    );
  },
};
