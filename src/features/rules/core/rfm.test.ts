import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CustomerFacts, type EventFact, sentence, vocabularyOf } from '#features/conditions/core';
import { parseDuration } from '#kernel';
import { compileLook } from './look.ts';
import { NOTHING_KNOWN } from './look-parts.ts';
import type { ResolvedRule } from './resolve-rule.ts';
import { type Cutoffs, periodOf, quantileBreaks, type RfmModel, type scoreOf } from './rfm.ts';
import { type Segment, segmentCondition, segmentOf, unreachableSegments } from './segments.ts';

const ZONE = 'Asia/Shanghai';
const HOUR = 3_600_000;
const OFFSET = 8 * HOUR;
const START = Date.UTC(2026, 9, 1);
const LONG = 60 * 24;

interface Order {
  readonly at: number;
  readonly amount: number;
  readonly currency: string;
}
const order: fc.Arbitrary<Order> = fc.record({
  at: fc.integer({ min: 0, max: LONG }).map((hours) => START + hours * HOUR),
  amount: fc.integer({ min: 0, max: 500 }),
  currency: fc.constantFrom('CNY', 'USD'),
});
const bounds = fc
  .uniqueArray(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 4 })
  .map((list) => list.sort((a, b) => a - b));
const model = fc.record({
  cutoffs: fc.record({ r: bounds, f: bounds, m: bounds.map((list) => list.map((one) => one * 20)) }),
  days: fc.option(fc.integer({ min: 1, max: 40 })),
  asOf: fc.option(fc.constantFrom<string>('2026-10-20', '2026-11-10T05:30:00+08:00')),
  currency: fc.option(fc.constantFrom('CNY', 'USD')),
});
type Model = typeof model extends fc.Arbitrary<infer M> ? M : never;

const factsOf = (orders: readonly Order[]): CustomerFacts => ({
  assignments: [],
  attributes: new Map(),
  follows: [],
  frozen: new Set(),
  events: orders.map(
    ({ at, amount, currency }, i): EventFact => ({
      type: 'order.paid',
      at: new Date(at),
      properties: { amount, currency, orderNo: `A${i}` },
    }),
  ),
});
const breaks = (list: readonly number[]) => ({ kind: 'breaks', breaks: list }) as const;
const modelOf = ({ cutoffs, days, asOf, currency }: Model): RfmModel => ({
  scales: { r: breaks(cutoffs.r), f: breaks(cutoffs.f), m: breaks(cutoffs.m) },
  window:
    days === null
      ? null
      : { duration: parseDuration(`${days}d`) ?? { kind: 'fixed', ms: 1 }, text: `${days}d` },
  asOf,
  currency,
});

const wallDay = (at: number): number => Math.floor((at + OFFSET) / (24 * HOUR));

/** The obvious reading: six numbers, straight from the orders; the zone of the shop has no summer time. */
function plainly(
  { cutoffs, days, asOf, currency }: Model,
  orders: readonly Order[],
  now: number,
): number[] | null {
  const end =
    asOf === null ? now : asOf.length === 10 ? Date.parse(`${asOf}T23:59:59.999+08:00`) : Date.parse(asOf);
  const own = orders.filter(
    (one) =>
      (currency === null || one.currency === currency) &&
      one.at <= end &&
      one.at <= now &&
      (days === null || one.at >= end - days * 24 * HOUR),
  );
  if (own.length === 0) return null;
  const recency = wallDay(end) - Math.max(...own.map((one) => wallDay(one.at)));
  const amount = own.reduce((sum, one) => sum + one.amount, 0);
  let r = cutoffs.r.length + 1;
  for (const bound of cutoffs.r) if (recency >= bound) r--;
  let f = 1;
  for (const bound of cutoffs.f) if (own.length >= bound) f++;
  let m = 1;
  for (const bound of cutoffs.m) if (amount >= bound) m++;
  return [recency, own.length, amount, r, f, m];
}

const six = (scored: ReturnType<typeof scoreOf>) =>
  scored && [scored.recencyDays, scored.frequency, scored.monetary, scored.r, scored.f, scored.m];

const scores = fc.option(fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 3 }));
const segments = fc.array(
  fc.record({ tag: fc.integer({ min: 1, max: 4 }), r: scores, f: scores, m: scores }),
  {
    maxLength: 5,
  },
);

