/**
 * The one door (design.md section 3): every change of a customer's tags, whoever asks, is decided and written here.
 * Order: right to write → load what the decisions depend on → decide each change (pure core) → write all of it with
 * its history in one statement. Several requests may share one transaction; each is decided on top of the ones before
 * it and gets its own cause and its own answer.
 */
import { record } from '#features/staff';
import { type Facts, type Source, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { advance } from '#platform/feed';
import { metrics } from '#platform/telemetry';
import { libraryIn } from '../library/library.ts';
import type { LibrarySnapshot } from '../library/snapshot.ts';
import type { Cause, OpenCause } from './cause.ts';
import { type Change, type Deciding, decide } from './decide.ts';
import { Entries } from './entries.ts';
import { endNow } from './expire.ts';
import { reachableAmong } from './reach.ts';
import { beginBatch, type CauseRow, readState, type StateRow, writeBatch } from './rows.ts';

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
  readonly changes: readonly Change[];
  readonly cause: Cause;
  /** One refused change takes the whole request back. */
  readonly atomic?: boolean;
}

/** Refused changes are named in the answer and the others are done. */
export async function apply(
  tx: Tx,
  ctx: Ctx,
  changes: readonly Change[],
  cause: Cause,
  options: { readonly atomic?: boolean } = {},
): Promise<Applied> {
  const [applied] = await applyAll(tx, [{ ctx, changes, cause, ...options }]);
  if (!applied) throw new Error('a request without an answer');
  return applied;
}

/** All requests must be of one workspace. */
export async function applyAll(tx: Tx, requests: readonly Request[]): Promise<Applied[]> {
  const [head] = requests;
  if (!head) return [];
  const batch = await openBatch(
    tx,
    head.ctx,
    requests.length,
    requests.flatMap((request) => request.changes),
  );
  const reach = new Map<string, ReadonlySet<number>>();
  const answers: (Omit<Applied, 'position'> & { readonly cause: OpenCause; readonly rows: number })[] = [];
  for (const [i, { ctx, changes, cause, atomic }] of requests.entries()) {
    const { actor } = ctx;
    const key = actor.reach === 'workspace' ? '' : `${actor.reach} ${actor.id}`;
    const reachable = reach.get(key) ?? (await reachableAmong(tx, ctx, batch.customers));
    reach.set(key, reachable);
    const open = { id: batch.causes[i] ?? 0, ctx, cause };
    const deciding = { library: batch.library, entries: batch.entries, reachable };
    const before = batch.entries.log.length;
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

/**
 * Loads the slots that decisions about these tags and customers depend on: in groups with one choice or a maximum all
 * tags of the group, otherwise the tag itself. Assignments whose end has come are taken off first.
 */
export async function openBatch(
  tx: Tx,
  ctx: Ctx,
  causes: number,
  touched: readonly { readonly tag: number; readonly customer: number }[],
): Promise<Batch> {
  const { workspace } = ctx;
  let { last: start } = await advance(tx, workspace, 0);
  const begun = await beginBatch(tx, workspace, causes);
  const library = await libraryIn(tx, ctx, begun.version);
  const tags = new Set<number>();
  for (const { tag: id } of touched) {
    const tag = library.tag(id);
    if (!tag || tags.has(id)) continue;
    const limited = tag.group.choice === 'single' || tag.group.max !== null;
    for (const one of limited ? tag.group.tags : [tag]) tags.add(one.id);
  }
  const customers = [...new Set(touched.map((one) => one.customer))];
  let state = tags.size > 0 ? await readState(tx, workspace, [...tags], customers) : [];
  const isOver = (row: StateRow) => !row.removal && row.ends !== null && row.ends <= ctx.now.getTime();
  const over = state.filter(isOver);
  if (over.length > 0) {
    const { first, last } = await advance(tx, workspace, over.length);
    await endNow(tx, ctx, over, first);
    start = last;
    state = state.filter((row) => !isOver(row));
  }
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
  return {
    library,
    entries,
    customers,
    causes: begun.causes,
    write: async (closed) => {
      const { log } = entries;
      if (log.length === 0) return start;
      const { first, last } = await advance(tx, workspace, log.length);
      let next = first;
      const rows = closed.map(({ id, ctx: by, cause, rows: count }): CauseRow => {
        const from = next;
        next += count;
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
      if (next !== last + 1) throw new Error(`causes answer for ${next - first} of ${log.length} changes`);
      await writeBatch(tx, workspace, entries, rows, first);
      count(tx, entries);
      return last;
    },
  };
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
