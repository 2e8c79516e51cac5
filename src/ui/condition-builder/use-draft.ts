/** A draft on a page: what is built now, what it says, and the way back and forward. */
import { useMemo } from 'react';
import type { Draft } from './draft.ts';
import { type HistoryState, useHistory } from './use-history.ts';
import { type Written, writeDraft } from './write.ts';

export interface DraftState extends Omit<HistoryState<Draft>, 'present'> {
  readonly draft: Draft;
  readonly written: Written;
}

export function useDraft(begin: () => Draft): DraftState {
  const { present: draft, ...history } = useHistory(begin);
  const written = useMemo(() => writeDraft(draft), [draft]);
  return { ...history, draft, written };
}
