/**
 * The door for files: many customers, each with tags of its own. Most rows of an import meet customers about whom
 * nothing is stored that the decision depends on; they share one decision per tag and are written together. Every
 * other row goes through `apply`, in the same transaction and the same order.
 */
import { precedence, type Source } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { advance } from '#platform/feed';
import { metrics } from '#platform/telemetry';
import { decideTagging } from '../core/public.ts';
import { libraryIn } from '../library/library.ts';
import { type LibrarySnapshot, type LibraryTag, seesTag } from '../library/snapshot.ts';
import { apply } from './apply.ts';
import type { Cause } from './cause.ts';
import { type Change, isClosed, isOnlyRead } from './decide.ts';
import { insertCause } from './many-rows.ts';
import { changedAfter, type HeldRow, heldBy, putOnPairs } from './pair-rows.ts';
import { beginBatch, causeRow } from './rows.ts';

export interface RowChange {
  /** Ordinal. The caller answers for it being alive and within reach. */
  readonly customer: number;
  readonly add: readonly number[];
  readonly remove: readonly number[];
  readonly evidence?: string | undefined;
  readonly expiresAt?: Date | undefined;
}

export interface RefusedTag {
  /** Place of the row in `rows`. */
  readonly index: number;
  readonly tag: number;
  readonly code: string;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
}

export interface AppliedRows {
  /** Pairs of customer and tag. */
  readonly added: number;
  readonly removed: number;
  readonly unchanged: number;
  readonly refused: readonly RefusedTag[];
  /** Customers who have other tags than before. */
  readonly changed: ReadonlySet<number>;
  /** The workspace's position after the change. */
  readonly position: number;
}

/** `fresh`: customers that were created in this transaction, so that nothing needs to be read about them. */
export async function applyRows(
  tx: Tx,
  ctx: Ctx,
  rows: readonly RowChange[],
  cause: Cause,
  fresh: ReadonlySet<number> = new Set(),
): Promise<AppliedRows> {
  const { last: start } = await advance(tx, ctx.workspace, 0);
  const begun = await beginBatch(tx, ctx.workspace, 1);
  const library = await libraryIn(tx, ctx, begun.version);
  const known = rows.map((row) => row.customer).filter((customer) => !fresh.has(customer));
  const stored = new Map<number, HeldRow[]>();
  for (const held of known.length > 0 ? await heldBy(tx, ctx.workspace, known) : []) {
    const list = stored.get(held.customer);
    if (list) list.push(held);
    else stored.set(held.customer, [held]);
  }

  const sorter = new Sorter(ctx, library, cause.source, stored);
  for (const [index, row] of rows.entries()) sorter.take(row, index);
  const { customers, tags, unchanged, others, otherRows } = sorter;
  if (customers.length > 0) await write(tx, ctx, begun.causes[0] ?? 0, cause, customers, tags);
  const written = start + customers.length;
  const applied = others.length > 0 ? await apply(tx, ctx, others, cause) : null;
  const changed = new Set(customers);
  if (applied && applied.position > written)
    for (const customer of await changedAfter(tx, ctx.workspace, written)) changed.add(customer);
  return {
    added: customers.length + (applied?.added ?? 0),
    removed: applied?.removed ?? 0,
    unchanged: unchanged + (applied?.unchanged ?? 0),
    refused: (applied?.refused ?? []).map(({ index, code, facts }) => ({
      index: otherRows[index] ?? 0,
      tag: others[index]?.tag ?? 0,
      code,
      facts,
    })),
    changed,
    position: Math.max(applied?.position ?? 0, written),
  };
}

/** Parts rows that need no look at single assignments from those that do. */
class Sorter {
  /** Pairs to write as they are. */
  readonly customers: number[] = [];
  readonly tags: number[] = [];
  unchanged = 0;
  /** Changes for `apply`, and the row of each. */
  readonly others: Change[] = [];
  readonly otherRows: number[] = [];
  readonly #seen = new Set<number>();
  readonly #simple = new Map<number, LibraryTag | null>();

