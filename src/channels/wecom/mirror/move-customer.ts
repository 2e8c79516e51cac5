/** WeCom pairs follow a customer that is merged into another, and whatever names one who is erased is removed. */
import type { EraseParticipant, MergeParticipant } from '#features/customers';
import { forgetConsents } from '../archive/archive-sql.ts';
import { askWritings } from './due-sql.ts';
import type { Erasures } from './erasures.ts';
import { moveRelations, pairKeyOf } from './relation-sql.ts';

export const moveCustomer: MergeParticipant = {
  name: 'wecomRelations',
  count: async (db, ctx, from) =>
    (
      await db.one<{ n: number }>(
        'select count(*)::int as n from wecom_relation where workspace_id = $1 and customer = $2',
        [ctx.workspace, from],
      )
    ).n,
  move: async (tx, ctx, from, into) => {
    const moved = await moveRelations(tx, ctx.workspace, from, into);
    const keys = moved.map(pairKeyOf);
    await askWritings(tx, ctx.workspace, keys, ctx.now);
    return keys;
  },
  moveBack: async (tx, ctx, from, into, moved) => {
    const keys = moved as { userid: string; externalUserid: string }[];
    await tx.run(
      `update wecom_relation set customer = $2
        where workspace_id = $1 and customer = $3
          and (userid, external_userid) in (select * from unnest($4::text[], $5::text[]))`,
      [ctx.workspace, from, into, keys.map((key) => key.userid), keys.map((key) => key.externalUserid)],
    );
    await askWritings(tx, ctx.workspace, keys, ctx.now);
  },
};

/**
 * What names them goes, also from the texts of callbacks; that somebody came by a channel is still counted. The pair
 * itself stays in WeCom until staff ends it there: no reading brings it back.
 */
export const eraseRelations =
  (erasures: Erasures): EraseParticipant =>
  async (tx, { workspace, now }, customers) => {
    const rows = await tx.many<{ id: string }>(
      `select distinct external_userid as id from wecom_relation
        where workspace_id = $1 and customer = any($2::int[])`,
      [workspace, customers],
    );
    const contacts = rows.map((row) => row.id);
    await erasures.note(tx, workspace, contacts, now);
    await tx.run(
      `delete from wecom_difference
        where workspace_id = $1 and (customer = any($2::int[]) or external_userid = any($3::text[]))`,
      [workspace, customers, contacts],
    );
    await tx.run('delete from wecom_relation where workspace_id = $1 and customer = any($2::int[])', [
      workspace,
      customers,
    ]);
    await forgetConsents(tx, workspace, customers);
    for (const statement of OF_CONTACTS) await tx.run(statement, [workspace, contacts]);
  };

/** By workspace and ids of contacts. */
const OF_CONTACTS = [
  'delete from chat_consent where workspace_id = $1 and external_userid = any($2::text[])',
  'delete from wecom_remark where workspace_id = $1 and external_userid = any($2::text[])',
  'delete from wecom_writing where workspace_id = $1 and external_userid = any($2::text[])',
  `delete from wecom_reading
    where workspace_id = $1 and kind = 'relation' and split_part(subject, ' ', 2) = any($2::text[])`,
  'delete from wecom_chat_member where workspace_id = $1 and member = any($2::text[])',
  // Texts name several members of a group: gone as a whole, whatever they ask for is found by the next comparison.
  `delete from wecom_callback
    where workspace_id = $1 and exists (select from unnest($2::text[]) as u (id) where strpos(body, u.id) > 0)`,
  `update channel_arrival set external_userid = 'erased ' || id, remark = null, failure = null, due_at = null
    where workspace_id = $1 and external_userid = any($2::text[])`,
  `update channel_welcome set external_userid = 'erased' where workspace_id = $1 and external_userid = any($2::text[])`,
];
