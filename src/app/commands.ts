/** What follows `npm start --`: doctor, backup FILE, restore FILE, rebuild. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { rebuildIndex } from '#features/audience';
import { backup, restore } from '#platform/backup';
import { systemActor } from '#platform/context';
import { type Db, migrate, openDatabase, readMigrations, startEmbedded } from '#platform/db';
import { readSettings } from '#platform/settings';
import { openLog } from '#platform/telemetry';
import { examine } from './doctor.ts';
import { projectRoot, readVersion } from './root.ts';

const HELP = `
  npm start                     start Baizigui
  npm start -- doctor           explain what is wrong with this installation
  npm start -- backup FILE      write everything into one file, while the product runs
  npm start -- rebuild          build the audience indexes again from the rows, also while the product runs
  npm start -- restore FILE     replace everything by what a backup holds
`;

/** Joins the running database, or starts the built-in one for as long as the work takes. */
async function withDatabase<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const settings = readSettings();
  const server =
    settings.databaseUrl === null ? await startEmbedded({ dataDir: settings.dataDir, own: false }) : null;
  const db = openDatabase({ url: settings.databaseUrl ?? server?.url ?? '', max: 3 });
  try {
    return await work(db);
  } finally {
    await db.close();
    await server?.stop();
  }
}

async function doctor(): Promise<number> {
  const findings = await examine(projectRoot());
  for (const f of findings)
    console.log(`${f.ok ? '✓' : '✗'} ${f.what}${f.remedy ? `\n    → ${f.remedy}` : ''}`);
  return findings.every((f) => f.ok) ? 0 : 1;
}

async function writeBackup(file: string): Promise<number> {
  const path = resolve(file);
  if (existsSync(path)) {
    console.error(`${path} exists already; give another name.`);
    return 1;
  }
  const { bytes } = await withDatabase((db) => backup(db, path, readVersion(projectRoot()), new Date()));
  console.log(`${path}  ${(bytes / 2 ** 20).toFixed(1)} MB`);
  return 0;
}

async function readBackup(file: string): Promise<number> {
  const path = resolve(file);
  if (!existsSync(path)) {
    console.error(`There is no file ${path}.`);
    return 1;
  }
  const migrations = readMigrations(join(projectRoot(), 'migrations'));
  const done = await withDatabase(async (db) => {
    const result = await restore(db, path, migrations);
    await migrate(db, migrations);
    return result;
  });
  console.log(`Restored ${done.tables} tables as of ${done.at}. Everybody has to sign in again.`);
  return 0;
}

async function rebuild(): Promise<number> {
  const count = await withDatabase(async (db) => {
    const workspaces = await db.many<{ id: number; time_zone: string }>(
      'select id, time_zone from workspace order by id',
    );
    for (const { id, time_zone: timeZone } of workspaces)
      await rebuildIndex({
        db,
        workspace: id,
        timeZone,
        actor: systemActor(id, 'npm start -- rebuild', new Set(['settings:manage'])),
        now: new Date(),
        language: 'zh-CN',
        log: openLog('warn'),
        requestId: 'rebuild',
        ip: null,
      });
    return workspaces.length;
  });
  console.log(
    `The audience indexes of ${count} workspaces are built again: now where the product runs, else when it starts.`,
  );
  return 0;
}

/** Runs a command and answers with the exit status. */
export async function command(args: readonly string[]): Promise<number> {
  const [name, file] = args;
  if (name === 'doctor' && args.length === 1) return doctor();
  if (name === 'backup' && file && args.length === 2) return writeBackup(file);
  if (name === 'restore' && file && args.length === 2) return readBackup(file);
  if (name === 'rebuild' && args.length === 1) return rebuild();
  console.error(HELP);
  return name === 'help' ? 0 : 2;
}
