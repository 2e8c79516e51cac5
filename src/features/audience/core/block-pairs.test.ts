import { describe, expect, it } from 'vitest';
import { type Block, blockOfWords, runsOfWords } from './block.ts';
import { count, evaluate } from './evaluate.ts';
import { all, any, everyone, inSet, not } from './expression.ts';
import { facets } from './facets.ts';
import { countAnd } from './intersection.ts';
import { OrdinalSet } from './ordinal-set.ts';
import { overlap } from './overlap.ts';
import { difference, intersection, symmetricDifference, union } from './set-ops.ts';
import { randomFrom } from './slow-twin.ts';

const random = randomFrom(41);
const share = (p: number) => () => random() < p;
const SPAN = 65536;

/** One block of every form and size that is treated differently somewhere. */
const forms: Readonly<Record<string, (low: number) => boolean>> = {
  nobody: () => false,
  'one member': (low) => low === 40_000,
  'a short list': share(0.0005),
  'a list': share(0.01),
  'a long list': share(0.06),
  'a thin bitmap': share(0.07),
  'a bitmap': share(0.3),
  'nearly all, with holes': share(0.97),
  'all but the last': (low) => low < SPAN - 1,
  'all but the first': (low) => low > 0,
  everybody: () => true,
  'one short run': (low) => low >= 39_990 && low < 40_100,
  'two long runs': (low) => low < 20_000 || low > 39_999,
  'many short runs': (low) => low % 180 < 40,
  'other short runs': (low) => low % 300 < 90,
};

const names = Object.keys(forms);
const held = names.map((name) => Uint8Array.from({ length: SPAN }, (_, low) => Number(forms[name]?.(low))));
const sets = held.map((is) => {
  const ordinals = Uint32Array.from(is.keys()).filter((low) => is[low] === 1);
  return OrdinalSet.fromSorted(ordinals.map((low) => SPAN + low));
});
const alive = OrdinalSet.range(SPAN, 2 * SPAN - 1);

const at = <T>(list: readonly T[], i: number): T => list[i] as T;
const members = (set: OrdinalSet): Uint8Array => {
  const is = new Uint8Array(SPAN);
  for (const ordinal of set.ordinals()) is[ordinal - SPAN] = 1;
  return is;
};
// Loops, not callbacks: these run a thousand times over 65,536 places.
function plain(a: Uint8Array, b: Uint8Array, op: (x: number, y: number) => number): Uint8Array {
  const table = [op(0, 0), op(0, 1), op(1, 0), op(1, 1)];
  const out = new Uint8Array(SPAN);
  for (let low = 0; low < SPAN; low++) out[low] = table[2 * (a[low] ?? 0) + (b[low] ?? 0)] ?? 0;
  return out;
}
function total(is: Uint8Array): number {
  let sum = 0;
  for (let low = 0; low < SPAN; low++) sum += is[low] ?? 0;
  return sum;
}
function same(a: Uint8Array, b: Uint8Array): boolean {
  for (let low = 0; low < SPAN; low++) if (a[low] !== b[low]) return false;
  return true;
}

const ops = [
  ['meets', intersection, (x: number, y: number) => x & y],
  ['joins', union, (x: number, y: number) => x | y],
  ['leaves out', difference, (x: number, y: number) => x & (1 - y)],
  ['differs from', symmetricDifference, (x: number, y: number) => x ^ y],
] as const;

describe.each(names.map((name, i) => [name, i] as const))('%s', (_, i) => {
  const [a, own] = [at(sets, i), at(held, i)];

  it.each(ops)('%s every other form of block', (_, made, op) => {
    for (let k = 0; k < sets.length; k++) {
      const got = made(a, at(sets, k));
      const expected = plain(own, at(held, k), op);
      expect([at(names, k), got.size, same(members(got), expected)]).toEqual([
        at(names, k),
        total(expected),
        true,
      ]);
    }
  });

  it('has the same number in common with every other form, whoever counts', () => {
    const expected = held.map((other) => total(plain(own, other, (x, y) => x & y)));
    const [block] = a.blocks;
    if (block) expect(sets.map((set) => countAnd(block, set.blockOf(1)))).toEqual(expected);
    expect(facets(inSet(a), alive, sets)).toEqual({ count: a.size, counts: expected });
    expect(facets(everyone, a, sets).counts).toEqual(expected);
    expect(sets.map((set) => overlap([inSet(a), inSet(set)], alive).pairs[0]?.count)).toEqual(expected);
    expect(sets.map((set) => count(inSet(set), a))).toEqual(expected);
  });

  it('is a mask for any and at least two of three others', () => {
    for (let k = 0; k + 2 < sets.length; k++) {
      const of = sets.slice(k, k + 3).map(inSet);
      const [x, y, z] = [at(held, k), at(held, k + 1), at(held, k + 2)];
      const some = new Uint8Array(SPAN);
      const two = new Uint8Array(SPAN);
      for (let low = 0; low < SPAN; low++) {
        const n = (x[low] ?? 0) + (y[low] ?? 0) + (z[low] ?? 0);
        if (own[low] === 1) [some[low], two[low]] = [Number(n >= 1), Number(n >= 2)];
      }
      expect([at(names, k), count(any(...of), a), count({ op: 'atLeast', k: 2, of }, a)]).toEqual([
        at(names, k),
        total(some),
        total(two),
      ]);
      expect(same(members(evaluate(any(...of), a)), some)).toBe(true);
      expect(same(members(evaluate({ op: 'atLeast', k: 2, of }, a)), two)).toBe(true);
    }
  });
});

