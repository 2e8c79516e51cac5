/** All customer groups of members, listed and read one by one: part of the comparison. */
import type { Ctx } from '#platform/context';
import { WecomError } from '../client/public.ts';
import type { Connection } from '../connection/connections.ts';
import type { WecomParts } from '../parts.ts';
import { readChat } from './chats.ts';
import { togetherOrApart } from './together-or-apart.ts';

/** Owners of groups that are asked for at once (wecom-api.md section 6). */
const OWNERS_AT_ONCE = 100;

/** An app that may not read groups still compares everything else. */
export async function readChatsIfAllowed(
  parts: WecomParts,
  ctx: Ctx,
  connection: Connection,
  owners: readonly string[],
): Promise<void> {
  try {
    for (let at = 0; at < owners.length; at += OWNERS_AT_ONCE)
      await togetherOrApart(owners.slice(at, at + OWNERS_AT_ONCE), (some) =>
        readChats(parts, ctx, connection, some),
      );
  } catch (error) {
    if (!(error instanceof WecomError) || error.code === null) throw error;
    ctx.log.warn({ api: error.api, code: error.code }, 'the groups of WeCom were not read');
  }
}

async function readChats(
  parts: WecomParts,
  ctx: Ctx,
  connection: Connection,
  owners: readonly string[],
): Promise<void> {
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<Connection['api']['groupChats']['list']>> =
      await connection.api.groupChats.list({ owners, cursor });
    for (const { chatId } of page.items) await readChat(parts, ctx, connection, chatId);
    cursor = page.cursor !== cursor ? page.cursor : null;
  } while (cursor !== null);
}
