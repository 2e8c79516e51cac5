import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Foreground, IDLE_MS } from './foreground.ts';

/** Looks once a second from one time to another. */
function looks(foreground: Foreground, from: number, to: number, playing = false) {
  for (let now = from + 1000; now <= to; now += 1000) foreground.look(now, playing);
}

describe('the seconds of a page', () => {
  it('pass while it is in front', () => {
    const page = new Foreground(0, true);
    looks(page, 0, 31_000);
    expect(page.seconds).toBeCloseTo(31);
  });

  it('do not pass while it is hidden, and go on when it comes back', () => {
    const page = new Foreground(0, true);
    looks(page, 0, 10_000);
    page.hide(10_500);
    looks(page, 10_500, 100_500);
    page.show(101_000);
    looks(page, 101_000, 111_000);
    expect(page.seconds).toBeCloseTo(20.5);
  });

  it('do not pass while the phone sleeps, though the page says that it is visible', () => {
    const page = new Foreground(0, true);
    looks(page, 0, 5000);
    page.look(3_600_000, false);
    expect(page.seconds).toBeLessThanOrEqual(7);
  });

  it('end a minute after the last touch, unless a video plays', () => {
    const idle = new Foreground(0, true);
    looks(idle, 0, 10 * IDLE_MS);
    expect(idle.seconds).toBeCloseTo(60);
    idle.touch(10 * IDLE_MS);
    looks(idle, 10 * IDLE_MS, 10 * IDLE_MS + 5000);
    expect(idle.seconds).toBeCloseTo(65);
    const playing = new Foreground(0, true);
    looks(playing, 0, 5 * IDLE_MS, true);
    expect(playing.seconds).toBeCloseTo(300);
  });

  it('of a page that opens in the background are none', () => {
    const page = new Foreground(0, false);
    looks(page, 0, 60_000);
    expect(page.seconds).toBe(0);
  });

  it('are never more than have passed and never less than before, whatever happens in whatever order', () => {
    const acts = fc.array(
      fc.record({
        act: fc.constantFrom('look', 'play', 'touch', 'show', 'hide'),
        after: fc.integer({ min: -500, max: 90_000 }),
      }),
    );
    fc.assert(
      fc.property(acts, (steps) => {
        const page = new Foreground(0, true);
        let now = 0;
        let newest = 0;
        let before = 0;
        for (const { act, after } of steps) {
          now += after;
          newest = Math.max(newest, now);
          if (act === 'look' || act === 'play') page.look(now, act === 'play');
          else page[act as 'touch' | 'show' | 'hide'](now);
          expect(page.seconds).toBeGreaterThanOrEqual(before);
          before = page.seconds;
        }
        expect(page.seconds).toBeLessThanOrEqual(newest / 1000 + 1e-6);
      }),
    );
  });
});
