import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestProduct, testProduct } from '#tests/product';
import { isMove } from '../../src/web/customers/merge/moves.ts';

let product: TestProduct;
let ask: TestProduct['ask'];
beforeAll(async () => {
  product = await testProduct();
  ask = product.ask;
  for (const attribute of [
    { key: 'city', label: '城市', type: 'text' },
    { key: 'level', label: '级别', type: 'one', options: ['A', 'B', 'C'] },
    { key: 'likes', label: '喜好', type: 'many', options: ['原木', '白色'] },
    { key: 'budget', label: '预算', type: 'money', unit: '元' },
  ])
    expect((await ask('POST', '/attributes', attribute)).status).toBe(201);
});
afterAll(() => product.stop());

/** Codes of the fields that were refused, by path. */
const refusedFields = (body: { error: { details: { path: string; code: string }[] } }) =>
  Object.fromEntries(body.error.details.map((d) => [d.path, d.code]));

describe('one customer', () => {
  it('is created, found by every key, changed and left alone', async () => {
    const sent = {
      ref: 'crm-1',
      name: '王女士',
      externalUserId: 'wm1',
      unionId: 'o1',
      phone: '138 1234 6021',
      attributes: { city: '上海', likes: ['白色', '原木'], budget: 8_640_000 },
      remark: '老婆喜欢红色内饰',
    };
    const created = await ask('POST', '/customers', sent);
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({
      name: '王女士',
      status: 'lead',
      phone: '13812346021',
      attributes: { city: '上海', likes: ['原木', '白色'], budget: 8_640_000 },
      orders: { count: 0, total: 0, average: null, firstAt: null, lastAt: null },
    });
    for (const key of [created.body.id, 'external:wm1', 'unionid:o1', 'phone:+8613812346021', 'ref:crm-1'])
      expect((await ask('GET', `/customers/${encodeURIComponent(key)}`)).body).toEqual(created.body);

    const again = await ask('POST', '/customers', sent);
    expect([again.status, again.body.position]).toEqual([200, created.body.position]);

    const changed = await ask('PATCH', '/customers/ref:crm-1', {
      status: 'opportunity',
      attributes: { city: null, level: 'A' },
    });
    expect(changed.body).toMatchObject({ name: '王女士', status: 'opportunity', remark: '老婆喜欢红色内饰' });
    expect(changed.body.attributes).toEqual({ likes: ['原木', '白色'], budget: 8_640_000, level: 'A' });
    expect(changed.body.position).toBeGreaterThan(created.body.position);
  });

  it('that is refused says which field and why', async () => {
    const undeclared = await ask('POST', '/customers', { ref: 'x', attributes: { hobby: 'golf' } });
    expect([undeclared.status, undeclared.body.error.code]).toEqual([400, 'attribute.undeclared']);
    expect(undeclared.body.error.hint).toContain('POST /attributes');
    expect(refusedFields(undeclared.body)).toEqual({ 'attributes.hobby': 'attribute.undeclared' });

    const wrong = await ask('POST', '/customers', {
      ref: 'x\u0000',
      name: '王'.repeat(200),
      remark: 'broken \ud800',
      phone: 'call me',
      status: 'friend',
      owner: 7,
      attributes: [],
      nickname: '小王',
    });
    expect([wrong.status, wrong.body.error.code]).toEqual([400, 'input.invalid']);
    expect(refusedFields(wrong.body)).toEqual({
      ref: 'nulCharacter',
      name: 'tooLong',
      remark: 'badUnicode',
      phone: 'customer.badPhone',
      status: 'notOneOf',
      owner: 'wrongType',
      attributes: 'wrongType',
      nickname: 'unknownField',
    });
    const values = await ask('POST', '/customers', {
      ref: 'x',
      attributes: { city: 5, level: 'Z', likes: '原木', budget: 1.5 },
    });
    expect(refusedFields(values.body)).toEqual({
      'attributes.city': 'wrongType',
      'attributes.level': 'attribute.notOption',
      'attributes.likes': 'wrongType',
      'attributes.budget': 'attribute.notMoney',
    });
    expect((await ask('GET', '/customers/ref:x')).status).toBe(404);
  });

  it('keeps no ID card or bank card in name, remark, attribute or reference', async () => {
    const id = '11010519491231002X';
    for (const [field, body] of [
      ['name', { ref: 'p', name: `张三 ${id}` }],
      ['remark', { ref: 'p', remark: '卡号 6222 0202 0011 2233 446' }],
      ['attributes.city', { ref: 'p', attributes: { city: id } }],
      ['ref', { ref: id }],
    ] as const) {
      const { status, body: answer } = await ask('POST', '/customers', body);
      expect([field, status, refusedFields(answer)]).toEqual([
        field,
        400,
        { [field]: 'privacy.forbiddenNumber' },
      ]);
    }
  });

  it('of nobody, or named by something that is no key, is not found', async () => {
    for (const key of ['cus_999', 'cus_999999999999999', 'ref:nobody', 'crm-1', 'ref:%00', 'phone:1'])
      expect((await ask('GET', `/customers/${key}`)).body.error.code, key).toBe('customer.notFound');
    expect((await ask('GET', `/customers/ref:${'x'.repeat(290)}`)).status).toBe(404);
  });
});

