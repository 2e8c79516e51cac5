/**
 * The one way to PostgreSQL: a pool, and transactions whose handle must be passed on. Functions take `db` or `tx` as
 * first argument; a statement inside a transaction can't slip out of it, because only `tx` is in reach.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { Socket } from 'node:net';
import pg from 'pg';
import { readTimestamp } from './timestamps.ts';

export type Param = unknown;

export interface Queryable {
  many<R>(sql: string, params?: readonly Param[]): Promise<R[]>;
  /** The first row, or null. */
  maybe<R>(sql: string, params?: readonly Param[]): Promise<R | null>;
  /** Exactly one row; anything else is a bug. */
  one<R>(sql: string, params?: readonly Param[]): Promise<R>;
  /** Rows affected. */
  run(sql: string, params?: readonly Param[]): Promise<number>;
  /** A statement with a name, which is planned once per connection, or with rows as arrays. */
  rows<R>(statement: Statement): Promise<R[]>;
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
  /** For COPY and cursors, which do not wait their turn: nothing else may be asked meanwhile. */
  readonly client: pg.PoolClient;
}

export interface Db extends Queryable {
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * A transaction of few round trips: statements are sent at once, in the order of the calls, so what is asked for
   * together is waited for once. What `work` does not wait for goes together with the commit: all of it is done when this
   * resolves, and nothing when one of it fails. No COPY and no cursors.
   */
  pipeline<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** A transaction that sees one unchanging state (repeatable read, read only): long exports and backups. */
  snapshot<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  readonly pool: pg.Pool;
  /** For connections that are kept as long as this process leads something: they must not be missing from the others. */
  readonly leaders: pg.Pool;
  close(): Promise<void>;
}

/** What is done first in a transaction. */
export type First = (tx: Queryable) => Promise<unknown>;

const eachTransaction = new AsyncLocalStorage<First>();

/**
 * Does `work`, and `first` at the beginning of every transaction that the work opens, inside it: what must stand or fall
 * with whatever the work writes, without its knowing.
 */
export const withEachTransaction = <T>(first: First, work: () => Promise<T>): Promise<T> =>
  eachTransaction.run(first, work);

/** The `first` of whoever calls; for work that is handed over to a transaction opened by somebody else. */
export const firstOfCaller = (): First | null => eachTransaction.getStore() ?? null;

/** Does work for many callers: its transactions do not begin with what one of them asked for. */
export const forNobody = <T>(work: () => T): T => eachTransaction.exit(work);

// int8 fits a double up to 2^53; positions and counts stay far below. Dates (no time) stay text.
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.INT8, Number);
types.setTypeParser(pg.types.builtins.DATE, (text: string) => text);
types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, readTimestamp);

type Ask = (statement: Statement) => Promise<pg.QueryResult>;

