/** Everything that conditions can name, put together from the lists of the API. */
import { useMemo } from 'react';
import { type ApiError, type BuilderLibrary, libraryOf, toHue, useApi } from '#ui';
import {
  attributesRoute,
  audiencesRoute,
  departmentsRoute,
  groupsRoute,
  staffRoute,
  tagsRoute,
} from './api.ts';

/** Names change rarely; every list is asked again when somebody comes back to the page. */
const FRESH = 30_000;
const options = { staleTime: FRESH };

export interface LibraryState {
  readonly library: BuilderLibrary | null;
  readonly error: ApiError | null;
  readonly retry: () => void;
}

export function useLibrary(): LibraryState {
  const groups = useApi(groupsRoute, { query: {} }, options);
  const tags = useApi(tagsRoute, { query: {} }, options);
  const attributes = useApi(attributesRoute, { query: { builtIn: 'true', limit: 500 } }, options);
  const staff = useApi(staffRoute, { query: { limit: 500 } }, options);
  const departments = useApi(departmentsRoute, {}, options);
  // Only their names are needed, and they may come later: their numbers take time.
  const audiences = useApi(audiencesRoute, { query: { limit: 500 } }, options);
  const needed = [groups, tags, attributes, staff, departments];
  const library = useMemo(() => {
    if (!groups.data || !tags.data || !attributes.data || !staff.data || !departments.data) return null;
    return libraryOf({
      groups: groups.data.items.map((group) => ({ ...group, hue: toHue(group.color) })),
      tags: tags.data.items.map((tag) => ({
        id: tag.id,
        name: tag.name,
        hue: toHue(tag.hue),
        order: tag.order,
        scope: tag.scope,
        automatic: tag.kind !== 'base',
        guarded: tag.protected,
        aliases: tag.aliases,
        meaning: tag.definition.meaning ?? '',
        groupId: tag.group.id,
      })),
      attributes: attributes.data.items,
      staff: staff.data.items,
      departments: departments.data.items,
      audiences: audiences.data?.items ?? [],
    });
  }, [groups.data, tags.data, attributes.data, staff.data, departments.data, audiences.data]);
  return {
    library,
    error: needed.find((query) => query.error)?.error ?? null,
    retry: () => {
      for (const query of needed) if (query.error) void query.refetch();
    },
  };
}
