/** What the page shows, as it stands in the address. Pure. */

import { startOfDay } from '#features/conditions/core';
import { DAY } from '#kernel';

export interface EventSearch {
  /** As callers write it: `material.visit`, or an own one. */
  readonly type?: string;
  /** Id of a customer. */
  readonly customer?: string;
  /** Days, inclusive, on which it happened. */
  readonly since?: string;
  readonly until?: string;
  /** Position of the event that is open. */
  readonly open?: number;
  /** Id of the rule that is asked about the open event. */
  readonly rule?: string;
}

/** The part that narrows the list. */
export type EventFilter = Omit<EventSearch, 'open' | 'rule'>;

const DAY_TEXT = /^\d{4}-\d{2}-\d{2}$/;

const text = <Key extends string>(key: Key, value: unknown, most: number): { readonly [K in Key]?: string } =>
  (typeof value === 'string' && value.trim() !== '' ? { [key]: value.trim().slice(0, most) } : {}) as {
    readonly [K in Key]?: string;
  };

const day = <Key extends string>(key: Key, value: unknown): { readonly [K in Key]?: string } =>
  typeof value === 'string' && DAY_TEXT.test(value) ? text(key, value, 10) : {};

/** What cannot be read is left out: an old link opens as much as it can. */
export function readEventSearch(raw: Readonly<Record<string, unknown>>): EventSearch {
  const { open } = raw;
  const opened = typeof open === 'number' && Number.isSafeInteger(open) && open > 0;
  return {
    ...text('type', raw.type, 80),
    ...text('customer', raw.customer, 80),
    ...day('since', raw.since),
    ...day('until', raw.until),
    ...(opened ? { open, ...text('rule', raw.rule, 80) } : {}),
  };
}

export function filterOf({ open: _, rule: __, ...filter }: EventSearch): EventFilter {
  return filter;
}

export const isNarrowed = (filter: EventFilter): boolean => Object.keys(filter).length > 0;

/** The same as the endpoint is asked. `zone`: that of the workspace, whose days they are. */
export function queryOf({ type, customer, since, until }: EventFilter, zone: string) {
  return {
    // What customers bought is of what they did.
    orders: 'true' as const,
    ...(type ? { type } : {}),
    ...(customer ? { customer } : {}),
    ...(since ? { since: startOfDay(since, zone).toISOString() } : {}),
    ...(until ? { until: startOfDay(nextDay(until), zone).toISOString() } : {}),
  };
}

const nextDay = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + DAY).toISOString().slice(0, 10);
