/** What arrived since a list was read. Pure; who asks is in `use-tail.ts`. */
import type { EventItem } from './api.ts';

export interface Tail {
  /** Everything up to here is known. */
  readonly position: number;
  /** The last accepted first. */
  readonly arrived: readonly EventItem[];
  /** So much came that the list is better read anew. */
  readonly tooMany: boolean;
}

/** Kept beside the list before it is read anew. */
export const MOST_ARRIVED = 300;

export const tailFrom = (position: number): Tail => ({ position, arrived: [], tooMany: false });

export interface Answer {
  readonly items: readonly EventItem[];
  readonly nextCursor: string | null;
  readonly position: number;
}

/** With an answer about what came after the tail's position. */
export function withAnswer(tail: Tail, { items, nextCursor, position }: Answer): Tail {
  const known = new Set(tail.arrived.map((one) => one.position));
  const fresh = items.filter((one) => !known.has(one.position));
  const arrived = [...fresh, ...tail.arrived].toSorted((a, b) => b.position - a.position);
  return {
    position: Math.max(tail.position, position),
    arrived: arrived.slice(0, MOST_ARRIVED),
    tooMany: tail.tooMany || nextCursor !== null || arrived.length > MOST_ARRIVED,
  };
}

/** The rows to show: what has arrived and may be shown, above the list as it was read. */
export function rowsWith(
  listed: readonly EventItem[],
  arrived: readonly EventItem[],
  shownUpTo: number,
): readonly EventItem[] {
  const above = arrived.filter((one) => one.position <= shownUpTo);
  const there = new Set(above.map((one) => one.position));
  return [...above, ...listed.filter((one) => !there.has(one.position))];
}
