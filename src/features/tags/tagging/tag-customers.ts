/** `POST /taggings`: rows that the caller names one by one. */

import { customersTexts } from '#features/customers';
import { rowsRefused } from '#features/events';
import { staffByKey } from '#features/staff';
import {
  type AppError,
  type BodyOf,
  type Facts,
  findForbiddenIdentifier,
  invalid,
  type OutputOf,
  requireRight,
  toId,
} from '#kernel';
import type { Ctx } from '#platform/context';
import { say } from '#platform/http';
import type * as contract from '../contract.ts';
import { type Contradiction, contradictionsIn, type Wish } from '../core/public.ts';
import { libraryOf } from '../library/library.ts';
import type { LibraryTag } from '../library/snapshot.ts';
import { tagsTexts } from '../texts.ts';
import { applyAll, type Request } from './apply.ts';
import { sourceOf } from './cause.ts';
import type { Change } from './decide.ts';
import { applyGathered } from './gather.ts';

const MOST_ROWS = 10_000;
/** Calls up to this size share transactions with others. */
const SMALL = 500;

type Input = BodyOf<typeof contract.tagCustomers>;

interface Place {
  readonly list: 'add' | 'remove';
  readonly index: number;
}

/** A row whose tag is known. */
interface NamedRow extends Place {
  readonly customer: string;
  readonly tag: LibraryTag;
  readonly change: Omit<Change, 'customer'>;
}

/**
 * Rows to remove are done before rows to add, so that one call can make room and use it. Rows of one customer that
 * contradict each other are all refused (`tagging.bothWays`, `tagging.oneChoice`). Errors: `taggings.tooMany`,
 * and with `atomic` `rows.refused` (422) with every refused row; then nothing was done.
 */
export async function tagCustomers(ctx: Ctx, input: Input): Promise<OutputOf<typeof contract.tagCustomers>> {
  requireRight(ctx.actor, 'tags:apply');
  const count = input.add.length + input.remove.length;
  if (count > MOST_ROWS)
    throw invalid('taggings.tooMany', { rows: count, most: MOST_ROWS }, [
      {
        path: input.add.length >= input.remove.length ? 'add' : 'remove',
        code: 'tooLong',
        facts: { max: MOST_ROWS },
      },
    ]);
  if (input.reason && findForbiddenIdentifier(input.reason))
    throw invalid('tagging.identifier', {}, [{ path: 'reason', code: 'tagging.identifier' }]);
  const named = await namedRows(ctx, input);
  const unnamed = named.flatMap((row) => ('code' in row ? [row] : []));
  if (input.atomic && unnamed.length > 0) throw refusedAll(ctx, unnamed);
  const rows = named.flatMap((row) => ('change' in row ? [row] : []));
  let met: NamedRow[] = [];
  let unknown: NamedRow[] = [];
  let contradictory: RefusedRow[] = [];
  const request: Request = {
    ctx,
    cause: { source: sourceOf(ctx.actor), reason: input.reason ?? null },
    atomic: input.atomic,
    customers: [...new Set(rows.map((row) => row.customer))],
    tags: rows.map((row) => row.change.tag),
    changes: (found) => {
      const known = rows.filter((row) => found.has(row.customer));
      unknown = rows.filter((row) => !found.has(row.customer));
      const clashes = contradictionsIn(
        known.map((row) => wishOf(row, found.get(row.customer) ?? 0, ctx.actor.staff)),
      );
      met = known.filter((_, i) => !clashes.has(i));
      contradictory = [...clashes].flatMap(([i, { code, other }]) => {
        const [row, rival] = [known[i], known[other]];
        return row && rival ? [refusedFor(row, rival, code)] : [];
      });
      if (input.atomic && unknown.length + contradictory.length > 0) return [];
      return met.map((row) => ({ ...row.change, customer: found.get(row.customer) ?? 0 }));
    },
  };
  const [applied] =
    count <= SMALL
      ? [await applyGathered(request)]
      : await ctx.db.transaction((tx) => applyAll(tx, [request]));
  if (!applied) throw new Error('a request without an answer');
  const refused: RefusedRow[] = [
    ...unnamed,
    ...contradictory,
    ...unknown.map(({ list, index, customer }) => ({
      list,
      index,
      code: 'customer.notFound',
      facts: { customer: customer.slice(0, 80) },
    })),
    ...applied.refused.flatMap(({ index, code, facts }) => {
      const row = met[index];
      return row ? [{ list: row.list, index: row.index, code, facts }] : [];
    }),
  ];
  if (input.atomic && refused.length > 0) throw refusedAll(ctx, refused);
  return {
    added: applied.added,
    removed: applied.removed,
    moved: applied.moved,
    unchanged: applied.unchanged,
    refused: refused
      .sort((a, b) => a.list.localeCompare(b.list) || a.index - b.index)
      .map((one) => shown(ctx, one)),
    position: applied.position,
    cause: applied.causeId === null ? null : toId('cause', applied.causeId),
  };
}

