/**
 * Backup and restore on any PostgreSQL, while the product runs. The built-in server comes without pg_dump, so tables
 * are copied out within one snapshot, and copied in within one transaction.
 */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { type Db, type Migration, MigrationError, type Tx } from '#platform/db';
import { BackupError, ContainerReader, endOfFrames, frame, line } from './container.ts';

const FORMAT = 'baizigui backup 1';

/** Derived or short-lived: rebuilt, or better gone (sessions: after a restore everybody signs in again). */
const LEFT_OUT = [
  'index_snapshot',
  'index_snapshot_head',
  'index_check',
  'idempotency',
  'session',
  'verification',
  'setup_link',
];

interface Table {
  readonly name: string;
  readonly columns: readonly string[];
}

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Tables in an order in which every reference points backwards. */
async function tables(tx: Tx): Promise<Table[]> {
  const rows = await tx.many<{ name: string; columns: string[]; needs: string[] }>(
    `select c.relname as name,
            (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
              where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
            coalesce((select array_agg(distinct f.relname::text) from pg_constraint k join pg_class f on f.oid = k.confrelid
              where k.conrelid = c.oid and k.contype = 'f' and f.oid <> c.oid), '{}') as needs
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
      order by c.relname`,
  );
  const wanted = rows.filter((t) => !LEFT_OUT.includes(t.name) && t.name !== 'migration');
  const sorted: typeof rows = [];
  const left = new Set(wanted);
  while (left.size > 0) {
    const ready = [...left].filter((t) =>
      t.needs.every((n) => ![...left].some((o) => o.name === n && o !== t)),
    );
    if (ready.length === 0) throw new Error('tables refer to each other in a circle');
    for (const t of ready) {
      sorted.push(t);
      left.delete(t);
    }
  }
  return sorted;
}

async function* contents(tx: Tx, version: string, now: Date): AsyncGenerator<Buffer> {
  const migrations = await tx.many<{ name: string }>('select name from migration order by name');
  yield line({ format: FORMAT, version, at: now.toISOString(), migrations: migrations.map((m) => m.name) });
  let total = 0;
  for (const table of await tables(tx)) {
    const columns = table.columns.map(quote).join(', ');
    yield line({ table: table.name, columns: table.columns });
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of tx.client.query(
      copyTo(`copy (select ${columns} from ${quote(table.name)}) to stdout`),
    )) {
      const part = chunk as Buffer;
      hash.update(part);
      bytes += part.length;
      yield frame(part);
    }
    yield endOfFrames;
    yield line({ bytes, sha256: hash.digest('hex') });
    total++;
  }
  yield line({ end: true, tables: total });
}

/** Writes a backup of one moment. The file appears under its name only when it is whole and on the disk. */
export async function backup(db: Db, file: string, version: string, now: Date): Promise<{ bytes: number }> {
  const part = `${file}.part`;
  try {
    await db.snapshot((tx) =>
      pipeline(
        Readable.from(contents(tx, version, now)),
        createGzip({ level: 5 }),
        createWriteStream(part, { mode: 0o600 }),
      ),
    );
    const handle = await open(part, 'r+');
    await handle.sync();
    const { size } = await handle.stat();
    await handle.close();
    await rename(part, file);
    return { bytes: size };
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

async function loadTable(tx: Tx, reader: ContainerReader, table: Table): Promise<void> {
  const hash = createHash('sha256');
  let bytes = 0;
  async function* data() {
    for await (const part of reader.frames()) {
      hash.update(part);
      bytes += part.length;
      yield part;
    }
  }
  const columns = table.columns.map(quote).join(', ');
  const copy = tx.client.query(copyFrom(`copy ${quote(table.name)} (${columns}) from stdin`));
  try {
    await pipeline(Readable.from(data()), copy);
  } catch (error) {
    // Class 22, 23 and 42: rows or columns that make no sense, so the bytes are not what was written.
    if (/^(22|23|42)/.test((error as { code?: string }).code ?? ''))
      throw new BackupError(`The file is damaged: table ${table.name}: ${(error as Error).message}`);
    throw error;
  }
  const check = await reader.line();
  if (check.bytes !== bytes || check.sha256 !== hash.digest('hex'))
    throw new BackupError(`The file is damaged: table ${table.name} does not match its checksum.`);
}

/** Identity columns go on after the largest number that was restored. */
async function continueNumbers(tx: Tx): Promise<void> {
  const columns = await tx.many<{ relation: string; name: string }>(
    `select format('%I', c.relname) as relation, a.attname::text as name
       from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition and a.attidentity <> ''`,
  );
  for (const { relation, name } of columns)
    await tx.run(
      `select setval(pg_get_serial_sequence($1, $2), coalesce((select max(${quote(name)}) from ${relation}), 0) + 1, false)`,
      [relation, name],
    );
}

/**
 * Replaces everything by what the file holds, in one transaction: until it commits the product shows the old state,
 * and a damaged file changes nothing. A backup of an older version is brought up to date afterwards by `migrate`.
 * Errors: `BackupError`; `MigrationError` when the backup comes from a newer version.
 */
export async function restore(
  db: Db,
  file: string,
  migrations: readonly Migration[],
): Promise<{ tables: number; at: string }> {
  const reader = new ContainerReader(file);
  const head = await reader.line();
  if (head.format !== FORMAT) throw new BackupError('This file is not a backup of Baizigui.');
  const names = head.migrations as string[];
  const known = new Map(migrations.map((m) => [m.name, m]));
  const newer = names.find((name) => !known.has(name));
  if (newer)
    throw new MigrationError(
      `This backup was made by a newer version of Baizigui (${String(head.version)}, ${newer}). Restore it with that version.`,
    );
  return db.transaction(async (tx) => {
    await tx.run('drop schema public cascade');
    await tx.run('create schema public');
    await tx.run(
      'create table migration (name text primary key, checksum text not null, applied_at timestamptz not null default now())',
    );
    for (const name of names) {
      const migration = known.get(name);
      if (!migration) continue;
      await tx.client.query(migration.sql);
      await tx.run('insert into migration (name, checksum) values ($1, $2)', [name, migration.checksum]);
    }
    let tableCount = 0;
    for (;;) {
      const next = await reader.line();
      if (next.end === true) break;
      await loadTable(tx, reader, { name: String(next.table), columns: next.columns as string[] });
      tableCount++;
    }
    await continueNumbers(tx);
    // Whoever keeps something derived in memory sees a new epoch and builds it again.
    await tx.run('update workspace set epoch = epoch + 1 + (random() * 1000000)::int');
    await tx.run(`update job set status = 'failed', error = '{"code":"job.restored"}', finished_at = now()
                   where status in ('queued', 'running')`);
    if (await tx.maybe(`select 1 from pg_namespace where nspname = 'graphile_worker'`))
      await tx.run('delete from graphile_worker._private_jobs');
    return { tables: tableCount, at: String(head.at) };
  });
}
