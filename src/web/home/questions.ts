/** What the home page asks about customers, as conditions that an audience can be opened with. Pure. */
import type { Condition } from '#features/conditions/core';
import { dayIn } from '#features/customers/core';
import { DAY } from '#kernel';

/** Lengths of the period, in days; the last one is today. */
export const periods = [7, 30, 90] as const;
export type Period = (typeof periods)[number];

/** First day of a period that ends today, on the clock of the workspace. */
export const firstDay = (now: Date, days: Period, timeZone: string): string => {
  // Noon of today, so that a change of the clock on the way does not lose a day.
  const noon = Date.parse(`${dayIn(now, timeZone)}T12:00:00Z`);
  return new Date(noon - (days - 1) * DAY).toISOString().slice(0, 10);
};

/** Customers that came since a day; nobody with a tag of `internal`, which mark colleagues and tests. */
export function newSince(day: string, internal: readonly string[] = []): Condition {
  const came: Condition = { attribute: 'customer.createdAt', gte: day };
  if (internal.length === 0) return came;
  return { all: [came, { not: { any: internal.map((tag) => ({ tag })) } }] };
}

/** Of those, the ones with a tag. */
export const newWith = (came: Condition, tag: string): Condition => ({ all: [came, { tag }] });

/** The most groups a condition is made of here; a library with more has other worries. */
const MOST_GROUPS = 400;

/** Customers without any tag of these groups; null when there are none, or too many to ask about at once. */
export function untagged(groups: readonly { readonly id: string }[]): Condition | null {
  if (groups.length === 0 || groups.length > MOST_GROUPS) return null;
  return { all: groups.map(({ id }) => ({ group: id, none: true })) };
}

export interface Ranked {
  readonly tag: string;
  readonly path: string;
  readonly group: string;
  readonly count: number;
  readonly all: number;
}

/** The tags that most of the new customers have. */
export const byNew = <Each extends Ranked>(facets: readonly Each[], shown: number): readonly Each[] =>
  facets
    .filter((facet) => facet.count > 0)
    .toSorted((a, b) => b.count - a.count || b.all - a.all)
    .slice(0, shown);

/** The tags that most customers have. */
export const byAll = <Each extends Ranked>(facets: readonly Each[], shown: number): readonly Each[] =>
  facets
    .filter((facet) => facet.all > 0)
    .toSorted((a, b) => b.all - a.all)
    .slice(0, shown);
