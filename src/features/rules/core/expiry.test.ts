import { expect, it } from 'vitest';
import { type Condition, vocabularyOf } from '#features/conditions/core';
import type { RuleBody } from './body.ts';
import { tooFarBack } from './expiry.ts';
import { resolveRule } from './resolve-rule.ts';

const vocabulary = vocabularyOf({
  groups: [{ id: 1, name: '意向', ordered: false, choice: 'multiple' }],
  tags: [{ id: 11, group: 1, name: '高', order: 0 }],
});
const retention = { chatTexts: 180, pageAddresses: 400, otherDetails: 90 };
const found = (body: RuleBody) =>
  tooFarBack(resolveRule(body, vocabulary), retention, new Date('2026-11-20T04:00:00Z'), 'Asia/Shanghai').map(
    ({ did, kept, asked }) => `${did}: ${asked ?? 'ever'} of ${kept}`,
  );
const state = (when: Condition): RuleBody => ({ kind: 'state', name: '状态', when, then: { add: ['高'] } });
const text = [{ property: 'text', mentions: ['优惠'] }];
const said = { did: 'message.received', where: text };

it.each<[string, Condition, readonly string[]]>([
  ['as many days as are kept', { ...said, within: { last: '180d' } }, []],
  ['a day more', { ...said, within: { last: '181d' } }, ['message.received: 181 of 180']],
  ['calendar months', { ...said, within: { last: '7mo' } }, ['message.received: 214 of 180']],
  [
    'the longest that a calendar word can be',
    { ...said, within: { calendar: 'thisYear' } },
    ['message.received: 366 of 180'],
  ],
  ['without an end', said, ['message.received: ever of 180']],
  ['what is long ago', { ...said, within: { before: '10d' } }, ['message.received: ever of 180']],
  ['that it was said, not what', { did: 'message.received' }, []],
  ['the product of a page, which stays', { did: 'page.view', where: [{ property: 'product', is: 'A' }] }, []],
  ['numbers of own types, which stay', { did: '试驾', where: [{ property: '次数', gte: 3 }] }, []],
  ['words of own types', { did: '试驾', where: [{ property: '车型', is: 'A' }] }, ['试驾: ever of 90']],
  [
    'how many addresses there were',
    { did: 'page.view', measure: { distinct: 'url', gte: 3 }, within: { last: '500d' } } as never,
    ['page.view: 500 of 400'],
  ],
  [
    'what came before something, by its own window and that of the other',
    { did: 'order.paid', after: { ...said, within: '100d' }, within: { last: '90d' } },
    ['message.received: 190 of 180'],
  ],
  [
    'one behaviour twice: the furthest is told',
    { any: [{ ...said, within: { last: '200d' } }, { not: { ...said, within: { last: '300d' } } }] },
    ['message.received: 300 of 180'],
  ],
])('of what is kept for a time only a rule asks for %s', (_, when, told) => {
  expect(found(state(when))).toEqual(told);
});

it('a trigger looks at what happens while it is told, and its condition looks back', () => {
  const on = { event: 'message.received', where: text };
  expect(found({ kind: 'trigger', name: '聊到', on, then: { add: ['高'] } })).toEqual([]);
  expect(found({ kind: 'trigger', name: '聊到', on, if: said, then: { add: ['高'] } })).toEqual([
    'message.received: ever of 180',
  ]);
});
