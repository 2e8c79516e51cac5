import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceptOrders, eventShare, orderShare } from '#features/events';
import { DAY } from '#kernel';
import type { Db, Tx } from '#platform/db';
import { newWorkspace, testCtx, testDatabase } from '#tests/database';
import { customerDirectory } from '../find-customers.ts';
import type { MergeParticipant } from '../ports.ts';
import { presentCustomers } from '../present-customers.ts';
import { setFollowers } from '../relations/set-followers.ts';
import { streamFollows } from '../state-sql.ts';
import { upsertCustomers } from '../upsert-customers.ts';
import { mergeCustomers } from './merge-customers.ts';
import { unmergeCustomer } from './unmerge-customer.ts';

const db: Db = await testDatabase();
const shares: readonly MergeParticipant[] = [eventShare, orderShare];
const input = (from: string, take: string[] = []) => ({ from, take, dryRun: false });

async function workspaceWith() {
  const workspace = await newWorkspace(db);
  const ctx = testCtx(db, workspace);
  const save = (rows: readonly unknown[]) => db.transaction((tx) => upsertCustomers(tx, ctx, rows));
  const buy = (rows: readonly unknown[]) =>
    db.transaction((tx) => acceptOrders(tx, ctx, rows, customerDirectory));
  const show = async () => {
    const ordinals = await db.many<{ ordinal: number }>(
      'select ordinal from customer where workspace_id = $1 and merged_into is null order by ordinal',
      [workspace],
    );
    const list = await presentCustomers(
      db,
      ctx,
      ordinals.map((row) => row.ordinal),
    );
    return list.map(({ position, updatedAt, ...rest }) => rest);
  };
  return { workspace, ctx, save, buy, show };
}

describe('a merge', () => {
  it('taken back at once leaves everything as it was, whatever both had', async () => {
    const side = fc.record({
      name: fc.constantFrom('', '王', '李'),
      remark: fc.constantFrom('', '甲', '乙'),
      phone: fc.constantFrom(true, false),
      orders: fc.integer({ min: 0, max: 3 }),
      refund: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(side, side, fc.boolean(), async (a, b, chained) => {
        const { ctx, save, buy, show } = await workspaceWith();
        await save(
          [a, b].map((one, i) => ({
            ref: `r${i}`,
            name: one.name,
            remark: one.remark,
            ...(one.phone ? { phone: `1380000000${i}` } : {}),
          })),
        );
        await save([{ ref: 'third', name: '第三' }]);
        await buy(
          [a, b].flatMap((one, i) =>
            Array.from({ length: one.orders }, (_, n) => ({
              orderNo: `${i}-${n}`,
              customer: `ref:r${i}`,
              amount: 100 + n,
              paidAt: `2026-01-0${n + 1}T00:00:00Z`,
              ...(one.refund && n === 0 ? { refundedAt: '2026-02-01T00:00:00Z', refundAmount: 100 } : {}),
            })),
          ),
        );
        const before = await show();
        await mergeCustomers(ctx, 'ref:r0', input('ref:r1'), shares);
        if (chained) {
          await mergeCustomers(ctx, 'ref:third', input('ref:r0'), shares);
          await unmergeCustomer(ctx, 'ref:third', undefined, shares);
        }
        await unmergeCustomer(ctx, 'ref:r0', 'cus_2', shares);
        // Without a row there never was an order; with a row of 0 there were some. Both are shown alike.
        expect(await show()).toEqual(before);
      }),
      { numRuns: 25 },
    );
  });

  it('of two people who share a follower keeps the survivor’s relation and gives the others back', async () => {
    const { workspace, ctx, save, show } = await workspaceWith();
    const staff = await db.many<{ id: number }>(
      `insert into staff (workspace_id, name) values ($1, '林'), ($1, '叶') returning id`,
      [workspace],
    );
    const [lin, ye] = staff.map((row) => `stf_${row.id}`);
    await save([{ ref: 'a' }, { ref: 'b' }]);
    await setFollowers(ctx, 'ref:a', { followers: [{ staff: lin ?? '', remark: '老客户' }] });
    await setFollowers(ctx, 'ref:b', {
      followers: [{ staff: lin ?? '', remark: '新客户' }, { staff: ye ?? '' }],
    });
    const before = await show();
    const { customer } = await mergeCustomers(ctx, 'ref:a', input('ref:b'), shares);
    expect(customer.followers.map((f) => [f.staff.name, f.remark])).toEqual([
      ['林', '老客户'],
      ['叶', null],
    ]);
    await unmergeCustomer(ctx, 'ref:a', undefined, shares);
    expect(await show()).toEqual(before);
    const pairs = await db.snapshot(async (tx) => {
      const seen: number[] = [];
      for await (const batch of streamFollows(tx, workspace)) seen.push(...batch);
      return seen;
    });
    const [first = 0, second = 0] = staff.map((row) => row.id);
    expect(pairs).toEqual([first, 1, first, 2, second, 2]);
  });

  it('can be taken back for 90 days', async () => {
    const { ctx, save } = await workspaceWith();
    await save([{ ref: 'a' }, { ref: 'b' }]);
    await mergeCustomers(ctx, 'ref:a', input('ref:b'), shares);
    const later = { ...ctx, now: new Date(ctx.now.getTime() + 90 * DAY + 1) };
    await expect(unmergeCustomer(later, 'ref:a', undefined, shares)).rejects.toThrow(
      'customer.unmergeTooLate',
    );
    const intime = { ...ctx, now: new Date(ctx.now.getTime() + 90 * DAY) };
    await unmergeCustomer(intime, 'ref:a', undefined, shares);
  });

  it('has to be taken back after those that followed it', async () => {
    const { ctx, save } = await workspaceWith();
    await save([{ ref: 'a' }, { ref: 'b' }, { ref: 'c' }]);
    await mergeCustomers(ctx, 'ref:b', input('ref:a'), shares);
    await mergeCustomers(ctx, 'ref:c', input('ref:b'), shares);
    await expect(unmergeCustomer(ctx, 'ref:c', 'cus_1', shares)).rejects.toThrow('customer.notMerged');
    await unmergeCustomer(ctx, 'ref:c', 'cus_2', shares);
    await unmergeCustomer(ctx, 'ref:b', 'cus_1', shares);
    expect((await customerDirectory.find(db, ctx, ['ref:a', 'ref:b', 'ref:c'])).size).toBe(3);
  });

  it('asks later features to move what they own, and gives them their own notes for the way back', async () => {
    const { ctx, save } = await workspaceWith();
    await save([{ ref: 'a' }, { ref: 'b' }]);
    const calls: unknown[] = [];
    const notes: MergeParticipant = {
      name: 'notes',
      count: async () => 3,
      move: async (_tx: Tx, _ctx, from, into) => {
        calls.push(['move', from, into]);
        return { kept: [1, 2] };
      },
      moveBack: async (_tx: Tx, _ctx, from, into, moved) => void calls.push(['back', from, into, moved]),
    };
    const dry = await mergeCustomers(ctx, 'ref:a', { ...input('ref:b'), dryRun: true }, [notes]);
    expect([dry.moves, calls]).toEqual([{ notes: 3 }, []]);
    await mergeCustomers(ctx, 'ref:a', input('ref:b'), [notes]);
    await unmergeCustomer(ctx, 'ref:a', undefined, [notes]);
    expect(calls).toEqual([
      ['move', 2, 1],
      ['back', 2, 1, { kept: [1, 2] }],
    ]);
  });
});
