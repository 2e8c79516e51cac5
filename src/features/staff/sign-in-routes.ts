/**
 * `/api/auth`: the two doors to better-auth that are open over HTTP. Everything else it could do (sign up, reset,
 * delete …) has no address here.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { invalid, type Language } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Db } from '#platform/db';
import { detailsOf } from '#platform/http';
import type { Log } from '#platform/telemetry';
import { recordRead } from './audit.ts';
import { callerOf } from './caller.ts';
import { signInBody } from './contract.ts';
import { forgetCallers } from './recent-callers.ts';
import type { Asking, SignIn } from './sign-in.ts';
import * as sql from './sql.ts';

export interface SignInParts {
  readonly db: Db;
  readonly log: Log;
  readonly clock: () => Date;
  readonly signIn: SignIn;
}

/** A password and an address need no more. */
const BODY_LIMIT = 16 * 1024;
const MOST_USER_AGENT = 500;

export const askingOf = (request: FastifyRequest): Asking => ({
  method: request.method,
  headers: {
    ...request.headers,
    'user-agent': request.headers['user-agent']?.slice(0, MOST_USER_AGENT),
  },
  ip: request.ip,
  host: request.host,
});

export function mountSignIn(server: FastifyInstance, parts: SignInParts): void {
  const path = '/api/auth/sign-in/email';
  server.post(
    path,
    { bodyLimit: BODY_LIMIT, config: { endpoint: `POST ${path}` } },
    async (request, reply) => {
      const checked = signInBody.safeParse(request.body ?? {}, { reportInput: true });
      if (!checked.success) {
        const details = detailsOf(checked.error);
        throw invalid('input.invalid', { count: details.length }, details);
      }
      const response = await parts.signIn.handle(askingOf(request), '/sign-in/email', checked.data);
      const answer = (await response.json()) as { user: { id: string } };
      await recordSignIn(parts, request, answer.user.id);
      await sql.clearExpiredSessions(parts.db, answer.user.id);
      return passCookies(reply, response).send(answer);
    },
  );

  server.post(
    '/api/auth/sign-out',
    { bodyLimit: BODY_LIMIT, config: { endpoint: 'POST /api/auth/sign-out' } },
    async (request, reply) => {
      const response = await parts.signIn.handle(askingOf(request), '/sign-out', {});
      forgetCallers();
      return passCookies(reply, response).send({ success: true });
    },
  );
}

const passCookies = (reply: FastifyReply, response: Response): FastifyReply =>
  reply.header('set-cookie', response.headers.getSetCookie()).header('cache-control', 'no-store');

async function recordSignIn(parts: SignInParts, request: FastifyRequest, userId: string): Promise<void> {
  const row = await sql.callerOfUser(parts.db, userId);
  if (!row) return;
  const { actor, timeZone } = callerOf(row);
  const language: Language = 'zh-CN';
  const ctx: Ctx = {
    db: parts.db,
    log: parts.log,
    actor,
    workspace: actor.workspace,
    timeZone,
    language,
    now: parts.clock(),
    requestId: request.id,
    ip: request.ip,
  };
  await recordRead(parts.db, ctx, { did: 'session.started', subject: actor.id });
}
