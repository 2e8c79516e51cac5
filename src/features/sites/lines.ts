/** What goes on by itself: views that have ended are told whole, what is old goes. */
import { DAY, ENDED_AFTER_MS } from '#kernel';
import { type Db, isLost } from '#platform/db';
import type { Line, Schedule } from '#platform/queue';
import { type SiteParts, siteCtx } from './parts.ts';
import { tellVisitor } from './tell.ts';
import { forgetIdleVisitors, forgetSiteEvents, visitorsWithEnded } from './visitor-sql.ts';

const REST_MS = 5000;
const AT_ONCE = 100;
/** Of visitors whom nobody knows so much of the past is told when they become known. */
const KEPT_DAYS = 30;

/** True: there may be more. */
export async function tellEndedViews(parts: SiteParts): Promise<boolean> {
  const now = parts.clock().getTime();
  const before = (ms: number) => new Date(now - ms);
  const due = await visitorsWithEnded(parts.db, before(ENDED_AFTER_MS), before(KEPT_DAYS * DAY), AT_ONCE);
  for (const { workspace_id, visitor_id } of due) {
    try {
      await tellVisitor(await siteCtx(parts, workspace_id), visitor_id);
    } catch (error) {
      if (isLost(error)) throw error;
      parts.log.error({ err: error, workspace: workspace_id }, 'views of a site were not told');
    }
  }
  return due.length === AT_ONCE;
}

export const siteLines = (parts: SiteParts): readonly Line[] => [
  { name: 'site-views', restMs: REST_MS, step: () => tellEndedViews(parts) },
];

export const siteSchedules = ({ clock }: SiteParts): readonly Schedule[] => [
  {
    name: 'sites-forget',
    cron: '51 19 * * *',
    work: async (db: Db) => {
      const before = new Date(clock().getTime() - KEPT_DAYS * DAY);
      await forgetSiteEvents(db, before);
      await forgetIdleVisitors(db, before);
    },
  },
];
