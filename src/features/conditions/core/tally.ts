/** Counting and measuring the events that a `did` leaf asks for. */
import { dayIn, medianOf } from '#kernel';
import { compileTimeline } from './asked-events.ts';
import { compileSome } from './comparison.ts';
import { type CustomerFacts, compilePath, type EventFact, type Timeline } from './facts.ts';
import type { MeasureName, Scalar } from './language.ts';
import type { DidLeaf, ResolvedMeasure } from './resolved.ts';
import { countBefore, historyIn } from './timeline.ts';
import { type Bounds, compileWindow } from './window.ts';

/** What the events of one customer come to. */
export interface Tally {
  readonly events: number;
  /** Those that count, the first one first. */
  readonly counted: readonly EventFact[];
  /** Null: missing, or no measure was asked. */
  readonly measured: number | null;
  /** The newest event that counts. */
  readonly latest: Date | null;
}

/** The sum with the rounding error carried along (Neumaier 1974), so that the order of events does not matter. */
function preciseSum(values: readonly number[]): number {
  let sum = 0;
  let lost = 0;
  for (const value of values) {
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return Number.isFinite(sum) ? sum + lost : sum;
}

const rounded = (value: number): number => Number(value.toFixed(9));

const numbersOf: Readonly<
  Record<Exclude<MeasureName, 'days' | 'distinct'>, (values: number[]) => number | null>
> = {
  sum: (values) => rounded(preciseSum(values)),
  avg: (values) => (values.length > 0 ? rounded(preciseSum(values) / values.length) : null),
  max: (values) => (values.length > 0 ? values.reduce((a, b) => Math.max(a, b)) : null),
  min: (values) => (values.length > 0 ? values.reduce((a, b) => Math.min(a, b)) : null),
  median: (values) => {
    const median = medianOf(values);
    return median === null ? null : rounded(median);
  },
};

function compileMeasure({
  measure,
  property,
}: ResolvedMeasure): (events: readonly EventFact[], zone: string) => number | null {
  if (measure === 'days')
    return (events, zone) =>
      events.length > 0 ? new Set(events.map((event) => dayIn(event.at, zone))).size : null;
  const read = compilePath(property ?? '');
  const values = (events: readonly EventFact[]): Scalar[] => events.flatMap((e) => read(e.properties));
  if (measure === 'distinct') return (events) => (events.length > 0 ? new Set(values(events)).size : null);
  const reduce = numbersOf[measure];
  return (events) => reduce(values(events).filter((value) => typeof value === 'number'));
}

/** Counts and measures; what holds of the outcome is `compileDid`'s question. */
export function compileTally(leaf: DidLeaf): (facts: CustomerFacts, now: Date, zone: string) => Tally {
  const asked = compileTimeline(leaf);
  const within = compileWindow(leaf.within);
  const measure = leaf.measure ? compileMeasure(leaf.measure) : null;
  return (facts, now, zone) => {
    const bounds = within(now, zone);
    const line = asked(historyIn(facts), zone, bounds.since);
    const { from, to } = placesIn(line, bounds, now);
    const events = line.events.slice(from, to);
    return {
      events: events.length,
      counted: events,
      measured: measure ? measure(events, zone) : null,
      latest: events.at(-1)?.at ?? null,
    };
  };
}

/** Of a timeline, the stretch that a span counts at `now`: what is still to come does not count. */
function placesIn({ times }: Timeline, { since, until }: Bounds, now: Date) {
  const from = countBefore(times, since);
  return { from, to: Math.max(from, countBefore(times, Math.min(until, now.getTime() + 1))) };
}

/** Whether as many events count as the leaf asks for; of one that measures nothing. */
export function compileCount(leaf: DidLeaf): (facts: CustomerFacts, now: Date, zone: string) => boolean {
  const asked = compileTimeline(leaf);
  const within = compileWindow(leaf.within);
  const { min, max } = countOf(leaf);
  return (facts, now, zone) => {
    const bounds = within(now, zone);
    const { from, to } = placesIn(asked(historyIn(facts), zone, bounds.since), bounds, now);
    return to - from >= min && to - from <= max;
  };
}

/** How many events have to count, at least and at most. */
export const countOf = ({ count }: Pick<DidLeaf, 'count'>) => ({
  min: count?.min ?? 0,
  max: count?.max ?? Number.POSITIVE_INFINITY,
});

/** Whether an outcome satisfies the leaf. */
export function compileOutcome(leaf: DidLeaf): (tally: Tally) => boolean {
  const { measure } = leaf;
  const { min, max } = countOf(leaf);
  const passes = measure ? compileSome(measure.tests) : null;
  return ({ events, measured }) =>
    events >= min &&
    events <= max &&
    (passes === null || passes(measured === null || Number.isNaN(measured) ? [] : [measured]));
}
