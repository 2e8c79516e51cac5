/** A MariaDB for peers that keep their customers in MySQL, with one database for each shape. */
import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Data, Files } from '../suite/data.ts';
import type { Participant, Session, SetUp } from '../suite/participant.ts';
import { freePort } from '../support/program.ts';
import { memoryOfTree } from './memory.ts';
import { load } from './package.ts';
import { programPath, type Server, startServer } from './servers.ts';

/** What is used of the package `mariadb`. */
interface Connection {
  query<R>(sql: string): Promise<R>;
  end(): Promise<void>;
}
interface Connector {
  createConnection(options: Readonly<Record<string, unknown>>): Promise<Connection>;
}

const TOO_LONG_SECONDS = 120;

export interface Sql {
  rows<R>(text: string): Promise<R[]>;
  number(text: string): Promise<number>;
  run(...statements: readonly string[]): Promise<void>;
}

export interface Shape {
  readonly database: string;
  readonly title: string;
  readonly about: readonly string[];
  fill(sql: Sql, files: Files, data: Data): Promise<void>;
  session(sql: Sql, data: Data): Omit<Session, 'setUp' | 'memory' | 'stop'>;
}

const settingsFor = (customers: number): readonly string[] => [
  `--innodb-buffer-pool-size=${customers > 100_000 ? '4G' : '512M'}`,
  '--innodb-log-file-size=2G',
  '--tmp-table-size=1G',
  '--max-heap-table-size=1G',
  '--join-buffer-size=64M',
  '--sort-buffer-size=64M',
  '--character-set-server=utf8mb4',
];

/** MariaDB refuses to run as root, so root runs it as the user that the package made. */
function owner(): { readonly args: readonly string[]; give(path: string): void } {
  if (process.getuid?.() !== 0) return { args: [], give: () => {} };
  const id = (kind: string) => Number(execFileSync('id', [kind, 'mysql'], { encoding: 'utf8' }));
  return { args: ['--user=mysql'], give: (path) => chownSync(path, id('-u'), id('-g')) };
}

async function start(
  folder: string,
  settings: readonly string[],
): Promise<{ readonly server: Server; readonly connect: (database?: string) => Promise<Connection> }> {
  const { args, give } = owner();
  const dataDir = join(folder, 'mariadb');
  if (!existsSync(join(dataDir, 'mysql'))) {
    mkdirSync(dataDir, { recursive: true });
    chmodSync(dataDir, 0o755);
    give(dataDir);
    execFileSync(
      programPath('mariadb-install-db'),
      [
        '--no-defaults',
        ...args,
        `--datadir=${dataDir}`,
        '--auth-root-authentication-method=normal',
        '--skip-test-db',
      ],
      { stdio: 'pipe' },
    );
  }
  const { createConnection } = load<Connector>('mariadb');
  const port = await freePort();
  const connect = (database?: string) =>
    createConnection({
      host: '127.0.0.1',
      port,
      user: 'root',
      bigIntAsNumber: true,
      decimalAsNumber: true,
      ...(database ? { database } : {}),
    });
  const server = await startServer(
    programPath('mariadbd'),
    [
      ...['--no-defaults', ...args, `--datadir=${dataDir}`, `--port=${port}`, '--bind-address=127.0.0.1'],
      ...[`--socket=${join(dataDir, 'socket')}`, `--pid-file=${join(dataDir, 'pid')}`, '--secure-file-priv='],
      ...settings,
    ],
    join(folder, 'mariadb.log'),
    async () => {
      try {
        await (await connect()).end();
        return true;
      } catch {
        return false;
      }
    },
  );
  return { server, connect };
}

const sqlOf = (connection: Connection): Sql => ({
  rows: (text) => connection.query(text),
  number: async (text) => {
    const [row = {}] = await connection.query<Record<string, unknown>[]>(text);
    return Number(Object.values(row)[0]);
  },
  run: async (...statements) => {
    for (const statement of statements) await connection.query(statement);
  },
});

async function setUpOf(sql: Sql, shape: Shape, settings: readonly string[]): Promise<SetUp> {
  const bytes = await sql.number(
    `select sum(data_length + index_length) from information_schema.tables where table_schema = '${shape.database}'`,
  );
  const [{ version } = { version: '' }] = await sql.rows<{ version: string }>('select version() as version');
  return {
    version: `MariaDB ${version.replace(/-.*/, '')}`,
    lines: [
      ...shape.about,
      settings.map((setting) => `\`${setting}\``).join(', '),
      `${(bytes / 1e6).toFixed(0)} MB on disk`,
    ],
  };
}

export const mariadb = (shape: Shape): Participant => ({
  title: shape.title,
  where: 'socket',
  open: async (data, files) => {
    const settings = settingsFor(data.customers);
    const { server, connect } = await start(files.folder, settings);
    const first = await connect();
    await first.query(`create database if not exists ${shape.database}`);
    await first.end();
    const connection = await connect(shape.database);
    const sql = sqlOf(connection);
    let loadSeconds: number | null = null;
    if ((await sql.rows(`show tables like 'filled'`)).length === 0) {
      const began = performance.now();
      await sql.run(
        `drop database ${shape.database}`,
        `create database ${shape.database}`,
        `use ${shape.database}`,
        'set unique_checks = 0, foreign_key_checks = 0',
      );
      await shape.fill(sql, files, data);
      await sql.run('set unique_checks = 1, foreign_key_checks = 1', 'create table filled (x int)');
      loadSeconds = (performance.now() - began) / 1000;
    }
    await sql.run(`set max_statement_time = ${TOO_LONG_SECONDS}`);
    return {
      loadSeconds,
      session: {
        ...shape.session(sql, data),
        setUp: () => setUpOf(sql, shape, settings),
        memory: async () => ({ mb: memoryOfTree(server.pid), of: 'the server' }),
        stop: async () => {
          await connection.end();
          await server.stop();
        },
      },
    };
  },
});
