/** Takes orders and refunds in; the API and imports come through here. */
import { AppError, invalid } from '#kernel';
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
import { recountOrders } from './customer-journal.ts';
import * as sql from './order-sql.ts';
import { addToStats, recountStats } from './order-stats-sql.ts';
import { readRow, type Sorted, sortOut, sortOutInTurns } from './refused-rows.ts';

export interface AcceptedOrders {
  readonly accepted: number;
  readonly refunded: number;
  /** Given to the customer that was sent, because the one they were accepted for is deleted. */
  readonly moved: number;
  /** Known already, and nothing to add. */
  readonly duplicates: number;
  readonly refused: readonly Refusal[];
  /** Known orders that were sent with another content, which was not taken over: `order.different` with the fields. */
  readonly differing: readonly Differing[];
  /** Position after which the orders can be seen. */
  readonly position: number;
}

export interface Differing extends Refusal {
  /** Nothing else was done with the row either: it is one of the duplicates. */
  readonly isDuplicate: boolean;
}

/** An order of this call, with what became of it. */
interface Slot {
  readonly orderNo: string;
  stored: StoredOrder | null;
  /** Accepted in this call. */
  isNew: boolean;
  refunded: boolean;
  /** The deleted customer it was taken from in this call. */
  takenFrom: number | null;
}

interface Sent {
  readonly index: number;
  readonly row: OrderRow;
}

/** Rows that were checked as far as that goes without looking at anything stored. */
export type CheckedOrders = Sorted<OrderRow>;

const check = (row: unknown): OrderRow => readRow(orderRow, row);

/** The part of `acceptOrders` that can be done before its transaction, while another one keeps the database busy. */
export const checkOrders = (rows: readonly unknown[]): Promise<CheckedOrders> => sortOutInTurns(rows, check);

/**
 * Accepts up to 5,000 orders in a handful of statements, keeps `order_stats` exact, and sets wrong rows aside:
 * `input.invalid`, `customer.notFound`, `order.notFound`. An unknown `ref:` customer is created.
 */
export const acceptOrders = (
  tx: Tx,
  ctx: Ctx,
  rows: readonly unknown[],
  directory: CustomerDirectory,
): Promise<AcceptedOrders> => acceptCheckedOrders(tx, ctx, sortOut(rows, check), directory);

/** `acceptOrders` with rows that were checked before. */
export async function acceptCheckedOrders(
  tx: Tx,
  ctx: Ctx,
  { good, refused: wrong }: CheckedOrders,
  directory: CustomerDirectory,
): Promise<AcceptedOrders> {
  const refused = [...wrong];
  const { last: before } = await advance(tx, ctx.workspace, 0);
  const slots = await loadSlots(tx, ctx, good);
  const customers = await resolveCustomers(tx, ctx, good, slots, directory);
  const left = await leftBehind(tx, ctx, good, slots, customers, directory);

  let duplicates = 0;
  const differing: Differing[] = [];
  for (const { index, row } of good) {
    const slot = slots.get(row.orderNo);
    if (!slot) continue;
    const customer = row.customer === undefined ? null : (customers.get(row.customer) ?? null);
    const goesOver = slot.stored !== null && customer !== null && left.has(slot.stored.customer);
    if (slot.stored && goesOver) {
      slot.takenFrom ??= slot.stored.customer;
      slot.stored = { ...slot.stored, customer };
    }
    const decision = decideOrder(
      slot.stored,
      row,
      row.customer === undefined || slot.stored?.customer === customer,
    );
    if (decision.kind === 'incomplete') refused.push({ index, error: incomplete(row, decision.missing) });
    else if (decision.kind === 'refundAboveAmount')
      refused.push({ index, error: refundAboveAmount(decision.max) });
    else if (decision.kind === 'known') {
      const isDuplicate = !decision.refund && !goesOver;
      if (isDuplicate) duplicates++;
      if (decision.differing.length > 0)
        differing.push({ index, isDuplicate, error: different(row.orderNo, decision.differing) });
      if (!decision.refund || !slot.stored) continue;
      slot.stored = { ...slot.stored, refund: decision.refund };
      slot.refunded = true;
    } else if (customer === null) refused.push({ index, error: unknownCustomer(row.customer ?? '') });
    else {
      slot.stored = { ...decision.order, customer };
      slot.isNew = true;
      slot.refunded = decision.order.refund !== null;
    }
  }
  const position = await write(tx, ctx, [...slots.values()]);
  const count = (is: (slot: Slot) => boolean) => [...slots.values()].filter(is).length;
  return {
    accepted: count((slot) => slot.isNew),
    refunded: count((slot) => slot.refunded),
    moved: count((slot) => slot.takenFrom !== null),
    duplicates,
    refused,
    differing,
    position: Math.max(position, before),
  };
}

