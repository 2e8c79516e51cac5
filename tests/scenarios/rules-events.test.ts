/** What events come to in rules: a file of history, what became of tags and relations, and what one event led to. */
import { describe, expect, it } from 'vitest';
import { expireDetails } from '#features/events';
import { DAY, MINUTE } from '#kernel';
import { testCtx } from '#tests/database';
import { KEY } from '#tests/product';
import { rulesSettled, rulesStory } from '#tests/rules';
import { uploadFile } from '#tests/upload';
import { member } from '#tests/visitor';

const { story, ask, ok, person, happened, tagsOf, settled, live, gone } = rulesStory();

describe('a history of events that comes as a file', () => {
  const imported = async (rows: string) => {
    const { body } = await uploadFile(
      { address: story.product.address, key: KEY },
      {
        kind: 'events',
        name: '直播.csv',
        content: `会员号,观看时间,时长\n${rows}`,
        mapping: {
          columns: { 会员号: 'customer', 观看时间: 'at', 时长: 'number:seconds' },
          eventType: 'live.watched',
        },
      },
    );
    await ok('POST', `/imports/${body.id}/run`);
    await expect.poll(async () => (await ok('GET', `/imports/${body.id}`)).status).toBe('done');
    return body.id as string;
  };

  it('counts at its own time, sets off nothing that waits for what happens story.now, and goes with its undo', async () => {
    const state = await live({
      kind: 'state',
      name: '看过三次直播',
      when: { did: 'live.watched', count: { min: 3 }, within: { last: '30d' } },
      then: { add: ['提醒/老友'] },
    });
    const trigger = await live(
      { kind: 'trigger', name: '看直播', on: { event: 'live.watched' }, then: { add: ['提醒/定制衣柜'] } },
      false,
    );
    const day = (ago: number) => new Date(story.now - ago * DAY).toISOString();
    const [often, longAgo] = [await person('常看'), await person('早就不看')];
    const row = (customer: string, ago: number) => `${customer},${day(ago)},600`;
    const file = await imported(
      [9, 6, 3].flatMap((ago) => [row(often, ago), row(longAgo, ago + 60)]).join('\n'),
    );
    await settled(often, ['提醒/老友']);
    await rulesSettled(story.product, story.now);
    expect(await tagsOf(longAgo)).toEqual([]);

    await ok('POST', `/imports/${file}/undo`);
    await settled(often, []);
    await gone(state.id);
    await gone(trigger.id);
  });
});

