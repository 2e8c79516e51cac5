import { expect, it } from 'vitest';
import { DAY, MINUTE } from '#kernel';
import { newWorkspace, testDatabase } from '#tests/database';
import { forgetTries, takeSharedTry } from './shared-tries.ts';

const db = await testDatabase();

it('tries are counted within their minute, and those of a day ago are forgotten', async () => {
  const workspace = await newWorkspace(db);
  const now = new Date('2026-11-02T03:30:00Z');
  const take = (what: string, ago: number) =>
    takeSharedTry(db, workspace, { what, perMinute: 1, now: new Date(now.getTime() - ago) });
  expect([await take('now', 1000), await take('now', 0)]).toEqual([true, false]);
  expect(await take('of yesterday', DAY + MINUTE)).toBe(true);
  expect(await forgetTries(db, now)).toBe(1);
  const left = await db.many('select what from allowance where workspace_id = $1', [workspace]);
  expect(left).toEqual([{ what: 'now' }]);
  expect(await take('now', 0)).toBe(false);
});
