import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NumberColumn } from './column.ts';
import { above, below } from './column-scan.ts';
import { count, evaluate } from './evaluate.ts';
import { all, everyone, inRange, inSet, not, type Range } from './expression.ts';
import { OrdinalSet } from './ordinal-set.ts';
import { randomFrom } from './slow-twin.ts';

const column = (values: Readonly<Record<number, number>>): NumberColumn => {
  const made = new NumberColumn();
  for (const [ordinal, value] of Object.entries(values)) made.set(Number(ordinal), value);
  return made;
};

describe('a range of numbers', () => {
  const amounts = column({ 1: -5, 2: 0, 3: 10, 65535: 10.5, 65536: 11, 4294967295: 1e15 });
  const alive = OrdinalSet.of(1, 2, 3, 4, 65_535, 65_536, 4_294_967_295);
  const found = (range: Range) => [...evaluate(inRange(amounts, range), alive)];

  it.each<[string, Range, number[]]>([
    ['from, included', { gte: 10 }, [3, 65_535, 65_536, 4_294_967_295]],
    ['above, excluded', { gt: 10 }, [65_535, 65_536, 4_294_967_295]],
    ['up to, included', { lte: 10.5 }, [1, 2, 3, 65_535]],
    ['below, excluded', { lt: 10.5 }, [1, 2, 3]],
    ['between', { gte: 0, lte: 11 }, [2, 3, 65_535, 65_536]],
    ['between, both excluded', { gt: 0, lt: 11 }, [3, 65_535]],
    ['exactly', { equal: 11 }, [65_536]],
    ['exactly zero, however it is signed', { equal: -0 }, [2]],
    ['nothing when the ends cross', { gte: 11, lte: 10 }, []],
    ['nothing beyond all numbers', { gt: Number.POSITIVE_INFINITY }, []],
    ['any value at all', {}, [1, 2, 3, 65_535, 65_536, 4_294_967_295]],
  ])('%s', (_, range, expected) => expect(found(range)).toEqual(expected));

  it('never holds without a value, nor does its opposite lose anybody', () => {
    expect(count(inRange(amounts, { lt: 1e300 }), OrdinalSet.of(4, 5))).toBe(0);
    expect(count(not(inRange(amounts, { lt: 1e300 })), alive)).toBe(1);
  });
});

describe('a column', () => {
  type Write = { ordinal: number; value: number | null };
  const writes = fc.array(
    fc.record({
      ordinal: fc.tuple(fc.constantFrom(1, 0xfff0, 0x10000, 0xffffff00), fc.nat(60)).map(([a, b]) => a + b),
      value: fc.option(fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })), {
        freq: 4,
      }),
    }),
    { maxLength: 60 },
  );
  const write = (to: NumberColumn, plain: Map<number, number>, { ordinal, value }: Write) => {
    to.set(ordinal, value);
    if (value === null) plain.delete(ordinal);
    else plain.set(ordinal, value + 0);
  };

  it('answers what was written last, before and after optimising, and so do its copies', () =>
    fc.assert(
      fc.property(writes, writes, fc.double({ noNaN: true }), (first, second, edge) => {
        const made = new NumberColumn();
        const plain = new Map<number, number>();
        for (const one of first) write(made, plain, one);
        const copy = made.frozenCopy();
        const was = new Map(plain);
        made.optimize();
        for (const one of second) write(made, plain, one);
        for (const [one, expected] of [
          [copy, was],
          [made, plain],
        ] as const) {
          const ordinals = [...expected.keys()].sort((a, b) => a - b);
          expect([...one.present]).toEqual(ordinals);
          expect(ordinals.map((ordinal) => one.get(ordinal))).toEqual(
            ordinals.map((ordinal) => expected.get(ordinal)),
          );
          expect([...evaluate(inRange(one, { gte: edge }), one.present)]).toEqual(
            ordinals.filter((ordinal) => (expected.get(ordinal) ?? 0) >= edge),
          );
        }
        expect(made.get(77_777)).toBeNull();
      }),
      { numRuns: 300 },
    ));

  it('answers over whole blocks what it answers one by one', () => {
    const random = randomFrom(3);
    const ordinals = Uint32Array.from({ length: 150_000 }, (_, i) => i + 1).filter(() => random() < 0.8);
    const alive = OrdinalSet.range(1, 150_000);
    const few = OrdinalSet.fromSorted(ordinals.filter((_, i) => i % 100 === 0));
    for (const round of [Math.floor, (n: number) => n]) {
      const values = Float64Array.from(ordinals, () => round(random() * 1000 - 500));
      const made = new NumberColumn();
      made.setMany(ordinals, values);
      for (const [gte, lte] of [
        [-100, 250],
        [0, 0],
        [-600, 600],
        [499, 2000],
        [700, 800],
      ] as const) {
        const inside = Array.from(ordinals).filter(
          (_, i) => (values[i] ?? 0) >= gte && (values[i] ?? 0) <= lte,
        );
        expect(count(inRange(made, { gte, lte }), alive)).toBe(inside.length);
        expect(count(all(inSet(few), inRange(made, { gte, lte })), alive)).toBe(
          inside.filter((ordinal) => few.has(ordinal)).length,
        );
      }
    }
  });

  it('takes four bytes a value while all are whole and small, and finds back to it', () => {
    const ordinals = Uint32Array.from({ length: 65_535 }, (_, i) => i + 1);
    const made = new NumberColumn();
    made.setMany(ordinals, ordinals);
    made.optimize();
    const narrow = made.bytes;
    made.set(5, 0.5);
    expect(made.bytes).toBeGreaterThan(narrow + 200_000);
    made.set(5, 5);
    made.optimize();
    expect(made.bytes).toBe(narrow);
    expect([made.get(5), made.get(65_535)]).toEqual([5, 65_535]);
  });

  it('refuses what is no finite number, and all of a list that has one', () => {
    const made = column({ 1: 1 });
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => made.set(1, value)).toThrow(RangeError);
    expect(() => made.setMany(Uint32Array.of(2, 3), [4, Number.NaN])).toThrow(RangeError);
    expect(() => made.frozenCopy().set(1, 2)).toThrow(TypeError);
    expect(() => made.frozenCopy().optimize()).toThrow(TypeError);
    expect([made.get(1), made.size]).toEqual([1, 1]);
  });
});

it.each([0, -0, 1, -1, 0.1, 1e300, -1e-300, Number.MAX_VALUE, 9_007_199_254_740_991])(
  'nothing lies between %s and its neighbours',
  (value) => {
    expect(above(value)).toBeGreaterThan(value);
    expect(below(value)).toBeLessThan(value);
    expect(below(above(value)) + 0).toBe(value + 0);
    const middle = value / 2 + above(value) / 2;
    expect([value, above(value)]).toContain(middle);
  },
);

it('everyone is not limited to those with values', () =>
  expect(count(everyone, OrdinalSet.range(1, 10))).toBe(10));
