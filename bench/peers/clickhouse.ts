/** ClickHouse's engine as chDB, in the process that asks: no network between, as with our engine. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Data, Files } from '../suite/data.ts';
import type { Participant, Session } from '../suite/participant.ts';
import { memoryOfTree } from './memory.ts';
import { load } from './package.ts';

/** What is used of the package `chdb`. */
interface Chdb {
  readonly Session: new (path: string) => { query(sql: string, format: string): string; close(): void };
}

export interface Sql {
  /** Rows as arrays of texts and numbers. */
  rows(text: string): (readonly (string | number)[])[];
  number(text: string): number;
  run(...statements: readonly string[]): void;
}

export interface Shape {
  readonly folder: string;
  readonly title: string;
  readonly about: readonly string[];
  fill(sql: Sql, files: Files, data: Data): void;
  session(sql: Sql, data: Data): Omit<Session, 'setUp' | 'memory' | 'stop'>;
}

/** Rows of a file as a table of two numbers. */
export const pairs = (file: string, first: string, second: string): string =>
  `file('${file}', TSV, '${first} UInt32, ${second} UInt32')`;

/** One data folder for a process: the engine does not open a second. */
export function openClickhouse(folder: string): { readonly sql: Sql; close(): void } {
  mkdirSync(folder, { recursive: true });
  const session = new (load<Chdb>('chdb').Session)(folder);
  const sql: Sql = {
    rows: (text) =>
      session
        .query(text, 'JSONCompactEachRow')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line)),
    number: (text) => Number(session.query(text, 'TSV').trim()),
    run: (...statements) => {
      for (const statement of statements) session.query(statement, 'TSV');
    },
  };
  return { sql, close: () => session.close() };
}

export const versionOf = (sql: Sql): string => String(sql.rows('select version()')[0]?.[0]);

export const clickhouse = (shape: Shape): Participant => ({
  title: shape.title,
  where: 'in process',
  open: async (data, files) => {
    const folder = join(files.folder, 'clickhouse', shape.folder);
    const { sql, close } = openClickhouse(folder);
    const done = join(folder, 'filled');
    let loadSeconds: number | null = null;
    if (!existsSync(done)) {
      const began = performance.now();
      sql.run('drop database if exists peer sync', 'create database peer');
      shape.fill(sql, files, data);
      loadSeconds = (performance.now() - began) / 1000;
      writeFileSync(done, '');
    }
    return {
      loadSeconds,
      session: {
        ...shape.session(sql, data),
        setUp: async () => {
          const bytes = sql.number(
            `select sum(bytes_on_disk) from system.parts where active and database = 'peer'`,
          );
          return {
            version: `ClickHouse ${versionOf(sql)} (chDB)`,
            lines: [
              ...shape.about,
              `default settings, all cores; merged before it is asked; ${(bytes / 1e6).toFixed(0)} MB on disk`,
            ],
          };
        },
        memory: async () => ({
          mb: memoryOfTree(process.pid),
          of: 'the whole process, the suite’s own data with it',
        }),
        stop: async () => close(),
      },
    };
  },
});
