/**
 * `GET /wecom/sign-in` sends the browser to WeCom, `GET /wecom/signed-in` is where WeCom sends it back with a code. Who
 * it is says WeCom alone, server to server; the session is the one that a password opens (decision 0025).
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { openSessionFor, type SignInParts, staffByUserid, staffNames, superAdmins } from '#features/staff';
import { AppError, MINUTE, toId } from '#kernel';
import { languageOf, networkOf } from '#platform/http';
import { WecomError } from '../client/public.ts';
import { allConnections } from '../connection/connection-sql.ts';
import type { Connections } from '../connection/connections.ts';
import { askReadings } from '../mirror/due-sql.ts';
import { attemptOf, dropAttempt, keepAttempt, newAttempt } from './attempt.ts';
import { authorizeUrl, isWecomClient, originOf, ownPath } from './authorize.ts';
import { type Problem, problemPage } from './page.ts';

export interface WecomSignInParts extends SignInParts {
  readonly connections: Connections;
  /** The address that people type, when it is known; otherwise the one of the request is used. */
  readonly publicUrl: string | null;
}

const BEGIN = '/wecom/sign-in';
const BACK = '/wecom/signed-in';
/** Unauthenticated; says only whether this way in exists. */
const AVAILABLE = '/api/auth/wecom';

export function mountWecomSignIn(server: FastifyInstance, parts: WecomSignInParts): void {
  const refused = new RefusedCodes();
  server.get(AVAILABLE, { config: { endpoint: `GET ${AVAILABLE}` } }, async (request, reply) => {
    const { corp } = request.query as Record<string, unknown>;
    const found = await connectionFor(parts, corp);
    return reply.header('cache-control', 'no-store').send({ available: typeof found !== 'string' });
  });
  server.get(BEGIN, { config: { endpoint: `GET ${BEGIN}` } }, (request, reply) =>
    begin(parts, request, reply),
  );
  server.get(BACK, { config: { endpoint: `GET ${BACK}` } }, (request, reply) =>
    comeBack(parts, refused, request, reply),
  );
}

/** The only connection, or that of the corp that is named. */
async function connectionFor({ db }: WecomSignInParts, corp: unknown) {
  const rows = await allConnections(db);
  if (rows.length === 0) return 'signIn.notConnected';
  const named = rows.filter((row) => corp === undefined || row.corp_id === corp);
  const [only] = named;
  return only && named.length === 1 ? only : 'signIn.whichCorp';
}

async function begin(parts: WecomSignInParts, request: FastifyRequest, reply: FastifyReply) {
  const { to, corp } = request.query as Record<string, unknown>;
  const row = await connectionFor(parts, corp);
  if (typeof row === 'string')
    return refuse(parts, request, reply, { status: 404, code: row, again: '/sign-in' });
  const connection = await parts.connections.of(row.workspace_id);
  if (!connection)
    return refuse(parts, request, reply, { status: 404, code: 'signIn.notConnected', again: '/sign-in' });
  const origin = originOf(parts, request);
  const attempt = newAttempt(connection.workspace, ownPath(to), parts.clock());
  const { base, corpId, agentId } = connection;
  const url = authorizeUrl({
    base,
    corpId,
    agentId,
    back: `${origin}${BACK}`,
    state: attempt.state,
    inClient: isWecomClient(request.headers['user-agent']),
    language: languageOf(request.headers['accept-language']),
  });
  return reply
    .header('set-cookie', keepAttempt(attempt, origin.startsWith('https:')))
    .header('cache-control', 'no-store')
    .redirect(url);
}

async function comeBack(
  parts: WecomSignInParts,
  refused: RefusedCodes,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const { code, state } = request.query as Record<string, unknown>;
  const now = parts.clock();
  const secure = originOf(parts, request).startsWith('https:');
  const attempt = attemptOf(request.headers.cookie, state, secure, now);
  const connection = attempt && (await parts.connections.of(attempt.workspace));
  if (!attempt || !connection || typeof code !== 'string' || !/^[\w.~-]{1,512}$/.test(code))
    return refuse(parts, request, reply, { status: 400, code: 'signIn.stale', again: BEGIN });
  const again = `${BEGIN}?${new URLSearchParams({ corp: connection.corpId, to: attempt.to })}`;
  const no = (problem: Omit<Refusal, 'again'>) => refuse(parts, request, reply, { ...problem, again });
  // One attempt, one answer, whatever it is.
  const cookies = [dropAttempt(attempt.state, secure)];
  reply.header('set-cookie', cookies);
  if (refused.tooMany(networkOf(request.ip), now)) return no({ status: 429, code: 'signIn.tooMany' });
  let userId: string | null;
  try {
    ({ userId } = await connection.api.identity.whose(code));
  } catch (error) {
    if (!(error instanceof WecomError)) throw error;
    refused.add(networkOf(request.ip), now);
    parts.log.warn({ workspace: attempt.workspace, code: error.code }, 'WeCom did not confirm a sign-in');
    return no({ status: 502, code: 'signIn.codeRefused', facts: { code: error.code ?? error.kind } });
  }
  if (userId === null) return no({ status: 403, code: 'signIn.outsider' });
  const { workspace } = attempt;
  const person = (await staffByUserid(parts.db, workspace, [userId])).get(userId.toLowerCase());
  if (!person) {
    // Somebody of the corp whom nobody told us of yet: the next look at the directory may know.
    await askReadings(parts.db, workspace, [{ kind: 'staff', subject: '', dueAt: now }]);
    return no({ status: 403, code: 'signIn.unknown', facts: { userid: userId }, workspace });
  }
  try {
    const session = await openSessionFor(parts, request, { workspace, staff: person.id });
    return reply
      .removeHeader('set-cookie')
      .header('set-cookie', [...cookies, ...session])
      .header('cache-control', 'no-store')
      .redirect(attempt.to);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'session.deactivated') throw error;
    parts.log.info({ staff: toId('staff', person.id) }, 'somebody deactivated came through WeCom');
    return no({ status: 403, code: 'signIn.inactive', facts: { name: person.name }, workspace });
  }
}

type Refusal = Omit<Problem, 'language' | 'helpers'> & {
  readonly status: number;
  /** Of a member of the corp: then the page names who can help. */
  readonly workspace?: number;
};

const MOST_HELPERS = 5;

async function refuse(
  { db }: WecomSignInParts,
  request: FastifyRequest,
  reply: FastifyReply,
  { status, workspace, ...problem }: Refusal,
): Promise<FastifyReply> {
  const language = languageOf(request.headers['accept-language']);
  if (workspace === undefined) return problemPage(reply, status, { ...problem, language });
  const admins = (await superAdmins(db, workspace)).filter((one) => one.active).slice(0, MOST_HELPERS);
  const names = await staffNames(
    db,
    workspace,
    admins.map((one) => one.id),
  );
  return problemPage(reply, status, { ...problem, language, helpers: [...names.values()] });
}

const MOST_REFUSED = 30;

/** Codes that WeCom refused, by address: made-up ones must not use up the corp's calls. */
class RefusedCodes {
  readonly #times = new Map<string, number[]>();

  tooMany(ip: string, now: Date): boolean {
    const recent = (this.#times.get(ip) ?? []).filter((time) => time > now.getTime() - MINUTE);
    if (recent.length === 0) this.#times.delete(ip);
    else this.#times.set(ip, recent);
    return recent.length >= MOST_REFUSED;
  }

  add(ip: string, now: Date): void {
    this.#times.set(ip, [...(this.#times.get(ip) ?? []), now.getTime()]);
  }
}
