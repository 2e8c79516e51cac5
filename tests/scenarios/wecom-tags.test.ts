import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, type WecomStory, wecomStory } from '#tests/wecom';

let story: WecomStory;
beforeAll(async () => {
  story = await wecomStory();
});
afterAll(() => story.stop());

const same = (expected: readonly string[]) => (answer: readonly string[]) =>
  JSON.stringify(answer) === JSON.stringify(expected);

describe('WeCom and Baizigui hold the same', () => {
  let wang = '';

  it('a sync brings staff, library, customers and their tags', async () => {
    story.act('adminCreatesTags', { group: '意向', tags: ['高', '中'] });
    wang = story.befriend('anna');
    story.act('memberEditsCustomer', {
      userId: 'anna',
      externalUserId: wang,
      remark: '王女士',
      addTags: ['意向/高'],
    });
    const job = await story.sync();
    expect(job).toMatchObject({ status: 'done', result: { relations: 1 } });
    expect(await story.here(wang)).toEqual(['意向/高']);
    const { body: customer } = await story.product.ask('GET', `/customers/external:${wang}`);
    expect(customer.followers).toMatchObject([{ status: 'active', remark: '王女士' }]);
  });

  it('a tag that staff puts on in WeCom arrives with its source and the member of staff', async () => {
    story.act('memberEditsCustomer', { userId: 'anna', externalUserId: wang, addTags: ['意向/中'] });
    await eventually(() => story.here(wang), same(['意向/中', '意向/高']));
    const { body } = await story.product.ask('GET', `/customers/external:${wang}/tags`);
    const { body: staff } = await story.product.ask('GET', '/staff?q=anna');
    const one = body.items.find((item: { tag: { name: string } }) => item.tag.name === '中');
    expect(one).toMatchObject({ source: 'wecom', by: { id: staff.items[0].id } });
  });

  it('one that is taken off there is taken off here', async () => {
    story.act('memberEditsCustomer', { userId: 'anna', externalUserId: wang, removeTags: ['意向/中'] });
    await eventually(() => story.here(wang), same(['意向/高']));
  });

  it('a tag made here is made in WeCom when a customer gets it, for every follower', async () => {
    story.befriend('ben', wang);
    await eventually(
      async () => (await story.product.ask('GET', `/customers/external:${wang}`)).body.followers.length,
      (n) => n === 2,
    );
    await story.product.ask('POST', '/tag-groups', { name: '来源' });
    await story.product.ask('POST', '/tags', { group: '来源', name: '门店' });
    await story.product.ask('POST', '/taggings', {
      add: [{ customer: `external:${wang}`, tag: '来源/门店' }],
    });
    await eventually(() => story.there('anna', wang), same(['意向/高', '来源/门店']));
    // A new follower gets what the customer has.
    await eventually(() => story.there('ben', wang), same(['意向/高', '来源/门店']));
  });

  it('what is taken off here is taken off there, from every follower', async () => {
    await story.product.ask('POST', '/tags', { group: '来源', name: '电商' });
    const customer = `external:${wang}`;
    await story.product.ask('POST', '/taggings', { add: [{ customer, tag: '来源/电商' }] });
    await eventually(() => story.there('ben', wang), same(['意向/高', '来源/电商', '来源/门店']));
    await story.product.ask('POST', '/taggings', { remove: [{ customer, tag: '来源/电商' }] });
    await eventually(() => story.there('anna', wang), same(['意向/高', '来源/门店']));
    await eventually(() => story.there('ben', wang), same(['意向/高', '来源/门店']));
    expect(await story.here(wang)).toEqual(['意向/高', '来源/门店']);
  });

  it('a rename goes both ways: ours is sent, theirs is taken over', async () => {
    await story.product.ask('PATCH', `/tags/${encodeURIComponent('来源/门店')}`, { name: '线下门店' });
    await eventually(() => story.there('anna', wang), same(['意向/高', '来源/线下门店']));
    const { library } = story.simulator.control.company(story.corpId);
    const group = library.groupNamed('意向');
    const high = group && library.tagsOf(group).find((tag) => tag.name === '高');
    story.act('adminEditsTag', { id: high?.id ?? '', name: '很高' });
    await eventually(
      async () => (await story.product.ask('GET', `/tags/${encodeURIComponent('意向/很高')}`)).status,
      (status) => status === 200,
    );
  });

  it('a customer who deletes staff, and staff who delete a customer, are told apart', async () => {
    const li = story.befriend('anna');
    story.befriend('ben', li);
    const followers = async () => {
      const { body } = await story.product.ask('GET', `/customers/external:${li}`);
      return Object.fromEntries(
        (body.followers ?? []).map((one: { staff: { name: string }; status: string }) => [
          one.staff.name,
          one.status,
        ]),
      );
    };
    await eventually(followers, (now) => Object.keys(now).length === 2);
    story.act('customerDeletesMember', { userId: 'anna', externalUserId: li });
    story.act('memberDeletesCustomer', { userId: 'ben', externalUserId: li });
    await eventually(
      followers,
      (now) => Object.values(now).sort().join() === 'deletedByCustomer,deletedByStaff',
    );
  });

  it('after all of this nothing differs', async () => {
    const job = await story.sync();
    expect(job).toMatchObject({ status: 'done', result: { left: 0 } });
    const { body } = await story.product.ask('GET', '/wecom/drift');
    expect(body.items).toEqual([]);
    expect(body.consistency).toBe(100);
  });
});
