import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atOnce } from '#kernel';
import { type BranchCount, countBranches } from './branches.ts';
import { NumberColumn } from './column.ts';
import { count, evaluate, iterate, page } from './evaluate.ts';
import { all, any, type Expression, everyone, inRange, inSet, not } from './expression.ts';
import { facetSteps, facets } from './facets.ts';
import { OrdinalSet } from './ordinal-set.ts';
import {
  expressionOf,
  firstDifference,
  holds,
  ordinals,
  randomFrom,
  type SlowWorld,
  type Tree,
  trees,
  type World,
} from './slow-twin.ts';

const SETS = 5;
const COLUMNS = 2;

interface Case {
  readonly alive: readonly number[];
  readonly living: OrdinalSet;
  readonly world: World;
  readonly slow: SlowWorld;
}

/** Values −3 to 12 for about two thirds; the second column has halves, so that it is stored as doubles. */
function columnsOf(
  among: Iterable<number>,
  seed: number,
): { columns: NumberColumn[]; plain: Map<number, number>[] } {
  const random = randomFrom(seed);
  const columns = Array.from({ length: COLUMNS }, () => new NumberColumn());
  const plain = columns.map(() => new Map<number, number>());
  for (const ordinal of among)
    for (let i = 0; i < COLUMNS; i++)
      if (random() < 0.66)
        plain[i]?.set(ordinal, Math.floor(random() * 16) - 3 + (i === 1 && random() < 0.5 ? 0.5 : 0));
  plain.forEach((map, i) => {
    for (const [ordinal, value] of map) columns[i]?.set(ordinal, value);
  });
  return { columns, plain };
}

const cases = (heavy: boolean): fc.Arbitrary<Case> =>
  fc
    .tuple(
      ordinals(heavy),
      fc.array(ordinals(heavy), { minLength: SETS, maxLength: SETS }),
      fc.integer(),
      fc.boolean(),
    )
    .map(([alive, members, seed, everybody]) => {
      // Half of the time all members live, otherwise sets also hold the dead.
      const living = new Set(alive);
      if (everybody) for (const list of members) for (const ordinal of list) living.add(ordinal);
      const sorted = Uint32Array.from(living).sort();
      const { columns, plain } = columnsOf(
        sorted.filter((_, i) => i % 3 > 0),
        seed,
      );
      return {
        alive: Array.from(sorted),
        living: OrdinalSet.fromSorted(sorted),
        world: { sets: members.map((list) => OrdinalSet.fromSorted(list)), columns },
        slow: { sets: members.map((list) => new Set(list)), columns: plain },
      };
    });

function checkBranches(tree: Tree, got: BranchCount, one: Case): void {
  const { alive, slow } = one;
  expect(got.count).toBe(alive.filter((ordinal) => holds(tree, slow, ordinal)).length);
  const of = 'of' in tree ? (Array.isArray(tree.of) ? (tree.of as readonly Tree[]) : [tree.of as Tree]) : [];
  expect(got.of.length).toBe(of.length);
  for (const [i, inner] of of.entries()) checkBranches(inner, got.of[i] as BranchCount, one);
}

function checkAnswers(tree: Tree, one: Case): void {
  const { alive, living, world, slow } = one;
  const expression = expressionOf(tree, world);
  const expected = alive.filter((ordinal) => holds(tree, slow, ordinal));
  expect(count(expression, living)).toBe(expected.length);
  const result = evaluate(expression, living);
  expect(result.size).toBe(expected.length);
  expect(firstDifference(result.ordinals(), expected)).toBe('none');
  const walked = [...iterate(expression, living)].flatMap((chunk) => Array.from(chunk));
  expect(firstDifference(walked, expected)).toBe('none');
  const middle = expected[expected.length >> 1] ?? 70_000;
  const later = expected.filter((ordinal) => ordinal > middle);
  const earlier = expected.filter((ordinal) => ordinal < middle).reverse();
  expect(Array.from(page(expression, living, middle, 60))).toEqual(later.slice(0, 60));
  expect(Array.from(page(expression, living, middle, 60, 'desc'))).toEqual(earlier.slice(0, 60));
  expect(Array.from(page(expression, living, null, 9))).toEqual(expected.slice(0, 9));
  const found = facets(expression, living, world.sets);
  expect(found).toEqual({
    count: expected.length,
    counts: slow.sets.map((set) => expected.filter((ordinal) => set.has(ordinal)).length),
  });
  expect(atOnce(facetSteps(expression, living, world.sets))).toEqual(found);
}

