/** Going through everybody and taking back: what is interrupted goes on, and nobody else waits for it. */
import { beforeEach, describe, expect, it } from 'vitest';
import { Audiences, Indexes } from '#features/audience';
import type { Ctx } from '#platform/context';
import type { Db, Tx } from '#platform/db';
import { positions } from '#platform/feed';
import { addJob, type JobHandler, type JobRun } from '#platform/queue';
import { openLog } from '#platform/telemetry';
import { newWorkspace, testCtx, testDatabase } from '#tests/database';
import { rulesLine } from './follow.ts';
import { PASS_JOB, passJob } from './pass.ts';
import { previewRule } from './preview.ts';
import { revertJob } from './revert.ts';

const db: Db = await testDatabase();
const log = openLog('silent');
const parts = { audiences: new Audiences(new Indexes(db, positions, log)), db, log, clock: () => new Date() };

let ctx: Ctx;
beforeEach(async () => {
  const workspace = await newWorkspace(db);
  ctx = testCtx(db, workspace);
  await db.run(
    `with made as (insert into tag_group (workspace_id, key, name, choice) values ($1, 'g', '组', 'multiple') returning id)
     insert into tag (workspace_id, group_id, key, name, sort) select $1, made.id, t.key, t.name, t.sort from made, (values ('t', '都有', 1), ('u', '也有', 2)) as t (key, name, sort)`,
    [workspace],
  );
});

async function customers(count: number): Promise<void> {
  await db.run(
    `insert into customer (workspace_id, ordinal, name, created_at, position)
     select $1, i, 'K' || i, now() - interval '1 day', i from generate_series(1, $2::int) i`,
    [ctx.workspace, count],
  );
  await db.run(
    'update workspace set position = $2::int, next_ordinal = $2::int + 1, vocabulary = $2::int where id = $1',
    [ctx.workspace, count],
  );
}

/** A live rule; `passed`: how far it has gone through everybody. */
async function rule(when: object, passed: number | null, tag = '组/都有'): Promise<number> {
  const body = { kind: 'state', name: 'R', when, then: { add: [tag] } };
  const { id } = await db.one<{ id: number }>(
    `insert into rule (workspace_id, kind, name, status, newest_version, live_version, passed, created_at, updated_at)
     values ($1, 'state', 'R', 'live', 1, 1, $2, now(), now()) returning id`,
    [ctx.workspace, passed],
  );
  await db.run(
    `insert into rule_version (workspace_id, rule_id, version, body, saved_at, saved_by) values ($1, $2, 1, $3, now(), 'test')`,
    [ctx.workspace, id, JSON.stringify(body)],
  );
  await db.run('update workspace set vocabulary = vocabulary + 1, position = position + 1 where id = $1', [
    ctx.workspace,
  ]);
  return id;
}

class Killed extends Error {}

/** Runs a job that dies after its first step, and again from what it kept. */
async function killedOnce(handler: JobHandler, payload: object) {
  let kept: unknown = null;
  const run = (progress: () => Promise<void>): Promise<unknown> =>
    handler(ctx, {
      id: 1,
      payload,
      soFar: kept,
      progress,
      keep: async (_: Tx, result: unknown) => {
        kept = result;
      },
    } satisfies JobRun);
  const die = async () => {
    throw new Killed();
  };
  await expect(run(die)).rejects.toThrow(Killed);
  return run(async () => {});
}

describe('a job that is killed and run again', () => {
  it('says of everybody what was done, before and after', async () => {
    await customers(600);
    const id = await rule({ all: [] }, 0);
    expect(await killedOnce(passJob(parts), { rule: id })).toMatchObject({ done: 600, added: 600 });
    const runs = await db.many<{ id: number }>(
      'select id from rule_run where workspace_id = $1 order by id',
      [ctx.workspace],
    );
    expect(runs).toHaveLength(2);
    await db.run(`update rule set status = 'paused' where workspace_id = $1`, [ctx.workspace]);
    const span = { rule: id, from: runs[0]?.id ?? 0, upTo: runs[1]?.id ?? 0 };
    expect(await killedOnce(revertJob(), span)).toEqual({ runs: 2, restored: 600, kept: 0 });
  });
});

describe('a rule that goes through everybody', () => {
  it('takes along those that stand where it stands, and each answers for what it did', async () => {
    await customers(600);
    const first = await rule({ all: [] }, 0);
    await db.run(
      `insert into event (workspace_id, position, external_id, type, customer, at) values ($1, 1, 'e', 'live.watched', 7, now() - interval '1 hour')`,
      [ctx.workspace],
    );
    const second = await rule({ did: 'live.watched' }, 0, '组/也有');
    const ahead = await rule({ all: [] }, 590, '组/也有');
    const cancelled = await rule({ all: [] }, 0, '组/也有');
    for (const one of [first, second, ahead])
      await db.transaction((tx) => addJob(tx, ctx, { kind: PASS_JOB, title: 'R', payload: { rule: one } }));
    expect(await killedOnce(passJob(parts), { rule: first })).toMatchObject({ done: 600, added: 600 });
    const places = await db.many<{ id: number; passed: number | null }>(
      'select id, passed from rule where workspace_id = $1 order by id',
      [ctx.workspace],
    );
    expect(places).toEqual([
      { id: first, passed: null },
      { id: second, passed: null },
      { id: ahead, passed: 590 },
      { id: cancelled, passed: 0 },
    ]);
    const run = {
      id: 2,
      payload: { rule: second },
      soFar: null,
      progress: async () => {},
      keep: async () => {},
    };
    expect(await passJob(parts)(ctx, run)).toEqual({ done: 600, added: 1, removed: 0, refused: 0 });
  });

  it('keeps the looks of other rules waiting for nothing, however many of its own are due where it has not come', async () => {
    await customers(400);
    const passing = await rule({ did: 'live.watched' }, 0);
    const other = await rule({ did: 'live.watched' }, null);
    const due = (id: number, upTo: number, hours: number) =>
      db.run(
        `insert into rule_member (workspace_id, rule_id, customer, held, waiting, due_at)
         select $1, $2, i, false, false, now() - $4 * interval '1 hour' from generate_series(1, $3::int) i`,
        [ctx.workspace, id, upTo, hours],
      );
    await db.run(
      'insert into rule_cursor (workspace_id, position) select id, position from workspace where id = $1',
      [ctx.workspace],
    );
    await due(passing, 400, 2);
    await due(other, 1, 1);
    await rulesLine(parts).step(db, log, new AbortController().signal);
    const waiting = await db.many<{ rule_id: number; n: number }>(
      `select rule_id, count(*)::int as n from rule_member where workspace_id = $1 and due_at <= now() group by rule_id`,
      [ctx.workspace],
    );
    expect(waiting).toEqual([{ rule_id: passing, n: 400 }]);
  });
});

it('a trial that nobody waits for any more ends, and another one looks at everybody', async () => {
  await customers(3);
  const id = `rul_${await rule({ all: [] }, null)}`;
  const trial = (stop?: AbortSignal) =>
    previewRule({ ...parts, wecomWrites: async () => 0 }, ctx, id, { stop });
  await expect(trial(AbortSignal.abort())).rejects.toThrow('aborted');
  expect(await trial()).toMatchObject({ adds: 3 });
});
