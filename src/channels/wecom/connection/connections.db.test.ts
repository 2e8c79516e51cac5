import { beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '#platform/db';
import { sealer } from '#platform/sealing';
import type { WecomCorp } from '#platform/settings';
import { newWorkspace, testCtx, testDatabase } from '#tests/database';
import { heldMirror } from '#tests/held-wecom';
import { connectFromEnvironment, showConnection, takeEnvironment } from './change-connection.ts';
import { alignMirror, connectionOf, mirroredCorp } from './connection-sql.ts';
import { Connections } from './connections.ts';

const db: Db = await testDatabase();

let workspace: number;
let reads: number;
let connections: Connections;

beforeEach(async () => {
  workspace = await newWorkspace(db);
  reads = 0;
  const counting: Db = {
    ...db,
    many: (...args) => {
      reads++;
      return db.many(...args);
    },
  };
  connections = connectionsFor(null, counting);
});

const connectionsFor = (corp: WecomCorp | null, of: Db = db) =>
  new Connections(
    of,
    sealer('of-tests-0123456789'),
    { base: 'https://qyapi.weixin.qq.com', corp },
    () => new Date(),
    testCtx(db, workspace).log,
  );

describe('who may call', () => {
  it('is read anew for those who are not known, a few times a second however many they are', async () => {
    const began = performance.now();
    for (let i = 0; i < 3; i++)
      await Promise.all(Array.from({ length: 200 }, () => connections.callbacks(true)));
    const seconds = (performance.now() - began) / 1000;
    expect(reads).toBeLessThanOrEqual(2 + seconds * 4);
  });

  it('is not older than the question for who asks for it fresh', async () => {
    await connections.callbacks();
    const seal = (name: 'callback_token' | 'callback_aes_key') => connections.seal(name, workspace, 'x');
    await db.run(
      `insert into wecom_connection (workspace_id, corp_id, agent_id, secret, origin, callback_token, callback_aes_key)
       values ($1, $2, '1', '\\x00', 'settings', $3, $4)`,
      [workspace, `ww${workspace}`, seal('callback_token'), seal('callback_aes_key')],
    );
    const known = await connections.callbacks(true);
    expect(known.map((one) => one.workspace)).toContain(workspace);
  });
});

describe('another corp', () => {
  it('makes the channels of the one before history: archived, and nothing is done for who came by them', async () => {
    await heldMirror(db, workspace);
    const align = (corp: string) => db.transaction((tx) => alignMirror(tx, testCtx(db, workspace), corp));
    await align('ww-one');
    const { id } = await db.one<{ id: number }>(
      `insert into channel (workspace_id, kind, state, name, created_at, updated_at)
       values ($1, 'contactWay', 'bzg_1', '门店', now(), now()) returning id`,
      [workspace],
    );
    await db.run(
      `insert into channel_arrival (workspace_id, channel_id, staff_id, userid, external_userid, at, due_at)
       values ($1, $2, 1, 'anna', 'wm1', now(), now())`,
      [workspace, id],
    );
    const channels = () =>
      db.many(
        `select archived_at is null as open, (select count(due_at)::int from channel_arrival a
                                               where a.workspace_id = c.workspace_id) as due
           from channel c where workspace_id = $1`,
        [workspace],
      );
    await align('ww-one');
    expect(await channels()).toEqual([{ open: true, due: 1 }]);
    await align('ww-two');
    expect(await channels()).toEqual([{ open: false, due: 0 }]);
    expect(await mirroredCorp(db, workspace)).toBe('ww-two');
  });

  it('has nobody of the one before: a userid lets nobody in, and whom only it knew is let go', async () => {
    const ctx = testCtx(db, workspace);
    const align = (corp: string) => db.transaction((tx) => alignMirror(tx, ctx, corp));
    await align('ww-one');
    await db.run(
      `insert into staff (workspace_id, name, email, wecom_user_id, roles, active)
       values ($1, '安娜', null, 'anna', '{staff}', true), ($1, '老板', 'boss@shop.example', 'boss', '{superAdmin}', true)`,
      [workspace],
    );
    const people = () =>
      db.many(
        `select name, wecom_user_id as userid, active from staff
          where workspace_id = $1 and name in ('安娜', '老板') order by name desc`,
        [workspace],
      );
    await align('ww-one');
    expect(await people()).toEqual([
      { name: '老板', userid: 'boss', active: true },
      { name: '安娜', userid: 'anna', active: true },
    ]);
    await align('ww-two');
    expect(await people()).toEqual([
      { name: '老板', userid: null, active: true },
      { name: '安娜', userid: null, active: false },
    ]);
  });
});

describe('a start whose environment names another corp', () => {
  const corp = (corpId: string): WecomCorp => ({ corpId, agentId: '7', secret: 's', callback: null });
  const startWith = async (corpId: string) => {
    const started = connectionsFor(corp(corpId));
    await db.transaction((tx) => connectFromEnvironment(tx, testCtx(db, workspace), started, corp(corpId)));
    return started;
  };
  const connected = async () => (await connectionOf(db, workspace))?.corp_id;
  const anna = () =>
    db.one('select wecom_user_id as userid, active from staff where workspace_id = $1 and name = $2', [
      workspace,
      '安娜',
    ]);
  /** Corp ids belong to one workspace. */
  const [old, other] = ['old', 'new'].map((one) => () => `ww-${one}-${workspace}`) as [
    () => string,
    () => string,
  ];

  beforeEach(async () => {
    await startWith(old());
    await db.run(
      `insert into staff (workspace_id, name, wecom_user_id, roles, active) values ($1, '安娜', 'anna', '{staff}', true)`,
      [workspace],
    );
  });

  it('changes nothing, goes on with the corp that it knows, and says what waits', async () => {
    const started = await startWith(other());
    expect(await anna()).toEqual({ userid: 'anna', active: true });
    expect([await connected(), await mirroredCorp(db, workspace)]).toEqual([old(), old()]);
    const { waiting } = await showConnection(testCtx(db, workspace), started, '');
    expect(waiting).toEqual({ from: old(), to: other(), relations: 0, people: 1 });
    const { waiting: none } = await showConnection(testCtx(db, workspace), await startWith(old()), '');
    expect(none).toBeNull();
  });

  it('goes over once an administrator has confirmed that corp and no other', async () => {
    const started = await startWith(other());
    const take = (corpId: string) => takeEnvironment(testCtx(db, workspace), started, '', { corpId });
    await expect(take('ww-third')).rejects.toMatchObject({ code: 'wecom.nothingWaits' });
    expect(await take(other())).toMatchObject({ corpId: other(), origin: 'environment', waiting: null });
    expect(await anna()).toEqual({ userid: null, active: false });
    await expect(take(other())).rejects.toMatchObject({ code: 'wecom.nothingWaits' });
  });

  it('leaves nobody in charge outside: who signs in by WeCom alone gets an e-mail and a password first', async () => {
    await db.run(`update staff set roles = '{superAdmin}', user_id = $2 where workspace_id = $1`, [
      workspace,
      await newUser('anna'),
    ]);
    const started = await startWith(other());
    const take = () => takeEnvironment(testCtx(db, workspace), started, '', { corpId: other() });
    await expect(take()).rejects.toMatchObject({ code: 'staff.onlyThroughWecom' });
    expect(await anna()).toEqual({ userid: 'anna', active: true });
    const boss = await newUser('boss');
    await db.run(
      `insert into staff (workspace_id, name, email, roles, active, user_id)
       values ($1, '老板', 'boss@shop.example', '{superAdmin}', true, $2)`,
      [workspace, boss],
    );
    await expect(take()).rejects.toMatchObject({ code: 'staff.onlyThroughWecom' });
    await db.run(
      `insert into "account" (id, "accountId", "providerId", "userId", password) values ($1, $1, 'credential', $1, 'x')`,
      [boss],
    );
    expect(await take()).toMatchObject({ corpId: other() });
    expect(await anna()).toEqual({ userid: null, active: false });
  });

  async function newUser(name: string): Promise<string> {
    const id = `${name}-${workspace}`;
    await db.run('insert into "user" (id, name, email) values ($1, $2, $3)', [
      id,
      name,
      `${id}@staff.invalid`,
    ]);
    return id;
  }
});
