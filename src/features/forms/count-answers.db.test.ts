/** Answers in the journal and the line that counts them, step by step. */
import { expect, it } from 'vitest';
import type { Db } from '#platform/db';
import { openLog } from '#platform/telemetry';
import { newWorkspace, testCtx, testDatabase } from '#tests/database';
import { countAnswers } from './count-answers.ts';
import { insertForm, seenUpTo } from './form-sql.ts';
import { formCtx } from './parts.ts';
import { changeForm } from './save-form.ts';

const db = await testDatabase();
const SIZES = ['三居', '两居'];

/** A workspace with one customer and two tags, and what it is told with. */
async function world() {
  const workspace = await newWorkspace(db);
  await db.run('update workspace set next_ordinal = 2 where id = $1', [workspace]);
  await db.run('insert into customer (workspace_id, ordinal, position) values ($1, 1, 0)', [workspace]);
  const tags = await db.many<{ id: number }>(
    `with made as (
       insert into tag_group (workspace_id, key, name, choice) values ($1, 'g', 'g', 'multiple') returning id)
     insert into tag (workspace_id, group_id, key, name)
     select $1, made.id, n, n from made, unnest($2::text[]) n order by n returning id`,
    [workspace, ['a', 'b']],
  );
  const ctx = await formCtx({ db, log: openLog('silent'), clock: () => new Date() }, workspace);
  const answer = (answers: object, form = '量尺') =>
    db.transaction(async (tx) => {
      const { position } = await tx.one<{ position: number }>(
        'update workspace set position = position + 1 where id = $1 returning position',
        [workspace],
      );
      await tx.run(
        `insert into event (workspace_id, position, external_id, type, customer, at, properties)
         values ($1, $2::int, $2::int::text, 'form.submitted', 1, now() + make_interval(secs => $2::int), $3)`,
        [workspace, position, JSON.stringify({ form, answers })],
      );
    });
  const [a, b] = tags.map((tag) => tag.id);
  const questions = ['户型', '想买'].map((question, i) => ({
    question,
    choice: 'one' as const,
    options: SIZES.map((size, j) => ({ answer: size, tags: j === 0 ? [i === 0 ? (a ?? 0) : (b ?? 0)] : [] })),
  }));
  const form = (seen: number, over: object = {}) =>
    db.transaction((tx) =>
      insertForm(tx, workspace, { name: '量尺', consent_text: null, questions, ...over }, seen, new Date()),
    );
  const held = async () =>
    (
      await db.many<{ tag: number }>(
        'select tag_id as tag from assignment where workspace_id = $1 order by 1',
        [workspace],
      )
    ).map(({ tag }) => (tag === a ? 'a' : 'b'));
  return { workspace, ctx, answer, form, held };
}

it('counts earlier answers to a form that is made while answers are being read', async () => {
  const { workspace, ctx, answer, form, held } = await world();
  await answer({ 户型: '三居' }, '回访');
  await form(1);
  await answer({ 户型: '三居' });
  let isMade = false;
  const slow: Db = Object.assign(Object.create(db), {
    transaction: async (...rest: Parameters<Db['transaction']>) => {
      if (!isMade) await form(0, { name: '回访' });
      isMade = true;
      return db.transaction(...rest);
    },
  });
  expect(await countAnswers({ ...ctx, db: slow })).toBe(true);
  expect(await seenUpTo(db, workspace)).toBe(0);
  while (await countAnswers(ctx));
  expect(await seenUpTo(db, workspace)).toBe(2);
  expect(await held()).toEqual(['a']);
});

it('counts every part of a form that is sent in parts, though all of them are there when it looks', async () => {
  const { ctx, answer, form, held } = await world();
  await form(0);
  await answer({ 户型: '三居' });
  await answer({ 想买: '三居' });
  await countAnswers(ctx);
  expect(await held()).toEqual(['a', 'b']);
});

it('reads an answer by what the form said when it came, though the form is changed before it is counted', async () => {
  const { workspace, ctx, answer, form, held } = await world();
  const { id } = await form(0);
  await answer({ 户型: '三居' });
  const questions = [{ question: '户型', choice: 'one' as const, options: [{ answer: '三居', tags: [] }] }];
  await changeForm(testCtx(db, workspace), `frm_${id}`, { questions });
  await answer({ 想买: '三居' });
  while (await countAnswers(ctx));
  expect(await held()).toEqual(['a']);
});
