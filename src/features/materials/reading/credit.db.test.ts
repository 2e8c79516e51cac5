/** Whose a visit is when a browser is named, named otherwise, or when records become one. */
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { mergeCustomers, unmergeCustomer } from '#features/customers';
import { eventShare } from '#features/events';
import { DAY, MINUTE, SECOND } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Db } from '#platform/db';
import type { Line } from '#platform/queue';
import { openLog } from '#platform/telemetry';
import { newWorkspace, testCtx, testDatabase, untilLocked } from '#tests/database';
import { planOf } from '#tests/plans';
import { materialLines } from '../lines.ts';
import { linkByCode } from '../link-sql.ts';
import { materialById } from '../material-sql.ts';
import { eraseReading, readingShares } from '../participants.ts';
import type { MaterialPorts } from '../ports.ts';
import { untoldVisits } from '../visit-sql.ts';
import { nameBrowser } from './reader.ts';
import { beginVisit, takeBeacon } from './visit.ts';

const db: Db = await testDatabase();
const [ANNA, BEN] = [1, 2] as const;
const START = Date.parse('2026-11-20T08:00:00Z');

let ctx: Ctx;
let links = 0;
beforeEach(async () => {
  const workspace = await newWorkspace(db);
  await db.run(
    `insert into customer (workspace_id, ordinal, name, position) select $1, i, 'K' || i, i from generate_series(1, 2) i`,
    [workspace],
  );
  await db.run(
    `insert into customer_identity (workspace_id, kind, value, ordinal)
     select $1, 'external', 'wm' || i, i from generate_series(1, 2) i`,
    [workspace],
  );
  await db.run('update workspace set position = 2, next_ordinal = 3 where id = $1', [workspace]);
  ctx = testCtx(db, workspace, { now: new Date(START) });
});

const later = (ms: number): void => {
  ctx = { ...ctx, now: new Date(ctx.now.getTime() + ms) };
};

async function newLink(customer: number | null = null): Promise<string> {
  links += 1;
  const code = `link-${links}`.padEnd(16, '-');
  await db.run(
    `with made as (
       insert into material (workspace_id, kind, name, body, threshold_s, created_at, updated_at)
       values ($1, 'article', $2, '先量尺寸', 30, now(), now()) returning id)
     insert into material_link (workspace_id, code, material_id, customer, created_at)
     select $1, $2, id, $3, now() from made`,
    [ctx.workspace, code, customer],
  );
  return code;
}

/** Reads for so long, from the browser with this token. */
async function read(token: string, code: string, seconds: number) {
  const link = await linkByCode(db, code);
  const material = link && (await materialById(db, ctx.workspace, link.material_id));
  if (!link || !material) throw new Error('no such link');
  const begun = await beginVisit(ctx, { link, material, token: token.padEnd(24, '-'), from: null });
  if (!begun) throw new Error('somebody of the company');
  const beat = (counted: number) =>
    takeBeacon(ctx, link, 30, { visit: begun.visit, seconds: counted, depth: 1 });
  for (let i = 1; i <= seconds; i++) {
    later(SECOND);
    expect(await beat(begun.seconds + i)).toBe(true);
  }
  return { ...begun, beat };
}

const named = (token: string, customer: number) =>
  nameBrowser(ctx, token.padEnd(24, '-'), { externalUserId: `wm${customer}`, isStaff: false });

const whenever = () => ({ now: ctx.now, endedBefore: ctx.now, since: new Date(0) });

const visitsLine = materialLines({
  db,
  log: openLog('silent'),
  clock: () => ctx.now,
  ports: {} as MaterialPorts,
})[0] as Line;

/** Whatever has ended is told. */
async function tellEnded(after = 5 * MINUTE) {
  later(after);
  await visitsLine.step(db, ctx.log, new AbortController().signal);
}

const secondsOf = async (customer: number): Promise<number[]> =>
  (
    await db.many<{ seconds: number }>(
      `select (properties->>'seconds')::float8 as seconds from event
        where workspace_id = $1 and customer = $2 and type = 'material.visit' and not superseded order by at`,
      [ctx.workspace, customer],
    )
  ).map((row) => row.seconds);

