/**
 * A count as of a moment must be the count that was answered at that moment: random conditions made of tags, put after
 * each of many changes, and put again at the end for each of those moments.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Condition } from '#features/conditions/core';
import { type TestProduct, testProduct } from '#tests/product';
import { GROUPS, paths } from './random-conditions.ts';

const CUSTOMERS = 40;
const ROUNDS = 14;
const CONDITIONS_PER_ROUND = 25;
const seed = Number(process.env.ORACLE_SEED ?? Date.now() % 2 ** 31);

let product: TestProduct;

const must = async (method: string, path: string, body?: unknown) => {
  const answer = await product.ask(method, path, body);
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
  return answer.body;
};
const count = (condition: unknown, more: object = {}) =>
  product.ask('POST', '/audiences/count', { condition, branches: true, ...more });

const leaf = fc.oneof(
  fc.constantFrom(...paths).map((tag) => ({ tag })),
  fc.constantFrom(...Object.keys(GROUPS)).map((group) => ({ group, any: true as const })),
  fc.constantFrom(...Object.keys(GROUPS)).map((group) => ({ group, none: true as const })),
  fc.constantFrom(...GROUPS.意向).map((min) => ({ group: '意向', min })),
  fc.constant({ audience: '有意向' }),
  fc.constant({ all: [] }),
);
const condition = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.record({ all: fc.array(tie('tree'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('tree'), { maxLength: 3 }) }),
    fc.record({ not: tie('tree') }),
    fc
      .array(tie('tree'), { minLength: 1, maxLength: 3 })
      .chain((of) => fc.integer({ min: 1, max: of.length }).map((atLeast) => ({ atLeast, of }))),
  ),
})).tree as fc.Arbitrary<Condition>;

/** After it everything that comes is later than the moment it answers. */
async function mark(): Promise<string> {
  const now = Date.now();
  while (Date.now() <= now) await new Promise((done) => setTimeout(done, 1));
  return new Date(now).toISOString();
}

const rows = fc.array(
  fc.record({ customer: fc.nat(CUSTOMERS - 1).map((i) => `ref:c${i}`), tag: fc.constantFrom(...paths) }),
  { minLength: 1, maxLength: 25 },
);
const change = fc.oneof(
  fc.record({ kind: fc.constant('rows' as const), add: rows, remove: rows }),
  fc.record({ kind: fc.constant('bulk' as const), when: condition, add: fc.constantFrom(...paths) }),
  fc.record({ kind: fc.constant('undo' as const) }),
  fc.record({ kind: fc.constant('delete' as const), who: fc.nat(CUSTOMERS - 1) }),
  fc.record({ kind: fc.constant('merge' as const), a: fc.nat(CUSTOMERS - 1), b: fc.nat(CUSTOMERS - 1) }),
  fc.record({ kind: fc.constant('create' as const) }),
);
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

let cause: string | null = null;
let created = CUSTOMERS;
let merged: string | null = null;

async function apply(one: Change): Promise<void> {
  switch (one.kind) {
    case 'rows':
      cause = (await must('POST', '/taggings', { add: one.add, remove: one.remove })).cause;
      return;
    case 'bulk':
      cause = (await must('POST', '/taggings/bulk', { condition: one.when, add: [one.add] })).cause;
      return;
    case 'undo':
      if (merged) await product.ask('POST', `/customers/${merged}/unmerge`, {});
      merged = null;
      if (cause) await must('POST', `/causes/${cause}/undo`);
      return;
    case 'delete':
      await product.ask('DELETE', `/customers/ref:c${one.who}`);
      return;
    case 'merge': {
      const from = (await product.ask('GET', `/customers/ref:c${one.b}`)).body.id;
      const answer = await product.ask('POST', `/customers/ref:c${one.a}/merge`, { from: `ref:c${one.b}` });
      if (answer.status < 300) merged = from;
      return;
    }
    case 'create':
      await must('POST', '/customers', { ref: `c${created++}`, name: '新客户' });
  }
}

beforeAll(async () => {
  product = await testProduct();
  for (const [name, tags] of Object.entries(GROUPS)) {
    const ordered = name === '意向' || name === '客户规模';
    await must('POST', '/tag-groups', {
      name,
      choice: ordered || name === '状态' ? 'single' : 'multiple',
      ordered,
    });
    for (const [order, tag] of tags.entries())
      await must('POST', '/tags', { group: name, name: tag, order: order + 1 });
  }
  await must('POST', '/audiences', { name: '有意向', condition: { group: '意向', any: true } });
  await must('POST', '/customers', {
    customers: Array.from({ length: CUSTOMERS }, (_, i) => ({ ref: `c${i}`, name: `客户${i}` })),
  });
});
afterAll(() => product?.stop());

describe(`as of a moment (seed ${seed})`, () => {
  it('nobody was there before everything, and everybody is now', async () => {
    const before = await count({ all: [] }, { asOf: '0000-01-01T00:00:00Z' });
    expect(before.body).toMatchObject({ count: 0, total: 0 });
    const now = await count({ all: [] }, { asOf: await mark() });
    expect(now.body).toMatchObject({ count: CUSTOMERS, total: CUSTOMERS });
  });

  it('the count, its branches and the total are those that were answered then', async () => {
    const changes = fc.sample(change, { numRuns: ROUNDS, seed });
    const told: { asOf: string; asked: Condition; answer: unknown }[] = [];
    for (const [round, one] of changes.entries()) {
      await apply(one);
      const asOf = await mark();
      for (const asked of fc.sample(condition, { numRuns: CONDITIONS_PER_ROUND, seed: seed + round })) {
        const { body } = await count(asked);
        told.push({ asOf, asked, answer: [body.count, body.total, body.branches, body.funnel] });
      }
    }
    for (const { asOf, asked, answer } of told) {
      const { body } = await count(asked, { asOf });
      expect([body.count, body.total, body.branches, body.funnel], JSON.stringify({ asOf, asked })).toEqual(
        answer,
      );
    }
  }, 120_000);

  it('what the log does not tell is refused by field, and so is the future', async () => {
    const asOf = new Date(Date.now() - 1).toISOString();
    const { status, body } = await count(
      {
        all: [
          { tag: '意向/高意向', assigned: { last: '7d' } },
          { not: { attribute: 'customer.status', is: 'lead' } },
          { did: 'order.paid' },
          { follow: { status: ['active'] } },
        ],
      },
      { asOf },
    );
    expect(status).toBe(400);
    expect(body.error.code).toBe('audience.asOfUnsupported');
    expect(body.error.details.map((one: { path: string }) => one.path)).toEqual([
      'condition.all.0.assigned',
      'condition.all.1.not.attribute',
      'condition.all.2.did',
      'condition.all.3.follow',
    ]);
    const future = await count({ all: [] }, { asOf: '9999-12-31T23:59:59Z' });
    expect([future.status, future.body.error.code]).toEqual([400, 'audience.asOfFuture']);
    expect((await count({ all: [] }, { asOf: 'yesterday' })).body.error.details[0].path).toBe('asOf');
  });
});
