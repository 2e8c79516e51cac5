/** The app that we are, and the addresses of WeCom. */
import { bound, call, type Send } from '../call.ts';
import { flag, id, inner, numbers, rows, text, textOrNull, texts } from '../fields.ts';

const table = {
  /** The app itself: its name and whom it sees. Whether the inner shapes are so is unconfirmed. */
  get: call({
    path: 'agent/get',
    query: (agentId: number) => ({ agentid: agentId }),
    read: (answer) => ({
      name: text(answer, 'name'),
      disabled: flag(answer, 'close'),
      trustedDomain: textOrNull(answer, 'redirect_domain'),
      staff: rows(inner(answer, 'allow_userinfos'), 'user', (row) => id(row, 'userid')),
      departments: numbers(inner(answer, 'allow_partys'), 'partyid'),
      staffTags: numbers(inner(answer, 'allow_tags'), 'tagid'),
    }),
  }),
  /** Addresses from which WeCom calls back, e.g. `101.226.103.*`. They change: read them daily. */
  callbackIps: call({
    path: 'getcallbackip',
    read: (answer): readonly string[] => texts(answer, 'ip_list'),
  }),
  /** Addresses of the API, for firewalls. */
  apiIps: call({
    path: 'get_api_domain_ip',
    read: (answer): readonly string[] => texts(answer, 'ip_list'),
  }),
};

export const appCalls = (send: Send) => bound(send, table);
