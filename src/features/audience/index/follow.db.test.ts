import { beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '#platform/db';
import { Positions } from '#platform/feed';
import { openLog } from '#platform/telemetry';
import { newWorkspace, testDatabase } from '#tests/database';
import { AT_ONCE } from './changes.ts';
import { contents } from './contents.ts';
import { catchUp } from './follow.ts';
import { Indexes } from './indexes.ts';
import { load } from './load.ts';

const CUSTOMERS = 30_000;
const log = openLog('silent');
const db: Db = await testDatabase();
let workspace: number;
let tags: number[];

/** Takes positions and writes in one transaction, as every writer does; `write` gets the position before the first. */
const commit = (count: number, write: (before: number) => readonly [sql: string, params: unknown[]][]) =>
  db.transaction(async (tx) => {
    const { position } = await tx.one<{ position: number }>(
      'update workspace set position = position + $2 where id = $1 returning position',
      [workspace, count],
    );
    for (const [sql, params] of write(position - count)) await tx.run(sql, [workspace, ...params]);
    return position;
  });

/** Everybody from one customer to another gets a tag or loses it. */
const tagging = (tag: number, from: number, to: number, added: boolean, staff = 0) =>
  commit(to - from + 1, (before) => [
    added
      ? [
          `insert into assignment (workspace_id, tag_id, customer, staff_id, source, since, cause_id)
           select $1, $2, i, $3, 'bulk', now(), 1 from generate_series($4::int, $5::int) i`,
          [tag, staff, from, to],
        ]
      : [
          'delete from assignment where workspace_id = $1 and tag_id = $2 and staff_id = $3 and customer between $4 and $5',
          [tag, staff, from, to],
        ],
    [
      `insert into tag_change (workspace_id, position, at, cause_id, customer, tag_id, staff_id, source, added)
       select $1, $2 + i - $4 + 1, now(), 1, i, $3, $6, 'bulk', $7 from generate_series($4::int, $5::int) i`,
      [before, tag, from, to, staff, added],
    ],
  ]);

const fresh = async () => contents((await load(db, workspace, log)).index);

beforeEach(async () => {
  workspace = await newWorkspace(db);
  await db.run(`insert into tag_group (workspace_id, key, name, choice) values ($1, 'g', '组', 'multiple')`, [
    workspace,
  ]);
  const rows = await db.many<{ id: number }>(
    `insert into tag (workspace_id, group_id, key, name)
     select $1, g.id, 't' || i, '标签' || i from tag_group g, generate_series(1, 4) i where g.workspace_id = $1 returning id`,
    [workspace],
  );
  tags = rows.map((row) => row.id);
  await commit(CUSTOMERS, (before) => [
    [
      `insert into customer (workspace_id, ordinal, position) select $1, i, $2 + i from generate_series(1, $3::int) i`,
      [before, CUSTOMERS],
    ],
  ]);
});

describe('a change of many', () => {
  it('is seen all at once, while others have their turns', async () => {
    const [a = 0, b = 0] = tags;
    await tagging(a, 1, 500, true);
    const { index, epoch } = await load(db, workspace, log);
    const state = () => [index.position, index.tag(a).size, index.tag(b).size, index.alive.size];
    const before = state();
    await tagging(a, 501, CUSTOMERS, true);
    await tagging(a, 1, 400, false);
    await tagging(b, 1, CUSTOMERS, true);
    const position = await commit(1, (p) => [
      [
        'update customer set deleted_at = now(), position = $2 where workspace_id = $1 and ordinal = 9',
        [p + 1],
      ],
    ]);
    expect(position - index.position).toBeGreaterThan(AT_ONCE);
    let done = false;
    const following = catchUp(db, workspace, index, epoch).finally(() => {
      done = true;
    });
    const seen = new Set<string>();
    let turns = 0;
    while (!done) {
      seen.add(JSON.stringify(state()));
      turns++;
      await new Promise((next) => setImmediate(next));
    }
    await following;
    const after = [position, CUSTOMERS - 400, CUSTOMERS, CUSTOMERS - 1];
    expect(state()).toEqual(after);
    expect([...seen].filter((one) => one !== JSON.stringify(after))).toEqual([JSON.stringify(before)]);
    expect(turns).toBeGreaterThan(5);
    expect(contents(index)).toEqual(await fresh());
  }, 60_000);

  it('of customers is seen all at once, too', async () => {
    const { index, epoch } = await load(db, workspace, log);
    const size = () => index.values('customer.status')?.with('lost').size;
    await commit(15_000, (before) => [
      [
        `update customer set status = 'lost', position = $2 + ordinal where workspace_id = $1 and ordinal <= 15000`,
        [before],
      ],
    ]);
    let done = false;
    const following = catchUp(db, workspace, index, epoch).finally(() => {
      done = true;
    });
    const seen = new Set<number | undefined>();
    while (!done) {
      seen.add(size());
      await new Promise((next) => setImmediate(next));
    }
    await following;
    expect([...seen].filter((n) => n !== 15_000)).toEqual([0]);
    expect(contents(index)).toEqual(await fresh());
  }, 60_000);

  it('and many small ones lead to the same, also where several people put on the same tag', async () => {
    const [a = 0, b = 0, c = 0] = tags;
    const { index, epoch } = await load(db, workspace, log);
    const steps = [
      () => tagging(a, 1, 25_000, true, 1),
      () => tagging(a, 20_000, 20_010, true, 2),
      () => tagging(a, 5, 30_000, true, 3),
      () => tagging(a, 1, 20_005, false, 1),
      () => tagging(b, 7, 7, true),
      () => tagging(a, 10, 29_000, false, 3),
      () => tagging(c, 1, 30_000, true),
      () => tagging(a, 20_004, 20_010, false, 2),
    ];
    for (const [i, step] of steps.entries()) {
      await step();
      // Some are followed one by one, some together.
      if (i % 3 !== 1) expect(await catchUp(db, workspace, index, epoch)).toBe('followed');
    }
    await catchUp(db, workspace, index, epoch);
    expect(contents(index)).toEqual(await fresh());
  }, 60_000);
});

describe('rows that were replaced', () => {
  it('are not mixed with what was followed: the next reader gets an index of the new rows', async () => {
    const [a = 0] = tags;
    await tagging(a, 1, 100, true);
    const positions = new Positions();
    const indexes = new Indexes(db, positions, log);
    const before = await indexes.at(workspace);
    expect(before.tag(a).size).toBe(100);
    // What a restore leaves: other rows, a smaller position, another epoch; then somebody writes.
    await db.run('delete from assignment where workspace_id = $1', [workspace]);
    await db.run('delete from tag_change where workspace_id = $1', [workspace]);
    await db.run('update workspace set epoch = epoch + 1 where id = $1', [workspace]);
    positions.announce(workspace, await tagging(a, 5, 9, true));
    const after = await indexes.at(workspace);
    expect([...after.tag(a)]).toEqual([5, 6, 7, 8, 9]);
    expect(contents(after)).toEqual(await fresh());
    await indexes.stop();
  });
});
