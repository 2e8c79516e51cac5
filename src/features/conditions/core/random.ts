/** Random conditions over the example library and random customers, for checks of laws. */

import fc from 'fast-check';
import { calendarSpans, sources } from '#kernel';
import { noon } from './example.ts';
import type { CustomerFacts } from './facts.ts';
import { type After, type At, type Condition, followStatuses, type Window } from './language.ts';

const DAY = 86_400_000;
const when = fc
  .oneof(
    fc.integer({ min: -40, max: 2 }).map((days) => days * DAY),
    fc.integer({ min: -40 * DAY, max: DAY }),
    fc.constantFrom(0, -1, 1, -3 * DAY - 1, -3 * DAY + 1),
  )
  .map((offset) => new Date(noon.getTime() + offset));

const window: fc.Arbitrary<Window> = fc.oneof(
  fc.constantFrom('3d', '1w', '30d', '1mo', '12h', '3bd').map((last) => ({ last })),
  fc.constantFrom('3d', '2w', '1mo', '6bd').map((before) => ({ before })),
  fc.constantFrom(...calendarSpans).map((calendar) => ({ calendar })),
  fc.constant({ since: '2026-11-01' }),
  fc.constant({ until: '2026-11-20T12:00:00+08:00' }),
  fc.constant({ since: '2026-10-20', until: '2026-11-10' }),
);

const some = <T>(values: readonly T[]) =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 });
const maybe = <T extends object>(record: fc.Arbitrary<T>): fc.Arbitrary<T | object> =>
  fc.option(record, { nil: {} });

const tagPaths = ['意向/高意向', 'A意向', '中意向', '定制衣柜', '来源/其他', 'tag_41', '阶段/报价中'];
const levels = ['沉睡', '低意向', '中意向', '高意向'];
const texts = ['上海', '杭州', '海', '', 'NYC', 'ｎyc'];

const numberTests = (least: number, most: number) => {
  const n = fc.integer({ min: least, max: most });
  return fc.oneof(
    fc
      .constantFrom('is', 'isNot', 'gt', 'gte', 'lt', 'lte')
      .chain((op) => n.map((value) => ({ [op]: value }))),
    fc
      .constantFrom('in', 'notIn')
      .chain((op) => fc.array(n, { minLength: 1, maxLength: 3 }).map((v) => ({ [op]: v }))),
    fc.tuple(n, n).map(([a, b]) => ({ between: [Math.min(a, b), Math.max(a, b)] as [number, number] })),
    fc.boolean().map((exists) => ({ exists })),
  );
};
const textTests = (values: readonly string[]) =>
  fc.oneof(
    fc.constantFrom('is', 'isNot').chain((op) => fc.constantFrom(...values).map((v) => ({ [op]: v }))),
    fc.constantFrom('in', 'notIn').chain((op) => some(values).map((v) => ({ [op]: v }))),
    fc.boolean().map((exists) => ({ exists })),
  );
const searchTests = fc
  .constantFrom('contains', 'startsWith')
  .chain((op) => fc.constantFrom('上', '海', '杭州', 'nY', 'Ｃ').map((v) => ({ [op]: v })));

const attribute: fc.Arbitrary<Condition> = fc.oneof(
  fc.oneof(textTests(texts), searchTests).map((t) => ({ attribute: 'city', ...t })),
  fc.tuple(numberTests(0, 5), maybe(numberTests(0, 5))).map(([a, b]) => ({ attribute: 'age', ...b, ...a })),
  numberTests(-2, 3).map((t) => ({ attribute: 'budget', ...t })),
  fc.constantFrom('gte', 'lt', 'is', 'isNot').map((op) => ({ attribute: 'birthday', [op]: '1990-05-01' })),
  fc.boolean().map((is) => ({ attribute: 'member', is })),
  textTests(['S', 'A', 'B']).map((t) => ({ attribute: 'level', ...t })),
  textTests(['客厅', '主卧', '儿童房']).map((t) => ({ attribute: 'rooms', ...t })),
);

