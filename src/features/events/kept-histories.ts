/**
 * What customers did, kept in memory by a reader that takes the log position by position, so that whoever does much need
 * not be read anew at each of his events. Whoever becomes another one by a merge, an erasure or a visit that is told
 * again is forgotten, and read again when he is asked about.
 */
import { DAY } from '#kernel';
import type { JournalEntry } from './customer-journal.ts';
import { EventKinds, type PackedHistory } from './packed-history.ts';

interface Kept {
  /** Everything accepted up to this position is in it. */
  readonly asOf: number;
  /** How far back it reaches, in milliseconds since 1970. */
  readonly from: number;
  readonly history: PackedHistory;
  size: number;
}

/** What is kept in one process, in bytes, about. */
const MOST = 256_000_000;
/** Kinds of events are never forgotten one by one: a type with a property that is always another one makes many. */
const MOST_OF_KINDS = 64_000_000;
/** Whoever reaches further back than is asked for is read again. */
const SLACK = 2 * DAY;

/** What is kept, as of one transaction and as far back as it asks. */
export interface KeptView {
  /** What histories that are to be kept number their events by. */
  readonly kinds: EventKinds;
  /** Null: nothing is kept of this customer, or not enough. */
  of(customer: number): PackedHistory | null;
  keep(histories: ReadonlyMap<number, PackedHistory>): void;
}

/** All of this process that keep anything; whoever was read last stands last. */
const all = new Set<KeptHistories>();
let sizeOfAll = 0;

export class KeptHistories {
  // Whoever was asked about last stands last.
  readonly #customers = new Map<number, Kept>();
  readonly #read: ReadonlyMap<string, readonly string[]>;
  #kinds: EventKinds;
  #upTo: number | null = null;

  /** `read`: of each type that is kept, the properties that are read. */
  constructor(read: ReadonlyMap<string, readonly string[]>) {
    this.#read = read;
    this.#kinds = new EventKinds(read);
  }

  /**
   * Takes in what was accepted after one position and up to another one; `changed`: who may have become another one
   * meanwhile. When something was missed in between, everything is forgotten; what is told again is passed over.
   */
  follow(after: number, upTo: number, journal: readonly JournalEntry[], changed: Iterable<number>): void {
    if (this.#upTo === null || after > this.#upTo || this.#kinds.size > MOST_OF_KINDS) this.end();
    const known = this.#upTo ?? after;
    this.#upTo = Math.max(known, upTo);
    this.forget(changed);
    for (const entry of journal) if ((entry.position ?? 0) > known) this.#take(entry);
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
    const kinds = this.#kinds;
    return {
      kinds,
      of: (customer) => {
        const kept = this.#customers.get(customer);
        if (!kept || kept.from > from) return null;
        if (Number.isFinite(kept.from) && kept.from < from - SLACK) return null;
        this.#customers.delete(customer);
        this.#customers.set(customer, kept);
        return kept.history;
      },
      keep: (histories) => {
        // Whoever read before something that is followed already would miss it; before everything was forgotten, bring it back.
        if (this.#upTo === null || asOf < this.#upTo || kinds !== this.#kinds) return;
        for (const [customer, history] of histories) {
          this.#forget(customer);
          this.#customers.set(customer, { asOf, from, history, size: history.size });
          sizeOfAll += history.size;
        }
        shrinkAll();
      },
    };
  }

  #take({ customer, type, at, position, properties }: JournalEntry): void {
    const kept = this.#customers.get(customer);
    const read = this.#read.get(type);
    if (!kept || !read || position === null) return;
    const isOfVisit = properties?.visit != null;
    if (isOfVisit) this.#forget(customer);
    if (isOfVisit || position <= kept.asOf) return;
    kept.history.add(
      type,
      at.getTime(),
      read.map((name) => properties?.[name] ?? null),
    );
    sizeOfAll += kept.history.size - kept.size;
    kept.size = kept.history.size;
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
    this.#kinds = new EventKinds(this.#read);
    this.#upTo = null;
    all.delete(this);
  }
}

function shrinkAll(): void {
  for (const one of all) {
    if (sizeOfAll <= MOST) return;
    one.shrink();
  }
}
