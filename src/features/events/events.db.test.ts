import { describe, expect, it } from 'vitest';
import { customerDirectory } from '#features/customers';
import type { Db } from '#platform/db';
import { newWorkspace, testCtx, testDatabase } from '#tests/database';
import { acceptEvents } from './accept-events.ts';
import { acceptOrders } from './accept-orders.ts';
import { historyOf } from './history.ts';
import type { Whom } from './history-sql.ts';
import { prepareJournal } from './partitions.ts';
import { receiveEvents } from './receive.ts';

const db: Db = await testDatabase();

async function workspaceWith() {
  const workspace = await newWorkspace(db);
  const ctx = testCtx(db, workspace);
  const send = (rows: readonly unknown[]) =>
    db.transaction((tx) => acceptEvents(tx, ctx, rows, customerDirectory));
  const history = (types: readonly string[], whom: Whom = { from: 1, to: 1000 }) =>
    historyOf(db, workspace, types, whom);
  const positions = () =>
    db.many<{ position: number; external_id: string }>(
      'select position, external_id from event where workspace_id = $1 order by position',
      [workspace],
    );
  return { workspace, ctx, send, history, positions };
}

const event = (id: string, over: Record<string, unknown> = {}) => ({
  id,
  type: 'material.visit',
  customer: 'ref:crm-1',
  at: '2026-11-18T06:20:00Z',
  properties: { seconds: 96 },
  ...over,
});

describe('events', () => {
  it('are kept once, however often and in whatever order they come', async () => {
    const { send, positions } = await workspaceWith();
    expect(await send([event('b'), event('a', { at: '1996-01-01T00:00:00Z' }), event('b')])).toMatchObject({
      accepted: 2,
      duplicates: 1,
      refused: [],
    });
    expect(await send([event('a'), event('c', { at: '2031-01-01T00:00:00Z' })])).toMatchObject({
      accepted: 1,
      duplicates: 1,
    });
    expect((await positions()).map((row) => row.external_id)).toEqual(['b', 'a', 'c']);
  });

  it('of somebody outside take no id that is made here', async () => {
    const { ctx, send, positions } = await workspaceWith();
    const rows = [event('follow:7:stf_1'), event('mine')];
    const said = await receiveEvents(ctx, { events: rows }, customerDirectory);
    expect(said).toMatchObject({ accepted: 1, refused: [{ index: 0, path: 'events.0.id' }] });
    expect(said.refused[0]?.message).toContain('follow:');
    expect(await send(rows)).toMatchObject({ accepted: 1, duplicates: 1 });
    expect((await positions()).map((row) => row.external_id)).toEqual(['mine', 'follow:7:stf_1']);
  });

  it('sent at the same time by several senders are kept once and numbered without gaps', async () => {
    const { workspace, send, positions } = await workspaceWith();
    await send([event('first')]);
    const rows = Array.from({ length: 40 }, (_, i) => event(`e${i}`));
    const all = await Promise.all([send(rows), send(rows.slice(20)), send(rows.slice(0, 25))]);
    expect(all.reduce((sum, one) => sum + one.accepted, 0)).toBe(40);
    const numbers = (await positions()).map((row) => row.position);
    const { position } = await db.one<{ position: number }>('select position from workspace where id = $1', [
      workspace,
    ]);
    expect(numbers).toEqual(Array.from({ length: 41 }, (_, i) => position - 40 + i));
  });

  it('of an unknown person or employee are refused by name and create nobody', async () => {
    const { ctx, send } = await workspaceWith();
    const { accepted, refused } = await send([
      event('a', { customer: 'external:wm1' }),
      event('b', { customer: 'ref:new', staff: 'wecom:nobody' }),
      event('c', { staff: 'stf_9999999999' }),
    ]);
    expect(accepted).toBe(0);
    expect(refused.map((r) => [r.index, r.error.code, r.error.details[0]?.path]).sort()).toEqual([
      [0, 'customer.notFound', 'customer'],
      [1, 'staff.notFound', 'staff'],
      [2, 'staff.notFound', 'staff'],
    ]);
    expect((await customerDirectory.find(db, ctx, ['ref:new'])).size).toBe(0);
  });

  it('that were refused can be sent again after they were corrected', async () => {
    const { send } = await workspaceWith();
    await send([event('a', { customer: 'cus_1' })]);
    expect(await send([event('a')])).toMatchObject({ accepted: 1, duplicates: 0 });
  });
});

