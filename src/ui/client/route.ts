/**
 * How a screen names an endpoint without loading its contract. The contract is imported as a type only, so its schemas
 * stay on the server:
 *
 *   import type { countAudience } from '#features/audience/contract';
 *   const count = route<typeof countAudience>('POST /audiences/count', { reads: true });
 *   const { data } = useApi(count, { body: { condition } });
 *
 * The text must be the method and path the contract declares (checked by the compiler where the contract's type keeps
 * them literally); params, query, body and answer have the contract's types.
 */
import type { AnyEndpoint, BodyInput, Method, OutputOf, ParamsInput, QueryInput } from '#kernel';

/** What goes into an endpoint and comes out of it. `unknown`: the endpoint has no such part. */
export interface Exchange {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly output: unknown;
}

export interface ExchangeOf<E extends AnyEndpoint> extends Exchange {
  readonly params: ParamsInput<E>;
  readonly query: QueryInput<E>;
  readonly body: BodyInput<E>;
  readonly output: OutputOf<E>;
}

declare const exchange: unique symbol;

export interface Route<X extends Exchange = Exchange> {
  readonly method: Method;
  /** Whole path from the root of the server, with `{name}` for parameters. */
  readonly path: string;
  /** Changes nothing on the server, though it may be a POST: no Idempotency-Key, may be repeated and cancelled. */
  readonly reads: boolean;
  /** Goes through everybody: waited for as long as the server works. */
  readonly long: boolean;
  /** Only for the compiler. */
  readonly [exchange]?: X;
}

export interface RouteOptions {
  /** Set it for a POST that only asks, e.g. a count. A GET always only reads. */
  readonly reads?: boolean;
  readonly long?: boolean;
}

function make<X extends Exchange>(address: string, base: string, options: RouteOptions): Route<X> {
  const space = address.indexOf(' ');
  const method = address.slice(0, space) as Method;
  return {
    method,
    path: base + address.slice(space + 1),
    reads: method === 'GET' || (options.reads ?? false),
    long: options.long ?? false,
  };
}

export const route = <E extends AnyEndpoint>(
  address: `${E['method']} ${E['path']}`,
  options: RouteOptions = {},
): Route<ExchangeOf<E>> => make(address, '/api/v1', options);

/** An endpoint that is not one of our contracts (sign-in), typed by hand; the path starts at the root. */
export const plainRoute = <X extends Partial<Exchange>>(
  address: `${Method} /api/${string}`,
  options: RouteOptions = {},
): Route<{
  readonly [Part in keyof Exchange]: X extends { readonly [P in Part]: infer T } ? T : unknown;
}> => make(address, '', options);

type Part<Name extends string, T> = unknown extends T
  ? { readonly [N in Name]?: never }
  : Record<never, never> extends T
    ? { readonly [N in Name]?: T }
    : { readonly [N in Name]: T };

export type Input<X extends Exchange> = Part<'params', X['params']> &
  Part<'query', X['query']> &
  Part<'body', X['body']>;

/** The parts of any input, as the client reads them. */
export interface AnyInput {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
}

/** Further arguments of a call: the input may be left out when no part of it is needed. */
export type InputArgs<X extends Exchange, Options> =
  Record<never, never> extends Input<X>
    ? [input?: Input<X>, options?: Options]
    : [input: Input<X>, options?: Options];

/**
 * Path and query of a request, for `fetch`, links and downloads. A list in the query is repeated (`tag=a&tag=b`);
 * what is undefined is left out. Throws when a parameter of the path is missing: that is a bug in the caller.
 */
export function addressOf<X extends Exchange>(to: Route<X>, input: AnyInput = {}): string {
  const params = fields(input.params);
  const path = to.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined || value === null || value === '')
      throw new Error(`${to.method} ${to.path} needs the parameter ${name}`);
    return encodeURIComponent(String(value));
  });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(fields(input.query)))
    for (const each of Array.isArray(value) ? value : [value])
      if (each !== undefined && each !== null) search.append(name, String(each));
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

const fields = (part: unknown): Record<string, unknown> =>
  typeof part === 'object' && part !== null ? { ...part } : {};
