/** Tags of strategies (规则组): a library of its own, mirrored with who carries them, and only read here. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, type WecomStory, wecomStory } from '#tests/wecom';

const OWN = '等级（华东）';
const OTHERS = '等级（规则组）';

let story: WecomStory;
let wang = '';
let li = '';
let own: readonly string[] = [];
let others: readonly string[] = [];

beforeAll(async () => {
  story = await wecomStory();
  const [app] = story.simulator.control.company(story.corpId).apps;
  // The same group in the library of the corp, in a strategy of ours and in one of somebody else.
  story.act('adminCreatesTags', { group: '等级', tags: ['金', '银'] });
  own = story.act('adminCreatesStrategy', {
    name: '华东',
    group: '等级',
    tags: ['金', '银'],
    owner: app?.agentId ?? 0,
  }).tagIds;
  others = story.act('adminCreatesStrategy', { name: '华南', group: '等级', tags: ['金', '铜'] }).tagIds;
  [wang, li] = [story.befriend('anna'), story.befriend('ben')];
  edit(wang, { addTags: [own[0] ?? ''] });
  await story.sync();
});
afterAll(() => story.stop());

const edit = (externalUserId: string, change: { addTags?: string[]; removeTags?: string[] }) =>
  story.act('memberEditsCustomer', {
    userId: externalUserId === li ? 'ben' : 'anna',
    externalUserId,
    ...change,
  });
const holds =
  (...expected: string[]) =>
  (tags: readonly string[]) =>
    tags.join() === expected.toSorted().join();
const tag = (path: string) => `/tags/${encodeURIComponent(path)}`;
const marked = () =>
  story.simulator.control.calls.filter(({ path }) => path === 'externalcontact/mark_tag').length;

describe('a strategy of our own app', () => {
  it('has groups of its own here, which say whose they are', async () => {
    const { body } = await story.product.ask('GET', '/tag-groups');
    expect(body.items.find((group: { name: string }) => group.name === OWN)).toMatchObject({
      foreign: 'strategy',
      strategy: '华东',
    });
    expect((await story.product.ask('GET', tag(`${OWN}/银`))).body).toMatchObject({ foreign: 'strategy' });
    expect((await story.product.ask('GET', tag('等级/金'))).body).toMatchObject({ foreign: 'wecom' });
  });

  it('gives its tags to customers, who are found by them', async () => {
    await eventually(() => story.here(wang), holds(`${OWN}/金`));
    const count = async () =>
      (await story.product.ask('POST', '/audiences/count', { condition: { tag: `${OWN}/金` } })).body.count;
    expect(await count()).toBe(1);
    edit(wang, { removeTags: [own[0] ?? ''], addTags: [own[1] ?? ''] });
    await eventually(() => story.here(wang), holds(`${OWN}/银`));
    expect(await count()).toBe(0);
  });

  it('is only read: nobody here puts its tags on or off, one by one, in rows or in bulk', async () => {
    const before = marked();
    const customer = `external:${wang}`;
    const { body } = await story.product.ask('POST', '/taggings', {
      add: [{ customer, tag: `${OWN}/金` }],
      remove: [{ customer, tag: `${OWN}/银` }],
    });
    expect(body.refused.map((one: { code: string }) => one.code)).toEqual([
      'tagging.foreign',
      'tagging.foreign',
    ]);
    const bulk = await story.product.ask('POST', '/taggings/bulk', {
      condition: { tag: `${OWN}/银` },
      add: [`${OWN}/金`],
    });
    expect(bulk.body).toMatchObject({ matched: 1, added: 0 });
    const merged = await story.product.ask('POST', `${tag(`${OWN}/银`)}/merge`, { into: '等级/银' });
    expect([merged.status, merged.body.error.code]).toEqual([409, 'tag.foreign']);
    expect(await story.here(wang)).toEqual([`${OWN}/银`]);
    expect(marked()).toBe(before);
  });

  it('lets one adopt a copy', async () => {
    const { body } = await story.product.ask('POST', `${tag(`${OWN}/银`)}/adopt`, {
      group: '我们的等级',
      holders: true,
    });
    expect(body).toMatchObject({ path: '我们的等级/银', foreign: null, taken: 1 });
    await eventually(() => story.here(wang), holds(`${OWN}/银`, '我们的等级/银'));
  });
});

describe('a strategy of somebody else', () => {
  it('is known by what customers carry, though nobody tells its name', async () => {
    edit(li, { addTags: [others[1] ?? ''] });
    await eventually(() => story.here(li), holds(`${OTHERS}/铜`));
    expect((await story.product.ask('GET', tag(`${OTHERS}/铜`))).body).toMatchObject({ foreign: 'strategy' });
  });

  it('is found by a comparison too, which is told ids only', async () => {
    const { control } = story.simulator;
    control.setFaults(story.corpId, { drop: 1 });
    edit(wang, { addTags: [others[0] ?? ''] });
    await control.settled();
    control.setFaults(story.corpId, {});
    await story.sync();
    await eventually(() => story.here(wang), holds(`${OWN}/银`, '我们的等级/银', `${OTHERS}/金`));
  });

  it('stays when the library is read again', async () => {
    await story.sync();
    expect(await story.here(li)).toEqual([`${OTHERS}/铜`]);
    const { body } = await story.product.ask('GET', '/wecom/drift');
    expect(body.items).toEqual([]);
  });
});
