/** A step of rules reads before it takes the right to write: whatever becomes of whom it read meanwhile counts. */
import { beforeEach, describe, expect, it } from 'vitest';
import { Audiences, Indexes } from '#features/audience';
import { customerDirectory, deleteCustomer, mergeCustomers } from '#features/customers';
import { acceptEvents } from '#features/events';
import { mergeAssignments, tagCustomers } from '#features/tags';
import type { Ctx } from '#platform/context';
import type { Db } from '#platform/db';
import { positions } from '#platform/feed';
import { openLog } from '#platform/telemetry';
import { newWorkspace, testCtx, testDatabase } from '#tests/database';
import { liveRule } from '#tests/live-rule';
import { followRules } from './follow.ts';
import { asRules, liveRules } from './live-rules.ts';

const db: Db = await testDatabase();
const parts = { audiences: new Audiences(new Indexes(db, positions, openLog('silent'))) };

let ctx: Ctx;
beforeEach(async () => {
  const workspace = await newWorkspace(db);
  ctx = testCtx(db, workspace);
  await db.run(
    `with made as (insert into tag_group (workspace_id, key, name, choice) values ($1, 'g', '组', 'multiple') returning id)
     insert into tag (workspace_id, group_id, key, name, sort)
     select $1, made.id, t.key, t.name, t.sort from made, (values ('t', '会员', 1), ('u', '看直播的会员', 2)) as t (key, name, sort)`,
    [workspace],
  );
  await db.run(
    `insert into customer (workspace_id, ordinal, name, created_at, position)
     select $1, i, 'K' || i, now() - interval '1 year', i from generate_series(1, 3) i`,
    [workspace],
  );
  const body = {
    kind: 'state',
    name: 'R',
    when: { all: [{ tag: '组/会员' }, { did: 'live.watched' }] },
    then: { add: ['组/看直播的会员'] },
  };
  await liveRule(db, workspace, body);
  await db.run('update workspace set position = 3, next_ordinal = 4, vocabulary = 3 where id = $1', [
    workspace,
  ]);
  await db.run('insert into rule_cursor (workspace_id, position) values ($1, 3)', [workspace]);
  for (const customer of ['cus_1', 'cus_2', 'cus_3'])
    await tagCustomers(ctx, { add: [{ customer, tag: '组/会员' }], remove: [], atomic: false });
});

const watched = (customer: string) =>
  db.transaction((tx) =>
    acceptEvents(
      tx,
      ctx,
      [{ id: `e-${customer}`, type: 'live.watched', customer, at: ctx.now.toISOString(), properties: {} }],
      customerDirectory,
    ),
  );

let meanwhile: (() => Promise<unknown>) | null = null;
let readings = 0;
const interrupted: Db = {
  ...db,
  snapshot: async (work) => {
    const read = await db.snapshot(work);
    readings--;
    if (readings > 0) return read;
    const once = meanwhile;
    meanwhile = null;
    await once?.();
    return read;
  },
};

/** One step; `work` happens once, between its first reading (of what happened; the second one is of what is due) and its right to write. */
async function step(work: () => Promise<unknown>, reading: 1 | 2 = 1): Promise<void> {
  const rules = asRules({ ...ctx, db: interrupted });
  // Names and rules are read in a snapshot, too, once for each state of them.
  await liveRules(parts, rules);
  meanwhile = work;
  readings = reading;
  await followRules(parts, rules);
  expect(meanwhile).toBeNull();
}

const holders = async () =>
  (
    await db.many<{ customer: number }>(
      `select a.customer from assignment a join tag t on t.id = a.tag_id
        where a.workspace_id = $1 and t.name = '看直播的会员' order by 1`,
      [ctx.workspace],
    )
  ).map((row) => row.customer);

it('a tag that is taken off meanwhile is not there any more', async () => {
  await watched('cus_1');
  await watched('cus_2');
  await step(() =>
    tagCustomers(ctx, { add: [], remove: [{ customer: 'cus_1', tag: '组/会员' }], atomic: false }),
  );
  expect(await holders()).toEqual([2]);
});

