import { describe, expect, it } from 'vitest';
import { facts, noon, SHANGHAI, shop } from './example.ts';
import type { AssignmentFact, AttributeValue, CustomerFacts, FollowFact } from './facts.ts';
import type { Condition } from './language.ts';
import { compile } from './one.ts';
import { resolveCondition } from './resolve.ts';
import { vocabularyOf } from './vocabulary.ts';

const vocabulary = vocabularyOf(shop);

const holds = (condition: Condition, of: CustomerFacts): boolean =>
  compile(resolveCondition(condition, vocabulary))(of, noon, SHANGHAI);

type Row = readonly [name: string, condition: Condition, facts: CustomerFacts, answer: boolean];
const promises = (rows: readonly Row[]) =>
  it.each(rows)('%s', (_, condition, of, answer) => expect(holds(condition, of)).toBe(answer));

const nothing = facts();
const tagged = (tag: number, more: Partial<AssignmentFact> = {}) =>
  facts({ assignments: [{ tag, since: noon, source: 'manual', staff: null, ...more }] });
const known = (key: string, value: AttributeValue) => facts({ attributes: new Map([[key, value]]) });
const tag = '意向/高意向';
const yes: Condition = { all: [] };
const no: Condition = { any: [] };

describe('combining', () => {
  promises([
    ['all of nothing is everyone', { all: [] }, nothing, true],
    ['any of nothing is nobody', { any: [] }, nothing, false],
    ['all needs every part', { all: [yes, no] }, nothing, false],
    ['any needs one part', { any: [no, yes] }, nothing, true],
    ['not turns round', { not: no }, nothing, true],
    ['two of three is two', { atLeast: 2, of: [yes, no, yes] }, nothing, true],
    ['one of three is not two', { atLeast: 2, of: [no, no, yes] }, nothing, false],
    ['a part named twice counts twice', { atLeast: 2, of: [yes, yes, no] }, nothing, true],
  ]);
});

describe('tags', () => {
  const before3d = { tag, assigned: { before: '3d' } } as const;
  const last3d = { tag, assigned: { last: '3d' } } as const;
  const exactly = tagged(14, { since: new Date('2026-11-20T04:00:00.000Z') });
  const older = tagged(14, { since: new Date('2026-11-20T03:59:59.999Z') });
  promises([
    ['a customer who has the tag', { tag }, tagged(14), true],
    ['a customer who has another tag', { tag }, tagged(13), false],
    ['a customer without tags', { tag }, nothing, false],
    ['before 3d: exactly three days ago is not earlier', before3d, exactly, false],
    ['before 3d: a millisecond earlier is', before3d, older, true],
    ['last 3d: exactly three days ago counts', last3d, exactly, true],
    ['last 3d: a millisecond earlier does not', last3d, older, false],
    ['last 3d: this very moment counts', last3d, tagged(14), true],
    ['source is one of the list', { tag, source: ['rule', 'manual'] }, tagged(14), true],
    ['source is none of the list', { tag, source: ['rule'] }, tagged(14), false],
    ['put on by this person', { tag, staff: 'wecom:linxiaoman' }, tagged(14, { staff: 1 }), true],
    ['put on by a program', { tag, staff: 'stf_1' }, tagged(14), false],
    [
      'source and staff must belong to the same assignment',
      { tag, source: ['rule'], staff: 'stf_1' },
      facts({
        assignments: [...tagged(14, { source: 'rule' }).assignments, ...tagged(14, { staff: 1 }).assignments],
      }),
      false,
    ],
  ]);
});

