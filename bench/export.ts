/**
 * Goal: 1,000,000 people with 20 columns leave as CSV at 100,000 rows a second, the first byte within 200 ms, in flat
 * memory, while the program goes on answering. Measured over HTTP on the product as it is started, read by a client that
 * writes to disk; afterwards every line of the file is compared with what SQL says, and the workbook with the CSV.
 *
 *   node bench/run.mjs export [--customers 1000000] [--dir DIR] [--keep] [--formats csv,xlsx,roaring]
 */
import {
  chmodSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { ensureWorkspace } from '#features/staff';
import { type Db, migrate, openDatabase, readMigrations, startEmbedded, streamTexts } from '#platform/db';
import { readRows } from '#platform/files';
import { argument, flag } from './support/arguments.ts';
import { Client, timesOf } from './support/client.ts';
import { cpuOf, KEY, memoryOf, type Program, startProgram, stopProgram } from './support/program.ts';

const customers = Number(argument('customers') ?? 1_000_000);
const formats = (argument('formats') ?? 'csv,xlsx,roaring').split(',');
const dir = argument('dir') ?? mkdtempSync(join(tmpdir(), 'baizigui-bench-'));
// As root the database runs as somebody else, who must be able to enter.
mkdirSync(dir, { recursive: true });
chmodSync(dir, 0o755);

/** Ten columns that every export has, four attributes, six groups: 20 columns. */
const GROUPS = 6;
const TAGS_PER_GROUP = 5;
const ATTRIBUTES = ['city', 'spend', 'birthday', 'company'];

/** i is the ordinal. */
const CUSTOMERS = `
  insert into customer (workspace_id, ordinal, name, remark, status, owner_id, attributes, created_at, updated_at, position)
  select $1, i, '客户' || i, case when i % 5 = 0 then '第' || i % 1000 || '次回访' else '' end,
         (array['lead', 'following', 'customer'])[1 + i % 3], (select min(id) from staff where workspace_id = $1),
         jsonb_build_object('city', '城市' || i % 40, 'spend', i * 37 % 100000, 'birthday',
           (date '1960-01-01' + i % 15000)::text, 'company', '第' || i % 400000 || '贸易有限公司'),
         timestamptz '2024-01-01 00:00:01+08' + i * interval '61 seconds', now(), i
    from generate_series(1, $2::int) i`;
const ASSIGNMENTS = `
  insert into assignment (workspace_id, tag_id, customer, source, since, cause_id)
  select $1, t.id, i, 'import', now(), 1
    from tag t, generate_series(1, $2::int) i
   where t.workspace_id = $1 and (i::bigint * 7919 + t.id * 104729) % 13 < case when t.sort % 5 = i % 5 then 9 else 0 end
   order by t.id, i`;

async function fill(db: Db): Promise<void> {
  await migrate(db, readMigrations(join(process.cwd(), 'migrations')));
  const workspace = await ensureWorkspace(db, '百子柜');
  await db.transaction(async (tx) => {
    await tx.run(`insert into staff (workspace_id, name) values ($1, '员工')`, [workspace]);
    await tx.run(
      `insert into attribute (workspace_id, key, label, type, sort)
       select $1, a.key, a.key, case a.key when 'spend' then 'money' when 'birthday' then 'date' else 'text' end, a.n
         from unnest($2::text[]) with ordinality as a (key, n)`,
      [workspace, ATTRIBUTES],
    );
    await tx.run(
      `insert into tag_group (workspace_id, key, name, choice, sort)
       select $1, 'g' || i, '组' || i, 'multiple', i from generate_series(1, $2::int) i`,
      [workspace, GROUPS],
    );
    await tx.run(
      `insert into tag (workspace_id, group_id, key, name, sort)
       select $1, g.id, g.key || '-' || i, g.name || '标签' || i, i
         from tag_group g, generate_series(1, $2::int) i where g.workspace_id = $1 order by g.sort, i`,
      [workspace, TAGS_PER_GROUP],
    );
    await tx.run(CUSTOMERS, [workspace, customers]);
    await tx.run(
      `insert into customer_identity (workspace_id, kind, value, ordinal)
       select $1, 'phone', '13' || lpad(i::text, 9, '0'), i from generate_series(1, $2::int) i`,
      [workspace, customers],
    );
    await tx.run(
      `insert into order_stats (workspace_id, customer, count, total, first_at, last_at, position)
       select $1, i, 1 + i % 4, i * 119 % 1000000, now(), timestamptz '2025-06-01 12:00:00+08' + i * interval '1 second', i
         from generate_series(1, $2::int, 3) i`,
      [workspace, customers],
    );
    await tx.run(ASSIGNMENTS, [workspace, customers]);
    await tx.run(
      `insert into cause (workspace_id, source, actor_kind, actor_id, actor_name, first_position, last_position, at)
       values ($1, 'import', 'key', 'key_1', '导入', 1, $2, now())`,
      [workspace, customers],
    );
    await tx.run('update workspace set position = $2::bigint, next_ordinal = $2::int + 1 where id = $1', [
      workspace,
      customers,
    ]);
  });
  await db.run('vacuum (analyze)');
  await db.run('checkpoint');
}

/** The lines of the CSV as SQL makes them: nothing in this data needs quotes. */
const EXPECTED = `
  select concat_ws(',', 'cus_' || c.ordinal, c.name, i.value, c.status, '员工', c.remark,
           coalesce(o.count, 0), trim_scale(coalesce(o.total, 0) / 100.0),
           coalesce(to_char(o.last_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS'), ''),
           to_char(c.created_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS'),
           ${ATTRIBUTES.map((key) => `c.attributes ->> '${key}'`).join(', ')}, ${Array.from(
             { length: GROUPS },
             (_, g) => `coalesce(a.g${g + 1}, '')`,
           ).join(', ')})
    from customer c
    join customer_identity i on i.workspace_id = 1 and i.ordinal = c.ordinal
    left join order_stats o on o.workspace_id = 1 and o.customer = c.ordinal
    left join (
         select customer, ${Array.from(
           { length: GROUPS },
           (_, g) =>
             `string_agg(t.name, '；' order by t.sort) filter (where t.name like '组${g + 1}标签%') as g${g + 1}`,
         ).join(', ')}
           from assignment join tag t on t.id = tag_id group by customer) a on a.customer = c.ordinal
   where c.workspace_id = 1 order by c.ordinal`;

async function compareWithSql(db: Db, file: string): Promise<number> {
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })[
    Symbol.asyncIterator
  ]();
  await lines.next();
  let n = 0;
  await db.snapshot(async (tx) => {
    for await (const rows of streamTexts(tx, EXPECTED))
      for (const [expected] of rows) {
        const { value } = await lines.next();
        if (value !== expected)
          throw new Error(`line ${n + 2}: "${value}" in the file, "${expected}" by SQL`);
        n++;
      }
  });
  if (!(await lines.next()).done) throw new Error('the file has more lines than SQL');
  return n;
}

