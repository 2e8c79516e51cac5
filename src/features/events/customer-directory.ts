/**
 * What events need to know about customers. Customers come later in the order of imports, so they implement this and
 * `app/wiring.ts` hands it over.
 */
import type { Ctx } from '#platform/context';
import type { Queryable, Tx } from '#platform/db';

/** SQL: whether a customer is deleted or merged into another; of the SQL of a workspace and of an ordinal. */
export type IsGone = (workspace: string, ordinal: string) => string;

export interface CustomerDirectory {
  /**
   * Ordinals by what callers write (`cus_1`, `external:…`, `unionid:…`, `phone:…`, `ref:…`). A key of nobody, of
   * somebody deleted or out of the caller's reach is missing from the answer; a merged one gives the survivor.
   * Error: `id.invalid` (with the key) is not thrown here: a text that is no key at all is missing too.
   */
  find(db: Queryable, ctx: Ctx, keys: readonly string[]): Promise<Map<string, number>>;
  /** Like `find`, and makes a customer of each unknown `ref:…`. The caller holds the workspace (`advance`). */
  findOrCreate(tx: Tx, ctx: Ctx, keys: readonly string[]): Promise<Map<string, number>>;
  /** The living customers whom the caller sees; null: nobody is hidden from him. */
  inReach(db: Queryable, ctx: Ctx): Promise<readonly number[] | null>;
  readonly isGone: IsGone;
  /** What these are called; those who are deleted are missing. */
  names(db: Queryable, ctx: Ctx, ordinals: readonly number[]): Promise<ReadonlyMap<number, string>>;
  /** Of these ordinals, the deleted ones whose data was not erased. */
  deleted(db: Queryable, ctx: Ctx, ordinals: readonly number[]): Promise<Set<number>>;
}
