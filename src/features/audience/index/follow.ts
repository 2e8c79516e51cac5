/** Brings an index up to what is committed. */
import { attributeTypes, customersSince, type FollowedCustomer, rfmSince } from '#features/customers';
import { orderStatsSince } from '#features/events';
import { streamChanges, type Told } from '#features/tags';
import type { Db, Tx } from '#platform/db';
import { type Changes, changesSince, type Head, headOf } from './changes.ts';
import { type Draft, direct, Staged } from './draft.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

/** Customers and tag changes that are applied without a pause: some milliseconds. */
const CUSTOMERS_AT_ONCE = 500;
const TAGS_AT_ONCE = 20_000;

/** Lets other work have its turn. */
export const breathe = () => new Promise<void>((done) => setImmediate(done));

function applyCustomer(index: WorkspaceIndex, state: FollowedCustomer, draft: Draft): void {
  index.applyCustomer(state, draft);
  index.applyFollowers(state.ordinal, state.followers, draft);
}

function applyTags(index: WorkspaceIndex, triples: Changes['tags'], draft: Draft): void {
  for (const [customer, tag, added] of triples) index.applyTagChange(customer, tag, added === 1, draft);
}

/** A batch with a pause after every few. */
export async function inTurns<T>(batch: readonly T[], apply: (one: T) => void): Promise<void> {
  for (let from = 0; from < batch.length; from += CUSTOMERS_AT_ONCE) {
    for (const one of batch.slice(from, from + CUSTOMERS_AT_ONCE)) apply(one);
    await breathe();
  }
}

/** What a write told, by an index that stands where it began. */
export function applyTold(index: WorkspaceIndex, { changes, position }: Told): void {
  for (let i = 0; i < changes.length; i += 3)
    index.applyTagChange(changes[i] ?? 0, changes[i + 1] ?? 0, changes[i + 2] === 1);
  index.position = position;
}

/** Into a draft, which the caller shows in the same step as the position. */
async function applyInSlices(index: WorkspaceIndex, changes: Changes): Promise<Staged> {
  const draft = new Staged();
  await inTurns(changes.customers, (state) => applyCustomer(index, state, draft));
  for (const state of changes.orders) index.applyOrders(state, draft);
  for (const state of changes.rfm) index.applyRfm(state, draft);
  applyTags(index, changes.tags, draft);
  return draft;
}

/** Everything after a position up to what the transaction sees, in pieces, as they come. Nothing is kept in between. */
export async function applyStream(
  tx: Tx,
  workspace: number,
  index: WorkspaceIndex,
  draft: Draft,
): Promise<void> {
  for await (const batch of customersSince(tx, workspace, index.position))
    await inTurns(batch, (state) => applyCustomer(index, state, draft));
  for await (const batch of orderStatsSince(tx, workspace, index.position))
    await inTurns(batch, (state) => index.applyOrders(state, draft));
  for await (const batch of rfmSince(tx, workspace, index.position))
    await inTurns(batch, (state) => index.applyRfm(state, draft));
  for await (const triples of streamChanges(tx, workspace, index.position))
    for (let from = 0; from < triples.length; from += 3 * TAGS_AT_ONCE) {
      for (let i = from; i < Math.min(triples.length, from + 3 * TAGS_AT_ONCE); i += 3)
        index.applyTagChange(triples[i] ?? 0, triples[i + 1] ?? 0, triples[i + 2] === 1, draft);
      await breathe();
    }
}

/** Takes over where the rows stand, and new attributes when names changed. */
export async function declareAt(
  db: Db | Tx,
  workspace: number,
  index: WorkspaceIndex,
  head: Head,
): Promise<void> {
  if (head.vocabulary !== index.vocabulary) index.declare(await attributeTypes(db, workspace));
}

async function followStream(db: Db, workspace: number, index: WorkspaceIndex): Promise<void> {
  await db.snapshot(async (tx) => {
    const head = await headOf(tx, workspace);
    if (!head) return;
    await declareAt(tx, workspace, index, head);
    const draft = new Staged();
    await applyStream(tx, workspace, index, draft);
    draft.commit();
    index.position = head.position;
    index.vocabulary = head.vocabulary;
  });
}

/**
 * Applies everything between the index's position and the newest committed one. Readers in between see either the old
 * state or the whole new one. `replaced`: the rows are others now (a restore), and nothing was applied.
 */
export async function catchUp(
  db: Db,
  workspace: number,
  index: WorkspaceIndex,
  epoch: number,
): Promise<'followed' | 'replaced'> {
  const found = await changesSince(db, workspace, index.position);
  if (!found || found.head.epoch !== epoch) return 'replaced';
  const { head, changes } = found;
  if (head.position <= index.position) return 'followed';
  if (!changes) {
    await followStream(db, workspace, index);
    return 'followed';
  }
  await declareAt(db, workspace, index, head);
  if (changes.customers.length > CUSTOMERS_AT_ONCE) (await applyInSlices(index, changes)).commit();
  else {
    for (const state of changes.customers) applyCustomer(index, state, direct);
    for (const state of changes.orders) index.applyOrders(state);
    for (const state of changes.rfm) index.applyRfm(state);
    applyTags(index, changes.tags, direct);
  }
  index.position = head.position;
  index.vocabulary = head.vocabulary;
  return 'followed';
}
