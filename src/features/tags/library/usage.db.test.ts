import { expect, it } from 'vitest';
import type { Source } from '#kernel';
import { newWorkspace, testDatabase } from '#tests/database';
import { usageByTag, usageOfTag } from './usage-rows.ts';

const db = await testDatabase();
const now = new Date('2026-11-23T12:00:00Z');

let position = 0;
async function write(
  workspace: number,
  at: string,
  rows: readonly { tag: number; added: boolean; source?: Source; was?: Source }[],
): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.run(
      `insert into tag_change (workspace_id, position, at, cause_id, customer, tag_id, source, added, was_source)
       select $1, $2::bigint + n, $3, 1, n, tag, source::source, added, was::source
         from unnest($4::int[], $5::bool[], $6::text[], $7::text[]) with ordinality as u (tag, added, source, was, n)`,
      [
        workspace,
        position,
        new Date(at),
        rows.map((row) => row.tag),
        rows.map((row) => row.added),
        rows.map((row) => row.source ?? 'manual'),
        rows.map((row) => row.was ?? null),
      ],
    );
  });
  position += rows.length;
}

it('every change of the log is counted on its day in the zone of the workspace', async () => {
  const workspace = await newWorkspace(db);
  await write(workspace, '2026-11-22T15:59:00Z', [{ tag: 1, added: true }]);
  await write(workspace, '2026-11-22T16:01:00Z', [
    { tag: 1, added: true },
    { tag: 1, added: false, was: 'manual' },
    { tag: 2, added: true, source: 'rule' },
  ]);
  const { byDay } = await usageOfTag(db, workspace, 1, now, 30);
  expect(byDay).toHaveLength(30);
  expect(byDay.slice(-2)).toEqual([
    { day: '2026-11-22', added: 1, removed: 0 },
    { day: '2026-11-23', added: 1, removed: 1 },
  ]);
});

it('thirty days are today and the twenty-nine before; what came earlier only tells when the tag was last lit', async () => {
  const workspace = await newWorkspace(db);
  await write(workspace, '2026-10-24T15:00:00Z', [{ tag: 3, added: true }]);
  expect(await usageByTag(db, workspace, now, 30)).toEqual([
    { tag_id: 3, last_lit: new Date('2026-10-24T15:00:00Z'), added: 0, removed: 0 },
  ]);
  await write(workspace, '2026-10-24T17:00:00Z', [{ tag: 3, added: true }]);
  const [row] = await usageByTag(db, workspace, now, 30);
  expect(row).toMatchObject({ added: 1, last_lit: new Date('2026-10-24T17:00:00Z') });
});

it('a confirmed assignment lights the tag again and is not counted twice', async () => {
  const workspace = await newWorkspace(db);
  await write(workspace, '2026-11-01T00:00:00Z', [{ tag: 4, added: true, source: 'import' }]);
  await write(workspace, '2026-11-20T00:00:00Z', [{ tag: 4, added: true, was: 'import' }]);
  const usage = await usageOfTag(db, workspace, 4, now, 30);
  expect(usage.lastLit).toEqual(new Date('2026-11-20T00:00:00Z'));
  expect(usage.sources).toEqual([{ source: 'import', added: 1 }]);
});

it('workspaces do not see each other', async () => {
  const [mine, other] = [await newWorkspace(db), await newWorkspace(db)];
  await write(other, '2026-11-20T00:00:00Z', [{ tag: 5, added: true }]);
  expect(await usageByTag(db, mine, now, 30)).toEqual([]);
});
