import { beforeEach, describe, expect, it } from 'vitest';
import { deleteCustomer, mergeCustomers, observeFollows, unmergeCustomer } from '#features/customers';
import { createStaff, staffAsActor } from '#features/staff';
import { fromId, MINUTE } from '#kernel';
import type { Ctx } from '#platform/context';
import { newWorkspace, testCtx, testDatabase } from '#tests/database';
import { createGroup } from '../library/groups.ts';
import { createTag } from '../library/tags.ts';
import { apply } from './apply.ts';
import { handOverDue } from './hand-over.ts';
import { mergeAssignments } from './participants.ts';

const db = await testDatabase();
type Policy = 'keep' | 'give' | 'remove';

let workspace: number;
let everything: Ctx;
let anna: number;
let ben: number;
let customer: number;

beforeEach(async () => {
  workspace = await newWorkspace(db);
  everything = testCtx(db, workspace);
  [anna, ben] = (await Promise.all(['安娜', '小本'].map(person))) as [number, number];
  customer = 1;
  await db.run('update workspace set next_ordinal = 2 where id = $1', [workspace]);
  await db.run('insert into customer (workspace_id, ordinal, position) values ($1, 1, 0)', [workspace]);
  const group = await createGroup(everything, { name: '来源' } as Parameters<typeof createGroup>[1]);
  await tag(everything, '门店', group.id);
  await follow(anna);
  const own = await as(anna);
  const tags = [await tag(own, '爱喝茶'), await tag(own, '下午再打')].map(
    (one) => fromId('tag', one.id) ?? 0,
  );
  await put(own, tags);
  const all = await db.one<{ id: number }>(`select id from tag where workspace_id = $1 and name = '门店'`, [
    workspace,
  ]);
  await put(own, [all.id]);
});

async function person(name: string): Promise<number> {
  const { id } = await createStaff(everything, {
    name,
    email: null,
    wecomUserId: null,
    roles: ['staff'],
    departments: [],
  });
  return fromId('staff', id) ?? 0;
}

async function as(staff: number): Promise<Ctx> {
  const actor = await staffAsActor(db, workspace, staff);
  if (!actor) throw new Error('nobody');
  return { ...everything, actor };
}

const tag = (ctx: Ctx, name: string, group?: string) =>
  createTag(ctx, {
    name,
    ...(group === undefined ? { scope: 'personal' } : { group, scope: 'enterprise' }),
  } as Parameters<typeof createTag>[1]);

const put = (ctx: Ctx, tags: readonly number[]) =>
  db.transaction((tx) =>
    apply(
      tx,
      ctx,
      tags.map((one) => ({ action: 'add', tag: one, customer })),
      { source: 'manual' },
    ),
  );

/** These follow from now on; whoever followed and is not named has handed over. */
async function follow(...staff: number[]): Promise<void> {
  const before = await db.many<{ staff: number }>(
    `select staff_id as staff from follow where workspace_id = $1 and status = 'active'`,
    [workspace],
  );
  const over = before.map((row) => row.staff).filter((one) => !staff.includes(one));
  const now = new Date();
  const relation = { customer, addWay: null, state: null, channel: null, remark: null, since: now };
  await db.transaction((tx) =>
    observeFollows(tx, everything, [
      ...staff.map((one) => ({ ...relation, staff: one, status: 'active' as const, until: null })),
      ...over.map((one) => ({ ...relation, staff: one, status: 'transferred' as const, until: now })),
    ]),
  );
}

const choose = (personalTags: Policy) =>
  db.run('update workspace set settings = $2 where id = $1', [
    workspace,
    JSON.stringify({ handOver: { personalTags } }),
  ]);

/** Names of the customer's tags by whose they are; those of the company under 0. */
async function held(): Promise<Record<number, string[]>> {
  const rows = await db.many<{ owner: number; names: string[] }>(
    `select coalesce(t.owner_id, 0) as owner, array_agg(t.name order by t.name collate "C") as names
       from assignment a join tag t on t.id = a.tag_id where a.workspace_id = $1 group by 1`,
    [workspace],
  );
  return Object.fromEntries(rows.map((row) => [row.owner, row.names]));
}

