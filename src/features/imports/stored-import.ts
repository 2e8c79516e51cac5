/** Finding an import, and whether something may be done with it. */
import { conflict, needId, notFound, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Queryable, Tx } from '#platform/db';
import { type JobRow, jobById } from '#platform/queue';
import type { ImportStatus } from './contract.ts';
import * as sql from './sql.ts';

/** Whose imports the caller sees: everybody's, or only the own ones. */
export const onlyOf = (ctx: Ctx): string | null => (ctx.actor.reach === 'workspace' ? null : ctx.actor.id);

const MOST_ID = 2 ** 31 - 1;

export interface Found {
  readonly row: sql.ImportRow;
  /** The newest job. */
  readonly job: JobRow | null;
  /** As it really is: a job that failed or was cancelled by the queue could not say so itself. */
  readonly status: ImportStatus;
}

/** Error: `import.notFound`. With a transaction nobody else starts something with this import until it ends. */
export async function findImport(ctx: Ctx, ref: string, tx?: Tx): Promise<Found> {
  const id = needId('import', ref);
  const load = () =>
    tx ? sql.importForUpdate(tx, ctx.workspace, id) : sql.importById(ctx.db, ctx.workspace, id);
  const row = id <= MOST_ID ? await load() : null;
  const only = onlyOf(ctx);
  if (!row || (only !== null && row.actor.id !== only))
    throw notFound('import.notFound', { id: ref.slice(0, 80) });
  return withJob(tx ?? ctx.db, ctx.workspace, row);
}

export async function withJob(db: Queryable, workspace: number, row: sql.ImportRow): Promise<Found> {
  const job = row.job_id === null ? null : await jobById(db, workspace, row.job_id);
  return { row, job, status: settled(row, job) };
}

function settled(row: sql.ImportRow, job: JobRow | null): ImportStatus {
  if (job?.status !== 'failed' && job?.status !== 'cancelled') return row.status;
  switch (row.status) {
    case 'checking':
      return row.dry_run ? 'checked' : 'uploaded';
    case 'running':
      return job.status;
    case 'undoing':
      return 'done';
    default:
      return row.status;
  }
}

const busy: readonly ImportStatus[] = ['checking', 'running', 'undoing'];
export const isBusy = (status: ImportStatus): boolean => busy.includes(status);

/** Error: `import.busy`. */
export function refuseBusy({ status, row }: Found): void {
  if (isBusy(status)) throw conflict('import.busy', { id: toId('import', row.id), status });
}

/** Errors: `import.busy`, `import.done`, `import.fileGone`. */
export function refuseStarted(found: Found): void {
  refuseBusy(found);
  const id = toId('import', found.row.id);
  if (found.status === 'done') throw conflict('import.done', { id });
  if (found.row.file_path === null) throw conflict('import.fileGone', { id });
}
