/** Takes events into the journal; the API, imports and channels come through here. */

import { staffByKey } from '#features/staff';
import { AppError } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { advance } from '#platform/feed';
import { type EventRow, eventRow, outsideEventRow, type Refusal, visitTypes } from './core/public.ts';
import type { CustomerDirectory } from './customer-directory.ts';
import { insertEvents, knownIds, type NewEvent } from './event-sql.ts';
import { readRow, type Sorted, sortOut, sortOutInTurns } from './refused-rows.ts';
import { keepLongestTelling } from './telling-sql.ts';

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
const checkOutside = (row: unknown): EventRow => readRow(outsideEventRow, row);

/**
 * The part of `acceptOutsideEvents` that can be done before its transaction, while another one keeps the database busy.
 */
export const checkEvents = (rows: readonly unknown[]): Promise<CheckedEvents> =>
  sortOutInTurns(rows, checkOutside);

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

/** `acceptEvents` of somebody outside, who may not take ids that are made here. */
export const acceptOutsideEvents: typeof acceptEvents = (tx, ctx, rows, directory) =>
  acceptCheckedEvents(tx, ctx, sortOut(rows, checkOutside), directory);

/** `acceptEvents` with rows that were checked before. */
export async function acceptCheckedEvents(
  tx: Tx,
  ctx: Ctx,
  { good, refused: wrong }: CheckedEvents,
  directory: CustomerDirectory,
): Promise<AcceptedEvents> {
  const refused = [...wrong];
  const keysOf = (sent: readonly Sent[]) => [...new Set(sent.map(({ row }) => row.customer))];
  const staffKeys = good.flatMap(({ row }) => (row.staff === undefined ? [] : [row.staff]));
  // The right to write comes first; the others are answered after it.
  const [{ last: before }, known, staff, found] = await Promise.all([
    advance(tx, ctx.workspace, 0),
    knownIds(
      tx,
      ctx.workspace,
      good.map(({ row }) => row.id),
    ),
    staffByKey(tx, ctx.workspace, [...new Set(staffKeys)]),
    directory.find(tx, ctx, keysOf(good)),
  ]);
  const fresh = good.filter(({ row }) => !known.has(row.id) && known.add(row.id));
  // Somebody unknown in `staff` refuses the row, so it must not create a customer either.
  const whole = fresh.filter(({ index, row }) => {
    if (row.staff === undefined || staff.has(row.staff)) return true;
    refused.push({ index, error: unknown('staff', row.staff) });
    return false;
  });
  const missing = keysOf(whole).filter((key) => !found.has(key));
  const made = missing.length > 0 ? await directory.findOrCreate(tx, ctx, missing) : found;
  const events: NewEvent[] = [];
  for (const { index, row } of whole) {
    const customer = found.get(row.customer) ?? made.get(row.customer);
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
  const counts = { accepted: events.length, duplicates: good.length - fresh.length, refused };
  if (events.length === 0) return { ...counts, position: before };
  const { first, last } = await advance(tx, ctx.workspace, events.length);
  const written = [insertEvents(tx, ctx.workspace, first, ctx.now, events)];
  if (events.some(isOfVisit))
    written.push(keepLongestTelling(tx, ctx.workspace, visitTypes, first, last).then(() => {}));
  await Promise.all(written);
  return { ...counts, position: last };
}

const isOfVisit = ({ type, properties }: NewEvent): boolean =>
  (visitTypes as readonly string[]).includes(type) && typeof properties.visit === 'string';

const unknown = (field: 'customer' | 'staff', key: string): AppError => {
  const facts = { [field]: key.slice(0, 80) };
  return new AppError('notFound', `${field}.notFound`, facts, [
    { path: field, code: `${field}.notFound`, facts },
  ]);
};
