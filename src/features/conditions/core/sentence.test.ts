import { describe, expect, it } from 'vitest';
import { shop } from './example.ts';
import type { Condition } from './language.ts';
import { resolveCondition } from './resolve.ts';
import { sentence } from './sentence.ts';
import { vocabularyOf } from './vocabulary.ts';

const vocabulary = vocabularyOf(shop);
const say = (condition: Condition, language: 'zh-CN' | 'zh-TW' | 'en' = 'zh-CN') =>
  sentence(resolveCondition(condition, vocabulary), vocabulary, language);

const month = { last: '30d' } as const;
const builder: Condition = {
  all: [
    { group: '意向', min: '中意向' },
    {
      atLeast: 2,
      of: [
        { did: 'message.received', within: month },
        {
          did: 'material.visit',
          where: [{ property: 'seconds', gte: 30 }],
          count: { min: 5 },
          within: month,
        },
        { did: 'material.share', count: { min: 3 }, within: month },
      ],
    },
    { any: [{ tag: '定制衣柜' }, { tag: '门店' }] },
    {
      not: {
        any: [{ tag: '投诉未解决' }, { did: 'order.paid', within: { last: '7d' } }, { tag: '不接收群发' }],
      },
    },
  ],
};

describe('the audience of the builder', () => {
  it('in Chinese', () =>
    expect(say(builder)).toBe(
      '意向在中意向及以上，近 30 天内下列三项满足至少两项（发来过消息、查看资料至少 5 次且每次停留不少于 30 秒、分享资料至少 3 次），并且感兴趣的产品含「定制衣柜」或来源是「门店」；不含「投诉未解决」、近 7 天内支付过订单和「不接收群发」的客户。',
    ));
  it('in Traditional Chinese', () =>
    expect(say(builder, 'zh-TW')).toBe(
      '意向在中意向及以上，近 30 天內下列三項滿足至少兩項（傳來過訊息、查看資料至少 5 次且每次停留不少於 30 秒、分享資料至少 3 次），並且感兴趣的产品含「定制衣柜」或来源是「门店」；不含「投诉未解决」、近 7 天內支付過訂單和「不接收群发」的客戶。',
    ));
  it('in English', () =>
    expect(say(builder, 'en')).toBe(
      'Customers who have 意向 at 中意向 or above; meet at least two of these three in the last 30 days (sent messages; viewed material (time spent of at least 30 s) at least 5 times; shared material at least 3 times); and have 感兴趣的产品/定制衣柜 or have 来源/门店; except those who have 服务状态/投诉未解决, paid orders in the last 7 days or have 服务状态/不接收群发.',
    ));
});

