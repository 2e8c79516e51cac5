/** Who opened a page: signing in with WeCom, and the tickets that sign pages of the sidebar. */
import { HOUR, SECOND } from '#kernel';
import { freshToken } from '../access.ts';
import { bound, call, type Send } from '../call.ts';
import { id, numberOrNull, text, textOrNull } from '../fields.ts';
import type { TokenStore } from '../ports.ts';

const ticket = (answer: Parameters<typeof id>[0]) => ({
  value: id(answer, 'ticket'),
  lifetime: numberOrNull(answer, 'expires_in') ?? 2 * (HOUR / SECOND),
});

const table = {
  /** Whose code it is: a member, or somebody else with an `openId`. Once, within five minutes (40029). */
  whose: call({
    path: 'auth/getuserinfo',
    query: (code: string) => ({ code }),
    read: (answer) => ({
      userId: textOrNull(answer, 'userid'),
      /** For `details`, half an hour; only with consent (`snsapi_privateinfo`). */
      userTicket: textOrNull(answer, 'user_ticket'),
      openId: textOrNull(answer, 'openid'),
      externalUserId: textOrNull(answer, 'external_userid'),
    }),
  }),
  /** What the member agreed to tell; empty where they did not. */
  details: call({
    path: 'auth/getuserdetail',
    body: (userTicket: string) => ({ user_ticket: userTicket }),
    read: (answer) => ({
      userId: id(answer, 'userid'),
      avatar: text(answer, 'avatar'),
      mobile: text(answer, 'mobile'),
      email: text(answer, 'email'),
      businessEmail: text(answer, 'biz_mail'),
    }),
  }),
  jsapi: call({ path: 'get_jsapi_ticket', read: ticket }),
  agent: call({ path: 'ticket/get', query: () => ({ type: 'agent_config' }), read: ticket }),
};

export function identityCalls(send: Send, tokens: TokenStore, clock: () => Date) {
  const { whose, details, ...fetchers } = bound(send, table);
  return {
    whose,
    details,

    /**
     * The ticket of the corp (`jsapi`) or of the app (`agent`), kept for two hours. Give the one that WeCom refused
     * (40093) as `stale` to get another: 400 an hour per corp, 100 per app.
     */
    async ticket(kind: 'jsapi' | 'agent', stale: string | null = null): Promise<string> {
      const known = await tokens.current(kind);
      if (known !== null && known !== stale) return known;
      return tokens.renew(kind, stale, async () => {
        const { value, lifetime } = await fetchers[kind]();
        return freshToken(value, lifetime, clock());
      });
    },
  };
}
