/** API keys, the audit trail and the company's settings over HTTP. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestProduct, testProduct } from '#tests/product';
import { visitor } from '#tests/visitor';

const ADMIN = { email: 'admin@shop.example', password: '百子柜开门大吉大利' };

let product: TestProduct;
beforeAll(async () => {
  product = await testProduct({ admin: ADMIN });
});
afterAll(() => product.stop());

const browser = (headers?: Record<string, string>) => visitor(product, headers);

describe('an API key', () => {
  it('is shown once, works until it is revoked, and then at once no more', async () => {
    const made = await product.ask('POST', '/api-keys', { name: 'BI', scopes: ['staff:read'] });
    expect(made.status).toBe(201);
    expect(made.body.key).toMatch(/^bzg_[\w-]{43}$/);
    const as = { authorization: `Bearer ${made.body.key}` };
    expect((await product.ask('GET', '/staff', undefined, as)).status).toBe(200);
    const denied = await product.ask('GET', '/audit', undefined, as);
    expect([denied.status, denied.body.error.message]).toEqual([403, '你没有这个权限：audit:read。']);
    const { body: list } = await product.ask('GET', '/api-keys');
    expect(JSON.stringify(list)).not.toContain(made.body.key);
    expect(list.items.find((k: { id: string }) => k.id === made.body.id).lastUsedAt).not.toBeNull();
    expect((await product.ask('DELETE', `/api-keys/${made.body.id}`)).body.revokedAt).not.toBeNull();
    const after = await product.ask('GET', '/staff', undefined, as);
    expect([after.status, after.body.error.code]).toEqual([401, 'key.invalid']);
  });

  it('ends by itself', async () => {
    const expiresAt = new Date(Date.now() + 1000).toISOString();
    const { body } = await product.ask('POST', '/api-keys', {
      name: '短期',
      scopes: ['staff:read'],
      expiresAt,
    });
    await product.running.db.run(
      `update api_key set expires_at = now() - interval '1 second' where name = '短期'`,
    );
    const as = { authorization: `Bearer ${body.key}` };
    expect((await product.ask('GET', '/staff', undefined, as)).status).toBe(401);
    const past = await product.ask('POST', '/api-keys', {
      name: '过去',
      scopes: [],
      expiresAt: '2020-01-01T00:00:00Z',
    });
    expect(past.body.error.details[0]).toMatchObject({ path: 'expiresAt', code: 'mustBeFuture' });
  });

  it('never gets more than its maker has', async () => {
    const { body: maker } = await product.ask('POST', '/api-keys', {
      name: '制造者',
      scopes: ['keys:manage'],
    });
    const as = { authorization: `Bearer ${maker.key}` };
    const { status, body } = await product.ask(
      'POST',
      '/api-keys',
      { name: '更强', scopes: ['audit:read', 'keys:manage'] },
      as,
    );
    expect([status, body.error.code]).toEqual([403, 'apiKey.beyondYou']);
    expect(
      (await product.ask('POST', '/api-keys', { name: '一样', scopes: ['keys:manage'] }, as)).status,
    ).toBe(201);
  });

  it('is not kept with the answers of an Idempotency-Key', async () => {
    const { body } = await product.ask(
      'POST',
      '/api-keys',
      { name: '一次', scopes: [] },
      { 'idempotency-key': 'k-once' },
    );
    const rows = await product.running.db.many(`select * from idempotency where key = 'k-once'`);
    expect(JSON.stringify(rows)).not.toContain(body.key);
    const again = await product.ask(
      'POST',
      '/api-keys',
      { name: '一次', scopes: [] },
      { 'idempotency-key': 'k-once' },
    );
    expect([again.status, again.body.error.code]).toEqual([409, 'idempotency.answerLost']);
  });
});

describe('the audit trail', () => {
  it('says who, when, from where, and what it was before', async () => {
    const { body: dep } = await product.ask('POST', '/departments', { name: '旧名' });
    await product.ask(
      'PATCH',
      `/departments/${dep.id}`,
      { name: '新名' },
      { 'x-forwarded-for': '192.0.2.7' },
    );
    const { body } = await product.ask('GET', `/audit?subject=${dep.id}&did=department.`);
    expect(body.items.map((line: { did: string }) => line.did)).toEqual([
      'department.changed',
      'department.created',
    ]);
    expect(body.items[0]).toMatchObject({
      actor: { kind: 'key', name: 'BAIZIGUI_API_KEY' },
      ip: '192.0.2.7',
      before: { name: '旧名' },
      after: { name: '新名' },
    });
    // Nothing changed: nothing to record.
    await product.ask('PATCH', `/departments/${dep.id}`, { name: '新名' });
    expect((await product.ask('GET', `/audit?subject=${dep.id}`)).body.total).toBe(2);
  });

  it('is cut by time and paged by cursor without gaps or doubles', async () => {
    const { body: all } = await product.ask('GET', '/audit?limit=500');
    const ids: string[] = [];
    let cursor = '';
    do {
      const { body } = await product.ask('GET', `/audit?limit=7&until=${all.items[0].at}${cursor}`);
      ids.push(...body.items.map((line: { id: string }) => line.id));
      cursor = body.nextCursor ? `&cursor=${body.nextCursor}` : '';
    } while (cursor);
    expect(ids).toEqual(all.items.slice(1).map((line: { id: string }) => line.id));
    const { body: none } = await product.ask('GET', '/audit?since=9999-01-01T00:00:00Z');
    expect(none).toEqual({ items: [], nextCursor: null, total: 0 });
    for (const query of ['since=0000-01-01T00:00:00Z', 'until=9999-12-31T23:59:59.999Z'])
      expect((await product.ask('GET', `/audit?${query}`)).status).toBe(200);
  });

  it('can’t be changed by anybody', async () => {
    const { db } = product.running;
    for (const sql of ['delete from audit_log', `update audit_log set did = 'x'`])
      await expect(db.run(sql)).rejects.toThrow('append-only');
  });

  it('is exported as CSV without formulas, and the export is on record', async () => {
    await product.ask('POST', '/staff', { name: '=HYPERLINK("http://evil.example")' });
    const admin = browser();
    await admin.signIn(ADMIN.email, ADMIN.password);
    await admin.ask('PATCH', '/session', { name: '=1+1' });
    await admin.ask('PATCH', '/session', { language: 'zh-TW' });
    const { status, body, headers } = await admin.ask('GET', '/audit/export?format=csv&did=staff.');
    expect([status, headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    const lines = body.split('\r\n');
    expect(lines[0]).toContain('id,at,actorKind,actor,actorName');
    expect(body).toContain(",'=1+1,");
    expect(body).not.toMatch(/(^|,)=/m);
    const { body: audit } = await product.ask('GET', '/audit?did=audit.exported');
    expect(audit.items[0]).toMatchObject({ did: 'audit.exported', after: { did: 'staff.' } });
    await admin.ask('PATCH', '/session', { name: 'admin', language: null });
  });
});

describe('the company', () => {
  it('shows every role with its rights and reach', async () => {
    const { body } = await product.ask('GET', '/roles');
    expect(body.items.map((r: { role: string }) => r.role)).toEqual([
      'superAdmin',
      'tagAdmin',
      'steward',
      'departmentAdmin',
      'staff',
      'auditor',
    ]);
    expect(body.items[4]).toMatchObject({ reach: 'own' });
    expect(body.items[4].rights).not.toContain('tags:bulk');
  });

  it('keeps name, time zone and single settings', async () => {
    const before = await product.ask('GET', '/workspace');
    expect(before.body).toMatchObject({
      timeZone: 'Asia/Shanghai',
      settings: { softLimits: { tagsPerCustomer: 20 } },
    });
    const { body } = await product.ask('PATCH', '/workspace', {
      name: '百草堂',
      timeZone: 'Asia/Taipei',
      settings: { softLimits: { tagsPerCustomer: 15 } },
    });
    expect(body).toMatchObject({
      name: '百草堂',
      timeZone: 'Asia/Taipei',
      settings: { softLimits: { tagsPerCustomer: 15, categories: 9 } },
    });
    expect((await product.ask('GET', '/session')).body.workspace).toMatchObject({
      name: '百草堂',
      timeZone: 'Asia/Taipei',
    });
    await product.ask('PATCH', '/workspace', { timeZone: 'Asia/Shanghai' });
  });

  it('has the purchase cycles of its customers counted again when its days begin at another moment', async () => {
    const order = (customer: string, no: number, paidAt: string) => ({
      orderNo: `${customer}-${no}`,
      customer: `ref:${customer}`,
      amount: 1,
      paidAt,
    });
    const orders = [
      ...['01T10', '01T17', '11T10'].map((at, no) => order('midnight', no, `2026-01-${at}:00:00Z`)),
      ...['01T10', '06T10', '11T10'].map((at, no) => order('noon', no, `2026-01-${at}:00:00Z`)),
    ];
    await product.ask('POST', '/orders', { orders });
    const cycle = async (ref: string) =>
      (await product.ask('GET', `/customers/ref:${ref}`)).body.orders.cycleDays;
    expect(await cycle('midnight')).toBe(5);
    await product.ask('PATCH', '/workspace', { timeZone: 'UTC' });
    const { body: jobs } = await product.ask('GET', '/jobs');
    expect(await product.jobEnd(jobs.items[0].id)).toMatchObject({
      kind: 'orders.cycles',
      status: 'done',
      result: { done: 2, changed: 1 },
    });
    expect([await cycle('midnight'), await cycle('noon')]).toEqual([null, 5]);
    const asked = { condition: { attribute: 'order.cycleDays', is: 5 } };
    expect((await product.ask('POST', '/audiences/count', asked)).body.count).toBe(1);
    await product.ask('PATCH', '/workspace', { timeZone: 'Asia/Shanghai' });
  });

  it.each<[string, unknown, string]>([
    ['a zone that does not exist', { timeZone: 'Asia/Atlantis' }, 'timeZone'],
    ['an offset', { timeZone: '+08:00' }, 'timeZone'],
    ['a setting that does not exist', { settings: { hardLimits: {} } }, 'settings.hardLimits'],
    ['a limit of nothing', { settings: { softLimits: { activeTags: 0 } } }, 'settings.softLimits.activeTags'],
  ])('refuses %s', async (_, body, path) => {
    const answer = await product.ask('PATCH', '/workspace', body);
    expect(answer.status).toBe(400);
    expect(answer.body.error.details[0].path).toBe(path);
  });
});
