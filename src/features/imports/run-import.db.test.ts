import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { Cancelled, type JobRun } from '#platform/queue';
import { newWorkspace, testCtx, testDatabase } from '#tests/database';
import type { ImportKind } from './contract.ts';
import { storeUpload } from './create-import.ts';
import type { ImportPorts } from './ports.ts';
import { removeOldFiles } from './remove-files.ts';
import { runImportJob } from './run-import.ts';
import { type ImportRow, importById } from './sql.ts';
import { tryImport } from './try-import.ts';
import { undoImportJob } from './undo-import.ts';
import { Uploads } from './uploads.ts';

const db = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'baizigui-imports-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ports: ImportPorts = {
  uploads: new Uploads(folder),
  library: {
    references: [],
    headCounts: { each: async () => new Map(), any: async () => 0, everybody: async () => 0 },
  },
  texts: () => ({}),
};

let workspace: number;
let ctx: ReturnType<typeof testCtx>;
beforeEach(async () => {
  workspace = await newWorkspace(db);
  ctx = testCtx(db, workspace);
});

async function stored(kind: ImportKind, text: string, mapping?: unknown): Promise<ImportRow> {
  const file = await ports.uploads.receive(Readable.from([Buffer.from(text)]));
  const { row } = await storeUpload(ctx, { file, fileName: 'a.csv', kind, mapping }, ports.uploads);
  return row;
}

/** A job of the queue: what it may report, and where it is stopped. */
async function job(row: ImportRow, over: Partial<JobRun> = {}): Promise<JobRun> {
  const { id } = await db.one<{ id: number }>(
    `insert into job (workspace_id, kind, actor) values ($1, 'import.run', '{}') returning id`,
    [workspace],
  );
  return {
    id,
    payload: { import: row.id, check: false },
    soFar: null,
    progress: async () => {},
    keep: async () => {},
    ...over,
  };
}

const atCall = (calls: number, error: Error) => {
  let n = 0;
  return async () => {
    n++;
    if (n === calls) throw error;
  };
};

const reload = async (row: ImportRow): Promise<ImportRow> => {
  const now = await importById(db, workspace, row.id);
  if (!now) throw new Error('the import is gone');
  return now;
};

/** What the workspace holds, by number. */
const holdings = () =>
  db.one<Record<string, number>>(
    `select (select count(*) from customer where workspace_id = $1 and deleted_at is null) as customers,
            (select count(*) from customer_change where workspace_id = $1) as changes,
            (select count(*) from assignment where workspace_id = $1) as assignments,
            (select count(*) from tag_change where workspace_id = $1) as history,
            (select count(*) from orders where workspace_id = $1) as orders,
            (select count(*) from event where workspace_id = $1) as events,
            (select count(*) from event_id where workspace_id = $1) as ids,
            (select coalesce(sum(count), 0)::bigint from order_stats where workspace_id = $1) as counted,
            (select count(*) from import_problem where workspace_id = $1) as problems`,
    [workspace],
  );

async function tags(): Promise<void> {
  await db.run(
    `insert into tag_group (workspace_id, key, name, choice) values ($1, 'g', '兴趣', 'multiple')`,
    [workspace],
  );
  await db.run(
    `insert into tag (workspace_id, group_id, key, name)
     select $1, id, 'tag' || i, '标签' || i from tag_group, generate_series(1, 3) i where workspace_id = $1`,
    [workspace],
  );
}

const ROWS = 5000;
const people = [
  '编号,姓名,标签',
  ...Array.from({ length: ROWS }, (_, i) =>
    i % 1000 === 7 ? `p-${i},坏,没有这个标签` : `p-${i},客户${i},标签${1 + (i % 3)}`,
  ),
].join('\n');
// Equal orders of one customer on one day: their numbers tell them apart by how many came before.
const orders = [
  'customer,date,amount',
  ...Array.from({ length: ROWS }, (_, i) => `c-${i % 40},2026-01-0${1 + (i % 3)},9.90`),
].join('\n');

// Equal events in one minute are told apart as equal orders are.
const watched = [
  '会员号,时间,时长',
  ...Array.from(
    { length: ROWS },
    (_, i) => `w-${i % 40},2025-0${1 + (i % 3)}-01 20:00,${60 * (1 + (i % 2))}`,
  ),
].join('\n');
const WATCHED = {
  columns: { 会员号: 'customer', 时间: 'at', 时长: 'number:seconds' },
  eventType: 'live.watched',
};