/** What people write, out of few pieces, so that words are often said, and often denied. */
const message = fc
  .array(
    fc.constantFrom(
      '套餐',
      '優惠',
      '价',
      '不要',
      '沒有',
      '有没有',
      '不错',
      '，',
      'KA',
      'ka',
      '满100减',
      '折扣',
      '的',
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((pieces) => pieces.join(''));
const mentions = some(['套餐', '优惠|折扣', '"KA"', '优*价', '/满\\d+减/']).map((words) => ({
  property: 'text',
  mentions: words,
}));
const property = fc.constantFrom('seconds', 'items.quantity', 'free', 'list');
const where = fc.oneof(
  fc
    .tuple(property, numberTests(0, 4), maybe(numberTests(0, 4)))
    .map(([p, a, b]) => ({ property: p, ...b, ...a })),
  textTests(['1', 'a']).map((t) => ({ property: 'free', ...t })),
  mentions,
);
const measure = fc
  .tuple(
    fc.oneof(
      fc
        .constantFrom('sum', 'avg', 'max', 'min', 'median', 'distinct')
        .chain((m) => property.map((p) => ({ [m]: p }))),
      fc.constant({ days: true as const }),
    ),
    numberTests(0, 6),
  )
  .map(([m, t]) => ({ ...t, ...m }));
const count = fc.oneof(
  fc.nat({ max: 3 }).map((min) => ({ min })),
  fc.nat({ max: 3 }).map((max) => ({ max })),
  fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 2 })).map(([min, more]) => ({ min, max: min + more })),
);
const minute = fc.constantFrom('00:00', '08:30', '11:59', '12:00', '12:01', '20:00', '23:59');
const at = fc
  .tuple(
    maybe(some([1, 2, 3, 4, 5, 6, 7]).map((weekdays) => ({ weekdays }))),
    maybe(minute.map((from) => ({ from }))),
    maybe(minute.map((until) => ({ until }))),
  )
  .map(([days, from, until]): At => ({ ...days, ...from, ...until }))
  .filter((made) => Object.keys(made).length > 0 && made.from !== made.until);
const eventsOf = fc.record(
  {
    did: fc.constantFrom('material.visit', 'order.paid', 'interaction', 'message.sent', '到店'),
    where: fc.array(where, { maxLength: 1 }),
  },
  { requiredKeys: ['did'] },
);
const after = fc
  .tuple(
    eventsOf,
    fc.constantFrom('12h', '3d', '2w', '1mo', '2bd'),
    maybe(eventsOf.map((without) => ({ without }))),
  )
  .map(([first, within, without]): After => ({ ...first, within, ...without }));
const did: fc.Arbitrary<Condition> = fc
  .record(
    {
      did: fc.constantFrom('material.visit', 'order.paid', 'interaction', '到店'),
      where: fc.array(where, { maxLength: 2 }),
      count,
      measure,
      at,
      after,
      within: window,
    },
    { requiredKeys: ['did'] },
  )
  .map((leaf) => leaf);

const follow: fc.Arbitrary<Condition> = fc
  .tuple(
    maybe(some(['stf_1', 'wecom:linxiaoman', 'stf_2']).map((staff) => ({ staff }))),
    maybe(
      fc.oneof(
        fc.constant({ department: ['销售一部'] }),
        some([0, 1, 3]).map((addWay) => ({ addWay })),
        fc.constant({ channel: ['chn_1'] }),
        some(followStatuses).map((status) => ({ status })),
      ),
    ),
  )
  .map(([staff, more]) => ({ follow: { ...staff, ...more } }));

const tag: fc.Arbitrary<Condition> = fc
  .tuple(
    fc.constantFrom(...tagPaths),
    maybe(
      fc.oneof(
        window.map((assigned) => ({ assigned })),
        some(sources.slice(0, 4)).map((source) => ({ source })),
        fc.record({ assigned: window, staff: fc.constantFrom('stf_1', 'stf_2') }),
      ),
    ),
  )
  .map(([path, how]) => ({ tag: path, ...how }));
