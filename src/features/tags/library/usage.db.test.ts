import { expect, it } from 'vitest';
import type { Source } from '#kernel';
import { advance } from '#platform/feed';
import { newWorkspace, testDatabase } from '#tests/database';
import { followAllUsage, followUsage } from './follow-usage.ts';
import { usageByTag, usageOfTag } from './usage-rows.ts';

const db = await testDatabase();
const now = new Date('2026-11-23T12:00:00Z');

/** Writes changes as the door does, and has them counted. */
async function write(
  workspace: number,
  at: string,
  rows: readonly { tag: number; added: boolean; source?: Source; was?: Source }[],
  undoes: number | null = null,
): Promise<void> {
  await db.transaction(async (tx) => {
    const { first } = await advance(tx, workspace, rows.length);
    const cause = await tx.one<{ id: number }>(
      `insert into cause (workspace_id, source, actor_kind, actor_id, actor_name, undoes, first_position, last_position, at)
       values ($1, 'manual', 'key', 'key_1', 'test', $2, 0, 0, $3) returning id::int`,
      [workspace, undoes, new Date(at)],
    );
    await tx.run(
      `insert into tag_change (workspace_id, position, at, cause_id, customer, tag_id, source, added, was_source)
       select $1, $2::bigint + n - 1, $3, $8::bigint, n, tag, source::source, added, was::source
         from unnest($4::int[], $5::bool[], $6::text[], $7::text[]) with ordinality as u (tag, added, source, was, n)`,
      [
        workspace,
        first,
        new Date(at),
        rows.map((row) => row.tag),
        rows.map((row) => row.added),
        rows.map((row) => row.source ?? 'manual'),
        rows.map((row) => row.was ?? null),
        cause.id,
      ],
    );
  });
  await followUsage(db, workspace, 1);
}

it('every change of the log is counted on its day in the zone of the workspace', async () => {
  const workspace = await newWorkspace(db);
  await write(workspace, '2026-11-22T15:59:00Z', [{ tag: 1, added: true }]);
  await write(workspace, '2026-11-22T16:01:00Z', [
    { tag: 1, added: true },
    { tag: 1, added: false, was: 'manual' },
    { tag: 2, added: true, source: 'rule' },
  ]);
  const { byDay } = await usageOfTag(db, 1, { workspace, now, days: 30, customers: null });
  expect(byDay).toHaveLength(30);
  expect(byDay.slice(-2)).toEqual([
    { day: '2026-11-22', added: 1, removed: 0 },
    { day: '2026-11-23', added: 1, removed: 1 },
  ]);
});

it('thirty days are today and the twenty-nine before; what came earlier only tells when the tag was last lit', async () => {
  const workspace = await newWorkspace(db);
  await write(workspace, '2026-10-24T15:00:00Z', [{ tag: 3, added: true }]);
  expect(await usageByTag(db, { workspace, now, days: 30, customers: null })).toMatchObject([
    { tag_id: 3, last_lit: new Date('2026-10-24T15:00:00Z'), added: 0, removed: 0 },
  ]);
  await write(workspace, '2026-10-24T17:00:00Z', [{ tag: 3, added: true }]);
  const [row] = await usageByTag(db, { workspace, now, days: 30, customers: null });
  expect(row).toMatchObject({ added: 1, last_lit: new Date('2026-10-24T17:00:00Z') });
});

it('a confirmed assignment lights the tag again and is not counted twice', async () => {
  const workspace = await newWorkspace(db);
  await write(workspace, '2026-11-01T00:00:00Z', [{ tag: 4, added: true, source: 'import' }]);
  await write(workspace, '2026-11-20T00:00:00Z', [{ tag: 4, added: true, was: 'import' }]);
  const usage = await usageOfTag(db, 4, { workspace, now, days: 30, customers: null });
  expect(usage.lastLit).toEqual(new Date('2026-11-20T00:00:00Z'));
  expect(usage.sources).toEqual([{ source: 'import', added: 1 }]);
});

it('of some customers only their changes count, but a tag that others use was lit all the same', async () => {
  const workspace = await newWorkspace(db);
  await write(workspace, '2026-11-20T00:00:00Z', [
    { tag: 9, added: true },
    { tag: 10, added: true },
  ]);
  const lit = new Date('2026-11-20T00:00:00Z');
  const asked = { workspace, now, days: 30, customers: [1] };
  expect((await usageByTag(db, asked)).toSorted((a, b) => a.tag_id - b.tag_id)).toMatchObject([
    { tag_id: 9, last_lit: lit, added: 1, removed: 0 },
    { tag_id: 10, last_lit: lit, added: 0, removed: 0 },
  ]);
  expect(await usageOfTag(db, 10, asked)).toMatchObject({ lastLit: lit, sources: [] });
});

it('what took the staff stands beside what came by itself, lately and in as many days before', async () => {
  const workspace = await newWorkspace(db);
  const put = (...by: readonly Source[]) => by.map((source) => ({ tag: 11, added: true, source }));
  await write(workspace, '2026-11-20T00:00:00Z', put('rule', 'form', 'channel', 'manual'));
  await write(workspace, '2026-10-24T15:00:00Z', put('wecom', 'import', 'bulk', 'model'));
  await write(workspace, '2026-09-24T15:00:00Z', put('rule'));
  expect(await usageByTag(db, { workspace, now, days: 30, customers: null })).toMatchObject([
    { tag_id: 11, added: 4, by_staff: 1, added_before: 4, by_staff_before: 3 },
  ]);
  expect(await usageByTag(db, { workspace, now, days: 30, customers: [1, 4] })).toMatchObject([
    { tag_id: 11, added: 2, by_staff: 1, added_before: 2, by_staff_before: 1 },
  ]);
});

it('workspaces do not see each other', async () => {
  const [mine, other] = [await newWorkspace(db), await newWorkspace(db)];
  await write(other, '2026-11-20T00:00:00Z', [{ tag: 5, added: true }]);
  expect(await usageByTag(db, { workspace: mine, now, days: 30, customers: null })).toEqual([]);
});

it('a change and its undo leave nothing, and an undo lights no tag', async () => {
  const workspace = await newWorkspace(db);
  await write(workspace, '2026-11-20T00:00:00Z', [
    { tag: 6, added: true, source: 'import' },
    { tag: 7, added: false, was: 'rule' },
  ]);
  await write(
    workspace,
    '2026-11-21T00:00:00Z',
    [
      { tag: 6, added: false, was: 'import' },
      { tag: 7, added: true, source: 'rule' },
    ],
    1,
  );
  expect(
    (await usageByTag(db, { workspace, now, days: 30, customers: null })).toSorted(
      (a, b) => a.tag_id - b.tag_id,
    ),
  ).toMatchObject([
    { tag_id: 6, last_lit: new Date('2026-11-20T00:00:00Z'), added: 0, removed: 0 },
    { tag_id: 7, last_lit: null, added: 0, removed: 0 },
  ]);
  expect((await usageOfTag(db, 6, { workspace, now, days: 30, customers: null })).sources).toEqual([]);
});

it('nothing is counted twice, by whomever and however often it is counted', async () => {
  const workspace = await newWorkspace(db);
  await write(workspace, '2026-11-20T00:00:00Z', [{ tag: 8, added: true }]);
  await Promise.all([followAllUsage(db), followUsage(db, workspace, 9), followUsage(db, workspace, 9)]);
  expect(await usageByTag(db, { workspace, now, days: 30, customers: null })).toMatchObject([
    { tag_id: 8, added: 1 },
  ]);
});
