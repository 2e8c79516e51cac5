import { afterEach, beforeEach, describe, it } from 'vitest';
import { type CallPromise, callHolds, type ScriptedWecom, scriptedWecom } from '#tests/scripted-wecom';

let wecom: ScriptedWecom;
beforeEach(async () => {
  wecom = await scriptedWecom();
});
afterEach(() => wecom.close());

const holds = (promise: CallPromise) => callHolds(wecom, promise);

describe('contact ways', () => {
  it('a new one asks for a QR code, with lists', () =>
    holds({
      ask: ({ contactWays }) =>
        contactWays.add({ type: 'single', userIds: ['a'], state: 's', skipVerify: false, remark: 'r' }),
      path: 'externalcontact/add_contact_way',
      body: { type: 1, scene: 2, user: ['a'], state: 's', skip_verify: false, remark: 'r' },
      answer: { config_id: 'c1', qr_code: 'https://p.qpic.cn/x' },
      result: { configId: 'c1', qrCodeUrl: 'https://p.qpic.cn/x' },
    }));
  it('one of them', () =>
    holds({
      ask: ({ contactWays }) => contactWays.get('c1'),
      path: 'externalcontact/get_contact_way',
      body: { config_id: 'c1' },
      answer: {
        contact_way: { config_id: 'c1', type: 2, skip_verify: true, state: 's', user: ['a'], party: [2] },
      },
      result: {
        configId: 'c1',
        type: 'multi',
        remark: '',
        skipVerify: true,
        state: 's',
        qrCodeUrl: null,
        userIds: ['a'],
        departmentIds: [2],
      },
    }));
  it('a page of them', () =>
    holds({
      ask: ({ contactWays }) => contactWays.list({ since: new Date(1_500), cursor: null }),
      path: 'externalcontact/list_contact_way',
      body: { start_time: 1, limit: 1000 },
      answer: { contact_way: [{ config_id: 'c1' }, { config_id: 'c2' }], next_cursor: 'N' },
      result: { items: ['c1', 'c2'], cursor: 'N' },
    }));
  it('a change of what is given', () =>
    holds({
      ask: ({ contactWays }) => contactWays.update({ configId: 'c1', userIds: ['b'], departmentIds: [] }),
      path: 'externalcontact/update_contact_way',
      body: { config_id: 'c1', user: ['b'], party: [] },
    }));
  it('the end of one', () =>
    holds({
      ask: ({ contactWays }) => contactWays.delete('c1'),
      path: 'externalcontact/del_contact_way',
      body: { config_id: 'c1' },
    }));
});

describe('acquisition links', () => {
  const path = 'externalcontact/customer_acquisition';
  const link = { link_id: 'cawc1', link_name: 'n', url: 'https://work.weixin.qq.com/ca/1', create_time: 2 };
  const read = { linkId: 'cawc1', name: 'n', url: link.url, createdAt: new Date(2000) };
  it('a new one', () =>
    holds({
      ask: ({ acquisition }) => acquisition.create({ name: 'n', range: { userIds: ['a'] } }),
      path: `${path}/create_link`,
      body: { link_name: 'n', range: { user_list: ['a'] } },
      answer: { link },
      result: read,
    }));
  it('one of them, whose answer does not repeat the id', () =>
    holds({
      ask: ({ acquisition }) => acquisition.get('cawc1'),
      path: `${path}/get`,
      body: { link_id: 'cawc1' },
      answer: {
        link: { link_name: 'n', url: link.url, create_time: 2, skip_verify: true },
        range: { user_list: ['a'], department_list: [2] },
      },
      result: { ...read, skipVerify: true, userIds: ['a'], departmentIds: [2] },
    }));
  it('a page of them', () =>
    holds({
      ask: ({ acquisition }) => acquisition.list({ cursor: 'C' }),
      path: `${path}/list_link`,
      body: { limit: 100, cursor: 'C' },
      answer: { link_id_list: ['cawc1'], next_cursor: '' },
      result: { items: ['cawc1'], cursor: null },
    }));
  it('a change', () =>
    holds({
      ask: ({ acquisition }) => acquisition.update({ linkId: 'cawc1', skipVerify: false }),
      path: `${path}/update_link`,
      body: { link_id: 'cawc1', skip_verify: false },
    }));
  it('the end of one', () =>
    holds({
      ask: ({ acquisition }) => acquisition.delete('cawc1'),
      path: `${path}/delete_link`,
      body: { link_id: 'cawc1' },
    }));
  it('the quota', () =>
    holds({
      ask: ({ acquisition }) => acquisition.quota(),
      path: 'externalcontact/customer_acquisition_quota',
      answer: { total: 1000, balance: 500, quota_list: [{ expire_date: 3, balance: 500 }] },
      result: { total: 1000, balance: 500, lapses: [{ at: new Date(3000), balance: 500 }] },
    }));
  it('customers of one', () =>
    holds({
      ask: ({ acquisition }) => acquisition.customers({ linkId: 'cawc1', cursor: null }),
      path: `${path}/customer`,
      body: { link_id: 'cawc1', limit: 1000 },
      answer: {
        customer_list: [
          { external_userid: 'w1', userid: 'a', chat_status: 1, state: 's' },
          { external_userid: 'w2', userid: 'a', chat_status: 2 },
        ],
      },
      result: {
        items: [
          { externalUserId: 'w1', userId: 'a', chat: 'sent', state: 's' },
          { externalUserId: 'w2', userId: 'a', chat: null, state: null },
        ],
        cursor: null,
      },
    }));
});

describe('group chats', () => {
  it('a page of them', () =>
    holds({
      ask: ({ groupChats }) => groupChats.list({ owners: ['abel'], cursor: null }),
      path: 'externalcontact/groupchat/list',
      body: { status_filter: 0, owner_filter: { userid_list: ['abel'] }, limit: 1000 },
      answer: {
        group_chat_list: [
          { chat_id: 'wr1', status: 0 },
          { chat_id: 'wr2', status: 9 },
        ],
        next_cursor: 'N',
      },
      result: {
        items: [
          { chatId: 'wr1', status: 'normal' },
          { chatId: 'wr2', status: null },
        ],
        cursor: 'N',
      },
    }));
  it('one with its members', () =>
    holds({
      ask: ({ groupChats }) => groupChats.get('wr1'),
      path: 'externalcontact/groupchat/get',
      body: { chat_id: 'wr1', need_name: 1 },
      answer: {
        group_chat: {
          chat_id: 'wr1',
          name: '群',
          owner: 'abel',
          create_time: 4,
          member_list: [
            { userid: 'abel', type: 1, join_time: 5, join_scene: 1, invitor: { userid: 'jack' }, name: '张' },
            { userid: 'wm1', type: 2, unionid: 'o1', join_time: 6, join_scene: 3, state: 's' },
          ],
          admin_list: [{ userid: 'sam' }],
          member_version: '7121',
        },
      },
      result: {
        chatId: 'wr1',
        name: '群',
        owner: 'abel',
        createdAt: new Date(4000),
        notice: '',
        members: [
          {
            id: 'abel',
            type: 'staff',
            joinedAt: new Date(5000),
            joinScene: 1,
            invitedBy: 'jack',
            unionId: null,
            nickname: '',
            name: '张',
            state: null,
          },
          {
            id: 'wm1',
            type: 'customer',
            joinedAt: new Date(6000),
            joinScene: 3,
            invitedBy: null,
            unionId: 'o1',
            nickname: '',
            name: '',
            state: 's',
          },
        ],
        admins: ['sam'],
        memberVersion: '7121',
      },
    }));
});
