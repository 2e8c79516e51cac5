/** What the library asks of features that come later in the order of imports. `app/ports.ts` fills it. */
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';

/** Something that names a tag: a saved audience, a rule, a channel. */
export interface Reference {
  /** What it is: `audience`, `rule`, … */
  readonly kind: string;
  /** Outer id. */
  readonly id: string;
  readonly name: string;
  /** The tag it names. */
  readonly tag: number;
}

export interface ReferenceSource {
  /**
   * Everything that names one of these tags, whoever owns it: a delete must not miss what its actor cannot see. With
   * `tx` as the transaction sees it, which holds the right to write; and on no other connection.
   */
  find(ctx: Ctx, tags: readonly number[], tx?: Tx): Promise<readonly Reference[]>;
  /** Absent: names keep working, because a merged tag answers with its successor. */
  readonly rewrites?: Rewrites;
}

/** What a merge changed, so that its undo can give it back. */
export interface Rewritten {
  readonly id: number;
  /** It named the tag that stays, too. */
  readonly both: boolean;
}

export interface Rewrites {
  readonly kind: string;
  /** Lets everything that names `from` name `into`. */
  replace(tx: Tx, ctx: Ctx, from: number, into: number): Promise<readonly Rewritten[]>;
  /** Lets what was rewritten name `from` again, where it still names `into`. */
  restore(tx: Tx, ctx: Ctx, from: number, into: number, rewritten: readonly Rewritten[]): Promise<void>;
}

/** How many customers have a tag, counted by whoever counts everywhere (X20). Not for use inside a transaction. */
export interface HeadCounts {
  /** By tag; tags without customers may be missing. */
  each(ctx: Ctx, tags: readonly number[]): Promise<ReadonlyMap<number, number>>;
  /** Customers who have at least one of the tags. */
  any(ctx: Ctx, tags: readonly number[]): Promise<number>;
  /** All customers. */
  everybody(ctx: Ctx): Promise<number>;
}

export interface LibraryPorts {
  readonly references: readonly ReferenceSource[];
  readonly headCounts: HeadCounts;
}
