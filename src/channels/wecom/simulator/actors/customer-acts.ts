/** What customers do. */
import { z } from 'zod';
import type { CompanyEvent } from '../events.ts';
import { customerLeaves, meet, newCustomer } from '../state/befriending.ts';
import type { AcquisitionLink, Customer } from '../state/company.ts';
import type { Relation } from '../state/relations.ts';
import { membersUnder } from '../state/scope.ts';
import { settleTransfer } from '../state/transfers.ts';
import type { World } from '../state/world.ts';
import { act, ImpossibleAct, memberNamed, pair, pairInput, relationBetween, tell, there } from './act.ts';

const who = {
  /** Absent for somebody new. */
  externalUserId: z.string().optional(),
  name: z.string().optional(),
  /** The one whom the code leads to; absent for anybody of it. */
  userId: z.string().optional(),
  /** `false`: the member has not accepted; with `skip_verify` the two are half friends until `memberAccepts`. */
  accepted: z.boolean().default(true),
};

interface Arrival {
  readonly externalUserId: string;
  readonly userId: string;
  readonly events: string[];
}

function customerOf(
  world: World,
  given: { externalUserId?: string | undefined; name?: string | undefined },
): Customer {
  const known = given.externalUserId && world.company.customers.get(given.externalUserId);
  if (known) return known;
  const { externalUserId, name } = given;
  return newCustomer(world, {
    ...(externalUserId ? { externalUserId } : {}),
    ...(name ? { name } : {}),
  });
}

/** Whom a code or link leads to: the one asked for, or any active one of it. */
function hostOf(
  world: World,
  code: { users: readonly string[]; parties: readonly number[] },
  userId?: string,
): string {
  const active = [
    ...code.users.map((one) => memberNamed(world, one)),
    ...membersUnder(world.company, code.parties),
  ]
    .filter(({ status, customerContact }) => status === 1 && customerContact)
    .map((member) => member.userId);
  if (userId)
    return there(
      active.find((one) => one.toLowerCase() === userId.toLowerCase()),
      `member of the code: ${userId}`,
    );
  if (active.length === 0) throw new ImpossibleAct('nobody of the code can be added');
  return world.random.pick(active);
}

interface Code {
  readonly users: readonly string[];
  readonly parties: readonly number[];
  readonly skipVerify: boolean;
}

function addThrough(
  world: World,
  code: Code,
  given: {
    externalUserId?: string | undefined;
    name?: string | undefined;
    userId?: string | undefined;
    accepted: boolean;
  },
  how: { addWay: number; state: string },
): Arrival {
  const { externalUserId } = customerOf(world, given);
  const userId = hostOf(world, code, given.userId);
  const as = given.accepted ? 'active' : code.skipVerify ? 'half' : 'requested';
  const events = meet(world, { userId, externalUserId, ...how, operUserId: externalUserId, as });
  return { externalUserId, userId, events: tell(world, events) };
}

function linkOf({ company }: World, linkId: string): AcquisitionLink {
  return there(company.links.get(linkId), `link: ${linkId}`);
}

/** Who came through a link is told about when he begins to chat, and with each message, of which the key tells more. */
function linkChatEvents(world: World, { userId, externalUserId }: Relation, first: boolean): CompanyEvent[] {
  const { company, clock, random } = world;
  const found = [...company.links.values()].flatMap((link) =>
    link.customers
      .filter((row) => row.externalUserId === externalUserId && row.userId === userId)
      .map((row) => ({ link, row })),
  );
  return found.flatMap(({ link: { linkId }, row }) => {
    row.chatStatus = 1;
    row.messages++;
    const key = random.letters(32);
    company.chatKeys.set(key, {
      linkId,
      userId,
      externalUserId,
      createdAt: clock.seconds(),
      messages: row.messages,
    });
    const fields = {
      LinkId: linkId,
      State: row.state || undefined,
      UserID: userId,
      ExternalUserID: externalUserId,
    };
    const event = { event: 'customer_acquisition', seenBy: userId } as const;
    return [
      ...(first ? [{ ...event, changeType: 'customer_start_chat', fields }] : []),
      { ...event, changeType: 'message_from_customer', fields: { ...fields, ChatKey: key } },
    ];
  });
}

