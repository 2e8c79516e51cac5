/** The customers of a condition, page by page. Going forward follows the cursor, going back the way one came. */
import { useEffect, useState } from 'react';
import type { Condition } from '#features/conditions/core';
import { useApi } from '#ui';
import { queryRoute } from './api.ts';
import type { SortKey } from './sorting.ts';

export const PAGE = 50;

export function usePages(condition: Condition, sort: readonly SortKey[]) {
  const asked = JSON.stringify([condition, sort]);
  /** Cursors of the pages up to this one; the first page has none. */
  const [way, setWay] = useState<{ readonly of: string; readonly cursors: readonly string[] }>({
    of: asked,
    cursors: [],
  });
  // Another condition or order begins at its first page.
  const cursors = way.of === asked ? way.cursors : [];
  useEffect(() => setWay((now) => (now.of === asked ? now : { of: asked, cursors: [] })), [asked]);
  const cursor = cursors.at(-1);
  const query = useApi(
    queryRoute,
    {
      body: {
        condition,
        limit: PAGE,
        ...(sort.length > 0 ? { sort: [...sort] } : {}),
        ...(cursor === undefined ? {} : { cursor }),
      },
    },
    { keepOld: true },
  );
  const { data } = query;
  const next = data?.nextCursor ?? null;
  const go = (to: readonly string[]) => setWay({ of: asked, cursors: to });
  return {
    data,
    error: query.error,
    stale: query.isPlaceholderData,
    retry: () => void query.refetch(),
    /** Place of the first customer in view, from 0. */
    from: cursors.length * PAGE,
    next: next !== null && !query.isPlaceholderData ? () => go([...cursors, next]) : null,
    previous: cursors.length > 0 ? () => go(cursors.slice(0, -1)) : null,
  };
}

export type Pages = ReturnType<typeof usePages>;
