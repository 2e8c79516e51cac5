/**
 * Sends what is due. A message is written down as on its way before it leaves, and what became of it after: a process
 * that dies in between leaves one whose fate nobody knows, which is shown as such and not sent again by itself.
 */
import { gate, HOUR, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import { committedPosition } from '#platform/feed';
import { jobById } from '#platform/queue';
import { SealError } from '#platform/sealing';
import { compose } from './compose.ts';
import { freeAt, nextStep, personLimits, robotLimits, tryAgainAt } from './core/public.ts';
import { dueMessages, type MessageRow, openMessagesOf, type Reason } from './message-sql.ts';
import { cursorAt, type NoticeRow, noticeById, quietOf, stopNotice } from './notice-sql.ts';
import type { NoticeParts } from './parts.ts';
import type { Delivered } from './ports.ts';
import { reachStaff, type StaffMessage } from './reach-staff.ts';
import { openRobot } from './robot-key.ts';
import {
  beginSending,
  countedCustomers,
  dropMessage,
  endSending,
  giveUpSending,
  postpone,
  type Receivers,
  sendLater,
  sentLately,
} from './sending-sql.ts';

const AT_ONCE = 50;
/** Messages under way at once: one that nobody answers holds up no other. */
const LANES = 5;

/** True: there may be more. One process at a time takes this step. */
export async function sendDue(parts: NoticeParts, ctx: Ctx): Promise<boolean> {
  const { db, workspace } = ctx;
  await giveUpSending(db, workspace, ctx.now);
  const due = await dueMessages(db, workspace, parts.clock(), AT_ONCE);
  const enter = gate(LANES);
  // What goes to one receiver goes one after the other, so that its limits are counted right.
  const lines = new Map<string, MessageRow[]>();
  for (const message of due) {
    const line = `${message.notice_id} ${message.owner_id}`;
    lines.set(line, [...(lines.get(line) ?? []), message]);
  }
  const done = await Promise.allSettled(
    [...lines.values()].map((line) =>
      enter(async () => {
        for (const message of line) await takeStep(parts, ctx, message);
      }),
    ),
  );
  for (const one of done) if (one.status === 'rejected') throw one.reason;
  return due.length === AT_ONCE;
}

const receiversOf = (notice: NoticeRow, message: MessageRow): Receivers => ({
  robot: notice.target === 'robot' ? notice.robot_hash : null,
  staff: notice.target === 'staff' ? notice.staff : message.owner_id === null ? [] : [message.owner_id],
  via: notice.via,
});

async function takeStep(parts: NoticeParts, ctx: Ctx, message: MessageRow): Promise<void> {
  const { db, workspace, timeZone } = ctx;
  const now = parts.clock();
  const notice = await noticeById(db, workspace, message.notice_id);
  if (!notice) return;
  const receivers = receiversOf(notice, message);
  const step = nextStep(
    {
      createdAt: message.created_at,
      job: await jobOf(ctx, message),
      untilPosition: message.until_position,
    },
    {
      now,
      timeZone,
      quiet: quietOf(notice),
      followed: await cursorAt(db, workspace),
      freeAt: await receiversFreeAt(ctx, receivers, now),
    },
  );
  switch (step.do) {
    case 'send':
      return send(parts, ctx, notice, message, receivers);
    case 'drop':
      return drop(ctx, message, 'quietHours', now);
    case 'hold':
      await postpone(db, workspace, message.id, { state: 'held', until: step.until, reason: 'quietHours' });
      return;
    case 'wait':
      await postpone(db, workspace, message.id, {
        state: 'waiting',
        until: step.until,
        reason: message.job_id === null ? 'tooOften' : 'job',
        untilPosition: step.noteEnd ? await committedPosition(db, workspace) : undefined,
      });
  }
}

async function jobOf({ db, workspace }: Ctx, { job_id }: MessageRow): Promise<{ ended: boolean } | null> {
  if (job_id === null) return null;
  const job = await jobById(db, workspace, job_id);
  return { ended: !job || (job.status !== 'queued' && job.status !== 'running') };
}

async function receiversFreeAt({ db, workspace }: Ctx, to: Receivers, now: Date): Promise<Date | null> {
  const lately = await sentLately(db, workspace, to, new Date(now.getTime() - HOUR));
  const times =
    to.robot === null
      ? to.staff.map((staff) =>
          freeAt(
            lately.filter((one) => one.receivers.includes(staff)).map((one) => one.at),
            personLimits[to.via],
            now,
          ),
        )
      : [
          freeAt(
            lately.map((one) => one.at),
            robotLimits,
            now,
          ),
        ];
  return times.reduce((latest, one) => (one && (!latest || one > latest) ? one : latest), null);
}

const drop = (ctx: Ctx, message: MessageRow, reason: Reason, now: Date): Promise<void> =>
  ctx.db.transaction((tx) => dropMessage(tx, ctx.workspace, message.id, { state: 'dropped', reason }, now));

async function send(
  parts: NoticeParts,
  ctx: Ctx,
  notice: NoticeRow,
  message: MessageRow,
  to: Receivers,
): Promise<void> {
  const { db, workspace } = ctx;
  // From here on nothing is added to it, so its text is of all its customers.
  if (!(await beginSending(db, workspace, message.id, to, parts.clock()))) return;
  const composed = await compose(
    ctx,
    parts.ports.address(),
    notice,
    await countedCustomers(db, workspace, message.id),
  );
  if (!composed) return drop(ctx, message, 'customersGone', parts.clock());
  const mention = notice.mention_owner ? composed.owners : [];
  const told = { id: toId('noticeMessage', message.id), subject: notice.name, text: composed.text };
  const delivered = await deliver(parts, ctx, notice, to, told, mention);
  await settle(parts, ctx, notice, message, delivered);
}

async function deliver(
  { ports, log }: NoticeParts,
  { db, workspace }: Ctx,
  notice: NoticeRow,
  to: Receivers,
  told: StaffMessage,
  mention: readonly number[],
): Promise<Delivered> {
  if (notice.robot_key === null) return reachStaff(ports, db, workspace, to.via, to.staff, told);
  try {
    const robot = openRobot(ports.sealer, workspace, notice.id, notice.robot_key);
    return await ports.delivery.toRobot(workspace, robot, told.text, mention);
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    log.error({ workspace, notice: notice.id }, error.message);
    return { kind: 'sealed' };
  }
}

async function settle(
  parts: NoticeParts,
  ctx: Ctx,
  notice: NoticeRow,
  message: MessageRow,
  delivered: Delivered,
): Promise<void> {
  const { db, workspace } = ctx;
  const now = parts.clock();
  const failed = (reason: Reason, code: number | null = null) =>
    db.transaction((tx) => dropMessage(tx, workspace, message.id, { state: 'failed', reason, code }, now));
  switch (delivered.kind) {
    case 'sent':
      await endSending(db, workspace, message.id, { state: 'sent', missed: delivered.missed }, now);
      return;
    case 'unknown':
      await endSending(db, workspace, message.id, { state: 'unknown', reason: 'unanswered' }, now);
      return;
    case 'later': {
      const reason: Reason = delivered.code === null ? 'away' : delivered.until ? 'tooOften' : 'refused';
      const again = tryAgainAt(message.attempts, delivered.until, now);
      if (again) await sendLater(db, workspace, message.id, again, reason, delivered.code);
      else await failed(reason, delivered.code);
      return;
    }
    case 'refused':
      await failed('refused', delivered.code);
      if (delivered.stops) await stop(ctx, notice, delivered.code, now);
      return;
    default:
      await failed(delivered.kind);
  }
}

/** Nothing else of this notice would get through either. */
async function stop(ctx: Ctx, notice: NoticeRow, code: number, now: Date): Promise<void> {
  const { db, workspace } = ctx;
  await db.transaction(async (tx) => {
    await stopNotice(tx, workspace, notice.id, code);
    for (const { id } of await openMessagesOf(tx, workspace, notice.id))
      await dropMessage(tx, workspace, id, { state: 'failed', reason: 'refused', code }, now);
  });
}
