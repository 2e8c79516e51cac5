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
import { AppError, type Language } from '#kernel';
import { metrics } from '#platform/telemetry';
import { type AnsweringOptions, answering, type Languages } from './answering.ts';
import { docsPage } from './docs.ts';
import { failure } from './failure.ts';
import { refuseForeignBody } from './file-body.ts';
import { languageOf, type Texts } from './messages.ts';
import { openApi } from './openapi.ts';
import { refusedBody } from './refused-body.ts';
import type { Route } from './route.ts';

export interface ServerOptions extends AnsweringOptions {
  readonly routes: readonly Route[];
  /** The sentence of every error code. */
  readonly texts: Texts;
  readonly version: string;
}

const API = '/api/v1';

export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const app = bareServer(options);
  await addPlugins(app);
  readBodies(app);
  app.addHook('preValidation', refuseForeignBody);
  const languages = chosenLanguages();
  addRoutes(app, options, languages);
  addDocuments(app, options);
  answerFailures(app, options, languages);
  app.addHook('onResponse', async (request, reply) => {
    const { endpoint } = request.routeOptions.config as { endpoint?: string };
    if (endpoint)
      metrics.requests.observe(
        { endpoint, status: `${Math.floor(reply.statusCode / 100)}xx` },
        reply.elapsedTime / 1000,
      );
  });
  return app;
}

/** Ids that no other process gives out; asking for random bytes at each request would take longer than finding its route. */
function requestIds(): () => string {
  const start = randomBytes(9).toString('base64url');
  let n = 0;
  return () => `${start}-${(++n).toString(36)}`;
}

const bareServer = ({ log, texts }: ServerOptions): FastifyInstance =>
  fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 16 * 1024 * 1024,
    genReqId: requestIds(),
    trustProxy: 'loopback',
    routerOptions: { maxParamLength: 500 },
    // An address that cannot be decoded never reaches a route.
    frameworkErrors: (error, request, reply) => {
      const result = failure(error, languageOf(request.headers['accept-language']), request.id, texts);
      void (reply as unknown as FastifyReply).code(result.status).send(result.body);
    },
  });

async function addPlugins(app: FastifyInstance): Promise<void> {
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
}

/** Many clients name a content type without sending anything: an empty body is none. */
function readBodies(app: FastifyInstance): void {
  const json = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser(['application/json', 'text/plain']);
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body.length === 0) done(null, undefined);
    else {
      const text = String(body);
      void json(request, text, (error, value) => done(error ? refusedBody(text, error) : null, value));
    }
  });
  // Anything else stays bytes, for the endpoints that take files.
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body.length === 0 ? undefined : body),
  );
}

/** The language a person chose counts for refusals too, which are written outside the route. */
function chosenLanguages(): Languages {
  const chosen = new WeakMap<FastifyRequest, Language>();
  return {
    of: (request) => chosen.get(request) ?? languageOf(request.headers['accept-language']),
    choose: (request, language) => void chosen.set(request, language),
  };
}

function addRoutes(app: FastifyInstance, options: ServerOptions, languages: Languages): void {
  const closing = new AbortController();
  app.addHook('preClose', async () => closing.abort());
  const answer = answering({ ...options, closing: closing.signal }, languages);
  // What the API says is for the one who asks, now; no proxy or browser may keep it.
  app.addHook('onRequest', async (request, reply) => {
    if (request.url.startsWith(API)) reply.header('cache-control', 'no-store');
  });
  for (const route of options.routes) {
    const { endpoint } = route;
    app.route({
      method: endpoint.method,
      url: API + endpoint.path.replace(/\{(\w+)\}/g, ':$1'),
      config: {
        endpoint: `${endpoint.method} ${endpoint.path}`,
        files: endpoint.files,
        raw: endpoint.raw,
      },
      handler: (request, reply) => answer(route, request, reply),
    });
  }
}

function addDocuments(app: FastifyInstance, { routes, version }: ServerOptions): void {
  // Made when first asked for: hundreds of schemas, which a start need not wait for.
  let made: ReturnType<typeof openApi> | null = null;
  const document = () => {
    made ??= openApi(
      routes.map((route) => route.endpoint),
      version,
      API,
    );
    return made;
  };
  app.get('/api/openapi.json', async () => document());
  app.get('/api/docs', async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(docsPage(document())),
  );
}

/** A client that hung up while it was sending, or waiting for an answer. */
const hungUp = (request: FastifyRequest, reply: FastifyReply): boolean =>
  (request.raw.destroyed && !request.raw.complete) || reply.raw.destroyed;

function answerFailures(app: FastifyInstance, { log, texts }: ServerOptions, languages: Languages): void {
  app.setErrorHandler((error, request, reply) => {
    const result = failure(error, languages.of(request), request.id, texts);
    const about = { err: error, requestId: request.id, url: request.url.split('?')[0] };
    if (hungUp(request, reply)) log.debug(about, 'the client hung up');
    else if (result.unexpected) log.error(about, 'request failed');
    return reply.code(result.status).send(result.body);
  });
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    const error = new AppError('notFound', 'route.notFound', { method: request.method, path });
    return reply.code(404).send(failure(error, languages.of(request), request.id, texts).body);
  });
}
