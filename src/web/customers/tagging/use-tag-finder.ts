import { useEffect, useMemo, useState } from 'react';
import type { Tag } from '../api.ts';
import type { FindTags } from './tag-finder.ts';

/** Without a dictionary: the text as it stands in names, aliases and groups. */
const plainly = (tags: readonly Tag[], query: string): readonly Tag[] => {
  const text = query.trim().toLowerCase();
  return tags.filter((tag) =>
    [tag.name, tag.group.name, ...tag.aliases].some((each) => each.toLowerCase().includes(text)),
  );
};

/** The tags that a text finds, best first; none for an empty text. Pinyin works as soon as its dictionary is there. */
export function useTagFinder(tags: readonly Tag[], query: string): readonly Tag[] {
  const [make, setMake] = useState<{ readonly finderOf: (tags: readonly Tag[]) => FindTags } | null>(null);
  const typed = query.trim() !== '';
  useEffect(() => {
    if (!typed || make) return;
    let gone = false;
    // Without the dictionary the plain search goes on.
    import('./tag-finder.ts').then(
      (loaded) => gone || setMake(loaded),
      () => {},
    );
    return () => {
      gone = true;
    };
  }, [typed, make]);
  const find = useMemo(() => make?.finderOf(tags), [make, tags]);
  return useMemo(() => {
    if (!typed) return [];
    if (!find) return plainly(tags, query);
    const byId = new Map(tags.map((tag) => [tag.id, tag]));
    return find(query).flatMap((id) => byId.get(id) ?? []);
  }, [typed, find, tags, query]);
}
