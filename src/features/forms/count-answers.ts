/**
 * Follows the journal: answers put their tags on in the transaction that moves the cursor, so nothing is skipped and
 * nothing counts twice. A newer answer to a question takes back what an earlier one to the same form put on.
 */

import { answersBetween, answersSince, type EventRecord } from '#features/events';
import { apply, type Change, type LibrarySnapshot, libraryOf, putOnByForm } from '#features/tags';
import { grouped, toId } from '#kernel';
import { type Ctx, systemActor } from '#platform/context';
import type { Tx } from '#platform/db';
import { advance, committedPosition } from '#platform/feed';
import { isOf, type Meaning, standingOf } from './core/public.ts';
import { type FormRow, lockForms, noteSeen, seenUpTo } from './form-sql.ts';
import { livingOf } from './parts.ts';
import { namedAs } from './show-form.ts';

const AT_ONCE = 200;
/** So far the cursors may lie behind while nobody answers: moving them costs a write, looking costs little. */
const MOST_BEHIND = 5000;

/** True: there may be more. */
export async function countAnswers(ctx: Ctx): Promise<boolean> {
  const { db, workspace } = ctx;
  const after = await seenUpTo(db, workspace);
  const upTo = await committedPosition(db, workspace);
  if (after === null || upTo <= after) return false;
  const rows = await answersBetween(db, workspace, after, upTo, AT_ONCE);
  if (rows.length === 0 && upTo - after < MOST_BEHIND) return false;
  const full = rows.length === AT_ONCE;
  return db.transaction(async (tx) => {
    await advance(tx, workspace, 0);
    const forms = await lockForms(tx, workspace);
    // Before the right to write was there somebody may have begun to ask for earlier answers, which were not read.
    if (Math.min(...forms.map((form) => form.seen_position)) !== after) return true;
    await countRows(tx, ctx, forms, rows);
    await noteSeen(tx, workspace, full ? (rows.at(-1)?.position ?? upTo) : upTo);
    return full;
  });
}

/** Counts what came until now in the caller's transaction, before a form means something else; it has the right to write. */
export async function countLeft(tx: Tx, ctx: Ctx, upTo: number): Promise<void> {
  const forms = await lockForms(tx, ctx.workspace);
  for (let after = Math.min(...forms.map((form) => form.seen_position)); after < upTo; ) {
    const rows = await answersBetween(tx, ctx.workspace, after, upTo, AT_ONCE);
    await countRows(tx, ctx, forms, rows);
    after = rows.length === AT_ONCE ? (rows.at(-1)?.position ?? upTo) : upTo;
  }
  await noteSeen(tx, ctx.workspace, upTo);
}

async function countRows(
  tx: Tx,
  ctx: Ctx,
  forms: readonly FormRow[],
  rows: readonly EventRecord[],
): Promise<void> {
  if (rows.length === 0) return;
  const library = await libraryOf(ctx.db, ctx.workspace);
  const living = await livingOf(tx, ctx, rows);
  const first = new Date(Math.min(...rows.map((row) => row.at.getTime())));
  const since = await answersSince(tx, ctx.workspace, [...new Set(rows.map((row) => row.customer))], first);
  const all = grouped(since, (one) => living.get(one.customer));
  for (const row of rows) {
    const customer = living.get(row.customer);
    const form = forms.find((one) => isOf(namedAs(one), row.properties.form));
    if (!form || customer === undefined || row.position <= form.seen_position) continue;
    const asked = { ...namedAs(form), consentText: form.consent_text, questions: form.questions };
    const meanings = standingOf(asked, row, all.get(customer) ?? []);
    await countOne(tx, ctx, library, form, { ...row, customer }, meanings);
  }
}

async function countOne(
  tx: Tx,
  ctx: Ctx,
  library: LibrarySnapshot,
  form: FormRow,
  answer: EventRecord,
  meanings: readonly Meaning[],
): Promise<void> {
  const all = new Set(
    tagsNow(
      library,
      meanings.flatMap((one) => one.puts),
    ),
  );
  for (const meaning of meanings) await putTags(tx, ctx, library, form, answer, { ...meaning, all });
}

/** Merged tags are the ones that they became. */
const tagsNow = (library: LibrarySnapshot, tags: readonly number[]): number[] =>
  library.tagsNow(tags).map((tag) => tag.id);

/** Tags of a question: those of what was answered come, those that the form put on for another answer go. */
async function putTags(
  tx: Tx,
  ctx: Ctx,
  library: LibrarySnapshot,
  form: FormRow,
  { customer, staff_id: staff }: EventRecord,
  { question, answers, puts, others, all }: Meaning & { readonly all: ReadonlySet<number> },
): Promise<void> {
  const id = toId('form', form.id);
  const earlier = await putOnByForm(tx, ctx.workspace, id, [customer], tagsNow(library, others));
  const gone = earlier.filter(({ tag }) => !all.has(tag));
  const change = (action: Change['action'], tag: number): Change => ({ action, customer, tag, staff });
  const changes = [
    ...gone.map(({ tag }) => change('remove', tag)),
    ...tagsNow(library, puts).map((tag) => change('add', tag)),
  ];
  if (changes.length === 0) return;
  const actor = { ...systemActor(ctx.workspace, form.name, ctx.actor.rights), id };
  const evidence = { form: id, name: form.name, question, answer: answers.join('、') };
  const { refused } = await apply(tx, { ...ctx, actor }, changes, { source: 'form', evidence });
  for (const { code } of refused)
    ctx.log.info({ workspace: ctx.workspace, form: id, code }, 'a tag of a form was refused');
}
