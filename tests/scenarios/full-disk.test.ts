/**
 * A disk that is full: what is refused says so and leaves nothing half, the product stays up, and when there is room
 * again everything goes on.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cloneDatabase } from '#tests/database';
import { askProgram, kill, PROGRAM_KEY, type Program, runProgram } from '#tests/program';
import { noSmallDisk, type SmallDisk, smallDisk } from '#tests/small-disk';
import { uploadFile } from '#tests/upload';

const MEGABYTE = 1024 * 1024;
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

const people = (prefix: string, rows: number, remark = '') =>
  [
    '客户编号,姓名,备注,标签',
    ...Array.from({ length: rows }, (_, i) => `${prefix}-${i},客户${i},${remark},兴趣/标签${i % 3}`),
  ].join('\n');

const upload = ({ address }: Program, content: string) =>
  uploadFile({ address, key: PROGRAM_KEY }, { kind: 'customers', name: 'people.csv', content });

const uploads = (dataDir: string): string[] => {
  try {
    return readdirSync(join(dataDir, 'uploads'));
  } catch {
    return [];
  }
};

/** As `uploadFile`, but nobody knows before how long it will be. */
async function uploadOfUnknownLength(program: Program, content: string) {
  const head = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n';
  const bytes = new TextEncoder().encode(`${head}${content}\r\n--b--\r\n`);
  let at = 0;
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      if (at >= bytes.length) controller.close();
      else controller.enqueue(bytes.subarray(at, at + 65_536));
      at += 65_536;
    },
  });
  const request = {
    method: 'POST',
    headers: { authorization: `Bearer ${PROGRAM_KEY}`, 'content-type': 'multipart/form-data; boundary=b' },
    body,
    duplex: 'half',
  };
  const response = await fetch(`${program.address}/api/v1/imports`, request);
  // biome-ignore lint/suspicious/noExplicitAny: a test reads any answer
  return { status: response.status, body: (await response.json()) as any };
}

describe('an upload that the disk cannot hold', () => {
  // A limit on the size of files stands for the full disk: it needs no root, and to the program it is the same fault.
  const LIMIT_KIB = 4096;
  const dataDir = mkdtempSync(join(tmpdir(), 'baizigui-limit-'));
  let database: Awaited<ReturnType<typeof cloneDatabase>>;
  let program: Program;
  beforeAll(async () => {
    database = await cloneDatabase();
    program = await runProgram(dataDir, { DATABASE_URL: database.url }, { fileKib: LIMIT_KIB });
  });
  afterAll(async () => {
    await kill(program, 'SIGTERM');
    await database.drop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it.skipIf(process.platform === 'win32')(
    'is refused by name, leaves nothing behind, and is in nobody’s way',
    async () => {
      const large = people('l', 150_000);
      for (const send of [upload, uploadOfUnknownLength]) {
        const { status, body } = await send(program, large);
        expect([status, body.error.code]).toEqual([503, 'storage.full']);
        expect(body.error.hint).toBeTruthy();
        expect(uploads(dataDir)).toEqual([]);
      }
      expect((await upload(program, people('s', 10))).status).toBe(201);
    },
  );
});

describe.skipIf(noSmallDisk)(`a disk that fills up${noSmallDisk ? ` (${noSmallDisk})` : ''}`, () => {
  const ROWS = 30_000;
  let disk: SmallDisk;
  let program: Program;
  const ask = (method: string, path: string, body?: unknown) => askProgram(program, method, path, body);
  const count = async (condition: unknown): Promise<number> =>
    (await ask('POST', '/audiences/count', { condition })).body.count;

  /** Everybody there once, each with one tag; the index says what the list says. */
  async function expectAll(customers: number): Promise<void> {
    expect((await ask('GET', '/customers?limit=1')).body.total).toBe(customers);
    expect(await count({ all: [] })).toBe(customers);
    expect(await count({ group: '兴趣', any: true })).toBe(customers);
    const { body } = await ask('POST', '/audiences/facets', { condition: { all: [] } });
    expect(body.facets.reduce((n: number, one: { count: number }) => n + one.count, 0)).toBe(customers);
  }

  beforeAll(async () => {
    disk = smallDisk(320);
    program = await runProgram(disk.path);
    await ask('POST', '/tag-groups', { name: '兴趣', choice: 'single' });
    for (let t = 0; t < 3; t++) await ask('POST', '/tags', { group: '兴趣', name: `标签${t}` });
  }, 180_000);
  afterAll(async () => {
    disk.empty();
    await kill(program, 'SIGTERM');
    disk.remove();
  });

  it('during an upload: the upload is refused by name, and nothing is left of it', async () => {
    const before = uploads(disk.path).length;
    for (const send of [upload, uploadOfUnknownLength]) {
      disk.fill(MEGABYTE);
      const { status, body } = await send(program, people('u', 60_000));
      expect([status, body.error.code]).toEqual([503, 'storage.full']);
      disk.empty();
      expect(uploads(disk.path).length).toBe(before);
    }
  }, 180_000);

  it('during an import: the product stays up, and with room again the import takes every row once', async () => {
    const { body } = await upload(program, people('i', ROWS, '备'.repeat(300)));
    disk.fill(10 * MEGABYTE);
    const { body: run } = await ask('POST', `/imports/${body.id}/run`);
    const seen = new Set<string>();
    // Until the disk is full for the program too.
    for (let i = 0; i < 200 && seen.size === 0; i++) {
      const answer = await ask('POST', '/customers', { ref: `full-${i}`, name: '满'.repeat(40) });
      if (answer.status !== 201) seen.add(`${answer.status} ${answer.body.error.code}`);
      await pause(25);
    }
    expect(['503 storage.full', '503 database.unavailable']).toContain([...seen][0]);
    expect((await fetch(`${program.address}/healthz`)).status).toBe(200);
    disk.empty();
    for (;;) {
      const job = await ask('GET', `/jobs/${run.job.id}`);
      expect([200, 503]).toContain(job.status);
      if (job.status === 200 && !['queued', 'running'].includes(job.body.status)) {
        expect([job.body.status, job.body.error]).toEqual(['done', null]);
        expect(job.body.result).toMatchObject({ rows: ROWS, new: ROWS, refused: 0 });
        break;
      }
      await pause(200);
    }
    const { body: single } = await ask('POST', '/audiences/query', {
      condition: { group: '兴趣', none: true },
      limit: 500,
    });
    for (const { id } of single.items) await ask('DELETE', `/customers/${id}`);
    await expectAll(ROWS);
  }, 300_000);

  it('when the index is to be stored at a stop: the stop is a stop, and the next start has everything', async () => {
    disk.fill(0);
    await kill(program, 'SIGTERM');
    expect(program.child.signalCode ?? program.child.exitCode).toBe(0);
    disk.empty();
    program = await runProgram(disk.path);
    await expectAll(ROWS);
  }, 180_000);

  it('a start says that there is no room, and starts when there is', async () => {
    await kill(program, 'SIGTERM');
    disk.fill(0);
    await expect(runProgram(disk.path)).rejects.toThrow(/space|room|空间/i);
    disk.empty();
    program = await runProgram(disk.path);
    await expectAll(ROWS);
  }, 180_000);
});
