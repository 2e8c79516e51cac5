/**
 * Tags of customers while a write is being decided: what the database holds for the touched customers and groups, and
 * what has been decided on top of it. Entries are values: a request that must be all or nothing is taken back by
 * putting the old ones in place again.
 */
import type { Source } from '#kernel';
import type { Decider, HeldTag, Removal } from '../core/public.ts';

/** One place where an assignment can be. `staff` 0: shared by the company. */
export interface Slot {
  readonly tag: number;
  readonly customer: number;
  readonly staff: number;
}

/** An assignment as it stands. Times in milliseconds since 1970 with a fraction, so that microseconds survive. */
export interface Image extends Decider {
  readonly locked: boolean;
  readonly since: number;
  readonly expiresAt: number | null;
  readonly cause: number;
  readonly evidence: string | null;
}

/** A customer's tags of one group. */
export interface Entry {
  readonly held: readonly HeldTag[];
  readonly removals: readonly Removal[];
  /** By `slotKey`. */
  readonly images: ReadonlyMap<string, Image>;
}

/** A remembered removal, as it will be stored. */
export interface Memory {
  readonly source: Source;
  readonly cause: number;
  readonly at: Date;
}

export interface LogRow extends Slot {
  readonly added: boolean;
  readonly source: Source;
  readonly cause: number;
  readonly at: Date;
  /** Of an added row that began earlier than now. */
  readonly since: number | null;
  readonly replacedBy: number | null;
  readonly evidence: string | null;
  readonly was: Image | null;
}

/** Only what a person took off is remembered, so bulk work that is remembered was asked for by a person. */
export const rememberedAuthority = (source: Source): Source => (source === 'bulk' ? 'manual' : source);

export const slotKey = ({ tag, customer, staff }: Slot): string => `${tag}:${customer}:${staff}`;

export function slotOf(key: string): Slot {
  const [tag = 0, customer = 0, staff = 0] = key.split(':').map(Number);
  return { tag, customer, staff };
}

const NOTHING: Entry = { held: [], removals: [], images: new Map() };

/** Everything a batch knows and has decided. */
export class Entries {
  readonly #entries = new Map<string, Entry>();
  /** Slots as the database has them; only those that were loaded and held something. */
  readonly #stored = new Map<string, Image>();
  readonly #storedMemories = new Set<string>();
  readonly #memories = new Map<string, Memory | null>();
  #log: LogRow[] = [];

  get log(): readonly LogRow[] {
    return this.#log;
  }

  load(group: number, slot: Slot, image: Image, protectedTag: boolean): void {
    const key = slotKey(slot);
    this.#stored.set(key, image);
    const entry = this.of(group, slot.customer);
    this.#entries.set(`${group}:${slot.customer}`, {
      ...entry,
      held: [...entry.held, heldTag(slot, image, protectedTag)],
      images: new Map(entry.images).set(key, image),
    });
  }

  loadRemoval(
    group: number,
    slot: Slot,
    { source, at, until }: { readonly source: Source; readonly at: Date; readonly until: Date | null },
  ): void {
    this.#storedMemories.add(slotKey(slot));
    const entry = this.of(group, slot.customer);
    const staff = slot.staff === 0 ? null : slot.staff;
    const removal: Removal = {
      tag: slot.tag,
      source,
      authority: rememberedAuthority(source),
      staff,
      until,
      at,
    };
    this.#entries.set(`${group}:${slot.customer}`, { ...entry, removals: [...entry.removals, removal] });
  }

  of(group: number, customer: number): Entry {
    return this.#entries.get(`${group}:${customer}`) ?? NOTHING;
  }

  image(group: number, slot: Slot): Image | null {
    return this.of(group, slot.customer).images.get(slotKey(slot)) ?? null;
  }

  /** The customer's tags and removals of the group as decided; images follow by `place` and `take`. */
  decide(group: number, customer: number, next: Pick<Entry, 'held' | 'removals'>): void {
    this.#entries.set(`${group}:${customer}`, { ...this.of(group, customer), ...next });
  }

  /** Puts an assignment into a slot, new or instead of what is there, and writes the line of history. */
  place(group: number, slot: Slot, image: Image, row: { readonly at: Date; readonly cause: number }): void {
    const was = this.image(group, slot);
    this.#setImage(group, slot, image);
    this.#log.push({
      ...slot,
      added: true,
      source: image.source,
      cause: row.cause,
      at: row.at,
      since: image.since === row.at.getTime() ? null : image.since,
      replacedBy: null,
      evidence: image.evidence,
      was,
    });
  }

  /** Empties a slot and writes the line of history. Without an assignment there nothing happens. */
  take(
    group: number,
    slot: Slot,
    row: {
      readonly at: Date;
      readonly cause: number;
      readonly source: Source;
      readonly replacedBy: number | null;
    },
  ): void {
    const was = this.image(group, slot);
    if (!was) return;
    this.#setImage(group, slot, null);
    this.#log.push({ ...slot, added: false, since: null, evidence: null, was, ...row });
  }

  remember(slot: Slot, memory: Memory): void {
    this.#memories.set(slotKey(slot), memory);
  }

  forget(slot: Slot): void {
    this.#memories.set(slotKey(slot), null);
  }

  /** The way back to this moment: undoes everything decided after it. */
  savepoint(): () => void {
    const entries = new Map(this.#entries);
    const memories = new Map(this.#memories);
    const length = this.#log.length;
    return () => {
      this.#entries.clear();
      for (const [key, entry] of entries) this.#entries.set(key, entry);
      this.#memories.clear();
      for (const [key, memory] of memories) this.#memories.set(key, memory);
      this.#log = this.#log.slice(0, length);
    };
  }

  /** What the tables must become: only slots whose content differs from what was loaded. */
  outcome(): {
    readonly gone: Slot[];
    readonly placed: { readonly slot: Slot; readonly image: Image }[];
    readonly remembered: { readonly slot: Slot; readonly memory: Memory }[];
    readonly forgotten: Slot[];
  } {
    const now = new Map<string, Image>();
    for (const entry of this.#entries.values()) for (const [key, image] of entry.images) now.set(key, image);
    const touched = new Set(this.#log.map(slotKey));
    const gone = [...touched].filter((key) => !now.has(key) && this.#stored.has(key)).map(slotOf);
    const placed = [...touched].flatMap((key) => {
      const image = now.get(key);
      return image && image !== this.#stored.get(key) ? [{ slot: slotOf(key), image }] : [];
    });
    const remembered: { slot: Slot; memory: Memory }[] = [];
    const forgotten: Slot[] = [];
    for (const [key, memory] of this.#memories)
      if (memory) remembered.push({ slot: slotOf(key), memory });
      else if (this.#storedMemories.has(key)) forgotten.push(slotOf(key));
    return { gone, placed, remembered, forgotten };
  }

  #setImage(group: number, slot: Slot, image: Image | null): void {
    const entry = this.of(group, slot.customer);
    const images = new Map(entry.images);
    if (image) images.set(slotKey(slot), image);
    else images.delete(slotKey(slot));
    this.#entries.set(`${group}:${slot.customer}`, { ...entry, images });
  }
}

/** An assignment as the core decides about it. */
export const heldTag = (slot: Slot, image: Image, protectedTag: boolean): HeldTag => ({
  tag: slot.tag,
  source: image.source,
  authority: image.authority,
  locked: image.locked,
  protected: protectedTag,
  staff: slot.staff === 0 ? null : slot.staff,
  since: new Date(image.since),
  expiresAt: image.expiresAt === null ? null : new Date(image.expiresAt),
});