  constructor(
    readonly ctx: Ctx,
    readonly library: LibrarySnapshot,
    readonly source: Source,
    readonly stored: ReadonlyMap<number, readonly HeldRow[]>,
  ) {}

  take(row: RowChange, index: number): void {
    const pairs = this.#pairsOf(row);
    this.#seen.add(row.customer);
    if (pairs) {
      this.unchanged += row.add.length + row.remove.length - pairs.length;
      for (const tag of pairs) {
        this.customers.push(row.customer);
        this.tags.push(tag);
      }
      return;
    }
    const { customer, evidence, expiresAt } = row;
    for (const tag of row.remove) this.#other({ action: 'remove', customer, tag }, index);
    for (const tag of row.add)
      this.#other(
        {
          action: 'add',
          customer,
          tag,
          ...(evidence === undefined ? {} : { evidence }),
          ...(expiresAt === undefined ? {} : { expiresAt }),
        },
        index,
      );
  }

  #other(change: Change, index: number): void {
    this.others.push(change);
    this.otherRows.push(index);
  }

  /** Tags that come new to the customer, every other change of the row being none; null when that is not sure. */
  #pairsOf(row: RowChange): number[] | null {
    // A second row of the same customer is decided on top of the first.
    if (row.evidence !== undefined || row.expiresAt !== undefined || this.#seen.has(row.customer))
      return null;
    const stored = this.stored.get(row.customer);
    const groups = new Set<number>();
    const pairs: number[] = [];
    for (const id of row.add) {
      const tag = this.#simpleTag(id);
      if (!tag) return null;
      const own = stored?.find((held) => held.tag === id);
      if (own) {
        if (own.removal || own.ends || precedence[this.source] > precedence[own.source]) return null;
        continue;
      }
      if (isLimited(tag)) {
        if (groups.has(tag.group_id) || stored?.some((held) => this.#groupOf(held) === tag.group_id))
          return null;
        groups.add(tag.group_id);
      }
      pairs.push(id);
    }
    for (const id of row.remove)
      if (!this.#simpleTag(id) || pairs.includes(id) || stored?.some((held) => held.tag === id)) return null;
    return new Set(row.add).size === row.add.length ? pairs : null;
  }

  #groupOf(held: HeldRow): number | undefined {
    return this.library.tags.get(held.tag)?.group_id;
  }

  /** The tag when nothing but what is stored about the customer can keep it from being added. */
  #simpleTag(id: number): LibraryTag | null {
    let tag = this.#simple.get(id);
    if (tag === undefined) {
      tag = this.library.tag(id);
      const plain = tag && !tag.group.per_staff && !isOnlyRead(tag, this.source);
      if (tag && (!plain || !seesTag(this.ctx.actor, tag) || !this.#isFree(tag))) tag = null;
      this.#simple.set(id, tag);
    }
    return tag;
  }

  #isFree(tag: LibraryTag): boolean {
    const { group } = tag;
    const decision = decideTagging({
      group: { choice: group.choice, max: group.max, perStaff: false },
      held: [],
      removals: [],
      wanted: {
        action: 'add',
        tag: tag.id,
        kind: tag.kind,
        protected: tag.protected,
        closed: isClosed(tag, this.source),
        source: this.source,
        staff: null,
      },
      mayApplyProtected: this.ctx.actor.rights.has('tags:applyProtected'),
      now: this.ctx.now,
    });
    return decision.kind === 'add';
  }
}

const isLimited = ({ group }: LibraryTag): boolean => group.choice === 'single' || group.max !== null;

async function write(
  tx: Tx,
  ctx: Ctx,
  causeId: number,
  cause: Cause,
  customers: readonly number[],
  tags: readonly number[],
): Promise<void> {
  const { workspace } = ctx;
  const { first, last } = await advance(tx, workspace, customers.length);
  await putOnPairs(
    tx,
    workspace,
    { source: cause.source, cause: causeId, at: ctx.now },
    customers,
    tags,
    first,
  );
  await insertCause(tx, workspace, causeRow({ id: causeId, ctx, cause }, first, last));
  tx.afterCommit(() => metrics.changes.inc({ source: cause.source, change: 'added' }, customers.length));
}
