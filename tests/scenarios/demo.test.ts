import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestProduct, testProduct } from '#tests/product';

let product: TestProduct;
beforeAll(async () => {
  product = await testProduct();
});
afterAll(() => product.stop());

const count = async (condition: unknown) =>
  (await product.ask('POST', '/audiences/count', { condition })).body.count;

describe('the demo company', () => {
  it('fills an empty workspace with 20,000 customers and their histories', async () => {
    // Somebody had begun to set up, among them a person with a name of the story.
    await product.ask('POST', '/departments', { name: '销售一部' });
    const { body: real } = await product.ask('POST', '/staff', { name: '林小满', roles: ['staff'] });
    await product.ask('POST', '/attributes', { key: 'city', label: '城市', type: 'text' });
    await product.ask('POST', '/library/presets/weiling/apply', {});
    const { status, body } = await product.ask('POST', '/demo');
    expect(status).toBe(202);
    const job = await product.jobEnd(body.job.id);
    expect(job).toMatchObject({ status: 'done', done: 20_000, result: { customers: 20_000 } });
    const { body: staff } = await product.ask('GET', '/staff?limit=100');
    const namesakes = staff.items.filter((one: { name: string }) => one.name === '林小满');
    expect(namesakes).toHaveLength(2);
    for (const { id } of namesakes) {
      const { body: owned } = await product.ask('GET', `/customers?owner=${id}`);
      expect(owned.total > 0, id).toBe(id !== real.id);
    }
    expect(await count({ all: [] })).toBe(20_000);
    expect(await count({ group: '意向', any: true })).toBe(20_000);
    expect(
      await count({
        all: [{ tag: '意向/高意向' }, { tag: '客户规模/KA' }, { not: { tag: '客户状态/丢单' } }],
      }),
    ).toBeGreaterThan(20);
    expect(await count({ attribute: 'order.count', gte: 2 })).toBeGreaterThan(100);
  }, 600_000);

  it('has a history with real dates: the same tag was put on at different times', async () => {
    const old = await count({ tag: '意向/高意向', assigned: { before: '180d' } });
    const all = await count({ tag: '意向/高意向' });
    expect(old).toBeGreaterThan(0);
    expect(old).toBeLessThan(all);
  });

  it('has people whom the ready rules are about: two of four that make high intent, and who asks for offers', async () => {
    const within = { last: '30d' };
    const noted = (is: string) => ({ did: 'followUp.written', where: [{ property: 'kind', is }], within });
    const two = await count({
      atLeast: 2,
      of: [
        noted('积极回应'),
        noted('主动询问'),
        { did: 'material.visit', count: { min: 5 }, within },
        { did: 'material.share', count: { min: 3 }, within },
      ],
    });
    expect(two).toBeGreaterThan(50);
    expect(two).toBeLessThan(1_000);
    const offers = { did: 'message.received', where: [{ property: 'text', contains: '优惠' }], within };
    expect(await count(offers)).toBeGreaterThan(20);
  });

  it('shows every state of the wall: fresh, fading, mouldy, protected, personal, cold, in reserve', async () => {
    const { body: tags } = await product.ask('GET', '/tags?limit=500');
    const { body: usage } = await product.ask('GET', '/library/usage');
    const { lately } = usage.putOnBy;
    expect(lately.automatic + lately.staff).toBe(
      usage.items.reduce((all: number, one: { added: number }) => all + one.added, 0),
    );
    const lit = new Map<string, string | null>(
      usage.items.map((one: { tag: string; lastLit: string | null }) => [one.tag, one.lastLit]),
    );
    const active = tags.items.filter((tag: { state: string }) => tag.state === 'active');
    const days = (tag: { id: string }) => (Date.now() - Date.parse(lit.get(tag.id) ?? '')) / 86_400_000;
    const between = (from: number, to: number) =>
      active.filter((tag: { id: string }) => days(tag) > from && days(tag) <= to).length;
    expect(between(0, 30)).toBeGreaterThan(80);
    expect(between(30, 90)).toBeGreaterThan(25);
    expect(between(90, 540)).toBeGreaterThan(25);
    const count = (holds: (tag: { protected: boolean; state: string }) => boolean) =>
      tags.items.filter(holds).length;
    expect(count((tag) => tag.protected)).toBe(3);
    expect(count((tag) => tag.state === 'cold')).toBe(8);
    expect(count((tag) => tag.state === 'reserve')).toBe(2);
    const budget = active.filter((tag: { group: { name: string } }) => tag.group.name === '预算范围');
    expect(budget).toHaveLength(5);
    for (const tag of budget) expect(tag.customers).toBeGreaterThan(100);
    const hues = new Set(active.map((tag: { hue: string }) => tag.hue));
    expect(hues.size).toBeGreaterThanOrEqual(9);
  });

  it('leaves one line in the audit trail for all its customers', async () => {
    const { body } = await product.ask('GET', '/audit?limit=200');
    const lines = body.items.map((line: { did: string }) => line.did);
    expect(lines).not.toContain('customers.upserted');
    expect(lines.filter((did: string) => did === 'demo.loaded')).toHaveLength(1);
    expect(lines.length).toBeLessThan(60);
  });

  it('drawer, audience, facet and export say the same number', async () => {
    const tag = '意向/高意向';
    const { body: facets } = await product.ask('POST', '/audiences/facets', {
      condition: { all: [] },
      tags: [tag],
    });
    const { body: list } = await product.ask('GET', '/tags?limit=500');
    const drawer = list.items.find((t: { path?: string; name: string }) => t.name === '高意向');
    const audience = await count({ tag });
    expect(facets.facets[0].count).toBe(audience);
    expect(drawer.customers).toBe(audience);
    const csv = await fetch(`${product.address}/api/v1/audiences/export`, {
      method: 'POST',
      headers: {
        authorization: 'Bearer test-key-0123456789-0123456789-0123',
        'content-type': 'application/json',
      },
      body: JSON.stringify({ condition: { tag }, format: 'csv' }),
    });
    expect((await csv.text()).trimEnd().split('\r\n').length - 1).toBe(audience);
  });

  it('is refused where there are customers', async () => {
    const { status, body } = await product.ask('POST', '/demo');
    expect([status, body.error.code]).toEqual([409, 'demo.notEmpty']);
  });
});
