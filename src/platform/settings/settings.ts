/** The only reader of the environment. Read once at start, checked, and passed on as a value. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import {
  type MailSettings,
  type ModelSettings,
  mailSettings,
  modelSettings,
  type SmsSettings,
  smsSettings,
} from './outgoing.ts';
import { isThisMachine, SettingError } from './setting-error.ts';

export interface Settings {
  /** `PORT`: where the product listens. Default 8080; 0 takes a free one. */
  readonly port: number;
  /** `HOST`: default 127.0.0.1, so that nothing is reachable from outside until somebody says so. */
  readonly host: string;
  /** `BAIZIGUI_DATA`: everything that must survive (database, secret key, uploads). Default `./data`. */
  readonly dataDir: string;
  /** `DATABASE_URL`: a PostgreSQL (15 or newer) of your own. Without it one is run below the data directory. */
  readonly databaseUrl: string | null;
  /** `BAIZIGUI_ADMIN_EMAIL` and `BAIZIGUI_ADMIN_PASSWORD`: first administrator. Otherwise a one-time link is printed. */
  readonly admin: { readonly email: string; readonly password: string } | null;
  /** `BAIZIGUI_API_KEY`: bootstrap key with every right, at least 32 characters. */
  readonly apiKey: string | null;
  /** `BAIZIGUI_DEMO=1`: load the demo company at the first start. */
  readonly demo: boolean;
  /** `BAIZIGUI_PUBLIC_URL`: the address that people type, when it differs from host and port (behind a proxy). */
  readonly publicUrl: string | null;
  /** `LOG_LEVEL`: debug, info, warn, error or silent. Default info. */
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /**
   * `BAIZIGUI_INDEX_MEMORY`: megabytes for the audience indexes of all workspaces together. When they need more, the
   * longest unused ones leave memory and are read again when somebody asks. Default: a quarter of the machine's memory.
   */
  readonly indexMemory: number;
  /** `WECOM_…`: where WeCom answers, and the corp of the first workspace when it is not entered in the settings page. */
  readonly wecom: WecomSettings;
  /** `BAIZIGUI_SMTP_URL` (`smtps://user:password@host:465`) and `BAIZIGUI_SMTP_FROM`: notices by e-mail. */
  readonly mail: MailSettings | null;
  /** `BAIZIGUI_SMS_URL` and `BAIZIGUI_SMS_KEY`: where SMS are handed over, and what these requests are signed with. */
  readonly sms: SmsSettings | null;
  /** `BAIZIGUI_MODEL_…`: a language model that may draft conditions from typed sentences. Without it nobody is asked. */
  readonly model: ModelSettings | null;
  /**
   * `BAIZIGUI_CHAT_ARCHIVE`: the folder in which decrypted messages of WeCom's chat archive are handed over, in a folder of
   * its own for each corp. Without it no chat is read.
   */
  readonly chatArchive: string | null;
  /** `BAIZIGUI_SECRET`: key for sessions and for secrets at rest. Default: made once, kept in the data directory. */
  readonly secret: string;
}

export interface WecomSettings {
  /** `WECOM_API_BASE`: scheme, host and port, without a slash at the end. Default: the official host. */
  readonly base: string;
  /** `WECOM_CORP_ID`, `WECOM_AGENT_ID`, `WECOM_SECRET`, and for callbacks `WECOM_CALLBACK_TOKEN`, `WECOM_CALLBACK_AES_KEY`. */
  readonly corp: WecomCorp | null;
}

/** An app of a corp. The token and the AES key are both set, or callbacks do not come. */
export interface WecomCorp {
  readonly corpId: string;
  readonly agentId: string;
  readonly secret: string;
  readonly callback: { readonly token: string; readonly aesKey: string } | null;
}

type Env = Readonly<Record<string, string | undefined>>;

function port(env: Env): number {
  const text = env.PORT ?? '8080';
  const n = Number(text);
  if (!Number.isInteger(n) || n < 0 || n > 65535)
    throw new SettingError(`PORT must be a number from 0 to 65535, not "${text}".`);
  return n;
}

function admin(env: Env): Settings['admin'] {
  const email = env.BAIZIGUI_ADMIN_EMAIL;
  const password = env.BAIZIGUI_ADMIN_PASSWORD;
  if (!email && !password) return null;
  if (!email || !password)
    throw new SettingError('BAIZIGUI_ADMIN_EMAIL and BAIZIGUI_ADMIN_PASSWORD must be set together.');
  if (!/^[^\s@]+@[^\s@]+$/.test(email))
    throw new SettingError(`BAIZIGUI_ADMIN_EMAIL must be an e-mail address, not "${email}".`);
  if (password.length < 8) throw new SettingError('BAIZIGUI_ADMIN_PASSWORD must have at least 8 characters.');
  return { email, password };
}

