import { all, count, inSet, OrdinalSet, page, pageSorted, type SortedRow } from '#features/audience/core';
import type { Condition } from '#features/conditions/core';
import { customersMatching } from '#features/customers';
import type { Ctx } from '#platform/context';
import { fromCursor, toCursor } from '#platform/http';
import { since } from './count.ts';
import type { Audiences } from './people.ts';
import { shownCustomers } from './shown-customers.ts';
import { type SortKey, type Walk, walkOf } from './sort.ts';

export interface QueryAsked {
  readonly condition: Condition;
  readonly q?: string | undefined;
  readonly sort?: readonly SortKey[] | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly minPosition?: number | undefined;
}

/** A place behind a row: which segment, and the last row of it. */
interface Place {
  readonly segment: number;
  readonly ordinal: number | null;
  readonly value: number | null;
}

const isPlace = (value: unknown): value is Place =>
  typeof value === 'object' && value !== null && Number.isInteger((value as Place).segment);

/** At most `limit` rows behind a place, each as the place behind itself. */
function take(walk: Walk, alive: OrdinalSet, from: Place | null, limit: number): (Place & SortedRow)[] {
  const rows: (Place & SortedRow)[] = [];
  const start = from ?? { segment: 0, ordinal: null, value: null };
  for (let s = start.segment; s < walk.segments.length && rows.length < limit; s++) {
    const part = walk.segments[s];
    if (!part) break;
    const want = limit - rows.length;
    const at = s === start.segment ? start : { segment: s, ordinal: null, value: null };
    if (walk.column) {
      const { column, order, ranks } = walk.column;
      const { ordinal, value } = at;
      const today = ranks && ordinal !== null ? column.get(ordinal) : null;
      const after = ordinal === null ? null : { ordinal, value: today ?? value };
      for (const row of pageSorted(part, alive, column, { order, after, limit: want }))
        rows.push({ ...row, segment: s });
    } else {
      // Newest customers first: that is what an operator looks for.
      for (const ordinal of page(part, alive, at.ordinal, want, 'desc'))
        rows.push({ ordinal, value: null, segment: s });
    }
  }
  return rows;
}

/** Errors: those of the condition; `sort.unknown` for a key that cannot be sorted by; `cursor.invalid`. */
export async function queryAudience(audiences: Audiences, ctx: Ctx, asked: QueryAsked) {
  const began = performance.now();
  const { index, alive, terms, ...people } = await audiences.of(ctx, asked.condition, {
    minPosition: asked.minPosition,
  });
  const expression = asked.q
    ? all(people.expression, inSet(OrdinalSet.from(await customersMatching(ctx, asked.q))))
    : people.expression;
  const walk = await walkOf(ctx, asked.sort ?? [], expression, index, terms);
  const from = fromCursor(asked.cursor, isPlace);
  const total = count(expression, alive);
  // One more than wanted tells whether there is a next page.
  const found = take(walk, alive, from, asked.limit + 1);
  const rows = found.slice(0, asked.limit);
  const last = rows.at(-1);
  const position = index.position;
  return {
    items: await shownCustomers(
      ctx,
      rows.map((row) => row.ordinal),
      { index, terms },
    ),
    nextCursor: found.length > rows.length && last ? toCursor(last) : null,
    total,
    position,
    tookMs: since(began),
  };
}
