import { expect, it } from 'vitest';
import { readDriftSearch, readPlaySearch } from './addresses.ts';

it('keep what they know and leave out the rest', () => {
  expect(readDriftSearch({ kind: 'relationGone', show: 'all', other: 1 })).toEqual({
    kind: 'relationGone',
    show: 'all',
  });
  expect(readDriftSearch({ kind: 'nothing of the kind', show: 'some' })).toEqual({});
  expect(readPlaySearch({ customer: 'wm1', member: '' })).toEqual({ customer: 'wm1' });
});
