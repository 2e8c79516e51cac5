import { describe, expect, it } from 'vitest';
import { AppError } from '#kernel';
import { shop } from './example.ts';
import type { Condition } from './language.ts';
import { nearest } from './nearest.ts';
import { type ResolveOptions, resolveCondition } from './resolve.ts';
import { branchesOf, leavesOf } from './resolved.ts';
import { vocabularyOf } from './vocabulary.ts';

const vocabulary = vocabularyOf(shop);
const resolve = (condition: Condition, options?: ResolveOptions) =>
  resolveCondition(condition, vocabulary, options);

function refusal(condition: unknown, using = vocabulary, options?: ResolveOptions): AppError {
  try {
    resolveCondition(condition, using, options);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('was accepted');
}

describe('a tag is found', () => {
  it.each([
    ['by group/name', '意向/高意向', 14],
    ['by its name alone when only one tag has it', '高意向', 14],
    ['by an alias', 'A意向', 14],
    ['by an alias with its group', '意向/A意向', 14],
    ['by its id', 'tag_14', 14],
    ['by the id of a tag that was merged into it', 'tag_99', 14],
    ['with spaces around it', ' 高意向 ', 14],
    ['with its group, though another group has the same name', '来源/其他', 32],
  ])('%s', (_, text, id) => expect(resolve({ tag: text })).toMatchObject({ kind: 'tag', tag: id }));

  it('by its own name even when that is an alias of another', () => {
    const groups = [{ id: 1, name: 'g', ordered: false, choice: 'single' as const }];
    const tags = [
      { id: 1, name: 'old', group: 1, order: 0 },
      { id: 2, name: 'new', group: 1, order: 0, aliases: ['old'] },
    ];
    expect(resolveCondition({ tag: 'old' }, vocabularyOf({ groups, tags }))).toMatchObject({ tag: 1 });
  });
});

describe('levels of an ordered group are resolved to tags', () => {
  it.each<[string, Condition, number[]]>([
    ['min', { group: '意向', min: '中意向' }, [13, 14]],
    ['max', { group: 'grp_1', max: '低意向' }, [11, 12]],
    ['min and max', { group: '意向', min: 'tag_12', max: '意向/中意向' }, [12, 13]],
    ['a bare name that other groups have too', { group: '阶段', min: '已成交' }, [54]],
    ['equal levels together', { group: '阶段', max: '比价中' }, [51, 52, 53]],
    ['any', { group: '意向', any: true }, [11, 12, 13, 14]],
    ['none', { group: '意向', none: true }, [11, 12, 13, 14]],
  ])('%s', (_, condition, tags) => expect(resolve(condition)).toMatchObject({ kind: 'group', tags }));
});

describe('what is resolved', () => {
  it('keeps the shape of the condition, so that paths fit both', () => {
    const tree = resolve({ all: [{ tag: '高意向' }, { not: { atLeast: 1, of: [{ tag: '门店' }] } }] });
    expect(branchesOf(tree).map(({ path, node }) => `${path}:${node.kind}`)).toEqual([
      ':all',
      'all.0:tag',
      'all.1:not',
      'all.1.not:atLeast',
      'all.1.not.of.0:tag',
    ]);
  });

  it('expands audiences and shows their leaves', () => {
    const tree = resolve({ any: [{ audience: '热而静' }] });
    expect([...leavesOf(tree)].map(({ kind }) => kind)).toEqual(['group', 'frozen']);
    expect(branchesOf(tree).map(({ path }) => path)).toEqual(['', 'any.0']);
  });

  it('interaction is the list of types that a customer starts', () => {
    const leaf = resolve({ did: 'interaction' });
    expect(leaf).toMatchObject({ types: expect.arrayContaining(['message.received', 'order.paid']) });
    expect(leaf).toMatchObject({ types: expect.not.arrayContaining(['message.sent', 'customer.added']) });
  });

  it.each<[Condition, object]>([
    [{ did: 'x' }, { count: { min: 1, max: null }, measure: null, within: null }],
    [{ did: 'x', count: { max: 0 } }, { count: { min: 0, max: 0 } }],
    [
      { did: 'x', measure: { days: true, gte: 2 } },
      { count: null, measure: { property: null } },
    ],
    [{ follow: {} }, { staff: null, statuses: ['half', 'active'] }],
    [
      { did: 'tag.added', where: [{ property: 'tag', is: 'A意向' }] },
      { where: [{ property: 'tag', tests: [{ op: 'in', values: ['tag_14', 'tag_99'] }] }] },
    ],
    [
      {
        did: 'tag.added',
        where: [
          { property: 'tag', is: '高意向' },
          { property: 'from', in: ['低意向', 'A意向'] },
          { property: 'change', is: 'up' },
        ],
      },
      {
        where: [
          { property: 'tag' },
          { property: 'from', tests: [{ op: 'in', values: ['tag_12', 'tag_14', 'tag_99'] }] },
          { property: 'change', tests: [{ op: 'is', value: 'up' }] },
        ],
      },
    ],
    [
      {
        did: 'tag.removed',
        where: [
          { property: 'tag', is: '高意向' },
          { property: 'to', exists: false },
        ],
      },
      { where: [{ property: 'tag' }, { property: 'to', tests: [{ op: 'exists', value: false }] }] },
    ],
    [{ follow: { staff: ['wecom:linxiaoman'], department: ['dep_1'] } }, { staff: [1], departments: [1] }],
    [{ attribute: 'rooms', contains: '主卧' }, { tests: [{ op: 'is', value: '主卧' }] }],
  ])('%j', (condition, leaf) => expect(resolve(condition)).toMatchObject(leaf));
});

describe('a name or a type that does not fit is refused with its field and the remedy', () => {
  it.each<[name: string, condition: Condition, path: string, code: string, facts: object]>([
    [
      'an unknown tag',
      { tag: '意向/高意像' },
      'tag',
      'unknownTag',
      { near: '意向/高意向, 意向/低意向, 意向/中意向' },
    ],
    [
      'an event of tags without a tag',
      { did: 'tag.added', within: { last: '7d' } },
      'where',
      'tagNeeded',
      {},
    ],
    [
      'an event of all tags but one',
      { did: 'tag.removed', where: [{ property: 'tag', isNot: '高意向' }] },
      'where.0',
      'tagNeeded',
      {},
    ],
    [
      'an event of an unknown tag',
      { did: 'tag.added', where: [{ property: 'tag', in: ['门店', '意向/高意像'] }] },
      'where.0.in.1',
      'unknownTag',
      {},
    ],
    [
      'a change of level of no named tag',
      { did: 'tag.added', where: [{ property: 'from', is: '低意向' }] },
      'where',
      'tagNeeded',
      {},
    ],
    [
      'a place taken of an unknown tag',
      {
        did: 'tag.added',
        where: [
          { property: 'tag', is: '高意向' },
          { property: 'from', is: '意向/高意像' },
        ],
      },
      'where.1.is',
      'unknownTag',
      {},
    ],
    [
      'a direction that is none',
      {
        did: 'tag.added',
        where: [
          { property: 'tag', is: '高意向' },
          { property: 'change', is: 'upwards' },
        ],
      },
      'where.1.is',
      'unknownOption',
      { options: 'up, down' },
    ],
    ['a name of two tags', { tag: '其他' }, 'tag', 'ambiguous', { options: '来源/其他, 服务状态/其他' }],
    ['an unknown group', { group: '意象', any: true }, 'group', 'unknownGroup', { near: '意向' }],
    ['a level of another group', { group: '意向', min: '报价中' }, 'min', 'tagNotInGroup', { group: '意向' }],
    ['a level of no order', { group: '来源', max: '门店' }, 'max', 'notOrdered', { group: '来源' }],
    [
      'levels the wrong way round',
      { group: '意向', min: '高意向', max: '沉睡' },
      'max',
      'reversedBounds',
      {},
    ],
    [
      'an undeclared attribute',
      { attribute: 'ctiy', is: 'x' },
      'attribute',
      'unknownAttribute',
      { near: 'city' },
    ],
    ['gt on text', { attribute: 'city', gt: 'x' }, 'gt', 'wrongOperator', { type: 'text' }],
    [
      'contains on a number',
      { attribute: 'age', contains: '3' },
      'contains',
      'wrongOperator',
      { type: 'number' },
    ],
    ['a number written as text', { attribute: 'age', gte: '30' }, 'gte', 'wrongType', { expected: 'number' }],
    [
      'text written as a number',
      { attribute: 'city', in: ['x', 5] },
      'in.1',
      'wrongType',
      { expected: 'string' },
    ],
    ['money with a fraction', { attribute: 'budget', lt: 99.5 }, 'lt', 'moneyNotInteger', { value: 99.5 }],
    [
      'a day that does not exist',
      { attribute: 'birthday', is: '1990-02-30' },
      'is',
      'badFormat',
      { format: 'YYYY-MM-DD' },
    ],
    ['a day written otherwise', { attribute: 'birthday', is: '1990/2/3' }, 'is', 'badFormat', {}],
    [
      'an unknown option',
      { attribute: 'level', is: 'SS' },
      'is',
      'unknownOption',
      { options: 'S, A, B', near: 'S' },
    ],
    [
      'bounds the wrong way round',
      { attribute: 'age', between: [40, 30] },
      'between',
      'reversedBounds',
      { from: 40, to: 30 },
    ],
    ['a count the wrong way round', { did: 'x', count: { min: 2, max: 1 } }, 'count', 'reversedBounds', {}],
    ['a duration that is none', { did: 'x', within: { last: '1y' } }, 'within.last', 'badDuration', {}],
    [
      'order of text in a property',
      { did: 'x', where: [{ property: 'p', gt: 'a' }] },
      'where.0.gt',
      'wrongType',
      {},
    ],
    [
      'a path with a hole',
      { did: 'x', where: [{ property: 'a..b', is: 1 }] },
      'where.0.property',
      'badFormat',
      {},
    ],
    [
      'a known number compared with text',
      { did: 'material.visit', where: [{ property: 'seconds', is: '30' }] },
      'where.0.is',
      'wrongType',
      {},
    ],
    [
      'a sum of text',
      { did: 'order.paid', measure: { sum: 'orderNo', gt: 1 } },
      'measure.sum',
      'notANumber',
      {},
    ],
    [
      'a sum of money compared with a fraction',
      { did: 'order.paid', measure: { sum: 'amount', gte: 9.9 } },
      'measure.gte',
      'moneyNotInteger',
      {},
    ],
    [
      'a measure compared with text',
      { did: 'x', measure: { days: true, is: '3' } },
      'measure.is',
      'wrongType',
      {},
    ],
    [
      'staff of one name',
      { follow: { staff: ['沈知行'] } },
      'follow.staff.0',
      'ambiguous',
      { options: 'stf_2, stf_3' },
    ],
    ['staff without a WeCom id', { tag: '高意向', staff: 'wecom:undefined' }, 'staff', 'unknownStaff', {}],
    [
      'an unknown department',
      { follow: { department: ['dep_9'] } },
      'follow.department.0',
      'unknownDepartment',
      {},
    ],
    [
      'an unknown channel',
      { follow: { channel: ['河滨'] } },
      'follow.channel.0',
      'unknownChannel',
      { near: '河滨店' },
    ],
    ['an unknown audience', { audience: 'aud_9' }, 'audience', 'unknownAudience', {}],
  ])('%s', (_, condition, path, code, facts) => {
    const error = refusal({ all: [{ all: [] }, condition] });
    expect(error).toMatchObject({ kind: 'invalid', code: 'condition.invalid', facts: { count: 1 } });
    expect(error.details).toMatchObject([{ path: `all.1.${path}`, code, facts }]);
  });

  it('an average of money may be compared with a fraction', () =>
    expect(() => resolve({ did: 'order.paid', measure: { avg: 'amount', gte: 9.9 } })).not.toThrow());

  it('names everything that is wrong, under the caller’s own path', () => {
    const error = refusal({ any: [{ tag: 'x' }, { audience: 'y' }] }, vocabulary, { at: 'when' });
    expect(error.details.map(({ path }) => path)).toEqual(['when.any.0.tag', 'when.any.1.audience']);
  });

  it('names at most fifty', () =>
    expect(refusal({ any: Array.from({ length: 200 }, () => ({ tag: 'x' })) }).details).toHaveLength(50));
});

describe('suggestions', () => {
  it.each([
    ['tga', ['tag', 'staff'], ['tag']],
    ['高意', ['高意向', '低意向', '门店'], ['高意向']],
    ['HIGH', ['high', 'low'], ['high']],
    ['zzz', ['tag', 'staff'], []],
    ['', ['tag'], []],
  ])('for %j among %j: %j', (text, names, near) => expect(nearest(text, names)).toEqual(near));

  it('are three at most', () => expect(nearest('ab', ['abc', 'abd', 'abe', 'abf'])).toHaveLength(3));
});
