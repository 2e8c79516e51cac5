/** Long work acts for whoever asked for it: never with more than that person may. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askerNow } from '#features/staff';
import { addJob } from '#platform/queue';
import { testCtx } from '#tests/database';
import { KEY, type TestProduct, testProduct } from '#tests/product';
import { uploadFile } from '#tests/upload';
import { type Member, member } from '#tests/visitor';

let product: TestProduct;
let department: string;
let admin: Member;
const ROWS = 4100;

const must = async (method: string, path: string, body?: unknown) => {
  const answer = await product.ask(method, path, body);
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
  return answer.body;
};
const holders = async (tag: string): Promise<number> =>
  (await must('POST', '/audiences/count', { condition: { tag } })).count;

/** A file with a tag for every customer, sent by somebody or with the bootstrap key. Several batches, so several causes. */
async function taggings(tag: string, by?: Member): Promise<{ id: string }> {
  const lines = Array.from({ length: ROWS }, (_, i) => `ref:c${i},${tag}`);
  const cookie = [...(by?.browser.jar ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
  const { address } = product;
  const { body } = await uploadFile(by ? { address, cookie } : { address, key: KEY }, {
    kind: 'taggings',
    name: `${tag.replace('/', '-')}.csv`,
    content: ['客户,标签', ...lines].join('\n'),
  });
  return body;
}

beforeAll(async () => {
  product = await testProduct();
  department = (await must('POST', '/departments', { name: '一部' })).id;
  admin = await member(product, ['departmentAdmin']);
  await must('PATCH', `/staff/${admin.id}`, { departments: [department] });
  await must('POST', '/tag-groups', { name: '批', choice: 'multiple' });
  for (const name of ['甲', '乙', '丙']) await must('POST', '/tags', { group: '批', name });
  await must('POST', '/tags', { group: '批', name: '护', protected: true });
  for (let from = 0; from < ROWS; from += 1000)
    await must('POST', '/customers', {
      customers: Array.from({ length: Math.min(1000, ROWS - from) }, (_, i) => ({
        ref: `c${from + i}`,
        name: `客户${from + i}`,
        owner: admin.id,
      })),
    });
});
afterAll(() => product.stop());

describe('undo of a job', () => {
  it('of the workspace is not for a department administrator, who does not know the job', async () => {
    const { id } = await taggings('批/甲');
    const { job } = await must('POST', `/imports/${id}/run`, { confirm: true });
    expect((await product.jobEnd(job.id)).status).toBe('done');
    expect(await holders('批/甲')).toBe(ROWS);
    expect((await admin.browser.ask('GET', `/jobs/${job.id}`)).status).toBe(404);
    const undo = await admin.browser.ask('POST', `/jobs/${job.id}/undo`);
    expect([undo.status, undo.body.error.code]).toEqual([404, 'job.notFound']);
    expect(await holders('批/甲')).toBe(ROWS);
  });

  it('of one’s own takes back only what one still reaches', async () => {
    const { id } = await taggings('批/乙', admin);
    const { body: run } = await admin.browser.ask('POST', `/imports/${id}/run`, { confirm: true });
    expect((await product.jobEnd(run.job.id)).result).toMatchObject({ tags: { added: ROWS } });
    const { id: other } = await must('POST', '/staff', { name: '接手的', email: 'next@shop.example' });
    await must('PATCH', '/customers/ref:c0', { owner: other });
    await must('PUT', '/customers/ref:c0/followers', { followers: [{ staff: other }] });
    const undo = await admin.browser.ask('POST', `/jobs/${run.job.id}/undo`);
    expect(undo.status).toBe(202);
    expect((await product.jobEnd(undo.body.job.id)).result).toMatchObject({ restored: ROWS - 1, kept: 1 });
    expect(await holders('批/乙')).toBe(1);
  });
});

describe('a department administrator’s job', () => {
  const OUTSIDE = 3;
  beforeAll(async () => {
    const customers = Array.from({ length: OUTSIDE }, (_, i) => ({ ref: `x${i}`, name: `别人的${i}` }));
    await must('POST', '/customers', { customers });
  });

  it('of bulk tagging changes only customers of the department, whoever is named in it', async () => {
    const { db } = product.running;
    const { id: tag } = await must('GET', `/tags/${encodeURIComponent('批/丙')}`);
    const { count, position } = await must('POST', '/audiences/count', { condition: { all: [] } });
    const everybody = await fetch(`${product.address}/api/v1/audiences/export`, {
      method: 'POST',
      headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify({ condition: { all: [] }, format: 'roaring' }),
    });
    const staff = Number(admin.id.replace('stf_', ''));
    const actor = await askerNow(db, 1, { kind: 'staff', id: admin.id, name: '主管', staff }, new Date());
    if (!actor) throw new Error('the administrator is gone');
    const payload = {
      members: Buffer.from(await everybody.arrayBuffer()).toString('base64'),
      add: [Number(tag.replace('tag_', ''))],
      remove: [],
      aliveAt: position,
      condition: { all: [] },
      text: '',
      reason: null,
    };
    const asker = testCtx(db, 1, { actor });
    const kind = { name: 'taggings.bulk', right: 'tags:bulk' } as const;
    const job = await db.transaction((tx) => addJob(tx, asker, { kind, title: '', payload }));
    const { result } = await product.jobEnd(`job_${job}`);
    expect(result).toMatchObject({ added: count - OUTSIDE - 1, refused: OUTSIDE + 1 });
    expect(await holders('批/丙')).toBe(count - OUTSIDE - 1);
  });

  it('of an import refuses customers of others, and its undo leaves those who went to others', async () => {
    const file = ['编号,姓名', 'x0,改名', ...Array.from({ length: 5100 }, (_, i) => `y${i},新${i}`)].join(
      '\n',
    );
    const cookie = [...admin.browser.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const { body } = await uploadFile(
      { address: product.address, cookie },
      { kind: 'customers', name: '客户.csv', content: file },
    );
    const run = await admin.browser.ask('POST', `/imports/${body.id}/run`, { confirm: true });
    const ran = await product.jobEnd(run.body.job.id);
    expect(ran.result).toMatchObject({ refusedBy: { 'customer.outOfReach': 1 } });
    const undo = await admin.browser.ask('POST', `/imports/${body.id}/undo`);
    expect(undo.status).toBe(202);
    expect(await product.jobEnd(undo.body.job.id)).toMatchObject({ status: 'done' });
    expect((await must('GET', '/customers/ref:x0')).name).toBe('别人的0');
  });

  it('of merging tags, of undoing the library or of the demo company is refused when asked for', async () => {
    for (const [path, body] of [
      [`/tags/${encodeURIComponent('批/甲')}/merge`, { into: '批/乙' }],
      ['/change-sets/chg_1/undo', undefined],
      ['/demo', undefined],
    ] as const)
      expect((await admin.browser.ask('POST', path, body)).status).toBe(403);
  });
});