describe('a browser that is named otherwise later', () => {
  it('leaves with the one before what he read, told and untold, and with the other what follows', async () => {
    const own = await newLink(ANNA);
    const shown = await newLink();
    await read('b', own, 40);
    await read('b', shown, 20);
    await named('b', BEN);
    expect(await secondsOf(BEN)).toEqual([]);
    await read('b', shown, 10);
    await tellEnded();
    expect(await secondsOf(ANNA)).toEqual([40, 20]);
    expect(await secondsOf(BEN)).toEqual([10]);
  });

  it('goes on with nothing that was begun as somebody else', async () => {
    const before = await read('b', await newLink(ANNA), 5);
    await named('b', BEN);
    later(5 * SECOND);
    expect(await before.beat(10)).toBe(false);
    await tellEnded();
    expect(await secondsOf(ANNA)).toEqual([5]);
    expect(await secondsOf(BEN)).toEqual([]);
  });

  it('and that nobody knew brings along what it read', async () => {
    await read('b', await newLink(), 12);
    await named('b', BEN);
    expect(await secondsOf(BEN)).toEqual([12]);
  });

  it('and is of the company counts for nobody', async () => {
    await read('b', await newLink(ANNA), 12);
    await nameBrowser(ctx, 'b'.padEnd(24, '-'), { externalUserId: null, isStaff: true });
    await tellEnded();
    expect(await secondsOf(ANNA)).toEqual([]);
  });
});

describe('a link for a record that was merged away', () => {
  const shares = [eventShare, ...readingShares];
  const merge = () =>
    mergeCustomers(ctx, `cus_${BEN}`, { from: `cus_${ANNA}`, take: [], dryRun: false }, shares);

  it('is the survivor’s: his browser is the first to open it, and who comes after him is a stranger', async () => {
    const link = await newLink(ANNA);
    await named('ben', BEN);
    await merge();
    await read('ben', link, 3);
    await read('stranger', link, 9);
    await tellEnded();
    expect(await secondsOf(BEN)).toEqual([3]);
    const { n } = await db.one<{ n: number }>(
      'select count(*)::int as n from material_reader where workspace_id = $1 and customer is null',
      [ctx.workspace],
    );
    expect(n).toBe(1);
  });

  it('names the survivor also where he has a link of his own to the same material', async () => {
    const link = await newLink(ANNA);
    await db.run(
      `insert into material_link (workspace_id, code, material_id, customer, created_at)
       select workspace_id, 'own-link--------', material_id, $2, now() from material_link where code = $1`,
      [link, BEN],
    );
    await merge();
    await read('b', link, 7);
    await tellEnded();
    expect(await secondsOf(BEN)).toEqual([7]);
    await db.run(`delete from material_link where code = 'own-link--------'`);
  });

  it('goes back with its visits when the merge is undone', async () => {
    const link = await newLink(ANNA);
    await read('b', link, 8);
    await merge();
    await unmergeCustomer(ctx, `cus_${BEN}`, `cus_${ANNA}`, shares);
    await tellEnded();
    expect(await secondsOf(ANNA)).toEqual([8]);
    expect((await linkByCode(db, link))?.customer).toBe(ANNA);
  });
});

