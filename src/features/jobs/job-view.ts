import type { z } from 'zod';
import { type Language, toId } from '#kernel';
import { say, type Texts } from '#platform/http';
import type { JobRow } from '#platform/queue';
import type { job } from './contract.ts';

export type JobView = z.output<typeof job>;

/** A job as outside programs see it, with its speed so far and the time that is left at that speed. */
export function jobView(row: JobRow, language: Language, texts: Texts): JobView {
  const end = row.finished_at ?? new Date();
  const seconds = row.started_at ? (end.getTime() - row.started_at.getTime()) / 1000 : 0;
  const perSecond = seconds > 0 && row.done > 0 ? row.done / seconds : null;
  const left =
    row.status === 'running' && perSecond && row.total !== null ? (row.total - row.done) / perSecond : null;
  const { error } = row;
  return {
    id: toId('job', row.id),
    kind: row.kind,
    title: row.title,
    status: row.status,
    done: row.done,
    total: row.total,
    perSecond,
    secondsLeft: left === null ? null : Math.max(0, left),
    result: row.result,
    error: error ? { code: error.code, ...say(texts, error.code, error.facts ?? {}, language) } : null,
    by: row.actor.name,
    createdAt: row.created_at.toISOString(),
    startedAt: row.started_at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
  };
}
