/** One order as callers send it. Money is in minor units (分). */
import { z } from 'zod';
import { findIdentifiers, text } from '#kernel';
import { customerKey } from './event-row.ts';
import { moment } from './moment.ts';

/** 10 billion yuan: a thousand such orders of one customer still add up exactly in a double. */
export const MOST_AMOUNT = 1_000_000_000_000;

const amount = z.number().int().min(0).max(MOST_AMOUNT);
const quantity = z.number().min(0).max(1_000_000_000);

export const orderItem = z.strictObject({
  product: text(200, 1).refine((name) => findIdentifiers(name).every((one) => one.kind === 'phone'), {
    params: { code: 'privacy.forbiddenNumber' },
  }),
  quantity: quantity.default(1),
  amount: amount.optional(),
});
export type OrderItem = z.output<typeof orderItem>;

/** Only `orderNo` is needed for an order that exists; a new one needs `customer`, `amount` and `paidAt` too. */
export const orderRow = z
  .strictObject({
    /** The same number again is the same order. */
    orderNo: text(128, 1),
    customer: customerKey.optional(),
    amount: amount.optional(),
    /** CNY for a new order. */
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .optional(),
    paidAt: moment.optional(),
    items: z.array(orderItem).max(200).optional(),
    /** Pieces in all; without it the sum over the items. */
    quantity: quantity.optional(),
    refundedAt: moment.nullish(),
    /** Refunded so far in all; without it everything. */
    refundAmount: amount.nullish(),
  })
  .superRefine(({ amount, refundAmount, refundedAt }, context) => {
    const refuse = (code: string, facts = {}) =>
      context.addIssue({ code: 'custom', path: ['refundAmount'], params: { code, facts } });
    if (refundAmount == null) return;
    if (amount !== undefined && refundAmount > amount) refuse('order.refundAboveAmount', { max: amount });
    else if (refundAmount > 0 && !refundedAt) refuse('order.refundNeedsTime');
  })
  .transform(({ refundedAt, refundAmount, ...row }) => ({
    ...row,
    quantity: row.quantity ?? row.items?.reduce((sum, item) => sum + item.quantity, 0),
    /** `amount` null: all of it. */
    refund: refundedAt ? { at: refundedAt, amount: refundAmount ?? null } : null,
  }));

export type OrderRow = z.output<typeof orderRow>;
