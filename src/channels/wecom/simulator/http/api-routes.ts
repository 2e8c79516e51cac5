/** `/cgi-bin/…` as HTTP: reads the request, lets the pipeline answer, and plays the disturbances that are HTTP's. */
import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Control } from '../control.ts';
import { ApiFailure, need, refuse } from '../failure.ts';
import type { UploadedFile } from '../pipeline/endpoint.ts';
import type { IncomingCall, Outcome } from '../pipeline/pipeline.ts';
import { CallWindows } from '../pipeline/windows.ts';

const BASE = '/cgi-bin/';
/** D: messages of one robot in a minute. A: more answer 45009. */
const ROBOT_CALLS = 20;
const MAX_ROBOT_TEXT = { text: 2048, markdown: 4096, markdown_v2: 4096 } as const;

type Special = (control: Control, call: IncomingCall) => Readonly<Record<string, unknown>>;

function getToken(control: Control, { query, address }: IncomingCall): Readonly<Record<string, unknown>> {
  const world = control.worldIfAny(query.corpid ?? '');
  const { text, expiresIn } = control.tokens.issue(world, query.corpsecret ?? '', address);
  return { access_token: text, expires_in: expiresIn };
}

/** A robot has no token: its key says who it is. */
function robotSender(windows: CallWindows): Special {
  return (control, { query, body }) => {
    const key = query.key ?? '';
    const company = control.companies().find(({ robots }) => robots.has(key));
    if (!company) refuse(93000);
    need(company.robots.get(key)?.enabled, 93004);
    need(windows.pass(key, [{ span: 'minute', calls: ROBOT_CALLS }], control.clock.now()), 45009);
    const message = robotMessage(body);
    company.sent.push({ kind: 'robot', id: '', to: [key], at: control.clock.seconds(), body: message });
    control.options.changed();
    return {};
  };
}

function robotMessage(body: Buffer): Record<string, unknown> {
  let message: Record<string, unknown>;
  try {
    message = JSON.parse(body.toString());
  } catch {
    refuse(40058);
  }
  const type = String(message.msgtype ?? '');
  const content = message[type] as { content?: unknown } | undefined;
  need(content && typeof content === 'object', 40058);
  const max = Object.hasOwn(MAX_ROBOT_TEXT, type) && MAX_ROBOT_TEXT[type as keyof typeof MAX_ROBOT_TEXT];
  if (max) need(Buffer.byteLength(String(content.content ?? '')) <= max, 40058);
  return message;
}

/** D by probe: here the file is looked at before the key. */
const robotUpload: Special = (control, { query, files }) => {
  const file = files.find(({ field }) => field === 'media');
  need(file && file.content.length > 5, 44001);
  const company = control.companies().find(({ robots }) => robots.has(query.key ?? ''));
  need(company, 93000);
  const digest = createHash('sha256').update(file.content).digest('hex');
  const created_at = String(control.clock.seconds());
  return { errmsg: '', type: query.type ?? 'file', media_id: `3${digest}`, created_at };
};

const queryOf = (query: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries((query ?? {}) as Record<string, string | string[]>).map(([name, value]) => [
      name,
      Array.isArray(value) ? (value[0] ?? '') : value,
    ]),
  );

async function filesIn(body: Buffer, contentType: string): Promise<UploadedFile[]> {
  if (!contentType.startsWith('multipart/form-data')) return [];
  try {
    const form = await new Response(new Uint8Array(body), {
      headers: { 'content-type': contentType },
    }).formData();
    const files = [...form].flatMap(([field, value]) =>
      typeof value === 'string' ? [] : [{ field, value }],
    );
    return await Promise.all(
      files.map(async ({ field, value }) => ({
        field,
        name: value.name,
        contentType: value.type || 'application/octet-stream',
        content: Buffer.from(await value.arrayBuffer()),
      })),
    );
  } catch {
    // Not a form that can be read: as if no file had come.
    return [];
  }
}

async function callOf(request: FastifyRequest): Promise<IncomingCall> {
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  return {
    method: request.method,
    path: new URL(request.url, 'http://simulator').pathname.slice(BASE.length),
    query: queryOf(request.query),
    body,
    files: await filesIn(body, request.headers['content-type'] ?? ''),
    headers: request.headers,
    address: request.ip,
  };
}

function send(reply: FastifyReply, outcome: Outcome): unknown {
  if (outcome.kind === 'notFound') return reply.code(404).send('');
  if (outcome.kind === 'raw')
    return reply.code(outcome.answer.status).headers(outcome.answer.headers).send(outcome.answer.content);
  if (outcome.kind === 'json')
    return reply.type('application/json; charset=UTF-8').send(JSON.stringify(outcome.fields));
  const { by } = outcome;
  if (by.kind === 'http') return reply.code(by.code ?? 502).send('');
  if (by.kind === 'garbage') return reply.type('text/html').send('<html><body>502 Bad Gateway</body></html>');
  // From here on nobody answers.
  reply.hijack();
  if (by.kind !== 'hang') reply.raw.socket?.destroy();
  return undefined;
}

export function apiRoutes(app: FastifyInstance, control: Control): void {
  const specials: Readonly<Record<string, Special>> = {
    gettoken: getToken,
    'webhook/send': robotSender(new CallWindows()),
    'webhook/upload_media': robotUpload,
  };
  const answer = async (call: IncomingCall): Promise<Outcome> => {
    const special = Object.hasOwn(specials, call.path) ? specials[call.path] : undefined;
    if (!special) return control.pipeline.answer(call);
    if (call.path.startsWith('webhook/'))
      return control.pipeline.answerOpen(call, () => special(control, call));
    try {
      return { kind: 'json', fields: { errcode: 0, errmsg: 'ok', ...special(control, call) } };
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      return { kind: 'json', fields: control.pipeline.failure(error, call.address) };
    }
  };
  app.all(`${BASE}*`, async (request, reply) => {
    const call = await callOf(request);
    const outcome = await answer(call);
    if (call.method === 'POST') control.options.changed();
    return send(reply, outcome);
  });
}
