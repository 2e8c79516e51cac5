/** Models as their users meet them: scores on every customer, a tag for each segment, and why. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestProduct, testProduct } from '#tests/product';

const DAY = 24 * 3_600_000;
let now = Date.parse('2026-11-02T02:00:00Z');
let product: TestProduct;
let serial = 0;

const ask = (method: string, path: string, body?: unknown) => product.ask(method, path, body);
const ok = async (method: string, path: string, body?: unknown) => {
  const answer = await ask(method, path, body);
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
  return answer.body;
};
const buys = async (customer: string, amount: number, ago: number, currency = 'CNY'): Promise<string> => {
  const orderNo = `A${++serial}`;
  const paidAt = new Date(now - ago * DAY).toISOString();
  await ok('POST', '/orders', {
    orders: [{ orderNo, customer: `ref:${customer}`, amount, currency, paidAt }],
  });
  return orderNo;
};
/** R, F, M and the days; null without. */
async function scores(customer: string) {
  const { attributes } = await ok('GET', `/customers/ref:${customer}`);
  const of = (key: string) => attributes[`rfm.${key}`];
  return of('r') === undefined ? null : [of('r'), of('f'), of('m'), of('recencyDays')];
}
const scored = (customer: string, expected: unknown) =>
  expect.poll(() => scores(customer), { interval: 50 }).toEqual(expected);
const tagsOf = async (customer: string): Promise<string[]> =>
  (await ok('GET', `/customers/ref:${customer}/tags`)).items
    .map((one: { tag: { path: string } }) => one.tag.path)
    .sort();
const tagged = (customer: string, expected: string[]) =>
  expect.poll(() => tagsOf(customer), { interval: 50 }).toEqual(expected);
const count = async (condition: unknown): Promise<number> =>
  (await ok('POST', '/audiences/count', { condition })).count;

const rfm = {
  type: 'rfm',
  recency: { breaks: [7, 30] },
  frequency: { breaks: [2, 3] },
  monetary: { breaks: [10_000, 50_000] },
};
const segments = [
  { tag: 'RFM/重要价值', r: [2, 3], f: [2, 3], m: [2, 3] },
  { tag: 'RFM/重要挽留', r: [1], m: [2, 3] },
];
let model: string;

beforeAll(async () => {
  product = await testProduct({ clock: () => new Date(now) });
  await ok('POST', '/tag-groups', { name: 'RFM', choice: 'single' });
  for (const name of ['重要价值', '重要挽留', '一般', '久未下单'])
    await ok('POST', '/tags', { group: 'RFM', name });
});
afterAll(() => product.stop());

