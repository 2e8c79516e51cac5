import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languages } from '#kernel';
import { noon, SHANGHAI, shop } from '../example.ts';
import type { CustomerFacts } from '../facts.ts';
import type { Condition } from '../language.ts';
import { compile } from '../one.ts';
import { anyCondition, anyFacts } from '../random.ts';
import { resolveCondition } from '../resolve.ts';
import { sentence } from '../sentence.ts';
import { type Library, vocabularyOf } from '../vocabulary.ts';
import { lexiconOf } from './lexicon.ts';
import { readSentence } from './read-sentence.ts';
import { choiceText, missedText } from './texts.ts';

const library: Library = {
  ...shop,
  tags: [
    ...(shop.tags ?? []),
    { id: 61, group: 4, name: '待催单', order: 0 },
    { id: 62, group: 4, name: '老客户', order: 0 },
  ],
  attributes: [...(shop.attributes ?? []), { key: 'monthly', label: '月采购量', type: 'money' }],
};
const lexicon = lexiconOf(library);
const vocabulary = vocabularyOf(library);
const month = { window: { last: '30d' } };

function read(text: string, options = month) {
  const reading = readSentence(text, lexicon, options);
  const said =
    reading.condition && sentence(resolveCondition(reading.condition, vocabulary), vocabulary, 'zh-CN');
  return { ...reading, said, missed: reading.missed.map((one) => one.text) };
}
const codes = (text: string) => [...new Set(read(text).choices.map(({ code }) => code))];

const fourSigns =
  '近 30 天内下列四项满足至少两项（被写过跟进（类型是「积极回应」）、被写过跟进（类型是「主动询问」）、查看资料至少 5 次、分享资料至少 3 次）。';

describe('the sentences of the documents that asked for the product', () => {
  it.each([
    ['积极回应、主动询问、查看资料五次及以上、分享过三次文件，满足两项即可', fourSigns],
    [
      '有回应，但没有主动询问过产品，查看资料三次及以上',
      '近 30 天内发来过消息，近 30 天内没有被写跟进（类型是「主动询问」），并且近 30 天内查看资料至少 3 次。',
    ],
    ['很少回复，一周会看一到两次文件', '近 30 天内发来消息 1–2 次，并且近 1 周内查看资料 1–2 次。'],
    [
      '不回复、偶尔会浏览一两次文件、浏览时长5秒以下',
      '近 30 天内没有发来消息，近 30 天内查看资料 1–2 次，并且近 30 天内查看资料的停留最大值不超过 5 秒。',
    ],
    ['复购客户（购买两次及以上）', '支付订单至少 2 次。'],
    ['已经购买过多次的客户', '支付订单至少 3 次。'],
    ['购买过1次及以上的客户', '支付过订单。'],
    ['刚添加的客户,还没有沟通互动', '近 7 天内添加过好友，并且近 30 天内没有互动。'],
    ['有过互动沟通,但还没有购买的客户', '近 30 天内互动过，并且没有支付订单。'],
    ['多次沟通一直没有回复的客户', '近 30 天内收到员工消息至少 3 次，并且近 30 天内没有发来消息。'],
    ['當客戶閱讀該文章超過30秒時', '近 30 天内查看过资料（停留大于 30 秒）。'],
    ['每周三看直播', '近 4 周内观看直播（在周三）的天数不低于 3。'],
    ['月采购量10万+', '月采购量不低于 ¥100,000。'],
    ['客户完成支付', '支付过订单。'],
    ['对处于“报价中”阶段超过3天的客户', '3 天以前打上「报价中」。'],
    ['客户在聊天窗口蹦出"优惠""套餐"这些词', '近 30 天内发来过消息（内容提到「优惠」或「套餐」）。'],
    ['提到「优惠」「套餐」三次', '近 30 天内发来消息至少 3 次且每次内容提到「优惠」或「套餐」。'],
    ['「高意向」超过三个月没被点亮', '全部客户；不含近 3 个月内打上「高意向」的客户。'],
  ])('%s', (text, said) => expect(read(text)).toMatchObject({ said, missed: [] }));

  it('a title or an effect is the tag that a rule puts on, not what it asks for', () => {
    expect(
      read('高意向：积极回应、主动询问、查看资料五次及以上、分享过三次文件，满足两项即可'),
    ).toMatchObject({
      said: fourSigns,
      effects: { add: ['意向/高意向'] },
    });
    expect(read('老客户（合作半年以上）')).toMatchObject({
      said: '6 个月以前支付过订单。',
      effects: { add: ['服务状态/老客户'] },
    });
    expect(read('阶段超过3天的客户自动打上“待催单”标签')).toMatchObject({
      missed: [],
      effects: { add: ['服务状态/待催单'] },
    });
    expect(read('閱讀30秒打“定制衣柜”標簽')).toMatchObject({
      said: '近 30 天内查看过资料（停留不少于 30 秒）。',
      effects: { add: ['感兴趣的产品/定制衣柜'] },
    });
  });

  it('what is about tags and not about customers is said to be so', () =>
    expect(readSentence('超过三个月没被点亮', lexicon, month)).toMatchObject({
      condition: null,
      missed: [{ text: '超过三个月没被点亮', code: 'aboutTags' }],
    }));
});

