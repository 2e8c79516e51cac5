import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CustomerFacts,
  compile,
  type DidLeaf,
  type EventFact,
  type Resolved,
} from '#features/conditions/core';
import { compileLook, leftAlone } from './look.ts';
import { type Memory, NOTHING_KNOWN } from './look-parts.ts';
import type { ResolvedKeep, ResolvedRule } from './resolve-rule.ts';

const MINUTE = 60_000;
const ZONE = 'Asia/Shanghai';
/** Half an hour before midnight in Shanghai. */
const START = Date.UTC(2026, 10, 1, 15, 30);
const minute = (n: number): number => START + n * MINUTE;
const event = (type: string, at: number): EventFact => ({ type, at: new Date(minute(at)), properties: {} });
const factsOf = (events: readonly EventFact[]): CustomerFacts => ({
  assignments: [],
  attributes: new Map(),
  follows: [],
  frozen: new Set(),
  // A look keeps what it found out about a list.
  events: [...events],
});
const last = (minutes: number): DidLeaf['within'] => ({
  kind: 'last',
  duration: { kind: 'fixed', ms: minutes * MINUTE },
  text: `${minutes}m`,
});
const did = (type: string, min: number, max: number | null, within: DidLeaf['within'] = null): DidLeaf => ({
  kind: 'did',
  did: type,
  types: [type],
  where: [],
  at: null,
  after: null,
  count: { min, max },
  measure: null,
  within,
});

/** Plays events in the order of their arrival, and looks again whenever it is due, a little late as a clock is. */
class Player {
  memory: Memory = NOTHING_KNOWN;
  /** Tags that stand: until when, or for ever. */
  readonly tags = new Map<number, number | null>();
  readonly #look: ReturnType<typeof compileLook>;
  readonly #known: EventFact[] = [];
  #due: number | null = null;

  constructor(
    readonly rule: ResolvedRule,
    readonly from: number | null,
    readonly lateMs = 0,
  ) {
    this.#look = compileLook(rule);
  }

  arrive(events: readonly EventFact[], now: number): void {
    this.wait(now);
    this.#known.push(...events);
    this.#ask(now, Math.min(...events.map((one) => one.at.getTime())));
  }

