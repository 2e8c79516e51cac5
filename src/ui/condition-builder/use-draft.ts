/** A draft on a page: what is built now, what it says, and the way back and forward. */
import { useCallback, useMemo, useState } from 'react';
import type { Draft } from './draft.ts';
import { type History, record, redo, startHistory, undo } from './history.ts';
import { type Written, writeDraft } from './write.ts';

export interface DraftState {
  readonly draft: Draft;
  readonly written: Written;
  /** `merge`: changes of one name in a row are taken back together. */
  readonly change: (next: Draft | ((now: Draft) => Draft), merge?: string) => void;
  /** Null when there is nothing to take back. */
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
  /** Begins anew, e.g. with another saved condition. */
  readonly reset: (draft: Draft) => void;
}

export function useDraft(begin: () => Draft): DraftState {
  const [history, setHistory] = useState<History<Draft>>(() => startHistory(begin()));
  const draft = history.present;
  const change = useCallback<DraftState['change']>(
    (next, merge) =>
      setHistory((now) => record(now, typeof next === 'function' ? next(now.present) : next, merge ?? null)),
    [],
  );
  const reset = useCallback((to: Draft) => setHistory(startHistory(to)), []);
  const back = useCallback(() => setHistory(undo), []);
  const forward = useCallback(() => setHistory(redo), []);
  const written = useMemo(() => writeDraft(draft), [draft]);
  return {
    draft,
    written,
    change,
    reset,
    undo: history.past.length > 0 ? back : null,
    redo: history.future.length > 0 ? forward : null,
  };
}
