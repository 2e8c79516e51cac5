/**
 * What the list shows, as it stands in the address, and the same as a condition: so that the list, a saved audience
 * and every other count are one number. Pure.
 */
import type { Condition } from '#features/conditions/core';
import { type CustomerStatus, customerStatuses, OWNER_KEY } from '#features/customers/core';

export interface Filter {
  /** In name or remark, the end of a phone number, or a whole identity. No condition can say it. */
  readonly q?: string;
  readonly status?: readonly CustomerStatus[];
  /** Ids of tags. */
  readonly tags?: readonly string[];
  /** Absent: all of the tags. */
  readonly match?: 'any';
  readonly untagged?: true;
  /** Ids of tags that nobody in the list has. */
  readonly without?: readonly string[];
  /** Ids of people who are in charge or follow now. */
  readonly staff?: readonly string[];
  /** Days, inclusive, on which the customer was added. */
  readonly since?: string;
  readonly until?: string;
  /** A condition from elsewhere, e.g. a branch of an audience whose people somebody wants to see. Not checked here. */
  readonly condition?: Condition;
}

export interface Sort {
  /** Attribute key, built-in such as `order.total`, or `group:ID`. */
  readonly sort?: string;
  /** Absent: the highest first. */
  readonly order?: 'asc';
}

/** Search part of the address of the list. */
export interface ListSearch extends Filter, Sort {
  /** From 1; absent: 1. */
  readonly page?: number;
}

/** Parts of a filter that can be taken off one by one. */
export type FilterPart = 'status' | 'tags' | 'untagged' | 'without' | 'staff' | 'date' | 'condition';

/** Customers on a page of the list. */
export const PAGE_SIZE = 50;
const MOST_PAGES = 1_000_000;
const MOST_CHOSEN = 50;
const LONGEST_SEARCH = 100;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

const texts = (value: unknown): readonly string[] => {
  const list = Array.isArray(value) ? value : [value];
  const good = list.filter((each): each is string => typeof each === 'string' && each !== '');
  return [...new Set(good)].slice(0, MOST_CHOSEN);
};

const someOf = <Key extends string, Value>(
  key: Key,
  list: readonly Value[],
): { readonly [K in Key]?: readonly Value[] } =>
  (list.length > 0 ? { [key]: list } : {}) as { readonly [K in Key]?: readonly Value[] };

const day = <Key extends 'since' | 'until'>(key: Key, value: unknown): { readonly [K in Key]?: string } =>
  (typeof value === 'string' && DAY.test(value) ? { [key]: value } : {}) as {
    readonly [K in Key]?: string;
  };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads what an address says. What cannot be read is left out: an old link opens as much as it can. */
export function readFilter(raw: Readonly<Record<string, unknown>>): Filter {
  const q = typeof raw.q === 'number' ? String(raw.q) : typeof raw.q === 'string' ? raw.q.trim() : '';
  const known = new Set<string>(customerStatuses);
  const status = texts(raw.status).filter((each): each is CustomerStatus => known.has(each));
  return {
    ...(q ? { q: q.slice(0, LONGEST_SEARCH) } : {}),
    ...someOf('status', status),
    ...someOf('tags', texts(raw.tags)),
    ...(raw.match === 'any' ? { match: 'any' } : {}),
    ...(raw.untagged === true ? { untagged: true } : {}),
    ...someOf('without', texts(raw.without)),
    ...someOf('staff', texts(raw.staff)),
    ...day('since', raw.since),
    ...day('until', raw.until),
    ...(isObject(raw.condition) ? { condition: raw.condition as Condition } : {}),
  };
}

export function readListSearch(raw: Readonly<Record<string, unknown>>): ListSearch {
  const { page, sort } = raw;
  const deep = typeof page === 'number' && Number.isInteger(page) && page > 1 && page <= MOST_PAGES;
  return {
    ...readFilter(raw),
    ...(typeof sort === 'string' && sort ? { sort } : {}),
    ...(typeof sort === 'string' && sort && raw.order === 'asc' ? { order: 'asc' } : {}),
    ...(deep ? { page } : {}),
  };
}

/** The filter and order of an address without its place in the list. */
export function listOfSearch(search: ListSearch): Filter & Sort {
  const { page: _, ...list } = search;
  return list;
}

const anyOf = (tags: readonly string[]): Condition =>
  tags.length === 1 && tags[0] !== undefined ? { tag: tags[0] } : { any: tags.map((tag) => ({ tag })) };

function added(filter: Filter): Condition[] {
  const { since, until } = filter;
  const attribute = 'customer.createdAt';
  if (since && until) return [{ attribute, between: [since, until] }];
  if (since) return [{ attribute, gte: since }];
  return until ? [{ attribute, lte: until }] : [];
}

/**
 * The filter as conditions that must all hold, each with the part it comes from. `groups`: ids of every tag group, of
 * which an untagged customer has none.
 */
export function partsOf(
  filter: Filter,
  groups: readonly string[],
): readonly { readonly part: FilterPart; readonly condition: Condition }[] {
  const parts: { part: FilterPart; condition: Condition }[] = [];
  const put = (part: FilterPart, ...conditions: Condition[]) =>
    parts.push(...conditions.map((condition) => ({ part, condition })));
  if (filter.condition) put('condition', filter.condition);
  if (filter.status) put('status', { attribute: 'customer.status', in: filter.status });
  if (filter.untagged) put('untagged', ...groups.map((group): Condition => ({ group, none: true })));
  else if (filter.tags) {
    if (filter.match === 'any') put('tags', anyOf(filter.tags));
    else put('tags', ...filter.tags.map((tag): Condition => ({ tag })));
  }
  if (filter.without) put('without', { not: anyOf(filter.without) });
  if (filter.staff)
    put('staff', { any: [{ attribute: OWNER_KEY, in: filter.staff }, { follow: { staff: filter.staff } }] });
  put('date', ...added(filter));
  return parts;
}

/** The whole filter as one condition; without any part it holds for everybody. */
export function conditionOf(filter: Filter, groups: readonly string[]): Condition {
  const conditions = partsOf(filter, groups).map(({ condition }) => condition);
  const [only] = conditions;
  return conditions.length === 1 && only ? only : { all: conditions };
}

/** The parts that are set, in the order in which they are shown. */
export function setParts(filter: Filter): readonly FilterPart[] {
  const parts: FilterPart[] = [];
  if (filter.condition) parts.push('condition');
  if (filter.status) parts.push('status');
  if (filter.untagged) parts.push('untagged');
  else if (filter.tags) parts.push('tags');
  if (filter.without) parts.push('without');
  if (filter.staff) parts.push('staff');
  if (filter.since || filter.until) parts.push('date');
  return parts;
}

const fieldsOf: Readonly<Record<FilterPart, readonly (keyof Filter)[]>> = {
  condition: ['condition'],
  status: ['status'],
  tags: ['tags', 'match'],
  untagged: ['untagged'],
  without: ['without'],
  staff: ['staff'],
  date: ['since', 'until'],
};

/** The same filter without one of its parts. */
export function withoutPart(filter: Filter, part: FilterPart): Filter {
  const fields = new Set<string>(fieldsOf[part]);
  return Object.fromEntries(Object.entries(filter).filter(([field]) => !fields.has(field)));
}
