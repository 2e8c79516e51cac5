/**
 * Guards the speed of the main questions without a clock: over the same data they always do the same work, and this
 * is how much. A change that makes a number larger has to say why; one that makes it smaller writes the new one here.
 */
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { NumberColumn } from './column.ts';
import { count, page } from './evaluate.ts';
import { all, any, type Expression, everyone, inRange, inSet, not } from './expression.ts';
import { facets } from './facets.ts';
import { WORDS } from './kernels.ts';
import { OrdinalSet } from './ordinal-set.ts';
import { overlap } from './overlap.ts';
import { randomFrom } from './slow-twin.ts';
import { pageSorted } from './sorted-page.ts';
import { type Loops, newLoops, setWide, Wide } from './wide.ts';

interface Work {
  /** Loops entered. */
  loops: number;
  /** Words of 32 bits that went through them. */
  words: number;
  /** Single values, or stretches of a run block, that were looked up or put in. */
  values: number;
  /** Blocks fetched from sets. */
  blocks: number;
}

const work: Work = vi.hoisted(() => ({ loops: 0, words: 0, values: 0, blocks: 0 }));

function counted<M extends object>(module: M, per: (args: readonly unknown[]) => Partial<Work>): M {
  const wrapped: Record<string, unknown> = Object.fromEntries(Object.entries(module));
  for (const [name, value] of Object.entries(module))
    if (typeof value === 'function' && /^(count|and|or|filter|scan)/.test(name))
      wrapped[name] = (...args: unknown[]) => {
        const { words = 0, values = 0 } = per(args);
        work.loops++;
        work.words += words;
        work.values += values;
        return value(...args);
      };
  return wrapped as M;
}

vi.mock('./kernels.ts', async (original) =>
  counted(await original<typeof import('./kernels.ts')>(), (args) => ({
    words: 2048 * args.filter((arg) => arg instanceof Int32Array).length,
  })),
);
vi.mock('./filter.ts', async (original) =>
  counted(await original<typeof import('./filter.ts')>(), (args) => ({ values: Number(args[1]) })),
);
vi.mock('./runs.ts', async (original) =>
  counted(await original<typeof import('./runs.ts')>(), ([block]) => ({
    values: (block as { runs: number }).runs,
  })),
);

/** The loops in lanes, watched. */
function watched(): Wide {
  const loops = newLoops();
  if (!loops) throw new Error('no WebAssembly');
  const did = (words: number, values = 0): void => {
    work.loops++;
    work.words += words;
    work.values += values;
  };
  const seen: Loops = {
    ...loops,
    meet: (slots, n, m, out) => {
      did((n + m + (out ? 1 : 0)) * WORDS);
      return loops.meet(slots, n, m, out);
    },
    reach: (terms, n, planes, top, start, out) => {
      did(n * WORDS);
      loops.reach(terms, n, planes, top, start, out);
    },
    addList: (list, n, slot) => {
      did(0, n);
      loops.addList(list, n, slot);
    },
    addRuns: (runs, n, slot) => {
      did(0, n);
      loops.addRuns(runs, n, slot);
    },
    hitsOfList: (list, n, slot) => {
      did(0, n);
      return loops.hitsOfList(list, n, slot);
    },
    hitsOfRuns: (runs, n, slot) => {
      did(0, n);
      return loops.hitsOfRuns(runs, n, slot);
    },
    scanInts: (values, n, low, high, out) => {
      did(n);
      loops.scanInts(values, n, low, high, out);
    },
    scanNumbers: (values, n, low, high, out) => {
      did(2 * n);
      loops.scanNumbers(values, n, low, high, out);
    },
  };
  return new Wide(seen);
}

// The shape of the benchmarks (bench/support/shape.ts) with 100,000 people: every second tag in stretches.
const PEOPLE = 100_000;
const random = randomFrom(20261123);
const share = (rank: number): number => Math.min(0.6, 1.6 * rank ** -0.9);

function holders(rank: number): OrdinalSet {
  const found = new Uint32Array(PEOPLE);
  let n = 0;
  let inside = false;
  let left = 0;
  for (let ordinal = 1; ordinal <= PEOPLE; ordinal++) {
    if (rank % 2 === 0 && left-- <= 0) {
      inside = !inside;
      left = -Math.log(1 - random()) * 2000 * (inside ? 1 : 0.9 / share(rank) - 1);
    }
    if (random() < (rank % 2 === 1 ? share(rank) : inside ? 0.9 : 0)) found[n++] = ordinal;
  }
  return OrdinalSet.fromSorted(found.subarray(0, n));
}

const alive = OrdinalSet.range(1, PEOPLE);
const tags = Array.from({ length: 300 }, (_, i) => holders(i + 1));
const tag = (rank: number): Expression => inSet(tags[rank - 1] ?? alive);
const amounts = new NumberColumn();
const times = new NumberColumn();
for (let ordinal = 1; ordinal <= PEOPLE; ordinal++) {
  if (random() < 0.7) amounts.set(ordinal, Math.floor(random() * 100_000));
  times.set(ordinal, 1_700_000_000_000 + Math.floor(random() * 1.5e10));
}
const ranks = (from: number, n: number, step = 1): number[] =>
  Array.from({ length: n }, (_, i) => from + i * step);