it('who is deleted meanwhile is left alone', async () => {
  await watched('cus_1');
  await watched('cus_2');
  await step(() => deleteCustomer(ctx, 'cus_1', false, []));
  expect(await holders()).toEqual([2]);
});

it('who becomes another one meanwhile is that one', async () => {
  await watched('cus_1');
  await step(() =>
    mergeCustomers(ctx, 'cus_3', { from: 'cus_1', take: [], dryRun: false }, [mergeAssignments]),
  );
  expect(await holders()).toEqual([]);
});

it('a rule that is paused meanwhile does nothing', async () => {
  await watched('cus_1');
  await step(() =>
    db.run(
      `with paused as (update rule set status = 'paused' where workspace_id = $1)
       update workspace set position = position + 1, vocabulary = position + 1 where id = $1`,
      [ctx.workspace],
    ),
  );
  expect(await holders()).toEqual([]);
});

it('what another process let rules remember meanwhile stands', async () => {
  await watched('cus_1');
  await step(() =>
    db.run(
      `with turn as (update rule_cursor set turn = turn + 1 where workspace_id = $1)
       insert into rule_member (workspace_id, rule_id, customer, held, since, waiting)
       select $1, id, 1, true, '2026-01-01', false from rule where workspace_id = $1`,
      [ctx.workspace],
    ),
  );
  expect(
    await db.many('select since from rule_member where workspace_id = $1 and customer = 1', [ctx.workspace]),
  ).toEqual([{ since: new Date('2026-01-01') }]);
});

it('what happens meanwhile is looked at by the next step', async () => {
  await watched('cus_1');
  await step(() => watched('cus_2'));
  expect(await holders()).toEqual([1]);
  await step(async () => {});
  expect(await holders()).toEqual([1, 2]);
});

describe('a look that is due', () => {
  /** They watched, which was followed without them, and are to be looked at now. */
  async function due(...customers: readonly number[]): Promise<void> {
    for (const one of customers) await watched(`cus_${one}`);
    await lookAt(customers);
  }

  async function lookAt(customers: readonly number[]): Promise<void> {
    await db.run(
      `with followed as (update rule_cursor c set position = w.position from workspace w
                          where w.id = c.workspace_id and w.id = $1)
       insert into rule_member (workspace_id, rule_id, customer, held, waiting, due_at)
       select $1, rule.id, one, false, false, $3 from rule, unnest($2::int[]) one
        where rule.workspace_id = $1`,
      [ctx.workspace, customers, ctx.now],
    );
  }

  it('is taken of whoever stayed as he was, and anew of whoever did not', async () => {
    await due(1, 2, 3);
    await step(async () => {
      await tagCustomers(ctx, { add: [], remove: [{ customer: 'cus_1', tag: '组/会员' }], atomic: false });
      await deleteCustomer(ctx, 'cus_3', false, []);
    }, 2);
    expect(await holders()).toEqual([2]);
  });

  it('knows what happened meanwhile: a silence that is over is not told', async () => {
    await lookAt([1]);
    await step(() => watched('cus_1'), 2);
    expect(await holders()).toEqual([1]);
  });

  it('is taken by what another process let rules remember meanwhile', async () => {
    await due(1);
    await step(
      () =>
        db.run(
          `with turn as (update rule_cursor set turn = turn + 1 where workspace_id = $1)
           update rule_member set held = true, since = '2026-01-01' where workspace_id = $1`,
          [ctx.workspace],
        ),
      2,
    );
    expect(
      await db.many('select since, due_at from rule_member where workspace_id = $1', [ctx.workspace]),
    ).toEqual([{ since: new Date('2026-01-01'), due_at: null }]);
  });

  it('is not taken of a rule that is paused meanwhile', async () => {
    await due(1);
    await step(
      () =>
        db.run(
          `with paused as (update rule set status = 'paused' where workspace_id = $1)
           update workspace set position = position + 1, vocabulary = position + 1 where id = $1`,
          [ctx.workspace],
        ),
      2,
    );
    expect(await holders()).toEqual([]);
  });
});

