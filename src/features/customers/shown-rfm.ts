/** What a model says of customers, as it stands among their attributes in answers. */
import { dayIn, daysBetween } from '#kernel';
import type { Queryable } from '#platform/db';
import { rfmKeys } from './core/public.ts';
import { type Rfm, rfmOfCustomers } from './rfm-sql.ts';

export type ShownRfm = Readonly<Record<string, number>>;

/** `rfm.…` by key, the days as they are now; nothing for whom no model speaks of. */
export function shownRfm(rfm: Rfm | undefined, now: Date, zone: string): ShownRfm {
  if (!rfm) return {};
  const recencyDays =
    rfm.recencyDays ?? (rfm.lastAt && daysBetween(dayIn(rfm.lastAt, zone), dayIn(now, zone)));
  const values = { ...rfm, recencyDays };
  return Object.fromEntries(
    rfmKeys.flatMap((key) => {
      const value = values[key];
      return value === null ? [] : [[`rfm.${key}`, value]];
    }),
  );
}

/** By ordinal. */
export async function shownRfmOf(
  db: Queryable,
  { workspace, now, timeZone }: { readonly workspace: number; readonly now: Date; readonly timeZone: string },
  ordinals: readonly number[],
): Promise<ReadonlyMap<number, ShownRfm>> {
  const rows = await rfmOfCustomers(db, workspace, ordinals);
  return new Map(rows.map((row) => [row.customer, shownRfm(row, now, timeZone)]));
}
