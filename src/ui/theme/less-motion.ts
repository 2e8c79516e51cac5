import { useSyncExternalStore } from 'react';

const wish = () => globalThis.matchMedia?.('(prefers-reduced-motion: reduce)');

function subscribe(onChange: () => void): () => void {
  const media = wish();
  media?.addEventListener('change', onChange);
  return () => media?.removeEventListener('change', onChange);
}

/** Whether this person asked the system for less movement. */
export const useLessMotion = (): boolean => useSyncExternalStore(subscribe, () => wish()?.matches ?? false);
