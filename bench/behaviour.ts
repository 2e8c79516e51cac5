/**
 * Goals, with 20,000,000 events of 1,000,000 customers and 200 live rules: events are taken at 10,000 a second in hundreds;
 * a tag follows its event within 50 ms (p50) and 250 ms (p99) while 2,000 events a second arrive.
 *
 * `counts`: conditions of behaviour over everybody, for the first time and again while nothing but time goes by.
 *
 * All rules go through everybody, with everything that they did, within 30 minutes in flat memory.
 *
 *   node bench/run.mjs behaviour --dir DIR [--size d0|d1] [--events 20000000] [--seconds 20] [--rate 2000] [--warm 0] [--only backfill,flood,steady,counts] [--minutes 60]
 *
 * `--warm`: so many seconds events arrive at `--rate` before the times of `steady` count: by then the program has in memory
 * what active customers did.
 *
 * The product as it is started, on the data of `d1`; the events are added by the first run. Without `backfill` the rules
 * are live as if they had gone through everybody before.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { PASS_JOB } from '#features/rules';
import { type Db, openDatabase, startEmbedded } from '#platform/db';
import { addJob } from '#platform/queue';
import { argument, wantedSize } from './support/arguments.ts';
import { fillEvents, pickCustomer, pickKind } from './support/behaviour.ts';
import { rules } from './support/behaviour-rules.ts';
import { Client, timesOf } from './support/client.ts';
import { ctxOf } from './support/context.ts';
import { generate, SIZES } from './support/fill.ts';
import { cpuOf, memoryOf, type Program, startProgram, stopProgram } from './support/program.ts';
import { randomFrom } from './support/shape.ts';

const dir = argument('dir');
if (!dir) throw new Error('--dir says where the data is or goes');
const size = wantedSize();
const customers = SIZES[size];
const events = Number(argument('events') ?? customers * 20);
const seconds = Number(argument('seconds') ?? 20);
const rate = Number(argument('rate') ?? 2000);
const warm = Number(argument('warm') ?? 0);
const only = argument('only')?.split(',') ?? ['flood', 'steady'];
const PER_REQUEST = 100;

async function direct<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const server = await startEmbedded({
    dataDir: dir as string,
    settings: { maintenance_work_mem: '512MB', max_wal_size: '4GB' },
  });
  const db = openDatabase({ url: server.url, max: 2 });
  try {
    return await work(db);
  } finally {
    await db.close();
    await server.stop();
  }
}

async function prepared(): Promise<void> {
  await generate(dir as string, size, process.cwd());
  const done = join(dir as string, 'behaviour');
  if (existsSync(done)) return;
  const began = performance.now();
  await direct((db) => fillEvents(db, customers, events, console.log));
  console.log(`  events filled in ${((performance.now() - began) / 1000).toFixed(0)} s`);
  writeFileSync(done, String(events));
}

async function makeRules(program: Program): Promise<void> {
  const client = new Client(program.port);
  const { items } = await client.ask('GET', '/rules?limit=1');
  if (items.length > 0) return;
  for (const name of rules.groups) await client.ask('POST', '/tag-groups', { name });
  for (const tag of rules.tags) await client.ask('POST', '/tags', tag);
  for (const body of rules.bodies) await client.ask('POST', '/rules', body);
  client.close();
}

/** As if they had gone through everybody by now. */
const goLive = (db: Db) =>
  db.run(
    `with live as (update rule set status = 'live', live_version = newest_version, live_from = now(), passed = null),
     ready as (update workspace set position = position + 1, vocabulary = position + 1 where id = 1 returning id, position)
     insert into rule_cursor (workspace_id, position) select id, position from ready
     on conflict (workspace_id) do update set position = excluded.position`,
  );

let sent = 0;
const run = Date.now().toString(36);
const random = randomFrom(sent + 11);
const customer = pickCustomer(random, customers);
const kind = pickKind(random);

/** 2 in a hundred are told twice, one comes up to two days late, one in a thousand is of somebody unknown. */
function batch(of: number): Record<string, unknown>[] {
  return Array.from({ length: of }, () => {
    const n = random() < 0.02 && sent > 0 ? sent - 1 : sent++;
    const { type, properties } = kind();
    const late = random() < 0.01 ? random() * 172_800_000 : 0;
    const who = random() < 0.001 ? `ref:new-${run}-${n}` : `cus_${customer()}`;
    return {
      id: `${run}-${n}`,
      type,
      customer: who,
      at: new Date(Date.now() - late).toISOString(),
      properties: properties(random),
    };
  });
}