  wait(now: number): void {
    while (this.#due !== null && this.#due + this.lateMs <= now)
      this.#ask(this.#due + this.lateMs, this.#due);
  }

  /** As at the end of the play, the clock being read to the millisecond. */
  end(now: number): number[] {
    this.wait(now);
    if (this.#due !== null && this.#due <= now) this.#ask(now, this.#due);
    return [...this.tags].flatMap(([tag, until]) => (until === null || until > now ? [tag] : [])).sort();
  }

  leaveAlone(now: number): void {
    this.memory = leftAlone(this.rule, this.#look)(factsOf(this.#known), new Date(now), ZONE);
    this.#ask(now, now);
  }

  know(events: readonly EventFact[]): void {
    this.#known.push(...events);
  }

  #ask(now: number, earliest: number): void {
    const look = this.#look(this.memory, {
      facts: factsOf(this.#known),
      now,
      earliest: Math.min(earliest, now),
      from: this.from,
      zone: ZONE,
      came: [],
    });
    this.memory = look.memory;
    this.#due = look.next;
    expect(look.next === null || look.next > now).toBe(true);
    for (const tag of [...look.letGo, ...look.take]) this.tags.delete(tag);
    if (this.rule.kind === 'ladder' && look.put.length > 0) this.tags.clear();
    for (const tag of look.put) this.tags.set(tag, look.until);
  }
}

const windows: fc.Arbitrary<DidLeaf['within']> = fc.oneof(
  fc.constant(null),
  fc.integer({ min: 1, max: 40 }).map(last),
  fc.integer({ min: 1, max: 40 }).map((minutes): DidLeaf['within'] => ({
    kind: 'before',
    duration: { kind: 'fixed', ms: minutes * MINUTE },
    text: `${minutes}m`,
  })),
  fc.constant<DidLeaf['within']>({ kind: 'calendar', span: 'today' }),
);
const leaf: fc.Arbitrary<Resolved> = fc
  .tuple(fc.constantFrom('a', 'b', 'c'), fc.nat({ max: 2 }), fc.option(fc.nat({ max: 1 })), windows)
  .map(([type, min, more, within]) => did(type, min, more === null ? null : min + more, within));
const condition: fc.Arbitrary<Resolved> = fc.letrec<{ tree: Resolved }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 2 },
    { weight: 3, arbitrary: leaf },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          fc.constantFrom('all' as const, 'any' as const),
          fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
        )
        .map(([kind, of]): Resolved => ({ kind, of })),
    },
    { weight: 1, arbitrary: tie('tree').map((of): Resolved => ({ kind: 'not', of })) },
    {
      weight: 1,
      arbitrary: fc
        .array(tie('tree'), { minLength: 2, maxLength: 4 })
        .map((of): Resolved => ({ kind: 'atLeast', k: 2, weights: null, of })),
    },
  ),
})).tree;
const keeps: fc.Arbitrary<ResolvedKeep> = fc.oneof(
  fc.constantFrom<ResolvedKeep>({ kind: 'while' }, { kind: 'always' }),
  fc.integer({ min: 1, max: 30 }).map(
    (minutes): ResolvedKeep => ({
      kind: 'for',
      duration: { kind: 'fixed', ms: minutes * MINUTE },
      text: '',
    }),
  ),
);
const rules: fc.Arbitrary<ResolvedRule> = fc.oneof(
  fc
    .tuple(condition, keeps)
    .map(([when, keep]): ResolvedRule => ({ kind: 'state', when, effect: { add: [1], remove: [] }, keep })),
  fc.tuple(fc.constantFrom('a', 'b'), condition, keeps).map(
    ([type, when, keep]): ResolvedRule => ({
      kind: 'trigger',
      on: { kind: 'event', did: did(type, 1, null) },
      when,
      effect: { add: [1], remove: [] },
      keep: keep.kind === 'while' ? { kind: 'always' } : keep,
    }),
  ),
  fc.tuple(fc.array(condition, { minLength: 1, maxLength: 3 }), fc.boolean(), condition).map(
    ([steps, hasRest, scope]): ResolvedRule => ({
      kind: 'ladder',
      group: 1,
      steps: steps.map((when, i) => ({ tag: i + 1, when })),
      otherwise: hasRest ? 9 : null,
      scope,
    }),
  ),
);

const LONG = 150;
const histories = fc.array(
  fc.record({
    type: fc.constantFrom('a', 'b', 'c'),
    at: fc.nat({ max: LONG - 1 }),
    delay: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 80 }) }),
  }),
  { maxLength: 8 },
);

/** The slow, obvious reading: every half minute of the time, and its end, is looked at with everything that is known in the end. */
function plainly(
  rule: ResolvedRule,
  events: readonly EventFact[],
  now: number,
  from: number | null,
): number[] {
  const facts = factsOf(events);
  const holdsAt = (when: Resolved) => {
    const holds = compile(when);
    return (at: number) => holds(facts, new Date(at), ZONE);
  };
  if (rule.kind === 'model') throw new Error('models have a test of their own');
  if (rule.kind === 'ladder') {
    if (!holdsAt(rule.scope)(now)) return [];
    const level = rule.steps.find((step) => holdsAt(step.when)(now))?.tag ?? rule.otherwise;
    return level === null ? [] : [level];
  }
  const holds = holdsAt(rule.when);
  const begin = Math.max(from ?? 0, START - 60 * MINUTE);
  const moments: number[] = [];
  if (rule.kind === 'trigger') {
    const type = rule.on.kind === 'event' ? rule.on.did.types[0] : '';
    for (const one of events)
      if (one.type === type && one.at.getTime() <= now) moments.push(one.at.getTime());
  } else {
    for (let at = begin; at < now; at += MINUTE / 2) moments.push(at);
    moments.push(now);
  }
  const fired = moments.filter((at) => at >= begin && holds(at));
  if (rule.keep.kind === 'while') return holds(now) ? rule.effect.add.slice() : [];
  const latest = fired.at(-1) === undefined ? null : Math.max(...fired);
  if (latest === null) return [];
  if (rule.keep.kind === 'always' || holdsNow(rule, holds, now)) return rule.effect.add.slice();
  const duration =
    rule.keep.kind === 'for' && rule.keep.duration.kind === 'fixed' ? rule.keep.duration.ms : 0;
  // A condition ends between two of these moments, at the millisecond after the first at the earliest.
  const end = rule.kind === 'trigger' ? latest : endOf(holds, latest);
  return end + duration > now ? rule.effect.add.slice() : [];
}

