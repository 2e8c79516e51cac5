import fc from 'fast-check';
import pg from 'pg';
import { expect, it } from 'vitest';
import { readTimestamp } from './timestamps.ts';

const usual = pg.types.getTypeParser(pg.types.builtins.TIMESTAMPTZ) as (text: string) => Date;

it('is the moment that was written, with as many digits as there are', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date(0), max: new Date('2200-01-01'), noInvalidDate: true }), (at) => {
      const written = at.toISOString().replace('T', ' ').replace('Z', '');
      for (const text of [written, written.replace(/\.?0+$/, ''), `${written}789`])
        if (/:\d\d(\.|$)/.test(text) && /:\d\d:\d\d/.test(text))
          expect(readTimestamp(`${text}+00`).getTime()).toBe(at.getTime());
    }),
  );
});

it.each(['2026-11-29 23:08:26+00', '2026-11-29 23:08:26.1+00', '0099-01-01 00:00:00+00'])(
  '%s is what the driver reads',
  (text) => expect(readTimestamp(text)).toEqual(usual(text)),
);

it.each([
  '2026-11-29 23:08:26.5+08',
  '2026-11-29 23:08:26+05:30',
  'infinity',
  '12026-01-01 00:00:00+00',
  '0044-03-15 00:00:00+00 BC',
])('what servers write more rarely is left to the driver: %s', (text) =>
  expect(readTimestamp(text)).toEqual(usual(text)),
);
