/**
 * Claim: tagging a million customers by condition, durable and with its history, runs at no less than half the speed of
 * bare COPY into the same tables. In process, without HTTP; `http` measures the whole way.
 *
 *   node bench/run.mjs bulk --dir /tmp/d1 [--size d0|d1] [--tags 2] [--customers n]
 *
 * settings of the server: PG='{"name":"value"}'
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyToCustomers } from '#features/tags';
import { copyRows, type Db, migrate, openDatabase, readMigrations, startEmbedded } from '#platform/db';
import { advance } from '#platform/feed';
import { argument, wantedSize } from './support/arguments.ts';
import { ctxOf } from './support/context.ts';
import { generate } from './support/fill.ts';

const dir = argument('dir');
if (!dir) throw new Error('--dir says where the data is or goes');
const CHUNK = Number(argument('chunk') ?? 10_000);
const turns = Number(argument('tags') ?? 2);

/** Processor time of all processes of the server so far, in seconds (Linux, in steps of 10 ms). */
async function serverCpu(db: Db): Promise<number> {
  const rows = await db.many<{ pid: number }>('select pid from pg_stat_activity');
  return rows
    .map(({ pid }) => {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ');
      return (Number(fields[11]) + Number(fields[12])) / 100;
    })
    .reduce((sum, one) => sum + one, 0);
}

async function timed(db: Db, label: string, work: () => Promise<number>): Promise<number> {
  await db.run('checkpoint');
  const wal = async () =>
    (await db.one<{ bytes: number }>(`select pg_current_wal_insert_lsn() - '0/0' as bytes`)).bytes;
  const [bytes, began] = [Number(await wal()), performance.now()];
  const [cpu, theirs] = [process.cpuUsage(), await serverCpu(db)];
  const n = await work();
  const seconds = (performance.now() - began) / 1000;
  const own = process.cpuUsage(cpu);
  const server = (await serverCpu(db)) - theirs;
  const written = Number(await wal()) - bytes;
  console.log(
    `${label.padEnd(34)} ${n.toLocaleString('en')} in ${seconds.toFixed(2)} s, ${Math.round(n / seconds).toLocaleString('en')} /s; ` +
      `${(written / n).toFixed(0)} bytes of WAL each; processor time ${server.toFixed(2)} s of PostgreSQL, ${((own.user + own.system) / 1e6).toFixed(2)} s of ours`,
  );
  return n / seconds;
}

const newTag = async (db: Db): Promise<number> =>
  (
    await db.one<{ id: number }>(
      `with g as (insert into tag_group (workspace_id, key, name, choice)
                  values (1, 'bench-' || gen_random_uuid(), 'bench ' || gen_random_uuid(), 'multiple') returning id)
       insert into tag (workspace_id, group_id, key, name) select 1, id, 'bench-' || gen_random_uuid(), 'bench' from g returning id`,
    )
  ).id;

/** The ceiling: the same rows, ready-made, without a decision, in one transaction. */
async function bareCopy(db: Db, tag: number, customers: number): Promise<number> {
  const at = new Date().toISOString();
  await db.transaction(async (tx) => {
    const { first } = await advance(tx, 1, customers);
    function* each(row: (customer: number) => string) {
      for (let customer = 1; customer <= customers; customer++) yield row(customer);
    }
    await copyRows(
      tx,
      'assignment (workspace_id, tag_id, customer, source, since, cause_id)',
      each((customer) => `1\t${tag}\t${customer}\tbulk\t${at}\t1`),
    );
    await copyRows(
      tx,
      'tag_change (workspace_id, position, at, cause_id, customer, tag_id, source, added)',
      each((customer) => `1\t${first + customer - 1}\t${at}\t1\t${customer}\t${tag}\tbulk\tt`),
    );
  });
  return customers;
}

async function door(db: Db, tag: number, action: 'add' | 'remove', customers: number): Promise<number> {
  let changed = 0;
  for (let from = 1; from <= customers; from += CHUNK) {
    const chunk = Int32Array.from({ length: Math.min(CHUNK, customers - from + 1) }, (_, i) => from + i);
    const change = {
      customers: chunk,
      add: action === 'add' ? [tag] : [],
      remove: action === 'remove' ? [tag] : [],
      aliveAt: 2 ** 50,
    };
    const done = await db.transaction((tx) => applyToCustomers(tx, ctxOf(db), change, { source: 'bulk' }));
    changed += done.added + done.removed;
  }
  return changed;
}

const size = wantedSize();
await generate(dir, size, process.cwd());
const server = await startEmbedded({ dataDir: dir, settings: JSON.parse(process.env.PG ?? '{}') });
const db = openDatabase({ url: server.url });
try {
  await migrate(db, readMigrations(join(process.cwd(), 'migrations')));
  const { all } = await db.one<{ all: number }>(
    'select next_ordinal - 1 as "all" from workspace where id = 1',
  );
  const n = Math.min(all, Number(argument('customers') ?? all));
  // All before the library is read, which knows nothing of tags that came in behind its back.
  const pairs: [bare: number, tag: number][] = [];
  for (let turn = 0; turn < turns; turn++) pairs.push([await newTag(db), await newTag(db)]);
  for (const [bare, tag] of pairs) {
    const ceiling = await timed(db, 'bare COPY into both tables', () => bareCopy(db, bare, n));
    const added = await timed(db, 'the door, add', () => door(db, tag, 'add', n));
    console.log(`  ${((100 * added) / ceiling).toFixed(0)} % of bare COPY`);
    await timed(db, 'the door, remove', () => door(db, tag, 'remove', n));
  }
} finally {
  await db.close();
  await server.stop();
}
