import { describe, expect, it } from 'vitest';
import { CORP, MONDAY, type TestCorp, testCorp } from './test-corp.ts';

const at = (name: string) => `externalcontact/${name}`;
const way = { type: 2, scene: 2, user: ['anna', 'ben'], state: 'door' };

const relation = (corp: TestCorp, userId: string, id: string) =>
  corp.simulator.control.company(CORP).relations.find(userId, id);

describe('contact ways', () => {
  it.each([
    ['no type', { scene: 2, user: ['anna'] }, 41037],
    ['no scene', { type: 1, user: ['anna'] }, 41038],
    ['type 3', { type: 3, scene: 2, user: ['anna'] }, 41039],
    ['scene 3', { type: 1, scene: 3, user: ['anna'] }, 41040],
    ['a text for users', { type: 1, scene: 2, user: 'anna' }, 60011],
    ['an unknown member', { type: 1, scene: 2, user: ['nobody'] }, 60111],
    ['a member without 客户联系', { type: 1, scene: 2, user: ['carl'] }, 41054],
    ['two members for one', { type: 1, scene: 2, user: ['anna', 'ben'] }, 40058],
    ['nobody', { type: 2, scene: 2 }, 40058],
    ['an unknown department', { type: 2, scene: 2, party: [99] }, 60123],
    ['a state of 31', { ...way, state: 's'.repeat(31) }, 40058],
    ['a remark of 31', { ...way, remark: '长'.repeat(31) }, 40058],
    ['an ending without a temporary chat', { ...way, conclusions: { text: { content: 'x' } } }, 40058],
    ['all in order', way, 0],
    ['a department', { type: 2, scene: 2, party: [1] }, 0],
  ])('%s', async (_, body, code) => {
    const corp = await testCorp();
    expect((await corp.call(at('add_contact_way'), body)).errcode).toBe(code);
  });

  it('more than 100 people behind one answer 41041, more codes than a corp may have 41045', async () => {
    const corp = await testCorp({ switches: { maxContactWays: 1 }, fill: { departments: 0, members: 99 } });
    expect((await corp.call(at('add_contact_way'), { type: 2, scene: 2, party: [1] })).errcode).toBe(41041);
    expect((await corp.call(at('add_contact_way'), way)).errcode).toBe(0);
    expect((await corp.call(at('add_contact_way'), way)).errcode).toBe(41045);
  });

  it('are read back, changed by what is given, listed, and gone when deleted', async () => {
    const corp = await testCorp();
    const { config_id, qr_code } = await corp.call(at('add_contact_way'), way);
    expect(config_id).toMatch(/^[0-9a-f]{32}$/);
    expect((await fetch(qr_code)).status).toBe(200);
    await corp.call(at('update_contact_way'), { config_id, user: ['ben'], state: 'desk' });
    expect((await corp.call(at('get_contact_way'), { config_id })).contact_way).toMatchObject({
      ...way,
      config_id,
      qr_code,
      user: ['ben'],
      state: 'desk',
      skip_verify: true,
    });
    expect((await corp.call(at('list_contact_way'), {})).contact_way).toEqual([{ config_id }]);
    corp.simulator.control.clock.advance(91 * 86_400_000);
    expect((await corp.call(at('list_contact_way'), {})).contact_way).toEqual([]);
    expect((await corp.call(at('list_contact_way'), { start_time: MONDAY / 1000 })).contact_way).toHaveLength(
      1,
    );
    await corp.call(at('del_contact_way'), { config_id });
    expect((await corp.call(at('get_contact_way'), { config_id })).errcode).toBe(41044);
    expect((await corp.call(at('get_contact_way'), {})).errcode).toBe(41043);
  });

  it('are seen by the app that made them only', async () => {
    const corp = await testCorp({ apps: [{ secret: 'ours' }, { secret: 'theirs' }] });
    const { config_id } = await corp.call(at('add_contact_way'), way);
    const theirs = await corp.token('theirs');
    expect((await corp.call(at('get_contact_way'), { config_id }, theirs)).errcode).toBe(41044);
    expect((await corp.call(at('list_contact_way'), {}, theirs)).contact_way).toEqual([]);
  });
});

