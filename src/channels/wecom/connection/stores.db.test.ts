import { beforeEach, describe, expect, it } from 'vitest';
import { HOUR } from '#kernel';
import type { Db } from '#platform/db';
import { sealer } from '#platform/sealing';
import { newWorkspace, testDatabase } from '#tests/database';
import { forgetTokens } from './connection-sql.ts';
import { tokenStore } from './stores.ts';

const db: Db = await testDatabase();

let workspace: number;
let asked: number;
let now: Date;
/** Ends what is asked of WeCom, with this token or with a failure. */
let answer: (result: string | Error) => void;

beforeEach(async () => {
  workspace = await newWorkspace(db);
  asked = 0;
  now = new Date();
  await db.run(
    `insert into wecom_connection (workspace_id, corp_id, agent_id, secret, origin)
     values ($1, $2, '1', '\\x00', 'settings')`,
    [workspace, `ww${workspace}`],
  );
});

/** A process of the product: the same database, nothing else in common. */
const process = () => tokenStore(db, sealer('of-tests-0123456789'), workspace, () => now);

function fetchNew() {
  asked++;
  return new Promise<{ value: string; usableUntil: Date }>((done, fail) => {
    answer = (result) =>
      result instanceof Error
        ? fail(result)
        : done({ value: result, usableUntil: new Date(now.getTime() + HOUR) });
  });
}

const untilAsked = (times: number) => expect.poll(() => asked).toBe(times);

describe('renewing a token', () => {
  it('is one flight for however many callers, who hold no connection of the database meanwhile', async () => {
    const store = process();
    const callers = Array.from({ length: 50 }, () => store.renew('access', null, fetchNew));
    await untilAsked(1);
    await expect.poll(() => db.pool.totalCount - db.pool.idleCount).toBe(0);
    // Callers that wait inside transactions of their own have taken all but one connection.
    const held: Promise<string>[] = [];
    for (let i = 0; i < 11; i++) held.push(db.transaction(() => store.renew('access', null, fetchNew)));
    answer('T1');
    expect(new Set(await Promise.all([...callers, ...held]))).toEqual(new Set(['T1']));
    expect(asked).toBe(1);
  });

  it('is done once by processes that find the same token worn out', async () => {
    const [one, two] = [process(), process()];
    const both = [one.renew('access', null, fetchNew), two.renew('access', null, fetchNew)];
    await untilAsked(1);
    answer('T1');
    expect(await Promise.all(both)).toEqual(['T1', 'T1']);
    expect(asked).toBe(1);
  });

  it('that failed is failed for those who wait, and tried by the next', async () => {
    const store = process();
    const waiting = [store.renew('access', null, fetchNew), store.renew('access', null, fetchNew)];
    await untilAsked(1);
    answer(new Error('away'));
    for (const one of waiting) await expect(one).rejects.toThrow('away');
    const next = process().renew('access', null, fetchNew);
    await untilAsked(2);
    answer('T2');
    expect(await next).toBe('T2');
  });
});

describe('a secret that WeCom refused', () => {
  it('is known to be refused in every process, until one is entered', async () => {
    await process().refuse('S1');
    expect(await process().isRefused('S1')).toBe(true);
    expect(await process().isRefused('S2')).toBe(false);
    await db.transaction((tx) => forgetTokens(tx, workspace));
    expect(await process().isRefused('S1')).toBe(false);
  });

  it('takes the token with it that it gave', async () => {
    const store = process();
    const renewed = store.renew('access', null, fetchNew);
    await untilAsked(1);
    answer('T1');
    await renewed;
    expect(await store.drop('access', 'T0')).toBe(false);
    expect(await store.current('access')).toBe('T1');
    expect(await store.drop('access', 'T1')).toBe(true);
    expect(await process().current('access')).toBe(null);
  });
});
