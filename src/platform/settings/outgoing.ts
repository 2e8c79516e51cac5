/** By which ways the product writes to people outside WeCom, and whom it may ask. */
import { isThisMachine, SettingError } from './setting-error.ts';

/** `BAIZIGUI_SMTP_URL` and `BAIZIGUI_SMTP_FROM`. */
export interface MailSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (`smtps:`); otherwise by STARTTLS where the server offers it. */
  readonly secure: boolean;
  /** With a password the connection is encrypted, or nothing is sent. */
  readonly login: { readonly user: string; readonly password: string } | null;
  /** `百子柜 <tags@example.com>`. */
  readonly from: string;
}

/** `BAIZIGUI_SMS_URL` and `BAIZIGUI_SMS_KEY`. */
export interface SmsSettings {
  readonly url: string;
  /** What requests are signed with. */
  readonly key: string;
}

/** `BAIZIGUI_MODEL_URL`, `BAIZIGUI_MODEL_NAME` and perhaps `BAIZIGUI_MODEL_KEY`. */
export interface ModelSettings {
  /** An OpenAI-compatible address, up to and with its version, without a slash at the end. */
  readonly url: string;
  readonly name: string;
  /** Null: it asks for none, as models on one's own machine. */
  readonly key: string | null;
}

type Env = Readonly<Record<string, string | undefined>>;

const SENDER = /^[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>$|^[^\s<>@]+@[^\s<>@]+$/;

export function mailSettings(env: Env): MailSettings | null {
  const [address, from] = [env.BAIZIGUI_SMTP_URL, env.BAIZIGUI_SMTP_FROM];
  if (!address && !from) return null;
  if (!address || !from)
    throw new SettingError('BAIZIGUI_SMTP_URL and BAIZIGUI_SMTP_FROM must be set together.');
  const url = URL.canParse(address) ? new URL(address) : null;
  // The address holds a password: it is not repeated.
  if (!url || !/^smtps?:$/.test(url.protocol) || !url.hostname || !/^\/?$/.test(url.pathname + url.search))
    throw new SettingError(
      'BAIZIGUI_SMTP_URL must look like smtps://user:password@smtp.example.com:465, with % codes for special characters.',
    );
  if (!url.username !== !url.password)
    throw new SettingError('BAIZIGUI_SMTP_URL must name both user and password, or neither.');
  if (!SENDER.test(from))
    throw new SettingError(
      `BAIZIGUI_SMTP_FROM must be an address such as 百子柜 <tags@example.com>, not "${from}".`,
    );
  const secure = url.protocol === 'smtps:';
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    login: url.username ? { user: decoded(url.username), password: decoded(url.password) } : null,
    from,
  };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new SettingError('BAIZIGUI_SMTP_URL must write % itself as %25.');
  }
}

export function smsSettings(env: Env): SmsSettings | null {
  const [address, key] = [env.BAIZIGUI_SMS_URL, env.BAIZIGUI_SMS_KEY];
  if (!address && !key) return null;
  if (!address || !key) throw new SettingError('BAIZIGUI_SMS_URL and BAIZIGUI_SMS_KEY must be set together.');
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || url.username || url.hash)
    throw new SettingError('BAIZIGUI_SMS_URL must be an address such as https://sms.example.com/send.');
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isThisMachine(url.hostname)))
    throw new SettingError('BAIZIGUI_SMS_URL must begin with https://; plain http is only for this machine.');
  if (key.length < 16) throw new SettingError('BAIZIGUI_SMS_KEY must have at least 16 characters.');
  return { url: url.href, key };
}

export function modelSettings(env: Env): ModelSettings | null {
  const [address, name] = [env.BAIZIGUI_MODEL_URL, env.BAIZIGUI_MODEL_NAME];
  const key = env.BAIZIGUI_MODEL_KEY || null;
  if (!address && !name && !key) return null;
  if (!address || !name)
    throw new SettingError('BAIZIGUI_MODEL_URL and BAIZIGUI_MODEL_NAME must be set together.');
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || url.username || url.search || url.hash)
    throw new SettingError('BAIZIGUI_MODEL_URL must be an address such as https://models.example.com/v1.');
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isThisMachine(url.hostname)))
    throw new SettingError(
      'BAIZIGUI_MODEL_URL must begin with https://; plain http is only for this machine.',
    );
  return { url: url.href.replace(/\/+$/, ''), name, key };
}
