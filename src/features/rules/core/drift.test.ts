import { describe, expect, it } from 'vitest';
import { driftOf, type Week } from './drift.ts';

const week = (hits: number, undone = 0, byTag: Record<number, number> = { 1: hits }): Week => ({
  hits,
  undone,
  byTag: new Map(Object.entries(byTag).map(([tag, count]) => [Number(tag), count])),
});
const four = (one: Week): Week[] => [one, one, one, one];
const measures = (weeks: readonly Week[], latency: number | null = null) =>
  driftOf(weeks, latency).map(({ measure, now, usual }) => [measure, now, usual]);

describe('a rule that does something else than it used to', () => {
  it('is quiet while it goes on as ever, busy or not', () => {
    for (const hits of [0, 3, 40, 5000]) expect(measures([week(hits), ...four(week(hits))])).toEqual([]);
    expect(measures([week(130), week(90), week(110), week(100), week(95)])).toEqual([]);
  });

  it('falls silent', () => {
    expect(measures([week(0), ...four(week(40))])).toEqual([['hits', 0, 40]]);
  });

  it('tags many times as many', () => {
    expect(measures([week(300), ...four(week(40))])).toEqual([['hits', 300, 40]]);
  });

  it('says nothing of a few, whatever their ratio', () => {
    expect(measures([week(0), ...four(week(6))])).toEqual([]);
    expect(measures([week(12), ...four(week(1))])).toEqual([]);
  });

  it('knows nothing usual before two whole weeks, and forgets what is older than four', () => {
    expect(measures([week(500), week(40)])).toEqual([]);
    expect(measures([week(500), week(40), week(40)])).toEqual([['hits', 500, 40]]);
    expect(measures([week(40), ...four(week(40)), week(9000)])).toEqual([]);
  });

  it('is undone by people more than it used to be', () => {
    expect(measures([week(100, 20), ...four(week(100, 2))])).toEqual([['undone', 0.2, 0.02]]);
    expect(measures([week(100, 4), ...four(week(100, 0))])).toEqual([]);
    expect(measures([week(100, 20), ...four(week(100, 19))])).toEqual([]);
  });

  it('puts people on other levels', () => {
    const usual = week(100, 0, { 1: 20, 2: 80 });
    expect(measures([week(100, 0, { 1: 80, 2: 20 }), ...four(usual)])).toEqual([
      ['levels', expect.closeTo(0.6, 10), 0],
    ]);
    expect(measures([week(100, 0, { 1: 30, 2: 70 }), ...four(usual)])).toEqual([]);
  });

  it('is slower than promised, from the first week on', () => {
    expect(measures([week(30)], 5001)).toEqual([['latency', 5001, 5000]]);
    expect(measures([week(30)], 5000)).toEqual([]);
  });
});
