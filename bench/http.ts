/**
 * Claim: with 1,000,000 customers, 300 tags and 12 tags each, an exact count is answered within 2 ms, a page within 10 ms
 * at any depth, a write is durable and visible within 5 ms, a bulk change runs at 80,000 assignments a second, a start
 * takes 5 s, and the process stays below 500 MB. Measured over HTTP; every answer that is timed is compared with SQL.
 *
 *   node bench/run.mjs http --dir /tmp/d1 [--size d0|d1] [--seconds 3] [--keep] [--without bulk,start]
 */
import { rmSync } from 'node:fs';
import { type Db, openDatabase, startEmbedded } from '#platform/db';
import { argument, flag, wantedSize } from './support/arguments.ts';
import { Client, headLine, line, type Times, timed, warmedUp } from './support/client.ts';
import { generate, tagName, tagPath } from './support/fill.ts';
import { cpuOf, memoryOf, type Program, startProgram, stopProgram } from './support/program.ts';

const dir = argument('dir');
if (!dir) throw new Error('--dir says where the data is or goes');
const seconds = Number(argument('seconds') ?? 3);
const without = (argument('without') ?? '').split(',');

/** A part of a condition, as the product and as SQL (about the customer c of workspace 1) say it. */
interface Part {
  readonly condition: Record<string, unknown>;
  readonly sql: string;
}

const tag = (rank: number): Part => ({
  condition: { tag: tagPath(rank) },
  sql: `exists (select from assignment a join tag t on t.id = a.tag_id
                where a.workspace_id = 1 and a.customer = c.ordinal and t.name = '${tagName(rank)}')`,
});
const join = (key: 'all' | 'any', parts: readonly Part[]): Part => ({
  condition: { [key]: parts.map((part) => part.condition) },
  sql: `(${parts.map((part) => part.sql).join(key === 'all' ? ' and ' : ' or ')})`,
});
const all = (...parts: Part[]): Part => join('all', parts);
const any = (...parts: Part[]): Part => join('any', parts);
const not = (part: Part): Part => ({ condition: { not: part.condition }, sql: `not ${part.sql}` });
const atLeast = (key: string, n: number): Part => ({
  condition: { attribute: key, gte: n },
  sql: `(c.attributes ->> '${key}')::numeric >= ${n}`,
});
const everybody: Part = { condition: { all: [] }, sql: 'true' };

const CASES: Readonly<Record<string, Part>> = {
  'three tags (60/60/38 %)': all(tag(1), tag(3), tag(5)),
  'three tags (mixed)': all(tag(2), tag(70), tag(121)),
  'three tags (rare × dense)': all(tag(1), tag(2), tag(280)),
  '(A or B or C) and D and not E': all(any(tag(9), tag(11), tag(14)), tag(3), not(tag(5))),
  'tag and amount': all(tag(3), atLeast('spend', 20_000)),
  '20 tags, any': any(...Array.from({ length: 20 }, (_, i) => tag(1 + 3 * i))),
};

const living = 'c.workspace_id = 1 and c.deleted_at is null and c.merged_into is null';
const countBySql = async (db: Db, part: Part): Promise<number> =>
  (await db.one<{ n: number }>(`select count(*) as n from customer c where ${living} and ${part.sql}`)).n;

function same(what: string, got: unknown, expected: unknown): void {
  if (JSON.stringify(got) !== JSON.stringify(expected))
    throw new Error(`${what}: ${JSON.stringify(got)} over HTTP, ${JSON.stringify(expected)} by SQL`);
}

/** The product that is measured now. */
let running: Program;

async function report(name: string, call: (turn: number) => Promise<unknown>, options = {}): Promise<Times> {
  await warmedUp(call);
  const before = cpuOf(running);
  const times = await timed(call, { seconds, ...options });
  console.log(line(name, times, (cpuOf(running) - before) / times.n));
  return times;
}

