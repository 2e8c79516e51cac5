import { describe, expect, it } from 'vitest';
import { customerDirectory } from '#features/customers';
import { DAY } from '#kernel';
import { newWorkspace, testCtx, testDatabase } from '#tests/database';
import { acceptEvents } from './accept-events.ts';
import { expireDetails } from './expire-details.ts';

const db = await testDatabase();
const NOW = Date.UTC(2026, 10, 29, 2);
const daysAgo = (days: number): string => new Date(NOW - days * DAY).toISOString();

async function workspaceWith(retention: object = {}) {
  const workspace = await newWorkspace(db);
  await db.run('update workspace set settings = $2 where id = $1', [
    workspace,
    JSON.stringify({ retention }),
  ]);
  const at = (days = 0) => testCtx(db, workspace, { now: new Date(NOW + days * DAY) });
  return {
    workspace,
    send: (rows: readonly object[]) =>
      db.transaction((tx) =>
        acceptEvents(
          tx,
          at(),
          rows.map((row, i) => ({ id: `${JSON.stringify(row)}${i}`, customer: 'ref:crm-1', ...row })),
          customerDirectory,
        ),
      ),
    night: (days = 0) => expireDetails(at(days)),
    kept: async () =>
      (
        await db.many<{ properties: object }>(
          'select properties from event where workspace_id = $1 order by position',
          [workspace],
        )
      ).map((row) => row.properties),
    gone: () =>
      db.many<{ type: string; at: Date }>(
        'select type, at from event_removal where workspace_id = $1 order by type collate "C", position',
        [workspace],
      ),
  };
}

const said = (text: string, days: number) => ({
  type: 'message.received',
  at: daysAgo(days),
  properties: { text, chat: 'wrGroup', kind: 'text' },
});

describe('what is kept for a time only', () => {
  it('goes when its days are over; that it happened, and its numbers, stay', async () => {
    const { send, night, kept, gone } = await workspaceWith({
      chatTexts: 30,
      pageAddresses: 30,
      otherDetails: 30,
    });
    const seen = { url: 'https://a.example/b', product: '衣柜', seconds: 12, visit: 'v1' };
    await send([
      said('这个套餐多少钱', 31),
      said('昨天', 29),
      { type: 'page.view', at: daysAgo(31), properties: seen },
      {
        type: '到店',
        at: daysAgo(31),
        properties: { store: '朝阳店', people: 2, first: true, note: { by: '张' } },
      },
      {
        type: 'form.submitted',
        at: daysAgo(31),
        properties: { form: 'f', answers: { a: 'b' }, consentText: '同意' },
      },
      { type: 'material.visit', at: daysAgo(31), properties: { material: 'mat_1', seconds: 40 } },
    ]);
    expect(await night()).toEqual({ chatTexts: 1, pageAddresses: 1, otherDetails: 1 });
    expect(await kept()).toEqual([
      { chat: 'wrGroup', kind: 'text' },
      { text: '昨天', chat: 'wrGroup', kind: 'text' },
      { product: '衣柜', seconds: 12, visit: 'v1' },
      { people: 2, first: true },
      { form: 'f', answers: { a: 'b' }, consentText: '同意' },
      { material: 'mat_1', seconds: 40 },
    ]);
    // Rules look at him again, from now on: what they concluded from it before stands.
    expect(await gone()).toEqual(
      ['message.received', 'page.view', '到店'].map((type) => ({ type, at: new Date(NOW) })),
    );
    expect(await night()).toEqual({ chatTexts: 0, pageAddresses: 0, otherDetails: 0 });
    expect(await night(2)).toMatchObject({ chatTexts: 1 });
  });

  it('goes too when it is told long after it happened, and when the days become fewer', async () => {
    const { workspace, send, night, kept } = await workspaceWith({ chatTexts: 30 });
    await send([said('一', 40), said('二', 20)]);
    await night();
    await send([said('迟到', 50), said('三', 10)]);
    expect(await night()).toMatchObject({ chatTexts: 1 });
    const shorter = JSON.stringify({ retention: { chatTexts: 15 } });
    await db.run('update workspace set settings = $2 where id = $1', [workspace, shorter]);
    expect(await night()).toMatchObject({ chatTexts: 1 });
    expect((await kept()).map((one) => ('text' in one ? one.text : null))).toEqual([null, null, null, '三']);
  });

  it('is chat texts after half a year and addresses of pages after 400 days unless somebody says otherwise', async () => {
    const own = { type: '到店', at: daysAgo(2000), properties: { store: '朝阳店' } };
    const page = (days: number) => ({
      type: 'page.view',
      at: daysAgo(days),
      properties: { url: `https://a.example/${days}` },
    });
    const usual = await workspaceWith();
    await usual.send([said('旧', 181), said('新', 179), page(401), page(399), own]);
    expect(await usual.night()).toEqual({ chatTexts: 1, pageAddresses: 1, otherDetails: 0 });
    const never = await workspaceWith({ chatTexts: null, pageAddresses: null });
    await never.send([said('旧', 2000), page(2000)]);
    expect(await never.night()).toEqual({ chatTexts: 0, pageAddresses: 0, otherDetails: 0 });
  });
});
