/**
 * Pages in an order of several keys, each behind the ties of the one before. Only ties at the two ends of a page are
 * asked about again, as a narrower expression, so a further key costs about one more pass and no table is sorted.
 */
import type { NumberColumn } from './column.ts';
import { page } from './evaluate.ts';
import { all, any, type Expression, inRange, inSet, not } from './expression.ts';
import type { OrdinalSet } from './ordinal-set.ts';
import { pageSorted } from './sorted-page.ts';
import type { Order } from './walk.ts';

/** One key. Whoever is in none of the sets, or has no value in the column, comes last. */
export type OrderKey =
  /** In the order wanted; whoever is in several counts for the first of them. */
  | { readonly kind: 'sets'; readonly sets: readonly OrdinalSet[] }
  | { readonly kind: 'column'; readonly column: NumberColumn; readonly order: Order };

/** A row with where it stands by each key: the number of its set, or its value; null for the last ones. */
export interface OrderedRow {
  readonly ordinal: number;
  readonly values: readonly (number | null)[];
}

export interface OrderedWalk {
  /** The row to go on behind; null for the first page. It need not exist any more. */
  readonly after: OrderedRow | null;
  readonly limit: number;
}

/**
 * The next rows in the order of the keys; equals by all of them by ordinal, in the direction of the last key where that
 * is a column, else the newest first. Fewer than `limit` means that the end is reached.
 */
export function pageOrdered(
  expression: Expression,
  alive: OrdinalSet,
  keys: readonly OrderKey[],
  walk: OrderedWalk,
): OrderedRow[] {
  return next(expression, alive, keys, walk).map((ordinal) => rowOf(ordinal, keys));
}

const directionOf = (key: OrderKey | undefined): Order => (key?.kind === 'column' ? key.order : 'desc');

const rowOf = (ordinal: number, keys: readonly OrderKey[]): OrderedRow => ({
  ordinal,
  values: keys.map((key) => standingOf(key, ordinal)),
});

function standingOf(key: OrderKey, ordinal: number): number | null {
  if (key.kind === 'column') return key.column.get(ordinal);
  const set = key.sets.findIndex((one) => one.has(ordinal));
  return set < 0 ? null : set;
}

function next(
  expression: Expression,
  alive: OrdinalSet,
  keys: readonly OrderKey[],
  { after, limit }: OrderedWalk,
  lastKey = keys.at(-1),
): number[] {
  const [key, ...rest] = keys;
  if (limit <= 0) return [];
  if (!key) return [...page(expression, alive, after?.ordinal ?? null, limit, directionOf(lastKey))];
  const [value, ...further] = after?.values ?? [];
  if (key.kind === 'column' && rest.length === 0) {
    const from = after && { ordinal: after.ordinal, value: value ?? null };
    const { column, order } = key;
    return pageSorted(expression, alive, column, { order, after: from, limit }).map((row) => row.ordinal);
  }
  /** Those who stand at the same value of this key, in the order of the further ones. */
  const equals = (same: number | null, from: OrderedRow | null, room: number) =>
    next(all(expression, whoStands(key, same)), alive, rest, { after: from, limit: room }, lastKey);

  const rows =
    after && value !== undefined ? equals(value, { ordinal: after.ordinal, values: further }, limit) : [];
  if (value === null) return rows;
  if (key.kind === 'sets') {
    for (let set = value === undefined ? 0 : value + 1; set <= key.sets.length && rows.length < limit; set++)
      rows.push(...equals(set < key.sets.length ? set : null, null, limit - rows.length));
    return rows;
  }
  const room = limit - rows.length;
  const { column, order } = key;
  const from = value === undefined ? null : { ordinal: behindAll(order), value };
  const found = pageSorted(expression, alive, column, { order, after: from, limit: room });
  // A full page may end among equals, of whom others come first by the further keys.
  const last = found.length === room ? found.at(-1)?.value : undefined;
  const complete = found.filter((row) => row.value !== last).map((row) => rowOf(row.ordinal, keys));
  rows.push(...complete.sort((a, b) => compared(a, b, keys)).map((row) => row.ordinal));
  if (last !== undefined) rows.push(...equals(last, null, limit - rows.length));
  return rows;
}

const behindAll = (order: Order): number =>
  order === 'asc' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;

/** Who stands at a value of a key. */
function whoStands(key: OrderKey, value: number | null): Expression {
  if (key.kind === 'column')
    return value === null ? not(inSet(key.column.present)) : inRange(key.column, { equal: value });
  const set = value === null ? undefined : key.sets[value];
  const inNone = not(any(...key.sets.slice(0, value ?? key.sets.length).map(inSet)));
  return set ? all(inSet(set), inNone) : inNone;
}

function compared(a: OrderedRow, b: OrderedRow, keys: readonly OrderKey[]): number {
  for (const [i, key] of keys.entries()) {
    const [x, y] = [a.values[i] ?? null, b.values[i] ?? null];
    if (x === y) continue;
    if (x === null || y === null) return x === null ? 1 : -1;
    return key.kind === 'column' && key.order === 'desc' ? y - x : x - y;
  }
  return directionOf(keys.at(-1)) === 'asc' ? a.ordinal - b.ordinal : b.ordinal - a.ordinal;
}
