import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestProduct, testProduct } from '#tests/product';

let product: TestProduct;
beforeAll(async () => {
  product = await testProduct();
});
afterAll(() => product.stop());

describe('the ground that every endpoint stands on', () => {
  it('refuses a caller without a key, in the language of the caller', async () => {
    const zh = await product.ask('GET', '/session', undefined, { authorization: '' });
    expect(zh.status).toBe(401);
    expect(zh.body.error).toMatchObject({ code: 'session.missing', message: '还没有登录。' });
    const en = await product.ask('GET', '/session', undefined, {
      authorization: '',
      'accept-language': 'en',
    });
    expect(en.body.error.message).toBe('You are not signed in.');
  });

  it('refuses an unknown key', async () => {
    const answer = await product.ask('GET', '/session', undefined, { authorization: 'Bearer nonsense' });
    expect([answer.status, answer.body.error.code]).toEqual([401, 'key.invalid']);
  });

  it('tells who asks', async () => {
    const { body } = await product.ask('GET', '/session');
    expect(body.workspace.timeZone).toBe('Asia/Shanghai');
    expect(body.rights).toContain('tags:apply');
  });

  it('answers health, readiness and metrics without a key', async () => {
    for (const path of ['/healthz', '/readyz', '/metrics'])
      expect((await fetch(product.address + path)).status, path).toBe(200);
  });

  it('describes itself as OpenAPI 3.1', async () => {
    const document = await (await fetch(`${product.address}/api/openapi.json`)).json();
    expect(document.openapi).toBe('3.1.0');
    expect(document.paths['/api/v1/session'].get.summary).toBeTruthy();
  });

  it('says which address does not exist', async () => {
    const { status, body } = await product.ask('GET', '/nothing');
    expect([status, body.error.code]).toEqual([404, 'route.notFound']);
  });

  it('answers an address that cannot be decoded in its own shape', async () => {
    const { status, body } = await product.ask('GET', '/customers/%ED%A0%80');
    expect([status, body.error.code]).toEqual([400, 'input.badAddress']);
  });
});
