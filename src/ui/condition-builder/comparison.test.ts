import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AttributeType, type Operators, operatorsOf, parseCondition } from '#features/conditions/core';
import {
  type ComparedType,
  type Comparison,
  comparisonName,
  comparisonsFor,
  comparisonsIn,
  firstComparison,
  withComparison,
} from './comparison.ts';
import { isCompared } from './finished.ts';
import { builderTexts } from './texts.ts';

const types = Object.keys(operatorsOf) as AttributeType[];

it.each(types)('a control offers for %s only what the language allows', (type) => {
  const offered = comparisonsFor(type, 'filled');
  expect(offered.length).toBeGreaterThan(1);
  for (const each of offered)
    expect(operatorsOf[type]).toContain(each === 'filled' || each === 'empty' ? 'exists' : each);
});

it('what a condition from elsewhere uses can be chosen too', () =>
  expect(comparisonsFor('one', 'is')).toEqual(['in', 'notIn', 'filled', 'empty', 'is']));

it('which tag came must be said, what it took the place of may be nothing', () => {
  expect(comparisonsFor('tag', 'in')).toEqual(['in']);
  expect(comparisonsFor('otherTag', 'in')).toEqual(['in', 'filled', 'empty']);
});

describe('going from one comparison to another', () => {
  it.each<[Operators, Comparison, Comparison, ComparedType, Operators]>([
    [{ gte: 5 }, 'gte', 'lt', 'number', { lt: 5 }],
    [{ gte: 5 }, 'gte', 'between', 'number', { between: [5, ''] }],
    [{ between: [5, 9] }, 'between', 'lte', 'number', { lte: 5 }],
    [{ is: 'a' }, 'is', 'in', 'text', { in: ['a'] }],
    [{ in: ['a', 'b'] }, 'in', 'notIn', 'one', { notIn: ['a', 'b'] }],
    [{ in: ['a', 'b'] }, 'in', 'contains', 'text', { contains: 'a' }],
    [{ gte: 5 }, 'gte', 'filled', 'number', { exists: true }],
    [{ exists: true }, 'filled', 'gte', 'number', { gte: '' }],
    [{ is: false }, 'is', 'empty', 'boolean', { exists: false }],
    [{ exists: false }, 'empty', 'is', 'boolean', { is: true }],
    [{ gte: 1, lt: 9 }, 'lt', 'lte', 'number', { gte: 1, lte: 9 }],
  ])('%j from %s to %s of %s', (operators, from, to, type, expected) =>
    expect(withComparison(operators, from, to, type)).toEqual(expected),
  );

  it('whatever is chosen one after the other, what is finished is a condition', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...types),
        fc.array(fc.nat(), { maxLength: 6 }),
        fc.constantFrom<Operators>({}, { is: 'x' }, { gte: 3 }, { in: ['x', 'y'] }, { between: [1, 2] }),
        (type, choices, begin) => {
          let operators = Object.keys(begin).length > 0 ? begin : firstComparison(type);
          for (const choice of choices) {
            const [current = 'filled'] = comparisonsIn(operators);
            const all = comparisonsFor(type, current);
            operators = withComparison(operators, current, all[choice % all.length] ?? current, type);
          }
          expect(comparisonsIn(operators)).toHaveLength(1);
          if (isCompared(operators)) parseCondition({ attribute: 'a', ...operators });
        },
      ),
    ));
});

it('every comparison has a name', () => {
  for (const type of [...types, 'free' as const])
    for (const each of comparisonsFor(type, 'filled')) {
      const name = comparisonName(each, type);
      if ('key' in name) expect(builderTexts.rows).toHaveProperty(name.key);
      else expect(name.sign).toHaveLength(1);
    }
});
