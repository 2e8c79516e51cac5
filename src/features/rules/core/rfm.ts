/**
 * RFM: how long ago, how often and for how much a customer bought, each as a score of few steps.
 *
 * Recency, frequency and monetary value as in Hughes, Strategic Database Marketing (1994). Only orders that count are
 * measured, as in `did: "order.paid"`: not those refunded in full, and partly refunded ones with what is left.
 * - recency: whole days on the workspace's calendar from the newest order to the day of the question;
 * - frequency: number of orders; - monetary: sum of their amounts in minor units.
 * A score is 1 + the number of lower bounds ≤ the value; recency is scored in reverse, so that the newest have the most.
 * Whoever has no order that counts has no scores: all six are missing.
 *
 * Amounts of several currencies are added as they are, as in `order.total` (decision 0022); a model with a `currency`
 * sees only orders in it.
 */
import { type CustomerFacts, startOfDay } from '#features/conditions/core';
import { after, before, DAY, type Duration, dayIn, daysBetween } from '#kernel';

export const MOST_SCORES = 10;

/** Lower bounds, ascending: of days, of orders, of minor units. Equal ones leave the score between them to nobody. */
export interface Cutoffs {
  readonly r: readonly number[];
  readonly f: readonly number[];
  readonly m: readonly number[];
}
export type Measure = keyof Cutoffs;

export type Scale =
  | { readonly kind: 'breaks'; readonly breaks: readonly number[] }
  | { readonly kind: 'quantiles'; readonly parts: number };

export interface RfmModel {
  readonly scales: Readonly<Record<Measure, Scale>>;
  /** Orders of so long until the day of the question; null: all. */
  readonly window: { readonly duration: Duration; readonly text: string } | null;
  /** A fixed day `YYYY-MM-DD`, or an instant; null: now. */
  readonly asOf: string | null;
  readonly currency: string | null;
}

export const stepsOf = (scale: Scale): number =>
  scale.kind === 'breaks' ? scale.breaks.length + 1 : scale.parts;

/** What is measured at a moment: orders from `since` (null: the first) to `upTo`, both included; recency until `day`. */
export interface Period {
  readonly since: number | null;
  readonly upTo: number;
  readonly day: string;
}

/**
 * A fixed day is meant whole, to its last millisecond, an instant to the millisecond. What is later than `now` has not
 * happened either way.
 */
export function periodOf({ asOf, window }: RfmModel, now: number, zone: string): Period {
  const isDay = asOf?.length === 10;
  const end = asOf === null ? now : isDay ? startOfDay(nextDay(asOf), zone).getTime() - 1 : Date.parse(asOf);
  return {
    since: window && before(new Date(end), window.duration, zone).getTime(),
    upTo: Math.min(end, now),
    day: asOf !== null && isDay ? asOf : dayIn(new Date(end), zone),
  };
}

const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + DAY).toISOString().slice(0, 10);

export interface Purchase {
  readonly at: number;
  readonly amount: number;
  readonly orderNo: string;
}

/** Orders that a model can see, whenever they are; in any order. */
export function purchasesOf({ events }: CustomerFacts, { currency }: RfmModel): Purchase[] {
  return events.flatMap(({ type, at, properties }) => {
    if (type !== 'order.paid' || (currency !== null && properties.currency !== currency)) return [];
    const amount = typeof properties.amount === 'number' ? properties.amount : 0;
    return [{ at: at.getTime(), amount, orderNo: String(properties.orderNo ?? '') }];
  });
}

export interface Scored {
  /** When the newest order was paid, and its number. */
  readonly lastAt: number;
  readonly lastOrder: string;
  readonly recencyDays: number;
  readonly frequency: number;
  readonly monetary: number;
  readonly r: number;
  readonly f: number;
  readonly m: number;
}

const boundsUpTo = (bounds: readonly number[], value: number): number =>
  bounds.filter((bound) => bound <= value).length;

/** Null: nothing that counts. */
export function scoreOf(
  purchases: readonly Purchase[],
  cutoffs: Cutoffs,
  { since, upTo, day }: Period,
  zone: string,
): Scored | null {
  let last: Purchase | null = null;
  let frequency = 0;
  let monetary = 0;
  for (const one of purchases) {
    if (one.at > upTo || (since !== null && one.at < since)) continue;
    frequency++;
    monetary += one.amount;
    if (last === null || one.at > last.at) last = one;
  }
  if (last === null) return null;
  const recencyDays = daysBetween(dayIn(new Date(last.at), zone), day);
  return {
    lastAt: last.at,
    lastOrder: last.orderNo,
    recencyDays,
    frequency,
    monetary,
    r: 1 + cutoffs.r.length - boundsUpTo(cutoffs.r, recencyDays),
    f: 1 + boundsUpTo(cutoffs.f, frequency),
    m: 1 + boundsUpTo(cutoffs.m, monetary),
  };
}

/**
 * When something changes although nobody does anything: an order that is still to come, one that leaves the window, the
 * midnight at which recency reaches its next bound. Milliseconds since 1970; null: never by itself.
 */
export function nextScoring(
  model: RfmModel,
  purchases: readonly Purchase[],
  scored: Scored | null,
  { r }: Cutoffs,
  { now, zone, period }: { readonly now: number; readonly zone: string; readonly period: Period },
): number | null {
  const { since, upTo } = period;
  const moves = model.asOf === null;
  const end = moves ? Number.POSITIVE_INFINITY : periodOf(model, Number.POSITIVE_INFINITY, zone).upTo;
  let next = Number.POSITIVE_INFINITY;
  let oldest = Number.POSITIVE_INFINITY;
  for (const { at } of purchases) {
    if (at > now && at <= end) next = Math.min(next, at);
    if (at <= upTo && (since === null || at >= since)) oldest = Math.min(oldest, at);
  }
  // The oldest in the window leaves it first.
  if (moves && model.window && Number.isFinite(oldest))
    next = Math.min(next, after(new Date(oldest + 1), model.window.duration, zone).getTime());
  const bound = moves && scored ? r.find((one) => one > scored.recencyDays) : undefined;
  if (scored && bound !== undefined) next = Math.min(next, dayAfter(scored.lastAt, Math.ceil(bound), zone));
  return Number.isFinite(next) ? next : null;
}

function dayAfter(at: number, days: number, zone: string): number {
  const day = new Date(Date.parse(`${dayIn(new Date(at), zone)}T00:00:00Z`) + days * DAY);
  return startOfDay(day.toISOString().slice(0, 10), zone).getTime();
}

/**
 * Lower bounds that divide values into equal parts. The i-th of q is the least whole number above the i/q-quantile, which
 * is interpolated linearly (type 7 of Hyndman and Fan 1996; the default of R and of pandas). So equal values have
 * equal scores, and a value on a quantile belongs to the part below it, as in `pandas.qcut` and R's package rfm: of
 * customers of whom half bought once, these have a frequency of 1 and not of 3.
 * Values are whole numbers. Of no values there are no bounds.
 */
export function quantileBreaks(values: readonly number[], parts: number): number[] {
  if (values.length === 0) return [];
  const sorted = [...values].sort((a, b) => a - b);
  return Array.from({ length: parts - 1 }, (_, k) => {
    const at = (sorted.length - 1) * (k + 1);
    const low = sorted[Math.floor(at / parts)] ?? 0;
    const high = sorted[Math.floor(at / parts) + 1] ?? low;
    return low + Math.floor(((high - low) * (at % parts)) / parts) + 1;
  });
}