describe('many customers', () => {
  it('are carried out row by row; wrong rows are named', async () => {
    await ask('POST', '/customers', { ref: 'm-1', phone: '13900000001' });
    await ask('POST', '/customers', { ref: 'm-2', phone: '13900000002' });
    const { status, body } = await ask('POST', '/customers', {
      customers: [
        { ref: 'm-1' },
        { ref: 'm-2', name: '李' },
        { ref: 'm-3' },
        { ref: 'm-1', phone: '13900000002' },
        { ref: 'm-4', phone: 'x' },
        'nonsense',
        { ref: 'm-5', owner: 'wecom:nobody' },
        {},
      ],
    });
    expect(status).toBe(200);
    expect(body.items.map((item: { index: number; status: string }) => [item.index, item.status])).toEqual([
      [0, 'unchanged'],
      [1, 'updated'],
      [2, 'created'],
    ]);
    expect(body).toMatchObject({ created: 1, updated: 1, unchanged: 1 });
    expect(
      body.refused.map((row: { index: number; code: string; path: string }) => [
        row.index,
        row.code,
        row.path,
      ]),
    ).toEqual([
      [3, 'customer.identityConflict', 'customers.3.ref'],
      [4, 'input.invalid', 'customers.4.phone'],
      [5, 'input.invalid', 'customers.5'],
      [6, 'staff.notFound', 'customers.6.owner'],
      [7, 'customer.empty', 'customers.7.ref'],
    ]);
    const conflict = body.refused[0].message;
    const ids = await Promise.all(
      ['m-1', 'm-2'].map(async (ref) => (await ask('GET', `/customers/ref:${ref}`)).body.id),
    );
    for (const id of ids) expect(conflict).toContain(id);
  });

  it('are all or none when asked for', async () => {
    const customers = [{ ref: 'all-1' }, { ref: 'all-2', phone: 'x' }];
    const { status, body } = await ask('POST', '/customers', { customers, atomic: true });
    expect([status, body.error.code]).toEqual([422, 'rows.refused']);
    expect(body.error.refused).toMatchObject([{ index: 1, path: 'customers.1.phone' }]);
    expect(body.error.details).toMatchObject([{ path: 'customers.1.phone' }]);
    expect((await ask('GET', '/customers/ref:all-1')).status).toBe(404);
  });

  it('are a thousand at most', async () => {
    const customers = Array.from({ length: 1001 }, (_, i) => ({ ref: `t-${i}` }));
    const { status, body } = await ask('POST', '/customers', { customers });
    expect([status, refusedFields(body)]).toEqual([400, { customers: 'tooLong' }]);
    expect((await ask('POST', '/customers', { customers: customers.slice(0, 1000) })).body.created).toBe(
      1000,
    );
  });

  it('are listed page by page, each once, and counted', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    let total = 0;
    do {
      const at: string = cursor ? `&cursor=${cursor}` : '';
      const { body } = await ask('GET', `/customers?limit=200${at}`);
      seen.push(...body.items.map((item: { id: string }) => item.id));
      cursor = body.nextCursor;
      total = body.total;
    } while (cursor);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe(total);
    const { next_ordinal } = await product.running.db.one<{ next_ordinal: number }>(
      'select next_ordinal from workspace',
    );
    expect(total).toBe(next_ordinal - 1);
  });

  it('are found by name, remark, reference and the last digits of a phone', async () => {
    await ask('POST', '/customers', {
      ref: 's-1',
      name: '欧阳100%',
      remark: '看房3次未成交',
      phone: '13712348888',
    });
    for (const q of ['欧阳', '100%', '看房3次', 's-1', '8888', '137 1234 8888', 'ref:s-1']) {
      const { body } = await ask('GET', `/customers?q=${encodeURIComponent(q)}`);
      expect([q, body.total, body.items[0]?.ref]).toEqual([q, 1, 's-1']);
    }
    expect((await ask('GET', '/customers?q=%25%25')).body.total).toBe(0);
    expect((await ask('GET', '/customers?q=a%00b')).body.error.details[0].code).toBe('nulCharacter');
    expect((await ask('GET', '/customers?cursor=bm9uc2Vuc2U')).body.error.code).toBe('cursor.invalid');
  });
});

