/** Changes and ends channels. */
import { asksFor, refuseNamed } from '#features/rules';
import { record } from '#features/staff';
import { type BodyOf, conflict, type OutputOf, requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import { advance, advanceVocabulary } from '#platform/feed';
import { WecomError } from '../client/public.ts';
import type { Connection } from '../connection/connections.ts';
import type { WecomParts } from '../parts.ts';
import { countCustomers } from './arrival-sql.ts';
import {
  archiveChannel,
  type ChannelRow,
  type ChannelSettings,
  channelById,
  noteSent,
  removeChannel,
  updateChannel,
} from './channel-sql.ts';
import type {
  ChannelItem,
  changeChannel as changeContract,
  deleteChannel as deleteContract,
} from './contract.ts';
import { crewNow, tellChannel } from './duty.ts';
import { needConnection, orRefused, refuseTaken } from './refusals.ts';
import { type EnteredSettings, resolveSettings } from './resolve-settings.ts';
import { needChannel, showChannel } from './show-channel.ts';

type Change = BodyOf<typeof changeContract>;

/** Fields of which WeCom has its own copy. */
const THERE = ['name', 'staff', 'departments', 'shifts', 'dailyLimit', 'backups', 'skipVerify'] as const;

/** Errors: those of creating one, `channel.archived`. */
export async function changeChannel(
  parts: WecomParts,
  ctx: Ctx,
  id: string,
  input: Change,
): Promise<ChannelItem> {
  requireRight(ctx.actor, 'library:write');
  const row = await needChannel(ctx.db, ctx, id);
  if (row.archived_at !== null) throw conflict('channel.archived', { name: row.name });
  const connection = await needConnection(parts.connections, ctx);
  const kept = { settings: row, entered: new Set(Object.keys(given(input))) };
  const settings = await orRefused(ctx, () =>
    resolveSettings(parts, ctx, connection, { ...enteredOf(row), ...given(input) }, kept),
  );
  if (THERE.some((field) => input[field] !== undefined)) await tell(ctx, connection, { ...row, ...settings });
  await ctx.db.transaction(async (tx) => {
    await advanceVocabulary(tx, ctx.workspace);
    await refuseTaken(tx, ctx, settings.name, row.id);
    await updateChannel(tx, ctx.workspace, row.id, settings, ctx.now);
    await record(tx, ctx, {
      did: 'channel.changed',
      subject: toId('channel', row.id),
      before: shownOf(row),
      after: shownOf(settings),
    });
  });
  return showChannel(ctx, id);
}

const given = (input: Change): Partial<EnteredSettings> =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));

/** What is there, as it would be entered. */
const enteredOf = (row: ChannelRow): EnteredSettings => {
  const people = (ids: readonly number[]) => ids.map((id) => toId('staff', id));
  const rooms = (ids: readonly number[]) => ids.map((id) => toId('department', id));
  return {
    name: row.name,
    staff: people(row.staff),
    departments: rooms(row.departments),
    shifts: row.shifts.map(({ days, from, to, staff, departments }) => ({
      days: [...days],
      from,
      to,
      staff: people(staff),
      departments: rooms(departments),
    })),
    dailyLimit: row.daily_limit,
    backups: people(row.backups),
    tags: row.tags.map((id) => toId('tag', id)),
    remark: row.remark,
    welcome: row.welcome,
    skipVerify: row.skip_verify,
  };
};

const shownOf = ({ name, staff, tags, remark, welcome }: ChannelSettings) => ({
  name,
  staff: staff.map((one) => toId('staff', one)),
  tags: tags.map((one) => toId('tag', one)),
  remark,
  welcome: welcome?.text ?? null,
});

/** WeCom first: what it refuses is not stored. A process that ends in between leaves it to `keepDuty`. */
async function tell(ctx: Ctx, connection: Connection, row: ChannelRow): Promise<void> {
  const crew = await crewNow(ctx, row);
  await noteSent(ctx.db, ctx.workspace, row.id, null);
  await orRefused(ctx, () => tellChannel(connection, row, crew));
  await noteSent(ctx.db, ctx.workspace, row.id, crew);
}

export async function deleteChannel(
  parts: WecomParts,
  ctx: Ctx,
  id: string,
): Promise<OutputOf<typeof deleteContract>> {
  requireRight(ctx.actor, 'library:write');
  const row = await needChannel(ctx.db, ctx, id);
  const { db, workspace } = ctx;
  // Before WeCom: a code that leads nowhere any more cannot be brought back.
  await db.transaction(async (tx) => {
    await advance(tx, workspace, 0);
    await refuseNamed(tx, ctx, inUse(row));
  });
  if (row.archived_at === null)
    await orRefused(ctx, async () => endThere(await needConnection(parts.connections, ctx), row));
  const customers = await countCustomers(db, workspace, row);
  await db.transaction(async (tx) => {
    await advanceVocabulary(tx, workspace);
    if (!(await channelById(tx, workspace, row.id))) return;
    if (customers === 0) await removeChannel(tx, workspace, row.id);
    else if (row.archived_at === null) await archiveChannel(tx, workspace, row.id, ctx.now);
    const did = customers === 0 ? 'channel.deleted' : 'channel.archived';
    await record(tx, ctx, {
      did,
      subject: toId('channel', row.id),
      before: shownOf(row),
      after: { customers },
    });
  });
  return { id, archived: customers > 0, customers };
}

/** A rule over a channel that is gone could not be read any more. */
function inUse({ id, name }: ChannelRow): Parameters<typeof refuseNamed>[2] {
  const ref = toId('channel', id);
  const isEvent = asksFor('channel', (value) => value === ref);
  return {
    code: 'channel.inUse',
    name,
    names: (leaf) =>
      (leaf.kind === 'follow' && leaf.channels !== null && leaf.channels.includes(id)) || isEvent(leaf),
  };
}

/** What is gone there already is no failure. */
async function endThere({ api }: Connection, row: ChannelRow): Promise<void> {
  try {
    if (row.link_id !== null) await api.acquisition.delete(row.link_id);
    else if (row.config_id !== null) await api.contactWays.delete(row.config_id);
  } catch (error) {
    if (!(error instanceof WecomError) || error.kind !== 'gone') throw error;
  }
}
