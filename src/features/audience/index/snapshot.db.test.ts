/**
 * The stored index: a start from it and from what changed since is the same as a start from rows, whatever happened to
 * the stored bytes or to whoever wrote them.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '#platform/db';
import { openLog } from '#platform/telemetry';
import { type TestProduct, testProduct } from '#tests/product';
import { contents } from './contents.ts';
import { load } from './load.ts';
import { writeSnapshot } from './snapshot-store.ts';

const log = openLog('silent');
const NAMES = ['高意向', '中意向', '低意向', 'KA', '竞品'];

let product: TestProduct;
let db: Db;
let workspace: number;
let staff: string[];

const must = async (method: string, path: string, body: unknown) => {
  const answer = await product.ask(method, path, body);
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
  return answer.body;
};

beforeAll(async () => {
  product = await testProduct();
  db = product.running.db;
  workspace = (await db.one<{ id: number }>('select id from workspace')).id;
  await must('POST', '/tag-groups', { name: '意向', choice: 'multiple' });
  for (const name of NAMES) await must('POST', '/tags', { group: '意向', name });
  await must('POST', '/tag-groups', { name: '各人看法', choice: 'multiple', perStaff: true });
  await must('POST', '/tags', { group: '各人看法', name: '难缠' });
  const attributes = [
    ['city', 'text', []],
    ['age', 'number', []],
    ['budget', 'money', []],
    ['birthday', 'date', []],
    ['married', 'boolean', []],
    ['level', 'one', ['金', '银']],
    ['hobbies', 'many', ['跑步', '阅读', '旅行']],
  ] as const;
  for (const [key, type, options] of attributes)
    await must('POST', '/attributes', { key, label: key, type, ...(options.length > 0 ? { options } : {}) });
  staff = [];
  for (const name of ['林', '叶']) staff.push((await must('POST', '/staff', { name })).id);
  await change(0);
});
afterAll(() => product.stop());

/** Something of everything that the index keeps; another part of it each time. */
async function change(turn: number): Promise<void> {
  const who = (i: number) => `ref:c${(i * 7 + turn * 3) % 60}`;
  await must('POST', '/customers', {
    customers: Array.from({ length: 60 }, (_, i) => ({
      ref: `c${i}`,
      name: `客户${i}`,
      status: (['lead', 'customer'] as const)[(i + turn) % 2],
      ...((i + turn) % 3 === 0 ? { owner: staff[i % 2] } : {}),
      attributes: {
        city: (i + turn) % 4 === 0 ? null : `城市${(i * (turn + 1)) % 9}`,
        age: (i + turn) % 5 === 0 ? null : 20.5 + ((i + turn) % 40),
        budget: 100 * ((i + turn) % 11),
        birthday: `19${70 + ((i + turn) % 30)}-03-0${1 + (i % 9)}`,
        married: (i + turn) % 2 === 0,
        level: (['金', '银', null] as const)[(i + turn) % 3] ?? null,
        hobbies: ['跑步', '阅读', '旅行'].filter((_, k) => (i + turn + k) % 3 !== 0),
      },
    })),
  });
  await must('POST', '/taggings', {
    add: Array.from({ length: 80 }, (_, i) => ({ customer: who(i), tag: `意向/${NAMES[(i + turn) % 5]}` })),
    remove: Array.from({ length: 20 }, (_, i) => ({
      customer: who(i + 5),
      tag: `意向/${NAMES[(i * turn) % 5]}`,
    })),
  });
  // The same tag by two people on some, by one on others.
  await must('POST', '/taggings', {
    add: Array.from({ length: 20 }, (_, i) => ({
      customer: who(i),
      tag: '各人看法/难缠',
      staff: staff[i % 3 === 0 ? 1 : 0],
    })),
  });
  await must('POST', '/taggings', {
    add: Array.from({ length: 10 }, (_, i) => ({ customer: who(i), tag: '各人看法/难缠', staff: staff[1] })),
    remove: turn % 2 === 1 ? [{ customer: who(3), tag: '各人看法/难缠', staff: staff[0] }] : [],
  });
  await must('POST', '/orders', {
    orders: Array.from({ length: 15 }, (_, i) => ({
      orderNo: `O${turn}-${i}`,
      customer: who(i * 2),
      amount: 100 * (i + 1),
      paidAt: '2026-10-01T12:00:00+08:00',
    })),
  });
  for (const i of [1, 2, 3])
    await must('PUT', `/customers/${encodeURIComponent(who(i))}/followers`, {
      followers: staff.slice(0, 1 + (i % 2)).map((id) => ({ staff: id })),
    });
  await product.ask('DELETE', `/customers/ref:c${50 + (turn % 9)}`);
}

