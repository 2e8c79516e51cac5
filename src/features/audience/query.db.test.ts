/** The result list: in which orders it comes, as of which position it is, and whom a caller never hears of. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Audiences, Indexes } from '#features/audience';
import type { Condition } from '#features/conditions/core';
import { AppError } from '#kernel';
import type { Ctx } from '#platform/context';
import { positions } from '#platform/feed';
import { openLog } from '#platform/telemetry';
import { testCtx } from '#tests/database';
import { type TestProduct, testProduct } from '#tests/product';
import { countAudience } from './count.ts';
import { explainCondition } from './explain-condition.ts';
import { facetsOf } from './facets.ts';
import { queryAudience } from './query.ts';

let product: TestProduct;
let workspace: number;
const everybody = { all: [] };

const must = async (method: string, path: string, body?: unknown) => {
  const answer = await product.ask(method, path, body);
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
  return answer.body;
};
const query = (body: object) => product.ask('POST', '/audiences/query', { condition: everybody, ...body });

/** Names in the order of the list, page by page. */
async function names(sort: readonly object[], limit = 2): Promise<string[]> {
  const found: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const { status, body } = await query({ sort, limit, ...(cursor ? { cursor } : {}) });
    expect(status, JSON.stringify(body)).toBe(200);
    found.push(...body.items.map((one: { name: string }) => one.name));
    if (body.nextCursor === null) return found;
    cursor = body.nextCursor;
  }
}

const PEOPLE = [
  { ref: 'zhang', name: '张三', attributes: { city: '上海', level: '银', vip: true } },
  { ref: 'bai', name: '白五', attributes: { city: '北京', level: '金', vip: false } },
  { ref: 'ann', name: 'Ann', attributes: { city: '上海' } },
  { ref: 'li', name: '李四', attributes: { level: '银', vip: true } },
  { ref: 'chen', name: '陈六', attributes: { city: '成都', level: '铜' } },
];

beforeAll(async () => {
  product = await testProduct();
  workspace = (await product.running.db.one<{ id: number }>('select id from workspace')).id;
  for (const [key, type, options] of [
    ['city', 'text', []],
    ['level', 'one', ['铜', '银', '金']],
    ['vip', 'boolean', []],
    ['hobbies', 'many', ['跑步']],
  ] as const)
    await must('POST', '/attributes', { key, label: key, type, ...(options.length > 0 ? { options } : {}) });
  await must('POST', '/customers', { customers: PEOPLE });
  await must('PATCH', '/customers/ref:li', { status: 'customer' });
  await must('PATCH', '/customers/ref:ann', { status: 'lost' });
});
afterAll(() => product.stop());

