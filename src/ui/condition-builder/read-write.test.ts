import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition } from '#features/conditions/core';
import { type DraftNode, isGroup, linesOf, newGroup, newLine } from './draft.ts';
import { readCondition } from './read.ts';
import { partAt, writeDraft } from './write.ts';

/** Tags `g1/a`: the group is what stands before the stroke; `?/a` is unknown. */
const groupOf = (tag: string) => (tag.startsWith('?') ? undefined : tag.split('/')[0]);
const read = (condition: Condition) => readCondition(condition, groupOf);
const again = (condition: Condition) => writeDraft(read(condition)).condition;

const shapeOf = (node: DraftNode): unknown =>
  isGroup(node) ? [node.kind, ...node.of.map(shapeOf)] : [node.negated ? 'not' : 'is', node.leaf];

describe('a condition that is read', () => {
  it.each<[Condition, unknown]>([
    [{ tag: 'g1/a' }, ['all', ['is', { tags: ['g1/a'] }]]],
    [{ not: { tag: 'g1/a' } }, ['all', ['not', { tags: ['g1/a'] }]]],
    [
      { any: [{ tag: 'g1/a' }, { tag: 'g1/b' }] },
      ['any', ['is', { tags: ['g1/a'] }], ['is', { tags: ['g1/b'] }]],
    ],
    [{ all: [{ any: [{ tag: 'g1/a' }, { tag: 'g1/b' }] }] }, ['all', ['is', { tags: ['g1/a', 'g1/b'] }]]],
    [
      { all: [{ any: [{ tag: 'g1/a' }, { tag: 'g2/b' }] }] },
      ['all', ['any', ['is', { tags: ['g1/a'] }], ['is', { tags: ['g2/b'] }]]],
    ],
    [
      { all: [{ any: [{ tag: '?/a' }, { tag: '?/b' }] }] },
      ['all', ['any', ['is', { tags: ['?/a'] }], ['is', { tags: ['?/b'] }]]],
    ],
    [
      { all: [{ any: [{ tag: 'g1/a', assigned: { last: '7d' } }, { tag: 'g1/b' }] }] },
      ['all', ['any', ['is', { tags: ['g1/a'], assigned: { last: '7d' } }], ['is', { tags: ['g1/b'] }]]],
    ],
    [
      { not: { any: [{ tag: 'g1/a' }, { tag: 'g2/b' }] } },
      ['none', ['is', { tags: ['g1/a'] }], ['is', { tags: ['g2/b'] }]],
    ],
    [
      { not: { all: [{ tag: 'g1/a' }, { tag: 'g2/b' }] } },
      ['none', ['all', ['is', { tags: ['g1/a'] }], ['is', { tags: ['g2/b'] }]]],
    ],
    [{ not: { not: { tag: 'g1/a' } } }, ['none', ['not', { tags: ['g1/a'] }]]],
    [{ group: 'g1', any: true }, ['all', ['is', { group: 'g1', any: true }]]],
    [{ all: [] }, ['all']],
  ])('%j', (condition, shape) => expect(shapeOf(read(condition))).toEqual(shape));
});

const leaves = fc.oneof(
  fc.constantFrom<Condition>(
    { tag: 'g1/a' },
    { tag: 'g1/b' },
    { tag: 'g1/a', assigned: { last: '7d' } },
    { tag: 'g2/c', source: ['rule'], staff: 'stf_1' },
    { tag: '?/d' },
    { group: 'g1', min: 'b' },
    { group: 'g1', min: 'a', max: 'b' },
    { group: 'g1', any: true },
    { group: 'g2', none: true },
    { attribute: 'city', is: '上海' },
    { attribute: 'order.count', gte: 2, lt: 9 },
    { did: 'order.paid', count: { max: 0 }, within: { last: '30d' } },
    { did: 'order.paid', measure: { sum: 'amount', gte: 100_000 }, where: [{ property: 'amount', gte: 1 }] },
    { follow: { staff: ['stf_1'] } },
    { follow: {} },
    { audience: 'aud_1' },
    {
      did: 'order.paid',
      at: { weekdays: [3], from: '20:00' },
      after: { did: 'material.visit', within: '7d', without: { did: '投诉' } },
    },
  ),
);
const { condition: conditions } = fc.letrec<{ condition: Condition }>((tie) => {
  const inner = tie('condition') as fc.Arbitrary<Condition>;
  const list = fc.array(inner, { maxLength: 4 });
  const filled = fc.array(inner, { minLength: 1, maxLength: 4 });
  return {
    condition: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      leaves,
      list.map((all): Condition => ({ all })),
      list.map((any): Condition => ({ any })),
      inner.map((not): Condition => ({ not })),
      fc.tuple(filled, fc.nat()).map(([of, n]): Condition => ({ atLeast: 1 + (n % of.length), of })),
      fc
        .tuple(inner, inner, fc.integer({ min: 1, max: 3 }))
        .map(([a, b, atLeast]): Condition => ({ atLeast, of: [a, b, a], weights: [3, -1, 2] })),
    ),
  };
});

