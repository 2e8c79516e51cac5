/** The chat sidebar: staff see and tag whom they follow, and nobody else. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, type WecomStory, wecomStory } from '#tests/wecom';
import { signedInAs, type WecomVisitor } from '#tests/wecom-visitor';

let story: WecomStory;
let anna: WecomVisitor;
let ben: WecomVisitor;
let boss: WecomVisitor;
/** Anna's customer, Ben's customer, and one of both. */
let wang = '';
let li = '';
let shared = '';

beforeAll(async () => {
  story = await wecomStory();
  const { product } = story;
  story.act('adminAddsMember', { userId: 'boss' });
  story.act('adminCreatesTags', { group: '来源', tags: ['门店'] });
  wang = story.befriend('anna');
  li = story.befriend('ben');
  shared = story.befriend('anna');
  story.befriend('ben', shared);
  story.act('memberEditsCustomer', { userId: 'anna', externalUserId: wang, addTags: ['来源/门店'] });
  await story.sync();
  // A pair that a callback touched meanwhile is read once more, after the sync.
  await eventually(
    () => story.here(wang),
    (tags) => tags.includes('来源/门店'),
  );
  const { body: staff } = await product.ask('GET', '/staff?q=boss');
  await product.ask('PATCH', `/staff/${staff.items[0].id}`, { roles: ['superAdmin'] });
  await product.ask('POST', '/tag-groups', { name: '意向', choice: 'single', ordered: true });
  for (const [order, name] of ['低', '中', '高'].entries())
    await product.ask('POST', '/tags', {
      group: '意向',
      name,
      order,
      ...(name === '高' ? { definition: { meaning: '一周内会下单' } } : {}),
    });
  await product.ask('POST', '/tag-groups', { name: '注意' });
  await product.ask('POST', '/tags', {
    group: '注意',
    name: '曾投诉产品质量',
    pinned: true,
    purpose: '提醒：先问上次的问题解决了没有',
  });
  [anna, ben, boss] = (await Promise.all(['anna', 'ben', 'boss'].map((name) => signedInAs(story, name)))) as [
    WecomVisitor,
    WecomVisitor,
    WecomVisitor,
  ];
});
afterAll(() => story.stop());

const shown = async (who: WecomVisitor, external: string) =>
  who.ask('GET', `/sidebar/customer?external=${external}`);
const tag = (who: WecomVisitor, external: string, change: { add?: string[]; remove?: string[] }) =>
  who.ask('POST', '/sidebar/tags', { external, ...change });

describe('the sidebar of a customer', () => {
  it('tells in one answer who it is', async () => {
    const { status, body } = await shown(anna, wang);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      externalUserId: wang,
      remark: '',
      warnings: [],
      promise: null,
      mayTag: true,
    });
    expect(body.tags).toMatchObject([{ tag: { path: '来源/门店' }, source: 'wecom' }]);
    expect(body.ladder).toMatchObject({
      group: '意向',
      tags: [{ name: '低' }, { name: '中' }, { name: '高' }],
    });
    expect(body.ladder.tags[2].meaning).toBe('一周内会下单');
    expect(body.quick).toMatchObject([{ name: '曾投诉产品质量', favourite: false }]);
  });

  it('of somebody else’s customer is not there, whatever the page says', async () => {
    for (const external of [li, 'wm-made-up', "wm' or '1'='1"]) {
      const answer = await shown(anna, encodeURIComponent(external));
      expect(answer.status).toBe(404);
      expect(answer.body.error.code).toBe('customer.notFound');
      expect((await tag(anna, external, { add: ['意向/高'] })).status).toBe(404);
      expect((await anna.ask('POST', '/sidebar/notes', { external, text: '偷看' })).status).toBe(404);
      expect((await anna.ask('PATCH', '/sidebar/remark', { external, remark: '偷看' })).status).toBe(404);
    }
    expect(await story.here(li)).toEqual([]);
  });

  it('is not there for somebody who may see all customers and follows none', async () => {
    expect((await boss.ask('GET', `/customers/external:${wang}`)).status).toBe(200);
    expect((await shown(boss, wang)).status).toBe(404);
  });

  it('is not for programs', async () => {
    const { status, body } = await story.product.ask('GET', `/sidebar/customer?external=${wang}`);
    expect([status, body.error.code]).toEqual([403, 'sidebar.staffOnly']);
  });

  it('goes away with the relation, and comes back with it', async () => {
    const zhao = story.befriend('anna');
    await eventually(
      () => shown(anna, zhao),
      ({ status }) => status === 200,
    );
    story.act('memberDeletesCustomer', { userId: 'anna', externalUserId: zhao });
    await eventually(
      () => shown(anna, zhao),
      ({ status }) => status === 404,
    );
  });
});

