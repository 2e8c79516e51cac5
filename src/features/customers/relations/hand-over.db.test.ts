import { expect, it } from 'vitest';
import { newWorkspace, testCtx, testDatabase } from '#tests/database';
import { dueHandOvers, endHandOver, takersOf } from './hand-over-sql.ts';
import { setFollowers } from './set-followers.ts';

const db = await testDatabase();

it('whoever is not named any more has handed over, and the owner takes before whoever began last', async () => {
  const workspace = await newWorkspace(db);
  const ctx = testCtx(db, workspace);
  const staff = await db.many<{ id: number }>(
    `insert into staff (workspace_id, name, active)
     values ($1, '林', true), ($1, '叶', true), ($1, '白', true), ($1, '沈', false) returning id`,
    [workspace],
  );
  const [lin = 0, ye = 0, bai = 0, shen = 0] = staff.map((row) => row.id);
  await db.run('insert into customer (workspace_id, ordinal, position, owner_id) values ($1, 1, 0, $2)', [
    workspace,
    ye,
  ]);
  const follow = (...people: number[]) =>
    setFollowers(ctx, 'cus_1', { followers: people.map((one) => ({ staff: `stf_${one}` })) });
  await follow(lin, ye);
  expect(await dueHandOvers(db, ctx.now, 10)).toEqual([]);
  await follow(ye, bai, shen);
  const [one] = await dueHandOvers(db, ctx.now, 10);
  expect(one).toMatchObject({ workspace, customer: 1, from: lin });
  if (!one) return;
  expect(await takersOf(db, one)).toEqual([ye, bai]);
  await endHandOver(db, one);
  expect(await dueHandOvers(db, ctx.now, 10)).toEqual([]);
});
