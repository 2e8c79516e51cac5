import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MINUTE, minuteOnWall } from '#kernel';
import { type QuietHours, quietUntil } from './quiet-hours.ts';

const SHANGHAI = 'Asia/Shanghai';
const night: QuietHours = { from: '22:00', until: '08:00', messages: 'held' };
const noon: QuietHours = { from: '12:00', until: '13:30', messages: 'dropped' };
const until = (quiet: QuietHours | null, iso: string, zone = SHANGHAI) =>
  quietUntil(quiet, new Date(iso), zone)?.toISOString() ?? null;

describe('quiet hours', () => {
  it.each<[string, QuietHours, string, string | null]>([
    ['a minute before they begin', night, '2026-11-29T21:59:59+08:00', null],
    ['the minute in which they begin', night, '2026-11-29T22:00:00+08:00', '2026-11-30T00:00:00.000Z'],
    ['before midnight', night, '2026-11-29T23:30:00+08:00', '2026-11-30T00:00:00.000Z'],
    ['after midnight', night, '2026-11-30T03:00:00+08:00', '2026-11-30T00:00:00.000Z'],
    ['their last second', night, '2026-11-30T07:59:59+08:00', '2026-11-30T00:00:00.000Z'],
    ['the minute in which they end', night, '2026-11-30T08:00:00+08:00', null],
    ['within a day', noon, '2026-11-30T13:29:00+08:00', '2026-11-30T05:30:00.000Z'],
    ['the end of the year', night, '2026-12-31T23:00:00+08:00', '2027-01-01T00:00:00.000Z'],
  ])('%s', (_, quiet, now, end) => expect(until(quiet, now)).toBe(end));

  it('are those of the clock on the wall of the workspace', () => {
    expect(until(night, '2026-11-29T15:00:00Z')).toBe('2026-11-30T00:00:00.000Z');
    expect(until(night, '2026-11-29T15:00:00Z', 'America/New_York')).toBeNull();
  });

  it('end by that clock on the night on which it is put forward', () => {
    expect(until(night, '2026-03-28T22:00:00Z', 'Europe/Berlin')).toBe('2026-03-29T06:00:00.000Z');
  });

  it('are not there when nobody asked for them', () =>
    expect(until(null, '2026-11-29T23:30:00Z')).toBeNull());

  it('hold at every moment up to their end, and not at it', () => {
    const clock = fc
      .tuple(fc.nat(23), fc.nat(59))
      .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`);
    const zone = fc.constantFrom(SHANGHAI, 'Asia/Kolkata', 'Europe/Berlin', 'America/St_Johns');
    const moment = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) });
    fc.assert(
      fc.property(
        clock,
        clock,
        zone,
        moment,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (from, to, zone, at, part) => {
          fc.pre(from !== to);
          const quiet: QuietHours = { from, until: to, messages: 'held' };
          const end = quietUntil(quiet, new Date(at), zone);
          if (!end) return;
          expect(end.getTime()).toBeGreaterThan(at);
          expect(end.getTime() - at).toBeLessThanOrEqual(25 * 60 * MINUTE);
          expect(quietUntil(quiet, end, zone)).toBeNull();
          const between = new Date(at + Math.floor((end.getTime() - 1 - at) * part));
          // On days that skip or repeat an hour the wall decides, minute by minute.
          const minute = minuteOnWall(between, zone);
          const [f, t] = [from, to].map((one) => Number(one.slice(0, 2)) * 60 + Number(one.slice(3))) as [
            number,
            number,
          ];
          const inside = f < t ? minute >= f && minute < t : minute >= f || minute < t;
          expect(quietUntil(quiet, between, zone) !== null).toBe(inside);
        },
      ),
    );
  });
});
