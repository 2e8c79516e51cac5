/** A trial of the newest version of a rule: asked for by hand, kept as long as nobody saves another version. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type ApiError, call } from '#ui';
import { type Preview, previewRoute } from '../api.ts';

export const trialDays = ['30', '90'] as const;
export type TrialDays = (typeof trialDays)[number];

export interface Trial {
  readonly days: TrialDays;
  readonly setDays: (days: TrialDays) => void;
  /** Null while there is none. */
  readonly preview: Preview | null;
  /** When it was taken. */
  readonly at: Date;
  readonly running: boolean;
  readonly error: ApiError | null;
  readonly again: () => void;
  readonly stop: () => void;
}

/** Where trials of a rule are kept. */
export const trialsOf = (id: string): readonly unknown[] => ['rules.trial', id];

/** `asked`: somebody wants to see it. */
export function useTrial(id: string, version: number, asked: boolean): Trial {
  const client = useQueryClient();
  const [days, setDays] = useState<TrialDays>('90');
  const queryKey = [...trialsOf(id), version, days];
  const { data, dataUpdatedAt, error, isFetching, refetch } = useQuery<Preview, ApiError>({
    queryKey,
    queryFn: ({ signal }) => call(previewRoute, { params: { id }, body: { days: Number(days) } }, { signal }),
    enabled: asked,
    // It is a look at one moment: it is taken again when somebody wants it, not behind his back.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: false,
  });
  return {
    days,
    setDays,
    preview: asked ? (data ?? null) : null,
    at: new Date(dataUpdatedAt),
    running: isFetching,
    error,
    again: () => void refetch(),
    stop: () => void client.cancelQueries({ queryKey }),
  };
}