/** Row by row; a workbook says midnight without its time. */
async function compareWithCsv(workbook: string, csv: string): Promise<number> {
  const lines = createInterface({ input: createReadStream(csv), crlfDelay: Number.POSITIVE_INFINITY })[
    Symbol.asyncIterator
  ]();
  await lines.next();
  const table = readRows(workbook, { format: 'xlsx' });
  await table.header();
  let n = 0;
  for await (const rows of table)
    for (const { cells } of rows) {
      const { value = '' } = await lines.next();
      const expected = value.replaceAll('T00:00:00', '').replace(/,+$/, '');
      if (cells.join(',').replace(/,+$/, '') !== expected)
        throw new Error(`row ${n + 2}: "${cells}" in the workbook, "${value}" in the CSV`);
      n++;
    }
  if (!(await lines.next()).done) throw new Error('the CSV has more rows than the workbook');
  return n;
}

const ask = (port: number, format: string): Promise<IncomingMessage> =>
  new Promise((done, fail) => {
    const body = JSON.stringify({ condition: { all: [] }, format });
    const call = request({
      port,
      host: '127.0.0.1',
      method: 'POST',
      path: '/api/v1/audiences/export',
      headers: {
        authorization: `Bearer ${KEY}`,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      },
    });
    call.on('error', fail);
    call.on('response', done);
    call.end(body);
  });

