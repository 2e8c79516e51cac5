/** Follows something that changes by itself, e.g. a job, over server-sent events. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { keyOf, useApi } from './hooks.ts';
import { addressOf, type Exchange, type Input, type InputArgs, type Route } from './route.ts';

/** Asked again this often where server-sent events do not get through. */
const POLL = 2000;

/**
 * Like `useApi`, and the endpoint's own stream keeps `data` up to date until `ended` says that nothing more will come.
 * `null`: nothing to follow.
 */
export function useLive<X extends Exchange>(
  to: Route<X>,
  input: Input<X> | null,
  ended: (data: X['output']) => boolean,
) {
  const client = useQueryClient();
  const [blocked, setBlocked] = useState(false);
  const [over, setOver] = useState('');
  const address = input && addressOf(to, input);
  const following = address !== null && over !== address;
  const args = [input ?? {}, { enabled: input !== null, every: blocked && following && POLL }];
  const query = useApi(to, ...(args as unknown as InputArgs<X, object>));
  const { data, error } = query;
  const answered = data !== undefined;
  const refused = error !== null && error.status >= 400 && error.status < 500;
  useEffect(() => {
    if (address && (refused || (data !== undefined && ended(data)))) setOver(address);
  }, [address, refused, data, ended]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address stands for endpoint and input
  useEffect(() => {
    if (!address || !following || blocked || !answered) return;
    const source = new EventSource(address);
    source.onmessage = (event: MessageEvent<string>) => {
      const queryKey = keyOf(to, input ?? {});
      // An answer that was asked for before this message must not overwrite it.
      void client.cancelQueries({ queryKey });
      client.setQueryData(queryKey, JSON.parse(event.data));
    };
    source.onerror = () => {
      if (source.readyState === EventSource.CLOSED) setBlocked(true);
    };
    return () => source.close();
  }, [client, address, following, blocked, answered]);
  return query;
}