const group: fc.Arbitrary<Condition> = fc.oneof(
  fc.constantFrom(...levels).map((min) => ({ group: '意向', min })),
  fc.constantFrom(...levels).map((max) => ({ group: 'grp_1', max })),
  fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 3 })).map(([a, b]) => ({
    group: '意向',
    min: levels[Math.min(a, b)] ?? '',
    max: levels[Math.max(a, b)] ?? '',
  })),
  fc.constantFrom('意向', '感兴趣的产品', '空组').map((name) => ({ group: name, any: true as const })),
  fc.constantFrom('意向', '感兴趣的产品', '空组').map((name) => ({ group: name, none: true as const })),
);
const audience = fc.constantFrom('热客户', 'aud_2', '热而静').map((name): Condition => ({ audience: name }));

/** Any condition that the example library can resolve. */
export const anyCondition: fc.Arbitrary<Condition> = fc.letrec<{ node: Condition }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(tag, group, attribute, did, follow, audience),
    fc.array(tie('node'), { maxLength: 4 }).map((all) => ({ all })),
    fc.array(tie('node'), { maxLength: 4 }).map((any) => ({ any })),
    tie('node').map((not) => ({ not })),
    fc
      .tuple(fc.array(tie('node'), { minLength: 1, maxLength: 4 }), fc.nat())
      .map(([of, n]) => ({ atLeast: 1 + (n % of.length), of })),
    fc
      .tuple(
        fc.array(fc.tuple(tie('node'), fc.integer({ min: -3, max: 5 })), { minLength: 1, maxLength: 4 }),
        fc.nat(),
      )
      .filter(([parts]) => parts.some(([, weight]) => weight > 0))
      .map(([parts, n]) => {
        const weights = parts.map(([, weight]) => weight);
        const there = weights.reduce((sum, weight) => sum + Math.max(0, weight), 0);
        return { atLeast: 1 + (n % there), of: parts.map(([part]) => part), weights };
      }),
  ),
})).node;

const value = fc.oneof(
  fc.integer({ min: 0, max: 4 }),
  fc.constantFrom('1', 'a', true, null),
  fc.constant(0.1),
);
const properties = fc.record(
  {
    seconds: fc.integer({ min: 0, max: 4 }),
    free: value,
    text: message,
    list: fc.array(value, { maxLength: 3 }),
    items: fc.array(fc.record({ quantity: fc.integer({ min: 0, max: 4 }) }), { maxLength: 3 }),
  },
  { requiredKeys: [] },
);

/** Any customer of the example shop; small values, so that conditions often meet them. */
export const anyFacts: fc.Arbitrary<CustomerFacts> = fc.record({
  assignments: fc.array(
    fc.record({
      tag: fc.constantFrom(11, 13, 14, 21, 31, 32, 41, 52, 53),
      since: when,
      source: fc.constantFrom(...sources.slice(0, 4)),
      staff: fc.constantFrom(null, 1, 2),
    }),
    { maxLength: 4 },
  ),
  attributes: fc
    .record(
      {
        city: fc.constantFrom(...texts),
        age: fc.integer({ min: 0, max: 5 }),
        budget: fc.integer({ min: -2, max: 3 }),
        birthday: fc.constantFrom('1990-04-30', '1990-05-01', '1990-05-02'),
        member: fc.boolean(),
        level: fc.constantFrom('S', 'A', null),
        rooms: fc.subarray(['客厅', '主卧', '儿童房']),
      },
      { requiredKeys: [] },
    )
    .map((known) => new Map(Object.entries(known))),
  follows: fc.array(
    fc.record({
      staff: fc.constantFrom(1, 2),
      departments: fc.subarray([1, 2]),
      addWay: fc.constantFrom(null, 0, 1),
      channel: fc.constantFrom(null, 1),
      status: fc.constantFrom(...followStatuses),
      since: when,
    }),
    { maxLength: 2 },
  ),
  events: fc.array(
    fc.record({
      type: fc.constantFrom('material.visit', 'order.paid', 'message.sent', 'customer.added', '到店'),
      at: when,
      properties,
    }),
    { maxLength: 5 },
  ),
  frozen: fc.subarray([1, 2]).map((ids) => new Set(ids)),
});
