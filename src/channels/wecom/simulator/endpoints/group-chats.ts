/** Customer groups (contract section 6). */
import { need, refuse } from '../failure.ts';
import { type Call, type Endpoints, type Fields, post } from '../pipeline/endpoint.ts';
import { pageOf } from '../pipeline/pages.ts';
import { type GroupChat, memberOf } from '../state/company.ts';
import { changeGroup, groupView } from '../state/group-changes.ts';
import { followersSeenBy } from '../state/scope.ts';
import { seenMember } from './checks.ts';

/** D: visible members up to which a list needs no owners. */
const MAX_WITHOUT_OWNERS = 1000;
const MAX_OWNERS = 100;

function listGroups(call: Call): Fields {
  const { world, app, body } = call;
  const limit = body.number('limit', 0);
  need(Number.isInteger(limit) && limit >= 1 && limit <= 1000, 40058);
  const owners = body.inner('owner_filter').texts('userid_list');
  need(owners.length <= MAX_OWNERS, 40058);
  const seen = followersSeenBy(world.company, app).map(({ userId }) => userId.toLowerCase());
  need(owners.length > 0 || seen.length <= MAX_WITHOUT_OWNERS, 81017);
  const asked = new Set(owners.length > 0 ? owners.map((owner) => owner.toLowerCase()) : seen);
  const status = body.number('status_filter', 0);
  const left = (group: GroupChat) => memberOf(world.company, group.owner)?.status === 5;
  const groups = [...world.company.groups.values()].filter(
    (group) =>
      !group.dismissed &&
      (asked.has(group.owner.toLowerCase()) || (owners.length === 0 && left(group))) &&
      (status === 0 || group.status === status),
  );
  const page = pageOf(`groups ${[...asked]} ${status}`, groups, body.text('cursor'), limit);
  return {
    group_chat_list: page.rows.map(({ chatId, status: now }) => ({ chat_id: chatId, status: now })),
    ...(page.next ? { next_cursor: page.next } : {}),
  };
}

function knownGroup({ world }: Call, chatId: string): GroupChat {
  const group = world.company.groups.get(chatId);
  return group && !group.dismissed ? group : refuse(90501);
}

function getGroup(call: Call): Fields {
  const { world, body } = call;
  const group = knownGroup(call, body.text('chat_id'));
  if (group.stale && group.stale.until > world.clock.seconds()) return { group_chat: group.stale.view };
  return { group_chat: groupView(world, group, body.number('need_name', 0) === 1) };
}

/** Each group has a code of its own: 90501 unknown, 90508 the owner is in office or not, as the call demands. */
function transferGroups(call: Call, resigned: boolean): Fields {
  const { world, body } = call;
  const owner = seenMember(call, body.text('new_owner')).userId;
  const chatIds = body.texts('chat_id_list');
  need(chatIds.length > 0 && chatIds.length <= 100, 40058);
  const failed = chatIds.flatMap((chatId) => {
    const group = world.company.groups.get(chatId);
    if (!group || group.dismissed)
      return [{ chat_id: chatId, errcode: 90501, errmsg: 'chat is not external group chat' }];
    if ((memberOf(world.company, group.owner)?.status === 5) !== resigned)
      return [{ chat_id: chatId, errcode: 90508, errmsg: 'chat status error' }];
    changeGroup(world, group, 'change_owner', { owner, status: resigned ? 3 : 0 });
    return [];
  });
  return { failed_chat_list: failed };
}

export const groupChatEndpoints: Endpoints = {
  'externalcontact/groupchat/list': post(listGroups, { empty: { group_chat_list: [] } }),
  'externalcontact/groupchat/get': post(getGroup),
  'externalcontact/groupchat/transfer': post((call) => transferGroups(call, true), {
    empty: { failed_chat_list: [] },
  }),
  'externalcontact/groupchat/onjob_transfer': post((call) => transferGroups(call, false), {
    empty: { failed_chat_list: [] },
  }),
};
