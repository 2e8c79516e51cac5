/** Random conditions over the library of the oracle's company. */
import fc from 'fast-check';
import type { Condition } from '#features/conditions/core';

export const GROUPS = {
  意向: ['沉睡客户', '低意向', '中意向', '高意向'],
  客户规模: ['小微企业', '中小企业', 'KA'],
  兴趣: ['定制衣柜', '橱柜', '榻榻米', '书柜', '玄关柜'],
  状态: ['跟单', '丢单', '已成交'],
} as const;

export const CITIES = ['上海', '杭州', '北京', '成都', "O'Fallon"] as const;
export const HOBBIES = ['跑步', '摄影', '烘焙'] as const;

export const paths = Object.entries(GROUPS).flatMap(([group, tags]) => tags.map((tag) => `${group}/${tag}`));

const path = fc.constantFrom(...paths);
const duration = fc.constantFrom('30s', '10m', '6h', '7d', '30d', '2w', '3mo', '13mo');
const day = fc.constantFrom(
  '2025-12-31',
  '2026-03-29',
  '2026-10-01',
  '2026-11-22',
  '2026-11-23',
  '2026-12-01',
);
const window = fc.oneof(
  fc.record({ last: duration }),
  fc.record({ before: duration }),
  fc.record({ since: day }),
  fc.record({ until: day }),
  fc.record({ calendar: fc.constantFrom('today', 'thisMonth', 'thisYear', 'lastYear') }),
);
const small = fc.integer({ min: 0, max: 6 });
const amount = fc.constantFrom(0, 1, 100, 1177, 5000, 20000, 100000);

const numberTests = (value: fc.Arbitrary<number>) =>
  fc.oneof(
    fc.record({ gte: value }),
    fc.record({ gt: value }),
    fc.record({ lte: value }),
    fc.record({ lt: value }),
    fc.record({ is: value }),
    fc.record({ isNot: value }),
    fc.record({ in: fc.array(value, { minLength: 1, maxLength: 3 }) }),
    fc.record({ notIn: fc.array(value, { minLength: 1, maxLength: 3 }) }),
    fc.record({ exists: fc.boolean() }),
    fc.tuple(value, value).map(([a, b]) => ({ between: [Math.min(a, b), Math.max(a, b)] })),
  );
const textTests = (value: fc.Arbitrary<string>) =>
  fc.oneof(
    fc.record({ is: value }),
    fc.record({ isNot: value }),
    fc.record({ in: fc.array(value, { minLength: 1, maxLength: 3 }) }),
    fc.record({ notIn: fc.array(value, { minLength: 1, maxLength: 3 }) }),
    fc.record({ exists: fc.boolean() }),
  );

const attribute = fc.oneof(
  fc
    .oneof(
      textTests(fc.constantFrom(...CITIES)),
      fc.record({ contains: fc.constantFrom('海', '州', "'", 'FALL', 'ｆ') }),
      fc.record({ startsWith: fc.constantFrom('上', 'O', "ｏ'f") }),
    )
    .map((t) => ({ attribute: 'city', ...t })),
  numberTests(fc.constantFrom(-1, 0, 18, 35.5, 99)).map((t) => ({ attribute: 'age', ...t })),
  numberTests(amount).map((t) => ({ attribute: 'budget', ...t })),
  fc
    .oneof(
      fc.record({ is: day }),
      fc.record({ gte: day }),
      fc.record({ lt: day }),
      fc.record({ gt: day }),
      fc.record({ lte: day }),
      fc.record({ exists: fc.boolean() }),
    )
    .map((t) => ({ attribute: 'birthday', ...t })),
  fc
    .oneof(
      fc.record({ is: fc.boolean() }),
      fc.record({ isNot: fc.boolean() }),
      fc.record({ exists: fc.boolean() }),
    )
    .map((t) => ({ attribute: 'married', ...t })),
  textTests(fc.constantFrom('金', '银', '铜')).map((t) => ({ attribute: 'level', ...t })),
  textTests(fc.constantFrom(...HOBBIES)).map((t) => ({ attribute: 'hobbies', ...t })),
  numberTests(small).map((t) => ({ attribute: 'order.count', ...t })),
  numberTests(amount).map((t) => ({ attribute: 'order.total', ...t })),
  fc
    .oneof(textTests(fc.constantFrom('柜子', '床')), fc.record({ contains: fc.constantFrom('柜', '床') }))
    .map((t) => ({ attribute: 'order.topProduct', ...t })),
  fc
    .tuple(
      fc.constantFrom('rfm.recencyDays', 'order.cycleDays', 'order.overdueDays'),
      numberTests(fc.constantFrom(-30, -3, 0, 1, 1.5, 7, 30, 90, 300)),
    )
    .map(([key, t]) => ({ attribute: key, ...t })),
  numberTests(amount).map((t) => ({ attribute: 'rfm.monetary', ...t })),
  numberTests(small).map((t) => ({ attribute: 'rfm.r', ...t })),
  numberTests(small).map((t) => ({ attribute: 'rfm.f', ...t })),
  fc
    .oneof(
      fc.record({ is: day }),
      fc.record({ gte: day }),
      fc.record({ gt: day }),
      fc.record({ lt: day }),
      fc.record({ lte: day }),
      fc.record({ exists: fc.boolean() }),
    )
    .chain((t) => fc.constantFrom('order.lastAt', 'order.nextAt').map((key) => ({ attribute: key, ...t }))),
);

