/** One page of the list, and what the list is: shared by the list itself and by the way from one customer to the next. */
import { queryOptions, useQueryClient } from '@tanstack/react-query';
import type { queryAudience } from '#features/audience/contract';
import type { Condition } from '#features/conditions/core';
import type { OutputOf } from '#kernel';
import { type ApiError, call, keyOf } from '#ui';
import { queryRoute } from './api.ts';
import { conditionOf, type Filter, PAGE_SIZE, type Sort } from './filter.ts';
import { placesOf } from './places.ts';

export interface ListBody {
  readonly condition: Condition;
  readonly q?: string;
  readonly sort?: readonly { readonly by: string; readonly order: 'asc' | 'desc' }[];
}

/** What is asked for a filter in an order. `groups`: ids of all tag groups, for 「未打标」. */
export function bodyOf(list: Filter & Sort, groups: readonly string[]): ListBody {
  return {
    condition: conditionOf(list, groups),
    ...(list.q ? { q: list.q } : {}),
    ...(list.sort ? { sort: [{ by: list.sort, order: list.order ?? 'desc' }] } : {}),
  };
}

export type CustomerPage = OutputOf<typeof queryAudience>;

const nothing = (total: number): CustomerPage => ({
  items: [],
  nextCursor: null,
  total,
  position: 0,
  tookMs: 0,
});

/** Page `page` (from 1) of a list; empty behind its end. */
export const pageQuery = (body: ListBody, page: number) =>
  queryOptions<CustomerPage, ApiError>({
    queryKey: [...keyOf(queryRoute), body, page],
    queryFn: async ({ signal }) => {
      const places = placesOf(JSON.stringify(body));
      let total = 0;
      const ask = async (cursor: string | null, limit: number) => {
        const { sort, ...rest } = body;
        const answer = await call(
          queryRoute,
          {
            body: {
              ...rest,
              ...(sort ? { sort: [...sort] } : {}),
              ...(cursor === null ? {} : { cursor }),
              limit,
            },
          },
          { signal },
        );
        total = answer.total;
        return answer;
      };
      const cursor = await places.cursorOf(page, async (from, limit) => (await ask(from, limit)).nextCursor);
      if (cursor === undefined) return nothing(total);
      const answer = await ask(cursor, PAGE_SIZE);
      places.learn(page, answer.nextCursor);
      return answer;
    },
  });

/** Asks for a page before somebody turns to it. */
export function usePrefetchPage(): (body: ListBody, page: number) => void {
  const client = useQueryClient();
  return (body, page) => void client.prefetchQuery(pageQuery(body, page));
}
