/** What somebody buys most, by the orders that count. */
import type { OrderItem } from './order-row.ts';

/** Orders that a product must be in: one order is no preference. */
export const FEWEST_ORDERS = 2;

/**
 * The meaning, of all orders in any sequence: the product that most of them hold, however many pieces; of equals the one
 * bought last, then the first by name. Null when none is in enough orders.
 */
export function topProduct(
  orders: readonly { readonly paidAt: Date; readonly items: readonly Pick<OrderItem, 'product'>[] }[],
): string | null {
  const products = new Map<string, { readonly name: string; orders: number; lastAt: number }>();
  for (const { paidAt, items } of orders)
    for (const name of new Set(items.map(({ product }) => product))) {
      const known = products.get(name) ?? { name, orders: 0, lastAt: 0 };
      known.orders++;
      known.lastAt = Math.max(known.lastAt, paidAt.getTime());
      products.set(name, known);
    }
  const [top] = [...products.values()]
    .filter((one) => one.orders >= FEWEST_ORDERS)
    .toSorted((a, b) => b.orders - a.orders || b.lastAt - a.lastAt || (a.name < b.name ? -1 : 1));
  return top?.name ?? null;
}
