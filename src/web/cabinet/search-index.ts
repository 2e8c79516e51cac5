/** Search of the cabinet. With the dictionary of pinyin it is large: imported when somebody first searches. */
import { type SearchHit, spell, tagSearch } from '#features/tags/core';
import type { Group, Tag } from './api.ts';

export type { SearchHit };

export interface CabinetHits {
  /** Best first. */
  readonly tags: readonly SearchHit[];
  readonly groups: readonly SearchHit[];
}

export function cabinetIndex(tags: readonly Tag[], groups: readonly Group[]): (query: string) => CabinetHits {
  const tagIndex = tagSearch(
    // A group's name finds the group itself below.
    tags.map(({ id, name, aliases }) => ({ id, name, aliases, group: '' })),
    spell,
  );
  const groupIndex = tagSearch(
    groups
      .filter((group) => !group.archived)
      .map(({ id, name, aliases }) => ({ id, name, aliases, group: '' })),
    spell,
  );
  return (query) => ({
    tags: tagIndex.find(query, tags.length),
    groups: groupIndex.find(query, groups.length),
  });
}
