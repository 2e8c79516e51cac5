/**
 * The built-in PostgreSQL: a real server below the data directory, for installations without one of their own.
 * It outlives a killed Baizigui; the next start finds it and goes on with it. Who holds the advisory lock owns the
 * data directory, so a second start says so and stops.
 */
import { chmodSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { makeCluster } from './make-cluster.ts';
import { DATABASE, type Place, place, urlOf } from './place.ts';
import { pause, serverOf, stopServer } from './server-process.ts';
import { StartError } from './start-error.ts';

const LOCK = `hashtext('baizigui owner')`;

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

/** Owns the data directory until it lets go, and starts the server again when that goes away by itself. */
async function keep(
  at: Place,
  port: number,
  { dataDir, settings = {}, onRestart }: EmbeddedOptions,
): Promise<{ letGo(): Promise<void> }> {
  let owner = await own(at, port, dataDir);
  let stopping = false;
  const watch = () => {
    owner.once('end', async () => {
      for (let wait = 100; !stopping; wait = Math.min(wait * 2, 5000)) {
        try {
          const again = await serverOf(at, settings, port);
          owner = await own(at, again.port, dataDir);
          onRestart?.('the connection to the built-in database was lost; it answers again');
          watch();
          return;
        } catch (error) {
          onRestart?.(`the built-in database is away: ${(error as Error).message}`);
          await pause(wait);
        }
      }
    });
  };
  watch();
  return {
    letGo: async () => {
      stopping = true;
      await owner.end().catch(() => {});
    },
  };
}

/** Starts or finds the built-in server of a data directory. Errors: `StartError`. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const at = place(options.dataDir);
  if (!existsSync(join(at.cluster, 'PG_VERSION'))) await makeCluster(at);
  chmodSync(at.cluster, 0o700);
  const { port, adopted } = await serverOf(at, options.settings ?? {});
  await ensureDatabase(at, port);
  const url = urlOf(at, port, DATABASE);
  if (options.own === false)
    return { url, adopted, stop: async () => (adopted ? undefined : stopServer(at.cluster)) };
  const kept = await keep(at, port, options);
  return {
    url,
    adopted,
    stop: async () => {
      await kept.letGo();
      await stopServer(at.cluster);
    },
  };
}