async function waitForRules(client: Client): Promise<void> {
  const { id, tag } = await probe(client);
  await seen(client, id, tag, 100);
}

let probes = 0;
/** A reading of somebody new that a rule of its own answers with a tag. */
async function probe(client: Client): Promise<{ id: string; tag: string; began: number }> {
  const ref = `ref:probe-${run}-${probes++}`;
  const began = performance.now();
  await client.ask('POST', '/events', {
    id: `${run}-p${probes}`,
    type: 'probe.read',
    customer: ref,
    at: new Date().toISOString(),
    properties: {},
  });
  return { id: ref, tag: '探针', began };
}

/** `every`: milliseconds between two questions, which cost the product something, too. */
async function seen(client: Client, id: string, tag: string, every = 5): Promise<void> {
  for (;;) {
    const { items } = await client.ask('GET', `/customers/${id}/tags`);
    if (items.some((one: { tag: { name: string } }) => one.tag.name === tag)) return;
    await wait(every);
  }
}

async function flood(program: Program): Promise<void> {
  const began = performance.now();
  const cpu = cpuOf(program);
  const until = began + seconds * 1000;
  let accepted = 0;
  const bodies = Array.from({ length: 400 }, () => batch(PER_REQUEST));
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      const client = new Client(program.port);
      while (performance.now() < until) {
        const rows = bodies.pop() ?? batch(PER_REQUEST);
        const answer = await client.ask('POST', '/events', { events: rows });
        accepted += answer.accepted;
      }
      client.close();
    }),
  );
  const took = (performance.now() - began) / 1000;
  const client = new Client(program.port);
  await waitForRules(client);
  const all = (performance.now() - began) / 1000;
  console.log(
    `flood: ${accepted.toLocaleString('en')} events accepted at ${Math.round(accepted / took).toLocaleString('en')} /s, judged by the end at ${Math.round(accepted / all).toLocaleString('en')} /s; process ${memoryOf(program).most.toFixed(0)} MB, ${((cpuOf(program) - cpu) / 1000).toFixed(1)} s of processor`,
  );
  client.close();
}

/** Events at `rate` for a while; answers with how many a second were accepted. */
async function arrive(program: Program, forSeconds: number): Promise<number> {
  const client = new Client(program.port, 8);
  const began = performance.now();
  let due = 0;
  let accepted = 0;
  const pending = new Set<Promise<unknown>>();
  while (performance.now() - began < forSeconds * 1000) {
    const one = client.ask('POST', '/events', { events: batch(PER_REQUEST) }).then((answer) => {
      accepted += answer.accepted;
    });
    pending.add(one);
    one.finally(() => pending.delete(one)).catch(() => {});
    due += PER_REQUEST / rate;
    const behind = began + due * 1000 - performance.now();
    if (behind > 0) await wait(behind);
    if (pending.size > 200) await Promise.race(pending);
  }
  await Promise.all(pending);
  client.close();
  return accepted / ((performance.now() - began) / 1000);
}

async function steady(program: Program): Promise<void> {
  if (warm > 0) await arrive(program, warm);
  const times: number[] = [];
  const began = performance.now();
  const probing = (async () => {
    const own = new Client(program.port);
    while (performance.now() - began < seconds * 1000) {
      const { id, tag, began: asked } = await probe(own);
      await seen(own, id, tag);
      times.push(performance.now() - asked);
      await wait(50);
    }
    own.close();
  })();
  const cpu = cpuOf(program);
  const accepted = await arrive(program, seconds);
  const took = (performance.now() - began) / 1000;
  const busy = (cpuOf(program) - cpu) / 1000 / took;
  await probing;
  const { n, p50, p95, p99, max } = timesOf(times, took);
  console.log(
    `steady: ${Math.round(accepted).toLocaleString('en')} events/s arriving; event sent → tag answered, ${n} times: p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)}, p99 ${p99.toFixed(0)}, max ${max.toFixed(0)}; process ${memoryOf(program).now.toFixed(0)} MB, ${(busy * 100).toFixed(0)} % of a processor`,
  );
}

