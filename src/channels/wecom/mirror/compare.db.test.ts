import { beforeEach, describe, expect, it } from 'vitest';
import { apply } from '#features/tags';
import { conflict, DAY, MINUTE } from '#kernel';
import type { Db } from '#platform/db';
import type { JobRun } from '#platform/queue';
import { newWorkspace, testDatabase } from '#tests/database';
import { type HeldMirror, heldMirror, wecomError } from '#tests/held-wecom';
import { observing } from '../parts.ts';
import { startSync, syncJob } from './compare.ts';
import { beginComparison, forgetOldComparisons, lastComparison, openDifferences } from './comparison-sql.ts';
import { listDrift } from './drift.ts';
import { fixDrift } from './mend.ts';
import { type RelationNews, takeNews } from './relation-events.ts';

const db: Db = await testDatabase();

let workspace: number;
let mirror: HeldMirror;

beforeEach(async () => {
  workspace = await newWorkspace(db);
  mirror = await heldMirror(db, workspace);
});

const run: JobRun = {
  id: 1,
  payload: {},
  soFar: null,
  progress: async () => {},
  keep: async () => {},
};

const compare = async (over: Partial<JobRun> = {}) =>
  syncJob(mirror.parts)(await mirror.ctx(), { ...run, ...over });

const pairs = async () =>
  (
    await db.many<{ pair: string }>(
      `select userid || ' ' || external_userid || ' ' || status as pair from wecom_relation
        where workspace_id = $1 order by 1`,
      [workspace],
    )
  ).map((row) => row.pair);

describe('a comparison', () => {
  it('goes on with the others when WeCom refuses one member, whose pairs are not gone for that', async () => {
    for (const userId of ['anna', 'ben', 'carl']) mirror.wecom.befriend(userId, `wm-${userId}`);
    await compare();
    mirror.wecom.fails = (call, named) =>
      call === 'batchByUser' && named.includes('ben') ? wecomError(60011) : null;
    mirror.wecom.befriend('carl', 'wm-new');
    await compare();
    expect(await pairs()).toEqual([
      'anna wm-anna active',
      'ben wm-ben active',
      'carl wm-carl active',
      'carl wm-new active',
    ]);
    expect(await lastComparison(db, workspace)).toMatchObject({ relations: 3, failure: null });
  });

  it.each([
    ['a refusal of ours', conflict('tag.protected'), /tag\.protected/],
    ['the database', Object.assign(new Error('duplicate key wm-secret'), { code: '23505' }), /23505/],
    ['WeCom', wecomError(48002), /48002/],
  ])('that fails by %s has ended, and says why in the language of who asks', async (_, error, told) => {
    mirror.wecom.befriend('anna', 'wm1');
    Object.assign(mirror.parts, {
      channelsByState: async () => {
        throw error;
      },
    });
    await expect(compare()).rejects.toThrow();
    const ctx = await mirror.ctx();
    const query = { limit: 10 } as never;
    const said = await listDrift(ctx, query);
    expect(said.comparedAt).not.toBe(null);
    expect(said.failure).toMatch(told);
    expect(said.failure).not.toContain('wm-secret');
    expect(said.failure).not.toBe((await listDrift({ ...ctx, language: 'en' }, query)).failure);
  });

  it('whose process was lost is ended by the next one', async () => {
    await beginComparison(db, workspace, mirror.now());
    await compare();
    const rows = await db.many<{ failed: boolean; ended: boolean }>(
      `select failure is not null as failed, finished_at is not null as ended from wecom_comparison
        where workspace_id = $1 order by id`,
      [workspace],
    );
    expect(rows).toEqual([
      { failed: true, ended: true },
      { failed: false, ended: true },
    ]);
  });

  it('is forgotten after a month with what it found, unless it is the last one', async () => {
    mirror.wecom.befriend('anna', 'wm1');
    await compare();
    mirror.wecom.befriend('anna', 'wm2');
    await compare();
    const kept = () =>
      db.one(
        `select (select count(*)::int from wecom_comparison where workspace_id = $1) as comparisons,
                (select count(*)::int from wecom_difference where workspace_id = $1) as differences`,
        [workspace],
      );
    await forgetOldComparisons(db, new Date(mirror.now().getTime() + 29 * DAY));
    expect(await kept()).toEqual({ comparisons: 2, differences: 2 });
    await forgetOldComparisons(db, new Date(mirror.now().getTime() + 31 * DAY));
    expect(await kept()).toEqual({ comparisons: 1, differences: 1 });
  });
});

