/** SQL of the door for pairs of customer and tag, many at a time. */
import type { Source } from '#kernel';
import type { Tx } from '#platform/db';
import { literal } from './rows.ts';

/** An assignment, or (`removal`) the memory of one that somebody took off. */
export interface HeldRow {
  readonly tag: number;
  readonly customer: number;
  readonly source: Source;
  /** It comes to an end by itself. */
  readonly ends: boolean;
  readonly removal: boolean;
}

/** Everything that is stored about these customers and shared tags; what single people hold is left out. */
export async function heldBy(tx: Tx, workspace: number, customers: readonly number[]): Promise<HeldRow[]> {
  const rows = await tx.rows<[number, number, Source, boolean, boolean]>({
    text: `select tag_id, customer, source, expires_at is not null, false from assignment
            where workspace_id = $1 and customer = any($2::int[]) and staff_id = 0
           union all
           select tag_id, customer, source, false, true from removal
            where workspace_id = $1 and customer = any($2::int[]) and staff_id = 0`,
    values: [workspace, literal(customers)],
    rowMode: 'array',
  });
  return rows.map(([tag, customer, source, ends, removal]) => ({ tag, customer, source, ends, removal }));
}

export interface PairStroke {
  readonly source: Source;
  readonly cause: number;
  readonly at: Date;
}

/** Ordinals stay below 2^31, so tag and ordinal fit one number, and sorting needs no comparison function. */
const SHIFT = 2 ** 31;

/** No customer may have the tag of its pair. History begins at position `first`, in the order given. */
export async function putOnPairs(
  tx: Tx,
  workspace: number,
  { source, cause, at }: PairStroke,
  customers: readonly number[],
  tags: readonly number[],
  first: number,
): Promise<void> {
  // In the order of the key, so that neighbours land on the same page.
  const sorted = Float64Array.from(customers, (customer, i) => (tags[i] ?? 0) * SHIFT + customer).sort();
  const assigned = tx.run(
    `insert into assignment (workspace_id, tag_id, customer, staff_id, source, since, cause_id)
     select $1, tag, customer, 0, $2, $3, $4 from unnest($5::int[], $6::int[]) as u (tag, customer)`,
    [
      workspace,
      source,
      at,
      cause,
      literal(sorted.map((pair) => Math.floor(pair / SHIFT))),
      literal(sorted.map((pair) => pair % SHIFT)),
    ],
  );
  const logged = tx.run(
    `insert into tag_change (workspace_id, position, at, cause_id, customer, tag_id, staff_id, source, added)
     select $1, $2::bigint + n - 1, $3, $4, customer, tag, 0, $5, true
       from unnest($6::int[], $7::int[]) with ordinality as u (tag, customer, n)`,
    [workspace, first, at, cause, source, literal(tags), literal(customers)],
  );
  await Promise.all([assigned, logged]);
}

/** Who got or lost a tag after a position; a new source of a tag that stays is no change here. */
export const changedAfter = async (tx: Tx, workspace: number, position: number): Promise<number[]> =>
  (
    await tx.many<{ customer: number }>(
      `select distinct customer from tag_change
        where workspace_id = $1 and position > $2 and not (added and was_source is not null)`,
      [workspace, position],
    )
  ).map((row) => row.customer);
