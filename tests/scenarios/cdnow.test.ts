/** A real shop from its file to a tag that every screen counts alike, and back to nothing. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromRoaring } from '#features/audience/core';
import { readRows } from '#platform/files';
import { CDNOW, cdnowFile, cdnowMissing } from '#tests/cdnow';
import { KEY, type TestProduct, testProduct } from '#tests/product';
import { uploadFile } from '#tests/upload';

const TAG = '价值/老客';
const frequent = { did: 'order.paid', count: { min: 3 } };

let product: TestProduct;
let folder: string;
const ask: TestProduct['ask'] = (...request) => product.ask(...request);
const count = async (condition: unknown): Promise<number> =>
  (await ask('POST', '/audiences/count', { condition })).body.count;

/** The result of a call that answers at once or by a job. */
async function settled(answer: { status: number; body: { job?: { id: string } } }): Promise<unknown> {
  expect([200, 202]).toContain(answer.status);
  if (!answer.body.job) return answer.body;
  const job = await product.jobEnd(answer.body.job.id);
  expect([job.status, job.error]).toEqual(['done', null]);
  return job.result;
}

async function upload(): Promise<{ id: string; proposedMapping: unknown; problems: unknown[] }> {
  const content = cdnowFile();
  const { status, body } = await uploadFile(
    { address: product.address, key: KEY },
    { kind: 'orders', name: 'cdnow-orders.txt', content },
  );
  expect([status, body.error?.code]).toEqual([201, undefined]);
  return body;
}

const run = async (id: string): Promise<unknown> => settled(await ask('POST', `/imports/${id}/run`));

async function exported(format: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(`${product.address}/api/v1/audiences/export`, {
    method: 'POST',
    headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify({ condition: { tag: TAG }, format }),
  });
  expect(response.status).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
}

