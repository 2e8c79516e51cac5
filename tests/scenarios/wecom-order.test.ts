/** What stands on top here stands on top in WeCom, and the other way round. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually, type WecomStory, wecomStory } from '#tests/wecom';

let story: WecomStory;
let wang = '';
beforeAll(async () => {
  story = await wecomStory();
  // WeCom may tell us of our own changes: an order must not go round in a circle.
  story.simulator.control.setSwitches(story.corpId, { echoApiWrites: true });
  story.act('adminCreatesTags', { group: '地区', tags: ['华东', '华南', '华北'] });
  wang = story.befriend('anna');
  await story.sync();
});
afterAll(() => story.stop());

const library = () => story.simulator.control.company(story.corpId).library;
const ofGroup = (name: string) => {
  const group = library().groupNamed(name);
  return group
    ? library()
        .tagsOf(group)
        .toSorted((a, b) => b.order - a.order)
    : [];
};
const there = (group: string) => ofGroup(group).map((tag) => tag.name);
const here = async (group: string): Promise<string[]> => {
  const { body } = await story.product.ask('GET', `/tags?group=${encodeURIComponent(group)}`);
  return body.items.map((tag: { name: string }) => tag.name);
};
const groupsThere = () =>
  [...library().groups.values()].toSorted((a, b) => b.order - a.order).map((group) => group.name);
const is = (expected: readonly string[]) => (answer: readonly string[]) => answer.join() === expected.join();
const order = (path: string, number: number) =>
  story.product.ask('PATCH', `/tags/${encodeURIComponent(path)}`, { order: number });
const edits = () =>
  story.simulator.control.calls.filter(({ path }) => path === 'externalcontact/edit_corp_tag').length;

it('tags that are made in WeCom for us stand there in our order', async () => {
  await story.product.ask('POST', '/tag-groups', { name: '户型' });
  for (const name of ['一居', '两居', '三居'])
    await story.product.ask('POST', '/tags', { group: '户型', name });
  // Needed one after the other, and not in order.
  for (const name of ['三居', '一居', '两居'])
    await story.product.ask('POST', '/taggings', {
      add: [{ customer: `external:${wang}`, tag: `户型/${name}` }],
    });
  await eventually(() => there('户型'), is(['一居', '两居', '三居']));
});

it('of levels the highest stands on top', async () => {
  await story.product.ask('POST', '/tag-groups', { name: '意向', ordered: true });
  for (const [number, name] of ['低', '中', '高'].entries())
    await story.product.ask('POST', '/tags', { group: '意向', name, order: number });
  await story.product.ask('POST', '/taggings', {
    add: ['低', '中', '高'].map((name) => ({ customer: `external:${wang}`, tag: `意向/${name}` })),
  });
  await eventually(() => there('意向'), is(['高', '中', '低']));
});

it('a tag that is moved here is moved there, with one call', async () => {
  const before = edits();
  await order('户型/一居', 9);
  await eventually(() => there('户型'), is(['两居', '三居', '一居']));
  expect(edits() - before).toBeLessThanOrEqual(2);
});

it('one that an administrator drags in WeCom is moved here, and not sent back', async () => {
  const ids = (names: readonly string[], group: string) =>
    names.map((name) => ofGroup(group).find((tag) => tag.name === name)?.id ?? '');
  story.act('adminReordersTags', { ids: ids(['三居', '一居', '两居'], '户型') });
  await eventually(() => here('户型'), is(['三居', '一居', '两居']));
  story.act('adminReordersTags', { ids: ids(['低', '高', '中'], '意向') });
  await eventually(() => here('意向'), is(['中', '高', '低']));
  story.act('adminReordersTags', { ids: ids(['华北', '华东', '华南'], '地区') });
  await eventually(() => here('地区'), is(['华北', '华东', '华南']));
  const before = edits();
  await new Promise((done) => setTimeout(done, 3000));
  expect(edits()).toBe(before);
  expect(there('户型')).toEqual(['三居', '一居', '两居']);
  expect(there('意向')).toEqual(['低', '高', '中']);
});

it('what others made keeps its order there, whatever is shown here', async () => {
  const before = edits();
  await order('地区/华南', 0);
  await new Promise((done) => setTimeout(done, 3000));
  expect(edits()).toBe(before);
  expect(there('地区')).toEqual(['华北', '华东', '华南']);
});

it('groups follow each other too', async () => {
  const id = (name: string) => library().groupNamed(name)?.id ?? '';
  story.act('adminReordersTags', { ids: [id('意向'), id('地区'), id('户型')] });
  const groups = async () =>
    (await story.product.ask('GET', '/tag-groups')).body.items.map((group: { name: string }) => group.name);
  await eventually(groups, is(['意向', '地区', '户型']));
  await story.product.ask('PATCH', `/tag-groups/${encodeURIComponent('户型')}`, { order: -1 });
  await eventually(groupsThere, is(['户型', '意向', '地区']));
});