describe('the list can be sorted by', () => {
  it('name, Chinese by pinyin, both ways, page by page', async () => {
    const ascending = await names([{ by: 'name', order: 'asc' }]);
    const chinese = ascending.filter((name) => name !== 'Ann');
    expect(chinese).toEqual(['白五', '陈六', '李四', '张三']);
    expect(await names([{ by: 'name', order: 'desc' }])).toEqual([...ascending].reverse());
  });

  it('a text attribute; equal texts by customer, and whoever has none comes last either way', async () => {
    expect(await names([{ by: 'city', order: 'asc' }])).toEqual(['白五', '陈六', '张三', 'Ann', '李四']);
    expect(await names([{ by: 'city', order: 'desc' }])).toEqual(['Ann', '张三', '陈六', '白五', '李四']);
  });

  it('status and options in their own order, and then by name', async () => {
    const sort = (by: string, order: string) => [
      { by, order },
      { by: 'name', order: 'asc' },
    ];
    expect((await names(sort('status', 'asc'))).slice(-2)).toEqual(['李四', 'Ann']);
    expect((await names(sort('status', 'desc'))).slice(0, 2)).toEqual(['Ann', '李四']);
    expect((await names(sort('level', 'asc'))).slice(0, 4)).toEqual(['陈六', '李四', '张三', '白五']);
    expect((await names(sort('vip', 'desc'))).slice(0, 3)).toEqual(['李四', '张三', '白五']);
  });

  it('several keys in any sequence: each orders those who are equal by the ones before', async () => {
    const by = (key: string, order: string) => ({ by: key, order });
    const byCity = by('city', 'asc');
    expect(await names([byCity, by('status', 'asc')])).toEqual(['白五', '陈六', '张三', 'Ann', '李四']);
    expect(await names([byCity, by('status', 'desc')])).toEqual(['白五', '陈六', 'Ann', '张三', '李四']);
    const byName = by('name', 'asc');
    expect(await names([by('orders.count', 'desc'), byName])).toEqual(await names([byName]));
    expect((await names([by('vip', 'desc'), byCity, by('name', 'desc')])).slice(0, 3)).toEqual([
      '张三',
      '李四',
      '白五',
    ]);
  });

  it('only with a cursor that belongs to it', async () => {
    const sort = [{ by: 'city' }, { by: 'status' }];
    const { nextCursor: cursor } = (await query({ sort, limit: 1 })).body;
    expect((await query({ sort, cursor })).status).toBe(200);
    for (const other of [[], [{ by: 'city' }], [...sort, { by: 'name' }]])
      expect((await query({ sort: other, cursor })).body.error.code).toBe('cursor.invalid');
  });

  it.each([0, -1, 1.5, 2 ** 32, 1e300, null])('and never behind a customer number %s', async (ordinal) => {
    const cursor = Buffer.from(JSON.stringify({ ordinal, values: [] })).toString('base64url');
    const { status, body } = await query({ cursor });
    expect([status, body.error?.code]).toEqual([400, 'cursor.invalid']);
  });

  it('createdAt and the numbers of orders, by the names that the list gives them', async () => {
    expect(await names([{ by: 'createdAt', order: 'desc' }])).toEqual(
      await names([{ by: 'customer.createdAt', order: 'desc' }]),
    );
    await must('POST', '/orders', {
      orders: [
        { orderNo: 'A1', customer: 'ref:chen', amount: 100, currency: 'CNY', paidAt: '2026-01-01T00:00:00Z' },
      ],
    });
    expect((await names([{ by: 'orders.total', order: 'desc' }]))[0]).toBe('陈六');
    expect((await names([{ by: 'orders.lastAt', order: 'asc' }]))[0]).toBe('陈六');
  });

  it('a name that was changed a moment ago, without losing or repeating anybody behind the cursor', async () => {
    const before = await names([{ by: 'name', order: 'desc' }]);
    const first = (await query({ sort: [{ by: 'name', order: 'asc' }], limit: 3 })).body;
    await must('PATCH', '/customers/ref:bai', { name: '周五' });
    const rest = (
      await query({ sort: [{ by: 'name', order: 'asc' }], limit: 5, cursor: first.nextCursor })
    ).body.items.map((one: { name: string }) => one.name);
    expect(rest).toEqual(expect.arrayContaining(['张三', '周五']));
    await must('PATCH', '/customers/ref:bai', { name: '白五' });
    expect(await names([{ by: 'name', order: 'desc' }])).toEqual(before);
  });

  it('nothing else: an unknown key is refused with those that can be used', async () => {
    for (const by of ['hobbies', 'nothing', 'group:没有', 'order.topProduct', '__proto__', 'constructor']) {
      const { status, body } = await query({ sort: [{ by, order: 'asc' }] });
      expect(status).toBe(400);
      expect(body.error.code).toBe('sort.unknown');
      expect(body.error.details[0]).toMatchObject({ path: 'sort.0.by', code: 'unknownSort' });
      for (const allowed of ['name', 'status', 'createdAt', 'city', 'order.total'])
        expect(body.error.hint).toContain(allowed);
    }
  });
});

describe('a read as new as a write', () => {
  const reads: readonly (readonly [string, string, unknown?])[] = [
    ['POST', '/audiences/count', { condition: everybody }],
    ['POST', '/audiences/query', { condition: everybody }],
    ['POST', '/audiences/facets', { condition: everybody }],
    ['POST', '/audiences/overlap', { conditions: [everybody, everybody] }],
    ['POST', '/audiences/sentence', { condition: everybody }],
    ['POST', '/conditions/read', { text: '全部客户' }],
    ['POST', '/audiences/explain', { condition: everybody, customer: 'ref:ann' }],
    ['POST', '/audiences/export', { condition: everybody, format: 'roaring' }],
    ['GET', '/audiences'],
    ['GET', '/audiences/AUDIENCE'],
    ['GET', '/audiences/AUDIENCE/export'],
  ];
  const asked = (audience: string, [method, path, body]: (typeof reads)[number], minPosition: unknown) => {
    const at = path.replace('AUDIENCE', audience);
    return fetch(`${product.address}/api/v1${at}${method === 'GET' ? `?minPosition=${minPosition}` : ''}`, {
      method,
      headers: {
        authorization: 'Bearer test-key-0123456789-0123456789-0123',
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify({ ...body, minPosition }) } : {}),
    });
  };

  it('is answered by every read of audiences for a position that was reached, else refused', async () => {
    const { id, position } = await must('POST', '/audiences', { name: '全部', condition: everybody });
    for (const read of reads) {
      const reached = await asked(id, read, position);
      expect(reached.status, read[1]).toBe(200);
      await reached.arrayBuffer();
      const future = await asked(id, read, position + 1_000_000);
      expect(future.status, read[1]).toBe(409);
      expect(((await future.json()) as { error: { code: string } }).error.code).toBe('position.future');
      expect((await asked(id, read, -1)).status, read[1]).toBe(400);
    }
  });
});

