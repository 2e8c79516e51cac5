/** Makes, changes and ends forms. */
import { asksFor, refuseNamed } from '#features/rules';
import { record } from '#features/staff';
import { libraryOf, tagsToPutOn } from '#features/tags';
import { nameTakenIn } from '#features/tags/core';
import { type BodyOf, conflict, type ErrorDetail, invalid, type OutputOf, requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { advance } from '#platform/feed';
import type {
  changeForm as changeContract,
  createForm as createContract,
  deleteForm as deleteContract,
  FormItem,
  NewForm,
} from './contract.ts';
import { isOf, type Question } from './core/public.ts';
import { countAnswers, countLeft } from './count-answers.ts';
import { type FormRow, type FormSettings, formNames, insertForm, updateForm } from './form-sql.ts';
import { formCtx } from './parts.ts';
import { needForm, showForm } from './show-form.ts';

/** Before everything that is in the journal. */
const FROM_THE_START = 0;

/** Errors: `form.nameTaken`, `tags.unknown`. */
export async function createForm(
  ctx: Ctx,
  { earlier, ...input }: BodyOf<typeof createContract>,
): Promise<FormItem> {
  requireRight(ctx.actor, 'library:write');
  const id = await ctx.db.transaction(async (tx) => {
    // Whoever merges or deletes tags holds the same right, so a tag that is named here is there.
    const { last } = await advance(tx, ctx.workspace, 0);
    const settings = await resolve(ctx, input, new Set());
    await refuseTaken(tx, ctx, settings.name, null);
    const made = await insertForm(tx, ctx.workspace, settings, earlier ? FROM_THE_START : last, ctx.now);
    await record(tx, ctx, { did: 'form.created', subject: toId('form', made.id), after: told(settings) });
    return made.id;
  });
  return showForm(ctx, toId('form', id));
}

/** Errors: `form.notFound`, `form.inUse`, `form.nameTaken`, `tags.unknown`. */
export async function changeForm(
  ctx: Ctx,
  ref: string,
  { archived, earlier, ...input }: BodyOf<typeof changeContract>,
): Promise<FormItem> {
  requireRight(ctx.actor, 'library:write');
  const counting = await formCtx({ ...ctx, clock: () => ctx.now }, ctx.workspace);
  // Answers from before mean what the form said then. Most are counted before others have to wait.
  while (!earlier && (await countAnswers(counting)));
  await ctx.db.transaction(async (tx) => {
    const { last } = await advance(tx, ctx.workspace, 0);
    if (!earlier) await countLeft(tx, counting, last);
    const before = await needForm(tx, ctx, ref);
    const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
    const settings = await resolve(ctx, { ...enteredOf(before), ...given }, new Set(before.tags));
    const isArchived = archived ?? before.archived_at !== null;
    if (!isArchived) await refuseTaken(tx, ctx, settings.name, before.id);
    else if (before.archived_at === null)
      // A rule that waits for a form which nobody can fill in waits for ever.
      await refuseNamed(tx, ctx, {
        code: 'form.inUse',
        name: before.name,
        names: asksFor('form', (told) => isOf({ id: ref, name: before.name }, told)),
      });
    // While it rested nothing was counted; what came meanwhile is earlier than now.
    const comesBack = before.archived_at !== null && !isArchived;
    await updateForm(
      tx,
      ctx.workspace,
      before.id,
      {
        ...settings,
        archived_at: isArchived ? (before.archived_at ?? ctx.now) : null,
        seen_position: earlier ? FROM_THE_START : comesBack ? last : before.seen_position,
      },
      ctx.now,
    );
    const did = archived === undefined ? 'form.changed' : archived ? 'form.archived' : 'form.restored';
    await record(tx, ctx, { did, subject: ref, before: told(before), after: told(settings) });
  });
  return showForm(ctx, ref);
}

/** Errors: `form.notFound`, `form.inUse`. */
export async function deleteForm(ctx: Ctx, ref: string): Promise<OutputOf<typeof deleteContract>> {
  await changeForm(ctx, ref, { archived: true });
  return { id: ref };
}

async function refuseTaken(tx: Tx, { workspace }: Ctx, name: string, own: number | null): Promise<void> {
  const taken = nameTakenIn(await formNames(tx, workspace), name, own);
  if (taken) throw conflict('form.nameTaken', { name: taken.name });
}

const enteredOf = (row: FormRow): NewForm => ({
  name: row.name,
  consentText: row.consent_text,
  questions: row.questions.map((one) => ({
    ...one,
    options: one.options.map(({ answer, tags }) => ({ answer, tags: tags.map((id) => toId('tag', id)) })),
  })),
});

/** Everything wrong is named at once. `kept`: tags that stay though nobody could enter them today. */
async function resolve(ctx: Ctx, entered: NewForm, kept: ReadonlySet<number>): Promise<FormSettings> {
  const library = await libraryOf(ctx.db, ctx.workspace);
  const problems: ErrorDetail[] = [];
  const keptIds = new Map([...kept].map((id) => [toId('tag', id), id]));
  const questions = entered.questions.map(
    ({ question, choice, options }, q): Question => ({
      question: question.trim(),
      choice,
      options: options.map(({ answer, tags }, o) => {
        const stay = tags.flatMap((ref) => keptIds.get(ref) ?? []);
        const refs = tags.filter((ref) => !keptIds.has(ref));
        const path = `questions.${q}.options.${o}.tags`;
        const found = tagsToPutOn(library, ctx.actor, refs, path, 'form.personalTag');
        problems.push(...found.problems);
        return { answer: answer.trim(), tags: [...new Set([...stay, ...found.ids])] };
      }),
    }),
  );
  if (problems.length > 0) throw invalid('tags.unknown', { count: problems.length }, problems);
  return { name: entered.name, consent_text: entered.consentText?.trim() || null, questions };
}

/** For the audit trail. */
const told = ({ name, consent_text, questions }: FormSettings) => ({
  name,
  consentText: consent_text,
  questions: questions.map(({ question, choice, options }) => ({
    question,
    choice,
    options: options.map(({ answer, tags }) => ({ answer, tags: tags.map((id) => toId('tag', id)) })),
  })),
});
