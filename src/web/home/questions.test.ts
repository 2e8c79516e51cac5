import { describe, expect, it } from 'vitest';
import { parseCondition } from '#features/conditions/core';
import { byAll, byNew, firstDay, newSince, newWith, outside, untagged } from './questions.ts';

describe('a period ends today, which counts', () => {
  it.each([
    [7, '2026-11-17'],
    [30, '2026-10-25'],
    [90, '2026-08-26'],
  ] as const)('%d days', (days, first) =>
    expect(firstDay(new Date('2026-11-23T01:00:00+08:00'), days, 'Asia/Shanghai')).toBe(first),
  );
});

it('asks only what the language of conditions knows', () => {
  const asked = [
    newSince('2026-10-25'),
    newWith(newSince('2026-10-25', ['tag_2']), 'tag_1'),
    ...Object.values(untagged([{ id: 'grp_1' }, { id: 'grp_2' }], ['tag_2']) ?? {}),
    outside(['tag_2', 'tag_3']),
  ];
  for (const condition of asked) expect(() => parseCondition(condition)).not.toThrow();
});

it('leaves nobody out when no tag marks colleagues', () => {
  expect(outside([])).toBeNull();
  expect(newSince('2026-10-25')).toEqual({ attribute: 'customer.createdAt', gte: '2026-10-25' });
});

it('does not ask for the untagged without a library, nor with an endless one', () => {
  expect(untagged([])).toBeNull();
  expect(untagged(Array.from({ length: 401 }, (_, i) => ({ id: `grp_${i}` })))).toBeNull();
});

it('ranks tags by what the card counts, without those nobody has', () => {
  const tag = (path: string, count: number, all: number) => ({ tag: path, path, group: '', count, all });
  const facets = [tag('a', 1, 90), tag('b', 5, 50), tag('c', 0, 99), tag('d', 5, 60), tag('e', 0, 0)];
  expect(byNew(facets, 3).map((f) => f.path)).toEqual(['d', 'b', 'a']);
  expect(byAll(facets, 2).map((f) => f.path)).toEqual(['c', 'a']);
});
