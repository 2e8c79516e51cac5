/** When a message goes: what happens in one moment is one message, and what one job does is one. */
import { MINUTE, SECOND } from '#kernel';
import { type QuietHours, quietUntil } from './quiet-hours.ts';

/** A message waits so long for more after the last customer came, and at most so long after the first. */
export const GATHER_MS = 1.5 * SECOND;
export const MOST_GATHER_MS = 5 * SECOND;
/** How long a message waits for the end of the job that it tells of. */
const MOST_JOB_MS = 30 * MINUTE;
/** How often it is looked whether the job has ended. */
const LOOK_AGAIN_MS = 0.5 * SECOND;

export interface WaitingMessage {
  readonly createdAt: Date;
  /** Of the job whose changes it tells; null: of none. */
  readonly job: { readonly ended: boolean } | null;
  /** Where the log stood when the job was first seen to have ended; null: not seen yet. */
  readonly untilPosition: number | null;
}

export interface Situation {
  readonly now: Date;
  readonly timeZone: string;
  readonly quiet: QuietHours | null;
  /** How far the log was followed. */
  readonly followed: number;
  /** When the limits of the receivers let another message through; null: now. */
  readonly freeAt: Date | null;
}

export type NextStep =
  | { readonly do: 'send' }
  | { readonly do: 'drop' }
  | { readonly do: 'hold'; readonly until: Date }
  /** `noteEnd`: remember that the job has ended, with the position of the log of now. */
  | { readonly do: 'wait'; readonly until: Date; readonly noteEnd?: true };

/** What becomes of a message that is due. */
export function nextStep(message: WaitingMessage, situation: Situation): NextStep {
  const { now, quiet } = situation;
  const later = new Date(now.getTime() + LOOK_AGAIN_MS);
  const patient = now.getTime() - message.createdAt.getTime() < MOST_JOB_MS;
  if (message.job && patient) {
    if (!message.job.ended) return { do: 'wait', until: later };
    if (message.untilPosition === null) return { do: 'wait', until: now, noteEnd: true };
    if (situation.followed < message.untilPosition) return { do: 'wait', until: later };
  }
  const end = quietUntil(quiet, now, situation.timeZone);
  if (end) return quiet?.messages === 'dropped' ? { do: 'drop' } : { do: 'hold', until: end };
  return situation.freeAt ? { do: 'wait', until: situation.freeAt } : { do: 'send' };
}

/** Seconds until a message is tried again that is known not to have gone; after the last it has failed. */
const AGAIN_S = [2, 10, 60, 300, 1800, 7200] as const;

/** When to try again; null: no more. */
export function tryAgainAt(attempts: number, until: Date | null, now: Date): Date | null {
  const seconds = AGAIN_S[attempts];
  if (until) return until;
  return seconds === undefined ? null : new Date(now.getTime() + seconds * SECOND);
}
