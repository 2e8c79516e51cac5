import { expect, it } from 'vitest';
import { Audiences, Indexes } from '#features/audience';
import { customerDirectory, mergeCustomers } from '#features/customers';
import { acceptEvents, eventShare } from '#features/events';
import { DAY } from '#kernel';
import type { Db } from '#platform/db';
import { positions } from '#platform/feed';
import { openLog } from '#platform/telemetry';
import { newWorkspace, testCtx, testDatabase } from '#tests/database';
import { liveRule, type RuleWritten } from '#tests/live-rule';
import { followRules, rulesLine } from './follow.ts';
import { asRules } from './live-rules.ts';
import { moveRuleMembers } from './move-members.ts';

const db: Db = await testDatabase();
const log = openLog('silent');

/** A workspace with a live rule that has not followed anything yet. */
async function workspaceWith(body: RuleWritten): Promise<number> {
  const workspace = await newWorkspace(db);
  await liveRule(db, workspace, body, 'state');
  await db.run('update workspace set position = 5 where id = $1', [workspace]);
  await db.run('insert into rule_cursor (workspace_id, position) values ($1, 0)', [workspace]);
  return workspace;
}

it('the fault of one workspace does not keep the rules of others waiting', async () => {
  const sound = { kind: 'state', name: 'R', when: { did: 'live.watched' }, then: { add: [] } };
  await workspaceWith({ kind: 'of another version', name: 'R' });
  const behind = await workspaceWith(sound);
  const parts = {
    audiences: new Audiences(new Indexes(db, positions, log)),
    db,
    log,
    clock: () => new Date(),
  };
  await rulesLine(parts).step(db, log, new AbortController().signal);
  const { position } = await db.one<{ position: number }>(
    'select position from rule_cursor where workspace_id = $1',
    [behind],
  );
  expect(position).toBe(5);
});

it('whoever becomes one with another is judged by what both did long ago', async () => {
  const workspace = await workspaceWith({
    kind: 'state',
    name: 'R',
    keep: 'always',
    when: { did: 'live.watched', count: { min: 2 }, within: { last: '1d' } },
    then: { add: ['组/常客'] },
  });
  const ctx = testCtx(db, workspace);
  await db.run(
    `with made as (insert into tag_group (workspace_id, key, name, choice) values ($1, 'g', '组', 'multiple') returning id)
     insert into tag (workspace_id, group_id, key, name, sort) select $1, id, 't', '常客', 1 from made`,
    [workspace],
  );
  await db.run(
    `insert into customer (workspace_id, ordinal, name, created_at, position)
     select $1, i, 'K' || i, now() - interval '1 year', i from generate_series(1, 2) i`,
    [workspace],
  );
  await db.run('update workspace set next_ordinal = 3, vocabulary = 5 where id = $1', [workspace]);
  const long = new Date(ctx.now.getTime() - 60 * DAY).toISOString();
  const rows = ['cus_1', 'cus_2'].map((customer) => ({
    id: customer,
    type: 'live.watched',
    customer,
    at: long,
    properties: {},
  }));
  await db.transaction((tx) => acceptEvents(tx, ctx, rows, customerDirectory));
  const parts = { audiences: new Audiences(new Indexes(db, positions, log)) };
  const follow = async () => {
    while (await followRules(parts, asRules(ctx)));
    return db.many('select customer from assignment where workspace_id = $1', [workspace]);
  };
  expect(await follow()).toEqual([]);
  const shares = [eventShare, moveRuleMembers];
  await mergeCustomers(ctx, 'cus_1', { from: 'cus_2', take: [], dryRun: false }, shares);
  expect(await follow()).toEqual([{ customer: 1 }]);
});

it('a rule that would tag everybody stops itself, at the limit that the workspace set', async () => {
  const everybody = async (settings: object) => {
    const body = { kind: 'state', name: 'R', when: { did: 'live.watched' }, then: { add: ['组/看过'] } };
    const workspace = await workspaceWith(body);
    const ctx = testCtx(db, workspace);
    await db.run('update workspace set settings = $2 where id = $1', [workspace, JSON.stringify(settings)]);
    await db.run(
      `with made as (insert into tag_group (workspace_id, key, name, choice) values ($1, 'g', '组', 'multiple') returning id)
       insert into tag (workspace_id, group_id, key, name, sort) select $1, id, 't', '看过', 1 from made`,
      [workspace],
    );
    const events = Array.from({ length: 120 }, (_, i) => ({
      id: `w${i}`,
      type: 'live.watched',
      customer: `ref:c${i}`,
      at: new Date(ctx.now.getTime() - 1000).toISOString(),
    }));
    await db.transaction((tx) => acceptEvents(tx, ctx, events, customerDirectory));
    const parts = { audiences: new Audiences(new Indexes(db, positions, log)) };
    while (await followRules(parts, asRules(ctx)));
    return db.one('select status, stopped_by from rule where workspace_id = $1', [workspace]);
  };
  expect(await everybody({})).toEqual({ status: 'live', stopped_by: null });
  expect(await everybody({ circuitBreaker: { always: 110 } })).toMatchObject({
    status: 'stopped',
    stopped_by: { changes: 120, limit: 110 },
  });
  expect(await everybody({ circuitBreaker: { always: 110, percent: 100 } })).toMatchObject({
    status: 'live',
  });
});
