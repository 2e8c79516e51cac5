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
        { by: 'customer.createdAt', order: 'asc' },
        { by: 'group:grp_1', order: 'desc' },
      ],
    ],
    ['order.total,-order.total', [{ by: 'order.total', order: 'asc' }]],
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

it('with Shift the other keys stay, and the new one orders those who are equal by them', () => {
  const one = toggleSort([], 'order.count', false);
  const two = toggleSort(one, 'order.total', true);
  expect(writeSort(two)).toBe('-order.count,-order.total');
  expect(writeSort(toggleSort(two, 'order.count', true))).toBe('order.count,-order.total');
  expect(writeSort(toggleSort(toggleSort(two, 'order.count', true), 'order.count', true))).toBe(
    '-order.total',
  );
  const five = ['group:grp_1', 'city', 'customer.createdAt'].reduce(
    (keys, by) => toggleSort(keys, by, true),
    two,
  );
  expect(writeSort(five)).toBe('-order.count,-order.total,-group:grp_1,-customer.createdAt');
});
