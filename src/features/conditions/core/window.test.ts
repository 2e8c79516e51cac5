import { describe, expect, it } from 'vitest';
import { dayIn } from '#kernel';
import { noon, SHANGHAI } from './example.ts';
import type { Window } from './language.ts';
import { isDay, isInstant, resolveWindow, spanOf } from './window.ts';

const resolved = (window: Window) => {
  const window_ = resolveWindow(window, 'within', []);
  if (!window_) throw new Error('refused');
  return window_;
};
const span = (window: Window, now = noon, zone = SHANGHAI) => {
  const { since, until } = spanOf(resolved(window), now, zone);
  return [since?.toISOString() ?? null, until?.toISOString() ?? null];
};

describe('a window becomes half-open instants', () => {
  it.each<[Window, string | null, string | null]>([
    [{ last: '30d' }, '2026-10-24T04:00:00.000Z', '2026-11-23T04:00:00.001Z'],
    [{ before: '3d' }, null, '2026-11-20T04:00:00.000Z'],
    [{ before: '3bd' }, null, '2026-11-18T04:00:00.000Z'],
    [{ last: '1mo' }, '2026-10-23T04:00:00.000Z', '2026-11-23T04:00:00.001Z'],
    [{ since: '2026-11-01T08:00:00+08:00' }, '2026-11-01T00:00:00.000Z', null],
    [{ until: '2026-11-01T00:00:00Z' }, null, '2026-11-01T00:00:00.000Z'],
    [{ since: '2026-11-01', until: '2026-12-01' }, '2026-10-31T16:00:00.000Z', '2026-11-30T16:00:00.000Z'],
    [{ calendar: 'thisWeek' }, '2026-11-22T16:00:00.000Z', '2026-11-29T16:00:00.000Z'],
  ])('%j', (window, since, until) => expect(span(window)).toEqual([since, until]));

  it('keeps the end of a shorter month', () => {
    const [since] = span({ last: '1mo' }, new Date('2026-03-31T04:00:00Z'));
    expect(since).toBe('2026-02-28T04:00:00.000Z');
  });

  it('starts a day at the midnight of every zone, also far from UTC and when the clocks change', () => {
    const start = (zone: string) => span({ since: '2026-03-29' }, noon, zone)[0];
    expect(start('Pacific/Kiritimati')).toBe('2026-03-28T10:00:00.000Z');
    expect(start('Etc/GMT+12')).toBe('2026-03-29T12:00:00.000Z');
    expect(start('Pacific/Auckland')).toBe('2026-03-28T11:00:00.000Z');
    expect(start('Europe/Berlin')).toBe('2026-03-28T23:00:00.000Z');
  });

  it('last and before divide the past: no moment is in both or in neither', () => {
    const cut = spanOf(resolved({ last: '2w' }), noon, SHANGHAI).since;
    expect(spanOf(resolved({ before: '2w' }), noon, SHANGHAI).until).toEqual(cut);
  });
});

describe('windows that are refused', () => {
  it.each<[Window, string, string]>([
    [{ last: '30 days' }, 'within.last', 'badDuration'],
    [{ last: '0d' }, 'within.last', 'badDuration'],
    [{ before: '-3d' }, 'within.before', 'badDuration'],
    [{ since: 'yesterday' }, 'within.since', 'badFormat'],
    [{ since: '2026-02-30' }, 'within.since', 'badFormat'],
    [{ since: '2026-11-01T08:00:00' }, 'within.since', 'badFormat'],
    [{ until: '2026-11-01T25:00:00Z' }, 'within.until', 'badFormat'],
    [{ since: '2026-11-02', until: '2026-11-01' }, 'within.until', 'reversedBounds'],
    [{ since: '2026-11-01', until: '2026-11-01' }, 'within.until', 'reversedBounds'],
  ])('%j', (window, path, code) => {
    const details: { path: string; code: string }[] = [];
    expect(resolveWindow(window, 'within', details)).toBeNull();
    expect(details).toMatchObject([{ path, code }]);
  });
});

describe('days', () => {
  it.each([
    ['2026-11-22T15:59:59.999Z', SHANGHAI, '2026-11-22'],
    ['2026-11-22T16:00:00.000Z', SHANGHAI, '2026-11-23'],
    ['0990-01-01T00:00:00.000Z', 'UTC', '0990-01-01'],
  ])('%s in %s is %s', (at, zone, day) => expect(dayIn(new Date(at), zone)).toBe(day));

  it('exist in the calendar or are no days', () => {
    expect([isDay('2024-02-29'), isDay('2026-02-29'), isDay('2026-2-9')]).toEqual([true, false, false]);
    expect([isInstant('2026-11-23T12:00+08:00'), isInstant('2026-02-30T12:00:00Z')]).toEqual([true, false]);
  });
});
