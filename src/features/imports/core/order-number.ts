/**
 * Order numbers, and ids of events, for files that have none. The number is made of the row's own values, and of how many equal rows came
 * before it: the same file, or a longer one that contains it, gives the same numbers in any order of its rows, while two
 * equal orders on one day stay two.
 */
import type { DerivedPart } from './mapping.ts';

/** What the shop's own numbers are allowed to have (`orderRow`). */
const LONGEST = 128;

/** The values of one row, as text that does not depend on time zone or layout. */
export type OrderParts = Readonly<Record<Exclude<DerivedPart, 'occurrence'>, string>>;

/** `derived:ref:00002/1997-01-12/1200/1/1`. Too long ones keep their start and end in a hash. */
export function derivedOrderNo(
  derive: readonly DerivedPart[],
  parts: OrderParts,
  occurrences: Occurrences,
): string {
  const equal = derive.flatMap((part) => (part === 'occurrence' ? [] : [escaped(parts[part])])).join('/');
  const key = derive.includes('occurrence') ? `${equal}/${occurrences.next(equal)}` : equal;
  const number = `derived:${key}`;
  if (number.length <= LONGEST) return number;
  return hashed(key);
}

/** The same for events; only as a hash, because what they say may be personal. */
export function derivedEventId(parts: readonly string[], occurrences: Occurrences): string {
  const equal = parts.map(escaped).join('/');
  return hashed(`${equal}/${occurrences.next(equal)}`);
}

function hashed(key: string): string {
  const [a, b] = hash(key, 1);
  const [c, d] = hash(key, 2);
  return `derived#${[a, b, c, d].map((part) => part.toString(16).padStart(8, '0')).join('')}`;
}

const escaped = (part: string) => part.replaceAll('%', '%25').replaceAll('/', '%2F');

/**
 * Counts how often each key was seen. Keeps 64 bits of each key and its count in flat arrays, 12 bytes at most 70 % full:
 * a million different orders take about 25 MB. Two keys that share all 64 bits would count together, which only
 * lets one start at 2, every time alike.
 */
export class Occurrences {
  #size = 1024;
  #used = 0;
  #high = new Uint32Array(this.#size);
  #low = new Uint32Array(this.#size);
  #counts = new Uint32Array(this.#size);

  /** 1 for a new key, 2 for the second time, and so on. */
  next(key: string): number {
    const [high, low] = hash(key, 0);
    let slot = this.#slot(high, low);
    if (this.#counts[slot] === 0) {
      if (this.#used + 1 > this.#size * 0.7) {
        this.#grow();
        slot = this.#slot(high, low);
      }
      this.#used++;
      this.#high[slot] = high;
      this.#low[slot] = low;
    }
    const count = (this.#counts[slot] ?? 0) + 1;
    this.#counts[slot] = count;
    return count;
  }

  #slot(high: number, low: number): number {
    let slot = low & (this.#size - 1);
    while (this.#counts[slot] !== 0 && (this.#high[slot] !== high || this.#low[slot] !== low))
      slot = (slot + 1) & (this.#size - 1);
    return slot;
  }

  #grow(): void {
    const [high, low, counts] = [this.#high, this.#low, this.#counts];
    this.#size *= 2;
    this.#high = new Uint32Array(this.#size);
    this.#low = new Uint32Array(this.#size);
    this.#counts = new Uint32Array(this.#size);
    counts.forEach((count, i) => {
      if (count === 0) return;
      const slot = this.#slot(high[i] ?? 0, low[i] ?? 0);
      this.#high[slot] = high[i] ?? 0;
      this.#low[slot] = low[i] ?? 0;
      this.#counts[slot] = count;
    });
  }
}

/** Two 32-bit halves that depend on every character: multiply and xor in two lanes, then the mixing of MurmurHash3. */
function hash(text: string, seed: number): [number, number] {
  let a = 0xdeadbeef ^ seed;
  let b = 0x41c6ce57 ^ seed;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return [a >>> 0, b >>> 0];
}
