/**
 * The built-in PostgreSQL: a real server below the data directory, for installations without one of their own.
 * It outlives a killed Baizigui; the next start finds it and goes on with it. Who holds the advisory lock owns the
 * data directory, so a second start says so and stops.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { totalmem } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { binaries, type RunAs, reachable, runAs, SYSTEM_PLACE } from './binaries.ts';

const execFileAsync = promisify(execFile);

/** The start can't go on; the message is a sentence for the operator. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

export interface EmbeddedServer {
  readonly url: string;
  /** Whether a server that a killed process left behind was found and is used on. */
  readonly adopted: boolean;
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  readonly dataDir: string;
  /** Called when the server went away by itself; it is started again. */
  readonly onRestart?: (reason: string) => void;
  /** `false` joins a server that another process owns (doctor, backup): it is not locked and not stopped. */
  readonly own?: boolean;
  /** Extra `-c name=value` settings, for tests. */
  readonly settings?: Readonly<Record<string, string>>;
}

interface Place {
  readonly cluster: string;
  readonly log: string;
  readonly bin: string;
  readonly user: RunAs | null;
  readonly password: string;
}

const DATABASE = 'baizigui';
const LOCK = `hashtext('baizigui owner')`;

/** The folder of the cluster: below the data directory, or in a system place when only root can enter that one. */
function clusterFolder(dataDir: string, user: RunAs | null): string {
  const pointer = join(dataDir, 'postgres.location');
  if (existsSync(pointer)) return readFileSync(pointer, 'utf8').trim();
  const inside = join(dataDir, 'postgres');
  if (!user || existsSync(join(inside, 'PG_VERSION')) || reachable(dataDir, user)) return inside;
  const outside = join(SYSTEM_PLACE, randomBytes(6).toString('hex'));
  mkdirSync(outside, { recursive: true, mode: 0o755 });
  writeFileSync(pointer, outside);
  return outside;
}