it('two steps at once do everything once', async () => {
  await watched('cus_1');
  await step(() => step(async () => {}));
  expect(await holders()).toEqual([1]);
  expect(
    await db.one('select count(*)::int as n from rule_run where workspace_id = $1', [ctx.workspace]),
  ).toEqual({
    n: 1,
  });
});

describe('steps that are read while others are done', () => {
  const RULES = [
    { kind: 'state', when: { did: 'live.watched', count: { min: 3 }, within: { last: '7d' } } },
    { kind: 'state', when: { did: 'group.joined' }, keep: { for: '2d' } },
    {
      kind: 'trigger',
      on: { event: 'live.watched', where: [{ property: 'seconds', gte: 50 }] },
      keep: { for: '3d' },
    },
    {
      kind: 'state',
      keep: 'always',
      when: { all: [{ did: 'group.joined', count: { min: 2 } }, { tag: '组/t0' }] },
    },
    { kind: 'state', when: { atLeast: 2, of: [{ tag: '组/t0' }, { tag: '组/t1' }, { tag: '组/t2' }] } },
  ];
  const NOW = new Date();

  /** What rules remember and put on after all of it, in steps of so many positions. */
  async function outcome(stepOf: number, pick: (below: number) => number) {
    const workspace = await newWorkspace(db);
    const own = { ...testCtx(db, workspace), now: NOW };
    await db.run(
      `with made as (insert into tag_group (workspace_id, key, name, choice) values ($1, 'g', '组', 'multiple') returning id)
       insert into tag (workspace_id, group_id, key, name, sort)
       select $1, made.id, 't' || i, 't' || i, i from made, generate_series(0, $2::int - 1) i`,
      [workspace, RULES.length],
    );
    await db.run(
      `insert into customer (workspace_id, ordinal, name, created_at, position)
       select $1, i, 'K' || i, $2::timestamptz - interval '1 year', i from generate_series(1, 4) i`,
      [workspace, NOW],
    );
    for (const [i, rule] of RULES.entries())
      await liveRule(db, workspace, { name: `R${i}`, ...rule, then: { add: [`组/t${i}`] } });
    await db.run('update workspace set position = 4, next_ordinal = 5, vocabulary = 4 where id = $1', [
      workspace,
    ]);
    await db.run('insert into rule_cursor (workspace_id, position) values ($1, 4)', [workspace]);
    const ahead = { ...parts, stepOf };
    for (let turn = 0; turn < 12; turn++) {
      const rows = Array.from({ length: 1 + pick(12) }, (_, i) => ({
        id: `e${turn}-${i}`,
        type: pick(2) === 0 ? 'live.watched' : 'group.joined',
        customer: `cus_${1 + pick(4)}`,
        at: new Date(NOW.getTime() - pick(9 * 24 * 60) * 60_000).toISOString(),
        properties: { seconds: pick(60) },
      }));
      await db.transaction((tx) => acceptEvents(tx, own, rows, customerDirectory));
      while (await followRules(ahead, asRules(own)));
    }
    const { first } = await db.one<{ first: number }>(
      'select min(id) as first from rule where workspace_id = $1',
      [workspace],
    );
    return {
      members: await db.many(
        `select rule_id - $2::int as rule, customer, held, last from rule_member
          where workspace_id = $1 and (held or last is not null) order by 1, 2`,
        [workspace, first],
      ),
      tags: await db.many(
        `select a.customer, t.name, a.expires_at from assignment a join tag t on t.id = a.tag_id
          where a.workspace_id = $1 order by 1, 2`,
        [workspace],
      ),
    };
  }

  it('come to the same as one large step', async () => {
    for (let seed = 1; seed <= 8; seed++) {
      const whole = await outcome(1000, picks(seed));
      expect(whole.tags.length).toBeGreaterThan(0);
      for (const stepOf of [1, 4]) expect(await outcome(stepOf, picks(seed))).toEqual(whole);
    }
  });
});

/** Numbers that are the same for the same seed. */
function picks(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
