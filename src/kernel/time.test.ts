import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import {
  after,
  before,
  calendar,
  type Duration,
  lengthsOf,
  minuteOnWall,
  nextOnWall,
  parseDuration,
} from './time.ts';

const at = (iso: string) => new Date(iso);
const ago = (now: string, duration: string, zone = 'Asia/Shanghai') => {
  const parsed = parseDuration(duration);
  if (!parsed) throw new Error(`not a duration: ${duration}`);
  return before(at(now), parsed, zone).toISOString();
};

describe('durations', () => {
  it.each([
    ['2026-11-23T04:00:00.250Z', '30d', '2026-10-24T04:00:00.250Z'],
    ['2026-11-23T04:00:00Z', '90s', '2026-11-23T03:58:30.000Z'],
    ['2026-03-31T04:00:00Z', '1mo', '2026-02-28T04:00:00.000Z'],
    ['2024-03-31T04:00:00Z', '1mo', '2024-02-29T04:00:00.000Z'],
    ['2026-01-15T04:00:00Z', '13mo', '2024-12-15T04:00:00.000Z'],
    // Tuesday to Thursday, at the same time.
    ['2026-11-24T07:00:00.250Z', '3bd', '2026-11-19T07:00:00.250Z'],
    ['2026-11-26T07:00:00Z', '3bd', '2026-11-23T07:00:00.000Z'],
    // All of a weekend is the midnight before Monday, in Shanghai.
    ['2026-11-21T07:00:00Z', '3bd', '2026-11-17T16:00:00.000Z'],
    ['2026-11-22T15:59:59Z', '5bd', '2026-11-15T16:00:00.000Z'],
  ])('%s minus %s is %s', (now, duration, expected) => expect(ago(now, duration)).toBe(expected));

  it.each(['', '7', 'd', '0d', '-1d', '1.5h', '7 d', '1y', '9999999d'])('%j is not a duration', (text) =>
    expect(parseDuration(text)).toBeNull(),
  );

  it.each([
    ['2026-04-15T12:00:00Z', '2mo', '2026-02-15T13:00:00.000Z'],
    // Monday after the clocks were set, to Friday before.
    ['2026-03-30T12:00:00Z', '1bd', '2026-03-27T13:00:00.000Z'],
    ['2026-10-26T13:00:00Z', '1bd', '2026-10-23T12:00:00.000Z'],
  ])(
    '%s minus %s keeps the hour on the wall when summer time changes in between',
    (now, duration, expected) => expect(ago(now, duration, 'Europe/Berlin')).toBe(expected),
  );
});

describe('calendar words in the time zone of the workspace', () => {
  const now = at('2026-11-22T17:30:00Z'); // Monday 23 November 01:30 in Shanghai
  it.each([
    ['today', '2026-11-22T16:00:00.000Z', '2026-11-23T16:00:00.000Z'],
    ['yesterday', '2026-11-21T16:00:00.000Z', '2026-11-22T16:00:00.000Z'],
    ['thisWeek', '2026-11-22T16:00:00.000Z', '2026-11-29T16:00:00.000Z'],
    ['lastWeek', '2026-11-15T16:00:00.000Z', '2026-11-22T16:00:00.000Z'],
    ['thisMonth', '2026-10-31T16:00:00.000Z', '2026-11-30T16:00:00.000Z'],
    ['lastQuarter', '2026-06-30T16:00:00.000Z', '2026-09-30T16:00:00.000Z'],
    ['thisYear', '2025-12-31T16:00:00.000Z', '2026-12-31T16:00:00.000Z'],
  ] as const)('%s', (span, since, until) => {
    const got = calendar(now, span, 'Asia/Shanghai');
    expect([got.since.toISOString(), got.until.toISOString()]).toEqual([since, until]);
  });
});

it('a day that begins in the gap of summer time begins behind the gap', () => {
  const got = calendar(at('2026-09-06T15:00:00Z'), 'today', 'America/Santiago');
  expect([got.since.toISOString(), got.until.toISOString()]).toEqual([
    '2026-09-06T04:00:00.000Z',
    '2026-09-07T03:00:00.000Z',
  ]);
});

describe('the next time that a wall clock shows something', () => {
  it.each([
    ['2026-11-29T10:00:00Z', 8 * 60, 'Asia/Shanghai', '2026-11-30T00:00:00.000Z'],
    ['2026-11-29T23:59:59Z', 8 * 60, 'Asia/Shanghai', '2026-11-30T00:00:00.000Z'],
    ['2026-11-30T00:00:00Z', 8 * 60, 'Asia/Shanghai', '2026-12-01T00:00:00.000Z'],
    ['2026-12-31T15:00:00Z', 0, 'Asia/Shanghai', '2026-12-31T16:00:00.000Z'],
    // The night on which Berlin has no 02:30.
    ['2026-03-28T23:00:00Z', 150, 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
    ['2026-10-24T12:00:00Z', 480, 'Europe/Berlin', '2026-10-25T07:00:00.000Z'],
  ])('after %s: minute %i in %s is %s', (now, minute, zone, expected) =>
    expect(nextOnWall(at(now), minute, zone).toISOString()).toBe(expected),
  );

  it('counts minutes from midnight', () =>
    expect(minuteOnWall(at('2026-11-29T16:05:00Z'), 'Asia/Shanghai')).toBe(5));
});

const endOf = (time: number, span: Duration, zone: string) => after(new Date(time), span, zone).getTime();
const reach = (now: number, span: Duration, zone: string) => before(new Date(now), span, zone).getTime();

describe('the end of a window of months or working days', () => {
  const moments = fc.integer({ min: Date.parse('2019-01-01'), max: Date.parse('2031-01-01') });
  const spans = fc.oneof(
    fc.integer({ min: 1, max: 36 }).map((months): Duration => ({ kind: 'months', months })),
    fc.integer({ min: 1, max: 60 }).map((days): Duration => ({ kind: 'workdays', days })),
  );
  const zones = fc.constantFrom(
    'Asia/Shanghai',
    'Europe/Berlin',
    'America/Santiago',
    'Australia/Lord_Howe',
    'Africa/Cairo',
  );

  it('is the moment before which it still reached back to the time, and from which on it does not', () => {
    fc.assert(
      fc.property(moments, spans, zones, (time, span, zone) => {
        const end = endOf(time, span, zone);
        expect(reach(end, span, zone)).toBeGreaterThanOrEqual(time);
        expect(reach(end - 1, span, zone)).toBeLessThan(time);
        expect(end - time).toBeGreaterThanOrEqual(lengthsOf(span).least);
        expect(end - time).toBeLessThanOrEqual(lengthsOf(span).most);
      }),
    );
  });

  it('is found with few looks at the clock, because every customer of a model asks for it', () => {
    const looks = vi.spyOn(Intl.DateTimeFormat.prototype, 'formatToParts');
    endOf(Date.parse('2026-11-20T08:00:00Z'), { kind: 'months', months: 12 }, 'Asia/Shanghai');
    expect(looks.mock.calls.length).toBeLessThan(20);
    looks.mockRestore();
  });
});
