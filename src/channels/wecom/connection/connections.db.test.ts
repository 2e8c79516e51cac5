import { beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '#platform/db';
import { sealer } from '#platform/sealing';
import { newWorkspace, testCtx, testDatabase } from '#tests/database';
import { heldMirror } from '#tests/held-wecom';
import { alignMirror, mirroredCorp } from './connection-sql.ts';
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
  connections = new Connections(
    counting,
    sealer('of-tests-0123456789'),
    { base: 'https://qyapi.weixin.qq.com', corp: null },
    () => new Date(),
    testCtx(db, workspace).log,
  );
});

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
