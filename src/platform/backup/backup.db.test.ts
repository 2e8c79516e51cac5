import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Db, readMigrations } from '#platform/db';
import { newWorkspace, testDatabase } from '#tests/database';
import { backup, restore } from './backup.ts';

const folder = mkdtempSync(join(tmpdir(), 'baizigui-backup-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const migrations = readMigrations(join(import.meta.dirname, '..', '..', '..', 'migrations'));
const NOW = new Date('2026-11-23T00:00:00Z');

const everything = async (db: Db) => ({
  workspaces: await db.many('select id, name, position, next_ordinal from workspace order by id'),
  customers: await db.many('select * from customer order by ordinal'),
  changes: await db.many('select * from tag_change order by position'),
  audit: await db.many('select * from audit_log order by id'),
});

async function company(db: Db): Promise<number> {
  const workspace = await newWorkspace(db, '云杉家居 🏠');
  await db.run(
    `insert into customer (workspace_id, ordinal, name, remark, attributes, position)
     select $1, n, '客户 ' || n || E'\\t\\\\"', repeat('备注', 20), jsonb_build_object('city', '上海'), n from generate_series(1, 5000) n`,
    [workspace],
  );
  await db.run(
    `insert into tag_change (workspace_id, position, customer, tag_id, added, source, cause_id, at)
     select $1, n, n, 1, true, 'import', 1, now() from generate_series(1, 5000) n`,
    [workspace],
  );
  await db.run(
    `insert into audit_log (workspace_id, actor_kind, actor_id, actor_name, did) values ($1, 'key', 'key_1', '测试', 'tag.created')`,
    [workspace],
  );
  return workspace;
}

describe('a backup', () => {
  it('brings everything back, exactly, also onto a database that was used since', async () => {
    const db = await testDatabase();
    const workspace = await company(db);
    const before = await everything(db);
    const file = join(folder, 'a.backup');
    await backup(db, file, '0.1.0', NOW);

    await db.run(`update customer set name = 'changed'`);
    await db.run('delete from tag_change');
    const another = await newWorkspace(db, 'made after the backup');
    expect(await restore(db, file, migrations)).toMatchObject({ at: NOW.toISOString() });

    expect(await everything(db)).toEqual(before);
    expect(await newWorkspace(db, 'next')).toBe(workspace + 1);
    expect(another).toBe(workspace + 1);
  });

  it('shows one moment although others go on writing', async () => {
    const db = await testDatabase();
    const workspace = await company(db);
    const file = join(folder, 'b.backup');
    const writing = (async () => {
      for (let i = 0; i < 40; i++)
        await db.transaction(async (tx) => {
          await tx.run(`update workspace set name = $2 where id = $1`, [workspace, `step ${i}`]);
          await tx.run(`update customer set name = $1 where ordinal = 1`, [`step ${i}`]);
        });
    })();
    await backup(db, file, '0.1.0', NOW);
    await writing;
    await restore(db, file, migrations);
    const { w, c } = await db.one<{ w: string; c: string }>(
      `select w.name as w, c.name as c from workspace w join customer c on c.workspace_id = w.id and c.ordinal = 1`,
    );
    expect(w.startsWith('step') ? c : w.slice(0, 4)).toBe(w.startsWith('step') ? w : '云杉家居');
  });

  it.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    [
      'with a flipped bit',
      (bytes: Buffer) => Buffer.from(bytes.map((b, i) => (i === bytes.length >> 1 ? b ^ 8 : b))),
    ],
    ['that is something else', () => Buffer.from('hello')],
  ])('%s is refused and changes nothing', async (_, damage) => {
    const db = await testDatabase();
    await company(db);
    const file = join(folder, 'c.backup');
    await backup(db, file, '0.1.0', NOW);
    writeFileSync(file, damage(readFileSync(file)));
    const before = await everything(db);
    await expect(restore(db, file, migrations)).rejects.toThrow(/damaged|not a|too early|whole/);
    expect(await everything(db)).toEqual(before);
  });

  it('of a newer version is refused', async () => {
    const db = await testDatabase();
    const file = join(folder, 'd.backup');
    await backup(db, file, '9.9.9', NOW);
    await expect(restore(db, file, migrations.slice(0, -1))).rejects.toThrow(/newer version/);
  });
});
