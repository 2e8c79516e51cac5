/**
 * Claim: a CSV of customers is imported at 40,000 rows a second (1,000,000 rows with a reference, a phone number and 5 of
 * 300 tags, 1 % of them wrong), with at most 150 MB of growth, at least 30 % of a bare COPY of the same file, and no turn
 * of the event loop longer than 20 ms. Measured on the product as it is started: upload over HTTP, run as a job, the
 * built-in database with fsync. What came in is then compared with the file by SQL.
 *
 *   node bench/run.mjs import [--rows 1000000] [--tags 5] [--bad 1] [--dry] [--again]
 *
 * `--bad`: wrong rows in percent. `--dry`: a dry run first. `--again`: the same file a second time.
 */
import {
  chmodSync,
  createReadStream,
  createWriteStream,
  mkdtempSync,
  openAsBlob,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { type Db, openDatabase } from '#platform/db';
import { argument, flag } from './support/arguments.ts';
import { Client, timesOf } from './support/client.ts';
import { KEY, memoryOf, type Program, startProgram, stopProgram } from './support/program.ts';

const rows = Number(argument('rows') ?? 1_000_000);
const perRow = Number(argument('tags') ?? 5);
const bad = Number(argument('bad') ?? 1);
const TAGS = 300;
const GROUPS = 30;

const dir = mkdtempSync(join(tmpdir(), 'baizigui-bench-'));
// As root the database runs as somebody else, who must be able to enter.
chmodSync(dir, 0o755);
const file = join(dir, 'customers.csv');

/** Every row has other tags, always the same ones for the same row. */
const tagsOf = (i: number): number[] => [
  ...new Set(Array.from({ length: perRow }, (_, k) => (i * 31 + k * 57 + ((i * i) % 7)) % TAGS)),
];

/** One row of so many is wrong: half of these have no phone number, the others a tag that is not there. */
const BAD_EVERY = bad > 0 ? Math.round(100 / bad) : Number.POSITIVE_INFINITY;
const isBad = (i: number): boolean => i % BAD_EVERY === BAD_EVERY - 1;
const badRows = Math.floor(rows / BAD_EVERY);

function row(i: number): string {
  const wrong = isBad(i);
  const noPhone = wrong && Math.floor(i / BAD_EVERY) % 2 === 0;
  const phone = noPhone ? '请补' : `1${30 + (i % 60)}${String((i * 7919) % 100_000_000).padStart(8, '0')}`;
  const tags = tagsOf(i).map((tag) => `标签${tag}`);
  return `crm-${i},${phone},${[...tags, ...(wrong && !noPhone ? ['没有的标签'] : [])].join('；')}\n`;
}

function* pieces(): Generator<string> {
  yield '客户编号,手机,标签\n';
  for (let at = 0; at < rows; at += 1000)
    yield Array.from({ length: Math.min(1000, rows - at) }, (_, k) => row(at + k)).join('');
}

async function library(client: Client): Promise<void> {
  for (let g = 0; g < GROUPS; g++) {
    await client.ask('POST', '/tag-groups', { name: `组${g}`, choice: 'multiple' });
    for (let t = 0; t < TAGS / GROUPS; t++)
      await client.ask('POST', '/tags', { group: `组${g}`, name: `标签${g * (TAGS / GROUPS) + t}` });
  }
}

async function upload({ port }: Program): Promise<string> {
  const form = new FormData();
  form.set('kind', 'customers');
  form.set('file', await openAsBlob(file), 'customers.csv');
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/imports`, {
    method: 'POST',
    headers: { authorization: `Bearer ${KEY}` },
    body: form,
  });
  const body = (await answer.json()) as { id: string };
  if (answer.status !== 201) throw new Error(JSON.stringify(body));
  return body.id;
}

/** CPU seconds of the program, and of the database server with its processes (Linux). */
function cpuOf({ child }: Program): { readonly program: number; readonly database: number } {
  const stat = (pid: string | number) => {
    try {
      const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(/\) (.*)/s);
      const fields = rest.split(' ');
      return { parent: Number(fields[1]), seconds: (Number(fields[11]) + Number(fields[12])) / 100 };
    } catch {
      return { parent: 0, seconds: 0 };
    }
  };
  const postmaster = Number(readFileSync(join(dir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const database = all.map(stat).filter((one) => one.parent === postmaster);
  return {
    program: stat(child.pid ?? 0).seconds,
    database: database.reduce((sum, one) => sum + one.seconds, 0),
  };
}

/** Asks every 20 ms whether the program is there, until `stop` is called: how long others wait. */
function pinging({ port }: Program): { stop: () => Promise<number[]> } {
  let on = true;
  const client = new Client(port);
  const times: number[] = [];
  const done = (async () => {
    while (on) {
      const began = performance.now();
      await client.send('GET', '/healthz', undefined);
      times.push(performance.now() - began);
      await wait(20);
    }
    client.close();
  })();
  return {
    stop: async () => {
      on = false;
      await done;
      return times;
    },
  };
}

/** The longest turn of the event loop since this was asked last, in milliseconds. */
async function longestTurn({ port }: Program): Promise<number> {
  const text = await (
    await fetch(`http://127.0.0.1:${port}/metrics`, { headers: { authorization: `Bearer ${KEY}` } })
  ).text();
  return Number(/^baizigui_nodejs_eventloop_lag_max_seconds(?:\{.*?\})? (\S+)/m.exec(text)?.[1]) * 1000;
}

