/** A transaction that holds the right to write: what its decisions depend on, and the writing of all of them. */
import type { Source } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { advance, advanceFrom } from '#platform/feed';
import { metrics } from '#platform/telemetry';
import { libraryAtHand, libraryIn } from '../library/library.ts';
import type { LibrarySnapshot } from '../library/snapshot.ts';
import type { OpenCause } from './cause.ts';
import { Entries, type LogRow } from './entries.ts';
import { endNow } from './expire.ts';
import { type Begun, beginWithState, causeRow, imageOf, type StateRow, writeBatch } from './rows.ts';
import { tell } from './told.ts';

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
  /** The same, not waited for: it is written when `written` resolves, which need not be looked at before the commit. */
  send(causes: readonly ClosedCause[]): Sent;
}

export interface Sent {
  readonly position: number;
  readonly written: Promise<unknown>;
}

interface Touched {
  readonly tag: number;
  readonly customer: number;
}

/** Takes the right to write, then loads what decisions about these tags and customers depend on. */
export async function openBatch(
  tx: Tx,
  ctx: Ctx,
  causes: number,
  touched: readonly Touched[],
): Promise<Batch> {
  const { last: start } = await advance(tx, ctx.workspace, 0);
  const tags = touched.map((one) => one.tag);
  const customers = [...new Set(touched.map((one) => one.customer))];
  return batchOn(tx, ctx, start, customers, await load(tx, ctx, causes, tags, customers), tags);
}

/** What the database said, and the library by which it was asked. */
export interface Loaded {
  readonly library: LibrarySnapshot;
  readonly begun: Begun;
  readonly customers: readonly number[];
}

/**
 * The slots that decisions about these tags and customers depend on: in groups with one choice or a maximum all tags of
 * the group, otherwise the tag itself. The library in memory is almost always the right one; its version comes along
 * and proves it.
 */
export async function load(
  tx: Tx,
  ctx: Ctx,
  causes: number,
  tags: readonly number[],
  customers: readonly number[],
): Promise<Loaded> {
  const library = libraryAtHand(ctx) ?? (await libraryIn(tx, ctx));
  const begun = await beginWithState(tx, ctx.workspace, causes, tagsDeciding(library, tags), customers);
  return { library, begun, customers };
}

/** What was loaded, again if it was asked by an older library or not about all of the customers. */
async function exactly(
  tx: Tx,
  ctx: Ctx,
  { library: asked, begun, customers: about }: Loaded,
  tags: readonly number[],
  customers: readonly number[],
): Promise<Loaded> {
  const library = asked.version === begun.version ? asked : await libraryIn(tx, ctx, begun.version);
  const all = new Set(about);
  if (library === asked && customers.every((one) => all.has(one))) return { library, begun, customers };
  const again = await beginWithState(tx, ctx.workspace, 0, tagsDeciding(library, tags), customers);
  return { library, begun: { ...again, causes: begun.causes }, customers };
}

/**
 * A batch on what was loaded under the right to write, at position `start`. Assignments whose end has come are taken off
 * first.
 */
export async function batchOn(
  tx: Tx,
  ctx: Ctx,
  start: number,
  customers: readonly number[],
  loaded: Loaded,
  tags: readonly number[],
): Promise<Batch> {
  const { library, begun } = await exactly(tx, ctx, loaded, tags, customers);
  const isOver = (row: StateRow) => !row.removal && row.ends !== null && row.ends <= ctx.now.getTime();
  const over = begun.state.filter(isOver);
  let from = start;
  if (over.length > 0) {
    const { first, last } = await advance(tx, ctx.workspace, over.length);
    await endNow(tx, ctx, over, first);
    from = last;
  }
  const state = over.length > 0 ? begun.state.filter((row) => !isOver(row)) : begun.state;
  const entries = entriesOf(library, state);
  const send = (closed: readonly ClosedCause[]) => sendBatch(tx, ctx, entries, closed, from);
  return {
    library,
    entries,
    customers,
    causes: begun.causes,
    send,
    write: async (closed) => {
      const { position, written } = send(closed);
      await written;
      return position;
    },
  };
}

function sendBatch(tx: Tx, ctx: Ctx, entries: Entries, closed: readonly ClosedCause[], start: number): Sent {
  const { workspace } = ctx;
  const { log } = entries;
  if (log.length === 0) return { position: start, written: Promise.resolve() };
  const position = start + log.length;
  let next = start + 1;
  const causes = closed.map((one) => {
    const first = next;
    next += one.rows;
    return causeRow(one, first, next - 1);
  });
  if (next !== position + 1)
    throw new Error(`causes answer for ${next - 1 - start} of ${log.length} changes`);
  const told = () => tell(ctx.db, { workspace, after: start, position, changes: changesIn(log) });
  const written = Promise.all([
    advanceFrom(tx, workspace, start, log.length, told),
    writeBatch(tx, workspace, entries, causes, start + 1),
  ]);
  // Whoever does not wait for it learns of a failure from the transaction.
  written.catch(() => {});
  count(tx, entries);
  return { position, written };
}

/** A new source or expiry of an assignment that stays neither comes nor goes. */
const changesIn = (log: readonly LogRow[]): number[] =>
  log.flatMap(({ customer, tag, added, was }) => (added && was ? [] : [customer, tag, added ? 1 : 0]));

function tagsDeciding(library: LibrarySnapshot, touched: readonly number[]): number[] {
  const tags = new Set<number>();
  for (const id of touched) {
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
      const until = row.ends === null ? null : new Date(row.ends);
      entries.loadRemoval(tag.group_id, slot, { source: row.source, at: new Date(row.since), until });
      continue;
    }
    entries.load(tag.group_id, slot, imageOf(row), tag.protected);
  }
  return entries;
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
