/** Every hour the live rules of all workspaces are held against their own history; what stands out shows at the rule. */
import type { Db } from '#platform/db';
import { isLost } from '#platform/db';
import type { Schedule } from '#platform/queue';
import type { Log } from '#platform/telemetry';
import { rulesCtx } from '../follow.ts';
import { liveRows, workspacesWithLiveRules } from '../rule-sql.ts';
import { findDrift } from './find-drift.ts';
import { keepDrift } from './quality-sql.ts';

export const driftSchedule = (clock: () => Date): Schedule => ({
  name: 'rules-drift',
  cron: '17 * * * *',
  work: async (db: Db, log: Log) => {
    for (const workspace of await workspacesWithLiveRules(db)) {
      try {
        await watchDrift(db, log, clock, workspace);
      } catch (error) {
        if (isLost(error)) throw error;
        log.error({ err: error, workspace }, 'rules were not held against their history');
      }
    }
  },
});

async function watchDrift(db: Db, log: Log, clock: () => Date, workspace: number): Promise<void> {
  const ctx = await rulesCtx(db, log, clock, workspace);
  const live = await liveRows(db, workspace);
  const found = await findDrift(
    ctx,
    live.map((row) => row.id),
  );
  for (const [rule, drift] of found) {
    if (drift.length > 0) log.warn({ workspace, rule, drift }, 'a rule does something else than it used to');
    await keepDrift(db, workspace, rule, drift, ctx.now);
  }
}