async function counts(one: Client, sixteen: Client, db: Db): Promise<void> {
  await report('trivial: GET /session, 1 client', () => one.ask('GET', '/session'));
  await report('trivial: GET /session, 16 clients', () => sixteen.ask('GET', '/session'), { clients: 16 });
  for (const [name, part] of Object.entries(CASES)) {
    const body = { condition: part.condition };
    same(name, (await one.ask('POST', '/audiences/count', body)).count, await countBySql(db, part));
    await report(`count: ${name}, 1 client`, () => one.ask('POST', '/audiences/count', body));
    if (name === 'three tags (60/60/38 %)')
      await report(`count: ${name}, 16 clients`, () => sixteen.ask('POST', '/audiences/count', body), {
        clients: 16,
      });
  }
  const branched = all(any(tag(9), tag(11), tag(14)), tag(3), not(tag(5)));
  const body = { condition: branched.condition, branches: true };
  const { branches } = await one.ask('POST', '/audiences/count', body);
  const parts: Record<string, Part> = {
    '': branched,
    'all.1': tag(3),
    'all.2': not(tag(5)),
    'all.0.any.1': tag(11),
  };
  for (const [path, part] of Object.entries(parts))
    same(`branch "${path}"`, branches[path], await countBySql(db, part));
  await report('count with branches, 1 client', () => one.ask('POST', '/audiences/count', body));
}

async function facets(one: Client, db: Db): Promise<void> {
  const part = all(tag(3), tag(5));
  const rows = await db.many<{ path: string; n: number }>(
    `select g.name || '/' || t.name as path, count(*) as n
       from customer c join assignment a on a.workspace_id = 1 and a.customer = c.ordinal
       join tag t on t.id = a.tag_id join tag_group g on g.id = t.group_id
      where ${living} and ${part.sql} group by 1`,
  );
  const expected = new Map(rows.map((row) => [row.path, row.n]));
  const twenty = Array.from({ length: 20 }, (_, i) => tagPath(i + 1));
  for (const tags of [twenty, undefined]) {
    const body = { condition: part.condition, ...(tags ? { tags } : {}) };
    const answer = await one.ask('POST', '/audiences/facets', body);
    for (const { path, count } of answer.facets) same(`facet ${path}`, count, expected.get(path) ?? 0);
    await report(`count with facets of ${answer.facets.length} tags, 1 client`, () =>
      one.ask('POST', '/audiences/facets', body),
    );
  }
}

const place = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

async function pages(one: Client, db: Db): Promise<void> {
  const part = all(tag(3));
  const limit = 50;
  const ids = (sql: string, offset: number) =>
    db
      .many<{ ordinal: number }>(
        `select c.ordinal from customer c where ${living} and ${part.sql} order by ${sql} offset ${offset} limit ${limit}`,
      )
      .then((rows) => rows.map((row) => `cus_${row.ordinal}`));
  const total = await countBySql(db, part);
  const orders = [
    { name: 'newest first', sort: undefined, sql: 'c.ordinal desc', value: 'null::numeric' },
    {
      name: 'by amount',
      sort: [{ by: 'spend', order: 'desc' }],
      sql: `(c.attributes ->> 'spend')::numeric desc nulls last, c.ordinal desc`,
      value: `(c.attributes ->> 'spend')::numeric`,
    },
    {
      name: 'by day',
      sort: [{ by: 'lastActive', order: 'asc' }],
      sql: `(c.attributes ->> 'lastActive')::date nulls last, c.ordinal`,
      value: `(c.attributes ->> 'lastActive')::date - date '1970-01-01'`,
    },
    {
      // Its values are ranks, which the product finds again by the customer.
      name: 'by name',
      sort: [{ by: 'name', order: 'asc' }],
      sql: `c.name collate "zh-x-icu", c.ordinal`,
      value: '0',
    },
  ];
  for (const order of orders)
    for (const [name, offset] of [
      ['page 1', 0],
      ['page 1,000', 999 * limit],
      ['last page', total - limit],
    ] as const) {
      const [before] = await db.many<{ ordinal: number; value: string | null }>(
        `select c.ordinal, ${order.value} as value from customer c where ${living} and ${part.sql}
          order by ${order.sql} offset ${Math.max(0, offset - 1)} limit 1`,
      );
      const at = {
        segment: 0,
        ordinal: before?.ordinal,
        value: before?.value == null ? null : Number(before.value),
      };
      const body = {
        condition: part.condition,
        limit,
        ...(order.sort ? { sort: order.sort } : {}),
        ...(offset > 0 ? { cursor: place(at) } : {}),
      };
      const answer = await one.ask('POST', '/audiences/query', body);
      same(
        `${name}, ${order.name}`,
        answer.items.map((item: { id: string }) => item.id),
        await ids(order.sql, offset),
      );
      same('total', answer.total, total);
      await report(`list of ${limit}, ${order.name}: ${name}`, () =>
        one.ask('POST', '/audiences/query', body),
      );
    }
}