function logLevel(env: Env): Settings['logLevel'] {
  const text = env.LOG_LEVEL ?? 'info';
  if (text === 'debug' || text === 'info' || text === 'warn' || text === 'error' || text === 'silent')
    return text;
  throw new SettingError(`LOG_LEVEL must be debug, info, warn, error or silent, not "${text}".`);
}

function indexMemory(env: Env): number {
  const text = env.BAIZIGUI_INDEX_MEMORY;
  if (!text) return totalmem() / 4;
  const megabytes = Number(text);
  if (!Number.isFinite(megabytes) || megabytes <= 0)
    throw new SettingError(`BAIZIGUI_INDEX_MEMORY must be a number of megabytes, not "${text}".`);
  return megabytes * 1e6;
}

function wecomBase(env: Env): string {
  const text = env.WECOM_API_BASE || 'https://qyapi.weixin.qq.com';
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || url.username || url.search || url.hash || url.pathname !== '/')
    throw new SettingError(`WECOM_API_BASE must be scheme, host and port, not "${text}".`);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isThisMachine(url.hostname)))
    throw new SettingError(
      `WECOM_API_BASE must begin with https://; plain http is only for this machine, not "${text}".`,
    );
  return url.origin;
}

function wecomCorp(env: Env): WecomCorp | null {
  const [corpId, agentId, secret] = [env.WECOM_CORP_ID, env.WECOM_AGENT_ID, env.WECOM_SECRET];
  if (!corpId && !agentId && !secret) return null;
  if (!corpId || !agentId || !secret)
    throw new SettingError('WECOM_CORP_ID, WECOM_AGENT_ID and WECOM_SECRET must be set together.');
  const [token, aesKey] = [env.WECOM_CALLBACK_TOKEN, env.WECOM_CALLBACK_AES_KEY];
  if (!token !== !aesKey)
    throw new SettingError('WECOM_CALLBACK_TOKEN and WECOM_CALLBACK_AES_KEY must be set together.');
  if (aesKey && !/^[0-9A-Za-z]{43}$/.test(aesKey))
    throw new SettingError('WECOM_CALLBACK_AES_KEY must be the 43 characters that WeCom shows.');
  return { corpId, agentId, secret, callback: token && aesKey ? { token, aesKey } : null };
}

function chatArchive(env: Env): string | null {
  const folder = env.BAIZIGUI_CHAT_ARCHIVE;
  if (!folder) return null;
  const path = resolve(folder);
  if (!existsSync(path) || !statSync(path).isDirectory())
    throw new SettingError(`BAIZIGUI_CHAT_ARCHIVE must be a folder that exists, not "${folder}".`);
  return path;
}

function secret(env: Env, dataDir: string): string {
  const given = env.BAIZIGUI_SECRET;
  if (given !== undefined) {
    if (given.length < 32) throw new SettingError('BAIZIGUI_SECRET must have at least 32 characters.');
    return given;
  }
  const file = join(dataDir, 'secret.key');
  mkdirSync(dataDir, { recursive: true });
  if (!existsSync(file)) {
    try {
      writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  return readFileSync(file, 'utf8').trim();
}

/** Reads and checks every setting. Error: `SettingError`, a sentence to act on. */
export function readSettings(env: Env = process.env): Settings {
  const dataDir = resolve(env.BAIZIGUI_DATA || 'data');
  const apiKey = env.BAIZIGUI_API_KEY || null;
  if (apiKey !== null && apiKey.length < 32)
    throw new SettingError('BAIZIGUI_API_KEY must have at least 32 characters.');
  const databaseUrl = env.DATABASE_URL || null;
  if (databaseUrl !== null && !/^postgres(ql)?:\/\//.test(databaseUrl))
    throw new SettingError('DATABASE_URL must begin with postgres:// or postgresql://.');
  return {
    port: port(env),
    host: env.HOST || '127.0.0.1',
    dataDir,
    databaseUrl,
    admin: admin(env),
    apiKey,
    demo: env.BAIZIGUI_DEMO === '1',
    publicUrl: env.BAIZIGUI_PUBLIC_URL || null,
    logLevel: logLevel(env),
    indexMemory: indexMemory(env),
    wecom: { base: wecomBase(env), corp: wecomCorp(env) },
    mail: mailSettings(env),
    sms: smsSettings(env),
    model: modelSettings(env),
    chatArchive: chatArchive(env),
    secret: secret(env, dataDir),
  };
}
