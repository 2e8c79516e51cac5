/**
 * Goal: RFM of 1,000,000 customers is computed anew within 3 s and only what changed is written; when 1 % of them buy
 * something it costs at most 10 % of going through everybody.
 *
 *   node bench/run.mjs rfm [--customers 1000000] [--through 20000] [--window 12mo] [--dir DIR] [--keep]
 *
 * The program's own functions on the built-in PostgreSQL as it is started. Everybody has 3.2 orders over two years. The
 * last `through` customers are gone through as publishing does it; the others get their scores by SQL. A recount must
 * then find nobody, and afterwards it must find nobody again.
 */
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Audiences, Indexes } from '#features/audience';
import { customersToScore, type RfmCutoffs, type RfmMeasuring, rfmQuantiles } from '#features/customers';
import { passJob, rulesLine } from '#features/rules';
import { before, parseDuration } from '#kernel';
import { type Db, openDatabase, startEmbedded } from '#platform/db';
import { positions } from '#platform/feed';
import { openLog } from '#platform/telemetry';
import { argument, flag } from './support/arguments.ts';
import { ctxOf } from './support/context.ts';
import { fillOrders } from './support/orders.ts';

const customers = Number(argument('customers') ?? 1_000_000);
const through = Math.min(customers, Number(argument('through') ?? 20_000));
const window = argument('window');
const buyers = Math.min(through, Math.ceil(customers / 100));
const dir = argument('dir') ?? mkdtempSync(join(tmpdir(), 'baizigui-bench-'));
// As root the database runs as somebody else, who must be able to enter.
mkdirSync(dir, { recursive: true });
chmodSync(dir, 0o755);
const log = openLog('silent');

const MODEL = {
  type: 'rfm',
  recency: { quantiles: 5 },
  frequency: { breaks: [2, 3, 5, 8] },
  monetary: { quantiles: 5 },
  ...(window ? { window: { last: window } } : {}),
};
const SEGMENTS = [
  { tag: 'RFM/1', r: [4, 5], f: [4, 5], m: [4, 5] },
  { tag: 'RFM/2', r: [4, 5], f: [1, 2, 3], m: [4, 5] },
  { tag: 'RFM/3', r: [4, 5], m: [1, 2, 3] },
  { tag: 'RFM/4', r: [1, 2, 3], f: [4, 5], m: [4, 5] },
  { tag: 'RFM/5', r: [1, 2, 3], m: [4, 5] },
];
const BODY = { kind: 'model', name: 'RFM', model: MODEL, segments: SEGMENTS, otherwise: 'RFM/6' };

async function fill(db: Db, now: Date): Promise<void> {
  const workspace = await fillOrders(db, customers, now);
  await db.run(
    `insert into tag_group (workspace_id, key, name, choice) values ($1, 'rfm', 'RFM', 'single')`,
    [workspace],
  );
  await db.run(
    `insert into tag (workspace_id, group_id, key, name, sort)
     select $1, g.id, 'rfm-' || i, i::text, i from tag_group g, generate_series(1, 6) i where g.workspace_id = $1`,
    [workspace],
  );
  await db.run('vacuum (analyze)');
  await db.run('checkpoint');
}

/** The model is live and has passed all but the last customers. */
async function goLive(db: Db, now: Date, cutoffs: RfmCutoffs): Promise<number> {
  const { id } = await db.one<{ id: number }>(
    `insert into rule (workspace_id, kind, name, status, newest_version, live_version, passed, cutoffs, cutoffs_at, created_at, updated_at)
     values (1, 'model', 'RFM', 'live', 1, 1, $1, $2, $3, $3, $3) returning id`,
    [customers - through, JSON.stringify(cutoffs), now],
  );
  await db.run(
    `insert into rule_version (workspace_id, rule_id, version, body, saved_at, saved_by) values (1, $1, 1, $2, $3, 'bench')`,
    [id, JSON.stringify(BODY), now],
  );
  await db.run('insert into rule_cursor (workspace_id, position) select id, position from workspace');
  return id;
}

