import { expect, it } from 'vitest';
import { newWorkspace, testCtx, testDatabase } from '#tests/database';
import { countedBySql } from '../tagging/counts.ts';
import { listCategories } from './categories.ts';
import { listGroups } from './groups.ts';
import { applyLibrary, planLibrary } from './plan.ts';

const db = await testDatabase();
const ports = { references: [], headCounts: countedBySql };

const document = (groups: readonly string[]) => ({
  version: 1,
  categories: [{ key: 'need', name: '需求', groups: groups.map((name, i) => ({ key: `group-${i}`, name })) }],
});

it('groups of an applied document stand in their category, and stay there when another one is applied', async () => {
  const ctx = testCtx(db, await newWorkspace(db));
  await applyLibrary(ctx, ports, { document: document(['意向']) });
  await applyLibrary(ctx, ports, { document: document(['意向', '预算']) });
  const [category] = (await listCategories(ctx, {})).items;
  const groups = (await listGroups(ctx, {})).items;
  expect(groups.map((group) => [group.name, group.category])).toEqual([
    ['意向', category?.id],
    ['预算', category?.id],
  ]);
});

it('what was applied leaves nothing to plan', async () => {
  const ctx = testCtx(db, await newWorkspace(db));
  await applyLibrary(ctx, ports, { document: document(['意向', '预算']) });
  expect((await planLibrary(ctx, ports, { document: document(['意向', '预算']) })).changes).toEqual([]);
});
