/** Makes channels: one, or many alike. */
import { record } from '#features/staff';
import { foldName } from '#features/tags/core';
import { AppError, type BodyOf, conflict, gate, type OutputOf, requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import { advanceVocabulary } from '#platform/feed';
import { say, type Texts } from '#platform/http';
import type { Connection } from '../connection/connections.ts';
import type { WecomParts } from '../parts.ts';
import {
  type ChannelRow,
  type ChannelSettings,
  channelById,
  insertChannel,
  noteSent,
  removeChannel,
  type SentCrew,
  settleChannel,
} from './channel-sql.ts';
import type { ChannelItem, createChannels as manyContract, NewChannel } from './contract.ts';
import { crewNow, shownThere } from './duty.ts';
import { needConnection, orRefused, refuseTaken } from './refusals.ts';
import { resolveChannelTags, resolveSettings } from './resolve-settings.ts';
import { shownChannels } from './show-channel.ts';
import { newStateKey } from './state-key.ts';

/** Calls to WeCom at once while a batch is made. */
const AT_ONCE = 4;

type New = ChannelSettings & Pick<ChannelRow, 'kind' | 'batch'>;

export async function createChannel(parts: WecomParts, ctx: Ctx, input: NewChannel): Promise<ChannelItem> {
  requireRight(ctx.actor, 'library:write');
  const connection = await needConnection(parts.connections, ctx);
  const { kind, ...entered } = input;
  const settings = await orRefused(ctx, () => resolveSettings(parts, ctx, connection, entered));
  const row = await create(ctx, connection, { ...settings, kind, batch: null });
  const [item] = await shownChannels(ctx, [row]);
  if (!item) throw new Error('a channel without an answer');
  return item;
}

/** Those that cannot be made are named; the others are there. What is wrong with all of them is refused as a whole. */
export async function createChannels(
  parts: WecomParts,
  ctx: Ctx,
  input: BodyOf<typeof manyContract>,
  texts: () => Texts,
): Promise<OutputOf<typeof manyContract>> {
  requireRight(ctx.actor, 'library:write');
  const connection = await needConnection(parts.connections, ctx);
  const common = await orRefused(ctx, () =>
    resolveSettings(parts, ctx, connection, { name: input.batch, ...input.common }),
  );
  const tags: number[][] = [];
  for (const [i, item] of input.items.entries())
    tags.push(await resolveChannelTags(ctx, item.tags, `items.${i}.tags`));
  const oneOfSome = gate(AT_ONCE);
  const made = await Promise.all(
    input.items.map(({ name }, i) =>
      oneOfSome(async () => {
        const own = [...new Set([...common.tags, ...(tags[i] ?? [])])];
        // Of equal names the first is meant, not the faster.
        if (input.items.findIndex((item) => foldName(item.name) === foldName(name)) < i)
          return conflict('channel.nameTaken', { name });
        try {
          const wanted = { ...common, name, tags: own, kind: input.kind, batch: input.batch };
          return await create(ctx, connection, wanted);
        } catch (error) {
          if (error instanceof AppError) return error;
          throw error;
        }
      }),
    ),
  );
  const rows = made.filter((one): one is ChannelRow => !(one instanceof AppError));
  return {
    batch: input.batch,
    items: await shownChannels(ctx, rows),
    refused: made.flatMap((one, index) =>
      one instanceof AppError
        ? [{ index, code: one.code, message: say(texts(), one.code, one.facts, ctx.language).message }]
        : [],
    ),
  };
}

/**
 * The row comes first, so that its state is ours before WeCom has it; a process that ends in between leaves a row that
 * `keepDuty` settles. Errors: `channel.nameTaken`, `channel.refusedThere`, `channel.wecomAway`.
 */
async function create(ctx: Ctx, connection: Connection, wanted: New): Promise<ChannelRow> {
  const { db, workspace, now } = ctx;
  const crew = await crewNow(ctx, { ...wanted, id: null });
  const state = newStateKey();
  const row = await db.transaction(async (tx) => {
    // Conditions can name it.
    await advanceVocabulary(tx, workspace);
    await refuseTaken(tx, ctx, wanted.name, null);
    return insertChannel(tx, workspace, { ...wanted, state }, now);
  });
  try {
    const made = await orRefused(ctx, () => makeThere(connection, row, crew));
    await db.transaction(async (tx) => {
      await settleChannel(tx, workspace, row.id, made);
      await noteSent(tx, workspace, row.id, crew);
      await record(tx, ctx, {
        did: 'channel.created',
        subject: toId('channel', row.id),
        after: { name: row.name, kind: row.kind, tags: row.tags.map((tag) => toId('tag', tag)) },
      });
    });
  } catch (error) {
    if (error instanceof AppError) await removeChannel(db, workspace, row.id);
    throw error;
  }
  return (await channelById(db, workspace, row.id)) ?? row;
}

type Made = Parameters<typeof settleChannel>[3];

async function makeThere({ api }: Connection, row: ChannelRow, crew: SentCrew): Promise<Made> {
  const { name, skipVerify } = shownThere(row);
  const people = { userIds: crew.users, departmentIds: crew.parties };
  if (row.kind === 'link') {
    const link = await api.acquisition.create({ name, range: people, skipVerify });
    return { config_id: null, qr_code_url: null, link_id: link.linkId, url: urlWith(link.url, row.state) };
  }
  // One of several people can never become a code of one person; the other way round it can.
  const way = await api.contactWays.add({
    type: 'multi',
    remark: name,
    skipVerify,
    state: row.state,
    ...people,
  });
  return { config_id: way.configId, qr_code_url: way.qrCodeUrl, link_id: null, url: null };
}

/** The link with the channel's key, which comes back as state (wecom-api.md section 4.2). */
function urlWith(link: string, state: string): string {
  const url = new URL(link);
  url.searchParams.set('customer_channel', state);
  return url.href;
}
