/** Tagging by condition: who may overrule whom, what is counted, what is named, and what is refused. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#kernel';
import { rights } from '#kernel';
import type { Ctx } from '#platform/context';
import { addJob } from '#platform/queue';
import { testCtx } from '#tests/database';
import { type TestProduct, testProduct } from '#tests/product';
import { BULK_JOB } from './bulk.ts';

let product: TestProduct;
let workspace: number;
const MANY = 1100;

const must = async (method: string, path: string, body?: unknown) => {
  const answer = await product.ask(method, path, body);
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
  return answer.body;
};
const bulk = (body: unknown) => product.ask('POST', '/taggings/bulk', body);

let made = 0;
/** A group with tags of its own; answers with the path of each. */
async function group(names: readonly string[], choice: 'single' | 'multiple'): Promise<string[]> {
  const name = `组${++made}`;
  await must('POST', '/tag-groups', { name, choice });
  for (const tag of names) await must('POST', '/tags', { group: name, name: tag });
  return names.map((tag) => `${name}/${tag}`);
}
const countOf = async (tag: string): Promise<number> =>
  (await must('POST', '/audiences/count', { condition: { tag } })).count;

beforeAll(async () => {
  product = await testProduct();
  workspace = (await product.running.db.one<{ id: number }>('select id from workspace')).id;
  for (let from = 0; from < MANY; from += 1000)
    await must('POST', '/customers', {
      customers: Array.from({ length: Math.min(1000, MANY - from) }, (_, i) => ({
        ref: `c${from + i}`,
        name: `客户${from + i}`,
      })),
    });
});
afterAll(() => product.stop());

describe('bulk work has the precedence of whoever asks', () => {
  it('a key takes off in bulk what it put on row by row, and the label says bulk', async () => {
    const [tag = ''] = await group(['甲'], 'multiple');
    await must('POST', '/taggings', { add: [{ customer: 'ref:c1', tag }] });
    const { body } = await bulk({ condition: { tag }, remove: [tag] });
    expect(body).toMatchObject({ matched: 1, removed: 1, refused: 0, changed: 1 });
    const history = await must('GET', '/customers/ref:c1/tags/history');
    expect(history.items[0]).toMatchObject({
      change: 'removed',
      source: 'bulk',
      cause: { by: { kind: 'key' } },
    });
  });

  it('a key does not take off what a person put on, and the answer names who and why', async () => {
    const [tag = ''] = await group(['乙'], 'multiple');
    await must('POST', '/taggings', { add: [{ customer: 'ref:c1', tag }] });
    const { db } = product.running;
    await db.run(`update assignment set source = 'manual' where workspace_id = $1 and customer = 2`, [
      workspace,
    ]);
    const { body } = await bulk({ condition: { tag }, remove: [tag] });
    expect(body).toMatchObject({
      removed: 0,
      refused: 1,
      refusedBy: { 'tagging.strongerSource': 1 },
      refusals: [{ customer: 'cus_2', code: 'tagging.strongerSource' }],
    });
  });
});

describe('a merge is no new decision', () => {
  it('so a bulk assignment that it moves keeps the cause that its precedence comes from', async () => {
    const [from = '', into = ''] = await group(['旧', '新'], 'multiple');
    await must('POST', '/taggings', { add: [{ customer: 'ref:c1', tag: from }] });
    await must('POST', '/taggings', { remove: [{ customer: 'ref:c1', tag: from }] });
    const made = await bulk({
      condition: { attribute: 'customer.status', is: 'lead' },
      add: [from],
      confirm: true,
    });
    const { items } = await must('GET', '/tags?limit=500');
    const id = (path: string) => items.find((tag: { path: string }) => tag.path === path).id;
    await must('POST', `/tags/${id(from)}/merge`, { into: id(into) });
    const held = (await must('GET', '/customers/ref:c1/tags')).items.find(
      (one: { tag: { path: string } }) => one.tag.path === into,
    );
    expect(held).toMatchObject({ source: 'bulk', cause: made.body.cause });
  });
});

