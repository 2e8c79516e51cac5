/**
 * Claim: 3,000 workspaces of 50,000 customers (300 tags, 12 for each, 13 attributes) on one node stay within 4 GB of
 * memory, and one whose index is not in memory answers an exact count within 200 ms.
 *
 *   node bench/run.mjs workspaces --dir /tmp/workspaces [--workspaces 3000] [--memory 2500] [--visits 4000] [--keep]
 *
 * `--memory` is BAIZIGUI_INDEX_MEMORY in megabytes. Workspaces are visited over HTTP one after the other, more than fit,
 * so that each visit finds its index gone: read from its snapshot, then 500 to 999 changes that came after it.
 *
 * What is real: the program as it is shipped; for every workspace a snapshot, a library, people, attributes, a key, and a
 * tail of the log; all rows of the first one. What is not: the others are copies of it without rows of customers and
 * assignments (5 MB each instead of 36), which nobody reads who has a snapshot. Only their last customer has rows, and
 * the steady recount of each begins with that one; that it found no difference is checked at the end. And the copies
 * have the same numbers of tags, for which a constraint is taken away. Memory is read from /proc, and PostgreSQL's own is
 * not counted.
 */
import { chmodSync, existsSync, mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Indexes } from '#features/audience';
import { type Db, migrate, openDatabase, readMigrations, startEmbedded } from '#platform/db';
import { Positions } from '#platform/feed';
import { openLog } from '#platform/telemetry';
import { argument, flag } from './support/arguments.ts';
import { Client, timesOf } from './support/client.ts';
import { fill, tagName, tagPath } from './support/fill.ts';
import { memoryOf, type Program, startProgram, stopProgram } from './support/program.ts';

const dir = argument('dir');
if (!dir) throw new Error('--dir says where the data is or goes');
const workspaces = Number(argument('workspaces') ?? 3000);
const megabytes = argument('memory') ?? '2500';
const visits = Number(argument('visits') ?? 4000);

const CUSTOMERS = 50_000;
/** The first that is a copy. */
const FIRST = 2;
const RARE = 300;
/** Copied in one statement. */
const AT_ONCE = 100;

const keyOf = (workspace: number): string => `bench-key-of-workspace-${workspace}`;
/** Changes after the snapshot. Not as many as would be worth storing when the index leaves memory. */
const tailOf = (workspace: number): number => 500 + (workspace % 500);
/** Customers that the recount looks at in one round. */
const ONE_ROUND = 1000;
const CONDITION = {
  any: [{ all: [1, 3, 5].map((rank) => ({ tag: tagPath(rank) })) }, { tag: tagPath(RARE) }],
};

/** Rows of the first workspace for others: `to` of the workspaces `w`, `where` of the rows `t`. */
async function copyRows(db: Db, table: string, where = 'true', to = 'true'): Promise<void> {
  const columns = await db.many<{ name: string }>(
    `select column_name as name from information_schema.columns
      where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER' order by ordinal_position`,
    [table],
  );
  const names = columns.map(({ name }) => name);
  const values = names.map((name) => (name === 'workspace_id' ? 'w.id' : `t.${name}`));
  await db.run(
    `insert into ${table} (${names}) overriding system value
     select ${values} from workspace w cross join ${table} t where t.workspace_id = 1 and w.id > 1 and ${where} and ${to}`,
  );
}

async function fillAll(db: Db): Promise<void> {
  await migrate(db, readMigrations(join(process.cwd(), 'migrations')));
  await fill(db, CUSTOMERS, () => {});
  if (!(await new Indexes(db, new Positions(), openLog('silent')).store(1))) throw new Error('not stored');
  await db.run('alter table tag drop constraint tag_id_key');
  await db.run(
    `insert into workspace (name, position, vocabulary, next_ordinal)
     select 'copy ' || i, position, vocabulary, next_ordinal from workspace, generate_series(2, $1::int) i`,
    [workspaces + 1],
  );
  const names = ['staff', 'attribute', 'tag_group', 'tag', 'library_version', 'tag_day_cursor'];
  for (const table of [...names, 'index_snapshot_head']) await copyRows(db, table);
  await copyRows(db, 'customer', `t.ordinal = ${CUSTOMERS}`);
  await copyRows(db, 'follow', `t.ordinal = ${CUSTOMERS}`);
  await copyRows(db, 'assignment', `t.customer = ${CUSTOMERS}`);
  await db.run('insert into index_check (workspace_id) select id from workspace');
  for (let from = FIRST; from < FIRST + workspaces; from += AT_ONCE) {
    await copyRows(db, 'index_snapshot', 'true', `w.id >= ${from} and w.id < ${from + AT_ONCE}`);
    if ((from - FIRST) % 500 === 0) console.log(`  ${from - FIRST} snapshots`);
  }
  await db.run(
    `insert into tag_change (workspace_id, position, at, cause_id, customer, tag_id, source, added)
     select w.id, w.position + n, now(), 1, n, t.id, 'import', true
       from workspace w join tag t on t.workspace_id = w.id and t.name = $1,
            generate_series(1, 500 + w.id % 500) n where w.id > 1`,
    [tagName(RARE)],
  );
  await db.run('update workspace set position = position + 500 + id % 500 where id > 1');
  await db.run(
    `insert into api_key (workspace_id, name, hash, hint, scopes, created_by)
     select id, 'bench', sha256(convert_to('${keyOf(0).slice(0, -1)}' || id, 'UTF8')), 'bench', '{*}', 'bench' from workspace`,
  );
  // A start loads what was stored lately; here everything is.
  await db.run(`update index_snapshot_head set written_at = now() - interval '30 days'`);
  await db.run('vacuum (analyze)');
  await db.run('checkpoint');
}