async function measure(program: Program, what: string, work: () => Promise<string>): Promise<number> {
  await longestTurn(program);
  const before = memoryOf(program).now;
  const cpu = cpuOf(program);
  const ping = pinging(program);
  const began = performance.now();
  const detail = await work();
  const seconds = (performance.now() - began) / 1000;
  const { p50, p99, max } = timesOf(await ping.stop(), seconds);
  const turn = await longestTurn(program);
  const now = cpuOf(program);
  const perRowUs = (spent: number) => ((spent / rows) * 1e6).toFixed(1);
  const most = memoryOf(program).most;
  console.log(
    [
      what.padEnd(22),
      `${Math.round(rows / seconds).toLocaleString('en')} rows/s (${seconds.toFixed(1)} s)`,
      `CPU per row: program ${perRowUs(now.program - cpu.program)} µs, database ${perRowUs(now.database - cpu.database)} µs`,
      `memory ${before.toFixed(0)} → at most ${most.toFixed(0)} MB (${(most - before).toFixed(0)} more)`,
      `longest turn ${turn.toFixed(0)} ms`,
      `others wait p50 ${p50.toFixed(1)}, p99 ${p99.toFixed(1)}, max ${max.toFixed(0)} ms`,
      detail,
    ].join(' | '),
  );
  return seconds;
}

async function jobEnd(
  client: Client,
  id: string,
): Promise<{ status: string; result: Record<string, number> }> {
  for (;;) {
    const job = await client.ask('GET', `/jobs/${id}`);
    if (job.status !== 'queued' && job.status !== 'running') return job;
    await wait(100);
  }
}

async function importOnce(program: Program, client: Client, name: string): Promise<number> {
  let id = '';
  await measure(program, `${name}: upload`, async () => {
    id = await upload(program);
    return '';
  });
  const work = (verb: string, body?: unknown) => async () => {
    const { job } = await client.ask('POST', `/imports/${id}/${verb}`, body);
    const { status, result } = await jobEnd(client, job.id);
    if (status !== 'done' || result.rows !== rows || result.refused !== badRows)
      throw new Error(`${status} ${JSON.stringify(result)}`);
    return `new ${result.new}, unchanged ${result.unchanged}, refused ${result.refused}`;
  };
  if (flag('dry')) await measure(program, `${name}: dry run`, work('dry-run'));
  return measure(program, `${name}: run`, work('run', { confirm: true }));
}