/** Starts a job, lets it be killed as `over` says, and lets the queue start the same job again. */
async function killedAndContinued(row: ImportRow, over: Partial<JobRun>): Promise<unknown> {
  const first = await job(row, over);
  await expect(runImportJob(ports)(ctx, first)).rejects.toThrow('killed');
  expect((await reload(row)).status).toBe('running');
  const second = await runImportJob(ports)(ctx, { ...first, progress: async () => {}, keep: async () => {} });
  expect((await reload(row)).status).toBe('done');
  return second;
}

describe('a run that is killed', () => {
  const killed = new Error('killed');
  it.each([
    ['after a batch was committed', () => ({ progress: atCall(2, killed) })],
    ['before a batch was committed', () => ({ keep: atCall(2, killed) })],
  ])('%s goes on where it was, without doubling customers, tags or problems', async (_, over) => {
    await tags();
    const row = await stored('customers', people);
    const result = await killedAndContinued(row, over());
    expect(result).toMatchObject({
      rows: ROWS,
      new: ROWS - 5,
      refused: 5,
      refusedBy: { 'tag.notFound': 5 },
      tags: { added: ROWS - 5 },
    });
    expect(await holdings()).toMatchObject({
      customers: ROWS - 5,
      changes: ROWS - 5,
      assignments: ROWS - 5,
      history: ROWS - 5,
      problems: 5,
    });
  });

  it.each([
    ['after a batch was committed', () => ({ progress: atCall(1, killed) })],
    ['before a batch was committed', () => ({ keep: atCall(2, killed) })],
  ])('%s goes on counting equal orders where it was', async (_, over) => {
    const row = await stored('orders', orders);
    expect(await killedAndContinued(row, over())).toMatchObject({ rows: ROWS, new: ROWS, unchanged: 0 });
    expect(await holdings()).toMatchObject({ customers: 40, orders: ROWS, counted: ROWS });
    // The same file again finds every order under the same number.
    const again = await stored('orders', orders);
    expect(await runImportJob(ports)(ctx, await job(again))).toMatchObject({ new: 0, unchanged: ROWS });
  });
});

describe('a history of events', () => {
  it('that is killed on the way comes in once, and the same file again adds nothing', async () => {
    const row = await stored('events', watched, WATCHED);
    const over = { progress: atCall(2, new Error('killed')) };
    expect(await killedAndContinued(row, over)).toMatchObject({ rows: ROWS, new: ROWS, newCustomers: 40 });
    const again = await stored('events', watched, WATCHED);
    const counts = { new: 0, unchanged: ROWS, refused: 0, newCustomers: 0 };
    if (again.kind !== 'events' || !again.mapping) throw new Error('no mapping');
    const known = { ...again, kind: again.kind, mapping: again.mapping };
    expect(await tryImport(ctx, ports.uploads, known, async () => {})).toMatchObject(counts);
    expect(await runImportJob(ports)(ctx, await job(again))).toMatchObject(counts);
    expect(await holdings()).toMatchObject({ customers: 40, events: ROWS, ids: ROWS });
  });

  it('is taken back with its ids, so that the file can come in again, also when that is killed', async () => {
    const row = await stored('events', watched, WATCHED);
    await runImportJob(ports)(ctx, await job(row));
    const undo = await job(row, { progress: atCall(2, new Error('killed')) });
    await expect(undoImportJob(ctx, undo)).rejects.toThrow('killed');
    expect(await undoImportJob(ctx, { ...undo, progress: async () => {} })).toMatchObject({
      events: { removed: ROWS },
      customers: { deleted: 40, kept: 0 },
    });
    expect(await holdings()).toMatchObject({ customers: 0, events: 0, ids: 0 });
    const again = await stored('events', watched, WATCHED);
    expect(await runImportJob(ports)(ctx, await job(again))).toMatchObject({ new: ROWS });
  });

  it('gives a visit back the telling that it had before', async () => {
    const visits = (rows: string) => `编号,行为编号,时间,时长,visit\n${rows}`;
    const columns = {
      编号: 'customer',
      行为编号: 'eventId',
      时间: 'at',
      时长: 'number:seconds',
      visit: 'property:visit',
    };
    const mapping = { columns, eventType: 'page.view' };
    await runImportJob(ports)(ctx, await job(await stored('events', visits('v,1,2026-01-01,30,a'), mapping)));
    const longer = await stored('events', visits('v,2,2026-01-01,90,a\nv,3,2026-01-01,60,a'), mapping);
    await runImportJob(ports)(ctx, await job(longer));
    const counting = () =>
      db.many('select external_id as id from event where workspace_id = $1 and not superseded', [workspace]);
    expect(await counting()).toEqual([{ id: '2' }]);
    await undoImportJob(ctx, await job(longer));
    expect(await counting()).toEqual([{ id: '1' }]);
  });

  it('refuses an id that is made here', async () => {
    const text = '编号,行为编号,行为,时间\na,follow:7:stf_1,到店,2026-01-01\na,8,到店,2026-01-01';
    const row = await stored('events', text);
    expect(await runImportJob(ports)(ctx, await job(row))).toMatchObject({ new: 1, refused: 1 });
    expect(
      await db.many('select line, "column", code from import_problem where workspace_id = $1', [workspace]),
    ).toEqual([{ line: 2, column: '行为编号', code: 'event.reservedId' }]);
  });

  it('refuses what is no event by line, column and reason, and takes the rest', async () => {
    const text = [
      '编号,行为,时间,时长',
      'a,order.paid,2026-01-01,',
      'a,interaction,2026-01-01,',
      '1.38E+10,到店,2026-01-01,',
      'a,到店,2026-13-01,',
      'a,到店,2026-01-01,',
      'phone:13800138000,到店,2026-01-01,',
    ].join('\n');
    const row = await stored('events', text);
    expect(row.mapping?.columns).toEqual({
      编号: 'customer',
      行为: 'eventType',
      时间: 'at',
      时长: 'number:seconds',
    });
    expect(await runImportJob(ports)(ctx, await job(row))).toMatchObject({ rows: 6, new: 1, refused: 5 });
    const problems = await db.many<{ line: number; column: string; code: string }>(
      'select line, "column", code from import_problem where workspace_id = $1 order by line',
      [workspace],
    );
    expect(problems.map(({ line, column, code }) => [line, column, code])).toEqual([
      [2, '行为', 'event.useOrders'],
      [3, '行为', 'event.reserved'],
      [4, '编号', 'import.scientific'],
      [5, '时间', 'import.badDate'],
      [7, '编号', 'customer.notFound'],
    ]);
  });
});