/** Does it once, between WeCom's answer to a call and its arrival here. */
function betweenAnswerAndArrival(of: string, work: () => Promise<unknown>): void {
  mirror.wecom.meanwhile = async (call) => {
    if (call !== of) return;
    mirror.wecom.meanwhile = async () => {};
    await work();
  };
}

const tell = async (news: Pick<RelationNews, 'externalUserid' | 'status' | 'at'>) => {
  const seen = await observing(mirror.parts, workspace);
  const ctx = await mirror.ctx();
  await db.transaction((tx) => takeNews(tx, ctx, { userid: 'anna', state: null, ...news }, seen));
};

describe('a page of a listing that is older than what was told meanwhile', () => {
  it('neither brings back who was deleted nor takes away who came', async () => {
    const pair = mirror.wecom.befriend('anna', 'wm-goes');
    mirror.wecom.befriend('anna', 'wm-stays');
    await compare();
    mirror.pass(MINUTE);
    betweenAnswerAndArrival('batchByUser', async () => {
      mirror.wecom.part(pair);
      await tell({ externalUserid: 'wm-goes', status: 'deletedByStaff', at: mirror.now() });
      mirror.wecom.befriend('anna', 'wm-comes', { addedAt: mirror.now() });
      await tell({ externalUserid: 'wm-comes', status: 'active', at: mirror.now() });
    });
    await compare();
    expect(await pairs()).toEqual([
      'anna wm-comes active',
      'anna wm-goes deletedByStaff',
      'anna wm-stays active',
    ]);
  });
});

describe('a connection that is paused while a comparison runs', () => {
  it('makes no tags in WeCom from then on, and what is read is taken all the same', async () => {
    const [tag = 0] = await mirror.library('来源', ['门店']);
    mirror.wecom.befriend('anna', 'wm1');
    await compare();
    const [{ customer }] = (await db.many<{ customer: number }>(
      'select customer from wecom_relation where workspace_id = $1',
      [workspace],
    )) as [{ customer: number }];
    const ctx = await mirror.ctx();
    await db.transaction((tx) => apply(tx, ctx, [{ action: 'add', tag, customer }], { source: 'api' }));
    betweenAnswerAndArrival('followUsers', async () => {
      mirror.parts.connections.of = async () => ({ ...mirror.connection, paused: true });
    });
    mirror.wecom.befriend('anna', 'wm2');
    await compare();
    expect(mirror.wecom.timesCalled('tags.add')).toBe(0);
    expect(await pairs()).toHaveLength(2);
    mirror.parts.connections.of = async () => mirror.connection;
    await compare();
    expect(mirror.wecom.timesCalled('tags.add')).toBe(1);
  });
});

describe('groups that WeCom does not list', () => {
  it('because it is asked for too many members (81017) leave everything else compared', async () => {
    mirror.wecom.befriend('anna', 'wm1');
    mirror.wecom.fails = (call) => (call === 'groupChats.list' ? wecomError(81017) : null);
    await compare();
    expect(await lastComparison(db, workspace)).toMatchObject({ relations: 1, failure: null });
  });
});

describe('a tag that is deleted in WeCom, made again and deleted again', () => {
  it('is one difference, that of its newest deletion, and sending it decides of all', async () => {
    for (const id of ['t-2', '', 't-1', '']) {
      mirror.wecom.groups.splice(0, 1, {
        id: 'g1',
        name: '来源',
        tags: [...(id ? [{ id, name: '门店' }] : []), { id: 't-other', name: '线上' }],
      });
      await compare();
      mirror.pass(MINUTE);
    }
    const ctx = await mirror.ctx();
    const told = async () =>
      (await openDifferences(db, workspace, { kinds: ['tagDeletedThere'], ids: null }, 0, 9)).map(
        (one) => one.wecom_id,
      );
    expect(await told()).toEqual(['t-1']);
    await fixDrift(mirror.parts, ctx, { way: 'left' });
    await compare();
    expect(await told()).toEqual(['t-1']);
    await fixDrift(mirror.parts, ctx, { way: 'sent' });
    await compare();
    expect(await told()).toEqual([]);
  });
});

describe('the differences', () => {
  it('are for those who keep the library: to see and to decide', async () => {
    const own = await mirror.ctx();
    const ctx = {
      ...own,
      actor: { ...own.actor, rights: new Set(['library:read', 'customers:read'] as const) },
    };
    await expect(listDrift(ctx, { limit: 10 } as never)).rejects.toMatchObject({ kind: 'notAllowed' });
    await expect(fixDrift(mirror.parts, ctx, { way: 'taken' })).rejects.toMatchObject({
      kind: 'notAllowed',
    });
    await expect(startSync(ctx)).rejects.toMatchObject({ kind: 'notAllowed' });
  });
});