const fresh = async () => {
  const kept = await db.many('delete from index_snapshot_head where workspace_id = $1 returning *', [
    workspace,
  ]);
  const { index, snapshotAt } = await load(db, workspace, log);
  expect(snapshotAt).toBeNull();
  for (const row of kept as { position: number; epoch: number; version: number }[])
    await db.run(
      'insert into index_snapshot_head (workspace_id, position, epoch, version) values ($1, $2, $3, $4)',
      [workspace, row.position, row.epoch, row.version],
    );
  return contents(index);
};

async function store(): Promise<number> {
  const { index, epoch } = await load(db, workspace, log);
  const at = await writeSnapshot(db, workspace, index, { epoch, within: 60_000 });
  if (at === null) throw new Error('not stored');
  return at;
}

const chunkRows = () =>
  db.many<{ place: string; bytes: Buffer }>(
    'select place, bytes from index_snapshot where workspace_id = $1 order by place',
    [workspace],
  );

/** Puts a chunk in the place of another, as an attack or a bad disk would. */
const overwrite = (place: string, bytes: Uint8Array) =>
  db.run('update index_snapshot set bytes = $3 where workspace_id = $1 and place = $2', [
    workspace,
    place,
    bytes,
  ]);

beforeEach(async () => {
  await db.run('delete from index_snapshot');
  await db.run('delete from index_snapshot_head');
});

describe('a stored index', () => {
  it('with what changed since is the same as one from rows', async () => {
    const first = await store();
    for (const turn of [1, 2, 3]) {
      await change(turn);
      const { index, snapshotAt } = await load(db, workspace, log);
      expect(snapshotAt).toBe(first);
      expect(contents(index)).toEqual(await fresh());
    }
  });

  it('is replaced chunk by chunk: what did not change is not written again', async () => {
    await store();
    const before = new Map((await chunkRows()).map((row) => [row.place, row.bytes.toString('hex')]));
    const [one] = await db.many<{ xmin: string }>('select xmin::text as xmin from index_snapshot limit 1');
    await must('POST', '/taggings', { add: [{ customer: 'ref:c1', tag: '意向/竞品' }], remove: [] });
    await must('POST', '/taggings', { remove: [{ customer: 'ref:c1', tag: '意向/竞品' }] });
    const second = await store();
    const written = await db.many<{ place: string }>(
      'select place from index_snapshot where workspace_id = $1 and xmin::text <> $2',
      [workspace, one?.xmin],
    );
    expect(written.map((row) => row.place)).toContain('manifest');
    expect(written.length).toBeLessThanOrEqual(2);
    expect((await chunkRows()).length).toBe(before.size);
    expect((await load(db, workspace, log)).snapshotAt).toBe(second);
  });

  it('of another epoch, another program or a future position is not used', async () => {
    await store();
    for (const spoil of ['epoch = epoch + 1', 'version = version + 1', 'position = position + 1']) {
      const kept = await db.one<{ epoch: number; version: number; position: number }>(
        'select epoch, version, position from index_snapshot_head',
      );
      await db.run(`update index_snapshot_head set ${spoil}`);
      expect((await load(db, workspace, log)).snapshotAt, spoil).toBeNull();
      await db.run('update index_snapshot_head set epoch = $1, version = $2, position = $3', [
        kept.epoch,
        kept.version,
        kept.position,
      ]);
    }
    expect((await load(db, workspace, log)).snapshotAt).not.toBeNull();
  });

  it('is not replaced by an older one, nor by one of rows that were replaced meanwhile', async () => {
    const { index, epoch } = await load(db, workspace, log);
    const older = await load(db, workspace, log);
    await must('POST', '/taggings', { add: [{ customer: 'ref:c2', tag: '意向/竞品' }] });
    await store();
    expect(await writeSnapshot(db, workspace, older.index, { epoch, within: 60_000 })).toBeNull();
    index.position += 1_000_000;
    expect(await writeSnapshot(db, workspace, index, { epoch: epoch + 1, within: 60_000 })).toBeNull();
  });
});

