import fc from 'fast-check';
import { expect, it } from 'vitest';
import { OrdinalSet } from './ordinal-set.ts';
import { placesOf } from './places.ts';
import { ordinals } from './slow-twin.ts';

it('finds the members among ordinals of a block, whatever the shape of the block', () => {
  const low = fc.integer({ min: 0, max: 0xffff });
  const piece = fc
    .tuple(fc.integer({ min: 0, max: 2 }), fc.uniqueArray(low, { maxLength: 300 }), low, fc.nat(2000))
    .map(([key, some, first, length]) => {
      const all = new Set([...some, ...Array.from({ length }, (_, i) => Math.min(0xffff, first + i))]);
      return Uint32Array.from(all, (each) => key * 0x10000 + each)
        .filter((ordinal) => ordinal > 0)
        .sort();
    });
  const range = fc.tuple(fc.integer({ min: 1, max: 0x2ffff }), fc.nat(0x1ffff));
  fc.assert(
    fc.property(piece, fc.array(ordinals(true), { maxLength: 3 }), fc.option(range), (asked, parts, run) => {
      const set = new OrdinalSet();
      for (const part of parts) set.addMany(part);
      if (run) set.addRange(run[0], run[0] + run[1]);
      const check = () => {
        const places = new Uint32Array(asked.length);
        const n = placesOf(set, asked, places);
        const expected = [...asked.keys()].filter((i) => set.has(asked[i] as number));
        expect([...places.subarray(0, n)]).toEqual(expected);
      };
      check();
      set.optimize();
      check();
    }),
    { numRuns: 150 },
  );
});
