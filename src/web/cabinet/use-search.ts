/** What the search box has found: loads the index when it is first needed and keeps it in step with the library. */
import { startTransition, useEffect, useMemo, useState } from 'react';
import type { CabinetHits } from './search-index.ts';
import type { LibraryAnswers } from './wall.ts';

type Module = typeof import('./search-index.ts');

/** One download for the whole page, begun by whoever needs it first. */
let loading: Promise<Module> | undefined;
export const loadSearch = (): Promise<Module> => (loading ??= import('./search-index.ts'));

/**
 * `null`: nothing is searched for, or the index is not here yet. `awaited`: somebody is about to search, so the index is
 * made ready before the first letter.
 */
export function useSearch(library: LibraryAnswers, query: string, awaited = false): CabinetHits | null {
  const [module, setModule] = useState<Module | null>(null);
  const asked = query.trim() !== '';
  const wanted = asked || awaited;
  useEffect(() => {
    if (!wanted || module) return;
    let gone = false;
    loadSearch().then(
      (loaded) => {
        // Spelling five hundred names takes a moment; letters come first.
        if (!gone) startTransition(() => setModule(loaded));
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
  return useMemo(() => (asked && index ? index(query) : null), [asked, index, query]);
}
