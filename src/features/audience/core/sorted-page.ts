/**
 * Pages sorted by a column. No sorted copy is kept, so a column that changes with every event costs nothing here.
 * One pass over those for whom the expression holds keeps the best `limit`; blocks and values that cannot be among
 * them are passed over. Every page costs about the same, however late it is.
 */
import { BLOCK, type Block, valuesOf } from './block.ts';
import type { NumberColumn } from './column.ts';
import type { Bounds } from './column-scan.ts';
import { page } from './evaluate.ts';
import { all, type Expression, inSet, not } from './expression.ts';
import type { OrdinalSet } from './ordinal-set.ts';
import { ordinalOf } from './ordinals.ts';
import { plan } from './plan.ts';
import { Scratch } from './scratch.ts';
import type { Order } from './walk.ts';

/** One line of a page; the last one of a page is the `after` of the next. */
export interface SortedRow {
  readonly ordinal: number;
  readonly value: number | null;
}

export interface SortedWalk {
  readonly order: Order;
  /** The row to go on behind; null for the first page. It need not exist any more. */
  readonly after: SortedRow | null;
  readonly limit: number;
}

const lows = new Uint16Array(BLOCK);

/**
 * The next rows by value, equal values by ordinal in the same direction. Those without a value come last in either
 * direction. Fewer than `limit` rows means that the end is reached.
 */
export function pageSorted(
  expression: Expression,
  alive: OrdinalSet,
  column: NumberColumn,
  { order, after, limit }: SortedWalk,
): SortedRow[] {
  const rows =
    after === null || after.value !== null
      ? best(expression, alive, column, { order, after, limit: Math.min(limit, column.size) })
      : [];
  if (rows.length === limit) return rows;
  const without = all(expression, not(inSet(column.present)));
  const behind = after !== null && after.value === null ? after.ordinal : null;
  for (const ordinal of page(without, alive, behind, limit - rows.length, order))
    rows.push({ ordinal, value: null });
  return rows;
}

function best(
  expression: Expression,
  alive: OrdinalSet,
  column: NumberColumn,
  { order, after, limit }: SortedWalk,
): SortedRow[] {
  if (limit === 0) return [];
  const sign = order === 'asc' ? 1 : -1;
  const chosen = new Best(limit);
  const fromValue = after?.value == null ? Number.NEGATIVE_INFINITY : sign * after.value;
  const fromOrdinal = after === null ? Number.NEGATIVE_INFINITY : sign * after.ordinal;
  const scratch = new Scratch();
  const root = plan(expression, scratch);
  const out = scratch.take();
  for (const i of promisingFirst(alive, column, sign)) {
    const key = alive.keys[i] as number;
    const bounds = signed(fromValue, chosen.worst, sign);
    if (column.atMost(key, bounds) === 0) continue;
    const values = column.blockOf(key)?.values;
    const found = column.select(key, bounds, root.under(key, alive.blocks[i] as Block), out);
    const n = valuesOf(found, lows);
    for (let k = 0; k < n; k++) {
      const low = lows[k] as number;
      const value = sign * (values?.[low] as number);
      const ordinal = sign * ordinalOf(key, low);
      if (value > fromValue || ordinal > fromOrdinal) chosen.offer(value, ordinal);
    }
  }
  scratch.release();
  return chosen.rows(sign);
}

const signed = (from: number, to: number, sign: number): Bounds =>
  sign > 0 ? { low: from, high: to } : { low: -to, high: -from };

/** Indexes of the blocks with values, those with the best bounds first, so that the rest is passed over early. */
function promisingFirst(alive: OrdinalSet, column: NumberColumn, sign: number): number[] {
  const bounds = alive.keys.map((key) => {
    const block = column.blockOf(key);
    return block ? (sign > 0 ? block.min : -block.max) : Number.POSITIVE_INFINITY;
  });
  return [...bounds.keys()].sort((a, b) => (bounds[a] as number) - (bounds[b] as number));
}

/** The `limit` smallest (value, ordinal) that were offered: a heap with the largest of them on top. */
class Best {
  readonly #values: Float64Array;
  readonly #ordinals: Float64Array;
  #size = 0;

  constructor(limit: number) {
    this.#values = new Float64Array(limit);
    this.#ordinals = new Float64Array(limit);
  }

  /** Nothing above this value can still be chosen. */
  get worst(): number {
    return this.#size < this.#values.length ? Number.POSITIVE_INFINITY : (this.#values[0] as number);
  }

  offer(value: number, ordinal: number): void {
    if (this.#size < this.#values.length) this.#rise(value, ordinal, this.#size++);
    else if (this.#isAfter(0, value, ordinal)) this.#sink(value, ordinal);
  }

  /** The chosen in ascending order; with sign −1 values and ordinals are turned back. */
  rows(sign: number): SortedRow[] {
    const order = Array.from({ length: this.#size }, (_, i) => i).sort((a, b) =>
      this.#isAfter(a, this.#values[b] as number, this.#ordinals[b] as number) ? 1 : -1,
    );
    return order.map((i) => ({
      ordinal: sign * (this.#ordinals[i] as number),
      value: sign * (this.#values[i] as number) + 0,
    }));
  }

  #isAfter(i: number, value: number, ordinal: number): boolean {
    const own = this.#values[i] as number;
    return own > value || (own === value && (this.#ordinals[i] as number) > ordinal);
  }

  #put(i: number, value: number, ordinal: number): void {
    this.#values[i] = value;
    this.#ordinals[i] = ordinal;
  }

  #rise(value: number, ordinal: number, from: number): void {
    let i = from;
    while (i > 0) {
      const parent = (i - 1) >>> 1;
      if (this.#isAfter(parent, value, ordinal)) break;
      this.#put(i, this.#values[parent] as number, this.#ordinals[parent] as number);
      i = parent;
    }
    this.#put(i, value, ordinal);
  }

  #sink(value: number, ordinal: number): void {
    let i = 0;
    for (let child = 1; child < this.#size; child = 2 * i + 1) {
      const right = child + 1;
      const larger =
        right < this.#size &&
        this.#isAfter(right, this.#values[child] as number, this.#ordinals[child] as number)
          ? right
          : child;
      if (!this.#isAfter(larger, value, ordinal)) break;
      this.#put(i, this.#values[larger] as number, this.#ordinals[larger] as number);
      i = larger;
    }
    this.#put(i, value, ordinal);
  }
}