describe('an RFM model', () => {
  it('measures and scores as the obvious reading does, at any time', () => {
    fc.assert(
      fc.property(model, fc.array(order, { maxLength: 8 }), fc.nat({ max: LONG }), (one, orders, hours) => {
        const now = START + hours * HOUR + 1;
        const look = compileLook({ kind: 'model', model: modelOf(one), segments: [] }, one.cutoffs);
        const question = { facts: factsOf(orders), now, earliest: now, from: null, zone: ZONE, came: [] };
        expect(six(look(NOTHING_KNOWN, question).scored ?? null)).toEqual(plainly(one, orders, now));
      }),
      { numRuns: 500 },
    );
  });

  it('knows when a score or a segment changes by itself: looking then is as good as looking every hour', () => {
    fc.assert(
      fc.property(model, segments, fc.array(order, { maxLength: 6 }), (one, parts, orders) => {
        const rule: ResolvedRule = { kind: 'model', model: modelOf(one), segments: parts };
        const look = compileLook(rule, one.cutoffs);
        const facts = factsOf(orders);
        const ask = (now: number) => ({ facts, now, earliest: now, from: null, zone: ZONE, came: [] });
        let seen = look(NOTHING_KNOWN, ask(START));
        for (let hours = 0; hours <= LONG; hours++) {
          const now = START + hours * HOUR;
          while (seen.next !== null && seen.next <= now) {
            const { next } = seen;
            seen = look(seen.memory, ask(next));
            expect(seen.next === null || seen.next > next).toBe(true);
          }
          const fresh = plainly(one, orders, now);
          // The days go on by themselves; everything else stands as it was seen last.
          expect(six(seen.scored ?? null)?.slice(1)).toEqual(fresh?.slice(1));
          const first = fresh && parts.find((part) => fits(part, fresh));
          expect(seen.memory.level).toEqual(first?.tag ?? null);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('lets go what other segments put on, and keeps its own', () => {
    const rule: ResolvedRule = {
      kind: 'model',
      model: modelOf({ cutoffs: { r: [30], f: [2], m: [100] }, days: null, asOf: null, currency: null }),
      segments: [
        { tag: 1, r: [2], f: [2], m: null },
        { tag: 2, r: [1], f: null, m: null },
        { tag: 1, r: null, f: null, m: [2] },
      ],
    };
    const look = compileLook(rule, { r: [30], f: [2], m: [100] });
    const facts = factsOf([
      { at: START, amount: 60, currency: 'CNY' },
      { at: START, amount: 60, currency: 'CNY' },
    ]);
    const at = (now: number) => ({ facts, now, earliest: now, from: null, zone: ZONE, came: [] });
    const young = look(NOTHING_KNOWN, at(START + HOUR));
    expect([young.put, young.letGo]).toEqual([[1], [2]]);
    expect(young.next).toBe(Date.parse('2026-10-31T00:00:00+08:00'));
    const old = look(young.memory, at(young.next ?? 0));
    expect([old.put, old.letGo, old.next]).toEqual([[2], [1], null]);
  });

  it('with a fixed day takes that day to its end, and stands still', () => {
    const fixed = modelOf({
      cutoffs: { r: [1], f: [2], m: [1] },
      days: 1,
      asOf: '2026-10-02',
      currency: null,
    });
    expect(periodOf(fixed, START + 900 * HOUR, ZONE)).toEqual({
      since: Date.parse('2026-10-01T23:59:59.999+08:00'),
      upTo: Date.parse('2026-10-02T23:59:59.999+08:00'),
      day: '2026-10-02',
    });
  });
});

const fits = (segment: Segment, [, , , r, f, m]: readonly number[]): boolean =>
  (segment.r?.includes(r ?? 0) ?? true) &&
  (segment.f?.includes(f ?? 0) ?? true) &&
  (segment.m?.includes(m ?? 0) ?? true);

describe('quantiles', () => {
  it('divide as pandas.qcut does: above i of q parts of the interpolated values', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 2, max: 10 }),
        (values, parts) => {
          const found = quantileBreaks(values, parts);
          expect(found).toHaveLength(parts - 1);
          const sorted = [...values].sort((a, b) => a - b);
          for (const [i, bound] of found.entries()) {
            const at = ((sorted.length - 1) * (i + 1)) / parts;
            const low = sorted[Math.floor(at)] ?? 0;
            const quantile = low + ((sorted[Math.ceil(at)] ?? low) - low) * (at - Math.floor(at));
            for (const value of values)
              if (Math.abs(value - quantile) > 1e-6) expect(value >= bound).toBe(value > quantile);
          }
        },
      ),
    );
  });

  it('leave those who bought once in the lowest part, however many they are', () => {
    const cutoffs: Cutoffs = { r: [], f: quantileBreaks([1, 1, 1, 1, 1, 1, 2, 3, 5, 9], 5), m: [] };
    expect(cutoffs.f).toEqual([2, 2, 2, 4]);
  });

  it('of nobody are none', () => expect(quantileBreaks([], 5)).toEqual([]));
});

describe('segments', () => {
  it('mean the same as the condition by which they are explained', () => {
    const names = vocabularyOf({});
    const { when, written } = segmentCondition({ tag: 1, r: [4, 5], f: [5], m: null });
    expect(written).toEqual({
      all: [
        { attribute: 'rfm.r', in: [4, 5] },
        { attribute: 'rfm.f', in: [5] },
      ],
    });
    expect(sentence(when, names, 'zh-CN')).toContain('4');
    expect(segmentCondition({ tag: 1, r: null, f: null, m: null }).written).toEqual({
      attribute: 'rfm.r',
      exists: true,
    });
  });

  it('are one for each customer, and nobody reaches one that stands behind all of its scores', () => {
    const list: Segment[] = [
      { tag: 1, r: [2], f: null, m: null },
      { tag: 2, r: [1, 2], f: [1], m: null },
      { tag: 3, r: [2], f: [2], m: [1] },
      { tag: 4, r: null, f: null, m: null },
    ];
    expect(segmentOf(list, null)).toBeNull();
    expect(
      unreachableSegments(list, { r: 2, f: 2, m: 2 }).map(({ segment, behind }) => [segment.tag, behind.tag]),
    ).toEqual([[3, 1]]);
  });
});
