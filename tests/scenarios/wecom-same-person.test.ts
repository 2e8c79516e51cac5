/** One person with two records: known by the UnionID that WeCom tells, and linked into one. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, type WecomStory, wecomStory } from '#tests/wecom';

let story: WecomStory;
beforeAll(async () => {
  story = await wecomStory();
  await story.product.ask('POST', '/tag-groups', { name: '来源' });
  for (const name of ['门店', '微信好友']) await story.product.ask('POST', '/tags', { group: '来源', name });
});
afterAll(() => story.stop());

const unionOf = (externalUserId: string): string =>
  story.simulator.control.company(story.corpId).customers.get(externalUserId)?.unionId ?? '';
const customer = async (key: string) => {
  const { status, body } = await story.product.ask('GET', `/customers/${key}`);
  return status === 200 ? body : null;
};
const tagHere = (key: string, tag: string) =>
  story.product.ask('POST', '/taggings', { add: [{ customer: key, tag }] });

describe('the UnionID of a contact', () => {
  it('is known of who came by a callback, which does not tell it', async () => {
    const wang = story.befriend('anna');
    const found = await eventually(
      () => customer(`unionid:${unionOf(wang)}`),
      (one) => one !== null,
    );
    expect(found.id).toBe((await customer(`external:${wang}`)).id);
  });

  it('joins whoever was known from the shop before, with tags and their sources', async () => {
    const li = await unheardFriend();
    await story.product.ask('POST', '/customers', { ref: 'shop-1', unionId: unionOf(li), name: '李先生' });
    await tagHere('ref:shop-1', '来源/微信好友');
    await story.sync();
    expect((await customer(`external:${li}`)).id).toBe((await customer('ref:shop-1')).id);
    expect(await story.here(li)).toEqual(['来源/微信好友']);
  });
});

/** A friend of whom nobody told us. */
async function unheardFriend(): Promise<string> {
  const { control } = story.simulator;
  control.setFaults(story.corpId, { drop: 1 });
  const external = story.befriend('anna');
  await control.settled();
  control.setFaults(story.corpId, {});
  return external;
}

describe('two records of one person', () => {
  it('are shown with both, and merged from the page of differences', async () => {
    const external = await unheardFriend();
    await story.product.ask('POST', '/customers', { ref: 'shop-2', unionId: unionOf(external) });
    await tagHere('ref:shop-2', '来源/微信好友');
    await story.product.ask('POST', '/customers', { externalUserId: external, name: '王女士' });
    await tagHere(`external:${external}`, '来源/门店');
    await story.sync();
    const { body } = await story.product.ask('GET', '/wecom/drift?kind=samePerson&open=true');
    const [one] = body.items;
    const shop = await customer('ref:shop-2');
    expect([one.customer, one.here]).toContain(shop.id);
    const fixed = await story.product.ask('POST', '/wecom/drift/fix', { way: 'taken', ids: [one.id] });
    expect(fixed.body).toEqual({ fixed: 1 });
    expect((await customer(`external:${external}`)).id).toBe(shop.id);
    const both = ['来源/微信好友', '来源/门店'].toSorted();
    expect(await story.here(external)).toEqual(both);
    // And what the person has is written where WeCom knows him.
    await eventually(
      () => story.there('anna', external),
      (tags) => tags.join() === both.join(),
    );
    await story.sync();
    expect((await story.product.ask('GET', '/wecom/drift?kind=samePerson')).body.total).toBe(0);
  });
});