describe('everyday sentences', () => {
  it.each([
    [
      '意向是高意向或中意向，城市是上海，年龄25-34岁',
      '意向是「高意向」或意向是「中意向」，城市是「上海」，并且年龄在 25–34 之间。',
    ],
    ['中意向及以上的会员，近三个月没有购买', '意向在中意向及以上且会员为是，并且近 3 个月内没有支付订单。'],
    ['累计消费超过1万元或购买三次以上', '支付订单的金额合计大于 ¥10,000 或支付订单至少 3 次。'],
    [
      '满足以下任意两项：会员、下单两次、年龄超过30岁',
      '下列三项满足至少两项（会员为是、支付订单至少 2 次、年龄大于 30）。',
    ],
    ['添加后7天内没有购买', '没有支付订单（在添加好友后 7 天内）。'],
    ['官网停留时间超过2分钟', '近 30 天内浏览过页面（停留大于 120 秒）。'],
    ['投诉未解决，或者最近一周退款', '服务状态含「投诉未解决」或近 1 周内退过款。'],
    ['高意向、中意向客户', '意向是「高意向」或意向是「中意向」。'],
    ['Ａ意向', '意向是「高意向」。'],
    ['查看资料不到3次', '近 30 天内查看资料不超过 2 次。'],
    ['三个月没有互动', '近 3 个月内没有互动。'],
  ])('%s', (text, said) => expect(read(text)).toMatchObject({ said, missed: [] }));

  it('without a span of time of one’s own, none is added', () =>
    expect(read('查看资料至少 5 次', { window: null } as never).said).toBe('查看资料至少 5 次。'));

  it.each([
    ['看房3次未成交', ['看房3次'], '没有支付订单。'],
    ['忠诚度很高', ['忠诚度很高'], null],
    ['没有「高意相」', ['没有「高意相」'], null],
    ['其他', ['其他'], null],
    ['高意向（', ['（'], '意向是「高意向」。'],
  ])('%s: what is not understood is named', (text, missed, said) =>
    expect(read(text)).toMatchObject({ said, missed }),
  );

  it('choices that the text leaves open are named', () => {
    expect(codes('查看资料五次以上')).toEqual(['defaultWindow', 'inclusive']);
    expect(codes('分享三次')).toEqual(['bareNumber', 'defaultWindow']);
    expect(codes('购买过多次')).toEqual(['many']);
    expect(codes('年龄超过30岁')).toEqual(['exclusive']);
    expect(codes('查看资料 5–6 次，近 30 天内')).toEqual(['defaultWindow']);
  });

  it('each part of the condition knows where it stands in the text', () => {
    const text = '会员，近 7 天下单，没有投诉未解决';
    const { understood } = read(text);
    expect(understood.map(({ from, to, path }) => [path, text.slice(from, to)])).toEqual([
      ['all.0', '会员'],
      ['all.1', '近 7 天下单'],
      ['all.2.not', '没有投诉未解决'],
    ]);
  });
});

/** Two things of one name cannot be told apart by a sentence. */
const plain: Library = {
  ...shop,
  tags: shop.tags?.filter((tag) => tag.id !== 43) ?? [],
  staff: shop.staff?.filter((one) => one.id !== 3) ?? [],
};

