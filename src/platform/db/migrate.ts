/** Brings a database to this version: plain SQL files in order, forward only, each in one transaction. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Db } from './database.ts';

export interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/** The operator has to act: the database is newer than this program, or a migration was edited after it ran. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

export function readMigrations(directory: string): Migration[] {
  return readdirSync(directory)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(directory, name), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

// One number for "somebody migrates this database"; the text says what it is.
const LOCK = `hashtext('baizigui migrate')`;

/** Runs what has not run yet and returns the names. Safe to call from several processes at once. */
export async function migrate(db: Db, migrations: readonly Migration[]): Promise<string[]> {
  const client = await db.pool.connect();
  try {
    await client.query(`select pg_advisory_lock(${LOCK})`);
    await client.query(
      `create table if not exists migration (name text primary key, checksum text not null, applied_at timestamptz not null default now())`,
    );
    const applied = await client.query<{ name: string; checksum: string }>(
      'select name, checksum from migration order by name',
    );
    const known = new Map(migrations.map((m) => [m.name, m]));
    const done = new Map(applied.rows.map((r) => [r.name, r.checksum]));
    for (const row of applied.rows) {
      const migration = known.get(row.name);
      if (!migration)
        throw new MigrationError(
          `This database was written by a newer version of Baizigui (it has ${row.name}). Start that version, or restore a backup made by this one.`,
        );
      if (migration.checksum !== row.checksum)
        throw new MigrationError(
          `Migration ${row.name} was changed after it ran here. Restore the file as it was released.`,
        );
    }
    const ran: string[] = [];
    for (const migration of migrations) {
      if (done.has(migration.name)) continue;
      try {
        await client.query('begin');
        await client.query(migration.sql);
        await client.query('insert into migration (name, checksum) values ($1, $2)', [
          migration.name,
          migration.checksum,
        ]);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback');
        throw new MigrationError(`Migration ${migration.name} failed: ${(error as Error).message}`, {
          cause: error,
        });
      }
      ran.push(migration.name);
    }
    return ran;
  } finally {
    await client.query(`select pg_advisory_unlock(${LOCK})`).catch(() => {});
    client.release();
  }
}
