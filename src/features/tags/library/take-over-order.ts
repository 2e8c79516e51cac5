/** The order of what another system shows, taken over: where it moved something, and places for newcomers. */
import { arrange, numbersFor, type Ranks, ranksOf } from '../core/public.ts';
import type { Draft } from './draft.ts';
import { isAlive } from './rows.ts';

export interface ShownThere {
  /** Numbers here of what the other system shows, first one on top. */
  readonly shown: readonly number[];
  /** It shows them in another order than before: then so do we. */
  readonly moved: boolean;
  /** Those that are new here. */
  readonly fresh: ReadonlySet<number>;
}

/** In an ordered group the highest level stands on top, and has the largest number. */
export function placeTags(draft: Draft, group: number, there: ShownThere): void {
  const ordered = draft.get('group', group)?.ordered ?? false;
  const own = draft
    .all('tag')
    .filter((row) => row.group_id === group && row.owner_id === null && isAlive(row));
  place(draft, 'tag', own, ordered, {
    ...there,
    shown: ordered ? there.shown.toReversed() : there.shown,
  });
}

/** Within their categories: the other system knows none. */
export function placeGroups(draft: Draft, there: ShownThere): void {
  const living = draft.all('group').filter((row) => row.deleted_at === null);
  for (const category of new Set(living.map((row) => row.category_id))) {
    const own = living.filter((row) => row.category_id === category);
    place(draft, 'group', own, false, there);
  }
}

function place(
  draft: Draft,
  element: 'group' | 'tag',
  siblings: readonly { readonly id: number; readonly sort: number }[],
  levels: boolean,
  { shown, moved, fresh }: ShownThere,
): void {
  const own = new Set(siblings.map((row) => row.id));
  const newcomers = shown.some((id) => fresh.has(id) && own.has(id));
  if (!moved && !newcomers) return;
  const before = siblings
    .filter((row) => !fresh.has(row.id))
    .toSorted((a, b) => a.sort - b.sort || a.id - b.id)
    .map((row) => ({ key: String(row.id), order: row.sort }));
  const here = ranksOf(before, levels);
  const there: Ranks = shown.filter((id) => own.has(id)).map((id) => [String(id)]);
  const final = moved ? arrange(there, here) : arrange(here, there);
  const numbers = numbersFor(final, before, levels);
  for (const row of siblings) {
    const number = numbers.get(String(row.id));
    if (number !== undefined && number !== row.sort) draft.change(element, row.id, { sort: number });
  }
}
