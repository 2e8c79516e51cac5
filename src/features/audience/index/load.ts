/** Fills an index from rows, and follows what changed since. Both read one moment of the database. */
import {
  attributeTypes,
  type CustomerState,
  customersSince,
  type FollowState,
  followsOf,
  streamCustomers,
  streamFollows,
} from '#features/customers';
import { orderStatsSince } from '#features/events';
import { changesSince, streamAssignments } from '#features/tags';
import type { Db, Tx } from '#platform/db';
import { WorkspaceIndex } from './workspace-index.ts';

interface Loaded {
  readonly index: WorkspaceIndex;
  readonly epoch: number;
}

/** Lets other work have its turn between batches. */
const breathe = () => new Promise<void>((done) => setImmediate(done));

async function workspaceState(tx: Tx, workspace: number): Promise<{ position: number; epoch: number }> {
  return (
    (await tx.maybe<{ position: number; epoch: number }>(
      'select position, epoch from workspace where id = $1',
      [workspace],
    )) ?? {
      position: 0,
      epoch: 0,
    }
  );
}

async function fill(tx: Tx, workspace: number, index: WorkspaceIndex): Promise<void> {
  for await (const batch of streamCustomers(tx, workspace)) {
    for (const state of batch) index.applyCustomer(state);
    await breathe();
  }
  for await (const batch of streamFollows(tx, workspace)) {
    for (const [ordinal, follows] of grouped(batch)) index.applyFollows(ordinal, follows);
    await breathe();
  }
  for await (const batch of orderStatsSince(tx, workspace, 0)) {
    for (const state of batch) index.applyOrders(state);
    await breathe();
  }
  for await (const batch of streamAssignments(tx, workspace)) {
    for (const { customer, tag } of batch) index.applyTagChange(customer, tag, true);
    await breathe();
  }
}

function grouped(follows: readonly FollowState[]): Map<number, FollowState[]> {
  const byCustomer = new Map<number, FollowState[]>();
  for (const f of follows) {
    const list = byCustomer.get(f.ordinal);
    if (list) list.push(f);
    else byCustomer.set(f.ordinal, [f]);
  }
  return byCustomer;
}

export async function load(db: Db, workspace: number): Promise<Loaded> {
  return db.snapshot(async (tx) => {
    const { position, epoch } = await workspaceState(tx, workspace);
    const index = new WorkspaceIndex();
    index.declare(await attributeTypes(tx, workspace));
    await fill(tx, workspace, index);
    index.optimize();
    index.position = position;
    return { index, epoch };
  });
}

/** Applies everything between the index's position and the newest committed one. */
export async function catchUp(db: Db, workspace: number, index: WorkspaceIndex): Promise<void> {
  await db.snapshot(async (tx) => {
    const { position } = await workspaceState(tx, workspace);
    const from = index.position;
    if (position <= from) return;
    // Read first, apply after: readers in between see either the old state or the whole new one.
    const customers: CustomerState[] = [];
    for await (const batch of customersSince(tx, workspace, from)) customers.push(...batch);
    const follows =
      customers.length > 0
        ? await followsOf(
            tx,
            workspace,
            customers.map((c) => c.ordinal),
          )
        : [];
    const orders = [];
    for await (const batch of orderStatsSince(tx, workspace, from)) orders.push(...batch);
    const changes = [];
    for await (const batch of changesSince(tx, workspace, from)) changes.push(...batch);

    const types = await attributeTypes(tx, workspace);

    const byCustomer = grouped(follows);
    index.declare(types);
    for (const state of customers) {
      index.applyCustomer(state);
      index.applyFollows(state.ordinal, byCustomer.get(state.ordinal) ?? []);
    }
    for (const state of orders) index.applyOrders(state);
    for (const { customer, tag, added } of changes) index.applyTagChange(customer, tag, added);
    index.position = position;
  });
}
