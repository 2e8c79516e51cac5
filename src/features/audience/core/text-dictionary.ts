/**
 * Texts by number, each once: their UTF-8 bytes one behind the other, so that a million texts are a few arrays instead
 * of a million objects, and a search walks through memory in order. Numbers are given in order and never change.
 * Parts are looked for as `foldText` says. For ASCII the bytes do; the few texts with other letters that fold are known
 * by number and asked one by one.
 */
import { foldText } from '#kernel';

/** Stands behind every text. No byte of UTF-8 has this value, so nothing that is searched for reaches over it. */
const END = 0xff;
const FNV_START = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

const encoder = new TextEncoder();
const decoder = new TextDecoder();
let scratch = new Uint8Array(1024);

/** The bytes of a text, valid until the next call. */
function bytesOf(text: string): Uint8Array {
  if (scratch.length < 3 * text.length) scratch = new Uint8Array(6 * text.length);
  return scratch.subarray(0, encoder.encodeInto(text, scratch).written);
}

/** FNV-1a, 32 bits. */
function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = FNV_START;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ (bytes[i] as number), FNV_PRIME);
  return hash >>> 0;
}

const LOWER = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x41 && byte <= 0x5a ? byte + 32 : byte,
);
const lowerAscii = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

/** False where no letter outside ASCII that folds begins with these bytes: so of nearly all that is written in Chinese. */
const mayFold = (a: number, b: number, c: number): boolean =>
  (a > 0xc2 && a < 0xe2) ||
  (a === 0xe2 && b >= 0x84) ||
  a === 0xea ||
  (a === 0xef && (b === 0xbd || (b === 0xbc && c >= 0x90 && c !== 0x9a && c !== 0x9b && c !== 0x9f))) ||
  (a === 0xf0 && b < 0x9f);

/** Texts between two breaths while the numbers are hashed: about a millisecond. */
const HASHED_AT_ONCE = 8192;

export class TextDictionary {
  #bytes = new Uint8Array(256);
  /** `#starts[n]` is where text n begins; one more says where the next will. */
  #starts = new Uint32Array(16);
  /** Number + 1 by hash, 0 for free; at most half full. Null until `hashed`: then a text is found by looking through all. */
  #slots: Int32Array | null = new Int32Array(16);
  #size = 0;
  /** Texts with letters outside ASCII that fold, and how many were looked at for that. */
  readonly #folding: number[] = [];
  #looked = 0;

  /** From what `encoded` gave for all texts, in order. */
  static fromEncoded(parts: readonly Uint8Array[]): TextDictionary {
    const made = new TextDictionary();
    const heads = parts.map((part) => {
      const view = new DataView(part.buffer, part.byteOffset, part.byteLength);
      return { part, view, count: view.getUint32(0, true) };
    });
    const sum = (of: (head: (typeof heads)[number]) => number) => heads.reduce((n, head) => n + of(head), 0);
    made.#size = sum(({ count }) => count);
    made.#bytes = new Uint8Array(
      Math.max(
        1,
        sum(({ part, count }) => part.length - 4 - 4 * count),
      ),
    );
    made.#starts = new Uint32Array(made.#size + 1);
    let length = 0;
    let n = 0;
    for (const { part, view, count } of heads) {
      made.#bytes.set(part.subarray(4 + 4 * count), length);
      for (let i = 0; i < count; i++) made.#starts[++n] = length + view.getUint32(4 + 4 * i, true);
      length = made.#starts[n] as number;
    }
    if (made.#size > 0) made.#slots = null;
    return made;
  }

  /** Number of texts. */
  get size(): number {
    return this.#size;
  }

  /** Memory in bytes. */
  get bytes(): number {
    return this.#bytes.byteLength + this.#starts.byteLength + (this.#slots?.byteLength ?? 0);
  }

