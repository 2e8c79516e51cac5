/** Which events of a customer a `did` leaf asks for, whenever they happened. */
import { before, DAY, wallTexts } from '#kernel';
import { compileSome } from './comparison.ts';
import { compilePath, type EventFact, type History, type Kinds, type Timeline } from './facts.ts';
import type { AskedEvents, DidLeaf, ResolvedAfter, ResolvedAt } from './resolved.ts';
import { countBefore, mergedTimeline, NOTHING_HAPPENED, propertiesAt, thinned } from './timeline.ts';
import { longest } from './window.ts';

export type IsAsked = (event: EventFact) => boolean;

/** Over all events of a customer, of any types: what went before an event may decide whether it counts. */
export type AskedOf = (history: History, zone: string) => IsAsked;

type Asked = Pick<DidLeaf, 'types' | 'where' | 'at' | 'after'>;

export function compileAsked({ types, where, at, after }: Asked): AskedOf {
  const wanted = new Set(types);
  const isMeant = compileWhere(where);
  const atItsTime = compileTime({ at, after });
  return (history, zone) => {
    const isTimely = atItsTime(history, zone, Number.NEGATIVE_INFINITY);
    return (event) => wanted.has(event.type) && isMeant(event.properties) && isTimely(event.at.getTime());
  };
}

/** Everything of a history that is asked for and happened at `since`, in milliseconds since 1970, or later; it may hold more. */
export type TimelineOf = (history: History, zone: string, since: number) => Timeline;

/** Two moments that one look asks about are seldom further apart. */
const SLACK = DAY;

const compiled = new WeakMap<Asked, TimelineOf>();

/**
 * The events that a leaf asks for. Those of the customer asked about last are kept, for all who ask for the same leaf:
 * one look asks about him at many moments.
 */
export function compileTimeline(asked: Asked): TimelineOf {
  const known = compiled.get(asked) ?? timelineOfLeaf(asked);
  compiled.set(asked, known);
  return known;
}

function timelineOfLeaf({ types, where, at, after }: Asked): TimelineOf {
  const isMeantIn = where.length > 0 ? compilePlaces(where) : null;
  const atItsTime = at || after ? compileTime({ at, after }) : null;
  const find = (history: History, zone: string, since: number): Timeline => {
    const all = mergedTimeline(types.flatMap((type) => history.byType.get(type) ?? []));
    if (!(isMeantIn || atItsTime)) return all;
    const first = countBefore(all.times, since);
    if (first === all.times.length) return NOTHING_HAPPENED;
    const isMeant = isMeantIn?.(all);
    const isTimely = atItsTime?.(history, zone, since);
    const places: number[] = [];
    for (let i = first; i < all.times.length; i++)
      if ((!isMeant || isMeant(i)) && (!isTimely || isTimely(all.times[i] as number))) places.push(i);
    return thinned(all, places);
  };
  let of: History | null = null;
  let zoneOf = '';
  let from = 0;
  let line = NOTHING_HAPPENED;
  return (history, zone, since) => {
    if (history === of && zone === zoneOf && from <= since) return line;
    from = since - SLACK;
    line = find(history, zone, from);
    of = history;
    zoneOf = zone;
    return line;
  };
}

/** Of those of some types, the ones that pass the tests, at which times. */
function compileTimes({ types, where }: AskedEvents): (history: History, since: number) => readonly number[] {
  const line = compileTimeline({ types, where, at: null, after: null });
  return (history, since) => line(history, '', since).times;
}

type Properties = EventFact['properties'];

function compileWhere(where: AskedEvents['where']): (properties: Properties) => boolean {
  const tests = where.map(({ property, tests: each }) => {
    const read = compilePath(property);
    const passes = compileSome(each);
    return (properties: Properties) => passes(read(properties));
  });
  return (properties) => tests.every((passes) => passes(properties));
}

/** Kinds whose answer one condition keeps. */
const MOST_KNOWN = 50_000;

/** Which places of a timeline pass the tests. What one of a kind passes all of it pass. */
function compilePlaces(where: AskedEvents['where']): (line: Timeline) => (place: number) => boolean {
  const isMeant = compileWhere(where);
  let among: Kinds | null = null;
  const known = new Map<number, boolean>();
  return (line) => {
    const { kinds } = line;
    if (!kinds) return (place) => isMeant(propertiesAt(line, place));
    if (among !== kinds.among || known.size > MOST_KNOWN) known.clear();
    among = kinds.among;
    const { of } = kinds;
    return (place) => {
      const kind = of[place] as number;
      const before = known.get(kind);
      if (before !== undefined) return before;
      const passes = isMeant(propertiesAt(line, place));
      known.set(kind, passes);
      return passes;
    };
  };
}

/**
 * Whether something that happens at a time, in milliseconds since 1970 and not before `since`, is asked for by its time of
 * day and what went before.
 */
function compileTime({ at, after }: Pick<Asked, 'at' | 'after'>) {
  const onClock = at && compileAt(at);
  const follows = after && compileAfter(after);
  return (history: History, zone: string, since: number): ((time: number) => boolean) => {
    const followsIn = follows?.(history, zone, since);
    return (time) => (!onClock || onClock(time, zone)) && (!followsIn || followsIn(time));
  };
}

const walls = new Map<string, (at: number) => string>();

/** The wall clock of a zone as text, `2024-01-05T12:30:00`. */
function wallOf(zone: string): (at: number) => string {
  const known = walls.get(zone);
  if (known) return known;
  const made = wallTexts(zone);
  walls.set(zone, made);
  return made;
}

/** 1 (Monday) to 7 of a text that begins with a day; days since 1 January 1970, a Thursday, decide. */
const weekdayOf = (wall: string): number =>
  ((((Date.parse(`${wall.slice(0, 10)}T00:00:00Z`) / 86_400_000 + 3) % 7) + 7) % 7) + 1;

function compileAt({ weekdays, from, until }: ResolvedAt): (at: number, zone: string) => boolean {
  const inTime = (minute: string): boolean => {
    if (from !== null && until !== null && from > until) return minute >= from || minute < until;
    return (from === null || minute >= from) && (until === null || minute < until);
  };
  return (at, zone) => {
    const wall = wallOf(zone)(at);
    return inTime(wall.slice(11, 16)) && (weekdays === null || weekdays.includes(weekdayOf(wall)));
  };
}

/** The last first step decides: every earlier one is longer ago and has as much in between. */
function compileAfter({ first, duration, without }: ResolvedAfter) {
  const firstsOf = compileTimes(first);
  const betweenOf = without && compileTimes(without);
  const isInTime =
    duration.kind === 'fixed'
      ? (last: number, at: number) => last >= at - duration.ms
      : (last: number, at: number, zone: string) => last >= before(new Date(at), duration, zone).getTime();
  const furthest = longest(duration);
  return (history: History, zone: string, since: number): ((at: number) => boolean) => {
    const firsts = firstsOf(history, since - furthest);
    const between = betweenOf?.(history, since - furthest) ?? [];
    return (at) => {
      const last = firsts[countBefore(firsts, at) - 1];
      if (last === undefined || !isInTime(last, at, zone)) return false;
      return countBefore(between, at) === countBefore(between, last + 1);
    };
  };
}

/** Every type that decides whether the leaf holds: its own, and those of what goes before. */
export const typesAsked = ({ types, after }: Pick<DidLeaf, 'types' | 'after'>): readonly string[] =>
  after ? [...new Set([...types, ...after.first.types, ...(after.without?.types ?? [])])] : types;
