/** What goes wrong between a company and WeCom, and that it ends as if it had not. */
import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { CALLBACK, eventually, type WecomStory, wecomStory } from '#tests/wecom';
import { encryptMessage, signatureOf } from '../../src/channels/wecom/core/crypto.ts';
import { isReachable } from '../../src/channels/wecom/simulator/state/relations.ts';

let story: WecomStory;
afterEach(async ({ task }) => {
  if (task.result?.state === 'pass') await bothSidesSame();
  await story.stop();
});

const same = (expected: readonly string[]) => (answer: readonly string[]) =>
  JSON.stringify(answer) === JSON.stringify(expected);

async function tagHere(externalUserId: string, tag: string): Promise<void> {
  const [group, name] = tag.split('/');
  await story.product.ask('POST', '/tag-groups', { name: group });
  await story.product.ask('POST', '/tags', { group, name });
  const { body } = await story.product.ask('POST', '/taggings', {
    add: [{ customer: `external:${externalUserId}`, tag }],
  });
  expect(body.refused).toEqual([]);
}

const status = async () => (await story.product.ask('GET', '/wecom/status')).body;

/** Relation by relation: each has the same state here and there, and its customer's tags are its own. */
async function bothSidesSame(): Promise<void> {
  const { relations, members } = story.simulator.control.company(story.corpId);
  // WeCom keeps the pairs of who left until somebody takes them over, and lists them to no app.
  const left = (userId: string) => members.get(userId.toLowerCase())?.status === 5;
  const compared = async () => {
    const rows = await story.product.running.db.many<{ pair: string; status: string; tags: string[] }>(
      `select r.userid || ' ' || r.external_userid as pair, r.status,
              array(select g.name || '/' || t.name from assignment a
                      join tag t on t.id = a.tag_id join tag_group g on g.id = t.group_id
                     where a.workspace_id = r.workspace_id and a.customer = r.customer order by 1) as tags
         from wecom_relation r`,
    );
    const here = new Map(rows.map(({ pair, ...row }) => [pair, row]));
    const there = relations.all.map((one) => ({
      pair: `${one.userId.toLowerCase()} ${one.externalUserId}`,
      status: left(one.userId) ? 'deletedByStaff' : one.status,
      tags: isReachable(one) && !left(one.userId) ? story.there(one.userId, one.externalUserId) : null,
    }));
    const wrong = there.filter(({ pair, status, tags }) => {
      const row = here.get(pair);
      return row?.status !== status || (tags !== null && !same(tags)([...row.tags].sort()));
    });
    return {
      wrong: wrong.map((one) => ({ ...one, here: here.get(one.pair) })),
      more: here.size - there.length,
    };
  };
  await eventually(compared, ({ wrong, more }) => wrong.length + more === 0, 60);
}

async function begin(): Promise<string> {
  story = await wecomStory();
  const wang = story.befriend('anna');
  await eventually(
    async () => (await story.product.ask('GET', `/customers/external:${wang}`)).status,
    (code) => code === 200,
  );
  return wang;
}

describe('WeCom is away', () => {
  it('nothing is lost: what changed here and there meanwhile arrives when it is back', async () => {
    const wang = await begin();
    const { control } = story.simulator;
    control.disturb({ kind: 'reset' });
    await tagHere(wang, '来源/门店');
    story.act('adminCreatesTags', { group: '意向', tags: ['高'] });
    story.act('memberEditsCustomer', { userId: 'anna', externalUserId: wang, addTags: ['意向/高'] });
    await eventually(status, ({ readings }) => readings.failed > 0);
    control.endDisturbances();
    await eventually(() => story.there('anna', wang), same(['意向/高', '来源/门店']));
    await eventually(() => story.here(wang), same(['意向/高', '来源/门店']));
  });

  it('a write whose answer was lost is not done twice, and is not mistaken for somebody’s act', async () => {
    const wang = await begin();
    story.simulator.control.disturb({ path: 'externalcontact/mark_tag', kind: 'lostAnswer', times: 1 });
    await tagHere(wang, '来源/门店');
    await eventually(() => story.there('anna', wang), same(['来源/门店']));
    story.act('memberEditsCustomer', { userId: 'anna', externalUserId: wang, remark: '王' });
    await eventually(status, ({ writings, readings }) => writings.waiting + readings.waiting === 0);
    const { body } = await story.product.ask('GET', `/customers/external:${wang}/tags`);
    expect(body.items).toMatchObject([{ source: 'api' }]);
  });
});

