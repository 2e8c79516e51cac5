import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circleOf, levelsOf, type RuleNode } from './order-rules.ts';

const rule = (id: number, reads: number[], writes: number[]): RuleNode => ({
  id,
  reads: new Set(reads),
  writes,
});
const ids = (levels: readonly (readonly RuleNode[])[]) => levels.map((level) => level.map((one) => one.id));

describe('rules', () => {
  it('stand after those that write what they read', () => {
    const { levels, resting } = levelsOf([rule(1, [20], [30]), rule(2, [10], [20]), rule(3, [], [10])]);
    expect([ids(levels), resting.size]).toEqual([[[3], [2], [1]], 0]);
  });

  it('that wait for each other rest; who only reads what they write, or writes what they read, goes on', () => {
    const all = [
      rule(1, [10], [20]),
      rule(2, [20], [10]),
      rule(3, [20], [30]),
      rule(4, [40], [10]),
      rule(5, [50], [50]),
    ];
    const { levels, resting } = levelsOf(all);
    expect(ids(levels)).toEqual([[3, 4]]);
    expect(resting.get(1)).toEqual({ rules: [1, 2, 1], tags: [10, 20] });
    expect(resting.get(5)).toEqual({ rules: [5, 5], tags: [50] });
    expect([...resting.keys()]).toEqual([1, 2, 5]);
  });

  it('of a circle among others are not waited for by who stands outside', () => {
    const others = [rule(1, [10], [20]), rule(2, [20], [10])];
    const own = rule(3, [20], [30]);
    expect(circleOf(own, [...others, own])).toBeNull();
    const closing = rule(3, [20], [10]);
    expect(circleOf(closing, [...others, closing])?.rules).toEqual([3, 1, 3]);
  });

  it('rest exactly when they can reach themselves, and never stand before what they read', () => {
    const tag = fc.integer({ min: 1, max: 8 });
    const node = fc.record({
      reads: fc.array(tag, { maxLength: 3 }),
      writes: fc.array(tag, { maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(node, { maxLength: 8 }), (nodes) => {
        const all = nodes.map(({ reads, writes }, i) => rule(i, reads, writes));
        const waits = all.map((one) => all.map((other) => other.writes.some((each) => one.reads.has(each))));
        const reach = waits.map((row) => [...row]);
        for (const [k] of all.entries())
          for (const [i] of all.entries())
            for (const [j] of all.entries())
              if (reach[i]?.[k] && reach[k]?.[j] && reach[i]) (reach[i] as boolean[])[j] = true;
        const { levels, resting } = levelsOf(all);
        expect([...resting.keys()]).toEqual(all.filter(({ id }) => reach[id]?.[id]).map(({ id }) => id));
        const at = new Map(levels.flatMap((level, i) => level.map((one) => [one.id, i] as const)));
        for (const [reader, level] of at)
          for (const [writer, before] of at) if (waits[reader]?.[writer]) expect(before).toBeLessThan(level);
      }),
    );
  });
});
