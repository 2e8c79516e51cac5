/** The events of one customer in the order of time, sorted once and asked by every condition at many moments. */
import { ascendingPlaces } from '#kernel';
import type { CustomerFacts, EventFact, History, Kinds, Timeline } from './facts.ts';

export const NOTHING_HAPPENED: Timeline = { events: [], times: [] };

const known = new WeakMap<readonly EventFact[], History>();

/** Made once for each list of events, which must not change afterwards. */
export function historyFrom(events: readonly EventFact[]): History {
  const before = known.get(events);
  if (before) return before;
  const made = sortedByType(events);
  known.set(events, made);
  return made;
}

function sortedByType(events: readonly EventFact[]): History {
  const lists = new Map<string, EventFact[]>();
  for (const event of events) {
    const list = lists.get(event.type);
    if (list) list.push(event);
    else lists.set(event.type, [event]);
  }
  return historyOfLines(new Map([...lists].map(([type, list]) => [type, timelineOf(list)])));
}

/** What happened to a customer. */
export const historyIn = (facts: Pick<CustomerFacts, 'events' | 'history'>): History =>
  facts.history ?? historyFrom(facts.events);

/** Numbered events, which are made when somebody asks for more than their times. `times` ascend. */
export function numberedTimeline(times: readonly number[], of: readonly number[], among: Kinds): Timeline {
  let made: readonly EventFact[] | null = null;
  return {
    times,
    kinds: { of, among },
    get events() {
      made ??= times.map((at, i) => ({ ...among.kindOf(of[i] as number), at: new Date(at) }));
      return made;
    },
  };
}

/** The properties of the event at a place; numbered events are not made for it. */
export const propertiesAt = (line: Timeline, place: number): EventFact['properties'] =>
  (line.kinds ? line.kinds.among.kindOf(line.kinds.of[place] as number) : (line.events[place] as EventFact))
    .properties;

/** Several timelines as one. */
export function mergedTimeline(lines: readonly Timeline[]): Timeline {
  const [only = NOTHING_HAPPENED, second] = lines;
  if (!second) return only;
  const among = only.kinds?.among;
  if (!among || lines.some((line) => line.kinds?.among !== among))
    return timelineOf(lines.flatMap((line) => line.events));
  const times = lines.flatMap((line) => line.times);
  const of = lines.flatMap((line) => line.kinds?.of ?? []);
  const places = ascendingPlaces(times);
  return numberedTimeline(
    places.map((i) => times[i] as number),
    places.map((i) => of[i] as number),
    among,
  );
}

/** The events of a timeline at some of its places. */
export function thinned(line: Timeline, places: readonly number[]): Timeline {
  const times = places.map((i) => line.times[i] as number);
  const { kinds } = line;
  if (kinds)
    return numberedTimeline(
      times,
      places.map((i) => kinds.of[i] as number),
      kinds.among,
    );
  return { times, events: places.map((i) => line.events[i] as EventFact) };
}

/** A history of timelines, none of which is empty. */
export function historyOfLines(byType: ReadonlyMap<string, Timeline>): History {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { times } of byType.values()) {
    first = Math.min(first, times[0] ?? first);
    last = Math.max(last, times.at(-1) ?? last);
  }
  return { byType, first, last };
}

/** Sorts the list in place, unless it is sorted. */
export function timelineOf(events: EventFact[]): Timeline {
  let times = events.map((event) => event.at.getTime());
  if (times.some((time, i) => i > 0 && time < (times[i - 1] as number))) {
    events.sort((a, b) => a.at.getTime() - b.at.getTime());
    times = events.map((event) => event.at.getTime());
  }
  return { events, times };
}

/** How many of ascending times are before `at`. */
export function countBefore(times: readonly number[], at: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] as number) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
