import { describe, expect, it } from 'vitest';
import { Tries } from './tries.ts';

describe('tries', () => {
  it('run out and come back with time, for each caller apart', () => {
    const tries = new Tries({ perMinute: 3, most: 10 });
    expect([1, 2, 3, 4].map(() => tries.take('a', 0))).toEqual([true, true, true, false]);
    expect(tries.take('b', 0)).toBe(true);
    expect(tries.take('a', 21_000)).toBe(true);
    expect(tries.take('a', 21_000)).toBe(false);
  });

  it('of more callers than are remembered share one bucket, so that memory stays bounded', () => {
    const tries = new Tries({ perMinute: 2, most: 3 });
    for (const caller of ['a', 'b', 'c']) tries.take(caller, 0);
    expect(['d', 'e', 'f'].map((caller) => tries.take(caller, 0))).toEqual([true, true, false]);
  });

  it('forget whoever has not knocked for a minute', () => {
    const tries = new Tries({ perMinute: 1, most: 2 });
    tries.take('a', 0);
    tries.take('b', 0);
    expect([tries.take('c', 90_000), tries.take('d', 90_000)]).toEqual([true, true]);
  });
});