async function writes(one: Client, sixteen: Client, db: Db, customers: number): Promise<void> {
  const rare = tag(299);
  const body = { condition: rare.condition };
  let count = (await one.ask('POST', '/audiences/count', body)).count;
  const held = new Set(
    (
      await db.many<{ customer: number }>(
        `select customer from assignment a join tag t on t.id = a.tag_id where t.name = $1`,
        [tagName(299)],
      )
    ).map((row) => row.customer),
  );
  const free = Array.from({ length: customers }, (_, i) => i + 1).filter((ordinal) => !held.has(ordinal));
  let next = 0;
  const write = (client: Client) =>
    client.ask('POST', '/taggings', { add: [{ customer: `cus_${free[next++]}`, tag: tagPath(299) }] });
  await report('single write, durable, 1 client', () => write(one), { seconds: seconds * 2 });
  count = (await one.ask('POST', '/audiences/count', body)).count;
  await report(
    'single write, then a count that sees it, 1 client',
    async () => {
      await write(one);
      const seen = (await one.ask('POST', '/audiences/count', body)).count;
      if (seen !== ++count) throw new Error(`${seen} seen, ${count} written`);
    },
    { seconds: seconds * 2 },
  );
  await report('single write, durable, 16 clients', () => write(sixteen), {
    clients: 16,
    seconds: seconds * 2,
  });
  const { count: after } = await one.ask('POST', '/audiences/count', body);
  same('after the writes', after, await countBySql(db, rare));
}

async function jobEnd(client: Client, id: string): Promise<Record<string, number>> {
  for (;;) {
    const job = await client.ask('GET', `/jobs/${id}`);
    if (job.status === 'done') return job.result;
    if (job.status !== 'queued' && job.status !== 'running') throw new Error(JSON.stringify(job));
    await new Promise((done) => setTimeout(done, 50));
  }
}

async function lag(client: Client): Promise<string> {
  const { body } = await client.send('GET', '/metrics', undefined);
  const of = (name: string) =>
    Number(new RegExp(`^baizigui_nodejs_${name} (\\S+)`, 'm').exec(body)?.[1] ?? 0) * 1000;
  return `event loop p99 ${of('eventloop_lag_p99_seconds').toFixed(1)} ms, max ${of('eventloop_lag_max_seconds').toFixed(1)} ms`;
}

