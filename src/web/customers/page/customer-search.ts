/** The address of one customer: the list somebody came from with the place in it, and what the page shows. Pure. */
import { type ListSearch, PAGE_SIZE, readListSearch } from '../filter.ts';

export const whyTabs = ['has', 'hasNot', 'missing'] as const;
export type WhyTab = (typeof whyTabs)[number];

export const timelineKinds = ['all', 'behaviour', 'tags', 'orders', 'followUps'] as const;
export type TimelineKind = (typeof timelineKinds)[number];

export interface CustomerSearch extends ListSearch {
  /** Place in the list, from 0. Absent: somebody came here directly. */
  readonly n?: number;
  /** Id of the tag that is explained. */
  readonly tag?: string;
  readonly why?: WhyTab;
  readonly timeline?: TimelineKind;
  /** Id of the record that was merged into this one and led here. */
  readonly merged?: string;
}

const MOST_PLACES = 2 ** 31;
const oneOf = <T extends string>(list: readonly T[], value: unknown): T | undefined =>
  list.find((each) => each === value);

export function readCustomerSearch(raw: Readonly<Record<string, unknown>>): CustomerSearch {
  const { n, tag, merged } = raw;
  const why = oneOf(whyTabs, raw.why);
  const timeline = oneOf(timelineKinds, raw.timeline);
  const placed = typeof n === 'number' && Number.isInteger(n) && n >= 0 && n < MOST_PLACES;
  return {
    ...readListSearch(raw),
    ...(placed ? { n } : {}),
    ...(typeof tag === 'string' && tag ? { tag } : {}),
    ...(why ? { why } : {}),
    ...(timeline && timeline !== 'all' ? { timeline } : {}),
    ...(typeof merged === 'string' && merged ? { merged } : {}),
  };
}

/** The list that this customer was opened from, at the page where he stands. */
export function listBehind(search: CustomerSearch): ListSearch {
  const { n, tag: _, why: __, timeline: ___, merged: ____, page: _____, ...list } = search;
  const page = n === undefined ? 1 : Math.floor(n / PAGE_SIZE) + 1;
  return page > 1 ? { ...list, page } : list;
}
