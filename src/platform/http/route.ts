/** An endpoint with the function that answers it. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AnyEndpoint, BodyOf, OutputOf, ParamsOf, QueryOf } from '#kernel';
import type { Ctx } from '#platform/context';

export interface Input<E> {
  readonly params: ParamsOf<E>;
  readonly query: QueryOf<E>;
  readonly body: BodyOf<E>;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** Aborted when the server is about to close: whoever answers bit by bit ends then. */
  readonly closing: AbortSignal;
  /** Whether the caller may still ask this: false once the session ended, the key was revoked or a right was lost. */
  readonly stillMay: () => Promise<boolean>;
}

/** Wraps an answer that is not the endpoint's usual status, e.g. 202 with a job. */
export class Answer<T> {
  constructor(
    readonly status: number,
    readonly body: T,
  ) {}
}

export interface Route {
  readonly endpoint: AnyEndpoint;
  readonly handle: (ctx: Ctx, input: Input<AnyEndpoint>) => Promise<unknown>;
}

/** Binds a handler; types of input and answer come from the endpoint. */
export const route = <E extends AnyEndpoint>(
  endpoint: E,
  handle: (ctx: Ctx, input: Input<E>) => Promise<OutputOf<E> | Answer<unknown>>,
): Route => ({ endpoint, handle: handle as Route['handle'] });