/** How long others wait meanwhile: a small question every 5 ms. */
async function pings(port: number, going: () => boolean): Promise<number[]> {
  const client = new Client(port);
  const times: number[] = [];
  while (going()) {
    const began = performance.now();
    await client.send('GET', '/healthz', undefined);
    times.push(performance.now() - began);
    await wait(5);
  }
  client.close();
  return times;
}

async function measure(program: Program, format: string): Promise<string> {
  const file = join(dir, `people.${format}`);
  const before = memoryOf(program).now;
  const cpu = cpuOf(program);
  let going = true;
  let most = 0;
  const waiting = pings(program.port, () => {
    most = Math.max(most, memoryOf(program).now);
    return going;
  });
  const began = performance.now();
  const answer = await ask(program.port, format);
  if (answer.statusCode !== 200) throw new Error(`${format}: ${answer.statusCode}`);
  let first = 0;
  answer.once('data', () => {
    first = performance.now() - began;
  });
  await pipeline(answer, createWriteStream(file));
  const seconds = (performance.now() - began) / 1000;
  const spent = cpuOf(program) - cpu;
  going = false;
  const { p50, p99, max } = timesOf(await waiting, seconds);
  const count = Number(answer.headers['baizigui-count']);
  if (count !== customers) throw new Error(`${count} people in the header`);
  console.log(
    [
      format.padEnd(7),
      `${Math.round(count / seconds).toLocaleString('en')} rows/s (${seconds.toFixed(1)} s, ${(statSync(file).size / 1e6).toFixed(0)} MB)`,
      `first byte ${first.toFixed(0)} ms`,
      `CPU per row ${((spent * 1000) / count).toFixed(1)} µs`,
      `memory ${before.toFixed(0)} → at most ${most.toFixed(0)} MB`,
      `others wait p50 ${p50.toFixed(1)}, p99 ${p99.toFixed(1)}, max ${max.toFixed(0)} ms`,
    ].join(' | '),
  );
  return file;
}

/** A client that goes away ends the work: how long until the database is left alone, in milliseconds. */
async function leave(program: Program, db: Db): Promise<number> {
  const answer = await ask(program.port, 'csv');
  await new Promise((done) => answer.once('data', done));
  answer.destroy();
  const began = performance.now();
  for (;;) {
    const { n } = await db.one<{ n: number }>(
      `select count(*) as n from pg_stat_activity where xact_start is not null and pid <> pg_backend_pid()
          and backend_type = 'client backend' and query ilike 'copy%'`,
    );
    const took = performance.now() - began;
    if (n === 0) return took;
    if (took > 10_000) throw new Error('an export goes on without its client');
    await wait(10);
  }
}

const filled = join(dir, 'filled');
if (!existsSync(filled)) {
  const server = await startEmbedded({ dataDir: dir, settings: { fsync: 'off', max_wal_size: '4GB' } });
  const db = openDatabase({ url: server.url, max: 2 });
  await fill(db);
  await db.close();
  await server.stop();
  writeFileSync(filled, String(customers));
}
const program = await startProgram(dir);
try {
  const files = new Map<string, string>();
  for (const format of formats) files.set(format, await measure(program, format));
  const db = openDatabase({ url: (await startEmbedded({ dataDir: dir, own: false })).url, max: 2 });
  const csv = files.get('csv');
  const xlsx = files.get('xlsx');
  if (csv) console.log(`${await compareWithSql(db, csv)} lines of the CSV are what SQL says`);
  if (csv && xlsx)
    console.log(`${await compareWithCsv(xlsx, csv)} rows of the workbook are those of the CSV`);
  console.log(`a client that goes away ends the work within ${(await leave(program, db)).toFixed(0)} ms`);
  await db.close();
} finally {
  await stopProgram(program, 'SIGTERM');
  if (!flag('keep')) rmSync(dir, { recursive: true, force: true });
}
