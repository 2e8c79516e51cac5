/** The suite of bench/ in small: our own participants give the same right answers. No times, those are for the bench. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '#platform/db';
import { cloneDatabase } from '#tests/database';
import { KEY } from '#tests/product';
import { engine } from '../../bench/peers/engine.ts';
import { http } from '../../bench/peers/http.ts';
import { postgresOn } from '../../bench/peers/postgres.ts';
import { rowsShape } from '../../bench/peers/postgres-rows.ts';
import { counts } from '../../bench/suite/counts.ts';
import { made, reader, written } from '../../bench/suite/data.ts';
import { facets } from '../../bench/suite/facets.ts';
import { compared, Mismatch } from '../../bench/suite/measure.ts';
import { overlap } from '../../bench/suite/overlap.ts';
import { pages } from '../../bench/suite/pages.ts';
import type { Session } from '../../bench/suite/participant.ts';
import { fill } from '../../bench/support/fill.ts';
import { start } from '../../src/app/start.ts';

const CUSTOMERS = 10_000;
const data = made('smoke', CUSTOMERS);
const has = reader(data);
const folder = mkdtempSync(join(tmpdir(), 'baizigui-suite-'));
const files = written(folder, data);
const sessions = new Map<string, Session>();
const drops: (() => Promise<void>)[] = [];

async function product(): Promise<Session> {
  const { url, drop } = await cloneDatabase();
  drops.push(drop);
  const db = openDatabase({ url });
  await fill(db, CUSTOMERS, () => {});
  await db.close();
  const participant = http('product', async (dataDir) => {
    const running = await start({
      port: 0,
      host: '127.0.0.1',
      dataDir,
      databaseUrl: url,
      admin: null,
      apiKey: KEY,
      demo: false,
      publicUrl: null,
      logLevel: 'silent',
      indexMemory: Number.POSITIVE_INFINITY,
      mail: null,
      sms: null,
      model: null,
      chatArchive: null,
      wecom: { base: 'https://qyapi.weixin.qq.com', corp: null },
      secret: 'a-secret-for-tests-only-0123456789',
    });
    return {
      port: Number(new URL(running.address).port),
      key: KEY,
      memory: () => 0,
      stop: () => running.stop(),
    };
  });
  return (await participant.open(data, files, join(folder, 'product'))).session;
}

async function rows(): Promise<Session> {
  const { url, drop } = await cloneDatabase();
  drops.push(drop);
  return postgresOn(url, rowsShape, data, files);
}

beforeAll(async () => {
  sessions.set('engine', (await engine.open(data, files, folder)).session);
  sessions.set('product over HTTP', await product());
  sessions.set('PostgreSQL with rows', await rows());
});

afterAll(async () => {
  for (const session of sessions.values()) await session.stop();
  for (const drop of drops) await drop();
  rmSync(folder, { recursive: true, force: true });
});

describe.each([counts, pages, facets, overlap])('$title', (claim) => {
  it.each(claim.tasks(data, has))('$name: everybody says the same as the plain reading', async (task) => {
    for (const [name, session] of sessions) {
      const asked = task.ask(session);
      if (typeof asked === 'string') throw new Error(`${name}: ${asked}`);
      await compared(task, asked);
    }
  });
});

it('a wrong answer ends the run', async () => {
  const [task] = counts.tasks(data, has);
  if (!task) throw new Error('no task');
  await expect(compared(task, () => -1)).rejects.toThrow(Mismatch);
});
