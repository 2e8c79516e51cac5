/** Saved audiences refer to each other: whoever writes at the same time, no circle, no dangling name, no lost change. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestProduct, testProduct } from '#tests/product';

let product: TestProduct;
const ROUNDS = 25;
const everybody = { all: [] };

const ask = (method: string, path: string, body?: unknown) => product.ask(method, path, body);
let made = 0;
async function audience(condition: unknown = everybody): Promise<string> {
  made++;
  const { status, body } = await ask('POST', '/audiences', { name: `人群 ${made}`, condition });
  expect(status).toBe(201);
  return body.id;
}
/** Both at once, in either order of sending. */
async function race<T>(round: number, one: () => Promise<T>, other: () => Promise<T>): Promise<[T, T]> {
  if (round % 2 === 0) return Promise.all([one(), other()]);
  const [b, a] = await Promise.all([other(), one()]);
  return [a, b];
}

beforeAll(async () => {
  product = await testProduct();
});
afterAll(() => product.stop());

describe('two people who write saved audiences at the same moment', () => {
  it('cannot close a circle: of two changes that make each contain the other, one is refused', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const a = await audience();
      const b = await audience();
      const [first, second] = await race(
        round,
        () => ask('PATCH', `/audiences/${a}`, { condition: { audience: b } }),
        () => ask('PATCH', `/audiences/${b}`, { condition: { audience: a } }),
      );
      expect([first.status, second.status].sort()).toEqual([200, 400]);
      const refused = first.status === 400 ? first : second;
      expect(refused.body.error.code).toBe('condition.cycle');
      expect((await ask('POST', '/audiences/count', { condition: { audience: a } })).status).toBe(200);
    }
  });

  it('lose none of their changes: a new name and a new condition both stand', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const a = await audience();
      const none = { any: [] };
      const answers = await race(
        round,
        () => ask('PATCH', `/audiences/${a}`, { name: `新名 ${round}` }),
        () => ask('PATCH', `/audiences/${a}`, { condition: none }),
      );
      expect(answers.map((one) => one.status)).toEqual([200, 200]);
      expect((await ask('GET', `/audiences/${a}`)).body).toMatchObject({
        name: `新名 ${round}`,
        condition: none,
      });
    }
  });

  it.each([
    [
      'a new audience',
      (b: string) => ask('POST', '/audiences', { name: `引用 ${b}`, condition: { audience: b } }),
    ],
    [
      'a changed audience',
      async (b: string, a: string) => ask('PATCH', `/audiences/${a}`, { condition: { audience: b } }),
    ],
  ])('leave no dangling reference: either %s refers to it, or it is deleted', async (_, refer) => {
    for (let round = 0; round < ROUNDS; round++) {
      const a = await audience();
      const b = await audience();
      const [referred, deleted] = await race(
        round,
        () => refer(b, a),
        () => ask('DELETE', `/audiences/${b}`),
      );
      if (referred.status < 300) {
        expect(deleted.status).toBe(409);
        expect(deleted.body.error.code).toBe('audience.inUse');
        expect(deleted.body.error.references).toMatchObject([{ id: referred.body.id }]);
      } else {
        expect(referred.body.error.details[0].code).toBe('unknownAudience');
        expect(deleted.status).toBe(200);
      }
    }
  });

  it('of one new name is taken by one, whatever the case or width of its letters', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const [a, b] = await race(
        round,
        () => ask('POST', '/audiences', { name: `VIP ${round}`, condition: everybody }),
        () => ask('POST', '/audiences', { name: `ＶＩＰ  ${round}`, condition: everybody }),
      );
      expect([a.status, b.status].sort()).toEqual([201, 409]);
      expect((a.status === 409 ? a : b).body.error.code).toBe('audience.nameTaken');
    }
  });

  it('by the dozen come through: nobody waits for a connection while he holds the right to write', async () => {
    const a = await audience();
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, i) => ask('PATCH', `/audiences/${a}`, { description: `第 ${i} 次` })),
    );
    expect(new Set(answers.map((one) => one.status))).toEqual(new Set([200]));
  });
});
