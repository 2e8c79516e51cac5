import { expect, it } from 'vitest';
import { differencesOf } from './differences.ts';

it('names only the fields that changed', () =>
  expect(differencesOf({ name: '高意向', color: 'zhu' }, { name: '很想买', color: 'zhu' })).toEqual([
    { field: 'name', before: '高意向', after: '很想买' },
  ]));

it('names the fields of what is new, without the empty ones', () =>
  expect(differencesOf(null, { id: 'att_1', key: 'city', options: [], unit: null, label: '城市' })).toEqual([
    { field: 'key', before: undefined, after: 'city' },
    { field: 'label', before: undefined, after: '城市' },
  ]));

it('goes into groups of fields', () =>
  expect(
    differencesOf(
      { softLimits: { activeTags: 200, categories: 9 } },
      { softLimits: { activeTags: 300, categories: 9 } },
    ),
  ).toEqual([{ field: 'softLimits.activeTags', before: 200, after: 300 }]));

it('says nothing of a line that changed nothing', () => {
  expect(differencesOf(null, null)).toEqual([]);
  expect(differencesOf(undefined, undefined)).toEqual([]);
});
