/**
 * kill -9 in the middle of an import, of its dry run and of its undo: what was answered stays, the work goes on by
 * itself, nothing is doubled and nothing is lost.
 */
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, startEmbedded } from '#platform/db';
import { askProgram, kill, PROGRAM_KEY, type Program, runProgram } from '#tests/program';
import { type Upload, uploadFile } from '#tests/upload';

const ROWS = 60_000;
const TAGS = 20;
const dataDir = mkdtempSync(join(tmpdir(), 'baizigui-kill-import-'));
chmodSync(dataDir, 0o755);

let program: Program;
const ask = (method: string, path: string, body?: unknown) => askProgram(program, method, path, body);
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Every row has three of the tags; every hundredth repeats the customer of the row before. */
const customerOf = (i: number): number => (i % 100 === 99 ? i - 1 : i);
const tagsOf = (i: number): number[] => [i % TAGS, (i + 7) % TAGS, (i + 13) % TAGS];
const people = [
  '客户编号,姓名,标签',
  ...Array.from(
    { length: ROWS },
    (_, i) =>
      `k-${customerOf(i)},客户${customerOf(i)},${tagsOf(customerOf(i))
        .map((t) => `兴趣/标签${t}`)
        .join('；')}`,
  ),
].join('\n');
const CUSTOMERS = ROWS - ROWS / 100;
// Two orders of one customer on one day with one amount differ only by how many came before.
const ORDERS = 40_000;
const orders = [
  'customer,date,amount',
  ...Array.from({ length: ORDERS }, (_, i) => `o-${Math.floor(i / 4)},2026-0${1 + (i % 2)}-03,19.90`),
].join('\n');

async function rows<T>(sql: string): Promise<T[]> {
  const server = await startEmbedded({ dataDir, own: false });
  const db = openDatabase({ url: server.url, max: 1 });
  try {
    return await db.many<T>(sql);
  } finally {
    await db.close();
  }
}

const holdings = async (): Promise<Record<string, number> | undefined> =>
  (
    await rows<Record<string, number>>(
      `select (select count(*) from customer where deleted_at is null) as customers,
              (select count(*) from assignment) as assignments,
              (select count(*) from tag_change) as history,
              (select count(distinct position) from tag_change) as positions,
              (select count(*) from orders) as orders,
              (select coalesce(sum(count), 0)::bigint from order_stats) as counted`,
    )
  )[0];

/** The index over HTTP against the rows, tag by tag. */
async function expectIndexAsRows(): Promise<void> {
  const sql = await rows<{ path: string; n: number }>(
    `select g.name || '/' || t.name as path, count(a.customer) as n
       from tag t join tag_group g on g.id = t.group_id left join assignment a on a.tag_id = t.id group by 1 order by 1`,
  );
  const { body } = await ask('POST', '/audiences/facets', { condition: { all: [] } });
  const facets = body.facets.map((one: { path: string; count: number }) => ({
    path: one.path,
    n: one.count,
  }));
  expect(facets.sort((a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1))).toEqual(
    sql.sort((a, b) => (a.path < b.path ? -1 : 1)),
  );
}

async function uploaded(upload: Upload): Promise<string> {
  const { status, body } = await uploadFile({ address: program.address, key: PROGRAM_KEY }, upload);
  expect([status, body.error?.code]).toEqual([201, undefined]);
  return body.id;
}

async function begun(path: string, body?: unknown): Promise<string> {
  const answer = await ask('POST', path, body);
  expect([answer.status, answer.body.error?.code]).toEqual([202, undefined]);
  return answer.body.job.id;
}

async function finished(job: string): Promise<{ status: string; result: unknown }> {
  for (;;) {
    const { body } = await ask('GET', `/jobs/${job}`);
    if (body.status !== 'queued' && body.status !== 'running') return body;
    await pause(50);
  }
}

/** Kills the program in the middle of a job, `times` times, each time after some more was done. */
async function killDuring(job: string, times: number): Promise<void> {
  let seen = 0;
  for (let n = 0; n < times; n++) {
    for (;;) {
      const { body } = await ask('GET', `/jobs/${job}`);
      expect(body.status).not.toBe('done');
      if (body.status === 'running' && body.done > seen) {
        seen = body.done;
        break;
      }
      await pause(5);
    }
    await kill(program);
    program = await runProgram(dataDir);
  }
}

