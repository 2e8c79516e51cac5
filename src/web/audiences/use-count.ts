/** The exact number of the condition, of every branch, and what the server finds wrong with it. */
import { useEffect, useMemo, useState } from 'react';
import type { Condition } from '#features/conditions/core';
import { type ApiError, type BranchNumbers, type PartPlace, partAt, useApi } from '#ui';
import { type Counted, countRoute } from './api.ts';
import { useDebounced } from './use-debounced.ts';

/**
 * Milliseconds of rest after a letter or a click before the number is asked for. The address follows at the same pace:
 * a condition whose number can be seen can also be reloaded.
 */
export const PAUSE = 80;

export interface CountState {
  /** The last answer, of this condition or of one before it. */
  readonly counted: Counted | null;
  /** The answer is of an earlier condition. */
  readonly stale: boolean;
  /** What is wrong, by part of the draft. */
  readonly problems: ReadonlyMap<number, string>;
  /** Anything but a wrong condition. */
  readonly error: ApiError | null;
  readonly retry: () => void;
}

const BELOW = /^(?:body\.)?condition\.?/;

/** A refusal of the condition itself, with the paths that are wrong. */
export const isWrongCondition = (error: ApiError | null): boolean =>
  error?.code.startsWith('condition.') ?? false;

export function useCount(condition: Condition, places: ReadonlyMap<number, PartPlace>): CountState {
  const asked = useDebounced(condition, PAUSE);
  const { data, error, isPlaceholderData, refetch } = useApi(
    countRoute,
    { body: { condition: asked, branches: true } },
    { keepOld: true },
  );
  const [last, setLast] = useState<Counted | null>(null);
  useEffect(() => {
    if (data) setLast(data);
  }, [data]);
  const wrong = isWrongCondition(error);
  const problems = useMemo(() => {
    const found = new Map<number, string>();
    if (!error || !isWrongCondition(error) || asked !== condition) return found;
    for (const { path, message } of error.details) {
      const part = partAt(places, path.replace(BELOW, ''));
      if (part !== null && !found.has(part)) found.set(part, message);
    }
    return found;
  }, [error, asked, condition, places]);
  return {
    counted: data ?? last,
    stale: isPlaceholderData || error !== null || asked !== condition,
    problems,
    error: wrong ? null : error,
    retry: () => void refetch(),
  };
}

export const numbersOf = (counted: Counted | null): BranchNumbers | null =>
  counted?.branches ? { total: counted.total, branches: counted.branches } : null;
