/**
 * Who reads a material, by WeCom: in its own browser and in WeChat's the page is left for a moment and comes back with a
 * code, of which WeCom says server to server whose it is (wecom-api.md 8.4). Nobody is asked anything.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  nameBrowser,
  newReaderToken,
  type ReaderNaming,
  readerCookie,
  readerToken,
  readingCtx,
} from '#features/materials';
import type { Db } from '#platform/db';
import { type Allowance, networkOf, Tries } from '#platform/http';
import type { Log } from '#platform/telemetry';
import { WecomError } from '../client/public.ts';
import type { Connections } from '../connection/connections.ts';
import { attemptOf, dropAttempt, keepAttempt, newAttempt } from '../sign-in/attempt.ts';
import { authorizeUrl, originOf } from '../sign-in/authorize.ts';
import { TrustedDomains } from './trusted-domains.ts';

const BACK = '/wecom/reader';

interface NamingParts {
  readonly connections: Connections;
  readonly clock: () => Date;
  /** The address that people type, when it is known; otherwise the one of the request is used. */
  readonly publicUrl: string | null;
}

/** Browsers in which WeCom's page goes through by itself; in any other it would show a QR code. */
const isChatBrowser = (userAgent: string | undefined): boolean =>
  /wxwork|MicroMessenger/i.test(userAgent ?? '');

export const readerNaming = (
  parts: NamingParts,
  domains = new TrustedDomains(parts.clock),
): ReaderNaming => ({
  ask: async (request, workspace, back) => {
    if (!isChatBrowser(request.headers['user-agent'])) return null;
    const connection = await parts.connections.of(workspace);
    if (!connection || connection.paused) return null;
    const origin = originOf(parts, request);
    // To any other address WeCom does not send anybody back: he would stand before an error instead of the material.
    if ((await domains.of(connection)) !== new URL(origin).host) return null;
    const attempt = newAttempt(workspace, back, parts.clock());
    const { base, corpId, agentId } = connection;
    const url = authorizeUrl({
      base,
      corpId,
      agentId,
      back: `${origin}${BACK}`,
      state: attempt.state,
      inClient: true,
      language: 'zh-CN',
    });
    return { url, cookies: [keepAttempt(attempt, origin.startsWith('https:'))] };
  },
});

export interface MountedNamingParts extends NamingParts {
  readonly db: Db;
  readonly log: Log;
}

/** Where WeCom sends the browser back. Whatever WeCom says, the reader gets to read. */
export function mountReaderNaming(server: FastifyInstance, parts: MountedNamingParts): void {
  const asked = new Tries(ASKED);
  server.get(BACK, { config: { endpoint: `GET ${BACK}` } }, (request, reply) =>
    comeBack(parts, request, reply, asked),
  );
}

/** Each return asks WeCom once, on the quota of the app: for each address of the network, and of a workspace together. */
const ASKED: Allowance = { perMinute: 30, most: 20_000 };

async function comeBack(
  parts: MountedNamingParts,
  request: FastifyRequest,
  reply: FastifyReply,
  asked: Tries,
): Promise<FastifyReply> {
  const { code, state } = request.query as Record<string, unknown>;
  const secure = originOf(parts, request).startsWith('https:');
  reply.header('cache-control', 'no-store');
  // Without the attempt of this browser nothing is believed: a link with somebody else's code names nobody.
  const attempt = attemptOf(request.headers.cookie, state, secure, parts.clock());
  if (!attempt) return reply.redirect('/');
  const cookies = [dropAttempt(attempt.state, secure)];
  const connection = await parts.connections.of(attempt.workspace);
  const now = parts.clock().getTime();
  const isCode = typeof code === 'string' && /^[\w.~-]{1,512}$/.test(code);
  if (connection && isCode && asked.take(networkOf(request.ip), now))
    try {
      const { userId, externalUserId } = await connection.api.identity.whose(code);
      const token = readerToken(request.headers.cookie, secure) ?? newReaderToken();
      const named = { externalUserId, isStaff: userId !== null };
      await nameBrowser(await readingCtx(parts, attempt.workspace), token, named);
      cookies.push(readerCookie(token, secure));
    } catch (error) {
      if (!(error instanceof WecomError)) throw error;
      parts.log.info({ workspace: attempt.workspace, code: error.code }, 'WeCom did not name a reader');
    }
  return reply.header('set-cookie', cookies).redirect(attempt.to);
}
