/**
 * What an import would do. The rows are really written, batch by batch as in a run, but to temporary copies of what
 * they touch (a trial): so a dry run and the run that follows say the same, whatever the rules are.
 */
import { OrdinalSet } from '#features/audience/core';
import { copyCustomers, countAlive, customerTrialTables, nextOrdinal } from '#features/customers';
import { type CustomerKey, identityFields, identityKinds, parseCustomerKey } from '#features/customers/core';
import { copyEventIds, copyOrders, eventTrialTables, orderTrialTables } from '#features/events';
import type { EventRecord, MappedKind, OrderRecord, RecordOf } from '#features/imports/core';
import { auditTrialTables } from '#features/staff';
import { copyTaggings, taggingTrialTables } from '#features/tags';
import type { Ctx } from '#platform/context';
import { type TrialTx, trial } from '#platform/db';
import { committedPosition, copyPosition, positionTrialTables } from '#platform/feed';
import type { Counts, ImportItem } from './contract.ts';
import type { Batch } from './file-rows.ts';
import { keepProblems } from './keep-problems.ts';
import { preparedBatches } from './prepared-batches.ts';
import { type MappedImport, recordFile } from './record-file.ts';
import { deleteProblems } from './sql.ts';
import { NOTHING, sum } from './tally.ts';
import type { Uploads } from './uploads.ts';
import { vocabularyOf } from './vocabulary.ts';

export type Effect = Extract<NonNullable<ImportItem['dryRun']>, Counts>;

/** Called after each batch with what was seen so far and the part of the file behind it. May throw to stop. */
export type Watch = (counts: Counts, share: number | null) => Promise<void>;

const tables = [
  ...positionTrialTables,
  ...auditTrialTables,
  ...customerTrialTables,
  ...orderTrialTables,
  ...eventTrialTables,
  ...taggingTrialTables,
];

/** Keeps the problems it finds as those of the import. Errors: those of reading the file, `import.mappingInvalid`. */
export async function tryImport(
  ctx: Ctx,
  uploads: Uploads,
  row: MappedImport,
  watch: Watch,
): Promise<Effect> {
  const { db, workspace } = ctx;
  const file = await recordFile(ctx, uploads, row, await vocabularyOf(ctx));
  await deleteProblems(db, workspace, row.id);
  const existing = await countAlive(db, workspace);
  const position = await committedPosition(db, workspace);
  return trial(db, tables, async (tx) => {
    await copyPosition(tx, workspace);
    const firstNew = await nextOrdinal(tx, workspace);
    const touched = new OrdinalSet();
    let counts = NOTHING;
    let batches = 0;
    for await (const { batch, write } of preparedBatches(ctx, row, file, 0, null)) {
      await fillCopies(tx, workspace, row.kind, batch, firstNew);
      const written = await write(tx, ctx);
      // A number below those of the trial: somebody who is there already.
      for (const ordinal of written.touched) if (ordinal < firstNew) touched.add(ordinal);
      await keepProblems(db, workspace, row.id, written.problems, counts);
      counts = sum(counts, written.counts);
      await watch(counts, batch.share);
      // After the 1st, 2nd, 4th, 8th … batch: the copies are twice as large as when the planner last looked.
      batches++;
      if ((batches & (batches - 1)) === 0) await tx.analyze();
    }
    return { ...counts, touched: touched.size, existing, position, at: ctx.now.toISOString() };
  });
}

/** Copies what the writers will look at for these records. */
async function fillCopies(
  tx: TrialTx,
  workspace: number,
  kind: MappedKind,
  batch: Batch<RecordOf[MappedKind]>,
  firstNew: number,
): Promise<void> {
  const records = batch.outcomes.flatMap((outcome) => (outcome.ok ? [outcome.record] : []));
  const keys = records.flatMap((record) => keysOf(record));
  const copied = await copyCustomers(tx, workspace, keys, firstNew);
  if (kind === 'orders')
    await copyOrders(
      tx,
      workspace,
      (records as OrderRecord[]).map((order) => order.orderNo),
    );
  else if (kind === 'events')
    await copyEventIds(
      tx,
      workspace,
      (records as EventRecord[]).map((event) => event.id),
    );
  else await copyTaggings(tx, workspace, copied);
}

function keysOf(record: RecordOf[MappedKind]): CustomerKey[] {
  const { customer } = record;
  if (customer === undefined) return [];
  if (typeof customer === 'string') {
    const key = parseCustomerKey(customer);
    return key ? [key] : [];
  }
  const id = customer.id === undefined ? null : parseCustomerKey(customer.id);
  const identities = identityKinds.flatMap((kind) => {
    const value = customer[identityFields[kind]];
    return value == null ? [] : [{ kind, value }];
  });
  return [...(id ? [id] : []), ...identities];
}
