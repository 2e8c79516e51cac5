/** Log-in codes and JS-SDK tickets (contract sections 8.1 and 8.4). */
import { need } from '../failure.ts';
import { type Call, type Endpoints, type Fields, get, post } from '../pipeline/endpoint.ts';
import { memberOf } from '../state/company.ts';

/** D: 5 minutes, once. */
const CODE_SECONDS = 300;
/** D: 30 minutes. */
const USER_TICKET_SECONDS = 1800;

function userInfo({ world, app, query }: Call): Fields {
  const { company, clock } = world;
  const code = company.loginCodes.get(query.text('code'));
  need(code && !code.used && code.agentId === app.agentId, 40029);
  need(clock.seconds() - code.createdAt <= CODE_SECONDS, 40029);
  code.used = true;
  const customer = code.externalUserId;
  if (!code.userId)
    return { openid: `o${code.code.slice(0, 27)}`, ...(customer ? { external_userid: customer } : {}) };
  return {
    userid: code.userId,
    // The ticket is the code itself: nobody outside may read anything into it.
    ...(code.scope === 'snsapi_privateinfo' ? { user_ticket: code.code } : {}),
  };
}

function userDetail({ world, app, body }: Call): Fields {
  const { company, clock } = world;
  const code = company.loginCodes.get(body.text('user_ticket'));
  need(code?.used && code.agentId === app.agentId && code.scope === 'snsapi_privateinfo', 40058);
  need(clock.seconds() - code.createdAt <= USER_TICKET_SECONDS, 40058);
  const member = memberOf(company, code.userId);
  return {
    userid: code.userId,
    gender: '0',
    avatar: '',
    qr_code: '',
    mobile: '',
    email: '',
    biz_mail: `${member?.userId ?? ''}@example.invalid`,
    address: '',
  };
}

function ticket({ world, tokens }: Call, agentId?: number): Fields {
  const { text, expiresIn } = tokens.ticket(world.company.corpId, agentId);
  return { ticket: text, expires_in: expiresIn };
}

export const loginEndpoints: Endpoints = {
  'auth/getuserinfo': get(userInfo, { needs: 'token' }),
  'auth/getuserdetail': post(userDetail, { needs: 'token' }),
  get_jsapi_ticket: get((call) => ticket(call), {
    needs: 'token',
    limits: [
      { span: 'hour', calls: 400, per: 'corp' },
      { span: 'hour', calls: 100, per: 'app' },
    ],
  }),
  'ticket/get': get(
    (call) => {
      need(call.query.text('type') === 'agent_config', 40058);
      return ticket(call, call.app.agentId);
    },
    { needs: 'token', limits: [{ span: 'hour', calls: 100, per: 'app' }] },
  ),
};
