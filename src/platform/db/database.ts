/**
 * The one way to PostgreSQL: a pool, and transactions whose handle must be passed on. Functions take `db` or `tx` as
 * first argument; a statement inside a transaction can't slip out of it, because only `tx` is in reach.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';

export type Param = unknown;

export interface Queryable {
  many<R>(sql: string, params?: readonly Param[]): Promise<R[]>;
  /** The first row, or null. */
  maybe<R>(sql: string, params?: readonly Param[]): Promise<R | null>;
  /** Exactly one row; anything else is a bug. */
  one<R>(sql: string, params?: readonly Param[]): Promise<R>;
  /** Rows affected. */
  run(sql: string, params?: readonly Param[]): Promise<number>;
}

export interface Statement {
  readonly text: string;
  readonly values: readonly Param[];
  readonly name?: string;
  readonly rowMode?: 'array';
}

export interface Tx extends Queryable {
  /** Called after the commit is durable; never called when the transaction rolls back. Must not throw. */
  afterCommit(step: () => void): void;
  /** A statement with a name, which is planned once per connection, or with rows as arrays. */
  rows<R>(statement: Statement): Promise<R[]>;
  /** For COPY and cursors, which do not wait their turn: nothing else may be asked meanwhile. */
  readonly client: pg.PoolClient;
}

export interface Db extends Queryable {
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** A transaction that sees one unchanging state (repeatable read, read only): long exports and backups. */
  snapshot<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

const eachTransaction = new AsyncLocalStorage<(tx: Queryable) => Promise<unknown>>();

/**
 * Does `work`, and `first` at the beginning of every transaction that the work opens, inside it: what must stand or fall
 * with whatever the work writes, without its knowing.
 */
export const withEachTransaction = <T>(
  first: (tx: Queryable) => Promise<unknown>,
  work: () => Promise<T>,
): Promise<T> => eachTransaction.run(first, work);

// int8 fits a double up to 2^53; positions and counts stay far below. Dates (no time) stay text.
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.INT8, Number);
types.setTypeParser(pg.types.builtins.DATE, (text: string) => text);

function queryable(run: (sql: string, params: readonly Param[]) => Promise<pg.QueryResult>): Queryable {
  return {
    many: async <R>(sql: string, params: readonly Param[] = []) => (await run(sql, params)).rows as R[],
    maybe: async <R>(sql: string, params: readonly Param[] = []) =>
      ((await run(sql, params)).rows[0] as R | undefined) ?? null,
    one: async <R>(sql: string, params: readonly Param[] = []) => {
      const { rows } = await run(sql, params);
      if (rows.length !== 1) throw new Error(`expected one row, got ${rows.length}: ${sql.slice(0, 200)}`);
      return rows[0] as R;
    },
    run: async (sql, params = []) => (await run(sql, params)).rowCount ?? 0,
  };
}

/** One connection takes one statement at a time; callers may still ask for several at once. */
function inTurn(client: pg.PoolClient): (statement: Statement) => Promise<pg.QueryResult> {
  let last: Promise<unknown> = Promise.resolve();
  return (statement) => {
    const answer = last.then(() => client.query({ ...statement, values: [...statement.values] }));
    last = answer.catch(() => {});
    return answer;
  };
}

export interface PoolOptions {
  readonly url: string;
  readonly max?: number;
  readonly onError?: (error: Error) => void;
}

export function openDatabase(options: PoolOptions): Db {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.max ?? 12,
    types,
    application_name: 'baizigui',
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
  });
  const onError = options.onError ?? (() => {});
  pool.on('error', onError);
  // A connection that is lost while in use fails its query; without a listener it would end the process.
  pool.on('connect', (client) => client.on('error', onError));

  async function within<T>(begin: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    const client = await pool.connect();
    const after: (() => void)[] = [];
    const ask = inTurn(client);
    const run = (text: string, values: readonly Param[] = []) => ask({ text, values });
    const tx: Tx = {
      ...queryable(run),
      rows: async <R>(statement: Statement) => (await ask(statement)).rows as R[],
      afterCommit: (step) => void after.push(step),
      client,
    };
    let broken: Error | undefined;
    try {
      await run(begin);
      const result = await work(tx);
      await run('commit');
      for (const step of after) step();
      return result;
    } catch (error) {
      try {
        await run('rollback');
      } catch (lost) {
        broken = lost as Error;
      }
      throw error;
    } finally {
      client.release(broken);
    }
  }

  return {
    ...queryable((sql, params) => pool.query({ text: sql, values: [...params] })),
    transaction: (work) =>
      within('begin', async (tx) => {
        await eachTransaction.getStore()?.(tx);
        return work(tx);
      }),
    snapshot: (work) => within('begin isolation level repeatable read read only', work),
    pool,
    close: () => pool.end(),
  };
}
