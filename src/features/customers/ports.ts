/**
 * What customers ask of features that come later in the order of imports. `app/ports.ts` fills the lists; every
 * function runs inside the caller's transaction, which already holds the workspace (`advance`). A participant whose
 * change conditions can see takes positions of its own with `advance`.
 */
import type { Ctx } from '#platform/context';
import type { Queryable, Tx } from '#platform/db';

/** Owns something of a customer that must follow when two records become one. Customers are ordinals. */
export interface MergeParticipant {
  /** What it owns, e.g. `assignments`: the key of its count in the preview and of its share of the undo. */
  readonly name: string;
  /** How many things would move. */
  count(db: Queryable, ctx: Ctx, from: number): Promise<number>;
  /** Moves them; answers with what `moveBack` needs (JSON, kept for 90 days). */
  move(tx: Tx, ctx: Ctx, from: number, into: number): Promise<unknown>;
  /** Gives back to `from` what `moved` names and `into` still has. */
  moveBack(tx: Tx, ctx: Ctx, from: number, into: number, moved: unknown): Promise<void>;
}

/** Removes what is personal about these customers for good (PIPL deletion). May run again on the same ones. */
export type EraseParticipant = (tx: Tx, ctx: Ctx, customers: readonly number[]) => Promise<void>;

/** One line of a customer's timeline. Within a source (at, key) is unique; `at` counts in whole milliseconds. */
export interface TimelineEntry {
  readonly at: Date;
  readonly key: number;
  /** Outer id, e.g. `ord_7`. */
  readonly id: string;
  /** What happened, e.g. `order.paid`, `tag.added`. */
  readonly type: string;
  readonly by: { readonly id: string; readonly name: string } | null;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A kind of lines. `customers`: the survivor and everybody merged into it. */
export interface TimelineSource {
  /** Shown as `kind`, e.g. `tag`. Unique; entries of the same millisecond are ordered by it. */
  readonly name: string;
  /** The newest entries with (at, key) below `before` (null: from the newest), in descending order. */
  read(
    db: Queryable,
    ctx: Ctx,
    customers: readonly number[],
    before: { readonly at: Date; readonly key: number } | null,
    limit: number,
  ): Promise<readonly TimelineEntry[]>;
  count(db: Queryable, ctx: Ctx, customers: readonly number[]): Promise<number>;
}

/** What refers to an attribute by its key (a saved audience, a rule), so that it is not taken out of use. */
export type AttributeReferences = (
  db: Queryable,
  ctx: Ctx,
  key: string,
) => Promise<readonly { readonly kind: string; readonly id: string; readonly name: string }[]>;

/** Of these customers, whom something of the feature's own happened to after a position. */
export type TouchedSource = (
  db: Queryable,
  workspace: number,
  customers: readonly number[],
  after: number,
) => Promise<readonly number[]>;

export interface CustomerPorts {
  readonly merge: readonly MergeParticipant[];
  readonly erase: readonly EraseParticipant[];
  readonly timeline: readonly TimelineSource[];
  readonly attributeReferences: readonly AttributeReferences[];
  readonly touched: readonly TouchedSource[];
}
