/** What customers hold here of the tags that WeCom knows too. */
import { assignmentFactsOf } from '#features/tags';
import type { Queryable } from '#platform/db';
import type { Held, Pair } from '../core/pair-tags.ts';
import type { RelationRow } from './relation-sql.ts';
import type { SharedLibrary } from './shared-library.ts';

export async function heldOf(
  db: Queryable,
  workspace: number,
  shared: SharedLibrary,
  customers: readonly number[],
): Promise<Map<number, Held[]>> {
  const facts = await assignmentFactsOf(db, workspace, customers);
  return new Map(
    [...facts].map(([customer, list]) => [
      customer,
      list.flatMap(({ tag, staff }): Held[] => {
        const known = shared.byTag.get(tag);
        if (!known) return [];
        return [{ ...known, staff: known.perStaff ? (staff ?? 0) : 0, by: known.perStaff ? null : staff }];
      }),
    ]),
  );
}

export const pairOf = (row: RelationRow): Pair => ({
  userid: row.userid,
  staff: row.staff_id,
  status: row.status,
  since: row.since.getTime(),
  agreed: new Set(row.agreed),
});
