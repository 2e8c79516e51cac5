/** Notices on their way: group robots by their webhook, staff by messages of the app. */
import type { Delivered, NoticeDelivery } from '#features/notices';
import { useridsOfStaff } from '#features/staff';
import { neverLeft } from '#platform/outgoing';
import { WecomError } from '../client/public.ts';
import { remedyOf } from '../core/error-codes.ts';
import type { WecomParts } from '../parts.ts';
import { robotOf } from './robot-address.ts';

/** The robot was removed from its group, or switched off (wecom-api.md section 1.3). */
const ROBOT_GONE: ReadonlySet<number> = new Set([93000, 93004]);

export function noticeDelivery({ db, connections }: Pick<WecomParts, 'db' | 'connections'>): NoticeDelivery {
  return {
    robotOf: async (workspace, address) => {
      const connection = await connections.of(workspace);
      return robotOf(address, [connections.settings.base, ...(connection ? [connection.base] : [])]);
    },
    toRobot: async (workspace, robot, text, mention) => {
      const userids = await useridsOfStaff(db, workspace, mention);
      // A robot needs no app: its key is all that it takes.
      const { messages } = (await connections.of(workspace))?.api ?? connections.withoutApp;
      return outcomeOf(async () => {
        await messages.sendByRobot({
          ...robot,
          type: 'text',
          text,
          ...(userids.size > 0 ? { mention: [...userids.values()] } : {}),
        });
        return [];
      });
    },
    toStaff: async (workspace, staff, text) => {
      const connection = await connections.of(workspace);
      if (!connection) return { kind: 'notConnected' };
      const userids = await useridsOfStaff(db, workspace, staff);
      if (userids.size === 0) return { kind: 'nobody' };
      const missing = staff.filter((id) => !userids.has(id));
      return outcomeOf(async () => {
        const { invalidUserIds, unlicensedUserIds } = await connection.api.messages.send({
          to: { userIds: [...userids.values()] },
          type: 'text',
          text,
        });
        const unreached = new Set([...invalidUserIds, ...unlicensedUserIds].map((one) => one.toLowerCase()));
        const missed = [...userids].filter(([, userid]) => unreached.has(userid.toLowerCase()));
        return [...missing, ...missed.map(([id]) => id)];
      });
    },
    isConnected: async (workspace) => (await connections.of(workspace)) !== null,
    remedyOf,
  };
}

async function outcomeOf(send: () => Promise<readonly number[]>): Promise<Delivered> {
  try {
    return { kind: 'sent', missed: await send() };
  } catch (error) {
    if (!(error instanceof WecomError)) throw error;
    return failureOf(error);
  }
}

export function failureOf({ kind, code, hint, until }: WecomError): Delivered {
  if (code !== null && ROBOT_GONE.has(code)) return { kind: 'refused', code, stops: true };
  switch (kind) {
    case 'closed':
      return { kind: 'later', code: null, until: null };
    case 'unreachable':
      // After other failures of the network a message may have arrived.
      return neverLeft(hint ?? undefined) ? { kind: 'later', code: null, until: null } : { kind: 'unknown' };
    case 'bug':
      return { kind: 'unknown' };
    case 'wait':
    case 'backoff':
    case 'refresh':
    // Somebody may mend the settings meanwhile.
    case 'configuration':
      return { kind: 'later', code, until };
    default:
      return code === null ? { kind: 'unknown' } : { kind: 'refused', code, stops: false };
  }
}
