/** Vitest's global set-up: one PostgreSQL for the run, with a migrated template that each test file clones. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate, openDatabase, readMigrations, startEmbedded } from '#platform/db';
import { prepareQueue } from '#platform/queue';
import { openLog } from '#platform/telemetry';
import { testServer } from './server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Connection string of the server, database `postgres`. */
    serverUrl: string;
  }
}

export const TEMPLATE = 'baizigui_test_template';

// Tests need no durability of their own; the kill tests start servers with the product's settings.
const SETTINGS = { fsync: 'off', synchronous_commit: 'off', max_connections: '200' };

interface Server {
  readonly url: string;
  remove(): Promise<void>;
}

async function builtIn(): Promise<Server> {
  const dataDir = mkdtempSync(join(tmpdir(), 'baizigui-test-'));
  chmodSync(dataDir, 0o755); // so that root's unprivileged server finds its files right here
  const server = await startEmbedded({ dataDir, settings: SETTINGS });
  return {
    url: server.url.replace(/\/[^/]+$/, '/postgres'),
    remove: async () => {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/**
 * `TEST_DATABASE_URL`: run the same tests on a server of one's own (a superuser on an empty server).
 * `TEST_POSTGRES_BIN`: on a new server from this folder of programs, e.g. /usr/lib/postgresql/15/bin.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { TEST_DATABASE_URL: given, TEST_POSTGRES_BIN: bin } = process.env;
  const started = given ? null : await (bin ? testServer({ bin, settings: SETTINGS }) : builtIn());
  const url = given ?? started?.url ?? '';
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
  return async () => started?.remove();
}
