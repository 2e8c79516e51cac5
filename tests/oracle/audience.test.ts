/**
 * The index, the evaluator for one customer and SQL must give the same people: random conditions on random data, after
 * random changes. A difference is shrunk to its smallest condition and printed.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Audiences, factsOf, Indexes } from '#features/audience';
import { evaluate } from '#features/audience/core';
import { type Condition, compile } from '#features/conditions/core';
import type { Ctx } from '#platform/context';
import { positions } from '#platform/feed';
import { openLog } from '#platform/telemetry';
import { testCtx } from '#tests/database';
import { type TestProduct, testProduct } from '#tests/product';
import { CITIES, conditions, GROUPS, HOBBIES, paths } from './random-conditions.ts';
import { sqlAnswer } from './sql-answer.ts';

const CUSTOMERS = 120;
const ROUNDS = 20;
const CASES_PER_ROUND = 100;
const NOW = new Date('2026-11-23T06:30:00.000Z');
const ZONE = 'Asia/Shanghai';

let product: TestProduct;
let ctx: Ctx;
let audiences: Audiences;
let indexes: Indexes;

// fast-check's own generator, so that a failing run can be repeated by its seed.
const seed = Number(process.env.ORACLE_SEED ?? Date.now() % 2 ** 31);
let state = seed;
const random = (n: number): number => {
  // xorshift32 (Marsaglia 2003)
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) % n;
};
const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T;
const maybe = <T>(value: T): T | undefined => (random(3) === 0 ? undefined : value);

async function must(method: string, path: string, body: unknown): Promise<Record<string, unknown>> {
  const answer = await product.ask(method, path, body);
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

const randomAttributes = () => ({
  city: maybe(pick(CITIES)) ?? null,
  age: maybe(pick([-1, 0, 18, 35.5, 99])) ?? null,
  budget: maybe(pick([0, 1, 100, 1177, 5000, 20000, 100000])) ?? null,
  birthday: maybe(pick(['2025-12-31', '2026-03-29', '2026-10-01', '2026-11-22', '2026-11-23'])) ?? null,
  married: maybe(random(2) === 0) ?? null,
  level: maybe(pick(['金', '银', '铜'])) ?? null,
  hobbies: maybe(HOBBIES.filter(() => random(2) === 0)) ?? null,
});

let orders = 0;
const randomOrder = () => {
  const items = Array.from({ length: 1 + random(3) }, () => ({
    product: pick(['柜子', '床']),
    quantity: 1 + random(5),
    amount: pick([100, 1177, 5000]),
  }));
  const day = pick([
    '2025-06-01',
    '2025-12-31',
    '2026-03-29',
    '2026-08-23',
    '2026-10-24',
    '2026-11-21',
    '2026-11-22',
    '2026-11-23',
  ]);
  orders++;
  return {
    orderNo: `O${orders}`,
    customer: `ref:c${random(CUSTOMERS)}`,
    amount: items.reduce((sum, i) => sum + i.amount, 0),
    currency: pick(['CNY', 'CNY', 'USD']),
    paidAt: `${day}T${pick(['00:00:00+08:00', '15:59:59Z', '16:00:00Z', '06:30:00Z'])}`,
    items,
  };
};

async function build(): Promise<void> {
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
  for (const [key, type, options] of [
    ['city', 'text', []],
    ['age', 'number', []],
    ['budget', 'money', []],
    ['birthday', 'date', []],
    ['married', 'boolean', []],
    ['level', 'one', ['金', '银', '铜']],
    ['hobbies', 'many', [...HOBBIES]],
  ] as const)
    await must('POST', '/attributes', { key, label: key, type, ...(options.length > 0 ? { options } : {}) });
  for (const name of ['林小满', '沈知行']) await must('POST', '/staff', { name });
  await score({ quantiles: 4 });
  await must('POST', '/customers', {
    customers: Array.from({ length: CUSTOMERS }, (_, i) => ({
      ref: `c${i}`,
      name: `客户${i}`,
      attributes: randomAttributes(),
    })),
  });
}

/** Everybody has an RFM from now on. */
async function score(monetary: object, asOf?: string): Promise<void> {
  const { id } = await must('POST', '/rules', {
    kind: 'model',
    name: `RFM ${orders} ${asOf}`,
    model: {
      type: 'rfm',
      recency: { breaks: [1, 30, 200] },
      frequency: { breaks: [2, 3, 4, 6] },
      monetary,
      ...(asOf ? { asOf } : {}),
    },
  });
  await must('POST', `/rules/${id}/publish`, { backfill: true });
}

