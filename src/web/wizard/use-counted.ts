/** What there is already: tags, customers, audiences. */
import type { countAudience, listAudiences } from '#features/audience/contract';
import { route, useApi } from '#ui';
import { tags } from '../cabinet/api.ts';
import { mayDo } from '../session/session.ts';
import { useSession } from '../shell/shell-route.ts';
import type { Counted } from './progress.ts';

export const count = route<typeof countAudience>('POST /audiences/count', { reads: true });
const audiences = route<typeof listAudiences>('GET /audiences');

/** `null`: not known yet, or not for this reader. */
export function useCounted(): Counted | null {
  const session = useSession();
  const enabled = mayDo(session, 'library:write') && mayDo(session, 'audiences:read');
  const library = useApi(tags, { query: { limit: 1 } }, { enabled });
  const everybody = useApi(count, { body: { condition: { all: [] } } }, { enabled });
  const saved = useApi(audiences, { query: { limit: 1 } }, { enabled });
  if (!library.data || !everybody.data || !saved.data) return null;
  return { tags: library.data.total, customers: everybody.data.total, audiences: saved.data.total };
}
