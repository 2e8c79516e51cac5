import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { customerDirectory, deleteCustomer } from '#features/customers';
import { DAY, dayIn } from '#kernel';
import type { Db } from '#platform/db';
import { newWorkspace, testCtx, testDatabase } from '#tests/database';
import { acceptOrders } from './accept-orders.ts';
import { addOrder, averageAmount, counts, NO_ORDERS, purchaseCycle, topProduct } from './core/public.ts';
import { orderStatsOf } from './order-stats-sql.ts';

const db: Db = await testDatabase();
const ZONE = 'Asia/Shanghai';

async function workspaceWith() {
  const workspace = await newWorkspace(db);
  const ctx = testCtx(db, workspace);
  const send = (rows: readonly unknown[]) =>
    db.transaction((tx) => acceptOrders(tx, ctx, rows, customerDirectory));
  const stats = async (key: string) => {
    const ordinal = (await customerDirectory.find(db, ctx, [key])).get(key);
    const [row] = ordinal === undefined ? [] : await orderStatsOf(db, workspace, [ordinal]);
    return row;
  };
  return { workspace, ctx, send, stats };
}

const order = (orderNo: string, over: Record<string, unknown> = {}) => ({
  orderNo,
  customer: 'ref:crm-1',
  amount: 1000,
  paidAt: '2026-03-01T08:00:00Z',
  ...over,
});

