/**
 * Long work: a row that people watch (`job`) and a graphile-worker task that does it, added in one transaction.
 * A step that was killed is run again from the start by the queue, so every job must be able to continue or repeat.
 */
import { Logger, makeWorkerUtils, type Runner, run } from 'graphile-worker';
import { type Actor, AppError, type Facts, notFound, rights, toId } from '#kernel';
import { type Ctx, systemActor } from '#platform/context';
import { type Db, isFull, isLost, type Queryable, type Tx } from '#platform/db';
import type { Log } from '#platform/telemetry';
import { patiently, patientPool } from './patient-pool.ts';

/** Thrown by `checkCancelled`; the job ends as cancelled with what it has done so far. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

export interface JobRun {
  readonly id: number;
  readonly payload: unknown;
  /** What an earlier, interrupted run reported as result, to continue from. */
  readonly soFar: unknown;
  /** Reports units done (and the total once known); writes at most four times a second. Throws `Cancelled` when asked to stop. */
  progress(done: number, total?: number): Promise<void>;
  /** Keeps an interim result, inside the caller's transaction: what a repeated run continues from. */
  keep(tx: Tx, result: unknown): Promise<void>;
}

export type JobHandler = (ctx: Ctx, job: JobRun) => Promise<unknown>;

export interface NewJob {
  readonly kind: string;
  readonly title: string;
  readonly payload: unknown;
  readonly total?: number;
}

const TASK = 'baizigui_job';

/** Adds a job within the caller's transaction; it starts after the commit. Returns its number. */
export async function addJob(tx: Tx, ctx: Ctx, job: NewJob): Promise<number> {
  const { actor } = ctx;
  const { id } = await tx.one<{ id: number }>(
    `insert into job (workspace_id, kind, title, payload, total, actor) values ($1, $2, $3, $4, $5, $6) returning id`,
    [
      ctx.workspace,
      job.kind,
      job.title,
      JSON.stringify(job.payload),
      job.total ?? null,
      JSON.stringify({
        kind: actor.kind,
        id: actor.id,
        name: actor.name,
        staff: actor.staff,
        language: ctx.language,
      }),
    ],
  );
  await tx.run(
    `select graphile_worker.add_job($1, json_build_object('workspace', $2::int, 'job', $3::bigint), max_attempts := 5, job_key := $4)`,
    [TASK, ctx.workspace, id, `job-${ctx.workspace}-${id}`],
  );
  return id;
}

export interface JobRow {
  readonly id: number;
  readonly kind: string;
  readonly title: string;
  readonly status: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  readonly done: number;
  readonly total: number | null;
  readonly result: unknown;
  readonly error: { code: string; facts?: Facts } | null;
  readonly cancel_asked: boolean;
  readonly actor: { kind: Actor['kind']; id: string; name: string; staff: number | null };
  readonly created_at: Date;
  readonly started_at: Date | null;
  readonly finished_at: Date | null;
}

const COLUMNS =
  'id, kind, title, status, done, total, result, error, cancel_asked, actor, created_at, started_at, finished_at';

export const jobById = (db: Queryable, workspace: number, id: number): Promise<JobRow | null> =>
  db.maybe<JobRow>(`select ${COLUMNS} from job where workspace_id = $1 and id = $2`, [workspace, id]);

export interface JobsAsked {
  /** Older than this job's number; null: from the newest. */
  readonly before: number | null;
  readonly limit: number;
  /** Only jobs of this actor; null: everybody's. */
  readonly onlyOf: string | null;
}

export async function listJobs(
  db: Queryable,
  workspace: number,
  asked: JobsAsked,
): Promise<{ rows: JobRow[]; total: number }> {
  const rows = await db.many<JobRow>(
    `select ${COLUMNS} from job
      where workspace_id = $1 and ($2::bigint is null or id < $2) and ($3::text is null or actor->>'id' = $3)
      order by id desc limit $4`,
    [workspace, asked.before, asked.onlyOf, asked.limit],
  );
  const { total } = await db.one<{ total: number }>(
    `select count(*) as total from job where workspace_id = $1 and ($2::text is null or actor->>'id' = $2)`,
    [workspace, asked.onlyOf],
  );
  return { rows, total };
}

/** Asks a job to stop. A queued one is cancelled at once. Error: `job.notFound`. */
export async function cancelJob(db: Db, workspace: number, id: number): Promise<void> {
  const changed = await db.run(
    `update job set cancel_asked = true,
            status = case when status = 'queued' then 'cancelled' else status end,
            finished_at = case when status = 'queued' then now() else finished_at end
      where workspace_id = $1 and id = $2 and status in ('queued', 'running')`,
    [workspace, id],
  );
  if (changed === 0 && !(await jobById(db, workspace, id)))
    throw notFound('job.notFound', { id: toId('job', id) });
}

