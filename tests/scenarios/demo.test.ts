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
    const { status, body } = await product.ask('POST', '/demo');
    expect(status).toBe(202);
    const job = await product.jobEnd(body.job.id);
    expect(job).toMatchObject({ status: 'done', done: 20_000, result: { customers: 20_000 } });
    expect(await count({ all: [] })).toBe(20_000);
    expect(await count({ group: '意向', any: true })).toBe(20_000);
    expect(
      await count({
        all: [{ tag: '意向/高意向' }, { tag: '客户规模/KA' }, { not: { tag: '客户状态/丢单' } }],
      }),
    ).toBeGreaterThan(20);
    expect(await count({ attribute: 'order.count', gte: 2 })).toBeGreaterThan(100);
  }, 180_000);

  it('has a history with real dates: the same tag was put on at different times', async () => {
    const old = await count({ tag: '意向/高意向', assigned: { before: '180d' } });
    const all = await count({ tag: '意向/高意向' });
    expect(old).toBeGreaterThan(0);
    expect(old).toBeLessThan(all);
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
