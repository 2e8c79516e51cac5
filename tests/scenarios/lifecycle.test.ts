/** Tiers and lifecycle without a model of their own: ladders over what happened and over the scores that RFM keeps. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestProduct, testProduct } from '#tests/product';

const DAY = 24 * 3_600_000;
let now = Date.parse('2026-11-02T02:00:00Z');
let product: TestProduct;
let serial = 0;

const ok = async (method: string, path: string, body?: unknown) => {
  const answer = await product.ask(method, path, body);
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
  return answer.body;
};
const at = (ago: number) => new Date(now - ago * DAY).toISOString();
const buys = (customer: string, ago: number) =>
  ok('POST', '/orders', {
    orders: [{ orderNo: `A${++serial}`, customer: `ref:${customer}`, amount: 5000, paidAt: at(ago) }],
  });
const does = (customer: string, type: string, times = 1) =>
  ok('POST', '/events', {
    events: Array.from({ length: times }, () => ({
      id: `e${++serial}`,
      type,
      customer: `ref:${customer}`,
      at: at(1),
    })),
  });
const publish = async (rule: object) => {
  const { id } = await ok('POST', '/rules', rule);
  await ok('POST', `/rules/${id}/publish`, { backfill: true });
};
const tagsOf = async (customer: string): Promise<string[]> =>
  (await ok('GET', `/customers/ref:${customer}/tags`)).items
    .map((one: { tag: { path: string } }) => one.tag.path)
    .sort();
const tagged = (customer: string, expected: string[]) =>
  expect.poll(() => tagsOf(customer), { interval: 50 }).toEqual(expected);

const paid = (min: number) => ({ did: 'order.paid', count: { min } });
const group = async (name: string, tags: readonly string[]) => {
  await ok('POST', '/tag-groups', { name, choice: 'single' });
  for (const tag of tags) await ok('POST', '/tags', { group: name, name: tag });
};

beforeAll(async () => {
  product = await testProduct({ clock: () => new Date(now) });
});
afterAll(() => product.stop());

describe('a ladder', () => {
  it('gives the tiers S to D: 已经购买过多次, 购买过1次, 刚添加, 互动沟通但还没有购买, 多次沟通一直没有回复', async () => {
    await group('分级', ['S', 'A', 'B', 'C', 'D']);
    await publish({
      kind: 'ladder',
      name: '客户分级',
      group: '分级',
      steps: [
        { tag: 'S', when: paid(3) },
        { tag: 'A', when: paid(1) },
        { tag: 'C', when: { did: 'interaction' } },
        { tag: 'D', when: { did: 'message.sent', count: { min: 5 } } },
        { tag: 'B', when: { did: 'customer.added' } },
      ],
    });
    for (const customer of ['老', '新', '聊', '静', '刚']) await does(customer, 'customer.added');
    for (const ago of [30, 20, 10]) await buys('老', ago);
    await buys('新', 3);
    await does('聊', 'message.received');
    await does('静', 'message.sent', 5);
    await tagged('老', ['分级/S']);
    await tagged('新', ['分级/A']);
    await tagged('聊', ['分级/C']);
    await tagged('静', ['分级/D']);
    await tagged('刚', ['分级/B']);
    await does('静', 'message.received');
    await tagged('静', ['分级/C']);
  });

  it('gives the stages of life over the days that RFM counts, and moves them at midnight', async () => {
    await group('阶段', ['新客', '活跃', '沉睡', '流失']);
    const scale = { breaks: [30, 90] };
    await publish({
      kind: 'model',
      name: 'RFM',
      model: { type: 'rfm', recency: scale, frequency: scale, monetary: scale },
    });
    await publish({
      kind: 'ladder',
      name: '生命周期',
      group: '阶段',
      steps: [
        {
          tag: '新客',
          when: {
            all: [
              { attribute: 'rfm.frequency', is: 1 },
              { attribute: 'rfm.recencyDays', lt: 30 },
            ],
          },
        },
        { tag: '活跃', when: { attribute: 'rfm.recencyDays', lt: 90 } },
        { tag: '沉睡', when: { attribute: 'rfm.recencyDays', lt: 180 } },
        { tag: '流失', when: { attribute: 'rfm.r', exists: true } },
      ],
    });
    await tagged('新', ['分级/A', '阶段/新客']);
    await tagged('老', ['分级/S', '阶段/活跃']);
    await tagged('刚', ['分级/B']);
    now += 27 * DAY;
    await tagged('新', ['分级/A', '阶段/活跃']);
    now += 60 * DAY;
    await tagged('新', ['分级/A', '阶段/沉睡']);
    now += 90 * DAY;
    await tagged('新', ['分级/A', '阶段/流失']);
    await buys('新', 0);
    await tagged('新', ['分级/A', '阶段/活跃']);
  });
});