describe('attributes', () => {
  it('keep their type and options while customers use them', async () => {
    const { body: tier } = await ask('POST', '/attributes', {
      key: 'tier',
      label: '等级',
      type: 'one',
      options: ['金', '银', '铜'],
    });
    await ask('POST', '/customers', { ref: 'tier-1', attributes: { tier: '金' } });
    const type = await ask('PATCH', `/attributes/${tier.id}`, { type: 'text' });
    expect([type.status, type.body.error.code]).toEqual([409, 'attribute.typeInUse']);
    expect(type.body.error.message).toContain('1 个客户');
    const option = await ask('PATCH', `/attributes/${tier.id}`, { options: ['银', '铜'] });
    expect([option.status, option.body.error.code]).toEqual([409, 'attribute.optionInUse']);
    const grown = await ask('PATCH', `/attributes/${tier.id}`, {
      options: ['钻石', '金'],
      label: '会员等级',
    });
    expect(grown.body).toMatchObject({ label: '会员等级', options: ['钻石', '金'] });

    // Nor does it go while a condition asks for it.
    const condition = { attribute: 'tier', is: '金' };
    const { body: audience } = await ask('POST', '/audiences', { name: '金卡', condition });
    const references = [{ kind: 'audience', id: audience.id, name: '金卡' }];
    for (const refused of [
      await ask('DELETE', `/attributes/${tier.id}`),
      await ask('PATCH', `/attributes/${tier.id}`, { archived: true }),
    ])
      expect([refused.status, refused.body.error]).toMatchObject([
        409,
        { code: 'attribute.inUse', references },
      ]);
    await ask('DELETE', `/audiences/${audience.id}`);

    const gone = await ask('DELETE', `/attributes/${tier.id}`);
    expect(gone.body).toMatchObject({ deleted: false, archived: true, customers: 1 });
    const late = await ask('POST', '/customers', { ref: 'tier-2', attributes: { tier: '金' } });
    expect(late.body.error.code).toBe('attribute.archived');
    expect((await ask('GET', '/customers/ref:tier-1')).body.attributes.tier).toBe('金');

    await ask('PATCH', '/customers/ref:tier-1', { attributes: { tier: null } });
    expect((await ask('DELETE', `/attributes/${tier.id}`)).body).toMatchObject({
      deleted: true,
      customers: 0,
    });
    expect((await ask('DELETE', `/attributes/${tier.id}`)).status).toBe(404);
  });

  it('have one key each, without dots', async () => {
    const again = await ask('POST', '/attributes', { key: 'city', label: '城市', type: 'text' });
    expect([again.status, again.body.error.code]).toEqual([409, 'attribute.keyTaken']);
    const dotted = await ask('POST', '/attributes', { key: 'order.count', label: 'x', type: 'number' });
    expect(refusedFields(dotted.body)).toEqual({ key: 'attribute.keyForm' });
    const none = await ask('POST', '/attributes', { key: 'pick', label: 'x', type: 'one' });
    expect(none.body.error.code).toBe('attribute.optionsMissing');
  });

  it('may be named like anything an object has', async () => {
    expect((await ask('POST', '/attributes', { key: 'constructor', label: 'x', type: 'text' })).status).toBe(
      201,
    );
    const { body } = await ask('POST', '/customers', { ref: 'c-1', attributes: { constructor: 'a' } });
    expect(body.attributes).toEqual({ constructor: 'a' });
    const undeclared = await ask('POST', '/customers', { ref: 'c-2', attributes: { toString: 'a' } });
    expect(undeclared.body.error.code).toBe('attribute.undeclared');
    const proto = await ask('POST', '/customers', '{"ref":"c-3","attributes":{"__proto__":"a"}}');
    expect(proto.status).toBe(400);
  });

  it('are listed with the built-in ones for whoever builds conditions', async () => {
    const { body } = await ask('GET', '/attributes?builtIn=true');
    const keys = body.items
      .filter((item: { builtIn: boolean }) => item.builtIn)
      .map((item: { key: string }) => item.key);
    expect(keys).toEqual(
      expect.arrayContaining(['customer.createdAt', 'order.count', 'order.total', 'order.lastAt']),
    );
  });
});

