/** What administrators do in the console, and what happens to members. */
import { z } from 'zod';
import { type CompanyEvent, tagEvent } from '../events.ts';
import type { Author, TagChange } from '../state/tag-library.ts';
import type { World } from '../state/world.ts';
import { act, departmentNamed, ImpossibleAct, memberNamed, tell, there } from './act.ts';

const CONSOLE = { owner: 'console', foreignCode: 0 } as const;

const authorOf = ({ company, clock, random }: World): Author => ({
  owner: 'console',
  now: clock.seconds(),
  newId: () => random.id('et'),
  max: company.switches.maxCorpTags,
  skipTaken: false,
  ownGroupsOnly: false,
});

/** One callback per tag and group, in the same second (F). */
const changed = (kind: 'create' | 'update' | 'delete', changes: readonly TagChange[]): CompanyEvent[] =>
  changes.map(({ id, tagType }) => tagEvent(kind, { Id: id, TagType: tagType }));

const directoryEvent = (
  changeType: string,
  fields: CompanyEvent['fields'],
  seenBy?: string,
): CompanyEvent => ({
  event: 'change_contact',
  changeType,
  fields,
  ...(seenBy ? { seenBy } : {}),
});

const memberInput = z.strictObject({
  userId: z.string().regex(/^[\w.@-]{1,64}$/),
  name: z.string().optional(),
  departments: z.array(z.number().int()).default([1]),
  leaderOf: z.array(z.number().int()).default([]),
  position: z.string().default(''),
  status: z.union([z.literal(1), z.literal(2), z.literal(4)]).default(1),
  customerContact: z.boolean().default(true),
});

