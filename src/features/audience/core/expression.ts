/**
 * What can be asked of the index: a tree over sets and columns. Every answer is within the `alive` set: `everyone`
 * is that set and `not` is meant inside it. `all` of nothing is everyone, `any` of nothing is nobody.
 */

import type { NumberColumn } from './column.ts';
import { above, type Bounds, below } from './column-scan.ts';
import type { OrdinalSet } from './ordinal-set.ts';

export type Expression =
  | { readonly op: 'everyone' }
  | { readonly op: 'set'; readonly set: OrdinalSet }
  | { readonly op: 'all' | 'any'; readonly of: readonly Expression[] }
  | { readonly op: 'not'; readonly of: Expression }
  /** Holds when the weights of the branches that hold sum to at least `k`. Weights are whole numbers, 1 by default. */
  | {
      readonly op: 'atLeast';
      readonly k: number;
      readonly of: readonly Expression[];
      readonly weights?: readonly number[];
    }
  /** Holds for a value within the range; nobody without a value is in any range. An empty range means "has a value". */
  | { readonly op: 'column'; readonly column: NumberColumn; readonly range: Range };

/** All that are given must hold. `equal` is the same as `gte` and `lte` together. */
export interface Range {
  readonly gt?: number;
  readonly gte?: number;
  readonly lt?: number;
  readonly lte?: number;
  readonly equal?: number;
}

export const everyone: Expression = { op: 'everyone' };
export const inSet = (set: OrdinalSet): Expression => ({ op: 'set', set });
export const all = (...of: readonly Expression[]): Expression => ({ op: 'all', of });
export const any = (...of: readonly Expression[]): Expression => ({ op: 'any', of });
export const not = (of: Expression): Expression => ({ op: 'not', of });
export const inRange = (column: NumberColumn, range: Range): Expression => ({
  op: 'column',
  column,
  range,
});

/** The values a range allows, both ends included. Error: RangeError for a number that is not one (NaN). */
export function boundsOf({ gt, gte, lt, lte, equal }: Range): Bounds {
  let low = Number.NEGATIVE_INFINITY;
  let high = Number.POSITIVE_INFINITY;
  for (const value of [gt, gte, lt, lte, equal])
    if (value !== undefined && Number.isNaN(value)) throw new RangeError('a range end is not a number');
  if (gt !== undefined) low = Math.max(low, Number.isFinite(gt) ? above(gt) : gt);
  if (gte !== undefined) low = Math.max(low, gte);
  if (lt !== undefined) high = Math.min(high, Number.isFinite(lt) ? below(lt) : lt);
  if (lte !== undefined) high = Math.min(high, lte);
  if (equal !== undefined) {
    low = Math.max(low, equal);
    high = Math.min(high, equal);
  }
  return { low, high };
}

/** Largest sum of weights in one `atLeast`, so that its counters stay within 32 bits. */
export const WEIGHT_MAX = 2 ** 26;

/**
 * The weight of each branch, what is `needed` once negative ones are turned round, and the most that can be reached.
 * Error: RangeError for a number that is not whole, for a missing weight, for too large a sum.
 */
export function weighted({ k, of, weights }: Extract<Expression, { op: 'atLeast' }>) {
  if (!Number.isInteger(k)) throw new RangeError(`k is a whole number: ${k}`);
  if (weights && weights.length !== of.length) throw new RangeError('one weight for each branch');
  let needed = k;
  let total = 0;
  const all = of.map((_, i) => weights?.[i] ?? 1);
  for (const weight of all) {
    if (!Number.isInteger(weight)) throw new RangeError(`a weight is a whole number: ${weight}`);
    total += Math.abs(weight);
    if (weight < 0) needed -= weight;
  }
  if (total > WEIGHT_MAX) throw new RangeError(`weights sum to more than ${WEIGHT_MAX}`);
  return { needed, total, weights: all };
}

/** The same expression over frozen copies, for work that is interrupted: later writes are not seen. */
export function frozenExpression(expression: Expression): Expression {
  switch (expression.op) {
    case 'everyone':
      return expression;
    case 'set':
      return inSet(expression.set.frozenCopy());
    case 'column':
      return { ...expression, column: expression.column.frozenCopy() };
    case 'not':
      return not(frozenExpression(expression.of));
    default:
      return { ...expression, of: expression.of.map(frozenExpression) };
  }
}
