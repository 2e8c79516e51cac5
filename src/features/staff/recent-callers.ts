/**
 * Who stood behind a key or a session a moment ago, so that a count costs no query for knowing who asks.
 * Holds: what `forgetCallers` was called after is never used again in this process; other processes follow within
 * `REMEMBER_MS`.
 */
import type { Caller } from '#platform/http';

export const REMEMBER_MS = 5000;
const MOST = 10_000;

let generation = 0;

/** People, roles, keys or sessions changed: everybody is looked up again. Call it after the commit. */
export function forgetCallers(): void {
  generation++;
}

export interface Found {
  readonly caller: Caller;
  /** When the key or session ends by itself. */
  readonly expiresAt: Date | null;
}

interface Entry extends Found {
  readonly until: number;
  readonly generation: number;
}

export class RecentCallers {
  readonly #entries = new Map<string, Entry>();

  /** The caller behind `secret`, looked up by `find` unless known for less than five seconds. */
  async get(secret: string, now: Date, find: () => Promise<Found | null>): Promise<Caller | null> {
    const known = this.#entries.get(secret);
    if (known && usable(known, now)) return known.caller;
    // Read before looking: what changes meanwhile must not be remembered as it was.
    const asOf = generation;
    const found = await find();
    this.#entries.delete(secret);
    if (!found) return null;
    if (this.#entries.size >= MOST) this.#entries.clear();
    this.#entries.set(secret, { ...found, until: now.getTime() + REMEMBER_MS, generation: asOf });
    return found.caller;
  }
}

const usable = (entry: Entry, now: Date): boolean =>
  entry.generation === generation &&
  entry.until > now.getTime() &&
  (entry.expiresAt === null || entry.expiresAt > now);