/** A list with several values: a sentence does not say whether one of them passes both tests. */
const oneValue = (facts: CustomerFacts): CustomerFacts => ({
  ...facts,
  events: facts.events.map((event) => ({
    ...event,
    properties: Object.fromEntries(
      Object.entries(event.properties).map(([key, value]) => [
        key,
        Array.isArray(value) ? value.slice(0, 1) : value,
      ]),
    ),
  })),
});

it('the product’s own sentence of any condition is read back as the same condition, in both scripts', () => {
  const names = vocabularyOf(plain);
  const words = lexiconOf(plain);
  const people = fc.sample(anyFacts, { numRuns: 40, seed: 1 }).map(oneValue);
  const answers = (condition: unknown) => {
    const holds = compile(resolveCondition(condition, names));
    return people.map((facts) => holds(facts, noon, SHANGHAI));
  };
  fc.assert(
    fc.property(anyCondition, fc.constantFrom('zh-CN', 'zh-TW'), (condition, language) => {
      const text = sentence(resolveCondition(condition, names), names, language);
      const back = readSentence(text, words, { window: null });
      expect(back.missed, text).toEqual([]);
      expect(answers(back.condition), text).toEqual(answers(condition));
    }),
    { numRuns: 500 },
  );
});

it.each<Condition>([
  {
    did: 'tag.added',
    where: [{ property: 'tag', is: '意向/高意向' }],
    count: { min: 2 },
    within: { last: '90d' },
  },
  { did: 'tag.removed', where: [{ property: 'tag', in: ['意向/高意向', '来源/门店'] }] },
  {
    did: 'tag.added',
    where: [
      { property: 'tag', is: '意向/高意向' },
      { property: 'from', in: ['意向/低意向', '意向/中意向'] },
      { property: 'change', is: 'up' },
    ],
  },
  {
    did: 'tag.removed',
    where: [
      { property: 'tag', is: '意向/高意向' },
      { property: 'to', exists: true },
      { property: 'change', in: ['up', 'down'] },
    ],
  },
  { did: 'customer.handedOver' },
  { tag: '阶段/报价中', assigned: { before: '3bd' } },
  { did: 'order.paid', within: { last: '10bd' } },
  { did: 'channel.changed', count: { max: 0 }, within: { last: '30d' } },
])('what became of tags and relations, and what working days are, is read back: %j', (condition) => {
  const names = vocabularyOf(plain);
  for (const language of ['zh-CN', 'zh-TW'] as const) {
    const text = sentence(resolveCondition(condition, names), names, language);
    const back = readSentence(text, lexiconOf(plain), { window: null });
    expect([back.missed, back.condition], text).toEqual([[], condition]);
  }
});

it('any text is read without an error, its pieces lie in it, and whatever was understood can be resolved', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...'（ ） 、 ， 且 或 不 没有 近 3 天 以上 查看 资料 三次 满足 两项 高意向 意向 是 在 「到店」 「 」 下列得分合计至少 5 分 得 城市 年龄 打上 的 超过 每周三 30秒 后 其间 不含 ；'.split(
        ' ',
      ),
    ),
    fc.string({ maxLength: 3, unit: 'grapheme' }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
      const text = pieces.join('');
      const { condition, missed, understood, choices } = readSentence(text, lexicon, month);
      for (const { from, to } of [...missed, ...understood, ...choices])
        expect(0 <= from && from < to && to <= text.length).toBe(true);
      if (condition) expect(() => resolveCondition(condition, vocabulary)).not.toThrow();
    }),
    { numRuns: 1500 },
  );
});

it('brackets inside brackets are read or left, in a bounded number of steps', () => {
  const deep = `${'下列得分合计至少 5 分（'.repeat(60)}会员${'）'.repeat(60)}`;
  expect(readSentence(deep, lexicon, month).missed.length).toBeGreaterThan(0);
  expect(read(`${'（'.repeat(200)}会员${'）'.repeat(200)}`).said).toBe('会员为是。');
});

it('every choice and every reason has its sentence in every language', () => {
  const { choices } = readSentence('每周三看直播，查看资料多次，合作半年以上', lexicon, month);
  for (const language of languages) {
    for (const { code, facts } of choices) expect(choiceText(code, facts, language)).not.toMatch(/[{}]/);
    expect(missedText('ambiguous', { options: 'a, b' }, language)).toContain('a, b');
  }
});
