/**
 * Fills an installation with the shape D1: 1,000,000 customers, 300 tags, about 12 tags per customer, always the same
 * for the same size. 12 groups with one choice hold the 60 most frequent tags, 40 tags are rare (10 to 2,000 people),
 * half of the tags follow the order of import. Every customer has an owner, a follower, a phone and a reference, and
 * values of 13 attributes. Rows are copied straight into the tables, with causes, history and positions that fit.
 */
import { chmodSync, existsSync, mkdirSync, readFileSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureWorkspace } from '#features/staff';
import {
  copyRows,
  type Db,
  migrate,
  openDatabase,
  readMigrations,
  startEmbedded,
  type Tx,
} from '#platform/db';
import { groupOf, holders, type Random, randomFrom, SEED, SINGLE_GROUPS, TAGS } from './shape.ts';

export const SIZES = { d0: 100_000, d1: 1_000_000 } as const;
export type Size = keyof typeof SIZES;
export const isSize = (text: string): text is Size => text in SIZES;

const STAFF = 200;
/** Ordinals whose assignments of one tag came by one decision. */
const PER_CAUSE = 250_000;
const SOURCES = ['import', 'bulk', 'rule', 'api'] as const;
const DAY = 86_400_000;

export const tagName = (rank: number): string => `标签${String(rank).padStart(3, '0')}`;
export const groupName = (rank: number): string => `组${String(groupOf(rank)).padStart(2, '0')}`;
export const tagPath = (rank: number): string => `${groupName(rank)}/${tagName(rank)}`;

const day = (time: number): string => new Date(time).toISOString().slice(0, 10);
const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;

const CITIES = Array.from({ length: 40 }, (_, i) => `城市${i + 1}`);
const ONE_OF: Readonly<Record<string, readonly string[]>> = {
  city: CITIES,
  gender: ['男', '女', '未知'],
  level: ['S', 'A', 'B', 'C', 'D'],
  industry: ['零售', '教育', '医疗', '制造', '金融', '家居', '汽车', '服务'],
};
const HOBBIES = ['跑步', '阅读', '旅行', '摄影', '美食', '游戏', '音乐', '园艺'];
const ATTRIBUTES: readonly (readonly [key: string, type: string, options: readonly string[]])[] = [
  ...Object.entries(ONE_OF).map(([key, options]) => [key, 'one', options] as const),
  ['hobbies', 'many', HOBBIES],
  ['spend', 'money', []],
  ['visits', 'number', []],
  ['age', 'number', []],
  ['points', 'number', []],
  ['birthday', 'date', []],
  ['lastActive', 'date', []],
  ['renewal', 'date', []],
  ['company', 'text', []],
];

const lognormal = (random: Random, mean: number, spread: number): number =>
  Math.round(Math.exp(mean + spread * (random() + random() + random() + random() - 2)));

function attributesOf(random: Random, ordinal: number, today: number): string {
  const values: Record<string, unknown> = {};
  for (const [key, options] of Object.entries(ONE_OF))
    if (random() < 0.9) values[key] = pick(random, options);
  if (random() < 0.4) values.hobbies = HOBBIES.filter(() => random() < 0.25);
  if (Array.isArray(values.hobbies) && values.hobbies.length === 0) delete values.hobbies;
  if (random() < 0.7) values.spend = lognormal(random, 9, 1.7);
  values.visits = lognormal(random, 1.5, 1);
  if (random() < 0.6) values.age = 18 + Math.floor(random() * 60);
  values.points = lognormal(random, 5, 1.5);
  if (random() < 0.5) values.birthday = day(today - (18 + random() * 60) * 365 * DAY);
  values.lastActive = day(today - random() ** 3 * 700 * DAY);
  if (random() < 0.2) values.renewal = day(today + random() * 365 * DAY);
  if (random() < 0.8) values.company = `第${ordinal % 400_000}贸易有限公司`;
  return JSON.stringify(values);
}

