/** Imports that meet each other, and imports that are stopped half way: nothing doubled, nothing lost. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KEY, type TestProduct, testProduct } from '#tests/product';
import { type Upload, uploadFile } from '#tests/upload';

const ROWS = 8000;
let product: TestProduct;
const ask: TestProduct['ask'] = (...request) => product.ask(...request);
const count = async (condition: unknown): Promise<number> =>
  (await ask('POST', '/audiences/count', { condition })).body.count;

const people = (prefix: string, rows = ROWS) =>
  [
    '客户编号,姓名,标签',
    ...Array.from({ length: rows }, (_, i) => `${prefix}-${i},客户${i},兴趣/标签${i % 3}`),
  ].join('\n');

async function uploaded(content: string, kind: Upload['kind'] = 'customers'): Promise<string> {
  const upload = { kind, name: `${kind}.csv`, content };
  const { status, body } = await uploadFile({ address: product.address, key: KEY }, upload);
  expect([status, body.error?.code]).toEqual([201, undefined]);
  return body.id;
}

const run = (id: string) => ask('POST', `/imports/${id}/run`, { confirm: true });

/** Tag changes and assignments of the whole workspace, by number. */
const taggings = () =>
  product.running.db.one<Record<string, number>>(
    'select (select count(*) from assignment) as assignments, (select count(*) from tag_change) as history',
  );

beforeAll(async () => {
  product = await testProduct();
  await ask('POST', '/tag-groups', { name: '兴趣', choice: 'multiple' });
  for (let t = 0; t < 3; t++) await ask('POST', '/tags', { group: '兴趣', name: `标签${t}` });
});
afterAll(() => product.stop());

describe('an upload', () => {
  it('that is sent again with its Idempotency-Key is one import', async () => {
    const at = { address: product.address, key: KEY, idempotencyKey: 'upload-1' };
    const file: Upload = { kind: 'customers', name: 'people.csv', content: people('key', 50_000) };
    const first = await uploadFile(at, file);
    expect(first.status).toBe(201);
    expect(await uploadFile(at, file)).toEqual(first);
    expect((await uploadFile({ ...at, idempotencyKey: 'upload-2' }, file)).body.id).not.toBe(first.body.id);
  });
});

describe('an import', () => {
  it('that is started many times at once runs once', async () => {
    const id = await uploaded(people('a'));
    const answers = await Promise.all(Array.from({ length: 8 }, () => run(id)));
    expect(answers.map(({ status, body }) => body.error?.code ?? status).sort()).toEqual([
      202,
      ...Array.from({ length: 7 }, () => 'import.busy'),
    ]);
    const { body } = answers.find(({ status }) => status === 202) ?? { body: null };
    expect(await product.jobEnd(body.job.id)).toMatchObject({
      status: 'done',
      result: { new: ROWS, tags: { added: ROWS } },
    });
    expect(await count({ all: [] })).toBe(ROWS);
    expect(await taggings()).toEqual({ assignments: ROWS, history: ROWS });
  }, 180_000);

  it('of a file that another import brings at the same time: every row is one customer', async () => {
    const before = await taggings();
    const ids = [await uploaded(people('b')), await uploaded(people('b'))];
    const started = await Promise.all(ids.map(run));
    const jobs = await Promise.all(started.map(({ body }) => product.jobEnd(body.job.id)));
    const results = jobs.map((job) => job.result);
    expect(jobs.map((job) => job.status)).toEqual(['done', 'done']);
    expect(results.reduce((n, one) => n + one.new, 0)).toBe(ROWS);
    expect(results.reduce((n, one) => n + one.unchanged + one.updated, 0)).toBe(ROWS);
    expect(await count({ all: [] })).toBe(2 * ROWS);
    const now = await taggings();
    expect(now).toEqual({
      assignments: (before.assignments ?? 0) + ROWS,
      history: (before.history ?? 0) + ROWS,
    });
  }, 180_000);

  it('of orders that another import brings at the same time: every order counts once', async () => {
    const orders = [
      'customer,date,amount',
      ...Array.from({ length: ROWS }, (_, i) => `o-${i % 100},2026-01-02,9.90`),
    ];
    const ids = [await uploaded(orders.join('\n'), 'orders'), await uploaded(orders.join('\n'), 'orders')];
    const started = await Promise.all(ids.map(run));
    const jobs = await Promise.all(started.map(({ body }) => product.jobEnd(body.job.id)));
    expect(jobs.map((job) => job.status)).toEqual(['done', 'done']);
    expect(jobs.reduce((n, job) => n + job.result.new, 0)).toBe(ROWS);
    expect(await count({ did: 'order.paid', count: { min: ROWS / 100, max: ROWS / 100 } })).toBe(100);
  }, 180_000);

  it('that is cancelled keeps what was done, and its undo takes exactly that back', async () => {
    const [customers, before] = [await count({ all: [] }), await taggings()];
    const id = await uploaded(people('c', 40_000));
    const { body } = await run(id);
    for (let done = 0; done === 0; ) done = (await ask('GET', `/jobs/${body.job.id}`)).body.done;
    expect((await ask('POST', `/imports/${id}/cancel`)).status).toBe(200);
    expect((await product.jobEnd(body.job.id)).status).toBe('cancelled');
    const { body: stopped } = await ask('GET', `/imports/${id}`);
    expect(stopped.status).toBe('cancelled');
    expect(stopped.result.new).toBeGreaterThan(0);
    expect(stopped.result.new).toBeLessThan(40_000);
    expect(await count({ all: [] })).toBe(customers + stopped.result.new);
    expect((await ask('POST', `/imports/${id}/cancel`)).body.error.code).toBe('import.notRunning');

    const undo = await ask('POST', `/imports/${id}/undo`);
    const undone = undo.status === 202 ? (await product.jobEnd(undo.body.job.id)).result : undo.body;
    expect(undone.customers).toEqual({ deleted: stopped.result.new, reverted: 0, kept: 0 });
    expect(await count({ all: [] })).toBe(customers);
    expect((await taggings()).assignments).toBe(before.assignments);
  }, 180_000);
});
