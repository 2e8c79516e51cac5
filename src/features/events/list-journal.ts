/**
 * `GET /events` and `GET /orders`: of one customer by time, of everybody whom the caller sees in the order of acceptance,
 * the newest first.
 */

import { staffNames } from '#features/staff';
import { asSeenBy, notFound, requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Queryable } from '#platform/db';
import { committedPosition } from '#platform/feed';
import { fromCursor, isNumber, isPlace, pageOf } from '#platform/http';
import type { EventOutput, OrderOutput } from './contract.ts';
import { isOrderType } from './core/public.ts';
import type { CustomerDirectory } from './customer-directory.ts';
import * as events from './journal-sql.ts';
import * as orders from './order-sql.ts';

/** Milliseconds; keeps a made-up cursor within what PostgreSQL can tell. */
const FARTHEST_TIME = 6.2e13;
/**
 * Where the next page starts, with the total that the first page counted: counting again would cost more than a page.
 * The list and its filter stand in it, because a place in another list would skip rows.
 */
type Place = readonly [list: string, at: number, key: number, total: number];
const isPlaceIn =
  (list: string) =>
  (value: unknown): value is Place =>
    Array.isArray(value) &&
    value.length === 4 &&
    value[0] === list &&
    isNumber(value[1]) &&
    Math.abs(value[1]) <= FARTHEST_TIME &&
    isPlace(value[2]) &&
    isPlace(value[3]);

const beforeOf = (place: Place | null): events.Before | null =>
  place && { at: new Date(place[1]), key: place[2] };

/** A list page from one row more than asked for. */
function answerOf<R, T>(
  rows: readonly R[],
  limit: number,
  total: number,
  place: (row: R) => readonly [list: string, at: number, key: number],
  show: (row: R) => T,
) {
  const { page, nextCursor } = pageOf(rows, limit, (last) => [...place(last), total]);
  return { items: page.map(show), nextCursor, total };
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

interface EventPage extends Page {
  readonly type?: string | undefined;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly after?: number | undefined;
  readonly orders: 'true' | 'false';
}

const timeOf = (text: string | undefined): Date | null => (text === undefined ? null : new Date(text));

/** Which list is asked for, and from where on. */
async function listAskedFor(
  ctx: Ctx,
  kind: 'events' | 'orders',
  query: Page,
  filter: events.EventFilter,
  directory: CustomerDirectory,
) {
  const one = query.customer === undefined ? null : await needCustomer(ctx, directory, query.customer);
  const { type, since, until, after, orders: withOrders } = filter;
  const list = JSON.stringify([kind, one, type, since, until, after, withOrders]);
  const place = fromCursor(query.cursor, isPlaceIn(list));
  const customers: events.Customers =
    one === null ? ((await directory.inReach(ctx.db, ctx)) ?? directory.isGone) : [one];
  return { list, one, customers, place };
}

/** Errors: `right.missing`, `customer.notFound`, `cursor.invalid`. */
export async function listEvents(ctx: Ctx, query: EventPage, directory: CustomerDirectory) {
  requireRight(ctx.actor, 'customers:read');
  const { db, workspace } = ctx;
  const filter: events.EventFilter = {
    type: query.type?.replaceAll('\u0000', '') ?? null,
    since: timeOf(query.since),
    until: timeOf(query.until),
    after: query.after ?? null,
    orders: query.orders === 'true' || (query.type !== undefined && isOrderType(query.type)),
  };
  // Before the rows are read: what comes in between is told twice rather than never.
  const position = await committedPosition(db, workspace);
  const { list, one, customers, place } = await listAskedFor(ctx, 'events', query, filter, directory);
  const total = place?.[3] ?? (await events.countEvents(db, workspace, customers, filter));
  const limit = query.limit + 1;
  if (one === null && filter.type === null) {
    const below = place?.[2] ?? null;
    const rows = await events.eventsAccepted(db, workspace, customers, filter, below, limit);
    const show = await namedPresenter(ctx, directory, rows);
    return { ...answerOf(rows, query.limit, total, (row) => [list, 0, row.position], show), position };
  }
  const rows = await events.eventsOf(db, workspace, customers, filter, beforeOf(place), limit);
  const show = await namedPresenter(ctx, directory, rows);
  return {
    ...answerOf(rows, query.limit, total, (row) => [list, row.at.getTime(), row.position], show),
    position,
  };
}

/** Errors: `right.missing`, `customer.notFound`, `cursor.invalid`. */
export async function listOrders(ctx: Ctx, query: Page, directory: CustomerDirectory) {
  requireRight(ctx.actor, 'customers:read');
  const { db, workspace } = ctx;
  const { list, one, customers, place } = await listAskedFor(
    ctx,
    'orders',
    query,
    events.ANY_EVENT,
    directory,
  );
  const total = place?.[3] ?? (await orders.countOrders(db, workspace, customers));
  const limit = query.limit + 1;
  if (one === null) {
    const rows = await orders.ordersAccepted(db, workspace, customers, place?.[2] ?? null, limit);
    return answerOf(rows, query.limit, total, (row) => [list, 0, row.position], showOrder);
  }
  const rows = await orders.ordersOf(db, workspace, [one], beforeOf(place), limit);
  return answerOf(rows, query.limit, total, (row) => [list, row.paid_at.getTime(), row.id], showOrder);
}

/** With the names of customers too. */
async function namedPresenter(ctx: Ctx, directory: CustomerDirectory, rows: readonly events.EventRecord[]) {
  const show = await eventPresenter(ctx.db, ctx, rows);
  const names = await directory.names(ctx.db, ctx, [...new Set(rows.map((row) => row.customer))]);
  return (row: events.EventRecord) => ({
    ...show(row),
    customerName: asSeenBy(ctx.actor, names.get(row.customer) ?? ''),
  });
}

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
