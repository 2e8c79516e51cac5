/** What the home page asks about customers, as conditions that an audience can be opened with. Pure. */
import type { Condition } from '#features/conditions/core';
import { DAY, dayIn } from '#kernel';

/** Lengths of the period, in days; the last one is today. */
export const periods = [7, 30, 90] as const;
export type Period = (typeof periods)[number];

/** First day of a period that ends today, on the clock of the workspace. */
export const firstDay = (now: Date, days: Period, timeZone: string): string => {
  // Noon of today, so that a change of the clock on the way does not lose a day.
  const noon = Date.parse(`${dayIn(now, timeZone)}T12:00:00Z`);
  return new Date(noon - (days - 1) * DAY).toISOString().slice(0, 10);
};

/** Customers without a tag of `internal`, which mark colleagues and tests; null: everybody is. */
export const outside = (internal: readonly string[]): Condition | null =>
  internal.length === 0 ? null : { not: { any: internal.map((tag) => ({ tag })) } };

/** Both, where there is an outside. */
const among = (people: Condition | null, condition: Condition): Condition =>
  people ? { all: [condition, people] } : condition;

/** Customers that came since a day; nobody with a tag of `internal`. */
export const newSince = (day: string, internal: readonly string[] = []): Condition =>
  among(outside(internal), { attribute: 'customer.createdAt', gte: day });

/** Of those, the ones with a tag. */
export const newWith = (came: Condition, tag: string): Condition => ({ all: [came, { tag }] });

/** The most groups a condition is made of here; a library with more has other worries. */
const MOST_GROUPS = 400;

/**
 * Customers without any tag of these groups, and those with one; nobody with a tag of `internal` in either. Null when
 * there are no groups, or too many to ask about at once.
 */
export function untagged(
  groups: readonly { readonly id: string }[],
  internal: readonly string[] = [],
): { readonly none: Condition; readonly some: Condition } | null {
  if (groups.length === 0 || groups.length > MOST_GROUPS) return null;
  const none: Condition = { all: groups.map(({ id }) => ({ group: id, none: true })) };
  const people = outside(internal);
  return { none: among(people, none), some: among(people, { not: none }) };
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