describe('what is done in the sidebar', () => {
  it('puts a tag on by hand, and it arrives in WeCom', async () => {
    const { status, body } = await tag(anna, wang, { add: ['意向/中', '注意/曾投诉产品质量'] });
    expect([status, body.added]).toEqual([200, 2]);
    const seen = await shown(anna, wang);
    expect(seen.body.tags.find((one: { tag: { name: string } }) => one.tag.name === '中')).toMatchObject({
      source: 'manual',
      by: { name: 'anna' },
    });
    expect(seen.body.warnings).toMatchObject([{ name: '曾投诉产品质量', text: '先问上次的问题解决了没有' }]);
    await eventually(
      () => story.there('anna', wang),
      (there) => there.includes('意向/中'),
    );
  });

  it('once, when the tap is sent again after a lost answer', async () => {
    const twice = () =>
      anna.ask(
        'POST',
        '/sidebar/tags',
        { external: shared, add: ['意向/低'] },
        { 'idempotency-key': 'tap-1' },
      );
    expect((await twice()).body.added).toBe(1);
    expect((await twice()).body.added).toBe(1);
    const { body } = await anna.ask('GET', `/customers/external:${shared}/tags/history`);
    expect(body.items).toHaveLength(1);
  });

  it('replaces the level of a single choice, and the old one is history', async () => {
    const { body } = await tag(anna, wang, { add: ['意向/高'] });
    expect(body).toMatchObject({ added: 1, removed: 1, moved: 1 });
    const seen = await shown(anna, wang);
    expect(seen.body.past).toMatchObject([{ tag: { path: '意向/中' } }]);
  });

  it('keeps favourites in order and remembers what was used', async () => {
    const set = await anna.ask('PUT', '/sidebar/favourites', { tags: ['来源/门店', '意向/低'] });
    expect(set.body.items).toMatchObject([{ name: '门店', favourite: true }, { name: '低' }]);
    const { quick } = (await shown(anna, wang)).body;
    expect(quick.map((one: { name: string }) => one.name)).toEqual([
      '门店',
      '低',
      '高',
      '中',
      '曾投诉产品质量',
    ]);
    expect((await shown(ben, shared)).body.quick.map((one: { name: string }) => one.name)).toEqual([
      '曾投诉产品质量',
    ]);
    const wrong = await anna.ask('PUT', '/sidebar/favourites', { tags: ['没有/这个'] });
    expect(wrong.status).toBe(400);
  });

  it('writes a promise that stands until it is kept', async () => {
    const note = (kind: string, text: string) =>
      anna.ask('POST', '/sidebar/notes', { external: wang, kind, text });
    await note('promise', '周三前给出分期方案');
    await note('note', '她先生也要看');
    expect((await shown(anna, wang)).body.promise).toMatchObject({
      text: '周三前给出分期方案',
      by: { name: 'anna' },
    });
    await note('kept', '方案已发');
    const { body } = await shown(anna, wang);
    expect(body.promise).toBeNull();
    expect(body.followUps.map((one: { text: string }) => one.text)).toEqual([
      '方案已发',
      '她先生也要看',
      '周三前给出分期方案',
    ]);
    expect((await note('note', '身份证 11010519491231002X')).status).toBe(400);
  });

  it('writes the remark here and in WeCom, and what WeCom still has does not win', async () => {
    await anna.ask('PATCH', '/sidebar/remark', { external: wang, remark: '王女士 定制' });
    expect((await shown(anna, wang)).body.remark).toBe('王女士 定制');
    const company = story.simulator.control.company(story.corpId);
    await eventually(
      () => company.relations.find('anna', wang)?.remark,
      (remark) => remark === '王女士 定制',
    );
    await story.sync();
    expect((await shown(anna, wang)).body.remark).toBe('王女士 定制');
    const long = await anna.ask('PATCH', '/sidebar/remark', { external: wang, remark: '一'.repeat(21) });
    expect(long.status).toBe(400);
  });

  it('shows tags of one’s own in WeCom to oneself only', async () => {
    const { db } = story.product.running;
    await db.run(
      `update wecom_relation set personal = '[{"group":"我的","name":"急性子"}]' where userid = 'anna' and external_userid = $1`,
      [shared],
    );
    expect((await shown(anna, shared)).body.personal).toEqual([{ group: '我的', name: '急性子' }]);
    expect((await shown(ben, shared)).body.personal).toEqual([]);
  });
});

