import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { DAY } from '#kernel';
import type { Db } from '#platform/db';
import { newWorkspace, testDatabase } from '#tests/database';
import { type HeldMirror, heldMirror } from '#tests/held-wecom';
import { showStatus } from '../connection/status.ts';
import { forgetOldUsage } from '../connection/usage.ts';
import { forgetOldCallbacks, keepCallback } from './callback-sql.ts';
import { handleCallbacks } from './handle.ts';

const db: Db = await testDatabase();

let workspace: number;
let mirror: HeldMirror;

beforeEach(async () => {
  workspace = await newWorkspace(db);
  mirror = await heldMirror(db, workspace);
});

const keep = (body: string) => keepCallback(db, workspace, randomBytes(32), body, mirror.now());
const texts = async () =>
  (await db.many('select 1 from wecom_callback where workspace_id = $1', [workspace])).length;
const daysLater = (days: number) => new Date(mirror.now().getTime() + days * DAY);

describe('texts of callbacks', () => {
  it('are kept for two weeks; what nobody handled waits while the workspace is connected', async () => {
    await keep('<xml><MsgType>event</MsgType></xml>');
    await handleCallbacks(mirror.parts, workspace);
    await keep('<xml><MsgType>event</MsgType></xml>');
    await forgetOldCallbacks(db, daysLater(13));
    expect(await texts()).toBe(2);
    await forgetOldCallbacks(db, daysLater(15));
    expect(await texts()).toBe(1);
    await db.run('delete from wecom_connection where workspace_id = $1', [workspace]);
    await forgetOldCallbacks(db, daysLater(15));
    expect(await texts()).toBe(0);
  });

  it('that wait and that were set aside are counted, with the last reason in the language of who asks', async () => {
    await keep('no xml at all, of wm-somebody');
    await handleCallbacks(mirror.parts, workspace);
    await keep('<xml><MsgType>event</MsgType></xml>');
    const ctx = await mirror.ctx();
    const { callbacks } = await showStatus(ctx);
    expect(callbacks).toMatchObject({
      waiting: 1,
      setAside: 1,
      lastFailure: '企业微信发来的内容读不懂。',
      lastReceivedAt: mirror.now().toISOString(),
    });
    const { callbacks: said } = await showStatus({ ...ctx, language: 'en' });
    expect(said.lastFailure).toBe('What WeCom sent could not be read.');
  });
});

describe('counts of calls', () => {
  it('are kept for a month', async () => {
    await db.run(`insert into wecom_usage (workspace_id, hour, api) select $1, $2, 'gettoken'`, [
      workspace,
      mirror.now(),
    ]);
    const kept = async () =>
      (await db.many('select 1 from wecom_usage where workspace_id = $1', [workspace])).length;
    await forgetOldUsage(db, daysLater(29));
    expect(await kept()).toBe(1);
    await forgetOldUsage(db, daysLater(31));
    expect(await kept()).toBe(0);
  });
});
