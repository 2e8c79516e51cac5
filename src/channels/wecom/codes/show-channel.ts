/** Channels as they are answered. */
import { departmentTerms, staffNames } from '#features/staff';
import { libraryOf, tagRef } from '#features/tags';
import { DAY, needId, notFound, type OutputOf, type QueryOf, requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Queryable } from '#platform/db';
import { fromCursor, isRowNumber, pageOf } from '#platform/http';
import { remedyOf } from '../core/error-codes.ts';
import { talliesSince } from './arrival-sql.ts';
import { type ChannelRow, channelById, listChannelRows } from './channel-sql.ts';
import type { ChannelItem, listChannels as listContract } from './contract.ts';
import { internalContacts } from './internal-contacts.ts';
import { welcomeTallies } from './welcome-sql.ts';

const COUNTED_DAYS = 30;

export async function needChannel(db: Queryable, ctx: Ctx, id: string): Promise<ChannelRow> {
  const row = await channelById(db, ctx.workspace, needId('channel', id));
  if (!row) throw notFound('channel.notFound', { id });
  return row;
}

/** Names and numbers of all that the rows refer to, asked for once. */
export async function shownChannels(ctx: Ctx, rows: readonly ChannelRow[]): Promise<ChannelItem[]> {
  const { db, workspace, now } = ctx;
  const ids = rows.map((row) => row.id);
  const since = new Date(now.getTime() - COUNTED_DAYS * DAY);
  const people = rows.flatMap((row) => [
    ...row.staff,
    ...row.backups,
    ...row.shifts.flatMap((one) => one.staff),
  ]);
  const [staff, departments, library, tallies, welcomes] = await Promise.all([
    staffNames(db, workspace, [...new Set(people)]),
    departmentTerms(db, workspace),
    libraryOf(db, workspace),
    internalContacts(db, workspace).then((except) => talliesSince(db, workspace, ids, since, except)),
    welcomeTallies(db, workspace, ids, since),
  ]);
  const rooms = new Map(departments.map((one) => [one.id, one.name]));
  const crew = (of: { readonly staff: readonly number[]; readonly departments: readonly number[] }) => ({
    staff: of.staff.map((id) => ({ id: toId('staff', id), name: staff.get(id) ?? '' })),
    departments: of.departments.map((id) => ({ id: toId('department', id), name: rooms.get(id) ?? '' })),
  });
  return rows.map((row) => ({
    ...plainFields(ctx, row),
    ...crew(row),
    shifts: row.shifts.map(({ days, from, to, ...of }) => ({ days: [...days], from, to, ...crew(of) })),
    backups: crew({ staff: row.backups, departments: [] }).staff,
    tags: library.tagsNow(row.tags).map(tagRef),
    added: tallies.get(row.id)?.added ?? 0,
    lost: tallies.get(row.id)?.lost ?? 0,
    welcomes: welcomes.get(row.id) ?? { sent: 0, failed: 0 },
  }));
}

const plainFields = (ctx: Ctx, row: ChannelRow) => ({
  id: toId('channel', row.id),
  kind: row.kind,
  name: row.name,
  state: row.state,
  configId: row.config_id,
  qrCodeUrl: row.qr_code_url,
  linkId: row.link_id,
  url: row.url,
  dailyLimit: row.daily_limit,
  remark: row.remark,
  welcome: row.welcome,
  skipVerify: row.skip_verify,
  batch: row.batch,
  status: row.archived_at === null ? ('active' as const) : ('archived' as const),
  problem: row.send_failure === null ? null : problemOf(ctx, row.send_failure),
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
});

/** The last word of what is kept is WeCom's code, when it gave one. */
function problemOf({ language }: Ctx, failure: string): string {
  const code = Number(failure.split(' ').at(-1));
  if (!Number.isInteger(code)) return failure;
  const { meaning, remedy } = remedyOf(code, language);
  return `${meaning}${remedy}`;
}

export async function showChannel(ctx: Ctx, id: string): Promise<ChannelItem> {
  requireRight(ctx.actor, 'library:read');
  const row = await needChannel(ctx.db, ctx, id);
  const [item] = await shownChannels(ctx, [row]);
  if (!item) throw new Error('a channel without an answer');
  return item;
}

export async function listChannels(
  ctx: Ctx,
  query: QueryOf<typeof listContract>,
): Promise<OutputOf<typeof listContract>> {
  requireRight(ctx.actor, 'library:read');
  const filter = { q: query.q || null, batch: query.batch ?? null, archived: query.status === 'archived' };
  const before = fromCursor(query.cursor, isRowNumber);
  const { rows, total } = await listChannelRows(ctx.db, ctx.workspace, filter, before, query.limit + 1);
  const { page, nextCursor } = pageOf(rows, query.limit, (last) => last.id);
  return {
    items: await shownChannels(ctx, page),
    nextCursor,
    total,
  };
}