beforeAll(async () => {
  program = await runProgram(dataDir);
  await ask('POST', '/tag-groups', { name: '兴趣', choice: 'multiple' });
  for (let t = 0; t < TAGS; t++) await ask('POST', '/tags', { group: '兴趣', name: `标签${t}` });
}, 180_000);
afterAll(async () => {
  await kill(program, 'SIGTERM');
  rmSync(dataDir, { recursive: true, force: true });
});

describe('kill -9', () => {
  let customers: string;

  it('during an upload leaves nothing half: no import, and the file is nobody’s', async () => {
    const head =
      '--b\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n客户编号,姓名\r\n';
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: async (controller) => {
        controller.enqueue(new TextEncoder().encode(sent === 0 ? head : `k-${sent},客户\r\n`));
        sent++;
        await pause(1);
      },
    });
    const body = {
      method: 'POST',
      headers: { authorization: `Bearer ${PROGRAM_KEY}`, 'content-type': 'multipart/form-data; boundary=b' },
      body: endless,
      duplex: 'half',
    };
    const request = fetch(`${program.address}/api/v1/imports`, body).catch(() => null);
    const folder = join(dataDir, 'uploads');
    const names = () => {
      try {
        return readdirSync(folder);
      } catch {
        return [];
      }
    };
    while (names().length === 0) await pause(5);
    await kill(program);
    await request;
    program = await runProgram(dataDir);
    expect((await ask('GET', '/imports')).body).toMatchObject({ items: [], total: 0 });
    // What nobody claims is removed a day later; a new upload is not in its way.
    expect(names().length).toBe(1);
  }, 180_000);

  it('during a run: the run goes on, and every row is taken once', async () => {
    customers = await uploaded({ kind: 'customers', name: 'people.csv', content: people });
    const job = await begun(`/imports/${customers}/run`);
    await killDuring(job, 3);
    expect(await finished(job)).toMatchObject({
      status: 'done',
      result: { rows: ROWS, new: CUSTOMERS, refused: 0, tags: { added: 3 * CUSTOMERS } },
    });
    expect(await holdings()).toMatchObject({
      customers: CUSTOMERS,
      assignments: 3 * CUSTOMERS,
      history: 3 * CUSTOMERS,
      positions: 3 * CUSTOMERS,
    });
    await expectIndexAsRows();
  }, 180_000);

  it('during a run of orders: equal orders keep their numbers, and none counts twice', async () => {
    const id = await uploaded({ kind: 'orders', name: 'orders.csv', content: orders });
    const job = await begun(`/imports/${id}/run`);
    await killDuring(job, 2);
    expect(await finished(job)).toMatchObject({ status: 'done', result: { rows: ORDERS, new: ORDERS } });
    expect(await holdings()).toMatchObject({ orders: ORDERS, counted: ORDERS });
    const again = await uploaded({ kind: 'orders', name: 'orders.csv', content: orders });
    expect(await finished(await begun(`/imports/${again}/run`))).toMatchObject({
      result: { new: 0, unchanged: ORDERS },
    });
    const { body } = await ask('POST', '/audiences/count', {
      condition: { did: 'order.paid', count: { min: 4 } },
    });
    expect(body.count).toBe(ORDERS / 4);
  }, 180_000);

  it('during an undo: the undo goes on, and leaves what others brought', async () => {
    const job = await begun(`/imports/${customers}/undo`);
    await killDuring(job, 2);
    expect(await finished(job)).toMatchObject({
      status: 'done',
      result: { tags: { restored: 3 * CUSTOMERS, kept: 0 }, customers: { deleted: CUSTOMERS, kept: 0 } },
    });
    expect(await holdings()).toMatchObject({ customers: ORDERS / 4, assignments: 0, orders: ORDERS });
    await expectIndexAsRows();
    expect((await ask('GET', `/imports/${customers}`)).body.status).toBe('undone');
  }, 180_000);
});
