import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSort, toggleSort, writeSort } from './sorting.ts';

describe('an order in the address', () => {
  it.each([
    [undefined, []],
    ['', []],
    ['-order.total', [{ by: 'order.total', order: 'desc' }]],
    [
      'customer.createdAt,-group:grp_1',
      [
        { by: 'group:grp_1', order: 'desc' },
        { by: 'customer.createdAt', order: 'asc' },
      ],
    ],
    ['order.total,-order.count', [{ by: 'order.count', order: 'desc' }]],
  ])('%j', (text, keys) => expect(readSort(text)).toEqual(keys));

  const part = fc.constantFrom(
    'order.total',
    '-order.count',
    'group:grp_1',
    '-group:grp_2',
    'group:grp_3',
    '-x',
  );
  it('is one that the API takes, and is written as it was read', () =>
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const keys = readSort(parts.join(','));
        expect(keys.length).toBeLessThanOrEqual(4);
        expect(new Set(keys.map(({ by }) => by)).size).toBe(keys.length);
        for (const { by } of keys.slice(0, -1)) expect(by).toMatch(/^group:/);
        expect(readSort(writeSort(keys))).toEqual(keys);
      }),
    ));
});

it('clicking a head goes down, up, and away', () => {
  const once = toggleSort([], 'order.total', false);
  expect(writeSort(once)).toBe('-order.total');
  const twice = toggleSort(once, 'order.total', false);
  expect(writeSort(twice)).toBe('order.total');
  expect(toggleSort(twice, 'order.total', false)).toEqual([]);
  expect(writeSort(toggleSort(once, 'order.count', false))).toBe('-order.count');
});

it('with Shift the other keys stay, and levels come before columns', () => {
  const column = toggleSort([], 'order.total', false);
  const both = toggleSort(column, 'group:grp_1', true);
  expect(writeSort(both)).toBe('-group:grp_1,-order.total');
  expect(writeSort(toggleSort(both, 'order.count', true))).toBe('-group:grp_1,-order.count');
  expect(writeSort(toggleSort(toggleSort(both, 'group:grp_1', true), 'group:grp_1', true))).toBe(
    '-order.total',
  );
});
