import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { deleteCustomer, findCustomers } from '#features/customers';
import { eraseTags } from '#features/tags';
import { MINUTE } from '#kernel';
import type { Db } from '#platform/db';
import { newWorkspace, testDatabase } from '#tests/database';
import { type HeldMirror, heldMirror } from '#tests/held-wecom';
import { keepCallback } from '../callback/callback-sql.ts';
import { handleCallbacks } from '../callback/handle.ts';
import { noteArrival } from '../codes/arrival-sql.ts';
import { askReadings, askWritings, pairSubject } from './due-sql.ts';
import { eraseRelations } from './move-customer.ts';

const db: Db = await testDatabase();

let workspace: number;
let mirror: HeldMirror;

beforeEach(async () => {
  workspace = await newWorkspace(db);
  mirror = await heldMirror(db, workspace);
});

async function read(...pairs: (readonly [userid: string, externalUserid: string])[]): Promise<void> {
  await askReadings(
    db,
    workspace,
    pairs.map(([userid, externalUserid]) => ({
      kind: 'relation',
      subject: pairSubject({ userid, externalUserid }),
      dueAt: mirror.now(),
    })),
  );
  mirror.pass(MINUTE);
  await mirror.readDue();
}

async function told(change: string, seconds: number): Promise<void> {
  const body = `<xml><ToUserName>ww1</ToUserName><CreateTime>${seconds}</CreateTime><MsgType>event</MsgType><Event>change_external_contact</Event><ChangeType>${change}</ChangeType><UserID>anna</UserID><ExternalUserID>wm-gone</ExternalUserID></xml>`;
  await keepCallback(db, workspace, createHash('sha256').update(body).digest(), body, mirror.now());
  await handleCallbacks(mirror.parts, workspace);
}

const erase = async () =>
  deleteCustomer(await mirror.ctx(), 'external:wm-gone', true, [
    eraseTags,
    eraseRelations(mirror.parts.erasures),
  ]);

const isHere = async () =>
  (await findCustomers(db, await mirror.ctx(), ['external:wm-gone'])).has('external:wm-gone');

const secondsNow = () => Math.floor(mirror.now().getTime() / 1000);

/** Tables that hold the text anywhere. */
async function tablesWith(text: string): Promise<string[]> {
  const tables = await db.many<{ name: string }>(
    `select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const row = await db.maybe(`select 1 from "${name}" t where strpos(t::text, $1) > 0 limit 1`, [text]);
    if (row) found.push(name);
  }
  return found;
}

describe('a customer who is erased', () => {
  it('is named by no row any more', async () => {
    mirror.wecom.befriend('anna', 'wm-gone');
    mirror.wecom.chats.push({ chatId: 'wr1', owner: 'anna', members: ['wm-gone', 'wm-stays'] });
    await told('add_external_contact', secondsNow());
    await askReadings(db, workspace, [{ kind: 'chat', subject: 'wr1', dueAt: mirror.now() }]);
    await read(['anna', 'wm-gone']);
    const { channel } = await db.one<{ channel: number }>(
      `insert into channel (workspace_id, kind, state, name, created_at, updated_at)
       values ($1, 'contactWay', 'bzg_1', '门店', now(), now()) returning id as channel`,
      [workspace],
    );
    const { staff } = await db.one<{ staff: number }>(
      'select id as staff from staff where workspace_id = $1',
      [workspace],
    );
    const at = mirror.now();
    await noteArrival(db, workspace, { channel, staff, userid: 'anna', externalUserid: 'wm-gone', at }, at);
    await askWritings(db, workspace, [{ userid: 'anna', externalUserid: 'wm-gone' }], at);
    await askReadings(db, workspace, [{ kind: 'relation', subject: 'anna wm-gone', dueAt: at }]);
    expect(await tablesWith('wm-gone')).not.toEqual([]);
    await erase();
    expect(await tablesWith('wm-gone')).toEqual([]);
    // Others in the group, and the number of those who came by the channel, stay.
    expect(
      await db.many('select member from wecom_chat_member where workspace_id = $1', [workspace]),
    ).toEqual([{ member: 'wm-stays' }]);
    expect(await db.many('select 1 from channel_arrival where workspace_id = $1', [workspace])).toHaveLength(
      1,
    );
  });

  it('does not come back by a reading, a late callback or a group', async () => {
    mirror.wecom.befriend('anna', 'wm-gone');
    mirror.wecom.chats.push({ chatId: 'wr1', owner: 'anna', members: ['wm-gone'] });
    await read(['anna', 'wm-gone']);
    const before = secondsNow() - 1;
    await erase();
    await read(['anna', 'wm-gone']);
    await told('add_external_contact', before);
    await askReadings(db, workspace, [{ kind: 'chat', subject: 'wr1', dueAt: mirror.now() }]);
    await read();
    expect(await isHere()).toBe(false);
    expect(await db.many('select 1 from wecom_relation where workspace_id = $1', [workspace])).toEqual([]);
    expect(await db.many('select 1 from wecom_chat_member where workspace_id = $1', [workspace])).toEqual([]);
  });

  it('is a new customer when he enters a relation anew', async () => {
    mirror.wecom.befriend('anna', 'wm-gone');
    await read(['anna', 'wm-gone']);
    await erase();
    mirror.pass(MINUTE);
    await told('add_external_contact', secondsNow());
    expect(await isHere()).toBe(true);
    await erase();
    mirror.pass(MINUTE);
    mirror.wecom.befriend('ben', 'wm-gone', { addedAt: mirror.now() });
    await read(['ben', 'wm-gone']);
    expect(await isHere()).toBe(true);
    // The old pair is still not read.
    const pairs = await db.many('select userid from wecom_relation where workspace_id = $1', [workspace]);
    expect(pairs).toEqual([{ userid: 'ben' }]);
  });
});
