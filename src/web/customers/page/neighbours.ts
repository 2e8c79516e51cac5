/** The customers before and after this one in the list that somebody came from. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { apiQuery } from '#ui';
import { heldRoute, readRoute } from '../api.ts';
import { listOfSearch, PAGE_SIZE } from '../filter.ts';
import type { Library } from '../library.ts';
import { bodyOf, pageQuery } from '../pages.ts';
import { type CustomerSearch, listBehind } from './customer-search.ts';

export interface Neighbour {
  readonly id: string;
  readonly n: number;
}

export interface Neighbours {
  /** Undefined while it is not known; null: there is none. */
  readonly previous: Neighbour | null | undefined;
  readonly next: Neighbour | null | undefined;
  readonly total: number | undefined;
}

/** Without a place in a list (`n`) there are no neighbours. */
export function useNeighbours(search: CustomerSearch, library: Library | undefined): Neighbours {
  const { n } = search;
  const groups = useMemo(() => library?.groups.map((group) => group.id) ?? [], [library]);
  const list = listOfSearch(listBehind(search));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text stands for the list
  const body = useMemo(() => bodyOf(list, groups), [JSON.stringify(list), groups]);
  const enabled = n !== undefined && (!search.untagged || library !== undefined);
  const pageOf = (place: number) => Math.floor(place / PAGE_SIZE) + 1;
  const at = n ?? 0;
  const before = useQuery({
    ...pageQuery(body, pageOf(Math.max(0, at - 1))),
    enabled: enabled && at > 0,
  });
  const after = useQuery({ ...pageQuery(body, pageOf(at + 1)), enabled });
  const neighbour = (place: number, page: typeof before): Neighbour | null | undefined => {
    if (!enabled || place < 0) return null;
    if (!page.data) return undefined;
    const row = page.data.items[place % PAGE_SIZE];
    return row ? { id: row.id, n: place } : null;
  };
  const previous = neighbour(at - 1, before);
  const next = neighbour(at + 1, after);
  usePrefetch(next?.id);
  usePrefetch(previous?.id);
  return { previous, next, total: after.data?.total };
}

/** Asked for ahead, so that J and K answer at once. */
function usePrefetch(id: string | undefined): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!id) return;
    void client.prefetchQuery(apiQuery(readRoute, { params: { id } }));
    void client.prefetchQuery(apiQuery(heldRoute, { params: { id } }));
  }, [client, id]);
}
