import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrange, numbersFor, ranksOf } from './sibling-order.ts';

const ranks = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { maxLength: 8 }).chain((keys) =>
  fc.array(fc.boolean(), { minLength: keys.length, maxLength: keys.length }).map((ties) => {
    const list: string[][] = [];
    keys.forEach((key, i) => {
      const last = list.at(-1);
      if (ties[i] && last) last.push(key);
      else list.push([key]);
    });
    return list;
  }),
);
const restrict = (list: readonly (readonly string[])[], keys: readonly string[]) =>
  list.map((rank) => rank.filter((key) => keys.includes(key)).sort()).filter((rank) => rank.length > 0);

describe('order of siblings', () => {
  it('everybody gets a place, and the base keeps its order and its levels', () =>
    fc.assert(
      fc.property(ranks, ranks, (base, other) => {
        const all = arrange(base, other);
        expect(all.flat().sort()).toEqual([...new Set([...base.flat(), ...other.flat()])].sort());
        expect(restrict(all, base.flat())).toEqual(base.map((rank) => [...rank].sort()));
      }),
    ));

  it('numbers show exactly the ranks they are made for', () =>
    fc.assert(
      fc.property(
        ranks,
        fc.array(
          fc.record({ key: fc.constantFrom(...'abcdefghij'), order: fc.integer({ min: -3, max: 5 }) }),
          { maxLength: 6 },
        ),
        (final, had) => {
          const current = [...new Map(had.map((one) => [one.key, one])).values()];
          const numbers = numbersFor(final, current, true);
          const placed = [...numbers].map(([key, order]) => ({ key, order }));
          expect(ranksOf(placed, true).map((rank) => [...rank].sort())).toEqual(
            final.map((rank) => [...rank].sort()),
          );
        },
      ),
    ));

  it('numbers with gaps stay as long as the order does', () => {
    const current = [
      { key: 'a', order: 10 },
      { key: 'b', order: 30 },
    ];
    expect([...numbersFor([['a'], ['b'], ['c']], current, true)]).toEqual([
      ['a', 10],
      ['b', 30],
      ['c', 31],
    ]);
    expect([...numbersFor([['a'], ['c'], ['b']], current, true)]).toEqual([
      ['a', 1],
      ['c', 2],
      ['b', 3],
    ]);
  });
});
