import { describe, expect, it } from 'vitest';
import { CORP, type TestCorp, testCorp } from './test-corp.ts';

const at = (name: string) => `externalcontact/${name}`;
const LONG = '长'.repeat(31);

/** Two apps; the first made 意向 with 高 and 低, the console 等级 with VIP; anna is a friend of `customer`. */
async function library() {
  const corp = await testCorp({ apps: [{ secret: 'ours' }, { secret: 'theirs' }] });
  const { tag_group } = await corp.call(at('add_corp_tag'), {
    group_name: '意向',
    order: 7,
    tag: [{ name: '高', order: 2 }, { name: '低' }],
  });
  const foreign = corp.act('adminCreatesTags', { group: '等级', tags: ['VIP'] });
  const [high, low] = tag_group.tag.map(({ id }: { id: string }) => id);
  const customer = corp.befriend('anna');
  const ids = {
    group: tag_group.group_id,
    high,
    low,
    vip: foreign.tagIds.VIP,
    foreign: foreign.groupId,
    customer,
  };
  return { corp, ids: ids as Record<keyof typeof ids, string> };
}

type Ids = Awaited<ReturnType<typeof library>>['ids'];
const tagsOn = (corp: TestCorp, userId: string, customer: string) => [
  ...(corp.simulator.control.company(CORP).relations.find(userId, customer)?.tags ?? []),
];

describe('refusals of the library', () => {
  it.each<[string, string, (ids: Ids) => object, number]>([
    ['add: neither group nor name', 'add_corp_tag', () => ({ tag: [{ name: 'a' }] }), 40058],
    ['add: an empty group id', 'add_corp_tag', () => ({ group_id: '', tag: [{ name: 'a' }] }), 40068],
    ['add: an unknown group', 'add_corp_tag', () => ({ group_id: 'etX', tag: [{ name: 'a' }] }), 40068],
    [
      'add: a group of the console',
      'add_corp_tag',
      (ids) => ({ group_id: ids.foreign, tag: [{ name: 'a' }] }),
      40068,
    ],
    ['add: no tag', 'add_corp_tag', () => ({ group_name: '新', tag: [] }), 40058],
    ['add: a name of 31', 'add_corp_tag', () => ({ group_name: '新', tag: [{ name: LONG }] }), 40072],
    ['add: an empty name', 'add_corp_tag', () => ({ group_name: '新', tag: [{ name: '' }] }), 40072],
    ['add: a group name of 31', 'add_corp_tag', () => ({ group_name: LONG, tag: [{ name: 'a' }] }), 40072],
    [
      'add: a name that the group has',
      'add_corp_tag',
      (ids) => ({ group_id: ids.group, tag: [{ name: '高' }] }),
      40071,
    ],
    ['edit: unknown', 'edit_corp_tag', () => ({ id: 'etX', name: 'a' }), 40068],
    ['edit: a tag of the console', 'edit_corp_tag', (ids) => ({ id: ids.vip, name: 'a' }), 81011],
    ['edit: a name that the group has', 'edit_corp_tag', (ids) => ({ id: ids.high, name: '低' }), 40071],
    ['edit: a group name that exists', 'edit_corp_tag', (ids) => ({ id: ids.group, name: '等级' }), 40071],
    ['edit: too long', 'edit_corp_tag', (ids) => ({ id: ids.high, name: LONG }), 40072],
    ['edit: an order of 2^32', 'edit_corp_tag', (ids) => ({ id: ids.high, order: 2 ** 32 }), 40058],
    ['delete: nothing', 'del_corp_tag', () => ({}), 40058],
    ['delete: unknown', 'del_corp_tag', () => ({ tag_id: ['etX'] }), 40068],
    ['delete: a tag of the console', 'del_corp_tag', (ids) => ({ tag_id: [ids.vip] }), 81011],
    ['delete: a group of the console', 'del_corp_tag', (ids) => ({ group_id: [ids.foreign] }), 81011],
  ])('%s', async (_, api, body, code) => {
    const { corp, ids } = await library();
    expect((await corp.call(at(api), body(ids))).errcode).toBe(code);
  });

  it('a tag of another app answers 81011, or 40068 with the switch', async () => {
    const { corp, ids } = await library();
    const theirs = await corp.token('theirs');
    const edit = () => corp.call(at('edit_corp_tag'), { id: ids.high, name: '新' }, theirs);
    expect((await edit()).errcode).toBe(81011);
    corp.simulator.control.setSwitches(CORP, { foreignTagCode: 40068 });
    expect((await edit()).errcode).toBe(40068);
  });

  it('more tags than a corp may have answer 40126, and none is made', async () => {
    const { corp } = await library();
    corp.simulator.control.setSwitches(CORP, { maxCorpTags: 4 });
    const add = (...names: string[]) =>
      corp.call(at('add_corp_tag'), { group_name: '新', tag: names.map((name) => ({ name })) });
    expect((await add('a', 'b')).errcode).toBe(40126);
    expect(corp.simulator.control.company(CORP).library.groupNamed('新')).toBeUndefined();
    expect((await add('a')).errcode).toBe(0);
  });
});