type StartedJob = JobRow & {
  readonly payload: unknown;
  readonly time_zone: string;
  readonly language: Ctx['language'] | null;
};

/** A job as running; null when it ended meanwhile. */
const startJob = (db: Db, workspace: number, id: number): Promise<StartedJob | null> =>
  db.maybe<StartedJob>(
    `update job j set status = 'running', started_at = coalesce(started_at, now()), heartbeat_at = now()
       from workspace w
      where j.workspace_id = $1 and j.id = $2 and w.id = j.workspace_id and j.status in ('queued', 'running')
      returning j.id, j.kind, j.payload, j.result, j.done, j.total, j.cancel_asked, j.actor, w.time_zone,
                j.actor->>'language' as language`,
    [workspace, id],
  );

/** The job acts for the person who asked: same name in every trace, with the rights checked when it was asked. */
const ctxOf = (db: Db, log: Log, workspace: number, row: StartedJob): Ctx => ({
  db,
  actor: { ...systemActor(workspace, row.actor.name, new Set(rights)), ...row.actor, workspace },
  workspace,
  timeZone: row.time_zone,
  now: new Date(),
  language: row.language ?? 'zh-CN',
  log: log.child({ job: toId('job', row.id), kind: row.kind }),
  requestId: toId('job', row.id),
  ip: null,
});

const PROGRESS_EVERY_MS = 250;

function jobRun(db: Db, workspace: number, row: StartedJob): JobRun {
  let written = 0;
  return {
    id: row.id,
    payload: row.payload,
    soFar: row.result,
    progress: async (done, total) => {
      if (Date.now() - written < PROGRESS_EVERY_MS && done !== total) return;
      written = Date.now();
      const { cancel_asked } = await db.one<{ cancel_asked: boolean }>(
        `update job set done = $3, total = coalesce($4, total), heartbeat_at = now()
          where workspace_id = $1 and id = $2 returning cancel_asked`,
        [workspace, row.id, done, total ?? null],
      );
      if (cancel_asked) throw new Cancelled();
    },
    keep: async (tx, result) => {
      await tx.run('update job set result = $3 where workspace_id = $1 and id = $2', [
        workspace,
        row.id,
        JSON.stringify(result ?? null),
      ]);
    },
  };
}

const finishJob = (
  db: Db,
  workspace: number,
  id: number,
  status: 'done' | 'cancelled' | 'failed',
  fields: { readonly result?: unknown; readonly error?: unknown } = {},
): Promise<number> =>
  db.run(
    `update job set status = $3, result = coalesce($4, result), error = $5, finished_at = now(),
            done = case when $3 = 'done' then coalesce(total, done) else done end
      where workspace_id = $1 and id = $2`,
    [
      workspace,
      id,
      status,
      fields.result === undefined ? null : JSON.stringify(fields.result),
      fields.error === undefined ? null : JSON.stringify(fields.error),
    ],
  );

async function runJob(
  db: Db,
  log: Log,
  handlers: ReadonlyMap<string, JobHandler>,
  workspace: number,
  id: number,
): Promise<void> {
  const row = await startJob(db, workspace, id);
  if (!row) return;
  const ctx = ctxOf(db, log, workspace, row);
  try {
    const handler = handlers.get(row.kind);
    if (!handler) throw new Error(`no handler for jobs of kind ${row.kind}`);
    if (row.cancel_asked) throw new Cancelled();
    const result = (await handler(ctx, jobRun(db, workspace, row))) ?? null;
    await finishJob(db, workspace, id, 'done', { result });
  } catch (error) {
    if (error instanceof Cancelled) await finishJob(db, workspace, id, 'cancelled');
    else if (error instanceof AppError) {
      const { code, facts, details } = error;
      await finishJob(db, workspace, id, 'failed', { error: { code, facts, details } });
    } else {
      // A bug: the queue tries again; the last attempt shows as failed (see `startWorker`).
      if (isLost(error)) ctx.log.warn('the database is away; the job goes on when it is back');
      else ctx.log.error({ err: error }, 'job failed');
      throw error;
    }
  }
}

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
export async function startWorker(
  db: Db,
  log: Log,
  handlers: ReadonlyMap<string, JobHandler>,
  schedules: readonly Schedule[] = [],
): Promise<Worker> {
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
        await patiently(() => runJob(db, log, handlers, workspace, job), stopping.signal, isLost);
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
