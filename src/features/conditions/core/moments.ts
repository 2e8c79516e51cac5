/**
 * When a condition may change although nothing happens: the moments at which an event or an assignment enters or leaves
 * a window. Between two of them its truth stands still, so whoever keeps a tag in step with a condition looks again at
 * the next one, and whoever asks about the past looks at each.
 */
import { after, type CalendarSpan, calendar, type Duration, HOUR } from '#kernel';
import { ageMoments } from './age.ts';
import { compileTimeline } from './asked-events.ts';
import type { CustomerFacts } from './facts.ts';
import { type DidLeaf, leavesOf, type Resolved, type ResolvedWindow } from './resolved.ts';
import { countOf } from './tally.ts';
import { countBefore, historyIn } from './timeline.ts';
import { compileWindow, longest, reachOf, spanOf } from './window.ts';

/** Milliseconds since 1970, ascending, each once, all in (after, until]; of those the first `most`. */
export type Moments = (
  facts: CustomerFacts,
  after: number,
  until: number,
  zone: string,
  most?: number,
) => number[];

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

/** Which moments are asked for. */
interface Asked {
  readonly after: number;
  readonly until: number;
  readonly zone: string;
  readonly most: number;
}

type LeafMoments = (facts: CustomerFacts, asked: Asked) => Iterable<number>;

function momentsOfEvents(leaf: DidLeaf): LeafMoments {
  const asked = compileTimeline(leaf);
  const flips = leaf.measure === null ? compileFlips(leaf) : null;
  if (flips) {
    const { leaves } = flips;
    return (facts, which) =>
      flips.among(asked(historyIn(facts), which.zone, which.after - leaves).times, which);
  }
  const edges = edgesOf(leaf.within);
  const stretches = compileStretches(leaf.within);
  const furthest =
    leaf.within?.kind === 'before' ? longest(leaf.within.duration) + 1 : (reachOf(leaf.within) ?? 0);
  return function* (facts, which) {
    const { after, zone } = which;
    const { times } = asked(historyIn(facts), zone, after - furthest);
    for (const [from, to] of stretches(which, after - furthest)) {
      const end = countBefore(times, to);
      for (let i = countBefore(times, from); i < end; i++) yield* edges(new Date(times[i] as number), zone);
    }
  };
}

type Stretches = (asked: Asked, first: number) => readonly (readonly [from: number, to: number])[];

/** Clocks that are put forward or back move what a window begins with by less than this. */
const PUT_BACK = 3 * HOUR;

/**
 * When something must have happened to have an edge among the moments that are asked for: between what the window begins
 * or ends with at the first of them and at the last. One question is asked of many customers.
 */
function compileStretches(window: ResolvedWindow | null): Stretches {
  const within = compileWindow(window);
  let of: Asked | null = null;
  let known: ReturnType<Stretches> = [];
  return (asked, first) => {
    const { after, until, zone } = asked;
    if (of?.after === after && of.until === until && of.zone === zone) return known;
    of = asked;
    if (!Number.isFinite(until)) known = [[first, until]];
    else {
      const [early, late] = [within(new Date(after), zone), within(new Date(until), zone)];
      known = [
        [early.since - PUT_BACK, late.since + PUT_BACK],
        // What ends with the moment itself lets in what happens then, and nothing else.
        ...(window?.kind === 'last' ? [] : [[early.until - PUT_BACK, late.until + PUT_BACK] as const]),
        [after + 1, until + 1],
      ];
    }
    return known;
  };
}

/** How long after it happened something begins to count, and ceases to; null: never. */
interface Shift {
  readonly enters: number;
  readonly leaves: number | null;
}

/** Null when that depends on the calendar. */
function shiftOf(window: ResolvedWindow | null): Shift | null {
  if (window === null) return { enters: 0, leaves: null };
  switch (window.kind) {
    case 'last':
      return window.duration.kind === 'fixed' ? { enters: 0, leaves: window.duration.ms + 1 } : null;
    case 'before':
      return window.duration.kind === 'fixed' ? { enters: window.duration.ms + 1, leaves: null } : null;
    default:
      return null;
  }
}

interface Flips {
  /** How long something counts; infinite: for ever. */
  readonly leaves: number;
  among(times: readonly number[], asked: Asked): number[];
}

/**
 * Of a leaf that counts, only the moments at which enough turns into not enough or back: most events come and go without
 * deciding anything.
 */
function compileFlips(leaf: DidLeaf): Flips | null {
  const shift = shiftOf(leaf.within);
  if (!shift) return null;
  const { min, max } = countOf(leaf);
  const { enters } = shift;
  const leaves = shift.leaves ?? Number.POSITIVE_INFINITY;
  const among: Flips['among'] = (times, { after, until, most }) => {
    const found: number[] = [];
    let came = countBefore(times, after - enters + 1);
    let went = countBefore(times, after - leaves + 1);
    const isEnough = () => came - went >= min && came - went <= max;
    let enough = isEnough();
    while (found.length < most) {
      const next = Math.min((times[came] ?? Infinity) + enters, (times[went] ?? Infinity) + leaves);
      if (next > until || next === Infinity) break;
      while (came < times.length && (times[came] as number) + enters <= next) came++;
      while (went < came && (times[went] as number) + leaves <= next) went++;
      if (isEnough() === enough) continue;
      enough = !enough;
      found.push(next);
    }
    return found;
  };
  return { leaves, among };
}

/** A condition that looks at no time has none. Attributes that do not age, relations and members have no windows. */
export function compileMoments(node: Resolved): Moments {
  const leaves: LeafMoments[] = [];
  for (const leaf of leavesOf(node)) {
    if (leaf.kind === 'did') leaves.push(momentsOfEvents(leaf));
    if (leaf.kind === 'attribute' && leaf.ageOf !== undefined) {
      const { ageOf } = leaf;
      leaves.push(({ attributes }, { zone }) => {
        const day = attributes.get(ageOf);
        return typeof day === 'string' ? ageMoments(leaf, day, zone) : [];
      });
    }
    if (leaf.kind === 'tag' && leaf.assigned) {
      const edges = edgesOf(leaf.assigned);
      leaves.push(({ assignments }, { zone }) =>
        assignments.flatMap(({ tag, since }) => (tag === leaf.tag ? edges(since, zone) : [])),
      );
    }
  }
  if (leaves.length === 0) return () => [];
  return (facts, after, until, zone, most = Number.POSITIVE_INFINITY) => {
    const found = new Set<number>();
    for (const leaf of leaves)
      for (const moment of leaf(facts, { after, until, zone, most }))
        if (moment > after && moment <= until) found.add(moment);
    const all = [...found].sort((a, b) => a - b);
    return all.length > most ? all.slice(0, most) : all;
  };
}
