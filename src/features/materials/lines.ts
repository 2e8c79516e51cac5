/** What goes on by itself: visits that have ended are told, what is old or of no use goes. */
import { DAY, ENDED_AFTER_MS, MINUTE } from '#kernel';
import { type Db, isLost } from '#platform/db';
import type { Line, Schedule } from '#platform/queue';
import { knownOnDisk, removeUnusedFiles } from './file-sql.ts';
import { type MaterialParts, readingCtx } from './parts.ts';
import { forgetIdleReaders } from './reader-sql.ts';
import { tellVisits } from './reading/tell.ts';
import { tellOfReaders } from './tell-of-readers.ts';
import { forgetTold } from './told-sql.ts';
import { forgetVisits, untoldVisits } from './visit-sql.ts';

const REST_MS = 5000;
const AT_ONCE = 100;
/** Visits are kept so long; the journal keeps what customers did. */
const KEPT_DAYS = 400;
/** A file that nobody put into a material within a day was uploaded in vain. */
const UNUSED_DAYS = 1;

/** Visits of known customers that have ended: their whole length, also when it is short. True: there may be more. */
export async function tellEnded(parts: MaterialParts): Promise<boolean> {
  const now = parts.clock().getTime();
  const due = await untoldVisits(
    parts.db,
    new Date(now - ENDED_AFTER_MS),
    new Date(now - KEPT_DAYS * DAY),
    AT_ONCE,
  );
  for (const workspace of new Set(due.map((one) => one.workspace_id))) {
    const visits = due.filter((one) => one.workspace_id === workspace).map((one) => one.id);
    try {
      await tellVisits(await readingCtx(parts, workspace), visits, true);
    } catch (error) {
      if (isLost(error)) throw error;
      parts.log.error({ err: error, workspace }, 'visits that have ended were not told');
    }
  }
  return due.length === AT_ONCE;
}

export const materialLines = (parts: MaterialParts): readonly Line[] => [
  {
    name: 'visits',
    restMs: REST_MS,
    step: async () => {
      await tellOfReaders(parts);
      return tellEnded(parts);
    },
  },
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