describe('a run that is cancelled', () => {
  it('keeps what was done, and an undo takes exactly that back', async () => {
    await tags();
    const row = await stored('customers', people);
    const cancelled = await job(row, { progress: atCall(2, new Cancelled()) });
    await expect(runImportJob(ports)(ctx, cancelled)).rejects.toThrow(Cancelled);
    const stopped = await reload(row);
    expect(stopped).toMatchObject({ status: 'cancelled', result: { rows: 4000, new: 3996, refused: 4 } });
    expect(await holdings()).toMatchObject({ customers: 3996, assignments: 3996 });

    expect(await undoImportJob(ctx, await job(row))).toEqual({
      tags: { restored: 3996, kept: 0 },
      orders: { removed: 0, kept: 0 },
      customers: { deleted: 3996, reverted: 0, kept: 0 },
    });
    expect(await holdings()).toMatchObject({ customers: 0, assignments: 0 });
    expect((await reload(row)).status).toBe('undone');
  });

  it('can be started again, and one undo takes both runs back', async () => {
    await tags();
    const row = await stored('customers', people);
    const cancelled = await job(row, { progress: atCall(1, new Cancelled()) });
    await expect(runImportJob(ports)(ctx, cancelled)).rejects.toThrow(Cancelled);
    expect(await runImportJob(ports)(ctx, await job(row))).toMatchObject({ new: 2997, unchanged: 1998 });
    await undoImportJob(ctx, await job(row));
    expect(await holdings()).toMatchObject({ customers: 0, assignments: 0 });
  });
});

describe('an undo', () => {
  it('that is killed goes on where it was', async () => {
    const row = await stored('orders', orders);
    await runImportJob(ports)(ctx, await job(row));
    const undo = await job(row, { progress: atCall(2, new Error('killed')) });
    await expect(undoImportJob(ctx, undo)).rejects.toThrow('killed');
    expect(await undoImportJob(ctx, { ...undo, progress: async () => {} })).toMatchObject({
      orders: { removed: ROWS, kept: 0 },
      customers: { deleted: 40, kept: 0 },
    });
    expect(await holdings()).toMatchObject({ customers: 0, orders: 0, counted: 0 });
  });

  it('leaves an order that was refunded since, and its customer', async () => {
    const row = await stored(
      'orders',
      'customer,date,amount,订单号\na,2026-01-01,10,N1\na,2026-01-01,10,N2\nb,2026-01-02,10,N3',
    );
    await runImportJob(ports)(ctx, await job(row));
    await db.run(
      `update orders set refunded_at = now(), refund_amount = 500, refund_position = 1000000
        where workspace_id = $1 and order_no = 'N1'`,
      [workspace],
    );
    expect(await undoImportJob(ctx, await job(row))).toMatchObject({
      orders: { removed: 2, kept: 1 },
      customers: { deleted: 1, kept: 1 },
    });
    expect(await holdings()).toMatchObject({ customers: 1, orders: 1, counted: 1 });
  });
});

