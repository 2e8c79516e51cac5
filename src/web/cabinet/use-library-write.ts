/** Changes of the library: afterwards everything is asked again, and a message offers the way back. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { type ApiError, call, useErrorSentence, useToast } from '#ui';
import { libraryLists, undoSet } from './api.ts';

/** Asks again for everything that may look different. */
export function useLibraryRefresh(): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(async () => {
    await Promise.all(libraryLists.map((queryKey) => client.invalidateQueries({ queryKey })));
  }, [client]);
}

/** Says what happened. With change sets it can be taken back: all of them, the last one first. */
export function useAnnounce(): (text: string, changeSets: readonly (string | null)[]) => void {
  const toast = useToast();
  const refresh = useLibraryRefresh();
  return useCallback(
    (text, changeSets) => {
      const made = changeSets.filter((id) => id !== null);
      if (made.length === 0) {
        toast({ text });
        return;
      }
      const undo = async () => {
        for (const id of made.toReversed()) await call(undoSet, { params: { id } });
        await refresh();
      };
      toast({ text, undo });
    },
    [toast, refresh],
  );
}

/**
 * One change: `work` does it and answers with the sentence and the change sets for the message. What went wrong is in
 * `error`, for a dialog to show; `loud` says it in a message instead, for a change without a dialog.
 */
export function useLibraryWrite<Input>(
  work: (input: Input) => Promise<{ readonly text: string; readonly changeSets: readonly (string | null)[] }>,
  options: { readonly loud?: boolean; readonly onDone?: () => void } = {},
) {
  const announce = useAnnounce();
  const refresh = useLibraryRefresh();
  const toast = useToast();
  const sentence = useErrorSentence();
  return useMutation<{ text: string; changeSets: readonly (string | null)[] }, ApiError, Input>({
    mutationFn: work,
    onSuccess: async ({ text, changeSets }) => {
      await refresh();
      announce(text, changeSets);
      options.onDone?.();
    },
    onError: (error) => {
      if (options.loud) toast({ text: sentence(error), tone: 'bad', seconds: 10 });
    },
  });
}
