import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Actor, endpoint } from '#kernel';
import { openLog } from '#platform/telemetry';
import { newWorkspace, testCtx, testDatabase } from '#tests/database';
import { forgetAnswers } from './idempotency.ts';
import { generalTexts } from './messages.ts';
import { type Route, route } from './route.ts';
import { createServer } from './server.ts';

const db = await testDatabase();
await db.run('create table work (key text)');

/** What the handler does next, by the name in the body; the test decides when it goes on. */
const gates = new Map<string, { readonly before: Promise<void>; readonly after: Promise<void> }>();
const open = Promise.resolve();
const never = new Promise<void>(() => {});

const work = route(
  endpoint({
    method: 'POST',
    path: '/work',
    right: null,
    summary: 'A line in a table',
    body: z.strictObject({ name: z.string() }),
    output: z.object({ done: z.string() }),
  }),
  async (ctx, { body }) => {
    const gate = gates.get(body.name);
    await gate?.before;
    await ctx.db.transaction((tx) => tx.run('insert into work (key) values ($1)', [body.name]));
    await gate?.after;
    if (body.name === 'fails') throw new Error('after the work');
    return { done: body.name };
  },
);

const workspace = await newWorkspace(db);
const actor: Actor = testCtx(db, workspace).actor;
const server = await createServer({
  db,
  log: openLog('silent'),
  routes: [work as Route],
  texts: generalTexts,
  authenticate: async () => ({ actor, timeZone: 'UTC', language: null, byCookie: false }),
  clock: () => new Date(),
  version: '0',
  waitMs: 300,
});
afterAll(() => server.close());

const send = async (name: string, key = name) => {
  const answer = await server.inject({
    method: 'POST',
    url: '/api/v1/work',
    payload: { name },
    headers: { 'idempotency-key': key },
  });
  return { status: answer.statusCode, body: answer.json(), replayed: answer.headers['idempotency-replayed'] };
};
const done = async (name: string) =>
  (await db.one<{ n: number }>('select count(*)::int as n from work where key = $1', [name])).n;
const until = async (is: () => Promise<boolean>) => {
  while (!(await is())) await new Promise((next) => setTimeout(next, 5));
};
const claimed = (key: string) => () =>
  db.maybe('select 1 from idempotency where key = $1', [key]).then((row) => row !== null);
/** As if the process of the first request had died a while ago. */
const age = (key: string) =>
  db.run(`update idempotency set created_at = now() - interval '2 minutes' where key = $1`, [key]);

describe('a write with an Idempotency-Key', () => {
  it('that is sent again gets the first answer', async () => {
    expect(await send('once')).toMatchObject({ status: 200, body: { done: 'once' } });
    expect(await send('once')).toMatchObject({ status: 200, body: { done: 'once' }, replayed: 'true' });
    expect(await done('once')).toBe(1);
  });

  it('that is sent twice at the same time is done once, and both get the answer', async () => {
    let go = () => {};
    gates.set('twice', { before: new Promise((next) => (go = next)), after: open });
    const first = send('twice');
    await until(claimed('twice'));
    const second = send('twice');
    go();
    expect(await Promise.all([first, second])).toMatchObject([
      { status: 200, body: { done: 'twice' } },
      { status: 200, body: { done: 'twice' }, replayed: 'true' },
    ]);
    expect(await done('twice')).toBe(1);
  });

  it('waits only so long for the first one', async () => {
    gates.set('slow', { before: never, after: open });
    void send('slow');
    await until(claimed('slow'));
    expect(await send('slow')).toMatchObject({
      status: 409,
      body: { error: { code: 'idempotency.inProgress' } },
    });
  });

  it('is not done again when the process died after the work and before the answer', async () => {
    gates.set('died', { before: open, after: never });
    void send('died');
    await until(async () => (await done('died')) === 1);
    await age('died');
    expect(await send('died')).toMatchObject({
      status: 409,
      body: { error: { code: 'idempotency.answerLost' } },
    });
    expect(await done('died')).toBe(1);
  });

  it('is done when the process died before the work', async () => {
    gates.set('early', { before: never, after: open });
    void send('early');
    await until(claimed('early'));
    await age('early');
    gates.delete('early');
    expect(await send('early')).toMatchObject({ status: 200, body: { done: 'early' } });
    expect(await done('early')).toBe(1);
  });

  it('that failed frees its key', async () => {
    expect((await send('fails')).status).toBe(500);
    expect((await send('fails')).status).toBe(500);
  });

  it('is refused for another content', async () => {
    expect(await send('other', 'once')).toMatchObject({
      status: 422,
      body: { error: { code: 'idempotency.mismatch' } },
    });
  });

  it('is forgotten after three days', async () => {
    await send('old');
    expect(await send('old')).toMatchObject({ status: 200, replayed: 'true' });
    await db.run(`update idempotency set created_at = now() - interval '73 hours' where key = 'old'`);
    expect(await forgetAnswers(db, new Date())).toBeGreaterThan(0);
    expect((await send('old')).replayed).toBeUndefined();
    expect(await done('old')).toBe(2);
  });
});
