/** A member's userid was changed in WeCom: pairs, lines, channels and groups that name the old one name the new one. */
import { observeFollows } from '#features/customers';
import { renameUserid } from '#features/staff';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { advance } from '#platform/feed';
import { isWritable } from '../core/pair-tags.ts';
import type { Observing } from '../parts.ts';
import { askReadings, pairSubject } from './due-sql.ts';
import { pairKeyOf, type RelationRow, relationsOfStaff, writeRelations } from './relation-sql.ts';

/** Tables with one row for each pair: what stands under both userids is newer under the new one. */
const BY_PAIR = ['wecom_relation', 'wecom_writing', 'wecom_remark'];

/** By workspace, old and new userid in lower case. */
const MOVES = [
  ...BY_PAIR.flatMap((table) => [
    `delete from ${table} was using ${table} new
      where was.workspace_id = $1 and new.workspace_id = $1 and was.userid = $2 and new.userid = $3
        and was.external_userid = new.external_userid`,
    `update ${table} set userid = $3 where workspace_id = $1 and userid = $2`,
  ]),
  `insert into wecom_reading (workspace_id, kind, subject, due_at)
   select workspace_id, kind, $3::text || ' ' || split_part(subject, ' ', 2), due_at from wecom_reading
    where workspace_id = $1 and kind = 'relation' and split_part(subject, ' ', 1) = $2
   on conflict do nothing`,
  `delete from wecom_reading
    where workspace_id = $1 and kind = 'relation' and split_part(subject, ' ', 1) = $2 and $2 <> $3`,
  'update wecom_difference set userid = $3 where workspace_id = $1 and userid = $2',
  'update channel_arrival set userid = $3 where workspace_id = $1 and userid = $2',
  'update channel_welcome set userid = $3 where workspace_id = $1 and userid = $2',
];

/** By workspace, old and new userid as WeCom spells them. */
const SPELLED = [
  `update channel set sent_users = (select array_agg(case when lower(u) = lower($2) then $3 else u end order by n)
                                      from unnest(sent_users) with ordinality as s (u, n))
    where workspace_id = $1 and exists (select from unnest(sent_users) as u where lower(u) = lower($2))`,
  'update wecom_chat set owner_userid = $3 where workspace_id = $1 and lower(owner_userid) = lower($2)',
  `insert into wecom_chat_member (workspace_id, chat_id, member, kind, joined_at, join_scene, state)
   select workspace_id, chat_id, $3::text, kind, joined_at, join_scene, state from wecom_chat_member
    where workspace_id = $1 and kind = 1 and lower(member) = lower($2) and member <> $3
   on conflict do nothing`,
  'delete from wecom_chat_member where workspace_id = $1 and kind = 1 and lower(member) = lower($2) and member <> $3',
];

/** In the transaction of the callback. What was never known is left to readings. */
export async function renameMember(
  tx: Tx,
  ctx: Ctx,
  seen: Observing,
  from: string,
  to: string,
): Promise<void> {
  const { workspace } = ctx;
  await advance(tx, workspace, 0);
  const renamed = await renameUserid(tx, ctx, from, to);
  if (!renamed) return;
  for (const statement of SPELLED) await tx.run(statement, [workspace, from, to]);
  const [was, is] = [from.toLowerCase(), to.toLowerCase()];
  if (was === is) return;
  for (const statement of MOVES) await tx.run(statement, [workspace, was, is]);
  if (renamed.twin !== null) await giveBack(tx, ctx, seen, renamed.twin, renamed.staff);
}

/** What a twin got meanwhile is the member's: his pairs are read again, as if nothing were agreed of them. */
async function giveBack(
  tx: Tx,
  ctx: Ctx,
  { channelOf }: Observing,
  twin: number,
  staff: number,
): Promise<void> {
  const { workspace, now } = ctx;
  const pairs = await relationsOfStaff(tx, workspace, twin);
  const own = pairs.map((row): RelationRow => ({ ...row, staff_id: staff, agreed: [] }));
  await writeRelations(tx, workspace, own);
  const follow = (row: RelationRow) => ({
    customer: row.customer,
    staff: row.staff_id,
    status: row.status,
    addWay: row.fields.addWay ?? null,
    state: (row.state_told ?? row.state_read) || null,
    channel: channelOf(row.state_told ?? row.state_read),
    remark: row.fields.remark || null,
    since: row.since,
    until: isWritable(row.status) || row.status === 'half' ? null : row.told_at,
  });
  await observeFollows(tx, ctx, [
    ...pairs.map((row) => ({ ...follow(row), status: 'transferred' as const, until: now })),
    ...own.map(follow),
  ]);
  await tx.run(
    `update channel set staff = array_replace(staff, $2::int, $3::int), backups = array_replace(backups, $2::int, $3::int)
      where workspace_id = $1 and ($2 = any(staff) or $2 = any(backups))`,
    [workspace, twin, staff],
  );
  await tx.run('update channel_arrival set staff_id = $3 where workspace_id = $1 and staff_id = $2', [
    workspace,
    twin,
    staff,
  ]);
  await askReadings(
    tx,
    workspace,
    own.map((row) => ({ kind: 'relation', subject: pairSubject(pairKeyOf(row)), dueAt: now })),
  );
}