const holdsNow = (rule: ResolvedRule, holds: (at: number) => boolean, now: number) =>
  rule.kind === 'state' && holds(now);

/** The first millisecond at which it does not hold any more; windows end on a minute or right behind it. */
function endOf(holds: (at: number) => boolean, latest: number): number {
  for (const at of [latest + 1, latest + MINUTE / 2, latest + MINUTE / 2 + 1]) if (!holds(at)) return at;
  throw new Error('it holds longer than was seen');
}

describe('a rule on one customer', () => {
  it('comes to the same tags as looking at every minute, in whatever order and batches events arrive', () =>
    fc.assert(
      fc.property(rules, histories, fc.boolean(), fc.nat({ max: 20_000 }), (rule, history, inOne, lateMs) => {
        const now = minute(LONG) + 7000;
        const player = new Player(rule, null, lateMs);
        const arrivals = history
          .map(({ type, at, delay }) => ({ event: event(type, at), at: minute(at + delay) + 1000 }))
          .filter((one) => one.at <= now)
          .sort((a, b) => a.at - b.at);
        player.arrive([event('before', -60)], minute(-60));
        if (inOne && arrivals.length > 0)
          player.arrive(
            arrivals.map((one) => one.event),
            now,
          );
        else for (const one of arrivals) player.arrive([one.event], one.at);
        const known = arrivals.map((one) => one.event);
        expect(player.end(now)).toEqual(plainly(rule, known, now, null));
      }),
      { numRuns: 1500 },
    ));

  it('that went live without backfill leaves everybody as he stands until he stops meeting it once', () => {
    const rule: ResolvedRule = {
      kind: 'state',
      when: did('a', 1, null, last(10)),
      effect: { add: [1], remove: [] },
      keep: { kind: 'while' },
    };
    const player = new Player(rule, minute(5));
    player.know([event('a', 1)]);
    player.leaveAlone(minute(5));
    expect(player.end(minute(6))).toEqual([]);
    player.arrive([event('a', 8)], minute(8));
    expect(player.end(minute(9))).toEqual([]);
    player.arrive([event('a', 30)], minute(30));
    expect(player.end(minute(31))).toEqual([1]);
    expect(player.end(minute(41))).toEqual([]);
  });

  it('that is a ladder and went live without backfill acts when somebody changes his level', () => {
    const rule: ResolvedRule = {
      kind: 'ladder',
      group: 1,
      steps: [
        { tag: 2, when: did('a', 2, null) },
        { tag: 1, when: did('a', 1, null) },
      ],
      otherwise: null,
      scope: { kind: 'everyone' },
    };
    const player = new Player(rule, minute(5));
    player.know([event('a', 1)]);
    player.leaveAlone(minute(5));
    expect(player.end(minute(6))).toEqual([]);
    player.arrive([event('b', 7)], minute(7));
    expect(player.end(minute(8))).toEqual([]);
    player.arrive([event('a', 9)], minute(9));
    expect(player.end(minute(10))).toEqual([2]);
  });

  it('that is a trigger does not act on what happened before it went live', () => {
    const rule: ResolvedRule = {
      kind: 'trigger',
      on: { kind: 'event', did: did('a', 1, null) },
      when: { kind: 'everyone' },
      effect: { add: [1], remove: [] },
      keep: { kind: 'always' },
    };
    const player = new Player(rule, minute(5));
    player.arrive([event('a', 4)], minute(6));
    expect(player.end(minute(7))).toEqual([]);
    player.arrive([event('a', 5)], minute(8));
    expect(player.end(minute(9))).toEqual([1]);
  });
});