describe('a page of the sidebar', () => {
  it('is signed for WeCom when it is ours', async () => {
    const url = `${story.product.address}/sidebar?external=1#here`;
    const { status, body } = await anna.ask('POST', '/sidebar/signature', { url });
    expect(status).toBe(200);
    expect(body.corpId).toBe(story.corpId);
    expect(body.corp.signature).toMatch(/^[0-9a-f]{40}$/);
    expect(body.agent.signature).not.toBe(body.corp.signature);
    expect(JSON.stringify(body)).not.toContain('ticket');
  });

  it('is not when it belongs to somebody else', async () => {
    const { status, body } = await anna.ask('POST', '/sidebar/signature', { url: 'https://evil.example/' });
    expect([status, body.error.code]).toEqual([400, 'sidebar.otherAddress']);
  });
});

/** Positions that the customer's stream tells, as they come. */
async function listen(who: WecomVisitor, id: string) {
  const stop = new AbortController();
  const answer = await fetch(`${story.product.address}/api/v1/customers/${id}/live`, {
    headers: {
      accept: 'text/event-stream',
      cookie: [...who.jar].map(([name, value]) => `${name}=${value}`).join('; '),
    },
    signal: stop.signal,
  });
  const told: { position: number; at: number }[] = [];
  let text = '';
  let ended = false;
  const reading = (async () => {
    for await (const chunk of answer.body ?? []) {
      text += Buffer.from(chunk).toString('utf8');
      const parts = text.split('\n\n');
      text = parts.pop() ?? '';
      for (const part of parts)
        if (part.startsWith('data: '))
          told.push({ position: JSON.parse(part.slice(6)).position, at: Date.now() });
    }
  })()
    .catch(() => {})
    .then(() => {
      ended = true;
    });
  return {
    status: answer.status,
    told,
    ended: () => ended,
    stop: async () => {
      stop.abort();
      await reading;
    },
  };
}

describe('a change that a colleague makes', () => {
  const customerOf = async (external: string) => (await shown(anna, external)).body.customer.id as string;

  it('is told to whoever looks at the customer, and to nobody else', async () => {
    const [mine, other] = [
      await listen(anna, await customerOf(shared)),
      await listen(anna, await customerOf(wang)),
    ];
    await eventually(
      () => mine.told.length + other.told.length,
      (n) => n === 2,
    );
    const { body } = await tag(ben, shared, { add: ['来源/门店'] });
    await eventually(
      () => mine.told.at(-1)?.position ?? 0,
      (position) => position >= body.position,
    );
    await ben.ask('POST', '/sidebar/notes', { external: shared, text: '我来跟' });
    await eventually(
      () => mine.told.length,
      (n) => n >= 3,
    );
    expect(other.told).toHaveLength(1);
    await Promise.all([mine.stop(), other.stop()]);
  });

  it('is found when another process made it', async () => {
    const mine = await listen(anna, await customerOf(shared));
    await eventually(
      () => mine.told.length,
      (n) => n === 1,
    );
    // As another process: nothing is announced here.
    await story.product.running.db.run(
      `with p as (update workspace set position = position + 1 returning id, position)
       update customer c set position = p.position from p
        where c.workspace_id = p.id and c.ordinal = (select ordinal from customer_identity where value = $1)`,
      [shared],
    );
    await eventually(
      () => mine.told.length,
      (n) => n === 2,
    );
    await mine.stop();
  });

  it('is not told to somebody who may not see the customer, nor any more after signing out', async () => {
    const id = await customerOf(wang);
    const refused = await listen(ben, id);
    expect(refused.status).toBe(404);
    const own = await signedInAs(story, 'anna');
    const mine = await listen(own, id);
    await eventually(
      () => mine.told.length,
      (n) => n === 1,
    );
    await own.send('POST', '/api/auth/sign-out', {});
    await eventually(mine.ended, (ended) => ended);
    await mine.stop();
  });
});
