import { beforeAll, describe, expect, it } from 'vitest';
import { type Actor, roleRights, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Db } from '#platform/db';
import { newWorkspace, testCtx, testDatabase } from '#tests/database';
import { changeCustomer } from './change-customer.ts';
import { followFactsOf } from './customer-facts.ts';
import { readSummaries } from './customer-summaries.ts';
import { deleteCustomer } from './delete-customer.ts';
import { findCustomers } from './find-customers.ts';
import { listCustomers } from './list-customers.ts';
import { mergeCustomers } from './merging/merge-customers.ts';
import { readCustomer } from './read-customer.ts';
import { readTimeline } from './read-timeline.ts';
import { followersMatching } from './relations/matching-followers.ts';
import { setFollowers } from './relations/set-followers.ts';
import { saveCustomers } from './save-customers.ts';
import { customersSince, streamFollows } from './state-sql.ts';
import { CUSTOMER_SUMMARIES } from './summary-sql.ts';

const db: Db = await testDatabase();
let workspace: number;
/** Everybody in this story: two salespeople in one department, one in the department below it, a head of the department. */
let lin: Ctx;
let ye: Ctx;
let head: Ctx;
let admin: Ctx;
let sales: number;
let team: number;

const staff = async (name: string, department: number | null): Promise<number> => {
  const { id } = await db.one<{ id: number }>(
    'insert into staff (workspace_id, name) values ($1, $2) returning id',
    [workspace, name],
  );
  if (department !== null)
    await db.run('insert into staff_department (workspace_id, staff_id, department_id) values ($1, $2, $3)', [
      workspace,
      id,
      department,
    ]);
  return id;
};
const department = async (name: string, parent: number | null): Promise<number> =>
  (
    await db.one<{ id: number }>(
      'insert into department (workspace_id, name, parent_id) values ($1, $2, $3) returning id',
      [workspace, name, parent],
    )
  ).id;
function as(id: number, over: Partial<Actor>): Ctx {
  const ctx = testCtx(db, workspace);
  const person = {
    kind: 'staff',
    id: toId('staff', id),
    staff: id,
    rights: new Set(roleRights.staff),
  } as const;
  return { ...ctx, actor: { ...ctx.actor, ...person, ...over } };
}

beforeAll(async () => {
  workspace = await newWorkspace(db);
  sales = await department('销售部', null);
  team = await department('一组', sales);
  lin = as(await staff('林', team), { reach: 'own' });
  ye = as(await staff('叶', sales), { reach: 'own' });
  head = as(await staff('韩', null), {
    reach: 'departments',
    departments: [sales, team],
    rights: new Set(roleRights.departmentAdmin),
  });
  admin = testCtx(db, workspace);
});

const save = async (ctx: Ctx, row: object) => {
  const answer = (await saveCustomers(ctx, row)) as { body: { id: string } };
  return answer.body.id;
};
const sees = async (ctx: Ctx) => {
  const { items, total } = await listCustomers(ctx, { limit: 100 });
  expect(items.length).toBe(total);
  return items.map((item) => item.name).sort();
};
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code: string }) => error.code,
  );