function queryable(ask: Ask): Queryable {
  const run = (text: string, values: readonly Param[]) => ask({ text, values });
  return {
    rows: async <R>(statement: Statement) => (await ask(statement)).rows as R[],
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

const toDriver = (statement: Statement) => ({ ...statement, values: [...statement.values] });

/** One connection takes one statement at a time; callers may still ask for several at once. */
function inTurn(client: pg.PoolClient): Ask {
  let last: Promise<unknown> = Promise.resolve();
  return (statement) => {
    const answer = last.then(() => client.query(toDriver(statement)));
    last = answer.catch(() => {});
    return answer;
  };
}

interface Settled {
  /** Waits for all; fails with the first that failed. */
  all(): Promise<unknown>;
  /** Whether one is known to have failed. */
  failed(): boolean;
}

/** Everything is sent at once. */
function atOnce(client: pg.PoolClient): { readonly ask: Ask; readonly settled: Settled } {
  const sent: Promise<unknown>[] = [];
  let failed = false;
  const ask: Ask = (statement) => {
    const answer = new Promise<pg.QueryResult>((done, fail) => {
      client.query(toDriver(statement), (error: Error | null, result) => {
        if (!error) return done(result);
        failed = true;
        fail(error);
      });
    });
    sent.push(answer);
    answer.catch(() => {});
    return answer;
  };
  return { ask, settled: { all: () => Promise.all(sent), failed: () => failed } };
}

export interface PoolOptions {
  readonly url: string;
  readonly max?: number;
  readonly onError?: (error: Error) => void;
}

/** Transactions of `pipeline` at a time. Those of one workspace take turns anyway. */
const MOST_PIPELINES = 4;

/** What is written in one turn of the event loop goes out at once, and wakes the server once. */
class GatheringSocket extends Socket {
  override uncork(): void {
    process.nextTick(() => super.uncork());
  }
}

function openPool({ url, max, onError = () => {} }: PoolOptions, pipeline: boolean): pg.Pool {
  const config: pg.PoolConfig & { pipeline?: boolean } = {
    connectionString: url,
    ...(max === undefined ? {} : { max }),
    types,
    application_name: 'baizigui',
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    ...(pipeline ? { pipeline, stream: () => new GatheringSocket() } : {}),
  };
  const pool = new pg.Pool(config);
  pool.on('error', onError);
  // A connection that is lost while in use fails its query; without a listener it would end the process.
  pool.on('connect', (client) => client.on('error', onError));
  return pool;
}

/** Undoes a transaction, after all that was asked; answers with the error of a connection that can't be used again. */
const rolledBack = (ask: Ask): Promise<Error | undefined> =>
  ask({ text: 'rollback', values: [] }).then(
    () => undefined,
    (lost: Error) => lost,
  );

async function within<T>(pool: pg.Pool, begin: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  const after: (() => void)[] = [];
  const ask = inTurn(client);
  let broken: Error | undefined;
  try {
    await ask({ text: begin, values: [] });
    const result = await work({ ...queryable(ask), afterCommit: (step) => void after.push(step), client });
    await ask({ text: 'commit', values: [] });
    for (const step of after) step();
    return result;
  } catch (error) {
    broken = await rolledBack(ask);
    throw error;
  } finally {
    client.release(broken);
  }
}

async function piped<T>(pool: pg.Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  const after: (() => void)[] = [];
  const { ask, settled } = atOnce(client);
  let broken: Error | undefined;
  try {
    void ask({ name: 'begin', text: 'begin', values: [] });
    const result = await work({ ...queryable(ask), afterCommit: (step) => void after.push(step), client });
    // A statement that fails at the server keeps it from committing. One with a value that can't be written fails here.
    if (!settled.failed()) void ask({ name: 'commit', text: 'commit', values: [] });
    await settled.all();
    for (const step of after) step();
    return result;
  } catch (error) {
    broken = await rolledBack(ask);
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Lines of work that one process may lead; a connection is opened for each that it does. */
const MOST_LEADERS = 40;

export function openDatabase(options: PoolOptions): Db {
  const pool = openPool({ ...options, max: options.max ?? 12 }, false);
  const pipelines = openPool(
    { ...options, max: Math.min(options.max ?? MOST_PIPELINES, MOST_PIPELINES) },
    true,
  );
  const leaders = openPool({ ...options, max: MOST_LEADERS }, false);
  return {
    ...queryable((statement) => pool.query(toDriver(statement))),
    transaction: (work) =>
      within(pool, 'begin', async (tx) => {
        await eachTransaction.getStore()?.(tx);
        return work(tx);
      }),
    pipeline: (work) =>
      piped(pipelines, (tx) => {
        // If it fails, the transaction does.
        eachTransaction
          .getStore()?.(tx)
          .catch(() => {});
        return work(tx);
      }),
    snapshot: (work) => within(pool, 'begin isolation level repeatable read read only', work),
    pool,
    leaders,
    close: async () => {
      await Promise.all([pool.end(), pipelines.end(), leaders.end()]);
    },
  };
}
