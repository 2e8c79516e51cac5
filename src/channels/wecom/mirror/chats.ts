/** Customer groups (群): who is in them, and that somebody joined or left. WeCom has no tags on groups. */
import { customerDirectory, findCustomers } from '#features/customers';
import { acceptEvents } from '#features/events';
import { toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Queryable, Tx } from '#platform/db';
import { advance } from '#platform/feed';
import { type GroupChat, WecomError } from '../client/public.ts';
import type { Connection } from '../connection/connections.ts';
import type { WecomParts } from '../parts.ts';
import type { Erasures } from './erasures.ts';

/** Not a customer group, or one that is gone (wecom-api.md sections 1.3 and 15.2). */
const GONE = new Set([90501, 90500]);

interface MemberRow {
  readonly member: string;
  readonly kind: number;
  readonly joined_at: Date | null;
}

const membersOf = (db: Queryable, workspace: number, chat: string) =>
  db.many<MemberRow>(
    'select member, kind, joined_at from wecom_chat_member where workspace_id = $1 and chat_id = $2',
    [workspace, chat],
  );

/** Reads one group and writes what differs; a group that WeCom does not have any more is dissolved. */
export async function readChat(
  parts: WecomParts,
  ctx: Ctx,
  { api }: Connection,
  chatId: string,
): Promise<void> {
  const chat = await chatOrNull(api.groupChats.get(chatId));
  await parts.db.transaction(async (tx) => {
    // First, as everybody who writes about customers: then nobody waits for the other's rows.
    await advance(tx, ctx.workspace, 0);
    if (chat !== null) await writeChat(tx, ctx, chat, parts.erasures);
    else if (await isKnown(tx, ctx.workspace, chatId))
      await dismissChat(tx, ctx, parts.erasures, chatId, ctx.now);
  });
}

const isKnown = async (db: Queryable, workspace: number, chat: string): Promise<boolean> =>
  (await db.maybe('select 1 from wecom_chat where workspace_id = $1 and id = $2', [workspace, chat])) !==
  null;

/**
 * Nobody is in it any more. For good: WeCom answers for a while as if the group were there, or were there and empty, and
 * its id is never another group's. One that was not known is noted too, so that such an answer does not bring it.
 */
export async function dismissChat(
  tx: Tx,
  ctx: Ctx,
  erasures: Erasures,
  chatId: string,
  at: Date,
): Promise<void> {
  await advance(tx, ctx.workspace, 0);
  const { name } = await tx.one<{ name: string }>(
    `insert into wecom_chat (workspace_id, id, name, dismissed_at, read_at) values ($1, $2, '', $3, $4)
     on conflict (workspace_id, id) do update set dismissed_at = coalesce(wecom_chat.dismissed_at, excluded.dismissed_at)
     returning name`,
    [ctx.workspace, chatId, at, ctx.now],
  );
  const left = await tx.many<MemberRow>(
    `delete from wecom_chat_member where workspace_id = $1 and chat_id = $2 returning member, kind, joined_at`,
    [ctx.workspace, chatId],
  );
  await tellMembers(tx, ctx, erasures, { chatId, name }, [], left, at);
}

async function chatOrNull(asked: Promise<GroupChat>): Promise<GroupChat | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof WecomError && error.code !== null && GONE.has(error.code)) return null;
    throw error;
  }
}

async function writeChat(tx: Tx, ctx: Ctx, chat: GroupChat, erasures: Erasures): Promise<void> {
  const stands = await tx.run(
    `insert into wecom_chat (workspace_id, id, name, owner_userid, member_version, created_at, read_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (workspace_id, id) do update
        set name = excluded.name, owner_userid = excluded.owner_userid, member_version = excluded.member_version,
            read_at = excluded.read_at
      where wecom_chat.dismissed_at is null`,
    [ctx.workspace, chat.chatId, chat.name, chat.owner, chat.memberVersion, chat.createdAt, ctx.now],
  );
  if (stands === 0) return;
  const isErased = await erasures.among(
    tx,
    ctx.workspace,
    chat.members.map((one) => one.id),
  );
  const members = chat.members.filter((one) => !isErased(one.id, one.joinedAt));
  const before = new Map((await membersOf(tx, ctx.workspace, chat.chatId)).map((row) => [row.member, row]));
  const joined = members.filter((one) => !before.has(one.id));
  const there = new Set(members.map((one) => one.id));
  const left = [...before.values()].filter((row) => !there.has(row.member));
  await tx.run(
    'delete from wecom_chat_member where workspace_id = $1 and chat_id = $2 and member = any($3::text[])',
    [ctx.workspace, chat.chatId, left.map((row) => row.member)],
  );
  await tx.run(
    `insert into wecom_chat_member (workspace_id, chat_id, member, kind, joined_at, join_scene, state)
     select $1, $2, * from unnest($3::text[], $4::int[], $5::timestamptz[], $6::int[], $7::text[])
     on conflict do nothing`,
    [
      ctx.workspace,
      chat.chatId,
      joined.map((one) => one.id),
      joined.map((one) => (one.type === 'staff' ? 1 : 2)),
      joined.map((one) => one.joinedAt),
      joined.map((one) => one.joinScene),
      joined.map((one) => one.state),
    ],
  );
  await tellMembers(tx, ctx, erasures, chat, joined, left, ctx.now);
}

/** Only of members who are customers; strangers in a group are nobody's. */
async function tellMembers(
  tx: Tx,
  ctx: Ctx,
  erasures: Erasures,
  chat: Pick<GroupChat, 'chatId' | 'name'>,
  joined: GroupChat['members'],
  left: readonly MemberRow[],
  leftAt: Date,
): Promise<void> {
  const moves = [
    ...joined
      .filter((one) => one.type === 'customer')
      .map((one) => ({
        member: one.id,
        type: 'group.joined',
        at: one.joinedAt ?? ctx.now,
        joinedAt: one.joinedAt,
      })),
    ...left
      .filter((row) => row.kind === 2)
      .map((row) => ({ member: row.member, type: 'group.left', at: leftAt, joinedAt: row.joined_at })),
  ];
  const found = await findCustomers(
    tx,
    ctx,
    moves.map(({ member }) => `external:${member}`),
  );
  const rows = moves.flatMap(({ member, type, at, joinedAt }) => {
    const customer = found.get(`external:${member}`);
    if (customer === undefined) return [];
    const since = Math.floor((joinedAt ?? at).getTime() / 1000);
    return [
      {
        id: `wecom:${type}:${chat.chatId}:${erasures.aliasOf(ctx.workspace, member)}:${since}`,
        type,
        customer: toId('customer', customer),
        at: at.toISOString(),
        properties: { group: chat.chatId, name: chat.name },
      },
    ];
  });
  if (rows.length > 0) await acceptEvents(tx, ctx, rows, customerDirectory);
}
