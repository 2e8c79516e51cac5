/**
 * `/api/auth`: the two doors to better-auth that are open over HTTP. Everything else it could do (sign up, reset,
 * delete …) has no address here.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppError, detailsOf, invalid, type Language } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Db } from '#platform/db';
import type { Log } from '#platform/telemetry';
import { recordRead } from './audit.ts';
import { callerOf } from './caller.ts';
import { signInBody } from './contract.ts';
import { forgetCallers } from './recent-callers.ts';
import type { Asking, SignIn } from './sign-in.ts';
import * as sql from './sql.ts';
import { WrongGuesses } from './wrong-guesses.ts';

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
      const response = await guarded(parts, request, checked.data.email.toLowerCase(), () =>
        parts.signIn.handle(askingOf(request), '/sign-in/email', checked.data),
      );
      const { user } = (await response.json()) as { user: { id: string; name: string; email: string } };
      await recordSignIn(parts, request, user.id);
      await sql.clearExpiredSessions(parts.db, user.id);
      // The session is in the cookie, which no script can read; its token has no business in a body.
      return passCookies(reply, response).send({ user: { name: user.name, email: user.email } });
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

const QUARTER_OF_AN_HOUR = 15 * 60 * 1000;
/** Wrong passwords for one e-mail: from anywhere, and from each address where its owner signed in before. */
const fromAnywhere = new WrongGuesses('sign-in', 10, QUARTER_OF_AN_HOUR);
const fromHome = new WrongGuesses('sign-in from home', 10, QUARTER_OF_AN_HOUR);

/**
 * Counts wrong passwords per e-mail, since somebody who guesses may come from many addresses. Whoever signed in from
 * this address lately has a count of his own, so that no stranger can keep him out. Error: `request.tooMany`.
 */
async function guarded(
  { db, clock }: SignInParts,
  { ip }: FastifyRequest,
  email: string,
  signIn: () => Promise<Response>,
): Promise<Response> {
  const now = clock();
  const isHome = await sql.signedInFrom(db, email, ip, now);
  const guesses = isHome ? fromHome : fromAnywhere;
  const who = isHome ? `${email} ${ip}` : email;
  await guesses.refuseTooMany(db, who, now);
  try {
    const response = await signIn();
    await guesses.right(db, who);
    return response;
  } catch (error) {
    if (error instanceof AppError && error.code === 'session.wrongPassword')
      await guesses.wrong(db, who, now);
    throw error;
  }
}

const passCookies = (reply: FastifyReply, response: Response): FastifyReply =>
  reply.header('set-cookie', response.headers.getSetCookie()).header('cache-control', 'no-store');

export async function recordSignIn(
  parts: SignInParts,
  request: FastifyRequest,
  userId: string,
): Promise<void> {
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
