import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestProduct, testProduct } from '#tests/product';

let product: TestProduct;
let ask: TestProduct['ask'];
beforeAll(async () => {
  product = await testProduct();
  ask = product.ask;
});
afterAll(() => product.stop());

const order = (orderNo: string, over: Record<string, unknown> = {}) => ({
  orderNo,
  customer: 'ref:crm-1',
  amount: 1177,
  currency: 'CNY',
  paidAt: '1997-01-01T12:00:00Z',
  items: [{ product: 'cd', quantity: 1, amount: 1177 }],
  ...over,
});

describe('orders of a shop', () => {
  it('make the customer they name, count once, and are refunded by sending them again', async () => {
    const orders = [
      order('A1'),
      order('A2', { amount: 500, items: [], paidAt: '1997-06-01T20:00:00+08:00' }),
    ];
    const first = await ask('POST', '/orders', { orders });
    expect([first.status, first.body]).toMatchObject([
      200,
      { accepted: 2, refunded: 0, duplicates: 0, refused: [] },
    ]);
    const again = await ask('POST', '/orders', { orders });
    expect(again.body).toMatchObject({ accepted: 0, duplicates: 2, position: first.body.position });
    const customer = async () => (await ask('GET', '/customers/ref:crm-1')).body;
    expect((await customer()).orders).toEqual({
      count: 2,
      total: 1677,
      average: 839,
      firstAt: '1997-01-01T12:00:00.000Z',
      lastAt: '1997-06-01T12:00:00.000Z',
      cycleDays: null,
      nextAt: null,
      topProduct: null,
    });
    const refundedAt = '1997-07-01T00:00:00Z';
    const refund = await ask('POST', '/orders', {
      orders: [order('A1', { refundedAt, refundAmount: 177 }), { ...orders[1], refundedAt }],
    });
    expect(refund.body).toMatchObject({ accepted: 0, refunded: 2 });
    expect((await customer()).orders).toMatchObject({
      count: 1,
      total: 1000,
      lastAt: '1997-01-01T12:00:00.000Z',
    });

    const journal = async (query: string) =>
      (await ask('GET', `/events?${query}`)).body.items.map((one: { id: string; type: string }) => [
        one.type,
        one.id,
      ]);
    expect(await journal('customer=ref:crm-1')).toEqual([]);
    expect(await journal('orders=true')).toEqual([
      ['order.refunded', 'A2'],
      ['order.refunded', 'A1'],
      ['order.paid', 'A2'],
      ['order.paid', 'A1'],
    ]);
    expect(await journal('type=order.paid&until=1997-02-01T00:00:00Z')).toEqual([['order.paid', 'A1']]);
    const { body: page } = await ask('GET', '/events?orders=true&limit=3');
    expect(page.total).toBe(4);
    expect(await journal(`orders=true&limit=3&cursor=${page.nextCursor}`)).toEqual([['order.paid', 'A1']]);

    const { body: listed } = await ask('GET', '/orders?customer=ref:crm-1');
    expect(listed.total).toBe(2);
    expect(
      listed.items.map((item: { orderNo: string; refundAmount: number }) => [
        item.orderNo,
        item.refundAmount,
      ]),
    ).toEqual([
      ['A2', 500],
      ['A1', 177],
    ]);
  });

  it('that differ from what was accepted change nothing and are named; the others are carried out', async () => {
    const { body } = await ask('POST', '/orders', {
      orders: [
        order('A1', { amount: 1 }),
        order('B1'),
        order('B2', { amount: -1 }),
        order('B3', { customer: 'cus_999' }),
      ],
    });
    expect(body).toMatchObject({ accepted: 1, duplicates: 1 });
    expect(body.differing).toMatchObject([{ index: 0, code: 'order.different', path: 'orders.0.amount' }]);
    expect(body.differing[0].message).toContain('A1');
    expect(body.refused[1].hint).toContain('ref:');
    expect(
      body.refused.map((row: { index: number; code: string; path: string }) => [
        row.index,
        row.code,
        row.path,
      ]),
    ).toEqual([
      [2, 'input.invalid', 'orders.2.amount'],
      [3, 'customer.notFound', 'orders.3.customer'],
    ]);
  });

  it('alone answer with their own refusal, and in an atomic list none is carried out', async () => {
    const unknown = await ask('POST', '/orders', order('A9', { customer: 'cus_999' }));
    expect([unknown.status, unknown.body.error.code]).toEqual([404, 'customer.notFound']);
    const atomic = await ask('POST', '/orders', {
      orders: [order('C1'), order('C2', { amount: 'x' })],
      atomic: true,
    });
    expect([atomic.status, atomic.body.error.refused[0].path]).toEqual([422, 'orders.1.amount']);
    expect((await ask('POST', '/orders', order('C1'))).body.accepted).toBe(1);
  });

  it('are refunded by their number and a time alone', async () => {
    await ask('POST', '/orders', order('R1', { customer: 'ref:returns' }));
    const refundedAt = '1997-08-01T00:00:00Z';
    const refund = await ask('POST', '/orders', { orderNo: 'R1', refundedAt, refundAmount: 77 });
    expect([refund.status, refund.body]).toMatchObject([200, { refunded: 1, differing: [] }]);
    expect((await ask('GET', '/customers/ref:returns')).body.orders).toMatchObject({ count: 1, total: 1100 });
    const unknown = await ask('POST', '/orders', { orderNo: 'R2', refundedAt });
    expect([unknown.status, unknown.body.error.code]).toEqual([404, 'order.notFound']);
  });

  it('of nobody are not listed', async () => {
    expect((await ask('GET', '/orders?customer=ref:nobody')).body.error.code).toBe('customer.notFound');
  });
});

