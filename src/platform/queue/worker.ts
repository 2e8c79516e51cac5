/** The process that does jobs, and what happens by itself. */
import { Logger, makeWorkerUtils, type Runner, run } from 'graphile-worker';
import { type Db, isFull, isLost } from '#platform/db';
import type { Log } from '#platform/telemetry';
import { TASK } from './jobs.ts';
import { patiently, patientPool } from './patient-pool.ts';
import { type Running, runJob } from './run-job.ts';

export interface Worker {
  stop(): Promise<void>;
}

const quiet = (log: Log) =>
  new Logger(() => (level, message) => {
    if (level === 'error') log.error(message);
    else if (level === 'warning') log.warn(message);
    else log.debug(message);
  });

/** Creates or updates the queue's own tables. */
export async function prepareQueue(db: Db, log: Log): Promise<void> {
  const utils = await makeWorkerUtils({ pgPool: db.pool, logger: quiet(log) });
  await utils.migrate();
  await utils.release();
}

/** Work that happens by itself: `cron` as graphile-worker's crontab pattern (UTC), for the whole installation. */
export interface Schedule {
  readonly name: string;
  readonly cron: string;
  readonly work: (db: Db, log: Log) => Promise<void>;
}

/** Starts the worker of this process. */
export async function startWorker(running: Running, schedules: readonly Schedule[] = []): Promise<Worker> {
  const { db, log } = running;
  const stopping = new AbortController();
  const runner: Runner = await run({
    pgPool: patientPool(db.pool, stopping.signal),
    concurrency: 3,
    pollInterval: 1000,
    noHandleSignals: true,
    logger: quiet(log),
    crontab: schedules.map((s) => `${s.cron} ${s.name} ?max=1`).join('\n'),
    taskList: {
      [TASK]: async (payload) => {
        const { workspace, job } = payload as { workspace: number; job: number };
        await patiently(() => runJob(running, workspace, job), stopping.signal, isLost);
      },
      ...Object.fromEntries(schedules.map((s) => [s.name, async () => s.work(db, log)])),
    },
  });
  runner.events.on('job:failed', ({ job, error }) => {
    const { workspace, job: id } = (job.payload ?? {}) as { workspace?: number; job?: number };
    if (workspace === undefined || id === undefined) return;
    const shown = isFull(error)
      ? { code: 'storage.full', facts: {} }
      : { code: 'internal', facts: { message: String(error).slice(0, 500) } };
    const failed = () =>
      db.run(
        `update job set status = 'failed', finished_at = now(), error = $3
          where workspace_id = $1 and id = $2 and status = 'running'`,
        [workspace, id, JSON.stringify(shown)],
      );
    void patiently(failed, stopping.signal).catch(() => {});
  });
  return {
    stop: () => {
      stopping.abort();
      return runner.stop();
    },
  };
}

/**
 * After a crash: jobs of dead workers are taken over at once instead of after the queue's own four hours. Only for an
 * installation with one process; several nodes leave it to the queue.
 */
export async function releaseAbandoned(db: Db): Promise<void> {
  await db.run(
    `select graphile_worker.force_unlock_workers(array(
       select distinct locked_by from graphile_worker._private_jobs where locked_by is not null))`,
  );
}