interface RefusedRow extends Place {
  readonly code: string;
  readonly facts: Facts;
}

const shown = (ctx: Ctx, { list, index, code, facts }: RefusedRow) => {
  const { message, hint } = say({ ...customersTexts, ...tagsTexts }, code, facts, ctx.language);
  return { index, list, code, message, ...(hint === null ? {} : { hint }), facts: { ...facts } };
};

const wishOf = ({ list, tag, change }: NamedRow, customer: number, own: number | null): Wish => ({
  action: list,
  customer,
  tag: tag.id,
  group: tag.group_id,
  single: tag.group.choice === 'single',
  // A program that takes a tag off without saying whose means everybody's, and contradicts no single answer.
  staff: tag.group.per_staff ? (change.staff ?? own ?? (list === 'add' ? 0 : 'all')) : null,
});

const refusedFor = (
  { list, index, tag }: NamedRow,
  rival: NamedRow,
  code: Contradiction['code'],
): RefusedRow => ({
  list,
  index,
  code,
  facts: { tag: tag.path, other: rival.tag.path, row: `${rival.list}.${rival.index}` },
});

const refusedAll = (ctx: Ctx, refused: readonly RefusedRow[]): AppError =>
  rowsRefused(
    refused.map((one) => shown(ctx, one)),
    refused.map(({ list, index, code, facts }) => ({ path: `${list}.${index}`, code, facts })),
  );

/** Finds tags and staff of all rows at once; customers are found under the right to write. */
async function namedRows(ctx: Ctx, input: Input): Promise<(NamedRow | RefusedRow)[]> {
  const all = [
    ...input.remove.map((row, index) => ({ ...row, list: 'remove' as const, index })),
    ...input.add.map((row, index) => ({ ...row, list: 'add' as const, index })),
  ];
  const library = await libraryOf(ctx.db, ctx.workspace);
  const tags = new Map(
    [...new Set(all.map((row) => row.tag))].map((ref) => [ref, library.resolve(ref, ctx.actor)]),
  );
  const staffRefs = [...new Set(all.flatMap((row) => (row.staff === undefined ? [] : [row.staff])))];
  const staff = staffRefs.length > 0 ? await staffByKey(ctx.db, ctx.workspace, staffRefs) : new Map();
  return all.map((row) => {
    const { list, index, customer } = row;
    const found = tags.get(row.tag);
    if (!found?.tag)
      return {
        list,
        index,
        code: `tag.${found?.problem ?? 'notFound'}`,
        facts: { tag: row.tag.slice(0, 200) },
      };
    const person = row.staff === undefined ? undefined : staff.get(row.staff);
    if (row.staff !== undefined && !person)
      return { list, index, code: 'tagging.staffUnknown', facts: { staff: row.staff.slice(0, 80) } };
    const base = { tag: found.tag.id, staff: person?.id };
    if (list === 'remove')
      return { list, index, customer, tag: found.tag, change: { action: 'remove', ...base } };
    const { evidence, expiresAt } = 'evidence' in row || 'expiresAt' in row ? row : {};
    return {
      list,
      index,
      customer,
      tag: found.tag,
      change: {
        action: 'add',
        ...base,
        evidence: evidence || null,
        expiresAt: typeof expiresAt === 'string' ? new Date(expiresAt) : expiresAt,
      },
    };
  });
}
