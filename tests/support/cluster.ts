/** Vitest's global set-up: one PostgreSQL for the run, with a migrated template that each test file clones. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate, openDatabase, readMigrations, startEmbedded } from '#platform/db';
import { prepareQueue } from '#platform/queue';
import { openLog } from '#platform/telemetry';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Connection string of the server, database `postgres`. */
    serverUrl: string;
  }
}

export const TEMPLATE = 'baizigui_test_template';

/** `TEST_DATABASE_URL`: run the same tests on a server of one's own (a superuser on an empty server). */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let url = process.env.TEST_DATABASE_URL;
  let end = async () => {};
  if (!url) {
    const dataDir = mkdtempSync(join(tmpdir(), 'baizigui-test-'));
    chmodSync(dataDir, 0o755); // so that root's unprivileged server finds its files right here
    const server = await startEmbedded({
      dataDir,
      // Tests need no durability of their own; the kill tests start servers with the product's settings.
      settings: { fsync: 'off', synchronous_commit: 'off', max_connections: '200' },
    });
    url = server.url.replace(/\/[^/]+$/, '/postgres');
    end = async () => {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    };
  }
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(`drop database if exists ${TEMPLATE}`);
  await admin.query(`create database ${TEMPLATE}`);
  await admin.end();
  const db = openDatabase({ url: url.replace(/\/[^/]+$/, `/${TEMPLATE}`) });
  await migrate(db, readMigrations(join(import.meta.dirname, '..', '..', 'migrations')));
  await prepareQueue(db, openLog('silent'));
  await db.close();
  project.provide('serverUrl', url);
  return end;
}
