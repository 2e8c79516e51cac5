/** The built-in database under the accidents of real life. */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, startEmbedded } from '#platform/db';
import { ended, type Program, runProgram } from '#tests/program';

const KEY = 'embedded-test-key-0123456789-0123456789';
const dataDir = mkdtempSync(join(tmpdir(), 'baizigui-embedded-'));
chmodSync(dataDir, 0o755);
const children: ChildProcess[] = [];

async function run(env: Record<string, string> = {}): Promise<Program> {
  const program = await runProgram(dataDir, { BAIZIGUI_API_KEY: KEY, ...env });
  children.push(program.child);
  return program;
}

const session = (address: string) =>
  fetch(`${address}/api/v1/session`, { headers: { authorization: `Bearer ${KEY}` } }).then((r) => r.status);

const pidFile = () => {
  const pointer = join(dataDir, 'postgres.location');
  return join(
    existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : join(dataDir, 'postgres'),
    'postmaster.pid',
  );
};

let first: Program;
beforeAll(async () => {
  first = await run();
});
afterAll(async () => {
  for (const child of children) child.kill('SIGTERM');
  await Promise.all(children.map(ended));
  // After the kill tests the last owner stopped the server; whatever is left would be a bug that this shows.
  expect(existsSync(pidFile())).toBe(false);
  rmSync(dataDir, { recursive: true, force: true });
});

describe('the built-in database', () => {
  it('serves the product', async () => expect(await session(first.address)).toBe(200));

  it('is owned by one start: a second start on the same data says so and stops', async () => {
    await expect(run()).rejects.toThrow(/Another Baizigui \(process \d+\) already uses/);
    expect(await session(first.address)).toBe(200);
  });

  it('survives kill -9 of the product: the next start finds the server that still runs', async () => {
    first.child.kill('SIGKILL');
    await ended(first.child);
    const pid = Number(readFileSync(pidFile(), 'utf8').split('\n')[0]);
    first = await run();
    expect(await session(first.address)).toBe(200);
    expect(Number(readFileSync(pidFile(), 'utf8').split('\n')[0])).toBe(pid);
  });

  it('survives kill -9 of product and server: the next start recovers', async () => {
    const pid = Number(readFileSync(pidFile(), 'utf8').split('\n')[0]);
    first.child.kill('SIGKILL');
    process.kill(pid, 'SIGKILL');
    await ended(first.child);
    first = await run();
    expect(await session(first.address)).toBe(200);
  });

  it('is started again when it dies under a running product', async () => {
    process.kill(Number(readFileSync(pidFile(), 'utf8').split('\n')[0]), 'SIGKILL');
    const until = Date.now() + 20_000;
    let status = 0;
    while (status !== 200 && Date.now() < until) {
      await new Promise((done) => setTimeout(done, 200));
      status = await session(first.address).catch(() => 0);
      expect([0, 200, 503]).toContain(status);
    }
    expect(status).toBe(200);
  });

  it('is not misled by a pid file of a process that belongs to somebody else', async () => {
    first.child.kill('SIGTERM');
    await ended(first.child);
    const stranger = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'], { stdio: 'ignore' });
    children.push(stranger);
    writeFileSync(pidFile(), `${stranger.pid}\n${dataDir}\n0\n54321\n\n127.0.0.1\n`);
    first = await run();
    expect(await session(first.address)).toBe(200);
    stranger.kill();
  });

  it('says which port is busy and what to do', async () => {
    const busy: Server = createServer();
    const port = await new Promise<number>((done) =>
      busy.listen(0, '127.0.0.1', () => done((busy.address() as { port: number }).port)),
    );
    const other = mkdtempSync(join(tmpdir(), 'baizigui-busy-'));
    chmodSync(other, 0o755);
    await expect(run({ PORT: String(port), BAIZIGUI_DATA: other })).rejects.toThrow(/is in use.*PORT=/);
    expect(existsSync(join(other, 'postgres', 'postmaster.pid'))).toBe(false);
    busy.close();
    rmSync(other, { recursive: true, force: true });
  });

  it('refuses a database of a newer version and leaves it alone', async () => {
    first.child.kill('SIGTERM');
    await ended(first.child);
    const server = await startEmbedded({ dataDir });
    const db = openDatabase({ url: server.url });
    await db.run(`insert into migration (name, checksum) values ('9999-from-the-future.sql', 'x')`);
    await db.close();
    await server.stop();
    await expect(run()).rejects.toThrow(/newer version of Baizigui/);
    const again = await startEmbedded({ dataDir });
    const repaired = openDatabase({ url: again.url });
    await repaired.run(`delete from migration where name like '9999%'`);
    await repaired.close();
    await again.stop();
  });
});