export const customerActs = {
  /** Scans a contact way; who is a friend already causes nothing (F). */
  customerScansCode: act(z.strictObject({ configId: z.string(), ...who }), (world, input) => {
    const way = there(world.company.contactWays.get(input.configId), `contact way: ${input.configId}`);
    return addThrough(world, way, input, { addWay: 1, state: way.state });
  }),

  /** Opens an acquisition link; `channel` is its `customer_channel`, of which 64 bytes arrive (D). */
  customerOpensLink: act(
    z.strictObject({ linkId: z.string(), channel: z.string().default(''), ...who }),
    (world, input) => {
      const link = linkOf(world, input.linkId);
      const state = Buffer.from(input.channel)
        .subarray(0, 64)
        .toString()
        .replace(/\ufffd+$/, '');
      link.clicks++;
      const arrival = addThrough(world, link, input, { addWay: 16, state });
      if (arrival.events.length > 0) {
        const { userId, externalUserId } = arrival;
        const at = world.clock.seconds();
        link.customers.push({ userId, externalUserId, chatStatus: 0, state, at, messages: 0 });
        world.company.quota.balance = Math.max(world.company.quota.balance - 1, 0);
        world.emit({
          event: 'customer_acquisition',
          changeType: 'friend_request',
          fields: { LinkId: link.linkId, State: state || undefined },
          seenBy: userId,
        });
      }
      return arrival;
    },
  ),

  /** Finds the member without a code: by search, card, group … (`add_way` of the contract, section 3.3). */
  customerAddsMember: act(
    z.strictObject({
      ...who,
      userId: z.string(),
      addWay: z.number().int().default(3),
      state: z.string().default(''),
      type: z.union([z.literal(1), z.literal(2)]).default(1),
    }),
    (world, input): Arrival => {
      const { userId } = memberNamed(world, input.userId);
      const known = input.externalUserId && world.company.customers.get(input.externalUserId);
      const customer =
        known || (input.type === 2 ? newCustomer(world, { type: 2 }) : customerOf(world, input));
      const { externalUserId } = customer;
      const as = input.accepted ? 'active' : 'requested';
      const { addWay, state } = input;
      const events = meet(world, { userId, externalUserId, addWay, state, operUserId: externalUserId, as });
      return { externalUserId, userId, events: tell(world, events) };
    },
  ),

  customerDeletesMember: act(pairInput, (world, input) =>
    tell(world, customerLeaves(world, relationBetween(world, input))),
  ),

  /** Writes to the member: from now on no welcome message goes out, and he is the one in touch last. */
  customerWrites: act(pairInput, (world, input) => {
    const relation = relationBetween(world, input);
    const first = !relation.chatStarted;
    Object.assign(relation, { chatStarted: true, interactedAt: world.clock.seconds() });
    return tell(world, linkChatEvents(world, relation, first));
  }),

  /** Likes a published moment, or comments on it. */
  customerReactsToMoment: act(
    z.strictObject({ momentId: z.string(), ...pair, kind: z.enum(['like', 'comment']) }),
    (world, { momentId, userId, externalUserId, kind }) => {
      const moment = there(world.company.moments.get(momentId), `moment: ${momentId}`);
      const task = there(
        moment.tasks.find((one) => one.userId === userId && one.published),
        'published moment',
      );
      there(
        task.customers.find((id) => id === externalUserId),
        `customer of the moment: ${externalUserId}`,
      );
      moment[kind === 'like' ? 'likes' : 'comments'].push({
        userId,
        by: externalUserId,
        at: world.clock.seconds(),
      });
      return [];
    },
  ),

  /** Refuses, accepts, or cannot be taken by, the member whom he is handed over to. */
  transferSettles: act(
    z.strictObject({
      takeoverUserId: z.string(),
      externalUserId: z.string(),
      how: z.enum(['accepted', 'refused', 'full']),
    }),
    (world, { takeoverUserId, externalUserId, how }) => {
      const transfer = world.company.transfers.find(
        (one) => one.takeover === takeoverUserId && one.externalUserId === externalUserId && one.status === 2,
      );
      return tell(world, settleTransfer(world, there(transfer, 'waiting transfer'), how));
    },
  ),
};
