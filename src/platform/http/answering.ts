/** What every request to an endpoint goes through: who asks, what is asked, the work, the answer. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type ZodType, z } from 'zod';
import {
  type Actor,
  type AnyEndpoint,
  AppError,
  detailsOf,
  invalid,
  type Language,
  requireRight,
} from '#kernel';
import type { Ctx } from '#platform/context';
import type { Db } from '#platform/db';
import { decodeText } from '#platform/files';
import type { Log } from '#platform/telemetry';
import { formatOf } from './file-body.ts';
import { once, type Stored } from './idempotency.ts';
import { isLong, longAnswer } from './long-answer.ts';
import { Answer, type Input, type Route } from './route.ts';

/** Who the request comes from, and the workspace's time zone; null when nobody is signed in. */
export interface Caller {
  readonly actor: Actor;
  readonly timeZone: string;
  readonly language: Language | null;
  /** Signed in by cookie: then a change must come from our own pages. */
  readonly byCookie: boolean;
}

export interface AnsweringOptions {
  readonly db: Db;
  readonly log: Log;
  readonly authenticate: (request: FastifyRequest) => Promise<Caller | null>;
  readonly clock: () => Date;
  /** How long the repeat of a write waits for the first one that is still running. */
  readonly waitMs?: number;
}

export interface Answering extends AnsweringOptions {
  /** Aborted when the server is about to close. */
  readonly closing: AbortSignal;
}

/** The language of a request, which a person who is signed in may have chosen. */
export interface Languages {
  of(request: FastifyRequest): Language;
  choose(request: FastifyRequest, language: Language): void;
}

const WAIT_MS = 15_000;
const NOBODY: Actor = {
  kind: 'system',
  id: 'nobody',
  name: 'nobody',
  workspace: 0,
  staff: null,
  roles: [],
  rights: new Set(),
  reach: 'own',
  departments: [],
};

/** Answers requests to a route. */
export function answering(options: Answering, languages: Languages) {
  return async (route: Route, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { endpoint } = route;
    const caller = await callerOf(options, endpoint, request);
    if (caller?.language) languages.choose(request, caller.language);
    if (caller) refuseUnlessMay(caller, endpoint, request);
    const ctx = contextOf(options, caller, request, languages.of(request));
    if (!endpoint.raw) request.body = bodyOf(endpoint, request);
    const input: Input<AnyEndpoint> = {
      ...inputOf(endpoint, request),
      request,
      reply,
      closing: options.closing,
      stillMay: () => stillMay(options, caller, request),
    };
    const work = async (): Promise<Stored> => {
      const result = await route.handle(ctx, input);
      return result instanceof Answer
        ? { status: result.status, body: result.body }
        : { status: endpoint.status ?? 200, body: result };
    };
    const key = request.method === 'GET' || caller === null ? null : keyOf(request);
    const answer =
      key === null
        ? await work()
        : await once(
            ctx,
            {
              key,
              method: request.method,
              url: request.url,
              // A file streams in and is not compared: the key alone says that it is the same.
              body: endpoint.raw ? null : request.body,
              secret: endpoint.secret ?? false,
              waitMs: options.waitMs ?? WAIT_MS,
            },
            work,
          );
    if (reply.sent) return reply;
    if ('replayed' in answer && answer.replayed) {
      reply.header('idempotency-replayed', 'true');
      // The file that comes along a second time; unread it would hold the connection.
      if (endpoint.raw) request.raw.resume();
    }
    reply.code(answer.status);
    if (isLong(answer.body))
      return reply.type('application/json; charset=utf-8').send(longAnswer(answer.body));
    return reply.send(answer.body ?? null);
  };
}

/** Null for a public endpoint. Error: `session.missing`. */
async function callerOf(
  { authenticate }: AnsweringOptions,
  endpoint: AnyEndpoint,
  request: FastifyRequest,
): Promise<Caller | null> {
  if (endpoint.right === 'public') return null;
  const caller = await authenticate(request);
  if (!caller) throw new AppError('notSignedIn', 'session.missing');
  return caller;
}

