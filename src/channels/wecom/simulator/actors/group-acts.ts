/** What happens in customer groups. */
import { z } from 'zod';
import { chatEvent } from '../events.ts';
import { type GroupMember, memberOf } from '../state/company.ts';
import { changeGroup, createGroup } from '../state/group-changes.ts';
import type { World } from '../state/world.ts';
import { act, groupNamed, ImpossibleAct, memberNamed, there } from './act.ts';

const joiner = (
  world: World,
  id: string,
  how: { joinScene: 1 | 2 | 3; invitor?: string; state?: string },
): GroupMember => ({
  id,
  type: memberOf(world.company, id) ? 1 : 2,
  joinedAt: world.clock.seconds(),
  joinScene: how.joinScene,
  invitor: how.invitor ?? '',
  state: how.state ?? '',
});

export const groupActs = {
  groupIsMade: act(
    z.strictObject({ name: z.string(), owner: z.string(), ids: z.array(z.string()).default([]) }),
    (world, { name, owner: asked, ids }) => {
      const owner = memberNamed(world, asked).userId;
      const members = [owner, ...ids].map((id) => joiner(world, id, { joinScene: 1, invitor: owner }));
      return { chatId: createGroup(world, { name, owner, members }).chatId };
    },
  ),

  groupIsJoined: act(
    z.strictObject({
      chatId: z.string(),
      ids: z.array(z.string()).min(1),
      /** 1 invited, 2 link, 3 QR. */
      joinScene: z.union([z.literal(1), z.literal(2), z.literal(3)]).default(1),
      /** Of the join way that was scanned. */
      configId: z.string().optional(),
    }),
    (world, { chatId, ids, joinScene, configId }) => {
      const group = groupNamed(world, chatId);
      const state = configId
        ? there(world.company.joinWays.get(configId), `join way: ${configId}`).state
        : '';
      const fresh = ids.filter((id) => !group.members.some((member) => member.id === id));
      if (fresh.length === 0) throw new ImpossibleAct('all of them are members');
      const how = joinScene === 1 ? { joinScene, invitor: group.owner } : { joinScene, state };
      const members = [...group.members, ...fresh.map((id) => joiner(world, id, how))];
      // Events know 0 and 3, the list of members 1, 2 and 3 (D).
      const scene = joinScene === 1 ? 0 : 3;
      changeGroup(world, group, 'add_member', { members }, { scene, ids: fresh });
      return [];
    },
  ),

  groupIsLeft: act(
    z.strictObject({
      chatId: z.string(),
      ids: z.array(z.string()).min(1),
      removed: z.boolean().default(false),
    }),
    (world, { chatId, ids, removed }) => {
      const group = groupNamed(world, chatId);
      const members = group.members.filter(({ id }) => !ids.includes(id));
      if (members.length === group.members.length) throw new ImpossibleAct('none of them is a member');
      changeGroup(world, group, 'del_member', { members }, { scene: removed ? 1 : 0, ids });
      return [];
    },
  ),

  groupIsChanged: act(
    z.strictObject({
      chatId: z.string(),
      name: z.string().optional(),
      notice: z.string().optional(),
      owner: z.string().optional(),
    }),
    (world, { chatId, name, notice, owner }) => {
      const group = groupNamed(world, chatId);
      if (name !== undefined) changeGroup(world, group, 'change_name', { name });
      if (notice !== undefined) changeGroup(world, group, 'change_notice', { notice });
      if (owner !== undefined)
        changeGroup(world, group, 'change_owner', { owner: memberNamed(world, owner).userId });
      return [];
    },
  ),

  groupIsDismissed: act(z.strictObject({ chatId: z.string() }), (world, { chatId }) => {
    const group = groupNamed(world, chatId);
    group.dismissed = true;
    world.emit(chatEvent('dismiss', chatId, group.owner));
    return [];
  }),
};
