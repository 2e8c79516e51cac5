import { staffOfDepartments } from '#features/staff';
import type { Queryable } from '#platform/db';
import { type FollowFilter, ordinalsFollowed } from './follow-sql.ts';

/** Customers with one relation that meets the whole filter, ascending. `departments`: with those below them. */
export async function followersMatching(
  db: Queryable,
  workspace: number,
  filter: FollowFilter,
): Promise<number[]> {
  const { departments } = filter;
  const people = departments && (await staffOfDepartments(db, workspace, departments));
  return ordinalsFollowed(db, workspace, filter, people);
}
