/** A PostgreSQL of a test's own, from any installation, that the test may stop and start again on the same port. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { binaries, runAs } from '../../src/platform/db/built-in/binaries.ts';

export interface TestServer {
  /** Connection string of database `postgres`, as superuser. */
  readonly url: string;
  start(): Promise<void>;
  /** PostgreSQL's fast shutdown; with SIGKILL its crash. */
  stop(signal?: 'SIGINT' | 'SIGKILL'): Promise<void>;
  /** Stops it and removes its files. */
  remove(): Promise<void>;
}

export interface TestServerOptions {
  /** Folder with `initdb` and `postgres`; without it the one that comes with the product. */
  readonly bin?: string;
  readonly settings?: Readonly<Record<string, string>>;
}

// PostgreSQL refuses to run as root, so a test run by root starts it as somebody else.
const user = runAs();
const as = user ? { uid: user.uid, gid: user.gid } : {};
const env = { PATH: '/usr/bin:/bin', LC_ALL: 'C' };

// A server of one's own sorts as its language does, not by code points as the built-in one.
const OFFICE = ['--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=zh-Hans-CN'];
const BUILT_IN = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.on('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => done(port));
    });
  });
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Starts an empty server. Error: what PostgreSQL printed, when it does not start. */
export async function testServer({ bin, settings = {} }: TestServerOptions = {}): Promise<TestServer> {
  const programs = bin ?? binaries(user);
  const folder = mkdtempSync(join(tmpdir(), 'baizigui-server-'));
  const cluster = join(folder, 'cluster');
  chmodSync(folder, 0o755);
  mkdirSync(cluster, { mode: 0o700 });
  if (user) chownSync(cluster, user.uid, user.gid);
  const initial = ['-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync', ...(bin ? OFFICE : BUILT_IN)];
  execFileSync(join(programs, 'initdb'), ['-D', cluster, ...initial], {
    ...as,
    cwd: folder,
    env,
    stdio: 'pipe',
  });
  const port = await freePort();
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const options = Object.entries({
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    ...settings,
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  let child: ChildProcess | null = null;

  const start = async () => {
    // Not through a pipe: when a test run is killed, its end is gone, and PostgreSQL starts its helpers over and over.
    const log = openSync(join(folder, 'log'), 'a');
    const server = spawn(join(programs, 'postgres'), ['-D', cluster, '-p', String(port), ...options], {
      ...as,
      cwd: folder,
      env,
      stdio: ['ignore', 'ignore', log],
    });
    closeSync(log);
    child = server;
    while (!(await answers(url))) {
      if (server.exitCode !== null || server.signalCode !== null)
        throw new Error(`PostgreSQL ended:\n${readFileSync(join(folder, 'log'), 'utf8').slice(-4000)}`);
      await new Promise((done) => setTimeout(done, 25));
    }
  };
  const stop: TestServer['stop'] = async (signal = 'SIGINT') => {
    const server = child;
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const ended = new Promise((done) => server.once('exit', done));
    server.kill(signal);
    await ended;
  };
  await start();
  return {
    url,
    start,
    stop,
    remove: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
