/** How many messages go out; who sends more to WeCom is refused (robots) or, worse, not heard (apps). */
import { HOUR, MINUTE } from '#kernel';

export interface Limit {
  readonly messages: number;
  /** Milliseconds. */
  readonly within: number;
}

/** 20 a minute for each robot (wecom-api.md section 1.2). */
export const robotLimits: readonly Limit[] = [{ messages: 20, within: MINUTE }];

/**
 * To each member 30 a minute and 1,000 an hour for each app; what is more is dropped in silence (section 1.2), so some
 * are left to whatever else writes by the same app.
 */
export const memberLimits: readonly Limit[] = [
  { messages: 25, within: MINUTE },
  { messages: 900, within: HOUR },
];

/** To each person by each way. Mails are many enough for a mailbox; SMS cost money, and providers take about as many. */
export const personLimits: Readonly<Record<'app' | 'email' | 'sms', readonly Limit[]>> = {
  app: memberLimits,
  email: [
    { messages: 10, within: MINUTE },
    { messages: 60, within: HOUR },
  ],
  sms: [
    { messages: 1, within: MINUTE },
    { messages: 5, within: HOUR },
  ],
};

/** When the next message may go; null: now. `sentAt`: when earlier ones went, in any order. */
export function freeAt(sentAt: readonly Date[], limits: readonly Limit[], now: Date): Date | null {
  const newestFirst = sentAt.map((at) => at.getTime()).sort((a, b) => b - a);
  const free = limits.map(({ messages, within }) => (newestFirst[messages - 1] ?? -Infinity) + within);
  const latest = Math.max(...free, -Infinity);
  return latest > now.getTime() ? new Date(latest) : null;
}