async function people(tx: Tx, workspace: number, customers: number, today: number): Promise<void> {
  const random = randomFrom(SEED);
  await tx.run(
    `insert into staff (workspace_id, name) select $1, '员工' || i from generate_series(1, $2::int) i`,
    [workspace, STAFF],
  );
  await tx.run(
    `insert into attribute (workspace_id, key, label, type, options, sort)
     select $1, a.key, a.key, a.type, a.options, a.sort
       from jsonb_to_recordset($2) as a (key text, type text, options text[], sort int)`,
    [
      workspace,
      JSON.stringify(ATTRIBUTES.map(([key, type, options], sort) => ({ key, type, options, sort }))),
    ],
  );
  const [first] = await tx.many<{ id: number }>('select min(id) as id from staff where workspace_id = $1', [
    workspace,
  ]);
  const staff = (ordinal: number) => (first?.id ?? 1) + ((Math.imul(ordinal, 2_654_435_761) >>> 0) % STAFF);
  const statuses = ['lead', 'following', 'opportunity', 'customer', 'lost'];
  function* rows() {
    for (let i = 1; i <= customers; i++) {
      const created = new Date(today - (1 - i / customers) * 900 * DAY).toISOString();
      const attributes = attributesOf(random, i, today);
      yield `${workspace}\t${i}\t客户${i}\t${pick(random, statuses)}\t${staff(i)}\t${attributes}\t${created}\t${created}\t${i}`;
    }
  }
  await copyRows(
    tx,
    'customer (workspace_id, ordinal, name, status, owner_id, attributes, created_at, updated_at, position)',
    rows(),
  );
  function* identities() {
    for (let i = 1; i <= customers; i++) {
      yield `${workspace}\tphone\t13${String(i).padStart(9, '0')}\t${i}`;
      yield `${workspace}\tref\tcrm-${i}\t${i}`;
    }
  }
  await copyRows(tx, 'customer_identity (workspace_id, kind, value, ordinal)', identities());
  function* follows() {
    for (let i = 1; i <= customers; i++)
      yield `${workspace}\t${i}\t${staff(i)}\t${random() < 0.9 ? 'active' : 'deletedByCustomer'}\t1`;
  }
  await copyRows(tx, 'follow (workspace_id, ordinal, staff_id, status, add_way)', follows());
}

async function library(tx: Tx, workspace: number): Promise<number[]> {
  const ranks = Array.from({ length: TAGS }, (_, i) => i + 1);
  const groups = [...new Set(ranks.map(groupOf))];
  await tx.run(
    `insert into tag_group (workspace_id, key, name, choice, sort)
     select $1, 'group-' || g, '组' || lpad(g::text, 2, '0'), case when g <= $3 then 'single' else 'multiple' end, g
       from unnest($2::int[]) g`,
    [workspace, groups, SINGLE_GROUPS],
  );
  const rows = await tx.many<{ id: number }>(
    `insert into tag (workspace_id, group_id, key, name, sort)
     select $1, g.id, 'tag-' || t.rank, t.name, t.rank
       from unnest($2::int[], $3::text[], $4::text[]) as t (rank, name, in_group)
       join tag_group g on g.workspace_id = $1 and g.key = t.in_group
      order by t.rank
     returning id`,
    [workspace, ranks, ranks.map(tagName), ranks.map((rank) => `group-${groupOf(rank)}`)],
  );
  return rows.map((row) => row.id).sort((a, b) => a - b);
}

