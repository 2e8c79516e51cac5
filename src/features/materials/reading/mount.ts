/**
 * What readers see, without signing in: `GET /m/{code}` the page, `POST /m/{code}/visits` a visit begins, `POST
 * /m/{code}/beacons` it goes on, `GET /m/{code}/files/{id}` what the page shows. Whoever has a code may read this one
 * material; a wrong one says nothing about others.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { fromId } from '#kernel';
import { filesById } from '../file-sql.ts';
import { type LinkAnywhere, linkByCode } from '../link-sql.ts';
import { READING_PATH } from '../links.ts';
import { type MaterialRow, materialById } from '../material-sql.ts';
import { type MaterialParts, readingCtx } from '../parts.ts';
import { sendFile } from '../send-file.ts';
import { READING_ALLOWED, type ReadingAllowances, ReadingTries } from './allowances.ts';
import { askWho, sendToBeNamed } from './ask-who.ts';
import { problemPage, readingPage } from './page.ts';
import { isFromHere, languageFor, originFor, sendPage } from './public-page.ts';
import { newReaderToken, readerCookie, readerToken } from './reader.ts';
import { beginVisit, takeBeacon } from './visit.ts';

const BODY_LIMIT = 2048;

const begin = z.strictObject({ from: z.string().max(40).nullish() });
const beacon = z.strictObject({
  visit: z.string().length(32),
  seconds: z.number().min(0).max(86_400),
  depth: z.number().min(0).max(100),
});

class Reading {
  readonly #tries: ReadingTries;

  constructor(
    readonly parts: MaterialParts,
    allowed: ReadingAllowances,
  ) {
    this.#tries = new ReadingTries(allowed);
  }

  may(what: keyof ReadingAllowances['ofAddress'], request: FastifyRequest): boolean {
    return this.#tries.fromAddress(what, request.ip, this.parts.clock().getTime());
  }

  mayBy({ code }: LinkAnywhere, what: keyof ReadingAllowances['ofLink']): boolean {
    return this.#tries.byLink(what, code, this.parts.clock().getTime());
  }

  /** Null: the code leads nowhere, or its material is out of use. */
  async find(request: FastifyRequest): Promise<{ link: LinkAnywhere; material: MaterialRow } | null> {
    const { code } = request.params as { code: string };
    const link = /^[\w-]{16}$/.test(code) ? await linkByCode(this.parts.db, code) : null;
    const material = link && (await materialById(this.parts.db, link.workspace_id, link.material_id));
    return link && material && material.archived_at === null ? { link, material } : null;
  }

  /** Somebody of the company: signed in here, or named by WeCom. */
  async isStaff(request: FastifyRequest, workspace: number): Promise<boolean> {
    const caller = await this.parts.ports.callerOf(request).catch(() => null);
    return caller?.actor.workspace === workspace;
  }

  /** Cookies are marked as for https where people come by https. */
  secure(request: FastifyRequest): boolean {
    return this.origin(request).startsWith('https:');
  }

  origin(request: FastifyRequest): string {
    return originFor(request, this.parts.ports.address());
  }
}

async function showPage(
  reading: Reading,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { parts } = reading;
  const language = languageFor(request);
  if (!reading.may('pages', request)) return sendPage(reply, 429, problemPage(language, 'tooOften'));
  const found = await reading.find(request);
  if (!found)
    return reading.may('wrong', request)
      ? sendPage(reply, 404, problemPage(language, 'gone'))
      : sendPage(reply, 429, problemPage(language, 'tooOften'));
  const { link, material } = found;
  if (!reading.mayBy(link, 'pages')) return sendPage(reply, 429, problemPage(language, 'tooOften'));
  const preview = await reading.isStaff(request, link.workspace_id);
  if (!preview) {
    const { query } = request as { query: Record<string, unknown> };
    const from = typeof query.s === 'string' && /^[\w-]{12}$/.test(query.s) ? `?s=${query.s}` : '';
    const back = `${READING_PATH}/${link.code}${from}`;
    const secure = reading.secure(request);
    const asked = await askWho(parts, request, { workspace: link.workspace_id, back, secure });
    if (asked) return sendToBeNamed(reply, asked);
  }
  const files = await filesById(parts.db, link.workspace_id, material.files);
  const page = readingPage({
    language,
    code: link.code,
    material,
    files: new Map(files.map((file) => [file.id, file])),
    origin: reading.origin(request),
    preview,
  });
  return sendPage(reply, 200, page);
}

