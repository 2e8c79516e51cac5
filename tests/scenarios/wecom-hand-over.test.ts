/**
 * What becomes of a customer's tags when the relation ends or goes to somebody else (G58), and what keyword rules read
 * of the chats that customers agreed to (G26, I15, P11).
 */
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, type WecomStory, wecomStory } from '#tests/wecom';
import { startTransfer } from '../../src/channels/wecom/simulator/state/transfers.ts';

const TAGS = ['意向/高', '来源/门店'].toSorted();

const folder = mkdtempSync(join(tmpdir(), 'baizigui-archive-'));
let story: WecomStory;
beforeAll(async () => {
  story = await wecomStory({ chatArchive: folder });
  story.act('adminCreatesTags', { group: '意向', tags: ['高'] });
  await story.product.ask('POST', '/tag-groups', { name: '来源' });
  await story.product.ask('POST', '/tags', { group: '来源', name: '门店' });
  await story.sync();
});
afterAll(async () => {
  await story.stop();
  rmSync(folder, { recursive: true });
});

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

describe('chats', () => {
  const MINUTE = 60_000;
  let serial = 0;
  const said = (external: string, content: string, ago = 0) => ({
    msgid: `m${++serial}_external`,
    action: 'send',
    from: external,
    tolist: ['anna'],
    roomid: '',
    msgtime: Date.now() - ago,
    msgtype: 'text',
    text: { content },
  });
  const agreement = (external: string, status: 'Agree' | 'Disagree', ago: number) => ({
    userid: 'anna',
    exteranalopenid: external,
    agree_status: status,
    status_change_time: Math.floor((Date.now() - ago) / 1000),
  });
  /** As an archive program hands them over: under another name first. */
  const hand = (name: string, lines: readonly object[]) => {
    const path = join(folder, story.corpId, name);
    mkdirSync(join(folder, story.corpId), { recursive: true });
    writeFileSync(`${path}.tmp`, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    utimesSync(`${path}.tmp`, new Date(Date.now() - MINUTE), new Date(Date.now() - MINUTE));
    renameSync(`${path}.tmp`, path);
  };

  it('that customers agreed to set off keyword rules, and do not any more when somebody takes it back', async () => {
    const { product } = story;
    await product.ask('POST', '/tags', { group: '来源', name: '要优惠' });
    const rule = await product.ask('POST', '/rules', {
      kind: 'state',
      name: '多次提到优惠',
      when: {
        did: 'message.received',
        where: [{ property: 'text', mentions: ['优惠|套餐'] }],
        count: { min: 2 },
        within: { last: '7d' },
      },
      then: { add: ['来源/要优惠'] },
    });
    const published = await product.ask('POST', `/rules/${rule.body.id}/publish`, { backfill: true });
    expect(published.status, JSON.stringify(published.body)).toBe(200);
    const [yes, no] = [story.befriend('anna'), story.befriend('anna')];
    await eventually(() => story.here(no), Array.isArray);
    await eventually(
      async () => (await product.ask('GET', `/customers/external:${no}`)).status,
      (status) => status === 200,
    );
    const wants = (external: string) => [
      said(external, '有没有优惠', 3 * MINUTE),
      said(external, '不要套餐', 2 * MINUTE),
      said(external, '套餐多少钱', MINUTE),
    ];
    hand('1.jsonl', [agreement(yes, 'Agree', 10 * MINUTE), ...wants(yes), ...wants(no)]);
    await eventually(() => story.here(yes), is(['来源/要优惠']));
    const archive = async () => (await product.ask('GET', '/wecom/archive')).body;
    await eventually(archive, ({ files }) => files[0]?.endedAt !== null);
    expect(await archive()).toMatchObject({
      isOn: true,
      consents: { agreed: 1, declined: 0 },
      files: [{ name: '1.jsonl', lines: 7, accepted: 3, withheld: 3, aside: 0 }],
    });
    expect(await story.here(no)).toEqual([]);
    expect(readdirSync(join(folder, story.corpId))).toEqual([]);

    hand('2.jsonl', [agreement(yes, 'Disagree', 0)]);
    await eventually(() => story.here(yes), is([]));
    const { items } = (await product.ask('GET', `/events?customer=external:${yes}&type=message.received`))
      .body;
    expect(items).toEqual([]);
    await product.ask('DELETE', `/rules/${rule.body.id}`);
  });
});
