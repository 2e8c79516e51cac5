/** The rule as a sentence, and what the server says is wrong with it, while it is being written. */
import { useMemo } from 'react';
import type { RuleBody } from '#features/rules/core';
import { type ApiError, useApi, useLanguage } from '#ui';
import { useDebounced } from '../../audiences/use-debounced.ts';
import { sentenceRoute } from '../api.ts';
import type { Missing } from './form.ts';

/** Milliseconds of rest before the sentence follows. */
const REST = 250;

export interface Spoken {
  readonly text: string | null;
  readonly stale: boolean;
  readonly error: ApiError | null;
}

/** A rule without a name says what it does all the same; one without tags says nothing yet. */
export function useSentence(body: RuleBody, missing: readonly Missing[]): Spoken {
  const { language } = useLanguage();
  const askable = missing.every((one) => one === 'name' || one === 'when');
  const named = useMemo(() => ({ ...body, name: body.name || '–' }), [body]);
  const asked = useDebounced(named, REST);
  // Before it has rested, what would be asked is still the rule of a moment ago, which may lack its tags.
  const { data, error, isPlaceholderData } = useApi(
    sentenceRoute,
    { body: asked },
    { enabled: askable && asked === named, keepOld: true, staleTime: 60_000 },
  );
  return {
    text: (askable && data?.[language]) || null,
    stale: isPlaceholderData || asked !== named,
    error: askable && asked === named ? error : null,
  };
}
