import type { Range } from '#features/audience/core';
import { spanOf } from '#features/conditions/core';

/** All instants, in milliseconds, of a day `YYYY-MM-DD` in a time zone: half-open from midnight to midnight. */
export function dayRange(day: string, zone: string): Range {
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  const { since, until } = spanOf({ kind: 'between', since: day, until: next }, new Date(0), zone);
  return { gte: since?.getTime() ?? Number.NaN, lt: until?.getTime() ?? Number.NaN };
}
