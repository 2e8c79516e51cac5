/** The library with its numbers, as the cabinet asks for it. */
import { useMemo } from 'react';
import { type ApiError, useApi } from '#ui';
import { mayDo } from '../session/session.ts';
import { useSession } from '../shell/shell-route.ts';
import { categories, count, groups, health, tags, usage } from './api.ts';
import type { LibraryAnswers } from './wall.ts';

/** Customers get and lose tags all the time; the structure of the library changes seldom. */
const TAGS_EVERY = 30_000;

export interface LibraryState {
  readonly library: LibraryAnswers | null;
  /** All customers that the reader sees; null while unknown. */
  readonly customers: number | null;
  /** Advice for the number of active tags. */
  readonly budget: number | null;
  readonly error: ApiError | null;
  readonly retry: () => void;
}

export function useLibrary(): LibraryState {
  const session = useSession();
  const lists = [useApi(categories), useApi(groups), useApi(tags, {}, { every: TAGS_EVERY })] as const;
  const everybody = useApi(
    count,
    { body: { condition: { all: [] } } },
    { enabled: mayDo(session, 'audiences:read') },
  );
  const uses = useApi(usage);
  const size = useApi(health);
  const [category, group, tag] = lists;
  // What is shown already stays when it cannot be renewed.
  const error = lists.find((list) => list.error && !list.data)?.error ?? null;
  const [categoryItems, groupItems, tagItems] = [category.data?.items, group.data?.items, tag.data?.items];
  const useItems = uses.data?.items;
  // The same object as long as nothing has changed: the wall is laid out anew for a new one only.
  const library = useMemo(
    () =>
      categoryItems && groupItems && tagItems
        ? { categories: categoryItems, groups: groupItems, tags: tagItems, usage: useItems }
        : null,
    [categoryItems, groupItems, tagItems, useItems],
  );
  return {
    library,
    customers: everybody.data?.total ?? null,
    budget: size.data?.budget.tags ?? null,
    error,
    retry: () => {
      for (const list of lists) void list.refetch();
    },
  };
}
