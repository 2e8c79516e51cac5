/** Proposals of a tag that was merged are proposals of the one it became, for as long as the merge is not undone. */
import type { LibrarySnapshot } from '#features/tags';

/** These tags, and all that became one of them. */
export const withMerged = (library: LibrarySnapshot, tags: readonly number[]): number[] =>
  [...library.tags.values()].flatMap((tag) => {
    const now = library.successor(tag);
    return now && tags.includes(now.id) ? [tag.id] : [];
  });