describe('a person with two records', () => {
  it('becomes one customer, with a preview, and two again when it was a mistake', async () => {
    await ask('POST', '/customers', {
      ref: 'two-a',
      name: '林一',
      phone: '13600000001',
      attributes: { city: '上海' },
    });
    await ask('POST', '/customers', {
      ref: 'two-b',
      name: '林小一',
      phone: '13600000002',
      attributes: { city: '杭州', level: 'B' },
    });
    await ask('POST', '/orders', {
      orders: [
        { orderNo: 'two-1', customer: 'ref:two-a', amount: 100, paidAt: '2026-01-01T00:00:00Z' },
        { orderNo: 'two-2', customer: 'ref:two-b', amount: 900, paidAt: '2026-02-01T00:00:00Z' },
      ],
    });
    await ask('POST', '/events', {
      id: 'two-e',
      type: 'page.view',
      customer: 'ref:two-b',
      at: '2026-02-02T00:00:00Z',
    });
    const { body: a } = await ask('GET', '/customers/ref:two-a');
    const { body: b } = await ask('GET', '/customers/ref:two-b');

    const preview = await ask('POST', `/customers/${a.id}/merge`, { from: 'ref:two-b', dryRun: true });
    expect(preview.body).toMatchObject({ merged: false, identities: 2, moves: { orders: 1, events: 1 } });
    // Each has its words on the screen; what staff were told of readers is copied, and never counted.
    expect(Object.keys(preview.body.moves).filter((name) => !isMove(name))).toEqual(['readingTold']);
    expect(preview.body.differences).toContainEqual({
      field: 'attributes.level',
      into: null,
      from: 'B',
      result: 'B',
    });
    expect((await ask('GET', '/customers/ref:two-b')).body).toEqual(b);

    const merged = await ask('POST', `/customers/${a.id}/merge`, { from: b.id, take: ['attributes.city'] });
    expect(merged.body.customer).toMatchObject({
      id: a.id,
      name: '林一',
      phone: '13600000001',
      attributes: { city: '杭州', level: 'B' },
      orders: { count: 2, total: 1000, average: 500 },
      mergedFrom: [b.id],
    });
    for (const key of [b.id, 'ref:two-b', 'phone:13600000002'])
      expect((await ask('GET', `/customers/${key}`)).body.id, key).toBe(a.id);
    expect(
      (
        await ask('POST', '/orders', {
          orderNo: 'two-2',
          customer: 'ref:two-b',
          amount: 900,
          paidAt: '2026-02-01T00:00:00Z',
        })
      ).body,
    ).toMatchObject({ accepted: 0, duplicates: 1 });

    await ask('PATCH', `/customers/${a.id}`, { remark: '合并之后写的' });
    const back = await ask('POST', `/customers/${a.id}/unmerge`, { from: b.id });
    expect(back.status).toBe(200);
    const { position: _, updatedAt: __, ...was } = b;
    expect(back.body.restored).toMatchObject(was);
    expect(back.body.customer).toMatchObject({
      name: '林一',
      remark: '合并之后写的',
      attributes: { city: '上海' },
      orders: { count: 1, total: 100 },
      mergedFrom: [],
    });
    expect(back.body.customer.identities).toEqual(a.identities);
    const twice = await ask('POST', `/customers/${a.id}/unmerge`, { from: b.id });
    expect([twice.status, twice.body.error.code]).toEqual([409, 'customer.notMerged']);
  });

  it('cannot be merged with itself, with nobody, or by a field that does not differ', async () => {
    await ask('POST', '/customers', {
      customers: [
        { ref: 'self-1', name: '甲' },
        { ref: 'self-2', name: '乙' },
      ],
    });
    const self = await ask('POST', '/customers/ref:self-1/merge', { from: 'ref:self-1' });
    expect([self.status, self.body.error.code]).toEqual([409, 'customer.mergeSelf']);
    expect((await ask('POST', '/customers/ref:self-1/merge', { from: 'ref:nobody' })).status).toBe(404);
    const take = await ask('POST', '/customers/ref:self-1/merge', { from: 'ref:self-2', take: ['phone'] });
    expect([take.status, take.body.error.code]).toEqual([400, 'customer.mergeTake']);
  });
});

