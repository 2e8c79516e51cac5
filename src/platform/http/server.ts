/** The HTTP server: every route from a contract, checked the same way, answered in one shape. */
import { randomBytes } from 'node:crypto';
import fastifyCompress from '@fastify/compress';
import fastifyHelmet from '@fastify/helmet';
import fastifyMultipart from '@fastify/multipart';
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import type { ZodType } from 'zod';
import { type Actor, AppError, invalid, type Language, requireRight } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Db } from '#platform/db';
import { type Log, metrics } from '#platform/telemetry';
import { docsPage } from './docs.ts';
import { detailsOf, failure } from './failure.ts';
import { claim, complete, release } from './idempotency.ts';
import { languageOf, type Texts } from './messages.ts';
import { openApi } from './openapi.ts';
import { Answer, type Input, type Route } from './route.ts';

/** Who the request comes from, and the workspace's time zone; null when nobody is signed in. */
export interface Caller {
  readonly actor: Actor;
  readonly timeZone: string;
  readonly language: Language | null;
  /** Signed in by cookie: then a change must come from our own pages. */
  readonly byCookie: boolean;
}

export interface ServerOptions {
  readonly db: Db;
  readonly log: Log;
  readonly routes: readonly Route[];
  /** The sentence of every error code. */
  readonly texts: Texts;
  readonly authenticate: (request: FastifyRequest) => Promise<Caller | null>;
  readonly clock: () => Date;
  readonly version: string;
}

const API = '/api/v1';
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

function check(schema: ZodType | undefined, value: unknown, prefix: string): unknown {
  if (!schema) return value;
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  const details = detailsOf(result.error).map((d) => ({
    ...d,
    path: prefix && d.path ? `${prefix}.${d.path}` : d.path || prefix,
  }));
  throw invalid('input.invalid', { count: details.length }, details);
}

/** A form on another site can send the cookie along but not a JSON body or this header (CSRF). */
function refuseForeignSite(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    throw new AppError('notAllowed', 'request.foreign');
  const origin = request.headers.origin;
  if (site === undefined && origin !== undefined) {
    const host = request.headers['x-forwarded-host'] ?? request.headers.host;
    if (URL.parse(origin)?.host !== host) throw new AppError('notAllowed', 'request.foreign');
  }
}

export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { texts } = options;
  const app = fastify({
    loggerInstance: options.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 16 * 1024 * 1024,
    genReqId: () => randomBytes(9).toString('base64url'),
    trustProxy: 'loopback',
    routerOptions: { maxParamLength: 500 },
    // An address that cannot be decoded never reaches a route.
    frameworkErrors: (error, request, reply) => {
      const result = failure(error, languageOf(request.headers['accept-language']), request.id, texts);
      void (reply as unknown as FastifyReply).code(result.status).send(result.body);
    },
  });
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        // antd puts its styles into <style> elements at run time.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: false,
  });
  await app.register(fastifyCompress, { threshold: 2048, encodings: ['gzip', 'deflate', 'identity'] });
  await app.register(fastifyMultipart, { limits: { files: 1, fileSize: 2 ** 40, fields: 20 } });

  // The language a person chose counts for refusals too, which are written outside the route.
  const chosen = new WeakMap<FastifyRequest, Language>();
  const language = (request: FastifyRequest): Language =>
    chosen.get(request) ?? languageOf(request.headers['accept-language']);

  async function answer(route: Route, request: FastifyRequest, reply: Input<Route['endpoint']>['reply']) {
    const { endpoint } = route;
    const caller = endpoint.right === 'public' ? null : await options.authenticate(request);
    if (endpoint.right !== 'public') {
      if (!caller) throw new AppError('notSignedIn', 'session.missing');
      if (caller.language) chosen.set(request, caller.language);
      if (endpoint.right !== null) requireRight(caller.actor, endpoint.right);
      if (caller.byCookie && request.method !== 'GET') refuseForeignSite(request);
    }
    const actor = caller?.actor ?? NOBODY;
    const ctx: Ctx = {
      db: options.db,
      actor,
      workspace: actor.workspace,
      timeZone: caller?.timeZone ?? 'UTC',
      now: options.clock(),
      language: language(request),
      log: options.log,
      requestId: request.id,
      ip: request.ip,
    };
    const input = {
      params: check(endpoint.params, request.params, ''),
      query: check(endpoint.query, request.query, ''),
      body: endpoint.raw ? undefined : check(endpoint.body, request.body ?? undefined, ''),
      request,
      reply,
    } as Input<Route['endpoint']>;
    const key = request.headers['idempotency-key'];
    const write = request.method !== 'GET' && !endpoint.raw && caller !== null && typeof key === 'string';
    if (write && (key.length === 0 || key.length > 255))
      throw invalid('input.invalid', { count: 1 }, [
        { path: 'Idempotency-Key', code: 'tooLong', facts: { max: 255 } },
      ]);
    if (write) {
      const stored = await claim(ctx, key, { method: request.method, url: request.url, body: request.body });
      if (stored) return reply.code(stored.status).header('idempotency-replayed', 'true').send(stored.body);
    }
    try {
      const result = await route.handle(ctx, input);
      if (reply.sent) return reply;
      const status = result instanceof Answer ? result.status : (endpoint.status ?? 200);
      const body = result instanceof Answer ? result.body : result;
      // An answer that shows a secret is never stored; the key stays claimed for a minute and is free after it.
      if (write && !endpoint.secret) await complete(ctx, key, { status, body });
      return reply.code(status).send(body ?? null);
    } catch (error) {
      if (write) await release(ctx, key).catch(() => {});
      throw error;
    }
  }

  for (const route of options.routes) {
    const { endpoint } = route;
    app.route({
      method: endpoint.method,
      url: API + endpoint.path.replace(/\{(\w+)\}/g, ':$1'),
      config: { endpoint: `${endpoint.method} ${endpoint.path}` },
      handler: (request, reply) => answer(route, request, reply),
    });
  }

  const document = openApi(
    options.routes.map((r) => r.endpoint),
    options.version,
    API,
  );
  app.get('/api/openapi.json', async () => document);
  const docs = docsPage(document);
  app.get('/api/docs', async (_request, reply) => reply.type('text/html; charset=utf-8').send(docs));

  app.setErrorHandler((error, request, reply) => {
    const result = failure(error, language(request), request.id, texts);
    if (result.unexpected)
      options.log.error(
        { err: error, requestId: request.id, url: request.url.split('?')[0] },
        'request failed',
      );
    return reply.code(result.status).send(result.body);
  });
  app.setNotFoundHandler((request, reply) => {
    const error = new AppError('notFound', 'route.notFound', {
      method: request.method,
      path: request.url.split('?')[0] ?? '',
    });
    const result = failure(error, language(request), request.id, texts);
    return reply.code(404).send(result.body);
  });
  app.addHook('onResponse', async (request, reply) => {
    const endpoint = (request.routeOptions.config as { endpoint?: string }).endpoint;
    if (endpoint)
      metrics.requests.observe(
        { endpoint, status: `${Math.floor(reply.statusCode / 100)}xx` },
        reply.elapsedTime / 1000,
      );
  });
  return app;
}
