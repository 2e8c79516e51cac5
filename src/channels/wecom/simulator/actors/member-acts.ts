/** What members (staff) do in the client. */
import { z } from 'zod';
import { contactEvent } from '../events.ts';
import { accept, meet, memberLeaves, newCustomer } from '../state/befriending.ts';
import type { GroupMessage, Sending } from '../state/company.ts';
import type { Relation } from '../state/relations.ts';
import type { World } from '../state/world.ts';
import { act, ImpossibleAct, memberNamed, pair, pairInput, relationBetween, tell, there } from './act.ts';

const SHANGHAI_MS = 8 * 3_600_000;

const editInput = z.strictObject({
  ...pair,
  remark: z.string().optional(),
  description: z.string().optional(),
  company: z.string().optional(),
  mobiles: z.array(z.string()).optional(),
  addTags: z.array(z.string()).default([]),
  removeTags: z.array(z.string()).default([]),
  /** The whole list of his own tags. */
  personalTags: z
    .array(z.strictObject({ group: z.string().default('个人标签'), name: z.string() }))
    .optional(),
});

/** Ids, or `group/name` as a person sees it. */
function tagIds({ company }: World, names: readonly string[]): string[] {
  return names.map((name) => {
    if (company.library.tag(name)) return name;
    const [group = '', tag = ''] = name.split('/');
    const found = company.library.groupNamed(group);
    return there(found && company.library.tagsOf(found).find((one) => one.name === tag), `tag: ${name}`).id;
  });
}

function edit(world: World, relation: Relation, input: z.output<typeof editInput>): string[] {
  const { remark, description, company, mobiles, personalTags, addTags, removeTags } = input;
  const before = JSON.stringify({ ...relation, mobiles: [], tags: [...relation.tags] });
  const mobilesChanged = mobiles !== undefined && mobiles.join() !== relation.mobiles.join();
  const given = { remark, description, company, mobiles, personalTags };
  Object.assign(
    relation,
    Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  );
  for (const id of tagIds(world, removeTags)) relation.tags.delete(id);
  for (const id of tagIds(world, addTags)) relation.tags.add(id);
  const otherChanged = JSON.stringify({ ...relation, mobiles: [], tags: [...relation.tags] }) !== before;
  const heard = otherChanged || (mobilesChanged && world.company.switches.mobileEditEvent);
  return heard ? tell(world, [contactEvent('edit_external_contact', relation)]) : [];
}

/** How many group messages each customer or group got this month, in Shanghai. */
function receivedThisMonth({ company, clock }: World): Map<string, number> {
  const month = (seconds: number) => new Date(seconds * 1000 + SHANGHAI_MS).toISOString().slice(0, 7);
  const now = month(clock.seconds());
  const counts = new Map<string, number>();
  for (const { sendings } of company.groupMessages.values())
    for (const { target, status, sentAt } of sendings)
      if (status === 1 && month(sentAt) === now) counts.set(target, (counts.get(target) ?? 0) + 1);
  return counts;
}

/** Messages that one may get this month: as many as it has days (D), unless the switch says fewer. */
function maxThisMonth({ company, clock }: World): number {
  const now = new Date(clock.now() + SHANGHAI_MS);
  const days = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 0)).getUTCDate();
  return company.switches.maxGroupMessagesPerMonth ?? days;
}

function sendAll(world: World, { chatType }: GroupMessage, sendings: readonly Sending[]): void {
  const received = receivedThisMonth(world);
  const max = maxThisMonth(world);
  for (const sending of sendings) {
    const relation = world.company.relations.find(sending.userId, sending.target);
    if (chatType === 'single' && relation?.status !== 'active') sending.status = 2;
    else if ((received.get(sending.target) ?? 0) >= max) sending.status = 3;
    else Object.assign(sending, { status: 1, sentAt: world.clock.seconds() });
  }
}

export const memberActs = {
  /** Accepts a half friend, or somebody who asked. */
  memberAccepts: act(pairInput, (world, input) => tell(world, accept(world, relationBetween(world, input)))),

  /** Adds a customer himself. */
  memberAddsCustomer: act(
    z.strictObject({
      userId: z.string(),
      externalUserId: z.string().optional(),
      addWay: z.number().int().default(2),
    }),
    (world, { userId: asked, externalUserId: known, addWay }) => {
      const { userId } = memberNamed(world, asked);
      const externalUserId = known ?? newCustomer(world).externalUserId;
      const meeting = {
        userId,
        externalUserId,
        addWay,
        state: '',
        operUserId: userId,
        as: 'active',
      } as const;
      return { externalUserId, userId, events: tell(world, meet(world, meeting)) };
    },
  ),

  memberDeletesCustomer: act(pairInput, (world, input) =>
    tell(world, memberLeaves(world, relationBetween(world, input))),
  ),

  /** Adds again whom he had deleted and who had kept him: silent (F), unless `reAddEvent`. */
  memberReAddsCustomer: act(pairInput, (world, input) => {
    const relation = relationBetween(world, input);
    if (relation.status !== 'deletedByStaff') throw new ImpossibleAct('he did not delete the customer');
    const { userId, externalUserId } = relation;
    const events = meet(world, {
      userId,
      externalUserId,
      addWay: 2,
      state: '',
      operUserId: userId,
      as: 'active',
    });
    return world.company.switches.reAddEvent ? tell(world, events) : [];
  }),

  /** Changes remark, description, tags or own tags: one event however much changed, and none when nothing did. */
  memberEditsCustomer: act(editInput, (world, input) => edit(world, relationBetween(world, input), input)),

  /** Confirms a group message: only now it is sent. */
  memberSendsGroupMessage: act(
    z.strictObject({ msgId: z.string(), userId: z.string() }),
    (world, { msgId, userId: asked }) => {
      const message = there(world.company.groupMessages.get(msgId), `group message: ${msgId}`);
      const { userId } = memberNamed(world, asked);
      const task = there(
        message.tasks.find((one) => one.userId === userId),
        `task of ${userId}`,
      );
      if (message.cancelled) throw new ImpossibleAct('the group message was cancelled');
      if (task.status === 2) throw new ImpossibleAct('he sent it already');
      const own = message.sendings.filter((sending) => sending.userId === userId);
      sendAll(world, message, own);
      Object.assign(task, { status: 2, sentAt: world.clock.seconds() });
      return own.map(({ target, status }) => ({ target, status }));
    },
  ),

  memberPublishesMoment: act(z.strictObject({ momentId: z.string(), userId: z.string() }), (world, input) => {
    const moment = there(world.company.moments.get(input.momentId), `moment: ${input.momentId}`);
    if (moment.cancelled) throw new ImpossibleAct('the moment was cancelled');
    const { userId } = memberNamed(world, input.userId);
    there(
      moment.tasks.find((one) => one.userId === userId),
      `task of ${userId}`,
    ).published = true;
    return [];
  }),

  /** Presses a button on a card that an app sent him. */
  memberPressesCard: act(
    z.strictObject({ userId: z.string(), taskId: z.string(), key: z.string() }),
    (world, { userId, taskId, key }) =>
      tell(world, [
        {
          event: 'template_card_event',
          fields: {
            EventKey: key,
            TaskId: taskId,
            CardType: 'button_interaction',
            ResponseCode: world.random.letters(40),
          },
          seenBy: memberNamed(world, userId).userId,
        },
      ]),
  ),
};