describe('who scans a code', () => {
  it('becomes a friend with its state; scanning again causes nothing', async () => {
    const corp = await testCorp();
    const { config_id: configId } = await corp.call(at('add_contact_way'), way);
    const first = corp.act('customerScansCode', { configId, userId: 'anna' });
    expect(first).toMatchObject({ userId: 'anna', events: ['add_external_contact'] });
    expect(relation(corp, 'anna', first.externalUserId)).toMatchObject({
      state: 'door',
      addWay: 1,
      status: 'active',
    });
    const again = { configId, userId: 'anna', externalUserId: first.externalUserId };
    expect(corp.act('customerScansCode', again).events).toEqual([]);
  });

  it('and deleted the member on the same day has no state in `get` before tomorrow', async () => {
    const corp = await testCorp();
    const { config_id: configId } = await corp.call(at('add_contact_way'), way);
    const { externalUserId } = corp.act('customerScansCode', { configId, userId: 'anna' });
    corp.act('customerDeletesMember', { userId: 'anna', externalUserId });
    const again = { configId, userId: 'anna', externalUserId };
    expect(corp.act('customerScansCode', again).events).toEqual(['add_external_contact']);
    expect(relation(corp, 'anna', externalUserId)?.state).toBe('');
    corp.simulator.control.clock.advance(14 * 3600_000);
    expect(relation(corp, 'anna', externalUserId)?.state).toBe('door');
  });

  it('of a code that asks the member is nobody until the member agrees', async () => {
    const corp = await testCorp();
    const { config_id: configId } = await corp.call(at('add_contact_way'), { ...way, skip_verify: false });
    const { externalUserId, events } = corp.act('customerScansCode', {
      configId,
      userId: 'anna',
      accepted: false,
    });
    expect(events).toEqual([]);
    expect((await corp.call(at(`get?external_userid=${externalUserId}`))).errcode).toBe(84061);
    expect(corp.act('memberAccepts', { userId: 'anna', externalUserId })).toEqual(['add_external_contact']);
    expect((await corp.call(at(`get?external_userid=${externalUserId}`))).errcode).toBe(0);
  });

  it('a member who adds again whom he deleted raises nothing, as the field reports say', async () => {
    const corp = await testCorp();
    const pair = { userId: 'anna', externalUserId: corp.befriend('anna') };
    corp.act('memberDeletesCustomer', pair);
    expect(corp.act('memberReAddsCustomer', pair)).toEqual([]);
    expect(relation(corp, 'anna', pair.externalUserId)?.status).toBe('active');
    corp.simulator.control.setSwitches(CORP, { reAddEvent: true });
    corp.act('memberDeletesCustomer', pair);
    expect(corp.act('memberReAddsCustomer', pair)).toEqual(['add_external_contact']);
  });
});

describe('acquisition links', () => {
  const make = (corp: TestCorp, more: object = {}) =>
    corp.call(at('customer_acquisition/create_link'), {
      link_name: '春季',
      range: { user_list: ['anna'] },
      ...more,
    });

  it.each([
    ['no name', { link_name: '' }, 40058],
    ['a name of 31', { link_name: '长'.repeat(31) }, 40058],
    ['nobody in range', { range: {} }, 40058],
    ['an unknown member', { range: { user_list: ['nobody'] } }, 60111],
    ['all in order', {}, 0],
  ])('%s', async (_, more, code) => expect((await make(await testCorp(), more)).errcode).toBe(code));

  it('bring customers with the channel of the address, 64 bytes of it, and cost quota', async () => {
    const corp = await testCorp();
    corp.act('adminBuysQuota', { amount: 2 });
    const { link } = await make(corp);
    const { externalUserId } = corp.act('customerOpensLink', {
      linkId: link.link_id,
      channel: '渠'.repeat(30),
    });
    const { customer_list } = await corp.call(at('customer_acquisition/customer'), { link_id: link.link_id });
    expect(customer_list).toEqual([
      { external_userid: externalUserId, userid: 'anna', chat_status: 0, state: '渠'.repeat(21) },
    ]);
    expect(relation(corp, 'anna', externalUserId)?.addWay).toBe(16);
    expect(await corp.call(at('customer_acquisition_quota'))).toMatchObject({ total: 2, balance: 1 });
  });

  it('tell of a chat that begins and of each message, whose key is good for half an hour', async () => {
    const corp = await testCorp();
    const { link } = await make(corp);
    const { externalUserId } = corp.act('customerOpensLink', { linkId: link.link_id, channel: 'c' });
    const write = () => corp.act('customerWrites', { userId: 'anna', externalUserId });
    expect([write(), write()]).toEqual([
      ['customer_start_chat', 'message_from_customer'],
      ['message_from_customer'],
    ]);
    const chat_key = [...corp.simulator.control.company(CORP).chatKeys.keys()].at(-1);
    const read = () => corp.call(at('customer_acquisition/get_chat_info'), { chat_key });
    expect(await read()).toMatchObject({
      external_userid: externalUserId,
      chat_info: { recv_msg_cnt: 2, link_id: link.link_id, state: 'c' },
    });
    corp.simulator.control.clock.advance(1800_000);
    expect((await read()).errcode).toBe(40058);
  });

  it('are read, changed with the range wholesale, listed and deleted', async () => {
    const corp = await testCorp();
    const { link } = await make(corp);
    const { link_id } = link;
    await corp.call(at('customer_acquisition/update_link'), {
      link_id,
      range: { user_list: ['ben'] },
      skip_verify: false,
    });
    expect(await corp.call(at('customer_acquisition/get'), { link_id })).toMatchObject({
      link: { link_name: '春季', url: link.url, skip_verify: false },
      range: { user_list: ['ben'], department_list: [] },
    });
    expect((await corp.call(at('customer_acquisition/list_link'), {})).link_id_list).toEqual([link_id]);
    await corp.call(at('customer_acquisition/delete_link'), { link_id });
    expect((await corp.call(at('customer_acquisition/get'), { link_id })).errcode).toBe(40058);
  });
});

