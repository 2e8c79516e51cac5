/**
 * The program's own RFM, ladder and k of 20 over everybody, beside SQL on the same PostgreSQL: window functions as one
 * writes them down, and for the ladder also one grouping, which is the shorter way.
 */
import { Audiences, Indexes } from '#features/audience';
import { customersToScore, rfmQuantiles } from '#features/customers';
import { type Db, openDatabase, startEmbedded } from '#platform/db';
import { positions } from '#platform/feed';
import { openLog } from '#platform/telemetry';
import { all, count, inSet, not, OrdinalSet } from '../../src/features/audience/core/public.ts';
import { previewRule } from '../../src/features/rules/preview.ts';
import { fillEvents } from './behaviour.ts';
import { ctxOf } from './context.ts';
import { fillOrders } from './orders.ts';
import { holders } from './shape.ts';

type Timed = <T>(what: string, work: () => T | Promise<T>, more?: (result: T) => string) => Promise<T>;

/** From the highest step down: whoever did `event` so often in so many days stands there, unless higher. */
const STEPS = [
  { event: 'campaign.joined', times: 3, days: 90 },
  { event: 'form.submitted', times: 2, days: 60 },
  { event: 'material.visit', times: 5, days: 30 },
  { event: 'material.visit', times: 1, days: 30 },
  { event: 'page.view', times: 1, days: 90 },
] as const;
const TIME_ZONE = 'Asia/Shanghai';

const LADDER = {
  kind: 'ladder',
  name: '意向',
  group: '意向',
  steps: STEPS.map(({ event, times, days }, i) => ({
    tag: `意向/${i + 1}`,
    when: { did: event, count: { min: times }, within: { last: `${days}d` } },
  })),
};

async function draftLadder(db: Db, now: Date): Promise<string> {
  await db.run(
    `with made as (insert into tag_group (workspace_id, key, name, choice) values (1, 'step', '意向', 'single') returning id)
     insert into tag (workspace_id, group_id, key, name, sort)
     select 1, id, 'step-' || i, i::text, i from made, generate_series(1, $1::int) i`,
    [STEPS.length],
  );
  await db.run('update workspace set vocabulary = vocabulary + 1 where id = 1');
  const { id } = await db.one<{ id: number }>(
    `insert into rule (workspace_id, kind, name, status, newest_version, created_at, updated_at)
     values (1, 'ladder', '意向', 'draft', 1, $1, $1) returning id`,
    [now],
  );
  await db.run(
    `insert into rule_version (workspace_id, rule_id, version, body, saved_at, saved_by) values (1, $1, 1, $2, $3, 'bench')`,
    [id, JSON.stringify(LADDER), now],
  );
  return `rul_${id}`;
}

const hits = ({ event, days }: (typeof STEPS)[number]): string =>
  `count(*) filter (where type = '${event}' and at >= $1::timestamptz - interval '${days} days')`;
const did = `from event where workspace_id = 1 and at >= $1::timestamptz - interval '90 days' and at <= $1
  and type in (${[...new Set(STEPS.map(({ event }) => `'${event}'`))].join(', ')})`;
const step = `case ${STEPS.map(({ times }, i) => `when n${i} >= ${times} then ${i + 1}`).join(' ')} end`;

const WINDOWED = `
  select step, count(*)::int as stands from (
    select distinct customer, ${step} as step from (
      select customer, ${STEPS.map((one, i) => `${hits(one)} over everything as n${i}`).join(', ')} ${did}
      window everything as (partition by customer)) x) y
   where step is not null group by step order by step`;
const GROUPED = `
  select step, count(*)::int as stands from (
    select ${step} as step from (
      select customer, ${STEPS.map((one, i) => `${hits(one)} as n${i}`).join(', ')} ${did} group by customer) x) y
   where step is not null group by step order by step`;

const RFM_BY_NTILE = `
  create temp table scored as
  select customer, last_at, n, total, ntile(5) over (order by last_at) as r, 1 + width_bucket(n, '{2,3,5,8}'::float8[]) as f,
         ntile(5) over (order by total) as m
    from (select customer, max(paid_at) as last_at, count(*)::int as n, sum(amount)::bigint as total
            from orders where workspace_id = 1 and paid_at <= $1 group by customer) x`;

const scored = (rows: readonly unknown[]): string => `${rows.length.toLocaleString('en')} customers`;

