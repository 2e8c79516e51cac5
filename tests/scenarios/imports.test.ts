/** Files brought in over HTTP: upload, mapping, dry run, run, errors, confirmation, undo, and files that are no tables. */
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { xlsxWriter } from '#platform/files';
import { KEY, type TestProduct, testProduct } from '#tests/product';

let product: TestProduct;
const ask: TestProduct['ask'] = (...request) => product.ask(...request);

interface Upload {
  readonly kind?: string;
  readonly name?: string;
  readonly mapping?: unknown;
  readonly key?: string;
}

async function send(form: FormData, key = KEY) {
  const response = await fetch(`${product.address}/api/v1/imports`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}` },
    body: form,
  });
  // biome-ignore lint/suspicious/noExplicitAny: a test reads any answer
  return { status: response.status, body: (await response.json()) as any };
}

function upload(
  content: string | Uint8Array<ArrayBuffer>,
  { kind = 'customers', name = '客户.csv', mapping, key }: Upload = {},
) {
  const form = new FormData();
  form.set('kind', kind);
  form.set('file', new Blob([content]), name);
  if (mapping !== undefined)
    form.set('mapping', typeof mapping === 'string' ? mapping : JSON.stringify(mapping));
  return send(form, key);
}

async function uploaded(content: string | Uint8Array<ArrayBuffer>, options?: Upload): Promise<string> {
  const { status, body } = await upload(content, options);
  expect([status, body.error?.code]).toEqual([201, undefined]);
  return body.id;
}

/** Runs an import to its end and answers with what it did. */
async function run(id: string, body?: unknown) {
  const started = await ask('POST', `/imports/${id}/run`, body);
  expect([started.status, started.body.error?.code]).toEqual([202, undefined]);
  const job = await product.jobEnd(started.body.job.id);
  expect([job.status, job.error]).toEqual(['done', null]);
  const { body: item } = await ask('GET', `/imports/${id}`);
  expect(item.status).toBe('done');
  return item.result;
}

/** A dry run, whether it answers at once or by a job. */
async function dryRun(id: string) {
  const { status, body } = await ask('POST', `/imports/${id}/dry-run`);
  expect([200, 202]).toContain(status);
  return status === 202 ? (await product.jobEnd(body.job.id)).result : body;
}

async function errorsOf(id: string, language = 'zh-CN'): Promise<string[]> {
  const response = await fetch(`${product.address}/api/v1/imports/${id}/errors.csv`, {
    headers: { authorization: `Bearer ${KEY}`, 'accept-language': language },
  });
  expect(response.headers.get('content-type')).toContain('text/csv');
  return (await response.text()).trimEnd().split('\r\n');
}

async function count(condition: unknown): Promise<number> {
  const { body } = await ask('POST', '/audiences/count', { condition });
  return body.count;
}

async function tagsOf(customer: string): Promise<string[]> {
  const { body } = await ask('GET', `/customers/${encodeURIComponent(customer)}/tags`);
  return body.items.map((one: { tag: { path: string } }) => one.tag.path).sort();
}

const gbk = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(iconv.encode(text, 'gb18030'));
const utf16 = (text: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
const lines = (...rows: string[]) => `${rows.join('\r\n')}\r\n`;

async function workbook(header: string[], rows: (string | number)[][]): Promise<Uint8Array<ArrayBuffer>> {
  const output = new PassThrough();
  const bytes = buffer(output);
  const writer = xlsxWriter(output, { header });
  await writer.write(rows);
  await writer.end();
  return new Uint8Array(await bytes);
}

beforeAll(async () => {
  product = await testProduct();
  await ask('POST', '/tag-groups', { name: '意向', choice: 'single' });
  await ask('POST', '/tag-groups', { name: '兴趣', choice: 'multiple' });
  for (const [group, name, aliases] of [
    ['意向', '高意向', ['A意向']],
    ['意向', '低意向', []],
    ['兴趣', '露营', []],
    ['兴趣', '骑行', []],
  ])
    await ask('POST', '/tags', { group, name, aliases });
  await ask('POST', '/attributes', { key: 'city', label: '城市', type: 'text' });
});
afterAll(() => product.stop());

describe('orders of a shop in fixed columns', () => {
  // 300 lines in the layout of the CDNOW file, some of them equal: two orders of one customer on one day.
  const orders = Array.from({ length: 300 }, (_, i) => ({
    customer: 1 + Math.floor((i * i) / 900),
    day: 19970101 + (i % 25),
    items: 1 + (i % 4),
    dollars: (11.77 + (i % 7)).toFixed(2),
  }));
  const file = lines(
    ' customer_id  date number_of_cds  dollar_value',
    ...orders.map(
      (o) => ` ${String(o.customer).padStart(5, '0')} ${o.day}  ${o.items}  ${o.dollars.padStart(6)}`,
    ),
  );
  const perCustomer = new Map<number, number>();
  for (const { customer } of orders) perCustomer.set(customer, (perCustomer.get(customer) ?? 0) + 1);
  const frequent = [...perCustomer.values()].filter((n) => n >= 3).length;

  it('come in as they are, and a second time without doubling', async () => {
    const first = await uploaded(file, { kind: 'orders', name: 'cdnow.txt' });
    const expected = await dryRun(first);
    expect(expected).toMatchObject({
      rows: 300,
      new: 300,
      refused: 0,
      newCustomers: perCustomer.size,
      touched: 0,
    });
    expect(await run(first)).toMatchObject({ rows: 300, new: 300, unchanged: 0, refused: 0 });
    expect(await count({ attribute: 'order.count', gte: 3 })).toBe(frequent);
    expect(await count({ did: 'order.paid', count: { min: 3 } })).toBe(frequent);

    const again = await uploaded(file, { kind: 'orders', name: 'cdnow.txt' });
    expect(await run(again)).toMatchObject({
      rows: 300,
      new: 0,
      unchanged: 300,
      refused: 0,
      newCustomers: 0,
    });
    expect(await count({ attribute: 'order.count', gte: 3 })).toBe(frequent);
    const { body } = await ask('GET', '/customers/ref:00001');
    expect(body.orders.count).toBe(perCustomer.get(1));
  });
});

describe('customers in a GBK table with Chinese headers and tag columns', () => {
  const table = lines(
    '客户编号,姓名,手机号,城市,意向,标签,备注',
    'g-1,王女士,138 0000 6021,上海,高意向,露营；骑行,第一次到店',
    'g-2,李先生,13900006022,北京,A意向,,',
    'g-3,赵小姐,13700006023,杭州,"高意向,低意向",露营,',
    'g-4,钱先生,13700006024,杭州,,滑雪,',
    'g-5,孙女士,1.37E+10,杭州,,露营,',
    'g-6,周女士,13700006026,杭州,,露营,证件 110101199003078515',
    'g-7,"=HYPERLINK(""x"")",not-a-phone,杭州,,,',
  );
  let id: string;

  it('are understood from their headers', async () => {
    const { status, body } = await upload(gbk(table));
    expect(status).toBe(201);
    expect(body.detected).toMatchObject({ format: 'csv', encoding: 'gb18030', delimiter: ',', header: true });
    expect(body.proposedMapping.columns).toEqual({
      客户编号: 'ref',
      姓名: 'name',
      手机号: 'phone',
      城市: 'attribute:city',
      意向: 'tag:意向',
      标签: 'tags',
      备注: 'remark',
    });
    expect(body).toMatchObject({
      status: 'uploaded',
      problems: [],
      columns: Object.keys(body.proposedMapping.columns),
    });
    expect(body.sample[0].slice(0, 2)).toEqual(['g-1', '王女士']);
    expect(JSON.stringify(body.sample)).not.toContain('110101199003078515');
    id = body.id;
  });

  it('are taken where they are right, and every other row is named with its reason', async () => {
    const expected = await dryRun(id);
    const result = await run(id);
    expect(result).toMatchObject({
      rows: 7,
      new: 2,
      updated: 0,
      unchanged: 0,
      refused: 5,
      refusedBy: {
        'import.singleChoice': 1,
        'tag.notFound': 1,
        'import.scientific': 1,
        'privacy.forbiddenNumber': 1,
        'customer.badPhone': 1,
      },
      tags: { added: 4, removed: 0, refused: 0 },
    });
    expect(expected).toMatchObject(result);
    expect(await tagsOf('phone:13800006021')).toEqual(['兴趣/露营', '兴趣/骑行', '意向/高意向']);
    expect(await tagsOf('ref:g-2')).toEqual(['意向/高意向']);
    expect((await ask('GET', '/customers/ref:g-3')).status).toBe(404);

    const [header, ...rows] = await errorsOf(id);
    expect(header).toBe('行,列,代码,说明,原文');
    expect(rows.map((row) => row.split(',').slice(0, 3).join(','))).toEqual([
      '4,意向,import.singleChoice',
      '5,标签,tag.notFound',
      '6,手机号,import.scientific',
      '7,备注,privacy.forbiddenNumber',
      '8,手机号,customer.badPhone',
    ]);
    const [conflict = '', , , card = '', formula = ''] = rows;
    expect(conflict).toContain('标签组「意向」只能选一个');
    expect(card).not.toContain('110101199003078515');
    expect(formula.includes('=HYPERLINK')).toBe(true);
    expect(/(^|,|")=HYPERLINK/.test(formula)).toBe(false);
    expect((await errorsOf(id, 'en'))[1]).toContain('takes one tag');
  });

  it('say of every tag which file it came from', async () => {
    const { body } = await ask('GET', `/customers/ref:g-1/explain?tag=${encodeURIComponent('意向/高意向')}`);
    expect(body).toMatchObject({
      holds: true,
      cause: { source: 'import', evidence: { import: id, file: '客户.csv', lines: [2, 3] } },
    });
  });

  it('cannot run twice from one upload, and change nothing from a second one', async () => {
    expect((await ask('POST', `/imports/${id}/run`)).body.error.code).toBe('import.done');
    expect(await run(await uploaded(gbk(table)))).toMatchObject({
      new: 0,
      updated: 0,
      unchanged: 2,
      tags: { added: 0, unchanged: 4 },
    });
  });
});

describe('other files', () => {
  it('a workbook brings customers, and an empty cell leaves what is there', async () => {
    const sheet = await workbook(
      ['会员号', '姓名', '城市', '兴趣'],
      [
        ['x-1', '吴先生', '苏州', '露营、骑行'],
        ['x-2', '郑女士', '', ''],
      ],
    );
    expect(await run(await uploaded(sheet, { name: '会员.xlsx' }))).toMatchObject({
      new: 2,
      refused: 0,
      tags: { added: 2 },
    });
    const change = await workbook(
      ['会员号', '姓名', '城市'],
      [
        ['x-1', '', '无锡'],
        ['x-2', '郑小姐', ''],
      ],
    );
    expect(await run(await uploaded(change, { name: '会员.xlsx' }))).toMatchObject({ new: 0, updated: 2 });
    const { body } = await ask('GET', '/customers/ref:x-1');
    expect([body.name, body.attributes.city]).toEqual(['吴先生', '无锡']);
  });

  it('taggings in UTF-16 add and remove tags of customers who are there', async () => {
    const file = lines(
      '会员号\t添加标签\t移除标签',
      'x-1\t意向/低意向\t骑行',
      'x-2\t骑行\t',
      'nobody\t骑行\t',
    );
    const id = await uploaded(utf16(file), { kind: 'taggings', name: '打标.txt' });
    const expected = await dryRun(id);
    const result = await run(id);
    expect(result).toMatchObject({
      rows: 3,
      updated: 2,
      refused: 1,
      refusedBy: { 'customer.notFound': 1 },
      tags: { added: 2, removed: 1 },
    });
    expect(expected).toMatchObject({ ...result, touched: 2 });
    expect(await tagsOf('ref:x-1')).toEqual(['兴趣/露营', '意向/低意向']);
  });

  it('a tag that a person set stays, and the row is otherwise taken', async () => {
    const { body: key } = await ask('POST', '/api-keys', { name: 'ERP', scopes: ['tags:apply'] });
    const as = { authorization: `Bearer ${key.key}` };
    await ask('POST', '/taggings', { add: [{ customer: 'ref:x-2', tag: '意向/高意向' }] }, as);
    const id = await uploaded(lines('会员号,姓名,意向', 'x-2,郑总,低意向'));
    expect(await run(id)).toMatchObject({
      updated: 1,
      refused: 0,
      tags: { added: 0, refused: 1, refusedBy: { 'tagging.strongerSource': 1 } },
    });
    expect(await tagsOf('ref:x-2')).toContain('意向/高意向');
    expect((await errorsOf(id))[1]).toMatch(/^2,意向,tagging\.strongerSource,/);
    expect((await ask('GET', '/customers/ref:x-2')).body.name).toBe('郑总');
  });

  it('a library shows its plan as dry run, is applied by the run, and taken back by the undo', async () => {
    const yaml =
      'version: 1\ngroups:\n  - name: 渠道\n    choice: single\n    tags:\n      - name: 门店\n      - name: 抖音\n';
    const id = await uploaded(yaml, { kind: 'library', name: '标签库.yaml' });
    const plan = await dryRun(id);
    expect(plan.plan).toMatchObject({ canApply: true, summary: { create: { group: 1, tag: 2 } } });
    expect((await run(id)).applied).toBeGreaterThan(0);
    const named = async () =>
      (await ask('GET', '/tag-groups')).body.items.some((group: { name: string }) => group.name === '渠道');
    expect(await named()).toBe(true);
    expect((await ask('POST', `/imports/${id}/undo`)).status).toBe(200);
    expect(await named()).toBe(false);
  });
});

describe('the mapping', () => {
  it('is replaced by PATCH, read again with other settings of the file, and must fit it', async () => {
    const id = await uploaded(lines('甲|乙', 'm-1|2024/1/5', 'm-2|2024/1/6'), {
      kind: 'orders',
      name: '订单.txt',
    });
    const good = { columns: { '#1': 'customer', '#2': 'paidAt' }, header: false, delimiter: '|' };
    const wrong = await ask('PATCH', `/imports/${id}`, {
      mapping: { ...good, columns: { 没有: 'customer' } },
    });
    expect([wrong.status, wrong.body.error.code]).toEqual([400, 'import.mappingInvalid']);
    expect(
      wrong.body.error.details.map((d: { path: string; code: string }) => [d.path, d.code]),
    ).toContainEqual(['mapping.columns.没有', 'import.unknownColumn']);
    const target = await ask('PATCH', `/imports/${id}`, { mapping: { columns: { 甲: 'nonsense' } } });
    expect(target.body.error.details[0]).toMatchObject({
      path: 'mapping.columns.甲',
      code: 'import.unknownTarget',
    });
    const unknown = await ask('PATCH', `/imports/${id}`, { mapping: { columns: {}, colour: 'red' } });
    expect(unknown.body.error.details[0]).toMatchObject({ path: 'mapping.colour', code: 'unknownField' });
    const open = await ask('PATCH', `/imports/${id}`, { mapping: good });
    expect(open.body.error.details.map((d: { code: string }) => d.code)).toContain('import.targetMissing');
    const done = await ask('PATCH', `/imports/${id}`, {
      mapping: { ...good, columns: { '#1': 'orderNo', '#2': 'customer' } },
    });
    expect(done.status).toBe(400);
    const customers = await uploaded(lines('甲|乙', 'm-1|苏州', 'm-2|无锡'));
    const changed = await ask('PATCH', `/imports/${customers}`, {
      mapping: { columns: { '#1': 'ref', '#2': 'attribute:city' }, header: false, delimiter: '|' },
    });
    expect([changed.status, changed.body.columns, changed.body.problems]).toEqual([200, ['#1', '#2'], []]);
    expect(await run(customers)).toMatchObject({ rows: 3, new: 3 });
    expect((await ask('GET', '/customers/ref:m-2')).body.attributes.city).toBe('无锡');
  });

  it('may be sent with the file, and is refused with the file when it does not fit', async () => {
    const file = lines('编号,谁', 's-1,甲');
    const { body } = await upload(file, { mapping: { columns: { 编号: 'ref', 谁: 'name' } } });
    expect(body.mapping.columns).toEqual({ 编号: 'ref', 谁: 'name' });
    const missing = await upload(file, { mapping: { columns: { 电话: 'phone' } } });
    expect([missing.status, missing.body.error.code]).toEqual([400, 'import.mappingInvalid']);
    const broken = await upload(file, { mapping: '{"columns":' });
    expect(broken.body.error.details[0]).toMatchObject({ path: 'mapping', code: 'import.notJson' });
  });
});

describe('a large change of customers who are there', () => {
  const people = (name: string, from: number, n: number) =>
    lines('编号,姓名', ...Array.from({ length: n }, (_, i) => `big-${from + i},${name}${i}`));

  it('needs a yes, and says before how many it would touch', async () => {
    // New customers are not a change of those who are there.
    expect(await run(await uploaded(people('旧', 0, 1200)))).toMatchObject({ new: 1200 });

    const id = await uploaded(people('新', 0, 1300));
    const refused = await ask('POST', `/imports/${id}/run`);
    expect([refused.status, refused.body.error.code]).toEqual([409, 'import.confirm']);
    expect(refused.body.error.effect).toMatchObject({ touched: 1200, updated: 1200, new: 100 });
    expect((await ask('GET', '/customers/ref:big-7')).body.name).toBe('旧7');
    expect((await ask('GET', `/imports/${id}`)).body).toMatchObject({
      status: 'checked',
      dryRun: { touched: 1200 },
    });
    expect(await run(id, { confirm: true })).toMatchObject({ new: 100, updated: 1200 });
    expect((await ask('GET', '/customers/ref:big-7')).body.name).toBe('新7');
    // The same again would change nobody.
    expect(await run(await uploaded(people('新', 0, 1300)))).toMatchObject({ unchanged: 1300 });
  });

  it('is taken back by undo where nobody changed anything since', async () => {
    const before = await count({ all: [] });
    const file = lines(
      '编号,姓名,兴趣',
      ...Array.from({ length: 4 }, (_, i) => `big-${i},撤销${i},露营`),
      'u-1,新客一,露营',
      'u-2,新客二,露营',
    );
    const id = await uploaded(file);
    expect(await run(id)).toMatchObject({ new: 2, updated: 4, tags: { added: 6 } });
    await ask('PATCH', '/customers/ref:big-1', { name: '有人改过' });
    await ask('POST', '/orders', {
      orders: [{ orderNo: 'U-1', customer: 'ref:u-2', amount: 100, paidAt: '2026-01-01T00:00:00Z' }],
    });
    const { status, body } = await ask('POST', `/imports/${id}/undo`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      tags: { restored: 6, kept: 0 },
      customers: { deleted: 1, reverted: 3, kept: 2 },
    });
    const names = await Promise.all(
      [0, 1].map(async (i) => (await ask('GET', `/customers/ref:big-${i}`)).body.name),
    );
    expect(names).toEqual(['新0', '有人改过']);
    expect(await tagsOf('ref:big-0')).toEqual([]);
    expect((await ask('GET', '/customers/ref:u-1')).status).toBe(404);
    expect((await ask('GET', '/customers/ref:u-2')).status).toBe(200);
    expect(await count({ all: [] })).toBe(before + 1);
    expect((await ask('POST', `/imports/${id}/undo`)).body.error.code).toBe('import.nothingToUndo');
    expect((await ask('GET', `/imports/${id}`)).body.status).toBe('undone');
  });
});

describe('a file that is no table', () => {
  const files: [what: string, content: string | Uint8Array<ArrayBuffer>, status: number, code: string][] = [
    ['empty', '', 400, 'import.emptyFile'],
    ['only blank lines', '\r\n\r\n', 400, 'import.emptyFile'],
    ['a PDF', '%PDF-1.7\n…', 422, 'file.unsupported'],
    [
      'binary garbage',
      new Uint8Array(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256)),
      422,
      'file.unsupported',
    ],
    ['a NUL in the header', 'ref\u0000,name\r\n1,2\r\n', 422, 'file.unsupported'],
    [
      'a header of a megabyte in one cell',
      `${'x'.repeat(1024 * 1024)},b\r\n1,2\r\n`,
      422,
      'import.columnNameTooLong',
    ],
    [
      'a header of a megabyte in many cells',
      `${'x,'.repeat(512 * 1024)}\r\n1,2\r\n`,
      422,
      'import.tooManyColumns',
    ],
    ['half a workbook', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0]), 422, 'file.damaged'],
  ];
  it.each(files)('%s is refused by name', async (_, content, status, code) => {
    const answer = await upload(content);
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
    expect(answer.body.error.message).not.toBe(code);
  });

  it('and rows with NUL characters are refused, each by its line, while the others are taken', async () => {
    const id = await uploaded(lines('编号,姓名', 'nul-1,好', 'nul-2,坏\u0000的', 'nul-3,好'));
    expect(await run(id)).toMatchObject({ new: 2, refused: 1, refusedBy: { nulCharacter: 1 } });
    expect((await errorsOf(id))[1]).toMatch(/^3,姓名,nulCharacter,/);
  });

  it.each(['__proto__', 'constructor', 'toString'])(
    'a column called %s is a column like others',
    async (name) => {
      const id = await uploaded(lines(`编号,${name}`, `proto-${name},1`));
      expect(await run(id)).toMatchObject({ rows: 1, refused: 0 });
    },
  );
});

describe('a form', () => {
  const blob = () => new Blob([lines('编号,姓名', 'f-1,甲')]);
  const form = (fields: Record<string, string | Blob>) => {
    const made = new FormData();
    for (const [name, value] of Object.entries(fields))
      if (typeof value === 'string') made.append(name, value);
      else made.append(name, value, 'a.csv');
    return made;
  };

  it('without a file, without a kind, with a wrong kind or an unknown field names what is wrong', async () => {
    expect((await send(form({ kind: 'customers' }))).body.error.code).toBe('import.fileMissing');
    expect((await send(form({ file: blob() }))).body.error.details[0]).toMatchObject({
      path: 'kind',
      code: 'required',
    });
    expect((await send(form({ kind: 'people', file: blob() }))).body.error.details[0]).toMatchObject({
      path: 'kind',
      code: 'notOneOf',
    });
    expect(
      (await send(form({ kind: 'customers', file: blob(), colour: 'red' }))).body.error.details[0],
    ).toMatchObject({
      path: 'colour',
      code: 'unknownField',
    });
    expect((await send(form({ kind: 'customers', other: blob() }))).body.error.details[0]).toMatchObject({
      path: 'other',
      code: 'unknownField',
    });
  });

  it('with two files takes none', async () => {
    const two = form({ kind: 'customers', file: blob() });
    two.append('file', blob(), 'b.csv');
    const answer = await send(two);
    expect([answer.status, answer.body.error.code]).toEqual([400, 'import.oneFile']);
  });

  it('may name the kind after the file', async () => {
    expect((await send(form({ file: blob(), kind: 'customers' }))).status).toBe(201);
  });

  it('must be a form', async () => {
    const json = await ask('POST', '/imports', { kind: 'customers' });
    expect([json.status, json.body.error.code]).toEqual([400, 'import.notMultipart']);
    const cut = await fetch(`${product.address}/api/v1/imports`, {
      method: 'POST',
      headers: { authorization: `Bearer ${KEY}`, 'content-type': 'multipart/form-data; boundary=x' },
      body: '--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n编号',
    });
    expect([cut.status, (await cut.json()).error.code]).toEqual([400, 'import.brokenForm']);
  });

  it('is refused to those who may not import', async () => {
    const keyWith = async (...scopes: string[]) =>
      (await ask('POST', '/api-keys', { name: scopes.join(), scopes })).body.key as string;
    const reader = await upload('编号\r\n1\r\n', { key: await keyWith('customers:read') });
    expect([reader.status, reader.body.error.code]).toEqual([403, 'right.missing']);
    const half = await upload('编号\r\n1\r\n', { key: await keyWith('imports:run') });
    expect(half.body.error.message).toContain('customers:write');
  });

  it('leaves nothing on disk when it is refused', async () => {
    const { body } = await ask('GET', '/imports?limit=500');
    const kept = body.items.filter((one: { fileRemoved: boolean }) => !one.fileRemoved).length;
    expect(product.uploads()).toHaveLength(kept);
  });
});

describe('an uploaded file', () => {
  it('is removed on request; what was imported and the record of it stay', async () => {
    const id = await uploaded(lines('编号,姓名', 'del-1,甲'));
    await run(id);
    const before = product.uploads().length;
    expect((await ask('DELETE', `/imports/${id}`)).body.fileRemoved).toBe(true);
    expect(product.uploads()).toHaveLength(before - 1);
    expect((await ask('GET', '/customers/ref:del-1')).status).toBe(200);
    const fresh = await uploaded(lines('编号,姓名', 'del-2,甲'));
    await ask('DELETE', `/imports/${fresh}`);
    expect((await ask('POST', `/imports/${fresh}/run`)).body.error.code).toBe('import.fileGone');
    expect((await ask('POST', '/imports/imp_2147483647/run')).body.error.code).toBe('import.notFound');
  });
});