/** The plain meaning, with every leaf true or false at will. Empty groups are not finished: they say nothing. */
function holds(condition: Condition, truth: (leaf: Condition) => boolean): boolean {
  if ('group' in condition) return truth(condition);
  if ('all' in condition) return condition.all.every((part) => holds(part, truth));
  if ('any' in condition) return condition.any.some((part) => holds(part, truth));
  if ('not' in condition) return !holds(condition.not, truth);
  if ('atLeast' in condition)
    return (
      condition.of.reduce(
        (sum, part, i) => sum + (holds(part, truth) ? (condition.weights?.[i] ?? 1) : 0),
        0,
      ) >= condition.atLeast
    );
  return truth(condition);
}
const hasEmpty = (condition: Condition): boolean => {
  if ('group' in condition) return false;
  if ('all' in condition) return condition.all.length === 0 || condition.all.some(hasEmpty);
  if ('any' in condition) return condition.any.length === 0 || condition.any.some(hasEmpty);
  if ('not' in condition) return hasEmpty(condition.not);
  return 'atLeast' in condition && condition.of.some(hasEmpty);
};

it('reading and writing keeps the meaning, whatever is true of a customer', () =>
  fc.assert(
    fc.property(conditions, fc.func(fc.boolean()), (condition, chance) => {
      fc.pre(!hasEmpty(condition));
      const truth = (leaf: Condition) => chance(JSON.stringify(leaf));
      expect(holds(again(condition), truth)).toBe(holds(condition, truth));
    }),
    { numRuns: 500 },
  ));

it('what was written once is written the same way ever after', () =>
  fc.assert(
    fc.property(conditions, (condition) => {
      const once = again(condition);
      expect(again(once)).toEqual(once);
    }),
    { numRuns: 500 },
  ));

/** The part of a condition at a path of the language. */
function at(condition: unknown, path: string): unknown {
  let value = condition;
  for (const key of path ? path.split('.') : [])
    value = (value as Record<string, unknown> | undefined)?.[key];
  return value;
}

it('every place names the part of the written condition that it says', () =>
  fc.assert(
    fc.property(conditions, (condition) => {
      const draft = read(condition);
      const { condition: whole, places } = writeDraft(draft);
      for (const line of linesOf(draft)) {
        const place = places.get(line.id);
        expect(place).toBeDefined();
        if (!place) return;
        const part = at(whole, place.path);
        expect(part).toEqual(line.negated ? { not: at(whole, place.inner) } : at(whole, place.inner));
        if ('tags' in line.leaf)
          expect(place.tags.map((path) => at(whole, path))).toEqual(
            line.leaf.tags.map((tag) => ({ ...line.leaf, tags: undefined, tag })),
          );
        expect(partAt(places, `${place.path}.somewhere`)).toBe(line.id);
      }
    }),
  ));

describe('a draft that is written', () => {
  const done = newLine({ tags: ['g1/a'] });
  const open = newLine({ attribute: 'city', contains: '' });

  it('leaves out what is not finished', () => {
    const draft = newGroup('all', [open, done, newGroup('any', [open]), newGroup('none')]);
    const { condition, places } = writeDraft(draft);
    expect(condition).toEqual({ all: [{ tag: 'g1/a' }] });
    expect([...places.keys()]).toEqual([done.id, draft.id]);
    expect(places.get(done.id)?.path).toBe('all.0');
  });

  it('is everyone while nothing is finished, whatever its kind', () =>
    expect(writeDraft(newGroup('none', [open])).condition).toEqual({ all: [] }));

  it('asks for no more parts than are finished', () =>
    expect(writeDraft(newGroup('atLeast', [done, open, open], 3)).condition).toEqual({
      atLeast: 1,
      of: [{ tag: 'g1/a' }],
    }));

  it('counts those that a group leaves out where the negation has its inside', () => {
    const other = newLine({ tags: ['g2/b'] });
    const inner = newGroup('none', [done, other]);
    const { places } = writeDraft(newGroup('all', [inner]));
    expect(places.get(inner.id)).toEqual({ path: 'all.0', inner: 'all.0.not', tags: [] });
    expect(places.get(other.id)?.path).toBe('all.0.not.any.1');
  });
});