async function startVisit(
  reading: Reading,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { parts } = reading;
  const input = begin.safeParse(request.body ?? {});
  if (!isFromHere(request) || !input.success) return reply.code(400).send({});
  if (!reading.may('begun', request)) return reply.code(429).send({});
  const found = await reading.find(request);
  if (!found) return reply.code(404).send({});
  const { link, material } = found;
  if (!reading.mayBy(link, 'begun')) return reply.code(429).send({});
  if (await reading.isStaff(request, link.workspace_id)) return reply.send({ preview: true });
  const secure = reading.secure(request);
  const token = readerToken(request.headers.cookie, secure) ?? newReaderToken();
  const ctx = await readingCtx(parts, link.workspace_id);
  const from = input.data.from ?? null;
  const begun = await beginVisit(ctx, { link, material, token, from });
  reply.header('set-cookie', readerCookie(token, secure)).header('cache-control', 'no-store');
  return reply.send(begun ?? { preview: true });
}

async function goOn(reading: Reading, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const input = beacon.safeParse(request.body);
  if (!isFromHere(request) || !input.success) return reply.code(400).send({});
  if (!reading.may('beacons', request)) return reply.code(429).send({});
  const found = await reading.find(request);
  if (!found) return reply.code(404).send({});
  if (!reading.mayBy(found.link, 'beacons')) return reply.code(429).send({});
  const ctx = await readingCtx(reading.parts, found.link.workspace_id);
  const depth = Math.round(input.data.depth);
  const taken = await takeBeacon(ctx, found.link, found.material.threshold_s, { ...input.data, depth });
  return reply.code(taken ? 204 : 410).send();
}

async function showFile(
  reading: Reading,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const language = languageFor(request);
  if (!reading.may('pages', request)) return sendPage(reply, 429, problemPage(language, 'tooOften'));
  const found = await reading.find(request);
  const id = fromId('materialFile', (request.params as { file: string }).file);
  if (!found || id === null || !found.material.files.includes(id))
    return sendPage(reply, 404, problemPage(language, 'gone'));
  if (!reading.mayBy(found.link, 'files')) return sendPage(reply, 429, problemPage(language, 'tooOften'));
  const [file] = await filesById(reading.parts.db, found.link.workspace_id, [id]);
  if (!file) return sendPage(reply, 404, problemPage(language, 'gone'));
  return sendFile(
    reading.parts.ports.files,
    file,
    request,
    reply.header('cache-control', 'private, max-age=3600'),
  );
}

export function mountReading(
  server: FastifyInstance,
  parts: MaterialParts,
  allowed: ReadingAllowances = READING_ALLOWED,
): void {
  const reading = new Reading(parts, allowed);
  const named = (endpoint: string) => ({ config: { endpoint }, bodyLimit: BODY_LIMIT });
  const page = `${READING_PATH}/:code`;
  server.get(page, named('GET /m/{code}'), (request, reply) => showPage(reading, request, reply));
  server.post(`${page}/visits`, named('POST /m/{code}/visits'), (request, reply) =>
    startVisit(reading, request, reply),
  );
  server.post(`${page}/beacons`, named('POST /m/{code}/beacons'), (request, reply) =>
    goOn(reading, request, reply),
  );
  server.get(`${page}/files/:file`, named('GET /m/{code}/files/{id}'), (request, reply) =>
    showFile(reading, request, reply),
  );
}