describe('orders', () => {
  it('count once, however often they are sent', async () => {
    const { send, stats } = await workspaceWith();
    const first = await send([order('A1'), order('A2', { amount: 500, paidAt: '2026-01-01T00:00:00Z' })]);
    expect(first).toMatchObject({ accepted: 2, duplicates: 0, refused: [] });
    const again = await send([order('A1'), order('A2', { amount: 500, paidAt: '2026-01-01T00:00:00Z' })]);
    expect(again).toMatchObject({ accepted: 0, duplicates: 2, refused: [], position: first.position });
    expect(await stats('ref:crm-1')).toMatchObject({
      count: 2,
      total: 1500,
      firstAt: new Date('2026-01-01T00:00:00Z'),
      lastAt: new Date('2026-03-01T08:00:00Z'),
    });
  });

  it('sent again with another content change nothing and create nobody, and what differs is named', async () => {
    const { send, ctx, stats } = await workspaceWith();
    await send([order('A1')]);
    const again = await send([order('A1', { amount: 1, customer: 'ref:stranger' })]);
    expect(again).toMatchObject({ accepted: 0, refunded: 0, duplicates: 1, refused: [] });
    expect(again.differing.map((r) => [r.index, r.error.code, r.error.facts.fields])).toEqual([
      [0, 'order.different', 'customer, amount'],
    ]);
    expect(await stats('ref:crm-1')).toMatchObject({ count: 1, total: 1000 });
    expect((await customerDirectory.find(db, ctx, ['ref:stranger'])).size).toBe(0);
  });

  it('are compared only in what was sent again', async () => {
    const { send } = await workspaceWith();
    const items = [{ product: 'cd', quantity: 2 }];
    await send([order('A1', { items, currency: 'USD' })]);
    expect(await send([{ orderNo: 'A1' }, { orderNo: 'A1', amount: 1000 }])).toMatchObject({
      duplicates: 2,
      differing: [],
      refused: [],
    });
    const { differing } = await send([order('A1', { items: [], currency: 'CNY' })]);
    expect(differing.map((r) => r.error.facts.fields)).toEqual(['currency, items']);
  });

  it('are refunded by number and time alone, in part or in full', async () => {
    const { send, stats } = await workspaceWith();
    await send([order('A1'), order('A2')]);
    const refundedAt = '2026-05-01T00:00:00Z';
    expect(await send([{ orderNo: 'A1', refundedAt, refundAmount: 400 }])).toMatchObject({ refunded: 1 });
    expect(await stats('ref:crm-1')).toMatchObject({ count: 2, total: 1600 });
    expect(await send([{ orderNo: 'A2', refundedAt }])).toMatchObject({ refunded: 1, duplicates: 0 });
    expect(await send([{ orderNo: 'A2', refundedAt }])).toMatchObject({ refunded: 0, duplicates: 1 });
    expect(await stats('ref:crm-1')).toMatchObject({ count: 1, total: 600 });
  });

  it('that nobody knows need all that makes an order, and cannot be refunded by number alone', async () => {
    const { send } = await workspaceWith();
    const refundedAt = '2026-05-01T00:00:00Z';
    const { refused } = await send([
      { orderNo: 'X1', refundedAt },
      { orderNo: 'X2', customer: 'ref:crm-1' },
    ]);
    expect(refused.map((r) => [r.index, r.error.code])).toEqual([
      [0, 'order.notFound'],
      [1, 'input.invalid'],
    ]);
    expect(refused[1]?.error.details.map((d) => [d.path, d.code])).toEqual([
      ['amount', 'required'],
      ['paidAt', 'required'],
    ]);
  });

  it('are not refunded above their amount, whatever amount is sent beside it', async () => {
    const { send, stats } = await workspaceWith();
    await send([order('A1')]);
    const refundedAt = '2026-05-01T00:00:00Z';
    const { refused } = await send([{ orderNo: 'A1', refundedAt, refundAmount: 1001 }]);
    expect(refused[0]?.error.details[0]).toMatchObject({
      path: 'refundAmount',
      code: 'order.refundAboveAmount',
      facts: { max: 1000 },
    });
    await send([order('A1', { amount: 5000, refundedAt })]);
    expect(await stats('ref:crm-1')).toMatchObject({ count: 0, total: 0 });
  });

  it('of which nothing was given back are not refunded; one that cost nothing can be', async () => {
    const { send, stats } = await workspaceWith();
    const refundedAt = '2026-05-01T00:00:00Z';
    await send([order('A1'), order('A2', { refundedAt, refundAmount: 0 }), order('A3', { amount: 0 })]);
    expect(await send([{ orderNo: 'A1', refundedAt, refundAmount: 0 }])).toMatchObject({
      refunded: 0,
      duplicates: 1,
      differing: [],
    });
    expect(await stats('ref:crm-1')).toMatchObject({ count: 3, total: 2000 });
    expect(await send([{ orderNo: 'A3', refundedAt }])).toMatchObject({ refunded: 1 });
    expect(await stats('ref:crm-1')).toMatchObject({ count: 2, total: 2000 });
  });

  it('of a customer who was deleted go to the one who is sent with them now; of an erased one they stay', async () => {
    const { send, ctx, stats } = await workspaceWith();
    await send([order('A1'), order('B1', { customer: 'ref:crm-2' })]);
    await deleteCustomer(ctx, 'ref:crm-1', false, []);
    await deleteCustomer(ctx, 'ref:crm-2', true, []);
    const again = [order('A1'), order('B1', { customer: 'ref:crm-2' })];
    expect(await send(again)).toMatchObject({ moved: 0, duplicates: 2, refused: [] });
    await send([order('A2'), order('B2', { customer: 'ref:crm-2' })]);
    expect(await send(again)).toMatchObject({ moved: 1, duplicates: 1, refused: [] });
    expect(await stats('ref:crm-1')).toMatchObject({ count: 2, total: 2000 });
    expect(await stats('ref:crm-2')).toMatchObject({ count: 1, total: 1000 });
    expect(await send(again)).toMatchObject({ moved: 0, duplicates: 2 });
  });

  it('are lowered by a partial refund and leave the statistics with a full one', async () => {
    const { send, stats } = await workspaceWith();
    await send([order('A1'), order('A2', { amount: 300, paidAt: '2026-04-01T00:00:00Z' })]);
    const refundedAt = '2026-05-01T00:00:00Z';
    expect(await send([order('A1', { refundedAt, refundAmount: 400 })])).toMatchObject({ refunded: 1 });
    expect(await stats('ref:crm-1')).toMatchObject({ count: 2, total: 900 });
    await send([order('A2', { amount: 300, paidAt: '2026-04-01T00:00:00Z', refundedAt })]);
    expect(await stats('ref:crm-1')).toMatchObject({
      count: 1,
      total: 600,
      lastAt: new Date('2026-03-01T08:00:00Z'),
    });
    await send([order('A1', { refundedAt })]);
    expect(await stats('ref:crm-1')).toMatchObject({ count: 0, total: 0, firstAt: null, lastAt: null });
  });

  it('keep a refund when the order is sent again without it, and never take part of it back', async () => {
    const { send, stats } = await workspaceWith();
    const refundedAt = '2026-05-01T00:00:00Z';
    await send([order('A1', { refundedAt, refundAmount: 400 })]);
    expect(await send([order('A1')])).toMatchObject({ duplicates: 1, refunded: 0 });
    const less = await send([order('A1', { refundedAt, refundAmount: 100 })]);
    expect(less.differing.map((r) => r.error.facts.fields)).toEqual(['refundAmount']);
    expect(await stats('ref:crm-1')).toMatchObject({ count: 1, total: 600 });
  });

  it('have statistics that equal a recount after any series of orders and refunds', async () => {
    const sent = fc.record({
      no: fc.integer({ min: 1, max: 8 }),
      customer: fc.integer({ min: 1, max: 3 }),
      refund: fc.option(fc.integer({ min: 0, max: 1200 }), { nil: null }),
    });
    // Some on one day, some on either side of its midnight.
    const paidAt = (no: number) => new Date(Date.UTC(2026, 0, (no >> 1) ** 2, 15 + (no % 3)));
    const products = (no: number) =>
      ['柜', '床', 'b', 'B'].filter((_, i) => (no * 5) & (1 << i)).map((product) => ({ product }));
    const calls = fc.array(fc.array(sent, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(calls, async (batches) => {
        const { workspace, send, stats } = await workspaceWith();
        for (const batch of batches)
          await send(
            batch.map(({ no, customer, refund }) =>
              order(`N${no}`, {
                customer: `ref:c${customer}`,
                amount: no * 100,
                paidAt: paidAt(no).toISOString(),
                items: products(no),
                ...(refund === null
                  ? {}
                  : { refundedAt: '2026-06-01T00:00:00Z', refundAmount: Math.min(refund, no * 100) }),
              }),
            ),
          );
        const rows = await db.many<{
          customer: number;
          amount: number;
          paid_at: Date;
          refunded_at: Date | null;
          refund_amount: number;
          items: { product: string }[];
        }>(
          'select customer, amount, paid_at, refunded_at, refund_amount, items from orders where workspace_id = $1',
          [workspace],
        );
        for (const name of ['ref:c1', 'ref:c2', 'ref:c3']) {
          const kept = await stats(name);
          if (!kept) continue;
          const own = rows
            .filter((row) => row.customer === kept.customer)
            .map((row) => ({
              amount: row.amount,
              paidAt: row.paid_at,
              items: row.items,
              refund: row.refunded_at ? { amount: row.refund_amount } : null,
            }));
          const { customer: _, cycleDays, nextAt, topProduct: top, ...sums } = kept;
          expect(sums).toEqual(own.reduce(addOrder, NO_ORDERS));
          expect(top).toBe(topProduct(own.filter(counts)));
          const days = own.filter(counts).map((one) => dayIn(one.paidAt, ZONE));
          const cycle = purchaseCycle(days);
          expect([cycleDays, nextAt && dayIn(nextAt, ZONE)]).toEqual([
            cycle?.cycleDays ?? null,
            cycle?.nextDay ?? null,
          ]);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('of a customer nobody knows are refused by name, except by the own key', async () => {
    const { send } = await workspaceWith();
    const { accepted, refused } = await send([
      order('A1', { customer: 'cus_99' }),
      order('A2', { customer: 'phone:13800006021' }),
      order('A3', { customer: 'nonsense' }),
      order('A4', { customer: 'ref:new' }),
    ]);
    expect(accepted).toBe(1);
    expect(refused.map((r) => [r.index, r.error.code])).toEqual([
      [0, 'customer.notFound'],
      [1, 'customer.notFound'],
      [2, 'customer.notFound'],
    ]);
  });

  it('sent twice at the same time are accepted once', async () => {
    const { send, stats } = await workspaceWith();
    const rows = Array.from({ length: 50 }, (_, i) => order(`A${i}`, { amount: 10 }));
    const both = await Promise.all([send(rows), send(rows)]);
    expect(both.map((one) => one.accepted + one.duplicates)).toEqual([50, 50]);
    expect(both[0]?.accepted).not.toBe(both[1]?.accepted);
    expect(await stats('ref:crm-1')).toMatchObject({ count: 50, total: 500 });
  });
});

describe('the purchase cycle', () => {
  it('is the median of the days between days with orders, half a day rounded up', () => {
    expect(purchaseCycle(['2026-03-01', '2026-01-01', '2026-01-31', '2026-01-31'])).toEqual({
      cycleDays: 30,
      nextDay: '2026-03-31',
    });
    expect(purchaseCycle(['2026-01-01', '2026-01-02', '2026-01-04'])).toMatchObject({ cycleDays: 2 });
  });

  it('is missing with fewer than three of them, however many orders they hold', () => {
    expect(purchaseCycle(['2026-01-01', '2026-01-31', '2026-01-31'])).toBeNull();
    expect(purchaseCycle([])).toBeNull();
  });

  it('is that of the newest five hundred orders', async () => {
    const { send, stats } = await workspaceWith();
    const day = (n: number) => new Date(Date.UTC(2024, 0, 1) + n * DAY).toISOString();
    await send([
      ...Array.from({ length: 400 }, (_, i) => order(`old-${i}`, { paidAt: day(i % 100) })),
      ...Array.from({ length: 250 }, (_, i) => order(`new-${i}`, { paidAt: day(200 + 7 * (i % 10)) })),
      ...Array.from({ length: 250 }, (_, i) => order(`last-${i}`, { paidAt: day(400 + 7 * (i % 10)) })),
    ]);
    expect(await stats('ref:crm-1')).toMatchObject({ cycleDays: 7, nextAt: new Date(day(470)) });
  });
});

describe('the product bought most', () => {
  const on = (day: string, ...products: string[]) => ({
    paidAt: new Date(`2026-01-${day}T00:00:00Z`),
    items: products.map((product) => ({ product })),
  });

  it('is in most orders, however often in one; of equals the one bought last, then by name', () => {
    expect(topProduct([on('01', 'b', 'b', 'b'), on('02', 'a'), on('03', 'a')])).toBe('a');
    expect(topProduct([on('01', 'a', 'b'), on('02', 'a'), on('03', 'b')])).toBe('b');
    expect(topProduct([on('01', 'b', 'a'), on('02', 'a', 'b')])).toBe('a');
  });

  it('is missing when none was bought twice', () => {
    expect(topProduct([on('01', 'a', 'a'), on('02', 'b')])).toBeNull();
  });
});

describe('the average order', () => {
  it('is rounded to whole minor units and missing without orders', () => {
    expect(averageAmount({ count: 2, total: 3 })).toBe(2);
    expect(averageAmount({ count: 0, total: 0 })).toBeNull();
  });
});