describe('every answer is the one of the plain reading', () => {
  it('for small sets with borders', () =>
    fc.assert(
      fc.property(cases(false), trees(SETS, COLUMNS), (one, tree) => checkAnswers(tree, one)),
      { numRuns: 600 },
    ));

  it('for sets of every shape', () =>
    fc.assert(
      fc.property(cases(true), trees(SETS, COLUMNS), (one, tree) => checkAnswers(tree, one)),
      { numRuns: 60 },
    ));

  it('for every branch of an expression', () =>
    fc.assert(
      fc.property(cases(false), trees(SETS, COLUMNS), (one, tree) =>
        checkBranches(tree, countBranches(expressionOf(tree, one.world), one.living), one),
      ),
      { numRuns: 180 },
    ));

  it('while sets, columns and the living change', () =>
    fc.assert(
      fc.property(
        cases(false),
        fc.array(
          fc.record({
            at: fc.tuple(fc.constantFrom(1, 0xffff, 0x10000, 0xfffffff0), fc.nat(14)).map(([a, b]) => a + b),
            what: fc.constantFrom('alive' as const, 'set', 'column'),
            index: fc.nat(COLUMNS - 1),
            on: fc.boolean(),
            tree: trees(SETS, COLUMNS),
          }),
          { minLength: 1, maxLength: 12 },
        ),
        ({ alive, living, world, slow }, changes) => {
          const plainAlive = new Set(alive);
          const plainSets = slow.sets.map((set) => new Set(set));
          const plainColumns = slow.columns.map((map) => new Map(map));
          for (const { at, what, index, on, tree } of changes) {
            if (what === 'column') {
              world.columns[index]?.set(at, on ? (at % 16) - 3 : null);
              if (on) plainColumns[index]?.set(at, (at % 16) - 3);
              else plainColumns[index]?.delete(at);
            } else {
              const set = what === 'alive' ? living : world.sets[index];
              const plain = what === 'alive' ? plainAlive : plainSets[index];
              if (on) expect(set?.add(at)).toBe(plain?.has(at) === false);
              else expect(set?.remove(at)).toBe(plain?.has(at));
              if (on) plain?.add(at);
              else plain?.delete(at);
            }
            const now = { sets: plainSets, columns: plainColumns };
            expect(count(expressionOf(tree, world), living)).toBe(
              [...plainAlive].filter((ordinal) => holds(tree, now, ordinal)).length,
            );
          }
        },
      ),
      { numRuns: 120 },
    ));
});

describe('laws that need no second engine', () => {
  const law = (
    name: string,
    left: (e: Expression, f: Expression) => Expression,
    right: (e: Expression, f: Expression) => Expression,
  ) =>
    it(name, () =>
      fc.assert(
        fc.property(cases(true), trees(SETS, COLUMNS), trees(SETS, COLUMNS), ({ living, world }, t, u) => {
          const [e, f] = [expressionOf(t, world), expressionOf(u, world)];
          expect(count(left(e, f), living)).toBe(count(right(e, f), living));
        }),
        { numRuns: 12 },
      ),
    );
  law('the order of branches does not matter', all, (e, f) => all(f, e));
  law(
    'not twice is nothing',
    (e) => not(not(e)),
    (e) => e,
  );
  law(
    'neither is not any',
    (e, f) => all(not(e), not(f)),
    (e, f) => not(any(e, f)),
  );
  law('at least one of two is any', (e, f) => ({ op: 'atLeast', k: 1, of: [e, f] }), any);
  law('at least two of two is all', (e, f) => ({ op: 'atLeast', k: 2, of: [e, f] }), all);
  law(
    'what is always true changes nothing',
    (e) => all(e, everyone),
    (e) => any(e, not(everyone)),
  );
});

