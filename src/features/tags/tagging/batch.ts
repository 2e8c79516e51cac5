/** A transaction that holds the right to write: what its decisions depend on, and the writing of all of them. */
import type { Source } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { advance } from '#platform/feed';
import { metrics } from '#platform/telemetry';
import { libraryAtHand, libraryIn } from '../library/library.ts';
import type { LibrarySnapshot } from '../library/snapshot.ts';
import type { OpenCause } from './cause.ts';
import { Entries } from './entries.ts';
import { endNow } from './expire.ts';
import { beginWithState, causeRow, imageOf, type StateRow, writeBatch } from './rows.ts';

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
export async function loadBatch(
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
      const rows = closed.map((one) => {
        const from = next;
        next += one.rows;
        return causeRow(one, from, next - 1);
      });
      if (next !== last + 1)
        throw new Error(`causes answer for ${next - 1 - start} of ${log.length} changes`);
      await advance(tx, workspace, log.length);
      await writeBatch(tx, workspace, entries, rows, start + 1);
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
