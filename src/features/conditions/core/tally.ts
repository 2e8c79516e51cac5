/** Counting and measuring the events that a `did` leaf asks for. */
import { dayIn, medianOf } from '#kernel';
import { compileAsked } from './asked-events.ts';
import { compileSome } from './comparison.ts';
import { type CustomerFacts, compilePath, type EventFact } from './facts.ts';
import type { MeasureName, Scalar } from './language.ts';
import type { DidLeaf, ResolvedMeasure } from './resolved.ts';
import { compileWindow } from './window.ts';

/** What the events of one customer come to. */
export interface Tally {
  readonly events: number;
  /** Those that count, in the order of the facts. */
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
  const asked = compileAsked(leaf);
  const within = compileWindow(leaf.within);
  const measure = leaf.measure ? compileMeasure(leaf.measure) : null;
  return (facts, now, zone) => {
    const inSpan = within(now, zone);
    const isAsked = asked(facts.events, zone);
    const events = facts.events.filter((event) => event.at <= now && inSpan(event.at) && isAsked(event));
    const latest = events.reduce<Date | null>((a, { at }) => (a && a >= at ? a : at), null);
    return {
      events: events.length,
      counted: events,
      measured: measure ? measure(events, zone) : null,
      latest,
    };
  };
}

/** Whether as many events count as the leaf asks for; of one that measures nothing. It stops as soon as it knows. */
export function compileCount(leaf: DidLeaf): (facts: CustomerFacts, now: Date, zone: string) => boolean {
  const asked = compileAsked(leaf);
  const within = compileWindow(leaf.within);
  const min = leaf.count?.min ?? 0;
  const max = leaf.count?.max ?? Number.POSITIVE_INFINITY;
  const decided = max === Number.POSITIVE_INFINITY ? min : max + 1;
  return (facts, now, zone) => {
    if (decided === 0) return true;
    const inSpan = within(now, zone);
    const isAsked = asked(facts.events, zone);
    let count = 0;
    for (const event of facts.events)
      if (event.at <= now && isAsked(event) && inSpan(event.at) && ++count === decided) break;
    return count >= min && count <= max;
  };
}

/** Whether an outcome satisfies the leaf. */
export function compileOutcome(leaf: DidLeaf): (tally: Tally) => boolean {
  const { count, measure } = leaf;
  const min = count?.min ?? 0;
  const max = count?.max ?? Number.POSITIVE_INFINITY;
  const passes = measure ? compileSome(measure.tests) : null;
  return ({ events, measured }) =>
    events >= min &&
    events <= max &&
    (passes === null || passes(measured === null || Number.isNaN(measured) ? [] : [measured]));
}