describe('groups', () => {
  promises([
    ['at the level of min', { group: '意向', min: '中意向' }, tagged(13), true],
    ['above min', { group: '意向', min: '中意向' }, tagged(14), true],
    ['below min', { group: '意向', min: '中意向' }, tagged(12), false],
    ['at the level of max', { group: '意向', max: '中意向' }, tagged(13), true],
    ['above max', { group: '意向', max: '中意向' }, tagged(14), false],
    ['no tag of the group is below no max', { group: '意向', max: '中意向' }, nothing, false],
    ['between two levels', { group: '意向', min: '低意向', max: '中意向' }, tagged(12), true],
    ['tags of equal order are one level', { group: '阶段', min: '报价中', max: '报价中' }, tagged(53), true],
    ['any tag of the group', { group: '意向', any: true }, tagged(11), true],
    ['only tags of other groups', { group: '意向', any: true }, tagged(21), false],
    ['none of the group', { group: '意向', none: true }, tagged(21), true],
    ['none, but has one', { group: '意向', none: true }, tagged(11), false],
    ['a group without tags: nobody has any', { group: '空组', any: true }, tagged(11), false],
    ['a group without tags: everybody has none', { group: '空组', none: true }, tagged(11), true],
  ]);
});

describe('attributes', () => {
  promises([
    ['is', { attribute: 'city', is: '上海' }, known('city', '上海'), true],
    ['is: case matters', { attribute: 'city', is: 'nyc' }, known('city', 'NYC'), false],
    ['is: missing', { attribute: 'city', is: '上海' }, nothing, false],
    ['not is: missing', { not: { attribute: 'city', is: '上海' } }, nothing, true],
    ['isNot', { attribute: 'city', isNot: '上海' }, known('city', '杭州'), true],
    ['isNot: missing is false too', { attribute: 'city', isNot: '上海' }, nothing, false],
    ['isNot: null is missing', { attribute: 'city', isNot: '上海' }, known('city', null), false],
    ['in', { attribute: 'city', in: ['上海', '杭州'] }, known('city', '杭州'), true],
    ['notIn', { attribute: 'city', notIn: ['上海', '杭州'] }, known('city', '杭州'), false],
    ['notIn: missing', { attribute: 'city', notIn: ['上海'] }, nothing, false],
    ['contains', { attribute: 'city', contains: '海' }, known('city', '上海'), true],
    [
      'contains: case and width do not matter',
      { attribute: 'city', contains: 'ｎyC' },
      known('city', '在 NYc'),
      true,
    ],
    ['contains: nor in the value', { attribute: 'city', contains: 'NYC' }, known('city', 'ｎｙｃ'), true],
    ['startsWith', { attribute: 'city', startsWith: '海' }, known('city', '上海'), false],
    ['startsWith: case does not matter', { attribute: 'city', startsWith: 'ny' }, known('city', 'NYC'), true],
    ['gt at the bound', { attribute: 'age', gt: 30 }, known('age', 30), false],
    ['gte at the bound', { attribute: 'age', gte: 30 }, known('age', 30), true],
    ['lt at the bound', { attribute: 'age', lt: 30 }, known('age', 30), false],
    ['lte at the bound', { attribute: 'age', lte: 30 }, known('age', 30), true],
    ['lt: missing is not small', { attribute: 'age', lt: 30 }, nothing, false],
    ['lt: zero is not missing', { attribute: 'age', lt: 30 }, known('age', 0), true],
    ['between includes its lower end', { attribute: 'age', between: [30, 40] }, known('age', 30), true],
    ['between includes its upper end', { attribute: 'age', between: [30, 40] }, known('age', 40), true],
    ['between: just outside', { attribute: 'age', between: [30, 40] }, known('age', 40.5), false],
    ['two operators must both hold', { attribute: 'age', gte: 30, lt: 40 }, known('age', 40), false],
    ['money', { attribute: 'budget', gte: 100_000 }, known('budget', 99_999), false],
    [
      'a day is compared as a day',
      { attribute: 'birthday', lte: '1990-05-01' },
      known('birthday', '1990-05-01'),
      true,
    ],
    [
      'an instant is its day',
      { attribute: 'birthday', lt: '1990-05-02T08:00:00+08:00' },
      known('birthday', '1990-05-01'),
      true,
    ],
    ['yes or no', { attribute: 'member', is: false }, known('member', false), true],
    ['yes or no: missing is not no', { attribute: 'member', is: false }, nothing, false],
    ['exists', { attribute: 'city', exists: true }, known('city', '上海'), true],
    ['exists false: missing', { attribute: 'city', exists: false }, nothing, true],
    ['exists false: there', { attribute: 'city', exists: false }, known('city', '上海'), false],
    [
      'exists false with another test never holds',
      { attribute: 'city', exists: false, is: '上海' },
      nothing,
      false,
    ],
    ['one of many is', { attribute: 'rooms', is: '主卧' }, known('rooms', ['客厅', '主卧']), true],
    [
      'contains says the same of many',
      { attribute: 'rooms', contains: '主卧' },
      known('rooms', ['主卧']),
      true,
    ],
    [
      'isNot of many: none of them is',
      { attribute: 'rooms', isNot: '主卧' },
      known('rooms', ['客厅', '主卧']),
      false,
    ],
    ['isNot of many: others are', { attribute: 'rooms', isNot: '主卧' }, known('rooms', ['客厅']), true],
    [
      'in of many: one is enough',
      { attribute: 'rooms', in: ['主卧', '儿童房'] },
      known('rooms', ['客厅', '主卧']),
      true,
    ],
    [
      'notIn of many: none may be',
      { attribute: 'rooms', notIn: ['主卧'] },
      known('rooms', ['客厅', '主卧']),
      false,
    ],
    ['an empty list is missing', { attribute: 'rooms', isNot: '主卧' }, known('rooms', []), false],
    ['a value of another type is not equal', { attribute: 'age', is: 30 }, known('age', '30'), false],
    ['a value of another type is not greater', { attribute: 'age', gt: 3 }, known('age', '30'), false],
  ]);
});

