/** Makes, changes and deletes notices. */
import { record } from '#features/staff';
import { nameTakenIn } from '#features/tags/core';
import { type BodyOf, conflict, needId, notFound, type OutputOf, requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { advance, committedPosition } from '#platform/feed';
import type {
  changeNotice as changeContract,
  deleteNotice as deleteContract,
  NewNotice,
  NoticeItem,
} from './contract.ts';
import { openMessagesOf } from './message-sql.ts';
import {
  deleteNoticeRow,
  insertNotice,
  lockNotice,
  type NoticeSettings,
  nextNoticeId,
  noticeNames,
  updateNotice,
} from './notice-sql.ts';
import type { NoticePorts } from './ports.ts';
import { enteredOf, resolveNotice } from './resolve-settings.ts';
import { dropMessage } from './sending-sql.ts';
import { showNotice } from './show-notice.ts';

/** Errors: `notice.nameTaken`, and those of `resolveNotice`. */
export async function createNotice(ports: NoticePorts, ctx: Ctx, input: NewNotice): Promise<NoticeItem> {
  requireRight(ctx.actor, 'library:write');
  const entered = { ...input, language: input.language ?? ctx.language };
  const id = await ctx.db.transaction(async (tx) => {
    // Whoever merges or deletes tags holds the same right, so a tag that is named here is there.
    await advance(tx, ctx.workspace, 0);
    const id = await nextNoticeId(tx);
    const settled = await resolveNotice(ports, ctx, id, entered, null);
    await refuseTaken(tx, ctx, settled.name, null);
    const row = {
      ...settled,
      since_position: await committedPosition(tx, ctx.workspace),
      stop_code: null,
    };
    await insertNotice(tx, ctx.workspace, id, row, ctx.now);
    await record(tx, ctx, { did: 'notice.created', subject: toId('notice', id), after: shownOf(row) });
    tx.afterCommit(ports.wake);
    return id;
  });
  return showNotice(ports, ctx, toId('notice', id));
}

/** Errors: `notice.notFound`, `notice.nameTaken`, and those of `resolveNotice`. */
export async function changeNotice(
  ports: NoticePorts,
  ctx: Ctx,
  ref: string,
  input: BodyOf<typeof changeContract>,
): Promise<NoticeItem> {
  requireRight(ctx.actor, 'library:write');
  const id = needId('notice', ref);
  await ctx.db.transaction(async (tx) => {
    await advance(tx, ctx.workspace, 0);
    const before = await lockNotice(tx, ctx.workspace, id);
    if (!before) throw notFound('notice.notFound', { id: ref });
    const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
    const settled = await resolveNotice(ports, ctx, id, { ...enteredOf(before), ...given }, before);
    await refuseTaken(tx, ctx, settled.name, id);
    const resumed = before.state === 'paused' && settled.state === 'live';
    const row = {
      ...settled,
      since_position: resumed ? await committedPosition(tx, ctx.workspace) : before.since_position,
      stop_code: settled.state === 'live' ? null : before.stop_code,
    };
    await updateNotice(tx, ctx.workspace, id, row, ctx.now);
    if (settled.state === 'paused' || settled.target !== before.target || settled.via !== before.via)
      await dropOpen(tx, ctx, id);
    const [was, is] = [shownOf(before), shownOf(row)];
    await record(tx, ctx, { did: 'notice.changed', subject: toId('notice', id), before: was, after: is });
    tx.afterCommit(ports.wake);
  });
  return showNotice(ports, ctx, ref);
}

/** Error: `notice.notFound`. */
export async function deleteNotice(ctx: Ctx, ref: string): Promise<OutputOf<typeof deleteContract>> {
  requireRight(ctx.actor, 'library:write');
  const id = needId('notice', ref);
  await ctx.db.transaction(async (tx) => {
    const row = await lockNotice(tx, ctx.workspace, id);
    if (!row) throw notFound('notice.notFound', { id: ref });
    await deleteNoticeRow(tx, ctx.workspace, id);
    await record(tx, ctx, { did: 'notice.deleted', subject: toId('notice', id), before: shownOf(row) });
  });
  return { id: ref };
}

async function refuseTaken(tx: Tx, { workspace }: Ctx, name: string, own: number | null): Promise<void> {
  const taken = nameTakenIn(await noticeNames(tx, workspace), name, own);
  if (taken) throw conflict('notice.nameTaken', { name: taken.name });
}

async function dropOpen(tx: Tx, { workspace, now }: Ctx, notice: number): Promise<void> {
  for (const { id } of await openMessagesOf(tx, workspace, notice))
    await dropMessage(tx, workspace, id, { state: 'dropped', reason: 'paused' }, now);
}

/** For the audit trail: whom it tells, never by which key. */
const shownOf = (row: NoticeSettings) => ({
  name: row.name,
  live: row.state === 'live',
  tags: row.tags.map((id) => toId('tag', id)),
  groups: row.groups.map((id) => toId('group', id)),
  sources: row.sources,
  target: row.target,
  via: row.via,
  staff: row.staff.map((id) => toId('staff', id)),
  robot: row.robot_tail,
  template: row.template,
  quiet: row.quiet_from === null ? null : `${row.quiet_from}–${row.quiet_until} ${row.quiet_messages}`,
  againAfterHours: row.again_after_h,
});
