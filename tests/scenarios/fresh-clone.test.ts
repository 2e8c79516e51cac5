/** `npm start` alone, on a clone that has nothing: it installs, builds, starts, and the second time only starts. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ended, PROGRAM_KEY } from '#tests/program';

const root = join(import.meta.dirname, '..', '..');
// A folder that nobody else can enter, as a home folder may be.
const folder = mkdtempSync(join(tmpdir(), 'baizigui-clone-'));
const clone = join(folder, 'baizigui');
const MINUTES = 60_000;

interface Started {
  readonly child: ChildProcess;
  readonly address: string;
  readonly printed: string;
}

function npmStart(): Promise<Started> {
  const child = spawn('npm', ['start'], {
    cwd: clone,
    // Its own group, so that npm and all that it started get the signal, as from a terminal.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      PORT: '0',
      BAIZIGUI_API_KEY: PROGRAM_KEY,
      npm_config_prefer_offline: 'true',
    },
  });
  return new Promise((done, fail) => {
    let printed = '';
    const read = (chunk: Buffer) => {
      printed += chunk.toString();
      const address = /(http:\/\/127\.0\.0\.1:\d+)/.exec(printed)?.[1];
      // The link for the first administrator is printed with the address.
      if (address) setTimeout(() => done({ child, address, printed }), 500);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', () => fail(new Error(printed)));
  });
}

async function stop({ child }: Started): Promise<void> {
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
  await ended(child);
}

describe.skipIf(!existsSync(join(root, '.git')))('npm start on a fresh clone', () => {
  beforeAll(() => {
    chmodSync(folder, 0o700);
    const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      cwd: root,
    });
    for (const file of list.toString().split('\0'))
      if (file && existsSync(join(root, file))) cpSync(join(root, file), join(clone, file));
  });
  afterAll(() => {
    // As root the cluster is kept where PostgreSQL's own user can reach it.
    const elsewhere = join(clone, 'data', 'postgres.location');
    if (existsSync(elsewhere)) rmSync(readFileSync(elsewhere, 'utf8'), { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  });

  it(
    'installs, builds and serves the product, and says how to begin',
    async () => {
      const started = await npmStart();
      expect(started.printed).toMatch(/Installing packages[\s\S]*Building server[\s\S]*Building web/);
      expect(started.printed).toMatch(/\/setup\?token=/);
      expect((await fetch(`${started.address}/readyz`)).status).toBe(200);
      const page = await (await fetch(started.address)).text();
      const script = /<script[^>]+src="([^"]+)"/.exec(page)?.[1] ?? 'no script';
      expect((await fetch(started.address + script)).headers.get('content-type')).toContain('javascript');
      await stop(started);
    },
    10 * MINUTES,
  );

  it(
    'only starts the second time, with what it kept',
    async () => {
      const started = await npmStart();
      expect(started.printed).not.toMatch(/Installing|Building/);
      expect((await fetch(`${started.address}/readyz`)).status).toBe(200);
      expect(existsSync(join(clone, 'data', 'postgres.password'))).toBe(true);
      await stop(started);
    },
    2 * MINUTES,
  );
});
