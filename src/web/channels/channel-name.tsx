/** A channel by its id, as people call it; `otherwise` until it is known, and where it cannot be read. */
import { useApi } from '#ui';
import { mayDo } from '../session/session.ts';
import { useSession } from '../shell/shell-route.ts';
import { channelRoute } from './api.ts';

const FRESH = 300_000;

export const isChannelId = (value: unknown): value is string =>
  typeof value === 'string' && /^chn_\d+$/.test(value);

export function ChannelName({ id, otherwise = '' }: { id: string; otherwise?: string }) {
  const session = useSession();
  const { data } = useApi(
    channelRoute,
    { params: { id } },
    { staleTime: FRESH, enabled: mayDo(session, 'library:read') },
  );
  return <>{data?.name ?? otherwise}</>;
}