describe('a name of an audience', () => {
  it('that is taken is refused, also of a change and of a frozen one, with the name that has it', async () => {
    await must('POST', '/audiences', { name: 'VIP 客户', condition: everybody });
    const other = await must('POST', '/audiences', { name: '另一个', condition: everybody });
    for (const [method, path, body] of [
      ['POST', '/audiences', { name: 'vip  客户', condition: everybody }],
      ['PATCH', `/audiences/${other.id}`, { name: 'ＶＩＰ 客户' }],
      ['POST', `/audiences/${other.id}/freeze`, { name: 'VIP 客户' }],
    ] as const) {
      const { status, body: answer } = await product.ask(method, path, body);
      expect([status, answer.error.code]).toEqual([409, 'audience.nameTaken']);
      expect(answer.error.message).toContain('VIP 客户');
    }
    await must('PATCH', `/audiences/${other.id}`, { name: '另一个' });
  });

  it.each(['11010519491231002X', '4111 1111 1111 1111', '张三 13800138000'].map((name) => [name]))(
    'may not hold a number of a person: %s',
    async (name) => {
      const { status, body } = await product.ask('POST', '/audiences', { name, condition: everybody });
      expect(status).toBe(400);
      expect(body.error.details).toMatchObject([{ path: 'name', code: 'audience.identifier' }]);
    },
  );
});

describe('customers out of reach', () => {
  /** Somebody who sees the customers that he follows: nobody but Ann. */
  async function own(): Promise<{ audiences: Audiences; ctx: Ctx; stop: () => Promise<void> }> {
    const { db } = product.running;
    const staff = await must('POST', '/staff', { name: '叶一' });
    await must('PUT', '/customers/ref:ann/followers', { followers: [{ staff: staff.id, status: 'active' }] });
    const ctx = testCtx(db, workspace);
    const indexes = new Indexes(db, positions, openLog('silent'));
    const number = Number(String(staff.id).replace('stf_', ''));
    return {
      audiences: new Audiences(indexes),
      ctx: { ...ctx, actor: { ...ctx.actor, kind: 'staff', id: staff.id, staff: number, reach: 'own' } },
      stop: async () => void (await indexes.stop()),
    };
  }

  it('are as if they did not exist: same refusal as for nobody, in no number and no search', async () => {
    const { audiences, ctx, stop } = await own();
    const foreign = (await must('GET', '/customers/ref:zhang')).id as string;
    const condition = everybody as Condition;
    const refusal = (customer: string) =>
      explainCondition(audiences, ctx, { condition, customer }).then(
        () => 'answered',
        (error: unknown) =>
          error instanceof AppError ? JSON.stringify([error.kind, error.code, error.details]) : String(error),
      );
    expect(await refusal(foreign)).toBe(await refusal('cus_999999'));
    expect(await refusal(foreign)).toContain('customer.notFound');
    expect(await refusal('ref:zhang')).toBe(await refusal('ref:nobody'));
    expect(await refusal('ref:ann')).toBe('answered');

    expect(await countAudience(audiences, ctx, { condition, branches: true })).toMatchObject({
      count: 1,
      total: 1,
    });
    expect(await facetsOf(audiences, ctx, { condition })).toMatchObject({ count: 1, total: 1 });
    for (const q of [foreign, 'ref:zhang', 'zhang', '张三'])
      expect(await queryAudience(audiences, ctx, { condition, q, limit: 10 })).toMatchObject({
        total: 0,
        items: [],
      });
    for (const by of ['name', 'city', 'status', 'createdAt']) {
      const sorted = await queryAudience(audiences, ctx, {
        condition,
        sort: [{ by, order: 'asc' }],
        limit: 10,
      });
      expect(sorted.items.map((one) => one.name)).toEqual(['Ann']);
    }
    await stop();
  });
});