async function bulk(one: Client, program: Program, db: Db): Promise<void> {
  const name = `批量${Date.now()}`;
  await one.ask('POST', '/tag-groups', { name, choice: 'multiple' });
  const counting = { condition: CASES['three tags (60/60/38 %)']?.condition };
  for (const [label, part] of [
    ['about 10 %', tag(22)],
    ['everybody', everybody],
  ] as const) {
    await one.ask('POST', '/tags', { group: name, name: label });
    const ref = `${name}/${label}`;
    for (const change of ['add', 'remove'] as const) {
      await lag(one);
      const began = performance.now();
      const answer = await one.ask('POST', '/taggings/bulk', {
        condition: part.condition,
        [change]: [ref],
        confirm: true,
      });
      let working = true;
      // Up to 10,000 people are done at once, without a job.
      const end = (answer.job ? jobEnd(one, answer.job.id) : Promise.resolve(answer)).finally(() => {
        working = false;
      });
      const other = new Client(program.port);
      const meanwhile: number[] = [];
      while (working) {
        const at = performance.now();
        await other.ask('POST', '/audiences/count', counting);
        meanwhile.push(performance.now() - at);
        await new Promise((done) => setTimeout(done, 20));
      }
      other.close();
      const result = await end;
      const { count } = await one.ask('POST', '/audiences/count', { condition: { tag: ref } });
      const took = (performance.now() - began) / 1000;
      const changed = (result.added ?? 0) + (result.removed ?? 0);
      same(`bulk ${change}`, count, change === 'add' ? changed : 0);
      same(
        'rows',
        (
          await db.one<{ n: number }>(
            'select count(*) as n from assignment a join tag t on t.id = a.tag_id join tag_group g on g.id = t.group_id where g.name = $1 and t.name = $2',
            [name, label],
          )
        ).n,
        change === 'add' ? changed : 0,
      );
      meanwhile.sort((a, b) => a - b);
      const at = (share: number) => (meanwhile[Math.floor(share * meanwhile.length)] ?? 0).toFixed(1);
      console.log(
        `bulk ${change}, ${label}: ${changed.toLocaleString('en')} assignments in ${took.toFixed(1)} s, ` +
          `${Math.round(changed / took).toLocaleString('en')} /s; counts meanwhile p50 ${at(0.5)}, p99 ${at(0.99)} ms; ${await lag(one)}; ` +
          `memory ${memoryOf(program).now.toFixed(0)} MB`,
      );
    }
  }
}

async function starts(program: Program): Promise<Program> {
  const first = CASES['three tags (60/60/38 %)']?.condition;
  const timedStart = async (how: string, before: Program): Promise<Program> => {
    const stopped = await stopProgram(before, how === 'killed' ? 'SIGKILL' : 'SIGTERM');
    const next = await startProgram(dir as string);
    const client = new Client(next.port);
    const began = performance.now();
    await client.ask('POST', '/audiences/count', { condition: first });
    const count = performance.now() - began;
    client.close();
    console.log(
      `start, ${how} before: ready after ${(next.readyMs / 1000).toFixed(2)} s, first count ${count.toFixed(1)} ms, ` +
        `memory ${memoryOf(next).now.toFixed(0)} MB; the stop took ${(stopped / 1000).toFixed(2)} s`,
    );
    return next;
  };
  let now = await timedStart('stopped', program);
  now = await timedStart('stopped', now);
  return timedStart('killed', now);
}

async function main(): Promise<void> {
  const size = wantedSize();
  await generate(dir as string, size, process.cwd());
  let program = await startProgram(dir as string);
  try {
    console.log(
      `ready after ${(program.readyMs / 1000).toFixed(2)} s, memory ${memoryOf(program).now.toFixed(0)} MB`,
    );
    const joined = await startEmbedded({ dataDir: dir as string, own: false });
    let db = openDatabase({ url: joined.url, max: 2 });
    const customers = await countBySql(db, everybody);
    if (!without.includes('start')) {
      await db.close();
      program = await starts(program);
      db = openDatabase({ url: (await startEmbedded({ dataDir: dir as string, own: false })).url, max: 2 });
    }
    running = program;
    const one = new Client(program.port);
    const sixteen = new Client(program.port, 16);
    console.log(headLine);
    if (!without.includes('counts')) await counts(one, sixteen, db);
    if (!without.includes('facets')) await facets(one, db);
    if (!without.includes('pages')) await pages(one, db);
    if (!without.includes('writes')) await writes(one, sixteen, db, customers);
    if (!without.includes('bulk')) await bulk(one, program, db);
    const memory = memoryOf(program);
    console.log(`memory ${memory.now.toFixed(0)} MB, at most ${memory.most.toFixed(0)} MB`);
    one.close();
    sixteen.close();
    await db.close();
  } finally {
    await stopProgram(program, 'SIGTERM');
  }
}

await main();
if (!flag('keep')) rmSync(dir, { recursive: true, force: true });
