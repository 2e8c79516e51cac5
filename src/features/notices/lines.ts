/** What goes on by itself: the log is followed, and what is due is sent, within seconds. */
import { DAY } from '#kernel';
import type { Db } from '#platform/db';
import { EachUnlessResting, type Line, type Schedule } from '#platform/queue';
import { followLog } from './follow-log.ts';
import { forgetOld } from './message-sql.ts';
import { tellingWorkspaces } from './notice-sql.ts';
import { type NoticeParts, noticeCtx } from './parts.ts';
import { sendDue } from './send-due.ts';

export const NOTICE_LINE = 'notices';

/** Messages gather for longer than this anyway, so nobody has to wake the line when tags change. */
const REST_MS = 1000;
/** Messages are kept so long. */
const KEPT_DAYS = 90;

export function noticeLines(parts: NoticeParts): readonly Line[] {
  const each = new EachUnlessResting('a step of notices failed', (workspace: number) => ({ workspace }));
  const step = async () =>
    each.step(parts.log, await tellingWorkspaces(parts.db), async (workspace) => {
      const ctx = await noticeCtx(parts, workspace);
      const followed = await followLog(ctx);
      return (await sendDue(parts, ctx)) || followed;
    });
  return [{ name: NOTICE_LINE, restMs: REST_MS, step }];
}

export const noticeSchedules = (clock: () => Date): readonly Schedule[] => [
  {
    name: 'notices-forget',
    cron: '21 19 * * *',
    work: async (db: Db) => {
      const now = clock();
      await forgetOld(db, new Date(now.getTime() - KEPT_DAYS * DAY), now);
    },
  },
];