describe('the library', () => {
  it('answers an addition with one object; names that repeat are made once', async () => {
    const { corp } = await library();
    const { tag_group } = await corp.call(at('add_corp_tag'), {
      group_name: '新',
      tag: [{ name: 'a' }, { name: 'a' }],
    });
    expect(tag_group).toMatchObject({ group_name: '新', tag: [{ name: 'a' }] });
    expect(tag_group.tag).toHaveLength(1);
  });

  it('a group name that exists takes the tags; the answer has the new ones, or all with the switch', async () => {
    const { corp, ids } = await library();
    const add = async (name: string) =>
      (await corp.call(at('add_corp_tag'), { group_name: '意向', tag: [{ name }] })).tag_group;
    expect(await add('中')).toMatchObject({ group_id: ids.group, tag: [{ name: '中' }] });
    corp.simulator.control.setSwitches(CORP, { addTagAnswer: 'wholeGroup' });
    expect((await add('无')).tag.map(({ name }: { name: string }) => name)).toEqual(['高', '低', '中', '无']);
  });

  it('with the switch only the name that exists is left out', async () => {
    const { corp, ids } = await library();
    corp.simulator.control.setSwitches(CORP, { duplicateTagName: 'skip' });
    const { tag_group } = await corp.call(at('add_corp_tag'), {
      group_id: ids.group,
      tag: [{ name: '高' }, { name: '中' }],
    });
    expect(tag_group.tag.map(({ name }: { name: string }) => name)).toEqual(['中']);
  });

  it('lists everybody’s tags without saying whose, and says `deleted` only when asked by id', async () => {
    const { corp, ids } = await library();
    const { tag_group } = await corp.call(at('get_corp_tag_list'), {});
    expect(tag_group.map(({ group_name }: { group_name: string }) => group_name)).toEqual(['意向', '等级']);
    expect(tag_group[0]).toEqual({
      group_id: ids.group,
      group_name: '意向',
      create_time: expect.any(Number),
      order: 7,
      tag: [
        { id: ids.high, name: '高', create_time: expect.any(Number), order: 2 },
        { id: ids.low, name: '低', create_time: expect.any(Number), order: 0 },
      ],
    });
    await corp.call(at('del_corp_tag'), { tag_id: [ids.high] });
    const byTag = await corp.call(at('get_corp_tag_list'), {
      tag_id: [ids.high, 'etX'],
      group_id: [ids.foreign],
    });
    expect(byTag.tag_group).toMatchObject([
      { group_id: ids.group, deleted: false, tag: [{ id: ids.high, deleted: true }] },
    ]);
    const byGroup = await corp.call(at('get_corp_tag_list'), { group_id: [ids.group] });
    expect(byGroup.tag_group[0]).not.toHaveProperty('deleted');
    expect(byGroup.tag_group[0].tag).toMatchObject([{ deleted: true }, { deleted: false }]);
  });

  it('a group goes with its last tag, and takes its tags off every customer when it is deleted', async () => {
    const { corp, ids } = await library();
    await corp.call(at('mark_tag'), {
      userid: 'anna',
      external_userid: ids.customer,
      add_tag: [ids.high, ids.vip],
    });
    await corp.call(at('del_corp_tag'), { group_id: [ids.group] });
    expect(tagsOn(corp, 'anna', ids.customer)).toEqual([ids.vip]);
    corp.act('adminDeletesTags', { tagIds: [ids.vip] });
    expect((await corp.call(at('get_corp_tag_list'), {})).tag_group).toEqual([]);
  });
});

