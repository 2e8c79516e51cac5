/** What an order that was sent means for the one that is stored under its number. */
import type { OrderItem, OrderRow } from './order-row.ts';

export interface StoredOrder {
  readonly customer: number;
  readonly amount: number;
  readonly currency: string;
  readonly paidAt: Date;
  readonly quantity: number;
  readonly items: readonly OrderItem[];
  readonly refund: { readonly at: Date; readonly amount: number } | null;
}

export type OrderDecision =
  | { readonly kind: 'new' }
  | { readonly kind: 'unchanged' }
  /** `refund.amount` is the whole refund so far. */
  | { readonly kind: 'refund'; readonly refund: { readonly at: Date; readonly amount: number } }
  | { readonly kind: 'different'; readonly fields: readonly string[] };

const sameItems = (a: readonly OrderItem[], b: readonly OrderItem[]): boolean =>
  a.length === b.length &&
  a.every((item, i) => {
    const other = b[i];
    return (
      item.product === other?.product && item.quantity === other.quantity && item.amount === other.amount
    );
  });

/**
 * An order keeps what it was accepted with; only a refund may be added to it or grow. Sending the order again without
 * its refund changes nothing, so a nightly repeat does not take refunds back.
 * `customer` is the ordinal of the sent customer, null when there is no such customer.
 */
export function decideOrder(
  stored: StoredOrder | null,
  sent: OrderRow,
  customer: number | null,
): OrderDecision {
  if (!stored) return { kind: 'new' };
  const fields: string[] = [];
  if (stored.customer !== customer) fields.push('customer');
  if (stored.amount !== sent.amount) fields.push('amount');
  if (stored.currency !== sent.currency) fields.push('currency');
  if (stored.paidAt.getTime() !== sent.paidAt.getTime()) fields.push('paidAt');
  if (!sameItems(stored.items, sent.items)) fields.push('items');
  if (stored.quantity !== sent.quantity) fields.push('quantity');
  const { refund } = sent;
  if (refund && stored.refund) {
    if (refund.amount < stored.refund.amount) fields.push('refundAmount');
    if (refund.amount === stored.refund.amount && refund.at.getTime() !== stored.refund.at.getTime())
      fields.push('refundedAt');
  }
  if (fields.length > 0) return { kind: 'different', fields };
  if (refund && (!stored.refund || refund.amount > stored.refund.amount)) return { kind: 'refund', refund };
  return { kind: 'unchanged' };
}
