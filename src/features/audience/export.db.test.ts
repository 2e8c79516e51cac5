/** People as a file: what stands in it, for whom, and that it is of one moment. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Audiences, Indexes } from '#features/audience';
import { positions } from '#platform/feed';
import type { Cell } from '#platform/files';
import { openLog } from '#platform/telemetry';
import { testCtx } from '#tests/database';
import { KEY, type TestProduct, testProduct } from '#tests/product';
import { OrdinalSet } from './core/public.ts';
import { choose, linesOf } from './export-rows.ts';
import { WorkspaceIndex } from './index/workspace-index.ts';

let product: TestProduct;
const everybody = { all: [] };

const must = async (method: string, path: string, body?: unknown) => {
  const answer = await product.ask(method, path, body);
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
  return answer.body;
};

async function csv({ key = KEY, language = 'en', condition = everybody as object } = {}) {
  const answer = await fetch(`${product.address}/api/v1/audiences/export`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      'accept-language': language,
    },
    body: JSON.stringify({ condition, format: 'csv' }),
  });
  const [header = '', ...lines] = (await answer.text()).trimEnd().split('\r\n');
  return { header: header.replace('\ufeff', ''), lines, count: Number(answer.headers.get('baizigui-count')) };
}

beforeAll(async () => {
  product = await testProduct();
  for (const [key, type] of [
    ['note', 'text'],
    ['spend', 'money'],
  ])
    await must('POST', '/attributes', { key, label: `${key}!`, type });
  await must('POST', '/customers', {
    customers: [
      {
        ref: 'a',
        name: '=王女士',
        phone: '13812346021',
        remark: '说 "好", 再来',
        attributes: { note: '另 13812346022', spend: 1177 },
      },
      { ref: 'b', name: '李先生' },
    ],
  });
  await must('POST', '/tag-groups', { name: '意向', choice: 'single' });
  await must('POST', '/tag-groups', { name: '来源', choice: 'multiple' });
  for (const [group, name] of [
    ['意向', '高意向'],
    ['来源', '门店'],
    ['来源', '直播'],
  ])
    await must('POST', '/tags', { group, name });
  await must('POST', '/taggings', {
    add: ['来源/直播', '意向/高意向', '来源/门店'].map((tag) => ({ customer: 'ref:a', tag })),
  });
  const items = [{ product: '柜 13812346022' }];
  await must('POST', '/orders', {
    orders: [
      { orderNo: 'A1', customer: 'ref:a', amount: 1234, currency: 'CNY', paidAt: '2026-01-31T16:00:05Z' },
      { orderNo: 'A2', customer: 'ref:a', amount: 0, paidAt: '2026-01-02T00:00:00Z', items },
      { orderNo: 'A3', customer: 'ref:a', amount: 0, paidAt: '2025-12-03T00:00:00Z', items },
    ],
  });
  await product.running.db.run(`update customer set created_at = '2026-01-01T00:00:00Z'`);
});
afterAll(() => product.stop());

it('has a line for each, fields first, then attributes, then groups with their tags in the order of the library', async () => {
  const { header, lines, count } = await csv();
  expect(header).toBe(
    'Customer,Name,Phone,Status,Owner,Remark,Orders,Order total,Last order,Purchase cycle in days,Next order expected,Most bought product,Added,note!,spend!,意向,来源',
  );
  expect(lines).toEqual([
    `cus_1,'=王女士,13812346021,lead,,"说 ""好"", 再来",3,12.34,2026-02-01T00:00:05,30,2026-03-03T00:00:05,柜 13812346022,2026-01-01T08:00:00,另 13812346022,1177,高意向,门店；直播`,
    'cus_2,李先生,,lead,,,0,0,,,,,2026-01-01T08:00:00,,,,',
  ]);
  expect(count).toBe(lines.length);
});

it('is headed in the language of the caller', async () => {
  expect((await csv({ language: 'zh-CN' })).header).toMatch(/^客户编号,姓名,手机,/);
  expect((await csv({ language: 'zh-TW' })).header).toMatch(/^客戶編號,姓名,手機,/);
});

it('hides phone numbers from who may not read them, in prose and attributes too', async () => {
  const { key } = await must('POST', '/api-keys', {
    name: 'export only',
    scopes: ['audiences:read', 'customers:export'],
  });
  const { lines } = await csv({ key, condition: { tag: '意向/高意向' } });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain(',138****6021,');
  expect(lines[0]).toContain(',另 138****6022,');
  expect(lines[0]).toContain(',柜 138****6022,');
});

it('names a tag once for each of the people who put it on, and keeps to the moment in which it was asked for', async () => {
  const { db } = product.running;
  const ctx = testCtx(db, (await db.one<{ id: number }>('select id from workspace')).id);
  const indexes = new Indexes(db, positions, openLog('silent'));
  const terms = await new Audiences(indexes).terms(ctx);
  const tag = terms.allTags.find((one) => one.name === '直播')?.id ?? 0;
  const index = new WorkspaceIndex();
  index.applyTagChange(2, tag, true);
  index.applyTagChange(2, tag, true);
  const chosen = choose(OrdinalSet.of(1, 2, 70_000), index, terms);
  index.applyTagChange(1, tag, true);
  const lines: Cell[][] = [];
  await db.snapshot(async (tx) => {
    for await (const some of linesOf(tx, ctx, chosen)) lines.push(...some);
  });
  expect(lines.map((cells) => [cells[0], cells.at(-1)])).toEqual([
    ['cus_1', null],
    ['cus_2', '直播；直播'],
  ]);
  await indexes.stop();
});

it('answers a failure before the first line like any other, also to who takes it compressed', async () => {
  const { db } = product.running;
  await db.run('alter table customer rename to customer_away');
  try {
    const answer = await fetch(`${product.address}/api/v1/audiences/export`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${KEY}`,
        'content-type': 'application/json',
        'accept-encoding': 'gzip',
      },
      body: JSON.stringify({ condition: everybody, format: 'csv' }),
    });
    expect([answer.status, (await answer.json()).error.code]).toEqual([500, 'internal']);
    expect(answer.headers.get('content-disposition')).toBeNull();
  } finally {
    await db.run('alter table customer_away rename to customer');
  }
});

it('leaves a cell empty for an attribute that nobody has, whatever it is called', async () => {
  await must('POST', '/attributes', { key: 'constructor', label: 'maker!', type: 'text' });
  const { header, lines, count } = await csv();
  expect(header).toContain('maker!');
  expect(lines).toHaveLength(count);
});
