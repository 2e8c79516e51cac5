/**
 * When a condition may change although nothing happens: the moments at which an event or an assignment enters or leaves
 * a window. Between two of them its truth stands still, so whoever keeps a tag in step with a condition looks again at
 * the next one, and whoever asks about the past looks at each.
 */
import { after, type CalendarSpan, calendar, type Duration } from '#kernel';
import { ageMoments } from './age.ts';
import { compileAsked } from './asked-events.ts';
import type { CustomerFacts } from './facts.ts';
import { type DidLeaf, leavesOf, type Resolved, type ResolvedWindow } from './resolved.ts';
import { spanOf } from './window.ts';

/** Milliseconds since 1970, ascending, each once, all in (after, until]. */
export type Moments = (facts: CustomerFacts, after: number, until: number, zone: string) => number[];

type Edges = (at: Date, zone: string) => readonly number[];

/** Something that happened at `at` is counted from one of these on, and up to another of them. */
function edgesOf(window: ResolvedWindow | null): Edges {
  if (window === null) return (at) => [at.getTime()];
  switch (window.kind) {
    case 'last':
      return (at, zone) => [at.getTime(), firstAfter(at, window.duration, zone)];
    case 'before':
      return (at, zone) => [firstAfter(at, window.duration, zone)];
    case 'between':
      return (at, zone) => {
        const { since, until } = spanOf(window, at, zone);
        return (since && at < since) || (until && at >= until) ? [] : [at.getTime()];
      };
    case 'calendar':
      return (at, zone) => calendarEdges(at, window.span, zone);
  }
}

const THIS: Readonly<Record<CalendarSpan, CalendarSpan>> = {
  today: 'today',
  yesterday: 'today',
  thisWeek: 'thisWeek',
  lastWeek: 'thisWeek',
  thisMonth: 'thisMonth',
  lastMonth: 'thisMonth',
  thisQuarter: 'thisQuarter',
  lastQuarter: 'thisQuarter',
  thisYear: 'thisYear',
  lastYear: 'thisYear',
};

function calendarEdges(at: Date, span: CalendarSpan, zone: string): number[] {
  const own = THIS[span];
  const end = calendar(at, own, zone).until;
  return own === span
    ? [at.getTime(), end.getTime()]
    : [end.getTime(), calendar(end, own, zone).until.getTime()];
}

/** The first moment whose `before` is later than `at`: `last` has let go of it, `before` has taken it. */
const firstAfter = (at: Date, duration: Duration, zone: string): number =>
  after(new Date(at.getTime() + 1), duration, zone).getTime();

type LeafMoments = (facts: CustomerFacts, zone: string, found: Set<number>) => void;

function momentsOfEvents(leaf: DidLeaf): LeafMoments {
  const asked = compileAsked(leaf);
  const edges = edgesOf(leaf.within);
  return (facts, zone, found) => {
    const isAsked = asked(facts.events, zone);
    for (const event of facts.events)
      if (isAsked(event)) for (const edge of edges(event.at, zone)) found.add(edge);
  };
}

/** A condition that looks at no time has none. Attributes that do not age, relations and members have no windows. */
export function compileMoments(node: Resolved): Moments {
  const leaves: LeafMoments[] = [];
  for (const leaf of leavesOf(node)) {
    if (leaf.kind === 'did') leaves.push(momentsOfEvents(leaf));
    if (leaf.kind === 'attribute' && leaf.ageOf !== undefined) {
      const { ageOf } = leaf;
      leaves.push(({ attributes }, zone, found) => {
        const day = attributes.get(ageOf);
        if (typeof day === 'string') for (const moment of ageMoments(leaf, day, zone)) found.add(moment);
      });
    }
    if (leaf.kind === 'tag' && leaf.assigned) {
      const edges = edgesOf(leaf.assigned);
      leaves.push((facts, zone, found) => {
        for (const { tag, since } of facts.assignments)
          if (tag === leaf.tag) for (const edge of edges(since, zone)) found.add(edge);
      });
    }
  }
  if (leaves.length === 0) return () => [];
  return (facts, after, until, zone) => {
    const found = new Set<number>();
    for (const leaf of leaves) leaf(facts, zone, found);
    return [...found].filter((moment) => moment > after && moment <= until).sort((a, b) => a - b);
  };
}
