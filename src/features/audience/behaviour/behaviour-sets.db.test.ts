/** Sets of behaviour that are kept say what a reading of everything says, whatever happens and however time goes. */
import { expect, it } from 'vitest';
import { evaluate, OrdinalSet } from '#features/audience/core';
import { type Condition, compile, type DidLeaf, leavesOf, resolveCondition } from '#features/conditions/core';
import { customerDirectory } from '#features/customers';
import { acceptEvents, acceptOrders } from '#features/events';
import { changeTag, tagCustomers } from '#features/tags';
import type { Ctx } from '#platform/context';
import { positions } from '#platform/feed';
import { openLog } from '#platform/telemetry';
import { newWorkspace, testCtx, testDatabase } from '#tests/database';
import { happen, numbers } from '#tests/happenings';
import { factsOf } from '../facts.ts';
import { Indexes } from '../index/indexes.ts';
import { Audiences } from '../people.ts';
import { BehaviourSets } from './behaviour-sets.ts';

const db = await testDatabase();
const CUSTOMERS = 8;
const MINUTE = 60_000;
const ZONE = 'Asia/Shanghai';

const conditions: readonly Condition[] = [
  { did: 'live.watched', within: { last: '30d' } },
  { did: 'live.watched', count: { min: 2, max: 3 }, within: { last: '3h' } },
  { did: 'live.watched', count: { max: 1 }, within: { calendar: 'today' } },
  { did: 'live.watched', count: { min: 1 }, within: { before: '2h' } },
  { did: 'material.visit', where: [{ property: 'seconds', gte: 30 }], count: { min: 2 } },
  { did: 'material.visit', measure: { sum: 'seconds', gte: 40 }, within: { last: '4h' } },
  { did: 'material.visit', measure: { days: true, gte: 2 }, within: { calendar: 'thisWeek' } },
  { did: 'group.joined', after: { did: 'live.watched', within: '6h' }, within: { last: '3d' } },
  { did: 'interaction', count: { min: 4 }, within: { last: '5h' } },
  { did: 'live.watched', count: { min: 2 }, within: { last: '1mo' } },
  { did: 'live.watched', within: { before: '1mo' } },
  { did: 'material.visit', measure: { distinct: 'visit', gte: 2 }, within: { calendar: 'yesterday' } },
  { did: 'live.watched', at: { from: '08:00', until: '23:40' }, within: { calendar: 'today' } },
  { did: 'order.paid', measure: { sum: 'amount', gte: 200 }, within: { last: '2d' } },
];

async function workspace(now: Date): Promise<Ctx> {
  const ctx = testCtx(db, await newWorkspace(db), { now, timeZone: ZONE });
  await db.run(
    `insert into customer (workspace_id, ordinal, name, created_at, position)
     select $1, i, 'K' || i, $3::timestamptz - interval '1 year', i from generate_series(1, $2::int) i`,
    [ctx.workspace, CUSTOMERS, now],
  );
  await db.run('update workspace set position = $2::int, next_ordinal = $2::int + 1 where id = $1', [
    ctx.workspace,
    CUSTOMERS,
  ]);
  return ctx;
}

const everybody = OrdinalSet.range(1, CUSTOMERS);

/** Of those who are somebody: merged customers are nobody's answer. */
async function living(ctx: Ctx): Promise<number[]> {
  const rows = await db.many<{ ordinal: number }>(
    'select ordinal from customer where workspace_id = $1 and merged_into is null and deleted_at is null order by 1',
    [ctx.workspace],
  );
  return rows.map((row) => row.ordinal);
}

async function order(ctx: Ctx, pick: (below: number) => number, turn: number): Promise<void> {
  const paidAt = new Date(ctx.now.getTime() - pick(600) * MINUTE).toISOString();
  const refund = pick(3) === 0 ? { refundedAt: ctx.now.toISOString(), refundAmount: 50 } : {};
  const row = { orderNo: `o${pick(turn + 1)}`, customer: `cus_${1 + pick(CUSTOMERS)}`, amount: 100, paidAt };
  await db.transaction((tx) => acceptOrders(tx, ctx, [{ ...row, ...refund }], customerDirectory));
}

it('after events, visits told again, orders, merges, removals, and as windows move on', async () => {
  const sets = new BehaviourSets();
  const ctx = await workspace(new Date('2026-11-20T15:30:00Z'));
  const audiences = new Audiences(new Indexes(db, positions, openLog('silent')));
  const terms = await audiences.terms(ctx);
  const leaves = conditions.map((condition) => {
    const resolved = resolveCondition(condition, terms, { at: 'condition' });
    return { resolved, leaf: [...leavesOf(resolved)][0] as DidLeaf };
  });
  const pick = numbers(11);
  let now = ctx.now.getTime();
  let met = 0;
  for (let turn = 0; turn < 120; turn++) {
    now +=
      [0, 20_000, 3 * MINUTE, 7 * MINUTE, 12 * MINUTE, 25 * MINUTE, 26 * 60 * MINUTE][
        pick(pick(9) ? 6 : 7)
      ] ?? 0;
    const at = { ...ctx, now: new Date(now) };
    const what = pick(8);
    if (what === 0) await order(at, pick, turn);
    // Otherwise only time goes by.
    else if (what < 5) await happen(at, pick, { turn, customers: CUSTOMERS });
    const people = await living(ctx);
    for (const { resolved, leaf } of leaves) {
      if (pick(3) === 0) continue;
      const asking = { db, workspace: ctx.workspace, now: at.now, zone: ZONE };
      const kept = evaluate(await sets.of(asking, leaf), everybody);
      const facts = await factsOf(at, people, resolved, () =>
        Promise.reject(new Error('nothing frozen here')),
      );
      const holds = compile(resolved);
      const slow = people.filter((one) => holds(facts.get(one) as never, at.now, ZONE));
      expect(
        people.filter((one) => kept.has(one)),
        `${JSON.stringify(leaf)} in turn ${turn}`,
      ).toEqual(slow);
      met += slow.length;
    }
  }
  expect(met).toBeGreaterThan(500);
});

