import { beforeEach, describe, expect, it } from 'vitest';
import { assignmentFactsOf } from '#features/tags';
import { MINUTE, SECOND } from '#kernel';
import type { Db } from '#platform/db';
import { newWorkspace, testDatabase } from '#tests/database';
import { type HeldMirror, heldMirror, wecomError } from '#tests/held-wecom';
import { askReadings, pairSubject } from './due-sql.ts';

const db: Db = await testDatabase();

let workspace: number;
let mirror: HeldMirror;

beforeEach(async () => {
  workspace = await newWorkspace(db);
  mirror = await heldMirror(db, workspace);
});

const ask = (userid: string, externalUserid: string) =>
  askReadings(db, workspace, [
    { kind: 'relation', subject: pairSubject({ userid, externalUserid }), dueAt: mirror.now() },
  ]);

const status = async () =>
  (
    await db.maybe<{ status: string }>('select status from wecom_relation where workspace_id = $1', [
      workspace,
    ])
  )?.status;

async function look(ms: number): Promise<void> {
  mirror.pass(ms);
  await mirror.readDue();
}

describe('a pair that WeCom does not list', () => {
  it('counts as ended after three looks, and calls that failed are no looks', async () => {
    const pair = mirror.wecom.befriend('anna', 'wm1');
    await ask('anna', 'wm1');
    await mirror.readDue();
    expect(await status()).toBe('active');

    mirror.wecom.part(pair);
    await ask('anna', 'wm1');
    mirror.wecom.fails = () => wecomError(null);
    for (let i = 0; i < 4; i++) await look(20 * MINUTE);
    mirror.wecom.fails = () => null;
    await look(2 * 60 * MINUTE);
    expect(await status()).toBe('active');
    await look(10 * SECOND);
    expect(await status()).toBe('active');
    await look(10 * SECOND);
    expect(await status()).toBe('deletedByStaff');
  });
});

describe('a pair that is asked for', () => {
  const relation = (waitMs: number, isLate = false) => {
    const dueAt = new Date(mirror.now().getTime() + waitMs);
    const subject = pairSubject({ userid: 'anna', externalUserid: 'wm1' });
    return askReadings(db, workspace, [
      { kind: 'relation', subject, dueAt, lateUntil: isLate ? dueAt : null },
    ]);
  };
  const reads = () => mirror.wecom.timesCalled('get');
  const waiting = async () =>
    (await db.many('select 1 from wecom_reading where workspace_id = $1', [workspace])).length;

  it('again, with a burst, is read once, and once more where WeCom is late', async () => {
    mirror.wecom.befriend('anna', 'wm1');
    await relation(1000);
    await relation(1500);
    await look(SECOND);
    expect([reads(), await waiting()]).toEqual([1, 0]);
    await relation(1000);
    await relation(90_000, true);
    await relation(1000);
    await look(SECOND);
    await look(SECOND);
    expect([reads(), await waiting()]).toEqual([2, 1]);
    await look(90 * SECOND);
    expect([reads(), await waiting()]).toEqual([3, 0]);
  });

  it('while it is written is read once that is over, and WeCom is not asked all the time', async () => {
    mirror.wecom.befriend('anna', 'wm1');
    await relation(0);
    await mirror.readDue();
    const sending = (what: string | null) =>
      db.run('update wecom_relation set sending = $2 where workspace_id = $1', [workspace, what]);
    await sending('{"add":[],"remove":[]}');
    await relation(0);
    for (let i = 0; i < 3; i++) await mirror.readDue();
    expect([reads(), await waiting()]).toEqual([2, 1]);
    await sending(null);
    await look(5 * SECOND);
    expect([reads(), await waiting()]).toEqual([3, 0]);
  });
});

describe('WeCom refuses one member', () => {
  it('and the others are read', async () => {
    mirror.wecom.befriend('anna', 'wm1');
    mirror.wecom.befriend('ben', 'wm2');
    mirror.wecom.fails = (call, [named]) => (call === 'get' && named === 'wm1' ? wecomError(84084) : null);
    await ask('anna', 'wm1');
    await ask('ben', 'wm2');
    expect(await mirror.readDue()).toBe(true);
    const rows = await db.many('select external_userid from wecom_relation where workspace_id = $1', [
      workspace,
    ]);
    expect(rows).toEqual([{ external_userid: 'wm2' }]);
    const waiting = await db.many('select subject, failure from wecom_reading where workspace_id = $1', [
      workspace,
    ]);
    expect(waiting).toEqual([{ subject: 'anna wm1', failure: 'test 84084' }]);
  });
});