describe('what becomes of tags and relations', () => {
  const named = (tag: string) => [{ property: 'tag', is: tag }];
  const tagging = (customer: string, add: string[], remove: string[] = []) =>
    ok('POST', '/taggings', {
      add: add.map((tag) => ({ customer, tag })),
      remove: remove.map((tag) => ({ customer, tag })),
    });
  const counted = async (condition: object) => (await ok('POST', '/audiences/count', { condition })).count;

  it('a tag that came or went is something that happened: for triggers, counts and what followed on it', async () => {
    const trigger = await live(
      {
        kind: 'trigger',
        name: '丢了报价',
        on: { event: 'tag.removed', where: named('阶段/报价中') },
        then: { add: ['提醒/待催单'] },
      },
      false,
    );
    const twice = {
      did: 'tag.added',
      where: named('阶段/报价中'),
      count: { min: 2 },
      within: { last: '90d' },
    };
    const state = await live({ kind: 'state', name: '两次报价', when: twice, then: { add: ['提醒/老友'] } });
    const li = await person('李');
    await tagging(li, ['阶段/报价中']);
    await rulesSettled(story.product, story.now);
    expect(await tagsOf(li)).toEqual(['阶段/报价中']);
    expect(await counted(twice)).toBe(0);
    story.now += DAY;
    await tagging(li, [], ['阶段/报价中']);
    await settled(li, ['提醒/待催单']);
    story.now += DAY;
    await tagging(li, ['阶段/报价中']);
    await settled(li, ['提醒/待催单', '提醒/老友', '阶段/报价中']);
    expect(await counted(twice)).toBe(1);
    const viewed = {
      did: 'material.visit',
      after: { did: 'tag.added', where: named('阶段/报价中'), within: '1d' },
    };
    expect(await counted(viewed)).toBe(0);
    story.now += MINUTE;
    await happened(li, 'material.visit', { material: 'm1', seconds: 9 });
    expect(await counted(viewed)).toBe(1);
    const why = await ok('GET', `/customers/${li}/explain?tag=提醒/老友`);
    expect(why).toMatchObject({ holds: true, condition: { holds: true } });
    expect(why.condition.text).toContain('阶段/报价中');
    story.now += 91 * DAY;
    await settled(li, ['提醒/待催单', '阶段/报价中']);
    const kept = await ask('DELETE', '/tags/阶段%2F报价中');
    expect([kept.status, kept.body.error.code]).toEqual([409, 'tag.referenced']);
    await gone(trigger.id);
    await gone(state.id);
  });

  it('a change of level says from which to which tag, and whether up or down', async () => {
    const became = (tag: string, ...more: object[]) => ({
      did: 'tag.added',
      where: [...named(tag), ...more],
    });
    const up = became('意向/高意向', { property: 'from', is: '意向/低意向' });
    const trigger = await live(
      {
        kind: 'trigger',
        name: '从低到高',
        on: { event: up.did, where: up.where },
        then: { add: ['提醒/老友'] },
      },
      false,
    );
    const [sun, zhou] = [await person('孙'), await person('周')];
    await tagging(sun, ['意向/中意向']);
    await tagging(zhou, ['意向/低意向']);
    story.now += MINUTE;
    await tagging(sun, ['意向/高意向']);
    await tagging(zhou, ['意向/高意向']);
    await settled(zhou, ['意向/高意向', '提醒/老友']);
    await settled(sun, ['意向/高意向']);
    expect(await counted(up)).toBe(1);
    expect(await counted(became('意向/高意向', { property: 'change', is: 'up' }))).toBe(2);
    expect(await counted(became('意向/中意向', { property: 'from', exists: false }))).toBe(1);

    story.now += MINUTE;
    await ok('POST', '/taggings/bulk', {
      condition: { tag: '意向/高意向' },
      add: ['意向/沉睡'],
    });
    await expect.poll(() => tagsOf(sun)).toEqual(['意向/沉睡']);
    const left = (...more: object[]) => ({ did: 'tag.removed', where: [...named('意向/高意向'), ...more] });
    expect(await counted(left({ property: 'change', is: 'down' }))).toBe(2);
    expect(await counted(left({ property: 'to', is: '意向/沉睡' }))).toBe(2);
    expect(await counted(became('意向/沉睡', { property: 'from', is: '意向/高意向' }))).toBe(2);
    expect(await counted(became('意向/沉睡', { property: 'change', is: 'up' }))).toBe(0);
    const kept = await ask('DELETE', '/tags/意向%2F低意向');
    expect([kept.status, kept.body.error.code]).toEqual([409, 'tag.referenced']);
    await gone(trigger.id);
  });

  it('tags that are merged came and went for nobody: for triggers and for counts', async () => {
    for (const name of ['旧催单', '新催单']) await ok('POST', '/tags', { group: '提醒', name });
    const removed = { event: 'tag.removed', where: named('提醒/旧催单') };
    const trigger = await live(
      { kind: 'trigger', name: '丢了催单', on: removed, then: { add: ['提醒/老友'] } },
      false,
    );
    const qian = await person('钱');
    await tagging(qian, ['提醒/旧催单']);
    const merged = () => ok('POST', '/tags/提醒%2F旧催单/merge', { into: '提醒/新催单' });
    const lost = { did: 'tag.removed', where: named('提醒/新催单') };
    const { changeSet } = await merged();
    await rulesSettled(story.product, story.now);
    expect(await tagsOf(qian)).toEqual(['提醒/新催单']);
    expect(await counted(lost)).toBe(0);
    await ok('POST', `/change-sets/${changeSet}/undo`);
    await rulesSettled(story.product, story.now);
    expect(await tagsOf(qian)).toEqual(['提醒/旧催单']);
    expect(await counted(lost)).toBe(0);
    await merged();
    await tagging(qian, [], ['提醒/新催单']);
    await settled(qian, ['提醒/老友']);
    expect(await counted(lost)).toBe(1);
    await gone(trigger.id);
  });

  it('a rule that waits for its own tags is refused, alone and in a circle; one that follows another does not go round', async () => {
    const on = (tag: string) => ({ event: 'tag.added', where: named(tag) });
    const body = (name: string, when: string, add: string) => ({
      kind: 'trigger',
      name,
      on: on(when),
      then: { add: [add] },
    });
    const own = await ask('POST', '/rules', body('自己', '提醒/老友', '提醒/老友'));
    expect([own.status, own.body.error.code]).toEqual([400, 'rule.cycle']);
    const first = await live(body('甲到乙', '提醒/老友', '提醒/静默客户'), false);
    const back = await ask('POST', '/rules', body('乙到甲', '提醒/静默客户', '提醒/老友'));
    expect([back.status, back.body.error.code]).toEqual([400, 'rule.cycle']);
    const second = await live(body('乙到丙', '提醒/静默客户', '提醒/待催单'), false);
    const chen = await person('陈');
    await tagging(chen, ['提醒/老友']);
    await settled(chen, ['提醒/待催单', '提醒/老友', '提醒/静默客户']);
    const { items } = await ok('GET', `/rules/${second.id}/runs`);
    expect(items.map((one: { added: number }) => one.added)).toEqual([1]);
    await gone(first.id);
    await gone(second.id);
  });

  it('who follows, stops and hands over is told once each, and rules hear it', async () => {
    const rule = await live(
      { kind: 'trigger', name: '移交', on: { event: 'customer.handedOver' }, then: { add: ['提醒/待催单'] } },
      false,
    );
    const [a, b] = [
      await ok('POST', '/staff', { name: '甲员' }),
      await ok('POST', '/staff', { name: '乙员' }),
    ];
    const sun = await person('孙');
    const follow = (...followers: object[]) => ok('PUT', `/customers/${sun}/followers`, { followers });
    await follow({ staff: a.id });
    await follow({ staff: a.id, remark: '常客' });
    expect(await tagsOf(sun)).toEqual([]);
    await follow({ staff: b.id });
    await follow({ staff: b.id, status: 'deletedByCustomer' });
    await settled(sun, ['提醒/待催单']);
    const { items } = await ok('GET', `/events?customer=${sun}`);
    expect(
      items.map((one: { type: string; staff: { name: string } }) => [one.type, one.staff.name]).sort(),
    ).toEqual([
      ['customer.added', '乙员'],
      ['customer.added', '甲员'],
      ['customer.handedOver', '甲员'],
      ['customer.lost', '乙员'],
    ]);
    await gone(rule.id);
  });
});

