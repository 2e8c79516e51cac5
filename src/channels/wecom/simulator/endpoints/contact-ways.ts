/** Contact ways, 渠道活码 (contract section 4.1), and join ways of groups (4.3). An app sees only its own. */
import { need, refuse } from '../failure.ts';
import { type Call, type Endpoints, type Fields, type Input, post } from '../pipeline/endpoint.ts';
import { pageOf } from '../pipeline/pages.ts';
import type { ContactWay, JoinWay } from '../state/company.ts';
import { codeUsers } from './checks.ts';

/** D: characters of `remark` and `state`. */
const MAX_TEXT = 30;
const DAY = 86_400;
/** D: the list begins 90 days ago. */
const LISTED_DAYS = 90;

function checkTexts(body: Input): void {
  for (const name of ['remark', 'state']) need([...body.text(name)].length <= MAX_TEXT, 40058);
}

const room = ({ world }: Call): boolean =>
  world.company.contactWays.size + world.company.joinWays.size < world.company.switches.maxContactWays;

/** D: the two fields without which there is no code, each with a code of its own. */
function oneOrTwo(body: Input, name: string, missing: number, invalid: number): 1 | 2 {
  need(body.has(name), missing);
  const value = body.number(name, 0);
  return value === 1 || value === 2 ? value : refuse(invalid);
}

function addContactWay(call: Call): Fields {
  const { world, app, body } = call;
  const type = oneOrTwo(body, 'type', 41037, 41039);
  const scene = oneOrTwo(body, 'scene', 41038, 41040);
  checkTexts(body);
  need(!body.has('conclusions') || body.flag('is_temp', false), 40058);
  const who = codeUsers(call, { users: body.fields.user, parties: body.fields.party }, 41041);
  if (type === 1) need(who.users.length === 1 && who.parties.length === 0, 40058);
  else need(who.users.length + who.parties.length > 0, 40058);
  need(room(call), 41045);
  const way: ContactWay = {
    configId: world.random.hex(32),
    agentId: app.agentId,
    createdAt: world.clock.seconds(),
    type,
    scene,
    style: body.number('style', 1),
    remark: body.text('remark'),
    skipVerify: body.flag('skip_verify', true),
    state: body.text('state'),
    ...who,
    isTemp: body.flag('is_temp', false),
    isExclusive: body.flag('is_exclusive', false),
    conclusions: body.fields.conclusions ?? null,
  };
  world.company.contactWays.set(way.configId, way);
  return { config_id: way.configId, ...qrCode(call, way) };
}

/** The address of the code, only for scene 2; here it leads to a page of the simulator that plays the customer. */
const qrCode = ({ world }: Call, way: ContactWay): Fields =>
  way.scene === 2 ? { qr_code: `${world.address()}/codes/${world.company.corpId}/${way.configId}` } : {};

function ownWay({ world, app, body }: Call): ContactWay {
  const id = body.text('config_id');
  need(id, 41043);
  const way = world.company.contactWays.get(id);
  return way?.agentId === app.agentId ? way : refuse(41044);
}

function getContactWay(call: Call): Fields {
  const way = ownWay(call);
  return {
    contact_way: {
      config_id: way.configId,
      type: way.type,
      scene: way.scene,
      style: way.style,
      remark: way.remark,
      skip_verify: way.skipVerify,
      state: way.state,
      ...qrCode(call, way),
      user: way.users,
      party: way.parties,
      is_temp: way.isTemp,
      is_exclusive: way.isExclusive,
      ...(way.conclusions ? { conclusions: way.conclusions } : {}),
    },
  };
}

/** Given fields overwrite, users and parties wholesale; type and scene stay. */
function updateContactWay(call: Call): undefined {
  const { body } = call;
  const way = ownWay(call);
  checkTexts(body);
  const who = codeUsers(
    call,
    { users: body.fields.user ?? way.users, parties: body.fields.party ?? way.parties },
    41041,
  );
  if (way.type === 1) need(who.users.length === 1 && who.parties.length === 0, 40058);
  way.remark = body.textOr('remark', way.remark);
  way.state = body.textOr('state', way.state);
  way.skipVerify = body.flag('skip_verify', way.skipVerify);
  way.style = body.number('style', way.style);
  way.isExclusive = body.flag('is_exclusive', way.isExclusive);
  Object.assign(way, who);
}

