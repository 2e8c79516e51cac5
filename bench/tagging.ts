/**
 * Claim: bulk tagging through the one door reaches 80,000 durable assignments per second, and single writes 4,000 per
 * second at 16 writers with a median below 5 ms, on two cores with the built-in PostgreSQL and fsync on.
 *
 * Measured with 200,000 customers on two cores that other work kept busy (load 4): 90,000–114,000 adds per second, up to
 * 128,000 at load 3; moves in a single-choice group 80,000 changes per second; removals 79,000; 171,000 customers per
 * second when nothing changes. Single writes: median 2.5 ms alone, 3.3 ms at 16 writers with 4,200 per second.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyToCustomers } from '#features/tags';
import { type Db, migrate, openDatabase, readMigrations, startEmbedded } from '#platform/db';
import { requestFor } from '../src/features/tags/tagging/apply.ts';
import { applyGathered } from '../src/features/tags/tagging/gather.ts';
import { ctxOf } from './support/context.ts';

const CUSTOMERS = 200_000;
const CHUNK = 20_000;
const TAGS = 12;

async function prepare(db: Db): Promise<number[]> {
  await migrate(db, readMigrations(join(process.cwd(), 'migrations')));
  await db.run(`insert into workspace (name, next_ordinal) values ('bench', $1)`, [CUSTOMERS + 1]);
  await db.run(
    `insert into customer (workspace_id, ordinal, position) select 1, i, 0 from generate_series(1, $1::int) i`,
    [CUSTOMERS],
  );
  await db.run(
    `insert into tag_group (workspace_id, key, name, choice) values (1, 'many', 'many', 'multiple'), (1, 'one', 'one', 'single')`,
  );
  await db.run(
    `insert into tag (workspace_id, group_id, key, name)
     select 1, g.id, g.key || i, g.key || i from tag_group g, generate_series(1, $1::int) i order by g.id, i`,
    [TAGS],
  );
  await db.run('analyze');
  return (await db.many<{ id: number }>('select id from tag order by id')).map((row) => row.id);
}

const perSecond = (n: number, ms: number) => `${Math.round((n / ms) * 1000).toLocaleString('en')} /s`;

async function bulk(db: Db, label: string, add: number[], remove: number[], stride = 1): Promise<void> {
  const began = performance.now();
  let changed = 0;
  let { position: before } = await db.one<{ position: number }>('select position from workspace');
  for (let from = 1; from <= CUSTOMERS; from += CHUNK * stride) {
    const customers = Int32Array.from({ length: CHUNK }, (_, i) => from + i * stride).filter(
      (c) => c <= CUSTOMERS,
    );
    const done = await db.transaction((tx) =>
      applyToCustomers(tx, ctxOf(db), { customers, add, remove, aliveAt: 0 }, { source: 'bulk' }),
    );
    changed += done.position - before;
    before = done.position;
  }
  const ms = performance.now() - began;
  const customers = Math.ceil(CUSTOMERS / stride);
  console.log(label.padEnd(48), `customers ${perSecond(customers, ms)}, changes ${perSecond(changed, ms)}`);
}

async function single(db: Db, tag: number, writers: number, seconds: number): Promise<void> {
  const base = ctxOf(db);
  const times: number[] = [];
  const until = performance.now() + seconds * 1000;
  let customer = 0;
  await Promise.all(
    Array.from({ length: writers }, async () => {
      while (performance.now() < until) {
        customer = (customer % CUSTOMERS) + 1;
        const began = performance.now();
        const change = { action: 'add' as const, customer, tag };
        await applyGathered(requestFor({ ...base, now: new Date() }, [change], { source: 'api' }));
        times.push(performance.now() - began);
      }
    }),
  );
  times.sort((a, b) => a - b);
  const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(2);
  console.log(
    `single writes, ${writers} writers`.padEnd(48),
    perSecond(times.length, seconds * 1000),
    `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms`,
  );
}

const dataDir = mkdtempSync(join(tmpdir(), 'baizigui-bench-'));
const server = await startEmbedded({ dataDir, settings: JSON.parse(process.env.PG ?? '{}') });
const db = openDatabase({ url: server.url });
try {
  const tags = await prepare(db);
  for (let i = 0; i < 6; i++)
    await bulk(db, `add tag ${i + 1}, everybody, multiple choice`, tags.slice(i, i + 1), []);
  await bulk(db, 'add one tag, every third customer', tags.slice(6, 7), [], 3);
  await bulk(db, 'add one of a single-choice group', tags.slice(TAGS, TAGS + 1), []);
  await bulk(db, 'move to another of the group (2 changes each)', tags.slice(TAGS + 1, TAGS + 2), []);
  await bulk(db, 'take one tag off', [], tags.slice(0, 1));
  await bulk(db, 'add a tag that all have (no change)', tags.slice(1, 2), []);
  for (const writers of [1, 16]) await single(db, tags[8] ?? 0, writers, 5);
} finally {
  await db.close();
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