describe('a visit that cannot be told', () => {
  /** The journal will not have what was read of this material. */
  async function refused(code: string): Promise<void> {
    await db.run(
      `create or replace function refuse_visit() returns trigger language plpgsql as
       $$ begin raise exception 'the journal will not have it'; end $$`,
    );
    const { name } = await db.one<{ name: string }>(
      `select material.name from material_link link join material
         on material.workspace_id = link.workspace_id and material.id = link.material_id where link.code = $1`,
      [code],
    );
    await db.run(
      `create trigger refuse_visit before insert on event for each row
         when (new.properties->>'name' = '${name}') execute function refuse_visit()`,
    );
    onTestFinished(() => db.run('drop trigger refuse_visit on event').then(() => undefined));
  }
  const failing = () =>
    db.many<{ failures: number; failure: string; aside: boolean }>(
      `select failures, failure, tell_after = 'infinity' as aside from material_visit
        where workspace_id = $1 and failures > 0`,
      [ctx.workspace],
    );

  it('keeps none of the others waiting, and is set aside with its reason after three attempts', async () => {
    const bad = await newLink(ANNA);
    await refused(bad);
    await read('a', bad, 5);
    await read('b', await newLink(BEN), 6);
    await tellEnded();
    expect(await secondsOf(BEN)).toEqual([6]);
    const failure = 'the journal will not have it';
    expect(await failing()).toEqual([{ failures: 1, failure, aside: false }]);
    await tellEnded(30 * SECOND);
    expect(await failing()).toMatchObject([{ failures: 1 }]);
    await tellEnded(MINUTE);
    expect(await failing()).toEqual([{ failures: 2, failure, aside: false }]);
    await tellEnded(10 * MINUTE);
    expect(await failing()).toEqual([{ failures: 3, failure, aside: true }]);
    // Somebody who is named brings along what else was read in the browser.
    await read('a', await newLink(), 7);
    await named('a', ANNA);
    await tellEnded(DAY);
    expect(await failing()).toMatchObject([{ failures: 3 }]);
    expect(await secondsOf(ANNA)).toEqual([7]);
  });

  it('counts when what was wrong is mended in time', async () => {
    const bad = await newLink(ANNA);
    await refused(bad);
    await read('a', bad, 5);
    await tellEnded();
    await db.run('alter table event disable trigger refuse_visit');
    await tellEnded(MINUTE);
    expect([await secondsOf(ANNA), await failing()]).toEqual([[5], []]);
  });
});

it('of an erased customer nothing is left that he read, of others in the same browser everything', async () => {
  await read('b', await newLink(ANNA), 4);
  await named('b', BEN);
  await read('b', await newLink(), 6);
  await db.transaction((tx) => eraseReading(tx, ctx, [BEN]));
  const left = await db.many<{ customer: number }>(
    'select customer from material_visit where workspace_id = $1',
    [ctx.workspace],
  );
  expect(left).toEqual([{ customer: ANNA }]);
  const browsers = await db.many('select customer, known_by from material_reader where workspace_id = $1', [
    ctx.workspace,
  ]);
  expect(browsers).toEqual([{ customer: null, known_by: null }]);
});

it.each([
  ['WeCom names his browser', null, () => named('b', BEN)],
  ['his link is opened for the first time', BEN, (link: string) => read('b', link, 0)],
])('a customer who is erased while %s does not come back', async (_, whose, work) => {
  const link = await newLink(whose);
  let working: Promise<unknown> | undefined;
  await db.transaction(async (tx) => {
    await tx.run('update customer set deleted_at = now() where workspace_id = $1 and ordinal = $2', [
      ctx.workspace,
      BEN,
    ]);
    working = work(link);
    await untilLocked(db, working);
  });
  await working;
  const left = await db.many(
    `select customer from material_reader where workspace_id = $1 union
     select customer from material_visit where workspace_id = $1`,
    [ctx.workspace],
  );
  expect(left).toEqual([{ customer: null }]);
});

it('visits that have ended and were not told are found by an index of their own, in workspaces that do not rest', async () => {
  await read('b', await newLink(ANNA), 1);
  await db.run(
    `insert into material_visit (workspace_id, material_id, link_id, reader_id, customer, secret_hash, share_code, began_at,
                                 last_at, counts_from, seconds, told_s)
     select workspace_id, material_id, link_id, reader_id, customer, sha256(i::text::bytea), 'told' || i, began_at,
            last_at - i * interval '1 minute', counts_from, 10, 10
       from material_visit, generate_series(1, 3000) i where workspace_id = $1`,
    [ctx.workspace],
  );
  await db.run('analyze material_visit');
  later(5 * MINUTE);
  let due: { readonly workspace_id: number }[] = [];
  const plan = await planOf(db, async (listening) => {
    due = await untoldVisits(listening, whenever(), 100);
  });
  expect(due.filter((one) => one.workspace_id === ctx.workspace)).toHaveLength(1);
  const others = await untoldVisits(db, whenever(), 100, [ctx.workspace]);
  expect(others.filter((one) => one.workspace_id === ctx.workspace)).toEqual([]);
  expect(plan).toContain('material_visit_untold');
});
