/** Search with pinyin. Loaded when somebody types, because the dictionary of pinyin is large. */
import { spell, tagSearch } from '#features/tags/core';
import type { Tag } from '../api.ts';

export type FindTags = (query: string) => readonly string[];

const MOST_FOUND = 40;

/** Finds ids by Chinese, pinyin, initials and alias, best first. @public */
export function finderOf(tags: readonly Tag[]): FindTags {
  const search = tagSearch(
    tags.map(({ id, name, group, aliases }) => ({ id, name, group: group.name, aliases })),
    spell,
  );
  return (query) => search.find(query, MOST_FOUND).map((hit) => hit.id);
}
