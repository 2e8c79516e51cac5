import { describe, expect, it } from 'vitest';
import { event, facts, noon, SHANGHAI, shop } from './example.ts';
import type { EventFact } from './facts.ts';
import type { Condition } from './language.ts';
import { compile } from './one.ts';
import { resolveCondition } from './resolve.ts';
import { vocabularyOf } from './vocabulary.ts';

const vocabulary = vocabularyOf(shop);
const holds = (condition: Condition, events: readonly EventFact[], now = noon, zone = SHANGHAI): boolean =>
  compile(resolveCondition(condition, vocabulary))(facts({ events }), now, zone);

type Row = readonly [name: string, events: readonly EventFact[], answer: boolean];
const promises = (condition: Condition, rows: readonly Row[]) =>
  it.each(rows)('%s', (_, events, answer) => expect(holds(condition, events)).toBe(answer));

describe('who watches the live stream on Wednesdays (每周三看直播): on three of the last four', () => {
  // 4, 11 and 18 November 2026 are Wednesdays; noon is Monday 23.
  const live = (day: string, time = '20:00') => event('live.watched', `${day}T${time}:00+08:00`);
  promises(
    {
      did: 'live.watched',
      at: { weekdays: [3] },
      measure: { days: true, gte: 3 },
      within: { last: '4w' },
    },
    [
      ['three Wednesdays', [live('2026-11-04'), live('2026-11-11'), live('2026-11-18')], true],
      ['a Thursday among them', [live('2026-11-04'), live('2026-11-12'), live('2026-11-18')], false],
      ['twice on one of them', [live('2026-11-04'), live('2026-11-18'), live('2026-11-18', '22:00')], false],
      [
        'Wednesday here, Tuesday in London',
        [live('2026-11-04', '00:10'), live('2026-11-11', '07:59'), live('2026-11-18', '00:00')],
        true,
      ],
    ],
  );
});

describe('a time of day', () => {
  const chat = (time: string) => [event('message.received', `2026-11-20T${time}+08:00`)];
  const asked = (from: string | undefined, until: string | undefined): Condition => ({
    did: 'message.received',
    at: { ...(from ? { from } : {}), ...(until ? { until } : {}) },
  });
  it.each([
    ['20:00', '22:00', '20:00:00', true],
    ['20:00', '22:00', '21:59:59', true],
    ['20:00', '22:00', '22:00:00', false],
    ['20:00', '22:00', '19:59:59', false],
    ['22:00', '06:00', '23:30:00', true],
    ['22:00', '06:00', '05:59:59', true],
    ['22:00', '06:00', '06:00:00', false],
    ['22:00', undefined, '23:59:59', true],
    [undefined, '06:00', '00:00:00', true],
    [undefined, '06:00', '06:00:00', false],
  ] as const)('from %s until %s: %s is %s', (from, until, time, answer) =>
    expect(holds(asked(from, until), chat(time))).toBe(answer),
  );

  it('is that of the wall on the day of the event, in summer and in winter', () => {
    const morning: Condition = { did: 'message.received', at: { from: '08:00', until: '09:00' } };
    const at = (time: string) => [event('message.received', time)];
    expect(holds(morning, at('2026-07-01T06:30:00Z'), noon, 'Europe/Berlin')).toBe(true);
    expect(holds(morning, at('2026-11-01T06:30:00Z'), noon, 'Europe/Berlin')).toBe(false);
    expect(holds(morning, at('2026-11-01T07:30:00Z'), noon, 'Europe/Berlin')).toBe(true);
  });
});

describe('bought within 7 days after reading, without a complaint in between', () => {
  const read = (at: string, seconds = 40) => event('material.visit', at, { seconds });
  const paid = (at: string) => event('order.paid', at, { amount: 100 });
  const complained = (at: string) => event('投诉', at);
  promises(
    {
      did: 'order.paid',
      after: {
        did: 'material.visit',
        where: [{ property: 'seconds', gte: 30 }],
        within: '7d',
        without: { did: '投诉' },
      },
    },
    [
      ['read, then bought', [read('2026-11-10T00:00:00Z'), paid('2026-11-12T00:00:00Z')], true],
      ['in whatever order they are told', [paid('2026-11-12T00:00:00Z'), read('2026-11-10T00:00:00Z')], true],
      ['bought, then read', [paid('2026-11-10T00:00:00Z'), read('2026-11-12T00:00:00Z')], false],
      ['at the same moment', [read('2026-11-10T00:00:00Z'), paid('2026-11-10T00:00:00Z')], false],
      ['just 7 days later', [read('2026-11-10T00:00:00Z'), paid('2026-11-17T00:00:00Z')], true],
      ['a moment more', [read('2026-11-10T00:00:00Z'), paid('2026-11-17T00:00:00.001Z')], false],
      ['read too shortly', [read('2026-11-10T00:00:00Z', 5), paid('2026-11-12T00:00:00Z')], false],
      [
        'complained in between',
        [read('2026-11-10T00:00:00Z'), complained('2026-11-11T00:00:00Z'), paid('2026-11-12T00:00:00Z')],
        false,
      ],
      [
        'complained, then read once more',
        [
          read('2026-11-10T00:00:00Z'),
          complained('2026-11-11T00:00:00Z'),
          read('2026-11-11T12:00:00Z'),
          paid('2026-11-12T00:00:00Z'),
        ],
        true,
      ],
      [
        'complained at the moment of buying',
        [read('2026-11-10T00:00:00Z'), complained('2026-11-12T00:00:00Z'), paid('2026-11-12T00:00:00Z')],
        true,
      ],
      ['never read', [paid('2026-11-12T00:00:00Z')], false],
    ],
  );

  it('counts, measures and has a window like any behaviour', () => {
    const again: Condition = {
      did: 'order.paid',
      after: { did: 'order.paid', within: '30d' },
      count: { min: 2 },
      within: { since: '2026-11-01' },
    };
    const orders = ['2026-10-20', '2026-11-02', '2026-11-20'].map((day) => paid(`${day}T04:00:00Z`));
    expect(holds(again, orders)).toBe(true);
    expect(holds(again, orders.slice(1))).toBe(false);
  });
});

describe('the median', () => {
  const short: Condition = { did: 'material.visit', measure: { median: 'seconds', lte: 5 } };
  const visits = (...seconds: number[]) =>
    seconds.map((one) => event('material.visit', '2026-11-20T00:00:00Z', { seconds: one }));
  it.each([
    [[1, 5, 600], true],
    [[1, 6, 600], false],
    [[600, 4, 6, 1], true],
    [[600, 4, 7, 1], false],
    [[], false],
  ])('of %j is at most 5: %s', (seconds, answer) => expect(holds(short, visits(...seconds))).toBe(answer));
});

describe('points', () => {
  const score: Condition = {
    atLeast: 5,
    of: [{ did: 'order.paid' }, { did: 'material.visit' }, { did: '投诉' }],
    weights: [3, 2, -1],
  };
  const at = '2026-11-20T00:00:00Z';
  it.each([
    [['order.paid', 'material.visit'], true],
    [['order.paid'], false],
    [['order.paid', 'material.visit', '投诉'], false],
  ])('of %j reach five: %s', (types, answer) =>
    expect(
      holds(
        score,
        types.map((type) => event(type, at)),
      ),
    ).toBe(answer),
  );
});
