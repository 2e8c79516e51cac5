/** Forms as they are answered, and who answered them. */
import { customerDirectory, namedCustomers } from '#features/customers';
import { answersTo, type Before, countAnswersTo, formsTold } from '#features/events';
import { type LibrarySnapshot, libraryOf, tagRef, visibleTags } from '#features/tags';
import { asSeenBy, DAY, needId, notFound, type OutputOf, type QueryOf, requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Queryable } from '#platform/db';
import { fromCursor, isPlace, pageOf, wholePage } from '#platform/http';
import type { FormItem, listAnswers as listAnswersContract, listForms as listContract } from './contract.ts';
import { consentOf, isOf, meaningOf } from './core/public.ts';
import { type FormRow, formById, listFormRows } from './form-sql.ts';
import { waitingAnswers } from './link-sql.ts';

const COUNTED_DAYS = 30;

/** Error: `form.notFound`. */
export async function needForm(db: Queryable, ctx: Ctx, ref: string): Promise<FormRow> {
  const row = await formById(db, ctx.workspace, needId('form', ref));
  if (!row) throw notFound('form.notFound', { id: ref });
  return row;
}

export const namedAs = (row: Pick<FormRow, 'id' | 'name'>) => ({ id: toId('form', row.id), name: row.name });

/** Under which of the names in the journal a form is meant. */
const namesOf = (row: FormRow, told: readonly string[]): string[] =>
  told.filter((name) => isOf(namedAs(row), name));

/** The tags as they are called now; those that are gone or not to be seen are left out. */
function tagShower(ctx: Ctx, library: LibrarySnapshot) {
  const visible = new Set(visibleTags(ctx, library));
  return (ids: readonly number[]) =>
    library
      .tagsNow(ids)
      .filter((tag) => visible.has(tag.id))
      .map(tagRef);
}

async function shown(ctx: Ctx, rows: readonly FormRow[]): Promise<FormItem[]> {
  const { db, workspace, now } = ctx;
  const show = tagShower(ctx, await libraryOf(db, workspace));
  const told = await formsTold(db, workspace);
  const waiting = await waitingAnswers(db, workspace);
  const since = new Date(now.getTime() - COUNTED_DAYS * DAY);
  return Promise.all(
    rows.map(async (row) => ({
      ...namedAs(row),
      consentText: row.consent_text,
      questions: row.questions.map(({ question, choice, options }) => ({
        question,
        choice,
        options: options.map(({ answer, tags }) => ({ answer, tags: show(tags) })),
      })),
      status: row.archived_at === null ? ('active' as const) : ('archived' as const),
      answers: await countAnswersTo(db, workspace, customerDirectory.isGone, namesOf(row, told), since),
      waiting: waiting.get(row.id) ?? 0,
      createdAt: row.created_at.toISOString(),
      updatedAt: row.updated_at.toISOString(),
    })),
  );
}

/** Errors: `right.missing`, `form.notFound`. */
export async function showForm(ctx: Ctx, ref: string): Promise<FormItem> {
  requireRight(ctx.actor, 'library:read');
  const [item] = await shown(ctx, [await needForm(ctx.db, ctx, ref)]);
  if (!item) throw new Error('a form without an answer');
  return item;
}

export async function listForms(
  ctx: Ctx,
  query: QueryOf<typeof listContract>,
): Promise<OutputOf<typeof listContract>> {
  requireRight(ctx.actor, 'library:read');
  const rows = await listFormRows(ctx.db, ctx.workspace, query.status === 'archived');
  return wholePage(await shown(ctx, rows), query);
}

type Place = readonly [at: number, position: number];
/** Milliseconds; keeps a made-up cursor within what PostgreSQL can tell. */
const FARTHEST_TIME = 6.2e13;
const isAnswerPlace = (value: unknown): value is Place =>
  Array.isArray(value) &&
  value.length === 2 &&
  isPlace(value[0]) &&
  value[0] <= FARTHEST_TIME &&
  isPlace(value[1]);

/** Errors: `right.missing`, `form.notFound`, `cursor.invalid`. */
export async function listAnswers(
  ctx: Ctx,
  ref: string,
  query: QueryOf<typeof listAnswersContract>,
): Promise<OutputOf<typeof listAnswersContract>> {
  requireRight(ctx.actor, 'customers:read');
  const { db, workspace, actor } = ctx;
  const row = await needForm(db, ctx, ref);
  const whose = (await customerDirectory.inReach(db, ctx)) ?? customerDirectory.isGone;
  const place = fromCursor(query.cursor, isAnswerPlace);
  const before: Before | null = place && { at: new Date(place[0]), key: place[1] };
  const names = namesOf(row, await formsTold(db, workspace));
  const rows = await answersTo(db, workspace, whose, names, before, query.limit + 1);
  const { page, nextCursor } = pageOf(rows, query.limit, (last) => [last.at.getTime(), last.position]);
  const named = await namedCustomers(db, workspace, [...new Set(page.map((one) => one.customer))]);
  const show = tagShower(ctx, await libraryOf(db, workspace));
  return {
    items: page.map(({ position, customer, at, properties }) => {
      const words = properties.consentText;
      return asSeenBy(actor, {
        position,
        customer: { id: toId('customer', customer), name: named.get(customer)?.name ?? '' },
        at: at.toISOString(),
        answers: answersIn(properties.answers),
        consentText: typeof words === 'string' ? words : null,
        consent: consentOf(row.consent_text, words),
        tags: show(meaningOf(row.questions, properties.answers).flatMap((one) => one.puts)),
      });
    }),
    nextCursor,
    total: await countAnswersTo(db, workspace, whose, names, null),
  };
}

const answersIn = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
