/** `POST /imports/{id}/run`: the job that imports a file, and what is asked before it starts. */
import { countAlive } from '#features/customers';
import { record } from '#features/staff';
import { AppError, requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import { advance, committedPosition } from '#platform/feed';
import { addJob, Cancelled, type JobHandler, type JobKind, type JobRun } from '#platform/queue';
import { couldBeLarge, isLarge, needsConfirm, validEffect } from './breaker.ts';
import type { Counts } from './contract.ts';
import { checkNow, tryInJob } from './dry-run.ts';
import { requireImportRights } from './import-rights.ts';
import { keepProblems } from './keep-problems.ts';
import { refuseProblems } from './mapping-problems.ts';
import type { ImportPorts } from './ports.ts';
import { type PreparedBatch, preparedBatches } from './prepared-batches.ts';
import { isMapped, type MappedImport, recordFile, sourceFile } from './record-file.ts';
import { mostRows, rowEstimate, totalRows } from './row-estimate.ts';
import { runLibrary } from './run-library.ts';
import { deleteProblems, type ImportRow, importById, type Run, updateImport } from './sql.ts';
import { findImport, refuseStarted } from './stored-import.ts';
import { NOTHING, sum } from './tally.ts';
import { vocabularyOf } from './vocabulary.ts';

export const RUN_JOB: JobKind = { name: 'import.run', right: 'imports:run' };
/** Up to so many rows the effect is computed within the request; above, the job does it before it begins. */
const CHECKED_AT_ONCE = 20_000;

interface Payload {
  readonly import: number;
  /** Nobody knows the effect yet and nobody has said yes. */
  readonly check: boolean;
}

/**
 * Errors: `import.notFound`, `import.busy`, `import.done`, `import.fileGone`, `import.mappingInvalid`,
 * `import.confirm` (409 with `effect`).
 */
export async function runImport(
  ctx: Ctx,
  ports: ImportPorts,
  id: string,
  asked: { readonly confirm?: boolean | undefined },
): Promise<{ job: { id: string } }> {
  requireRight(ctx.actor, 'imports:run');
  const found = await findImport(ctx, id);
  refuseStarted(found);
  const { row } = found;
  requireImportRights(ctx.actor, row.kind, row.mapping);
  await sourceFile(ports.uploads, row);
  if (isMapped(row)) refuseProblems(row, await vocabularyOf(ctx));
  const check = isMapped(row) && asked.confirm !== true && (await mustCheck(ctx, ports, row));
  const job = await ctx.db.transaction(async (tx) => {
    refuseStarted(await findImport(ctx, id, tx));
    const payload: Payload = { import: row.id, check };
    const job = await addJob(tx, ctx, { kind: RUN_JOB, title: row.file_name, payload });
    await updateImport(tx, ctx.workspace, row.id, {
      status: check ? 'checking' : 'running',
      job_id: job,
      undo: null,
    });
    await record(tx, ctx, {
      did: 'import.started',
      subject: toId('import', row.id),
      after: {
        kind: row.kind,
        fileName: row.file_name,
        job: toId('job', job),
        confirmed: asked.confirm ?? false,
      },
    });
    return job;
  });
  return { job: { id: toId('job', job) } };
}

/** Whether the job must find out the effect first. Error: `import.confirm`, when it is known and large. */
async function mustCheck(ctx: Ctx, ports: ImportPorts, row: MappedImport): Promise<boolean> {
  const existing = await countAlive(ctx.db, ctx.workspace);
  if (row.kind === 'orders' || row.kind === 'events' || !couldBeLarge(mostRows(row), existing)) return false;
  const position = await committedPosition(ctx.db, ctx.workspace);
  const known = validEffect(row.dry_run, position, ctx.now);
  if (!known && rowEstimate(row) > CHECKED_AT_ONCE) return true;
  const effect = known ?? (await checkNow(ctx, ports, row));
  if (isLarge(effect)) throw needsConfirm(effect);
  return false;
}

export const runImportJob =
  (ports: ImportPorts): JobHandler =>
  async (ctx, job) => {
    const payload = job.payload as Payload;
    const row = await importById(ctx.db, ctx.workspace, payload.import);
    if (!row) throw new Error(`no import ${payload.import} to run`);
    if (!isMapped(row)) return runLibrary(ctx, ports, row, job.id);
    const begun = row.runs.some((run) => run.job === job.id);
    if (payload.check && !begun) await checkFirst(ctx, ports, row, job);
    try {
      return await run(ctx, ports, begun ? row : await begin(ctx, row, job.id), job);
    } catch (error) {
      const status = error instanceof Cancelled ? 'cancelled' : error instanceof AppError ? 'failed' : null;
      if (status) await updateImport(ctx.db, ctx.workspace, row.id, { status });
      throw error;
    }
  };

/** Error: `import.confirm`; the effect can then be read from the import. */
async function checkFirst(ctx: Ctx, ports: ImportPorts, row: MappedImport, job: JobRun): Promise<void> {
  const effect = await tryInJob(ctx, ports, row, job);
  const large = isLarge(effect);
  await updateImport(ctx.db, ctx.workspace, row.id, {
    dry_run: effect,
    ...(large ? { status: 'checked' } : {}),
  });
  if (large) throw needsConfirm(effect);
}

const begin = (ctx: Ctx, row: MappedImport, job: number): Promise<ImportRow> =>
  ctx.db.transaction(async (tx) => {
    await deleteProblems(tx, ctx.workspace, row.id);
    return updateImport(tx, ctx.workspace, row.id, {
      status: 'running',
      mark: 0,
      result: NOTHING,
      runs: [...row.runs, { job, spans: [] }],
    });
  });

/** Batch by batch; each batch and its mark commit together, so a killed run goes on exactly where it was. */
async function run(ctx: Ctx, ports: ImportPorts, begun: ImportRow, job: JobRun): Promise<Counts> {
  if (!isMapped(begun)) throw new Error(`import ${begun.id} has no mapping`);
  const file = await recordFile(ctx, ports.uploads, begun, await vocabularyOf(ctx));
  const tried = begun.dry_run && 'rows' in begun.dry_run ? begun.dry_run.rows : null;
  let state: State = { mark: begun.mark, counts: countsOf(begun), runs: begun.runs };
  for await (const prepared of preparedBatches(ctx, begun, file, begun.mark, job.id)) {
    state = await step(ctx, begun, job, prepared, state);
    const { rows } = state.counts;
    await job.progress(rows, tried ?? totalRows(rows, prepared.batch.share));
  }
  await ctx.db.transaction(async (tx) => {
    await updateImport(tx, ctx.workspace, begun.id, { status: 'done' });
    await record(tx, ctx, { did: 'import.done', subject: toId('import', begun.id), after: state.counts });
  });
  await job.progress(state.counts.rows, state.counts.rows);
  return state.counts;
}

interface State {
  readonly mark: number;
  readonly counts: Counts;
  readonly runs: readonly Run[];
}

const countsOf = ({ result }: ImportRow): Counts => (result && 'rows' in result ? result : NOTHING);

async function step(
  ctx: Ctx,
  row: MappedImport,
  job: JobRun,
  { batch, write }: PreparedBatch,
  state: State,
): Promise<State> {
  const { db, workspace } = ctx;
  return db.transaction(async (tx) => {
    const { last: before } = await advance(tx, workspace, 0);
    const written = await write(tx, { ...ctx, now: new Date() });
    await keepProblems(tx, workspace, row.id, written.problems, state.counts);
    const { last: after } = await advance(tx, workspace, 0);
    const next: State = {
      mark: state.mark + batch.outcomes.length,
      counts: sum(state.counts, written.counts),
      runs: withSpan(state.runs, job.id, before + 1, after),
    };
    const { mark, counts, runs } = next;
    await Promise.all([
      updateImport(tx, workspace, row.id, { mark, result: counts, runs }),
      job.keep(tx, counts),
    ]);
    return next;
  });
}

/** Joins spans that follow each other, which they do unless somebody else wrote in between. */
function withSpan(runs: readonly Run[], job: number, first: number, last: number): Run[] {
  return runs.map((run) => {
    if (run.job !== job || last < first) return run;
    const previous = run.spans.at(-1);
    return previous?.last === first - 1
      ? { job, spans: [...run.spans.slice(0, -1), { first: previous.first, last }] }
      : { job, spans: [...run.spans, { first, last }] };
  });
}
