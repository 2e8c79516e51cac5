import { useErrorSentence, useTexts, useToast, useWrite } from '#ui';
import { pauseRoute, type Rule, ruleRoute, rulesRoute } from './api.ts';
import { rulesTexts } from './texts.ts';

/** Stops a rule at once: its tags stay, and publishing again lets it go on. */
export function usePause(): { readonly pause: (rule: Pick<Rule, 'id'>) => void; readonly busy: boolean } {
  const t = useTexts(rulesTexts);
  const toast = useToast();
  const sentence = useErrorSentence();
  const write = useWrite(pauseRoute, {
    invalidates: [rulesRoute, ruleRoute],
    onDone: ({ name }) => toast({ text: t('pausedToast', { name }) }),
  });
  return {
    pause: ({ id }) =>
      write.mutate({ params: { id } }, { onError: (error) => toast({ text: sentence(error), tone: 'bad' }) }),
    busy: write.isPending,
  };
}
