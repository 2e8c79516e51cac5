import { beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '#platform/db';
import { newWorkspace, testCtx, testDatabase } from '#tests/database';
import { WecomError } from '../client/public.ts';
import type { Connection } from '../connection/connections.ts';
import type { WecomParts } from '../parts.ts';
import { noteArrival } from './arrival-sql.ts';
import { type ChannelSettings, channelById, insertChannel, noteSent, settleChannel } from './channel-sql.ts';
import { keepDuty } from './duty.ts';

const db: Db = await testDatabase();

let workspace: number;
let now: Date;
let staff: number[];
let told: { configId: string; userIds: readonly string[]; departmentIds: readonly number[] }[];
let ways: { configId: string; state: string; qrCodeUrl: string }[];
let failure: WecomError | null;

beforeEach(async () => {
  workspace = await newWorkspace(db);
  now = new Date('2026-06-01T00:59:00Z');
  told = [];
  ways = [];
  failure = null;
  const rows = await db.many<{ id: number }>(
    `insert into staff (workspace_id, name, wecom_user_id) select $1, name, name from unnest($2::text[]) as name returning id`,
    [workspace, ['anna', 'ben', 'carl']],
  );
  staff = rows.map((row) => row.id);
});

const parts = (): WecomParts =>
  ({ db, log: testCtx(db, workspace).log, clock: () => now }) as unknown as WecomParts;

const connection = (): Connection =>
  ({
    workspace,
    paused: false,
    api: {
      contactWays: {
        update: async (way: (typeof told)[number]) => {
          if (failure) throw failure;
          told.push(way);
        },
        list: async () => ({ items: ways.map((way) => way.configId), cursor: null }),
        get: async (configId: string) => ways.find((way) => way.configId === configId),
      },
    },
  }) as unknown as Connection;

const keep = () => keepDuty(parts(), connection());

async function channel(more: Partial<ChannelSettings>, made = true): Promise<number> {
  const settings: ChannelSettings = {
    name: '门店',
    staff: staff.slice(0, 2),
    departments: [],
    shifts: [],
    daily_limit: null,
    backups: [],
    tags: [],
    remark: '',
    welcome: null,
    skip_verify: true,
    ...more,
  };
  const row = await insertChannel(
    db,
    workspace,
    { ...settings, kind: 'contactWay', state: 'bzg_1', batch: null },
    now,
  );
  if (!made) return row.id;
  await settleChannel(db, workspace, row.id, { config_id: 'c1', qr_code_url: 'u', link_id: null, url: null });
  await noteSent(db, workspace, row.id, { users: ['anna', 'ben'], parties: [] });
  return row.id;
}

const come = (id: number, who: number) =>
  noteArrival(
    db,
    workspace,
    { channel: id, staff: who, userid: 'x', externalUserid: `wm${Math.random()}`, at: now },
    now,
  );

describe('every minute', () => {
  it('a code is told of other people at the edges of a shift, and of nothing in between', async () => {
    await channel({
      shifts: [{ days: [1], from: '09:00', to: '18:00', staff: staff.slice(2), departments: [] }],
    });
    expect(await keep()).toBe(0);
    now = new Date('2026-06-01T01:00:00Z');
    expect(await keep()).toBe(1);
    expect(await keep()).toBe(0);
    now = new Date('2026-06-01T10:00:00Z');
    expect(await keep()).toBe(1);
    expect(told.map((way) => way.userIds)).toEqual([['carl'], ['anna', 'ben']]);
  });

  it('whoever reached the daily limit steps back, and is there again tomorrow', async () => {
    const id = await channel({ daily_limit: 1, backups: staff.slice(2) });
    await come(id, staff[0] ?? 0);
    await keep();
    await come(id, staff[1] ?? 0);
    await keep();
    now = new Date('2026-06-01T16:00:00Z');
    await keep();
    expect(told.map((way) => way.userIds)).toEqual([['ben'], ['carl'], ['anna', 'ben']]);
  });

  it('what WeCom refuses is kept to be shown, and not sent again every minute', async () => {
    const id = await channel({ daily_limit: 1 });
    await come(id, staff[0] ?? 0);
    failure = new WecomError({
      api: 'externalcontact/update_contact_way',
      kind: 'configuration',
      code: 41054,
      hint: null,
    });
    expect(await keep()).toBe(0);
    expect((await channelById(db, workspace, id))?.send_failure).toContain('41054');
    failure = null;
    expect(await keep()).toBe(0);
    now = new Date(now.getTime() + 3_600_000);
    expect(await keep()).toBe(1);
    expect((await channelById(db, workspace, id))?.send_failure).toBeNull();
  });

  it('a code that WeCom made for a process that ended is found by its state, and what was never made goes', async () => {
    const id = await channel({}, false);
    ways = [{ configId: 'foreign', state: 'x', qrCodeUrl: 'f' }];
    now = new Date(now.getTime() + 60_000);
    await keep();
    expect(await channelById(db, workspace, id)).not.toBeNull();
    ways.push({ configId: 'c9', state: 'bzg_1', qrCodeUrl: 'q' });
    now = new Date(now.getTime() + 600_000);
    await keep();
    expect(await channelById(db, workspace, id)).toMatchObject({ config_id: 'c9', qr_code_url: 'q' });
    await db.run(`update channel set config_id = null where workspace_id = $1`, [workspace]);
    ways = [];
    await keep();
    expect(await channelById(db, workspace, id)).toBeNull();
  });
});
