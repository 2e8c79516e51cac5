/** What rules remember of a customer follows him when records become one; then everything is looked at anew. */
import { type EraseParticipant, forgetRfm, type MergeParticipant } from '#features/customers';
import type { Tx } from '#platform/db';

/** Before any history: whoever is due from then on is judged by all that he ever did. */
const FROM_THE_BEGINNING = new Date(0);

/** Also under rules that remember nothing of him: what two records did may come to something together. */
const lookAnew = (tx: Tx, workspace: number, customer: number): Promise<unknown> =>
  tx.run(
    `insert into rule_member (workspace_id, rule_id, customer, held, waiting, due_at)
     select workspace_id, id, $2, false, false, $3 from rule
      where workspace_id = $1 and status = 'live' and deleted_at is null
     on conflict (workspace_id, rule_id, customer) do update set due_at = excluded.due_at`,
    [workspace, customer, FROM_THE_BEGINNING],
  );

/** Copies what is remembered of one to another, as far as nothing is remembered of him; answers with the rules. */
const copyMembers = async (
  tx: Tx,
  workspace: number,
  from: number,
  into: number,
  rules: readonly number[] | null,
) =>
  (
    await tx.many<{ rule: number }>(
      `insert into rule_member (workspace_id, rule_id, customer, held, since, last, level, waiting, due_at)
       select workspace_id, rule_id, $3, held, since, last, level, waiting, due_at from rule_member
        where workspace_id = $1 and customer = $2 and ($4::int[] is null or rule_id = any($4))
       on conflict do nothing returning rule_id as rule`,
      [workspace, from, into, rules],
    )
  ).map((row) => row.rule);

export const moveRuleMembers: MergeParticipant = {
  name: 'rules',
  count: async (db, ctx, from) =>
    (
      await db.one<{ n: number }>(
        'select count(*)::int as n from rule_member where workspace_id = $1 and customer = $2 and held',
        [ctx.workspace, from],
      )
    ).n,
  move: async (tx, { workspace }, from, into) => {
    const rules = (
      await tx.many<{ rule: number }>(
        'select rule_id as rule from rule_member where workspace_id = $1 and customer = $2',
        [workspace, from],
      )
    ).map((row) => row.rule);
    await copyMembers(tx, workspace, from, into, null);
    await tx.run('delete from rule_member where workspace_id = $1 and customer = $2', [workspace, from]);
    await lookAnew(tx, workspace, into);
    return rules;
  },
  moveBack: async (tx, { workspace }, from, into, moved) => {
    await copyMembers(tx, workspace, into, from, moved as number[]);
    await lookAnew(tx, workspace, from);
    await lookAnew(tx, workspace, into);
  },
};

export const forgetRuleMembers: EraseParticipant = async (tx, { workspace }, customers) => {
  await tx.run('delete from rule_member where workspace_id = $1 and customer = any($2::int[])', [
    workspace,
    customers,
  ]);
  await forgetRfm(tx, workspace, customers);
};
