/** WeCom is away for an hour of its own and of our clock: afterwards everything is as where it was not. */
import { expect, it } from 'vitest';
import { findCustomers } from '#features/customers';
import { apply } from '#features/tags';
import { MINUTE } from '#kernel';
import type { Db } from '#platform/db';
import { newWorkspace, testDatabase } from '#tests/database';
import { type HeldPair, heldMirror, wecomError } from '#tests/held-wecom';
import { Outages } from '../connection/outage.ts';
import { writeDue } from '../push/write-due.ts';
import { askReadings, askWritingsOf, pairSubject } from './due-sql.ts';
import { pullLibrary } from './pull-library.ts';

const db: Db = await testDatabase();
const CUSTOMERS = 12;

/** The same hour of acts on both sides; `away`: WeCom answers nothing meanwhile. */
async function anHour(away: boolean) {
  const workspace = await newWorkspace(db);
  const mirror = await heldMirror(db, workspace);
  const { wecom } = mirror;
  const [a = 0] = await mirror.library('来源', ['a', 'b']);
  wecom.groups.push({ id: 'g1', name: '来源', tags: ['a', 'b'].map((name) => ({ id: `t-${name}`, name })) });
  await pullLibrary(await mirror.ctx(), mirror.connection);
  const outages = new Outages();
  const told = (pair: HeldPair) =>
    askReadings(db, workspace, [
      {
        kind: 'relation',
        subject: pairSubject({ userid: pair.userId, externalUserid: pair.externalUserId }),
        dueAt: mirror.now(),
      },
    ]);
  const minute = async () => {
    mirror.pass(MINUTE);
    await mirror.readDue();
    if (!outages.isResting(workspace, mirror.now()))
      await writeDue(mirror.parts, await mirror.ctx(), mirror.connection, outages);
  };
  const pairs = Array.from({ length: CUSTOMERS }, (_, n) =>
    wecom.befriend(n % 2 === 0 ? 'anna' : 'ben', `wm${n}`, { tags: n % 3 === 0 ? ['t-a'] : [] }),
  );
  for (const pair of pairs) await told(pair);
  await minute();

  if (away) wecom.fails = () => wecomError(null);
  const before = wecom.calls.length;
  for (let n = 0; n < 60; n++) {
    const pair = pairs[Math.floor(n / 5)];
    if (pair && n % 5 === 0) await act(n / 5, pair);
    await minute();
  }
  const calls = wecom.calls.length - before;
  wecom.fails = () => null;
  for (let n = 0; n < 10; n++) await minute();

  /** By turns: put on here, taken off here, put on there, and the customer is deleted there. */
  async function act(n: number, pair: HeldPair): Promise<void> {
    if (n % 4 === 2) {
      pair.tags = [...pair.tags, 't-b'];
      await told(pair);
    } else if (n % 4 === 3) {
      wecom.part(pair);
      await told(pair);
    } else {
      const ctx = await mirror.ctx();
      const key = `external:${pair.externalUserId}`;
      const customer = (await findCustomers(db, ctx, [key])).get(key) ?? 0;
      const action = n % 4 === 0 ? 'add' : 'remove';
      await db.transaction((tx) => apply(tx, ctx, [{ action, tag: a, customer }], { source: 'api' }));
      await askWritingsOf(db, workspace, [customer], mirror.now());
    }
  }

  return {
    calls,
    waiting: await db.one(
      `select (select count(*)::int from wecom_writing where workspace_id = $1 and due_at < 'infinity')
            + (select count(*)::int from wecom_reading where workspace_id = $1 and kind = 'relation') as n`,
      [workspace],
    ),
    /** Relation by relation: its state, what both sides agree on, what its customer holds. */
    here: await db.many(
      `select r.userid, r.external_userid, r.status, r.agreed,
              array(select t.name from assignment a join tag t on t.id = a.tag_id
                     where a.workspace_id = r.workspace_id and a.customer = r.customer order by 1) as tags
         from wecom_relation r where workspace_id = $1 order by 1, 2`,
      [workspace],
    ),
    there: wecom.pairs.map(({ userId, externalUserId, tags }) => [userId, externalUserId, [...tags].sort()]),
  };
}

it('an hour without WeCom ends as an hour with it, relation by relation', async () => {
  const usual = await anHour(false);
  const { calls, ...late } = await anHour(true);
  expect(late).toEqual({ waiting: { n: 0 }, here: usual.here, there: usual.there });
  expect(usual.here).toHaveLength(CUSTOMERS);
  // And nobody knocked at the door all the time.
  expect(calls).toBeLessThan(60 * 4);
});