const twenty = ranks(1, 20, 3).map(tag);
const audience = all(any(tag(9), tag(11), tag(14)), tag(3));

const counts: Readonly<Record<string, Expression>> = {
  '3 tags': all(tag(1), tag(3), tag(5)),
  '3 tags, mixed': all(tag(2), tag(7), tag(12)),
  '3 tags, rare and dense': all(tag(1), tag(2), tag(201)),
  'any of 3, with 1, without 1': all(any(tag(9), tag(11), tag(14)), tag(3), not(tag(5))),
  '10 tags': all(...ranks(1, 10).map(tag)),
  'any of 20': any(...twenty),
  'at least 5 of 20': { op: 'atLeast', k: 5, of: twenty },
  '1 without 6 and without a pair': all(
    tag(1),
    ...ranks(10, 6, 5).map((rank) => not(tag(rank))),
    not(all(tag(3), tag(5))),
  ),
  'tag, amount and time': all(
    tag(3),
    inRange(amounts, { gte: 2000, lte: 50_000 }),
    inRange(times, { gte: 1_710_000_000_000 }),
  ),
};
const questions: Readonly<Record<string, () => unknown>> = {
  ...Object.fromEntries(Object.entries(counts).map(([name, asked]) => [name, () => count(asked, alive)])),
  'facets of everyone': () => facets(everyone, alive, tags),
  'facets of an audience': () => facets(audience, alive, tags),
  'a late page': () => page(audience, alive, PEOPLE - 20_000, 50),
  'a late page by amount': () =>
    pageSorted(audience, alive, amounts, { order: 'desc', after: { ordinal: 7, value: 9000 }, limit: 50 }),
  'overlap of 60': () => overlap(ranks(1, 60).map(tag), alive),
};

function workOf(question: () => unknown): string {
  Object.assign(work, { loops: 0, words: 0, values: 0, blocks: 0 });
  question();
  return `${work.loops} loops, ${work.words} words, ${work.values} values, ${work.blocks} blocks`;
}

const fetch = OrdinalSet.prototype.blockOf;
beforeEach(() => {
  vi.spyOn(OrdinalSet.prototype, 'blockOf').mockImplementation(function (this: OrdinalSet, key) {
    work.blocks++;
    return fetch.call(this, key);
  });
});
afterAll(() => setWide(true));

describe('the main questions do no more work than this', () => {
  it('in lanes', () => {
    setWide(watched());
    expect(Object.entries(questions).map(([name, ask]) => `${name}: ${workOf(ask)}`)).toMatchInlineSnapshot(`
      [
        "3 tags: 4 loops, 16384 words, 2 values, 6 blocks",
        "3 tags, mixed: 4 loops, 14336 words, 344 values, 6 blocks",
        "3 tags, rare and dense: 6 loops, 16384 words, 1289 values, 6 blocks",
        "any of 3, with 1, without 1: 7 loops, 32768 words, 335 values, 16 blocks",
        "10 tags: 4 loops, 45056 words, 2 values, 20 blocks",
        "any of 20: 20 loops, 55296 words, 31496 values, 40 blocks",
        "at least 5 of 20: 22 loops, 88064 words, 31496 values, 79 blocks",
        "1 without 6 and without a pair: 11 loops, 43008 words, 6014 values, 18 blocks",
        "tag, amount and time: 14 loops, 184320 words, 2 values, 10 blocks",
        "facets of everyone: 508 loops, 356352 words, 327598 values, 600 blocks",
        "facets of an audience: 515 loops, 401408 words, 327931 values, 614 blocks",
        "a late page: 5 loops, 22528 words, 334 values, 7 blocks",
        "a late page by amount: 14 loops, 131072 words, 335 values, 18 blocks",
        "overlap of 60: 3440 loops, 10373120 words, 291518 values, 120 blocks",
      ]
    `);
  });

  it('in plain loops', () => {
    setWide(false);
    expect(Object.entries(questions).map(([name, ask]) => `${name}: ${workOf(ask)}`)).toMatchInlineSnapshot(`
      [
        "3 tags: 2 loops, 16384 words, 0 values, 6 blocks",
        "3 tags, mixed: 2 loops, 14336 words, 0 values, 6 blocks",
        "3 tags, rare and dense: 6 loops, 0 words, 2618 values, 6 blocks",
        "any of 3, with 1, without 1: 4 loops, 32768 words, 0 values, 16 blocks",
        "10 tags: 16 loops, 20480 words, 538 values, 20 blocks",
        "any of 20: 9 loops, 88064 words, 0 values, 40 blocks",
        "at least 5 of 20: 2 loops, 8192 words, 0 values, 79 blocks",
        "1 without 6 and without a pair: 7 loops, 55296 words, 0 values, 18 blocks",
        "tag, amount and time: 10 loops, 45056 words, 0 values, 10 blocks",
        "facets of everyone: 506 loops, 356352 words, 299376 values, 600 blocks",
        "facets of an audience: 510 loops, 389120 words, 327596 values, 614 blocks",
        "a late page: 2 loops, 16384 words, 0 values, 7 blocks",
        "a late page by amount: 8 loops, 49152 words, 0 values, 18 blocks",
        "overlap of 60: 3293 loops, 4845568 words, 3615106 values, 120 blocks",
      ]
    `);
  });
});
