/**
 * A database that goes away under the running product: every answer says so meanwhile, and when it is back everything
 * goes on by itself, from single requests to long work and the index.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '#platform/db';
import { askProgram, kill, PROGRAM_KEY, type Program, runProgram } from '#tests/program';
import { type TestServer, testServer } from '#tests/server';
import { uploadFile } from '#tests/upload';

const ROWS = 40_000;
const dataDir = mkdtempSync(join(tmpdir(), 'baizigui-lost-'));
const people = (prefix: string) =>
  [
    '客户编号,姓名,标签',
    ...Array.from({ length: ROWS }, (_, i) => `${prefix}-${i},客户${i},兴趣/标签${i % 3}`),
  ].join('\n');

let server: TestServer;
let program: Program;
const ask = (method: string, path: string, body?: unknown) => askProgram(program, method, path, body);
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
const upload = (prefix: string) =>
  uploadFile(
    { address: program.address, key: PROGRAM_KEY },
    { kind: 'customers', name: 'people.csv', content: people(prefix) },
  );
const count = async (condition: unknown): Promise<number> =>
  (await ask('POST', '/audiences/count', { condition })).body.count;

async function startRun(prefix: string): Promise<string> {
  const { body } = await upload(prefix);
  const run = await ask('POST', `/imports/${body.id}/run`, { confirm: true });
  expect([run.status, run.body.error?.code]).toEqual([202, undefined]);
  return run.body.job.id;
}

async function untilDone(job: string, rows: number): Promise<void> {
  for (let done = 0; done < rows; await pause(10)) done = (await ask('GET', `/jobs/${job}`)).body.done;
}

async function untilReady(status = 200): Promise<void> {
  while ((await fetch(`${program.address}/readyz`)).status !== status) await pause(20);
}

// biome-ignore lint/suspicious/noExplicitAny: a test reads any answer
async function finished(job: string): Promise<any> {
  for (;;) {
    const { status, body } = await ask('GET', `/jobs/${job}`);
    if (status === 200 && body.status !== 'queued' && body.status !== 'running') return body;
    await pause(100);
  }
}

async function rows(sql: string): Promise<unknown[]> {
  const db = openDatabase({ url: server.url, max: 1 });
  try {
    return await db.many(sql);
  } finally {
    await db.close();
  }
}

beforeAll(async () => {
  server = await testServer();
  program = await runProgram(dataDir, { DATABASE_URL: server.url });
  await ask('POST', '/tag-groups', { name: '兴趣', choice: 'multiple' });
  for (let t = 0; t < 3; t++) await ask('POST', '/tags', { group: '兴趣', name: `标签${t}` });
}, 180_000);
afterAll(async () => {
  await kill(program, 'SIGTERM');
  await server.remove();
  rmSync(dataDir, { recursive: true, force: true });
});

/** What a caller must be told while the database is away. */
async function expectAway(): Promise<void> {
  const calls: [method: string, path: string, body?: unknown][] = [
    ['GET', '/customers'],
    ['GET', '/jobs'],
    ['POST', '/customers', { ref: 'lost', name: '丢失' }],
    ['POST', '/taggings', { add: [{ customer: 'ref:a-1', tag: '兴趣/标签1' }] }],
    ['POST', '/orders', { orders: [] }],
  ];
  for (const [method, path, body] of calls) {
    const answer = await ask(method, path, body);
    expect([path, answer.status, answer.body.error?.code]).toEqual([path, 503, 'database.unavailable']);
    expect(answer.body.error.hint).toBeTruthy();
  }
  // The index is in memory: it may go on answering with what was committed when it last looked.
  const known = await ask('POST', '/audiences/count', { condition: { tag: '兴趣/标签1' } });
  expect([
    [200, undefined],
    [503, 'database.unavailable'],
  ]).toContainEqual([known.status, known.body.error?.code]);
  const kept = () => readdirSync(join(dataDir, 'uploads')).length;
  const before = kept();
  const refused = await upload('never');
  expect([refused.status, refused.body.error.code]).toEqual([503, 'database.unavailable']);
  expect(kept()).toBe(before);
  expect((await fetch(`${program.address}/healthz`)).status).toBe(200);
  expect((await fetch(`${program.address}/readyz`)).status).toBe(503);
}

describe.each<[how: string, signal: 'SIGINT' | 'SIGKILL', prefix: string]>([
  ['stopped', 'SIGINT', 'a'],
  ['killed', 'SIGKILL', 'b'],
])('a database that is %s in the middle of an import', (_, signal, prefix) => {
  let job: string;
  let before: number;

  it('is away with a clear answer, and the product stays up', async () => {
    before = await count({ all: [] });
    job = await startRun(prefix);
    await untilDone(job, 4000);
    await server.stop(signal);
    // PostgreSQL's processes notice the death of the first one only after what they are doing.
    await untilReady(503);
    await expectAway();
  }, 180_000);

  it('is used again as soon as it is back: the import goes on, and every row is taken once', async () => {
    await server.start();
    await untilReady();
    expect((await ask('POST', '/customers', { ref: `after-${prefix}`, name: '之后' })).status).toBe(201);
    expect(await finished(job)).toMatchObject({
      status: 'done',
      error: null,
      result: { rows: ROWS, new: ROWS, refused: 0, tags: { added: ROWS } },
    });
    const there = before + ROWS + 1;
    expect(
      await rows(`select count(*) as n, (select count(*) from customer_identity) as ids from customer`),
    ).toEqual([{ n: there, ids: there }]);
    expect(await count({ all: [] })).toBe(there);
    for (const tag of ['兴趣/标签0', '兴趣/标签1', '兴趣/标签2']) {
      const [sql] = await rows(
        `select count(*) as n from assignment a join tag t on t.id = a.tag_id where '兴趣/' || t.name = '${tag}'`,
      );
      expect({ n: await count({ tag }) }).toEqual(sql);
    }
  }, 180_000);
});

describe('after the database was away', () => {
  it('new work is begun at once', async () => {
    expect(await finished(await startRun('c'))).toMatchObject({ status: 'done', result: { new: ROWS } });
  }, 180_000);
});
