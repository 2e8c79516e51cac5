/**
 * `GET /events` and `GET /orders`: of one customer by time, of everybody whom the caller sees in the order of acceptance,
 * the newest first.
 */

import { staffNames } from '#features/staff';
import { asSeenBy, notFound, requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Queryable } from '#platform/db';
import { fromCursor, isNumber, toCursor } from '#platform/http';
import type { EventOutput, OrderOutput } from './contract.ts';
import type { CustomerDirectory } from './customer-directory.ts';
import * as events from './event-sql.ts';
import * as orders from './order-sql.ts';

/** Milliseconds; keeps a made-up cursor within what PostgreSQL can tell. */
const FARTHEST_TIME = 6.2e13;
/** Where the next page starts, with the total that the first page counted: counting again would cost more than a page. */
type Place = readonly [at: number, key: number, total: number];
const isPlace = (value: unknown): value is Place =>
  Array.isArray(value) &&
  value.length === 3 &&
  value.every(isNumber) &&
  Math.abs(value[0] ?? 0) <= FARTHEST_TIME;

const beforeOf = (place: Place | null): events.Before | null =>
  place && { at: new Date(place[0]), key: place[1] };

/** A list page from one row more than asked for. */
function page<R, T>(
  rows: readonly R[],
  limit: number,
  total: number,
  place: (row: R) => readonly [at: number, key: number],
  show: (row: R) => T,
) {
  const shown = rows.slice(0, limit);
  const last = shown[shown.length - 1];
  return {
    items: shown.map(show),
    nextCursor: rows.length > limit && last !== undefined ? toCursor([...place(last), total]) : null,
    total,
  };
}

async function needCustomer(ctx: Ctx, directory: CustomerDirectory, key: string): Promise<number> {
  const ordinal = (await directory.find(ctx.db, ctx, [key])).get(key);
  if (ordinal === undefined) throw notFound('customer.notFound', { customer: key.slice(0, 80) });
  return ordinal;
}

interface Page {
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly customer?: string | undefined;
}

/** Errors: `right.missing`, `customer.notFound`, `cursor.invalid`. */
export async function listEvents(
  ctx: Ctx,
  query: Page & { readonly type?: string | undefined },
  directory: CustomerDirectory,
) {
  requireRight(ctx.actor, 'customers:read');
  const { db, workspace } = ctx;
  const place = fromCursor(query.cursor, isPlace);
  const customers = await customersOf(ctx, directory, query.customer);
  const type = query.type?.replaceAll('\u0000', '') ?? null;
  const total = place?.[2] ?? (await events.countEvents(db, workspace, customers, type));
  const limit = query.limit + 1;
  if (query.customer === undefined && type === null) {
    const rows = await events.eventsAccepted(db, workspace, customers, place?.[1] ?? null, limit);
    const show = await eventPresenter(db, ctx, rows);
    return page(rows, query.limit, total, (row) => [0, row.position], show);
  }
  const rows = await events.eventsOf(db, workspace, customers, type, beforeOf(place), limit);
  const show = await eventPresenter(db, ctx, rows);
  return page(rows, query.limit, total, (row) => [row.at.getTime(), row.position], show);
}

/** Errors: `right.missing`, `customer.notFound`, `cursor.invalid`. */
export async function listOrders(ctx: Ctx, query: Page, directory: CustomerDirectory) {
  requireRight(ctx.actor, 'customers:read');
  const { db, workspace } = ctx;
  const place = fromCursor(query.cursor, isPlace);
  const customers = await customersOf(ctx, directory, query.customer);
  const total = place?.[2] ?? (await orders.countOrders(db, workspace, customers));
  const limit = query.limit + 1;
  if (query.customer === undefined) {
    const rows = await orders.ordersAccepted(db, workspace, customers, place?.[1] ?? null, limit);
    return page(rows, query.limit, total, (row) => [0, row.position], showOrder);
  }
  const rows = await orders.ordersOf(db, workspace, customers ?? [], beforeOf(place), limit);
  return page(rows, query.limit, total, (row) => [row.paid_at.getTime(), row.id], showOrder);
}

const customersOf = async (
  ctx: Ctx,
  directory: CustomerDirectory,
  key: string | undefined,
): Promise<events.Customers> =>
  key === undefined ? directory.inReach(ctx.db, ctx) : [await needCustomer(ctx, directory, key)];

/** From stored events to what callers see, with the names of staff looked up at once. */
export async function eventPresenter(
  db: Queryable,
  { workspace, actor }: Pick<Ctx, 'workspace' | 'actor'>,
  rows: readonly events.EventRecord[],
): Promise<(row: events.EventRecord) => EventOutput> {
  const ids = rows.flatMap((row) => (row.staff_id === null ? [] : [row.staff_id]));
  const names = await staffNames(db, workspace, [...new Set(ids)]);
  return (row) => ({
    id: row.external_id,
    type: row.type,
    customer: toId('customer', row.customer),
    staff:
      row.staff_id === null ? null : { id: toId('staff', row.staff_id), name: names.get(row.staff_id) ?? '' },
    at: row.at.toISOString(),
    receivedAt: row.received_at.toISOString(),
    properties: asSeenBy(actor, row.properties),
    position: row.position,
  });
}

export const showOrder = (row: orders.OrderRecord): OrderOutput => ({
  id: toId('order', row.id),
  orderNo: row.order_no,
  customer: toId('customer', row.customer),
  amount: row.amount,
  currency: row.currency,
  quantity: row.quantity,
  paidAt: row.paid_at.toISOString(),
  items: [...row.items],
  refundedAt: row.refunded_at?.toISOString() ?? null,
  refundAmount: row.refund_amount,
  position: Math.max(row.position, row.refund_position ?? 0),
});
