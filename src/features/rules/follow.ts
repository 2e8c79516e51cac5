/**
 * Rules follow what happens: every change that took a position is shown to the rules that can care, and every look whose
 * time has come is taken. Cursor, memory and tags change in one transaction, so a crash repeats nothing and skips
 * nothing.
 */
import { type Ctx, systemCtx } from '#platform/context';
import type { Db } from '#platform/db';
import { EachUnlessResting, type Line } from '#platform/queue';
import type { Log } from '#platform/telemetry';
import { endReading, followLog } from './follow-log.ts';
import { followTime } from './follow-time.ts';
import { historiesBeside, liveRules, type RuleParts } from './live-rules.ts';
import { workspacesWithLiveRules } from './rule-sql.ts';
import { moveCutoffs } from './score-everybody.ts';

export const RULES_LINE = 'rules';

export const rulesCtx = (db: Db, log: Log, clock: () => Date, workspace: number): Promise<Ctx> =>
  systemCtx({ db, log, clock }, workspace, 'rules');

/** Everything that is due or has happened in one workspace, one step of each. True: there may be more. */
export async function followRules(parts: RuleParts, ctx: Ctx): Promise<boolean> {
  const live = await liveRules(parts, ctx);
  const moved = await followLog(parts, ctx, live);
  const due = await followTime(ctx, live);
  const rescored = await moveCutoffs(ctx, live);
  return moved || due || rescored;
}

export interface FollowParts extends RuleParts {
  readonly db: Db;
  readonly log: Log;
  readonly clock: () => Date;
}

/**
 * What is kept of behaviour for workspaces beside these goes: nobody follows there who would hear of an erasure. A step
 * that is read ahead writes in it, so it is waited for.
 */
async function forgetBeside({ audiences }: RuleParts, workspaces: readonly number[]): Promise<void> {
  for (const histories of historiesBeside(audiences, workspaces)) {
    await endReading(histories);
    histories.end();
  }
}

/** One step for each workspace with live rules; one that fails does not keep the others waiting. */
export function rulesLine(parts: FollowParts): Line {
  const each = new EachUnlessResting('a step of rules failed', (workspace: number) => ({ workspace }));
  return {
    name: RULES_LINE,
    restMs: 1000,
    step: async (db, log) => {
      const workspaces = await workspacesWithLiveRules(db);
      await forgetBeside(parts, workspaces);
      return each.step(log, workspaces, async (workspace) =>
        followRules(parts, await rulesCtx(db, log, parts.clock, workspace)),
      );
    },
    unled: () => forgetBeside(parts, []),
  };
}
