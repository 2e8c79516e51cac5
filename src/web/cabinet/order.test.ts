import { describe, expect, it } from 'vitest';
import { moved, renumbered, roomAt } from './order.ts';

const levels = [
  { id: 'high', order: 4 },
  { id: 'mid', order: 3 },
  { id: 'low', order: 2 },
];
const ids = (all: readonly { id: string }[]) => all.map((one) => one.id);

describe('a tag that is moved in its drawer', () => {
  it('takes its new place and leaves the others in their order', () => {
    expect(ids(moved(levels, 'low', 0))).toEqual(['low', 'high', 'mid']);
    expect(ids(moved(levels, 'high', 1))).toEqual(['mid', 'high', 'low']);
    expect(moved(levels, 'nobody', 0)).toBe(levels);
  });

  it('changes as few numbers as can be, and keeps the numbers in use', () => {
    expect(renumbered(moved(levels, 'low', 1), true)).toEqual([
      { id: 'low', order: 3 },
      { id: 'mid', order: 2 },
    ]);
    expect(renumbered(levels, true)).toEqual([]);
    expect(renumbered(levels.toReversed(), false)).toEqual([]);
  });

  it('numbers all anew where two share a number', () => {
    const same = [
      { id: 'a', order: 5 },
      { id: 'b', order: 5 },
    ];
    expect(renumbered(same, false)).toEqual([
      { id: 'a', order: 1 },
      { id: 'b', order: 2 },
    ]);
  });
});

describe('a new level', () => {
  const after = (at: number) => {
    const { order, others } = roomAt(levels, at);
    const all = levels.map((one) => others.find((other) => other.id === one.id) ?? one);
    return ids([...all, { id: 'new', order }].toSorted((a, b) => b.order - a.order));
  };
  it.each([
    [0, ['new', 'high', 'mid', 'low']],
    [1, ['high', 'new', 'mid', 'low']],
    [2, ['high', 'mid', 'new', 'low']],
    [3, ['high', 'mid', 'low', 'new']],
  ])('stands below %i others', (at, expected) => {
    expect(after(at)).toEqual(expected);
  });
  it('at the bottom, or in a gap, moves nobody', () => {
    expect(roomAt(levels, 3)).toEqual({ order: 0, others: [] });
    expect(roomAt([], 0)).toEqual({ order: 0, others: [] });
    const apart = [
      { id: 'a', order: 10 },
      { id: 'b', order: 1 },
    ];
    expect(roomAt(apart, 1)).toEqual({ order: 2, others: [] });
  });
});
