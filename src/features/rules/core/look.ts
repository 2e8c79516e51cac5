/**
 * One look at one customer under one rule: what is remembered from earlier looks, what is known now, what therefore has
 * to be done, and when to look again though nothing happens. Pure; whoever looks at the same events in another order, in
 * other batches or anew comes to the same tags (N18): what happened counts at the time at which it happened, so a late
 * event is judged as if it had come in time, also when it takes back what was concluded without it. Tags, attributes and
 * relations count as they are at the time of the look.
 */
import {
  type CustomerFacts,
  compile,
  compileTimeline,
  countBefore,
  historyIn,
} from '#features/conditions/core';
import { after, before, type Duration } from '#kernel';
import { compileLadder, compileModel } from './level-look.ts';
import {
  type CompiledLook,
  type Memory,
  MOST_AHEAD,
  NOTHING_KNOWN,
  nextChange,
  nothingToDo,
  type Over,
  over,
  type Question,
  soonest,
} from './look-parts.ts';
import type { ResolvedKeep, ResolvedOn, ResolvedRule } from './resolve-rule.ts';
import type { Cutoffs } from './rfm.ts';

/** `cutoffs`: the bounds of a model's scores. */
export function compileLook(rule: ResolvedRule, cutoffs: Cutoffs | null = null): CompiledLook {
  switch (rule.kind) {
    case 'state':
      return compileState(rule);
    case 'trigger':
      return compileTrigger(rule);
    case 'ladder':
      return compileLadder(rule);
    case 'model':
      return compileModel(rule, cutoffs);
  }
}

interface Segment {
  readonly from: number;
  readonly holds: boolean;
}

/** How a condition stood from `start` to `now`: the last segment is that of now. */
function segmentsOf({ holds, moments }: Over, { facts, now, zone }: Question, start: number): Segment[] {
  const edges = start < now ? [start, ...moments(facts, start, now, zone)] : [now];
  return edges.map((from) => ({ from, holds: holds(facts, new Date(from), zone) }));
}

const later = (at: number, duration: Duration, zone: string): number =>
  after(new Date(at), duration, zone).getTime();

/**
 * From where on the past is judged. Whoever keeps a tag for a time depends on the whole of that time; everybody else
 * knows from the memory how it stood before what is new.
 */
function startOf(keep: ResolvedKeep, { earliest, from, now, zone }: Question): number {
  const back = keep.kind === 'for' ? before(new Date(now), keep.duration, zone).getTime() : now;
  return Math.min(now, Math.max(Math.min(earliest, back), from ?? Number.NEGATIVE_INFINITY));
}

function compileState(rule: Extract<ResolvedRule, { kind: 'state' }>): CompiledLook {
  const condition = over(rule.when);
  const { add, remove } = rule.effect;
  return (memory, question) => {
    const { facts, now, zone } = question;
    const start = startOf(rule.keep, question);
    if (rule.keep.kind === 'always' && heldBefore(memory, start)) return nothingToDo(memory, null);
    const holdsNow = condition.holds(facts, new Date(now), zone);
    const next = nextOf(condition, holdsNow, question);
    if (!holdsNow && rule.keep.kind === 'while')
      return { ...nothingToDo(NOTHING_KNOWN, next), letGo: memory.held ? add : [] };
    let { waiting } = memory;
    const segments = segmentsOf(condition, question, start).map((segment) => {
      if (!segment.holds) waiting = false;
      return { ...segment, holds: segment.holds && !waiting };
    });
    const held = heldBy(rule.keep, segments, memory, question);
    if (held === null) {
      const left = waiting ? { ...NOTHING_KNOWN, waiting } : NOTHING_KNOWN;
      return { ...nothingToDo(left, next), letGo: memory.held ? add : [] };
    }
    return {
      memory: { ...NOTHING_KNOWN, held: true, since: held.since, waiting },
      next: rule.keep.kind === 'always' ? null : soonest(next, held.until),
      put: add,
      until: held.until,
      take: memory.held ? [] : remove,
      letGo: [],
    };
  };
}

