/**
 * Long work: a row that people watch (`job`) and a graphile-worker task that does it, added in one transaction.
 * A step that was killed is run again from the start by the queue, so every job must be able to continue or repeat.
 */
import { type Actor, type Facts, type Language, notFound, type Right, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Db, Queryable, Tx } from '#platform/db';
import { type Standing, standingOf } from './standing.ts';

/** A kind of long work. */
export interface JobKind {
  /** E.g. `import.run`. */
  readonly name: string;
  /** Who sees the whole workspace and has this right sees jobs of others and may stop them. */
  readonly right: Right;
}

export interface NewJob {
  readonly kind: JobKind;
  readonly title: string;
  readonly payload: unknown;
  readonly total?: number;
}

export const TASK = 'baizigui_job';

/** Who asked for a job. */
export interface Asker extends Pick<Actor, 'kind' | 'id' | 'name' | 'staff'> {
  readonly language?: Language;
  /** Absent on rows of versions that did not keep it. */
  readonly standing?: Standing;
}

/** Adds a job within the caller's transaction; it starts after the commit. Returns its number. */
export async function addJob(tx: Tx, ctx: Ctx, job: NewJob): Promise<number> {
  const { actor } = ctx;
  const { id } = await tx.one<{ id: number }>(
    `insert into job (workspace_id, kind, needed_right, title, payload, total, actor)
     values ($1, $2, $3, $4, $5, $6, $7) returning id`,
    [
      ctx.workspace,
      job.kind.name,
      job.kind.right,
      job.title,
      JSON.stringify(job.payload),
      job.total ?? null,
      JSON.stringify({
        kind: actor.kind,
        id: actor.id,
        name: actor.name,
        staff: actor.staff,
        language: ctx.language,
        standing: standingOf(actor),
      } satisfies Asker),
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
  readonly needed_right: string;
  readonly title: string;
  readonly status: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  readonly done: number;
  readonly total: number | null;
  readonly result: unknown;
  readonly error: { code: string; facts?: Facts } | null;
  readonly cancel_asked: boolean;
  readonly actor: Asker;
  readonly created_at: Date;
  readonly started_at: Date | null;
  readonly finished_at: Date | null;
}

const COLUMNS =
  'id, kind, needed_right, title, status, done, total, result, error, cancel_asked, actor, created_at, started_at, finished_at';

export const jobById = (db: Queryable, workspace: number, id: number): Promise<JobRow | null> =>
  db.maybe<JobRow>(`select ${COLUMNS} from job where workspace_id = $1 and id = $2`, [workspace, id]);

/** Which jobs somebody sees. */
export interface JobsSeen {
  /** The own ones. */
  readonly of: string;
  /** Also those of others whose kind needs one of these rights; null: of every kind. */
  readonly rights: readonly string[] | null;
}

export interface JobsAsked {
  /** Older than this job's number; null: from the newest. */
  readonly before: number | null;
  readonly limit: number;
  readonly among: JobsSeen;
}

const SEEN = `workspace_id = $1 and (actor->>'id' = $2 or $3::text[] is null or needed_right = any($3))`;

export async function listJobs(
  db: Queryable,
  workspace: number,
  asked: JobsAsked,
): Promise<{ rows: JobRow[]; total: number }> {
  const { of, rights } = asked.among;
  const rows = await db.many<JobRow>(
    `select ${COLUMNS} from job where ${SEEN} and ($4::bigint is null or id < $4) order by id desc limit $5`,
    [workspace, of, rights, asked.before, asked.limit],
  );
  const { total } = await db.one<{ total: number }>(`select count(*) as total from job where ${SEEN}`, [
    workspace,
    of,
    rights,
  ]);
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
