/** What the search box has found: loads the index when it is first needed and keeps it in step with the library. */
import { useEffect, useMemo, useState } from 'react';
import type { CabinetHits } from './search-index.ts';
import type { LibraryAnswers } from './wall.ts';

type Module = typeof import('./search-index.ts');

/** One download for the whole page, begun by whoever needs it first. */
let loading: Promise<Module> | undefined;
export const loadSearch = (): Promise<Module> => (loading ??= import('./search-index.ts'));

/** `null`: nothing is searched for, or the index is not here yet. */
export function useSearch(library: LibraryAnswers, query: string): CabinetHits | null {
  const [module, setModule] = useState<Module | null>(null);
  const wanted = query.trim() !== '';
  useEffect(() => {
    if (!wanted || module) return;
    let gone = false;
    loadSearch().then(
      (loaded) => {
        if (!gone) setModule(loaded);
      },
      () => {
        // Asked for again with the next letter.
        loading = undefined;
      },
    );
    return () => {
      gone = true;
    };
  }, [wanted, module]);
  const { tags, groups } = library;
  const index = useMemo(() => module?.cabinetIndex(tags, groups), [module, tags, groups]);
  return useMemo(() => (wanted && index ? index(query) : null), [wanted, index, query]);
}
