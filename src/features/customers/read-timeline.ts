import { requireRight } from '#kernel';
import type { Ctx } from '#platform/context';
import { fromCursor, isNumber, isPlace, toCursor } from '#platform/http';
import { comparePlaces, type Place, resumeAt } from './core/public.ts';
import { withMerged } from './customer-sql.ts';
import { needCustomer } from './find-customers.ts';
import type { TimelineSource } from './ports.ts';

type Cursor = readonly [at: number, source: string, key: number];
/** Milliseconds; keeps a made-up cursor within what PostgreSQL can tell. */
const FARTHEST_TIME = 6.2e13;
const isCursor = (value: unknown): value is Cursor =>
  Array.isArray(value) &&
  value.length === 3 &&
  isNumber(value[0]) &&
  Math.abs(value[0]) <= FARTHEST_TIME &&
  typeof value[1] === 'string' &&
  isPlace(value[2]);

export interface TimelineQuery {
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly kind?: string | undefined;
}

/** One page of everything that happened, newest first. Errors: `right.missing`, `customer.notFound`, `cursor.invalid`. */
export async function readTimeline(
  ctx: Ctx,
  key: string,
  query: TimelineQuery,
  sources: readonly TimelineSource[],
) {
  requireRight(ctx.actor, 'customers:read');
  const cursor = fromCursor(query.cursor, isCursor);
  const last: Place | null = cursor && { at: new Date(cursor[0]), source: cursor[1], key: cursor[2] };
  const kinds = query.kind?.split(',').map((kind) => kind.trim());
  const asked = sources.filter((source) => !kinds || kinds.includes(source.name));
  return ctx.db.snapshot(async (tx) => {
    const customers = await withMerged(tx, ctx.workspace, await needCustomer(tx, ctx, key));
    const found = [];
    let total = 0;
    for (const source of asked) {
      const before = last && resumeAt(last, source.name);
      const entries = await source.read(tx, ctx, customers, before, query.limit + 1);
      found.push(...entries.map((entry) => ({ ...entry, source: source.name })));
      total += await source.count(tx, ctx, customers);
    }
    const page = found.sort(comparePlaces).slice(0, query.limit);
    const end = page[page.length - 1];
    return {
      items: page.map(({ id, source, type, at, by, data }) => ({
        id,
        kind: source,
        type,
        at: at.toISOString(),
        by,
        data,
      })),
      nextCursor:
        found.length > query.limit && end ? toCursor([end.at.getTime(), end.source, end.key]) : null,
      total,
    };
  });
}
