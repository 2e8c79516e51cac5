import pg from 'pg';
import { expect, it } from 'vitest';
import { patiently, patientPool } from './patient-pool.ts';

const fails = (message: string, times: number) => {
  let left = times;
  return async () => {
    if (left-- > 0) throw new Error(message);
    return 'done';
  };
};
const CROWDED = 'timeout exceeded when trying to connect';
const AWAY = 'Connection terminated unexpectedly';

it('waits for a database that is away, and for a connection that is free', async () => {
  const { signal } = new AbortController();
  expect(await patiently(fails(AWAY, 2), signal)).toBe('done');
  expect(await patiently(fails(CROWDED, 2), signal)).toBe('done');
});

it('who is about to stop waits for a free connection a few times, and for no database that is away', async () => {
  const ended = AbortSignal.abort();
  expect(await patiently(fails(CROWDED, 3), ended)).toBe('done');
  await expect(patiently(fails(CROWDED, 4), ended)).rejects.toThrow(CROWDED);
  await expect(patiently(fails(AWAY, 1), ended)).rejects.toThrow(AWAY);
});

it('a pool that was closed tells nobody any more', async () => {
  const pool = new pg.Pool();
  const patient = patientPool(pool, AbortSignal.abort());
  await pool.end();
  const first = await Promise.race([
    patient.connect(),
    new Promise((done) => setTimeout(() => done('silence'), 50)),
  ]);
  expect(first).toBe('silence');
});
