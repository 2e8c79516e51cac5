/** The library in memory, with a second process on the same database (another pool is another process here). */
import { afterAll, describe, expect, it } from 'vitest';
import { openDatabase } from '#platform/db';
import { newWorkspace, testCtx, testDatabase, untilLocked } from '#tests/database';
import { apply } from '../tagging/apply.ts';
import { applyToCustomers } from '../tagging/apply-to-customers.ts';
import { countedBySql } from '../tagging/counts.ts';
import { createGroup } from './groups.ts';
import { libraryOf } from './library.ts';
import { deleteTag, mergeTag } from './retire-tag.ts';
import { changeTag, createTag } from './tags.ts';
import { resolveTags, tagTerms } from './terms.ts';

const db = await testDatabase();
const other = openDatabase({ url: String(db.pool.options.connectionString) });
afterAll(() => other.close());
const ports = { references: [], headCounts: countedBySql };

async function world() {
  const workspace = await newWorkspace(db);
  await db.run('update workspace set next_ordinal = 4 where id = $1', [workspace]);
  await db.run(
    'insert into customer (workspace_id, ordinal, position) select $1, i, 0 from generate_series(1, 3) i',
    [workspace],
  );
  const ctx = testCtx(db, workspace);
  await createGroup(ctx, { name: '意向' });
  const made = async (name: string) =>
    Number((await createTag(ctx, { group: '意向', name, scope: 'enterprise' })).id.slice(4));
  return {
    workspace,
    ctx,
    elsewhere: testCtx(other, workspace),
    high: await made('高'),
    low: await made('低'),
  };
}

describe('taking a tag out of the library', () => {
  it('counts what refers to it when nobody can add to that any more', async () => {
    const { workspace, ctx, elsewhere, high } = await world();
    let deleting: Promise<unknown> = Promise.resolve();
    await other.transaction(async (tx) => {
      await apply(tx, elsewhere, [{ action: 'add', customer: 1, tag: high }], { source: 'api' });
      deleting = deleteTag(ctx, ports, `tag_${high}`, {}).catch((error: unknown) => error);
      await untilLocked(db, deleting);
    });
    expect(await deleting).toMatchObject({ code: 'tag.referenced', facts: { customers: 1 } });
    expect((await libraryOf(db, workspace)).tag(high)).not.toBeNull();
  });

  it('is not held back by a customer who is gone', async () => {
    const { workspace, ctx, high } = await world();
    await db.transaction((tx) =>
      apply(tx, ctx, [{ action: 'add', customer: 1, tag: high }], { source: 'api' }),
    );
    await db.run('update customer set deleted_at = now() where workspace_id = $1 and ordinal = 1', [
      workspace,
    ]);
    expect(await deleteTag(ctx, ports, `tag_${high}`, {})).toMatchObject({ strategy: 'delete' });
  });
});

