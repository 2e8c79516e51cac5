/** The library with its numbers, as the cabinet asks for it. */
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
  return {
    library:
      category.data && group.data && tag.data
        ? {
            categories: category.data.items,
            groups: group.data.items,
            tags: tag.data.items,
            usage: uses.data?.items,
          }
        : null,
    customers: everybody.data?.total ?? null,
    budget: size.data?.budget.tags ?? null,
    error,
    retry: () => {
      for (const list of lists) void list.refetch();
    },
  };
}
