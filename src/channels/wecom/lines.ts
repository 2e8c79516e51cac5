/** What goes on by itself: what WeCom told is handled and read again; what changed here is written. */
import { type Db, isLost } from '#platform/db';
import type { Line, Schedule } from '#platform/queue';
import { archiveLines, archiveSchedules } from './archive/take-archive.ts';
import { forgetOldCallbacks } from './callback/callback-sql.ts';
import { handleCallbacks } from './callback/handle.ts';
import { WecomError } from './client/public.ts';
import { keepDuty } from './codes/duty.ts';
import { treatArrivals } from './codes/treat-arrivals.ts';
import type { Welcomes } from './codes/welcome.ts';
import { forgetOldWelcomes } from './codes/welcome-sql.ts';
import type { Connection } from './connection/connections.ts';
import { concernsAll, Outages } from './connection/outage.ts';
import { forgetOldUsage } from './connection/usage.ts';
import { startSync } from './mirror/compare.ts';
import { forgetOldComparisons } from './mirror/comparison-sql.ts';
import { askReadings } from './mirror/due-sql.ts';
import { readDue } from './mirror/read-due.ts';
import { forgetUnknownTags } from './mirror/unknown-tags.ts';
import { type WecomParts, wecomCtx } from './parts.ts';
import { followChanges } from './push/follow-changes.ts';
import { PushedLibraries } from './push/push-library.ts';
import { writeDue } from './push/write-due.ts';
import { writeRemarks } from './push/write-remarks.ts';

export const READING_LINE = 'wecom reading';
export const WRITING_LINE = 'wecom writing';
export const CHANNEL_LINE = 'wecom channels';

const REST_MS = 1000;

/** One step for each connection; a connection that fails does not keep the others waiting. True: one had work. */
async function each(parts: WecomParts, step: (connection: Connection) => Promise<boolean>): Promise<boolean> {
  let worked = false;
  for (const connection of await parts.connections.all()) {
    try {
      if (await step(connection)) worked = true;
    } catch (error) {
      if (isLost(error)) throw error;
      if (!(error instanceof WecomError)) {
        parts.log.error({ err: error, workspace: connection.workspace }, 'a step of WeCom failed');
        continue;
      }
      parts.log.warn(
        { workspace: connection.workspace, api: error.api, code: error.code },
        'WeCom refused a step',
      );
    }
  }
  return worked;
}

export function readingStep(parts: WecomParts): () => Promise<boolean> {
  const outages = new Outages();
  return () =>
    each(parts, async (connection) => {
      const handled = await handleCallbacks(parts, connection.workspace);
      return (await readDue(parts, connection, outages)) || handled;
    });
}

export function writingStep(parts: WecomParts): () => Promise<boolean> {
  const pushed = new PushedLibraries();
  const outages = new Outages();
  return () =>
    each(parts, async (connection) => {
      // First of all: this is asked every second, for each connection.
      if (connection.paused || outages.isResting(connection.workspace, parts.clock())) return false;
      const ctx = await wecomCtx(parts, connection.workspace);
      try {
        const renamed = await pushed.push(ctx, connection);
        const followed = await followChanges(ctx, connection);
        const remarked = await writeRemarks(parts, ctx, connection);
        return (await writeDue(parts, ctx, connection, outages)) || followed || renamed || remarked;
      } catch (error) {
        if (error instanceof WecomError && concernsAll(error)) outages.failed(connection.workspace, ctx.now);
        throw error;
      }
    });
}

/** What channels do for who came, and welcomes that a process left behind. */
export const channelStep = (parts: WecomParts, welcomes: Welcomes): Promise<boolean> =>
  each(parts, async (connection) => {
    await welcomes.recover(connection.workspace);
    return treatArrivals(parts, connection);
  });

export function wecomLines(parts: WecomParts, welcomes: Welcomes): Line[] {
  const reading = readingStep(parts);
  const writing = writingStep(parts);
  return [
    { name: READING_LINE, restMs: REST_MS, step: reading },
    { name: WRITING_LINE, restMs: REST_MS, step: writing },
    { name: CHANNEL_LINE, restMs: REST_MS, step: () => channelStep(parts, welcomes) },
    ...archiveLines(parts),
  ];
}

/** Every minute who stands behind codes. Hourly the library, nightly everything (in UTC; early morning in China); not at a full or half hour, as WeCom asks. */
export const wecomSchedules = (parts: WecomParts): Schedule[] => [
  ...archiveSchedules(parts),
  {
    name: 'wecom-library',
    cron: '17 * * * *',
    work: async (db: Db) => {
      for (const { workspace } of await parts.connections.all())
        await askReadings(db, workspace, [{ kind: 'library', subject: '', dueAt: parts.clock() }]);
    },
  },
  {
    name: 'wecom-sync',
    cron: '43 18 * * *',
    work: async () => {
      for (const { workspace } of await parts.connections.all())
        await startSync(await wecomCtx(parts, workspace));
    },
  },
  {
    name: 'wecom-duty',
    cron: '* * * * *',
    work: async () => {
      await each(parts, async (connection) => (await keepDuty(parts, connection)) > 0);
    },
  },
  {
    name: 'wecom-forget',
    cron: '11 19 * * *',
    work: async (db: Db) => {
      await forgetOldCallbacks(db, parts.clock());
      await forgetOldWelcomes(db, parts.clock());
      await forgetOldComparisons(db, parts.clock());
      await forgetOldUsage(db, parts.clock());
      await forgetUnknownTags(db, parts.clock());
    },
  },
];
