/** Tags that customers hold here and that have no twin in WeCom. */
import { assignmentFactsOf } from '#features/tags';
import type { Ctx } from '#platform/context';
import type { SharedLibrary } from '../mirror/shared-library.ts';

export interface UnsentTags {
  readonly tags: ReadonlySet<number>;
  holdersOf(tags: ReadonlySet<number>): number[];
}

export async function unsentTags(
  { db, workspace }: Ctx,
  shared: SharedLibrary,
  customers: readonly number[],
): Promise<UnsentTags> {
  const facts = await assignmentFactsOf(db, workspace, customers);
  const held = [...facts].flatMap(([customer, list]) =>
    list.flatMap(({ tag }) => (shared.byTag.has(tag) ? [] : [{ customer, tag }])),
  );
  return {
    tags: new Set(held.map((one) => one.tag)),
    holdersOf: (tags) => [...new Set(held.filter((one) => tags.has(one.tag)).map((one) => one.customer))],
  };
}
