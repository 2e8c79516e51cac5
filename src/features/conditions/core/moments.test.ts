import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noon, SHANGHAI, shop } from './example.ts';
import type { CustomerFacts } from './facts.ts';
import type { Condition } from './language.ts';
import { compileMoments } from './moments.ts';
import { compile } from './one.ts';
import { anyCondition, anyFacts } from './random.ts';
import { resolveCondition } from './resolve.ts';
import { vocabularyOf } from './vocabulary.ts';

const DAY = 86_400_000;
const vocabulary = vocabularyOf(shop);
const visit = (at: string): CustomerFacts => ({
  assignments: [],
  attributes: new Map(),
  follows: [],
  frozen: new Set(),
  events: [{ type: 'material.visit', at: new Date(at), properties: {} }],
});
const momentsAfter = (condition: Condition, facts: CustomerFacts, zone = SHANGHAI) =>
  compileMoments(resolveCondition(condition, vocabulary))(
    facts,
    noon.getTime(),
    Number.POSITIVE_INFINITY,
    zone,
  ).map((moment) => new Date(moment).toISOString());

describe('the moments at which a condition may change by itself', () => {
  it.each<[string, Condition, string, string[]]>([
    [
      'the millisecond after the last one at which it counts',
      { did: 'material.visit', within: { last: '30d' } },
      '2026-11-20T00:00:00.000Z',
      ['2026-12-20T00:00:00.001Z'],
    ],
    [
      'when it is old enough',
      { did: 'material.visit', within: { before: '3d' } },
      '2026-11-22T00:00:00.000Z',
      ['2026-11-25T00:00:00.001Z'],
    ],
    [
      'the end of the week in the zone of the workspace',
      { did: 'material.visit', within: { calendar: 'thisWeek' } },
      '2026-11-23T01:00:00.000Z',
      ['2026-11-29T16:00:00.000Z'],
    ],
    [
      'the beginning and the end of the week after',
      { did: 'material.visit', within: { calendar: 'lastWeek' } },
      '2026-11-23T01:00:00.000Z',
      ['2026-11-29T16:00:00.000Z', '2026-12-06T16:00:00.000Z'],
    ],
    [
      'the end of a month that is shorter than the day of the event',
      { did: 'material.visit', within: { last: '3mo' } },
      '2026-11-30T04:00:00.000Z',
      ['2026-11-30T04:00:00.000Z', '2027-02-28T16:00:00.000Z'],
    ],
    [
      'the end of working days, of which the weekend is none',
      { did: 'material.visit', within: { last: '3bd' } },
      '2026-11-20T04:00:00.000Z',
      ['2026-11-25T04:00:00.001Z'],
    ],
    [
      'its own time, when it is still to come',
      { did: 'material.visit' },
      '2026-12-24T00:00:00.000Z',
      ['2026-12-24T00:00:00.000Z'],
    ],
    ['none, when all that counts has happened', { did: 'material.visit' }, '2026-11-20T00:00:00.000Z', []],
    ['none for another type', { did: 'order.paid', within: { last: '30d' } }, '2026-11-20T00:00:00.000Z', []],
  ])('%s', (_, condition, at, moments) => expect(momentsAfter(condition, visit(at))).toEqual(moments));

  it('between two of them nothing changes, in either direction of time', () =>
    fc.assert(
      fc.property(
        anyCondition,
        anyFacts,
        fc.array(fc.integer({ min: -80 * DAY, max: 120 * DAY }), { minLength: 1, maxLength: 20 }),
        fc.constantFrom(SHANGHAI, 'Europe/Berlin', 'America/St_Johns'),
        (condition, facts, offsets, zone) => {
          const resolved = resolveCondition(condition, vocabulary);
          const holds = compile(resolved);
          const start = noon.getTime() - 400 * DAY;
          const moments = [start, ...compileMoments(resolved)(facts, start, Number.POSITIVE_INFINITY, zone)];
          for (const offset of offsets) {
            const at = noon.getTime() + offset;
            const last = moments.filter((moment) => moment <= at).at(-1) ?? start;
            expect(holds(facts, new Date(at), zone)).toBe(holds(facts, new Date(last), zone));
          }
        },
      ),
      { numRuns: 1000 },
    ));
});