/** A connection to the program's own database, beside it. */
const database = (): Db => {
  const port = readFileSync(join(dir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[3];
  const password = readFileSync(join(dir, 'postgres.password'), 'utf8').trim();
  return openDatabase({ url: `postgres://baizigui:${password}@127.0.0.1:${port}/baizigui`, max: 1 });
};

/** Fails unless what stands in the database is what stands in the file. */
async function compare(db: Db, client: Client): Promise<void> {
  const expected = { customers: 0, identities: 0, tags: new Array<number>(TAGS).fill(0), checksum: 0 };
  for (let i = 0; i < rows; i++) {
    if (isBad(i)) continue;
    expected.customers++;
    expected.identities += 2;
    for (const tag of tagsOf(i)) {
      expected.tags[tag] = (expected.tags[tag] ?? 0) + 1;
      expected.checksum = (expected.checksum + (i % 9973) * (tag + 1)) % 1_000_000_007;
    }
  }
  const found = await db.one<{ customers: number; identities: number; problems: number; open: number }>(
    `select (select count(*) from customer) as customers, (select count(*) from customer_identity) as identities,
            (select count(distinct line) from import_problem) as problems,
            (select count(*) from assignment a where not exists (
               select from tag_change h where h.workspace_id = a.workspace_id and h.customer = a.customer
                  and h.tag_id = a.tag_id and h.cause_id = a.cause_id and h.added)) as open`,
  );
  const byTag = await db.many<{ name: string; n: number; checksum: number }>(
    `select t.name, count(*) as n,
            (sum((substr(i.value, 5)::int % 9973) * (substr(t.name, 3)::int + 1)) % 1000000007)::bigint as checksum
       from assignment a join tag t on t.workspace_id = a.workspace_id and t.id = a.tag_id
       join customer_identity i on i.workspace_id = a.workspace_id and i.ordinal = a.customer and i.kind = 'ref'
      group by t.name`,
  );
  const tags = new Array<number>(TAGS).fill(0);
  for (const { name, n } of byTag) tags[Number(name.slice(2))] = n;
  const checksum = byTag.reduce((sum, one) => (sum + one.checksum) % 1_000_000_007, 0);
  const actual = { customers: found.customers, identities: found.identities, tags, checksum };
  if (JSON.stringify(actual) !== JSON.stringify(expected) || found.problems !== badRows || found.open > 0)
    throw new Error(`the database differs from the file: ${JSON.stringify(found)}, ${actual.checksum}`);
  const { count } = await client.ask('POST', '/audiences/count', { condition: { all: [] } });
  if (count !== expected.customers) throw new Error(`the index counts ${count} of ${expected.customers}`);
  console.log(`compared with SQL: ${found.customers} customers, ${tags.reduce((a, b) => a + b)} assignments`);
}

/** Seconds of a COPY of the same file into a table without keys or indexes. */
async function bareCopy(db: Db): Promise<number> {
  await db.run('create table bare (ref text, phone text, tags text)');
  const began = performance.now();
  await db.transaction((tx) =>
    pipeline(
      createReadStream(file),
      tx.client.query(copyFrom('copy bare from stdin (format csv, header)')) as NodeJS.WritableStream,
    ),
  );
  const seconds = (performance.now() - began) / 1000;
  await db.run('drop table bare');
  return seconds;
}

let program: Program | null = null;
try {
  await pipeline(Readable.from(pieces()), createWriteStream(file));
  program = await startProgram(dir);
  const client = new Client(program.port);
  const db = database();
  await library(client);
  console.log(
    `${rows} rows with ${perRow} tags, ${bad} % wrong, ${(await openAsBlob(file)).size / 1e6} MB; load ${readFileSync('/proc/loadavg', 'utf8').trim()}`,
  );
  const bare = await bareCopy(db);
  const seconds = await importOnce(program, client, 'first');
  console.log(
    `bare COPY of the file: ${Math.round(rows / bare).toLocaleString('en')} rows/s; the import runs at ${((bare / seconds) * 100).toFixed(1)} % of it`,
  );
  await compare(db, client);
  if (flag('again')) await importOnce(program, client, 'again');
  await db.close();
  client.close();
} finally {
  if (program) await stopProgram(program, 'SIGTERM');
  rmSync(dir, { recursive: true, force: true });
}
