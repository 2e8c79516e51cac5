/** The server as a process: found when it runs already, launched when not, and stopped. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { as, type Place, urlOf } from './place.ts';
import { prewarming, SERVER_SETTINGS } from './server-settings.ts';
import { StartError } from './start-error.ts';

const execFileAsync = promisify(execFile);

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.on('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? done(address.port) : fail(new Error('no port')),
      );
    });
  });
}

/** pid and port of `postmaster.pid`, or null. Lines: pid, data directory, start time, port, … */
function postmaster(cluster: string): { pid: number; port: number } | null {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    const port = Number(lines[3]);
    return pid > 0 && port > 0 ? { pid, port } : null;
  } catch {
    return null;
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** After a reboot the number in a stale pid file may belong to any program; PostgreSQL itself would refuse to start. */
async function isPostgres(pid: number): Promise<boolean> {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres';
    if (process.platform === 'win32') return true;
    return /postgres/.test((await execFileAsync('ps', ['-p', String(pid), '-o', 'comm='])).stdout);
  } catch {
    return false;
  }
}

async function answers(at: Place, port: number): Promise<boolean> {
  const client = new pg.Client({
    connectionString: urlOf(at, port, 'postgres'),
    connectionTimeoutMillis: 3000,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    // A stale pid file may name a port on which another cluster now answers.
    return resolve(rows[0]?.data_directory ?? '') === resolve(at.cluster);
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

export const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

function launch(at: Place, port: number, settings: Readonly<Record<string, string>>): ChildProcess {
  const log = openSync(at.log, 'a', 0o600);
  const options = Object.entries({ ...SERVER_SETTINGS, ...settings }).flatMap(([k, v]) => [
    '-c',
    `${k}=${v}`,
  ]);
  // Detached: Ctrl-C reaches us only, and we stop the server when our own work is done.
  const child = spawn(join(at.bin, 'postgres'), ['-D', at.cluster, '-p', String(port), ...options], {
    ...as(at.user),
    cwd: dirname(at.cluster),
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' },
    stdio: ['ignore', log, log],
    detached: true,
  });
  closeSync(log);
  child.unref();
  return child;
}

const lastLines = (file: string, n: number): string => {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-n).join('\n');
  } catch {
    return '';
  }
};

/** A server that answers: the one that runs already, or a new one. */
export async function serverOf(
  at: Place,
  settings: Readonly<Record<string, string>>,
  samePort?: number,
): Promise<{ port: number; adopted: boolean }> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const found = postmaster(at.cluster);
    if (found && alive(found.pid) && !(await isPostgres(found.pid))) {
      rmSync(join(at.cluster, 'postmaster.pid'), { force: true });
    } else if (found && alive(found.pid)) {
      // It may be recovering after a crash.
      for (let i = 0; i < 40; i++) {
        if (await answers(at, found.port)) return { port: found.port, adopted: true };
        if (!alive(found.pid)) break;
        await pause(i < 20 ? 50 : 500);
      }
    }
    const port = samePort ?? (await freePort());
    // What cannot be loaded must not keep it from starting.
    const child = launch(at, port, attempt < 2 ? { ...prewarming(at), ...settings } : settings);
    const state: { ended: string | null } = { ended: null };
    child.once('error', (error) => {
      state.ended = error.message;
    });
    child.once('exit', (code, signal) => {
      state.ended = `it ended with ${signal ?? code}`;
    });
    const until = Date.now() + 120_000;
    while (state.ended === null && Date.now() < until) {
      if (await answers(at, port)) return { port, adopted: false };
      await pause(25);
    }
    // Two starts at once: the loser's server refuses the lock file; then the winner's is found in the next round.
  }
  throw new StartError(
    `The built-in database did not start. The end of ${at.log} says:\n${lastLines(at.log, 8)}\n"npm start -- doctor" explains more.`,
  );
}

export async function stopServer(cluster: string): Promise<void> {
  const found = postmaster(cluster);
  if (!found || !alive(found.pid)) return;
  process.kill(found.pid, 'SIGINT'); // PostgreSQL's fast shutdown
  for (let i = 0; i < 600 && alive(found.pid) && postmaster(cluster); i++) await pause(25);
}
