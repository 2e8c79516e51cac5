import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atOnce, inSlices } from '#kernel';
import { inSet, not } from './expression.ts';
import { OrdinalSet } from './ordinal-set.ts';
import { overlap, overlapSteps } from './overlap.ts';
import { ordinals } from './slow-twin.ts';

const alive = OrdinalSet.range(1, 100_000);
const first = OrdinalSet.range(1, 40_000);
const second = OrdinalSet.range(30_001, 50_000);
const nobody = new OrdinalSet();

describe('overlap', () => {
  it('gives count, Jaccard and lift of every pair', () =>
    expect(overlap([first, second, nobody].map(inSet), alive)).toEqual({
      base: 100_000,
      sizes: [40_000, 20_000, 0],
      pairs: [
        // 10,000 / 50,000; 0.1 / (0.4 · 0.2)
        { a: 0, b: 1, count: 10_000, jaccard: 0.2, lift: 1.25 },
        { a: 0, b: 2, count: 0, jaccard: 0, lift: null },
        { a: 1, b: 2, count: 0, jaccard: 0, lift: null },
      ],
    }));

  it('measures shares within the audience that is given', () =>
    expect(overlap([inSet(first), inSet(second)], alive, not(inSet(OrdinalSet.range(1, 20_000))))).toEqual({
      base: 80_000,
      sizes: [20_000, 20_000],
      pairs: [{ a: 0, b: 1, count: 10_000, jaccard: 1 / 3, lift: 2 }],
    }));

  it('says nothing about two that are empty', () =>
    expect(overlap([inSet(nobody), inSet(nobody)], alive).pairs).toEqual([
      { a: 0, b: 1, count: 0, jaccard: null, lift: null },
    ]));

  it('counts as plain sets do, in one go or in steps', () =>
    fc.assert(
      fc.property(fc.array(ordinals(true), { minLength: 2, maxLength: 4 }), ordinals(true), (lists, base) => {
        const sets = lists.map((list) => OrdinalSet.fromSorted(list));
        const within = new Set(base);
        const plain = lists.map((list) => new Set(list.filter((ordinal) => within.has(ordinal))));
        const living = OrdinalSet.fromSorted(base);
        const found = overlap(sets.map(inSet), living);
        expect(found.sizes).toEqual(plain.map((set) => set.size));
        for (const { a, b, count } of found.pairs)
          expect(count).toBe([...(plain[a] ?? [])].filter((ordinal) => plain[b]?.has(ordinal)).length);
        expect(atOnce(overlapSteps(sets.map(inSet), living))).toEqual(found);
      }),
      { numRuns: 60 },
    ));

  it('in steps is of the moment of the first step', () => {
    const moving = first.clone();
    const steps = overlapSteps([inSet(moving), inSet(second)], alive);
    steps.next();
    moving.removeMany(moving.ordinals());
    expect(atOnce(steps).pairs[0]?.count).toBe(10_000);
  });
});

describe('slices', () => {
  function* work(steps: number): Generator<void, string> {
    for (let i = 0; i < steps; i++) yield;
    return 'done';
  }

  it('pause whenever the budget is used up, and only then', async () => {
    let now = 0;
    let pauses = 0;
    const clock = () => now++;
    const pause = async () => {
      pauses++;
    };
    expect(await inSlices(work(100), { clock, pause, budget: 10 })).toBe('done');
    expect(pauses).toBe(10);
    expect(await inSlices(work(5), { clock: () => 0, pause, budget: 10 })).toBe('done');
    expect(pauses).toBe(10);
  });

  it('pass on what a step throws', async () => {
    function* broken(): Generator<void, never> {
      yield;
      throw new Error('broken');
    }
    await expect(inSlices(broken())).rejects.toThrow('broken');
  });
});
