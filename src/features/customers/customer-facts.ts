/** What conditions may ask of single customers: values by attribute key, and follow relations. */
import { orderStatsOf } from '#features/events';
import { averageAmount } from '#features/events/core';
import { departmentsOfStaff } from '#features/staff';
import { dayIn, toId } from '#kernel';
import type { Queryable } from '#platform/db';
import { type AttributeValue, type BuiltInKey, OWNER_KEY, RFM_LAST_KEY, rfmKeys } from './core/public.ts';
import { customersAt } from './customer-sql.ts';
import { type FollowState, followsOf } from './relations/follow-sql.ts';
import { NO_RFM, type Rfm, rfmOfCustomers } from './rfm-sql.ts';

/**
 * Values by ordinal and key, declared and built-in ones. A missing value has no entry; who never ordered has 0 orders
 * for 0. Dates are days in the time zone.
 */
export async function attributeFactsOf(
  db: Queryable,
  workspace: number,
  ordinals: readonly number[],
  timeZone: string,
): Promise<Map<number, Map<string, AttributeValue>>> {
  const rows = await customersAt(db, workspace, ordinals);
  const stats = await orderStatsOf(db, workspace, ordinals);
  const orders = new Map(stats.map((one) => [one.customer, one]));
  const scores = new Map((await rfmOfCustomers(db, workspace, ordinals)).map((one) => [one.customer, one]));
  return new Map(
    rows.map((row) => {
      const bought = orders.get(row.ordinal);
      const values = new Map<string, AttributeValue>(Object.entries(row.attributes));
      const put = (key: BuiltInKey | typeof OWNER_KEY, value: AttributeValue | null) => {
        if (value !== null) values.set(key, value);
      };
      const day = (at: Date | null | undefined) => (at ? dayIn(at, timeZone) : null);
      put('customer.status', row.status);
      put(OWNER_KEY, row.owner_id === null ? null : toId('staff', row.owner_id));
      put('customer.createdAt', day(row.created_at));
      put('order.count', bought?.count ?? 0);
      put('order.total', bought?.total ?? 0);
      put('order.average', bought ? averageAmount(bought) : null);
      put('order.firstAt', day(bought?.firstAt));
      put('order.lastAt', day(bought?.lastAt));
      put('order.cycleDays', bought?.cycleDays ?? null);
      put('order.nextAt', day(bought?.nextAt));
      put('order.topProduct', bought?.topProduct ?? null);
      for (const [key, value] of rfmValues(scores.get(row.ordinal) ?? NO_RFM, timeZone))
        values.set(key, value);
      return [row.ordinal, values] as const;
    }),
  );
}

/** What an RFM says as attributes; what is missing is left out. */
export function* rfmValues(
  rfm: Rfm,
  timeZone: string,
): Generator<readonly [key: string, value: AttributeValue]> {
  if (rfm.lastAt) yield [RFM_LAST_KEY, dayIn(rfm.lastAt, timeZone)];
  for (const key of rfmKeys) {
    const value = rfm[key];
    if (value !== null) yield [`rfm.${key}`, value];
  }
}

export interface FollowFact extends Omit<FollowState, 'ordinal'> {
  /** Departments of that member of staff and every department above them. */
  readonly departments: readonly number[];
}

/** Follow relations by ordinal. */
export async function followFactsOf(
  db: Queryable,
  workspace: number,
  ordinals: readonly number[],
): Promise<Map<number, FollowFact[]>> {
  const follows = await followsOf(db, workspace, ordinals);
  const departments = await departmentsOfStaff(db, workspace, [...new Set(follows.map((f) => f.staff))]);
  const facts = new Map<number, FollowFact[]>();
  for (const { ordinal, staff, status, addWay, channel, since } of follows) {
    const fact = { staff, status, addWay, channel, since, departments: departments.get(staff) ?? [] };
    const list = facts.get(ordinal);
    if (list) list.push(fact);
    else facts.set(ordinal, [fact]);
  }
  return facts;
}
