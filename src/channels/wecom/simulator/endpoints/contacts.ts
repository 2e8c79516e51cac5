/** Customers and who follows them (contract sections 3.1 to 3.6). */
import { contactEvent } from '../events.ts';
import { need, refuse } from '../failure.ts';
import { type Call, type Endpoints, type Fields, get, post } from '../pipeline/endpoint.ts';
import { cursorAt, pageOf, positionOf } from '../pipeline/pages.ts';
import { type Customer, type Member, memberOf } from '../state/company.ts';
import { isReachable, type Relation } from '../state/relations.ts';
import { followersSeenBy, isVisible, membersUnder } from '../state/scope.ts';
import type { Switches } from '../state/switches.ts';
import { knownCustomer, reachableRelation, seenMember } from './checks.ts';

/** D: followers on one page of `get`. */
const FOLLOWERS_PER_PAGE = 500;
/** D: members of one question of `batch/get_by_user`, and rows of its page. */
const MAX_BATCH_USERS = 100;
const MAX_BATCH_ROWS = 100;
/** D and A: lengths of what `remark` writes, in characters. */
const LENGTHS = { remark: 20, description: 150, remark_company: 20 } as const;

function customerView(customer: Customer): Fields {
  const wecom = customer.type === 2;
  return {
    external_userid: customer.externalUserId,
    name: customer.name,
    avatar: `http://wx.qlogo.cn/mmhead/${customer.externalUserId.slice(2, 14)}/0`,
    type: customer.type,
    gender: customer.gender,
    ...(customer.unionId ? { unionid: customer.unionId } : {}),
    ...(wecom
      ? {
          position: customer.position,
          corp_name: customer.corpName,
          corp_full_name: customer.corpName,
          external_profile: { external_attr: [] },
        }
      : {}),
  };
}

/** A field that may be missing: always there, never, or now and then, by what `emptyFields` says. */
function leaveOutEmpty(fields: Fields, how: Switches['emptyFields'], dice: number): Fields {
  const empty = (value: unknown) => value === '' || (Array.isArray(value) && value.length === 0);
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([, value], at) => !empty(value) || how === 'empty' || (how === 'mixed' && (dice + at) % 3 !== 0),
    ),
  );
}

const pairFields = (relation: Relation): Fields => ({
  userid: relation.userId,
  remark: relation.remark,
  description: relation.description,
  createtime: relation.createdAt,
  remark_corp_name: relation.company,
  remark_mobiles: relation.mobiles,
  add_way: relation.addWay,
});

/** Fields that real answers sometimes lack. */
const looseFields = (relation: Relation): Fields => ({
  state: relation.state,
  oper_userid: relation.operUserId,
});

function followerView({ world }: Call, relation: Relation): Fields {
  const { library, switches } = world.company;
  const tags = [...relation.tags].flatMap((id) => {
    const tag = library.tag(id);
    const group = tag && library.group(tag.groupId);
    const type = group?.strategyId === undefined ? 1 : 3;
    return tag && group ? [{ group_name: group.name, tag_name: tag.name, tag_id: id, type }] : [];
  });
  const personal = relation.personalTags.map(({ group, name }) => ({
    group_name: group,
    tag_name: name,
    type: 2,
  }));
  const fields = { ...pairFields(relation), ...looseFields(relation), tags: [...tags, ...personal] };
  return { ...leaveOutEmpty(fields, switches.emptyFields, relation.createdAt), userid: relation.userId };
}

function getCustomer(call: Call): Fields {
  const { world, app, query } = call;
  const { company, clock } = world;
  const customer = knownCustomer(call, query.text('external_userid'));
  const { externalUserId } = customer;
  const lagging = clock.seconds() - company.switches.deleteLagSeconds;
  const rows = company.relations.ofCustomer(externalUserId).filter((relation) => {
    const member = memberOf(company, relation.userId);
    const there =
      isReachable(relation) || (relation.status === 'deletedByStaff' && relation.endedAt > lagging);
    return there && member?.customerContact && isVisible(company, app, member);
  });
  need(rows.length > 0, 84061);
  const page = pageOf(`get ${externalUserId}`, rows, query.text('cursor'), FOLLOWERS_PER_PAGE);
  return {
    external_contact: customerView(customer),
    follow_user: page.rows.map((relation) => followerView(call, relation)),
    ...(page.next ? { next_cursor: page.next } : {}),
  };
}

const isListed = (relation: Relation, { oneWayListed }: Switches): boolean =>
  isReachable(relation) && (oneWayListed || relation.status === 'active');

function listCustomers(call: Call): Fields {
  const { world, query } = call;
  const { relations, switches } = world.company;
  const member = seenMember(call, query.text('userid'));
  const rows = relations.ofUser(member.userId).filter((relation) => isListed(relation, switches));
  const none = rows.length === 0 || !member.customerContact;
  if (none && switches.emptyList === 84061) refuse(84061);
  // D: the order means nothing.
  return {
    external_userid: none ? [] : world.random.shuffled(rows).map((relation) => relation.externalUserId),
  };
}

