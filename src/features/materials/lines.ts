/** What goes on by itself: visits that have ended are told, what is old or of no use goes. */
import { DAY, ENDED_AFTER_MS, grouped, MINUTE } from '#kernel';
import type { Db } from '#platform/db';
import { EachUnlessResting, type Line, type Schedule } from '#platform/queue';
import { knownOnDisk, removeUnusedFiles } from './file-sql.ts';
import { type MaterialParts, readingCtx } from './parts.ts';
import { forgetIdleReaders } from './reader-sql.ts';
import { tellEnded } from './reading/tell-ended.ts';
import { readersLine } from './tell-of-readers.ts';
import { forgetTold } from './told-sql.ts';
import { forgetVisits, type UntoldVisit, untoldVisits } from './visit-sql.ts';

const REST_MS = 5000;
const AT_ONCE = 100;
/** Visits are kept so long; the journal keeps what customers did. */
const KEPT_DAYS = 400;
/** A file that nobody put into a material within a day was uploaded in vain. */
const UNUSED_DAYS = 1;

/** Visits of known customers that have ended: their whole length, also when it is short. */
function visitsLine(parts: MaterialParts): Line {
  const each = new EachUnlessResting(
    'visits that have ended were not told',
    ([workspace]: readonly [number, readonly UntoldVisit[]]) => ({ workspace }),
  );
  const step = async () => {
    const now = parts.clock();
    const before = (ms: number) => new Date(now.getTime() - ms);
    const resting = each.resting().map((one) => one.workspace);
    const times = { now, endedBefore: before(ENDED_AFTER_MS), since: before(KEPT_DAYS * DAY) };
    const due = await untoldVisits(parts.db, times, AT_ONCE, resting);
    const byWorkspace = grouped(due, (one) => one.workspace_id);
    return each.step(parts.log, byWorkspace, async ([workspace, visits]) => {
      await tellEnded(await readingCtx(parts, workspace), visits);
      return due.length === AT_ONCE;
    });
  };
  return { name: 'visits', restMs: REST_MS, step };
}

export const materialLines = (parts: MaterialParts): readonly Line[] => [
  visitsLine(parts),
  readersLine(parts),
];

export const materialSchedules = ({ ports, clock }: MaterialParts): readonly Schedule[] => [
  {
    name: 'materials-forget',
    cron: '41 19 * * *',
    work: async (db: Db) => {
      const before = (days: number) => new Date(clock().getTime() - days * DAY);
      await forgetVisits(db, before(KEPT_DAYS));
      await forgetIdleReaders(db, before(KEPT_DAYS));
      // No interval is longer than a day, and this is done once a day.
      await forgetTold(db, before(2));
      for (const name of await removeUnusedFiles(db, before(UNUSED_DAYS))) await ports.files.remove(name);
      // What a crash left between the disk and the database.
      const known = await knownOnDisk(db);
      for (const name of await ports.files.olderThan(new Date(Date.now() - UNUSED_DAYS * DAY - MINUTE)))
        if (!known.has(name)) await ports.files.remove(name);
    },
  },
];
