/** Which customers a write may touch: alive, and within the actor's reach. */
import { customersSince, findCustomers } from '#features/customers';
import { toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';

export async function reachableAmong(
  tx: Tx,
  ctx: Ctx,
  customers: readonly number[],
): Promise<ReadonlySet<number>> {
  const ids = customers.map((ordinal) => toId('customer', ordinal));
  const found = await findCustomers(tx, ctx, ids);
  // A record that was merged away answers with its survivor, who was not meant.
  return new Set(customers.filter((ordinal, i) => found.get(ids[i] ?? '') === ordinal));
}

/** Of customers who were alive at a position: those who are gone now. */
export async function goneSince(tx: Tx, workspace: number, position: number): Promise<ReadonlySet<number>> {
  const gone = new Set<number>();
  for await (const batch of customersSince(tx, workspace, position))
    for (const { ordinal, alive } of batch) if (!alive) gone.add(ordinal);
  return gone;
}