describe('people with a narrow reach', () => {
  it('see whom they follow or own; heads see their departments; administrators see everybody', async () => {
    await save(lin, { ref: 'of-lin', name: '林的' });
    await save(ye, { ref: 'of-ye', name: '叶的' });
    await save(admin, { ref: 'of-nobody', name: '没人的' });
    expect(await sees(lin)).toEqual(['林的']);
    expect(await sees(ye)).toEqual(['叶的']);
    expect(await sees(head)).toEqual(['叶的', '林的'].sort());
    expect(await sees(admin)).toEqual(['叶的', '林的', '没人的'].sort());
  });

  it('find nobody else by any key, and can neither read, change nor merge them', async () => {
    const id = (await findCustomers(admin.db, admin, ['ref:of-ye'])).get('ref:of-ye') ?? 0;
    const key = toId('customer', id);
    expect(await findCustomers(db, lin, [key, 'ref:of-ye', 'ref:of-lin'])).toHaveProperty('size', 1);
    for (const work of [
      () => readCustomer(lin, key),
      () => readTimeline(lin, key, { limit: 10 }, []),
      () => changeCustomer(lin, key, { name: '我的了' }),
      () => setFollowers(lin, key, { followers: [] }),
      () => mergeCustomers(lin, 'ref:of-lin', { from: key, take: [], dryRun: false }, []),
    ])
      expect(await code(work())).toBe('customer.notFound');
    expect(await code(saveCustomers(lin, { ref: 'of-ye', name: '我的了' }))).toBe('customer.outOfReach');
    expect(await code(deleteCustomer(lin, 'ref:of-lin', false, []))).toBe('right.missing');
  });

  it('own and follow the customers that they create', async () => {
    await save(lin, { ref: 'fresh', name: '新客' });
    const shown = await readCustomer(lin, 'ref:fresh');
    expect([shown.owner?.name, shown.followers.map((f) => [f.staff.name, f.status])]).toEqual([
      '林',
      [['林', 'active']],
    ]);
  });

  it('lose sight of a customer that is handed over', async () => {
    const id = await save(lin, { ref: 'handed', name: '交接' });
    await changeCustomer(admin, id, { owner: null });
    await setFollowers(admin, id, { followers: [{ staff: ye.actor.id }] });
    expect(await code(readCustomer(lin, id))).toBe('customer.notFound');
    const shown = await readCustomer(ye, id);
    expect(shown.followers.map((f) => [f.staff.name, f.status])).toEqual([
      ['林', 'transferred'],
      ['叶', 'active'],
    ]);
  });
});

describe('follow relations for conditions', () => {
  it('know the departments of the follower and those above them', async () => {
    const [ordinal] = (await findCustomers(db, lin, ['ref:of-lin'])).values();
    const facts = await followFactsOf(db, workspace, [ordinal ?? 0]);
    expect(facts.get(ordinal ?? 0)).toMatchObject([
      { staff: lin.actor.staff, status: 'active', departments: [sales, team].sort((a, b) => a - b) },
    ]);
    const of = (departments: number[] | null, statuses: 'active'[] | 'transferred'[]) =>
      followersMatching(db, workspace, { staff: null, departments, addWays: null, channels: null, statuses });
    expect(await of([team], ['active'])).toContain(ordinal);
    expect(await of([sales], ['active'])).not.toContain(ordinal);
    expect(await of([team], ['transferred'])).not.toContain(ordinal);
  });

  it('are followed as they stand: whoever keeps them in memory never hears of an ended one', async () => {
    const other = await newWorkspace(db);
    const [one] = await db.many<{ id: number }>(
      `insert into staff (workspace_id, name) values ($1, 'a') returning id`,
      [other],
    );
    await db.run(
      `insert into customer (workspace_id, ordinal, position) select $1, n, n from generate_series(1, 4) n`,
      [other],
    );
    for (const [i, status] of ['active', 'half', 'deletedByCustomer', 'transferred'].entries())
      await db.run('insert into follow (workspace_id, ordinal, staff_id, status) values ($1, $2, $3, $4)', [
        other,
        i + 1,
        one?.id,
        status,
      ]);
    const seen = await db.snapshot(async (tx) => {
      const pairs: number[] = [];
      for await (const batch of streamFollows(tx, other)) pairs.push(...batch);
      const changed = [];
      for await (const batch of customersSince(tx, other, 1)) changed.push(...batch);
      return { pairs, changed: changed.map((c) => [c.ordinal, c.followers]) };
    });
    expect(seen).toEqual({
      pairs: [one?.id, 1, one?.id, 2],
      changed: [
        [2, [one?.id]],
        [3, []],
        [4, []],
      ],
    });
  });
});

describe('a line of a table of people', () => {
  it('has a masked phone and the number of those who follow now', async () => {
    const id = await save(lin, { ref: 'line', name: '表格', phone: '13812346021' });
    const [ordinal] = (await findCustomers(db, lin, [id])).values();
    const { list } = await db.one<{ list: unknown }>(`select ${CUSTOMER_SUMMARIES} as list`, [
      lin.workspace,
      [ordinal],
    ]);
    const [line] = readSummaries(lin, list);
    expect(line).toMatchObject({ name: '表格', phone: '138****6021', followers: 1, owner: { name: '林' } });
    const [full] = readSummaries(admin, list);
    expect(full?.phone).toBe('13812346021');
  });
});