/** One row of a batch: an object instead of a list, and tags as ids only, without personal ones. */
function batchRow({ world }: Call, relation: Relation): Fields {
  const { customers, switches } = world.company;
  const customer = customers.get(relation.externalUserId);
  const loose = { ...pairFields(relation), ...looseFields(relation), tag_id: [...relation.tags] };
  return {
    external_contact: customer ? customerView(customer) : {},
    follow_info: {
      ...leaveOutEmpty(loose, switches.emptyFields, relation.createdAt),
      userid: relation.userId,
    },
  };
}

/**
 * Goes through the members in the order of the question and through each one's rows. The position is (member, row), and
 * rows never move, so a page costs what it holds and a customer who was there all the time is on exactly one page.
 */
function batchByUser(call: Call): Fields {
  const { world, body } = call;
  const { relations, switches } = world.company;
  const userIds = body.texts('userid_list');
  need(userIds.length > 0 && userIds.length <= MAX_BATCH_USERS, 40058);
  const members = userIds.map((userId) => seenMember(call, userId));
  const question = `batch ${userIds.join('|')}`;
  const limit = body.limit(50, MAX_BATCH_ROWS);
  let [user = 0, row = 0] = positionOf(question, body.text('cursor'), [0, 0]);
  const page: Relation[] = [];
  for (; user < members.length; user++, row = 0) {
    const member = members[user] as Member;
    const rows = member.customerContact ? relations.ofUser(member.userId) : [];
    for (; row < rows.length && page.length < limit; row++) {
      const relation = rows[row];
      if (relation && isListed(relation, switches)) page.push(relation);
    }
    if (row < rows.length) break;
  }
  return {
    external_contact_list: page.map((relation) => batchRow(call, relation)),
    next_cursor: cursorAt(question, user < members.length ? [user, row] : null),
  };
}

function writeRemark(call: Call): undefined {
  const { world, body } = call;
  const relation = reachableRelation(call);
  const fields = ['remark', 'description', 'remark_company', 'remark_mobiles', 'remark_pic_mediaid'];
  need(
    fields.some((name) => body.has(name)),
    40058,
  );
  for (const [name, length] of Object.entries(LENGTHS)) need([...body.text(name)].length <= length, 40058);
  const customer = world.company.customers.get(relation.externalUserId);
  relation.remark = body.textOr('remark', relation.remark);
  relation.description = body.textOr('description', relation.description);
  // D: only WeChat users have a company that the member wrote.
  if (customer?.type === 1) relation.company = body.textOr('remark_company', relation.company);
  if (body.has('remark_mobiles')) relation.mobiles = mobilesIn(call);
  world.emitFromApi(contactEvent('edit_external_contact', relation));
}

/** Overwrites; documented as cleared with `""`, which is taken as a bare string and inside the array. */
const mobilesIn = ({ body }: Call): string[] =>
  body.fields.remark_mobiles === '' ? [] : body.texts('remark_mobiles').filter((mobile) => mobile !== '');

function checkFollowUsers(call: Call): Fields {
  const { world, app, body } = call;
  const inRange = new Set(followersSeenBy(world.company, app).map(({ userId }) => userId.toLowerCase()));
  const asked = body.texts('userid');
  const parties = body.numbers('partyid');
  const authorized = [
    ...asked.filter((userId) => inRange.has(userId.toLowerCase())),
    ...membersUnder(world.company, parties).flatMap(({ userId }) =>
      inRange.has(userId.toLowerCase()) && !asked.includes(userId) ? [userId] : [],
    ),
  ];
  return {
    authorized: { userid: authorized },
    unauthorized: {
      userid: asked.filter((userId) => !inRange.has(userId.toLowerCase())),
      partyid: parties.filter((id) => !world.company.departments.has(id)),
    },
  };
}

function openIdOf(call: Call): Fields {
  const customer = knownCustomer(call, call.body.text('external_userid'));
  need(customer.type === 1, 40096);
  return { openid: `o${customer.externalUserId.slice(2, 29)}` };
}

export const contactEndpoints: Endpoints = {
  'externalcontact/get_follow_user_list': get(
    ({ world, app }) => ({ follow_user: followersSeenBy(world.company, app).map(({ userId }) => userId) }),
    { empty: { follow_user: [] } },
  ),
  'externalcontact/check_follow_user': post(checkFollowUsers),
  'externalcontact/list': get(listCustomers, { empty: { external_userid: [] } }),
  'externalcontact/get': get(getCustomer, { empty: { follow_user: [] } }),
  'externalcontact/batch/get_by_user': post(batchByUser, { empty: { external_contact_list: [] } }),
  'externalcontact/remark': post(writeRemark, {
    fewInFlight: true,
    oneInFlight: { field: 'external_userid', code: (switches) => switches.sameContactCode },
  }),
  'externalcontact/convert_to_openid': post(openIdOf),
};