describe('the numbers add up', () => {
  it('a move within a single-choice group is one added and one removed, and counted as moved', async () => {
    const [high = '', low = ''] = await group(['高', '低'], 'single');
    const customers = ['ref:c1', 'ref:c2', 'ref:c3'];
    const single = await must('POST', '/taggings', {
      add: customers.map((customer) => ({ customer, tag: low })),
    });
    expect(single).toMatchObject({ added: 3, removed: 0, moved: 0 });
    const moved = await must('POST', '/taggings', { add: [{ customer: 'ref:c1', tag: high }] });
    expect(moved).toMatchObject({ added: 1, removed: 1, moved: 1, unchanged: 0 });
    const { body } = await bulk({ condition: { any: [{ tag: low }, { tag: high }] }, add: [high] });
    expect(body).toMatchObject({ matched: 3, added: 2, removed: 2, moved: 2, unchanged: 1, changed: 2 });
    expect([await countOf(high), await countOf(low)]).toEqual([3, 0]);
  });

  it('more than 1,000 refused pairs are counted, and the first 1,000 named; so in the result of a job', async () => {
    const [tag = ''] = await group(['丙'], 'multiple');
    await must('POST', '/taggings', {
      add: Array.from({ length: MANY }, (_, i) => ({ customer: `ref:c${i}`, tag })),
    });
    await product.running.db.run(
      `update assignment a set source = 'manual' from tag t
        where a.workspace_id = $1 and t.workspace_id = $1 and t.id = a.tag_id and t.name = '丙'`,
      [workspace],
    );
    const { body } = await bulk({ condition: { tag }, remove: [tag] });
    expect(body).toMatchObject({
      matched: MANY,
      refused: MANY,
      refusedBy: { 'tagging.strongerSource': MANY },
    });
    expect(body.refusals).toHaveLength(1000);
    const job = await asJob({ condition: { tag }, remove: [tag] });
    expect(job.result).toMatchObject({ refused: MANY, refusedBy: { 'tagging.strongerSource': MANY } });
    expect(job.result.refusals).toHaveLength(1000);
  });
});

/** The same change as a job, as if there were more than 10,000 people. */
async function asJob(
  { condition, add = [], remove = [] }: { condition: unknown; add?: string[]; remove?: string[] },
  as: Partial<Actor> = {},
) {
  const { db } = product.running;
  const file = await fetch(`${product.address}/api/v1/audiences/export`, {
    method: 'POST',
    headers: {
      authorization: 'Bearer test-key-0123456789-0123456789-0123',
      'content-type': 'application/json',
    },
    body: JSON.stringify({ condition, format: 'roaring' }),
  });
  const members = Buffer.from(await file.arrayBuffer()).toString('base64');
  const ids = async (paths: readonly string[]) => {
    const { items } = await must('GET', '/tags?limit=500');
    return paths.map((path) =>
      Number(items.find((tag: { path: string }) => tag.path === path).id.replace('tag_', '')),
    );
  };
  const payload = {
    members,
    add: await ids(add),
    remove: await ids(remove),
    aliveAt: Number(file.headers.get('baizigui-position')),
    condition,
    text: '',
    reason: null,
  };
  const ctx = testCtx(db, workspace);
  const asker: Ctx = { ...ctx, actor: { ...ctx.actor, ...as } };
  const id = await db.transaction((tx) => addJob(tx, asker, { kind: BULK_JOB, title: 'test', payload }));
  return product.jobEnd(`job_${id}`);
}

describe('a job does what its asker may', () => {
  it('no protected tag without the right to it', async () => {
    const name = `组${++made}`;
    await must('POST', '/tag-groups', { name, choice: 'multiple' });
    await must('POST', '/tags', { group: name, name: '护', protected: true });
    const less = new Set(rights.filter((right) => right !== 'tags:applyProtected'));
    const condition = { attribute: 'customer.status', exists: true };
    const refused = await asJob({ condition, add: [`${name}/护`] }, { rights: less });
    expect(refused.result).toMatchObject({ added: 0, refusedBy: { 'tagging.protected': MANY } });
    expect((await asJob({ condition, add: [`${name}/护`] })).result).toMatchObject({ added: MANY });
  });

  it('with the precedence of a person when a person asked', async () => {
    const [tag = ''] = await group(['丁'], 'multiple');
    await must('POST', '/taggings', { add: [{ customer: 'ref:c5', tag }] });
    await product.running.db.run(
      `update assignment a set source = 'manual' from tag t
        where a.workspace_id = $1 and t.workspace_id = $1 and t.id = a.tag_id and t.name = '丁'`,
      [workspace],
    );
    const { id } = await must('POST', '/staff', {
      name: '林小满',
      email: 'lin@shop.example',
      roles: ['superAdmin'],
    });
    const staff = Number(id.replace('stf_', ''));
    const actor = { kind: 'staff', id, name: '林小满', staff } as const;
    const { result } = await asJob({ condition: { tag }, remove: [tag] }, actor);
    expect(result).toMatchObject({ removed: 1, refused: 0 });
  });
});

