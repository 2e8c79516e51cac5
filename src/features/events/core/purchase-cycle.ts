/** How often somebody buys, by the orders that count. */
import { daysBetween, daysLater, medianOf } from '#kernel';

/** Null for whoever has no cycle. `nextAt`: so many days after the last order, at the same time of day. */
export interface PurchaseCycle {
  readonly cycleDays: number | null;
  readonly nextAt: Date | null;
}

/** Days with orders that a cycle needs: one interval is no habit. */
export const FEWEST_PURCHASES = 3;
/** Orders that are looked at, the newest: a habit is what somebody does lately. */
export const MOST_ORDERS = 500;

/**
 * The meaning, of the days `YYYY-MM-DD` of all orders in any sequence: the median of the whole days from one day with
 * orders to the next, half a day rounded up; and the day on which the next order is expected. Null with too few days.
 */
export function purchaseCycle(
  days: readonly string[],
): { readonly cycleDays: number; readonly nextDay: string } | null {
  const newest = days.toSorted().slice(-MOST_ORDERS);
  const purchases = [...new Set(newest)];
  const last = purchases.at(-1);
  const gaps = purchases.slice(1).map((day, i) => daysBetween(purchases[i] ?? day, day));
  const median = medianOf(gaps);
  if (purchases.length < FEWEST_PURCHASES || last === undefined || median === null) return null;
  const cycleDays = Math.round(median);
  return { cycleDays, nextDay: daysLater(last, cycleDays) };
}
