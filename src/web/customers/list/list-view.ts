/** What the table of one list shows at the moment: its rows, the total, and where each stands. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { ShownCustomer } from '../api.ts';
import { type ListSearch, listOfSearch, PAGE_SIZE } from '../filter.ts';
import type { Library } from '../library.ts';
import { bodyOf, type ListBody, pageQuery, usePrefetchPage } from '../pages.ts';

export interface ListView {
  readonly body: ListBody;
  readonly rows: readonly ShownCustomer[];
  /** Undefined until the first answer. */
  readonly total: number | undefined;
  readonly page: number;
  readonly pages: number;
  readonly error: unknown;
  /** The rows are those of a list that was asked for before. */
  readonly stale: boolean;
  readonly retry: () => void;
}

const NO_ROWS: readonly ShownCustomer[] = [];

export function useListView(search: ListSearch, library: Library | undefined): ListView {
  const page = search.page ?? 1;
  const groups = useMemo(() => library?.groups.map((group) => group.id) ?? [], [library]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address stands for the list
  const body = useMemo(() => bodyOf(listOfSearch(search), groups), [JSON.stringify(search), groups]);
  // Until the library is there nobody knows who has none of its tags.
  const query = useQuery({
    ...pageQuery(body, page),
    placeholderData: keepPreviousData,
    enabled: !search.untagged || library !== undefined,
  });
  const { data } = query;
  const prefetch = usePrefetchPage();
  const more = data?.nextCursor != null && !query.isPlaceholderData;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked when a page has come
  useEffect(() => {
    if (more) prefetch(body, page + 1);
  }, [more, body, page]);
  return {
    body,
    rows: data?.items ?? NO_ROWS,
    total: data?.total,
    page,
    pages: Math.max(1, Math.ceil((data?.total ?? 0) / PAGE_SIZE)),
    error: data ? null : query.error,
    stale: query.isPlaceholderData,
    retry: () => void query.refetch(),
  };
}
