import { useSyncExternalStore } from 'react';

/** Below this width tables become cards and a page becomes one column. */
const NARROW = '(max-width: 767px)';
/** Below this width panels at the side become drawers. */
const MEDIUM = '(max-width: 1279px)';

const useMatch = (query: string): boolean =>
  useSyncExternalStore(
    (listener) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => window.matchMedia(query).matches,
  );

/** A phone. */
export const useNarrow = (): boolean => useMatch(NARROW);
/** Too narrow for three columns. */
export const useMedium = (): boolean => useMatch(MEDIUM);
