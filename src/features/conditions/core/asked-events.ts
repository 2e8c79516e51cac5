/** Which events of a customer a `did` leaf asks for, whenever they happened. */
import { before, wallTexts } from '#kernel';
import { compileSome } from './comparison.ts';
import { compilePath, type EventFact, type History, type Timeline } from './facts.ts';
import type { AskedEvents, DidLeaf, ResolvedAfter, ResolvedAt } from './resolved.ts';
import { countBefore, mergedTimeline, NOTHING_HAPPENED } from './timeline.ts';

export type IsAsked = (event: EventFact) => boolean;

/** Over all events of a customer, of any types: what went before an event may decide whether it counts. */
export type AskedOf = (history: History, zone: string) => IsAsked;

type Asked = Pick<DidLeaf, 'types' | 'where' | 'at' | 'after'> & Partial<Pick<DidLeaf, 'measure'>>;

export function compileAsked({ types, where, at, after }: Asked): AskedOf {
  const isMeant = compileMeant({ types, where });
  const onClock = at && compileAt(at);
  const follows = after && compileAfter(after);
  if (!onClock && !follows) return () => isMeant;
  return (history, zone) => {
    const followsIn = follows?.(history, zone);
    return (event) =>
      isMeant(event) && (!onClock || onClock(event.at, zone)) && (!followsIn || followsIn(event.at));
  };
}

/**
 * The events that a leaf asks for, whenever they happened. Those of the customer asked about last are kept: one look asks
 * about him at many moments.
 */
export function compileTimeline(asked: Asked): (history: History, zone: string) => Timeline {
  const isAskedIn = compileAsked(asked);
  const isPlain = asked.where.length === 0 && !asked.at && !asked.after;
  const looksInside = asked.where.length > 0 || Boolean(asked.measure?.property);
  let of: History | null = null;
  let zoneOf = '';
  let line = NOTHING_HAPPENED;
  return (history, zone) => {
    if (history === of && zone === zoneOf) return line;
    const lines = (looksInside && history.withProperties) || history.byType;
    const all = mergedTimeline(asked.types.flatMap((type) => lines.get(type) ?? []));
    line = isPlain || all.times.length === 0 ? all : filtered(all, isAskedIn(history, zone));
    of = history;
    zoneOf = zone;
    return line;
  };
}

function filtered(line: Timeline, isAsked: IsAsked): Timeline {
  const events = line.events.filter(isAsked);
  return events.length === line.events.length
    ? line
    : { events, times: events.map((event) => event.at.getTime()) };
}

/** Of those of some types, the ones that pass the tests, at which times. */
function compileTimes({ types, where }: AskedEvents): (history: History) => readonly number[] {
  const line = compileTimeline({ types, where, at: null, after: null });
  return (history) => line(history, '').times;
}

function compileMeant({ types, where }: Pick<AskedEvents, 'types' | 'where'>): IsAsked {
  const [only, second] = types;
  const wanted = new Set(types);
  const isWanted =
    second === undefined ? (type: string) => type === only : (type: string) => wanted.has(type);
  const tests = where.map(({ property, tests: each }) => {
    const read = compilePath(property);
    const passes = compileSome(each);
    return (event: EventFact) => passes(read(event.properties));
  });
  return (event) => isWanted(event.type) && tests.every((passes) => passes(event));
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

function compileAt({ weekdays, from, until }: ResolvedAt): (at: Date, zone: string) => boolean {
  const inTime = (minute: string): boolean => {
    if (from !== null && until !== null && from > until) return minute >= from || minute < until;
    return (from === null || minute >= from) && (until === null || minute < until);
  };
  return (at, zone) => {
    const wall = wallOf(zone)(at.getTime());
    return inTime(wall.slice(11, 16)) && (weekdays === null || weekdays.includes(weekdayOf(wall)));
  };
}

/** The last first step decides: every earlier one is longer ago and has as much in between. */
function compileAfter({ first, duration, without }: ResolvedAfter) {
  const firstsOf = compileTimes(first);
  const betweenOf = without && compileTimes(without);
  return (history: History, zone: string): ((at: Date) => boolean) => {
    const firsts = firstsOf(history);
    const between = betweenOf?.(history) ?? [];
    return (at) => {
      const last = firsts[countBefore(firsts, at.getTime()) - 1];
      if (last === undefined || last < before(at, duration, zone).getTime()) return false;
      return countBefore(between, at.getTime()) === countBefore(between, last + 1);
    };
  };
}

/** Every type that decides whether the leaf holds: its own, and those of what goes before. */
export const typesAsked = ({ types, after }: Pick<DidLeaf, 'types' | 'after'>): readonly string[] =>
  after ? [...new Set([...types, ...after.first.types, ...(after.without?.types ?? [])])] : types;
