/** A PostgreSQL 18 for peers, the one that the product ships, with one database for each shape. */
import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { startEmbedded } from '#platform/db';
import type { Data, Files } from '../suite/data.ts';
import type { Participant, Session, SetUp } from '../suite/participant.ts';
import { memoryOfTree } from './memory.ts';

const TOO_LONG = 120_000;

/** Larger than what ships: a good administrator gives a database with so much memory at least this. */
export const settingsFor = (customers: number): Readonly<Record<string, string>> => ({
  shared_buffers: customers > 100_000 ? '4GB' : '512MB',
  effective_cache_size: '12GB',
  work_mem: '256MB',
  maintenance_work_mem: '1GB',
  random_page_cost: '1.1',
  max_wal_size: '8GB',
  max_parallel_workers_per_gather: '2',
});

export interface Sql {
  rows<R>(text: string): Promise<R[]>;
  number(text: string): Promise<number>;
  run(text: string): Promise<void>;
  copy(target: string, file: string): Promise<void>;
}

const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.INT8, Number);

function sqlOf(client: pg.Client): Sql {
  const rows = async <R>(text: string) => (await client.query(text)).rows as R[];
  return {
    rows,
    number: async (text) => {
      const { rows: found } = await client.query<[number]>({ text, rowMode: 'array' });
      return Number(found[0]?.[0]);
    },
    run: async (text) => void (await client.query(text)),
    copy: async (target, file) =>
      pipeline(
        createReadStream(file, { highWaterMark: 1 << 20 }),
        client.query(copyFrom(`copy ${target} from stdin`)),
      ),
  };
}

export interface Shape {
  readonly database: string;
  readonly title: string;
  readonly about: readonly string[];
  fill(sql: Sql, files: Files, data: Data): Promise<void>;
  session(sql: Sql, data: Data): Omit<Session, 'setUp' | 'memory' | 'stop'>;
}

async function connect(url: string, database: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url.replace(/\/[^/]+$/, `/${database}`), types });
  await client.connect();
  return client;
}

/** The database of the shape, empty or filled before. */
async function opened(url: string, { database }: Shape): Promise<pg.Client> {
  const admin = await connect(url, 'postgres');
  const { rowCount } = await admin.query('select from pg_database where datname = $1', [database]);
  if (rowCount === 0) await admin.query(`create database ${database}`);
  await admin.end();
  return connect(url, database);
}

async function filled(client: pg.Client, shape: Shape, data: Data, files: Files): Promise<number | null> {
  const { rows } = await client.query<{ is: boolean }>(`select to_regclass('filled') is not null as is`);
  if (rows[0]?.is) return null;
  const began = performance.now();
  const sql = sqlOf(client);
  await sql.run('drop schema public cascade; create schema public');
  await shape.fill(sql, files, data);
  await sql.run('vacuum (analyze)');
  await sql.run('checkpoint');
  await sql.run('create table filled ()');
  return (performance.now() - began) / 1000;
}

async function setUpOf(sql: Sql, shape: Shape, settings: Readonly<Record<string, string>>): Promise<SetUp> {
  const size = await sql.number(`select pg_database_size('${shape.database}')`);
  return {
    version: `PostgreSQL ${(await sql.rows<{ server_version: string }>('show server_version'))[0]?.server_version}`,
    lines: [
      ...shape.about,
      Object.entries(settings)
        .map(([name, value]) => `\`${name} = ${value}\``)
        .join(', '),
      `${(size / 1e6).toFixed(0)} MB on disk`,
    ],
  };
}

/** A participant on a server of its own. */
export const postgres = (shape: Shape): Participant => ({
  title: shape.title,
  where: 'socket',
  open: async (data, files) => {
    const dataDir = join(files.folder, 'postgres');
    const settings = settingsFor(data.customers);
    const server = await startEmbedded({ dataDir, settings });
    const client = await opened(server.url, shape);
    const loadSeconds = await filled(client, shape, data, files);
    const sql = sqlOf(client);
    await sql.run(`set statement_timeout = ${TOO_LONG}`);
    const pid = Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
    return {
      loadSeconds,
      session: {
        ...shape.session(sql, data),
        setUp: () => setUpOf(sql, shape, settings),
        memory: async () => ({ mb: memoryOfTree(pid), of: 'all processes of the server' }),
        stop: async () => {
          await client.end();
          await server.stop();
        },
      },
    };
  },
});

/** A shape in a schema of its own of a database that somebody else runs and drops; for tests. */
export async function postgresOn(url: string, shape: Shape, data: Data, files: Files): Promise<Session> {
  const client = await connect(url, new URL(url).pathname.slice(1));
  const sql = sqlOf(client);
  await sql.run('create schema peer; set search_path to peer');
  await shape.fill(sql, files, data);
  return {
    ...shape.session(sql, data),
    setUp: () => setUpOf(sql, shape, {}),
    memory: async () => ({ mb: 0, of: '' }),
    stop: () => client.end(),
  };
}