it('a level that moves in the library is another one for whoever came to it', async () => {
  const ctx = await workspace(new Date('2026-11-20T12:00:00Z'));
  await db.run(
    `with made as (insert into tag_group (workspace_id, key, name, choice, ordered) values ($1, 'g', '意向', 'single', true) returning id)
     insert into tag (workspace_id, group_id, key, name, sort)
     select $1, made.id, t.key, t.name, t.sort from made, (values ('low', '低', 1), ('high', '高', 2)) as t (key, name, sort)`,
    [ctx.workspace],
  );
  const tag = (name: string) =>
    tagCustomers(ctx, { add: [{ customer: 'cus_1', tag: `意向/${name}` }], remove: [], atomic: false });
  await tag('低');
  await tag('高');
  const terms = await new Audiences(new Indexes(db, positions, openLog('silent'))).terms(ctx);
  const leaf = resolveCondition(
    {
      did: 'tag.added',
      where: [
        { property: 'tag', is: '意向/高' },
        { property: 'change', is: 'up' },
      ],
    },
    terms,
    { at: 'condition' },
  ) as DidLeaf;
  const sets = new BehaviourSets();
  const who = async () => [
    ...evaluate(
      await sets.of({ db, workspace: ctx.workspace, now: new Date(), zone: ZONE }, leaf),
      everybody,
    ).ordinals(),
  ];
  expect(await who()).toEqual([1]);
  const low = terms.allTags.find((one) => one.name === '低');
  await changeTag(ctx, `tag_${low?.id}`, { order: 9 });
  expect(await who()).toEqual([]);
});

it('what is known outlives a failure, and an asker who comes from long ago', async () => {
  const ctx = await workspace(new Date('2026-11-20T12:00:00Z'));
  const terms = await new Audiences(new Indexes(db, positions, openLog('silent'))).terms(ctx);
  const leaf = resolveCondition({ did: 'live.watched' }, terms, { at: 'condition' }) as DidLeaf;
  let everybodyRead = 0;
  let fails = false;
  const counted: typeof db = {
    ...db,
    snapshot: (work) =>
      db.snapshot((tx) => {
        if (fails) throw new Error('the connection was lost');
        return work({
          ...tx,
          many: (sql, params) => {
            if (/customer >= /.test(sql)) everybodyRead++;
            return tx.many(sql, params);
          },
        });
      }),
  };
  const sets = new BehaviourSets();
  const ask = (at: string) =>
    sets.of({ db: counted, workspace: ctx.workspace, now: new Date(at), zone: ZONE }, leaf);
  await ask('2026-11-20T12:00:00Z');
  fails = true;
  await expect(ask('2026-11-20T12:00:01Z')).rejects.toThrow('lost');
  fails = false;
  const once = everybodyRead;
  expect(once).toBeGreaterThan(0);
  await ask('2026-11-20T12:00:02Z');
  await ask('2026-11-20T11:59:40Z');
  expect(everybodyRead).toBe(once);
  await ask('2026-11-20T10:00:00Z');
  expect(everybodyRead).toBe(2 * once);
  await ask('2026-11-20T12:00:03Z');
  expect(everybodyRead).toBe(2 * once);
});

it('asked by several at once, everybody gets the same, and an earlier moment its own answer', async () => {
  const ctx = await workspace(new Date('2026-11-20T12:00:00Z'));
  const sets = new BehaviourSets();
  const terms = await new Audiences(new Indexes(db, positions, openLog('silent'))).terms(ctx);
  const leaf = resolveCondition({ did: 'live.watched', within: { last: '1d' } }, terms, {
    at: 'condition',
  }) as DidLeaf;
  const watched = {
    id: 'w',
    type: 'live.watched',
    customer: 'cus_3',
    at: '2026-11-20T11:00:00Z',
    properties: {},
  };
  await db.transaction((tx) => acceptEvents(tx, ctx, [watched], customerDirectory));
  const who = async (at: string) => [
    ...evaluate(
      await sets.of({ db, workspace: ctx.workspace, now: new Date(at), zone: ZONE }, leaf),
      everybody,
    ).ordinals(),
  ];
  const together = await Promise.all(Array.from({ length: 5 }, (_, i) => who(`2026-11-20T12:00:00.00${i}Z`)));
  expect(together).toEqual(Array.from({ length: 5 }, () => [3]));
  expect(await who('2026-11-21T11:00:00.001Z')).toEqual([]);
  expect(await who('2026-11-20T12:00:00Z')).toEqual([3]);
});
