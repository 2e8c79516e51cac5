/** Right after a first import the database knows nothing yet of what its tables hold. */
import { beforeAll, expect, it } from 'vitest';
import type { Db } from '#platform/db';
import { newWorkspace, testCtx, testDatabase } from '#tests/database';
import { planOf } from '#tests/plans';
import { saveCustomers } from './save-customers.ts';
import { namedBy } from './search-sql.ts';
import { CUSTOMER_SUMMARIES } from './summary-sql.ts';

const db: Db = await testDatabase();
let workspace: number;

beforeAll(async () => {
  workspace = await newWorkspace(db);
  const items = Array.from({ length: 2000 }, (_, i) => ({
    ref: `r-${i}`,
    name: `客户${i}`,
    phone: `138${String(10_000_000 + i)}`,
  }));
  for (let at = 0; at < items.length; at += 500)
    await saveCustomers(testCtx(db, workspace), { customers: items.slice(at, at + 500) });
});

it('a page of people reads as little as later: each phone is looked up by its customer', async () => {
  await db.run(
    `delete from pg_statistic where starelid in ('customer'::regclass, 'customer_identity'::regclass)`,
  );
  await db.run(
    `update pg_class set reltuples = -1, relpages = 0 where relname like 'customer%' and relkind in ('r', 'i')`,
  );
  const [plan] = await db.many<{ 'QUERY PLAN': [{ Plan: Record<string, number> }] }>(
    `explain (analyze, buffers, format json) select ${CUSTOMER_SUMMARIES}`,
    [workspace, Array.from({ length: 50 }, (_, i) => 1 + 7 * i)],
  );
  const read = plan?.['QUERY PLAN'][0].Plan ?? {};
  expect((read['Shared Hit Blocks'] ?? 0) + (read['Shared Read Blocks'] ?? 0)).toBeLessThan(1000);
});

it('the last digits of a phone find its customer by an index', async () => {
  let found: readonly number[] = [];
  const plan = await planOf(db, async (listening) => {
    found = await namedBy(listening, workspace, { value: '0007', tail: '0007', key: null });
  });
  expect(found).toEqual([8]);
  expect(plan).toContain('customer_phone_tail');
});
