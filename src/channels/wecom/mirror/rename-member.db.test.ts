import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { followsOf } from '#features/customers';
import { staffByUserid } from '#features/staff';
import { MINUTE } from '#kernel';
import type { Db } from '#platform/db';
import { newWorkspace, testDatabase } from '#tests/database';
import { type HeldMirror, heldMirror } from '#tests/held-wecom';
import { keepCallback } from '../callback/callback-sql.ts';
import { handleCallbacks } from '../callback/handle.ts';
import { askReadings, askWritings, pairSubject } from './due-sql.ts';

const db: Db = await testDatabase();

let workspace: number;
let mirror: HeldMirror;

beforeEach(async () => {
  workspace = await newWorkspace(db);
  mirror = await heldMirror(db, workspace);
});

async function read(userid: string): Promise<void> {
  await askReadings(db, workspace, [
    { kind: 'relation', subject: pairSubject({ userid, externalUserid: 'wm1' }), dueAt: mirror.now() },
  ]);
  mirror.pass(MINUTE);
  await mirror.readDue();
}

async function renamed(from: string, to: string): Promise<void> {
  const body = `<xml><ToUserName>ww1</ToUserName><CreateTime>1780272000</CreateTime><MsgType>event</MsgType><Event>change_contact</Event><ChangeType>update_user</ChangeType><UserID>${from}</UserID><NewUserID>${to}</NewUserID></xml>`;
  await keepCallback(db, workspace, createHash('sha256').update(body).digest(), body, mirror.now());
  await handleCallbacks(mirror.parts, workspace);
  const failures = await db.many('select failure from wecom_callback where failure is not null');
  expect(failures).toEqual([]);
}

const staffOf = async (userid: string) => (await staffByUserid(db, workspace, [userid])).get(userid)?.id;

const relations = () =>
  db.many('select userid, external_userid, staff_id from wecom_relation where workspace_id = $1 order by 1', [
    workspace,
  ]);

describe('a member whose userid was changed in WeCom', () => {
  it('is the same person here: his pairs, what waits for them, and his channels stay his', async () => {
    mirror.wecom.befriend('Anna', 'wm1');
    await read('anna');
    const anna = await staffOf('anna');
    await db.run(
      `insert into channel (workspace_id, kind, state, name, staff, sent_users, created_at, updated_at)
       values ($1, 'contactWay', 'bzg_1', '门店', array[$2::int], '{ben,Anna}', now(), now())`,
      [workspace, anna],
    );
    await askWritings(db, workspace, [{ userid: 'anna', externalUserid: 'wm1' }], mirror.now());
    await askReadings(db, workspace, [{ kind: 'relation', subject: 'anna wm1', dueAt: mirror.now() }]);
    await renamed('Anna', 'anna.li');
    expect(await staffOf('anna')).toBe(undefined);
    expect(await staffOf('anna.li')).toBe(anna);
    expect(await relations()).toEqual([{ userid: 'anna.li', external_userid: 'wm1', staff_id: anna }]);
    expect(await db.many('select userid from wecom_writing where workspace_id = $1', [workspace])).toEqual([
      { userid: 'anna.li' },
    ]);
    expect(
      await db.many(`select subject from wecom_reading where workspace_id = $1 and kind = 'relation'`, [
        workspace,
      ]),
    ).toEqual([{ subject: 'anna.li wm1' }]);
    expect(await db.many('select sent_users from channel where workspace_id = $1', [workspace])).toEqual([
      { sent_users: ['ben', 'anna.li'] },
    ]);
  });

  it('stays himself when WeCom told of the new userid before it told of the change', async () => {
    const pair = mirror.wecom.befriend('anna', 'wm1');
    await read('anna');
    const anna = await staffOf('anna');
    mirror.wecom.part(pair);
    mirror.wecom.befriend('anna.li', 'wm1');
    await read('anna.li');
    const twin = await staffOf('anna.li');
    expect(twin).not.toBe(anna);
    await renamed('anna', 'anna.li');
    mirror.pass(MINUTE);
    await mirror.readDue();
    expect(await staffOf('anna.li')).toBe(anna);
    expect(await relations()).toEqual([{ userid: 'anna.li', external_userid: 'wm1', staff_id: anna }]);
    const { customer } = await db.one<{ customer: number }>(
      'select customer from wecom_relation where workspace_id = $1',
      [workspace],
    );
    const follows = await followsOf(db, workspace, [customer]);
    expect(new Map(follows.map((one) => [one.staff, one.status]))).toEqual(
      new Map([
        [anna, 'active'],
        [twin, 'transferred'],
      ]),
    );
  });
});