/** Different customers in a table that was exported. */
async function customersIn(format: 'csv' | 'xlsx'): Promise<{ rows: number; customers: number }> {
  const path = join(folder, `people.${format}`);
  writeFileSync(path, await exported(format));
  const customers = new Set<string>();
  let rows = 0;
  for await (const batch of readRows(path, { format, header: true }))
    for (const row of batch) {
      rows++;
      customers.add(row.cells[0] ?? '');
    }
  return { rows, customers: customers.size };
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'baizigui-cdnow-'));
  product = await testProduct();
  await ask('POST', '/tag-groups', { name: '价值', choice: 'single' });
  await ask('POST', '/tags', { group: '价值', name: '老客' });
});
afterAll(async () => {
  await product.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(cdnowMissing)(`the orders of CDNOW ${cdnowMissing ?? ''}`, () => {
  let first: string;
  let tagging: string;

  it('are understood as they are', async () => {
    const found = await upload();
    first = found.id;
    expect(found.problems).toEqual([]);
    expect(found.proposedMapping).toMatchObject({
      columns: {
        customer_id: 'customer',
        date: 'paidAt',
        number_of_cds: 'quantity',
        dollar_value: 'amount',
      },
    });
  });

  const all = { rows: CDNOW.orders, new: CDNOW.orders, refused: 0, newCustomers: CDNOW.customers };

  it('say before what they will bring, and bring exactly that', async () => {
    expect(await settled(await ask('POST', `/imports/${first}/dry-run`))).toMatchObject(all);
    expect(await count({ all: [] })).toBe(0);
    expect(await run(first)).toMatchObject(all);
    expect(await count({ all: [] })).toBe(CDNOW.customers);
    expect((await ask('GET', '/customers?limit=1')).body.total).toBe(CDNOW.customers);
  }, 180_000);

  it('hold 7,583 customers with three orders or more, however one asks', async () => {
    expect(await count(frequent)).toBe(CDNOW.threeOrMore);
    expect(await count({ attribute: 'order.count', gte: 3 })).toBe(CDNOW.threeOrMore);
    expect(await count({ not: { did: 'order.paid', count: { max: 2 } } })).toBe(CDNOW.threeOrMore);
  });

  it('give a tag by condition that drawer, audience, facet and export count alike', async () => {
    const refused = await ask('POST', '/taggings/bulk', { condition: frequent, add: [TAG] });
    expect([refused.status, refused.body.error.code]).toEqual([409, 'bulk.confirm']);
    const done = await ask('POST', '/taggings/bulk', { condition: frequent, add: [TAG], confirm: true });
    expect(done).toMatchObject({
      status: 200,
      body: { matched: CDNOW.threeOrMore, added: CDNOW.threeOrMore },
    });
    tagging = done.body.cause;

    const { body: drawer } = await ask('GET', '/tags?limit=500');
    const tag = drawer.items.find((one: { name: string }) => one.name === '老客');
    const { body: inside } = await ask('POST', '/audiences/facets', { condition: frequent });
    const facet = inside.facets.find((one: { path: string }) => one.path === TAG);
    const { body: saved } = await ask('POST', '/audiences', { name: '老客', condition: { tag: TAG } });
    const { body: frozen } = await ask('POST', `/audiences/${saved.id}/freeze`, { name: '老客（冻结）' });
    expect({
      drawer: tag.customers,
      count: await count({ tag: TAG }),
      inside: inside.count,
      facet: [facet.count, facet.all],
      audience: await count({ audience: saved.id }),
      frozen: await count({ audience: frozen.id }),
      page: (await ask('POST', '/audiences/query', { condition: { tag: TAG }, limit: 1 })).body.total,
      neither: await count({ all: [frequent, { not: { tag: TAG } }] }),
    }).toEqual({
      drawer: CDNOW.threeOrMore,
      count: CDNOW.threeOrMore,
      inside: CDNOW.threeOrMore,
      facet: [CDNOW.threeOrMore, CDNOW.threeOrMore],
      audience: CDNOW.threeOrMore,
      frozen: CDNOW.threeOrMore,
      page: CDNOW.threeOrMore,
      neither: 0,
    });
    const table = { rows: CDNOW.threeOrMore, customers: CDNOW.threeOrMore };
    expect(await customersIn('csv')).toEqual(table);
    expect(await customersIn('xlsx')).toEqual(table);
    expect(fromRoaring(await exported('roaring')).size).toBe(CDNOW.threeOrMore);
  }, 180_000);

  it('add nothing when the same file comes again', async () => {
    const { id } = await upload();
    expect(await run(id)).toMatchObject({
      rows: CDNOW.orders,
      new: 0,
      unchanged: CDNOW.orders,
      refused: 0,
      newCustomers: 0,
    });
    expect(await count(frequent)).toBe(CDNOW.threeOrMore);
    expect(await count({ all: [] })).toBe(CDNOW.customers);
    // What it did not bring it does not take.
    expect(await settled(await ask('POST', `/imports/${id}/undo`))).toMatchObject({
      orders: { removed: 0 },
      customers: { deleted: 0, reverted: 0 },
    });
    expect(await count(frequent)).toBe(CDNOW.threeOrMore);
  }, 180_000);

  it('leave nothing behind when tag and import are taken back', async () => {
    expect(await settled(await ask('POST', `/causes/${tagging}/undo`))).toMatchObject({
      restored: CDNOW.threeOrMore,
    });
    expect(await count({ tag: TAG })).toBe(0);
    expect(await settled(await ask('POST', `/imports/${first}/undo`))).toMatchObject({
      orders: { removed: CDNOW.orders, kept: 0 },
      customers: { deleted: CDNOW.customers, reverted: 0, kept: 0 },
    });
    expect(await count({ all: [] })).toBe(0);
    expect(await count(frequent)).toBe(0);
    const left = await product.running.db.one(
      `select (select count(*) from orders) as orders, (select count(*) from order_stats where count > 0) as counted,
              (select count(*) from assignment) as assignments`,
    );
    expect(left).toEqual({ orders: 0, counted: 0, assignments: 0 });
  }, 180_000);
});