/** When a condition changes by itself: most do not come true by time alone, and then nobody has to look. */
function nextOf({ holds, moments, comesByTime }: Over, holdsNow: boolean, question: Question): number | null {
  const { facts, now, zone } = question;
  if (!holdsNow && !comesByTime && historyIn(facts).last <= now) return null;
  const coming = moments(facts, now, Number.POSITIVE_INFINITY, zone, MOST_AHEAD + 1);
  return nextChange(coming, holdsNow, (moment) => holds(facts, new Date(moment), zone));
}

const heldBefore = (memory: Memory, start: number): boolean =>
  memory.held && memory.since !== null && memory.since < start;

interface Held {
  readonly since: number;
  readonly until: number | null;
}

/** Whether the rule stands for its tags now: by `keep`, from how the condition stood. */
function heldBy(
  keep: ResolvedKeep,
  segments: readonly Segment[],
  memory: Memory,
  { now, zone }: Question,
): Held | null {
  const first = segments.find((segment) => segment.holds);
  const current = segments.at(-1);
  switch (keep.kind) {
    case 'always':
      return first ? { since: first.from, until: null } : null;
    case 'while': {
      if (!current?.holds) return null;
      const lastGap = segments.findLastIndex((segment) => !segment.holds);
      const began = segments[lastGap + 1]?.from ?? now;
      return { since: lastGap < 0 ? (memory.since ?? began) : began, until: null };
    }
    case 'for': {
      const since = memory.since ?? first?.from ?? now;
      if (current?.holds) return { since, until: null };
      const lastHeld = segments.findLastIndex((segment) => segment.holds);
      const ended = segments[lastHeld + 1];
      if (lastHeld < 0 || !ended) return null;
      const until = later(ended.from, keep.duration, zone);
      return until > now ? { since, until } : null;
    }
  }
}

function compileTrigger(rule: Extract<ResolvedRule, { kind: 'trigger' }>): CompiledLook {
  const holds = compile(rule.when);
  const happened = compileHappened(rule.on);
  const { add, remove } = rule.effect;
  return (memory, question) => {
    const { facts, now, zone } = question;
    const start = startOf(rule.keep, question);
    const { times, coming } = happened(question, start);
    const fired = times.filter((at) => holds(facts, new Date(at), zone));
    const known = heldBefore(memory, start) || rule.on.kind !== 'event' ? memory : NOTHING_KNOWN;
    const last = fired.at(-1) ?? known.last;
    const until = last !== null && rule.keep.kind === 'for' ? later(last, rule.keep.duration, zone) : null;
    if (last === null || (until !== null && until <= now))
      return { ...nothingToDo(NOTHING_KNOWN, coming), letGo: memory.held ? add : [] };
    return {
      memory: { ...NOTHING_KNOWN, held: true, since: known.since ?? fired[0] ?? last, last },
      next: soonest(coming, until),
      put: fired.length > 0 ? add : [],
      until,
      take: fired.length > 0 && last !== memory.last ? remove : [],
      letGo: [],
    };
  };
}

type Happened = (
  question: Question,
  start: number,
) => { readonly times: number[]; readonly coming: number | null };

/** When the thing happened that a trigger waits for, from `start` on, ascending; and when it will happen next. */
function compileHappened(on: ResolvedOn): Happened {
  if (on.kind !== 'event')
    return ({ came }) => ({
      times: came
        .filter((one) => one.tag === on.tag && one.added === (on.kind === 'tagAdded'))
        .map((one) => one.at)
        .sort((a, b) => a - b),
      coming: null,
    });
  const asked = compileTimeline(on.did);
  return ({ facts, now, zone }, start) => {
    const { times } = asked(historyIn(facts), zone, start);
    const ahead = countBefore(times, now + 1);
    return { times: times.slice(countBefore(times, start), ahead), coming: times[ahead] ?? null };
  };
}

/** What is remembered of a customer when a rule goes live without backfill: as he stands, he is left alone. */
export function leftAlone(
  rule: ResolvedRule,
  look: CompiledLook,
): (facts: CustomerFacts, now: Date, zone: string) => Memory {
  if (rule.kind === 'trigger') return () => NOTHING_KNOWN;
  return (facts, now, zone) => {
    const at = now.getTime();
    const { memory } = look(NOTHING_KNOWN, { facts, now: at, earliest: at, from: at, zone, came: [] });
    return memory.held || rule.kind === 'model'
      ? { ...NOTHING_KNOWN, level: memory.level, waiting: true }
      : NOTHING_KNOWN;
  };
}
