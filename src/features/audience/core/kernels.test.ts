import { describe, expect, it } from 'vitest';
import {
  and2,
  and3,
  and4,
  countAnd2,
  countAnd3,
  countAnd4,
  countOr3,
  countWords,
  or3,
  or4,
  popcount,
  WORDS,
  type Words,
  xor2,
} from './kernels.ts';
import { randomFrom } from './slow-twin.ts';

const random = randomFrom(7);
const words = (): Words => new Int32Array(WORDS).map(() => random() * 2 ** 32);
const [a, b, c, d] = [words(), words(), words(), words()];

const bitsOf = (word: number): number => (word >>> 0).toString(2).replaceAll('0', '').length;
const slowCount = (list: Words): number => list.reduce((sum, word) => sum + bitsOf(word), 0);
const at = (list: Words, i: number): number => list[i] ?? 0;
const made = (each: (i: number) => number): Words => new Int32Array(WORDS).map((_, i) => each(i));

describe('the loops over words do what the operators say', () => {
  it.each([0, 1, -1, 0x80000000, 0x7fffffff, 0x12345678, 0xaaaaaaaa])('population of %s', (word) =>
    expect(popcount(word)).toBe(bitsOf(word)),
  );

  it('population of a block', () => {
    expect(countWords(a)).toBe(slowCount(a));
    expect(countWords(new Int32Array(WORDS).fill(-1))).toBe(65536);
  });

  const flips = [0, -1];
  it.each(flips.flatMap((p) => flips.flatMap((q) => flips.map((r) => [p, q, r] as const))))(
    'intersections with flips %s %s %s',
    (p, q, r) => {
      const out = new Int32Array(WORDS);
      const two = made((i) => at(a, i) & (at(b, i) ^ p));
      expect([countAnd2(a, b, p), and2(a, b, p, out)]).toEqual([slowCount(two), slowCount(two)]);
      expect(out).toEqual(two);
      const three = made((i) => at(two, i) & (at(c, i) ^ q));
      expect([countAnd3(a, b, p, c, q), and3(a, b, p, c, q, out)]).toEqual([
        slowCount(three),
        slowCount(three),
      ]);
      expect(out).toEqual(three);
      const four = made((i) => at(three, i) & (at(d, i) ^ r));
      const size = slowCount(four);
      expect([countAnd4(a, b, p, c, q, d, r), and4(a, b, p, c, q, d, r, out)]).toEqual([size, size]);
      expect(out).toEqual(four);
    },
  );

  it('unions, also into an operand', () => {
    const three = made((i) => (at(a, i) | at(b, i) | at(c, i)) & at(d, i));
    const out = new Int32Array(WORDS);
    expect([countOr3(a, b, c, d), or3(a, b, c, d, out)]).toEqual([slowCount(three), slowCount(three)]);
    expect(out).toEqual(three);
    const inPlace = a.slice();
    expect(or4(inPlace, b, c, d, inPlace)).toBe(false);
    expect(inPlace).toEqual(made((i) => at(a, i) | at(b, i) | at(c, i) | at(d, i)));
    const rest = a.map((word) => ~word);
    expect(or4(a, rest, a, a, out)).toBe(true);
  });

  it('difference of both sides', () => {
    const out = new Int32Array(WORDS);
    expect(xor2(a, b, out)).toBe(slowCount(made((i) => at(a, i) ^ at(b, i))));
    expect(out).toEqual(made((i) => at(a, i) ^ at(b, i)));
  });
});
