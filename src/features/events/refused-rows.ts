/** Refusing single rows of a bulk write by name while the others are carried out. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ZodType } from 'zod';
import { AppError, detailsOf, type ErrorDetail, invalid } from '#kernel';
import type { Ctx } from '#platform/context';
import { failure, generalTexts, type Texts } from '#platform/http';
import { oneOrMany, type Refusal, type RefusedRow, type Rows } from './core/public.ts';

/** A bulk body as rows. Error: `input.invalid` when the list itself is not right. */
export function readRows(body: unknown, list: string, max: number): Rows {
  const rows = oneOrMany(body, list, max);
  if (!('problem' in rows)) return rows;
  const details = detailsOf(rows.problem);
  throw invalid('input.invalid', { count: details.length }, details);
}

/** One row in its right shape. Error: `input.invalid` with every field that is wrong. */
export function readRow<T>(schema: ZodType<T>, row: unknown): T {
  const result = schema.safeParse(row, { reportInput: true });
  if (result.success) return result.data;
  const details = detailsOf(result.error);
  throw invalid('input.invalid', { count: details.length }, details);
}

export interface Sorted<T> {
  readonly good: { readonly index: number; readonly row: T }[];
  readonly refused: Refusal[];
}

/** Runs `read` over the rows and sets those aside that it refuses. A bug is thrown on. */
export function sortOut<T>(rows: readonly unknown[], read: (row: unknown) => T): Sorted<T> {
  const sorted: Sorted<T> = { good: [], refused: [] };
  rows.forEach((row, index) => {
    try {
      sorted.good.push({ index, row: read(row) });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      sorted.refused.push({ index, error });
    }
  });
  return sorted;
}

/** Rows that are looked at in one turn of the event loop: some milliseconds. */
const TURN = 250;

/** The same for long lists, with a turn for others in between. */
export async function sortOutInTurns<T>(
  rows: readonly unknown[],
  read: (row: unknown) => T,
): Promise<Sorted<T>> {
  const sorted: Sorted<T> = { good: [], refused: [] };
  for (let at = 0; at < rows.length; at += TURN) {
    const some = sortOut(rows.slice(at, at + TURN), read);
    for (const { index, row } of some.good) sorted.good.push({ index: at + index, row });
    for (const { index, error } of some.refused) sorted.refused.push({ index: at + index, error });
    await nextTurn();
  }
  return sorted;
}

const joined = (list: string, index: number, path: string): string =>
  path ? `${list}.${index}.${path}` : `${list}.${index}`;

/** Refusals in the caller's language, in the order of the rows. `list` is the name of the list in the body. */
export function sayRefused(refused: readonly Refusal[], ctx: Ctx, texts: Texts, list: string): RefusedRow[] {
  const all: Texts = { ...generalTexts, ...texts };
  return [...refused]
    .sort((a, b) => a.index - b.index)
    .map(({ index, error }) => {
      const said = failure(error, ctx.language, ctx.requestId, all).body.error;
      const details = said.details as { path: string; code: string; message: string }[];
      const first = details[0];
      // "3 fields are not right" says too little here: name the first one.
      const message =
        error.code === 'input.invalid' && first ? `${first.path} ${first.message}`.trim() : said.message;
      return {
        index,
        code: error.code,
        message: String(message),
        hint: typeof said.hint === 'string' ? said.hint : null,
        path: joined(list, index, first?.path ?? ''),
        details: details.map((d) => ({
          path: joined(list, index, d.path),
          code: d.code,
          message: d.message,
        })),
      };
    });
}

/**
 * Called inside the transaction once all refusals are known; ends it when they forbid everything. One thing is refused
 * with its own error, an `atomic` list with `rowsRefused`.
 */
export function stopIfRefused(
  refused: readonly Refusal[],
  rows: Pick<Rows, 'single' | 'atomic'>,
  say: (refused: readonly Refusal[]) => RefusedRow[],
): void {
  const first = refused[0];
  if (!first) return;
  if (rows.single) throw first.error;
  if (rows.atomic) {
    const said = say(refused);
    throw rowsRefused(
      said,
      said.map(({ path, code, message }) => ({ path, code, message })),
    );
  }
}

const MOST_DETAILS = 100;

/** What every `atomic` list answers with when some row cannot be carried out: `rows.refused` (422), with each of them. */
export const rowsRefused = (refused: readonly object[], details: readonly ErrorDetail[]): AppError =>
  new AppError('unprocessable', 'rows.refused', { count: refused.length }, details.slice(0, MOST_DETAILS), {
    refused,
  });
