import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { MINUTE } from '#kernel';
import type { Db } from '#platform/db';
import { newWorkspace, testDatabase } from '#tests/database';
import { type HeldMirror, heldMirror } from '#tests/held-wecom';
import { keepCallback } from '../callback/callback-sql.ts';
import { handleCallbacks } from '../callback/handle.ts';
import { askReadings } from './due-sql.ts';

const db: Db = await testDatabase();

let workspace: number;
let mirror: HeldMirror;

beforeEach(async () => {
  workspace = await newWorkspace(db);
  mirror = await heldMirror(db, workspace);
});

async function read(): Promise<void> {
  await askReadings(db, workspace, [{ kind: 'chat', subject: 'wr1', dueAt: mirror.now() }]);
  mirror.pass(MINUTE);
  await mirror.readDue();
}

async function dismissed(): Promise<void> {
  const seconds = Math.floor(mirror.now().getTime() / 1000);
  const body = `<xml><ToUserName>ww1</ToUserName><CreateTime>${seconds}</CreateTime><MsgType>event</MsgType><Event>change_external_chat</Event><ChangeType>dismiss</ChangeType><ChatId>wr1</ChatId></xml>`;
  await keepCallback(db, workspace, createHash('sha256').update(body).digest(), body, mirror.now());
  await handleCallbacks(mirror.parts, workspace);
}

const chat = () =>
  db.maybe(
    `select dismissed_at is not null as dismissed,
            (select count(*)::int from wecom_chat_member m where m.workspace_id = c.workspace_id) as members
       from wecom_chat c where workspace_id = $1`,
    [workspace],
  );

describe('a customer group', () => {
  it('that was dismissed stays so, although WeCom answers for a while as if it were there, or empty', async () => {
    mirror.wecom.chats.push({ chatId: 'wr1', owner: 'anna', members: ['wm1', 'wm2'] });
    await read();
    expect(await chat()).toEqual({ dismissed: false, members: 2 });
    await dismissed();
    expect(await chat()).toEqual({ dismissed: true, members: 0 });
    await read();
    expect(await chat()).toEqual({ dismissed: true, members: 0 });
    mirror.wecom.chats[0]?.members.splice(0);
    await read();
    expect(await chat()).toEqual({ dismissed: true, members: 0 });
  });

  it('that we did not know is not brought by a late answer after its end', async () => {
    await dismissed();
    mirror.wecom.chats.push({ chatId: 'wr1', owner: 'anna', members: ['wm1'] });
    await read();
    expect(await chat()).toEqual({ dismissed: true, members: 0 });
  });

  it('whose customers leave with it says so of each, once', async () => {
    mirror.wecom.befriend('anna', 'wm1');
    await askReadings(db, workspace, [{ kind: 'relation', subject: 'anna wm1', dueAt: mirror.now() }]);
    await mirror.readDue();
    mirror.wecom.chats.push({ chatId: 'wr1', owner: 'anna', members: ['wm1'] });
    await read();
    await dismissed();
    await dismissed();
    const events = await db.many<{ type: string }>(
      `select type from event where workspace_id = $1 and type like 'group.%' order by type`,
      [workspace],
    );
    expect(events.map((event) => event.type)).toEqual(['group.joined', 'group.left']);
  });
});
