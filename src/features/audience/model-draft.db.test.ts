import { expect, it } from 'vitest';
import { vocabularyOf } from '#features/conditions/core';
import type { AppError } from '#kernel';
import { openDatabase } from '#platform/db';
import { newWorkspace, testCtx, testDatabase } from '#tests/database';
import { allowedDraft } from './model-draft.ts';
import type { Terms } from './vocabulary.ts';

const db = await testDatabase();

const library = {
  groups: [{ id: 1, name: '意向', ordered: true, choice: 'single' as const }],
  tags: [{ id: 1, name: '高意向', group: 1, order: 1 }],
};
const terms: Terms = {
  ...vocabularyOf(library),
  allTags: library.tags,
  allGroups: library.groups,
  declaredAttributes: [],
};

it('a model is asked ten times a minute by one caller, sixty times by one workspace, whichever process is asked', async () => {
  const other = openDatabase({ url: db.pool.options.connectionString ?? '' });
  const [first, second] = [await newWorkspace(db), await newWorkspace(db)];
  const refused = async (workspace: number, id: string, times: number, at = 0) => {
    const answers = Array.from({ length: times }, (_, i) => {
      const ctx = testCtx(i % 2 ? db : other, workspace, { now: new Date(at) });
      const caller = { ...ctx, actor: { ...ctx.actor, id } };
      return allowedDraft(async () => '{"tag":"高意向"}', caller, '高意向', terms).catch(
        (error: AppError) => error.code,
      );
    });
    return (await Promise.all(answers)).filter((one) => one === 'request.tooMany').length;
  };
  try {
    expect(await refused(first, 'stf_1', 11)).toBe(1);
    for (const id of ['stf_2', 'stf_3', 'stf_4', 'stf_5', 'stf_6'])
      expect(await refused(first, id, 10)).toBe(0);
    expect(await refused(first, 'stf_7', 1)).toBe(1);
    expect(await refused(second, 'stf_1', 10)).toBe(0);
    expect(await refused(first, 'stf_1', 1, 60_000)).toBe(0);
  } finally {
    await other.close();
  }
});
