import { describe, expect, it } from 'vitest';
import type { Job } from './api.ts';
import { changedBy, endedSince, hasEnded, kindOf, numberIn, tookOf } from './job.ts';

const job = (over: Partial<Job>): Job => ({
  id: 'job_1',
  kind: 'taggings.bulk',
  title: '',
  status: 'running',
  done: 0,
  total: null,
  perSecond: null,
  secondsLeft: null,
  result: null,
  error: null,
  by: '程一诺',
  createdAt: '2026-11-23T01:00:00Z',
  startedAt: null,
  finishedAt: null,
  ...over,
});

describe('a job', () => {
  it('is over when nothing more will come of it', () =>
    expect(
      (['queued', 'running', 'done', 'failed', 'cancelled'] as const).map((s) =>
        hasEnded(job({ status: s })),
      ),
    ).toEqual([false, false, true, true, true]));

  it('of a kind that a newer version has is still shown', () =>
    expect(kindOf(job({ kind: 'new.kind' }))).toBeNull());

  it('says how many assignments it changed, whatever it left as result', () => {
    expect(changedBy(job({ result: { added: 3, removed: 2 } }))).toBe(5);
    expect(changedBy(job({ result: null }))).toBe(0);
    expect(numberIn({ added: 'many' }, 'added')).toBe(0);
  });

  it('took the time between its start and its end', () => {
    expect(tookOf(job({ startedAt: '2026-11-23T01:00:00Z', finishedAt: '2026-11-23T01:00:12Z' }))).toBe(
      12_000,
    );
    expect(tookOf(job({ finishedAt: '2026-11-23T01:00:12Z' }))).toBeNull();
  });

  it('is told about once, when it ended while somebody was here', () => {
    const before = new Map([
      ['job_1', job({})],
      ['job_2', job({ id: 'job_2', status: 'done' })],
    ]);
    const now = [
      job({ status: 'done' }),
      job({ id: 'job_2', status: 'done' }),
      job({ id: 'job_3', status: 'done' }),
    ];
    expect(endedSince(before, now).map((each) => each.id)).toEqual(['job_1']);
  });
});
