/** Counting and measuring the events that a `did` leaf asks for. */
import { dayIn, medianOf } from '#kernel';
import { compileTimeline } from './asked-events.ts';
import { compileSome } from './comparison.ts';
import { type CustomerFacts, compilePath, type EventFact, type Timeline } from './facts.ts';
import type { MeasureName, Scalar } from './language.ts';
import type { DidLeaf, ResolvedMeasure } from './resolved.ts';
import { countBefore, historyIn, propertiesAt } from './timeline.ts';
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

/** A stretch of a timeline: from one place on and up to another one. */
interface Stretch {
  readonly line: Timeline;
  readonly from: number;
  readonly to: number;
}

const placesOf = ({ from, to }: Stretch): number[] => Array.from({ length: to - from }, (_, i) => from + i);

function compileMeasure({
  measure,
  property,
}: ResolvedMeasure): (of: Stretch, zone: string) => number | null {
  const isNothing = ({ from, to }: Stretch) => to === from;
  if (measure === 'days')
    return (of, zone) =>
      isNothing(of)
        ? null
        : new Set(placesOf(of).map((i) => dayIn(new Date(of.line.times[i] as number), zone))).size;
  const read = compilePath(property ?? '');
  const values = (of: Stretch): Scalar[] =>
    placesOf(of).flatMap((place) => read(propertiesAt(of.line, place)));
  if (measure === 'distinct') return (of) => (isNothing(of) ? null : new Set(values(of)).size);
  const reduce = numbersOf[measure];
  return (of) => reduce(values(of).filter((value) => typeof value === 'number'));
}

/** How many events of one customer count, and what is measured of them. */
type Outcome = Pick<Tally, 'events' | 'measured'>;

/** Which events count. */
function compileStretch(leaf: DidLeaf): (facts: CustomerFacts, now: Date, zone: string) => Stretch {
  const asked = compileTimeline(leaf);
  const within = compileWindow(leaf.within);
  return (facts, now, zone) => {
    const bounds = within(now, zone);
    const line = asked(historyIn(facts), zone, bounds.since);
    return { line, ...placesIn(line, bounds, now) };
  };
}

/** Counts and measures; what holds of the outcome is `compileOutcome`'s question. */
export function compileMeasured(leaf: DidLeaf): (facts: CustomerFacts, now: Date, zone: string) => Outcome {
  const stretch = compileStretch(leaf);
  const measure = leaf.measure ? compileMeasure(leaf.measure) : null;
  return (facts, now, zone) => {
    const of = stretch(facts, now, zone);
    return { events: of.to - of.from, measured: measure ? measure(of, zone) : null };
  };
}

/** The same, with the events. */
export function compileTally(leaf: DidLeaf): (facts: CustomerFacts, now: Date, zone: string) => Tally {
  const stretch = compileStretch(leaf);
  const measure = leaf.measure ? compileMeasure(leaf.measure) : null;
  return (facts, now, zone) => {
    const of = stretch(facts, now, zone);
    const counted = of.line.events.slice(of.from, of.to);
    return {
      events: counted.length,
      counted,
      measured: measure ? measure(of, zone) : null,
      latest: counted.at(-1)?.at ?? null,
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
  const stretch = compileStretch(leaf);
  const { min, max } = countOf(leaf);
  return (facts, now, zone) => {
    const { from, to } = stretch(facts, now, zone);
    return to - from >= min && to - from <= max;
  };
}

/** How many events have to count, at least and at most. */
export const countOf = ({ count }: Pick<DidLeaf, 'count'>) => ({
  min: count?.min ?? 0,
  max: count?.max ?? Number.POSITIVE_INFINITY,
});

/** Whether an outcome satisfies the leaf. */
export function compileOutcome(leaf: DidLeaf): (outcome: Outcome) => boolean {
  const { measure } = leaf;
  const { min, max } = countOf(leaf);
  const passes = measure ? compileSome(measure.tests) : null;
  return ({ events, measured }) =>
    events >= min &&
    events <= max &&
    (passes === null || passes(measured === null || Number.isNaN(measured) ? [] : [measured]));
}
