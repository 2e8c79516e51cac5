/** Sends a sample, so that somebody sees a notice arrive before customers do. */
import { randomUUID } from 'node:crypto';
import { recordRead } from '#features/staff';
import { type BodyOf, type ErrorDetail, invalid, needId, type OutputOf, requireRight } from '#kernel';
import type { Ctx } from '#platform/context';
import { SealError } from '#platform/sealing';
import type { tryNotice as contract, Way } from './contract.ts';
import { MOST_SMS_BYTES, messageText } from './core/public.ts';
import { explainFailure } from './explain-failure.ts';
import type { Reason } from './message-sql.ts';
import { noticeById } from './notice-sql.ts';
import type { Delivered, NoticePorts, Robot } from './ports.ts';
import { reachStaff, type StaffMessage } from './reach-staff.ts';
import { people, robotAt, robotNeeded } from './resolve-settings.ts';
import { openRobot } from './robot-key.ts';
import { sampleTexts } from './texts.ts';

type Tried = OutputOf<typeof contract>;

/** Errors: `notice.robotNeeded`, `notice.badAddress`, `notice.notUsable`. */
export async function tryNotice(
  ports: NoticePorts,
  ctx: Ctx,
  input: BodyOf<typeof contract>,
): Promise<Tried> {
  requireRight(ctx.actor, 'library:write');
  const language = input.language ?? ctx.language;
  const sample = sampleTexts[language];
  const address = ports.address();
  const text = `${sample.mark}\n${messageText({
    name: input.name,
    template: input.template,
    language,
    count: 1,
    ...(viaOf(input.to) === 'sms' ? { most: MOST_SMS_BYTES } : {}),
    listLink: `${address}/customers`,
    customers: [
      {
        ...sample.customer,
        by: ctx.actor.name,
        owner: ctx.actor.name,
        time: new Intl.DateTimeFormat('sv-SE', {
          timeZone: ctx.timeZone,
          dateStyle: 'short',
          timeStyle: 'short',
        }).format(ctx.now),
        link: `${address}/customers`,
      },
    ],
  })}`;
  const delivered = await deliver(ports, ctx, input, {
    id: `try_${randomUUID()}`,
    subject: input.name,
    text,
  });
  const about = { name: input.name, target: input.to.kind, outcome: delivered.kind };
  await recordRead(ctx.db, ctx, { did: 'notice.tried', subject: input.notice ?? null, after: about });
  return { text, ...outcomeOf(ports, ctx, viaOf(input.to), delivered) };
}

async function deliver(
  ports: NoticePorts,
  ctx: Ctx,
  { to, notice }: BodyOf<typeof contract>,
  sample: StaffMessage,
): Promise<Delivered> {
  const { workspace } = ctx;
  const { delivery } = ports;
  switch (to.kind) {
    case 'robot': {
      const robot =
        to.webhook === undefined
          ? await keptRobot(ports, ctx, notice)
          : await robotAt(ports, ctx, to.webhook);
      return robot ? delivery.toRobot(workspace, robot, sample.text, []) : { kind: 'sealed' };
    }
    case 'staff': {
      const details: ErrorDetail[] = [];
      const staff = await people(ctx, to.staff, details);
      if (details.length > 0) throw invalid('notice.notUsable', { count: details.length }, details);
      return reachStaff(ports, ctx.db, workspace, to.via, staff, sample);
    }
    case 'owner':
      return ctx.actor.staff === null
        ? { kind: 'nobody' }
        : reachStaff(ports, ctx.db, workspace, to.via, [ctx.actor.staff], sample);
  }
}

/** Null: it can't be read with this installation's key. */
async function keptRobot(
  { sealer }: NoticePorts,
  { db, workspace }: Ctx,
  ref: string | undefined,
): Promise<Robot | null> {
  const row = ref === undefined ? null : await noticeById(db, workspace, needId('notice', ref, 'notice'));
  if (!row?.robot_key) throw robotNeeded();
  try {
    return openRobot(sealer, workspace, row.id, row.robot_key);
  } catch (error) {
    if (error instanceof SealError) return null;
    throw error;
  }
}

const viaOf = (to: BodyOf<typeof contract>['to']): Way => (to.kind === 'robot' ? 'app' : to.via);

function outcomeOf(
  { delivery }: NoticePorts,
  { language }: Ctx,
  via: Way,
  delivered: Delivered,
): Pick<Tried, 'outcome' | 'problem'> {
  const because = (reason: Reason, code: number | null = null) =>
    explainFailure(delivery, via, { reason, code }, language);
  switch (delivered.kind) {
    case 'sent':
      return { outcome: 'sent', problem: delivered.missed.length > 0 ? because('nobody') : null };
    case 'unknown':
      return { outcome: 'unknown', problem: because('unanswered') };
    case 'notConnected':
    case 'nobody':
      return { outcome: delivered.kind, problem: because(delivered.kind) };
    case 'sealed':
      return { outcome: 'refused', problem: because('sealed') };
    default: {
      const { code } = delivered;
      return { outcome: 'refused', problem: because(code === null ? 'away' : 'refused', code) };
    }
  }
}
