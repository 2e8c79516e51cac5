/** `POST /imports/{id}/dry-run`: at once for small files, by a job for large ones. */
import { planLibrary } from '#features/tags';
import { requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import { Answer } from '#platform/http';
import { addJob, type JobHandler, type JobKind, type JobRun } from '#platform/queue';
import type { ImportItem } from './contract.ts';
import { requireImportRights } from './import-rights.ts';
import { readLibraryFile } from './library-file.ts';
import { refuseProblems } from './mapping-problems.ts';
import type { ImportPorts } from './ports.ts';
import { isMapped, type MappedImport, sourceFile } from './record-file.ts';
import { rowEstimate, totalRows } from './row-estimate.ts';
import { importById, updateImport } from './sql.ts';
import { findImport, refuseStarted } from './stored-import.ts';
import { type Effect, tryImport } from './try-import.ts';
import { vocabularyOf } from './vocabulary.ts';

export const DRY_RUN_JOB: JobKind = { name: 'import.dryRun', right: 'imports:run' };
/** Above this many rows it is a job. */
const AT_ONCE = 5000;

interface Payload {
  readonly import: number;
}

/**
 * Errors: `import.notFound`, `import.busy`, `import.done`, `import.fileGone`, `import.mappingInvalid`, those of reading
 * the file and, for a library, those of the plan.
 */
export async function dryRunImport(
  ctx: Ctx,
  ports: ImportPorts,
  id: string,
): Promise<NonNullable<ImportItem['dryRun']> | Answer<unknown>> {
  requireRight(ctx.actor, 'imports:run');
  const found = await findImport(ctx, id);
  refuseStarted(found);
  const { row } = found;
  requireImportRights(ctx.actor, row.kind, row.mapping);
  await sourceFile(ports.uploads, row);
  if (!isMapped(row)) {
    const plan = await planLibrary(ctx, ports.library, await readLibraryFile(ports.uploads, row));
    const look = { at: ctx.now.toISOString(), position: plan.position, plan };
    await updateImport(ctx.db, ctx.workspace, row.id, { dry_run: look, status: 'checked' });
    return look;
  }
  refuseProblems(row, await vocabularyOf(ctx));
  if (rowEstimate(row) <= AT_ONCE) return checkNow(ctx, ports, row);
  const job = await ctx.db.transaction(async (tx) => {
    refuseStarted(await findImport(ctx, id, tx));
    const payload: Payload = { import: row.id };
    const job = await addJob(tx, ctx, { kind: DRY_RUN_JOB, title: row.file_name, payload });
    await updateImport(tx, ctx.workspace, row.id, { status: 'checking', job_id: job });
    return job;
  });
  return new Answer(202, { job: { id: toId('job', job) } });
}

/** Within the request. */
export async function checkNow(ctx: Ctx, ports: ImportPorts, row: MappedImport): Promise<Effect> {
  const effect = await tryImport(ctx, ports.uploads, row, async () => {});
  await updateImport(ctx.db, ctx.workspace, row.id, { dry_run: effect, status: 'checked' });
  return effect;
}

/** Within a job, which says how far it is. */
export const tryInJob = (ctx: Ctx, ports: ImportPorts, row: MappedImport, job: JobRun): Promise<Effect> =>
  tryImport(ctx, ports.uploads, row, ({ rows }, share) => job.progress(rows, totalRows(rows, share)));

/** Writes nothing but its answer, so a repeated run simply begins again. */
export const dryRunJob =
  (ports: ImportPorts): JobHandler =>
  async (ctx, job) => {
    const payload = job.payload as Payload;
    const row = await importById(ctx.db, ctx.workspace, payload.import);
    if (!row || !isMapped(row)) throw new Error(`no import ${payload.import} to try`);
    const effect = await tryInJob(ctx, ports, row, job);
    await updateImport(ctx.db, ctx.workspace, row.id, { dry_run: effect, status: 'checked' });
    return effect;
  };