describe('the journal of everybody', () => {
  interface Listed {
    readonly id: string;
    readonly orderNo?: string;
    readonly customer: string;
    readonly position: number;
  }
  const all = async (path: string): Promise<Listed[]> => {
    const found = [];
    for (let cursor = ''; ; ) {
      const { body } = await ask('GET', `${path}limit=3${cursor && `&cursor=${cursor}`}`);
      found.push(...body.items);
      if (body.nextCursor === null) {
        expect(body.total).toBe(found.length);
        return found;
      }
      cursor = body.nextCursor;
    }
  };

  it('lists every order and every event once, the last accepted first, page by page', async () => {
    const places = ['east', 'west', 'north', 'south'];
    await ask('POST', '/orders', {
      orders: places.map((place) => order(`L-${place}`, { customer: `ref:l-${place}` })),
    });
    await ask('POST', '/events', {
      events: places.map((place, i) => ({
        id: `l-${place}`,
        type: place === 'east' ? 'rare.one' : 'page.view',
        customer: `ref:l-${place}`,
        at: `2026-11-0${5 - i}T00:00:00Z`,
      })),
    });
    for (const path of ['/orders?', '/events?']) {
      const listed = await all(path);
      const positions = listed.map((item) => item.position);
      expect(positions).toEqual([...positions].sort((a, b) => b - a));
      expect(new Set(listed.map((item) => item.id)).size).toBe(listed.length);
      expect(listed.length).toBeGreaterThanOrEqual(4);
    }
    expect((await all('/events?type=rare.one&')).map((event) => event.id)).toEqual(['l-east']);
  });

  it('leaves out who was deleted, and has what a merged one did under the survivor', async () => {
    const people = ['deleted', 'merged', 'stays'];
    await ask('POST', '/orders', {
      orders: people.map((one) => order(`G-${one}`, { customer: `ref:g-${one}` })),
    });
    await ask('POST', '/events', {
      events: people.map((one) => ({
        id: `g-${one}`,
        type: 'gone.or.not',
        customer: `ref:g-${one}`,
        at: '2026-11-05T00:00:00Z',
      })),
    });
    const { id: stays } = (await ask('GET', '/customers/ref:g-stays')).body;
    const { id: deleted } = (await ask('GET', '/customers/ref:g-deleted')).body;
    await ask('DELETE', `/customers/${deleted}`);
    const merge = await ask('POST', `/customers/${stays}/merge`, { from: 'ref:g-merged' });
    expect([merge.status, merge.body.merged]).toEqual([200, true]);
    for (const path of ['/orders?', '/events?', '/events?type=gone.or.not&']) {
      const listed = (await all(path)).filter((item) => /^g-/i.test(item.orderNo ?? item.id));
      expect(listed.map((item) => item.customer)).toEqual([stays, stays]);
      expect(JSON.stringify(listed)).not.toMatch(/g-deleted/i);
    }
  });

  it('refuses a cursor of another list, of another filter, and with a made-up total', async () => {
    await ask('POST', '/orders', order('C-1', { customer: 'ref:l-east' }));
    await ask('POST', '/events', {
      events: [1, 2].map((n) => ({
        id: `c-${n}`,
        type: n === 1 ? 'rare.one' : 'page.view',
        customer: 'ref:l-east',
        at: '2026-11-05T00:00:00Z',
      })),
    });
    const lists = [
      '/orders?',
      '/orders?customer=ref:l-east&',
      '/events?',
      '/events?customer=ref:l-east&',
      '/events?type=rare.one&',
      '/events?customer=ref:l-east&type=rare.one&',
    ];
    for (const from of lists) {
      const { nextCursor } = (await ask('GET', `${from}limit=1`)).body;
      for (const to of lists) {
        const { status, body } = await ask('GET', `${to}limit=1&cursor=${nextCursor}`);
        expect([from, to, status, body.error?.code]).toEqual(
          from === to ? [from, to, 200, undefined] : [from, to, 400, 'cursor.invalid'],
        );
      }
      const place = JSON.parse(Buffer.from(nextCursor, 'base64url').toString());
      const madeUp = Buffer.from(JSON.stringify([...place.slice(0, -1), -5])).toString('base64url');
      expect((await ask('GET', `${from}cursor=${madeUp}`)).status).toBe(400);
    }
  });
});

