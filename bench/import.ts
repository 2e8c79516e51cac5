/**
 * Claim: a CSV of customers is imported at 20,000 rows a second with at most 200 MB of growth, durably, while the
 * program goes on answering. Measured on the product as it is started: upload over HTTP, run as a job, the built-in
 * database with fsync. Rows have a reference, a phone number and `--tags` of 300 tags; what came in is counted afterwards.
 *
 *   node bench/run.mjs import [--rows 1000000] [--tags 5] [--again]
 */
import {
  chmodSync,
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
import { argument, flag } from './support/arguments.ts';
import { Client, timesOf } from './support/client.ts';
import { KEY, memoryOf, type Program, startProgram, stopProgram } from './support/program.ts';

const rows = Number(argument('rows') ?? 1_000_000);
const perRow = Number(argument('tags') ?? 5);
const TAGS = 300;
const GROUPS = 30;

const dir = mkdtempSync(join(tmpdir(), 'baizigui-bench-'));
// As root the database runs as somebody else, who must be able to enter.
chmodSync(dir, 0o755);
const file = join(dir, 'customers.csv');

/** Every row has other tags, always the same ones for the same row. */
function row(i: number): string {
  const tags = Array.from({ length: perRow }, (_, k) => `标签${(i * 31 + k * 57 + ((i * i) % 7)) % TAGS}`);
  const phone = `1${30 + (i % 60)}${String((i * 7919) % 100_000_000).padStart(8, '0')}`;
  return `crm-${i},${phone},${[...new Set(tags)].join('；')}\n`;
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

async function measure(program: Program, what: string, work: () => Promise<string>): Promise<void> {
  const before = memoryOf(program).now;
  const cpu = cpuOf(program);
  const ping = pinging(program);
  const began = performance.now();
  const detail = await work();
  const seconds = (performance.now() - began) / 1000;
  const { p50, p99, max } = timesOf(await ping.stop(), seconds);
  const now = cpuOf(program);
  const perRowUs = (spent: number) => ((spent / rows) * 1e6).toFixed(1);
  console.log(
    [
      what.padEnd(22),
      `${Math.round(rows / seconds).toLocaleString('en')} rows/s (${seconds.toFixed(1)} s)`,
      `CPU per row: program ${perRowUs(now.program - cpu.program)} µs, database ${perRowUs(now.database - cpu.database)} µs`,
      `memory ${before.toFixed(0)} → at most ${memoryOf(program).most.toFixed(0)} MB`,
      `others wait p50 ${p50.toFixed(1)}, p99 ${p99.toFixed(1)}, max ${max.toFixed(0)} ms`,
      detail,
    ].join(' | '),
  );
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

async function importOnce(program: Program, client: Client, name: string): Promise<void> {
  let id = '';
  await measure(program, `${name}: upload`, async () => {
    id = await upload(program);
    return '';
  });
  await measure(program, `${name}: run`, async () => {
    const { job } = await client.ask('POST', `/imports/${id}/run`, { confirm: true });
    const { status, result } = await jobEnd(client, job.id);
    if (status !== 'done' || result.rows !== rows || result.refused !== 0)
      throw new Error(`${status} ${JSON.stringify(result)}`);
    return `new ${result.new}, unchanged ${result.unchanged}`;
  });
}

let program: Program | null = null;
try {
  await pipeline(Readable.from(pieces()), createWriteStream(file));
  program = await startProgram(dir);
  const client = new Client(program.port);
  await library(client);
  console.log(
    `${rows} rows with ${perRow} tags, ${(await openAsBlob(file)).size / 1e6} MB; load ${readFileSync('/proc/loadavg', 'utf8').trim()}`,
  );
  await importOnce(program, client, 'first');
  const { count } = await client.ask('POST', '/audiences/count', { condition: { all: [] } });
  if (count !== rows) throw new Error(`${count} customers after an import of ${rows}`);
  if (flag('again')) await importOnce(program, client, 'again');
  client.close();
} finally {
  if (program) await stopProgram(program, 'SIGTERM');
  rmSync(dir, { recursive: true, force: true });
}
