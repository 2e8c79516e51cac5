/** Finding things by name while typing: Chinese, pinyin, initials, aliases. */
import { useEffect, useMemo, useState } from 'react';

export interface Findable {
  readonly id: string;
  readonly name: string;
  readonly group: string;
  readonly aliases: readonly string[];
}

type Engine = typeof import('./pinyin-search.ts');

/** The search itself, for what is no component. */
export const loadPinyinSearch = (): Promise<Engine> => import('./pinyin-search.ts');

let loaded: Engine | null = null;

/** Before the dictionary has come: plain substrings. */
const plainly = (items: readonly Findable[], query: string): string[] => {
  const text = query.normalize('NFKC').trim().toLowerCase();
  const holds = (name: string) => name.toLowerCase().includes(text);
  return items
    .filter((item) => holds(item.name) || item.aliases.some(holds) || holds(item.group))
    .map((item) => item.id);
};

/**
 * Ids of what was found, best first; null while nothing is typed. The dictionary is fetched when something is typed
 * for the first time; should that fail, Chinese still finds.
 */
export function useFinder(items: readonly Findable[], query: string, limit = 60): readonly string[] | null {
  const [engine, setEngine] = useState(loaded);
  const asked = query.trim() !== '';
  useEffect(() => {
    if (!asked || loaded) return;
    let left = false;
    loadPinyinSearch().then(
      (module) => {
        loaded = module;
        if (!left) setEngine(module);
      },
      () => {},
    );
    return () => {
      left = true;
    };
  }, [asked]);
  const search = useMemo(() => (engine && asked ? engine.pinyinSearch(items) : null), [engine, asked, items]);
  return useMemo(() => {
    if (!asked) return null;
    return search ? search.find(query, limit).map((hit) => hit.id) : plainly(items, query).slice(0, limit);
  }, [search, items, query, asked, limit]);
}