/** Everybody who was not gone through has his scores, as a look would write them. */
const scoreTheRest = (db: Db, cutoffs: RfmCutoffs, measuring: RfmMeasuring) =>
  db.run(
    `insert into rfm_score (workspace_id, customer, last_at, frequency, monetary, r, f, m, position)
     select 1, customer, last_at, n, total, 5 - width_bucket($4::date - (last_at at time zone $5)::date, $1::float8[]),
            1 + width_bucket(n, $2::float8[]), 1 + width_bucket(total, $3::float8[]), 1
       from (select customer, max(paid_at) as last_at, count(*)::int as n, sum(amount)::bigint as total
               from orders where customer <= $6 and ($7::timestamptz is null or paid_at >= $7) group by customer) x`,
    [cutoffs.r, cutoffs.f, cutoffs.m, measuring.day, measuring.zone, customers - through, measuring.since],
  );

const PURCHASES_OF_ONE_PERCENT = `
  insert into orders (workspace_id, order_no, customer, amount, paid_at, position)
  select 1, 'N' || i, $1::int - i, 12300, $3, w.position - $2::int + 1 + i from workspace w, generate_series(0, $2::int - 1) i`;

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const result = await work();
  const ms = performance.now() - began;
  const told = Array.isArray(result) ? `, ${result.length.toLocaleString('en')} customers` : '';
  console.log(`${what.padEnd(64)} ${(ms / 1000).toFixed(2)} s${told}`);
  return result;
}

const written = (db: Db) =>
  db.one<{ scores: number; changes: number }>(
    `select (select count(*) from rfm_score where position > 1) as scores,
            (select coalesce(sum(added), 0)::int from rule_run) as changes`,
  );

const now = new Date();
const server = await startEmbedded({ dataDir: dir });
const db = openDatabase({ url: server.url, max: 4 });
try {
  await timed('filled', () => fill(db, now));
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(now);
  const span = window ? parseDuration(window) : null;
  const since = span && before(now, span, 'Asia/Shanghai');
  const measuring: RfmMeasuring = { since, upTo: now, currency: null, day, zone: 'Asia/Shanghai' };
  const parts = { r: 5, f: null, m: 5 };
  const found = await timed('bounds of quantiles over everybody', () =>
    rfmQuantiles(db, 1, measuring, parts),
  );
  const cutoffs = { ...found, f: MODEL.frequency.breaks };
  const recount = () => customersToScore(db, 1, measuring, cutoffs, false);
  await timed('recount of everybody, nothing stored yet', recount);

  const audiences = new Audiences(new Indexes(db, positions, log));
  const rule = await goLive(db, now, cutoffs);
  await audiences.terms(ctxOf(db));
  const job = { payload: { rule }, soFar: null, progress: async () => {}, keep: async () => {} };
  await timed(`going through ${through.toLocaleString('en')} customers, everything written`, () =>
    passJob({ audiences })(ctxOf(db), job as never),
  );
  console.log('written', await written(db));
  await scoreTheRest(db, cutoffs, measuring);
  await db.run('vacuum (analyze) rfm_score');
  await timed('recount of everybody, nothing to change', recount);

  const idle = new AbortController().signal;
  const line = rulesLine({ audiences, db, log, clock: () => now });
  while (await line.step(db, log, idle));
  await db.run('update workspace set position = position + $1', [buyers]);
  await db.run(PURCHASES_OF_ONE_PERCENT, [customers, buyers, now]);
  await db.run(
    'update order_stats set count = count + 1, total = total + 12300, last_at = $2 where customer > $1',
    [customers - buyers, now],
  );
  await db.run('analyze orders');
  await timed(`${buyers.toLocaleString('en')} customers bought: looks, scores, tags`, async () => {
    while (await line.step(db, log, idle));
  });
  console.log('written', await written(db));
  await timed('recount of everybody, nothing to change', recount);
} finally {
  await db.close();
  await server.stop();
  if (!flag('keep')) rmSync(dir, { recursive: true, force: true });
}
