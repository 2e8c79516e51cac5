import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '#kernel';
import { conditionSchema, parseCondition } from './check.ts';
import { anyCondition } from './random.ts';
import { conditionStructure } from './shapes.ts';

/** The refusal of a value; accepting it fails the test. */
function refusal(value: unknown, at = ''): AppError {
  try {
    parseCondition(value, at);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('was accepted');
}

const nested = (depth: number, wrap: (inner: unknown) => unknown): unknown => {
  let value: unknown = { tag: 'x' };
  for (let i = 0; i < depth; i++) value = wrap(value);
  return value;
};

describe('a wrong shape is refused with its field and its remedy', () => {
  it.each<[name: string, value: unknown, path: string, code: string, facts?: object]>([
    ['nothing', null, '', 'wrongType', { expected: 'condition', got: 'null' }],
    ['a list', [], '', 'wrongType', { got: 'list' }],
    ['an empty object', {}, '', 'noKind'],
    ['a misspelt kind', { tga: 'x' }, '', 'noKind', { fields: 'tga', near: 'tag' }],
    [
      'an unknown field',
      { tag: 'x', assignd: { last: '7d' } },
      'assignd',
      'unknownField',
      { near: 'assigned' },
    ],
    ['an unknown field inside', { all: [{ tag: 'x' }, { tag: 'y', foo: 1 }] }, 'all.1.foo', 'unknownField'],
    ['two kinds in one', { tag: 'x', audience: 'y' }, 'audience', 'unknownField'],
    ['of without atLeast', { of: [] }, '', 'noKind'],
    ['atLeast without of', { atLeast: 1 }, 'of', 'required'],
    ['atLeast 0', { atLeast: 0, of: [{ tag: 'x' }] }, 'atLeast', 'tooShort', { min: 1 }],
    ['atLeast of a fraction', { atLeast: 1.5, of: [{ tag: 'x' }] }, 'atLeast', 'wrongType'],
    [
      'more than there are',
      { atLeast: 2, of: [{ tag: 'x' }] },
      'atLeast',
      'moreThanThere',
      { atLeast: 2, there: 1 },
    ],
    ['all that is no list', { all: { tag: 'x' } }, 'all', 'wrongType', { expected: 'array', got: 'object' }],
    [
      'a tag that is a number',
      { not: { tag: 5 } },
      'not.tag',
      'wrongType',
      { expected: 'string', got: 'number' },
    ],
    ['an empty tag', { tag: ' ' }, 'tag', 'tooShort'],
    ['an unknown source', { tag: 'x', source: ['rules'] }, 'source.0', 'notOneOf', { near: 'rule' }],
    ['a group without a question', { group: 'x' }, '', 'needsOne', { options: 'min, max, any, none' }],
    ['a group with two questions', { group: 'x', min: 'y', none: true }, '', 'needsOne'],
    ['any: false', { group: 'x', any: false }, 'any', 'notOneOf', { options: 'true' }],
    [
      'an object that cannot be text',
      { group: 'x', any: { toString: 1 } },
      'any',
      'notOneOf',
      { value: 'object' },
    ],
    ['an attribute without comparison', { attribute: 'x' }, '', 'noOperator'],
    [
      'a comparison with an object',
      { attribute: 'x', is: {} },
      'is',
      'wrongType',
      { expected: 'string, number, boolean' },
    ],
    ['between with one end', { attribute: 'x', between: [1] }, 'between', 'tooShort', { min: 2 }],
    ['an empty list of values', { attribute: 'x', in: [] }, 'in', 'tooShort', { min: 1 }],
    ['NaN', { attribute: 'x', gt: Number.NaN }, 'gt', 'wrongType'],
    ['a measure without measure', { did: 'x', measure: { gte: 1 } }, 'measure', 'needsOne'],
    ['two measures', { did: 'x', measure: { sum: 'a', avg: 'a', gte: 1 } }, 'measure', 'needsOne'],
    ['a measure without comparison', { did: 'x', measure: { sum: 'a' } }, 'measure', 'noOperator'],
    ['where without property', { did: 'x', where: [{ gte: 1 }] }, 'where.0.property', 'required'],
    ['an empty count', { did: 'x', count: {} }, 'count', 'needsOne'],
    ['a negative count', { did: 'x', count: { min: -1 } }, 'count.min', 'tooShort'],
    ['an empty window', { did: 'x', within: {} }, 'within', 'needsOne'],
    ['two windows', { did: 'x', within: { last: '7d', calendar: 'today' } }, 'within', 'needsOne'],
    [
      'an unknown calendar word',
      { did: 'x', within: { calendar: 'thisWeak' } },
      'within.calendar',
      'notOneOf',
      { near: 'thisWeek, thisYear' },
    ],
    [
      'an unknown status',
      { follow: { status: ['activ'] } },
      'follow.status.0',
      'notOneOf',
      { near: 'active' },
    ],
    ['text with a NUL', { tag: 'a\u0000b' }, 'tag', 'nulCharacter'],
    ['half a character', { tag: 'a\ud800' }, 'tag', 'badUnicode'],
    ['a name of a megabyte', { all: [{ tag: 'x'.repeat(1e6) }] }, 'all.0.tag', 'tooLong', { max: 500 }],
  ])('%s', (_, value, path, code, facts) => {
    const error = refusal(value);
    expect(error).toMatchObject({ kind: 'invalid', code: 'condition.invalid' });
    expect(error.details[0]).toMatchObject(facts ? { path, code, facts } : { path, code });
  });

  it('names every wrong field at once', () => {
    const error = refusal({ all: [{ tag: 1 }, { any: [{ foo: 1 }, { did: 'x', count: { min: 'two' } }] }] });
    expect(error.details.map(({ path }) => path)).toEqual([
      'all.0.tag',
      'all.1.any.0',
      'all.1.any.1.count.min',
    ]);
  });

  it('puts the caller’s own path before each', () =>
    expect(refusal({ all: [{ tag: 1 }] }, 'condition').details[0]?.path).toBe('condition.all.0.tag'));
});

describe('what could exhaust the program is refused first', () => {
  it.each<[string, unknown, string]>([
    ['10,000 nots', nested(10_000, (inner) => ({ not: inner })), 'condition.tooDeep'],
    ['10,000 alls', nested(10_000, (inner) => ({ all: [inner] })), 'condition.tooDeep'],
    ['10,000 lists inside a value', { tag: nested(10_000, (inner) => [inner]) }, 'condition.tooDeep'],
    ['33 levels', nested(32, (inner) => ({ any: [inner] })), 'condition.tooDeep'],
    ['501 conditions', { all: Array.from({ length: 500 }, () => ({ tag: 'x' })) }, 'condition.tooLarge'],
    ['a million parts', { any: new Array(1_000_000).fill(0) }, 'condition.tooLarge'],
    ['a million values', { attribute: 'x', in: new Array(1_000_000).fill('y') }, 'condition.tooLarge'],
    [
      'a million fields',
      Object.fromEntries(Array.from({ length: 1_000_000 }, (_, i) => [`f${i}`, 1])),
      'condition.tooLarge',
    ],
  ])('%s', (_, value, code) => expect(refusal(value)).toMatchObject({ kind: 'invalid', code }));

  it('a condition that contains itself', () => {
    const value: { all: unknown[] } = { all: [] };
    value.all.push(value);
    expect(refusal(value).code).toBe('condition.tooDeep');
  });

  it('but not what is just small enough', () => {
    expect(() => parseCondition(nested(31, (inner) => ({ any: [inner] })))).not.toThrow();
    const wide = {
      all: Array.from({ length: 499 }, () => ({ did: 'x', where: [{ property: 'p', between: [1, 2] }] })),
    };
    expect(() => parseCondition(wide)).not.toThrow();
    const list = Array.from({ length: 1000 }, (_, i) => i);
    expect(() => parseCondition({ attribute: 'x', in: list })).not.toThrow();
  });
});

describe('the schemas agree with the parser', () => {
  it('the documented structure accepts every condition', () =>
    fc.assert(fc.property(anyCondition, (c) => conditionStructure.safeParse(c).success)));

  it('the documented structure refuses what the parser refuses for its shape', () =>
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const parsed = conditionStructure.safeParse(value).success;
        expect(conditionSchema.safeParse(value).success).toBe(parsed);
      }),
    ));

  it('the contract schema reports the same paths and codes', () => {
    const result = conditionSchema.safeParse({ all: [{ tag: 1 }] });
    expect(result.error?.issues).toMatchObject([
      { path: ['all', '0', 'tag'], params: { code: 'wrongType' } },
    ]);
  });
});
