import {
  all,
  count,
  inSet,
  ORDINAL_MAX,
  type OrderedRow,
  OrdinalSet,
  pageOrdered,
} from '#features/audience/core';
import type { Condition } from '#features/conditions/core';
import { customersMatching } from '#features/customers';
import type { Ctx } from '#platform/context';
import { fromCursor, pageOf } from '#platform/http';
import { since } from './count.ts';
import type { Audiences } from './people.ts';
import { shownCustomers } from './shown-customers.ts';
import { orderKeysOf, type SortKey, type WalkKey } from './sort.ts';

export interface QueryAsked {
  readonly condition: Condition;
  readonly q?: string | undefined;
  readonly sort?: readonly SortKey[] | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly minPosition?: number | undefined;
}

/** Whether a cursor is of a list in this order. */
function isPlace(cursor: unknown, keys: readonly WalkKey[]): cursor is OrderedRow {
  const { ordinal, values } = (cursor ?? {}) as Partial<OrderedRow>;
  return (
    isOrdinal(ordinal) &&
    Array.isArray(values) &&
    values.length === keys.length &&
    keys.every(({ kind }, i) => values[i] === null || isValue(kind, values[i]))
  );
}

const isOrdinal = (value: unknown): boolean =>
  Number.isInteger(value) && Number(value) >= 1 && Number(value) <= ORDINAL_MAX;

const isValue = (kind: WalkKey['kind'], value: unknown): boolean =>
  kind === 'sets' ? Number.isInteger(value) && Number(value) >= 0 : typeof value === 'number';

/** The same place with the ranks of today. */
const asOfNow = ({ ordinal, values }: OrderedRow, keys: readonly WalkKey[]): OrderedRow => ({
  ordinal,
  values: keys.map((key, i) => {
    const today = key.kind === 'column' && key.ranks ? key.column.get(ordinal) : null;
    return today ?? values[i] ?? null;
  }),
});

/** Errors: those of the condition; `sort.unknown` for a key that cannot be sorted by; `cursor.invalid`. */
export async function queryAudience(audiences: Audiences, ctx: Ctx, asked: QueryAsked) {
  const began = performance.now();
  const { index, alive, terms, ...people } = await audiences.of(ctx, asked.condition, {
    minPosition: asked.minPosition,
  });
  const expression = asked.q
    ? all(people.expression, inSet(OrdinalSet.from(await customersMatching(ctx, asked.q))))
    : people.expression;
  const keys = await orderKeysOf(ctx, asked.sort ?? [], index, terms);
  const from = fromCursor(asked.cursor, (value): value is OrderedRow => isPlace(value, keys));
  const total = count(expression, alive);
  // One more than wanted tells whether there is a next page.
  const after = from && asOfNow(from, keys);
  const found = pageOrdered(expression, alive, keys, { after, limit: asked.limit + 1 });
  const { page: rows, nextCursor } = pageOf(found, asked.limit, (last) => last);
  const position = index.position;
  return {
    items: await shownCustomers(
      ctx,
      rows.map((row) => row.ordinal),
      { index, terms },
    ),
    nextCursor,
    total,
    position,
    tookMs: since(began),
  };
}
