/** How fresh a tag is, by when it was last lit (ui guide section 3). Pure. */
import { DAY } from '#kernel';

export const freshnesses = ['fresh', 'fading', 'mouldy'] as const;
export type Freshness = (typeof freshnesses)[number];

export const FRESH_DAYS = 30;
export const FADING_DAYS = 90;

/** Whole days from a time to now; 0 for today and for the future. */
export const daysSince = (at: string, now: Date): number =>
  Math.max(0, Math.floor((now.getTime() - Date.parse(at)) / DAY));

/** Lit 30 days ago at most: fresh; 90: fading; longer: mouldy. */
export function freshnessOf(lit: string, now: Date): Freshness {
  const days = daysSince(lit, now);
  if (days <= FRESH_DAYS) return 'fresh';
  return days <= FADING_DAYS ? 'fading' : 'mouldy';
}
