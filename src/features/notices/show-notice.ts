/** Notices as they are answered: of a robot's key only its end. */
import { staffNames } from '#features/staff';
import { libraryOf, tagRef } from '#features/tags';
import { DAY, needId, notFound, type OutputOf, type QueryOf, requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import { fromCursor, isRowNumber, toCursor } from '#platform/http';
import type { listNotices as listContract, NoticeItem } from './contract.ts';
import { messageStates } from './contract.ts';
import { tallyMessages } from './message-sql.ts';
import { listNoticeRows, type NoticeRow, noticeById, quietOf } from './notice-sql.ts';
import type { NoticePorts } from './ports.ts';

const COUNTED_DAYS = 7;

/** Error: `notice.notFound`. */
export async function needNotice(ctx: Ctx, ref: string): Promise<NoticeRow> {
  const row = await noticeById(ctx.db, ctx.workspace, needId('notice', ref));
  if (!row) throw notFound('notice.notFound', { id: ref });
  return row;
}

export async function showNotice(ports: NoticePorts, ctx: Ctx, ref: string): Promise<NoticeItem> {
  requireRight(ctx.actor, 'library:write');
  const [item] = await shownNotices(ports, ctx, [await needNotice(ctx, ref)]);
  if (!item) throw new Error('a notice without an answer');
  return item;
}

export async function listNotices(
  ports: NoticePorts,
  ctx: Ctx,
  query: QueryOf<typeof listContract>,
): Promise<OutputOf<typeof listContract>> {
  requireRight(ctx.actor, 'library:write');
  const offset = fromCursor(query.cursor, isRowNumber) ?? 0;
  const { rows, total } = await listNoticeRows(ctx.db, ctx.workspace, offset, query.limit);
  const end = offset + rows.length;
  return {
    items: await shownNotices(ports, ctx, rows),
    nextCursor: rows.length > 0 && end < total ? toCursor(end) : null,
    total,
  };
}

async function shownNotices(
  { delivery }: NoticePorts,
  ctx: Ctx,
  rows: readonly NoticeRow[],
): Promise<NoticeItem[]> {
  const { db, workspace, now, language } = ctx;
  const ids = rows.map((row) => row.id);
  const [library, staff, tallies] = await Promise.all([
    libraryOf(db, workspace),
    staffNames(db, workspace, [...new Set(rows.flatMap((row) => row.staff))]),
    tallyMessages(db, workspace, ids, new Date(now.getTime() - COUNTED_DAYS * DAY)),
  ]);
  return rows.map((row) => {
    const own = tallies.filter((one) => one.notice === row.id);
    const counts = new Map(own.map((one) => [one.state, one.messages]));
    return {
      id: toId('notice', row.id),
      name: row.name,
      state: row.state,
      tags: library.tagsNow(row.tags).map(tagRef),
      groups: row.groups.flatMap((id) => {
        const group = library.groups.get(id);
        return group ? [{ id: toId('group', id), name: group.name }] : [];
      }),
      sources: [...row.sources],
      to: shownTarget(row, staff),
      template: row.template,
      language: row.language,
      quiet: quietOf(row),
      againAfterHours: row.again_after_h,
      stopped:
        row.stop_code === null
          ? null
          : { code: row.stop_code, ...delivery.remedyOf(row.stop_code, language) },
      lastSentAt: own.find((one) => one.state === 'sent')?.last?.toISOString() ?? null,
      messages: Object.fromEntries(
        messageStates.map((state) => [state, counts.get(state) ?? 0]),
      ) as NoticeItem['messages'],
      createdAt: row.created_at.toISOString(),
      updatedAt: row.updated_at.toISOString(),
    };
  });
}

function shownTarget(row: NoticeRow, names: ReadonlyMap<number, string>): NoticeItem['to'] {
  switch (row.target) {
    case 'robot':
      return { kind: 'robot', tail: row.robot_tail ?? '', mentionOwner: row.mention_owner };
    case 'staff':
      return {
        kind: 'staff',
        staff: row.staff.map((id) => ({ id: toId('staff', id), name: names.get(id) ?? '' })),
        via: row.via,
      };
    case 'owner':
      return { kind: 'owner', via: row.via };
  }
}
