/** Asks every two seconds what came since the list was read. A tab that nobody sees asks for nothing. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { call, keyOf } from '#ui';
import { eventsRoute } from './api.ts';
import type { queryOf } from './search.ts';
import { type Tail, tailFrom, withAnswer } from './tail.ts';

const EVERY_MS = 2000;
const PAGE = 100;

export interface TailOptions {
  readonly query: ReturnType<typeof queryOf>;
  /** Position of the list as it was read; undefined: it is not there yet. */
  readonly head: number | undefined;
  readonly on: boolean;
}

/** What arrived, and whether the last question failed. */
export function useTail({ query, head, on }: TailOptions) {
  const [tail, setTail] = useState<Tail>(() => tailFrom(head ?? 0));
  const list = JSON.stringify([query, head]);
  // Of another list nothing has arrived yet.
  const [of, setOf] = useState(list);
  if (of !== list) {
    setOf(list);
    setTail(tailFrom(head ?? 0));
  }
  const position = useRef(tail.position);
  position.current = tail.position;
  const { data, error } = useQuery({
    queryKey: [...keyOf(eventsRoute, { query }), 'tail', head],
    queryFn: async ({ signal }) => {
      const after = position.current;
      return call(eventsRoute, { query: { ...query, after, limit: PAGE } }, { signal });
    },
    enabled: on && head !== undefined && !tail.tooMany,
    refetchInterval: EVERY_MS,
    gcTime: 0,
    staleTime: 0,
  });
  useEffect(() => {
    if (data) setTail((now) => withAnswer(now, data));
  }, [data]);
  return { tail, error };
}
