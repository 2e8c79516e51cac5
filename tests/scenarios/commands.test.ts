import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, startEmbedded } from '#platform/db';
import { kill, runProgram } from '#tests/program';

const root = join(import.meta.dirname, '..', '..');
const dataDir = mkdtempSync(join(tmpdir(), 'baizigui-commands-'));
chmodSync(dataDir, 0o755);

function program(
  args: string[],
  env: Record<string, string> = {},
): Promise<{ status: number | null; out: string }> {
  const child = spawn(process.execPath, [join(root, 'dist', 'server', 'main.js'), ...args], {
    env: { PATH: process.env.PATH ?? '', BAIZIGUI_DATA: dataDir, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    out += chunk;
  });
  return new Promise((done) => child.once('exit', (status) => done({ status, out })));
}

beforeAll(async () => {
  expect((await program(['doctor'])).out).toContain('✓');
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

describe('npm start -- …', () => {
  it('doctor finds a sound installation sound', async () => {
    const { status, out } = await program(['doctor']);
    expect(out).toContain('PostgreSQL 18');
    expect(out).not.toContain('✗');
    expect(status).toBe(0);
  });

  it('doctor asks the product that runs, whatever its port', async () => {
    const own = mkdtempSync(join(tmpdir(), 'baizigui-doctor-'));
    chmodSync(own, 0o755);
    const doctor = () => program(['doctor'], { BAIZIGUI_DATA: own, PORT: '1' });
    const running = await runProgram(own);
    const { status, out } = await doctor();
    expect(out).toContain(`✓ Baizigui runs and answers on ${running.address}`);
    expect(status).toBe(0);
    await kill(running, 'SIGTERM');
    expect((await doctor()).out).not.toContain('Baizigui runs');
    rmSync(own, { recursive: true, force: true });
  });

  it('doctor says when another program has the port', async () => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const { port } = other.address() as AddressInfo;
    const { status, out } = await program(['doctor'], { PORT: String(port) });
    other.close();
    expect(out).toMatch(new RegExp(`✗ Port ${port} on 127.0.0.1 is used by another program[\\s\\S]*→`));
    expect(status).toBe(1);
  });

  it('doctor names a wrong setting and a database that does not answer, with the remedy', async () => {
    expect((await program(['doctor'], { PORT: 'many' })).out).toMatch(/✗ PORT must be a number[\s\S]*→/);
    const { status, out } = await program(['doctor'], { DATABASE_URL: 'postgres://x:y@127.0.0.1:1/z' });
    expect(out).toMatch(/✗ The database does not answer[\s\S]*→ Check host, port/);
    expect(status).toBe(1);
  });

  it('backup and restore work beside a running database, and refuse to write over a file', async () => {
    const server = await startEmbedded({ dataDir });
    const db = openDatabase({ url: server.url });
    const file = join(dataDir, 'one.backup');
    const early = await program(['restore', join(dataDir, 'none.backup')]);
    expect(early.status).toBe(1);
    expect((await program(['doctor'])).status).toBe(0);
    // The first start of the product makes the tables; here the restore of an empty backup does not exist yet.
    const { migrate, readMigrations } = await import('#platform/db');
    await migrate(db, readMigrations(join(root, 'migrations')));
    await db.run(`insert into workspace (name) values ('云杉家居')`);
    expect((await program(['backup', file])).status).toBe(0);
    expect((await program(['backup', file])).out).toContain('exists already');
    await db.run(`update workspace set name = 'gone'`);
    const restored = await program(['restore', file]);
    expect(restored.out).toMatch(/Restored \d+ tables/);
    expect(await db.one('select name from workspace')).toEqual({ name: '云杉家居' });
    await db.run(`insert into wecom_mirror (workspace_id, corp_id) values (1, 'ww-kept')`);
    await db.run(
      `insert into staff (workspace_id, name, wecom_user_id, roles, active) values (1, '安娜', 'anna', '{staff}', true)`,
    );
    const corp = { WECOM_CORP_ID: 'ww-typo', WECOM_AGENT_ID: '1', WECOM_SECRET: 's' };
    const doctor = await program(['doctor'], corp);
    expect(doctor.out).toMatch(/✗ WECOM_CORP_ID names corp ww-typo, but .* of corp ww-kept/);
    expect(doctor.status).toBe(1);
    writeFileSync(file, 'nonsense');
    expect((await program(['restore', file])).out).toMatch(/not a backup|damaged/);
    await db.close();
    await server.stop();
  });

  it('anything else shows the commands', async () => {
    const { status, out } = await program(['frobnicate']);
    expect(status).toBe(2);
    expect(out).toContain('npm start -- doctor');
  });
});