describe('words that were kept long enough', () => {
  it('go: what was concluded from them for good stays, and what lasts while they are there does not', async () => {
    const where = [{ property: 'text', contains: '衣柜' }];
    const said = { did: 'message.received', where, within: { last: '365d' } };
    const rules = [
      {
        kind: 'trigger',
        name: '说过',
        on: { event: 'message.received', where },
        then: { add: ['提醒/定制衣柜'] },
      },
      { kind: 'state', name: '一年里说过', when: said, then: { add: ['提醒/老友'] } },
      { kind: 'state', name: '来过话', when: { did: 'message.received' }, then: { add: ['提醒/静默客户'] } },
    ];
    const live3 = await Promise.all(rules.map((rule) => live(rule)));
    const customer = await person('说过就好');
    await happened(customer, 'message.received', { text: '想看看衣柜' }, 100 * DAY);
    await settled(customer, ['提醒/定制衣柜', '提醒/老友', '提醒/静默客户']);
    await ok('PATCH', '/workspace', { settings: { retention: { chatTexts: 90 } } });
    const { db } = story.product.running;
    expect((await expireDetails(testCtx(db, 1, { now: new Date(story.now) }))).chatTexts).toBe(1);
    await settled(customer, ['提醒/定制衣柜', '提醒/静默客户']);
    const { items } = await ok('GET', `/events?customer=${customer}`);
    expect(items[0]).toMatchObject({ type: 'message.received', properties: {} });
    const { items: told } = await ok('GET', '/audit?limit=5');
    expect(told[0]).toMatchObject({ did: 'events.expired', after: { chatTexts: 1 } });
    for (const one of live3) await gone(one.id);
  });
});