describe('follow relations', () => {
  const followed = (more: Partial<FollowFact> = {}) =>
    facts({
      follows: [
        { staff: 1, departments: [1], addWay: 1, channel: null, status: 'active', since: noon, ...more },
      ],
    });
  promises([
    ['followed by anybody', { follow: {} }, followed(), true],
    ['followed by nobody', { follow: {} }, nothing, false],
    [
      'a relation that ended does not count',
      { follow: {} },
      followed({ status: 'deletedByCustomer' }),
      false,
    ],
    ['a pending one does', { follow: {} }, followed({ status: 'half' }), true],
    [
      'unless the ended ones are asked for',
      { follow: { status: ['deletedByCustomer'] } },
      followed({ status: 'deletedByCustomer' }),
      true,
    ],
    ['by one of the staff', { follow: { staff: ['stf_2', 'stf_1'] } }, followed(), true],
    ['by somebody else', { follow: { staff: ['stf_2'] } }, followed(), false],
    ['by the department', { follow: { department: ['销售一部'] } }, followed(), true],
    ['way of adding', { follow: { addWay: [3] } }, followed(), false],
    ['an unknown way is none', { follow: { addWay: [0] } }, followed({ addWay: null }), false],
    ['through a channel', { follow: { channel: ['河滨店'] } }, followed({ channel: 1 }), true],
    [
      'staff and channel must belong to the same relation',
      { follow: { staff: ['stf_1'], channel: ['chn_1'] } },
      facts({ follows: [...followed().follows, ...followed({ staff: 2, channel: 1 }).follows] }),
      false,
    ],
  ]);
});

describe('audiences', () => {
  promises([
    ['a saved condition', { audience: '热客户' }, tagged(14), true],
    ['a saved condition that does not hold', { audience: 'aud_1' }, tagged(12), false],
    ['a frozen set', { audience: '双十一名单' }, facts({ frozen: new Set([2]) }), true],
    ['not in the frozen set', { audience: '双十一名单' }, nothing, false],
    ['an audience of audiences', { audience: '热而静' }, { ...tagged(14), frozen: new Set([2]) }, true],
  ]);
});
