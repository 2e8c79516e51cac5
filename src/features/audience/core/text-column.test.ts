import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from '#kernel';
import { evaluate } from './evaluate.ts';
import { OrdinalSet } from './ordinal-set.ts';
import { TextColumn } from './text-column.ts';
import { TextDictionary } from './text-dictionary.ts';

/** Few letters of one to four bytes, so that parts repeat and meet at the ends; some that fold, and ％ that does not. */
const texts = fc
  .array(fc.constantFrom('a', 'b', 'A', 'Ｂ', 'é', 'É', 'İ', 'Σ', '％', '：', '柜', '子', '😀', '𐐀'), {
    maxLength: 8,
  })
  .map((letters) => letters.join(''));

describe('a dictionary of texts', () => {
  it('gives every text one number and gives the text back', () =>
    fc.assert(
      fc.property(fc.array(texts, { maxLength: 200 }), (list) => {
        const dictionary = new TextDictionary();
        const different = [...new Set(list)];
        expect(list.map((text) => dictionary.put(text))).toEqual(list.map((text) => different.indexOf(text)));
        expect(dictionary.size).toBe(different.length);
        expect(different.map((_, number) => dictionary.text(number))).toEqual(different);
        expect(different.map((text) => dictionary.numberOf(text))).toEqual(different.map((_, i) => i));
        expect(dictionary.numberOf('不在里面')).toBeUndefined();
      }),
    ));

  it('finds parts and beginnings as folded strings do', () =>
    fc.assert(
      fc.property(fc.uniqueArray(texts, { maxLength: 60 }), texts, (list, wanted) => {
        const dictionary = new TextDictionary();
        for (const text of list) dictionary.put(text);
        expect([...dictionary.containing(wanted)]).toEqual(
          list.map((text) => Number(foldText(text).includes(foldText(wanted)))),
        );
        expect([...dictionary.beginningWith(wanted)]).toEqual(
          list.map((text) => Number(foldText(text).startsWith(foldText(wanted)))),
        );
      }),
      { numRuns: 500 },
    ));

  it('is the same after its bytes were stored in pieces, and takes more texts', () =>
    fc.assert(
      fc.property(fc.uniqueArray(texts, { maxLength: 40 }), fc.nat(40), texts, (list, at, more) => {
        const dictionary = new TextDictionary();
        for (const text of list) dictionary.put(text);
        const again = TextDictionary.fromEncoded([
          dictionary.encoded(0, Math.min(at, list.length)),
          dictionary.encoded(Math.min(at, list.length), list.length),
        ]);
        expect(list.map((text) => again.numberOf(text))).toEqual(list.map((_, i) => i));
        expect(again.put(more)).toBe(dictionary.put(more));
        expect(again.text(again.put(more))).toBe(more);
      }),
    ));
});

describe('a column of texts', () => {
  const people = fc.array(fc.tuple(fc.integer({ min: 1, max: 200_000 }), fc.option(texts)), {
    maxLength: 80,
  });

  it('answers as a map from customers to texts does', () =>
    fc.assert(
      fc.property(people, texts, (changes, wanted) => {
        const column = new TextColumn();
        const plain = new Map<number, string>();
        for (const [ordinal, text] of changes) {
          column.set(ordinal, text);
          if (text === null) plain.delete(ordinal);
          else plain.set(ordinal, text);
        }
        const alive = OrdinalSet.range(1, 200_000);
        const expected = (fits: (text: string) => boolean) =>
          [...plain]
            .filter(([, text]) => fits(text))
            .map(([ordinal]) => ordinal)
            .sort((a, b) => a - b);
        expect([...evaluate(column.is(wanted), alive)]).toEqual(expected((text) => text === wanted));
        expect([...evaluate(column.contains(wanted), alive)]).toEqual(
          expected((text) => foldText(text).includes(foldText(wanted))),
        );
        expect([...evaluate(column.startsWith(wanted), alive)]).toEqual(
          expected((text) => foldText(text).startsWith(foldText(wanted))),
        );
        expect(column.present.size).toBe(plain.size);
        for (const [ordinal, text] of plain) expect(column.get(ordinal)).toBe(text);
      }),
      { numRuns: 300 },
    ));

  it('forgets texts that nobody has when they are many', () => {
    const column = new TextColumn();
    for (let i = 0; i < 100_000; i++) column.set(1 + (i % 10), `第${i}版备注`);
    column.optimize();
    expect(column.texts.size).toBe(10);
    expect(Array.from({ length: 10 }, (_, i) => column.get(i + 1))).toEqual(
      Array.from({ length: 10 }, (_, i) => `第${99_990 + i}版备注`),
    );
  });
});
