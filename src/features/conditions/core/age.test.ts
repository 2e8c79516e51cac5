import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageOn, dayTest } from './age.ts';
import { compileSome } from './comparison.ts';
import { compileMoments } from './moments.ts';
import { compile } from './one.ts';
import type { AttributeLeaf, Test } from './resolved.ts';

const ZONE = 'America/New_York';
const bound = fc.oneof(fc.integer({ min: -5, max: 40 }), fc.constantFrom(0.5, 9.99, -1.5));
const test: fc.Arbitrary<Test> = fc.oneof(
  fc.tuple(fc.constantFrom('is' as const, 'isNot' as const), bound).map(([op, value]) => ({ op, value })),
  fc
    .tuple(fc.constantFrom('gt' as const, 'gte' as const, 'lt' as const, 'lte' as const), bound)
    .map(([op, value]) => ({ op, value })),
  fc
    .tuple(fc.constantFrom('in' as const, 'notIn' as const), fc.array(bound, { minLength: 1, maxLength: 3 }))
    .map(([op, values]) => ({ op, values })),
  fc.tuple(bound, bound).map(([a, b]): Test => ({ op: 'between', from: Math.min(a, b), to: Math.max(a, b) })),
  fc.boolean().map((value): Test => ({ op: 'exists', value })),
);
const day = fc
  .integer({ min: 0, max: 40 })
  .map((n) => new Date(Date.UTC(2026, 9, 1 + n)).toISOString().slice(0, 10));
const NOW = new Date('2026-11-02T04:30:00Z');

describe('a number of days that grows', () => {
  it('is asked of the day it is counted from exactly as of itself', () => {
    fc.assert(
      fc.property(test, day, (one, since) => {
        const ofDay = dayTest(one, '2026-11-01');
        const holds = typeof ofDay === 'boolean' ? ofDay : compileSome([ofDay])([since]);
        expect(holds).toBe(compileSome([one])([ageOn(since, NOW, ZONE)]));
      }),
      { numRuns: 500 },
    );
  });

  it('changes a condition only at the moments that are foretold, midnights of the zone, also where clocks are set', () => {
    fc.assert(
      fc.property(test, day, (one, since) => {
        const leaf: AttributeLeaf = {
          kind: 'attribute',
          key: 'days',
          type: 'number',
          tests: [one],
          ageOf: 'day',
        };
        const facts = {
          assignments: [],
          attributes: new Map([['day', since]]),
          follows: [],
          events: [],
          frozen: new Set<number>(),
        };
        const holds = compile(leaf);
        const from = Date.UTC(2026, 9, 20);
        const until = Date.UTC(2026, 10, 20);
        const moments = compileMoments(leaf)(facts, from, until, ZONE);
        let known = holds(facts, new Date(from), ZONE);
        for (let at = from + 1_800_000; at <= until; at += 1_800_000) {
          const now = holds(facts, new Date(at), ZONE);
          const foretold = moments.some((moment) => moment > at - 1_800_000 && moment <= at);
          expect(now === known || foretold).toBe(true);
          known = now;
        }
      }),
      { numRuns: 20 },
    );
  });
});
