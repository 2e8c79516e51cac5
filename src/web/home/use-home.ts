/** Everything the home page counts. Each number is asked for only when the person may see what it counts. */
import { useMemo } from 'react';
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
import { firstDay, newSince, outside, type Period, untagged } from './questions.ts';

const FRESH = 30_000;

/** Tags of the company that mark colleagues and tests: whoever has one is in no number of this page. Null: not known yet. */
function useInternalTags(): readonly string[] | null {
  const sees = mayDo(useSession(), 'library:read');
  const { data, isPending } = useApi(homeTagsRoute, { query: {} }, { enabled: sees, staleTime: FRESH });
  return useMemo(() => {
    if (sees && isPending) return null;
    return (data?.items ?? [])
      .filter((tag) => tag.internal && tag.scope === 'enterprise')
      .map((tag) => tag.id);
  }, [sees, data, isPending]);
}

/** Who is new in a period, with all tags among them and among everybody. */
export function useNewcomers(days: Period) {
  const session = useSession();
  const { now } = useFormat();
  const since = firstDay(now, days, session.workspace.timeZone);
  const internal = useInternalTags();
  const condition = useMemo(() => newSince(since, internal ?? []), [since, internal]);
  const query = useApi(
    homeFacetsRoute,
    { body: { condition } },
    {
      // Asked once, when it is known whom nobody counts.
      enabled: mayDo(session, 'audiences:read') && internal !== null,
      staleTime: FRESH,
      keepOld: true,
    },
  );
  return { since, condition, query };
}

type Facets = ReturnType<typeof useNewcomers>['query']['data'];

/** Customers in reach with their tags. `records`: the same with colleagues and tests, as it was counted. */
export function useEverybody(records: Facets) {
  const internal = useInternalTags();
  const condition = useMemo(() => internal && outside(internal), [internal]);
  const { data } = useApi(
    homeFacetsRoute,
    { body: { condition: condition ?? { all: [] } } },
    { enabled: condition !== null, staleTime: FRESH, keepOld: true },
  );
  const count = condition ? data?.count : records?.total;
  const facets = condition ? data?.facets.map((facet) => ({ ...facet, all: facet.count })) : records?.facets;
  const left = records === undefined || count === undefined ? 0 : Math.max(0, records.total - count);
  return { condition, count, facets, left };
}

/** Customers without any tag, and the conditions that find them and the others. */
export function useUntagged() {
  const session = useSession();
  const reads = mayDo(session, 'audiences:read') && mayDo(session, 'library:read');
  const groups = useApi(homeGroupsRoute, { query: {} }, { enabled: reads, staleTime: FRESH });
  const internal = useInternalTags();
  const conditions = useMemo(
    () =>
      groups.data && internal
        ? untagged(
            groups.data.items.filter((group) => !group.archived),
            internal,
          )
        : null,
    [groups.data, internal],
  );
  const query = useApi(
    homeCountRoute,
    { body: { condition: conditions?.none ?? { all: [] } } },
    { enabled: conditions !== null, staleTime: FRESH, keepOld: true },
  );
  return { conditions, count: conditions && query.data ? query.data.count : null };
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
      putOnBy: usage.data?.putOnBy ?? null,
      changes: usage.data
        ? {
            added: lit.reduce((sum, each) => sum + each.added, 0),
            removed: lit.reduce((sum, each) => sum + each.removed, 0),
          }
        : null,
    };
  }, [health, usage.data, tags.data, groups.data, now]);
}
