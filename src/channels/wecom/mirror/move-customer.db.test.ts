import { beforeEach, describe, expect, it } from 'vitest';
import { deleteCustomer, findCustomers } from '#features/customers';
import { apply, assignmentFactsOf } from '#features/tags';
import { MINUTE } from '#kernel';
import type { Db } from '#platform/db';
import { newWorkspace, testDatabase } from '#tests/database';
import { type HeldMirror, heldMirror, wecomError } from '#tests/held-wecom';
import { Outages } from '../connection/outage.ts';
import { writeDue } from '../push/write-due.ts';
import { askReadings, askWritingsOf, pairSubject } from './due-sql.ts';
import { moveCustomer } from './move-customer.ts';
import { pullLibrary } from './pull-library.ts';

const db: Db = await testDatabase();

let workspace: number;
let mirror: HeldMirror;
/** Numbers here of the tags that WeCom knows as t-a and t-b. */
let tags: number[];

beforeEach(async () => {
  workspace = await newWorkspace(db);
  mirror = await heldMirror(db, workspace);
  tags = await mirror.library('来源', ['a', 'b']);
  const own = ['a', 'b'].map((name) => ({ id: `t-${name}`, name }));
  mirror.wecom.groups.push({ id: 'g1', name: '来源', tags: own });
  await pullLibrary(await mirror.ctx(), mirror.connection);
});

async function read(userid: string, externalUserid: string): Promise<number> {
  await askReadings(db, workspace, [
    { kind: 'relation', subject: pairSubject({ userid, externalUserid }), dueAt: mirror.now() },
  ]);
  mirror.pass(MINUTE);
  await mirror.readDue();
  return customer(externalUserid);
}

const customer = async (externalUserid: string): Promise<number> =>
  (await findCustomers(db, await mirror.ctx(), [`external:${externalUserid}`])).get(
    `external:${externalUserid}`,
  ) ?? 0;

const write = async () => writeDue(mirror.parts, await mirror.ctx(), mirror.connection, new Outages());

const tagsOf = async (ordinal: number) =>
  [...(await assignmentFactsOf(db, workspace, [ordinal])).values()]
    .flat()
    .map((fact) => fact.tag)
    .sort();

describe('a customer with pairs', () => {
  it('who is merged takes them along, and every follower is told of all tags; taken back, each has his own', async () => {
    mirror.wecom.befriend('anna', 'wm1', { tags: ['t-a'] });
    mirror.wecom.befriend('ben', 'wm2', { tags: ['t-b'] });
    const [into, from] = [await read('anna', 'wm1'), await read('ben', 'wm2')];
    const ctx = await mirror.ctx();
    const pairs = () =>
      db.many('select userid, customer from wecom_relation where workspace_id = $1 order by 1', [workspace]);
    const moved = await db.transaction((tx) => moveCustomer.move(tx, ctx, from, into));
    expect(await pairs()).toEqual([
      { userid: 'anna', customer: into },
      { userid: 'ben', customer: into },
    ]);
    await db.transaction((tx) =>
      apply(
        tx,
        ctx,
        tags.map((tag) => ({ action: 'add', tag, customer: into })),
        { source: 'api' },
      ),
    );
    await write();
    expect(mirror.wecom.marked.map(({ userId, add, remove }) => ({ userId, add, remove }))).toEqual([
      { userId: 'ben', add: ['t-a'], remove: [] },
    ]);
    await db.transaction((tx) => moveCustomer.moveBack(tx, ctx, from, into, moved));
    expect(await pairs()).toEqual([
      { userid: 'anna', customer: into },
      { userid: 'ben', customer: from },
    ]);
  });

  it('who is deleted here is a new customer by the next reading, with the tags that WeCom has', async () => {
    mirror.wecom.befriend('anna', 'wm1', { tags: ['t-a'] });
    const before = await read('anna', 'wm1');
    await deleteCustomer(await mirror.ctx(), 'external:wm1', false, []);
    expect(await customer('wm1')).toBe(0);
    const after = await read('anna', 'wm1');
    expect(after).not.toBe(0);
    expect(after).not.toBe(before);
    expect(await tagsOf(after)).toEqual([tags[0]]);
  });
});

describe('a pair that WeCom does not let the app write', () => {
  it('because of its member is marked, and the others are written', async () => {
    mirror.wecom.befriend('anna', 'wm1');
    mirror.wecom.befriend('ben', 'wm2');
    const both = [await read('anna', 'wm1'), await read('ben', 'wm2')];
    const ctx = await mirror.ctx();
    await db.transaction((tx) =>
      apply(
        tx,
        ctx,
        both.map((one) => ({ action: 'add', tag: tags[0] ?? 0, customer: one })),
        { source: 'api' },
      ),
    );
    await askWritingsOf(db, workspace, both, mirror.now());
    mirror.wecom.fails = (call, [userId]) =>
      call === 'tags.mark' && userId === 'anna' ? wecomError(84084) : null;
    expect(await write()).toBe(true);
    expect(mirror.wecom.marked.map((one) => one.userId)).toEqual(['ben']);
    expect(
      await db.many('select userid, code from wecom_writing where workspace_id = $1', [workspace]),
    ).toEqual([{ userid: 'anna', code: 84084 }]);
  });
});
