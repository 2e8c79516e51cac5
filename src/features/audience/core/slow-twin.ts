/** For tests: random sets, columns and expressions, and the slow, obvious reading of what an expression means. */
import fc from 'fast-check';
import type { NumberColumn } from './column.ts';
import { all, any, type Expression, everyone, inRange, inSet, not, type Range } from './expression.ts';
import type { OrdinalSet } from './ordinal-set.ts';

/** Repeatable numbers in [0, 1) (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** First and last block, two neighbours: every border that an ordinal can stand at. */
const keys = [0, 1, 2, 65535];
const borders = [1, 2, 31, 32, 63, 64, 4095, 4096, 65534, 65535];

const shapes = {
  few: (random: () => number) => Array.from({ length: 1 + random() * 30 }, () => random() * 65536),
  borders: (random: () => number) => borders.filter(() => random() < 0.5),
  array: (random: () => number) => Array.from({ length: 50 + random() * 1500 }, () => random() * 65536),
  bitmap: (random: () => number) => Array.from({ length: 4500 + random() * 3000 }, () => random() * 65536),
  runs(random: () => number) {
    const out: number[] = [];
    for (let low = random() * 9000; low < 65536; low += 200 + random() * 20000) {
      for (let left = random() * 1200; left > 0 && low < 65536; left--) out.push(low++);
    }
    return out;
  },
  all: () => Array.from({ length: 65536 }, (_, low) => low),
};
type Shape = keyof typeof shapes;

const piece = (heavy: boolean) =>
  fc.record({
    key: fc.constantFrom(...keys),
    shape: fc.oneof(
      { weight: 16, arbitrary: fc.constantFrom<Shape>('few', 'borders') },
      { weight: heavy ? 24 : 3, arbitrary: fc.constantFrom<Shape>('array', 'runs') },
      { weight: heavy ? 15 : 0, arbitrary: fc.constant<Shape>('bitmap') },
      { weight: heavy ? 1 : 0, arbitrary: fc.constant<Shape>('all') },
    ),
    seed: fc.integer(),
  });

/** Strictly ascending ordinals: nothing, a few, arrays, bitmaps, runs and whole blocks, across block borders. */
export const ordinals = (heavy = false): fc.Arbitrary<Uint32Array<ArrayBuffer>> =>
  fc.array(piece(heavy), { maxLength: 3 }).map((pieces) => {
    const found = new Set<number>();
    for (const { key, shape, seed } of pieces)
      for (const low of shapes[shape](randomFrom(seed))) found.add(key * 65536 + Math.floor(low));
    found.delete(0);
    return Uint32Array.from(found).sort();
  });

/** For long lists: says where they first differ, at a hundredth of the price of a deep comparison. */
export function firstDifference(got: ArrayLike<number>, expected: ArrayLike<number>): string {
  for (let i = 0; i < Math.max(got.length, expected.length); i++)
    if (got[i] !== expected[i]) return `at ${i}: ${got[i]} instead of ${expected[i]}`;
  return 'none';
}

/** The form of an expression; leaves are positions in a list of sets and a list of columns. */
export type Tree =
  | { readonly op: 'everyone' }
  | { readonly op: 'set'; readonly index: number }
  | { readonly op: 'column'; readonly index: number; readonly range: Range }
  | { readonly op: 'all' | 'any'; readonly of: readonly Tree[] }
  | { readonly op: 'not'; readonly of: Tree }
  | {
      readonly op: 'atLeast';
      readonly k: number;
      readonly of: readonly Tree[];
      readonly weights: readonly number[] | null;
    };

const end = fc.integer({ min: -3, max: 12 });
const range: fc.Arbitrary<Range> = fc.oneof(
  fc.record({ gte: end, lte: end }, { requiredKeys: [] }),
  fc.record({ gt: end, lt: end.map((n) => n + 0.5) }, { requiredKeys: [] }),
  fc.record({ equal: end }),
);

