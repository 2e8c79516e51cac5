/** Customer acquisition links, 获客助手 (contract section 4.2). */
import { need, refuse } from '../failure.ts';
import { type Call, type Endpoints, type Fields, get, post } from '../pipeline/endpoint.ts';
import { pageOf } from '../pipeline/pages.ts';
import type { AcquisitionLink } from '../state/company.ts';
import { codeUsers } from './checks.ts';

const MAX_NAME = 30;
/** D: people that a link leads to. */
const MAX_USERS = 500;
const DAY = 86_400;

function ownLink({ world, app, body }: Call): AcquisitionLink {
  const link = world.company.links.get(body.text('link_id'));
  return link?.agentId === app.agentId ? link : refuse(40058, 'invalid link_id');
}

function rangeOf(call: Call, old?: AcquisitionLink): { users: string[]; parties: number[] } {
  const range = call.body.inner('range');
  if (old && !call.body.has('range')) return old;
  const users = range.fields.user_list;
  const parties = range.fields.department_list;
  return codeUsers(call, { users, parties }, 40058, MAX_USERS);
}

function priorityOf({ body }: Call, old: AcquisitionLink['priority']): AcquisitionLink['priority'] {
  if (!body.has('priority_option')) return old;
  const option = body.inner('priority_option');
  return { type: option.number('priority_type', 1), users: option.texts('priority_userid_list') };
}

function createLink(call: Call): Fields {
  const { world, app, body } = call;
  const name = body.text('link_name');
  need(name && [...name].length <= MAX_NAME, 40058);
  const who = rangeOf(call);
  need(who.users.length + who.parties.length > 0, 40058);
  const linkId = `cawc${world.random.letters(28)}`;
  const link: AcquisitionLink = {
    linkId,
    agentId: app.agentId,
    url: `${world.address()}/ca/${world.company.corpId}/${linkId}`,
    createdAt: world.clock.seconds(),
    name,
    ...who,
    skipVerify: body.flag('skip_verify', true),
    markSource: body.flag('mark_source', true),
    priority: priorityOf(call, null),
    clicks: 0,
    customers: [],
  };
  world.company.links.set(linkId, link);
  return { link: { link_id: linkId, link_name: name, url: link.url, create_time: link.createdAt } };
}

function getLink(call: Call): Fields {
  const link = ownLink(call);
  return {
    link: {
      link_name: link.name,
      url: link.url,
      create_time: link.createdAt,
      skip_verify: link.skipVerify,
      mark_source: link.markSource,
    },
    range: { user_list: link.users, department_list: link.parties },
    ...(link.priority
      ? { priority_option: { priority_type: link.priority.type, priority_userid_list: link.priority.users } }
      : {}),
  };
}

function updateLink(call: Call): undefined {
  const { body } = call;
  const link = ownLink(call);
  const { users, parties } = rangeOf(call, link);
  const name = body.textOr('link_name', link.name);
  need(name && [...name].length <= MAX_NAME, 40058);
  Object.assign(link, { name, users, parties, priority: priorityOf(call, link.priority) });
  link.skipVerify = body.flag('skip_verify', link.skipVerify);
  link.markSource = body.flag('mark_source', link.markSource);
}

function linkCustomers(call: Call): Fields {
  const link = ownLink(call);
  const { body } = call;
  const page = pageOf(
    `customers of ${link.linkId}`,
    link.customers,
    body.text('cursor'),
    body.limit(100, 1000),
  );
  return {
    customer_list: page.rows.map(({ externalUserId, userId, chatStatus, state }) => ({
      external_userid: externalUserId,
      userid: userId,
      chat_status: chatStatus,
      state,
    })),
    next_cursor: page.next,
  };
}

function statistic(call: Call): Fields {
  const link = ownLink(call);
  const [from, to] = [call.body.number('start_time', 0), call.body.number('end_time', 0)];
  const now = call.world.clock.seconds();
  need(from <= to && to - from <= 30 * DAY && from >= now - 181 * DAY, 40058);
  const added = link.customers.filter(({ at }) => at >= from && at <= to + DAY);
  return { click_link_customer_cnt: Math.max(link.clicks, added.length), new_customer_cnt: added.length };
}

/** What the key of a message tells, for 30 minutes (D). */
function chatInfo({ world, body }: Call): Fields {
  const { company, clock } = world;
  const key = company.chatKeys.get(body.text('chat_key'));
  need(key && key.createdAt > clock.seconds() - 1800, 40058);
  const { linkId, userId, externalUserId, messages } = key;
  const row = company.links.get(linkId)?.customers.find((one) => one.externalUserId === externalUserId);
  return {
    userid: userId,
    external_userid: externalUserId,
    chat_info: { recv_msg_cnt: messages, link_id: linkId, state: row?.state ?? '' },
  };
}

export const acquisitionEndpoints: Endpoints = {
  'externalcontact/customer_acquisition/list_link': post(
    ({ world, app, body }) => {
      const own = [...world.company.links.values()].filter(({ agentId }) => agentId === app.agentId);
      const page = pageOf('links', own, body.text('cursor'), body.limit(100, 100));
      return { link_id_list: page.rows.map(({ linkId }) => linkId), next_cursor: page.next };
    },
    { empty: { link_id_list: [] } },
  ),
  'externalcontact/customer_acquisition/get': post(getLink),
  'externalcontact/customer_acquisition/create_link': post(createLink),
  'externalcontact/customer_acquisition/update_link': post(updateLink),
  'externalcontact/customer_acquisition/delete_link': post((call) => {
    call.world.company.links.delete(ownLink(call).linkId);
    return undefined;
  }),
  'externalcontact/customer_acquisition/customer': post(linkCustomers, { empty: { customer_list: [] } }),
  'externalcontact/customer_acquisition/statistic': post(statistic),
  'externalcontact/customer_acquisition/get_chat_info': post(chatInfo),
  'externalcontact/customer_acquisition_quota': get(({ world }) => {
    const { total, balance, expires } = world.company.quota;
    return { total, balance, quota_list: balance > 0 ? [{ expire_date: expires, balance }] : [] };
  }),
};