describe('a customer that goes', () => {
  it('leaves the list, frees its identities, and keeps its number', async () => {
    const { body: before } = await ask('POST', '/customers', { ref: 'gone-1', phone: '13500000001' });
    const { total } = (await ask('GET', '/customers?limit=1')).body;
    expect((await ask('DELETE', '/customers/ref:gone-1')).body).toMatchObject({
      id: before.id,
      deleted: true,
    });
    expect((await ask('GET', `/customers/${before.id}`)).status).toBe(404);
    expect((await ask('GET', '/customers?limit=1')).body.total).toBe(total - 1);
    const { body: next } = await ask('POST', '/customers', { ref: 'gone-1', phone: '13500000001' });
    expect(next.id).not.toBe(before.id);
    expect((await ask('DELETE', `/customers/${before.id}`)).status).toBe(404);
  });

  it('is erased for good on request, with its history and what was merged into it', async () => {
    const secret = '再也不要出现';
    await ask('POST', '/customers', {
      customers: [
        { ref: 'er-1', name: secret },
        { ref: 'er-2', remark: secret },
      ],
    });
    await ask('POST', '/customers/ref:er-1/merge', { from: 'ref:er-2' });
    await ask('PATCH', '/customers/ref:er-1', { remark: `${secret}二` });
    await ask('POST', '/events', {
      id: 'er-e',
      type: 'message.received',
      customer: 'ref:er-1',
      at: '2026-02-02T00:00:00Z',
      properties: { text: secret },
    });
    expect((await ask('DELETE', '/customers/ref:er-1?erase=true')).body.erased).toBe(true);
    const { db } = product.running;
    for (const table of [
      'customer',
      'customer_identity',
      'customer_change',
      'customer_merge',
      'event',
      'audit_log',
    ]) {
      const { n } = await db.one<{ n: number }>(
        `select count(*) as n from ${table} t where t::text like '%' || $1 || '%'`,
        [secret],
      );
      expect([table, n]).toEqual([table, 0]);
    }
    const again = await ask('POST', '/events', {
      id: 'er-e',
      type: 'page.view',
      customer: 'ref:er-1',
      at: '2026-02-02T00:00:00Z',
    });
    expect(again.body).toMatchObject({ accepted: 0, duplicates: 1 });
  });
});

