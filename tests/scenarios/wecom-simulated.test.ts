import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestProduct, testProduct } from '#tests/product';
import { eventually } from '#tests/wecom';

let product: TestProduct;
beforeAll(async () => {
  product = await testProduct();
});
afterAll(() => product.stop());

const act = (body: unknown) => product.ask('POST', '/wecom/simulator/acts', body);

describe('a company without WeCom can try a simulated one', () => {
  it('is refused what needs a connection, with the remedy', async () => {
    for (const [method, path] of [
      ['POST', '/wecom/sync'],
      ['POST', '/wecom/check'],
    ] as const) {
      const { status, body } = await product.ask(method, path);
      expect(status).toBe(409);
      expect(body.error.hint).toMatch(/模拟企业/);
    }
    const { status, body } = await product.ask('GET', '/wecom/simulator');
    expect([status, body.error.code]).toEqual([404, 'wecom.notSimulated']);
  });

  it('connects with one call, and every check of the doctor passes', async () => {
    const { status, body } = await product.ask('POST', '/wecom/simulator');
    expect(status).toBe(200);
    expect(body.members.length).toBeGreaterThan(3);
    expect((await product.ask('POST', '/wecom/simulator')).body.error.code).toBe('wecom.connectedAlready');
    const { body: doctor } = await product.ask('POST', '/wecom/check');
    expect(doctor.checks.filter((one: { result: string }) => one.result === 'failed')).toEqual([]);
    const { body: connection } = await product.ask('GET', '/wecom/connection');
    expect(connection).toMatchObject({ origin: 'simulator', hasSecret: true, hasCallback: true });
    expect(JSON.stringify(connection)).not.toMatch(/[0-9A-Za-z+/]{43}/);
  });

  it('brings its customers by a sync, and a new one within seconds', async () => {
    const { body } = await product.ask('POST', '/wecom/sync');
    expect(await product.jobEnd(body.job.id)).toMatchObject({ status: 'done', result: { relations: 280 } });
    const { body: shown } = await product.ask('GET', '/wecom/simulator');
    const { userId } = shown.members[0];
    const made = await act({ act: 'add', userId, name: '新来的' });
    expect(made.status).toBe(200);
    const { externalUserId } = made.body;
    const tag = `${shown.library[0].group}/${shown.library[0].tags[0]}`;
    await act({ act: 'edit', userId, externalUserId, addTags: [tag] });
    await eventually(
      async () => (await product.ask('GET', `/customers/external:${externalUserId}/tags`)).body.items ?? [],
      (items: { tag: { path: string } }[]) => items.some((one) => one.tag.path === tag),
    );
    const { body: customer } = await product.ask('GET', `/customers/external:${externalUserId}`);
    expect(customer.name).toBe('新来的');
  });

  it('says what cannot happen', async () => {
    const { status, body } = await act({ act: 'leave', userId: 'nobody', externalUserId: 'wm1' });
    expect(status).toBe(409);
    expect(body.error.code).toBe('wecom.cannotHappen');
  });

  it('ends the connection and keeps customers and tags', async () => {
    await product.ask('DELETE', '/wecom/connection');
    expect((await product.ask('GET', '/wecom/status')).body.connected).toBe(false);
    const { body } = await product.ask('POST', '/audiences/count', { condition: { all: [] } });
    expect(body.count).toBeGreaterThan(240);
  });
});
