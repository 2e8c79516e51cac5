import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import wabt from 'wabt';
import { NumberColumn } from './column.ts';
import { count, evaluate } from './evaluate.ts';
import { all, any, type Expression, everyone, inRange, inSet, not } from './expression.ts';
import { facets } from './facets.ts';
import { OrdinalSet } from './ordinal-set.ts';
import { overlap } from './overlap.ts';
import { expressionOf, ordinals, randomFrom, trees } from './slow-twin.ts';
import { pageSorted } from './sorted-page.ts';
import { setWide, wide } from './wide.ts';
import { wideBinary } from './wide-binary.ts';

afterEach(() => setWide(true));

/** The answer, after a look that it is the same without lanes. */
function bothWays<T>(answer: () => T): T {
  setWide(true);
  const fast = answer();
  setWide(false);
  expect(answer()).toEqual(fast);
  return fast;
}

it('the binary is what the source says', async () => {
  const source = new URL('wide.wat', import.meta.url);
  const { parseWat } = await wabt();
  const { buffer } = parseWat('wide.wat', readFileSync(source, 'utf8'), { simd: true }).toBinary({});
  expect(Buffer.from(buffer).toString('base64'), 'run: node scripts/assemble.mjs').toBe(wideBinary);
});

it('runs on every Node that is supported', () => expect(wide).not.toBeNull());

describe('with and without lanes all answers are the same', () => {
  it('for random expressions over sets of every shape', () =>
    fc.assert(
      fc.property(
        fc.array(ordinals(true), { minLength: 4, maxLength: 4 }),
        ordinals(true),
        trees(4, 1),
        (lists, living, tree) => {
          const sets = lists.map((list) => OrdinalSet.fromSorted(list));
          const alive = OrdinalSet.fromSorted(living);
          const column = new NumberColumn();
          for (const ordinal of lists[0] ?? []) column.set(ordinal, (ordinal % 37) / 2);
          const expression = expressionOf(tree, { sets, columns: [column] });
          bothWays(() => {
            const found = evaluate(expression, alive);
            expect(count(expression, alive)).toBe(found.size);
            return [...found.keys, ...facets(expression, alive, sets).counts];
          });
          setWide(true);
          const fast = evaluate(expression, alive);
          setWide(false);
          expect(evaluate(expression, alive).equals(fast)).toBe(true);
        },
      ),
      { numRuns: 60 },
    ));

  const random = randomFrom(3);
  const people = 150_000;
  const alive = OrdinalSet.range(5, people);
  const share = (p: number): OrdinalSet =>
    OrdinalSet.fromSorted(Uint32Array.from({ length: people }, (_, i) => i + 1).filter(() => random() < p));
  const stretches = OrdinalSet.fromSorted(
    Uint32Array.from({ length: people }, (_, i) => i + 1).filter((i) => i % 130 < 60 || i % 7000 < 3000),
  );
  const shares = [0.6, 0.5, 0.35, 0.2, 0.1, 0.06, 0.05, 0.03, 0.016, 0.01, 0.003].map(share);
  const sets = [...shares, stretches, OrdinalSet.range(100, 90_000), OrdinalSet.range(60_000, 70_000)];
  const amounts = new NumberColumn();
  const rates = new NumberColumn();
  for (const ordinal of share(0.8)) amounts.set(ordinal, Math.floor(random() * 2000) - 1000);
  for (const ordinal of share(0.9)) rates.set(ordinal, random() - 0.5);

  const dense: Readonly<Record<string, Expression>> = {
    'all and not': all(...sets.slice(0, 3).map(inSet), not(inSet(stretches)), not(inSet(sets[7] ?? alive))),
    'not of many': all(...sets.slice(3).map((set) => not(inSet(set)))),
    'any of all': any(...sets.map(inSet)),
    'any within a set': all(any(...sets.slice(4).map(inSet)), inSet(stretches)),
    'at least 4': { op: 'atLeast', k: 4, of: sets.map(inSet) },
    'at least 40 of weights': {
      op: 'atLeast',
      k: 40,
      of: sets.map(inSet),
      weights: sets.map((_, i) => 3 * i - 4),
    },
    'a range of whole numbers': inRange(amounts, { gte: -250.5, lt: 300 }),
    'a range of fractions': all(inRange(rates, { gt: -0.2, lte: 0.25 }), inSet(sets[0] ?? alive)),
    'an open range': inRange(amounts, { gte: 12 }),
  };
  it.each(Object.keys(dense))('%s', (name) => {
    const expression = dense[name] ?? everyone;
    const size = bothWays(() => count(expression, alive));
    expect(bothWays(() => evaluate(expression, alive).ordinals()).length).toBe(size);
    bothWays(() => facets(expression, alive, sets));
    bothWays(() =>
      pageSorted(expression, alive, amounts, { order: 'desc', after: { ordinal: 9, value: 3 }, limit: 20 }),
    );
  });

  it('overlap of every shape with every other', () => {
    bothWays(() => overlap(sets.map(inSet), alive));
    bothWays(() => overlap(sets.map(inSet), alive, not(inSet(stretches))));
  });
});

it('more branches than there is room for go the plain way', () => {
  const alive = OrdinalSet.range(1, 60_000);
  const many = Array.from({ length: 600 }, (_, i) => inSet(OrdinalSet.range(1 + i * 90, 40 + i * 90)));
  const either = bothWays(() => count(any(...many), alive));
  expect(either).toBe(600 * 40);
  expect(bothWays(() => count({ op: 'atLeast', k: 2, of: [...many, everyone] }, alive))).toBe(either);
});