function place(dataDir: string): Place {
  const user = runAs();
  mkdirSync(dataDir, { recursive: true });
  const cluster = clusterFolder(dataDir, user);
  const file = join(dataDir, 'postgres.password');
  if (!existsSync(file)) {
    try {
      writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  return {
    cluster,
    log: join(dataDir, 'postgres.log'),
    bin: binaries(user),
    user,
    password: readFileSync(file, 'utf8').trim(),
  };
}

const as = (user: RunAs | null) => (user ? { uid: user.uid, gid: user.gid } : {});

/** Made beside its final place and renamed, so that a kill in the middle leaves nothing that looks finished. */
async function initialise(at: Place): Promise<void> {
  const parent = dirname(at.cluster);
  // Other data directories have their clusters in the same system place, and may be made at the same time.
  const own = `.${basename(at.cluster)}-`;
  for (const name of readdirSync(parent))
    if (name.startsWith(own)) rmSync(join(parent, name), { recursive: true, force: true });
  const stage = join(parent, `${own}${process.pid}`);
  const fresh = join(stage, 'postgres');
  const passwordFile = join(stage, 'password');
  mkdirSync(stage, { mode: 0o755 });
  mkdirSync(fresh, { mode: 0o700 });
  writeFileSync(passwordFile, at.password, { mode: 0o600 });
  if (at.user) for (const path of [fresh, passwordFile]) chownSync(path, at.user.uid, at.user.gid);
  try {
    await execFileAsync(
      join(at.bin, 'initdb'),
      [
        ...['-D', fresh, '-U', DATABASE, '--pwfile', passwordFile, '-A', 'scram-sha-256', '-E', 'UTF8'],
        ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions'],
      ],
      { ...as(at.user), cwd: parent, env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' } },
    );
    if (existsSync(at.cluster)) rmSync(at.cluster, { recursive: true });
    renameSync(fresh, at.cluster);
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    throw new StartError(`The built-in database could not be created in ${at.cluster}: ${stderr || message}`);
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

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

const urlOf = (at: Place, port: number, database: string) =>
  `postgres://${DATABASE}:${at.password}@127.0.0.1:${port}/${database}`;

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

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

const MB = 2 ** 20;

/** An eighth of the memory within these bounds: what bulk writes and steps of rules touch, again and again. */
const sharedBuffers = (memory: number): string =>
  `${Math.floor(Math.min(Math.max(memory / 8, 128 * MB), 4096 * MB) / MB)}MB`;

/** That of the machine, or what a container may take of it. */
const memoryHere = (): number =>
  Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);

const SERVER_SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: sharedBuffers(memoryHere()),
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  // These programs know only pglz, which costs a bulk write more time than the bytes it saves.
  wal_compression: 'off',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  jit: 'off',
  timezone: 'UTC',
  lc_messages: 'C',
};

/** What was in the cache is read into it again after a restart, when the server's files have what that needs. */
function prewarming(at: Place): Readonly<Record<string, string>> {
  const libraries = join(at.bin, '..', 'lib', 'postgresql');
  const has = existsSync(libraries) && readdirSync(libraries).some((name) => name.startsWith('pg_prewarm.'));
  return has ? { shared_preload_libraries: 'pg_prewarm' } : {};
}

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
async function run(
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

async function ensureDatabase(at: Place, port: number): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(at, port, 'postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } catch (error) {
    if ((error as { code?: string }).code !== '42P04' && (error as { code?: string }).code !== '23505')
      throw error;
  } finally {
    await client.end();
  }
}

/** Takes the data directory for this process, as long as the connection lives. */
async function own(at: Place, port: number, dataDir: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: urlOf(at, port, DATABASE),
    application_name: `baizigui owner ${process.pid}`,
    keepAlive: true,
  });
  client.on('error', () => {});
  await client.connect();
  const { rows } = await client.query<{ mine: boolean }>(`select pg_try_advisory_lock(${LOCK}) as mine`);
  if (rows[0]?.mine) return client;
  const holder = await client.query<{ application_name: string }>(
    `select application_name from pg_stat_activity
      where application_name like 'baizigui owner %' and pid <> pg_backend_pid() limit 1`,
  );
  await client.end();
  const pid = holder.rows[0]?.application_name.replace(/\D+/g, '');
  throw new StartError(
    `Another Baizigui${pid ? ` (process ${pid})` : ''} already uses ${dataDir}. Stop it first, or set BAIZIGUI_DATA to another folder.`,
  );
}

async function stopServer(cluster: string): Promise<void> {
  const found = postmaster(cluster);
  if (!found || !alive(found.pid)) return;
  process.kill(found.pid, 'SIGINT'); // PostgreSQL's fast shutdown
  for (let i = 0; i < 600 && alive(found.pid) && postmaster(cluster); i++) await pause(25);
}

/** Starts or finds the built-in server of a data directory. Errors: `StartError`. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const at = place(options.dataDir);
  const settings = options.settings ?? {};
  if (!existsSync(join(at.cluster, 'PG_VERSION'))) await initialise(at);
  chmodSync(at.cluster, 0o700);
  const first = await run(at, settings);
  await ensureDatabase(at, first.port);
  const url = urlOf(at, first.port, DATABASE);
  if (options.own === false) {
    return {
      url,
      adopted: first.adopted,
      stop: async () => (first.adopted ? undefined : stopServer(at.cluster)),
    };
  }
  let owner = await own(at, first.port, options.dataDir);
  let stopping = false;
  const watch = () => {
    owner.once('end', async () => {
      for (let wait = 100; !stopping; wait = Math.min(wait * 2, 5000)) {
        try {
          const again = await run(at, settings, first.port);
          owner = await own(at, again.port, options.dataDir);
          options.onRestart?.('the connection to the built-in database was lost; it answers again');
          watch();
          return;
        } catch (error) {
          options.onRestart?.(`the built-in database is away: ${(error as Error).message}`);
          await pause(wait);
        }
      }
    });
  };
  watch();
  return {
    url,
    adopted: first.adopted,
    stop: async () => {
      stopping = true;
      await owner.end().catch(() => {});
      await stopServer(at.cluster);
    },
  };
}
