import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Source } from '#kernel';
import type { Tx } from '#platform/db';
import { newWorkspace, testCtx, testDatabase } from '#tests/database';
import { apply } from './apply.ts';
import { applyRows, type RowChange } from './apply-rows.ts';
import type { Change } from './decide.ts';

const db = await testDatabase();
const workspace = await newWorkspace(db);
const CUSTOMERS = 6;

/** Tags by group: free choice, one choice, at most two, one per staff member, closed and protected ones. */
async function library(): Promise<number[]> {
  await db.run('update workspace set next_ordinal = $2 where id = $1', [workspace, CUSTOMERS + 1]);
  await db.run(
    `insert into customer (workspace_id, ordinal, position) select $1, i, 0 from generate_series(1, $2::int) i`,
    [workspace, CUSTOMERS],
  );
  await db.run(
    `insert into tag_group (workspace_id, key, name, choice, max, per_staff) values
       ($1, 'free', 'free', 'multiple', null, false), ($1, 'one', 'one', 'single', null, false),
       ($1, 'two', 'two', 'multiple', 2, false), ($1, 'own', 'own', 'multiple', null, true)`,
    [workspace],
  );
  const rows = await db.many<{ id: number }>(
    `insert into tag (workspace_id, group_id, key, name, protected, state)
     select $1, g.id, g.key || i, g.key || i, g.key = 'free' and i = 3, case when g.key = 'free' and i = 4 then 'cold' else 'active' end
       from tag_group g, generate_series(1, 4) i where g.workspace_id = $1 order by g.id, i returning id`,
    [workspace],
  );
  return rows.map((row) => row.id);
}
const tags = await library();

class Over extends Error {}
async function rolledBack<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  let answer: { value: T } | undefined;
  await db
    .transaction(async (tx) => {
      answer = { value: await work(tx) };
      throw new Over();
    })
    .catch((error) => {
      if (!(error instanceof Over)) throw error;
    });
  if (!answer) throw new Error('no answer');
  return answer.value;
}

const everything = testCtx(db, workspace);
const ctx = testCtx(db, workspace, {
  actor: { ...everything.actor, rights: new Set(['tags:apply'] as const) },
});

const stateOf = (tx: Tx) =>
  tx.many(
    `select customer, tag_id, staff_id, source, evidence from assignment where workspace_id = $1
      order by customer, tag_id, staff_id`,
    [workspace],
  );

const everybody = Array.from({ length: CUSTOMERS }, (_, i) => i + 1);
const tagsByCustomer = async (tx: Tx) =>
  new Map(
    (
      await tx.many<{ customer: number; tags: string }>(
        `select customer, string_agg(distinct tag_id::text, ',' order by tag_id::text) as tags from assignment
          where workspace_id = $1 group by customer`,
        [workspace],
      )
    ).map((row) => [row.customer, row.tags]),
  );

const historyOf = (tx: Tx, after: number) =>
  tx.many<{ position: number }>(
    'select position from tag_change where workspace_id = $1 and position > $2 order by position',
    [workspace, after],
  );

const change: fc.Arbitrary<Change> = fc.record({
  action: fc.constantFrom('add' as const, 'add' as const, 'remove' as const),
  customer: fc.integer({ min: 1, max: CUSTOMERS }),
  tag: fc.constantFrom(...tags),
});
const row: fc.Arbitrary<RowChange> = fc.record(
  {
    customer: fc.integer({ min: 1, max: CUSTOMERS }),
    add: fc.array(fc.constantFrom(...tags), { maxLength: 4 }),
    remove: fc.array(fc.constantFrom(...tags), { maxLength: 2 }),
    evidence: fc.constantFrom('来自表格'),
  },
  { requiredKeys: ['customer', 'add', 'remove'] },
);
const before = fc.array(
  fc.tuple(fc.constantFrom<Source>('manual', 'api', 'bulk', 'import'), fc.array(change, { maxLength: 6 })),
  { maxLength: 3 },
);

describe('rows of a file', () => {
  it('change exactly what the same changes would one by one', () =>
    fc.assert(
      fc.asyncProperty(before, fc.array(row, { maxLength: 8 }), async (earlier, rows) => {
        const cause = { source: 'import' as const, evidence: { file: 'a.csv' } };
        const prepare = async (tx: Tx) => {
          for (const [source, changes] of earlier) await apply(tx, ctx, changes, { source });
        };
        const flat = rows.flatMap(({ customer, add, remove, evidence }) => [
          ...remove.map((tag): Change => ({ action: 'remove', customer, tag })),
          ...add.map((tag): Change => ({ action: 'add', customer, tag, evidence })),
        ]);
        const one = await rolledBack(async (tx) => {
          await prepare(tx);
          const done = await apply(tx, ctx, flat, cause);
          return { done, state: await stateOf(tx) };
        });
        const many = await rolledBack(async (tx) => {
          await prepare(tx);
          const start = (await apply(tx, ctx, [], cause)).position;
          const old = await tagsByCustomer(tx);
          const done = await applyRows(tx, ctx, rows, cause);
          const now = await tagsByCustomer(tx);
          return { done, state: await stateOf(tx), old, now, history: await historyOf(tx, start), start };
        });
        expect(many.state).toEqual(one.state);
        for (const customer of everybody)
          if (many.old.get(customer) !== many.now.get(customer))
            expect([customer, many.done.changed.has(customer)]).toEqual([customer, true]);
        for (const count of ['added', 'removed', 'unchanged', 'position'] as const)
          expect([count, many.done[count]]).toEqual([count, one.done[count]]);
        expect(many.done.refused.map((r) => [r.tag, r.code])).toEqual(
          one.done.refused.map((r) => [flat[r.index]?.tag, r.code]),
        );
        expect(many.history.map((r) => r.position)).toEqual(
          Array.from({ length: many.done.position - many.start }, (_, i) => many.start + 1 + i),
        );
      }),
      { numRuns: 150 },
    ));

  it('name the row of a tag that is refused', async () => {
    const [free = 0, , guarded = 0] = tags;
    const rows = [
      { customer: 1, add: [free], remove: [] },
      { customer: 2, add: [free, guarded], remove: [] },
    ];
    const { added, refused } = await rolledBack((tx) => applyRows(tx, ctx, rows, { source: 'import' }));
    expect(added).toBe(2);
    expect(refused).toMatchObject([{ index: 1, tag: guarded, code: 'tagging.protected' }]);
  });

  it('leave a cause that names the actor and the evidence behind every change', async () => {
    const [free = 0] = tags;
    const causes = await rolledBack(async (tx) => {
      const rows = [1, 2, 3].map((customer) => ({ customer, add: [free], remove: [] }));
      await applyRows(
        tx,
        ctx,
        rows,
        { source: 'import', evidence: { file: 'a.csv' }, job: 7 },
        new Set([1, 2, 3]),
      );
      return tx.many(
        `select distinct c.source, c.actor_id, c.evidence, c.job_id, c.last_position - c.first_position + 1 as changes
           from tag_change t join cause c on c.workspace_id = t.workspace_id and c.id = t.cause_id
          where t.workspace_id = $1`,
        [workspace],
      );
    });
    expect(causes).toEqual([
      { source: 'import', actor_id: 'key_1', evidence: { file: 'a.csv' }, job_id: 7, changes: 3 },
    ]);
  });
});