describe('behaviour', () => {
  const event = (id: string, over: Record<string, unknown> = {}) => ({
    id,
    type: 'material.visit',
    customer: 'ref:visitor',
    at: '2026-11-18T14:20:00+08:00',
    properties: { material: 'm1', seconds: 96 },
    ...over,
  });

  it('is kept once by its id and read back page by page, newest first', async () => {
    const events = Array.from({ length: 5 }, (_, i) => event(`v${i}`, { at: `2026-11-0${5 - i}T00:00:00Z` }));
    expect((await ask('POST', '/events', { events })).body).toMatchObject({ accepted: 5, duplicates: 0 });
    expect((await ask('POST', '/events', events[0])).body).toMatchObject({ accepted: 0, duplicates: 1 });
    const { body: page } = await ask('GET', '/events?customer=ref:visitor&limit=3');
    const { body: rest } = await ask('GET', `/events?customer=ref:visitor&limit=3&cursor=${page.nextCursor}`);
    expect([...page.items, ...rest.items].map((item: { id: string }) => item.id)).toEqual([
      'v0',
      'v1',
      'v2',
      'v3',
      'v4',
    ]);
    expect([page.total, rest.nextCursor]).toEqual([5, null]);
    expect((await ask('GET', '/events?customer=ref:visitor&type=page.view')).body.total).toBe(0);
  });

  it('that is an order is sent to the right place', async () => {
    const { status, body } = await ask('POST', '/events', event('x', { type: 'order.paid' }));
    expect([status, body.error.details[0].code]).toEqual([400, 'event.useOrders']);
  });

  it('of a program without the right is refused', async () => {
    const key = await ask('POST', '/api-keys', { name: 'reader', scopes: ['customers:read'] });
    const answer = await ask('POST', '/events', event('y'), { authorization: `Bearer ${key.body.key}` });
    expect([answer.status, answer.body.error.code]).toEqual([403, 'right.missing']);
  });
});

