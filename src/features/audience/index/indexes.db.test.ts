/** What a process does with its indexes over time: counts them again, builds them again, drops and reads them again. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rebuildIndex } from '#features/audience';
import type { Db } from '#platform/db';
import { Positions } from '#platform/feed';
import { openLog } from '#platform/telemetry';
import { newWorkspace, testCtx, testDatabase } from '#tests/database';
import { checkOf } from './check-sql.ts';
import { contents } from './contents.ts';
import { beyond, type Held } from './held.ts';
import { Indexes } from './indexes.ts';
import { load } from './load.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

const CUSTOMERS = 1500;
const log = openLog('silent');
const db: Db = await testDatabase();
let workspace: number;
let tag: number;
let indexes: Indexes;

beforeEach(async () => {
  workspace = await newWorkspace(db);
  await db.run(`insert into tag_group (workspace_id, key, name, choice) values ($1, 'g', '组', 'multiple')`, [
    workspace,
  ]);
  tag = (
    await db.one<{ id: number }>(
      `insert into tag (workspace_id, group_id, key, name)
       select $1, id, 't', '标签' from tag_group where workspace_id = $1 returning id`,
      [workspace],
    )
  ).id;
  await db.run(
    `insert into attribute (workspace_id, key, label, type) values ($1, 'city', '城市', 'text'), ($1, 'age', '年龄', 'number')`,
    [workspace],
  );
  await db.run(
    `insert into customer (workspace_id, ordinal, position, attributes)
     select $1, i, i, jsonb_build_object('city', '城市' || i % 7, 'age', i % 90) from generate_series(1, $2::int) i`,
    [workspace, CUSTOMERS],
  );
  await db.run(
    `insert into assignment (workspace_id, tag_id, customer, source, since, cause_id)
     select $1, $2, i, 'bulk', now(), 1 from generate_series(1, $3::int, 3) i`,
    [workspace, tag, CUSTOMERS],
  );
  await db.run('update workspace set position = $2 where id = $1', [workspace, CUSTOMERS]);
  indexes = new Indexes(db, new Positions(), log);
});
afterEach(() => indexes.stop());

const fromRows = async () => contents((await load(db, workspace, log, 'all')).index);

/** What a fault of ours or of the memory would do. */
const faults: Readonly<Record<string, (index: WorkspaceIndex) => void>> = {
  'a customer too many with a tag': (index) => void index.tags.get(tag)?.add(2),
  'one too few': (index) => void index.tags.get(tag)?.remove(4),
  'a living one that is not': (index) => void index.alive.add(CUSTOMERS + 3),
  'a wrong number': (index) => index.columns.get('age')?.set(700, 1),
  'a wrong text': (index) => index.texts.get('city')?.set(701, '别处'),
  'a lost status': (index) => index.valueSets.get('customer.status')?.set(702, []),
  'an order that nobody made': (index) => index.columns.get('order.count')?.set(9, 4),
  'a follower that nobody is': (index) => index.valueSets.get('customer.follower')?.set(10, ['5']),
};

describe('the steady recount', () => {
  it('finds nothing in a sound index, goes through all customers and begins again', async () => {
    for (let round = 0; round < 4; round++) expect(await indexes.check(workspace)).toEqual([]);
    const check = await checkOf(db, workspace);
    expect(check).toMatchObject({ next: 2001, checked: 2 * CUSTOMERS, driftedAt: null, drifted: null });
    expect(check.checkedAt).not.toBeNull();
  });

  it.each(Object.keys(faults))('finds %s, tells of it and makes it again', async (name) => {
    const expected = await fromRows();
    faults[name]?.(await indexes.at(workspace));
    expect(contents(await indexes.at(workspace))).not.toEqual(expected);
    const found = [await indexes.check(workspace), await indexes.check(workspace)].flat();
    expect(found.length).toBeGreaterThan(0);
    expect(contents(await indexes.at(workspace))).toEqual(expected);
    expect((await checkOf(db, workspace)).drifted).toEqual(found);
  });

  it('also makes again what was stored wrong', async () => {
    const expected = await fromRows();
    faults['one too few']?.(await indexes.at(workspace));
    expect(await indexes.store(workspace)).toBe(true);
    expect(await indexes.check(workspace)).not.toEqual([]);
    const { index, snapshotAt } = await load(db, workspace, log);
    expect(snapshotAt).toBe(CUSTOMERS);
    expect(contents(index)).toEqual(expected);
  });

  it('compares nothing while the rows are ahead', async () => {
    const index = await indexes.at(workspace);
    await db.run('update workspace set position = position + 1 where id = $1', [workspace]);
    expect(index.position).toBe(CUSTOMERS);
    const { recount } = await import('./recount.ts');
    expect(await recount(db, workspace, index, { from: 1, to: 10 })).toBeNull();
  });
});

describe('building again', () => {
  it('happens in every process, while the old index answers', async () => {
    const expected = await fromRows();
    const other = new Indexes(db, new Positions(), log);
    for (const one of [indexes, other]) {
      one.start();
      faults['one too few']?.(await one.at(workspace));
      await one.store(workspace);
    }
    const ctx = testCtx(db, workspace);
    expect(await rebuildIndex(ctx)).toEqual({ asked: 1 });
    for (const one of [indexes, other])
      await expect.poll(async () => contents(await one.at(workspace)), { timeout: 20_000 }).toEqual(expected);
    const [line] = await db.many<{ did: string }>('select did from audit_log where workspace_id = $1', [
      workspace,
    ]);
    expect(line?.did).toBe('audienceIndex.rebuilt');
    await other.stop();
  }, 60_000);

  it('is refused without the right', async () => {
    const ctx = testCtx(db, workspace, {
      actor: { ...testCtx(db, workspace).actor, rights: new Set(['audiences:read']) },
    });
    await expect(rebuildIndex(ctx)).rejects.toThrow();
  });
});

describe('memory', () => {
  const held = (bytes: number, usedAt: number, over: Partial<Held> = {}) =>
    ({ bytes, usedAt, following: null, storing: null, ...over }) as Held;

  it('is kept within its budget by dropping the longest unused first, never what is in use', () => {
    const now = 1_000_000;
    const all = new Map([
      [1, held(100, now - 60_000)],
      [2, held(100, now - 90_000)],
      [3, held(100, now - 10)],
      [4, held(100, now - 70_000, { storing: Promise.resolve() })],
      [5, held(100, now - 80_000)],
    ]);
    expect(beyond(all, 500, now)).toEqual([]);
    expect(beyond(all, 499, now)).toEqual([2]);
    expect(beyond(all, 300, now)).toEqual([2, 5]);
    expect(beyond(all, 0, now)).toEqual([2, 5, 1]);
  });
});
