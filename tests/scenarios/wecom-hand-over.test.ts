/** What becomes of a customer's tags when the relation ends or goes to somebody else (G58). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, type WecomStory, wecomStory } from '#tests/wecom';
import { startTransfer } from '../../src/channels/wecom/simulator/state/transfers.ts';

const TAGS = ['意向/高', '来源/门店'].toSorted();

let story: WecomStory;
beforeAll(async () => {
  story = await wecomStory();
  story.act('adminCreatesTags', { group: '意向', tags: ['高'] });
  await story.product.ask('POST', '/tag-groups', { name: '来源' });
  await story.product.ask('POST', '/tags', { group: '来源', name: '门店' });
  await story.sync();
});
afterAll(() => story.stop());

const is = (expected: readonly string[]) => (tags: readonly string[]) => tags.join() === expected.join();

/** A customer of Anna with a tag from each side, equal on both. */
async function customerOfAnna(): Promise<string> {
  const external = story.befriend('anna');
  story.act('memberEditsCustomer', { userId: 'anna', externalUserId: external, addTags: ['意向/高'] });
  await eventually(() => story.here(external), is(['意向/高']));
  const add = [{ customer: `external:${external}`, tag: '来源/门店' }];
  await story.product.ask('POST', '/taggings', { add });
  await eventually(() => story.there('anna', external), is(TAGS));
  return external;
}

const followers = async (external: string) => {
  const { body } = await story.product.ask('GET', `/customers/external:${external}`);
  return Object.fromEntries(
    body.followers.map((one: { staff: { name: string }; status: string }) => [one.staff.name, one.status]),
  );
};
const held = async (external: string) =>
  (await story.product.ask('GET', `/customers/external:${external}/tags`)).body.items;
const removals = async (external: string) => {
  const { body } = await story.product.ask('GET', `/customers/external:${external}/tags/history?limit=100`);
  return body.items.filter((one: { change: string }) => one.change === 'removed');
};

/** Nothing was taken off, nothing put on anew: each tag is there since then, by whoever put it on. */
async function unchanged(external: string, before: unknown): Promise<void> {
  expect(await held(external)).toEqual(before);
  expect(await removals(external)).toEqual([]);
}

describe('a customer', () => {
  it.each([
    ['in office', false],
    ['who left the company', true],
  ])(
    'who is handed over from somebody %s keeps every tag with its history, and the taker gets them in WeCom',
    async (_, resigned) => {
      const external = await customerOfAnna();
      const before = await held(external);
      const world = story.simulator.control.world(story.corpId);
      startTransfer(world, { handover: 'anna', takeover: 'ben', externalUserId: external, resigned });
      story.act('transferSettles', { takeoverUserId: 'ben', externalUserId: external, how: 'accepted' });
      await eventually(
        () => followers(external),
        (now) => now.anna === 'transferred' && now.ben === 'active',
      );
      await eventually(() => story.there('ben', external), is(TAGS));
      await unchanged(external, before);
    },
  );

  it('whom staff let go keeps them here, and gets them in WeCom when somebody takes him up again', async () => {
    const external = await customerOfAnna();
    const before = await held(external);
    story.act('memberDeletesCustomer', { userId: 'anna', externalUserId: external });
    await eventually(
      () => followers(external),
      (now) => now.anna === 'deletedByStaff',
    );
    await unchanged(external, before);
    story.befriend('ben', external);
    await eventually(() => story.there('ben', external), is(TAGS));
    await unchanged(external, before);
  });
});
