import { describe, expect, it } from 'vitest';
import { CORP, type TestCorp, testCorp } from './test-corp.ts';

const at = (name: string) => `externalcontact/${name}`;
const get = (corp: TestCorp, id: string, cursor = '') =>
  corp.call(at(`get?external_userid=${id}&cursor=${cursor}`));

async function everyPage(corp: TestCorp, userid_list: string[], limit: number, between?: () => void) {
  const pages: string[][] = [];
  for (let cursor = '', first = true; first || cursor; first = false) {
    const answer = await corp.call(at('batch/get_by_user'), { userid_list, cursor, limit });
    pages.push(
      answer.external_contact_list.map(
        (row: { follow_info: { userid: string }; external_contact: { external_userid: string } }) =>
          `${row.follow_info.userid} ${row.external_contact.external_userid}`,
      ),
    );
    cursor = answer.next_cursor;
    between?.();
  }
  return pages;
}

describe('who has customers', () => {
  it('are members of 客户联系 that the app sees', async () => {
    const corp = await testCorp();
    expect((await corp.call(at('get_follow_user_list'))).follow_user).toEqual(['anna', 'ben']);
    corp.act('adminEditsApp', { agentId: 1_000_002, visible: { userIds: ['BEN'], departmentIds: [] } });
    expect((await corp.call(at('get_follow_user_list'))).follow_user).toEqual(['ben']);
  });

  it('are told apart from others', async () => {
    const corp = await testCorp();
    expect(await corp.call(at('check_follow_user'), { userid: ['anna', 'carl'] })).toMatchObject({
      authorized: { userid: ['anna'] },
      unauthorized: { userid: ['carl'], partyid: [] },
    });
  });
});

describe('list', () => {
  it('answers 84061 for a member without customers, or an empty list with the switch', async () => {
    const corp = await testCorp();
    expect((await corp.call(at('list?userid=anna'))).errcode).toBe(84061);
    corp.simulator.control.setSwitches(CORP, { emptyList: 'empty' });
    expect(await corp.call(at('list?userid=anna'))).toMatchObject({ errcode: 0, external_userid: [] });
  });

  it('leaves out whom the member deleted, and keeps whom was deleted by, unless the switch says no', async () => {
    const corp = await testCorp();
    const [stays, left, deleted] = [1, 2, 3].map(() => corp.befriend('anna')) as [string, string, string];
    corp.act('customerDeletesMember', { userId: 'anna', externalUserId: left });
    corp.act('memberDeletesCustomer', { userId: 'anna', externalUserId: deleted });
    const ids = async () => (await corp.call(at('list?userid=anna'))).external_userid.sort();
    expect(await ids()).toEqual([stays, left].sort());
    corp.simulator.control.setSwitches(CORP, { oneWayListed: false });
    expect(await ids()).toEqual([stays]);
  });
});

describe('get', () => {
  it.each([
    ['no id', '', 41035],
    ['an unknown id', 'wmX', 40096],
  ])('%s', async (_, id, code) => expect((await get(await testCorp(), id)).errcode).toBe(code));

  it('tells corp tags with their ids and personal tags without', async () => {
    const corp = await testCorp();
    const { tagIds } = corp.act('adminCreatesTags', { group: '意向', tags: ['高'] });
    const externalUserId = corp.befriend('anna', 'door');
    corp.act('memberEditsCustomer', {
      userId: 'anna',
      externalUserId,
      remark: '李部长',
      addTags: ['意向/高'],
      personalTags: [{ name: '老朋友' }],
    });
    const { follow_user } = await get(corp, externalUserId);
    expect(follow_user).toMatchObject([{ userid: 'anna', remark: '李部长', state: 'door', add_way: 3 }]);
    expect(follow_user[0].tags).toEqual([
      { group_name: '意向', tag_name: '高', tag_id: tagIds.高, type: 1 },
      { group_name: '个人标签', tag_name: '老朋友', type: 2 },
    ]);
  });

  it('empty fields come as empty or not at all, as the switch says', async () => {
    const corp = await testCorp({ switches: { emptyFields: 'absent' } });
    const id = corp.befriend('anna');
    const row = async () => (await get(corp, id)).follow_user[0];
    expect(await row()).not.toHaveProperty('tags');
    corp.simulator.control.setSwitches(CORP, { emptyFields: 'empty' });
    expect(await row()).toMatchObject({ tags: [], remark_mobiles: [], remark: '', state: '' });
  });

  it('nobody visible, a half friend and a deleted customer answer 84061', async () => {
    const corp = await testCorp();
    const id = corp.befriend('anna');
    corp.act('memberDeletesCustomer', { userId: 'anna', externalUserId: id });
    expect((await get(corp, id)).errcode).toBe(84061);
    const other = corp.befriend('ben');
    corp.act('adminEditsApp', { agentId: 1_000_002, visible: { userIds: ['anna'], departmentIds: [] } });
    expect((await get(corp, other)).errcode).toBe(84061);
  });

  it('with the switch it still shows a member for a while who deleted the customer', async () => {
    const corp = await testCorp({ switches: { deleteLagSeconds: 5 } });
    const id = corp.befriend('anna');
    corp.act('memberDeletesCustomer', { userId: 'anna', externalUserId: id });
    expect((await get(corp, id)).follow_user).toHaveLength(1);
    corp.simulator.control.clock.advance(5000);
    expect((await get(corp, id)).errcode).toBe(84061);
  });

  it('more than 500 followers come in pages, each with the customer', async () => {
    const corp = await testCorp();
    const id = corp.befriend('anna');
    for (let n = 0; n < 1100; n++) {
      corp.act('adminAddsMember', { userId: `m${n}` });
      corp.act('customerAddsMember', { userId: `m${n}`, externalUserId: id });
    }
    const seen: string[] = [];
    const sizes: number[] = [];
    for (let cursor = '', first = true; first || cursor; first = false) {
      const page = await get(corp, id, cursor);
      expect(page.external_contact.external_userid).toBe(id);
      sizes.push(page.follow_user.length);
      seen.push(...page.follow_user.map(({ userid }: { userid: string }) => userid));
      cursor = page.next_cursor ?? '';
    }
    expect(sizes).toEqual([500, 500, 101]);
    expect(new Set(seen).size).toBe(1101);
  });

  it('a cursor of another question is refused', async () => {
    const corp = await testCorp();
    for (const _ of [1, 2]) corp.befriend('anna');
    const { next_cursor } = await corp.call(at('batch/get_by_user'), { userid_list: ['anna'], limit: 1 });
    expect((await get(corp, corp.befriend('anna'), next_cursor)).errcode).toBe(40058);
    const other = { userid_list: ['ben'], limit: 1, cursor: next_cursor };
    expect((await corp.call(at('batch/get_by_user'), other)).errcode).toBe(40058);
  });
});

