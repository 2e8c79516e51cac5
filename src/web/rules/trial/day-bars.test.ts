import { describe, expect, it } from 'vitest';
import { everyDay, namedDays, roundUp, scaleOf } from './day-bars.ts';

describe('the chart by day', () => {
  it('has a place for every day, over the end of a month, also for those without changes', () => {
    expect(everyDay([{ day: '2026-03-01', adds: 4, removes: 1 }], '2026-03-02', 4)).toEqual([
      { day: '2026-02-27', adds: 0, removes: 0 },
      { day: '2026-02-28', adds: 0, removes: 0 },
      { day: '2026-03-01', adds: 4, removes: 1 },
      { day: '2026-03-02', adds: 0, removes: 0 },
    ]);
  });

  it.each([
    [0, 0],
    [1, 1],
    [3, 5],
    [10, 10],
    [11, 20],
    [110, 200],
    [501, 1000],
  ])('reaches the next round number: %d → %d', (n, round) => expect(roundUp(n)).toBe(round));

  it('has a line to stand on though nothing was gained', () => {
    expect(scaleOf([{ day: 'x', adds: 0, removes: 7 }])).toEqual({ above: 1, below: 7 });
  });

  it('names the last day and some before it', () => {
    expect(namedDays(30, 8)).toEqual([1, 5, 9, 13, 17, 21, 25, 29]);
    expect(namedDays(3, 8)).toEqual([0, 1, 2]);
  });
});
