/** What goes on by itself: the log is followed, and what is due is sent, within seconds. */
import { DAY } from '#kernel';
import { type Db, isLost } from '#platform/db';
import type { Line, Schedule } from '#platform/queue';
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

/** One step for each workspace; one that fails does not keep the others waiting. True: there may be more. */
async function step(parts: NoticeParts): Promise<boolean> {
  let more = false;
  for (const workspace of await tellingWorkspaces(parts.db)) {
    try {
      const ctx = await noticeCtx(parts, workspace);
      const followed = await followLog(ctx);
      more = (await sendDue(parts, ctx)) || followed || more;
    } catch (error) {
      if (isLost(error)) throw error;
      parts.log.error({ err: error, workspace }, 'a step of notices failed');
    }
  }
  return more;
}

export const noticeLines = (parts: NoticeParts): readonly Line[] => [
  { name: NOTICE_LINE, restMs: REST_MS, step: () => step(parts) },
];

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