describe('batch/get_by_user', () => {
  it.each([
    ['nobody', [], 40058],
    ['101 members', Array(101).fill('anna'), 40058],
    ['an unknown member', ['nobody'], 60111],
    ['a member without customers', ['anna'], 0],
  ])('%s', async (_, userid_list, code) => {
    const corp = await testCorp();
    expect((await corp.call(at('batch/get_by_user'), { userid_list })).errcode).toBe(code);
  });

  it('has one row per pair, tags as ids only, and no personal tags', async () => {
    const corp = await testCorp({ switches: { emptyFields: 'empty' } });
    const { tagIds } = corp.act('adminCreatesTags', { group: '意向', tags: ['高'] });
    const id = corp.befriend('anna');
    corp.act('customerAddsMember', { userId: 'ben', externalUserId: id });
    corp.act('memberEditsCustomer', {
      userId: 'anna',
      externalUserId: id,
      addTags: ['意向/高'],
      personalTags: [{ name: 'x' }],
    });
    const { external_contact_list, next_cursor } = await corp.call(at('batch/get_by_user'), {
      userid_list: ['anna', 'ben'],
    });
    expect(external_contact_list).toMatchObject([
      {
        external_contact: { external_userid: id, type: 1 },
        follow_info: { userid: 'anna', tag_id: [tagIds.高] },
      },
      { external_contact: { external_userid: id, type: 1 }, follow_info: { userid: 'ben', tag_id: [] } },
    ]);
    expect(external_contact_list[0].follow_info).not.toHaveProperty('tags');
    expect(next_cursor).toBe('');
  });

  it('takes a limit above 100 for 100, and none for 50', async () => {
    const corp = await testCorp();
    for (let n = 0; n < 120; n++) corp.befriend('anna');
    const size = async (limit?: number) =>
      (await corp.call(at('batch/get_by_user'), { userid_list: ['anna'], limit })).external_contact_list
        .length;
    expect([await size(1000), await size()]).toEqual([100, 50]);
  });

  it('shows everybody who was there all the time once, while others come and go between the pages', async () => {
    const corp = await testCorp();
    const stay = Array.from(
      { length: 30 },
      (_, n) => `${n % 2 ? 'anna' : 'ben'} ${corp.befriend(n % 2 ? 'anna' : 'ben')}`,
    );
    const go = Array.from({ length: 10 }, () => corp.befriend('anna'));
    const pages = await everyPage(corp, ['anna', 'ben'], 7, () => {
      const externalUserId = go.pop();
      if (externalUserId) corp.act('memberDeletesCustomer', { userId: 'anna', externalUserId });
      corp.befriend('ben');
      if (go.length === 5) corp.befriend('anna');
    });
    const seen = pages.flat();
    expect(new Set(seen).size).toBe(seen.length);
    expect(stay.filter((row) => !seen.includes(row))).toEqual([]);
  });

  it('goes through 20,000 relations and finds each once', async () => {
    const corp = await testCorp({ fill: { members: 50, customers: 15_000, relations: 20_000 } });
    const members = (await corp.call(at('get_follow_user_list'))).follow_user;
    const rows = (await everyPage(corp, members, 100)).flat();
    expect([rows.length, new Set(rows).size]).toEqual([20_000, 20_000]);
  });
});