describe('the history that conditions read', () => {
  it('has events and orders; a refund in full takes the order away, one in part lowers it', async () => {
    const { ctx, send, history } = await workspaceWith();
    await send([event('a')]);
    const order = (orderNo: string, over = {}) => ({
      orderNo,
      customer: 'ref:crm-1',
      amount: 1000,
      paidAt: '2026-03-01T00:00:00Z',
      items: [{ product: 'cd', quantity: 2, amount: 1000 }],
      ...over,
    });
    const refundedAt = '2026-04-01T00:00:00Z';
    await db.transaction((tx) =>
      acceptOrders(
        tx,
        ctx,
        [order('A1'), order('A2', { refundedAt, refundAmount: 300 }), order('A3', { refundedAt })],
        customerDirectory,
      ),
    );
    const paid = await history(['order.paid']);
    expect(paid.map((e) => [e.properties.orderNo, e.properties.amount]).sort()).toEqual([
      ['A1', 1000],
      ['A2', 700],
    ]);
    expect(paid[0]?.properties).toMatchObject({
      quantity: 2,
      product: ['cd'],
      items: [{ product: 'cd', quantity: 2, amount: 1000 }],
    });
    const refunded = await history(['order.refunded']);
    expect(refunded.map((e) => [e.properties.orderNo, e.properties.amount]).sort()).toEqual([
      ['A2', 300],
      ['A3', 1000],
    ]);
    expect(await history(['material.visit', 'page.view'])).toHaveLength(1);
  });

  it('includes its first moment', async () => {
    const { workspace, send, history } = await workspaceWith();
    const at = new Date('2026-11-18T06:20:00Z');
    await send([event('a', { at: at.toISOString() })]);
    const since = (moment: Date) => historyOf(db, workspace, ['material.visit'], [1], { since: moment });
    expect(await since(at)).toHaveLength(1);
    expect(await since(new Date(at.getTime() + 1))).toHaveLength(0);
    expect(await history(['material.visit'], [99])).toHaveLength(0);
    expect(await history(['material.visit'], { from: 2, to: 9 })).toHaveLength(0);
  });
});

describe('a month of the journal', () => {
  it('gets its own partition, and what came before the partition moves into it', async () => {
    const { send } = await workspaceWith();
    await send([event('far', { at: '2040-05-15T00:00:00Z' })]);
    const where = () =>
      db.one<{ name: string }>(
        `select tableoid::regclass::text as name from event where external_id = 'far'`,
      );
    expect((await where()).name).toBe('event_default');
    const now = new Date('2040-05-31T23:30:00Z');
    await Promise.all([prepareJournal(db, now), prepareJournal(db, now)]);
    expect((await where()).name).toBe('event_2040_05');
    await prepareJournal(db, now);
    await send([event('later', { at: '2040-07-31T23:59:59.999Z' })]);
    const { name } = await db.one<{ name: string }>(
      `select tableoid::regclass::text as name from event where external_id = 'later'`,
    );
    expect(name).toBe('event_2040_07');
  });

  it('that tell of one visit several times count once, with the longest telling, in whatever order they come', async () => {
    const { send, history } = await workspaceWith();
    const told = (id: string, seconds: number, visit = 'v1', customer = 'ref:crm-1') =>
      event(id, { customer, properties: { seconds, visit } });
    await send([told('a', 30)]);
    await send([told('c', 95), told('b', 60), told('other', 4, 'v2'), told('his', 7, 'v1', 'ref:crm-2')]);
    await send([told('late', 40)]);
    await send([
      event('of-another', { customer: 'ref:crm-1', properties: { seconds: 8, visit: 'v1', material: 'm2' } }),
    ]);
    const seconds = (await history(['material.visit'])).map((one) => one.properties.seconds);
    expect(seconds.sort()).toEqual([4, 7, 8, 95]);
  });
});