async function generateAll(): Promise<void> {
  const done = join(dir as string, 'filled');
  if (existsSync(done)) return;
  mkdirSync(dir as string, { recursive: true });
  chmodSync(dir as string, 0o755);
  const { bavail, bsize } = statfsSync(dir as string);
  const needed = workspaces * 8e6 + 4e9;
  if (bavail * bsize < needed) throw new Error(`${dir} needs ${(needed / 1e9).toFixed(0)} GB`);
  const server = await startEmbedded({
    dataDir: dir as string,
    settings: { shared_buffers: '1GB', max_wal_size: '4GB', fsync: 'off' },
  });
  const db = openDatabase({ url: server.url, max: 3 });
  try {
    const began = performance.now();
    await fillAll(db);
    console.log(`filled in ${((performance.now() - began) / 1000).toFixed(0)} s`);
  } finally {
    await db.close();
    await server.stop();
  }
  writeFileSync(done, String(workspaces));
}

/**
 * The count that a copy must answer: the first workspace by SQL, and its own tail. Whatever an earlier run recounted,
 * the recount of each begins with the last customer.
 */
async function expectedCounts(): Promise<(workspace: number) => number> {
  const server = await startEmbedded({ dataDir: dir as string, own: false });
  const db = openDatabase({ url: server.url, max: 1 });
  try {
    await db.run('update index_check set next_ordinal = $1', [CUSTOMERS]);
    const rows = await db.many<{ customer: number }>(
      `select a.customer from assignment a join tag t on t.workspace_id = 1 and t.id = a.tag_id
        where a.workspace_id = 1 and t.name = any($1::text[])
        group by 1 having count(*) filter (where t.name <> $2) = 3 or count(*) filter (where t.name = $2) = 1`,
      [[1, 3, 5, RARE].map(tagName), tagName(RARE)],
    );
    const held = rows.map((row) => row.customer);
    return (workspace) => {
      const tail = tailOf(workspace);
      return tail + held.filter((customer) => customer > tail).length;
    };
  } finally {
    await db.close();
  }
}

async function countIn(port: number, workspace: number): Promise<{ count: number; ms: number }> {
  const client = new Client(port, 1, keyOf(workspace));
  const began = performance.now();
  try {
    const { count } = await client.ask('POST', '/audiences/count', { condition: CONDITION });
    return { count, ms: performance.now() - began };
  } finally {
    client.close();
  }
}

interface Measures {
  readonly loaded: number;
  readonly bytes: number;
  readonly drift: number;
}

async function measuresOf(port: number): Promise<Measures> {
  const { body } = await new Client(port).send('GET', '/metrics', undefined);
  const of = (name: string) =>
    new Map(
      [...String(body).matchAll(new RegExp(`^${name}\\{workspace="(\\d+)"\\} (\\S+)$`, 'gm'))].map(
        ([, workspace, value]) => [workspace, Number(value)] as const,
      ),
    );
  const sum = (list: Iterable<number>) => [...list].reduce((a, b) => a + b, 0);
  const bytes = of('baizigui_index_bytes');
  const checked = of('baizigui_index_checked_total');
  // A second round of a copy begins with its first customers, who have no rows.
  const first = [...of('baizigui_index_drift_total')].filter(
    ([workspace]) => (checked.get(workspace) ?? 0) <= ONE_ROUND,
  );
  return { loaded: bytes.size, bytes: sum(bytes.values()), drift: sum(first.map(([, n]) => n)) };
}

const shown = (ms: readonly number[]): string => {
  const { n, p50, p95, p99, max } = timesOf(ms, 1);
  return `p50 ${p50.toFixed(1)}, p95 ${p95.toFixed(1)}, p99 ${p99.toFixed(1)}, max ${max.toFixed(1)} ms (${n})`;
};

async function visit(program: Program, expected: (workspace: number) => number): Promise<void> {
  const { port } = program;
  const checked = async (workspace: number): Promise<number> => {
    const { count, ms } = await countIn(port, workspace);
    if (count !== expected(workspace))
      throw new Error(`workspace ${workspace}: ${count} instead of ${expected(workspace)}`);
    return ms;
  };
  const cold: number[] = [];
  const again: number[] = [];
  const at = (i: number) => FIRST + (i % workspaces);
  const report = async (i: number) => {
    const { loaded, bytes } = await measuresOf(port);
    const { now, most } = memoryOf(program);
    console.log(
      `${i} visits: ${loaded} indexes of ${(bytes / 1e6).toFixed(0)} MB in memory; process ${now.toFixed(0)} MB, at most ${most.toFixed(0)} MB`,
    );
  };
  for (let i = 0; i < visits; i++) {
    cold.push(await checked(at(i)));
    again.push(await checked(at(i)));
    if ((i + 1) % 500 === 0) await report(i + 1);
  }
  console.log(`first count of a workspace that is not in memory: ${shown(cold)}`);
  console.log(`the same once more: ${shown(again)}`);
  const four: number[] = [];
  let next = visits;
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      while (next < visits + 400) four.push(await checked(at(next++)));
    }),
  );
  console.log(`four callers at once, none of them in memory: ${shown(four)}`);
  await report(next);
  const { drift } = await measuresOf(port);
  if (drift > 0) throw new Error('the recount found a difference');
}

await generateAll();
const program = await startProgram(dir, { BAIZIGUI_INDEX_MEMORY: megabytes, LOG_LEVEL: 'warn' });
try {
  console.log(
    `ready after ${(program.readyMs / 1000).toFixed(2)} s with ${workspaces} workspaces, ${memoryOf(program).now.toFixed(0)} MB`,
  );
  await visit(program, await expectedCounts());
} finally {
  await stopProgram(program, 'SIGTERM');
}
if (!flag('keep')) rmSync(dir, { recursive: true, force: true });
