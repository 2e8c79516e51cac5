import { z } from 'zod';
import { endpoint, instant, listOf, pageQuery } from '#kernel';
import { customerKey, eventRow, orderRow, refusedRow, rowsBody } from './core/public.ts';

export const eventOutput = z.object({
  id: z.string(),
  type: z.string(),
  customer: z.string(),
  staff: z.object({ id: z.string(), name: z.string() }).nullable(),
  at: z.string(),
  receivedAt: z.string(),
  properties: z.record(z.string(), z.unknown()),
  position: z.number().int(),
});
export type EventOutput = z.output<typeof eventOutput>;

export const orderOutput = z.object({
  id: z.string(),
  orderNo: z.string(),
  customer: z.string(),
  amount: z.number().int().describe('Minor units (分)'),
  currency: z.string(),
  quantity: z.number(),
  paidAt: z.string(),
  items: z.array(
    z.object({ product: z.string(), quantity: z.number(), amount: z.number().int().optional() }),
  ),
  refundedAt: z.string().nullable(),
  refundAmount: z.number().int().describe('Refunded so far; the whole amount means it no longer counts'),
  position: z.number().int(),
});
export type OrderOutput = z.output<typeof orderOutput>;

const accepted = z.object({
  accepted: z.number().int(),
  duplicates: z.number().int().describe('Sent before, unchanged now'),
  refused: z.array(refusedRow),
  position: z.number().int(),
});

export const sendEvents = endpoint({
  method: 'POST',
  path: '/events',
  right: 'events:write',
  summary:
    'Accept one event, or { "events": [ … ≤1,000 ] }; idempotent by id. One event alone that is refused answers with its error',
  body: rowsBody(eventRow, 'events', 1000),
  output: accepted,
  errors: [
    'rows.refused',
    'customer.notFound',
    'staff.notFound',
    'event.useOrders',
    'event.useTaggings',
    'event.reserved',
    'event.reservedId',
    'event.typeName',
  ],
});

export const sendOrders = endpoint({
  method: 'POST',
  path: '/orders',
  right: 'events:write',
  summary:
    'Accept one order, or { "orders": [ … ≤1,000 ] }; idempotent by orderNo. { orderNo, refundedAt, refundAmount? } alone refunds an order that exists (refundAmount: so far in all); a new one needs customer, amount and paidAt',
  body: rowsBody(orderRow, 'orders', 1000),
  output: accepted.extend({
    refunded: z.number().int(),
    moved: z
      .number()
      .int()
      .describe('Orders of a deleted customer that went to the one who was sent with them'),
    differing: z
      .array(refusedRow)
      .describe('Known orders that were sent with another content; they keep what they were accepted with'),
  }),
  errors: [
    'rows.refused',
    'customer.notFound',
    'order.notFound',
    'order.refundAboveAmount',
    'order.refundNeedsTime',
  ],
});

export const listEvents = endpoint({
  method: 'GET',
  path: '/events',
  right: 'customers:read',
  summary:
    'Events: of one customer or one type by time, of everybody in the order they were accepted; newest first',
  query: pageQuery.extend({
    customer: customerKey.optional(),
    type: z
      .string()
      .max(80)
      .optional()
      .describe(
        'Never `tag.added` and `tag.removed`: what became of tags stands in `GET /customers/{id}/timeline`',
      ),
    since: instant.optional().describe('Happened at this time or later'),
    until: instant.optional().describe('Happened before this time'),
    after: z.coerce
      .number()
      .int()
      .min(0)
      .max(Number.MAX_SAFE_INTEGER)
      .optional()
      .describe('Only what was accepted after this position: what came since an answer with it'),
    orders: z
      .enum(['true', 'false'])
      .default('false')
      .describe(
        'Orders too, as `order.paid` with what was paid and `order.refunded`; asking for one of these types is enough',
      ),
  }),
  output: listOf(eventOutput.extend({ customerName: z.string() })).extend({
    position: z.number().int().describe('Everything up to this position is in the answer'),
  }),
  errors: ['customer.notFound', 'cursor.invalid'],
});

export const listOrders = endpoint({
  method: 'GET',
  path: '/orders',
  right: 'customers:read',
  summary:
    'Orders: of one customer by time of payment, of everybody in the order they were accepted; newest first',
  query: pageQuery.extend({ customer: customerKey.optional() }),
  output: listOf(orderOutput),
  errors: ['customer.notFound', 'cursor.invalid'],
});
