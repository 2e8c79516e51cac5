/** Colleagues and tests (T44): whoever has a tag that is marked so is left out of statistics, quotas and broadcasts. */
import type { Db } from '#platform/db';
import { libraryOf } from '../library/library.ts';
import { isAlive } from '../library/rows.ts';
import type { LibrarySnapshot } from '../library/snapshot.ts';

/** Tags that mark them. */
export const internalTags = ({ tags }: Pick<LibrarySnapshot, 'tags'>): number[] =>
  [...tags.values()].filter((tag) => tag.internal && isAlive(tag)).map((tag) => tag.id);

/** Ordinals, ascending; few. */
export async function internalCustomers(db: Db, workspace: number): Promise<number[]> {
  const marking = internalTags(await libraryOf(db, workspace));
  if (marking.length === 0) return [];
  const rows = await db.many<{ customer: number }>(
    'select distinct customer from assignment where workspace_id = $1 and tag_id = any($2::int[]) order by customer',
    [workspace, marking],
  );
  return rows.map((row) => row.customer);
}
