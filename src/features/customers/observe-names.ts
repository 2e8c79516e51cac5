/** What of customers an outer system (WeCom) also holds: names, and who looks after them. */
import type { Ctx } from '#platform/context';
import type { Queryable, Tx } from '#platform/db';
import { ownersAt, survivorsOf } from './customer-sql.ts';
import { upsertCustomers } from './upsert-customers.ts';

export interface ObservedName {
  /** Outer id. */
  readonly id: string;
  readonly ordinal: number;
  /** The name that was observed before: only a record that still has it follows. */
  readonly was: string;
  readonly name: string;
}

/** Renames records that nobody has renamed here; the caller holds the right to write. */
export async function observeNames(
  tx: Tx,
  ctx: Ctx,
  observed: readonly ObservedName[],
  job: number | null = null,
): Promise<void> {
  if (observed.length === 0) return;
  const now = await ownersAt(
    tx,
    ctx.workspace,
    observed.map((one) => one.ordinal),
  );
  const names = new Map(now.map((row) => [row.ordinal, row.name]));
  const rows = observed.filter((one) => names.get(one.ordinal) === one.was);
  if (rows.length > 0)
    await upsertCustomers(
      tx,
      ctx,
      rows.map(({ id, name }) => ({ id, name })),
      job,
    );
}

/** Who looks after these customers; those of nobody are missing. */
export async function ownersOf(
  db: Queryable,
  workspace: number,
  ordinals: readonly number[],
): Promise<Map<number, number>> {
  const rows = await ownersAt(db, workspace, ordinals);
  return new Map(
    rows.flatMap((row) => (row.owner_id === null ? [] : [[row.ordinal, row.owner_id] as const])),
  );
}

/** A record as somebody may be told of it. */
export interface NamedCustomer {
  /** Of the survivor, when the record was merged into another. */
  readonly ordinal: number;
  readonly name: string;
  readonly owner: number | null;
}

/** By the numbers that were asked for; those that are deleted, with all that was merged into them, are missing. */
export async function namedCustomers(
  db: Queryable,
  workspace: number,
  ordinals: readonly number[],
): Promise<Map<number, NamedCustomer>> {
  const survivors = await survivorsOf(db, workspace, ordinals);
  const rows = await ownersAt(db, workspace, [...new Set(survivors.values())]);
  const named = new Map(
    rows.map(({ ordinal, name, owner_id: owner }) => [ordinal, { ordinal, name, owner }] as const),
  );
  return new Map(
    [...survivors].flatMap(([asked, ordinal]) => {
      const one = named.get(ordinal);
      return one ? [[asked, one] as const] : [];
    }),
  );
}
