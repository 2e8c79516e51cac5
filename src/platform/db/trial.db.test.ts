import { describe, expect, it } from 'vitest';
import { newWorkspace, testDatabase } from '#tests/database';
import { type TrialTx, trial } from './trial.ts';

const db = await testDatabase();
const count = (tx: Pick<TrialTx, 'one'>) => tx.one<{ n: number }>('select count(*) as n from department');

describe('a trial', () => {
  it('writes to copies: the work sees its changes, nobody else does, and nothing is left', async () => {
    const workspace = await newWorkspace(db);
    await db.run(`insert into department (workspace_id, name) values ($1, '销售部')`, [workspace]);
    const seen = await trial(db, ['department'], async (tx) => {
      const before = await count(tx);
      await tx.run(
        `insert into department (workspace_id, name) select workspace_id, name from ${tx.real('department')}`,
      );
      await tx.run(`insert into department (workspace_id, name) values ($1, '客服部')`, [workspace]);
      await tx.analyze();
      return { before: before.n, inside: (await count(tx)).n, outside: (await count(db)).n };
    });
    expect(seen).toEqual({ before: 0, inside: 2, outside: 1 });
    expect(await count(db)).toEqual({ n: 1 });
  });

  it('keeps the checks and unique keys of the real table', async () => {
    const workspace = await newWorkspace(db);
    const twice = trial(db, ['department'], async (tx) => {
      for (let i = 0; i < 2; i++)
        await tx.run(`insert into department (workspace_id, name) values ($1, '重名')`, [workspace]);
    });
    await expect(twice).rejects.toMatchObject({ code: '23505' });
  });

  it('does not hold up writers of the real table', async () => {
    const workspace = await newWorkspace(db);
    await trial(db, ['workspace'], async (tx) => {
      await tx.run(
        `insert into workspace overriding system value select * from ${tx.real('workspace')} where id = $1`,
        [workspace],
      );
      await tx.run('update workspace set position = 7 where id = $1', [workspace]);
      await db.run('update workspace set position = 1 where id = $1', [workspace]);
    });
    const { position } = await db.one<{ position: number }>('select position from workspace where id = $1', [
      workspace,
    ]);
    expect(position).toBe(1);
  });

  it('tells nobody of a commit that never was', async () => {
    let told = false;
    await trial(db, ['department'], async (tx) => {
      tx.afterCommit(() => {
        told = true;
      });
    });
    expect(told).toBe(false);
  });
});