const waiting = () => db.many('select tries from hand_over where workspace_id = $1', [workspace]);
const passed = (ms: number) => handOverDue(db, everything.log, () => new Date(Date.now() + ms));
const OWN = ['下午再打', '爱喝茶'];

describe('when a customer is handed over', () => {
  it('tags of the company stay, and personal ones stay the giver’s as long as nobody chose otherwise', async () => {
    await follow(ben);
    expect(await passed(MINUTE)).toBe(1);
    expect(await held()).toEqual({ 0: ['门店'], [anna]: OWN });
    expect(await passed(MINUTE)).toBe(0);
  });

  it('the taker gets his own of the same names, and the giver’s come off', async () => {
    await choose('give');
    // He has one of them already, for somebody else.
    await tag(await as(ben), '爱喝茶');
    await follow(ben);
    await passed(MINUTE);
    expect(await held()).toEqual({ 0: ['门店'], [ben]: OWN });
    const { n } = await db.one<{ n: number }>(
      'select count(*)::int as n from tag where workspace_id = $1 and owner_id = $2',
      [workspace, ben],
    );
    expect(n).toBe(2);
  });

  it('they come off when that was chosen, whether or not somebody takes over', async () => {
    await choose('remove');
    await follow();
    await passed(MINUTE);
    expect(await held()).toEqual({ 0: ['门店'] });
    const { reason } = await db.one<{ reason: string }>(
      'select reason from cause where workspace_id = $1 order by id desc limit 1',
      [workspace],
    );
    expect(reason).toBe('tagging.handedOver');
  });

  it('a taker is waited for, and nothing is lost when none comes', async () => {
    await choose('give');
    await follow();
    expect(await passed(MINUTE)).toBe(0);
    await follow(ben);
    expect(await passed(2 * MINUTE)).toBe(1);
    expect(await held()).toEqual({ 0: ['门店'], [ben]: OWN });
    await follow();
    expect(await passed(11 * MINUTE)).toBe(1);
    expect(await held()).toEqual({ 0: ['门店'], [ben]: OWN });
  });

  it('who is back by then has handed over nothing', async () => {
    await choose('remove');
    await follow(ben);
    await follow(ben, anna);
    await passed(MINUTE);
    expect(await held()).toEqual({ 0: ['门店'], [anna]: OWN });
  });

  it('whoever becomes part of another customer, or no part of him again, is handed over as that one', async () => {
    await choose('give');
    await db.run('update workspace set next_ordinal = 3 where id = $1', [workspace]);
    await db.run('insert into customer (workspace_id, ordinal, position) values ($1, 2, 0)', [workspace]);
    await follow(ben);
    const merging = { from: 'cus_1', take: [], dryRun: false };
    await mergeCustomers(everything, 'cus_2', merging, [mergeAssignments]);
    await unmergeCustomer(everything, 'cus_2', undefined, [mergeAssignments]);
    await mergeCustomers(everything, 'cus_2', merging, [mergeAssignments]);
    expect(await passed(MINUTE)).toBe(1);
    expect(await held()).toEqual({ 0: ['门店'], [ben]: OWN });
  });

  it('whoever is erased leaves none', async () => {
    await follow(ben);
    await deleteCustomer(everything, 'cus_1', true, []);
    expect(await waiting()).toEqual([]);
  });

  it('one that fails waits longer each time, keeps nobody waiting, and is given up in the end', async () => {
    await choose('remove');
    await follow(ben);
    await db.run(`create function no() returns trigger language plpgsql as $$ begin raise 'no'; end $$`);
    await db.run('create trigger no before insert on cause for each row execute function no()');
    try {
      expect(await passed(MINUTE)).toBe(0);
      expect(await passed(MINUTE + 30_000)).toBe(0);
      expect(await waiting()).toEqual([{ tries: 1 }]);
      for (let minute = 0; minute < 300; minute += 10) await passed(minute * MINUTE);
      expect(await waiting()).toEqual([]);
    } finally {
      await db.run('drop trigger no on cause');
    }
    expect(await held()).toEqual({ 0: ['门店'], [anna]: OWN });
    const told = await db.many(
      `select did, subject_id, reason from audit_log where workspace_id = $1 and did ~ 'handOver'`,
      [workspace],
    );
    expect(told).toEqual([{ did: 'customer.handOverFailed', subject_id: 'cus_1', reason: 'internal' }]);
  });
});