describe('a dry run', () => {
  it('counts customers who come again in a later batch as the run does, and writes nothing', async () => {
    await tags();
    const twice = [people, ...people.split('\n').slice(1, 2500)].join('\n').replaceAll('客户7,', '改名,');
    const row = await stored('customers', twice);
    const before = await holdings();
    const mapping = row.mapping;
    if (row.kind !== 'customers' || !mapping) throw new Error('no mapping was proposed');
    const effect = await tryImport(ctx, ports.uploads, { ...row, kind: row.kind, mapping }, async () => {});
    expect(await holdings()).toEqual({ ...before, problems: effect.refused });
    const result = await runImportJob(ports)(ctx, await job(row));
    expect(effect).toMatchObject(result as object);
    expect(effect).toMatchObject({ touched: 0, existing: 0, new: ROWS - 5 });
  });
});

describe('a job', () => {
  it('that must look first stops before it changes many who are there, and keeps what it found', async () => {
    const names = (name: string) =>
      ['编号,姓名', ...Array.from({ length: 1100 }, (_, i) => `n-${i},${name}`)].join('\n');
    await runImportJob(ports)(ctx, await job(await stored('customers', names('旧'))));
    const row = await stored('customers', names('新'));
    const payload = { import: row.id, check: true };
    await expect(runImportJob(ports)(ctx, await job(row, { payload }))).rejects.toMatchObject({
      code: 'import.confirm',
      facts: { touched: 1100, percent: 100 },
    });
    expect(await reload(row)).toMatchObject({
      status: 'checked',
      runs: [],
      dry_run: { touched: 1100, existing: 1100 },
    });
    const { n } = await db.one<{ n: number }>(
      `select count(*) as n from customer where workspace_id = $1 and name = '新'`,
      [workspace],
    );
    expect(n).toBe(0);
  });

  it('reaches no further than the person who asked for it', async () => {
    await runImportJob(ports)(ctx, await job(await stored('customers', '编号,姓名\na,甲\n')));
    const { id: staff } = await db.one<{ id: number }>(
      `insert into staff (workspace_id, name) values ($1, '小王') returning id`,
      [workspace],
    );
    const person = { ...ctx.actor, kind: 'staff' as const, id: `stf_${staff}`, staff, reach: 'own' as const };
    const row = await stored('customers', '编号,姓名\na,改名\nb,乙\n');
    const payload = { import: row.id, check: false };
    expect(await runImportJob(ports)({ ...ctx, actor: person }, await job(row, { payload }))).toMatchObject({
      new: 1,
      refused: 1,
      refusedBy: { 'customer.outOfReach': 1 },
    });
  });
});

describe('an upload', () => {
  it('that fails on the way leaves nothing behind, and says why', async () => {
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('编号\n');
        throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
      })(),
    );
    const before = await ports.uploads.olderThan(new Date(Date.now() + 1000));
    await expect(ports.uploads.receive(broken)).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(await ports.uploads.olderThan(new Date(Date.now() + 1000))).toEqual(before);
  });

  it('that cannot fit is refused before it is read', async () => {
    await expect(ports.uploads.makeRoom(Number.MAX_SAFE_INTEGER)).rejects.toMatchObject({
      code: 'storage.full',
    });
  });

  it('is removed after 30 days, and one that nobody claims after one; the record stays', async () => {
    const old = await stored('customers', '编号\n1\n');
    const young = await stored('customers', '编号\n2\n');
    const running = await stored('customers', '编号\n3\n');
    const lost = await ports.uploads.receive(Readable.from([Buffer.from('x')]));
    await db.run(
      `update import set created_at = now() - interval '31 days', status = case when id = $2 then 'running' else status end
        where id = any($1)`,
      [[old.id, running.id], running.id],
    );
    await removeOldFiles(db, ports.uploads, new Date());
    expect((await reload(old)).file_path).toBeNull();
    for (const row of [young, running]) {
      const { file_path: name } = await reload(row);
      expect(await ports.uploads.has(name ?? '')).toBe(true);
    }
    expect(await ports.uploads.has(lost.name)).toBe(true);
    await removeOldFiles(db, ports.uploads, new Date(Date.now() + 25 * 3_600_000));
    expect(await ports.uploads.has(lost.name)).toBe(false);
    expect(await ports.uploads.has(young.file_path ?? '')).toBe(true);
  });
});