describe('WeCom refuses', () => {
  it('an address that is not trusted stops all writing, says what to do, and goes on when it is', async () => {
    const wang = await begin();
    const { control } = story.simulator;
    control.disturb({ path: 'externalcontact/mark_tag', kind: 'errcode', code: 60020 });
    await tagHere(wang, '来源/门店');
    const said = await eventually(status, ({ usage }) =>
      usage.some((one: { lastCode: number | null }) => one.lastCode === 60020),
    );
    const line = said.usage.find((one: { lastCode: number | null }) => one.lastCode === 60020);
    expect(line.remedy.remedy).toMatch(/IP/);
    control.endDisturbances();
    await eventually(() => story.there('anna', wang), same(['来源/门店']));
  });

  it('one pair marks that pair and stops no other', async () => {
    const wang = await begin();
    const li = story.befriend('ben');
    await eventually(
      () => status(),
      ({ relations }) => relations.active === 2,
    );
    // The member of staff deletes the customer, and nobody tells us.
    story.simulator.control.setFaults(story.corpId, { drop: 1 });
    story.act('memberDeletesCustomer', { userId: 'anna', externalUserId: wang });
    await tagHere(wang, '来源/门店');
    await tagHere(li, '来源/门店');
    await eventually(() => story.there('ben', li), same(['来源/门店']));
    // 84061 made us look: the pair has ended, and the customer keeps his tags.
    await eventually(
      () => status(),
      ({ relations }) => relations.deletedByStaff === 1,
      60,
    );
    expect(await story.here(wang)).toEqual(['来源/门店']);
  }, 240_000);

  it('a token that was revoked is renewed, and what was refused because of it is done', async () => {
    const wang = await begin();
    const { control } = story.simulator;
    control.endTokens(story.corpId, 'invalid');
    await tagHere(wang, '来源/门店');
    story.act('memberEditsCustomer', { userId: 'anna', externalUserId: wang, remark: '王' });
    await eventually(() => story.there('anna', wang), same(['来源/门店']));
    await eventually(status, ({ readings }) => readings.waiting === 0);
  });

  it('a secret that was changed in WeCom stops calls until the new one is entered', async () => {
    const wang = await begin();
    const { control } = story.simulator;
    const [app] = control.company(story.corpId).apps;
    if (!app) throw new Error('no app');
    Object.assign(app, { secret: 'a-new-secret-of-the-app' });
    control.endTokens(story.corpId, 'invalid');
    await tagHere(wang, '来源/门店');
    await eventually(status, ({ usage }) =>
      usage.some((one: { lastCode: number | null }) => one.lastCode === 40001),
    );
    const { body } = await story.product.ask('PUT', '/wecom/connection', {
      corpId: story.corpId,
      agentId: String(app.agentId),
      secret: 'a-new-secret-of-the-app',
    });
    expect(body.connected).toBe(true);
    await eventually(() => story.there('anna', wang), same(['来源/门店']), 180);
  }, 240_000);
});

describe('people and tags go', () => {
  it('a member of staff who leaves keeps nothing open: relations end, customers keep their tags', async () => {
    const wang = await begin();
    await tagHere(wang, '来源/门店');
    await eventually(() => story.there('anna', wang), same(['来源/门店']));
    story.act('memberLeavesCompany', { userId: 'anna' });
    expect(await story.sync()).toMatchObject({ status: 'done', result: { left: 0 } });
    const { body: customer } = await story.product.ask('GET', `/customers/external:${wang}`);
    expect(customer.followers).toMatchObject([{ status: 'deletedByStaff' }]);
    expect(await story.here(wang)).toEqual(['来源/门店']);
    const { body: staff } = await story.product.ask('GET', '/staff?q=anna');
    expect(staff.items).toMatchObject([{ active: false }]);
  });

  it('a tag that rules and an audience use and WeCom deleted stays here until somebody decides', async () => {
    const wang = await begin();
    const must = async (method: string, path: string, body: unknown) => {
      const answer = await story.product.ask(method, path, body);
      expect([path, answer.status < 300, answer.body]).toMatchObject([path, true, {}]);
      return answer.body;
    };
    await tagHere(wang, '来源/门店');
    await must('POST', '/tag-groups', { name: '等级' });
    await must('POST', '/tags', { group: '等级', name: '重点' });
    const rules: string[] = [];
    for (const rule of [
      { name: '门店的是重点', when: { tag: '来源/门店' }, then: { add: ['等级/重点'] } },
      { name: '看过店的是门店', when: { did: 'page.view' }, then: { add: ['来源/门店'] } },
    ]) {
      const { id } = await must('POST', '/rules', { kind: 'state', keep: 'while', ...rule });
      await must('POST', `/rules/${id}/publish`, { backfill: true });
      rules.push(id);
    }
    const both = ['来源/门店', '等级/重点'].sort();
    await eventually(() => story.there('anna', wang), same(both));
    await must('POST', '/audiences', { name: '门店客户', condition: { tag: '来源/门店' } });
    const deleteThere = async () => {
      const { library } = story.simulator.control.company(story.corpId);
      const tag = [...library.tags.values()].find((one) => one.name === '门店' && !one.deleted);
      story.act('adminDeletesTags', { tagIds: [tag?.id ?? ''] });
      await story.sync();
      // A sync that was under way may have seen the library before.
      await eventually(
        async () => (await story.product.ask('GET', '/wecom/drift?open=true')).body.items,
        (items) => items.length === 1 && items[0].kind === 'tagDeletedThere' && items[0].name === '门店',
      );
    };
    const live = async () => {
      for (const id of rules)
        expect((await story.product.ask('GET', `/rules/${id}`)).body).toMatchObject({ status: 'live' });
    };
    await deleteThere();
    await live();
    expect(await story.here(wang)).toEqual(both);
    const count = await story.product.ask('POST', '/audiences/count', { condition: { tag: '来源/门店' } });
    expect(count.body.count).toBe(1);
    // Rules go on meanwhile: who meets one now has its tags here.
    const li = story.befriend('ben');
    await eventually(
      async () => (await story.product.ask('GET', `/customers/external:${li}`)).status,
      (code) => code === 200,
    );
    await must('POST', '/events', {
      id: 'view-1',
      type: 'page.view',
      customer: `external:${li}`,
      at: new Date().toISOString(),
      properties: { url: '/shop' },
    });
    await eventually(() => story.here(li), same(both));
    await must('POST', '/wecom/drift/fix', { way: 'sent', kinds: ['tagDeletedThere'] });
    await story.sync();
    for (const [userId, customer] of [
      ['anna', wang],
      ['ben', li],
    ] as const)
      await eventually(() => story.there(userId, customer), same(both));
    await bothSidesSame();
    // The other decision: nobody is offered it any more, and whatever names it goes on.
    await deleteThere();
    await must('POST', '/wecom/drift/fix', { way: 'taken', kinds: ['tagDeletedThere'] });
    await live();
    expect(await story.here(wang)).toEqual(both);
    // In the cold store it stays here alone; taken off, nothing differs any more.
    for (const id of rules) await must('POST', `/rules/${id}/pause`, {});
    await must('POST', '/taggings', {
      remove: [wang, li].map((one) => ({ customer: `external:${one}`, tag: '来源/门店' })),
    });
  });

  it('two people tag one customer in the same second: both tags stand on both sides', async () => {
    const wang = await begin();
    story.befriend('ben', wang);
    story.act('adminCreatesTags', { group: '意向', tags: ['高', '中'] });
    story.act('memberEditsCustomer', { userId: 'anna', externalUserId: wang, addTags: ['意向/高'] });
    story.act('memberEditsCustomer', { userId: 'ben', externalUserId: wang, addTags: ['意向/中'] });
    for (const userId of ['anna', 'ben'])
      await eventually(() => story.there(userId, wang), same(['意向/中', '意向/高']));
    expect(await story.here(wang)).toEqual(['意向/中', '意向/高']);
  });
});