describe('groups', () => {
  const list = (corp: TestCorp, body: object) => corp.call(at('groupchat/list'), body);

  it.each([
    ['no limit', {}, 40058],
    ['a limit of 0', { limit: 0 }, 40058],
    ['a limit of 1001', { limit: 1001 }, 40058],
    ['all in order', { limit: 1000 }, 0],
  ])('%s', async (_, body, code) => expect((await list(await testCorp(), body)).errcode).toBe(code));

  it('more than 1000 visible members need a filter of owners', async () => {
    const corp = await testCorp({ fill: { members: 1000, customers: 0, groups: 0 } });
    expect((await list(corp, { limit: 10 })).errcode).toBe(81017);
    expect((await list(corp, { limit: 10, owner_filter: { userid_list: ['anna'] } })).errcode).toBe(0);
  });

  it('are read with who is in them, how he came, and the state of the join way', async () => {
    const corp = await testCorp();
    const { chatId } = corp.act('groupIsMade', { name: '福利群', owner: 'anna', ids: ['ben'] });
    const { config_id: configId } = await corp.call(at('groupchat/add_join_way'), {
      scene: 2,
      chat_id_list: [chatId],
      state: 'poster',
    });
    const guest = corp.befriend('anna');
    corp.act('groupIsJoined', { chatId, ids: [guest], joinScene: 3, configId });
    const { group_chat } = await corp.call(at('groupchat/get'), { chat_id: chatId, need_name: 1 });
    expect(group_chat).toMatchObject({ chat_id: chatId, name: '福利群', owner: 'anna' });
    const members = new Map(group_chat.member_list.map((one: { userid: string }) => [one.userid, one]));
    expect(members.get(guest)).toMatchObject({
      type: 2,
      join_scene: 3,
      state: 'poster',
      name: expect.any(String),
    });
    expect(members.get('ben')).toMatchObject({ type: 1, join_scene: 1, invitor: { userid: 'anna' } });
    expect((await list(corp, { limit: 10 })).group_chat_list).toEqual([{ chat_id: chatId, status: 0 }]);
    corp.act('groupIsDismissed', { chatId });
    expect((await corp.call(at('groupchat/get'), { chat_id: chatId })).errcode).toBe(90501);
    expect((await list(corp, { limit: 10 })).group_chat_list).toEqual([]);
  });

  it('with the switch they are shown as before for a while after a change', async () => {
    const corp = await testCorp({ switches: { groupLagSeconds: 3 } });
    const { chatId } = corp.act('groupIsMade', { name: '旧', owner: 'anna' });
    corp.act('groupIsChanged', { chatId, name: '新' });
    const name = async () => (await corp.call(at('groupchat/get'), { chat_id: chatId })).group_chat.name;
    expect(await name()).toBe('旧');
    corp.simulator.control.clock.advance(3000);
    expect(await name()).toBe('新');
  });

  it('of who left are taken over, each with a code of its own', async () => {
    const corp = await testCorp();
    const { chatId } = corp.act('groupIsMade', { name: 'a', owner: 'anna' });
    const hand = () =>
      corp.call(at('groupchat/transfer'), { chat_id_list: [chatId, 'wrX'], new_owner: 'ben' });
    expect((await hand()).failed_chat_list).toMatchObject([
      { errcode: 90508 },
      { chat_id: 'wrX', errcode: 90501 },
    ]);
    corp.act('memberLeavesCompany', { userId: 'anna' });
    expect((await hand()).failed_chat_list).toMatchObject([{ chat_id: 'wrX' }]);
    expect((await corp.call(at('groupchat/get'), { chat_id: chatId })).group_chat.owner).toBe('ben');
  });
});
