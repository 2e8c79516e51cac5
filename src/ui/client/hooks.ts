/** React Query over the client. A question whose input changes aborts the one before it. */
import {
  infiniteQueryOptions,
  keepPreviousData,
  MutationCache,
  QueryCache,
  QueryClient,
  queryOptions,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { ApiError } from './api-error.ts';
import { send } from './client.ts';
import type { AnyInput, Exchange, Input, InputArgs, Route } from './route.ts';

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: ApiError;
  }
}

/** Where an answer is kept. Without input: the beginning of all keys of this endpoint, for `invalidateQueries`. */
export const keyOf = <X extends Exchange>(to: Route<X>, input?: AnyInput): readonly unknown[] =>
  input === undefined ? [to.path, to.method] : [to.path, to.method, input];

/** For `useQuery`, `ensureQueryData`, `prefetchQuery`. */
export const apiQuery = <X extends Exchange>(to: Route<X>, ...[input]: InputArgs<X, never>) =>
  queryOptions<X['output'], ApiError>({
    queryKey: keyOf(to, input ?? {}),
    queryFn: ({ signal }) => send(to, input ?? {}, { signal }),
  });

export interface UseApiOptions {
  readonly enabled?: boolean;
  /** Milliseconds an answer counts as fresh. */
  readonly staleTime?: number;
  /** Ask again every so many milliseconds. */
  readonly every?: number | false;
  /** Show the former answer while the new one comes: `isPlaceholderData` is true then (give it the class `stale`). */
  readonly keepOld?: boolean;
}

/** Asks an endpoint. `data` has the contract's type, `error` is an `ApiError`. */
export const useApi = <X extends Exchange>(
  to: Route<X>,
  ...[input, options]: InputArgs<X, UseApiOptions>
) => {
  const { enabled = true, staleTime, every = false, keepOld = false } = options ?? {};
  return useQuery({
    ...apiQuery(to, ...([input] as InputArgs<X, never>)),
    enabled,
    refetchInterval: every,
    ...(staleTime === undefined ? {} : { staleTime }),
    ...(keepOld ? { placeholderData: keepPreviousData } : {}),
  });
};

interface ListPage {
  readonly nextCursor: string | null;
}

/** For `useInfiniteQuery`, over an endpoint that answers a list by cursor. */
export const apiPages = <X extends Exchange & { readonly output: ListPage }>(
  to: Route<X>,
  ...[input]: InputArgs<X, never>
) =>
  infiniteQueryOptions({
    queryKey: [...keyOf(to, input ?? {}), 'pages'],
    initialPageParam: null as string | null,
    queryFn: ({ signal, pageParam }) =>
      send(to, withCursor(to, input ?? {}, pageParam), { signal }) as Promise<X['output']>,
    getNextPageParam: (page: X['output']) => page.nextCursor,
  });

/** A GET takes the cursor in its query, a POST that asks (`/audiences/query`) in its body. */
function withCursor(to: Route, input: AnyInput, cursor: string | null): AnyInput {
  if (cursor === null) return input;
  const part = to.method === 'GET' ? 'query' : 'body';
  return { ...input, [part]: { ...(input[part] as object | undefined), cursor } };
}

export interface UseWriteOptions<X extends Exchange> {
  /** What is asked again afterwards: these endpoints, or everything on the page. */
  readonly invalidates?: readonly Route[] | 'everything';
  readonly onDone?: (output: X['output'], input: Input<X>) => void;
}

/** A change: `const save = useWrite(patchTag, { invalidates: [listTags] }); save.mutate({ params, body })`. */
export function useWrite<X extends Exchange>(to: Route<X>, options: UseWriteOptions<X> = {}) {
  const client = useQueryClient();
  return useMutation<X['output'], ApiError, Input<X>>({
    mutationFn: (input) => send(to, input, {}),
    onSuccess: async (output, input) => {
      options.onDone?.(output, input);
      const { invalidates = [] } = options;
      if (invalidates === 'everything') await client.invalidateQueries();
      else await Promise.all(invalidates.map((each) => client.invalidateQueries({ queryKey: keyOf(each) })));
    },
  });
}

/** `onSignedOut` is called when any request finds that the session is over. */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (error instanceof ApiError && error.status === 401) onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      // 「always」: a server in the own network answers though the browser believes to be offline. No retries here:
      // the client already repeats what got lost.
      queries: { networkMode: 'always', retry: false, staleTime: 5_000 },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
