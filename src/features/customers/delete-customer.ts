import { eraseJournal } from '#features/events';
import { record } from '#features/staff';
import { requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { advance } from '#platform/feed';
import { eraseHistory, insertChanges } from './change-sql.ts';
import { parseCustomerKey } from './core/public.ts';
import * as sql from './customer-sql.ts';
import { needCustomer } from './find-customers.ts';
import type { EraseParticipant } from './ports.ts';
import { reachOf } from './reach.ts';
import { deleteFollows } from './relations/follow-sql.ts';
import { deleteHandOvers } from './relations/hand-over-sql.ts';

export interface Deleted {
  readonly id: string;
  readonly deleted: boolean;
  readonly erased: boolean;
  readonly position: number;
}

/**
 * Takes a customer out of every audience and frees its identities; its number is never given again. With `erase`
 * everything personal goes for good, also of records merged into it, and also when it was deleted before.
 * Errors: `right.missing`, `customer.notFound`.
 */
export async function deleteCustomer(
  ctx: Ctx,
  key: string,
  erase: boolean,
  participants: readonly EraseParticipant[],
): Promise<Deleted> {
  requireRight(ctx.actor, 'customers:delete');
  const { workspace, now } = ctx;
  return ctx.db.transaction(async (tx) => {
    const { last: position } = await advance(tx, workspace, 1);
    const ordinal = (erase && (await deletedBefore(tx, ctx, key))) || (await needCustomer(tx, ctx, key));
    await sql.markDeleted(tx, workspace, ordinal, position, now);
    if (erase) await eraseAll(tx, ctx, await sql.withMerged(tx, workspace, ordinal), participants);
    await insertChanges(tx, ctx, null, [
      { customer: ordinal, position, did: erase ? 'erased' : 'deleted', before: null, after: null },
    ]);
    const id = toId('customer', ordinal);
    await record(tx, ctx, { did: erase ? 'customer.erased' : 'customer.deleted', subject: id });
    return { id, deleted: true, erased: erase, position };
  });
}

/** The number of a record that was deleted already, when the caller names it by id and may see everybody. */
async function deletedBefore(tx: Tx, ctx: Ctx, key: string): Promise<number | null> {
  const parsed = parseCustomerKey(key);
  if (parsed?.kind !== 'id' || (await reachOf(tx, ctx)) !== null) return null;
  const [row] = await sql.customersAt(tx, ctx.workspace, [parsed.ordinal]);
  return row?.deleted_at && row.merged_into === null ? row.ordinal : null;
}

async function eraseAll(
  tx: Tx,
  ctx: Ctx,
  customers: readonly number[],
  participants: readonly EraseParticipant[],
): Promise<void> {
  const { workspace, now } = ctx;
  for (const participant of participants) await participant(tx, ctx, customers);
  await eraseJournal(tx, workspace, customers);
  await deleteFollows(tx, workspace, customers);
  await deleteHandOvers(tx, workspace, customers);
  await eraseHistory(tx, workspace, customers);
  await sql.eraseFields(tx, workspace, customers, now);
}
