/** A step of rules reads before it takes the right to write: whatever becomes of whom it read meanwhile counts. */
import { beforeEach, expect, it } from 'vitest';
import { Audiences, Indexes } from '#features/audience';
import { customerDirectory, deleteCustomer, mergeCustomers } from '#features/customers';
import { acceptEvents } from '#features/events';
import { mergeAssignments, tagCustomers } from '#features/tags';
import type { Ctx } from '#platform/context';
import type { Db } from '#platform/db';
import { positions } from '#platform/feed';
import { openLog } from '#platform/telemetry';
import { newWorkspace, testCtx, testDatabase } from '#tests/database';
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
  await db.run(
    `with made as (
       insert into rule (workspace_id, kind, name, status, newest_version, live_version, created_at, updated_at)
       values ($1, 'state', 'R', 'live', 1, 1, now(), now()) returning id)
     insert into rule_version (workspace_id, rule_id, version, body, saved_at, saved_by)
     select $1, id, 1, $2, now(), 'test' from made`,
    [workspace, JSON.stringify(body)],
  );
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
const interrupted: Db = {
  ...db,
  snapshot: async (work) => {
    const read = await db.snapshot(work);
    const once = meanwhile;
    meanwhile = null;
    await once?.();
    return read;
  },
};

/** One step; `work` happens once, between its reading and its right to write. */
async function step(work: () => Promise<unknown>): Promise<void> {
  const rules = asRules({ ...ctx, db: interrupted });
  // Names and rules are read in a snapshot, too, once for each state of them.
  await liveRules(parts, rules);
  meanwhile = work;
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

it('what happens meanwhile is looked at by the next step', async () => {
  await watched('cus_1');
  await step(() => watched('cus_2'));
  expect(await holders()).toEqual([1]);
  await step(async () => {});
  expect(await holders()).toEqual([1, 2]);
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