async function rfm(db: Db, now: Date, timed: Timed): Promise<void> {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: TIME_ZONE }).format(now);
  const measuring = { since: null, upTo: now, currency: null, day, zone: TIME_ZONE };
  await timed(
    'RFM, ours: bounds and scores of everybody',
    async () => {
      const bounds = await rfmQuantiles(db, 1, measuring, { r: 5, f: null, m: 5 });
      return customersToScore(db, 1, measuring, { ...bounds, f: [2, 3, 5, 8] }, false);
    },
    scored,
  );
  await db.transaction(async (tx) => {
    await timed('RFM, PostgreSQL: ntile over everybody', () => tx.run(RFM_BY_NTILE, [now]));
  });
}

async function ladder(db: Db, now: Date, preview: boolean, timed: Timed): Promise<void> {
  const ask = async (text: string) =>
    (await db.many<{ stands: number }>(text, [now])).map(({ stands }) => stands).join(', ');
  const stand = (text: string): string => `on the steps ${text}`;
  const windowed = await timed('ladder of five, PostgreSQL: window functions', () => ask(WINDOWED), stand);
  const grouped = await timed('ladder of five, PostgreSQL: one grouping', () => ask(GROUPED), stand);
  if (windowed !== grouped) throw new Error(`${windowed} / ${grouped}`);
  if (!preview) return;
  const id = await draftLadder(db, now);
  const ctx = { ...ctxOf(db), now };
  const audiences = new Audiences(new Indexes(db, positions, openLog('silent')));
  await audiences.terms(ctx);
  const parts = { audiences, wecomWrites: async () => 0 };
  const ours = await timed(
    'ladder of five, ours: preview of the rule, a day back',
    async () => {
      const { ladder: reach } = await previewRule(parts, ctx, id, { days: 1 });
      return reach?.steps.map(({ stands }) => stands).join(', ') ?? '';
    },
    stand,
  );
  if (windowed !== ours) throw new Error(`${windowed} / ${ours}`);
}

/** Fills a database of its own under `dir` and times both. */
export async function besideWindows(
  dir: string,
  data: {
    readonly customers: number;
    readonly events: number;
    readonly now: Date;
    readonly preview: boolean;
  },
  timed: Timed,
): Promise<void> {
  const { customers, events, now, preview } = data;
  const server = await startEmbedded({ dataDir: dir });
  const db = openDatabase({ url: server.url, max: 4 });
  try {
    await timed('PostgreSQL filled', async () => {
      await fillOrders(db, customers, now);
      await fillEvents(db, customers, events, console.log, now.getTime());
      await db.run('vacuum (analyze)');
    });
    await rfm(db, now, timed);
    await ladder(db, now, preview, timed);
  } finally {
    await db.close();
    await server.stop();
  }
}

/** At least five of the 20 most frequent tags, and a ladder of five of them, as sets; both equal a plain count. */
export async function ofTagsAsSets(customers: number, timed: Timed): Promise<void> {
  const rows: Uint8Array[] = [];
  for (const { rank, held } of holders(customers)) {
    if (rank > 20) break;
    rows.push(held);
  }
  const tags = rows.map((held) => {
    const set = new OrdinalSet();
    set.addMany(Uint32Array.from(held.keys()).filter((ordinal) => held[ordinal] === 1));
    set.optimize();
    return inSet(set);
  });
  const alive = OrdinalSet.range(1, customers);
  const steps = tags.filter((_, i) => i % 4 === 3).reverse();
  const ladder = () =>
    steps.map((one, i) => count(all(one, ...steps.slice(0, i).map((earlier) => not(earlier))), alive));
  const five = () => [count({ op: 'atLeast', k: 5, of: tags }, alive)];

  const held = (ordinal: number) => rows.reduce((n, row) => n + (row[ordinal] ?? 0), 0);
  const stood = steps.map(() => 0);
  let fives = 0;
  for (let ordinal = 1; ordinal <= customers; ordinal++) {
    if (held(ordinal) >= 5) fives++;
    const at = [19, 15, 11, 7, 3].findIndex((place) => rows[place]?.[ordinal] === 1);
    if (at >= 0) stood[at] = (stood[at] ?? 0) + 1;
  }
  for (const [what, ask, plain] of [
    ['at least 5 of 20 tags as sets, 100 times', five, [fives]],
    ['ladder of five tags as sets, who stands where, 100 times', ladder, stood],
  ] as const) {
    for (let warm = 0; warm < 20; warm++) ask();
    if (ask().join() !== plain.join()) throw new Error(`${what}: ${ask()} instead of ${plain}`);
    const hundred = () => Array.from({ length: 100 }, ask)[0] ?? [];
    await timed(what, hundred, (counts) => `${counts.join(', ')} customers`);
  }
}
