import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wallTexts } from './wall-text.ts';

const slowly = (at: number, timeZone: string) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
    .format(at)
    .replace(' ', 'T');

it.each([
  ['2024-02-29T15:59:59.999Z', 'Asia/Shanghai', '2024-02-29T23:59:59'],
  ['2024-02-29T16:00:00Z', 'Asia/Shanghai', '2024-03-01T00:00:00'],
  ['2026-03-29T00:59:59Z', 'Europe/Berlin', '2026-03-29T01:59:59'],
  ['2026-03-29T01:00:00Z', 'Europe/Berlin', '2026-03-29T03:00:00'],
  ['1969-12-31T23:59:59Z', 'UTC', '1969-12-31T23:59:59'],
])('%s in %s is %s', (iso, zone, text) => expect(wallTexts(zone)(Date.parse(iso))).toBe(text));

it('is what the zone says, at any moment', () => {
  const zones = [
    'UTC',
    'Asia/Shanghai',
    'Europe/Berlin',
    'America/St_Johns',
    'Australia/Lord_Howe',
    'Pacific/Apia',
  ];
  const texts = new Map(zones.map((zone) => [zone, wallTexts(zone)]));
  const moment = fc.integer({ min: Date.UTC(1960, 0, 1), max: Date.UTC(2110, 0, 1) });
  fc.assert(
    fc.property(fc.constantFrom(...zones), moment, (zone, at) => {
      expect(texts.get(zone)?.(at)).toBe(slowly(at, zone));
    }),
    { numRuns: 300 },
  );
});
