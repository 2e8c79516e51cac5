/**
 * Pages by number over a list that is read by cursor. The server finds the rows behind a cursor at the same cost at any
 * depth; this remembers where pages begin, and walks to a page nobody has been to in steps of 500 rows.
 */
import { PAGE_SIZE } from './filter.ts';

/** The most rows that the server gives at once. */
const LONGEST_STEP = 500;

/** Gives the cursor behind `limit` rows from a cursor on; null when the list ends there. */
export type Step = (cursor: string | null, limit: number) => Promise<string | null>;

export class Places {
  /** Cursor before the first row of a page, by page from 1. */
  readonly #begins = new Map<number, string>();

  /** `next`: what the server answered with a page. */
  learn(page: number, next: string | null): void {
    if (next !== null) this.#begins.set(page + 1, next);
  }

  /** Cursor of a page, `null` for the first, `undefined` behind the end of the list. */
  async cursorOf(page: number, step: Step): Promise<string | null | undefined> {
    let at = 1;
    let cursor: string | null = null;
    for (const [known, begins] of this.#begins)
      if (known <= page && known > at) {
        at = known;
        cursor = begins;
      }
    while (at < page) {
      const pages = Math.min(page - at, LONGEST_STEP / PAGE_SIZE);
      cursor = await step(cursor, pages * PAGE_SIZE);
      if (cursor === null) return undefined;
      at += pages;
      this.#begins.set(at, cursor);
    }
    return cursor;
  }
}

const MOST_LISTS = 20;
const lists = new Map<string, Places>();

/** The places of one list; the few lists used last are remembered. */
export function placesOf(list: string): Places {
  const places = lists.get(list) ?? new Places();
  lists.delete(list);
  lists.set(list, places);
  const [oldest] = lists.keys();
  if (lists.size > MOST_LISTS && oldest !== undefined) lists.delete(oldest);
  return places;
}