/** The model has seen every order. */
const scored = () =>
  expect
    .poll(
      async () =>
        (
          await product.running.db.one<{ behind: number }>(
            `select w.position - c.position as behind from rule_cursor c join workspace w on w.id = c.workspace_id`,
          )
        ).behind,
      { interval: 20 },
    )
    .toBe(0);

/** A handful of changes of every kind, through the same doors as everybody else. */
async function change(round: number): Promise<void> {
  const someone = () => `ref:c${random(CUSTOMERS)}`;
  await must('POST', '/taggings', {
    add: Array.from({ length: 60 }, () => ({ customer: someone(), tag: pick(paths) })),
    remove: Array.from({ length: 15 }, () => ({ customer: someone(), tag: pick(paths) })),
  });
  await must('POST', '/orders', { orders: Array.from({ length: 12 }, randomOrder) });
  await must('POST', '/customers', {
    customers: Array.from({ length: 10 }, () => ({
      ref: `c${random(CUSTOMERS)}`,
      attributes: randomAttributes(),
    })),
  });
  const [staff] = ((await product.ask('GET', '/staff')).body.items as { id: string; name: string }[]).filter(
    (s) => s.name === pick(['林小满', '沈知行']),
  );
  if (staff)
    await product.ask('PUT', `/customers/${encodeURIComponent(someone())}/followers`, {
      followers: [{ staff: staff.id, status: pick(['active', 'half', 'deletedByCustomer']) }],
    });
  if (round % 3 === 0) await product.ask('DELETE', `/customers/${encodeURIComponent(someone())}`);
  if (round % 4 === 1) {
    const a = random(CUSTOMERS);
    await product.ask('POST', `/customers/ref:c${a}/merge`, { from: `ref:c${(a + 1) % CUSTOMERS}` });
  }
  if (round % 2 === 1) {
    const add = pick(paths);
    const remove = pick(paths.filter((path) => path !== add));
    await must('POST', '/taggings/bulk', { condition: { tag: pick(paths) }, add: [add], remove: [remove] });
  }
  // Of a fixed day the days stand still.
  if (round === 10) await score({ breaks: [1000, 5000, 20_000] }, '2026-11-01');
  await scored();
}

async function threeReadings(
  condition: Condition,
): Promise<{ index: number[]; one: number[]; sql: number[] }> {
  const people = await audiences.of(ctx, condition);
  const found = [...evaluate(people.expression, people.alive).ordinals()];
  const everybody = [...people.alive.ordinals()];
  const facts = await factsOf(ctx, everybody, people.resolved, () =>
    Promise.reject(new Error('no frozen audiences here')),
  );
  const holds = compile(people.resolved);
  const one = everybody.filter((c) => {
    const known = facts.get(c);
    return known !== undefined && holds(known, NOW, ZONE);
  });
  const sql = [
    ...(await sqlAnswer(product.running.db, ctx.workspace, people.resolved, { now: NOW, zone: ZONE })),
  ].sort((a, b) => a - b);
  return { index: found, one, sql };
}

beforeAll(async () => {
  product = await testProduct({ clock: () => NOW });
  const { db } = product.running;
  const { id } = await db.one<{ id: number }>('select id from workspace');
  ctx = testCtx(db, id, { now: NOW, timeZone: ZONE });
  indexes = new Indexes(db, positions, openLog('silent'));
  audiences = new Audiences(indexes);
  await build();
});
afterAll(async () => {
  indexes?.stop();
  await product?.stop();
});

describe('index = SQL = brute force', () => {
  it.each(Array.from({ length: ROUNDS }, (_, i) => i))(
    `for ${CASES_PER_ROUND} random conditions after change %i (seed ${seed})`,
    async (round) => {
      await change(round);
      await fc.assert(
        fc.asyncProperty(conditions, async (condition) => {
          const { index, one, sql } = await threeReadings(condition);
          expect(index).toEqual(sql);
          expect(one).toEqual(sql);
        }),
        { numRuns: CASES_PER_ROUND, seed: seed + round },
      );
    },
    120_000,
  );

  it('a new index, filled from rows, equals the one that followed every change', async () => {
    const fresh = new Indexes(product.running.db, positions, openLog('silent'));
    const rebuilt = await fresh.at(ctx.workspace);
    const followed = await indexes.at(ctx.workspace);
    expect(rebuilt.position).toBe(followed.position);
    expect([...rebuilt.alive.ordinals()]).toEqual([...followed.alive.ordinals()]);
    for (const tag of new Set([...rebuilt.tagIds, ...followed.tagIds]))
      expect([...rebuilt.tag(tag).ordinals()], `tag ${tag}`).toEqual([...followed.tag(tag).ordinals()]);
    fresh.stop();
  });
});
