import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeAt, memberLimits, robotLimits } from './limits.ts';

const now = new Date('2026-11-29T10:00:00Z');
const ago = (seconds: number) => new Date(now.getTime() - 1000 * seconds);
const times = (count: number, seconds: number) => Array.from({ length: count }, () => ago(seconds));

describe('the limits of receivers', () => {
  it.each([
    ['the twentieth of a minute goes', times(19, 5), robotLimits, null],
    [
      'the next one waits for the first to be a minute old',
      [...times(19, 5), ago(50)],
      robotLimits,
      ago(-10),
    ],
    ['what is older does not count', times(40, 60), robotLimits, null],
    ['of two limits the later counts', [...times(24, 5), ...times(900, 1800)], memberLimits, ago(-1800)],
  ])('%s', (_, sentAt, limits, free) => expect(freeAt(sentAt, limits, now)).toEqual(free));

  it('are never passed by somebody who waits as told', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20_000), { maxLength: 80 }), (pauses) => {
        let at = now.getTime();
        const sent: Date[] = [];
        for (const pause of pauses) {
          at += pause;
          at = freeAt(sent, robotLimits, new Date(at))?.getTime() ?? at;
          sent.push(new Date(at));
          const lastMinute = sent.filter((one) => one.getTime() > at - 60_000);
          expect(lastMinute.length).toBeLessThanOrEqual(20);
        }
      }),
    );
  });
});
