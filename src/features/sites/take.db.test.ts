/** What a browser tells of its visitors: whose it is, and what of it makes others wait. */
import { setTimeout as wait } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { mergeCustomers } from '#features/customers';
import { eventShare } from '#features/events';
import { MINUTE, SECOND } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Db } from '#platform/db';
import { advance } from '#platform/feed';
import { newWorkspace, testCtx, testDatabase, untilLocked } from '#tests/database';
import { planOf } from '#tests/plans';
import { eraseVisitors, siteShares } from './participants.ts';
import type { SiteRow } from './site-sql.ts';
import { take } from './take.ts';
import { tellVisitor } from './tell.ts';
import { visitorsWithEnded } from './visitor-sql.ts';

const db: Db = await testDatabase();
const [ANNA, BEN] = ['cus_1', 'cus_2'] as const;

let ctx: Ctx;
let site: SiteRow;
beforeEach(async () => {
  const workspace = await newWorkspace(db);
  await db.run(
    `insert into customer (workspace_id, ordinal, name, position) select $1, i, 'K' || i, i from generate_series(1, 2) i`,
    [workspace],
  );
  await db.run('update workspace set position = 2, next_ordinal = 3 where id = $1', [workspace]);
  ctx = testCtx(db, workspace, { now: new Date('2026-11-20T08:00:00Z') });
  site = await db.one<SiteRow>(
    `insert into site (workspace_id, name, key, secret, no_origin, created_at, updated_at)
     values ($1, '官网', $2, '', true, now(), now()) returning *`,
    [workspace, `key-${workspace}`],
  );
});

const later = (ms: number): void => {
  ctx = { ...ctx, now: new Date(ctx.now.getTime() + ms) };
};

const view = (id: string, seconds = 0) =>
  ({ type: 'page.view', id, url: `https://www.example.com/${id}`, seconds }) as const;
const tell = (customer: string | null, ...events: ReturnType<typeof view>[]) =>
  take(ctx, site, { visitor: 'browser', customer, events });

/** Whatever has ended is told. */
async function tellEnded(): Promise<void> {
  later(5 * MINUTE);
  const due = await visitorsWithEnded(db, ctx.now, new Date(0), 100);
  for (const one of due) if (one.workspace_id === ctx.workspace) await tellVisitor(ctx, one.visitor_id);
}

/** Pages that the journal knows of somebody, with their seconds. */
const pagesOf = async (customer: string) =>
  Object.fromEntries(
    (
      await db.many<{ url: string; seconds: number }>(
        `select properties->>'url' as url, (properties->>'seconds')::float8 as seconds from event
          where workspace_id = $1 and customer = $2 and type = 'page.view' and not superseded`,
        [ctx.workspace, Number(customer.slice(4))],
      )
    ).map(({ url, seconds }) => [url.split('/').at(-1), seconds]),
  );

describe('a browser in which another one signs in', () => {
  it('leaves the page that stays open with whom it was opened for, and counts its later seconds for nobody', async () => {
    await tell(ANNA, view('a'));
    later(5 * SECOND);
    await tell(ANNA, view('a', 5));
    later(20 * SECOND);
    await tell(BEN, view('a', 25), view('b'));
    later(20 * SECOND);
    await tell(BEN, view('a', 45), view('b', 20));
    await tellEnded();
    expect(await pagesOf(ANNA)).toEqual({ a: 5 });
    expect(await pagesOf(BEN)).toEqual({ b: 20 });
  });

  it('gives what was done while nobody was known to the first who signs in', async () => {
    await tell(null, view('a'));
    await tell(ANNA);
    await tell(BEN);
    await tellEnded();
    expect(await pagesOf(ANNA)).toEqual({ a: 0 });
    expect(await pagesOf(BEN)).toEqual({});
  });

  it('keeps of an erased customer nothing that he did', async () => {
    await tell(ANNA, view('a'));
    await tell(BEN, view('b'));
    await db.transaction((tx) => eraseVisitors(tx, ctx, [1]));
    const left = await db.many('select customer from site_event where workspace_id = $1', [ctx.workspace]);
    expect(left).toEqual([{ customer: 2 }]);
  });
});

it('a customer who is erased while his page tells does not come back', async () => {
  await tell(null, view('a'));
  let telling: Promise<number> | undefined;
  await db.transaction(async (tx) => {
    await tx.run('update customer set deleted_at = now() where workspace_id = $1 and ordinal = 1', [
      ctx.workspace,
    ]);
    await eraseVisitors(tx, ctx, [1]);
    telling = tell(ANNA, view('b'));
    await untilLocked(db, telling);
  });
  await telling;
  const kept = await db.many(
    `select customer from site_visitor where workspace_id = $1 union
     select customer from site_event where workspace_id = $1`,
    [ctx.workspace],
  );
  expect(kept).toEqual([{ customer: null }]);
});

it('a view of a record that is merged away goes on as the survivor’s', async () => {
  await tell(ANNA, view('a'));
  const shares = [eventShare, ...siteShares];
  await mergeCustomers(ctx, BEN, { from: ANNA, take: [], dryRun: false }, shares);
  later(15 * SECOND);
  await tell(ANNA, view('a', 15));
  expect(await pagesOf(BEN)).toEqual({ a: 15 });
});

it('a signed beacon that concludes nothing does not wait for whoever writes in the workspace', async () => {
  await tell(ANNA, view('a'));
  later(3 * SECOND);
  const beacon = await db.transaction(async (tx) => {
    await advance(tx, ctx.workspace, 0);
    return Promise.race([tell(ANNA, view('a', 3)), wait(5000, 'waited')]);
  });
  expect(beacon).toBe(1);
  await tellEnded();
  expect(await pagesOf(ANNA)).toEqual({ a: 3 });
});

it('views that have ended and were told too short are found by an index of their own, of visitors who do not rest', async () => {
  await tell(ANNA, view('a'));
  later(2 * SECOND);
  await tell(ANNA, view('a', 2));
  await db.run(
    `insert into site_event (workspace_id, visitor_id, customer, page_id, type, properties, at, last_at, seconds, told_s)
     select workspace_id, visitor_id, customer, 'told-' || i, type, properties, at, last_at - i * interval '1 minute', 9, 9
       from site_event, generate_series(1, 3000) i where workspace_id = $1`,
    [ctx.workspace],
  );
  await db.run('analyze site_event');
  later(5 * MINUTE);
  let due: { readonly workspace_id: number; readonly visitor_id: number }[] = [];
  const plan = await planOf(db, async (listening) => {
    due = await visitorsWithEnded(listening, ctx.now, new Date(0), 100);
  });
  const mine = due.filter((one) => one.workspace_id === ctx.workspace);
  expect(mine).toHaveLength(1);
  const resting = mine.map((one) => one.visitor_id);
  const others = await visitorsWithEnded(db, ctx.now, new Date(0), 100, resting);
  expect(others.filter((one) => one.workspace_id === ctx.workspace)).toEqual([]);
  expect(plan).toContain('site_event_untold');
});
