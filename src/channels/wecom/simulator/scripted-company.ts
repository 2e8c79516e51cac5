/** Fills a corp with people from the seed: members, library, customers who follow a skewed spread, groups. No events. */

import { newCustomer } from './state/befriending.ts';
import type { Customer, Member } from './state/company.ts';
import type { World } from './state/world.ts';

export interface Script {
  /** Departments below the root; members are spread over them. */
  readonly departments?: number | undefined;
  readonly members?: number | undefined;
  readonly customers?: number | undefined;
  /** Relations in all; what is above `customers` goes to second and third followers. */
  readonly relations?: number | undefined;
  readonly tagGroups?: number | undefined;
  readonly tagsPerGroup?: number | undefined;
  /** Tags on a relation, at most. */
  readonly tagsPerRelation?: number | undefined;
  readonly groups?: number | undefined;
  /** Share of relations that the customer ended. */
  readonly lost?: number | undefined;
}

const FAMILY = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗'];
const GIVEN = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚'];
const LIBRARY: readonly (readonly [string, readonly string[]])[] = [
  ['意向', ['高意向', '中意向', '低意向', '无意向']],
  ['客户等级', ['VIP', '重要', '普通', '潜在']],
  ['来源', ['门店', '官网', '转介绍', '活动', '短视频']],
  ['阶段', ['新客', '已沟通', '报价中', '已成交', '已流失']],
  ['兴趣', ['护肤', '彩妆', '香水', '母婴', '健康']],
  ['地区', ['华东', '华南', '华北', '西南', '海外']],
];
const ADD_WAYS = [1, 1, 1, 2, 3, 4, 16, 202];
const DAY = 86_400;

export function fillCompany(world: World, script: Script): void {
  const { departments = 3, members = 10, customers = 200, groups = 3 } = script;
  const staff = addMembers(world, departments, members);
  const tagIds = addLibrary(world, script.tagGroups ?? LIBRARY.length, script.tagsPerGroup ?? 5);
  const people = Array.from({ length: customers }, () =>
    newCustomer(world, {
      name: personName(world),
      type: world.random.chance(0.05) ? 2 : 1,
      gender: world.random.below(3) as 0 | 1 | 2,
    }),
  );
  addRelations(world, staff, people, tagIds, script);
  for (let at = 0; at < groups && staff.length > 0; at++) addGroup(world, at, staff, people);
}

const personName = ({ random }: World): string =>
  random.pick(FAMILY) + random.pick(GIVEN) + (random.chance(0.5) ? random.pick(GIVEN) : '');

function addMembers(world: World, departments: number, members: number): Member[] {
  const { company } = world;
  const from = company.departments.size + 1;
  for (let id = from; id < from + departments; id++)
    company.departments.set(id, { id, parentId: 1, name: `门店${id - 1}`, order: id });
  const ids = [...company.departments.keys()];
  return Array.from({ length: members }, (_, at): Member => {
    const number = company.members.size + 1;
    const member: Member = {
      userId: `staff${number}`,
      name: personName(world),
      departments: [ids[at % ids.length] ?? 1],
      leaderOf: [],
      position: '顾问',
      status: 1,
      customerContact: true,
      leftAt: 0,
    };
    company.members.set(member.userId, member);
    return member;
  });
}

function addLibrary({ company, clock, random }: World, groups: number, tagsPerGroup: number): string[] {
  const by = {
    owner: 'console',
    now: clock.seconds(),
    newId: () => random.id('et'),
    max: Number.POSITIVE_INFINITY,
    skipTaken: true,
    ownGroupsOnly: false,
  } as const;
  return Array.from({ length: groups }, (_, at) => {
    const [name, words] = LIBRARY[at] ?? [`标签组${at + 1}`, []];
    const tags = Array.from({ length: tagsPerGroup }, (__, n) => ({
      name: words[n] ?? `${name}${n + 1}`,
      order: tagsPerGroup - n,
    }));
    return company.library.add({ group: { name, order: groups - at }, tags }, by).created.map(({ id }) => id);
  }).flat();
}

/** Some members have many customers and most have few, as in life. */
function addRelations(
  world: World,
  staff: readonly Member[],
  people: readonly Customer[],
  tagIds: readonly string[],
  script: Script,
): void {
  if (staff.length === 0 || people.length === 0) return;
  const { company, random } = world;
  // More pairs than there are cannot be made.
  const wanted = Math.min(script.relations ?? people.length, staff.length * people.length);
  let made = 0;
  for (let at = 0; made < wanted; at++) {
    const customer = people[at % people.length] as Customer;
    const skewed = Math.floor(random.next() ** 2 * staff.length);
    const start = at < people.length ? skewed : Math.floor(at / people.length) + skewed;
    for (let step = 0; step < staff.length; step++) {
      const member = staff[(start + step) % staff.length] as Member;
      if (company.relations.find(member.userId, customer.externalUserId)) continue;
      addRelation(world, member, customer, tagIds, script);
      made++;
      break;
    }
  }
}

function addRelation(
  world: World,
  { userId }: Member,
  customer: Customer,
  tagIds: readonly string[],
  script: Script,
): void {
  const { company, clock, random } = world;
  const { externalUserId, name } = customer;
  const relation = company.relations.row(userId, externalUserId);
  const createdAt = clock.seconds() - random.below(365 * DAY);
  const lost = random.chance(script.lost ?? 0);
  const addWay = random.pick(ADD_WAYS);
  Object.assign(relation, {
    status: lost ? 'deletedByCustomer' : 'active',
    remark: random.chance(0.3) ? `${name}-老客`.slice(0, 20) : '',
    createdAt,
    addWay,
    operUserId: addWay === 2 ? userId : externalUserId,
    interactedAt: createdAt + random.below(clock.seconds() - createdAt + 1),
    chatStarted: true,
    endedAt: lost ? clock.seconds() : 0,
  });
  const count = tagIds.length === 0 ? 0 : random.below((script.tagsPerRelation ?? 3) + 1);
  for (let n = 0; n < count; n++) relation.tags.add(random.pick(tagIds));
  if (random.chance(0.05)) relation.personalTags = [{ group: '个人标签', name: '老朋友' }];
}

function addGroup(
  { company, clock, random }: World,
  at: number,
  staff: readonly Member[],
  people: readonly Customer[],
): void {
  const owner = random.pick(staff).userId;
  const joinedAt = clock.seconds();
  const chatId = random.id('wr');
  const guests = new Set(
    people.length > 0 ? Array.from({ length: 20 }, () => random.pick(people).externalUserId) : [],
  );
  company.groups.set(chatId, {
    chatId,
    name: `福利群${at + 1}`,
    owner,
    notice: '',
    createdAt: joinedAt,
    status: 0,
    members: [
      { id: owner, type: 1, joinedAt, joinScene: 1, invitor: owner, state: '' },
      ...[...guests].map((id) => ({ id, type: 2, joinedAt, joinScene: 3, invitor: '', state: '' }) as const),
    ],
    admins: [],
    version: random.hex(32),
    dismissed: false,
    stale: null,
  });
}