export const adminActs = {
  adminCreatesTags: act(
    z.strictObject({ group: z.string(), tags: z.array(z.string()).min(1) }),
    (world, { group, tags }) => {
      const names = tags.map((name) => ({ name }));
      const added = world.company.library.add({ group: { name: group }, tags: names }, authorOf(world));
      const changes: TagChange[] = added.created.map(({ id }) => ({ id, tagType: 'tag' }));
      if (added.newGroup) changes.unshift({ id: added.group.id, tagType: 'tag_group' });
      tell(world, changed('create', changes));
      return {
        groupId: added.group.id,
        tagIds: Object.fromEntries(added.created.map(({ name, id }) => [name, id])),
      };
    },
  ),

  /** Renames a tag or group. */
  adminEditsTag: act(
    z.strictObject({ id: z.string(), name: z.string().optional(), order: z.number().int().optional() }),
    (world, { id, ...change }) =>
      tell(world, changed('update', [world.company.library.edit(id, change, CONSOLE)])),
  ),

  /** Deletes tags and groups. Of a group only the group is told, and no customer's edit (D, A). */
  adminDeletesTags: act(
    z.strictObject({ tagIds: z.array(z.string()).default([]), groupIds: z.array(z.string()).default([]) }),
    (world, { tagIds, groupIds }) => {
      const deleted = world.company.library.delete(tagIds, groupIds, CONSOLE);
      world.company.relations.removeTags(deleted.tagIds);
      return tell(world, changed('delete', deleted.changes));
    },
  ),

  /** Drags the tags of a group, or the groups (`groupId` absent), into an order, first one on top. */
  adminReordersTags: act(
    z.strictObject({ groupId: z.string().optional(), ids: z.array(z.string()) }),
    (world, { groupId, ids }) => {
      world.company.library.reorder(ids);
      return tell(world, [tagEvent('shuffle', { Id: groupId ?? '' })]);
    },
  ),

  /** 规则组 with one group of tags. `owner`: the app that made it; the console's when absent. */
  adminCreatesStrategy: act(
    z.strictObject({
      name: z.string(),
      group: z.string(),
      tags: z.array(z.string()).min(1),
      owner: z.number().int().optional(),
    }),
    ({ company, clock, random }, { name, group, tags, owner }) => {
      const strategy = { id: company.strategies.length + 1, name, owner: owner ?? ('console' as const) };
      company.strategies.push(strategy);
      const made = company.library.addToStrategy(strategy, group, tags, {
        now: clock.seconds(),
        newId: () => random.id('st'),
      });
      return { strategyId: strategy.id, groupId: made.id, tagIds: made.tagIds };
    },
  ),

  adminAddsDepartment: act(
    z.strictObject({ id: z.number().int().min(2), name: z.string(), parentId: z.number().int().default(1) }),
    (world, { id, name, parentId }) => {
      departmentNamed(world, parentId);
      world.company.departments.set(id, { id, name, parentId, order: id });
      return tell(world, [directoryEvent('create_party', { Id: String(id), ParentId: String(parentId) })]);
    },
  ),

  adminAddsMember: act(memberInput, (world, input) => {
    if (world.company.members.has(input.userId.toLowerCase())) throw new ImpossibleAct('the member exists');
    for (const id of input.departments) departmentNamed(world, id);
    world.company.members.set(input.userId.toLowerCase(), {
      ...input,
      name: input.name ?? input.userId,
      leftAt: 0,
    });
    const fields = { UserID: input.userId, Department: input.departments.join(',') };
    return tell(world, [directoryEvent('create_user', fields, input.userId)]);
  }),

  adminEditsMember: act(
    memberInput.partial().extend({ userId: z.string() }),
    (world, { userId, departments, ...change }) => {
      const member = memberNamed(world, userId);
      const given = { ...change, departments };
      Object.assign(
        member,
        Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
      );
      const fields = { UserID: member.userId, Department: departments?.join(',') };
      return tell(world, [directoryEvent('update_user', fields, member.userId)]);
    },
  ),

  /** The member leaves the company: his customers wait to be taken over. */
  memberLeavesCompany: act(z.strictObject({ userId: z.string() }), (world, { userId }) => {
    const member = memberNamed(world, userId);
    const told = tell(world, [directoryEvent('delete_user', { UserID: member.userId }, member.userId)]);
    Object.assign(member, { status: 5, leftAt: world.clock.seconds() });
    for (const group of world.company.groups.values()) if (group.owner === member.userId) group.status = 1;
    return told;
  }),

  /** Changes what an app may do or see, its callback address, or whether it is closed. */
  adminEditsApp: act(
    z.strictObject({
      agentId: z.number().int(),
      customerContact: z.boolean().optional(),
      closed: z.boolean().optional(),
      trustedDomain: z.string().optional(),
      visible: z
        .union([
          z.literal('all'),
          z.strictObject({
            userIds: z.array(z.string()).default([]),
            departmentIds: z.array(z.number().int()).default([]),
          }),
        ])
        .optional(),
      callback: z.strictObject({ url: z.url(), token: z.string(), aesKey: z.string() }).nullable().optional(),
    }),
    ({ company }, { agentId, ...change }) => {
      const app = there(
        company.apps.find((one) => one.agentId === agentId),
        `app: ${agentId}`,
      );
      Object.assign(
        app,
        Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)),
      );
      return [];
    },
  ),

  /** Makes a group robot; its key is part of the webhook's address. */
  adminAddsRobot: act(z.strictObject({ key: z.string().optional() }), ({ company, random }, { key }) => {
    const made = key ?? [8, 4, 4, 4, 12].map((length) => random.hex(length)).join('-');
    company.robots.set(made, { enabled: true });
    return { key: made };
  }),

  adminBuysQuota: act(
    z.strictObject({ amount: z.number().int(), days: z.number().int().default(365) }),
    (world, { amount, days }) => {
      const { quota } = world.company;
      quota.total += amount;
      quota.balance += amount;
      quota.expires = world.clock.seconds() + days * 86_400;
      return tell(world, [{ event: 'customer_acquisition', changeType: 'balance_increased', fields: {} }]);
    },
  ),
};
