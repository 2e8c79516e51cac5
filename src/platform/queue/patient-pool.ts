/**
 * The queue's connection to a database that may be away, or out of room, for a while. The library marks a job as done or failed without
 * looking whether that worked: an error there would end the process, and the job would stay locked. So its connections
 * wait until the database is back and then say it again.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import { isFull, isLost } from '#platform/db';

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 2000;

const isAway = (error: unknown): boolean => isLost(error) || isFull(error);

/** All connections are in use, or the database is slow to give one: it is there, also for somebody who is about to stop. */
const isCrowded = (error: unknown): boolean =>
  error instanceof Error && error.message.includes('timeout exceeded when trying to connect');
/** How often whoever is about to stop asks again then. */
const MOST_AT_THE_END = 3;

/** Waits as long as `work` fails for a reason that passes. `ended`: nobody waits any longer, the error is thrown. */
export async function patiently<T>(
  work: () => Promise<T>,
  ended: AbortSignal,
  passes: (error: unknown) => boolean = isAway,
): Promise<T> {
  let left = MOST_AT_THE_END;
  for (let ms = FIRST_WAIT_MS; ; ms = Math.min(2 * ms, LONGEST_WAIT_MS)) {
    try {
      return await work();
    } catch (error) {
      const isOver = ended.aborted && !(isCrowded(error) && left-- > 0);
      if (isOver || !passes(error)) throw error;
      await wait(ms, undefined, { signal: ended }).catch(() => {});
    }
  }
}

/**
 * Whoever closes the pool has waited for the queue, so nobody waits for this any more: a failure would be told to nobody, and
 * end the process.
 */
async function connected(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    if (!pool.ending) throw error;
    return new Promise<never>(() => {});
  }
}

/** A client that takes another connection when its own is lost, unless it is inside a transaction. */
async function patientClient(pool: pg.Pool, ended: AbortSignal): Promise<pg.PoolClient> {
  let client = await patiently(() => connected(pool), ended);
  let within = false;
  const query = async (...args: [pg.QueryConfig | string, unknown[]?]) => {
    const text = typeof args[0] === 'string' ? args[0] : args[0].text;
    if (/^\s*begin/i.test(text)) within = true;
    if (/^\s*(commit|rollback)/i.test(text)) within = false;
    for (;;) {
      try {
        return await client.query(...args);
      } catch (error) {
        if (within || ended.aborted || !isAway(error)) throw error;
        client.release(error as Error);
        await wait(FIRST_WAIT_MS);
        client = await patiently(() => connected(pool), ended);
      }
    }
  };
  return new Proxy(client, {
    get: (_, name) => {
      if (name === 'query') return query;
      if (name === 'release') return (error?: Error | boolean) => client.release(error);
      const value: unknown = Reflect.get(client, name);
      return typeof value === 'function' ? value.bind(client) : value;
    },
  });
}

/** The same pool, whose connections are patient until `ended`. Listening with a callback stays as it is: the library repeats it. */
export const patientPool = (pool: pg.Pool, ended: AbortSignal): pg.Pool =>
  new Proxy(pool, {
    get: (target, name) => {
      if (name === 'connect')
        return (callback?: Parameters<pg.Pool['connect']>[0]) =>
          callback ? target.connect(callback) : patientClient(target, ended);
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
