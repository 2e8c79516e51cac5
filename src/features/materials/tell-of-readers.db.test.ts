/** Whom staff are told of when records become one. */
import { beforeEach, expect, it } from 'vitest';
import { mergeCustomers, unmergeCustomer } from '#features/customers';
import { MINUTE } from '#kernel';
import { openLog } from '#platform/telemetry';
import { newWorkspace, testCtx, testDatabase } from '#tests/database';
import { readingShares } from './participants.ts';
import type { MaterialParts } from './parts.ts';
import { readersLine } from './tell-of-readers.ts';

const db = await testDatabase();
const [ANNA, BEN, STRANGER] = [1, 2, 3] as const;

let workspace: number;
let now: Date;
let sent: string[];
beforeEach(async () => {
  workspace = await newWorkspace(db);
  now = new Date('2026-11-20T08:00:00Z');
  sent = [];
  await db.run(
    `insert into customer (workspace_id, ordinal, name, position)
     select $1, i, (array['Anna', 'Ben', 'Stranger'])[i], i from generate_series(1, 3) i`,
    [workspace],
  );
  await db.run('update workspace set position = 3, next_ordinal = 4 where id = $1', [workspace]);
  await db.run(
    `with m as (insert into material (workspace_id, kind, name, body, threshold_s, created_at, updated_at)
                values ($1, 'article', '怎么选衣柜', '先量尺寸', 30, now(), now()) returning id),
          s as (insert into staff (workspace_id, name, roles, reader_notice_min)
                values ($1, '林小满', '{superAdmin}', 60) returning id)
     insert into material_link (workspace_id, code, material_id, staff_id, created_at)
     select $1, 'a-link-' || $1::text, m.id, s.id, now() from m, s`,
    [workspace],
  );
});

/** Somebody's page tells that it is read, now and for some seconds already. */
const reads = (customer: number) =>
  db.run(
    `with r as (insert into material_reader (workspace_id, token_hash, created_at)
                values ($1, sha256(gen_random_uuid()::text::bytea), now()) returning id)
     insert into material_visit (workspace_id, material_id, link_id, reader_id, customer, secret_hash, share_code,
                                 began_at, last_at, counts_from, seconds)
     select $1, l.material_id, l.id, r.id, $2, sha256(gen_random_uuid()::text::bytea), gen_random_uuid()::text,
            $3, $3, $3, 10 from r, material_link l where l.workspace_id = $1`,
    [workspace, customer, now],
  );

async function step(): Promise<string[]> {
  sent = [];
  const parts = {
    db,
    log: openLog('silent'),
    clock: () => now,
    ports: {
      address: () => '',
      delivery: {
        isConnected: async () => true,
        toStaff: async (_: number, __: readonly number[], text: string) => {
          sent.push(...text.split('\n').filter((line) => line.includes('正在看')));
          return { kind: 'sent' };
        },
      },
    },
  } as unknown as MaterialParts;
  await readersLine(parts).step(db, parts.log, new AbortController().signal);
  return sent;
}

const merge = (from: number, into: number, dryRun = false) =>
  mergeCustomers(
    testCtx(db, workspace, { now }),
    `cus_${into}`,
    { from: `cus_${from}`, take: [], dryRun },
    readingShares,
  );

it('whoever was told of is not told of again as the survivor', async () => {
  await reads(ANNA);
  expect(await step()).toEqual(['Anna 正在看《怎么选衣柜》']);
  await merge(ANNA, BEN);
  await reads(BEN);
  await reads(STRANGER);
  expect(await step()).toEqual(['Stranger 正在看《怎么选衣柜》']);
});

it('whoever merges is told what moves, and that somebody was told of a reader does not', async () => {
  await reads(ANNA);
  await step();
  const { moves } = await merge(ANNA, BEN, true);
  expect(moves).toMatchObject({ readingVisits: 1, readingTold: 0 });
});

it('whoever was told of as the survivor is not told of again when the merge is undone', async () => {
  await merge(ANNA, BEN);
  await reads(BEN);
  expect(await step()).toEqual(['Ben 正在看《怎么选衣柜》']);
  await unmergeCustomer(testCtx(db, workspace, { now }), `cus_${BEN}`, `cus_${ANNA}`, readingShares);
  await reads(ANNA);
  expect(await step()).toEqual([]);
});

it('of two who were both told of the later time counts', async () => {
  await reads(BEN);
  await step();
  now = new Date(now.getTime() + 50 * MINUTE);
  await reads(ANNA);
  await step();
  await merge(ANNA, BEN);
  now = new Date(now.getTime() + 50 * MINUTE);
  await reads(BEN);
  expect(await step()).toEqual([]);
  now = new Date(now.getTime() + 20 * MINUTE);
  await reads(BEN);
  expect(await step()).toEqual(['Ben 正在看《怎么选衣柜》']);
});
