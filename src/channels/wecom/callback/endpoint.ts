/**
 * `GET|POST /wecom/callback`: WeCom checks the address, and tells what happened (wecom-api.md section 7). The text is
 * stored before the answer and handled after it, so that an answer takes milliseconds and what was answered is not lost.
 */
import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { gate } from '#kernel';
import type { Db } from '#platform/db';
import type { Log } from '#platform/telemetry';
import { noteCalled } from '../connection/connection-sql.ts';
import type { Caller, Connections } from '../connection/connections.ts';
import { CipherError, decryptMessage, sameSignature, signatureOf } from '../core/crypto.ts';
import { readEnvelope, UnreadableXml } from '../core/event.ts';
import { keepCallback } from './callback-sql.ts';

export interface CallbackParts {
  readonly db: Db;
  readonly log: Log;
  readonly clock: () => Date;
  readonly connections: Connections;
  /** Called after the commit, with a text that was not known. */
  readonly received: (workspace: number, body: string) => void;
}

export const CALLBACK_PATH = '/wecom/callback';
/** Encrypted events are below 10 kB; members of a group's change may be many. */
const BODY_LIMIT = 256 * 1024;

interface Signed {
  readonly signature: string;
  readonly timestamp: string;
  readonly nonce: string;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function signedBy(request: FastifyRequest): Signed & { echo: string } {
  const query = request.query as Record<string, unknown>;
  return {
    signature: text(query.msg_signature),
    timestamp: text(query.timestamp),
    nonce: text(query.nonce),
    // A plus that was decoded as a space would break the signature.
    echo: text(query.echostr).replaceAll(' ', '+'),
  };
}

/** Stored at the same time: a burst must leave connections of the database to those who do something about it. */
const oneOfSome = gate(4);
/** Somebody waits for his welcome: such a text does not stand in line behind the others. */
const isUrgent = (body: string): boolean => body.includes('WelcomeCode');

/** Says nothing about what was wrong: whoever can't sign needs no help. */
const refuse = (reply: FastifyReply) => reply.code(403).type('text/plain').send('');

export function mountCallback(server: FastifyInstance, parts: CallbackParts): void {
  server.get(
    CALLBACK_PATH,
    { config: { endpoint: `GET ${CALLBACK_PATH}`, raw: true } },
    async (request, reply) => {
      const { echo, ...signed } = signedBy(request);
      const opened = await openedBy(parts, signed, echo, null);
      if (!opened) return refuse(reply);
      await noteCalled(parts.db, opened.workspace, parts.clock());
      return reply.type('text/plain').send(opened.text);
    },
  );
  server.post(
    CALLBACK_PATH,
    { bodyLimit: BODY_LIMIT, config: { endpoint: `POST ${CALLBACK_PATH}`, raw: true } },
    async (request, reply) => {
      const envelope = envelopeOf(request.body);
      if (!envelope) return reply.code(400).type('text/plain').send('');
      const opened = await openedBy(parts, signedBy(request), envelope.encrypted, envelope.corpId);
      if (!opened) return refuse(reply);
      const { workspace, text: body } = opened;
      const now = parts.clock();
      const hash = createHash('sha256').update(body).digest();
      const keep = async () => {
        const isNew = await keepCallback(parts.db, workspace, hash, body, now);
        if (isNew) parts.received(workspace, body);
        await noteCalled(parts.db, workspace, now);
      };
      await (isUrgent(body) ? keep() : oneOfSome(keep));
      return reply.type('text/plain').send('');
    },
  );
}

/** The body comes as bytes, or parsed when it was called JSON. */
function envelopeOf(body: unknown) {
  const raw = Buffer.isBuffer(body) ? body.toString('utf8') : JSON.stringify(body ?? '');
  try {
    return readEnvelope(raw);
  } catch (error) {
    if (error instanceof UnreadableXml) return null;
    throw error;
  }
}

interface Opened {
  readonly workspace: number;
  readonly text: string;
}

/** Whose key signed it, and what it says; null when nobody's did, also of those who are newly connected. */
async function openedBy(
  { connections, log }: CallbackParts,
  signed: Signed,
  encrypted: string,
  corpId: string | null,
): Promise<Opened | null> {
  const among = (callers: readonly Caller[]) => openedAmong(callers, log, signed, encrypted, corpId);
  return among(await connections.callbacks()) ?? among(await connections.callbacks(true));
}

function openedAmong(
  callers: readonly Caller[],
  log: Log,
  { signature, timestamp, nonce }: Signed,
  encrypted: string,
  corpId: string | null,
): Opened | null {
  for (const { workspace, corpId: own, callback } of callers) {
    if (corpId !== null && corpId !== own) continue;
    if (!sameSignature(signature, signatureOf(callback.token, timestamp, nonce, encrypted))) continue;
    try {
      return { workspace, text: decryptMessage(callback.aesKey, encrypted, own) };
    } catch (error) {
      if (!(error instanceof CipherError)) throw error;
      log.warn({ workspace, fault: error.code }, 'a callback of WeCom was signed but could not be decrypted');
    }
  }
  return null;
}