  /** The number of a text that was put in. */
  numberOf(text: string): number | undefined {
    const bytes = bytesOf(text);
    if (!this.#slots) return this.#lookThrough(bytes);
    const found = this.#slots[this.#slotOf(this.#slots, bytes)] as number;
    return found === 0 ? undefined : found - 1;
  }

  /** The number of a text, a new one if it was never put in. The text is well-formed UTF-16. */
  put(text: string): number {
    const bytes = bytesOf(text);
    let slots = this.#slots ?? this.#hashed();
    let slot = this.#slotOf(slots, bytes);
    const found = slots[slot] as number;
    if (found !== 0) return found - 1;
    if (2 * (this.#size + 1) > slots.length) {
      slots = this.#hashed();
      slot = this.#slotOf(slots, bytes);
    }
    const number = this.#size++;
    slots[slot] = number + 1;
    this.#append(bytes, number);
    return number;
  }

  text(number: number): string {
    return decoder.decode(this.#bytes.subarray(this.#starts[number], this.#end(number)));
  }

  /** One byte per number, 1 for those that contain the text, whatever its case and width. */
  containing(text: string): Uint8Array {
    const part = foldText(text);
    const wanted = bytesOf(part).slice();
    const marks = new Uint8Array(this.#size);
    if (wanted.length === 0) return marks.fill(1);
    const length = this.#starts[this.#size] as number;
    // Horspool: how far the last byte looked at allows to go on.
    const last = wanted.length - 1;
    const skips = new Int32Array(256).fill(wanted.length);
    for (let i = 0; i < last; i++) skips[wanted[i] as number] = last - i;
    let number = 0;
    for (let at = 0; at + last < length; ) {
      if (this.#matchesFolded(wanted, at)) {
        while ((this.#starts[number + 1] as number) <= at) number++;
        marks[number] = 1;
        at = this.#starts[++number] as number;
      } else at += skips[LOWER[this.#bytes[at + last] as number] as number] as number;
    }
    for (const n of this.#foldingTexts()) marks[n] = Number(foldText(this.text(n)).includes(part));
    return marks;
  }

  /** One byte per number, 1 for those that begin with the text, whatever its case and width. */
  beginningWith(text: string): Uint8Array {
    const part = foldText(text);
    const wanted = bytesOf(part).slice();
    const marks = new Uint8Array(this.#size);
    for (let n = 0; n < this.#size; n++)
      marks[n] = Number(this.#matchesFolded(wanted, this.#starts[n] as number));
    for (const n of this.#foldingTexts()) marks[n] = Number(foldText(this.text(n)).startsWith(part));
    return marks;
  }

  /**
   * The texts from one number to before another, for `fromEncoded`: how many (32 bits), where each ends (32 bits), their
   * bytes.
   */
  encoded(from: number, to: number): Uint8Array {
    const count = Math.max(0, Math.min(to, this.#size) - from);
    const start = this.#starts[from] as number;
    const ends = this.#starts.slice(from + 1, from + 1 + count).map((end) => end - start);
    const texts = this.#bytes.subarray(start, start + (ends[count - 1] ?? 0));
    const made = new Uint8Array(4 + ends.byteLength + texts.length);
    new DataView(made.buffer).setUint32(0, count, true);
    made.set(new Uint8Array(ends.buffer), 4);
    made.set(texts, 4 + ends.byteLength);
    return made;
  }

  /** Makes texts quick to find after `fromEncoded`, in steps. Until it is done they are found slowly, and `put` waits for all of it. */
  *hashing(): Generator<void, void> {
    const slots = this.#emptySlots();
    for (let from = 0; from < this.#size && !this.#slots; from += HASHED_AT_ONCE) {
      this.#fillSlots(slots, from, Math.min(from + HASHED_AT_ONCE, this.#size));
      yield;
    }
    this.#slots ??= slots;
  }

  #end(number: number): number {
    return (this.#starts[number + 1] as number) - 1;
  }

  #matches(wanted: Uint8Array, at: number): boolean {
    for (let i = wanted.length - 1; i >= 0; i--) if (this.#bytes[at + i] !== wanted[i]) return false;
    return true;
  }

  #matchesFolded(wanted: Uint8Array, at: number): boolean {
    for (let i = wanted.length - 1; i >= 0; i--)
      if (LOWER[this.#bytes[at + i] as number] !== wanted[i]) return false;
    return true;
  }

  #foldingTexts(): readonly number[] {
    for (; this.#looked < this.#size; this.#looked++)
      if (this.#mayFold(this.#looked)) {
        const text = this.text(this.#looked);
        if (foldText(text) !== lowerAscii(text)) this.#folding.push(this.#looked);
      }
    return this.#folding;
  }

  #mayFold(number: number): boolean {
    const end = this.#end(number);
    for (let at = this.#starts[number] as number; at < end; at++) {
      const byte = this.#bytes[at] as number;
      if (byte > 0xc2 && mayFold(byte, this.#bytes[at + 1] as number, this.#bytes[at + 2] as number))
        return true;
    }
    return false;
  }

  #lookThrough(bytes: Uint8Array): number | undefined {
    for (let n = 0; n < this.#size; n++) if (this.#is(n, bytes)) return n;
    return undefined;
  }

  #is(number: number, bytes: Uint8Array): boolean {
    const start = this.#starts[number] as number;
    return this.#end(number) - start === bytes.length && this.#matches(bytes, start);
  }

  /** Where the text stands, or the free place where it would. */
  #slotOf(slots: Int32Array, bytes: Uint8Array): number {
    const mask = slots.length - 1;
    let slot = hashOf(bytes, 0, bytes.length) & mask;
    for (;;) {
      const number = (slots[slot] as number) - 1;
      if (number < 0 || this.#is(number, bytes)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  /** Room for the texts and at least one more. */
  #emptySlots(): Int32Array {
    let length = 16;
    while (length < 2 * (this.#size + 1)) length *= 2;
    return new Int32Array(length);
  }

  #fillSlots(slots: Int32Array, from: number, to: number): void {
    const mask = slots.length - 1;
    for (let n = from; n < to; n++) {
      let slot = hashOf(this.#bytes, this.#starts[n] as number, this.#end(n)) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = n + 1;
    }
  }

  #hashed(): Int32Array {
    const slots = this.#emptySlots();
    this.#fillSlots(slots, 0, this.#size);
    this.#slots = slots;
    return slots;
  }

  #append(bytes: Uint8Array, number: number): void {
    const start = this.#starts[number] as number;
    const next = start + bytes.length + 1;
    if (next > this.#bytes.length) this.#bytes = grown(this.#bytes, next, Uint8Array);
    if (number + 2 > this.#starts.length) this.#starts = grown(this.#starts, number + 2, Uint32Array);
    this.#bytes.set(bytes, start);
    this.#bytes[next - 1] = END;
    this.#starts[number + 1] = next;
  }
}

function grown<T extends Uint8Array | Uint32Array>(
  array: T,
  atLeast: number,
  make: new (length: number) => T,
): T {
  const copy = new make(Math.max(atLeast, Math.ceil(array.length * 1.5)));
  copy.set(array);
  return copy;
}
