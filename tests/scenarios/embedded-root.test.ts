/** As root, in a checkout or data folder that no other user may enter: PostgreSQL must still find its files. */
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase, startEmbedded } from '#platform/db';

const isRoot = process.getuid?.() === 0;

async function forRoot() {
  const closed = mkdtempSync(join(tmpdir(), 'baizigui-closed-'));
  chmodSync(closed, 0o700);
  const dataDir = join(closed, 'data');
  const server = await startEmbedded({ dataDir });
  const place = readFileSync(join(dataDir, 'postgres.location'), 'utf8');
  try {
    const db = openDatabase({ url: server.url });
    await db.run('create table kept (x int)');
    await db.run('insert into kept values (42)');
    await db.close();
    await server.stop();
    expect(existsSync(join(place, 'postmaster.pid'))).toBe(false);

    const again = await startEmbedded({ dataDir });
    const reopened = openDatabase({ url: again.url });
    expect(await reopened.one('select x from kept')).toEqual({ x: 42 });
    await reopened.close();
    await again.stop();
  } finally {
    await server.stop();
    rmSync(closed, { recursive: true, force: true });
    rmSync(place, { recursive: true, force: true });
  }
}

async function forAnOrdinaryUser() {
  const dataDir = mkdtempSync(join(tmpdir(), 'baizigui-own-'));
  const server = await startEmbedded({ dataDir });
  expect(existsSync(join(dataDir, 'postgres', 'PG_VERSION'))).toBe(true);
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

describe('the built-in database, started by whoever runs the tests', () => {
  it(
    isRoot
      ? 'as root below folders that others cannot enter, two at once: each runs as an unprivileged user from a place it can reach'
      : 'as an ordinary user: keeps its files below the data directory',
    isRoot ? () => Promise.all([forRoot(), forRoot()]) : forAnOrdinaryUser,
  );
});