function listContactWays({ world, app, body }: Call): Fields {
  const now = world.clock.seconds();
  const from = body.number('start_time', now - LISTED_DAYS * DAY);
  const to = body.number('end_time', now);
  const ways = [...world.company.contactWays.values()].filter(
    (way) => way.agentId === app.agentId && !way.isTemp && way.createdAt >= from && way.createdAt <= to,
  );
  const page = pageOf('contact ways', ways, body.text('cursor'), body.limit(100, 1000));
  return {
    contact_way: page.rows.map((way) => ({ config_id: way.configId })),
    ...(page.next ? { next_cursor: page.next } : {}),
  };
}

function joinWayOf(call: Call, configId: string): JoinWay {
  const { world, app, body } = call;
  const scene = body.number('scene', 0);
  const chatIds = body.texts('chat_id_list');
  need(scene === 1 || scene === 2, 40058);
  need(chatIds.length > 0, 40058);
  need(chatIds.length <= 5, 41091);
  for (const id of chatIds) need(world.company.groups.has(id), 90501);
  need([...body.text('state')].length <= MAX_TEXT && [...body.text('room_base_name')].length <= 40, 40058);
  return {
    configId,
    agentId: app.agentId,
    scene,
    // D: too long a remark is cut, not refused.
    remark: [...body.text('remark')].slice(0, MAX_TEXT).join(''),
    autoCreateRoom: body.number('auto_create_room', 1),
    roomBaseName: body.text('room_base_name'),
    roomBaseId: body.number('room_base_id', 1),
    chatIds,
    state: body.text('state'),
  };
}

function ownJoinWay({ world, app, body }: Call): JoinWay {
  const id = body.text('config_id');
  need(id, 41043);
  const way = world.company.joinWays.get(id);
  return way?.agentId === app.agentId ? way : refuse(41044);
}

function saveJoinWay(call: Call, configId: string): Fields {
  const way = joinWayOf(call, configId);
  call.world.company.joinWays.set(way.configId, way);
  return { config_id: way.configId };
}

function getJoinWay(call: Call): Fields {
  const way = ownJoinWay(call);
  return {
    join_way: {
      config_id: way.configId,
      scene: way.scene,
      remark: way.remark,
      auto_create_room: way.autoCreateRoom,
      room_base_name: way.roomBaseName,
      room_base_id: way.roomBaseId,
      chat_id_list: way.chatIds,
      qr_code: `${call.world.address()}/codes/${call.world.company.corpId}/${way.configId}`,
      state: way.state,
    },
  };
}

export const contactWayEndpoints: Endpoints = {
  'externalcontact/add_contact_way': post(addContactWay),
  'externalcontact/get_contact_way': post(getContactWay),
  'externalcontact/list_contact_way': post(listContactWays, { empty: { contact_way: [] } }),
  'externalcontact/update_contact_way': post(updateContactWay),
  'externalcontact/del_contact_way': post((call) => {
    call.world.company.contactWays.delete(ownWay(call).configId);
    return undefined;
  }),
  'externalcontact/groupchat/add_join_way': post((call) => {
    need(room(call), 41045);
    return saveJoinWay(call, call.world.random.hex(32));
  }),
  'externalcontact/groupchat/get_join_way': post(getJoinWay),
  // D: overwrites everything.
  'externalcontact/groupchat/update_join_way': post((call) => {
    saveJoinWay(call, ownJoinWay(call).configId);
    return undefined;
  }),
  'externalcontact/groupchat/del_join_way': post((call) => {
    call.world.company.joinWays.delete(ownJoinWay(call).configId);
    return undefined;
  }),
};
