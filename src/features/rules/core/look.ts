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
  compileAsked,
  compileMoments,
  type Holds,
  type Moments,
  type Resolved,
} from '#features/conditions/core';
import { after, before, type Duration } from '#kernel';
import type { ResolvedKeep, ResolvedOn, ResolvedRule } from './resolve-rule.ts';
import {
  type Cutoffs,
  nextScoring,
  purchasesOf,
  type Scored,
  type Stretch,
  scoreOf,
  stretchOf,
} from './rfm.ts';
import { segmentOf } from './segments.ts';

/** Times are milliseconds since 1970. */
export interface Memory {
  /** The rule stands for its tags on this customer. */
  readonly held: boolean;
  /** From when on it held, or when it fired first; of a ladder, since when on this level. */
  readonly since: number | null;
  /** When a trigger fired last. */
  readonly last: number | null;
  /** Of a ladder: the tag of the level. */
  readonly level: number | null;
  /** It held when the rule went live without backfill: nothing is done until it has stopped holding once. */
  readonly waiting: boolean;
}

export const NOTHING_KNOWN: Memory = { held: false, since: null, last: null, level: null, waiting: false };

export interface TagCame {
  readonly tag: number;
  readonly added: boolean;
  readonly at: number;
}

export interface Question {
  readonly facts: CustomerFacts;
  readonly now: number;
  /** The earliest time at which something is new: that of a late event, the moment that was due, else `now`. */
  readonly earliest: number;
  /** What happened before is not the rule's business; null: all history is. */
  readonly from: number | null;
  readonly zone: string;
  /** Tags that came or went since the last look. */
  readonly came: readonly TagCame[];
}

export interface Look {
  readonly memory: Memory;
  readonly next: number | null;
  readonly put: readonly number[];
  /** When the tags that are put on end by themselves; null: they do not. */
  readonly until: number | null;
  /** To be taken off whoever put it on, if he gives way. */
  readonly take: readonly number[];
  /** To be taken off if a rule put it on and no other rule stands for it. */
  readonly letGo: readonly number[];
  /** Of a model: what it says of the customer; null: nothing. */
  readonly scored?: Scored | null;
}

export type CompiledLook = (memory: Memory, question: Question) => Look;

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

const nothingToDo = (memory: Memory, next: number | null): Look => ({
  memory,
  next,
  put: [],
  until: null,
  take: [],
  letGo: [],
});

interface Segment {
  readonly from: number;
  readonly holds: boolean;
}

interface Over {
  readonly holds: Holds;
  readonly moments: Moments;
}

const over = (condition: Resolved): Over => ({
  holds: compile(condition),
  moments: compileMoments(condition),
});

/** How a condition stood from `start` to `now`: the last segment is that of now. */
function segmentsOf({ holds, moments }: Over, { facts, now, zone }: Question, start: number): Segment[] {
  const edges = start < now ? [start, ...moments(facts, start, now, zone)] : [now];
  return edges.map((from) => ({ from, holds: holds(facts, new Date(from), zone) }));
}

/** So many moments ahead are judged at once; behind them somebody looks again. */
const MOST_AHEAD = 32;

/**
 * The first of the coming moments at which the answer is another one than now: most of them change a count that decides
 * nothing, and whom nothing is due for costs nothing.
 */
function nextChange<Answer>(
  coming: readonly number[],
  now: Answer,
  answerAt: (moment: number) => Answer,
): number | null {
  const changes = coming.slice(0, MOST_AHEAD).find((moment) => answerAt(moment) !== now);
  return changes ?? coming[MOST_AHEAD] ?? null;
}

const later = (at: number, duration: Duration, zone: string): number =>
  after(new Date(at), duration, zone).getTime();

const soonest = (...moments: readonly (number | null | undefined)[]): number | null =>
  moments.reduce<number | null>((a, b) => (b == null ? a : a === null ? b : Math.min(a, b)), null);

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
    let { waiting } = memory;
    const segments = segmentsOf(condition, question, start).map((segment) => {
      if (!segment.holds) waiting = false;
      return { ...segment, holds: segment.holds && !waiting };
    });
    const next = nextChange(
      condition.moments(facts, now, Number.POSITIVE_INFINITY, zone),
      condition.holds(facts, new Date(now), zone),
      (moment) => condition.holds(facts, new Date(moment), zone),
    );
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
  const asked = compileAsked(on.did);
  return ({ facts, now, zone }, start) => {
    const all = facts.events.filter(asked(facts.events, zone)).map((event) => event.at.getTime());
    return {
      times: all.filter((at) => at >= start && at <= now).sort((a, b) => a - b),
      coming: soonest(...all.filter((at) => at > now)),
    };
  };
}

function compileLadder(rule: Extract<ResolvedRule, { kind: 'ladder' }>): CompiledLook {
  const scope = over(rule.scope);
  const steps = rule.steps.map(({ tag, when }) => ({ tag, ...over(when) }));
  const tags = [...rule.steps.map((step) => step.tag), ...(rule.otherwise === null ? [] : [rule.otherwise])];
  const all = [scope, ...steps];
  return (memory, { facts, now, zone }) => {
    /** Undefined: he is none of its business. */
    const levelAt = (moment: number): number | null | undefined => {
      const at = new Date(moment);
      if (!scope.holds(facts, at, zone)) return undefined;
      return steps.find((step) => step.holds(facts, at, zone))?.tag ?? rule.otherwise;
    };
    const level = levelAt(now);
    const coming = new Set(all.flatMap(({ moments }) => moments(facts, now, Number.POSITIVE_INFINITY, zone)));
    const next = nextChange(
      [...coming].sort((a, b) => a - b),
      level,
      levelAt,
    );
    if (level === undefined) return { ...nothingToDo(NOTHING_KNOWN, next), letGo: memory.held ? tags : [] };
    if (memory.waiting && level === memory.level) return nothingToDo(memory, next);
    if (level === null) return { ...nothingToDo(NOTHING_KNOWN, next), letGo: memory.held ? tags : [] };
    const since = memory.held && level === memory.level ? memory.since : now;
    return {
      ...nothingToDo({ held: true, since, last: null, level, waiting: false }, next),
      put: [level],
    };
  };
}

/** A model whose bounds are not known yet says nothing of anybody. */
function compileModel(
  { model, segments }: Extract<ResolvedRule, { kind: 'model' }>,
  cutoffs: Cutoffs | null,
): CompiledLook {
  const tags = [...new Set(segments.map((segment) => segment.tag))];
  // One moment is asked of many customers.
  let known: { readonly now: number; readonly zone: string; readonly stretch: Stretch } | null = null;
  return (memory, { facts, now, zone }) => {
    if (!cutoffs) return { ...nothingToDo(memory, null), scored: null };
    const purchases = purchasesOf(facts, model);
    if (known?.now !== now || known.zone !== zone)
      known = { now, zone, stretch: stretchOf(model, now, zone) };
    const scored = scoreOf(purchases, cutoffs, known.stretch, zone);
    const next = nextScoring(model, purchases, scored, cutoffs, known);
    const level = segmentOf(segments, scored)?.tag ?? null;
    if (memory.waiting && level === memory.level) return { ...nothingToDo(memory, next), scored };
    // Also what a model before it put on: that one does not stand for it any more.
    const letGo = tags.filter((tag) => tag !== level);
    if (level === null) return { ...nothingToDo(NOTHING_KNOWN, next), letGo, scored };
    const since = memory.held && level === memory.level ? memory.since : now;
    return {
      ...nothingToDo({ held: true, since, last: null, level, waiting: false }, next),
      put: [level],
      letGo,
      scored,
    };
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
