/** Where WeCom asks who somebody is, and where the answer may lead (wecom-api.md 8.4). Pure. */
import type { FastifyRequest } from 'fastify';

const OFFICIAL_API = 'https://qyapi.weixin.qq.com';
/** Inside WeCom: no question, the browser goes through. */
const IN_CLIENT = 'https://open.weixin.qq.com';
/** In any other browser: a QR code to scan. */
const BY_QR_CODE = 'https://login.work.weixin.qq.com';

export interface Asked {
  /** Scheme, host and port of the connection's API. */
  readonly base: string;
  readonly corpId: string;
  readonly agentId: string;
  /** Where WeCom sends the browser with `code` and `state`: below the app's trusted domain (可信域名). */
  readonly back: string;
  /** At most 128 letters and digits. */
  readonly state: string;
  readonly inClient: boolean;
  readonly language: string;
}

/** The pages of another API than the official one (a simulator, a relay) are asked for at its own address. */
export function authorizeUrl(asked: Asked): string {
  const { base, corpId, agentId, back, state, inClient } = asked;
  const official = base === OFFICIAL_API;
  if (inClient) {
    const query = new URLSearchParams({
      appid: corpId,
      redirect_uri: back,
      response_type: 'code',
      scope: 'snsapi_base',
      state,
      agentid: agentId,
    });
    return `${official ? IN_CLIENT : base}/connect/oauth2/authorize?${query}#wechat_redirect`;
  }
  const query = new URLSearchParams({
    login_type: 'CorpApp',
    appid: corpId,
    agentid: agentId,
    redirect_uri: back,
    state,
    lang: asked.language === 'en' ? 'en' : 'zh',
  });
  return `${official ? BY_QR_CODE : base}/wwlogin/sso/login?${query}`;
}

/** WeCom's browsers, on the phone and on the desktop, name themselves. */
export const isWecomClient = (userAgent: string | undefined): boolean => /wxwork/i.test(userAgent ?? '');

/** Our own origin as the browser knows it: the public address where it is set, else the one that was asked. */
export const originOf = (
  { publicUrl }: { readonly publicUrl: string | null },
  request: FastifyRequest,
): string => (publicUrl === null ? `${request.protocol}://${request.host}` : new URL(publicUrl).origin);

const LONGEST_PATH = 1000;

/**
 * A path of our own, or the beginning: an address of somebody else in the link must not lead there, in any of the
 * spellings that browsers accept (`//evil`, `/\evil`, a tab between).
 */
export const ownPath = (to: unknown): string =>
  typeof to === 'string' && to.length <= LONGEST_PATH && /^\/(?![/\\])[^\s\\]*$/.test(to) ? to : '/';
