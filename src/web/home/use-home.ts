/** Everything the home page counts. Each number is asked for only when the person may see what it counts. */
import { useMemo } from 'react';
import type { Condition } from '#features/conditions/core';
import { useApi, useFormat } from '#ui';
import { freshnessOf } from '../cabinet/freshness.ts';
import { mayDo } from '../session/session.ts';
import { useSession } from '../shell/shell-route.ts';
import {
  homeCountRoute,
  homeFacetsRoute,
  homeGroupsRoute,
  homeHealthRoute,
  homeTagsRoute,
  homeUsageRoute,
} from './api.ts';
import { firstDay, newSince, type Period, untagged } from './questions.ts';

const FRESH = 30_000;

/** Who is new in a period, with all tags among them and among everybody. */
export function useNewcomers(days: Period) {
  const session = useSession();
  const { now } = useFormat();
  const since = firstDay(now, days, session.workspace.timeZone);
  const seesTags = mayDo(session, 'library:read');
  const tags = useApi(homeTagsRoute, { query: {} }, { enabled: seesTags, staleTime: FRESH });
  const condition = useMemo(() => {
    const internal = tags.data?.items.filter((tag) => tag.internal && tag.scope === 'enterprise') ?? [];
    return newSince(
      since,
      internal.map((tag) => tag.id),
    );
  }, [since, tags.data]);
  const query = useApi(
    homeFacetsRoute,
    { body: { condition } },
    {
      // Asked once, when it is known whom nobody counts.
      enabled: mayDo(session, 'audiences:read') && (!seesTags || !tags.isPending),
      staleTime: FRESH,
      keepOld: true,
    },
  );
  return { since, condition, query };
}

/** Customers without any tag, and the condition that finds them. */
export function useUntagged() {
  const session = useSession();
  const reads = mayDo(session, 'audiences:read') && mayDo(session, 'library:read');
  const groups = useApi(homeGroupsRoute, { query: {} }, { enabled: reads, staleTime: FRESH });
  const condition: Condition | null = useMemo(
    () => (groups.data ? untagged(groups.data.items.filter((group) => !group.archived)) : null),
    [groups.data],
  );
  const query = useApi(
    homeCountRoute,
    { body: { condition: condition ?? { all: [] } } },
    { enabled: condition !== null, staleTime: FRESH, keepOld: true },
  );
  return { condition, count: condition && query.data ? query.data.count : null };
}

/** State and use of the library. */
export function useCabinet() {
  const session = useSession();
  const { now } = useFormat();
  const options = { enabled: mayDo(session, 'library:read'), staleTime: FRESH };
  const health = useApi(homeHealthRoute, {}, options);
  const usage = useApi(homeUsageRoute, {}, options);
  const tags = useApi(homeTagsRoute, { query: {} }, options);
  const groups = useApi(homeGroupsRoute, { query: {} }, options);
  return useMemo(() => {
    const known = new Map(tags.data?.items.map((tag) => [tag.id, tag]));
    const inUse = new Set(groups.data?.items.filter((group) => !group.archived).map((group) => group.id));
    const lit = usage.data?.items ?? [];
    // Exactly those that the wall shows as mouldy.
    const mouldy = lit.filter(({ tag: id, lastLit }) => {
      const tag = known.get(id);
      if (tag?.state !== 'active' || tag.scope !== 'enterprise' || !inUse.has(tag.group.id)) return false;
      return freshnessOf(lastLit ?? tag.createdAt, now) === 'mouldy';
    }).length;
    return {
      health: health.data ?? null,
      error: health.error,
      retry: () => void health.refetch(),
      tags: known,
      mouldy: usage.data && tags.data && groups.data ? mouldy : null,
      changes: usage.data
        ? {
            added: lit.reduce((sum, each) => sum + each.added, 0),
            removed: lit.reduce((sum, each) => sum + each.removed, 0),
          }
        : null,
    };
  }, [health, usage.data, tags.data, groups.data, now]);
}