const where = fc.oneof(
  numberTests(amount).map((t) => ({ property: 'amount', ...t })),
  fc.subarray(['cn', 'Ｕs', 'EUR'], { minLength: 1 }).map((mentions) => ({ property: 'currency', mentions })),
  textTests(fc.constantFrom('CNY', 'USD')).map((t) => ({ property: 'currency', ...t })),
  numberTests(small).map((t) => ({ property: 'quantity', ...t })),
  fc.record({ gte: small }).map((t) => ({ property: 'items.quantity', ...t })),
);
const HOURS = [
  {},
  { from: '09:00' },
  { until: '18:30' },
  { from: '08:00', until: '20:00' },
  { from: '22:00', until: '07:00' },
];
const did = fc.record(
  {
    did: fc.constant('order.paid'),
    where: fc.array(where, { minLength: 1, maxLength: 2 }),
    count: fc.oneof(fc.record({ min: small }), fc.record({ max: small })),
    measure: fc.oneof(
      numberTests(amount).map((t) => ({ sum: 'amount', ...t })),
      numberTests(amount).map((t) => ({ max: 'amount', ...t })),
      numberTests(small).map((t) => ({ min: 'quantity', ...t })),
      numberTests(amount).map((t) => ({ median: 'amount', ...t })),
      numberTests(small).map((t) => ({ days: true as const, ...t })),
    ),
    at: fc
      .tuple(fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }), fc.constantFrom(...HOURS))
      .map(([weekdays, hours]) => ({ weekdays, ...hours })),
    after: fc
      .tuple(fc.constantFrom('12h', '20d', '2mo'), fc.option(numberTests(amount)))
      .map(([within, test]) => ({
        did: 'order.paid',
        within,
        ...(test ? { where: [{ property: 'amount', ...test }] } : {}),
      })),
    within: window,
  },
  { requiredKeys: ['did'] },
);

const group = fc.oneof(
  fc.tuple(fc.constantFrom('意向', '客户规模'), fc.nat(3), fc.nat(3)).map(([name, a, b]) => {
    const levels = GROUPS[name as '意向'];
    const low = levels[Math.min(a, levels.length - 1)] ?? levels[0];
    return b % 2 === 0 ? { group: name, min: low } : { group: name, max: low };
  }),
  fc.constantFrom(...Object.keys(GROUPS)).map((name) => ({ group: name, any: true as const })),
  fc.constantFrom(...Object.keys(GROUPS)).map((name) => ({ group: name, none: true as const })),
);

const tag = fc.oneof(
  { weight: 3, arbitrary: path.map((p) => ({ tag: p })) },
  { weight: 1, arbitrary: fc.tuple(path, window).map(([p, assigned]) => ({ tag: p, assigned })) },
  { weight: 1, arbitrary: path.map((p) => ({ tag: p, source: ['api' as const] })) },
);

const follow = fc.record({
  follow: fc.oneof(
    fc
      .constantFrom<('active' | 'half' | 'deletedByCustomer')[]>(
        ['active'],
        ['half', 'active'],
        ['deletedByCustomer'],
      )
      .map((status) => ({ status })),
    fc.constantFrom('林小满', '沈知行').map((name) => ({ staff: [name] })),
  ),
});

export const conditions = fc.letrec<{ tree: Condition; leaf: Condition }>((tie) => ({
  leaf: fc.oneof(tag, tag, group, attribute, did, follow) as fc.Arbitrary<Condition>,
  tree: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'condition' },
    tie('leaf'),
    fc.record({ all: fc.array(tie('tree'), { maxLength: 4, depthIdentifier: 'condition' }) }),
    fc.record({ any: fc.array(tie('tree'), { maxLength: 4, depthIdentifier: 'condition' }) }),
    fc.record({ not: tie('tree') }),
    fc
      .array(tie('tree'), { minLength: 1, maxLength: 4, depthIdentifier: 'condition' })
      .chain((of) => fc.integer({ min: 1, max: of.length }).map((atLeast) => ({ atLeast, of }))),
    fc
      .tuple(tie('tree'), tie('tree'), tie('tree'), fc.integer({ min: 1, max: 5 }))
      .map(([a, b, c, atLeast]) => ({ atLeast, of: [a, b, c], weights: [3, 2, -1] })),
  ) as fc.Arbitrary<Condition>,
})).tree;
