/** An index from nothing: from its last snapshot and what changed since, or from rows. */

import { attributeTypes, rfmSince, streamCustomers, streamFollows } from '#features/customers';
import { orderStatsSince } from '#features/events';
import { streamAssignments } from '#features/tags';
import { inSlices } from '#kernel';
import type { Db, Tx } from '#platform/db';
import type { Log } from '#platform/telemetry';
import { type Head, headOf } from './changes.ts';
import { direct } from './draft.ts';
import { applyStream, breathe, declareAt, inTurns } from './follow.ts';
import { forget, indexOf, type Lost } from './snapshot-parts.ts';
import { readSnapshot } from './snapshot-store.ts';
import { WorkspaceIndex } from './workspace-index.ts';

export interface Loaded {
  readonly index: WorkspaceIndex;
  readonly epoch: number;
  /** Position of the stored snapshot that it was made from; null: made from rows. */
  readonly snapshotAt: number | null;
  /** Whether all of the snapshot could be used; what is damaged should be stored again. */
  readonly whole: boolean;
}

/** Pairs of a number and a customer, by ascending number, as all customers of one number after the other. */
async function* byFirst(pairs: AsyncIterable<Int32Array>): AsyncGenerator<[number, Int32Array]> {
  let now: number | null = null;
  let customers = new Int32Array(1024);
  let n = 0;
  for await (const batch of pairs) {
    for (let i = 0; i < batch.length; i += 2) {
      const [first = 0, customer = 0] = [batch[i], batch[i + 1]];
      if (first !== now) {
        if (now !== null) yield [now, customers.slice(0, n)];
        now = first;
        n = 0;
      }
      if (n === customers.length) {
        const more = new Int32Array(2 * n);
        more.set(customers);
        customers = more;
      }
      customers[n++] = customer;
    }
    await breathe();
  }
  if (now !== null) yield [now, customers.slice(0, n)];
}

async function fill(tx: Tx, workspace: number, index: WorkspaceIndex, what: Lost | 'all'): Promise<void> {
  if (what === 'all' || what.customers)
    for await (const batch of streamCustomers(tx, workspace))
      await inTurns(batch, (state) => index.applyCustomer(state));
  if (what === 'all' || what.orders)
    for await (const batch of orderStatsSince(tx, workspace, 0))
      await inTurns(batch, (state) => index.applyOrders(state));
  if (what === 'all' || what.rfm)
    for await (const batch of rfmSince(tx, workspace, 0))
      await inTurns(batch, (state) => index.applyRfm(state));
  if (what === 'all' || what.follows)
    for await (const [staff, customers] of byFirst(streamFollows(tx, workspace)))
      index.values('customer.follower')?.load(String(staff), Uint32Array.from(customers));
  for (const tag of what === 'all' ? [null] : what.tags)
    for await (const [id, customers] of byFirst(streamAssignments(tx, workspace, tag)))
      index.loadTag(id, customers);
}

async function fromSnapshot(
  tx: Tx,
  workspace: number,
  head: Head,
  log: Log,
  distrusted: readonly string[],
): Promise<{ index: WorkspaceIndex; at: number; whole: boolean } | null> {
  const stored = await readSnapshot(tx, workspace, head, log);
  if (!stored) return null;
  const index = indexOf(stored);
  await declareAt(tx, workspace, index, head);
  if (head.position > stored.position) await inSlices(index.settle());
  // Nobody reads it yet.
  await applyStream(tx, workspace, index, direct);
  const lost = [...stored.damaged.map(({ name }) => name), ...distrusted];
  if (lost.length > 0) {
    log.warn({ workspace, parts: lost }, 'parts of the index are made again');
    await fill(tx, workspace, index, forget(index, lost));
  }
  return { index, at: stored.position, whole: lost.length === 0 };
}

/**
 * `distrusted`: names of parts that are made from rows whatever was stored of them, or everything. Error: when the
 * workspace does not exist.
 */
export async function load(
  db: Db,
  workspace: number,
  log: Log,
  distrusted: readonly string[] | 'all' = [],
): Promise<Loaded> {
  return db.snapshot(async (tx) => {
    const head = await headOf(tx, workspace);
    if (!head) throw new Error(`there is no workspace ${workspace}`);
    const restored = distrusted === 'all' ? null : await fromSnapshot(tx, workspace, head, log, distrusted);
    const index = restored?.index ?? new WorkspaceIndex();
    if (!restored) {
      index.declare(await attributeTypes(tx, workspace));
      await fill(tx, workspace, index, 'all');
      await inSlices(index.optimize());
    }
    index.position = head.position;
    index.vocabulary = head.vocabulary;
    return { index, epoch: head.epoch, snapshotAt: restored?.at ?? null, whole: restored?.whole ?? true };
  });
}
