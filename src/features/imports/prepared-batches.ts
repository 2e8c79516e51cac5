/** The batches of a file, each as far done as possible before its transaction. One door to the writers of all kinds. */
import type { MappedKind, RecordOf } from '#features/imports/core';
import { libraryOf } from '#features/tags';
import { toId } from '#kernel';
import type { Ctx } from '#platform/context';
import { ahead, type Batch, batchesOf, type RecordFile } from './file-rows.ts';
import type { MappedImport } from './record-file.ts';
import { BATCH, type PrepareBatch, type WriteBatch } from './write-batch.ts';
import { prepareCustomers } from './write-customers.ts';
import { prepareEvents } from './write-events.ts';
import { prepareOrders } from './write-orders.ts';
import { prepareTaggings } from './write-taggings.ts';

const prepare: { readonly [K in MappedKind]: PrepareBatch<RecordOf[K]> } = {
  customers: prepareCustomers,
  orders: prepareOrders,
  events: prepareEvents,
  taggings: prepareTaggings,
};

export interface PreparedBatch {
  readonly batch: Batch<RecordOf[MappedKind]>;
  readonly write: WriteBatch;
}

/** After the first `skip` records; the next batch is made while the caller writes one. `job`: null in a dry run. */
export const preparedBatches = (
  ctx: Ctx,
  row: MappedImport,
  file: RecordFile<MappedKind>,
  skip: number,
  job: number | null,
): AsyncGenerator<PreparedBatch, void, undefined> => ahead(prepared(ctx, row, file, skip, job));

async function* prepared(
  ctx: Ctx,
  row: MappedImport,
  file: RecordFile<MappedKind>,
  skip: number,
  job: number | null,
): AsyncGenerator<PreparedBatch, void, undefined> {
  const { kind, columns, mapping } = row;
  const id = toId('import', row.id);
  // The records are of `kind`, since both come from one import.
  const prepareBatch = prepare[kind] as PrepareBatch<RecordOf[MappedKind]>;
  for await (const batch of batchesOf(file, BATCH, skip)) {
    const library = await libraryOf(ctx.db, ctx.workspace);
    const writing = { id, fileName: row.file_name, job, kind, columns, mapping, library };
    yield { batch, write: await prepareBatch(ctx, batch, writing) };
  }
}