describe('a damaged chunk', () => {
  it('of any kind is noticed and built from rows, while the rows have moved on', async () => {
    await change(4);
    await store();
    const chunks = await chunkRows();
    await change(5);
    const expected = await fresh();
    const kinds = new Set<string>();
    for (const [i, { place, bytes }] of chunks.entries()) {
      kinds.add(
        place === 'manifest' ? place : ((JSON.parse(place.replace(/^\w+ \d+ /, '')) as string[])[0] ?? ''),
      );
      const flipped = Buffer.from(bytes);
      const at = (i * 31) % flipped.length;
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (i % 8));
      await overwrite(place, flipped);
      const { index, snapshotAt } = await load(db, workspace, log);
      expect(contents(index), `one bit of ${place}`).toEqual(expected);
      expect(snapshotAt === null).toBe(place === 'manifest');
      await overwrite(place, bytes);
    }
    expect([...kinds].sort()).toEqual(
      ['alive', 'column', 'manifest', 'more', 'present', 'several', 'tag', 'text', 'value'].sort(),
    );
  }, 120_000);

  it('that is missing, cut short, empty or another chunk of the same index is noticed as well', async () => {
    await store();
    const chunks = await chunkRows();
    const expected = await fresh();
    for (const [i, { place, bytes }] of chunks.entries()) {
      if (i % 5 !== 0 && place !== 'manifest') continue;
      for (const other of [
        bytes.subarray(0, bytes.length >> 1),
        Buffer.alloc(0),
        chunks[(i + 1) % chunks.length]?.bytes,
      ]) {
        await overwrite(place, other ?? Buffer.alloc(0));
        expect(contents((await load(db, workspace, log)).index), place).toEqual(expected);
      }
      await db.run('delete from index_snapshot where place = $1', [place]);
      expect(contents((await load(db, workspace, log)).index), `without ${place}`).toEqual(expected);
      await db.run(
        `insert into index_snapshot (workspace_id, place, digest, bytes) values ($1, $2, '', $3)`,
        [workspace, place, bytes],
      );
    }
  }, 120_000);

  it('from an older snapshot of the same place is noticed', async () => {
    await store();
    const old = await chunkRows();
    await change(6);
    await store();
    const expected = await fresh();
    let changed = 0;
    for (const { place, bytes } of await chunkRows()) {
      const before = old.find((row) => row.place === place)?.bytes;
      if (!before || before.equals(bytes)) continue;
      changed++;
      await overwrite(place, before);
      expect(contents((await load(db, workspace, log)).index), place).toEqual(expected);
      await overwrite(place, bytes);
    }
    expect(changed).toBeGreaterThan(20);
  }, 120_000);
});

describe('whoever is killed while storing', () => {
  /** The database connection goes away before the n-th chunk, as it does with a process that is killed. */
  const dying = (n: number): Db => ({
    ...db,
    transaction: (work) =>
      db.transaction((tx) => {
        let written = 0;
        return work({
          ...tx,
          run: async (sql, params) => {
            if (/into index_snapshot\b/.test(sql) && ++written === n) {
              const { pid } = await tx.one<{ pid: number }>('select pg_backend_pid() as pid');
              await db.run('select pg_terminate_backend($1)', [pid]);
            }
            return tx.run(sql, params);
          },
        });
      }),
  });

  it('leaves the snapshot before, whole', async () => {
    const first = await store();
    await change(7);
    const { index, epoch } = await load(db, workspace, log);
    for (const n of [1, 10, 30]) {
      await expect(writeSnapshot(dying(n), workspace, index, { epoch, within: 60_000 })).rejects.toThrow();
      const after = await load(db, workspace, log);
      expect(after.snapshotAt).toBe(first);
      expect(contents(after.index)).toEqual(await fresh());
    }
    expect(await writeSnapshot(db, workspace, index, { epoch, within: 60_000 })).toBe(index.position);
  });

  it('or out of time, too', async () => {
    const first = await store();
    await change(8);
    const { index, epoch } = await load(db, workspace, log);
    expect(await writeSnapshot(db, workspace, index, { epoch, within: 0 })).toBeNull();
    expect((await load(db, workspace, log)).snapshotAt).toBe(first);
  });
});
