import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMoved, ordersToSend, type PlacedThere } from './shown-order.ts';

const ours = (id: string, sort: number | null): PlacedThere => ({ id, sort, owned: true });
const theirs = (id: string, sort: number): PlacedThere => ({ id, sort, owned: false });

const whenSent = (shown: readonly PlacedThere[]): PlacedThere[] => {
  const sent = ordersToSend(shown);
  return shown.map((one) => ({ ...one, sort: sent.get(one.id) ?? one.sort }));
};

const placed = fc
  .uniqueArray(
    fc.record({
      id: fc.string({ minLength: 1, maxLength: 4 }),
      sort: fc.option(fc.oneof(fc.nat(20), fc.nat(2 ** 32 - 1))),
      owned: fc.boolean(),
    }),
    { selector: (one) => one.id, maxLength: 12 },
  )
  .map((list) => list.map((one) => (one.sort === null ? { ...one, owned: true } : one)));

describe('the numbers that WeCom is sent', () => {
  it('are none when it shows what is shown here', () =>
    expect(ordersToSend([ours('a', 9), theirs('b', 5), ours('c', 0)]).size).toBe(0));

  it('are one for one tag that moved', () =>
    expect([...ordersToSend([ours('c', 10), ours('a', 30), ours('b', 20)])]).toEqual([['c', 1030]]));

  it('put ours between those of others', () =>
    expect(whenSent([theirs('x', 10), ours('a', 0), theirs('y', 5)])[1]?.sort).toSatisfy(
      (sort: number) => sort < 10 && sort > 5,
    ));

  it('tell equal numbers of ours apart, those of others they leave', () => {
    const [a, b, c] = whenSent([ours('a', 0), ours('b', 0), ours('c', 0)]).map((one) => one.sort ?? 0) as [
      number,
      number,
      number,
    ];
    expect(a > b && b > c).toBe(true);
    expect(ordersToSend([theirs('x', 0), theirs('y', 0)]).size).toBe(0);
  });

  it('are whole numbers of WeCom’s range, never for what others made, and the second time there are none', () =>
    fc.assert(
      fc.property(placed, (shown) => {
        const sent = ordersToSend(shown);
        for (const [id, number] of sent) {
          expect(shown.find((one) => one.id === id)?.owned).toBe(true);
          expect(Number.isInteger(number) && number >= 0 && number < 2 ** 32).toBe(true);
        }
        if (sent.size > 0) expect([...ordersToSend(whenSent(shown))]).toEqual([]);
      }),
    ));

  it('bring ours alone into the order shown', () =>
    fc.assert(
      fc.property(placed, (shown) => {
        const own = whenSent(shown.filter((one) => one.owned)).map((one) => one.sort ?? -1);
        expect(own.every((sort, i) => i === 0 || sort < (own[i - 1] ?? 0))).toBe(true);
      }),
    ));
});

describe('whether WeCom moved something', () => {
  const numbers = (all: Record<string, number>) => new Map(Object.entries(all));

  it('is told by the order, not by the numbers', () => {
    expect(isMoved(['a', 'b'], numbers({ a: 3, b: 2 }), numbers({ a: 30, b: 20 }))).toBe(false);
    expect(isMoved(['a', 'b'], numbers({ a: 3, b: 2 }), numbers({ a: 1, b: 2 }))).toBe(true);
    // What was moved here and is still to be sent was not moved there.
    expect(isMoved(['b', 'a'], numbers({ a: 3, b: 2 }), numbers({ a: 3, b: 2 }))).toBe(false);
  });

  it('is told of equal numbers by what is shown here', () => {
    expect(isMoved(['a', 'b'], numbers({ a: 0, b: 0 }), numbers({ a: 1, b: 2 }))).toBe(true);
    expect(isMoved(['a', 'b'], numbers({ a: 0, b: 0 }), numbers({ a: 2, b: 1 }))).toBe(false);
    expect(isMoved(['b', 'a'], numbers({ a: 0, b: 0 }), numbers({ a: 0, b: 0 }))).toBe(false);
  });

  it('is not told by what came or went', () =>
    expect(isMoved(['a', 'c', 'b'], numbers({ a: 3, b: 2, c: 1 }), numbers({ a: 3, x: 9, c: 1 }))).toBe(
      false,
    ));
});
