/** Takes orders and refunds in; the API and imports come through here. */
import { AppError } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { advance } from '#platform/feed';
import {
  addOrder,
  decideOrder,
  NO_ORDERS,
  type OrderRow,
  type OrderStats,
  orderRow,
  type Refusal,
  type StoredOrder,
} from './core/public.ts';
import type { CustomerDirectory } from './customer-directory.ts';
import * as sql from './order-sql.ts';
import { readRow, sortOut } from './refused-rows.ts';

export interface AcceptedOrders {
  readonly accepted: number;
  readonly refunded: number;
  /** Sent again as they are. */
  readonly duplicates: number;
  readonly refused: readonly Refusal[];
  /** Position after which the orders can be seen. */
  readonly position: number;
}

/** An order of this call, with what became of it. */
interface Slot {
  readonly orderNo: string;
  stored: StoredOrder | null;
  /** Accepted in this call. */
  isNew: boolean;
  refunded: boolean;
}

interface Sent {
  readonly index: number;
  readonly row: OrderRow;
}

/**
 * Accepts up to 5,000 orders in a handful of statements, keeps `order_stats` exact, and sets wrong rows aside:
 * `input.invalid`, `customer.notFound`, `order.different`. An unknown `ref:` customer is created.
 */
export async function acceptOrders(
  tx: Tx,
  ctx: Ctx,
  rows: readonly unknown[],
  directory: CustomerDirectory,
): Promise<AcceptedOrders> {
  const { good, refused } = sortOut(rows, (row) => readRow(orderRow, row));
  const { last: before } = await advance(tx, ctx.workspace, 0);
  const slots = await loadSlots(tx, ctx, good);
  const customers = await resolveCustomers(tx, ctx, good, slots, directory);

  let duplicates = 0;
  for (const { index, row } of good) {
    const slot = slots.get(row.orderNo);
    if (!slot) continue;
    const customer = customers.get(row.customer) ?? null;
    const decision = decideOrder(slot.stored, row, customer);
    if (decision.kind === 'unchanged') duplicates++;
    else if (decision.kind === 'different')
      refused.push({ index, error: different(row.orderNo, decision.fields) });
    else if (decision.kind === 'refund') {
      if (slot.stored) slot.stored = { ...slot.stored, refund: decision.refund };
      slot.refunded = true;
    } else if (customer === null) refused.push({ index, error: unknownCustomer(row.customer) });
    else {
      slot.stored = { ...row, customer };
      slot.isNew = true;
      slot.refunded = row.refund !== null;
    }
  }
  const changed = [...slots.values()].filter((slot) => slot.isNew || slot.refunded);
  const position = changed.length === 0 ? before : await write(tx, ctx, changed);
  return {
    accepted: changed.filter((slot) => slot.isNew).length,
    refunded: changed.filter((slot) => slot.refunded).length,
    duplicates,
    refused,
    position: Math.max(position, before),
  };
}

const different = (orderNo: string, fields: readonly string[]): AppError =>
  new AppError(
    'conflict',
    'order.different',
    { orderNo, fields: fields.join(', ') },
    fields.map((path) => ({ path, code: 'order.differs' })),
  );

const unknownCustomer = (customer: string): AppError =>
  new AppError('notFound', 'customer.notFound', { customer: customer.slice(0, 80) }, [
    { path: 'customer', code: 'customer.notFound', facts: { customer: customer.slice(0, 80) } },
  ]);

async function loadSlots(tx: Tx, ctx: Ctx, sent: readonly Sent[]): Promise<Map<string, Slot>> {
  const slots = new Map<string, Slot>();
  for (const { row } of sent)
    slots.set(row.orderNo, { orderNo: row.orderNo, stored: null, isNew: false, refunded: false });
  for (const stored of await sql.ordersByNumber(tx, ctx.workspace, [...slots.keys()])) {
    const slot = slots.get(stored.order_no);
    if (slot)
      slot.stored = {
        customer: stored.customer,
        amount: stored.amount,
        currency: stored.currency,
        paidAt: stored.paid_at,
        quantity: stored.quantity,
        items: stored.items,
        refund: stored.refunded_at ? { at: stored.refunded_at, amount: stored.refund_amount } : null,
      };
  }
  return slots;
}

/** Only the first row of a new order may create a customer; a repeat with another customer must not. */
async function resolveCustomers(
  tx: Tx,
  ctx: Ctx,
  sent: readonly Sent[],
  slots: ReadonlyMap<string, Slot>,
  directory: CustomerDirectory,
): Promise<Map<string, number>> {
  const creating = new Set<string>();
  const others = new Set<string>();
  const seen = new Set<string>();
  for (const { row } of sent) {
    const first = !slots.get(row.orderNo)?.stored && !seen.has(row.orderNo);
    seen.add(row.orderNo);
    (first ? creating : others).add(row.customer);
  }
  const customers = await directory.findOrCreate(tx, ctx, [...creating]);
  const rest = [...others].filter((key) => !creating.has(key));
  for (const [key, ordinal] of await directory.find(tx, ctx, rest)) customers.set(key, ordinal);
  return customers;
}

/** Writes orders, refunds and statistics; answers with the last position. */
async function write(tx: Tx, ctx: Ctx, changed: readonly Slot[]): Promise<number> {
  const { workspace } = ctx;
  const places = changed.reduce((n, slot) => n + (slot.isNew ? 1 : 0) + (slot.refunded ? 1 : 0), 0);
  const { first, last } = await advance(tx, workspace, places);
  let next = first;
  const inserts: sql.NewOrder[] = [];
  const refunds: sql.Refund[] = [];
  const added = new Map<number, { add: OrderStats; position: number }>();
  const recount = new Map<number, number>();
  for (const { orderNo, stored, isNew, refunded } of changed) {
    if (!stored) continue;
    const { customer } = stored;
    if (isNew) {
      const position = next++;
      const refundPosition = refunded ? next++ : null;
      inserts.push({ orderNo, ...stored, position, refundPosition });
      added.set(customer, {
        add: addOrder(added.get(customer)?.add ?? NO_ORDERS, stored),
        position: refundPosition ?? position,
      });
    } else if (stored.refund) {
      const position = next++;
      refunds.push({ orderNo, ...stored.refund, position });
      recount.set(customer, position);
    }
  }
  if (inserts.length > 0) await sql.insertOrders(tx, workspace, inserts);
  if (refunds.length > 0) await sql.refundOrders(tx, workspace, refunds);
  for (const [customer, { position }] of added)
    if (recount.has(customer)) {
      recount.set(customer, Math.max(position, recount.get(customer) ?? 0));
      added.delete(customer);
    }
  if (added.size > 0)
    await sql.addToStats(
      tx,
      workspace,
      [...added].map(([customer, { add, position }]) => ({ customer, add, position })),
    );
  if (recount.size > 0) await sql.recountStats(tx, workspace, [...recount.keys()], [...recount.values()]);
  return last;
}
