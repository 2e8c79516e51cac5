import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { believed, type Counting, crossesMark, resumed } from './visit-seconds.ts';

const S = 1000;

/** Beacons at times of the server (ms), each with what the page claims. */
function through(beacons: readonly { readonly after: number; readonly claimed: number }[]): Counting[] {
  const states: Counting[] = [resumed(0, 0)];
  let now = 0;
  for (const { after, claimed } of beacons) {
    const before = states.at(-1) ?? resumed(0, 0);
    now += after;
    states.push({ ...before, seconds: believed(before, claimed, now), lastAt: now });
  }
  return states;
}

describe('the seconds of a visit', () => {
  const anyBeacons = fc.array(
    fc.record({
      after: fc.integer({ min: 0, max: 120_000 }),
      claimed: fc.oneof(fc.double({ noNaN: false }), fc.integer({ min: 0, max: 500 })),
    }),
    { maxLength: 30 },
  );

  it('never exceed what has passed by the server’s clock, whatever a page claims', () => {
    fc.assert(
      fc.property(anyBeacons, (beacons) => {
        for (const { seconds, lastAt } of through(beacons))
          expect(seconds).toBeLessThanOrEqual(lastAt / S + 1e-6);
      }),
    );
  });

  it('never become less', () => {
    fc.assert(
      fc.property(anyBeacons, (beacons) => {
        const all = through(beacons).map((state) => state.seconds);
        expect([...all].sort((a, b) => a - b)).toEqual(all);
      }),
    );
  });

  it('of an honest page all count, also when beacons are late or lost', () => {
    const delays = fc.array(
      fc.record({ gap: fc.integer({ min: 0, max: 5000 }), late: fc.integer({ min: 0, max: 1900 }) }),
      {
        minLength: 1,
        maxLength: 40,
      },
    );
    fc.assert(
      fc.property(delays, (steps) => {
        let sent = 0;
        let arrived = 0;
        const beacons = steps.map(({ gap, late }) => {
          sent += gap;
          const at = Math.max(arrived, sent + late);
          const after = at - arrived;
          arrived = at;
          return { after, claimed: sent / S };
        });
        expect(through(beacons).at(-1)?.seconds).toBeCloseTo(sent / S, 6);
      }),
    );
  });

  it('after a return begin at what counted before', () => {
    const back = resumed(20, 1_000_000);
    expect(believed(back, 3600, 1_000_000)).toBe(20);
    expect(believed(back, 25, 1_005_000)).toBe(25);
    expect(believed(back, 90, 1_005_000)).toBe(25);
  });
});

describe('a visit that goes on', () => {
  it.each([
    [null, 29.9, 30, false],
    [null, 30, 30, true],
    [30, 45, 30, false],
    [30.2, 61, 30, true],
    [null, 12, 10, true],
    [10, 31, 10, true],
    [null, 31, 45, false],
    [null, 46, 45, true],
  ])('told at %s, now %s, with a threshold of %s: %s', (told, seconds, threshold, expected) => {
    expect(crossesMark(told, seconds, threshold)).toBe(expected);
  });
});
