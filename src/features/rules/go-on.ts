/** A publishing whose request died with its process goes on by itself. */
import type { Db } from '#platform/db';
import { addJob, type Schedule } from '#platform/queue';
import type { Log } from '#platform/telemetry';
import { rulesCtx } from './follow.ts';
import { asRules, type RuleParts } from './live-rules.ts';
import { PASS_JOB } from './pass.ts';
import { driftSchedule } from './quality/watch.ts';
import { setStatus } from './rule-sql.ts';
import { changing } from './rules.ts';
import { shadowSchedule } from './shadow/nightly.ts';

/** A request that goes through everybody itself is done long before. */
const LEFT_MS = 2 * 60_000;

interface Left {
  readonly workspace_id: number;
  readonly id: number;
  readonly name: string;
  readonly live_version: number;
  /** Somebody took the job back before it began. */
  readonly cancelled: boolean;
}

/** Rules that have not gone through everybody, with nobody on the way. */
const leftPasses = (db: Db, before: Date): Promise<Left[]> =>
  db.many<Left>(
    `select workspace_id, id, name, live_version,
            coalesce((select job.status = 'cancelled' from job
                       where job.workspace_id = rule.workspace_id and job.kind = $2
                         and job.payload->>'rule' = rule.id::text order by job.id desc limit 1), false) as cancelled
       from rule
      where status = 'live' and passed is not null and deleted_at is null and updated_at < $1
        and not exists (select 1 from job
                         where job.workspace_id = rule.workspace_id and job.kind = $2
                           and job.status in ('queued', 'running') and job.payload->>'rule' = rule.id::text)`,
    [before, PASS_JOB.name],
  );

export const rulesSchedules = (parts: RuleParts, clock: () => Date): readonly Schedule[] => [
  driftSchedule(clock),
  shadowSchedule(parts, clock),
  {
    name: 'rules-go-on',
    cron: '* * * * *',
    work: async (db: Db, log: Log) => {
      for (const left of await leftPasses(db, new Date(clock().getTime() - LEFT_MS))) {
        const ctx = await rulesCtx(db, log, clock, left.workspace_id);
        if (left.cancelled) {
          await changing(asRules(ctx), (tx) => setStatus(tx, ctx, left.id, 'paused'));
          continue;
        }
        log.info({ workspace: left.workspace_id, rule: left.id }, 'a publishing that was left goes on');
        await db.transaction((tx) =>
          addJob(tx, ctx, {
            kind: PASS_JOB,
            title: left.name,
            payload: { rule: left.id, version: left.live_version },
          }),
        );
      }
    },
  },
];