/** Errors: `right.missing`, `request.foreign`. */
function refuseUnlessMay({ actor, byCookie }: Caller, endpoint: AnyEndpoint, request: FastifyRequest): void {
  if (endpoint.right !== null && endpoint.right !== 'public') requireRight(actor, endpoint.right);
  if (byCookie && request.method !== 'GET') refuseForeignSite(request);
}

/** A form on another site can send the cookie along but not a JSON body or this header (CSRF). */
function refuseForeignSite(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    throw new AppError('notAllowed', 'request.foreign');
  const { origin } = request.headers;
  // `host` is what a trusted proxy says, and otherwise what the client typed.
  if (site === undefined && origin !== undefined && URL.parse(origin)?.host !== request.host)
    throw new AppError('notAllowed', 'request.foreign');
}

function contextOf(
  { db, log, clock }: AnsweringOptions,
  caller: Caller | null,
  request: FastifyRequest,
  language: Language,
): Ctx {
  const actor = caller?.actor ?? NOBODY;
  return {
    db,
    actor,
    workspace: actor.workspace,
    timeZone: caller?.timeZone ?? 'UTC',
    now: clock(),
    language,
    log,
    requestId: request.id,
    ip: request.ip,
  };
}

/** Whether somebody who asks again is who he was, with the same reach and no right less. */
function isSame({ actor: before }: Caller, { actor: now }: Caller): boolean {
  return (
    now.workspace === before.workspace &&
    now.id === before.id &&
    now.reach === before.reach &&
    [...before.rights].every((right) => now.rights.has(right))
  );
}

/** Session ended, key revoked, right lost: whoever asks for longer than a moment asks this again and again. */
async function stillMay(
  { authenticate }: AnsweringOptions,
  caller: Caller | null,
  request: FastifyRequest,
): Promise<boolean> {
  if (caller === null) return true;
  const now = await authenticate(request).catch((error: unknown) => {
    if (error instanceof AppError && error.kind === 'notSignedIn') return null;
    throw error;
  });
  return now !== null && isSame(caller, now);
}

/** Says nothing: what is sent where nothing is asked for is refused by name. */
const NOTHING = z.strictObject({});
const NO_BODY = NOTHING.nullish();

const WORKBOOK = 'xlsx';

/** A file that is sent as it is, as the body that it stands for. Error: `input.encoding`. */
function bodyOf({ files }: AnyEndpoint, request: FastifyRequest): unknown {
  const { body } = request;
  if (!Buffer.isBuffer(body)) return body;
  const format = formatOf(files, request);
  return format === WORKBOOK ? { format, file: body.toString('base64') } : { format, text: textOf(body) };
}

/** Offices save text as GBK or UTF-16 too; characters that nobody can read must not become names. */
function textOf(file: Buffer): string {
  const { text, encoding, brokenLine } = decodeText(file);
  if (brokenLine !== null) throw invalid('input.encoding', { line: brokenLine, encoding });
  return text;
}

/** Error: `input.invalid` with every field that is wrong. */
const inputOf = (
  endpoint: AnyEndpoint,
  request: FastifyRequest,
): Pick<Input<AnyEndpoint>, 'params' | 'query' | 'body'> => ({
  params: endpoint.params ? checked(endpoint.params, request.params) : request.params,
  query: checked(endpoint.query ?? NOTHING, request.query),
  body: endpoint.raw ? undefined : checked(endpoint.body ?? NO_BODY, request.body ?? undefined),
});

function checked(schema: ZodType, value: unknown): unknown {
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  const details = detailsOf(result.error);
  throw invalid('input.invalid', { count: details.length }, details);
}

const LONGEST_KEY = 255;

/** The Idempotency-Key of a write. */
function keyOf(request: FastifyRequest): string | null {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string') return null;
  if (key.length > 0 && key.length <= LONGEST_KEY) return key;
  throw invalid('input.invalid', { count: 1 }, [
    { path: 'Idempotency-Key', code: 'tooLong', facts: { max: LONGEST_KEY } },
  ]);
}