describe('the library in memory', () => {
  it('is read once and stays the same value until it changes', async () => {
    const { workspace, ctx, high } = await world();
    const first = await libraryOf(db, workspace);
    expect(await libraryOf(db, workspace)).toBe(first);
    await changeTag(ctx, `tag_${high}`, { purpose: '跟进' });
    const second = await libraryOf(db, workspace);
    expect(second).not.toBe(first);
    expect([first.tag(high)?.purpose, second.tag(high)?.purpose]).toEqual(['', '跟进']);
  });

  it('shows a change of this process to every read that begins after it, however many read at once', async () => {
    const { workspace, ctx, high } = await world();
    for (let i = 0; i < 20; i++) {
      const reading = Promise.all([libraryOf(db, workspace), libraryOf(db, workspace)]);
      await changeTag(ctx, `tag_${high}`, { purpose: `第${i}次` });
      expect((await libraryOf(db, workspace)).tag(high)?.purpose).toBe(`第${i}次`);
      await reading;
    }
  });

  it('is exact in every write of another process, and seen there within a second', async () => {
    const { workspace, ctx, elsewhere, high } = await world();
    expect((await libraryOf(other, workspace)).tag(high)).not.toBeNull();
    await deleteTag(ctx, ports, `tag_${high}`, { strategy: 'delete' });
    const add = { action: 'add' as const, customer: 1, tag: high };
    const applied = await other.transaction((tx) => apply(tx, elsewhere, [add], { source: 'api' }));
    expect(applied.refused[0]?.code).toBe('tag.notFound');
    await expect(
      other.transaction((tx) =>
        applyToCustomers(tx, elsewhere, { customers: [1], add: [high], remove: [] }, { source: 'bulk' }),
      ),
    ).rejects.toMatchObject({ code: 'tag.notFound' });
    const deadline = performance.now() + 5000;
    while ((await libraryOf(other, workspace)).tag(high) !== null && performance.now() < deadline)
      await new Promise((done) => setTimeout(done, 50));
    expect((await libraryOf(other, workspace)).tag(high)).toBeNull();
  });

  it('a change that fails leaves nothing, in memory or on disk', async () => {
    const { workspace, ctx, high } = await world();
    const before = await libraryOf(db, workspace);
    await expect(changeTag(ctx, `tag_${high}`, { name: '低' })).rejects.toMatchObject({
      code: 'library.nameTaken',
    });
    expect(await libraryOf(db, workspace)).toBe(before);
    expect((await libraryOf(other, workspace)).tag(high)?.name).toBe('高');
  });

  it('two processes that give the same name at once: one gets it', async () => {
    const { ctx, elsewhere } = await world();
    const make = (by: typeof ctx) => createTag(by, { group: '意向', name: '同名', scope: 'enterprise' });
    const settled = await Promise.allSettled([make(ctx), make(elsewhere)]);
    expect(settled.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('tells conditions every name that answers, and the ids of merged tags', async () => {
    const { ctx, high, low } = await world();
    await changeTag(ctx, `tag_${high}`, { name: '很高', aliases: ['A'] });
    await mergeTag(ctx, ports, `tag_${low}`, { into: `tag_${high}`, dryRun: false, onConflict: 'stronger' });
    const { tags } = await tagTerms(ctx);
    expect(tags).toEqual([
      expect.objectContaining({ id: high, name: '很高', aliases: ['A', '高', '低'], formerIds: [low] }),
    ]);
    expect((await resolveTags(ctx, [`tag_${low}`, '意向/低', 'A'])).map((tag) => tag.id)).toEqual([
      high,
      high,
      high,
    ]);
    await expect(resolveTags(ctx, ['A', '没有'], 'add')).rejects.toMatchObject({
      code: 'tags.unknown',
      details: [{ path: 'add.1', code: 'tag.notFound' }],
    });
  });
});

describe('the big door', () => {
  it('replaces the other tags of the group only when that is asked for', async () => {
    const { workspace, ctx, high, low } = await world();
    const run = (mode: 'change' | 'replace', customers: number[], add: number[]) =>
      db.transaction((tx) =>
        applyToCustomers(tx, ctx, { customers, add, remove: [], mode }, { source: 'bulk' }),
      );
    await run('change', [1, 2], [low]);
    expect(await run('change', [1], [high])).toMatchObject({ added: 1, removed: 0 });
    expect(await run('replace', [2], [high])).toMatchObject({ added: 1, removed: 1 });
    const rows = await db.many<{ customer: number; tag_id: number }>(
      'select customer, tag_id from assignment where workspace_id = $1 order by customer, tag_id',
      [workspace],
    );
    expect(rows.map((row) => [row.customer, row.tag_id])).toEqual([
      [1, high],
      [1, low],
      [2, high],
    ]);
  });

  it('passes over customers who went away since the position they were counted at', async () => {
    const { workspace, ctx, high } = await world();
    const { position } = await db.one<{ position: number }>('select position from workspace where id = $1', [
      workspace,
    ]);
    await db.run(
      `update customer set deleted_at = now(), position = $2 where workspace_id = $1 and ordinal = 2`,
      [workspace, position + 1],
    );
    await db.run('update workspace set position = position + 1 where id = $1', [workspace]);
    const done = await db.transaction((tx) =>
      applyToCustomers(
        tx,
        ctx,
        { customers: [1, 2, 3], add: [high], remove: [], aliveAt: position },
        { source: 'bulk' },
      ),
    );
    expect(done).toMatchObject({ added: 2, refused: { 'customer.notFound': 1 } });
  });
});
