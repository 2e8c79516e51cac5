import { staffByKey } from '#features/staff';
import { notFound, requireRight } from '#kernel';
import type { Ctx } from '#platform/context';
import { fromCursor, isNumber, pageOf } from '#platform/http';
import type { CustomerStatus } from './core/public.ts';
import { hidesNumbers, named } from './matching-customers.ts';
import { presentCustomers } from './present-customers.ts';
import { reachOf } from './reach.ts';
import { countCustomers, searchCustomers } from './search-sql.ts';

export interface ListQuery {
  readonly q?: string | undefined;
  readonly status?: CustomerStatus | undefined;
  readonly owner?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Where the next page starts, with the total of the first page: counting a search again on each page would cost more than the page. */
type Place = readonly [below: number, total: number];
const MOST_ORDINAL = 2 ** 31 - 1;
const isPlace = (value: unknown): value is Place =>
  Array.isArray(value) &&
  value.length === 2 &&
  value.every((n) => isNumber(n) && n >= 0 && n <= MOST_ORDINAL);

/** Errors: `right.missing`, `cursor.invalid`, `staff.notFound`. */
export async function listCustomers(ctx: Ctx, query: ListQuery) {
  requireRight(ctx.actor, 'customers:read');
  const { db, workspace } = ctx;
  const place = fromCursor(query.cursor, isPlace);
  const text = query.q || null;
  const filter = {
    reach: await reachOf(db, ctx),
    status: query.status ?? null,
    owner: await ownerOf(ctx, query.owner),
    text,
    hidesNumbers: text !== null && hidesNumbers(ctx, text),
    named: text === null ? [] : await named(ctx, text),
  };
  const found = await searchCustomers(db, workspace, filter, place?.[0] ?? null, query.limit + 1);
  const total = place?.[1] ?? (await countCustomers(db, workspace, filter));
  const { page, nextCursor } = pageOf(found, query.limit, (last) => [last, total]);
  return {
    items: await presentCustomers(db, ctx, page),
    nextCursor,
    total,
  };
}

async function ownerOf(ctx: Ctx, key: string | undefined): Promise<number | null> {
  if (key === undefined) return null;
  const owner = (await staffByKey(ctx.db, ctx.workspace, [key])).get(key);
  if (!owner) throw notFound('staff.notFound', { staff: key });
  return owner.id;
}
