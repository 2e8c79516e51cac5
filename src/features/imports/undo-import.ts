/** `POST /imports/{id}/undo`: takes back what an import did, where nobody changed anything since. */
import { undoCustomerChanges } from '#features/customers';
import { countOrdersAt, customersWithJournal, removeEvents, removeOrders } from '#features/events';
import { record } from '#features/staff';
import { assignmentFactsOf, causesOfJob, undoCauseIn, undoChangeSet } from '#features/tags';
import { conflict, requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { Answer } from '#platform/http';
import { addJob, Cancelled, type JobHandler, type JobKind } from '#platform/queue';
import type { Undone } from './contract.ts';
import { requireImportRights } from './import-rights.ts';
import { type ImportRow, importById, type Run, type UndoState, updateImport } from './sql.ts';
import { findImport, refuseBusy } from './stored-import.ts';

export const UNDO_JOB: JobKind = { name: 'import.undo', right: 'imports:run' };
/** Up to so many rows it is done within the request. */
const AT_ONCE = 5000;
/** Customers or orders of one transaction. */
const STEP = 2000;

const NOTHING: UndoState = {
  undone: {
    tags: { restored: 0, kept: 0 },
    orders: { removed: 0, kept: 0 },
    customers: { deleted: 0, reverted: 0, kept: 0 },
  },
  runs: 0,
  causes: 0,
  after: 0,
};

interface Payload {
  readonly import: number;
}

/**
 * Tags go back to what they were, orders that nobody refunded since and events are removed, fields that nobody changed since get
 * their old values, and customers that the import created and nobody uses are deleted. What stays is counted as kept:
 * a refund of an order that was there before cannot be taken back.
 * Errors: `import.notFound`, `import.busy`, `import.nothingToUndo`.
 */
export async function undoImport(ctx: Ctx, id: string): Promise<Undone | Answer<unknown>> {
  requireRight(ctx.actor, 'imports:run');
  const found = await findImport(ctx, id);
  refuseUndone(found);
  const { row } = found;
  requireImportRights(ctx.actor, row.kind, row.mapping);
  if (row.kind === 'library') return undoLibrary(ctx, row);
  const rows = row.result && 'rows' in row.result ? row.result.rows : 0;
  const job = await ctx.db.transaction(async (tx) => {
    refuseUndone(await findImport(ctx, id, tx));
    const payload: Payload = { import: row.id };
    const job =
      rows > AT_ONCE
        ? await addJob(tx, ctx, { kind: UNDO_JOB, title: row.file_name, payload, total: rows })
        : null;
    await updateImport(tx, ctx.workspace, row.id, {
      ...(job === null ? {} : { status: 'undoing' as const, job_id: job }),
      undo: row.undo ?? NOTHING,
    });
    await record(tx, ctx, { did: 'import.undoStarted', subject: toId('import', row.id) });
    return job;
  });
  if (job !== null) return new Answer(202, { job: { id: toId('job', job) } });
  return undoAll(ctx, { ...row, undo: row.undo ?? NOTHING }, async () => {});
}

function refuseUndone(found: Awaited<ReturnType<typeof findImport>>): void {
  refuseBusy(found);
  if (found.row.runs.length === 0 || found.status === 'undone')
    throw conflict('import.nothingToUndo', { id: toId('import', found.row.id) });
}

async function undoLibrary(ctx: Ctx, row: ImportRow): Promise<Undone> {
  const changeSet = row.result && 'changeSet' in row.result ? row.result.changeSet : null;
  if (changeSet === null) throw conflict('import.nothingToUndo', { id: toId('import', row.id) });
  // A library comes in without merging tags.
  const answer = await undoChangeSet(ctx, [], changeSet);
  const library = answer instanceof Answer ? answer.body : answer;
  const undone = { ...NOTHING.undone, library };
  await updateImport(ctx.db, ctx.workspace, row.id, { status: 'undone', undo: { ...NOTHING, undone } });
  return undone;
}

export const undoImportJob: JobHandler = async (ctx, job) => {
  const payload = job.payload as Payload;
  const row = await importById(ctx.db, ctx.workspace, payload.import);
  if (!row) throw new Error(`no import ${payload.import} to undo`);
  try {
    return await undoAll(ctx, row, async (tx, undone) => {
      if (tx) await job.keep(tx, undone);
      else
        await job.progress(
          undone.customers.deleted +
            undone.customers.reverted +
            undone.orders.removed +
            (undone.events?.removed ?? 0),
        );
    });
  } catch (error) {
    // What is taken back stays so; asking again goes on from there.
    if (error instanceof Cancelled) await updateImport(ctx.db, ctx.workspace, row.id, { status: 'done' });
    throw error;
  }
};

/** Called inside each transaction, and (without one) after it. */
type Watch = (tx: Tx | null, undone: Undone) => Promise<void>;

/** The newest run first; each step and its mark commit together. */
async function undoAll(ctx: Ctx, row: ImportRow, watch: Watch): Promise<Undone> {
  const steps = new Steps(ctx, row, watch);
  const runs = [...row.runs].reverse();
  for (const run of runs.slice(steps.state.runs)) {
    await steps.tags(run);
    await steps.orders(run, row.runs);
    await steps.events(run);
    await steps.customers(run);
    await steps.nextRun();
  }
  const { undone } = steps.state;
  await ctx.db.transaction(async (tx) => {
    await updateImport(tx, ctx.workspace, row.id, { status: 'undone' });
    await record(tx, ctx, { did: 'import.undone', subject: toId('import', row.id), after: undone });
  });
  return undone;
}

class Steps {
  state: UndoState;
  readonly #ctx: Ctx;
  readonly #row: ImportRow;
  readonly #watch: Watch;

  constructor(ctx: Ctx, row: ImportRow, watch: Watch) {
    this.#ctx = ctx;
    this.#row = row;
    this.#watch = watch;
    this.state = row.undo ?? NOTHING;
  }

  async tags({ job }: Run): Promise<void> {
    const causes = (await causesOfJob(this.#ctx.db, this.#ctx.workspace, job)).reverse();
    const together = causes.map((cause) => cause.id);
    for (const cause of causes.slice(this.state.causes))
      await this.#step(async (tx, { undone, ...state }) => {
        const one = await undoCauseIn(tx, this.#ctx, cause, { reason: 'import.undone', together });
        const { restored, kept } = undone.tags;
        const tags = { restored: restored + one.restored, kept: kept + one.kept };
        return { ...state, causes: state.causes + 1, undone: { ...undone, tags } };
      });
  }

  /** `all`: a refund by another run of this import does not count as somebody else's. */
  async orders(run: Run, all: readonly Run[]): Promise<void> {
    if (this.#row.kind !== 'orders') return;
    const { workspace } = this.#ctx;
    const others = all.filter((one) => one !== run).flatMap((one) => one.spans);
    for (let removed = -1; removed !== 0; )
      await this.#step(async (tx, { undone, ...state }) => {
        removed = await removeOrders(tx, this.#ctx, run.spans, STEP, others);
        const { orders } = undone;
        const kept =
          removed > 0 ? orders.kept : orders.kept + (await countOrdersAt(tx, workspace, run.spans));
        return { ...state, undone: { ...undone, orders: { removed: orders.removed + removed, kept } } };
      });
  }

  async events(run: Run): Promise<void> {
    if (this.#row.kind !== 'events') return;
    for (let removed = -1; removed !== 0; )
      await this.#step(async (tx, { undone, ...state }) => {
        removed = await removeEvents(tx, this.#ctx, run.spans, STEP);
        const events = { removed: (undone.events?.removed ?? 0) + removed };
        return { ...state, undone: { ...undone, events } };
      });
  }

  async customers({ job }: Run): Promise<void> {
    for (let more = true; more; )
      await this.#step(async (tx, { undone, ...state }) => {
        const one = await undoCustomerChanges(tx, this.#ctx, job, { after: state.after, limit: STEP, inUse });
        more = one.last !== null;
        const { deleted, reverted, kept } = undone.customers;
        const customers = {
          deleted: deleted + one.deleted,
          reverted: reverted + one.reverted,
          kept: kept + one.kept,
        };
        return { ...state, after: one.last ?? state.after, undone: { ...undone, customers } };
      });
  }

  nextRun(): Promise<void> {
    return this.#step(async (_, state) => ({ ...state, causes: 0, after: 0, runs: state.runs + 1 }));
  }

  async #step(work: (tx: Tx, state: UndoState) => Promise<UndoState>): Promise<void> {
    this.state = await this.#ctx.db.transaction(async (tx) => {
      const next = await work(tx, this.state);
      await updateImport(tx, this.#ctx.workspace, this.#row.id, { undo: next });
      await this.#watch(tx, next.undone);
      return next;
    });
    await this.#watch(null, this.state.undone);
  }
}

async function inUse(tx: Tx, ctx: Ctx, customers: readonly number[]): Promise<ReadonlySet<number>> {
  const used = await customersWithJournal(tx, ctx.workspace, customers);
  for (const customer of (await assignmentFactsOf(tx, ctx.workspace, customers)).keys()) used.add(customer);
  return used;
}
