/**
 * What customers did, kept in memory by a reader that takes the log position by position, so that whoever does much need
 * not be read anew at each of his events. Whoever becomes another one by a merge, an erasure or a visit that is told
 * again is forgotten, and read again when he is asked about.
 */
import { DAY } from '#kernel';
import type { JournalEntry } from './customer-journal.ts';
import { DoneLine } from './done-line.ts';

interface Kept {
  /** Everything accepted up to this position is in it. */
  asOf: number;
  /** How far back it reaches, in milliseconds since 1970. */
  readonly from: number;
  /** By type, those with properties beside those without. */
  readonly lines: Map<string, DoneLine>;
  size: number;
}

/** As many events as this are kept in one process, those with properties counted as several: some 100 MB. */
const MOST = 4_000_000;
const SIZE_WITH_PROPERTIES = 12;
/** Whoever reaches further back than is asked for is read again. */
const SLACK = 2 * DAY;

/** What is kept, as of one transaction and as far back as it asks. */
export interface KeptView {
  /** Null: nothing is kept of this customer, or not enough. */
  of(customer: number): readonly DoneLine[] | null;
  keep(customers: readonly number[], lines: readonly DoneLine[]): void;
}

const keyOf = (type: string, properties: readonly string[]): string =>
  properties.length > 0 ? `${type} with properties` : type;

/** All of this process that keep anything; whoever was read last stands last. */
const all = new Set<KeptHistories>();
let sizeOfAll = 0;

export class KeptHistories {
  // Whoever was asked about last stands last.
  readonly #customers = new Map<number, Kept>();
  #upTo: number | null = null;

  /** `properties`: of each type that is kept, those that are read. */
  constructor(readonly properties: ReadonlyMap<string, readonly string[]>) {}

  /**
   * Takes in what was accepted after one position and up to another one; `changed`: who may have become another one
   * meanwhile. When something was missed in between, everything is forgotten.
   */
  follow(after: number, upTo: number, journal: readonly JournalEntry[], changed: Iterable<number>): void {
    if (this.#upTo !== after) this.end();
    this.#upTo = upTo;
    this.forget(changed);
    for (const entry of journal) this.#take(entry);
  }

  forget(customers: Iterable<number>): void {
    for (const customer of customers) this.#forget(customer);
  }

  isUpTo(position: number): boolean {
    return this.#upTo === position;
  }

  /** `asOf`: the position up to which the transaction sees everything. */
  view(from: number, asOf: number): KeptView {
    all.delete(this);
    all.add(this);
    return {
      of: (customer) => {
        const kept = this.#customers.get(customer);
        if (!kept || kept.from > from) return null;
        if (Number.isFinite(kept.from) && kept.from < from - SLACK) return null;
        this.#customers.delete(customer);
        this.#customers.set(customer, kept);
        return [...kept.lines.values()];
      },
      keep: (customers, lines) => {
        for (const customer of customers) {
          this.#forget(customer);
          this.#customers.set(customer, { asOf, from, lines: new Map(), size: 1 });
          sizeOfAll += 1;
        }
        for (const line of lines) {
          const kept = this.#customers.get(line.customer);
          if (!kept) continue;
          kept.lines.set(keyOf(line.type, line.properties), line);
          this.#grow(kept, line, line.times.length);
        }
        shrinkAll();
      },
    };
  }

  #take({ customer, type, at, position, properties }: JournalEntry): void {
    const kept = this.#customers.get(customer);
    const read = this.properties.get(type);
    if (!kept || !read || position === null) return;
    if (typeof properties?.visit === 'string') this.#forget(customer);
    if (typeof properties?.visit === 'string' || position <= kept.asOf) return;
    for (const names of read.length > 0 ? [[], read] : [[]]) {
      const key = keyOf(type, names);
      const line = kept.lines.get(key) ?? new DoneLine(customer, type, names, []);
      kept.lines.set(key, line);
      line.add(at.getTime(), properties ?? {});
      this.#grow(kept, line, 1);
    }
  }

  #grow(kept: Kept, line: DoneLine, events: number): void {
    const size = events * (line.properties.length > 0 ? SIZE_WITH_PROPERTIES : 1);
    kept.size += size;
    sizeOfAll += size;
  }

  /** Forgets those asked about longest ago until all together are small enough. */
  shrink(): void {
    for (const customer of this.#customers.keys()) {
      if (sizeOfAll <= MOST) return;
      this.#forget(customer);
    }
  }

  #forget(customer: number): void {
    sizeOfAll -= this.#customers.get(customer)?.size ?? 0;
    this.#customers.delete(customer);
  }

  /** Forgets everything. */
  end(): void {
    this.forget([...this.#customers.keys()]);
    all.delete(this);
  }
}

function shrinkAll(): void {
  for (const one of all) {
    if (sizeOfAll <= MOST) return;
    one.shrink();
  }
}
