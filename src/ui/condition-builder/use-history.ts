/** A value on a page that can be taken back and done again. */
import { useCallback, useState } from 'react';
import { type History, record, redo, startHistory, undo } from './history.ts';

export interface HistoryState<T> {
  readonly present: T;
  /** `merge`: changes of one name in a row are taken back together. */
  readonly change: (next: T | ((now: T) => T), merge?: string) => void;
  /** Null when there is nothing to take back. */
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
  /** Begins anew. */
  readonly reset: (value: T) => void;
}

/** `T` is a plain value, not a function. */
export function useHistory<T extends object>(begin: () => T): HistoryState<T> {
  const [history, setHistory] = useState<History<T>>(() => startHistory(begin()));
  const change = useCallback<HistoryState<T>['change']>(
    (next, merge) =>
      setHistory((now) => record(now, typeof next === 'function' ? next(now.present) : next, merge ?? null)),
    [],
  );
  const reset = useCallback((to: T) => setHistory(startHistory(to)), []);
  const back = useCallback(() => setHistory(undo), []);
  const forward = useCallback(() => setHistory(redo), []);
  return {
    present: history.present,
    change,
    reset,
    undo: history.past.length > 0 ? back : null,
    redo: history.future.length > 0 ? forward : null,
  };
}