async function assignments(
  tx: Tx,
  workspace: number,
  tags: readonly number[],
  customers: number,
  today: number,
  say: (line: string) => void,
): Promise<number> {
  const causes: string[] = [];
  let position = customers;
  const random = randomFrom(SEED + 2);
  const put = async (rank: number, held: Uint8Array): Promise<void> => {
    const tag = tags[rank - 1];
    const stretches: { cause: number; source: string; at: string }[] = [];
    const first = position + 1;
    for (let from = 0; from <= customers; from += PER_CAUSE) {
      const source = pick(random, SOURCES);
      stretches.push({
        cause: causes.length + stretches.length + 1,
        source,
        at: new Date(today - random() * 180 * DAY).toISOString(),
      });
    }
    function* each(line: (ordinal: number, by: (typeof stretches)[number]) => string) {
      for (let ordinal = 1; ordinal <= customers; ordinal++) {
        const by = held[ordinal] === 1 ? stretches[Math.floor(ordinal / PER_CAUSE)] : undefined;
        if (by) yield line(ordinal, by);
      }
    }
    const ends = new Date(today + 400 * DAY).toISOString();
    await copyRows(
      tx,
      'assignment (workspace_id, tag_id, customer, source, since, expires_at, cause_id)',
      each(
        (ordinal, { cause, source, at }) =>
          `${workspace}\t${tag}\t${ordinal}\t${source}\t${at}\t${(ordinal * 7 + rank) % 10 === 0 ? ends : '\\N'}\t${cause}`,
      ),
    );
    await copyRows(
      tx,
      'tag_change (workspace_id, position, at, cause_id, customer, tag_id, source, added)',
      each(
        (ordinal, { cause, source, at }) =>
          `${workspace}\t${++position}\t${at}\t${cause}\t${ordinal}\t${tag}\t${source}\tt`,
      ),
    );
    for (const { cause, source, at } of stretches)
      causes.push(`${workspace}\t${cause}\t${source}\tkey\tkey_1\t导入\t${first}\t${position}\t${at}`);
  };
  for (const { rank, held } of holders(customers)) {
    await put(rank, held);
    if (rank % 25 === 0) say(`  ${rank} tags, ${(position - customers).toLocaleString('en')} assignments`);
  }
  await copyRows(
    tx,
    'cause (workspace_id, id, source, actor_kind, actor_id, actor_name, first_position, last_position, at)',
    causes,
  );
  await tx.run(`select setval(pg_get_serial_sequence('cause', 'id'), $1)`, [causes.length]);
  return position;
}

/** Fills the empty, migrated database `db` with this many customers. */
export async function fill(db: Db, customers: number, say: (line: string) => void): Promise<void> {
  const workspace = await ensureWorkspace(db, '百子柜 D1');
  const today = Date.parse(`${day(Date.now())}T00:00:00Z`);
  await db.transaction(async (tx) => {
    await people(tx, workspace, customers, today);
    say(`  ${customers.toLocaleString('en')} customers`);
    const tags = await library(tx, workspace);
    const position = await assignments(tx, workspace, tags, customers, today, say);
    await tx.run(
      `insert into tag_day (workspace_id, tag_id, day, source, added, removed, last_added)
       select c.workspace_id, c.tag_id, (c.at at time zone w.time_zone)::date, c.source, count(*), 0, max(c.at)
         from tag_change c join workspace w on w.id = c.workspace_id group by 1, 2, 3, 4`,
    );
    await tx.run('insert into tag_day_cursor (workspace_id, position) values ($1, $2)', [
      workspace,
      position,
    ]);
    await tx.run('insert into library_version (workspace_id, position) values ($1, $2)', [
      workspace,
      position,
    ]);
    await tx.run('update workspace set position = $2, next_ordinal = $3 where id = $1', [
      workspace,
      position,
      customers + 1,
    ]);
  });
  await db.run('vacuum (analyze)');
  await db.run('checkpoint');
}

/** Fills `dir` unless that was done before. Needs about 12 GB for D1. */
export async function generate(dir: string, size: Size, root: string): Promise<void> {
  const done = join(dir, 'filled');
  if (existsSync(done) && readFileSync(done, 'utf8') === size) return;
  if (existsSync(join(dir, 'postgres'))) throw new Error(`${dir} holds something else; give another --dir`);
  mkdirSync(dir, { recursive: true });
  chmodSync(dir, 0o755);
  const { bavail, bsize } = statfsSync(dir);
  const needed = SIZES[size] * 12_000;
  if (bavail * bsize < needed + 2 ** 31)
    throw new Error(`${dir} needs ${(needed / 2 ** 30).toFixed(0)} GB and 2 GB to spare`);
  // Filling alone: what would be lost by a crash is made again.
  const server = await startEmbedded({
    dataDir: dir,
    settings: { shared_buffers: '1GB', maintenance_work_mem: '512MB', max_wal_size: '4GB', fsync: 'off' },
  });
  const db = openDatabase({ url: server.url, max: 3 });
  try {
    const began = performance.now();
    await migrate(db, readMigrations(join(root, 'migrations')));
    await fill(db, SIZES[size], console.log);
    console.log(`  filled in ${((performance.now() - began) / 1000).toFixed(0)} s`);
  } finally {
    await db.close();
    await server.stop();
  }
  writeFileSync(done, size);
}