describe('the timeline of a customer', () => {
  it('shows behaviour, orders and changes in one order, newest first, whatever the page', async () => {
    await ask('POST', '/customers', { ref: 'tl-1', name: '时间' });
    await ask('PATCH', '/customers/ref:tl-1', { name: '时间线' });
    await ask('POST', '/events', {
      events: Array.from({ length: 7 }, (_, i) => ({
        id: `tl-e${i}`,
        type: 'page.view',
        customer: 'ref:tl-1',
        at: `2026-01-0${1 + (i % 3)}T00:00:00Z`,
      })),
    });
    await ask('POST', '/orders', {
      orders: Array.from({ length: 4 }, (_, i) => ({
        orderNo: `tl-o${i}`,
        customer: 'ref:tl-1',
        amount: i,
        paidAt: '2026-01-02T00:00:00Z',
      })),
    });
    const whole = (await ask('GET', '/customers/ref:tl-1/timeline?limit=100')).body;
    expect(whole.total).toBe(13);
    expect(
      whole.items
        .map((item: { kind: string }) => item.kind)
        .sort()
        .join(),
    ).toBe([...Array(2).fill('change'), ...Array(7).fill('event'), ...Array(4).fill('order')].join());
    const times = whole.items.map((item: { at: string }) => item.at);
    expect(times).toEqual([...times].sort().reverse());
    const renamed = whole.items.find((item: { type: string }) => item.type === 'customer.updated');
    expect(renamed.data).toEqual({ before: { name: '时间' }, after: { name: '时间线' } });

    const pages: unknown[] = [];
    let cursor: string | null = null;
    do {
      const at: string = cursor ? `&cursor=${cursor}` : '';
      const { body } = await ask('GET', `/customers/ref:tl-1/timeline?limit=3${at}`);
      pages.push(...body.items);
      cursor = body.nextCursor;
    } while (cursor);
    expect(pages).toEqual(whole.items);
    const orders = (await ask('GET', '/customers/ref:tl-1/timeline?kind=order')).body;
    expect([orders.total, orders.items.length]).toEqual([4, 4]);
  });
});

describe('a phone number', () => {
  it('is masked for a key without the right, in remarks and history too, and revealing it leaves a trace', async () => {
    await ask('POST', '/customers', { ref: 'ph-1', phone: '13812346099', remark: '家里电话 13812346098' });
    await ask('PATCH', '/customers/ref:ph-1', { phone: '13812346097' });
    const narrow = await ask('POST', '/api-keys', { name: 'narrow', scopes: ['customers:read'] });
    const headers = { authorization: `Bearer ${narrow.body.key}` };
    const { body } = await ask('GET', '/customers/ref:ph-1', undefined, headers);
    expect([body.phone, body.remark]).toEqual(['138****6097', '家里电话 138****6098']);
    const timeline = await ask('GET', '/customers/ref:ph-1/timeline', undefined, headers);
    expect(JSON.stringify(timeline.body)).not.toMatch(/138123460/);
    expect(JSON.stringify((await ask('GET', '/customers?q=ph-1', undefined, headers)).body)).not.toMatch(
      /138123460/,
    );
    expect((await ask('POST', '/customers/ref:ph-1/reveal', undefined, headers)).status).toBe(403);

    const { body: shown } = await ask('POST', '/customers/ref:ph-1/reveal');
    expect(shown).toEqual({ phone: '13812346097', phones: ['13812346097'] });
    const trace = await product.running.db.many(
      `select did from audit_log where subject_id = $1 and did = 'customer.phoneRevealed'`,
      [body.id],
    );
    expect(trace).toHaveLength(1);
  });
});
