import {
  all,
  any,
  count,
  type Expression,
  inSet,
  type NumberColumn,
  not,
  OrdinalSet,
  page,
  pageSorted,
  type SortedRow,
} from '#features/audience/core';
import type { Condition } from '#features/conditions/core';
import { customersMatching } from '#features/customers';
import { AppError, invalid } from '#kernel';
import type { Ctx } from '#platform/context';
import { fromCursor, toCursor } from '#platform/http';
import { since } from './count.ts';
import type { WorkspaceIndex } from './index/workspace-index.ts';
import type { Audiences } from './people.ts';
import { shownCustomers } from './shown-customers.ts';
import type { Terms } from './vocabulary.ts';

export interface SortKey {
  readonly by: string;
  readonly order: 'asc' | 'desc';
}

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

interface Walk {
  /** Disjoint parts in the order wanted, from the ordered groups among the keys. */
  readonly segments: readonly Expression[];
  /** Order within a segment; null: by customer number. */
  readonly column: { readonly column: NumberColumn; readonly order: 'asc' | 'desc' } | null;
}

const unknown = (i: number, by: string) =>
  invalid('sort.unknown', { by }, [{ path: `sort.${i}.by`, code: 'unknownSort', facts: { by } }]);

/** Splits by the levels of an ordered group, highest first for `desc`; those without any level come last. */
function byLevel(within: readonly Expression[], levels: readonly OrdinalSet[]): Expression[] {
  const has = any(...levels.map(inSet));
  return within.flatMap((part) => [
    ...levels.map((level, i) =>
      all(part, inSet(level), ...levels.slice(0, i).map((higher) => not(inSet(higher)))),
    ),
    all(part, not(has)),
  ]);
}

const MAX_SEGMENTS = 5000;

/** Follow-up order (U05): any number of ordered groups, then at most one column as the last key. */
function walkOf(sort: readonly SortKey[], expression: Expression, index: WorkspaceIndex, terms: Terms): Walk {
  let segments: Expression[] = [expression];
  let column: Walk['column'] = null;
  sort.forEach(({ by, order }, i) => {
    if (column) throw unknown(i, by);
    if (by.startsWith('group:')) {
      const [group] = terms.findGroups(by.slice(6));
      if (!group) throw unknown(i, by);
      const tags = [...terms.tagsOf(group.id)].sort((a, b) =>
        order === 'desc' ? b.order - a.order : a.order - b.order,
      );
      segments = byLevel(
        segments,
        tags.map((tag) => index.tag(tag.id)),
      );
      if (segments.length > MAX_SEGMENTS) throw new AppError('invalid', 'sort.tooMany', { by });
      return;
    }
    const found = index.column(by);
    if (!found) throw unknown(i, by);
    column = { column: found, order };
  });
  return { segments, column };
}

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
      const { column, order } = walk.column;
      const after = at.ordinal === null ? null : { ordinal: at.ordinal, value: at.value };
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
  const walk = walkOf(asked.sort ?? [], expression, index, terms);
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
      terms,
    ),
    nextCursor: found.length > rows.length && last ? toCursor(last) : null,
    total,
    position,
    tookMs: since(began),
  };
}
