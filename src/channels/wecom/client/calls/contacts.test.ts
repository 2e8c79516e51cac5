import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clientOf, type ScriptedWecom, scriptedWecom } from '#tests/scripted-wecom';

let wecom: ScriptedWecom;
let contacts: ReturnType<typeof clientOf>['api']['contacts'];
beforeEach(async () => {
  wecom = await scriptedWecom();
  contacts = clientOf(wecom).api.contacts;
});
afterEach(() => wecom.close());

const empty = {
  remark: '',
  description: '',
  company: '',
  mobiles: [],
  addedAt: null,
  addWay: 0,
  addedBy: null,
  state: null,
};
const somebody = {
  externalUserId: 'wm1',
  name: '李四',
  avatar: '',
  type: null,
  gender: null,
  unionId: null,
  position: '',
  corpName: '',
  corpFullName: '',
};

describe('a customer', () => {
  it('comes with the relations as staff keep them, and tags with and without ids', async () => {
    wecom.says('externalcontact/get', {
      errcode: 0,
      external_contact: {
        external_userid: 'wm1',
        name: '李四',
        position: 'Manager',
        avatar: 'http://p.qlogo.cn/x/0',
        corp_name: '腾讯',
        corp_full_name: '腾讯科技有限公司',
        type: 2,
        gender: 1,
        unionid: 'ozyn',
      },
      follow_user: [
        {
          userid: 'rocky',
          remark: '李部长',
          description: '对接采购',
          createtime: 1525779812,
          tags: [
            { group_name: 'g', tag_name: 'n', tag_id: 'etT1', type: 1 },
            { group_name: '个人标签', tag_name: 'n2', type: 2 },
            { group_name: 's', tag_name: 'n3', tag_id: 'stT1', type: 3 },
          ],
          remark_corp_name: '腾讯科技',
          remark_mobiles: ['13800000001'],
          oper_userid: 'rocky',
          add_way: 10,
          state: '外联二维码1',
        },
      ],
    });
    expect(await contacts.get('wm1')).toEqual({
      person: {
        externalUserId: 'wm1',
        name: '李四',
        avatar: 'http://p.qlogo.cn/x/0',
        type: 'wecom',
        gender: 'male',
        unionId: 'ozyn',
        position: 'Manager',
        corpName: '腾讯',
        corpFullName: '腾讯科技有限公司',
      },
      followers: [
        {
          userId: 'rocky',
          remark: '李部长',
          description: '对接采购',
          company: '腾讯科技',
          mobiles: ['13800000001'],
          addedAt: new Date(1525779812_000),
          addWay: 10,
          addedBy: 'rocky',
          state: '外联二维码1',
          tags: [
            { id: 'etT1', name: 'n', group: 'g', type: 'enterprise' },
            { id: null, name: 'n2', group: '个人标签', type: 'personal' },
            { id: 'stT1', name: 'n3', group: 's', type: 'strategy' },
          ],
        },
      ],
    });
    expect(wecom.askedOf('externalcontact/get')[0]).toMatchObject({
      method: 'GET',
      query: { access_token: 'T1', external_userid: 'wm1' },
    });
  });

  it('is the same whether WeCom leaves a field out or sends it empty', async () => {
    const bare = { userid: 'tommy' };
    const blank = {
      ...bare,
      remark: '',
      description: '',
      state: '',
      oper_userid: '',
      tags: [],
      remark_mobiles: [],
    };
    const person = { external_contact: { external_userid: 'wm1', name: '李四' } };
    wecom.says(
      'externalcontact/get',
      { ...person, follow_user: [bare] },
      { ...person, follow_user: [blank] },
    );
    const expected = { person: somebody, followers: [{ userId: 'tommy', ...empty, tags: [] }] };
    expect(await contacts.get('wm1')).toEqual(expected);
    expect(await contacts.get('wm1')).toEqual(expected);
  });

  it('with more followers than a page holds comes whole', async () => {
    const answer = (userid: string, cursor?: string) => ({
      external_contact: { external_userid: 'wm1' },
      follow_user: [{ userid }],
      ...(cursor === undefined ? {} : { next_cursor: cursor }),
    });
    wecom.says('externalcontact/get', answer('a', 'C1'), answer('b', 'C2'), answer('c', ''));
    expect((await contacts.get('wm1')).followers.map(({ userId }) => userId)).toEqual(['a', 'b', 'c']);
    expect(wecom.askedOf('externalcontact/get').map(({ query }) => query.cursor)).toEqual([
      undefined,
      'C1',
      'C2',
    ]);
  });

  it('whose cursor leads to itself ends all the same', async () => {
    wecom.says('externalcontact/get', {
      external_contact: { external_userid: 'wm1' },
      follow_user: [{ userid: 'a' }],
      next_cursor: 'C',
    });
    await contacts.get('wm1');
    expect(wecom.askedOf('externalcontact/get')).toHaveLength(2);
  });
});

describe('a batch of relations', () => {
  it('is one page with ids of tags, its cursor, and the staff who were left out', async () => {
    wecom.says(
      'externalcontact/batch/get_by_user',
      {
        errcode: 0,
        external_contact_list: [
          {
            external_contact: { external_userid: 'wm1', name: '李四', type: 1, gender: 2 },
            follow_info: { userid: 'rocky', tag_id: ['etT1', 'stT2'], add_way: 1, state: 's', createtime: 1 },
          },
        ],
        next_cursor: 'C1',
        fail_info: { unlicensed_userid_list: ['u9'] },
      },
      { errcode: 0, external_contact_list: [], next_cursor: '' },
    );
    expect(await contacts.batchByUser({ userIds: ['rocky', 'u9'], cursor: null })).toEqual({
      items: [
        {
          person: { ...somebody, type: 'wechat', gender: 'female' },
          relation: {
            ...empty,
            userId: 'rocky',
            addWay: 1,
            state: 's',
            addedAt: new Date(1000),
            tagIds: ['etT1', 'stT2'],
          },
        },
      ],
      cursor: 'C1',
      unlicensed: ['u9'],
    });
    expect(await contacts.batchByUser({ userIds: ['rocky'], cursor: 'C1', limit: 10 })).toEqual({
      items: [],
      cursor: null,
      unlicensed: [],
    });
    expect(wecom.askedOf('externalcontact/batch/get_by_user').map(({ json }) => json)).toEqual([
      { userid_list: ['rocky', 'u9'], cursor: '', limit: 100 },
      { userid_list: ['rocky'], cursor: 'C1', limit: 10 },
    ]);
  });
});

describe('a remark', () => {
  const sent = () => wecom.askedOf('externalcontact/remark').map(({ json }) => json);
  beforeEach(() => wecom.says('externalcontact/remark', { errcode: 0 }));

  it('is written under the names that WeCom wants for writing', async () => {
    await contacts.remark({
      userId: 'u',
      externalUserId: 'w',
      remark: 'r',
      description: 'd',
      company: 'c',
      mobiles: ['138'],
    });
    expect(sent()).toEqual([
      {
        userid: 'u',
        external_userid: 'w',
        remark: 'r',
        description: 'd',
        remark_company: 'c',
        remark_mobiles: ['138'],
      },
    ]);
  });

  it('changes only what is given, and clears the phone numbers when asked to', async () => {
    await contacts.remark({ userId: 'u', externalUserId: 'w', remark: '' });
    await contacts.remark({ userId: 'u', externalUserId: 'w', mobiles: [] });
    expect(sent()).toEqual([
      { userid: 'u', external_userid: 'w', remark: '' },
      { userid: 'u', external_userid: 'w', remark_mobiles: [''] },
    ]);
  });
});
