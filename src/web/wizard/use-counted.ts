/** What there is already: tags, customers, audiences. */
import type { countAudience, listAudiences } from '#features/audience/contract';
import { type ApiError, route, useApi } from '#ui';
import { tags } from '../cabinet/api.ts';
import { mayDo } from '../session/session.ts';
import { useSession } from '../shell/shell-route.ts';
import type { Counted } from './progress.ts';

export const count = route<typeof countAudience>('POST /audiences/count', { reads: true });
const audiences = route<typeof listAudiences>('GET /audiences');

export interface CountedState {
  /** `null`: not known yet, or not for this reader. */
  readonly counted: Counted | null;
  readonly error: ApiError | null;
  readonly retry: () => void;
}

export function useCounted(): CountedState {
  const session = useSession();
  const enabled = mayDo(session, 'library:write') && mayDo(session, 'audiences:read');
  const library = useApi(tags, { query: { limit: 1 } }, { enabled });
  const everybody = useApi(count, { body: { condition: { all: [] } } }, { enabled });
  const saved = useApi(audiences, { query: { limit: 1 } }, { enabled });
  const known = library.data && everybody.data && saved.data;
  return {
    counted: known
      ? { tags: library.data.total, customers: everybody.data.total, audiences: saved.data.total }
      : null,
    error: known ? null : (library.error ?? everybody.error ?? saved.error),
    retry: () => {
      for (const query of [library, everybody, saved]) if (query.error) void query.refetch();
    },
  };
}
