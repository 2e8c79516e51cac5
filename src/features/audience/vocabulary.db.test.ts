/** Names that conditions use are kept in memory: new ones must be known at once, and nothing is asked when none changed. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Audiences, Indexes } from '#features/audience';
import type { Actor } from '#kernel';
import type { Ctx } from '#platform/context';
import { type Db, openDatabase } from '#platform/db';
import { Positions, positions } from '#platform/feed';
import { openLog } from '#platform/telemetry';
import { testCtx } from '#tests/database';
import { type TestProduct, testProduct } from '#tests/product';
import { countAudience } from './count.ts';

let product: TestProduct;
let workspace: number;
const log = openLog('silent');

const must = async (method: string, path: string, body?: unknown) => {
  const answer = await product.ask(method, path, body);
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
  return answer.body;
};
const ask = (condition: unknown) => product.ask('POST', '/audiences/count', { condition });

beforeAll(async () => {
  product = await testProduct();
  workspace = (await product.running.db.one<{ id: number }>('select id from workspace')).id;
  await must('POST', '/tag-groups', { name: '意向', choice: 'multiple' });
  await must('POST', '/tags', { group: '意向', name: '高意向' });
  await must('POST', '/customers', {
    customers: [
      { ref: 'a', name: '甲' },
      { ref: 'b', name: '乙' },
    ],
  });
  await must('POST', '/taggings', { add: [{ customer: 'ref:a', tag: '意向/高意向' }] });
});
afterAll(() => product.stop());

describe('the laboratory of keywords', () => {
  const tryThem = (body: object) => product.ask('POST', '/conditions/keywords/try', body);
  it('answers how keywords do on labelled messages, and refuses what cannot be read by its place', async () => {
    const samples = [
      { text: '有优惠吗', wanted: true },
      { text: '不要优惠', wanted: false },
      { text: '太贵了', wanted: true },
    ];
    const { status, body } = await tryThem({ keywords: ['优惠'], samples });
    expect([status, body]).toMatchObject([
      200,
      {
        wanted: 2,
        whole: { found: 1, right: 1, precision: 1, recall: 0.5 },
        keywords: [{ keyword: '优惠', denied: 1 }],
        samples: [{ found: true }, { mentions: [{ from: 2, to: 4, denied: true }] }, { mentions: [] }],
      },
    ]);
    const refused = await tryThem({ keywords: ['优惠', '/(/'], samples });
    expect(refused.body.error).toMatchObject({
      code: 'condition.invalid',
      details: [{ path: 'keywords.1', code: 'badPattern', message: expect.stringContaining('RE2') }],
    });
  });
});

describe('the very next request knows', () => {
  it('a tag that a typed sentence names, what of it was not understood, and that nothing was saved', async () => {
    const read = (body: object) => product.ask('POST', '/conditions/read', body);
    const before = await read({ text: '复购过的客户' });
    expect(before.body.condition).toEqual({ did: 'order.paid' });
    await must('POST', '/tags', { group: '意向', name: '复购过' });
    const { status, body } = await read({ text: '复购过的客户，查看资料三次以上，看房' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      condition: {
        all: [{ tag: '意向/复购过' }, { did: 'material.visit', count: { min: 3 }, within: { last: '30d' } }],
      },
      sentence: '意向含「复购过」，并且近 30 天内查看资料至少 3 次。',
      understood: [{ from: 0, path: 'all.0' }, { path: 'all.1' }],
      missed: [{ text: '看房', message: '没读懂，条件里没有这一段' }],
      effects: { add: [], remove: [] },
    });
    expect(body.choices.map((one: { code: string }) => one.code)).toEqual(['defaultWindow', 'inclusive']);
    expect((await read({ text: '查看资料', window: null })).body.condition).toEqual({
      did: 'material.visit',
    });
    expect((await read({ text: '查看资料', window: '很久' })).body.error.details).toMatchObject([
      { path: 'window', code: 'badDuration' },
    ]);
    expect((await product.ask('GET', '/audiences')).body.items).toEqual([]);
  });

  it('a new tag, its new name, and its old one', async () => {
    expect((await ask({ tag: '意向/更高' })).status).toBe(400);
    const tag = await must('POST', '/tags', { group: '意向', name: '更高' });
    expect((await ask({ tag: '意向/更高' })).body.count).toBe(0);
    await must('POST', '/taggings', { add: [{ customer: 'ref:b', tag: tag.id }] });
    expect((await ask({ tag: '意向/更高' })).body.count).toBe(1);
    expect((await ask({ tag: '意向/最高' })).status).toBe(400);
    await must('PATCH', `/tags/${tag.id}`, { name: '最高' });
    expect((await ask({ tag: '意向/最高' })).body.count).toBe(1);
    expect((await ask({ tag: '意向/更高' })).body.count).toBe(1);
  });

  it('a new attribute, its options, and that it is gone', async () => {
    expect((await ask({ attribute: 'level', is: '金' })).status).toBe(400);
    const made = await must('POST', '/attributes', {
      key: 'level',
      label: '等级',
      type: 'one',
      options: ['银'],
    });
    expect((await ask({ attribute: 'level', is: '金' })).status).toBe(400);
    await must('PATCH', `/attributes/${made.id}`, { options: ['银', '金'] });
    expect((await ask({ attribute: 'level', is: '金' })).body.count).toBe(0);
    await must('DELETE', `/attributes/${made.id}`);
    expect((await ask({ attribute: 'level', is: '金' })).status).toBe(400);
  });

  it('a saved audience, its other condition, its other name, and that it is deleted', async () => {
    expect((await ask({ audience: '有意向' })).status).toBe(400);
    const made = await must('POST', '/audiences', { name: '有意向', condition: { tag: '意向/高意向' } });
    expect((await ask({ audience: '有意向' })).body.count).toBe(1);
    await must('PATCH', `/audiences/${made.id}`, { condition: { not: { tag: '意向/没有' } } }).catch(
      () => {},
    );
    await must('PATCH', `/audiences/${made.id}`, { condition: { all: [] } });
    expect((await ask({ audience: '有意向' })).body.count).toBe(2);
    await must('PATCH', `/audiences/${made.id}`, { name: '全部' });
    expect((await ask({ audience: '全部' })).body.count).toBe(2);
    expect((await ask({ audience: '有意向' })).status).toBe(400);
    await must('DELETE', `/audiences/${made.id}`);
    expect((await ask({ audience: '全部' })).status).toBe(400);
  });

  it('a new member of staff, a new name, a new department', async () => {
    const by = (name: string) => ask({ follow: { staff: [name] } });
    expect((await by('林小满')).status).toBe(400);
    const made = await must('POST', '/staff', { name: '林小满' });
    expect((await by('林小满')).body.count).toBe(0);
    await must('PATCH', `/staff/${made.id}`, { name: '林大满' });
    expect((await by('林大满')).body.count).toBe(0);
    expect((await by('林小满')).status).toBe(400);
    const inDepartment = () => ask({ follow: { department: ['华东'] } });
    expect((await inDepartment()).status).toBe(400);
    await must('POST', '/departments', { name: '华东' });
    expect((await inDepartment()).body.count).toBe(0);
  });
});

function caller(db: Db, over: Partial<Actor>): Ctx {
  const ctx = testCtx(db, workspace);
  return { ...ctx, actor: { ...ctx.actor, ...over } };
}

/** A database that remembers what it is asked. */
function listening(db: Db): { readonly db: Db; readonly asked: string[] } {
  const asked: string[] = [];
  const note =
    <A extends unknown[], R>(work: (...args: A) => R) =>
    (...args: A): R => {
      asked.push(String(args[0]).trim());
      return work(...args);
    };
  return {
    db: {
      ...db,
      many: note(db.many) as Db['many'],
      maybe: note(db.maybe) as Db['maybe'],
      one: note(db.one) as Db['one'],
      run: note(db.run),
      rows: note(db.rows) as Db['rows'],
      transaction: note(db.transaction) as Db['transaction'],
      snapshot: note(db.snapshot) as Db['snapshot'],
    },
    asked,
  };
}

