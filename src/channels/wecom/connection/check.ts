/** The set-up doctor (I20): tries what the connection needs, in the order in which one builds on the other. */
import { randomBytes } from 'node:crypto';
import { conflict, type Language, type OutputOf, requireRight } from '#kernel';
import type { Ctx } from '#platform/context';
import { say } from '#platform/http';
import { type WecomApi, WecomError } from '../client/public.ts';
import type { checkConnection as contract } from '../contract.ts';
import { encryptMessage, signatureOf } from '../core/crypto.ts';
import { remedyOf } from '../core/error-codes.ts';
import { wecomTexts } from '../texts.ts';
import type { Callback, Connection, Connections } from './connections.ts';

type Check = OutputOf<typeof contract>['checks'][number];

/** Our clock may be so far from WeCom's; tokens and signatures live for minutes. */
const CLOCK_MOST_S = 60;
const CALLBACK_WITHIN_MS = 5000;

interface Checking {
  readonly ctx: Ctx;
  readonly connection: Connection;
  readonly callback: Callback | null;
  readonly callbackUrl: string;
  /** The app itself; asked for once. */
  readonly app: () => Promise<App>;
}

type App = Awaited<ReturnType<WecomApi['app']['get']>>;

/** Error: `wecom.notConnected`. */
export async function checkConnection(
  ctx: Ctx,
  connections: Connections,
  callbackUrl: string,
): Promise<OutputOf<typeof contract>> {
  requireRight(ctx.actor, 'settings:manage');
  const connection = await connections.of(ctx.workspace);
  if (!connection) throw conflict('wecom.notConnected');
  const [own] = (await connections.callbacks(true)).filter((one) => one.workspace === ctx.workspace);
  let asked: Promise<App> | null = null;
  const app = () => {
    asked ??= connection.api.app.get(Number(connection.agentId));
    return asked;
  };
  const checking = { ctx, connection, callback: own?.callback ?? null, callbackUrl, app };
  const checks: Check[] = [];
  let broken = false;
  for (const { name, needs, run } of CHECKS) {
    if (needs === 'token' && broken) {
      checks.push(skipped(ctx.language, name));
      continue;
    }
    const check = await run(checking, name);
    checks.push(check);
    if (name === 'secret' && check.result === 'failed') broken = true;
  }
  return { passed: checks.every((one) => one.result !== 'failed'), checks };
}

interface Trial {
  readonly name: string;
  readonly needs?: 'token';
  readonly run: (checking: Checking, name: string) => Promise<Check>;
}

const said = (
  language: Language,
  name: string,
  result: Check['result'],
  code: string,
  facts: Record<string, string | number> = {},
): Check => {
  const { message, hint } = say(wecomTexts, `wecom.check.${code}`, facts, language);
  return { name, result, message, remedy: hint, code: null };
};

const skipped = (language: Language, name: string): Check => said(language, name, 'skipped', 'skipped');

type Judgement = readonly [result: Check['result'], code: string, facts?: Record<string, string | number>];

/** A call of WeCom as a trial: its answer is judged, its error code explains itself. */
const byCall = <T>(
  name: string,
  call: (checking: Checking) => Promise<T>,
  judge: (answer: T) => Judgement,
): Trial => ({
  name,
  needs: 'token',
  run: async (checking) => {
    const { language } = checking.ctx;
    try {
      const [result, code, facts] = judge(await call(checking));
      return said(language, name, result, code, facts);
    } catch (error) {
      if (!(error instanceof WecomError)) throw error;
      if (error.code === null) return said(language, name, 'failed', error.kind, { hint: error.hint ?? '' });
      const { meaning, remedy } = remedyOf(error.code, language);
      const from = error.fromIp ? ` (${error.fromIp})` : '';
      return {
        name,
        result: 'failed',
        message: `${error.code}: ${meaning}${from}`,
        remedy,
        code: error.code,
      };
    }
  },
});

const CHECKS: readonly Trial[] = [
  byCall(
    'secret',
    ({ app }) => app(),
    (app) =>
      app.disabled ? ['failed', 'appDisabled', { app: app.name }] : ['passed', 'app', { app: app.name }],
  ),
  byCall(
    'customerScope',
    ({ connection }) => connection.api.contacts.followUsers(),
    (people) =>
      people.length === 0 ? ['failed', 'nobodyFollows'] : ['passed', 'follows', { people: people.length }],
  ),
  byCall(
    'tags',
    ({ connection }) => connection.api.tags.list({}),
    (groups) => [
      'passed',
      'tags',
      { groups: groups.length, tags: groups.reduce((sum, group) => sum + group.tags.length, 0) },
    ],
  ),
  byCall(
    'directory',
    ({ connection }) => connection.api.directory.departments(),
    (departments) =>
      departments.length === 0
        ? ['warning', 'noDepartments']
        : ['passed', 'departments', { departments: departments.length }],
  ),
  byCall(
    'sidebar',
    ({ app }) => app(),
    (app) =>
      app.trustedDomain ? ['passed', 'domain', { domain: app.trustedDomain }] : ['warning', 'noDomain'],
  ),
  { name: 'callback', run: checkCallback },
  { name: 'clock', run: checkClock },
];

/** Asks our own address the way WeCom does when the URL is saved: signed, encrypted, over the public address. */
async function checkCallback(
  { ctx, connection, callback, callbackUrl }: Checking,
  name: string,
): Promise<Check> {
  if (!callback) return said(ctx.language, name, 'failed', 'noCallback');
  const echo = randomBytes(8).toString('hex');
  const encrypted = encryptMessage(callback.aesKey, echo, connection.corpId);
  const timestamp = String(Math.floor(ctx.now.getTime() / 1000));
  const nonce = randomBytes(6).toString('hex');
  const url = new URL(callbackUrl);
  url.search = new URLSearchParams({
    msg_signature: signatureOf(callback.token, timestamp, nonce, encrypted),
    timestamp,
    nonce,
    echostr: encrypted,
  }).toString();
  try {
    const response = await fetch(url, {
      signal: AbortSignal.timeout(CALLBACK_WITHIN_MS),
      redirect: 'manual',
    });
    const text = await response.text();
    if (response.status === 200 && text === echo)
      return said(ctx.language, name, 'passed', 'callback', { url: callbackUrl });
    return said(ctx.language, name, 'failed', 'callbackAnswer', {
      url: callbackUrl,
      status: response.status,
    });
  } catch (error) {
    const { cause } = error as { cause?: { code?: string } };
    return said(ctx.language, name, 'failed', 'callbackAway', {
      url: callbackUrl,
      hint: cause?.code ?? (error as Error).name,
    });
  }
}

/** Compares our clock with the time that WeCom's servers put into every answer. */
async function checkClock({ ctx, connection }: Checking, name: string): Promise<Check> {
  try {
    const before = Date.now();
    const response = await fetch(`${connection.base}/`, {
      method: 'HEAD',
      signal: AbortSignal.timeout(CALLBACK_WITHIN_MS),
    });
    const theirs = Date.parse(response.headers.get('date') ?? '');
    if (Number.isNaN(theirs)) return said(ctx.language, name, 'skipped', 'noClock');
    const seconds = Math.round(((before + Date.now()) / 2 - theirs) / 1000);
    return Math.abs(seconds) > CLOCK_MOST_S
      ? said(ctx.language, name, 'failed', 'clockWrong', { seconds })
      : said(ctx.language, name, 'passed', 'clock');
  } catch {
    return said(ctx.language, name, 'skipped', 'noClock');
  }
}
