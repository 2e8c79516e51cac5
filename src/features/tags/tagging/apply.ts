/**
 * The one door (design.md section 3): every change of a customer's tags, whoever asks, is decided and written here.
 * Order: right to write → load what the decisions depend on → decide each change (pure core) → write all of it with
 * its history in one statement. Several requests may share one transaction; each is decided on top of the ones before
 * it and gets its own cause and its own answer.
 */
import { findCustomers } from '#features/customers';
import { record } from '#features/staff';
import { type Facts, fromId, grouped, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { advance } from '#platform/feed';
import { batchOn, load } from './batch.ts';
import type { Cause, OpenCause } from './cause.ts';
import { type Change, type Deciding, decide } from './decide.ts';

export interface Refused {
  /** Place in `changes`. */
  readonly index: number;
  readonly code: string;
  readonly facts: Facts;
}

/**
 * What became of wanted changes. After it there are `added - removed` more assignments than before, and the changes that
 * were asked for are `added + (removed - moved) + unchanged` and those refused.
 */
export interface Counts {
  /** Tags that customers got. */
  readonly added: number;
  /** Tags that customers lost, those that made room in a single-choice group among them. */
  readonly removed: number;
  /** How many of `removed` made room: each such move stands once in `added` and once in `removed`. */
  readonly moved: number;
  readonly unchanged: number;
}

export interface Applied extends Counts {
  readonly refused: readonly Refused[];
  /** The workspace's position after the change. */
  readonly position: number;
  /** Null when nothing changed. */
  readonly causeId: number | null;
}

export interface Request {
  readonly ctx: Ctx;
  readonly cause: Cause;
  /** One refused change takes the whole request back. */
  readonly atomic?: boolean;
  /** Keys of the customers it is about, as callers write them. */
  readonly customers: readonly string[];
  /** The tags it is about. */
  readonly tags: readonly number[];
  /** The changes, once it is known who the keys mean. Those of unknown customers must be left out. */
  readonly changes: (found: ReadonlyMap<string, number>) => readonly Change[];
}

/** A request about customers whose ordinals are known. */
export const requestFor = (ctx: Ctx, changes: readonly Change[], cause: Cause, atomic = false): Request => ({
  ctx,
  cause,
  atomic,
  customers: [...new Set(changes.map((change) => toId('customer', change.customer)))],
  tags: changes.map((change) => change.tag),
  changes: () => changes,
});

/** Refused changes are named in the answer and the others are done. */
export async function apply(
  tx: Tx,
  ctx: Ctx,
  changes: readonly Change[],
  cause: Cause,
  options: { readonly atomic?: boolean } = {},
): Promise<Applied> {
  const [applied] = await applyAll(tx, [requestFor(ctx, changes, cause, options.atomic)]);
  if (!applied) throw new Error('a request without an answer');
  return applied;
}

/** All requests must be of one workspace. */
export async function applyAll(tx: Tx, requests: readonly Request[]): Promise<Applied[]> {
  const { answers, written } = await sendAll(tx, requests);
  await written;
  return answers;
}

interface AllSent {
  readonly answers: Applied[];
  readonly written: Promise<unknown>;
}

/** As `applyAll`, with the writing sent but not waited for: its failure is that of the transaction. */
export async function sendAll(tx: Tx, requests: readonly Request[]): Promise<AllSent> {
  const [head] = requests;
  if (!head) return { answers: [], written: Promise.resolve() };
  const tags = [...new Set(requests.flatMap((request) => request.tags))];
  // The right to write comes first; the others are answered after it. Who stands behind an id is known before it is
  // found, unless he was merged away.
  const [{ last: start }, found, loaded] = await Promise.all([
    advance(tx, head.ctx.workspace, 0),
    findAll(tx, requests),
    load(tx, head.ctx, requests.length, tags, ordinalsNamed(requests)),
  ]);
  const wanted = requests.map((request, i) => request.changes(found[i] ?? new Map()));
  const customers = [...new Set(wanted.flat().map((change) => change.customer))];
  const batch = await batchOn(tx, head.ctx, start, customers, loaded, tags);
  const answers: (Omit<Applied, 'position'> & { readonly cause: OpenCause; readonly rows: number })[] = [];
  for (const [i, { ctx, cause, atomic }] of requests.entries()) {
    const open = { id: batch.causes[i] ?? 0, ctx, cause };
    // A record that was merged away answers with its survivor, so only who was meant himself is among the values.
    const reachable = new Set(found[i]?.values());
    const deciding = { library: batch.library, entries: batch.entries, reachable };
    const before = batch.entries.log.length;
    const changes = wanted[i] ?? [];
    const answer = decideRequest(deciding, open, changes, atomic ?? false);
    await recordAttempts(tx, ctx, changes, answer.refused);
    const rows = batch.entries.log.length - before;
    answers.push({ ...answer, causeId: rows > 0 ? open.id : null, cause: open, rows });
  }
  const { position, written } = batch.send(
    answers.filter((answer) => answer.rows > 0).map(({ cause, rows }) => ({ ...cause, rows })),
  );
  return { answers: answers.map(({ cause: _, rows: __, ...answer }) => ({ ...answer, position })), written };
}

const ordinalsNamed = (requests: readonly Request[]): number[] => [
  ...new Set(requests.flatMap(({ customers }) => customers.flatMap((key) => fromId('customer', key) ?? []))),
];

/** Who the keys of each request mean within its actor's reach; requests of equal reach are looked up together. */
async function findAll(tx: Tx, requests: readonly Request[]): Promise<ReadonlyMap<string, number>[]> {
  const reachOf = ({ ctx: { actor } }: Request) =>
    actor.reach === 'workspace' ? '' : `${actor.reach} ${actor.id}`;
  const found = new Map<string, ReadonlyMap<string, number>>();
  for (const [reach, alike] of grouped(requests, reachOf)) {
    const keys = new Set(alike.flatMap((request) => request.customers));
    const [one] = alike;
    found.set(reach, one && keys.size > 0 ? await findCustomers(tx, one.ctx, [...keys]) : new Map());
  }
  return requests.map((request) => {
    const all = found.get(reachOf(request));
    return new Map(
      request.customers.flatMap((key) => {
        const ordinal = all?.get(key);
        return ordinal === undefined ? [] : [[key, ordinal] as const];
      }),
    );
  });
}

function decideRequest(deciding: Deciding, open: OpenCause, changes: readonly Change[], atomic: boolean) {
  const back = atomic ? deciding.entries.savepoint() : null;
  const counts = { added: 0, removed: 0, moved: 0, unchanged: 0 };
  const refused: Refused[] = [];
  for (const [index, change] of changes.entries()) {
    const outcome = decide(deciding, open, change);
    if (outcome.kind === 'refused') refused.push({ index, code: outcome.code, facts: outcome.facts });
    else counts[outcome.kind]++;
    if (outcome.kind !== 'added') continue;
    counts.removed += outcome.replaced;
    counts.moved += outcome.replaced;
  }
  if (back === null || refused.length === 0) return { ...counts, refused };
  back();
  return { added: 0, removed: 0, moved: 0, unchanged: 0, refused };
}

/** Who tried to touch a protected tag without the right (V21): one line per tag. */
async function recordAttempts(
  tx: Tx,
  ctx: Ctx,
  changes: readonly Change[],
  refused: readonly Refused[],
): Promise<void> {
  const byTag = new Map<number, number[]>();
  for (const { index, code } of refused) {
    const change = changes[index];
    if (code === 'tagging.protected' && change)
      byTag.set(change.tag, [...(byTag.get(change.tag) ?? []), change.customer]);
  }
  for (const [tag, customers] of byTag)
    await record(tx, ctx, {
      did: 'tag.protectedAttempt',
      subject: toId('tag', tag),
      after: {
        customers: customers.length,
        first: customers.slice(0, 10).map((ordinal) => toId('customer', ordinal)),
      },
    });
}