describe('a count', () => {
  it('asks the database nothing when nothing changed, for whoever asks', async () => {
    // The library in memory is looked at again once a second; here no second passes.
    const now = vi.spyOn(performance, 'now').mockReturnValue(performance.now());
    try {
      const { db, asked } = listening(product.running.db);
      const audiences = new Audiences(new Indexes(db, positions, log));
      const condition = {
        all: [{ tag: '意向/高意向' }, { not: { attribute: 'customer.status', is: 'lost' } }],
      };
      const everybody = testCtx(db, workspace);
      const own = caller(db, { reach: 'departments', staff: 1, departments: [1, 2] });
      const count = (ctx: Ctx) => countAudience(audiences, ctx, { condition, branches: true });
      for (const ctx of [everybody, own]) {
        await count(ctx);
        expect(asked).not.toEqual([]);
        asked.length = 0;
        await count(ctx);
        await count(ctx);
        expect(asked).toEqual([]);
      }
    } finally {
      now.mockRestore();
    }
  });

  it('of one person does not use what only another one sees', async () => {
    const { db } = product.running;
    const audiences = new Audiences(new Indexes(db, positions, log));
    const [lin, ye] = await db.many<{ id: number }>(
      `insert into staff (workspace_id, name) values ($1, '私一'), ($1, '私二') returning id`,
      [workspace],
    );
    await db.run(
      `insert into audience (workspace_id, name, condition, shared, owner_id) values ($1, '我的', '{"all":[]}', false, $2)`,
      [workspace, lin?.id],
    );
    const of = (staff: number | undefined) => caller(db, { kind: 'staff', staff: staff ?? 0 });
    const count = (ctx: Ctx) => countAudience(audiences, ctx, { condition: { audience: '我的' } });
    expect((await count(of(lin?.id))).count).toBe(2);
    await expect(count(of(ye?.id))).rejects.toThrow('condition.invalid');
    expect((await count(of(lin?.id))).count).toBe(2);
  });
});

describe('another process', () => {
  it('hears of new names by itself', async () => {
    // Connections and positions of its own, as a process of its own has.
    const db = openDatabase({ url: product.running.db.pool.options.connectionString ?? '', max: 3 });
    const indexes = new Indexes(db, new Positions(), log);
    const audiences = new Audiences(indexes);
    indexes.start();
    try {
      const count = (condition: unknown) =>
        countAudience(audiences, testCtx(db, workspace), { condition: condition as { all: [] } }).then(
          (answer) => answer.count,
          () => null,
        );
      expect(await count({ tag: '意向/高意向' })).toBe(1);
      expect(await count({ all: [{ tag: '意向/远方' }, { audience: '远方的' }] })).toBeNull();
      await must('POST', '/tags', { group: '意向', name: '远方' });
      await must('POST', '/taggings', { add: [{ customer: 'ref:a', tag: '意向/远方' }] });
      await must('POST', '/audiences', { name: '远方的', condition: { tag: '意向/高意向' } });
      await vi.waitFor(
        async () => expect(await count({ all: [{ tag: '意向/远方' }, { audience: '远方的' }] })).toBe(1),
        { timeout: 20_000, interval: 50 },
      );
    } finally {
      await indexes.stop();
      await db.close();
    }
  });
});
