import { expect, it } from 'vitest';
import { durationOf } from './duration.ts';

it.each([
  [0, 0, 'milliseconds'],
  [320.4, 320, 'milliseconds'],
  [1000, 1, 'seconds'],
  [3240, 3.2, 'seconds'],
  [99_000, 99, 'seconds'],
  [100_000, 1.7, 'minutes'],
  [60 * 60_000, 60, 'minutes'],
  [2 * 3_600_000, 2, 'hours'],
  [47 * 3_600_000, 47, 'hours'],
  [72 * 3_600_000, 3, 'inDays'],
])('%d ms are %d %s', (ms, n, unit) => {
  expect(durationOf(ms)).toEqual({ n, unit });
});