const ASKED = [
  { did: 'material.visit', count: { min: 5 }, within: { last: '30d' } },
  { did: 'page.view', within: { last: '90d' } },
  { not: { did: 'message.received', within: { last: '30d' } } },
  { did: 'material.visit', measure: { sum: 'seconds', gte: 300 }, within: { last: '30d' } },
  {
    did: 'page.view',
    where: [{ property: 'product', is: '产品7' }],
    count: { min: 2 },
    within: { last: '30d' },
  },
  { did: 'live.watched', within: { calendar: 'thisMonth' } },
  { did: 'live.watched', count: { min: 2 }, within: { last: '3mo' } },
];

async function counts(program: Program): Promise<void> {
  const client = new Client(program.port);
  for (const condition of ASKED) {
    const times: number[] = [];
    let found = 0;
    for (let turn = 0; turn < 22; turn++) {
      const began = performance.now();
      found = (await client.ask('POST', '/audiences/count', { condition })).count;
      times.push(performance.now() - began);
    }
    const [first = 0, ...again] = times;
    const { p50, p95 } = timesOf(again, 1);
    console.log(
      `counts: ${JSON.stringify(condition)}: ${found.toLocaleString('en')} people, first ${(first / 1000).toFixed(2)} s, again p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)}`,
    );
  }
  client.close();
}

/** As if all rules had been published with backfill at the same moment. */
async function publishAll(db: Db): Promise<void> {
  const rows = await db.many<{ id: number }>(
    `with live as (
       update rule set status = 'live', live_version = newest_version, live_from = null, passed = 0 returning id)
     select id from live order by id`,
  );
  await db.run('update workspace set position = position + 1, vocabulary = position + 1 where id = 1');
  const ctx = ctxOf(db);
  for (const { id } of rows)
    await db.transaction((tx) =>
      addJob(tx, ctx, { kind: PASS_JOB, title: String(id), payload: { rule: id } }),
    );
}

const minutes = Number(argument('minutes') ?? 60);

async function backfill(program: Program): Promise<void> {
  const client = new Client(program.port);
  const began = performance.now();
  const seen: { done: number; at: number; memory: number }[] = [];
  for (;;) {
    await wait(2000);
    const { items } = await client.ask('GET', '/jobs?limit=300');
    const passes = items.filter((one: { kind: string }) => one.kind === PASS_JOB.name);
    const left = passes.filter(
      ({ status }: { status: string }) => status === 'queued' || status === 'running',
    );
    const done = left.length === 0 ? customers : Math.max(...left.map((one: { done: number }) => one.done));
    seen.push({ done, at: (performance.now() - began) / 1000, memory: memoryOf(program).now });
    if (left.length === 0 || performance.now() - began > minutes * 60_000) break;
  }
  const last = seen.at(-1);
  const half = seen.find((one) => last && one.done >= last.done / 2);
  if (!last || !half) throw new Error('nothing was seen');
  const share = last.done / customers;
  console.log(
    `backfill: ${last.done.toLocaleString('en')} of ${customers.toLocaleString('en')} customers gone through by ${rules.bodies.length} rules in ${last.at.toFixed(0)} s, about ${Math.round((events * share) / last.at).toLocaleString('en')} events/s; process ${half.memory.toFixed(0)} MB half way, ${last.memory.toFixed(0)} MB at the end, ${memoryOf(program).most.toFixed(0)} MB at most`,
  );
  client.close();
}

async function makeProbe(program: Program): Promise<void> {
  const client = new Client(program.port);
  await client.ask('POST', '/tag-groups', { name: '探针组' });
  await client.ask('POST', '/tags', { group: '探针组', name: '探针' });
  await client.ask('POST', '/rules', {
    name: '探针规则',
    kind: 'trigger',
    on: { event: 'probe.read' },
    then: { add: ['探针组/探针'] },
  });
  client.close();
}

await prepared();
const ready = join(dir, 'rules');
if (!existsSync(ready)) {
  const program = await startProgram(dir, { LOG_LEVEL: 'warn' });
  await makeRules(program);
  await makeProbe(program);
  await stopProgram(program, 'SIGTERM');
  writeFileSync(ready, '');
}
await direct<unknown>(only.includes('backfill') ? publishAll : goLive);
const program = await startProgram(dir, { LOG_LEVEL: 'warn' });
try {
  if (only.includes('backfill')) await backfill(program);
  const client = new Client(program.port);
  await waitForRules(client);
  client.close();
  if (only.includes('flood')) await flood(program);
  if (only.includes('steady')) await steady(program);
  if (only.includes('counts')) await counts(program);
} finally {
  await stopProgram(program, 'SIGTERM');
}
