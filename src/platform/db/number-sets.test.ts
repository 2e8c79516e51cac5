import { expect, it } from 'vitest';
import { numberSets } from './number-sets.ts';

it('keys that ask for the same share a set, whatever its order', () => {
  const asked = new Map([
    [1, [7, 5]],
    [2, [5, 7, 7]],
    [3, []],
    [4, [9]],
  ]);
  expect(numberSets(asked)).toEqual({
    keys: [1, 2, 3, 4],
    setOfKey: [0, 0, 1, 2],
    sets: [0, 0, 2],
    values: [5, 7, 9],
  });
});