const different = (orderNo: string, fields: readonly string[]): AppError =>
  new AppError(
    'conflict',
    'order.different',
    { orderNo, fields: fields.join(', ') },
    fields.map((path) => ({ path, code: 'order.different', facts: { orderNo, fields: path } })),
  );

/** A refund of nothing is told apart from an order that was written down badly. */
const incomplete = ({ orderNo, refund }: OrderRow, missing: readonly string[]): AppError =>
  refund
    ? new AppError('notFound', 'order.notFound', { orderNo }, [
        { path: 'orderNo', code: 'order.notFound', facts: { orderNo } },
      ])
    : invalid(
        'input.invalid',
        { count: missing.length },
        missing.map((path) => ({ path, code: 'required' })),
      );

const refundAboveAmount = (max: number): AppError =>
  invalid('input.invalid', { count: 1 }, [
    { path: 'refundAmount', code: 'order.refundAboveAmount', facts: { max } },
  ]);

const unknownCustomer = (customer: string): AppError =>
  new AppError('notFound', 'customer.notFound', { customer: customer.slice(0, 80) }, [
    { path: 'customer', code: 'customer.notFound', facts: { customer: customer.slice(0, 80) } },
  ]);

async function loadSlots(tx: Tx, ctx: Ctx, sent: readonly Sent[]): Promise<Map<string, Slot>> {
  const slots = new Map<string, Slot>();
  for (const { row } of sent)
    slots.set(row.orderNo, {
      orderNo: row.orderNo,
      stored: null,
      isNew: false,
      refunded: false,
      takenFrom: null,
    });
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
    if (row.customer === undefined) continue;
    (first ? creating : others).add(row.customer);
  }
  const customers = await directory.findOrCreate(tx, ctx, [...creating]);
  const rest = [...others].filter((key) => !creating.has(key));
  for (const [key, ordinal] of await directory.find(tx, ctx, rest)) customers.set(key, ordinal);
  return customers;
}

/**
 * Customers of known orders who are deleted (and not erased: what is erased is not given a name again), where the caller
 * sends somebody else. Without this an order of somebody deleted and made anew would never count again.
 */
async function leftBehind(
  tx: Tx,
  ctx: Ctx,
  sent: readonly Sent[],
  slots: ReadonlyMap<string, Slot>,
  customers: ReadonlyMap<string, number>,
  directory: CustomerDirectory,
): Promise<ReadonlySet<number>> {
  const owners = sent.flatMap(({ row }) => {
    const owner = slots.get(row.orderNo)?.stored?.customer;
    const now = row.customer === undefined ? undefined : customers.get(row.customer);
    return owner === undefined || now === undefined || owner === now ? [] : [owner];
  });
  return owners.length === 0 ? new Set() : directory.deleted(tx, ctx, [...new Set(owners)]);
}

/** Writes orders, refunds and statistics; answers with the last position, 0 when there was nothing to write. */
async function write(tx: Tx, ctx: Ctx, slots: readonly Slot[]): Promise<number> {
  const { workspace } = ctx;
  const changed = slots.filter((slot) => slot.isNew || slot.refunded);
  const moved = slots.flatMap(({ orderNo, stored, takenFrom }) =>
    stored && takenFrom !== null ? [{ orderNo, customer: stored.customer, takenFrom }] : [],
  );
  if (moved.length > 0) await sql.giveOrders(tx, workspace, moved);
  if (changed.length > 0) await writeChanged(tx, workspace, changed);
  const both = new Set(moved.flatMap(({ customer, takenFrom }) => [customer, takenFrom]));
  if (both.size > 0) await recountOrders(tx, workspace, [...both]);
  return changed.length + moved.length === 0 ? 0 : (await advance(tx, workspace, 0)).last;
}

/** New orders add to the statistics of their customer; after a refund they are counted again. */
async function writeChanged(tx: Tx, workspace: number, changed: readonly Slot[]): Promise<void> {
  const places = changed.reduce((n, slot) => n + (slot.isNew ? 1 : 0) + (slot.refunded ? 1 : 0), 0);
  const { first } = await advance(tx, workspace, places);
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
  const written = [
    inserts.length > 0 ? sql.insertOrders(tx, workspace, inserts) : 0,
    refunds.length > 0 ? sql.refundOrders(tx, workspace, refunds) : 0,
  ];
  for (const [customer, { position }] of added)
    if (recount.has(customer)) {
      recount.set(customer, Math.max(position, recount.get(customer) ?? 0));
      added.delete(customer);
    }
  if (added.size > 0) {
    const stats = [...added].map(([customer, { add, position }]) => ({ customer, add, position }));
    written.push(addToStats(tx, workspace, stats));
  }
  if (recount.size > 0) written.push(recountStats(tx, workspace, [...recount.keys()], [...recount.values()]));
  // In this order: counting again looks at what was written before.
  await Promise.all(written);
}
