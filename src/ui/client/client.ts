/** Calls endpoints: session cookie, language, Idempotency-Key, one repeat of what got lost, errors as `ApiError`. */
import { SECOND } from '#kernel';
import { ApiError, mayPass, readError } from './api-error.ts';
import { type AnyInput, addressOf, type Exchange, type InputArgs, type Route } from './route.ts';

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Sent instead of a JSON body, e.g. an upload. Not repeated and without a time limit. */
  readonly form?: FormData;
  /** The key of a write that is tried again by hand; every call has a new one otherwise. */
  readonly idempotencyKey?: string;
}

export interface Surroundings {
  readonly fetch: typeof fetch;
  readonly language: () => string;
  readonly newKey: () => string;
  readonly wait: (ms: number) => Promise<void>;
}

const PATIENCE = 30 * SECOND;
/** Before the first repeat, and before asking again while the server is still busy with the first. */
const PAUSES = [400, 1500, 4000];

export function createClient(around: Surroundings) {
  async function once(
    url: string,
    init: RequestInit,
    { long, signal }: { readonly long: boolean; readonly signal: AbortSignal | undefined },
  ): Promise<Response> {
    const limit = long ? undefined : AbortSignal.timeout(PATIENCE);
    const signals = [signal, limit].filter((s) => s !== undefined);
    try {
      return await around.fetch(url, { ...init, signal: AbortSignal.any(signals) });
    } catch (cause) {
      if (signal?.aborted) throw cause;
      const code = limit?.aborted ? 'network.timeout' : 'network.unreachable';
      throw new ApiError({ status: 0, code, message: '' }, { cause });
    }
  }

  async function answer(response: Response): Promise<unknown> {
    if (response.status === 204) return undefined;
    const body: unknown = await response.json().catch(() => undefined);
    if (!response.ok) throw readError(response.status, body, response.headers);
    if (body === undefined)
      throw new ApiError({ status: response.status, code: 'answer.unreadable', message: '' });
    return body;
  }

  async function send(to: Route, input: AnyInput, options: CallOptions): Promise<unknown> {
    const { body } = input;
    const { form, signal } = options;
    const headers: Record<string, string> = {
      accept: 'application/json',
      'accept-language': around.language(),
    };
    if (!to.reads) headers['idempotency-key'] = options.idempotencyKey ?? around.newKey();
    if (body !== undefined && !form) headers['content-type'] = 'application/json';
    const init: RequestInit = { method: to.method, headers, credentials: 'same-origin' };
    if (form) init.body = form;
    else if (body !== undefined) init.body = JSON.stringify(body);

    const url = addressOf(to, input);
    for (let repeats = 0; ; repeats++) {
      try {
        return await answer(await once(url, init, { long: to.long || form !== undefined, signal }));
      } catch (error) {
        const pause = PAUSES[repeats];
        const again = repeats === 0 ? mayPass(error) && !form : isStillRunning(error);
        if (!again || pause === undefined || signal?.aborted) throw error;
        await around.wait(pause);
      }
    }
  }

  return { send };
}

/** The request that got lost did arrive, and is being worked on. */
const isStillRunning = (error: unknown): boolean =>
  error instanceof ApiError && error.code === 'idempotency.inProgress';

/** 128 random bits. `crypto.randomUUID` is missing on plain http, where many companies run this. */
function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
}

/** The client of this page, for the hooks: untyped. */
export const { send } = createClient({
  fetch: (...args) => globalThis.fetch(...args),
  language: () => globalThis.document?.documentElement.lang || 'zh-CN',
  newKey: randomKey,
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
});

/**
 * Sends a request and gives the answer's body. Throws `ApiError`; an abort through `signal` is thrown as it is.
 * A request that got no answer is sent once more: a read is harmless, a write carries the same Idempotency-Key.
 */
export const call = <X extends Exchange>(
  to: Route<X>,
  ...[input, options]: InputArgs<X, CallOptions>
): Promise<X['output']> => send(to, input ?? {}, options ?? {});

/**
 * Wraps a question so that asking again aborts the one before: for what is asked outside React Query, e.g. a search
 * box. The superseded promise rejects with an AbortError.
 */
export function latestOnly<Args extends unknown[], Answer>(
  ask: (signal: AbortSignal, ...args: Args) => Promise<Answer>,
): (...args: Args) => Promise<Answer> {
  let before: AbortController | undefined;
  return async (...args) => {
    before?.abort();
    const mine = new AbortController();
    before = mine;
    const answer = await ask(mine.signal, ...args);
    mine.signal.throwIfAborted();
    return answer;
  };
}

/** True for a request that was given up on purpose: nothing to tell anybody. */
export const isAborted = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'AbortError';
