/** Takes events into the journal; the API, imports and channels come through here. */

import { staffByKey } from '#features/staff';
import { AppError } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { advance } from '#platform/feed';
import { type EventRow, eventRow, type Refusal, visitTypes } from './core/public.ts';
import type { CustomerDirectory } from './customer-directory.ts';
import { insertEvents, keepLongestTelling, knownIds, type NewEvent } from './event-sql.ts';
import { readRow, type Sorted, sortOut, sortOutInTurns } from './refused-rows.ts';

export interface AcceptedEvents {
  readonly accepted: number;
  /** Known by their id before, or twice in this call. */
  readonly duplicates: number;
  readonly refused: readonly Refusal[];
  /** Position after which the events can be seen. */
  readonly position: number;
}

interface Sent {
  readonly index: number;
  readonly row: EventRow;
}

/** Rows that were checked as far as that goes without looking at anything stored. */
export type CheckedEvents = Sorted<EventRow>;

const check = (row: unknown): EventRow => readRow(eventRow, row);

/** The part of `acceptEvents` that can be done before its transaction, while another one keeps the database busy. */
export const checkEvents = (rows: readonly unknown[]): Promise<CheckedEvents> => sortOutInTurns(rows, check);

/**
 * Appends up to 5,000 events in a handful of statements, in any order of time, and sets wrong rows aside:
 * `input.invalid`, `customer.notFound`, `staff.notFound`. An unknown `ref:` customer is created.
 */
export const acceptEvents = (
  tx: Tx,
  ctx: Ctx,
  rows: readonly unknown[],
  directory: CustomerDirectory,
): Promise<AcceptedEvents> => acceptCheckedEvents(tx, ctx, sortOut(rows, check), directory);

/** `acceptEvents` with rows that were checked before. */
export async function acceptCheckedEvents(
  tx: Tx,
  ctx: Ctx,
  { good, refused: wrong }: CheckedEvents,
  directory: CustomerDirectory,
): Promise<AcceptedEvents> {
  const refused = [...wrong];
  const { last: before } = await advance(tx, ctx.workspace, 0);
  const ids = good.map(({ row }) => row.id);
  const known = await knownIds(tx, ctx.workspace, ids);
  const fresh: Sent[] = [];
  for (const sent of good) {
    if (known.has(sent.row.id)) continue;
    known.add(sent.row.id);
    fresh.push(sent);
  }
  const staffKeys = fresh.flatMap(({ row }) => (row.staff === undefined ? [] : [row.staff]));
  const staff = await staffByKey(tx, ctx.workspace, [...new Set(staffKeys)]);
  // Somebody unknown in `staff` refuses the row, so it must not create a customer either.
  const whole = fresh.filter(({ index, row }) => {
    if (row.staff === undefined || staff.has(row.staff)) return true;
    refused.push({ index, error: unknown('staff', row.staff) });
    return false;
  });
  const customers = await directory.findOrCreate(tx, ctx, [...new Set(whole.map((e) => e.row.customer))]);
  const events: NewEvent[] = [];
  for (const { index, row } of whole) {
    const customer = customers.get(row.customer);
    if (customer === undefined) refused.push({ index, error: unknown('customer', row.customer) });
    else
      events.push({
        externalId: row.id,
        type: row.type,
        customer,
        staff: row.staff === undefined ? null : (staff.get(row.staff)?.id ?? null),
        at: row.at,
        properties: row.properties,
      });
  }
  let position = before;
  if (events.length > 0) {
    const { first, last } = await advance(tx, ctx.workspace, events.length);
    await insertEvents(tx, ctx.workspace, first, ctx.now, events);
    if (events.some(isOfVisit)) await keepLongestTelling(tx, ctx.workspace, visitTypes, first, last);
    position = last;
  }
  return { accepted: events.length, duplicates: good.length - fresh.length, refused, position };
}

const isOfVisit = ({ type, properties }: NewEvent): boolean =>
  (visitTypes as readonly string[]).includes(type) && typeof properties.visit === 'string';

const unknown = (field: 'customer' | 'staff', key: string): AppError => {
  const facts = { [field]: key.slice(0, 80) };
  return new AppError('notFound', `${field}.notFound`, facts, [
    { path: field, code: `${field}.notFound`, facts },
  ]);
};