/** Nested expressions over `sets` sets and `columns` columns. */
export const trees = (sets: number, columns: number): fc.Arbitrary<Tree> => {
  const set = fc.record({ op: fc.constant('set' as const), index: fc.nat(sets - 1) });
  const column = fc.record({ op: fc.constant('column' as const), index: fc.nat(columns - 1), range });
  return fc.letrec<{ tree: Tree; list: Tree[] }>((tie) => ({
    list: fc.array(tie('tree'), { maxLength: 4 }),
    tree: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      { weight: 5, arbitrary: set },
      { weight: 1, arbitrary: column },
      { weight: 1, arbitrary: fc.record({ op: fc.constant('everyone' as const) }) },
      {
        weight: 4,
        arbitrary: fc.record({ op: fc.constantFrom('all' as const, 'any' as const), of: tie('list') }),
      },
      { weight: 2, arbitrary: fc.record({ op: fc.constant('not' as const), of: tie('tree') }) },
      {
        weight: 2,
        arbitrary: fc
          .record({
            k: fc.integer({ min: -1, max: 6 }),
            of: fc.array(tie('tree'), { minLength: 1, maxLength: 7 }),
            weights: fc.option(fc.array(fc.integer({ min: -2, max: 9 }), { minLength: 7, maxLength: 7 })),
          })
          .map(({ k, of, weights }) => ({
            op: 'atLeast' as const,
            k,
            of,
            weights: weights ? weights.slice(0, of.length) : null,
          })),
      },
    ),
  })).tree;
};

export interface World {
  readonly sets: readonly OrdinalSet[];
  readonly columns: readonly NumberColumn[];
}

const pick = <T>(list: readonly T[], i: number): T => {
  const found = list[i];
  if (found === undefined) throw new Error(`nothing at ${i}`);
  return found;
};

/** The tree as the engine takes it. */
export function expressionOf(tree: Tree, world: World): Expression {
  switch (tree.op) {
    case 'everyone':
      return everyone;
    case 'set':
      return inSet(pick(world.sets, tree.index));
    case 'column':
      return inRange(pick(world.columns, tree.index), tree.range);
    case 'not':
      return not(expressionOf(tree.of, world));
    case 'all':
      return all(...tree.of.map((t) => expressionOf(t, world)));
    case 'any':
      return any(...tree.of.map((t) => expressionOf(t, world)));
    case 'atLeast': {
      const of = tree.of.map((t) => expressionOf(t, world));
      return tree.weights
        ? { op: 'atLeast', k: tree.k, of, weights: tree.weights }
        : { op: 'atLeast', k: tree.k, of };
    }
  }
}

export interface SlowWorld {
  readonly sets: readonly ReadonlySet<number>[];
  readonly columns: readonly ReadonlyMap<number, number>[];
}

/** Whether the tree holds for one living ordinal. */
export function holds(tree: Tree, world: SlowWorld, ordinal: number): boolean {
  const inner = (t: Tree) => holds(t, world, ordinal);
  switch (tree.op) {
    case 'everyone':
      return true;
    case 'set':
      return pick(world.sets, tree.index).has(ordinal);
    case 'column':
      return withinRange(pick(world.columns, tree.index).get(ordinal), tree.range);
    case 'not':
      return !inner(tree.of);
    case 'all':
      return tree.of.every(inner);
    case 'any':
      return tree.of.some(inner);
    case 'atLeast':
      return tree.of.reduce((sum, t, i) => sum + (inner(t) ? (tree.weights?.[i] ?? 1) : 0), 0) >= tree.k;
  }
}

function withinRange(value: number | undefined, { gt, gte, lt, lte, equal }: Range): boolean {
  if (value === undefined) return false;
  return (
    (gt === undefined || value > gt) &&
    (gte === undefined || value >= gte) &&
    (lt === undefined || value < lt) &&
    (lte === undefined || value <= lte) &&
    (equal === undefined || value === equal)
  );
}
