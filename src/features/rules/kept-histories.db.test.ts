/** What is kept of customers' behaviour is what the database says, whatever happens to events and customers. */
import { describe, expect, it } from 'vitest';
import { Audiences, Indexes } from '#features/audience';
import { customerDirectory, deleteCustomer } from '#features/customers';
import { acceptEvents, type Done, doneBy, type HistoryEvent } from '#features/events';
import type { Ctx } from '#platform/context';
import type { Db } from '#platform/db';
import { committedPosition, positions } from '#platform/feed';
import { openLog } from '#platform/telemetry';
import { newWorkspace, testCtx, testDatabase } from '#tests/database';
import { happen, numbers } from '#tests/happenings';
import { liveRule } from '#tests/live-rule';
import { followRules, rulesCtx, rulesLine } from './follow.ts';
import { asRules, liveRules } from './live-rules.ts';

const db: Db = await testDatabase();
const log = openLog('silent');
// Steps of a few positions are read ahead while others are done.
const parts = { audiences: new Audiences(new Indexes(db, positions, log)), stepOf: 3 };
const CUSTOMERS = 6;
const HOUR = 3_600_000;

async function workspaceWithRule(): Promise<Ctx> {
  const ctx = testCtx(db, await newWorkspace(db));
  const { workspace } = ctx;
  await db.run(
    `insert into customer (workspace_id, ordinal, name, created_at, position)
     select $1, i, 'K' || i, now() - interval '1 year', i from generate_series(1, $2::int) i`,
    [workspace, CUSTOMERS],
  );
  const body = {
    kind: 'state',
    name: 'R',
    when: {
      any: [
        { did: 'live.watched', count: { min: 3 }, within: { last: '30d' } },
        { did: 'material.visit', where: [{ property: 'seconds', gte: 30 }], within: { last: '7d' } },
        { did: 'group.joined', count: { min: 2 } },
      ],
    },
    then: { add: [] },
  };
  await liveRule(db, workspace, body);
  await db.run('update workspace set position = $2::int, next_ordinal = $2::int + 1 where id = $1', [
    workspace,
    CUSTOMERS,
  ]);
  await db.run('insert into rule_cursor (workspace_id, position) values ($1, $2)', [workspace, CUSTOMERS]);
  return ctx;
}

it('is the same after events in any order, visits told again, merges, their undoing and what is taken back', async () => {
  const ctx = await workspaceWithRule();
  const pick = numbers(7);
  let compared = 0;
  for (let turn = 0; turn < 150; turn++) {
    await happen(ctx, pick, { turn, customers: CUSTOMERS });
    if (pick(3) === 0) continue;
    const seen = await rulesCtx(db, log, () => ctx.now, ctx.workspace);
    while (await followRules(parts, seen));
    const { histories, asked } = await liveRules(parts, asRules(ctx));
    const head = await committedPosition(db, ctx.workspace);
    const types = [...asked.behaviour].map(([type, { properties }]) => ({
      type,
      since: null,
      properties: [...properties],
      propertiesSince: null,
    }));
    const view = histories.view(Number.NEGATIVE_INFINITY, head);
    for (let customer = 1; customer <= CUSTOMERS; customer++) {
      const kept = view.of(customer) ?? histories.view(ctx.now.getTime() - 72 * HOUR, head).of(customer);
      if (!kept) continue;
      compared++;
      const told = (lines: readonly Done[], from: number) =>
        lines
          .flatMap((line): readonly Pick<HistoryEvent, 'type' | 'at' | 'properties'>[] =>
            'kinds' in line
              ? line.times.map((at, i) => ({
                  ...line.kinds.among.kindOf(line.kinds.of[i] ?? -1),
                  at: new Date(at),
                }))
              : line.events,
          )
          .filter(({ at }) => at.getTime() >= from)
          .map(({ type, at, properties }) => JSON.stringify([type, at, properties]))
          .sort();
      const read = await doneBy(db, ctx.workspace, types, [customer]);
      // What is older than any window of the rule may be left out.
      const from = ctx.now.getTime() - 7 * 24 * HOUR;
      expect(told(kept.lines(), from)).toEqual(told(read.get(customer) ?? [], from));
    }
  }
  expect(compared).toBeGreaterThan(200);
});

describe('of whoever was erased nothing is kept', () => {
  let now = new Date();
  const line = rulesLine({ ...parts, db, log, clock: () => now });
  const step = () => line.step(db, log, new AbortController().signal);

  /** A workspace of whose customer 1 something is kept. */
  async function kept() {
    const ctx = await workspaceWithRule();
    now = ctx.now;
    const at = new Date(ctx.now.getTime() - HOUR).toISOString();
    const rows = [1, 2].map((customer) => ({
      id: `${customer}`,
      type: 'material.visit',
      customer: `cus_${customer}`,
      at,
      properties: { material: 'm', seconds: 31 },
    }));
    await db.transaction((tx) => acceptEvents(tx, ctx, rows, customerDirectory));
    while (await step());
    const { histories } = await liveRules(parts, asRules(ctx));
    const head = await committedPosition(db, ctx.workspace);
    const view = () => histories.view(ctx.now.getTime() - 72 * HOUR, head);
    const holds = () => ({
      one: view().of(1) !== null,
      two: view().of(2) !== null,
      kinds: view().kinds.size > 0,
    });
    expect(holds()).toEqual({ one: true, two: true, kinds: true });
    return { ctx, holds };
  }
  const nothing = { one: false, two: false, kinds: false };

  it('by the process that follows', async () => {
    const { ctx, holds } = await kept();
    await deleteCustomer(ctx, 'cus_1', true, []);
    while (await step());
    expect(holds()).toEqual(nothing);
  });

  it('by a process that does not lead any more, which hears of nothing', async () => {
    const { holds } = await kept();
    await line.unled?.();
    expect(holds()).toEqual(nothing);
  });

  it('for rules that do not run any more', async () => {
    const { ctx, holds } = await kept();
    await db.run(`update rule set status = 'paused' where workspace_id = $1`, [ctx.workspace]);
    await step();
    expect(holds()).toEqual(nothing);
  });
});
