/** Takes back what a job did to customers, where nobody changed it since. */
import { record } from '#features/staff';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { advance } from '#platform/feed';
import { changesOfJob, insertChanges, type JobChange } from './change-sql.ts';
import { type Draft, identitiesWanted, identityKey, type KnownCustomer, wayBack } from './core/public.ts';
import * as sql from './customer-sql.ts';
import { loadKnown } from './known-customers.ts';
import { reachOf } from './reach.ts';
import { writePlan } from './upsert-customers.ts';

export interface UndoStep {
  /** Goes on behind this customer; 0 at the beginning. */
  readonly after: number;
  /** Most customers of this step. */
  readonly limit: number;
  /** Of these customers, those who have orders, events or tags: they are not deleted. */
  readonly inUse: (tx: Tx, ctx: Ctx, customers: readonly number[]) => Promise<ReadonlySet<number>>;
}

export interface UndoneCustomers {
  /** Created by the job and gone again. */
  readonly deleted: number;
  readonly reverted: number;
  /** Created and in use by now, or with a field that somebody changed since: at least that part stays. */
  readonly kept: number;
  /** The last customer of this step; null when there was none left. */
  readonly last: number | null;
}

/** One step inside the caller's transaction, in the order of ordinals. Repeating it finds nothing left to do. */
export async function undoCustomerChanges(
  tx: Tx,
  ctx: Ctx,
  job: number,
  step: UndoStep,
): Promise<UndoneCustomers> {
  const { workspace } = ctx;
  await advance(tx, workspace, 0);
  const byCustomer = new Map<number, JobChange[]>();
  for (const change of await changesOfJob(tx, workspace, job, step.after, step.limit)) {
    const list = byCustomer.get(change.customer);
    if (list) list.push(change);
    else byCustomer.set(change.customer, [change]);
  }
  const ordinals = [...byCustomer.keys()];
  const last = ordinals.at(-1) ?? null;
  if (last === null) return { deleted: 0, reverted: 0, kept: 0, last };
  const alive = await loadKnown(tx, workspace, ordinals, await reachOf(tx, ctx));
  const known = alive.filter((one) => one.inReach);
  const made = known.filter((one) => byCustomer.get(one.ordinal)?.[0]?.did === 'created');
  const deletable = await untouched(tx, ctx, made, byCustomer, step.inUse);
  const reverted = await revert(
    tx,
    ctx,
    known.filter((one) => !made.includes(one)),
    byCustomer,
  );
  await remove(tx, ctx, deletable);
  return {
    deleted: deletable.length,
    reverted: reverted.changed,
    kept: alive.length - known.length + made.length - deletable.length + reverted.kept,
    last,
  };
}

/** Created by the job, and since then nothing has happened to them. */
async function untouched(
  tx: Tx,
  ctx: Ctx,
  made: readonly KnownCustomer[],
  byCustomer: ReadonlyMap<number, readonly JobChange[]>,
  inUse: UndoStep['inUse'],
): Promise<number[]> {
  if (made.length === 0) return [];
  const ordinals = made.map((one) => one.ordinal);
  const used = await inUse(tx, ctx, ordinals);
  const records = await sql.customersAt(tx, ctx.workspace, ordinals);
  return records
    .filter((row) => row.position === byCustomer.get(row.ordinal)?.at(-1)?.position && !used.has(row.ordinal))
    .map((row) => row.ordinal);
}

async function remove(tx: Tx, ctx: Ctx, ordinals: readonly number[]): Promise<void> {
  if (ordinals.length === 0) return;
  const { first } = await advance(tx, ctx.workspace, ordinals.length);
  const gone = ordinals.map((ordinal, i) => ({ ordinal, position: first + i }));
  await sql.markManyDeleted(tx, ctx.workspace, gone, ctx.now);
  await insertChanges(
    tx,
    ctx,
    null,
    gone.map(({ ordinal, position }) => ({
      customer: ordinal,
      position,
      did: 'deleted',
      before: null,
      after: null,
    })),
  );
  await record(tx, ctx, { did: 'customers.deleted', subject: null, after: { deleted: ordinals.length } });
}

async function revert(
  tx: Tx,
  ctx: Ctx,
  changed: readonly KnownCustomer[],
  byCustomer: ReadonlyMap<number, readonly JobChange[]>,
): Promise<{ readonly changed: number; readonly kept: number }> {
  const wanted = changed.flatMap((one) => identitiesWanted(changesFor(byCustomer, one)));
  const owners = new Map<string, number>();
  if (wanted.length > 0)
    for (const { kind, value, ordinal } of await sql.ownersOfIdentities(tx, ctx.workspace, wanted))
      owners.set(identityKey(kind, value), ordinal);
  let kept = 0;
  const updated: (Draft & { before: KnownCustomer })[] = [];
  for (const before of changed) {
    const isTaken = (key: string) => (owners.get(key) ?? before.ordinal) !== before.ordinal;
    const back = wayBack(before, changesFor(byCustomer, before), isTaken);
    if (back.kept.length > 0) kept++;
    if (back.fields === before.fields && back.identities === before.identities) continue;
    for (const [key, one] of back.identities) if (one.main) owners.set(key, before.ordinal);
    updated.push({ ordinal: before.ordinal, before, fields: back.fields, identities: back.identities });
  }
  await writePlan(tx, ctx, { created: [], updated }, null);
  return { changed: updated.length, kept };
}

const changesFor = (
  byCustomer: ReadonlyMap<number, readonly JobChange[]>,
  { ordinal }: KnownCustomer,
): readonly JobChange[] => byCustomer.get(ordinal) ?? [];
