/** Customer groups: what `groupchat/get` shows, and the changes of a group with their events. */
import { chatEvent } from '../events.ts';
import { type GroupChat, type GroupMember, memberOf } from './company.ts';
import type { World } from './world.ts';

/** D: group messages, transfers and events name the change by one of these. */
export type UpdateDetail = 'add_member' | 'del_member' | 'change_owner' | 'change_name' | 'change_notice';

const nameOf = ({ company }: World, { id, type }: GroupMember): string =>
  (type === 1 ? memberOf(company, id)?.name : company.customers.get(id)?.name) ?? '';

/** `group_chat` as the API shows it; member order means nothing, so it differs from time to time. */
export function groupView(world: World, group: GroupChat, withNames: boolean): Record<string, unknown> {
  const { company, random } = world;
  return {
    chat_id: group.chatId,
    name: group.name,
    owner: group.owner,
    create_time: group.createdAt,
    notice: group.notice,
    member_list: random.shuffled(group.members).map((member) => ({
      userid: member.id,
      type: member.type,
      ...(member.type === 2 ? { unionid: company.customers.get(member.id)?.unionId || undefined } : {}),
      join_time: member.joinedAt,
      join_scene: member.joinScene,
      ...(member.invitor ? { invitor: { userid: member.invitor } } : {}),
      group_nickname: '',
      ...(withNames ? { name: nameOf(world, member) } : {}),
      ...(member.state ? { state: member.state } : {}),
    })),
    admin_list: group.admins.map((userid) => ({ userid })),
    member_version: group.version,
  };
}

export function createGroup(
  world: World,
  given: { name: string; owner: string; members: readonly GroupMember[] },
): GroupChat {
  const { company, clock, random } = world;
  const group: GroupChat = {
    chatId: random.id('wr'),
    name: given.name,
    owner: given.owner,
    notice: '',
    createdAt: clock.seconds(),
    status: 0,
    members: [...given.members],
    admins: [],
    version: random.hex(32),
    dismissed: false,
    stale: null,
  };
  company.groups.set(group.chatId, group);
  world.emit(chatEvent('create', group.chatId, group.owner));
  return group;
}

/** Applies a change and tells of it; with `groupLagSeconds` the API goes on showing the group before it. */
export function changeGroup(
  world: World,
  group: GroupChat,
  detail: UpdateDetail,
  change: Partial<Pick<GroupChat, 'name' | 'owner' | 'notice' | 'members' | 'status'>>,
  more: { readonly scene?: number; readonly ids?: readonly string[] } = {},
): void {
  const { clock, random, company } = world;
  const lag = company.switches.groupLagSeconds;
  if (lag > 0) group.stale = { until: clock.seconds() + lag, view: groupView(world, group, true) };
  const owner = group.owner;
  Object.assign(group, change);
  const members = detail === 'add_member' || detail === 'del_member';
  const versions = members ? { LastMemVer: group.version, CurMemVer: random.hex(32) } : {};
  if (versions.CurMemVer) group.version = versions.CurMemVer;
  world.emit(
    chatEvent('update', group.chatId, owner, {
      UpdateDetail: detail,
      JoinScene: detail === 'add_member' ? (more.scene ?? 0) : undefined,
      QuitScene: detail === 'del_member' ? (more.scene ?? 0) : undefined,
      MemChangeCnt: members ? (more.ids?.length ?? 0) : undefined,
      MemChangeList: members ? more.ids : undefined,
      ...versions,
    }),
  );
}