describe('an RFM model', () => {
  it('is refused with the field and the remedy', async () => {
    const wrong = async (body: object) => {
      const { status, body: answer } = await ask('POST', '/rules', {
        kind: 'model',
        name: '错',
        model: rfm,
        segments,
        ...body,
      });
      expect(status).toBe(400);
      return answer.error.details.map((one: { path: string; code: string }) => `${one.path} ${one.code}`);
    };
    expect(await wrong({ model: { ...rfm, recency: { breaks: [30, 7] } } })).toEqual([
      'model.recency.breaks.1 rule.breaksOrder',
    ]);
    expect(await wrong({ model: { ...rfm, monetary: { breaks: [1, 2], quantiles: 5 } } })).toEqual([
      'model.monetary rule.oneScale',
    ]);
    expect(await wrong({ model: { ...rfm, asOf: '2026-02-30' } })).toEqual(['model.asOf badFormat']);
    expect(await wrong({ segments: [{ tag: 'RFM/重要价值', r: [4] }] })).toEqual([
      'segments.0.r.0 rule.noScore',
    ]);
    expect(await wrong({ segments: [{ tag: 'RFM/重要' }] })).toEqual(['segments.0.tag unknownTag']);
    expect(await wrong({ scope: { all: [] } })).toEqual(['scope unknownField']);
    expect(await wrong({ otherwise: 'RFM/重要' })).toEqual(['otherwise unknownTag']);
  });

  it('says of every segment, and of what all others get, that nobody reaches it', async () => {
    const { id } = await ok('POST', '/rules', {
      kind: 'model',
      name: '都一样',
      model: rfm,
      segments: [{ tag: 'RFM/重要价值' }, { tag: 'RFM/重要挽留', r: [1] }],
      otherwise: 'RFM/一般',
    });
    const { conflicts } = await ok('POST', `/rules/${id}/preview`);
    expect(
      conflicts.map((one: { code: string; text: string }) => [one.code, one.text.includes('一般')]),
    ).toEqual([
      ['unreachable', false],
      ['unreachable', true],
    ]);
    await ok('DELETE', `/rules/${id}`);
  });

  it('scores everybody who bought when it goes live, as its preview said', async () => {
    await buys('王', 60_000, 3);
    await buys('王', 20_000, 40);
    await buys('李', 80_000, 90);
    await ok('POST', '/customers', { ref: '周', name: '没有买过' });
    const { id, text } = await ok('POST', '/rules', {
      kind: 'model',
      name: '价值分层',
      model: rfm,
      segments,
      otherwise: 'RFM/一般',
    });
    model = id;
    expect(text).toContain('重要价值：R 2/3');
    expect(await ok('POST', `/rules/${id}/preview`)).toMatchObject({
      adds: 2,
      removes: 0,
      refused: 0,
      conflicts: [],
    });
    expect(await scores('王')).toBeNull();
    expect(await ok('POST', `/rules/${id}/publish`, { backfill: true })).toMatchObject({
      added: 2,
      removed: 0,
      holds: 2,
    });
    expect(await scores('王')).toEqual([3, 2, 3, 3]);
    expect(await tagsOf('王')).toEqual(['RFM/重要价值']);
    expect(await tagsOf('李')).toEqual(['RFM/重要挽留']);
    expect(await scores('周')).toBeNull();
    expect(await count({ attribute: 'rfm.r', exists: false })).toBe(1);
    expect(await count({ attribute: 'rfm.m', gte: 3 })).toBe(2);
    const sorted = async (order: string) =>
      (
        await ok('POST', '/audiences/query', {
          condition: { attribute: 'rfm.r', exists: true },
          sort: [{ by: 'rfm.recencyDays', order }],
        })
      ).items.map((one: { attributes: Record<string, number> }) => [
        one.attributes['rfm.recencyDays'],
        one.attributes['rfm.r'],
      ]);
    expect(await sorted('asc')).toEqual([
      [3, 3],
      [90, 1],
    ]);
    expect(await sorted('desc')).toEqual([
      [90, 1],
      [3, 3],
    ]);
  });

  it('stands among the attributes of a customer, who can be sent back as he was answered, also later', async () => {
    const { attributes, ref } = await ok('GET', '/customers/ref:王');
    expect(attributes).toMatchObject({ 'rfm.r': 3, 'rfm.f': 2 });
    await ok('PATCH', '/customers/ref:王', { attributes });
    await ok('POST', '/customers', { ref, attributes });
    const list = await ok('POST', '/customers', { customers: [{ ref: '王', attributes }] });
    expect(list).toMatchObject({ unchanged: 1, refused: [] });
    const old = { ...attributes, 'rfm.recencyDays': 12, 'rfm.m': null, 'rfm.f': '2', 'order.total': 1 };
    const later = { customers: [{ ref: '王', remark: '三天后', attributes: old }] };
    expect(await ok('POST', '/customers', later)).toMatchObject({ updated: 1, refused: [] });
    const now = await ok('PATCH', '/customers/ref:王', { attributes: old });
    expect([now.remark, now.attributes]).toEqual(['三天后', attributes]);
  });

  it('says why: measures, scores, the newest order, and how the segment stands now', async () => {
    const { source, assignment, condition, rule } = await ok(
      'GET',
      `/customers/ref:王/explain?tag=RFM/重要价值`,
    );
    expect(source ?? assignment.source).toBe('model');
    expect(rule).toBe('价值分层');
    expect(assignment.evidence).toBe('最近下单 2026-10-30（A1），距今 3 天；2 笔，共 800.00；R 3 F 2 M 3');
    expect(
      condition.parts.map((part: { holds: boolean; actual: unknown }) => [part.holds, part.actual]),
    ).toEqual([
      [true, 3],
      [true, 2],
      [true, 3],
    ]);
    const absent = await ok('GET', `/customers/ref:李/explain?tag=RFM/重要价值`);
    expect(absent.missing.map((part: { actual: unknown }) => part.actual)).toEqual([1, 1]);
  });

  it('follows orders and refunds within seconds, each for its own customer', async () => {
    const orderNo = await buys('赵', 12_000, 0);
    await scored('赵', [3, 1, 2, 0]);
    await tagged('赵', ['RFM/一般']);
    await buys('赵', 40_000, 1);
    await tagged('赵', ['RFM/重要价值']);
    await ok('POST', '/orders', { orders: [{ orderNo, refundedAt: new Date(now).toISOString() }] });
    await scored('赵', [3, 1, 2, 1]);
    await tagged('赵', ['RFM/一般']);
  });

  it('moves with the days though nobody does anything, and only a segment that changes is written', async () => {
    const runs = async () => (await ok('GET', `/rules/${model}/runs`)).items.length;
    const before = await runs();
    now += 2 * DAY;
    expect(await scores('王')).toEqual([3, 2, 3, 5]);
    expect(await count({ attribute: 'rfm.recencyDays', is: 5 })).toBe(1);
    now += 2 * DAY;
    await scored('王', [2, 2, 3, 7]);
    expect(await runs()).toBe(before);
    now += 23 * DAY;
    await scored('王', [1, 2, 3, 30]);
    await tagged('王', ['RFM/重要挽留']);
    expect((await ok('GET', `/rules/${model}/runs`)).items[0]).toMatchObject({
      kind: 'due',
      added: 1,
      removed: 1,
    });
  });

  it('is read by other rules, which follow its scores', async () => {
    const { id } = await ok('POST', '/rules', {
      kind: 'state',
      name: '久未下单',
      when: { attribute: 'rfm.recencyDays', gte: 33 },
      then: { add: ['RFM/久未下单'] },
    });
    await ok('PATCH', `/rules/${model}`, { kind: 'model', name: '价值分层', model: rfm, segments: [] });
    await ok('POST', `/rules/${model}/publish`, { backfill: true });
    expect(await tagsOf('王')).toEqual([]);
    await ok('POST', `/rules/${id}/publish`, { backfill: true });
    expect(await tagsOf('王')).toEqual([]);
    now += 3 * DAY;
    await tagged('王', ['RFM/久未下单']);
    await buys('王', 100, 0);
    await tagged('王', []);
    await ok('DELETE', `/rules/${id}`);
  });

  it('follows merges, and forgets whoever is erased', async () => {
    await buys('甲', 20_000, 1);
    await buys('乙', 30_000, 2);
    await scored('乙', [3, 1, 2, 2]);
    await ok('POST', '/customers/ref:甲/merge', { from: 'ref:乙' });
    await scored('甲', [3, 2, 3, 1]);
    const people = await count({ attribute: 'rfm.r', exists: true });
    await ok('DELETE', '/customers/ref:甲?erase=true');
    expect(await count({ attribute: 'rfm.r', exists: true })).toBe(people - 1);
  });

  it('sees one currency when it names one', async () => {
    await buys('外', 70_000, 1, 'USD');
    await scored('外', [3, 1, 3, 1]);
    await ok('PATCH', `/rules/${model}`, {
      kind: 'model',
      name: '价值分层',
      model: { ...rfm, currency: 'CNY' },
      segments,
    });
    await ok('POST', `/rules/${model}/publish`, { backfill: true });
    expect(await scores('外')).toBeNull();
  });

  it('takes the place of another one, and moves the bounds of quantiles with the first look of a day', async () => {
    const quantiles = { quantiles: 2 };
    const { id } = await ok('POST', '/rules', {
      kind: 'model',
      name: '对半',
      model: { type: 'rfm', recency: quantiles, frequency: quantiles, monetary: quantiles },
      segments: [{ tag: 'RFM/重要价值', m: [2] }],
    });
    await ok('POST', `/rules/${id}/publish`, { backfill: true });
    expect((await ok('GET', `/rules/${model}`)).status).toBe('paused');
    const half = async () => [
      await count({ attribute: 'rfm.m', is: 1 }),
      await count({ attribute: 'rfm.m', is: 2 }),
    ];
    const [low = 0, high = 0] = await half();
    expect(low - high).toBeLessThanOrEqual(1);
    for (let i = 0; i < 4; i++) await buys(`新${i}`, 1_000_000, 0);
    await expect.poll(half, { interval: 50 }).toEqual([low, high + 4]);
    now += DAY;
    await expect
      .poll(half, { interval: 50 })
      .toEqual([Math.ceil((low + high + 4) / 2), Math.floor((low + high + 4) / 2)]);
    expect(await count({ tag: 'RFM/重要价值' })).toBe(Math.floor((low + high + 4) / 2));
  });

  it('that is paused or deleted leaves scores and tags as they stand', async () => {
    const people = await count({ attribute: 'rfm.r', exists: true });
    const [{ id }] = (await ok('GET', '/rules')).items;
    await ok('POST', `/rules/${id}/pause`);
    await ok('DELETE', `/rules/${id}`);
    await buys('后来', 100, 0);
    expect(await count({ attribute: 'rfm.r', exists: true })).toBe(people);
    expect(await scores('后来')).toBeNull();
  });
});