describe('whatever is sent', () => {
  const junk = fc.oneof(
    fc.constantFrom<unknown>(
      '\u0000',
      'a\u0000b',
      '\ud800',
      '\udc00x',
      '',
      ' ',
      'x'.repeat(100_000),
      '__proto__',
      '2026-02-30',
      '9999999999999999999999',
      '+275760-09-13T00:00:00.000Z',
      '0000-01-01T00:00:00Z',
      2 ** 31,
      2 ** 53,
      1e308,
      -1,
      -0,
      1.5,
      null,
      true,
      [],
      {},
      [[]],
      { a: { b: { c: { d: { e: { f: { g: { h: { i: 1 } } } } } } } } },
    ),
    fc.jsonValue(),
  );
  const fieldsOf = {
    '/customers': [
      'id',
      'ref',
      'externalUserId',
      'unionId',
      'phone',
      'name',
      'remark',
      'status',
      'owner',
      'attributes',
    ],
    '/orders': [
      'orderNo',
      'customer',
      'amount',
      'currency',
      'paidAt',
      'items',
      'quantity',
      'refundedAt',
      'refundAmount',
    ],
    '/events': ['id', 'type', 'customer', 'at', 'properties', 'staff'],
    '/attributes': ['key', 'label', 'type', 'options', 'unit', 'description', 'order'],
  } as const;
  const valid: Record<keyof typeof fieldsOf, Record<string, unknown>> = {
    '/customers': { ref: 'j', name: 'j' },
    '/orders': order('J1'),
    '/events': { id: 'j', type: 'page.view', customer: 'ref:j', at: '2026-01-01T00:00:00Z' },
    '/attributes': { key: 'j', label: 'j', type: 'text' },
  };

  it.each(Object.keys(fieldsOf) as (keyof typeof fieldsOf)[])(
    'to %s in any field never breaks the server',
    async (path) => {
      const list = path.slice(1);
      const field = fc.constantFrom(...fieldsOf[path]);
      await fc.assert(
        fc.asyncProperty(field, junk, fc.boolean(), async (name, value, many) => {
          const row = { ...valid[path], [name]: value };
          const body = many && path !== '/attributes' ? { [list]: [row, value] } : row;
          const { status, body: answer } = await ask('POST', path, body);
          expect(status, JSON.stringify(body).slice(0, 300)).toBeLessThan(500);
          if (status >= 400) expect(answer.error.code, JSON.stringify(answer)).not.toBe('internal');
        }),
        { numRuns: 150 },
      );
    },
  );

  it('as an address, filter or cursor never breaks the server', async () => {
    const text = fc.oneof(
      fc.constantFrom(
        '\u0000',
        'cus_2147483648',
        'cus_999999999999999',
        'att_2147483648',
        'phone:',
        '%',
        '\\',
        "'",
        'ref:\u0000',
      ),
      fc.string(),
    );
    const cursor = fc.jsonValue().map((value) => Buffer.from(JSON.stringify(value)).toString('base64url'));
    const far = Buffer.from(JSON.stringify([-8.64e15, 'event', 1])).toString('base64url');
    await ask('POST', '/customers', { ref: 'known' });
    await fc.assert(
      fc.asyncProperty(text, fc.oneof(cursor, fc.constant(far)), async (raw, at) => {
        const value = encodeURIComponent(raw.toWellFormed());
        for (const [method, path] of [
          ['GET', `/customers/${value}`],
          ['GET', `/customers/${value}/timeline?cursor=${at}`],
          ['GET', `/customers/ref:known/timeline?cursor=${at}&kind=${value}`],
          ['GET', `/customers?q=${value}&cursor=${at}`],
          ['GET', `/customers?owner=${value}&q=${value}`],
          ['GET', `/orders?customer=ref:known&cursor=${at}`],
          ['GET', `/events?customer=${value}&type=${value}`],
          ['PATCH', `/customers/${value}`],
          ['DELETE', `/customers/${value}?erase=${value}`],
          ['PATCH', `/attributes/${value}`],
          ['POST', `/customers/ref:known/unmerge`],
          ['POST', `/customers/ref:known/merge`],
          ['PUT', `/customers/ref:known/followers`],
        ] as const) {
          const write =
            method === 'GET' || method === 'DELETE' ? undefined : { from: raw, name: raw, label: raw };
          const followers = path.endsWith('followers') ? { followers: [{ staff: raw, remark: raw }] } : write;
          const { status } = await ask(method, path, followers);
          expect(status, `${method} ${path}`).toBeLessThan(500);
        }
      }),
      { numRuns: 60 },
    );
  });
});