describe('a tag that stands in no listing', () => {
  const listed = () => mirror.wecom.timesCalled('tags.list');

  it('costs one listing in an hour, however many pairs carry it', async () => {
    for (const externalUserid of ['wm1', 'wm2', 'wm3']) {
      mirror.wecom.befriend('anna', externalUserid, { tags: ['st-strategy'] });
      await ask('anna', externalUserid);
    }
    await mirror.readDue();
    await mirror.readDue();
    const once = listed();
    await ask('anna', 'wm1');
    await look(50 * MINUTE);
    expect(listed()).toBe(once);
    expect(once).toBeLessThanOrEqual(3);
    await ask('anna', 'wm1');
    await look(20 * MINUTE);
    expect(listed()).toBe(once + 1);
  });

  it('is put on here, and not taken off there, once it stands in one', async () => {
    const pair = mirror.wecom.befriend('anna', 'wm1', { tags: ['t-late'] });
    await ask('anna', 'wm1');
    await mirror.readDue();
    mirror.wecom.groups.push({ id: 'g1', name: '来源', tags: [{ id: 't-late', name: '门店' }] });
    await askReadings(db, workspace, [{ kind: 'library', subject: '', dueAt: mirror.now() }]);
    await ask('anna', 'wm1');
    await look(MINUTE);
    const [relation] = await db.many<{ customer: number; agreed: string[] }>(
      'select customer, agreed from wecom_relation where workspace_id = $1',
      [workspace],
    );
    expect(relation?.agreed).toEqual(pair.tags);
    const facts = await assignmentFactsOf(db, workspace, [relation?.customer ?? 0]);
    expect([...facts.values()].flat()).toHaveLength(1);
  });
});

describe('a tag that left a pair', () => {
  const held = async () => {
    const { customer } = await db.one<{ customer: number }>(
      'select customer from wecom_relation where workspace_id = $1',
      [workspace],
    );
    return [...(await assignmentFactsOf(db, workspace, [customer])).values()].flat().length;
  };
  const pairWith = async (id: string) => {
    mirror.wecom.groups.push({ id: 'g1', name: '来源', tags: [{ id, name: '门店' }] });
    await askReadings(db, workspace, [{ kind: 'library', subject: '', dueAt: mirror.now() }]);
    await look(MINUTE);
    const pair = mirror.wecom.befriend('anna', 'wm1', { tags: [id] });
    await ask('anna', 'wm1');
    await look(MINUTE);
    expect(await held()).toBe(1);
    pair.tags = [];
    return pair;
  };

  it('was taken off by somebody while WeCom holds it', async () => {
    await pairWith('t-1');
    await ask('anna', 'wm1');
    await look(MINUTE);
    expect(await held()).toBe(0);
  });

  it('costs one call, however many pairs lost one', async () => {
    mirror.wecom.groups.push({
      id: 'g1',
      name: '来源',
      tags: ['t-1', 't-2'].map((id) => ({ id, name: id })),
    });
    await askReadings(db, workspace, [{ kind: 'library', subject: '', dueAt: mirror.now() }]);
    await look(MINUTE);
    const all = ['wm1', 'wm2', 'wm3', 'wm4', 'wm5', 'wm6'];
    const pairs = all.map((one) => mirror.wecom.befriend('anna', one, { tags: ['t-1', 't-2'] }));
    for (const one of all) await ask('anna', one);
    await look(MINUTE);
    for (const [i, pair] of pairs.entries()) pair.tags = i % 2 ? ['t-1'] : [];
    for (const one of all) await ask('anna', one);
    const before = mirror.wecom.timesCalled('tags.list');
    await look(MINUTE);
    expect(mirror.wecom.timesCalled('tags.list') - before).toBe(1);
    const left = await db.many<{ agreed: string[] }>(
      'select agreed from wecom_relation where workspace_id = $1 order by external_userid',
      [workspace],
    );
    expect(left.map((row) => row.agreed)).toEqual(pairs.map((pair) => pair.tags));
  });

  it.each(['leaves it out', 'refuses it'])(
    'stays with the customer when it was deleted and WeCom %s, told of or not',
    async (way) => {
      await pairWith('t-1');
      mirror.wecom.groups.length = 0;
      if (way === 'refuses it')
        mirror.wecom.fails = (call, named) =>
          call === 'tags.list' && named.length > 0 ? wecomError(40068) : null;
      await ask('anna', 'wm1');
      await look(MINUTE);
      expect(await held()).toBe(1);
    },
  );

  it('stays with the customer when it was deleted while we wrote it: the pair is read again later', async () => {
    await pairWith('t-1');
    mirror.wecom.groups.length = 0;
    let listings = 0;
    mirror.wecom.meanwhile = async (call) => {
      if (call === 'tags.list' && ++listings === 2)
        await db.run('update wecom_tag set touched_at = clock_timestamp() where workspace_id = $1', [
          workspace,
        ]);
    };
    const waiting = () => db.many('select failure from wecom_reading where workspace_id = $1', [workspace]);
    await ask('anna', 'wm1');
    await mirror.readDue();
    expect([await held(), await waiting()]).toEqual([1, [{ failure: null }]]);
    expect(await mirror.readDue()).toBe(false);
    await look(5 * SECOND);
    expect([await held(), await waiting()]).toEqual([1, []]);
  });
});

describe('a relation whose beginning WeCom does not tell', () => {
  it('began when we first knew of it, and does not begin again with the next reading', async () => {
    mirror.wecom.befriend('anna', 'wm1', { addedAt: null });
    const since = async () => {
      await ask('anna', 'wm1');
      await look(MINUTE);
      return (
        await db.one<{ since: Date }>('select since from wecom_relation where workspace_id = $1', [workspace])
      ).since.getTime();
    };
    const first = await since();
    expect(Date.now() - first).toBeLessThan(10 * MINUTE);
    expect(await since()).toBe(first);
  });
});
