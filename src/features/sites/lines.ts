/** What goes on by itself: views that have ended are told whole, what is old goes. */
import { DAY, ENDED_AFTER_MS } from '#kernel';
import type { Db } from '#platform/db';
import { EachUnlessResting, type Line, type Schedule } from '#platform/queue';
import { type SiteParts, siteCtx } from './parts.ts';
import { tellVisitor } from './tell.ts';
import {
  forgetIdleVisitors,
  forgetSiteEvents,
  type VisitorWithEnded,
  visitorsWithEnded,
} from './visitor-sql.ts';

const REST_MS = 5000;
const AT_ONCE = 100;
/** Of visitors whom nobody knows so much of the past is told when they become known. */
const KEPT_DAYS = 30;

export function siteLines(parts: SiteParts): readonly Line[] {
  const each = new EachUnlessResting(
    'views of a site were not told',
    ({ workspace_id, visitor_id }: VisitorWithEnded) => ({ workspace: workspace_id, visitor: visitor_id }),
  );
  const step = async () => {
    const now = parts.clock().getTime();
    const before = (ms: number) => new Date(now - ms);
    const resting = each.resting().map((one) => one.visitor);
    const [ended, since] = [before(ENDED_AFTER_MS), before(KEPT_DAYS * DAY)];
    const due = await visitorsWithEnded(parts.db, ended, since, AT_ONCE, resting);
    return each.step(parts.log, due, async ({ workspace_id, visitor_id }) => {
      await tellVisitor(await siteCtx(parts, workspace_id), visitor_id);
      return due.length === AT_ONCE;
    });
  };
  return [{ name: 'site-views', restMs: REST_MS, step }];
}

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
