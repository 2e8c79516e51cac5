/** A text for some of the customers, of any number of different ones: a dictionary, and its numbers by ordinal. */
import { BLOCK, type Block, valuesOf } from './block.ts';
import { NumberColumn } from './column.ts';
import { any, type Expression, inRange, inSet } from './expression.ts';
import { OrdinalSet } from './ordinal-set.ts';
import { TextDictionary } from './text-dictionary.ts';

/** Texts that nobody has any more are kept until there are so many more of them than of people with a text. */
const SPARE = 65_536;

const lows = new Uint16Array(BLOCK);

export class TextColumn {
  #texts: TextDictionary;
  /** The number of the text of each ordinal. */
  readonly numbers: NumberColumn;

  constructor(texts = new TextDictionary(), numbers = new NumberColumn()) {
    this.#texts = texts;
    this.numbers = numbers;
  }

  /** Putting a text in here and its number into `numbers` is the same as `set`. */
  get texts(): TextDictionary {
    return this.#texts;
  }

  get present(): OrdinalSet {
    return this.numbers.present;
  }

  /** Memory in bytes. */
  get bytes(): number {
    return this.#texts.bytes + this.numbers.bytes;
  }

  get(ordinal: number): string | null {
    const number = this.numbers.get(ordinal);
    return number === null ? null : this.#texts.text(number);
  }

  /** Sets a well-formed text, or takes it away with null. */
  set(ordinal: number, text: string | null): void {
    this.numbers.set(ordinal, text === null ? null : this.#texts.put(text));
  }

  /** Those with exactly this text. */
  is(text: string): Expression {
    const number = this.#texts.numberOf(text);
    return number === undefined ? any() : inRange(this.numbers, { equal: number });
  }

  /** `which`: asked again of each text that contains it. */
  contains(text: string, which?: (text: string) => boolean): Expression {
    return inSet(this.#withMarked(this.#only(this.#texts.containing(text), which)));
  }

  startsWith(text: string, which?: (text: string) => boolean): Expression {
    return inSet(this.#withMarked(this.#only(this.#texts.beginningWith(text), which)));
  }

  /** Smallest shapes, and no texts that nobody has when they are many. */
  optimize(): void {
    if (this.#texts.size > 2 * this.present.size + SPARE) this.#renumber();
    this.numbers.optimize();
  }

  #renumber(): void {
    const texts = new TextDictionary();
    const ordinals = this.present.ordinals();
    const numbers = Int32Array.from(ordinals, (ordinal) => texts.put(this.get(ordinal) ?? ''));
    this.#texts = texts;
    this.numbers.setMany(ordinals, numbers);
  }

  #only(marks: Uint8Array, which: ((text: string) => boolean) | undefined): Uint8Array {
    if (which)
      for (let n = 0; n < marks.length; n++)
        if (marks[n] === 1) marks[n] = Number(which(this.#texts.text(n)));
    return marks;
  }

  #withMarked(marks: Uint8Array): OrdinalSet {
    const found = new OrdinalSet();
    const { present } = this;
    const piece = new Uint32Array(BLOCK);
    present.keys.forEach((key, i) => {
      const block = present.blocks[i] as Block;
      const values = this.numbers.blockOf(key)?.values;
      if (!values) return;
      const size = valuesOf(block, lows);
      let n = 0;
      for (let k = 0; k < size; k++) {
        const low = lows[k] as number;
        piece[n] = key * BLOCK + low;
        n += marks[values[low] as number] as number;
      }
      found.addMany(piece.subarray(0, n));
    });
    return found;
  }
}
