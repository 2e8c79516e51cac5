import { describe, expect, it } from 'vitest';
import type { Db } from '#platform/db';
import { newWorkspace, testCtx, testDatabase } from '#tests/database';
import { attributeFactsOf } from './customer-facts.ts';
import { customersSince, streamCustomers } from './state-sql.ts';
import { upsertCustomers } from './upsert-customers.ts';

const db: Db = await testDatabase();

async function workspaceWith() {
  const workspace = await newWorkspace(db);
  const ctx = testCtx(db, workspace);
  await db.run(`insert into attribute (workspace_id, key, label, type) values ($1, 'city', '城市', 'text')`, [
    workspace,
  ]);
  const save = (rows: readonly unknown[], job: number | null = null) =>
    db.transaction((tx) => upsertCustomers(tx, ctx, rows, job));
  const customers = () =>
    db.many<{ ordinal: number; name: string; position: number }>(
      'select ordinal, name, position from customer where workspace_id = $1 order by ordinal',
      [workspace],
    );
  return { workspace, ctx, save, customers };
}

describe('writing customers', () => {
  it('two writers of the same identity make one customer', async () => {
    const { save, customers } = await workspaceWith();
    const rows = Array.from({ length: 200 }, (_, i) => ({ ref: `r${i}`, name: `n${i}` }));
    const results = await Promise.all([save(rows), save([...rows].reverse()), save(rows.slice(50, 150))]);
    const created = results.flatMap((one) => one.results).filter((one) => one.status === 'created');
    expect(created).toHaveLength(200);
    const all = await customers();
    expect(all.map((row) => row.ordinal)).toEqual(Array.from({ length: 200 }, (_, i) => i + 1));
  });

  it('takes one position for each customer that changed and none for the others', async () => {
    const { save, customers } = await workspaceWith();
    const { position } = await save([{ ref: 'a' }, { ref: 'b' }, { ref: 'c' }]);
    expect((await customers()).map((row) => row.position)).toEqual([position - 2, position - 1, position]);
    expect((await save([{ ref: 'a' }, { ref: 'b', name: '' }])).position).toBe(position);
    expect((await save([{ ref: 'a' }, { ref: 'b', name: '王' }])).position).toBe(position + 1);
  });

  it('gives numbers back when nothing was written', async () => {
    const { workspace, ctx, save, customers } = await workspaceWith();
    await save([{ ref: 'a' }]);
    const failing = db.transaction(async (tx) => {
      await upsertCustomers(tx, ctx, [{ ref: 'b' }, { ref: 'c' }]);
      throw new Error('after all');
    });
    await expect(failing).rejects.toThrow('after all');
    const { position } = await save([{ ref: 'd' }]);
    expect((await customers()).map((row) => row.ordinal)).toEqual([1, 2]);
    const { newest } = await db.one<{ newest: number }>(
      'select position as newest from workspace where id = $1',
      [workspace],
    );
    expect(newest).toBe(position);
  });

  it('is followed by position: whoever reads what is newer than the last one misses nobody', async () => {
    const { workspace, save } = await workspaceWith();
    const { position } = await save([{ ref: 'a', attributes: { city: '上海' } }, { ref: 'b' }]);
    await save([{ ref: 'b', status: 'customer' }, { ref: 'c' }]);
    const read = (after: number) =>
      db.snapshot(async (tx) => {
        const seen = [];
        for await (const batch of customersSince(tx, workspace, after)) seen.push(...batch);
        return seen;
      });
    expect((await read(position)).map((one) => [one.ordinal, one.status])).toEqual([
      [3, 'lead'],
      [2, 'customer'],
    ]);
    const all = await db.snapshot(async (tx) => {
      const seen = [];
      for await (const batch of streamCustomers(tx, workspace)) seen.push(...batch);
      return seen;
    });
    expect(all.map((one) => [one.ordinal, one.alive, one.attributes])).toEqual([
      [1, true, { city: '上海' }],
      [2, true, {}],
      [3, true, {}],
    ]);
  });

  it('keeps what changed, by whom, and by which job', async () => {
    const { workspace, save } = await workspaceWith();
    await save([{ ref: 'a', name: '王', phone: '13800000001' }]);
    await save([{ ref: 'a', name: '李', phone: '13800000002', attributes: { city: '上海' } }], 7);
    const changes = await db.many(
      'select did, actor_name, job_id, before, after from customer_change where workspace_id = $1 order by position',
      [workspace],
    );
    expect(changes).toEqual([
      { did: 'created', actor_name: 'test', job_id: null, before: null, after: null },
      {
        did: 'updated',
        actor_name: 'test',
        job_id: 7,
        before: { name: '王', phone: '13800000001', 'attributes.city': null },
        after: { name: '李', phone: '13800000002', 'attributes.city': '上海' },
      },
    ]);
  });

  it('leaves names of fields in the audit trail, and no values', async () => {
    const { workspace, save } = await workspaceWith();
    await save([{ ref: 'a' }]);
    await save([{ ref: 'a', name: '王女士', phone: '13800000001' }]);
    await save([{ ref: 'a', name: '李' }, { ref: 'b' }]);
    const lines = await db.many(
      'select did, subject_id, after from audit_log where workspace_id = $1 order by id',
      [workspace],
    );
    expect(lines).toEqual([
      { did: 'customer.created', subject_id: 'cus_1', after: null },
      { did: 'customer.updated', subject_id: 'cus_1', after: { fields: ['name', 'phone'] } },
      { did: 'customers.upserted', subject_id: null, after: { created: 1, updated: 1 } },
    ]);
  });

  it('keeps workspaces apart', async () => {
    const one = await workspaceWith();
    const other = await workspaceWith();
    await one.save([{ ref: 'same', phone: '13800000001' }]);
    const { results } = await other.save([{ ref: 'same', phone: '13800000001' }]);
    expect(results).toEqual([{ index: 0, ordinal: 1, status: 'created' }]);
  });
});

describe('the facts about a customer', () => {
  it('have days in the time zone, and no orders as 0', async () => {
    const { workspace, save } = await workspaceWith();
    await save([{ ref: 'a', attributes: { city: '上海' } }]);
    await db.run(`update customer set created_at = '2026-11-18T17:00:00Z' where workspace_id = $1`, [
      workspace,
    ]);
    const facts = await attributeFactsOf(db, workspace, [1, 99], 'Asia/Shanghai');
    expect([...facts.keys()]).toEqual([1]);
    expect(Object.fromEntries(facts.get(1) ?? [])).toEqual({
      city: '上海',
      'customer.status': 'lead',
      'customer.createdAt': '2026-11-19',
      'order.count': 0,
      'order.total': 0,
    });
  });
});
