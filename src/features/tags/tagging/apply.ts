/**
 * The one door (design.md section 3): every change of a customer's tags, whoever asks, is decided and written here.
 * Order: right to write → load what the decisions depend on → decide each change (pure core) → write all of it with
 * its history in one statement. Several requests may share one transaction; each is decided on top of the ones before
 * it and gets its own cause and its own answer.
 */
import { findCustomers } from '#features/customers';
import { record } from '#features/staff';
import { type Facts, type Source, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { advance } from '#platform/feed';
import { metrics } from '#platform/telemetry';
import { libraryAtHand, libraryIn } from '../library/library.ts';
import type { LibrarySnapshot } from '../library/snapshot.ts';
import { grouped } from '../multimap.ts';
import type { Cause, OpenCause } from './cause.ts';
import { type Change, type Deciding, decide } from './decide.ts';
import { Entries } from './entries.ts';
import { endNow } from './expire.ts';
import { beginWithState, type CauseRow, type StateRow, writeBatch } from './rows.ts';

export interface Refused {
  /** Place in `changes`. */
  readonly index: number;
  readonly code: string;
  readonly facts: Facts;
}

export interface Applied {
  readonly added: number;
  readonly removed: number;
  readonly unchanged: number;
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
  /** The changes, once it is known who the keys mean. Those of unknown customers must be left out. */
  readonly changes: (found: ReadonlyMap<string, number>) => readonly Change[];
}

/** A request about customers whose ordinals are known. */
export const requestFor = (ctx: Ctx, changes: readonly Change[], cause: Cause, atomic = false): Request => ({
  ctx,
  cause,
  atomic,
  customers: [...new Set(changes.map((change) => toId('customer', change.customer)))],
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
  const [head] = requests;
  if (!head) return [];
  // Sent together; the server reads the customers when it has granted the right to write.
  const [{ last: start }, found] = await Promise.all([
    advance(tx, head.ctx.workspace, 0),
    findAll(tx, requests),
  ]);
  const wanted = requests.map((request, i) => request.changes(found[i] ?? new Map()));
  const batch = await loadBatch(tx, head.ctx, start, requests.length, wanted.flat());
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
  const position = await batch.write(
    answers.filter((answer) => answer.rows > 0).map(({ cause, rows }) => ({ ...cause, rows })),
  );
  return answers.map(({ cause: _, rows: __, ...answer }) => ({ ...answer, position }));
}

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
  const counts = { added: 0, removed: 0, unchanged: 0 };
  const refused: Refused[] = [];
  for (const [index, change] of changes.entries()) {
    const outcome = decide(deciding, open, change);
    if (outcome.kind === 'refused') refused.push({ index, code: outcome.code, facts: outcome.facts });
    else counts[outcome.kind]++;
  }
  if (back === null || refused.length === 0) return { ...counts, refused };
  back();
  return { added: 0, removed: 0, unchanged: 0, refused };
}

export interface ClosedCause extends OpenCause {
  /** Lines of history it has written, in one run. */
  readonly rows: number;
}

/** A transaction that holds the right to write, with the state of the touched customers and groups. */
export interface Batch {
  readonly library: LibrarySnapshot;
  readonly entries: Entries;
  readonly customers: readonly number[];
  /** Numbers for causes, as many as were asked for. */
  readonly causes: readonly number[];
  /** Writes everything decided; causes in the order of their lines. Answers with the workspace's position. */
  write(causes: readonly ClosedCause[]): Promise<number>;
}

/** Takes the right to write, then loads as `loadBatch` does. */
export async function openBatch(
  tx: Tx,
  ctx: Ctx,
  causes: number,
  touched: readonly Touched[],
): Promise<Batch> {
  const { last: start } = await advance(tx, ctx.workspace, 0);
  return loadBatch(tx, ctx, start, causes, touched);
}

interface Touched {
  readonly tag: number;
  readonly customer: number;
}

/**
 * Loads the slots that decisions about these tags and customers depend on: in groups with one choice or a maximum all
 * tags of the group, otherwise the tag itself. Assignments whose end has come are taken off first.
 */
async function loadBatch(
  tx: Tx,
  ctx: Ctx,
  position: number,
  causes: number,
  touched: readonly Touched[],
): Promise<Batch> {
  const { workspace } = ctx;
  const customers = [...new Set(touched.map((one) => one.customer))];
  // The library in memory is almost always the right one; its version comes along and proves it.
  let library = libraryAtHand(ctx) ?? (await libraryIn(tx, ctx));
  const begun = await beginWithState(tx, workspace, causes, tagsDeciding(library, touched), customers);
  let state = begun.state;
  if (library.version !== begun.version) {
    library = await libraryIn(tx, ctx, begun.version);
    state = (await beginWithState(tx, workspace, 0, tagsDeciding(library, touched), customers)).state;
  }
  const isOver = (row: StateRow) => !row.removal && row.ends !== null && row.ends <= ctx.now.getTime();
  const over = state.filter(isOver);
  let start = position;
  if (over.length > 0) {
    const { first, last } = await advance(tx, workspace, over.length);
    await endNow(tx, ctx, over, first);
    start = last;
    state = state.filter((row) => !isOver(row));
  }
  const entries = entriesOf(library, state);
  return {
    library,
    entries,
    customers,
    causes: begun.causes,
    write: async (closed) => {
      const { log } = entries;
      if (log.length === 0) return start;
      const last = start + log.length;
      let next = start + 1;
      const rows = closed.map(({ id, ctx: by, cause, rows: lines }): CauseRow => {
        const from = next;
        next += lines;
        return {
          id,
          source: cause.source,
          actorKind: by.actor.kind,
          actorId: by.actor.id,
          actorName: by.actor.name,
          reason: cause.reason ?? null,
          evidence: cause.evidence ?? null,
          job: cause.job ?? null,
          undoes: cause.undoes ?? null,
          at: by.now,
          first: from,
          last: next - 1,
        };
      });
      if (next !== last + 1)
        throw new Error(`causes answer for ${next - 1 - start} of ${log.length} changes`);
      // Sent together: the numbers are known, because nobody else can take any.
      await Promise.all([
        advance(tx, workspace, log.length),
        writeBatch(tx, workspace, entries, rows, start + 1),
      ]);
      count(tx, entries);
      return last;
    },
  };
}

function tagsDeciding(library: LibrarySnapshot, touched: readonly Touched[]): number[] {
  const tags = new Set<number>();
  for (const { tag: id } of touched) {
    const tag = library.tag(id);
    if (!tag || tags.has(id)) continue;
    const limited = tag.group.choice === 'single' || tag.group.max !== null;
    for (const one of limited ? tag.group.tags : [tag]) tags.add(one.id);
  }
  return [...tags];
}

function entriesOf(library: LibrarySnapshot, state: readonly StateRow[]): Entries {
  const entries = new Entries();
  for (const row of state) {
    const tag = library.tag(row.tag);
    if (!tag) continue;
    const slot = { tag: row.tag, customer: row.customer, staff: row.staff };
    if (row.removal) {
      entries.loadRemoval(tag.group_id, slot, row.source, row.ends === null ? null : new Date(row.ends));
      continue;
    }
    const { source, locked, since, ends: expiresAt, cause, evidence } = row;
    entries.load(tag.group_id, slot, { source, locked, since, expiresAt, cause, evidence }, tag.protected);
  }
  return entries;
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

function count(tx: Tx, entries: Entries): void {
  const counts = new Map<string, { source: Source; change: 'added' | 'removed'; n: number }>();
  for (const { source, added } of entries.log) {
    const change = added ? 'added' : 'removed';
    const one = counts.get(`${source} ${change}`) ?? { source, change, n: 0 };
    one.n++;
    counts.set(`${source} ${change}`, one);
  }
  tx.afterCommit(() => {
    for (const { source, change, n } of counts.values()) metrics.changes.inc({ source, change }, n);
  });
}