describe('a funnel', () => {
  const sets = [
    OrdinalSet.range(1, 90_000),
    OrdinalSet.range(50_000, 100_000),
    OrdinalSet.of(60_000, 95_000),
  ];
  const alive = OrdinalSet.range(1, 100_000);

  it('counts what is left after each branch, in written order', () =>
    expect(countBranches(all(...sets.map(inSet)), alive)).toEqual({
      count: 1,
      of: [
        { count: 90_000, of: [] },
        { count: 50_001, of: [] },
        { count: 2, of: [] },
      ],
      funnel: [90_000, 40_001, 1],
    }));

  it('ends with the count, however branches overlap', () =>
    fc.assert(
      fc.property(
        cases(true),
        fc.array(trees(SETS, COLUMNS), { minLength: 1, maxLength: 4 }),
        ({ living, world }, list) => {
          const expression = all(...list.map((tree) => expressionOf(tree, world)));
          const { funnel, count: total } = countBranches(expression, living);
          expect(funnel?.[list.length - 1]).toBe(total);
          expect(funnel).toEqual([...(funnel ?? [])].sort((a, b) => b - a));
          expect(total).toBe(count(expression, living));
        },
      ),
      { numRuns: 20 },
    ));

  it('is only there when the top is an all', () => expect(countBranches(any(), alive).funnel).toBeNull());
});

describe('many branches at once', () => {
  const random = randomFrom(20);
  const alive = OrdinalSet.range(1, 140_000);
  const members = Array.from({ length: 24 }, (_, i) =>
    Uint32Array.from(
      new Set(Array.from({ length: 2 + i * i * 90 }, () => 1 + Math.floor(random() * 140_000))),
    ).sort(),
  );
  const sets = members.map((list) => OrdinalSet.fromSorted(list));
  const held = new Uint8Array(140_001);
  const weighed = new Uint32Array(140_001);
  const weights = members.map((_, i) => (i % 5) * 7 + 1);
  members.forEach((list, i) => {
    for (const ordinal of list) {
      held[ordinal] = (held[ordinal] ?? 0) + 1;
      weighed[ordinal] = (weighed[ordinal] ?? 0) + (weights[i] ?? 0);
    }
  });
  const of = sets.map(inSet);

  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 16, 17, 24, 25])('at least %s of 24', (k) =>
    expect(count({ op: 'atLeast', k, of }, alive)).toBe(
      held.filter((n, ordinal) => ordinal > 0 && n >= k).length,
    ),
  );

  it.each([1, 8, 30, 100, 217, 350, 351, 400])('weights of together at least %s', (k) =>
    expect(count({ op: 'atLeast', k, of, weights }, alive)).toBe(
      weighed.filter((n, ordinal) => ordinal > 0 && n >= k).length,
    ),
  );

  it('any and all of 24', () => {
    expect(count(any(...of), alive)).toBe(held.filter((n) => n > 0).length);
    expect(count(all(...of.slice(16)), alive)).toBe(
      members[23]?.filter((ordinal) => sets.slice(16).every((set) => set.has(ordinal))).length,
    );
  });
});

describe('what is not an expression is refused', () => {
  const alive = OrdinalSet.of(1);
  it.each<[string, Expression]>([
    ['a need that is not whole', { op: 'atLeast', k: 1.5, of: [] }],
    ['a weight that is not whole', { op: 'atLeast', k: 1, of: [everyone], weights: [0.5] }],
    ['a missing weight', { op: 'atLeast', k: 1, of: [everyone, everyone], weights: [1] }],
    ['weights beyond counting', { op: 'atLeast', k: 1, of: [everyone], weights: [2 ** 27] }],
    ['a range end that is no number', inRange(new NumberColumn(), { gte: Number.NaN })],
  ])('%s', (_, expression) => {
    expect(() => count(expression, alive)).toThrow(RangeError);
    expect(() => countBranches(expression, alive)).toThrow(RangeError);
  });
});

it('iterating keeps to the moment of its start', () => {
  const set = OrdinalSet.range(1, 200_000);
  const alive = OrdinalSet.range(1, 200_000);
  const pieces = iterate(inSet(set), alive);
  const first = pieces.next().value ?? new Uint32Array();
  set.removeMany(set.ordinals({ after: 100_000 }));
  alive.remove(150_000);
  const rest = [...pieces];
  expect(first.length + rest.reduce((sum, piece) => sum + piece.length, 0)).toBe(200_000);
});
