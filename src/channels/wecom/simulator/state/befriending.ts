/** How a member and a customer become friends and stop being it, and which events that raises. */
import { type CompanyEvent, contactEvent } from '../events.ts';
import type { Customer } from './company.ts';
import { isReachable, type Relation } from './relations.ts';
import type { World } from './world.ts';

export interface Meeting {
  readonly userId: string;
  readonly externalUserId: string;
  /** `add_way` of the contract, section 3.3. */
  readonly addWay: number;
  readonly state: string;
  /** Who asked: the member, the customer, or who shared him. */
  readonly operUserId: string;
  /** `half`: the member has not accepted; `requested`: he must agree, and nobody hears of it before. */
  readonly as: 'active' | 'half' | 'requested';
}

const SHANGHAI_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
const shanghaiDay = (seconds: number): number => Math.floor((seconds * 1000 + SHANGHAI_MS) / DAY_MS);

export function newCustomer(world: World, given: Partial<Customer> = {}): Customer {
  const { company, random } = world;
  const type = given.type ?? 1;
  const customer: Customer = {
    externalUserId: given.externalUserId ?? random.id('wm'),
    name: given.name ?? `客户${company.customers.size + 1}`,
    type,
    gender: given.gender ?? 0,
    // Only WeChat users have one.
    unionId: given.unionId ?? (type === 1 ? `o${random.letters(27)}` : ''),
    corpName: given.corpName ?? '',
    position: given.position ?? '',
  };
  company.customers.set(customer.externalUserId, customer);
  return customer;
}

/** Brings two together. Answers with the events; none when they are friends already. */
export function meet(world: World, meeting: Meeting): CompanyEvent[] {
  const { company, clock } = world;
  const relation = company.relations.row(meeting.userId, meeting.externalUserId);
  const before = relation.status;
  if (before === 'active' || (before === 'half' && meeting.as !== 'active')) return [];
  const now = clock.seconds();
  const leftToday = before === 'deletedByCustomer' && shanghaiDay(relation.endedAt) === shanghaiDay(now);
  Object.assign(relation, {
    status: meeting.as,
    createdAt: now,
    addWay: meeting.addWay,
    operUserId: meeting.operUserId,
    interactedAt: now,
    // F: who left and came back on the same day has no state in `get` until tomorrow; the event has it.
    state: leftToday ? '' : meeting.state,
    chatStarted: false,
  });
  if (leftToday)
    clock.schedule((shanghaiDay(now) + 1) * DAY_MS - SHANGHAI_MS, () => {
      relation.state = meeting.state;
    });
  return relation.status === 'requested' ? [] : [arrival(world, relation, meeting.state)];
}

/** The member accepts who is half a friend, or who asked. */
export function accept(world: World, relation: Relation): CompanyEvent[] {
  if (relation.status !== 'half' && relation.status !== 'requested') return [];
  const wasHalf = relation.status === 'half';
  relation.status = 'active';
  return [arrival(world, relation, relation.state, wasHalf)];
}

function arrival(world: World, relation: Relation, state: string, wasHalf = false): CompanyEvent {
  const half = relation.status === 'half';
  const code = wasHalf && wasWelcomed(world, relation) ? undefined : welcomeCode(world, relation);
  return contactEvent(half ? 'add_half_external_contact' : 'add_external_contact', relation, {
    State: state || undefined,
    WelcomeCode: code,
  });
}

const wasWelcomed = ({ company }: World, { userId, externalUserId }: Relation): boolean =>
  [...company.welcomeCodes.values()].some(
    (one) => one.used && one.userId === userId && one.externalUserId === externalUserId,
  );

/** No code when a chat began, when the half friend was welcomed already, or with somebody of another corp (D). */
function welcomeCode(world: World, { userId, externalUserId, chatStarted }: Relation): string | undefined {
  const { company, clock, random } = world;
  if (chatStarted || company.customers.get(externalUserId)?.type === 2) return undefined;
  forgetOldCodes(world);
  const code = random.letters(43);
  company.welcomeCodes.set(code, { code, userId, externalUserId, createdAt: clock.now(), used: false });
  return code;
}

/** Codes are good for 20 s; after an hour they are not even remembered, so that a long life costs nothing. */
function forgetOldCodes({ company, clock }: World): void {
  for (const [code, { createdAt }] of company.welcomeCodes) {
    if (createdAt > clock.now() - 3_600_000) break;
    company.welcomeCodes.delete(code);
  }
}

/** The customer deletes the member: the relation stays one-way. No event when the member had deleted first (D). */
export function customerLeaves(world: World, relation: Relation | undefined): CompanyEvent[] {
  if (relation?.status !== 'active') return [];
  relation.status = 'deletedByCustomer';
  relation.endedAt = world.clock.seconds();
  return [contactEvent('del_follow_user', relation)];
}

/** The member deletes the customer, or loses him to another: tags and remark are gone. */
export function memberLeaves(
  world: World,
  relation: Relation | undefined,
  how: 'deletedByStaff' | 'transferred' = 'deletedByStaff',
): CompanyEvent[] {
  if (!isReachable(relation)) return [];
  Object.assign(relation, { status: how, endedAt: world.clock.seconds(), state: '' });
  Object.assign(relation, { remark: '', description: '', company: '', mobiles: [], personalTags: [] });
  relation.tags = new Set();
  const source = how === 'transferred' ? { Source: 'DELETE_BY_TRANSFER' } : {};
  return [contactEvent('del_external_contact', relation, source)];
}
