/** One door to the writers of all kinds. */
import type { MappedKind, RecordOf } from '#features/imports/core';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import type { Batch } from './file-rows.ts';
import type { WriteBatch, Writing, Written } from './write-batch.ts';
import { writeCustomers } from './write-customers.ts';
import { writeOrders } from './write-orders.ts';
import { writeTaggings } from './write-taggings.ts';

const writers: { readonly [K in MappedKind]: WriteBatch<RecordOf[K]> } = {
  customers: writeCustomers,
  orders: writeOrders,
  taggings: writeTaggings,
};

/** Inside the caller's transaction. The batch holds records of `writing.kind`, since both come from one import. */
export const writeRecords = (
  tx: Tx,
  ctx: Ctx,
  batch: Batch<RecordOf[MappedKind]>,
  writing: Writing,
): Promise<Written> => (writers[writing.kind] as WriteBatch<RecordOf[MappedKind]>)(tx, ctx, batch, writing);