describe('many bitmaps at once', () => {
  const p = [0.3, 0.3, 0.3, 0.3, 0.5, 0.5, 0.5, 0.5, 0.5];
  const bits = p.map((share) => Uint8Array.from({ length: SPAN }, () => Number(random() < share)));
  const many = bits.map((is) =>
    OrdinalSet.fromSorted(
      Uint32Array.from(is.keys())
        .filter((low) => is[low] === 1)
        .map((low) => SPAN + low),
    ),
  );
  const wanted = [1, 1, 1, 1, 1, 0, 1, 0, 0];

  it.each([2, 3, 4, 5, 6, 7, 8, 9])('meet and are left out, %s of them', (n) => {
    const is = Uint8Array.from({ length: SPAN }, (_, low) =>
      Number(bits.slice(0, n).every((b, i) => b[low] === wanted[i])),
    );
    const expression = all(...many.slice(0, n).map((set, i) => (wanted[i] ? inSet(set) : not(inSet(set)))));
    expect(count(expression, alive)).toBe(total(is));
    expect(same(members(evaluate(expression, alive)), is)).toBe(true);
  });

  it('join to everybody when a complement is among them, and to nearly everybody', () => {
    const rest = difference(alive, many[0] ?? alive);
    for (const missing of [null, 77]) {
      if (missing !== null) rest.remove(SPAN + missing);
      const of = [rest, ...many.slice(0, 8)].map(inSet);
      const expected = missing === null || bits.slice(0, 8).some((b) => b[missing] === 1) ? SPAN : SPAN - 1;
      expect(count(any(...of), alive)).toBe(expected);
      expect(evaluate(any(...of), alive).size).toBe(expected);
    }
  });
});

it('joining stops when two of many already are everybody', () => {
  const half = OrdinalSet.fromSorted(Uint32Array.from({ length: SPAN / 2 }, (_, i) => SPAN + 2 * i));
  const large = [0.9, 0.8, 0.7].map((share) => {
    const is = Uint8Array.from({ length: SPAN }, () => Number(random() < share));
    return OrdinalSet.fromSorted(
      Uint32Array.from(is.keys())
        .filter((low) => is[low] === 1)
        .map((low) => SPAN + low),
    );
  });
  const expression = any(...large.map(inSet), inSet(half), inSet(difference(alive, half)));
  expect([count(expression, alive), evaluate(expression, alive).size]).toEqual([SPAN, SPAN]);
});

describe('a branch that can still hold is not left out', () => {
  const first = OrdinalSet.of(1, 2, 3);
  const second = OrdinalSet.of(2, 3, 4);
  const elsewhere = OrdinalSet.of(70_000);
  const living = OrdinalSet.range(1, 140_000);
  const two = { op: 'atLeast' as const, k: 2, of: [first, second, elsewhere].map(inSet) };

  it('when exactly as many branches as needed have members in a block', () => {
    expect(count(all(two, not(any(inSet(elsewhere), inSet(OrdinalSet.of(3))))), living)).toBe(1);
    expect(count(not(two), living)).toBe(139_998);
  });
});

describe('shapes', () => {
  it('a bitmap counts its stretches across words', () => {
    const words = new Int32Array(2048);
    for (const low of [0, 1, 2, 31, 32, 33, 63, 64, 100, 65_534, 65_535])
      words[low >>> 5] = (words[low >>> 5] ?? 0) | (1 << low);
    expect(runsOfWords(words)).toBe(5);
    expect(blockOfWords(words).size).toBe(11);
  });

  it('runs that come to touch become one', () => {
    const set = OrdinalSet.range(1, 1000);
    set.addRange(3000, 4000);
    set.optimize();
    const runs = (): number[] => set.blocks.map((block: Block) => block.runs);
    expect(runs()).toEqual([2]);
    set.add(1001);
    set.add(2999);
    expect(runs()).toEqual([2]);
    for (let ordinal = 1002; ordinal < 2999; ordinal++) set.add(ordinal);
    expect(runs()).toEqual([1]);
    set.remove(2000);
    expect([runs(), set.size]).toEqual([[2], 3999]);
  });

  it('a bitmap that has become small gives its memory back', () => {
    const set = OrdinalSet.fromSorted(Uint32Array.from({ length: 6000 }, (_, i) => 1 + 5 * i));
    const before = set.bytes;
    for (let i = 0; i < 5500; i++) set.remove(1 + 5 * i);
    expect([set.size, set.bytes < before - 4000]).toEqual([500, true]);
  });
});
