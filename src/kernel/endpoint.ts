/**
 * The shape of an endpoint, as a value that server and browser share. The server validates with it, the OpenAPI
 * document is made from it, and the web client calls through it with full types.
 */
import type { ZodType, z } from 'zod';
import type { Right } from './rights.ts';

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

export interface Endpoint<
  P extends ZodType = ZodType,
  Q extends ZodType = ZodType,
  B extends ZodType = ZodType,
  O extends ZodType = ZodType,
> {
  readonly method: Method;
  /** Below `/api/v1`, with `{name}` for parameters, e.g. `/customers/{id}/tags`. */
  readonly path: string;
  /** Right that the caller needs; `null`: any signed-in caller; `'public'`: nobody needs to sign in. */
  readonly right: Right | null | 'public';
  readonly summary: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly output: O;
  /** 200 unless said otherwise. An answer with `job` may also be sent as 202. */
  readonly status?: number;
  /** Error codes beyond the general ones, for the documentation. */
  readonly errors?: readonly string[];
  /** The answer shows a secret once (a new key, a link): it is not kept for repeated requests. */
  readonly secret?: boolean;
  /**
   * Files that may be the body as they are, by media type, and what their format is called: such a file stands for the
   * body `{ format, text }`, a workbook for `{ format, file }` with its bytes in Base64.
   */
  readonly files?: Readonly<Record<string, string>>;
  /** The body is not JSON (multipart) or the answer is a file or a stream; the handler takes raw request and reply. */
  readonly raw?: boolean;
}

/** Declares an endpoint and keeps its exact types. */
export const endpoint = <
  P extends ZodType = ZodType<unknown>,
  Q extends ZodType = ZodType<unknown>,
  B extends ZodType = ZodType<unknown>,
  O extends ZodType = ZodType<unknown>,
>(
  e: Endpoint<P, Q, B, O>,
): Endpoint<P, Q, B, O> => e;

// biome-ignore lint/suspicious/noExplicitAny: any endpoint, whatever its schemas
export type AnyEndpoint = Endpoint<any, any, any, any>;

export type ParamsOf<E> = E extends { params?: infer P }
  ? P extends ZodType
    ? z.output<P>
    : unknown
  : unknown;
export type QueryOf<E> = E extends { query?: infer Q }
  ? Q extends ZodType
    ? z.output<Q>
    : unknown
  : unknown;
export type BodyOf<E> = E extends { body?: infer B } ? (B extends ZodType ? z.output<B> : unknown) : unknown;
export type OutputOf<E> = E extends { output: infer O } ? (O extends ZodType ? z.output<O> : never) : never;
export type BodyInput<E> = E extends { body?: infer B }
  ? B extends ZodType
    ? z.input<B>
    : unknown
  : unknown;
export type QueryInput<E> = E extends { query?: infer Q }
  ? Q extends ZodType
    ? z.input<Q>
    : unknown
  : unknown;
export type ParamsInput<E> = E extends { params?: infer P }
  ? P extends ZodType
    ? z.input<P>
    : unknown
  : unknown;
