/** How many customers the conditions of the form hold for now: exact, while they are being written. */
import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Condition } from '#features/conditions/core';
import { apiQuery, type Draft, useApi, writeDraft } from '#ui';
import { facetsRoute } from '../../audiences/api.ts';
import { type CountState, useCount } from '../../audiences/use-count.ts';
import { useDebounced } from '../../audiences/use-debounced.ts';
import { countRoute } from '../api.ts';
import { isEmpty, type StepForm } from './form.ts';

/** Milliseconds of rest before numbers follow that need several questions. */
const REST = 250;

/** People with each tag, for choosing. */
export function useHeadCounts(): ReadonlyMap<string, number> {
  const { data } = useApi(facetsRoute, { body: { condition: { all: [] } } }, { staleTime: 60_000 });
  return useMemo(() => new Map((data?.facets ?? []).map((facet) => [facet.tag, facet.all])), [data]);
}

export interface Matching extends CountState {
  /** With the scope; null before the first answer. */
  readonly people: number | null;
  readonly total: number | null;
}

/** Numbers of one condition, by part, and of the whole of it inside the scope. */
export function useMatching(when: Draft, scope: Draft): Matching {
  const written = useMemo(() => writeDraft(when), [when]);
  const count = useCount(written.condition, written.places);
  const inside = useMemo(() => within(scope, written.condition), [scope, written]);
  const asked = useDebounced(inside, REST);
  const limited = !isEmpty(scope);
  const both = useApi(countRoute, { body: { condition: asked } }, { enabled: limited, keepOld: true });
  const answer = limited ? both.data : count.counted;
  return {
    ...count,
    stale: count.stale || (limited && (both.isPlaceholderData || asked !== inside)),
    people: answer?.count ?? null,
    total: answer?.total ?? null,
  };
}

export const within = (scope: Draft, condition: Condition): Condition =>
  isEmpty(scope) ? condition : { all: [writeDraft(scope).condition, condition] };

/** What leads to a step: its own condition, and none of those above it. */
export function stepCondition(steps: readonly StepForm[], at: number, scope: Draft): Condition {
  const above = steps.slice(0, at).map((step) => writeDraft(step.when).condition);
  const own = steps[at] ? writeDraft(steps[at].when).condition : { all: [] };
  return within(scope, above.length === 0 ? own : { all: [own, { not: { any: above } }] });
}

export interface StepNumbers {
  /** By place; null while unknown. */
  readonly people: readonly (number | null)[];
  readonly others: number | null;
  readonly stale: boolean;
}

/** How many stand on each step, and on none. */
export function useStepNumbers(steps: readonly StepForm[], scope: Draft): StepNumbers {
  const conditions = useMemo(
    // Past the last step stand all who are on none.
    () => [...steps.keys(), steps.length].map((at) => stepCondition(steps, at, scope)),
    [steps, scope],
  );
  const asked = useDebounced(conditions, REST);
  const answers = useQueries({
    queries: asked.map((condition) => apiQuery(countRoute, { body: { condition } })),
  });
  const numbers = answers.map((answer) => answer.data?.count ?? null);
  return {
    people: numbers.slice(0, -1),
    others: numbers.at(-1) ?? null,
    stale: asked !== conditions || answers.some((answer) => answer.isPending),
  };
}
