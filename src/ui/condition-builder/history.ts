/** Undo and redo: every state of a value, oldest first. Pure. */
export interface History<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
  /** Changes with the same name in a row are one step: the letters of a word, the notches of a number. */
  readonly merging: string | null;
}

const AT_MOST = 200;

export const startHistory = <T>(present: T): History<T> => ({ past: [], present, future: [], merging: null });

/** `merge`: joins this change with the one before when that had the same name. */
export function record<T>(history: History<T>, next: T, merge: string | null = null): History<T> {
  if (next === history.present) return history;
  const joins = merge !== null && merge === history.merging && history.past.length > 0;
  const past = joins ? history.past : [...history.past, history.present].slice(-AT_MOST);
  return { past, present: next, future: [], merging: merge };
}

export function undo<T>(history: History<T>): History<T> {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    present: before,
    future: [history.present, ...history.future],
    merging: null,
  };
}

export function redo<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future, merging: null };
}