describe('what an event led to', () => {
  const rule = {
    kind: 'state',
    name: '常看资料',
    when: { did: 'material.visit', count: { min: 3 } },
    then: { add: ['提醒/老友'] },
  };
  const eventsOf = async (query: string) => ok('GET', `/events?${query}`);
  const opened = (position: number) => ok('GET', `/events/${position}`);
  const why = (position: number, id: string) => ok('GET', `/events/${position}/rules/${id}`);

  it('is told with the rule, and of one that did not act what is met and what is missing', async () => {
    const customer = await person('看资料的');
    const { id } = await live(rule);
    const onVisit = await live({
      kind: 'trigger',
      name: '看长的',
      on: { event: 'material.visit', where: [{ property: 'seconds', gte: 30 }] },
      then: { add: ['提醒/定制衣柜'] },
    });
    const other = await live({
      kind: 'state',
      name: '问价的',
      when: { did: '问价' },
      then: { add: ['提醒/老友'] },
    });
    for (let n = 0; n < 2; n++) await happened(customer, 'material.visit', { seconds: 10 });
    const { items } = await eventsOf(`customer=${customer}&type=material.visit`);
    const second = items[0].position;
    await expect.poll(async () => (await opened(second)).seen).toBe(true);
    const missed = await opened(second);
    expect(missed).toMatchObject({ type: 'material.visit', customer, customerName: '看资料的', effects: [] });
    expect(
      missed.rules
        .slice(0, 2)
        .map((one: { name: string }) => one.name)
        .sort(),
    ).toEqual(['常看资料', '看长的']);
    expect(missed.rules.find((one: { id: string }) => one.id === other.id).reads).toBe(false);
    expect(await why(second, id)).toMatchObject({
      verdict: 'unmet',
      on: null,
      ways: [{ tags: [{ path: '提醒/老友' }], missing: [{ actual: 2, needed: 3 }] }],
    });
    expect(await why(second, onVisit.id)).toMatchObject({ verdict: 'otherEvent', on: { holds: false } });
    expect(await why(second, other.id)).toMatchObject({ verdict: 'notRead' });

    await happened(customer, 'material.visit', { seconds: 40 });
    await settled(customer, ['提醒/定制衣柜', '提醒/老友']);
    const third = (await eventsOf(`customer=${customer}`)).items[0].position;
    expect((await opened(third)).effects).toMatchObject([
      { rule: { name: '常看资料', version: 1 }, change: 'added', tag: { path: '提醒/老友' } },
      { rule: { name: '看长的', version: 1 }, change: 'added', tag: { path: '提醒/定制衣柜' } },
    ]);
    expect((await opened(second)).effects).toEqual([]);
    expect(await why(third, id)).toMatchObject({
      verdict: 'fired',
      effects: [{ tag: { path: '提醒/老友' } }],
    });

    story.now += MINUTE;
    await happened(customer, 'material.visit', { seconds: 5 });
    const fourth = (await eventsOf(`customer=${customer}`)).items[0].position;
    expect(await why(fourth, id)).toMatchObject({
      verdict: 'settled',
      ways: [{ condition: { holds: true } }],
    });
    await ok('POST', `/rules/${id}/pause`);
    expect(await why(fourth, id)).toMatchObject({ verdict: 'resting' });
    expect((await ask('GET', `/events/${fourth}/rules/rul_999`)).status).toBe(404);
    expect((await ask('GET', '/events/999999999')).body.error.code).toBe('event.notFound');
    const { browser: stranger } = await member(story.product, ['staff']);
    expect((await stranger.send('GET', `/api/v1/events/${third}`)).status).toBe(404);
    expect((await stranger.send('GET', `/api/v1/events/${third}/rules/${id}`)).status).toBe(404);
    for (const one of [id, onVisit.id, other.id]) await gone(one);
  });

  it('is told of an order and of its refund, too', async () => {
    const customer = await person('买东西的');
    const buyers = await live({
      kind: 'state',
      name: '买过的',
      when: { did: 'order.paid' },
      then: { add: ['提醒/老友'] },
    });
    const big = await live({
      kind: 'trigger',
      name: '买得多的',
      on: { event: 'order.paid', where: [{ property: 'amount', gte: 100_000 }] },
      then: { add: ['提醒/定制衣柜'] },
    });
    const order = { orderNo: `看${customer}`, customer, amount: 5000, paidAt: new Date(story.now - MINUTE) };
    await ok('POST', '/orders', { orders: [order] });
    await settled(customer, ['提醒/老友']);
    const paid = (await eventsOf(`customer=${customer}&type=order.paid`)).items[0];
    expect(paid.properties).toMatchObject({ orderNo: order.orderNo, amount: 5000, currency: 'CNY' });
    expect((await opened(paid.position)).effects).toMatchObject([{ tag: { path: '提醒/老友' } }]);
    expect(await why(paid.position, buyers.id)).toMatchObject({ verdict: 'fired' });
    expect(await why(paid.position, big.id)).toMatchObject({ verdict: 'otherEvent', on: { holds: false } });
    await ok('POST', '/orders', { orders: [{ ...order, refundedAt: new Date(story.now) }] });
    await settled(customer, []);
    const { items, total } = await eventsOf(`customer=${customer}&orders=true`);
    expect(items.map((one: { type: string }) => one.type)).toEqual(['order.refunded', 'order.paid']);
    expect(total).toBe(2);
    expect((await opened(items[0].position)).effects).toMatchObject([{ change: 'removed' }]);
    for (const one of [buyers.id, big.id]) await gone(one);
  });

  it('tells of rules only whoever may read the library, and of tags whoever sees them', async () => {
    const { browser: seller, id: owner } = await member(story.product, ['staff']);
    const department = (await ok('POST', '/departments', { name: '别的部门' })).id;
    const group = await ok('POST', '/tag-groups', { name: '别人的', departments: [department] });
    await ok('POST', '/tags', { group: group.id, name: '黑名单' });
    const customer = (await ok('POST', '/customers', { ref: `r${story.next()}`, name: '被问的', owner })).id;
    const visits = { did: 'material.visit' };
    const shown = await live({ ...rule, when: visits });
    const puts = await live({ ...rule, name: '打黑名单', when: visits, then: { add: ['别人的/黑名单'] } });
    const asks = await live({ ...rule, name: '问黑名单', when: { all: [visits, { tag: '别人的/黑名单' }] } });
    await happened(customer, 'material.visit', { seconds: 10 });
    await settled(customer, ['别人的/黑名单', '提醒/老友']);
    const [{ position }] = (await eventsOf(`customer=${customer}`)).items;
    const ways = async (id: string) => [
      (await why(position, id)).ways.length,
      (await seller.ask('GET', `/events/${position}/rules/${id}`)).body.ways.length,
    ];
    expect([await ways(shown.id), await ways(puts.id), await ways(asks.id)]).toEqual([
      [1, 1],
      [1, 0],
      [1, 0],
    ]);
    expect((await seller.ask('GET', `/events/${position}/rules/${puts.id}`)).body.effects).toEqual([]);
    const withScopes = async (scopes: string[], path: string) => {
      const { key } = await ok('POST', '/api-keys', { name: scopes.join(), scopes });
      return story.product.ask('GET', path, undefined, { authorization: `Bearer ${key}` });
    };
    const told = await withScopes(['customers:read'], `/events/${position}`);
    expect([told.status, told.body.rules, told.body.effects.length]).toEqual([200, [], 2]);
    // Which rule put a tag on is part of why the customer has it.
    const explained = await withScopes(
      ['customers:read'],
      `/customers/${customer}/explain?tag=别人的/黑名单`,
    );
    const { rule: named } = told.body.effects.find(
      (one: { tag: { name: string } }) => one.tag.name === '黑名单',
    );
    expect([named.name, named.id]).toEqual([explained.body.rule, explained.body.ruleVersion.rule]);
    const path = `/events/${position}/rules/${shown.id}`;
    expect((await withScopes(['customers:read'], path)).status).toBe(403);
    expect((await withScopes(['library:read'], path)).status).toBe(403);
    expect((await withScopes(['customers:read', 'library:read'], path)).status).toBe(200);
    for (const one of [shown, puts, asks]) await gone(one.id);
  });

  it('what came since an answer is asked for by its position; time and type narrow', async () => {
    const customer = await person('来来去去');
    await happened(customer, '来过', {}, DAY);
    await happened(customer, '走了');
    const before = await eventsOf('limit=1');
    expect(before.items).toMatchObject([{ type: '走了', customerName: '来来去去' }]);
    expect((await eventsOf(`after=${before.position}`)).items).toEqual([]);
    await happened(customer, '来过', {}, 2 * DAY);
    const since = await eventsOf(`after=${before.position}`);
    expect(since).toMatchObject({ total: 1, items: [{ type: '来过' }] });
    expect((await eventsOf(`after=${before.position}&type=走了`)).total).toBe(0);
    const at = (ago: number) => encodeURIComponent(new Date(story.now - ago).toISOString());
    expect((await eventsOf(`customer=${customer}&since=${at(DAY)}`)).total).toBe(2);
    expect((await eventsOf(`type=来过&since=${at(3 * DAY)}&until=${at(DAY)}`)).total).toBe(1);
    const then = (await eventsOf(`since=${at(2 * DAY)}&until=${at(DAY)}&limit=500`)).items;
    expect(then.every((one: { at: string }) => Date.parse(one.at) < story.now - DAY)).toBe(true);
    expect(then.filter((one: { customer: string }) => one.customer === customer)).toMatchObject([
      { type: '来过' },
    ]);
    const paged = await eventsOf(`customer=${customer}&limit=1`);
    const refused = await ask(
      'GET',
      `/events?customer=${customer}&limit=1&since=${at(DAY)}&cursor=${paged.nextCursor}`,
    );
    expect([refused.status, refused.body.error.code]).toEqual([400, 'cursor.invalid']);
  });
});