describe('marking', () => {
  it.each<[string, (ids: Ids) => object, number]>([
    ['no member', ({ customer, high }) => ({ external_userid: customer, add_tag: [high] }), 40003],
    [
      'a userid with a space',
      ({ customer, high }) => ({ userid: 'an na', external_userid: customer, add_tag: [high] }),
      40003,
    ],
    [
      'an unknown member',
      ({ customer, high }) => ({ userid: 'nobody', external_userid: customer, add_tag: [high] }),
      60111,
    ],
    ['no customer', ({ high }) => ({ userid: 'anna', add_tag: [high] }), 41035],
    [
      'an unknown customer',
      ({ high }) => ({ userid: 'anna', external_userid: 'wmX', add_tag: [high] }),
      40096,
    ],
    [
      'somebody else’s customer',
      ({ customer, high }) => ({ userid: 'ben', external_userid: customer, add_tag: [high] }),
      84061,
    ],
    ['no tag at all', ({ customer }) => ({ userid: 'anna', external_userid: customer }), 40058],
    [
      'an unknown tag',
      ({ customer }) => ({ userid: 'anna', external_userid: customer, add_tag: ['etX'] }),
      40068,
    ],
    [
      'a group instead of a tag',
      ({ customer, group }) => ({ userid: 'anna', external_userid: customer, add_tag: [group] }),
      40068,
    ],
    [
      'a text instead of a list',
      ({ customer, high }) => ({ userid: 'anna', external_userid: customer, add_tag: high }),
      40058,
    ],
    [
      'no privilege needed: a tag of the console',
      ({ customer, vip }) => ({ userid: 'anna', external_userid: customer, add_tag: [vip] }),
      0,
    ],
    [
      'a userid in capitals',
      ({ customer, high }) => ({ userid: 'ANNA', external_userid: customer, add_tag: [high] }),
      0,
    ],
  ])('%s', async (_, body, code) => {
    const { corp, ids } = await library();
    expect((await corp.call(at('mark_tag'), body(ids))).errcode).toBe(code);
  });

  it('a member outside of the app’s scope answers 60111', async () => {
    const { corp, ids } = await library();
    corp.act('adminEditsApp', { agentId: 1_000_002, visible: { userIds: ['ben'], departmentIds: [] } });
    const body = { userid: 'anna', external_userid: ids.customer, add_tag: [ids.high] };
    expect((await corp.call(at('mark_tag'), body)).errcode).toBe(60111);
  });

  it('tags sit on the pair, and marking again changes nothing', async () => {
    const { corp, ids } = await library();
    corp.act('customerAddsMember', { userId: 'ben', externalUserId: ids.customer });
    const mark = (more: object) =>
      corp.call(at('mark_tag'), { userid: 'anna', external_userid: ids.customer, ...more });
    for (const _ of [1, 2]) expect((await mark({ add_tag: [ids.high] })).errcode).toBe(0);
    expect([tagsOn(corp, 'anna', ids.customer), tagsOn(corp, 'ben', ids.customer)]).toEqual([[ids.high], []]);
    for (const _ of [1, 2])
      expect((await mark({ add_tag: [ids.low], remove_tag: [ids.high] })).errcode).toBe(0);
    expect(tagsOn(corp, 'anna', ids.customer)).toEqual([ids.low]);
  });

  it('a half friend and one whom the member deleted answer 84061; one who deleted the member does not', async () => {
    const { corp, ids } = await library();
    const codeOf = async (customer: string) =>
      (await corp.call(at('mark_tag'), { userid: 'anna', external_userid: customer, add_tag: [ids.high] }))
        .errcode;
    const { config_id } = await corp.call(at('add_contact_way'), { type: 1, scene: 2, user: ['anna'] });
    const half = corp.act('customerScansCode', { configId: config_id, accepted: false });
    expect(half.events).toEqual(['add_half_external_contact']);
    const pair = { userId: 'anna', externalUserId: half.externalUserId };
    expect(await codeOf(half.externalUserId)).toBe(84061);
    expect(corp.act('memberAccepts', pair)).toEqual(['add_external_contact']);
    expect(await codeOf(half.externalUserId)).toBe(0);
    expect(corp.act('customerDeletesMember', pair)).toEqual(['del_follow_user']);
    expect(await codeOf(half.externalUserId)).toBe(0);
    expect(corp.act('memberDeletesCustomer', pair)).toEqual(['del_external_contact']);
    expect(await codeOf(half.externalUserId)).toBe(84061);
    expect(corp.act('customerDeletesMember', pair)).toEqual([]);
  });

  it('more tags than a relation holds are refused whole', async () => {
    const { corp, ids } = await library();
    corp.simulator.control.setSwitches(CORP, { maxTagsOnRelation: 1 });
    const body = { userid: 'anna', external_userid: ids.customer, add_tag: [ids.high, ids.low] };
    expect((await corp.call(at('mark_tag'), body)).errcode).toBe(40058);
    expect(tagsOn(corp, 'anna', ids.customer)).toEqual([]);
  });
});
