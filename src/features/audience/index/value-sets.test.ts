import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { direct, Staged } from './draft.ts';
import { ValueSets } from './value-sets.ts';

const VALUES = ['上海', '北京', '广州'];
const changes = fc.array(
  fc.tuple(
    fc.integer({ min: 1, max: 40 }),
    fc.subarray(VALUES),
    fc.constantFrom('write', 'show', 'optimize'),
  ),
  { maxLength: 60 },
);

const contents = (sets: ValueSets) => ({
  values: VALUES.map((value) => [...sets.with(value)]),
  present: [...sets.present],
  several: [...sets.several],
});

function expected(plain: ReadonlyMap<number, readonly string[]>) {
  const those = (fits: (values: readonly string[]) => boolean) =>
    [...plain]
      .filter(([, values]) => fits(values))
      .map(([ordinal]) => ordinal)
      .sort((a, b) => a - b);
  return {
    values: VALUES.map((value) => those((values) => values.includes(value))),
    present: those((values) => values.length > 0),
    several: those((values) => values.length > 1),
  };
}

describe('values of customers', () => {
  it('are what was written last', () =>
    fc.assert(
      fc.property(changes, (list) => {
        const sets = new ValueSets();
        const plain = new Map<number, readonly string[]>();
        for (const [ordinal, values, then] of list) {
          sets.set(ordinal, values, direct);
          plain.set(ordinal, values);
          if (then === 'optimize') sets.optimize();
        }
        expect(contents(sets)).toEqual(expected(plain));
      }),
    ));

  it('written in a draft are seen by nobody until they are shown, and then all at once', () =>
    fc.assert(
      fc.property(changes, (list) => {
        const sets = new ValueSets();
        let draft = new Staged();
        let shown = expected(new Map());
        const plain = new Map<number, readonly string[]>();
        for (const [ordinal, values, then] of list) {
          sets.set(ordinal, values, draft);
          plain.set(ordinal, values);
          expect(contents(sets)).toEqual(shown);
          if (then !== 'show') continue;
          draft.commit();
          draft = new Staged();
          shown = expected(plain);
          expect(contents(sets)).toEqual(shown);
        }
      }),
    ));

  it('loaded value by value are the same as written one by one', () =>
    fc.assert(
      fc.property(
        fc.array(fc.uniqueArray(fc.integer({ min: 1, max: 60 })), { minLength: 3, maxLength: 3 }),
        (lists) => {
          const loaded = new ValueSets();
          const plain = new Map<number, string[]>();
          lists.forEach((ordinals, i) => {
            const value = VALUES[i] ?? '';
            loaded.load(value, Uint32Array.from(ordinals).sort());
            for (const ordinal of ordinals) plain.set(ordinal, [...(plain.get(ordinal) ?? []), value]);
          });
          expect(contents(loaded)).toEqual(expected(plain));
        },
      ),
    ));
});