describe('remark', () => {
  it.each([
    ['nothing to write', {}, 40058],
    ['a remark of 21', { remark: '长'.repeat(21) }, 40058],
    ['a description of 151', { description: '长'.repeat(151) }, 40058],
    ['a company of 21', { remark_company: '长'.repeat(21) }, 40058],
    ['a remark of 20', { remark: '长'.repeat(20) }, 0],
    ['a remark that is emptied', { remark: '' }, 0],
  ])('%s', async (_, fields, code) => {
    const corp = await testCorp();
    const pair = { userid: 'anna', external_userid: corp.befriend('anna') };
    expect((await corp.call(at('remark'), { ...pair, ...fields })).errcode).toBe(code);
  });

  it('writes remark_company, which is read as remark_corp_name; mobiles overwrite, and "" empties them', async () => {
    const corp = await testCorp({ switches: { emptyFields: 'empty' } });
    const external_userid = corp.befriend('anna');
    const write = (fields: object) => corp.call(at('remark'), { userid: 'anna', external_userid, ...fields });
    const row = async () => (await get(corp, external_userid)).follow_user[0];
    await write({ remark: '李', remark_company: '腾讯', remark_mobiles: ['13800000001', '13800000002'] });
    await write({ remark_mobiles: ['13800000003'] });
    expect(await row()).toMatchObject({
      remark: '李',
      remark_corp_name: '腾讯',
      remark_mobiles: ['13800000003'],
    });
    await write({ remark_mobiles: [''] });
    expect((await row()).remark_mobiles).toEqual([]);
  });
});

describe('handing over', () => {
  const hand = (corp: TestCorp, ...external_userid: string[]) =>
    corp.call(at('transfer_customer'), { handover_userid: 'anna', takeover_userid: 'ben', external_userid });
  const result = async (corp: TestCorp) =>
    (await corp.call(at('transfer_result'), { handover_userid: 'anna', takeover_userid: 'ben' })).customer;

  it('takes effect after a day; the customer is the other’s then, and 84061 for the first', async () => {
    const corp = await testCorp();
    const id = corp.befriend('anna');
    expect((await hand(corp, id, 'wmX')).customer).toEqual([
      { external_userid: id, errcode: 0 },
      { external_userid: 'wmX', errcode: 40096 },
    ]);
    expect(await result(corp)).toMatchObject([{ external_userid: id, status: 2 }]);
    expect((await hand(corp, id)).customer[0].errcode).toBe(40129);
    corp.simulator.control.clock.advance(24 * 3600_000);
    expect(await result(corp)).toMatchObject([{ status: 1 }]);
    expect((await get(corp, id)).follow_user).toMatchObject([{ userid: 'ben', add_way: 202 }]);
    expect((await hand(corp, id)).customer[0].errcode).toBe(40131);
  });

  it.each([
    ['refused', 3, ['transfer_fail']],
    ['full', 4, ['transfer_fail']],
    ['accepted', 1, ['del_external_contact', 'add_external_contact']],
  ] as const)('when it is %s the result is %i', async (how, status, events) => {
    const corp = await testCorp();
    const externalUserId = corp.befriend('anna');
    await hand(corp, externalUserId);
    expect(corp.act('transferSettles', { takeoverUserId: 'ben', externalUserId, how })).toEqual(events);
    expect(await result(corp)).toMatchObject([{ status }]);
  });

  it('raises no add event when the taker is a friend already', async () => {
    const corp = await testCorp();
    const externalUserId = corp.befriend('anna');
    corp.act('customerAddsMember', { userId: 'ben', externalUserId });
    await hand(corp, externalUserId);
    const settled = { takeoverUserId: 'ben', externalUserId, how: 'accepted' } as const;
    expect(corp.act('transferSettles', settled)).toEqual(['del_external_contact']);
  });

  it('customers of who left wait for somebody to take them', async () => {
    const corp = await testCorp();
    const id = corp.befriend('anna');
    const early = { handover_userid: 'anna', takeover_userid: 'ben', external_userid: [id] };
    expect((await corp.call(at('resigned/transfer_customer'), early)).errcode).toBe(40097);
    corp.act('memberLeavesCompany', { userId: 'anna' });
    expect((await corp.call(at('get_unassigned_list'), {})).info).toMatchObject([
      { handover_userid: 'anna', external_userid: id },
    ]);
    expect((await corp.call(at('resigned/transfer_customer'), early)).customer).toEqual([
      { external_userid: id, errcode: 0 },
    ]);
    corp.simulator.control.clock.advance(24 * 3600_000);
    expect((await corp.call(at('get_unassigned_list'), {})).info).toEqual([]);
  });
});
