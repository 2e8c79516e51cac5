/** A database of its own for a test file: a clone of the migrated template, dropped at the end. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { type Actor, rights } from '#kernel';
import type { Ctx } from '#platform/context';
import { type Db, openDatabase } from '#platform/db';
import { positions } from '#platform/feed';
import { openLog } from '#platform/telemetry';

async function admin(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('serverUrl') });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** Connection string of a fresh clone; for tests that start the whole product. */
export async function cloneDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `t_${randomBytes(6).toString('hex')}`;
  // Files share the process, and each begins with a workspace 1 of its own.
  positions.clear();
  // Cloning needs the template to itself for a moment.
  for (let attempt = 0; ; attempt++) {
    try {
      await admin(`create database ${name} template baizigui_test_template`);
      break;
    } catch (error) {
      if (attempt > 50) throw error;
      await new Promise((done) => setTimeout(done, 50));
    }
  }
  return {
    url: inject('serverUrl').replace(/\/[^/]+$/, `/${name}`),
    drop: () => admin(`drop database if exists ${name} with (force)`),
  };
}

export async function testDatabase(): Promise<Db> {
  const { url, drop } = await cloneDatabase();
  const db = openDatabase({ url });
  afterAll(async () => {
    await db.close();
    await drop();
  });
  return db;
}

export async function newWorkspace(db: Db, name = 'test'): Promise<number> {
  return (await db.one<{ id: number }>('insert into workspace (name) values ($1) returning id', [name])).id;
}

/** A context as a program with every right; override what the test is about. */
export function testCtx(
  db: Db,
  workspace: number,
  over: Partial<Ctx> & { actor?: Partial<Actor> } = {},
): Ctx {
  const { actor, ...rest } = over;
  return {
    db,
    workspace,
    timeZone: 'Asia/Shanghai',
    now: new Date(),
    language: 'zh-CN',
    log: openLog('silent'),
    requestId: 'test',
    ip: null,
    ...rest,
    actor: {
      kind: 'key',
      id: 'key_1',
      name: 'test',
      workspace,
      staff: null,
      roles: [],
      rights: new Set(rights),
      reach: 'workspace',
      departments: [],
      ...actor,
    },
  };
}

/** Until somebody waits in this database for the lock of another one, or `work` is through without. */
export async function untilLocked(db: Db, work: Promise<unknown>): Promise<void> {
  let through = false;
  const noted = () => {
    through = true;
  };
  work.then(noted, noted);
  const waits = () =>
    db.maybe(
      `select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' limit 1`,
    );
  while (!through && !(await waits())) await new Promise((done) => setTimeout(done, 10));
}
