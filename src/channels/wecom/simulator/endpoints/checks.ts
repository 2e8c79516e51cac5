/** Checks that several endpoints share, with the code that each failure answers. */
import { need, refuse } from '../failure.ts';
import type { Call } from '../pipeline/endpoint.ts';
import { type Customer, type Member, memberOf } from '../state/company.ts';
import { isReachable, type Relation } from '../state/relations.ts';
import { isVisible, membersUnder } from '../state/scope.ts';

/** Codes: 40003 not a userid, 60111 unknown or not visible to the app. */
export function seenMember({ world, app }: Call, userId: string): Member {
  need(/^[\w.@-]{1,64}$/.test(userId), 40003);
  const member = memberOf(world.company, userId);
  return member && isVisible(world.company, app, member) ? member : refuse(60111);
}

/** Codes: 41035 missing, 40096 not of this corp. */
export function knownCustomer({ world }: Call, externalUserId: string): Customer {
  need(externalUserId, 41035);
  return world.company.customers.get(externalUserId) ?? refuse(40096);
}

/** The relation that a call speaks of. Codes: 40003, 60111, 41035, 40096, 84061 no relation, half, or deleted by the member. */
export function reachableRelation(call: Call): Relation {
  const userId = call.body.text('userid');
  const externalUserId = call.body.text('external_userid');
  const member = seenMember(call, userId);
  knownCustomer(call, externalUserId);
  const relation = call.world.company.relations.find(member.userId, externalUserId);
  return isReachable(relation) ? relation : refuse(84061);
}

/** D: members that one contact way or link may lead to. */
const MAX_CODE_USERS = 100;

/** Who a code leads to. Codes: 60011 not arrays, `tooMany`, 40003, 60111, 60123, 41054 not active or without 客户联系. */
export function codeUsers(
  call: Call,
  given: { users: unknown; parties: unknown },
  tooMany: number,
  max: number = MAX_CODE_USERS,
): { users: string[]; parties: number[] } {
  const { company } = call.world;
  const { users = [], parties = [] } = given;
  // F: a string instead of an array answers "no privilege", not "invalid parameter".
  need(Array.isArray(users) && Array.isArray(parties), 60011);
  const members = users.map((userId) => seenMember(call, String(userId)));
  for (const id of parties) need(company.departments.has(Number(id)), 60123);
  const all = new Set([...members, ...membersUnder(company, parties.map(Number))]);
  need(all.size <= max, tooMany);
  need(
    members.every(({ status, customerContact }) => status === 1 && customerContact),
    41054,
  );
  return { users: members.map(({ userId }) => userId), parties: parties.map(Number) };
}
