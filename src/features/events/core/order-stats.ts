/** What is said about a customer's orders as a whole. */

export interface CountedOrder {
  readonly amount: number;
  readonly paidAt: Date;
  /** Refunded so far, and whether there was a refund at all. */
  readonly refund: { readonly amount: number } | null;
}

/** Money in minor units. `firstAt` and `lastAt` are null when no order counts. */
export interface OrderStats {
  readonly count: number;
  readonly total: number;
  readonly firstAt: Date | null;
  readonly lastAt: Date | null;
}

export const NO_ORDERS: OrderStats = { count: 0, total: 0, firstAt: null, lastAt: null };

/** An order that was refunded in full no longer counts; a partial refund lowers its amount. */
export const counts = (order: CountedOrder): boolean => !order.refund || order.refund.amount < order.amount;

const earlier = (a: Date | null, b: Date): Date => (a && a <= b ? a : b);
const later = (a: Date | null, b: Date): Date => (a && a >= b ? a : b);

export const addOrder = (stats: OrderStats, order: CountedOrder): OrderStats =>
  counts(order)
    ? {
        count: stats.count + 1,
        total: stats.total + order.amount - (order.refund?.amount ?? 0),
        firstAt: earlier(stats.firstAt, order.paidAt),
        lastAt: later(stats.lastAt, order.paidAt),
      }
    : stats;

/** Mean amount of an order in minor units, rounded half up; null without orders. */
export const averageAmount = (stats: Pick<OrderStats, 'count' | 'total'>): number | null =>
  stats.count === 0 ? null : Math.round(stats.total / stats.count);
