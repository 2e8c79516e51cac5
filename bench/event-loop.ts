/**
 * Claim: nothing that one caller asks for holds up the others for more than 20 ms: the start from a snapshot, the overlap
 * of all 300 tags with its 4 MB of JSON, facets, building the index again, an export of everybody, parsing a large import.
 *
 *   node bench/run.mjs event-loop --dir /tmp/d1 [--size d0|d1] [--rows 200000] [--without rebuild,export,import]
 *
 * The event loop is watched from inside the product, every millisecond (support/loop-watch.mjs). What V8's collector
 * takes is in these times, and stands beside them. Nothing of the data is changed.
 */
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { argument, wantedSize } from './support/arguments.ts';
import { Client } from './support/client.ts';
import { generate, tagPath } from './support/fill.ts';
import { freePort, KEY, type Program, startProgram, stopProgram } from './support/program.ts';
import { TAGS } from './support/shape.ts';

const dir = argument('dir');
if (!dir) throw new Error('--dir says where the data is or goes');
const size = wantedSize();
const rows = Number(argument('rows') ?? 200_000);
const without = (argument('without') ?? '').split(',');

/** Milliseconds, and how many were over 20. */
interface Held {
  readonly longest: number;
  readonly over: number;
  /** The same of what the process itself computed in a hold; the rest of it was waiting for a core. */
  readonly busiest: number;
  readonly busy: number;
  /** The longest collection of garbage. */
  readonly collector: number;
}

const watchPort = await freePort();
const held = async (): Promise<Held> =>
  (await fetch(`http://127.0.0.1:${watchPort}/`)).json() as Promise<Held>;

async function watched(name: string, work: () => Promise<string>): Promise<void> {
  await held();
  const began = performance.now();
  const detail = await work();
  const seconds = (performance.now() - began) / 1000;
  say(name, await held(), `${seconds.toFixed(2)} s${detail ? `, ${detail}` : ''}`);
}

const ms = (n: number): string => n.toFixed(1).padStart(6);

const say = (name: string, { longest, over, busiest, busy, collector }: Held, detail: string): void =>
  console.log(
    `${name.padEnd(34)}${ms(longest)} ms at most, ${over} over 20; of them computing${ms(busiest)} ms, ${busy} over 20; collector${ms(collector)} ms  (${detail})`,
  );

/** An answer read to its end and not kept. */
async function drained(program: Program, path: string, body: unknown): Promise<number> {
  const answer = await fetch(`http://127.0.0.1:${program.port}/api/v1${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok || !answer.body) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  let bytes = 0;
  for await (const piece of answer.body) bytes += piece.length;
  return bytes;
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

async function dryRun(program: Program, client: Client): Promise<string> {
  const lines = Array.from(
    { length: rows },
    (_, i) =>
      `new-${i},1${30 + (i % 60)}${String((i * 7919) % 100_000_000).padStart(8, '0')},${tagPath(1 + (i % 60))}\n`,
  );
  const form = new FormData();
  form.set('kind', 'customers');
  form.set('file', new Blob(['客户编号,手机,标签\n', ...lines]), 'customers.csv');
  const headers = { authorization: `Bearer ${KEY}` };
  const answer = await fetch(`http://127.0.0.1:${program.port}/api/v1/imports`, {
    method: 'POST',
    headers,
    body: form,
  });
  const { id } = (await answer.json()) as { id: string };
  const { job } = await client.ask('POST', `/imports/${id}/dry-run`);
  for (;;) {
    const { status, result } = await client.ask('GET', `/jobs/${job.id}`);
    if (status === 'done' && result.rows === rows) return `${rows.toLocaleString('en')} rows`;
    if (status !== 'queued' && status !== 'running') throw new Error(`${status} ${JSON.stringify(result)}`);
    await wait(50);
  }
}

async function measure(program: Program, client: Client): Promise<void> {
  const everybody = { all: [] };
  const tags = Array.from({ length: TAGS }, (_, i) => tagPath(i + 1));
  await watched('count of three tags, 100 times', async () => {
    const condition = { all: [1, 3, 5].map((rank) => ({ tag: tagPath(rank) })) };
    for (let i = 0; i < 100; i++) await client.ask('POST', '/audiences/count', { condition });
    return '';
  });
  await watched('count with all facets, 20 times', async () => {
    for (let i = 0; i < 20; i++)
      await client.ask('POST', '/audiences/facets', { condition: { tag: tagPath(3) } });
    return '';
  });
  for (const turn of ['first', 'second', 'third'])
    await watched(`overlap 300 × 300, ${turn}`, async () =>
      megabytes(await drained(program, '/audiences/overlap', { tags })),
    );
  if (!without.includes('export'))
    await watched('export of everybody as CSV', async () =>
      megabytes(await drained(program, '/audiences/export', { condition: everybody, format: 'csv' })),
    );
  if (!without.includes('import')) await watched('import: upload and dry run', () => dryRun(program, client));
  if (!without.includes('rebuild'))
    await watched('building the index again', async () => {
      await client.ask('POST', '/audience-index/rebuild');
      // Every process hears of it within half a second.
      let seen = false;
      for (let i = 0; !seen || i < 100; i++) {
        const { building } = await client.ask('GET', '/audience-index');
        if (seen && !building) break;
        seen ||= building;
        await wait(50);
      }
      return '';
    });
}

await generate(dir, size, process.cwd());
process.env.SERVER_NODE_OPTIONS = `--import ${join(process.cwd(), 'bench/support/loop-watch.mjs')}`;
const env = { WATCH_PORT: String(watchPort), LOG_LEVEL: 'warn' };
let program = await startProgram(dir, env);
try {
  // The first start may have had no snapshot.
  await stopProgram(program, 'SIGTERM');
  program = await startProgram(dir, env);
  say('start, from a snapshot', await held(), `ready after ${(program.readyMs / 1000).toFixed(2)} s`);
  await watched('the two seconds after it', () => wait(2000, ''));
  const client = new Client(program.port);
  await measure(program, client);
  client.close();
} finally {
  await stopProgram(program, 'SIGTERM');
}