describe('callbacks', () => {
  it('a storm of 5,000 is taken whole, and read as few pairs', async () => {
    const wang = await begin();
    const now = Math.floor(Date.now() / 1000);
    const before = story.simulator.control.calls.length;
    const send = async (n: number) => {
      const xml = `<xml><ToUserName><![CDATA[${story.corpId}]]></ToUserName><FromUserName><![CDATA[sys]]></FromUserName><CreateTime>${now - n}</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[change_external_contact]]></Event><ChangeType><![CDATA[edit_external_contact]]></ChangeType><UserID><![CDATA[anna]]></UserID><ExternalUserID><![CDATA[${wang}]]></ExternalUserID></xml>`;
      const encrypted = encryptMessage(CALLBACK.aesKey, xml, story.corpId);
      const query = new URLSearchParams({
        timestamp: String(now),
        nonce: String(n),
        msg_signature: signatureOf(CALLBACK.token, String(now), String(n), encrypted),
      });
      const response = await fetch(`${story.product.address}/wecom/callback?${query}`, {
        method: 'POST',
        headers: { 'content-type': 'text/xml' },
        body: `<xml><ToUserName><![CDATA[${story.corpId}]]></ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`,
      });
      expect([response.status, await response.text()]).toEqual([200, '']);
      return createHash('sha256').update(xml).digest('hex');
    };
    const numbers = Array.from({ length: 5000 }, (_, n) => n);
    const lane = async () => {
      for (let n = numbers.pop(); n !== undefined; n = numbers.pop()) await send(n);
    };
    await Promise.all(Array.from({ length: 32 }, lane));
    // What was sent again is known.
    await send(0);
    const kept = await story.product.running.db.one<{ n: number }>(
      `select count(*)::int as n from wecom_callback where body like '%edit_external_contact%'`,
    );
    expect(kept.n).toBe(5000);
    await eventually(status, ({ callbacks, readings }) => callbacks.waiting + readings.waiting === 0, 180);
    const gets = story.simulator.control.calls
      .slice(before)
      .filter((one) => one.path === 'externalcontact/get');
    expect(gets.length).toBeLessThan(100);
  }, 180_000);

  it('clocks that differ by hours change nothing', async () => {
    const wang = await begin();
    const { clock } = story.simulator.control;
    for (const hours of [3, -6]) {
      clock.set(Date.now() + hours * 3_600_000);
      const li = story.befriend('ben');
      await eventually(
        async () => (await story.product.ask('GET', `/customers/external:${li}`)).status,
        (code) => code === 200,
      );
      story.act('memberDeletesCustomer', { userId: 'ben', externalUserId: li });
      await eventually(
        async () => (await story.product.ask('GET', `/customers/external:${li}`)).body.followers?.[0]?.status,
        (now) => now === 'deletedByStaff',
      );
    }
    await tagHere(wang, '来源/门店');
    await eventually(() => story.there('anna', wang), same(['来源/门店']));
  });
});
