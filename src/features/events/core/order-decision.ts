/** What an order that was sent means for the one that is stored under its number. */
import type { OrderItem, OrderRow } from './order-row.ts';

interface Refund {
  readonly at: Date;
  /** Refunded so far in all. */
  readonly amount: number;
}

export interface StoredOrder {
  readonly customer: number;
  readonly amount: number;
  readonly currency: string;
  readonly paidAt: Date;
  readonly quantity: number;
  readonly items: readonly OrderItem[];
  readonly refund: Refund | null;
}

export type OrderDecision =
  /** All but the customer, who has to be found or made. */
  | { readonly kind: 'new'; readonly order: Omit<StoredOrder, 'customer'> }
  /** Nobody knows the order, and this does not make one. */
  | { readonly kind: 'incomplete'; readonly missing: readonly string[] }
  | { readonly kind: 'refundAboveAmount'; readonly max: number }
  | {
      readonly kind: 'known';
      /** Null: nothing to add. */
      readonly refund: Refund | null;
      /** Fields that were sent with another content than was accepted. It stays as it was accepted. */
      readonly differing: readonly string[];
    };

const sameItems = (a: readonly OrderItem[], b: readonly OrderItem[]): boolean =>
  a.length === b.length &&
  a.every((item, i) => {
    const other = b[i];
    return (
      item.product === other?.product && item.quantity === other.quantity && item.amount === other.amount
    );
  });

/** A refund of nothing is none, unless there was nothing to pay. */
const refundOf = ({ refund }: OrderRow, amount: number): Refund | null =>
  refund && !(refund.amount === 0 && amount > 0) ? { at: refund.at, amount: refund.amount ?? amount } : null;

/**
 * An order keeps what it was accepted with; only a refund may be added to it or grow. What is not sent says nothing.
 * Sending the order again without its refund changes nothing, so a nightly repeat does not take refunds back.
 * `isSender`: whether the customer that was sent is the one of the order; true when none was sent.
 */
export function decideOrder(stored: StoredOrder | null, sent: OrderRow, isSender: boolean): OrderDecision {
  if (!stored) return decideNew(sent);
  const differing: string[] = [];
  if (!isSender) differing.push('customer');
  if (sent.amount !== undefined && stored.amount !== sent.amount) differing.push('amount');
  if (sent.currency !== undefined && stored.currency !== sent.currency) differing.push('currency');
  if (sent.paidAt !== undefined && stored.paidAt.getTime() !== sent.paidAt.getTime())
    differing.push('paidAt');
  if (sent.items !== undefined && !sameItems(stored.items, sent.items)) differing.push('items');
  else if (sent.quantity !== undefined && stored.quantity !== sent.quantity) differing.push('quantity');
  const refund = refundOf(sent, stored.amount);
  if (refund && refund.amount > stored.amount) return { kind: 'refundAboveAmount', max: stored.amount };
  if (!refund || !stored.refund) return { kind: 'known', refund, differing };
  if (refund.amount > stored.refund.amount) return { kind: 'known', refund, differing };
  if (refund.amount < stored.refund.amount) differing.push('refundAmount');
  else if (refund.at.getTime() !== stored.refund.at.getTime()) differing.push('refundedAt');
  return { kind: 'known', refund: null, differing };
}

function decideNew(sent: OrderRow): OrderDecision {
  const { customer, amount, paidAt, currency = 'CNY', items = [], quantity = 0 } = sent;
  if (customer === undefined || amount === undefined || paidAt === undefined) {
    const needed = { customer, amount, paidAt };
    const missing = Object.entries(needed).flatMap(([name, value]) => (value === undefined ? [name] : []));
    return { kind: 'incomplete', missing };
  }
  return {
    kind: 'new',
    order: { amount, currency, paidAt, items, quantity, refund: refundOf(sent, amount) },
  };
}
