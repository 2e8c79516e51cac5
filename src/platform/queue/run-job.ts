/** One run of a job: who it acts as, how it reports, how it ends. */
import { type Actor, AppError, rights, toId } from '#kernel';
import { type Ctx, systemActor } from '#platform/context';
import { type Db, isLost, type Queryable, type Tx } from '#platform/db';
import type { Log } from '#platform/telemetry';
import type { Asker, JobRow } from './jobs.ts';
import { lost } from './standing.ts';

/** Thrown by `progress`; the job ends as cancelled with what it has done so far. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

export interface JobRun {
  readonly id: number;
  readonly payload: unknown;
  /** What an earlier, interrupted run reported as result, to continue from. */
  readonly soFar: unknown;
  /**
   * Reports units done (and the total once known); writes at most four times a second. Throws `Cancelled` when asked to stop,
   * `job.askerGone` or `job.standingLost` when whoever asked may not do it any more.
   */
  progress(done: number, total?: number): Promise<void>;
  /** Keeps an interim result, inside the caller's transaction: what a repeated run continues from. */
  keep(tx: Tx, result: unknown): Promise<void>;
}

export type JobHandler = (ctx: Ctx, job: JobRun) => Promise<unknown>;

/** Looks up a person or a key as they are now; null when they may not act any more. */
export type AskerNow = (db: Queryable, workspace: number, asker: Asker, now: Date) => Promise<Actor | null>;

/** What a run needs besides its row. */
export interface Running {
  readonly db: Db;
  readonly log: Log;
  readonly handlers: ReadonlyMap<string, JobHandler>;
  readonly askerNow: AskerNow;
}

type StartedJob = JobRow & {
  readonly payload: unknown;
  readonly time_zone: string;
};

/** A job as running; null when it ended meanwhile. */
const startJob = (db: Db, workspace: number, id: number): Promise<StartedJob | null> =>
  db.maybe<StartedJob>(
    `update job j set status = 'running', started_at = coalesce(started_at, now()), heartbeat_at = now()
       from workspace w
      where j.workspace_id = $1 and j.id = $2 and w.id = j.workspace_id and j.status in ('queued', 'running')
      returning j.id, j.kind, j.payload, j.result, j.done, j.total, j.cancel_asked, j.actor, w.time_zone`,
    [workspace, id],
  );

/**
 * The one a job acts for: with the rights and the reach of the moment of asking. What he got since is not used, and
 * when he lost any of it the job does not go on, because nobody can say which of its steps he still stands for. A row
 * that knows no standing runs with that of today; the product itself always may.
 * Errors: `job.askerGone`, `job.standingLost`.
 */
async function actorOf({ db, askerNow }: Running, workspace: number, asker: Asker): Promise<Actor> {
  const { kind, id, name, staff, standing } = asker;
  const now =
    kind === 'system'
      ? systemActor(workspace, name, new Set(rights))
      : await askerNow(db, workspace, asker, new Date());
  if (!now) throw new AppError('notAllowed', 'job.askerGone', { by: name });
  const then = { ...now, kind, id, name, staff, workspace };
  if (!standing) return then;
  if (lost(standing, now)) throw new AppError('notAllowed', 'job.standingLost', { by: name });
  return { ...then, ...standing, rights: new Set(standing.rights) };
}

const ctxOf = ({ db, log }: Running, actor: Actor, row: StartedJob): Ctx => ({
  db,
  actor,
  workspace: actor.workspace,
  timeZone: row.time_zone,
  now: new Date(),
  language: row.actor.language ?? 'zh-CN',
  log: log.child({ job: toId('job', row.id), kind: row.kind }),
  requestId: toId('job', row.id),
  ip: null,
});

const PROGRESS_EVERY_MS = 250;

function jobRun(running: Running, workspace: number, row: StartedJob): JobRun {
  const { db } = running;
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
      await actorOf(running, workspace, row.actor);
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

export async function runJob(running: Running, workspace: number, id: number): Promise<void> {
  const { db, log } = running;
  const row = await startJob(db, workspace, id);
  if (!row) return;
  try {
    const handler = running.handlers.get(row.kind);
    if (!handler) throw new Error(`no handler for jobs of kind ${row.kind}`);
    if (row.cancel_asked) throw new Cancelled();
    const actor = await actorOf(running, workspace, row.actor);
    const result = (await handler(ctxOf(running, actor, row), jobRun(running, workspace, row))) ?? null;
    await finishJob(db, workspace, id, 'done', { result });
  } catch (error) {
    if (error instanceof Cancelled) await finishJob(db, workspace, id, 'cancelled');
    else if (error instanceof AppError) {
      const { code, facts, details } = error;
      await finishJob(db, workspace, id, 'failed', { error: { code, facts, details } });
    } else {
      // A bug: the queue tries again; the last attempt shows as failed (see `startWorker`).
      const about = log.child({ job: toId('job', id), kind: row.kind });
      if (isLost(error)) about.warn('the database is away; the job goes on when it is back');
      else about.error({ err: error }, 'job failed');
      throw error;
    }
  }
}
