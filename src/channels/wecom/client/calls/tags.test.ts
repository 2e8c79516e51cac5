import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clientOf, type ScriptedWecom, scriptedWecom } from '#tests/scripted-wecom';

let wecom: ScriptedWecom;
let tags: ReturnType<typeof clientOf>['api']['tags'];
beforeEach(async () => {
  wecom = await scriptedWecom();
  tags = clientOf(wecom).api.tags;
});
afterEach(() => wecom.close());

const sent = (path: string) => wecom.askedOf(`externalcontact/${path}`).map(({ json }) => json);
const ids = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => `et${from + i}`);

describe('the tag library', () => {
  it('is read whole, with orders beyond 2³¹, in the order in which WeCom tells it', async () => {
    wecom.says('externalcontact/get_corp_tag_list', {
      errcode: 0,
      tag_group: [
        {
          group_id: 'etG1',
          group_name: '客户等级',
          create_time: 1557838797,
          order: 4294967295,
          tag: [{ id: 'etT1', name: '核心', create_time: 1557838797, order: 2 }],
        },
        { group_id: 'etG2', group_name: '空', order: 0 },
      ],
    });
    const createdAt = new Date(1557838797_000);
    expect(await tags.list()).toEqual([
      {
        id: 'etG1',
        name: '客户等级',
        order: 4294967295,
        createdAt,
        deleted: false,
        tags: [{ id: 'etT1', name: '核心', order: 2, createdAt, deleted: false }],
      },
      { id: 'etG2', name: '空', order: 0, createdAt: null, deleted: false, tags: [] },
    ]);
    expect(sent('get_corp_tag_list')).toEqual([{}]);
  });

  it('tells of deleted ones when asked by id', async () => {
    wecom.says('externalcontact/get_corp_tag_list', {
      tag_group: [{ group_id: 'etG1', group_name: 'g', deleted: true, tag: [{ id: 'etT1', deleted: true }] }],
    });
    expect(await tags.list({ tagIds: ['etT1'] })).toMatchObject([
      { deleted: true, tags: [{ deleted: true }] },
    ]);
    expect(sent('get_corp_tag_list')).toEqual([{ tag_id: ['etT1'] }]);
  });

  it('takes new tags; their ids are found by name, whatever else the answer holds', async () => {
    wecom.says('externalcontact/add_corp_tag', {
      errcode: 0,
      tag_group: {
        group_id: 'etG1',
        group_name: '客户等级',
        tag: [
          { id: 'etOld', name: '老' },
          { id: 'etB', name: '乙' },
          { id: 'etA', name: '甲' },
        ],
      },
    });
    expect(
      await tags.add({
        group: { name: '客户等级', order: 7 },
        tags: [{ name: '甲' }, { name: '乙', order: 2 }],
      }),
    ).toEqual({
      groupId: 'etG1',
      groupName: '客户等级',
      ids: new Map([
        ['乙', 'etB'],
        ['甲', 'etA'],
      ]),
    });
    await tags.add({ group: { id: 'etG1' }, tags: [{ name: '甲' }] });
    expect(sent('add_corp_tag')).toEqual([
      { group_name: '客户等级', order: 7, tag: [{ name: '甲' }, { name: '乙', order: 2 }] },
      { group_id: 'etG1', tag: [{ name: '甲' }] },
    ]);
  });

  it('keeps the order of a tag that only gets another name', async () => {
    wecom.says('externalcontact/edit_corp_tag', { errcode: 0 });
    await tags.edit({ id: 'etT1', name: '新名' });
    expect(sent('edit_corp_tag')).toEqual([{ id: 'etT1', name: '新名' }]);
  });

  it('loses tags and groups in parts of a hundred', async () => {
    wecom.says('externalcontact/del_corp_tag', { errcode: 0 });
    await tags.delete({ tagIds: ids(0, 250), groupIds: ['etG1'] });
    expect(sent('del_corp_tag')).toEqual([
      { tag_id: ids(0, 100) },
      { tag_id: ids(100, 200) },
      { tag_id: ids(200, 250) },
      { group_id: ['etG1'] },
    ]);
    await tags.delete({});
    expect(sent('del_corp_tag')).toHaveLength(4);
  });
});

describe('marking', () => {
  const pair = { userId: 'zhangsan', externalUserId: 'wm1' };
  const wire = { userid: 'zhangsan', external_userid: 'wm1' };
  beforeEach(() => wecom.says('externalcontact/mark_tag', { errcode: 0 }));

  it('sends parts of fifty, and no empty list', async () => {
    await tags.mark({ ...pair, add: ids(0, 120), remove: ids(200, 210) });
    expect(sent('mark_tag')).toEqual([
      { ...wire, add_tag: ids(0, 50), remove_tag: ids(200, 210) },
      { ...wire, add_tag: ids(50, 100) },
      { ...wire, add_tag: ids(100, 120) },
    ]);
  });

  it('of nothing calls nobody', async () => {
    await tags.mark({ ...pair, add: [], remove: [] });
    expect(wecom.asked).toEqual([]);
  });

  it('never sets and takes off the same tag', async () => {
    await expect(tags.mark({ ...pair, add: ['et1', 'et2'], remove: ['et2'] })).rejects.toThrow(RangeError);
    expect(wecom.asked).toEqual([]);
  });

  it('stops at the part that fails', async () => {
    wecom.says(
      'externalcontact/mark_tag',
      { errcode: 0 },
      { errcode: 84061, errmsg: 'not external contact' },
    );
    await expect(tags.mark({ ...pair, add: ids(0, 120), remove: [] })).rejects.toMatchObject({
      kind: 'pair',
    });
    expect(sent('mark_tag')).toHaveLength(2);
  });
});
