/**
 * Sign-in with better-auth: password check, sessions, cookies, rate limit, origin check. Only the three doors below are
 * open over HTTP (see `sign-in-routes.ts`); accounts are made by our own verbs, in the transaction that records them.
 */
import { type BetterAuthPlugin, betterAuth } from 'better-auth';
import { createAuthEndpoint, isAPIError } from 'better-auth/api';
import { parseCookies, setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';
import { AppError } from '#kernel';
import type { Db } from '#platform/db';
import { SettingError } from '#platform/settings';
import type { Log } from '#platform/telemetry';
import * as sql from './sql.ts';

const DAY_SECONDS = 24 * 60 * 60;

/** Headers by which our own server tells better-auth what it found out about the request; a client can't set them. */
const ADDRESS_HEADER = 'x-baizigui-address';
const HOST_HEADER = 'x-baizigui-host';

export interface SignInOptions {
  readonly db: Db;
  readonly log: Log;
  /** Key of the cookie signatures. */
  readonly secret: string;
  /** The address that people type, when it is known. */
  readonly publicUrl: string | null;
}

/** What matters of a request for signing in. */
export interface Asking {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Client address after trusted proxies. */
  readonly ip: string;
  /** Host and port as the client typed them. */
  readonly host: string;
}

export interface SessionFound {
  readonly userId: string;
  readonly expiresAt: Date;
}

export type SignIn = ReturnType<typeof openSignIn>;

/** A session for a person whom somebody else vouches for. It has no path, so it can't be asked for over HTTP. */
const vouched = {
  id: 'vouched',
  endpoints: {
    openVouched: createAuthEndpoint(
      { method: 'POST', body: z.object({ userId: z.string() }), requireHeaders: true },
      async (ctx) => {
        const { internalAdapter } = ctx.context;
        const user = await internalAdapter.findUserById(ctx.body.userId);
        const session = user && (await internalAdapter.createSession(user.id));
        if (!session) throw new AppError('notSignedIn', 'session.deactivated');
        await setSessionCookie(ctx, { session, user });
        return ctx.json({});
      },
    ),
  },
} satisfies BetterAuthPlugin;

/** better-auth with what we let it do. */
const openAuth = (options: SignInOptions, base: string) =>
  betterAuth({
    appName: 'Baizigui',
    baseURL: base,
    basePath: '/api/auth',
    secret: options.secret,
    database: options.db.pool,
    telemetry: { enabled: false },
    plugins: [vouched],
    emailAndPassword: { enabled: true, disableSignUp: true },
    session: { expiresIn: 7 * DAY_SECONDS, updateAge: DAY_SECONDS, cookieCache: { enabled: false } },
    rateLimit: {
      enabled: true,
      storage: 'database',
      // Per address, counted by all web processes together. A whole office may sign in behind one.
      customRules: { '/sign-in/email': { window: 60, max: 30 } },
    },
    trustedOrigins: (request) => {
      const host = request?.headers.get(HOST_HEADER);
      return host ? [`http://${host}`, `https://${host}`] : [];
    },
    databaseHooks: {
      session: {
        // The password was right, but the person no longer works here.
        create: { before: async (session) => await sql.mayHaveSession(options.db, session.userId) },
      },
    },
    advanced: {
      cookiePrefix: 'baizigui',
      useSecureCookies: base.startsWith('https:'),
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      disableOriginCheck: false,
      disableCSRFCheck: false,
      // Our own migrations own the tables; a test compares them with what this version wants.
      database: { validateSchema: false },
    },
    logger: {
      level: 'error',
      // What better-auth calls an error is a refused request; real failures are thrown and logged by the server.
      log: (_level, message) => options.log.debug({ part: 'better-auth' }, message),
    },
    onAPIError: { throw: true },
  });

export function openSignIn(options: SignInOptions) {
  const base = baseOf(options.publicUrl);
  const auth = openAuth(options, base);
  const cookieName = auth.$context.then((context) => context.authCookies.sessionToken.name);

  /** The signed session token in a Cookie header, unchecked. */
  async function tokenIn(cookieHeader: string | undefined): Promise<string | null> {
    if (!cookieHeader) return null;
    return parseCookies(cookieHeader).get(await cookieName) ?? null;
  }

  /** The session behind a Cookie header, when its signature holds and it has not ended. */
  async function session(cookieHeader: string): Promise<SessionFound | null> {
    const found = await expected(
      auth.api.getSession({
        headers: new Headers({ cookie: cookieHeader }),
        query: { disableRefresh: true },
      }),
    );
    return found && { userId: found.user.id, expiresAt: found.session.expiresAt };
  }

  /** Opens a session without asking who is asking; answers with the Set-Cookie values. */
  async function open(asking: Asking, email: string, password: string): Promise<string[]> {
    const response = await expected(
      auth.api.signInEmail({ body: { email, password }, headers: passedOn(asking, base), asResponse: true }),
    );
    return response.headers.getSetCookie();
  }

  /** Opens a session for a person whose identity was made sure of elsewhere. Error: `session.deactivated`. */
  async function openFor(asking: Asking, userId: string): Promise<string[]> {
    const { headers } = await expected(
      auth.api.openVouched({ body: { userId }, headers: passedOn(asking, base), returnHeaders: true }),
    );
    return headers.getSetCookie();
  }

  /** Prolongs the session of the cookie when it is older than a day; answers with the Set-Cookie values. */
  async function prolong(asking: Asking): Promise<string[]> {
    const response = await expected(
      auth.api.getSession({ headers: passedOn(asking, base), asResponse: true }),
    );
    return response.headers.getSetCookie();
  }

  /** Puts a request to one of better-auth's own endpoints. `path` is below `/api/auth`. */
  async function handle(asking: Asking, path: string, body?: unknown): Promise<Response> {
    const headers = passedOn(asking, base);
    if (body !== undefined) headers.set('content-type', 'application/json');
    const request = new Request(`${base}/api/auth${path}`, {
      method: asking.method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return refusedResponse(await expected(auth.handler(request)));
  }

  return { auth, tokenIn, session, open, openFor, prolong, handle };
}

/** The headers that better-auth may see. */
function passedOn(asking: Asking, base: string): Headers {
  const headers = new Headers({ [ADDRESS_HEADER]: asking.ip, [HOST_HEADER]: asking.host });
  for (const name of [
    'cookie',
    'user-agent',
    'origin',
    'referer',
    'sec-fetch-site',
    'sec-fetch-mode',
    'sec-fetch-dest',
  ]) {
    const value = asking.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  // Every browser names the page that a change comes from. A caller that does not is a program, which can't be
  // misled into sending somebody's cookie; better-auth would refuse it.
  if (!headers.has('origin') && !headers.has('referer') && !headers.has('sec-fetch-site'))
    headers.set('origin', base);
  return headers;
}

/** A name that exists nowhere while the address is unknown: no origin is trusted by accident. */
function baseOf(publicUrl: string | null): string {
  if (publicUrl === null) return 'http://baizigui.invalid';
  const url = URL.parse(publicUrl);
  if (url && /^https?:$/.test(url.protocol)) return url.origin;
  throw new SettingError(
    `BAIZIGUI_PUBLIC_URL must be an address such as https://tags.example.com, not "${publicUrl}".`,
  );
}

/** better-auth's refusals as ours; anything else stays the failure that it is. */
async function expected<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!isAPIError(error)) throw error;
    throw refusal(error.statusCode, error.body?.code) ?? error.cause ?? error;
  }
}

/** Some refusals come as responses. */
async function refusedResponse(response: Response): Promise<Response> {
  if (response.ok) return response;
  const seconds = Number(response.headers.get('x-retry-after') ?? 0);
  if (response.status === 429) throw new AppError('limitReached', 'request.tooMany', { seconds });
  const { code } = (await response.json().catch(() => ({}))) as { code?: string };
  throw refusal(response.status, code) ?? new Error(`better-auth answered ${response.status} ${code ?? ''}`);
}

function refusal(status: number, code: string | undefined): AppError | null {
  if (code === 'FAILED_TO_CREATE_SESSION') return new AppError('notSignedIn', 'session.deactivated');
  if (status === 401) return new AppError('notSignedIn', 'session.wrongPassword');
  if (status === 403) return new AppError('notAllowed', 'request.foreign');
  return null;
}