describe('the circuit breaker', () => {
  it('counts people, not tags: 600 people who get two tags each need no confirmation', async () => {
    const [a = '', b = '', base = ''] = await group(['子', '丑', '寅'], 'multiple');
    await must('POST', '/taggings', {
      add: Array.from({ length: 600 }, (_, i) => ({ customer: `ref:c${i}`, tag: base })),
    });
    await must('POST', '/taggings', {
      add: Array.from({ length: MANY - 600 }, (_, i) => ({ customer: `ref:c${600 + i}`, tag: a })),
    });
    await must('POST', '/taggings', {
      add: Array.from({ length: MANY - 600 }, (_, i) => ({ customer: `ref:c${600 + i}`, tag: b })),
    });
    const { status, body } = await bulk({ condition: { all: [] }, add: [a, b] });
    expect(status).toBe(200);
    expect(body).toMatchObject({ matched: MANY, added: 1200, changed: 600 });
  });

  it('asks with the number of people and the exact effect, and does it when confirmed', async () => {
    const [tag = ''] = await group(['卯'], 'multiple');
    const asked = await bulk({ condition: { all: [] }, add: [tag] });
    expect(asked.status).toBe(409);
    expect(asked.body.error).toMatchObject({
      code: 'bulk.confirm',
      effect: { matched: MANY, added: MANY, changed: MANY },
    });
    expect(await countOf(tag)).toBe(0);
    expect((await bulk({ condition: { all: [] }, add: [tag], confirm: true })).body.changed).toBe(MANY);
  });
});

describe('wishes that contradict each other are refused by field', () => {
  it('in bulk', async () => {
    const [high = '', low = ''] = await group(['高', '低'], 'single');
    const two = await bulk({ condition: { all: [] }, add: [high, low] });
    expect(two.status).toBe(400);
    expect(two.body.error.code).toBe('bulk.contradiction');
    expect(two.body.error.details).toMatchObject([
      { path: 'add.0', code: 'tagging.oneChoice' },
      { path: 'add.1', code: 'tagging.oneChoice' },
    ]);
    const both = await bulk({ condition: { all: [] }, add: [high], remove: [high] });
    expect(both.body.error.details).toMatchObject([
      { path: 'add.0', code: 'tagging.bothWays' },
      { path: 'remove.0', code: 'tagging.bothWays' },
    ]);
  });

  it('row by row: all rows of the contradiction, by place, with what to do; the other rows are done', async () => {
    const [high = '', low = ''] = await group(['高', '低'], 'single');
    const answer = await must('POST', '/taggings', {
      add: [
        { customer: 'ref:c1', tag: high },
        { customer: 'cus_2', tag: low },
        { customer: 'ref:c2', tag: low },
      ],
      remove: [{ customer: 'ref:c3', tag: low }],
    });
    expect(answer).toMatchObject({ added: 1, removed: 0, unchanged: 1 });
    expect(answer.refused).toMatchObject([
      { list: 'add', index: 0, code: 'tagging.oneChoice', facts: { row: 'add.1' } },
      { list: 'add', index: 1, code: 'tagging.oneChoice', facts: { row: 'add.0' } },
    ]);
    expect(answer.refused[0].hint).toBeTruthy();
    const atomic = await product.ask('POST', '/taggings', {
      atomic: true,
      add: [{ customer: 'ref:c2', tag: high }],
      remove: [{ customer: 'ref:c2', tag: high }],
    });
    expect(atomic.status).toBe(422);
    expect(atomic.body.error.details.map((one: { path: string }) => one.path).sort()).toEqual([
      'add.0',
      'remove.0',
    ]);
  });

  it('but one level off and another on is a plain move', async () => {
    const [high = '', low = ''] = await group(['高', '低'], 'single');
    await must('POST', '/taggings', { add: [{ customer: 'ref:c1', tag: low }] });
    const { body } = await bulk({ condition: { tag: low }, add: [high], remove: [low] });
    expect(body).toMatchObject({ added: 1, removed: 1, moved: 0, changed: 1 });
  });
});
