import { describe, expect, it } from 'vitest';
import { event, facts, noon, SHANGHAI, shop } from './example.ts';
import { explain } from './explain.ts';
import type { CustomerFacts } from './facts.ts';
import type { Condition } from './language.ts';
import { missing } from './missing.ts';
import { resolveCondition } from './resolve.ts';
import { vocabularyOf } from './vocabulary.ts';

const vocabulary = vocabularyOf(shop);
const why = (condition: Condition, of: CustomerFacts, language: 'zh-CN' | 'en' = 'zh-CN') =>
  explain(resolveCondition(condition, vocabulary), of, noon, SHANGHAI, vocabulary, language);
const steps = (condition: Condition, of: CustomerFacts) =>
  missing(why(condition, of)).map(({ text }) => text);

const visits = (n: number) =>
  Array.from({ length: n }, (_, i) =>
    event('material.visit', `2026-11-0${i + 1}T04:00:00Z`, { seconds: 40 }),
  );
const read5: Condition = { did: 'material.visit', count: { min: 5 } };
const share3: Condition = { did: 'material.share', count: { min: 3 } };
const asked: Condition = { did: 'message.received' };
const shop_: Condition = { tag: '门店' };
const someone = facts({
  events: [...visits(4), event('material.share', '2026-11-05T04:00:00Z')],
  assignments: [{ tag: 13, since: new Date('2026-11-18T03:32:07Z'), source: 'rule', staff: null }],
});

describe('an explanation says what was found beside what was asked', () => {
  it.each<[Condition, object]>([
    [
      read5,
      { holds: false, text: '查看资料至少 5 次', actual: 4, needed: 5, at: '2026-11-04T04:00:00.000Z' },
    ],
    [
      { did: 'material.visit', count: { max: 2 } },
      { holds: false, actual: 4, needed: 2 },
    ],
    [
      { did: 'x', count: { max: 2 } },
      { holds: true, actual: 0, needed: 2 },
    ],
    [
      { did: 'material.visit', measure: { avg: 'seconds', gte: 60 } },
      { holds: false, actual: 40, needed: 60 },
    ],
    [
      { did: 'x', measure: { avg: 'seconds', gte: 60 } },
      { holds: false, actual: null, needed: 60 },
    ],
    [{ tag: '高意向' }, { holds: false, text: '意向是「高意向」', actual: '中意向' }],
    [{ tag: '门店' }, { holds: false, actual: null }],
    [
      { group: '意向', min: '中意向' },
      { holds: true, actual: '中意向', at: '2026-11-18T03:32:07.000Z' },
    ],
    [
      { attribute: 'age', gte: 30 },
      { holds: false, actual: null, needed: 30 },
    ],
  ])('%j', (condition, found) => expect(why(condition, someone)).toMatchObject(found));

  it('keeps the tree, with the path of each part', () => {
    const e = why(
      { all: [{ not: read5 }, { atLeast: 1, of: [share3, asked] }, { audience: '热客户' }] },
      someone,
    );
    expect(e).toMatchObject({
      holds: false,
      parts: [
        { path: 'all.0', holds: true, parts: [{ path: 'all.0.not', holds: false }] },
        { path: 'all.1', holds: false, parts: [{ path: 'all.1.of.0' }, { path: 'all.1.of.1' }] },
        { path: 'all.2', holds: true, parts: [{ path: 'all.2.audience', text: '意向在中意向及以上' }] },
      ],
    });
  });

  it('speaks the language that is asked for', () =>
    expect(missing(why(read5, someone, 'en')).map(({ text }) => text)).toEqual([
      'viewed material 4/5 times',
    ]));
});

describe('what is missing', () => {
  it.each<[name: string, condition: Condition, steps: string[]]>([
    ['nothing, when it holds', { group: '意向', any: true }, []],
    ['how far a count is', read5, ['查看资料 4/5 次']],
    [
      'how far a sum is',
      { did: 'material.visit', measure: { sum: 'seconds', gte: 200 } },
      ['查看资料的停留合计 160 秒/200 秒'],
    ],
    [
      'every part of all that fails',
      { all: [read5, { group: '意向', any: true }, share3] },
      ['查看资料 4/5 次', '分享资料 1/3 次'],
    ],
    ['the nearest part of any', { any: [share3, read5, asked] }, ['查看资料 4/5 次']],
    [
      'as many as are lacking of at least',
      { atLeast: 2, of: [{ group: '意向', any: true }, share3, read5] },
      ['查看资料 4/5 次'],
    ],
    [
      'a single step rather than two near ones',
      { any: [{ all: [read5, share3] }, asked] },
      ['发来消息 0/1 次'],
    ],
    ['what has to stop', { not: { group: '意向', min: '中意向' } }, ['意向不在中意向及以上']],
    [
      'one of what must not be together',
      { not: { all: [{ group: '意向', any: true }, { did: 'material.visit' }] } },
      ['没有任何「意向」标签'],
    ],
    [
      'all that must not be at all',
      { not: { any: [{ group: '意向', any: true }, shop_, { did: 'material.share' }] } },
      ['没有任何「意向」标签', '没有分享资料'],
    ],
    [
      'enough to fall below at least',
      {
        not: {
          atLeast: 2,
          of: [{ did: 'material.share' }, { did: 'material.visit' }, { group: '意向', any: true }],
        },
      },
      ['没有分享资料', '没有查看资料'],
    ],
    [
      'the fewest steps to enough points',
      {
        atLeast: 5,
        of: [read5, share3, asked, { group: '意向', any: true }],
        weights: [1, 1, 3, 2],
      },
      ['发来消息 0/1 次'],
    ],
    [
      'what takes points off, when it ends',
      { atLeast: 2, of: [{ group: '意向', any: true }, { did: 'material.visit' }], weights: [2, -1] },
      ['没有查看资料'],
    ],
    ['inside an audience', { audience: '热而静' }, ['属于人群「双十一名单」']],
    ['once, though it is asked twice', { all: [read5, { any: [read5] }] }, ['查看资料 4/5 次']],
    [
      'the possible way',
      { any: [{ any: [] }, { all: [share3, asked] }] },
      ['分享资料 1/3 次', '发来消息 0/1 次'],
    ],
    ['that nothing helps', { all: [{ any: [] }] }, ['没有任何客户']],
  ])('%s', (_, condition, expected) => expect(steps(condition, someone)).toEqual(expected));

  it('carries the numbers for a progress bar', () =>
    expect(missing(why({ all: [read5] }, someone))).toEqual([
      { path: 'all.0', text: '查看资料 4/5 次', actual: 4, needed: 5 },
    ]));
});
