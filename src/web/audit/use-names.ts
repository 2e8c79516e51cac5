/** Names behind the ids of the trail: people, departments, tags, groups, as far as the reader may see them. */
import { useMemo } from 'react';
import { useApi } from '#ui';
import { mayDo } from '../session/session.ts';
import { useSession } from '../shell/shell-route.ts';
import type { Names } from './actions/action-words.ts';
import { auditDepartmentsRoute, auditGroupsRoute, auditStaffRoute, auditTagsRoute } from './api.ts';

const LONG = 60_000;

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface KnownNames {
  readonly names: Names;
  readonly people: readonly Named[];
}

export function useNames(): KnownNames {
  const session = useSession();
  const staffOf = { enabled: mayDo(session, 'staff:read'), staleTime: LONG };
  const libraryOf = { enabled: mayDo(session, 'library:read'), staleTime: LONG };
  const staff = useApi(auditStaffRoute, { query: { limit: 500 } }, staffOf).data?.items;
  const departments = useApi(auditDepartmentsRoute, {}, staffOf).data?.items;
  const tags = useApi(auditTagsRoute, { query: {} }, libraryOf).data?.items;
  const groups = useApi(auditGroupsRoute, { query: {} }, libraryOf).data?.items;
  return useMemo(() => {
    const lists: readonly (readonly Named[] | undefined)[] = [staff, departments, tags, groups];
    const all = lists.flatMap((list) => list ?? []);
    return { names: new Map(all.map(({ id, name }) => [id, name])), people: staff ?? [] };
  }, [staff, departments, tags, groups]);
}