describe('Chinese', () => {
  it.each<[Condition, string]>([
    [{ all: [] }, '全部客户。'],
    [{ any: [] }, '没有任何客户。'],
    [{ not: { tag: '高意向' } }, '全部客户；不含「高意向」的客户。'],
    [
      { did: 'live.watched', at: { weekdays: [3] }, measure: { days: true, gte: 3 }, within: { last: '4w' } },
      '近 4 周内观看直播（在周三）的天数不低于 3。',
    ],
    [
      { did: 'message.received', at: { weekdays: [1, 2, 3, 4, 5], from: '20:00', until: '22:00' } },
      '发来过消息（在周一至周五 20:00–22:00）。',
    ],
    [
      {
        did: 'order.paid',
        count: { min: 2 },
        after: {
          did: 'material.visit',
          where: [{ property: 'seconds', gte: 30 }],
          within: '7d',
          without: { did: '投诉' },
        },
      },
      '支付订单至少 2 次且每次在查看资料（停留不少于 30 秒）后 7 天内且其间没有「投诉」。',
    ],
    [
      {
        atLeast: 5,
        of: [{ did: 'order.paid' }, { did: 'material.visit' }, { tag: '投诉未解决' }],
        weights: [3, 2, -1],
      },
      '下列得分合计至少 5 分（支付过订单得 3 分、查看过资料得 2 分、服务状态含「投诉未解决」扣 1 分）。',
    ],
    [{ did: 'material.visit', measure: { median: 'seconds', lte: 5 } }, '查看资料的停留中位数不超过 5 秒。'],
    [{ not: { not: { tag: '高意向' } } }, '意向是「高意向」。'],
    [{ tag: '报价中', assigned: { before: '3d' } }, '3 天以前打上「报价中」。'],
    [
      { tag: '高意向', assigned: { last: '7d' }, source: ['rule', 'import'], staff: 'stf_1' },
      '近 7 天内由林小满通过规则或导入打上「高意向」。',
    ],
    [{ group: '意向', min: '低意向', max: '中意向' }, '意向在低意向至中意向之间。'],
    [{ group: '意向', none: true }, '没有任何「意向」标签。'],
    [{ attribute: 'level', is: 'S' }, '等级是 S。'],
    [
      { attribute: 'city', in: ['a', 'b', 'c', 'd', 'e', 'f'] },
      '城市是「a」、「b」、「c」、「d」、「e」等 6 项之一。',
    ],
    [{ attribute: 'age', between: [25, 34] }, '年龄在 25–34 之间。'],
    [{ attribute: 'budget', gte: 8_640_050 }, '预算不低于 ¥86,400.50。'],
    [{ attribute: 'birthday', lt: '1990-01-01' }, '生日早于 1990-01-01。'],
    [{ attribute: 'member', is: false }, '会员为否。'],
    [{ attribute: 'rooms', exists: false }, '房间未填写。'],
    [{ did: 'interaction', count: { max: 0 }, within: month }, '近 30 天内没有互动。'],
    [{ did: 'material.visit', count: { min: 2, max: 4 } }, '查看资料 2–4 次。'],
    [{ did: 'material.visit', count: { min: 3, max: 3 } }, '查看资料恰好 3 次。'],
    [{ did: '到店', count: { min: 2 }, within: { calendar: 'thisMonth' } }, '本月「到店」至少 2 次。'],
    [{ did: 'order.paid', measure: { sum: 'amount', gte: 100_000 } }, '支付订单的金额合计不低于 ¥1,000。'],
    [
      { did: 'order.paid', count: { min: 2 }, measure: { distinct: 'items.product', gte: 3 } },
      '支付订单至少 2 次且商品种数不低于 3。',
    ],
    [
      { did: 'x', within: { since: '2026-01-01', until: '2026-07-01T00:00:00+08:00' } },
      '2026-01-01 至 2026-07-01 00:00 (UTC+08:00)（不含）有「x」。',
    ],
    [{ follow: { staff: ['stf_1'], addWay: [1] } }, '由林小满跟进且添加方式是扫描二维码。'],
    [
      { any: [{ all: [{ tag: '高意向' }, { tag: '门店' }] }, { audience: '热客户' }] },
      '（意向是「高意向」且来源是「门店」）或属于人群「热客户」。',
    ],
    [
      { not: { all: [{ tag: '高意向' }, { tag: '门店' }] } },
      '不同时满足（意向是「高意向」、来源是「门店」）。',
    ],
    [
      { any: [{ not: { did: 'material.visit', count: { min: 5 } } }, { tag: '门店' }] },
      '查看资料不超过 4 次或来源是「门店」。',
    ],
  ])('%j', (condition, text) => expect(say(condition)).toBe(text));
});

describe('English', () => {
  it.each<[Condition, string]>([
    [{ all: [] }, 'All customers.'],
    [{ any: [] }, 'No customers.'],
    [{ not: { tag: '高意向' } }, 'All customers except those who have 意向/高意向.'],
    [
      { did: 'interaction', count: { max: 0 }, within: { last: '1d' } },
      'Customers who did not interact in the last 1 day.',
    ],
    [
      { all: [{ attribute: 'city', is: 'x' }, { follow: {} }] },
      'Customers who have 城市 equal to “x” and are followed by somebody.',
    ],
    [
      { did: 'order.paid', measure: { sum: 'amount', gte: 117_700 } },
      'Customers who have a total amount over paid orders of at least ¥1,177.',
    ],
  ])('%j', (condition, text) => expect(say(condition, 'en')).toBe(text));
});

it('tags in events are called as the library calls them', () => {
  const twice: Condition = {
    did: 'tag.added',
    where: [{ property: 'tag', in: ['tag_14', '定制衣柜'] }],
    count: { min: 2 },
    within: { last: '90d' },
  };
  expect(say(twice)).toBe(
    '近 90 天内打上标签至少 2 次且每次标签名是「意向/高意向」或「感兴趣的产品/定制衣柜」。',
  );
  expect(say(twice, 'en')).toBe(
    'Customers who were tagged (tag equal to “意向/高意向” or “感兴趣的产品/定制衣柜”) at least 2 times in the last 90 days.',
  );
});

it.each([
  ['zh-CN', '打上过标签（标签名是「意向/高意向」、变化前是「意向/低意向」且升降是上升）。'],
  ['zh-TW', '打上過標籤（標籤名是「意向/高意向」、變化前是「意向/低意向」且升降是上升）。'],
  [
    'en',
    'Customers who were tagged (tag equal to “意向/高意向”, previous value equal to “意向/低意向” and direction equal to up).',
  ],
] as const)('a change of level is said with both levels and its direction: %s', (language, text) =>
  expect(
    say(
      {
        did: 'tag.added',
        where: [
          { property: 'tag', is: '高意向' },
          { property: 'from', is: '低意向' },
          { property: 'change', is: 'up' },
        ],
      },
      language,
    ),
  ).toBe(text),
);

it('a name that is gone shows as its id', () => {
  const tree = resolveCondition({ any: [{ tag: '高意向' }, { group: '意向', min: '中意向' }] }, vocabulary);
  expect(sentence(tree, vocabularyOf({}), 'zh-CN')).toBe('有标签「tag_14」或 grp_1 在 tag_13 及以上。');
});
