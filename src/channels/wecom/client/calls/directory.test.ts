import { afterEach, beforeEach, describe, it } from 'vitest';
import { type CallPromise, callHolds, type ScriptedWecom, scriptedWecom } from '#tests/scripted-wecom';

let wecom: ScriptedWecom;
beforeEach(async () => {
  wecom = await scriptedWecom();
});
afterEach(() => wecom.close());

const holds = (promise: CallPromise) => callHolds(wecom, promise);

describe('the directory', () => {
  it('departments', () =>
    holds({
      ask: ({ directory }) => directory.departments(),
      path: 'department/simplelist',
      answer: { department_id: [{ id: 2, parentid: 1, order: 10 }] },
      result: [{ id: 2, parentId: 1, order: 10 }],
    }));
  it('departments below one', () =>
    holds({
      ask: ({ directory }) => directory.departments(7),
      path: 'department/simplelist',
      query: { id: '7' },
      result: [],
    }));
  it('a department', () =>
    holds({
      ask: ({ directory }) => directory.department(2),
      path: 'department/get',
      query: { id: '2' },
      answer: {
        department: {
          id: 2,
          name: '销售部',
          name_en: 'Sales',
          department_leader: ['a'],
          parentid: 1,
          order: 5,
        },
      },
      result: { id: 2, parentId: 1, order: 5, name: '销售部', nameEn: 'Sales', leaders: ['a'] },
    }));
  it('staff of a department', () =>
    holds({
      ask: ({ directory }) => directory.staffOf(2),
      path: 'user/simplelist',
      query: { department_id: '2' },
      answer: { userlist: [{ userid: 'a', name: '甲', department: [1, 2] }, { userid: 'b' }] },
      result: [
        { userId: 'a', name: '甲', departments: [1, 2] },
        { userId: 'b', name: '', departments: [] },
      ],
    }));
  it('a staff member', () =>
    holds({
      ask: ({ directory }) => directory.staffMember('a'),
      path: 'user/get',
      query: { userid: 'a' },
      answer: { userid: 'a', name: '甲', department: [2], main_department: 2, position: '经理', status: 4 },
      result: {
        userId: 'a',
        name: '甲',
        departments: [2],
        mainDepartment: 2,
        position: '经理',
        directLeaders: [],
        status: 'notActivated',
        avatar: null,
        alias: '',
      },
    }));
});

describe('the app', () => {
  it('whom it sees', () =>
    holds({
      ask: ({ app }) => app.get(1000002),
      path: 'agent/get',
      query: { agentid: '1000002' },
      answer: {
        name: '百子柜',
        close: 0,
        redirect_domain: 'tags.example.com',
        allow_userinfos: { user: [{ userid: 'a' }] },
        allow_partys: { partyid: [1] },
      },
      result: {
        name: '百子柜',
        disabled: false,
        trustedDomain: 'tags.example.com',
        staff: ['a'],
        departments: [1],
        staffTags: [],
      },
    }));
  it.each([
    ['callbackIps', 'getcallbackip'],
    ['apiIps', 'get_api_domain_ip'],
  ] as const)('%s', (name, path) =>
    holds({
      ask: ({ app }) => app[name](),
      path,
      answer: { ip_list: ['1.2.3.4', '101.226.103.*'] },
      result: ['1.2.3.4', '101.226.103.*'],
    }),
  );
});

describe('identity', () => {
  it('a member', () =>
    holds({
      ask: ({ identity }) => identity.whose('C'),
      path: 'auth/getuserinfo',
      query: { code: 'C' },
      answer: { userid: 'a', user_ticket: 'UT' },
      result: { userId: 'a', userTicket: 'UT', openId: null, externalUserId: null },
    }));
  it('somebody else', () =>
    holds({
      ask: ({ identity }) => identity.whose('C'),
      path: 'auth/getuserinfo',
      query: { code: 'C' },
      answer: { openid: 'o1', external_userid: 'wm1' },
      result: { userId: null, userTicket: null, openId: 'o1', externalUserId: 'wm1' },
    }));
  it('what a member tells', () =>
    holds({
      ask: ({ identity }) => identity.details('UT'),
      path: 'auth/getuserdetail',
      body: { user_ticket: 'UT' },
      answer: { userid: 'a', avatar: 'http://a', mobile: '138', biz_mail: 'a@b' },
      result: { userId: 'a', avatar: 'http://a', mobile: '138', email: '', businessEmail: 'a@b' },
    }));
});

describe('transfers', () => {
  const transfer = { from: 'a', to: 'b', externalUserIds: ['w1', 'w2'] };
  const wire = { handover_userid: 'a', takeover_userid: 'b' };
  it.each([
    ['customers', 'externalcontact/transfer_customer'],
    ['resignedCustomers', 'externalcontact/resigned/transfer_customer'],
  ] as const)('%s tells for each customer whether it was taken', (name, path) =>
    holds({
      ask: ({ transfers }) => transfers[name](transfer),
      path,
      body: { ...wire, external_userid: ['w1', 'w2'] },
      answer: {
        customer: [
          { external_userid: 'w1', errcode: 0 },
          { external_userid: 'w2', errcode: 40128 },
        ],
      },
      result: [
        { externalUserId: 'w1', code: 0 },
        { externalUserId: 'w2', code: 40128 },
      ],
    }),
  );
  it.each([
    ['results', 'externalcontact/transfer_result'],
    ['resignedResults', 'externalcontact/resigned/transfer_result'],
  ] as const)('%s', (name, path) =>
    holds({
      ask: ({ transfers }) => transfers[name]({ from: 'a', to: 'b', cursor: null }),
      path,
      body: wire,
      answer: { customer: [{ external_userid: 'w1', status: 4, takeover_time: 9 }], next_cursor: 'N' },
      result: { items: [{ externalUserId: 'w1', status: 'full', takenAt: new Date(9000) }], cursor: 'N' },
    }),
  );
  it.each([
    ['groups', 'externalcontact/groupchat/onjob_transfer'],
    ['resignedGroups', 'externalcontact/groupchat/transfer'],
  ] as const)('%s tells which failed', (name, path) =>
    holds({
      ask: ({ transfers }) => transfers[name]({ chatIds: ['wr1'], newOwner: 'b' }),
      path,
      body: { chat_id_list: ['wr1'], new_owner: 'b' },
      answer: { failed_chat_list: [{ chat_id: 'wr1', errcode: 90500, errmsg: 'x' }] },
      result: [{ chatId: 'wr1', code: 90500 }],
    }),
  );
  it('whom nobody has', () =>
    holds({
      ask: ({ transfers }) => transfers.unassigned({ cursor: null }),
      path: 'externalcontact/get_unassigned_list',
      body: { page_size: 1000 },
      answer: {
        info: [{ handover_userid: 'a', external_userid: 'w1', dimission_time: 3 }],
        is_last: true,
        next_cursor: 'N',
      },
      result: { items: [{ from: 'a', externalUserId: 'w1', leftAt: new Date(3000) }], cursor: null },
    }));
});
