/** Bulk tagging from the exact effect to its undo. Small work is done at once; large work is a job that is followed. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Condition } from '#features/conditions/core';
import { call, type TagItem, useApi, useLive } from '#ui';
import {
  bulkEffectRoute,
  bulkRoute,
  cancelJobRoute,
  jobRoute,
  taggingsRoute,
  undoCauseRoute,
  undoJobRoute,
} from '../api.ts';
import type { Selection } from '../selection.ts';
import { useDebounced } from '../use-debounced.ts';
import { type BulkVerb, type Effect, effectOn } from './effect.ts';

export interface BulkAsked {
  readonly condition: Condition;
  readonly selection: Selection;
  readonly verb: BulkVerb;
}

/** Milliseconds of rest before the server tries the change out. */
const PAUSE = 200;

const tagIds = (verb: BulkVerb, tags: readonly TagItem[]) => ({
  [verb === 'add' ? 'add' : 'remove']: tags.map((tag) => tag.id),
});

/** The exact effect of what is chosen, before anything changes. */
export function useEffectOf({ condition, selection, verb }: BulkAsked, tags: readonly TagItem[]) {
  const asked = useDebounced(tags, PAUSE);
  const whole = selection.kind === 'all';
  const { data, error, isPlaceholderData, refetch } = useApi(
    bulkEffectRoute,
    { body: { condition, dryRun: true, ...tagIds(verb, asked) } },
    { enabled: whole && asked.length > 0, keepOld: true },
  );
  const effect: Effect | null =
    tags.length === 0
      ? null
      : selection.kind === 'some'
        ? effectOn(selection.customers.values(), verb, tags)
        : data && 'matched' in data
          ? data
          : null;
  return {
    effect,
    reckoning: whole && tags.length > 0 && (isPlaceholderData || asked !== tags || (!data && !error)),
    error,
    retry: () => void refetch(),
  };
}

/** What an undo is asked of. */
type Undoes = { readonly cause: string } | { readonly job: string };

export type Stage =
  | { readonly kind: 'choosing' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'running'; readonly job: string; readonly stopping: boolean }
  | {
      readonly kind: 'done';
      readonly result: Effect;
      readonly undoes: Undoes | null;
      readonly stopped: boolean;
    }
  | { readonly kind: 'undoing' }
  | { readonly kind: 'undoRunning'; readonly job: string }
  | { readonly kind: 'undone'; readonly restored: number; readonly kept: number };

const numberIn = (value: unknown, key: string): number => {
  const found = (value as Readonly<Record<string, unknown>> | null)?.[key];
  return typeof found === 'number' ? found : 0;
};
const effectIn = (value: unknown): Effect => ({
  added: numberIn(value, 'added'),
  removed: numberIn(value, 'removed'),
  unchanged: numberIn(value, 'unchanged'),
  refused: numberIn(value, 'refused'),
});

const hasEnded = ({ status }: { status: string }): boolean => status !== 'queued' && status !== 'running';

export function useBulk({ condition, selection, verb }: BulkAsked) {
  const client = useQueryClient();
  const [stage, setStage] = useState<Stage>({ kind: 'choosing' });
  const [error, setError] = useState<unknown>(null);
  const job = 'job' in stage ? stage.job : null;
  const live = useLive(jobRoute, job ? { params: { id: job } } : null, hasEnded);

  // The end of a job ends the stage that waited for it.
  const ended = job && live.data?.id === job && hasEnded(live.data) ? live.data : null;
  useEffect(() => {
    if (!ended) return;
    void client.invalidateQueries();
    const { result, status } = ended;
    setStage((now) => {
      if (now.kind === 'undoRunning')
        return { kind: 'undone', restored: numberIn(result, 'restored'), kept: numberIn(result, 'kept') };
      if (now.kind !== 'running') return now;
      return { kind: 'done', result: effectIn(result), undoes: { job: now.job }, stopped: status !== 'done' };
    });
  }, [ended, client]);

  const attempt = async (waiting: Stage, back: Stage, work: () => Promise<Stage>) => {
    setError(null);
    setStage(waiting);
    try {
      setStage(await work());
    } catch (failure) {
      setError(failure);
      setStage(back);
    }
    await client.invalidateQueries();
  };

  const start = (tags: readonly TagItem[], reason: string) =>
    attempt({ kind: 'sending' }, { kind: 'choosing' }, async () => {
      const why = reason.trim() === '' ? {} : { reason: reason.trim() };
      if (selection.kind === 'some') {
        const rows = [...selection.customers.keys()].flatMap((customer) =>
          tags.map((tag) => ({ customer, tag: tag.id })),
        );
        const answer = await call(taggingsRoute, {
          body: { add: verb === 'add' ? rows : [], remove: verb === 'remove' ? rows : [], ...why },
        });
        return done({ ...answer, refused: answer.refused.length }, answer.cause);
      }
      const answer = await call(bulkRoute, {
        body: { condition, confirm: true, ...tagIds(verb, tags), ...why },
      });
      return 'job' in answer
        ? { kind: 'running', job: answer.job.id, stopping: false }
        : done(answer, answer.cause);
    });

  const undo = () => {
    if (stage.kind !== 'done' || !stage.undoes) return;
    const { undoes } = stage;
    void attempt({ kind: 'undoing' }, stage, async () => {
      const answer =
        'cause' in undoes
          ? await call(undoCauseRoute, { params: { id: undoes.cause } })
          : await call(undoJobRoute, { params: { id: undoes.job } });
      return 'job' in answer
        ? { kind: 'undoRunning', job: answer.job.id }
        : { kind: 'undone', restored: answer.restored, kept: answer.kept };
    });
  };

  const stop = () => {
    if (stage.kind !== 'running') return;
    setStage({ ...stage, stopping: true });
    call(cancelJobRoute, { params: { id: stage.job } }).catch(setError);
  };
  return { stage, error, job: live.data ?? null, start, undo, stop };
}

const done = (result: Effect, cause: string | null): Stage => ({
  kind: 'done',
  result: effectIn(result),
  undoes: cause === null ? null : { cause },
  stopped: false,
});
