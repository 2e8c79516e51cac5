/** Tags that WeCom's console or another app made: read only here but for who has them, until one adopts a copy. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, type WecomStory, wecomStory } from '#tests/wecom';

let story: WecomStory;
let wang = '';
beforeAll(async () => {
  story = await wecomStory();
  story.act('adminCreatesTags', { group: '来源', tags: ['门店', '电商'] });
  wang = story.befriend('anna');
  story.act('memberEditsCustomer', { userId: 'anna', externalUserId: wang, addTags: ['来源/门店'] });
  await story.sync();
});
afterAll(() => story.stop());

const at = (ref: string) => `/tags/${encodeURIComponent(ref)}`;
const groupAt = (name: string) => `/tag-groups/${encodeURIComponent(name)}`;
const tag = async (ref: string) => (await story.product.ask('GET', at(ref))).body;
const code = ({ status, body }: { status: number; body: { error: { code: string } } }) => [
  status,
  body.error.code,
];
const holds =
  (...expected: string[]) =>
  (tags: readonly string[]) =>
    tags.join() === expected.toSorted().join();

describe('a tag that was made in WeCom', () => {
  it('says so, with its group', async () => {
    expect(await tag('来源/门店')).toMatchObject({ foreign: 'wecom' });
    const { body } = await story.product.ask('GET', '/tag-groups');
    expect(body.items).toMatchObject([{ name: '来源', foreign: 'wecom', strategy: null }]);
    const held = await story.product.ask('GET', `/customers/external:${wang}/tags`);
    expect(held.body.items).toMatchObject([{ tag: { path: '来源/门店', foreign: 'wecom' } }]);
  });

  it('is not renamed, moved or deleted here, nor its group, whoever asks', async () => {
    const { ask } = story.product;
    await ask('POST', '/tag-groups', { name: '自己的' });
    expect(code(await ask('PATCH', at('来源/门店'), { name: '线下' }))).toEqual([409, 'tag.foreign']);
    expect(code(await ask('PATCH', at('来源/门店'), { group: '自己的' }))).toEqual([409, 'tag.foreign']);
    expect(code(await ask('DELETE', `${at('来源/电商')}`))).toEqual([409, 'tag.foreign']);
    expect(code(await ask('PATCH', groupAt('来源'), { name: '渠道' }))).toEqual([409, 'group.foreign']);
    expect(code(await ask('DELETE', `${groupAt('来源')}?strategy=delete`))).toEqual([409, 'group.foreign']);
    expect((await tag('来源/门店')).name).toBe('门店');
  });

  it('takes a colour, a meaning and aliases, which WeCom does not know', async () => {
    const { status } = await story.product.ask('PATCH', at('来源/门店'), {
      color: 'zhu',
      definition: { meaning: '在店里认识的' },
      aliases: ['线下'],
    });
    expect(status).toBe(200);
  });

  it('is put on and taken off here like any other', async () => {
    const customer = `external:${wang}`;
    await story.product.ask('POST', '/taggings', { add: [{ customer, tag: '来源/电商' }] });
    await eventually(() => story.there('anna', wang), holds('来源/门店', '来源/电商'));
    await story.product.ask('POST', '/taggings', { remove: [{ customer, tag: '来源/电商' }] });
    await eventually(() => story.there('anna', wang), holds('来源/门店'));
  });

  it('is renamed by whoever renames it in WeCom', async () => {
    const { library } = story.simulator.control.company(story.corpId);
    const group = library.groupNamed('来源');
    const shop = group && library.tagsOf(group).find(({ name }) => name === '门店');
    story.act('adminEditsTag', { id: shop?.id ?? '', name: '门店客' });
    await eventually(
      () => tag('来源/门店客'),
      (one) => one.name === '门店客',
    );
  });
});

describe('adopting a copy', () => {
  it('makes a tag of ours with the same name, for those who have the foreign one, which stays', async () => {
    const { status, body } = await story.product.ask('POST', `${at('来源/门店客')}/adopt`, { holders: true });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      path: '来源（自有）/门店客',
      foreign: null,
      color: 'zhu',
      definition: { meaning: '在店里认识的' },
      aliases: [],
      taken: 1,
      refused: 0,
      job: null,
    });
    const both = ['来源/门店客', '来源（自有）/门店客'];
    expect(await story.here(wang)).toEqual(both.toSorted());
    await eventually(() => story.there('anna', wang), holds(...both));
    const { body: held } = await story.product.ask('GET', `/customers/external:${wang}/tags`);
    const copy = held.items.find((one: { tag: { path: string } }) => one.tag.path === both[1]);
    const { body: cause } = await story.product.ask('GET', `/causes/${copy.cause}`);
    expect(cause).toMatchObject({ reason: 'tag.adopted', evidence: { from: '来源/门店客' } });
  });

  it('of a second tag goes into the same group, and the copy is ours to rename in WeCom too', async () => {
    const { body } = await story.product.ask('POST', `${at('来源/电商')}/adopt`, {});
    expect(body).toMatchObject({ path: '来源（自有）/电商', taken: 0 });
    await story.product.ask('PATCH', at('来源（自有）/门店客'), { name: '老店客' });
    await eventually(() => story.there('anna', wang), holds('来源/门店客', '来源（自有）/老店客'));
  });

  it('is refused for a tag of ours, twice, and into a group of somebody else', async () => {
    const { ask } = story.product;
    expect(code(await ask('POST', `${at('来源（自有）/老店客')}/adopt`, {}))).toEqual([
      409,
      'tag.notForeign',
    ]);
    expect(code(await ask('POST', `${at('来源/电商')}/adopt`, {}))).toEqual([409, 'library.nameTaken']);
    expect(code(await ask('POST', `${at('来源/电商')}/adopt`, { group: '来源' }))).toEqual([
      409,
      'group.foreign',
    ]);
  });

  it('lets the foreign one be merged into it', async () => {
    const merged = await story.product.ask('POST', `${at('来源/电商')}/merge`, { into: '来源（自有）/电商' });
    expect(merged.status).toBe(200);
  });
});

it('a tag whose twin was deleted in WeCom, and every tag after the connection has ended, is ours', async () => {
  const { library } = story.simulator.control.company(story.corpId);
  const group = library.groupNamed('来源');
  const shop = group && library.tagsOf(group).find(({ name }) => name === '门店客');
  story.act('adminCreatesTags', { group: '来源', tags: ['展会'] });
  story.act('adminDeletesTags', { tagIds: [shop?.id ?? ''] });
  await eventually(
    () => tag('来源/门店客'),
    (one) => one.foreign === null,
  );
  await eventually(
    () => tag('来源/展会'),
    (one) => one.foreign === 'wecom',
  );
  await story.product.ask('DELETE', '/wecom/connection');
  expect(await tag('来源/展会')).toMatchObject({ foreign: null });
  const { status } = await story.product.ask('PATCH', at('来源/展会'), { name: '展会客' });
  expect(status).toBe(200);
});
