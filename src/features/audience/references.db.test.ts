/** A saved audience that names another one: by what it names it, and what a stranger hears of it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestProduct, testProduct } from '#tests/product';
import { member, visitor } from '#tests/visitor';

const ADMIN = { email: 'admin@shop.example', password: '百子柜开门大吉大利' };

let product: TestProduct;
beforeAll(async () => {
  product = await testProduct({ admin: ADMIN });
});
afterAll(() => product.stop());

const audience = async (name: string, condition: unknown): Promise<string> => {
  const { status, body } = await product.ask('POST', '/audiences', { name, condition });
  expect(status).toBe(201);
  return body.id;
};
const countOf = async (id: string) => (await product.ask('GET', `/audiences/${id}`)).body;

it('goes on meaning the same one when that gets another name and the old name goes to somebody else', async () => {
  await product.ask('POST', '/customers', { customers: [{ ref: 'a' }, { ref: 'b' }] });
  const all = await audience('老客户', { all: [] });
  const outer = await audience('老客户以外', { not: { audience: '老客户' } });
  expect((await product.ask('PATCH', `/audiences/${all}`, { name: '全部客户' })).status).toBe(200);
  await audience('老客户', { any: [] });
  expect(await countOf(outer)).toMatchObject({
    count: 0,
    problem: null,
    condition: { not: { audience: all } },
  });
  const refused = await product.ask('DELETE', `/audiences/${all}`);
  expect([refused.status, refused.body.error.references]).toEqual([
    409,
    [{ kind: 'audience', id: outer, name: '老客户以外' }],
  ]);
});

it('that is private holds a delete back without telling its name, only whose it is', async () => {
  const admin = visitor(product);
  expect((await admin.signIn(ADMIN.email, ADMIN.password)).status).toBe(200);
  const inner = await audience('华东', { all: [] });
  const hidden = await admin.ask('POST', '/audiences', {
    name: '我要跳槽带走的',
    condition: { audience: inner },
    shared: false,
  });
  expect(hidden.status).toBe(201);
  const { browser: other } = await member(product, ['tagAdmin']);
  const refused = await other.ask('DELETE', `/audiences/${inner}`);
  expect(refused.status).toBe(409);
  expect(refused.body.error.references).toHaveLength(1);
  expect(JSON.stringify(refused.body)).not.toContain('跳槽');
  expect(refused.body.error.references[0].name).toMatch(/的私有人群$/);
});
