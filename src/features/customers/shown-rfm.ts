/** What a model says of customers, as it stands among their attributes in answers. */
import { dayIn, daysBetween } from '#kernel';
import { rfmKeys } from './core/public.ts';
import type { Rfm } from './rfm-sql.ts';

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
