/** Rules as their users meet them: tags that put themselves on and come off, and say why. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Audiences, Indexes } from '#features/audience';
import { rulesSchedules, suggestedSince } from '#features/rules';
import { positions } from '#platform/feed';
import { testCtx } from '#tests/database';
import { KEY, type TestProduct, testProduct } from '#tests/product';
import { rulesSettled } from '#tests/rules';
import { uploadFile } from '#tests/upload';
import { member } from '#tests/visitor';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
let now = Date.parse('2026-11-02T02:00:00Z');
let product: TestProduct;
let serial = 0;

const ask = (method: string, path: string, body?: unknown) => product.ask(method, path, body);
const ok = async (method: string, path: string, body?: unknown) => {
  const answer = await ask(method, path, body);
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
  return answer.body;
};

const person = async (name: string): Promise<string> =>
  (await ok('POST', '/customers', { ref: `r${++serial}`, name })).id;

const happened = (customer: string, type: string, properties = {}, ago = 0) =>
  ok('POST', '/events', {
    id: `e${++serial}`,
    type,
    customer,
    at: new Date(now - ago).toISOString(),
    properties,
  });

const tagsOf = async (customer: string): Promise<string[]> =>
  (await ok('GET', `/customers/${customer}/tags`)).items
    .map((one: { tag: { path: string } }) => one.tag.path)
    .sort();

/** Within seconds: the rules have seen everything, and what is due is done. */
const settled = (customer: string, tags: string[]) =>
  expect.poll(() => tagsOf(customer), { interval: 100 }).toEqual(tags);

async function live(rule: object, backfill = true) {
  const { id } = await ok('POST', '/rules', rule);
  const published = await ok('POST', `/rules/${id}/publish`, { backfill });
  return { id, ...published };
}

const gone = async (id: string) => {
  await ok('DELETE', `/rules/${id}`);
};

const schedules = () => {
  const { db } = product.running;
  const audiences = new Audiences(new Indexes(db, positions, testCtx(db, 1).log));
  return rulesSchedules({ audiences }, () => new Date(now));
};

beforeAll(async () => {
  product = await testProduct({ clock: () => new Date(now) });
  await ok('POST', '/tag-groups', { name: '意向', choice: 'single', ordered: true });
  for (const name of ['沉睡', '低意向', '中意向', '高意向'])
    await ok('POST', '/tags', { group: '意向', name });
  await ok('POST', '/tag-groups', { name: '阶段', choice: 'single' });
  for (const name of ['报价中', '已成交']) await ok('POST', '/tags', { group: '阶段', name });
  await ok('POST', '/tag-groups', { name: '提醒', choice: 'multiple' });
  for (const name of ['待催单', '静默客户', '定制衣柜', '老友'])
    await ok('POST', '/tags', { group: '提醒', name });
});
afterAll(() => product.stop());

const highIntent = {
  kind: 'state',
  name: '高意向',
  when: {
    atLeast: 2,
    of: [
      { did: 'followUp.written', where: [{ property: 'kind', is: '积极回应' }], within: { last: '30d' } },
      { did: 'followUp.written', where: [{ property: 'kind', is: '主动询问' }], within: { last: '30d' } },
      { did: 'material.visit', count: { min: 5 }, within: { last: '30d' } },
      { did: 'material.share', count: { min: 3 }, within: { last: '30d' } },
    ],
  },
  then: { add: ['意向/高意向'] },
};

describe('积极回应、主动询问、查看资料五次及以上、分享过三次文件，满足两项即可', () => {
  it('the tag comes with the second item, says why, and goes when it is over', async () => {
    const rule = await live(highIntent);
    const wang = await person('王女士');
    for (let i = 0; i < 5; i++) await happened(wang, 'material.visit', { material: 'm1', seconds: 12 });
    for (let i = 0; i < 2; i++) await happened(wang, 'material.share', { material: 'm1' });
    const why = async () => ok('GET', `/customers/${wang}/explain?tag=意向/高意向`);
    await expect.poll(async () => (await why()).missing.length).toBe(1);
    expect(await why()).toMatchObject({
      holds: false,
      rule: '高意向',
      missing: [{ actual: 2, needed: 3 }],
    });
    expect(await tagsOf(wang)).toEqual([]);

    await happened(wang, 'material.share', { material: 'm2' });
    await settled(wang, ['意向/高意向']);
    const explained = await why();
    expect(explained).toMatchObject({
      holds: true,
      rule: '高意向',
      cause: { source: 'rule' },
      condition: { holds: true },
    });
    expect(explained.assignment.evidence).toContain('5');
    expect(explained.condition.parts.map((one: { holds: boolean }) => one.holds)).toEqual([
      false,
      false,
      true,
      true,
    ]);

    now += 30 * DAY + MINUTE;
    await settled(wang, []);
    await gone(rule.id);
  });
});

describe('a history of events that comes as a file', () => {
  const imported = async (rows: string) => {
    const { body } = await uploadFile(
      { address: product.address, key: KEY },
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

  it('counts at its own time, sets off nothing that waits for what happens now, and goes with its undo', async () => {
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
    const day = (ago: number) => new Date(now - ago * DAY).toISOString();
    const [often, longAgo] = [await person('常看'), await person('早就不看')];
    const row = (customer: string, ago: number) => `${customer},${day(ago)},600`;
    const file = await imported(
      [9, 6, 3].flatMap((ago) => [row(often, ago), row(longAgo, ago + 60)]).join('\n'),
    );
    await settled(often, ['提醒/老友']);
    await rulesSettled(product, now);
    expect(await tagsOf(longAgo)).toEqual([]);

    await ok('POST', `/imports/${file}/undo`);
    await settled(often, []);
    await gone(state.id);
    await gone(trigger.id);
  });
});

describe('a rule by the clock', () => {
  it('超过3天还在报价中的客户自动打上待催单, and it goes when the stage moves', async () => {
    const rule = await live({
      kind: 'state',
      name: '待催单',
      when: { tag: '阶段/报价中', assigned: { before: '3d' } },
      then: { add: ['提醒/待催单'] },
    });
    const li = await person('李先生');
    await ok('POST', '/taggings', { add: [{ customer: li, tag: '阶段/报价中' }] });
    now += 3 * DAY - MINUTE;
    await settled(li, ['阶段/报价中']);
    now += 2 * MINUTE;
    await settled(li, ['提醒/待催单', '阶段/报价中'].sort());
    await ok('POST', '/taggings', { add: [{ customer: li, tag: '阶段/已成交' }] });
    await settled(li, ['阶段/已成交']);
    await gone(rule.id);
  });

  it('为长期未互动的客户打上静默, and takes it off at the next word', async () => {
    const chen = await person('陈太太');
    await happened(chen, 'message.received', { text: '在吗' });
    const rule = await live({
      kind: 'state',
      name: '静默',
      when: {
        all: [{ did: 'interaction' }, { did: 'interaction', count: { max: 0 }, within: { last: '30d' } }],
      },
      then: { add: ['提醒/静默客户'] },
    });
    now += 30 * DAY;
    await settled(chen, []);
    now += MINUTE;
    await settled(chen, ['提醒/静默客户']);
    await happened(chen, 'message.received', { text: '想起来了' });
    await settled(chen, []);
    await gone(rule.id);
  });
});

describe('閱讀30秒打“定制衣柜”', () => {
  const reading = {
    kind: 'trigger',
    name: '读了定制衣柜',
    on: { event: 'material.visit', where: [{ property: 'seconds', gte: 30 }] },
    then: { add: ['提醒/定制衣柜'] },
  };

  it('exactly 30 seconds count, 29 do not, and what was before does not without backfill', async () => {
    const [early, short, long] = [await person('早'), await person('短'), await person('长')];
    await happened(early, 'material.visit', { seconds: 300 }, MINUTE);
    const rule = await live(reading, false);
    await happened(short, 'material.visit', { seconds: 29.9 });
    await happened(long, 'material.visit', { seconds: 30 });
    await settled(long, ['提醒/定制衣柜']);
    expect([await tagsOf(early), await tagsOf(short)]).toEqual([[], []]);
    expect(await ok('POST', `/rules/${rule.id}/publish`, { backfill: true })).toMatchObject({ added: 1 });
    expect(await tagsOf(early)).toEqual(['提醒/定制衣柜']);
    await gone(rule.id);
  });

  it('a hand that took the tag off beats the rule, and the run says that it was refused', async () => {
    const rule = await live(reading, false);
    const zhou = await person('周');
    await happened(zhou, 'material.visit', { seconds: 45 });
    await settled(zhou, ['提醒/定制衣柜']);
    const { browser: hand } = await member(product, ['superAdmin']);
    const off = await hand.ask('POST', '/taggings', { remove: [{ customer: zhou, tag: '提醒/定制衣柜' }] });
    expect(off.body).toMatchObject({ removed: 1 });
    await happened(zhou, 'material.visit', { seconds: 60 });
    await expect
      .poll(async () => (await ok('GET', `/rules/${rule.id}/runs`)).items)
      .toMatchObject([
        { added: 0, refused: 1 },
        { added: 1, refused: 0 },
      ]);
    expect(await tagsOf(zhou)).toEqual([]);
    await gone(rule.id);
  });
});

describe('a ladder', () => {
  const views = (min: number, max?: number) => ({
    did: 'material.visit',
    count: max === undefined ? { min } : { min, max },
    within: { last: '7d' },
  });
  const ladder = {
    kind: 'ladder',
    name: '意向分级',
    group: '意向',
    steps: [
      { tag: '高意向', when: views(5) },
      { tag: '中意向', when: views(3) },
      { tag: '低意向', when: views(1) },
    ],
    otherwise: '沉睡',
  };

  it('gives everybody exactly one level, up with what is done and down with time', async () => {
    const sun = await person('孙');
    const rule = await live(ladder);
    expect(await tagsOf(sun)).toEqual(['意向/沉睡']);
    for (const [count, tag] of [
      [1, '低意向'],
      [2, '中意向'],
      [2, '高意向'],
    ] as const) {
      for (let i = 0; i < count; i++) await happened(sun, 'material.visit', { seconds: 3 });
      await settled(sun, [`意向/${tag}`]);
    }
    const explained = await ok('GET', `/customers/${sun}/explain?tag=意向/高意向`);
    expect(explained).toMatchObject({ replaced: { path: '意向/中意向' }, rule: '意向分级' });
    now += 8 * DAY;
    await settled(sun, ['意向/沉睡']);
    await gone(rule.id);
  });

  it('a preview says what publishing does, and writes nothing', async () => {
    const wu = await person('吴');
    for (let i = 0; i < 3; i++) await happened(wu, 'material.visit', { seconds: 3 }, DAY);
    const { id } = await ok('POST', '/rules', { ...ladder, name: '试算' });
    const preview = await ok('POST', `/rules/${id}/preview`, { days: 30 });
    expect(await tagsOf(wu)).toEqual([]);
    expect(preview.byDay.length).toBeGreaterThan(0);
    expect(preview.samples.length).toBeGreaterThan(0);
    const published = await ok('POST', `/rules/${id}/publish`, { backfill: true });
    expect([preview.adds, preview.removes, preview.refused]).toEqual([
      published.added,
      published.removed,
      published.refused,
    ]);
    expect(await tagsOf(wu)).toEqual(['意向/中意向']);
    const again = await ok('POST', `/rules/${id}/preview`, {});
    expect([again.adds, again.removes]).toEqual([0, 0]);
    await gone(id);
  });

  it('a new version takes back what only the old one put on', async () => {
    const rule = await live({
      kind: 'state',
      name: '老友一',
      when: { did: 'order.paid' },
      then: { add: ['提醒/老友'] },
    });
    const qian = await person('钱');
    await ok('POST', '/orders', {
      orders: [{ orderNo: `o${++serial}`, customer: qian, amount: 100, paidAt: new Date(now).toISOString() }],
    });
    await settled(qian, ['提醒/老友']);
    await ok('PATCH', `/rules/${rule.id}`, {
      kind: 'state',
      name: '老友一',
      when: { did: 'order.paid' },
      then: { add: ['提醒/静默客户'] },
    });
    expect(await tagsOf(qian)).toEqual(['提醒/老友']);
    await ok('POST', `/rules/${rule.id}/publish`, { backfill: true });
    expect(await tagsOf(qian)).toEqual(['提醒/静默客户']);
    const { items } = await ok('GET', `/rules/${rule.id}/versions`);
    expect(items.map((one: { version: number }) => one.version)).toEqual([2, 1]);
    await gone(rule.id);
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
    await rulesSettled(product, now);
    expect(await tagsOf(li)).toEqual(['阶段/报价中']);
    expect(await counted(twice)).toBe(0);
    now += DAY;
    await tagging(li, [], ['阶段/报价中']);
    await settled(li, ['提醒/待催单']);
    now += DAY;
    await tagging(li, ['阶段/报价中']);
    await settled(li, ['提醒/待催单', '提醒/老友', '阶段/报价中']);
    expect(await counted(twice)).toBe(1);
    const viewed = {
      did: 'material.visit',
      after: { did: 'tag.added', where: named('阶段/报价中'), within: '1d' },
    };
    expect(await counted(viewed)).toBe(0);
    now += MINUTE;
    await happened(li, 'material.visit', { material: 'm1', seconds: 9 });
    expect(await counted(viewed)).toBe(1);
    const why = await ok('GET', `/customers/${li}/explain?tag=提醒/老友`);
    expect(why).toMatchObject({ holds: true, condition: { holds: true } });
    expect(why.condition.text).toContain('阶段/报价中');
    now += 91 * DAY;
    await settled(li, ['提醒/待催单', '阶段/报价中']);
    const kept = await ask('DELETE', '/tags/阶段%2F报价中');
    expect([kept.status, kept.body.error.code]).toEqual([409, 'tag.referenced']);
    await gone(trigger.id);
    await gone(state.id);
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

describe('rules beside each other', () => {
  it('one that reads what another writes follows it in the same moment', async () => {
    const first = await live({
      kind: 'state',
      name: '甲',
      when: { did: 'live.watched' },
      then: { add: ['提醒/老友'] },
    });
    const second = await live({
      kind: 'state',
      name: '乙',
      when: { tag: '提醒/老友' },
      then: { add: ['提醒/静默客户'] },
    });
    const he = await person('何');
    await happened(he, 'live.watched', { live: 'l1', seconds: 60 });
    await settled(he, ['提醒/老友', '提醒/静默客户'].sort());
    const cycle = await ask('POST', '/rules', {
      kind: 'state',
      name: '丙',
      when: { tag: '提醒/静默客户' },
      then: { add: ['提醒/老友'] },
    });
    expect([cycle.status, cycle.body.error.code]).toEqual([400, 'rule.cycle']);
    expect(cycle.body.error.message).toContain('乙');
    const used = await ask('DELETE', '/tags/提醒%2F老友');
    expect(used.status).toBe(409);
    await gone(second.id);
    await gone(first.id);
  });

  it('that wait for each other since tags were merged rest and say so, while all others go on', async () => {
    for (const name of ['圈一', '圈二', '圈三']) await ok('POST', '/tags', { group: '提醒', name });
    const state = (name: string, when: object, tag: string) =>
      live({ kind: 'state', name, when, then: { add: [tag] } });
    const rules = [
      await state('绕一', { tag: '提醒/圈一' }, '提醒/圈二'),
      await state('绕二', { tag: '提醒/圈三' }, '提醒/圈一'),
      await state('不绕', { did: 'live.watched' }, '提醒/老友'),
    ];
    await ok('POST', '/tags/提醒%2F圈二/merge', { into: '提醒/圈三' });
    const he = await person('何圈');
    await happened(he, 'live.watched', { live: 'l9', seconds: 60 });
    await settled(he, ['提醒/老友']);
    const problems = await Promise.all(
      rules.map(async ({ id }) => (await ok('GET', `/rules/${id}`)).problem),
    );
    expect(problems).toEqual([
      '规则互相等待：绕一 → 绕二 → 绕一。',
      '规则互相等待：绕二 → 绕一 → 绕二。',
      null,
    ]);
    for (const { id } of rules) await gone(id);
  });

  it('a tag for which two rules stand stays until neither does', async () => {
    const by = (name: string, type: string) => ({
      kind: 'state',
      name,
      when: { did: type, within: { last: '1d' } },
      then: { add: ['提醒/老友'] },
    });
    const [first, second] = [await live(by('一', 'coupon.received')), await live(by('二', 'group.joined'))];
    const lu = await person('陆');
    await happened(lu, 'coupon.received');
    await settled(lu, ['提醒/老友']);
    now += 12 * 60 * MINUTE;
    await happened(lu, 'group.joined');
    await expect.poll(async () => (await ok('GET', `/rules/${second.id}`)).holds).toBe(1);
    now += 13 * 60 * MINUTE;
    await expect.poll(async () => (await ok('GET', `/rules/${first.id}`)).holds).toBe(0);
    expect(await tagsOf(lu)).toEqual(['提醒/老友']);
    now += 12 * 60 * MINUTE;
    await settled(lu, []);
    await gone(first.id);
    await gone(second.id);
  });

  it('a paused rule does nothing and keeps its tags; what is wrong is named by field', async () => {
    const rule = await live({
      kind: 'state',
      name: '歇',
      when: { did: 'moment.liked' },
      then: { add: ['提醒/老友'] },
    });
    const ma = await person('马');
    await happened(ma, 'moment.liked');
    await settled(ma, ['提醒/老友']);
    expect(await ok('POST', `/rules/${rule.id}/pause`)).toMatchObject({ status: 'paused', holds: 1 });
    const hu = await person('胡');
    await happened(hu, 'moment.liked');
    expect(await tagsOf(ma)).toEqual(['提醒/老友']);
    expect(await ok('POST', `/rules/${rule.id}/publish`, { backfill: true })).toMatchObject({ added: 1 });
    expect(await tagsOf(hu)).toEqual(['提醒/老友']);
    await gone(rule.id);
    const wrong = await ask('POST', '/rules', {
      kind: 'ladder',
      name: '错',
      group: '提醒',
      steps: [{ tag: '没有', when: { tag: '也没有' } }],
    });
    expect(
      wrong.body.error.details.map((one: { path: string; code: string }) => `${one.path} ${one.code}`),
    ).toEqual(['group rule.notSingle', 'steps.0.tag tagNotInGroup', 'steps.0.when.tag unknownTag']);
  });
});

describe('a stage that a hand put on', () => {
  const paid = {
    kind: 'trigger',
    name: '付款即成交',
    on: { event: 'order.paid' },
    then: { add: ['阶段/已成交'] },
  };

  it('stays when the customer pays, unless in its group newer acts win; a later hand wins again', async () => {
    const rule = await live(paid);
    const { browser: hand } = await member(product, ['superAdmin']);
    const [kept, moved] = [await person('照旧'), await person('付了款')];
    const quote = (customer: string) =>
      hand.ask('POST', '/taggings', { add: [{ customer, tag: '阶段/报价中' }] });
    const pays = async (customer: string) => {
      now = Math.max(now, Date.now()) + MINUTE;
      const order = { orderNo: `S${++serial}`, customer, amount: 1, paidAt: new Date(now).toISOString() };
      await ok('POST', '/orders', order);
      await rulesSettled(product, now);
    };
    const why = async (customer: string, tag: string) =>
      (await ok('GET', `/customers/${customer}/explain?tag=${tag}`)).text;
    await quote(kept);
    await pays(kept);
    expect(await tagsOf(kept)).toEqual(['阶段/报价中']);
    expect(await why(kept, '阶段/已成交')).toContain('「阶段/报价中」是人打的，不去换它');

    const { items } = await ok('GET', '/tag-groups');
    const { id } = items.find((one: { name: string }) => one.name === '阶段');
    await ok('PATCH', `/tag-groups/${id}`, { newerWins: true });
    await quote(moved);
    expect(await why(moved, '阶段/报价中')).toContain('客户之后有新的行为，规则可以换下它');
    await pays(moved);
    expect(await tagsOf(moved)).toEqual(['阶段/已成交']);
    // What the rule rests on is older than this hand.
    now += MINUTE;
    await quote(moved);
    await happened(moved, 'order.asked');
    await rulesSettled(product, now);
    expect(await tagsOf(moved)).toEqual(['阶段/报价中']);
    await pays(moved);
    expect(await tagsOf(moved)).toEqual(['阶段/已成交']);
    await ok('PATCH', `/tag-groups/${id}`, { newerWins: false });
    await gone(rule.id);
  });
});

describe('taking back what a rule did', () => {
  const quoting = (tag: string) => ({
    kind: 'state',
    name: `撤回 ${tag}`,
    when: { did: '问价' },
    then: { add: [tag] },
    keep: 'always',
  });
  const runsOf = async (id: string) => (await ok('GET', `/rules/${id}/runs`)).items;

  it('goes back to before the run, and leaves alone what somebody changed since', async () => {
    const [one, two, three] = [await person('甲'), await person('乙'), await person('丙')];
    await ok('POST', '/taggings', { add: [{ customer: one, tag: '意向/低意向' }] });
    const rule = await live({ ...quoting('意向/中意向'), keep: 'while' });
    await happened(two, '问价');
    await settled(two, ['意向/中意向']);
    const [first] = await runsOf(rule.id);
    await happened(three, '问价');
    await settled(three, ['意向/中意向']);
    await ok('POST', '/taggings', { add: [{ customer: three, tag: '意向/高意向' }] });

    const refused = await ask('POST', `/rules/${rule.id}/runs/${first.id}/revert`);
    expect([refused.status, refused.body.error.code]).toEqual([409, 'rule.stillLive']);
    const asked = await ok('POST', `/rules/${rule.id}/runs/${first.id}/revert`, { dryRun: true });
    expect(asked).toMatchObject({ changes: 2, restored: 0, kept: 0 });
    expect(await tagsOf(two)).toEqual(['意向/中意向']);

    const done = await ok('POST', `/rules/${rule.id}/runs/${first.id}/revert`, { pause: true });
    expect(done).toMatchObject({ changes: 2, restored: 1, kept: 0 });
    expect(await tagsOf(one)).toEqual(['意向/低意向']);
    expect(await tagsOf(two)).toEqual([]);
    expect(await tagsOf(three)).toEqual(['意向/高意向']);
    expect((await ok('GET', `/rules/${rule.id}`)).status).toBe('paused');
    expect((await runsOf(rule.id)).every((run: { revertedAt: string | null }) => run.revertedAt)).toBe(true);

    // Onward only, it leaves everybody as he stands; with backfill it does the same again.
    await ok('POST', `/rules/${rule.id}/publish`, { backfill: false });
    expect(await tagsOf(two)).toEqual([]);
    await ok('POST', `/rules/${rule.id}/publish`, { backfill: true });
    await settled(two, ['意向/中意向']);
    await gone(rule.id);
  });

  it('puts back what the rule took off, as it was', async () => {
    const customer = await person('丁');
    const earlier = await live(quoting('意向/低意向'));
    await happened(customer, '问价');
    await settled(customer, ['意向/低意向']);
    await gone(earlier.id);
    const before = await ok('GET', `/customers/${customer}/tags`);
    const rule = await live({
      ...quoting('提醒/老友'),
      then: { add: ['提醒/老友'], remove: ['意向/低意向'] },
    });
    now += MINUTE;
    await happened(customer, '问价');
    await settled(customer, ['提醒/老友']);
    const runs = await runsOf(rule.id);
    await ok('POST', `/rules/${rule.id}/runs/${runs.at(-1).id}/revert`, { pause: true });
    expect((await ok('GET', `/customers/${customer}/tags`)).items).toEqual(before.items);
    await gone(rule.id);
  });

  it('needs a run of that rule', async () => {
    const rule = await live(quoting('提醒/老友'));
    const { status, body } = await ask('POST', `/rules/${rule.id}/runs/999999/revert`);
    expect([status, body.error.code]).toEqual([404, 'rule.runNotFound']);
    await gone(rule.id);
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

    now += MINUTE;
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
    const { browser: stranger } = await member(product, ['staff']);
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
    const order = { orderNo: `看${customer}`, customer, amount: 5000, paidAt: new Date(now - MINUTE) };
    await ok('POST', '/orders', { orders: [order] });
    await settled(customer, ['提醒/老友']);
    const paid = (await eventsOf(`customer=${customer}&type=order.paid`)).items[0];
    expect(paid.properties).toMatchObject({ orderNo: order.orderNo, amount: 5000, currency: 'CNY' });
    expect((await opened(paid.position)).effects).toMatchObject([{ tag: { path: '提醒/老友' } }]);
    expect(await why(paid.position, buyers.id)).toMatchObject({ verdict: 'fired' });
    expect(await why(paid.position, big.id)).toMatchObject({ verdict: 'otherEvent', on: { holds: false } });
    await ok('POST', '/orders', { orders: [{ ...order, refundedAt: new Date(now) }] });
    await settled(customer, []);
    const { items, total } = await eventsOf(`customer=${customer}&orders=true`);
    expect(items.map((one: { type: string }) => one.type)).toEqual(['order.refunded', 'order.paid']);
    expect(total).toBe(2);
    expect((await opened(items[0].position)).effects).toMatchObject([{ change: 'removed' }]);
    for (const one of [buyers.id, big.id]) await gone(one);
  });

  it('tells of rules only whoever may read the library, and of tags whoever sees them', async () => {
    const { browser: seller, id: owner } = await member(product, ['staff']);
    const department = (await ok('POST', '/departments', { name: '别的部门' })).id;
    const group = await ok('POST', '/tag-groups', { name: '别人的', departments: [department] });
    await ok('POST', '/tags', { group: group.id, name: '黑名单' });
    const customer = (await ok('POST', '/customers', { ref: `r${++serial}`, name: '被问的', owner })).id;
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
      return product.ask('GET', path, undefined, { authorization: `Bearer ${key}` });
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
    const at = (ago: number) => encodeURIComponent(new Date(now - ago).toISOString());
    expect((await eventsOf(`customer=${customer}&since=${at(DAY)}`)).total).toBe(2);
    expect((await eventsOf(`type=来过&since=${at(3 * DAY)}&until=${at(DAY)}`)).total).toBe(1);
    const then = (await eventsOf(`since=${at(2 * DAY)}&until=${at(DAY)}&limit=500`)).items;
    expect(then.every((one: { at: string }) => Date.parse(one.at) < now - DAY)).toBe(true);
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

describe('who is one step away', () => {
  const intent = {
    kind: 'state',
    name: '满足两项',
    when: {
      atLeast: 2,
      of: [{ did: '咨询' }, { did: '看案例', count: { min: 3 } }, { did: '转发案例', count: { min: 2 } }],
    },
    then: { add: ['意向/高意向'] },
  };
  const nearOf = (rule: string, query = '') => ok('GET', `/rules/${rule}/near-misses${query}`);

  it('is listed with the step, whether the rule is live or not', async () => {
    const { id } = await ok('POST', '/rules', intent);
    const [near, far, there, byHand] = [
      await person('差一步'),
      await person('差得远'),
      await person('到了'),
      await person('手工'),
    ];
    for (const one of [near, there, byHand]) await happened(one, '咨询');
    await happened(near, '看案例');
    await happened(far, '看案例');
    for (let n = 0; n < 2; n++) await happened(there, '转发案例');
    await ok('POST', '/taggings', { add: [{ customer: byHand, tag: '意向/高意向' }] });
    const found = await nearOf(id);
    expect(found.total).toBe(1);
    expect(found.items).toMatchObject([{ customer: { id: near, name: '差一步' } }]);
    expect(found.items[0].missing).toMatchObject([{ text: '「看案例」1/3 次', actual: 1, needed: 3 }]);
    await gone(id);
  });

  it('of a ladder is asked for each level, without those who stand higher', async () => {
    const { id } = await ok('POST', '/rules', {
      kind: 'ladder',
      name: '意向阶梯二',
      group: '意向',
      steps: [
        { tag: '高意向', when: { did: '试驾', count: { min: 2 } } },
        { tag: '中意向', when: { all: [{ did: '试驾' }, { did: '询底价' }] } },
      ],
    });
    const [high, once] = [await person('两次'), await person('一次')];
    for (const one of [high, high, once]) await happened(one, '试驾');
    expect((await nearOf(id)).items).toMatchObject([{ customer: { id: once } }]);
    const middle = await nearOf(id, `?tag=${encodeURIComponent('意向/中意向')}`);
    expect(middle.items).toMatchObject([{ customer: { id: once } }]);
    const { status, body } = await ask(
      'GET',
      `/rules/${id}/near-misses?tag=${encodeURIComponent('提醒/老友')}`,
    );
    expect([status, body.error.code]).toEqual([400, 'rule.notItsTag']);
    await gone(id);
  });
});

describe('a rule that cannot mean what it says', () => {
  it('is not published, and the refusal says what to change', async () => {
    const { id } = await ok('POST', '/rules', {
      kind: 'ladder',
      name: '到不了',
      group: '意向',
      steps: [
        { tag: '高意向', when: { did: '试用' } },
        { tag: '中意向', when: { did: '试用' } },
      ],
    });
    const { status, body } = await ask('POST', `/rules/${id}/publish`, { backfill: true });
    expect([status, body.error.code]).toEqual([409, 'rule.conflicts']);
    expect(body.error.message).toContain('「中意向」谁也到不了');
    expect((await ok('GET', `/rules/${id}`)).status).toBe('draft');
    const tried = await person('试用过的');
    await happened(tried, '试用');
    const { ladder, conflicts } = await ok('POST', `/rules/${id}/preview`);
    expect(conflicts).toMatchObject([
      { code: 'unreachable', severity: 'blocks', witness: { id: tried, name: '试用过的' } },
      { code: 'gap', severity: 'warns', witness: expect.anything() },
    ]);
    expect(ladder.steps).toMatchObject([
      { meets: 1, stands: 1 },
      { meets: 1, stands: 0 },
    ]);
    await gone(id);
  });

  it('two rules for one customer are shown at that customer', async () => {
    const first = await live({
      kind: 'state',
      name: '试过两次',
      when: { did: '再试' },
      then: { add: ['意向/低意向'] },
    });
    const both = await person('试了又试');
    await happened(both, '再试');
    await settled(both, ['意向/低意向']);
    const { id } = await ok('POST', '/rules', {
      kind: 'state',
      name: '还试过',
      when: { did: '再试' },
      then: { add: ['意向/中意向'] },
    });
    expect((await ok('POST', `/rules/${id}/preview`)).conflicts).toMatchObject([
      { code: 'siblings', severity: 'warns', witness: { id: both } },
    ]);
    await gone(first.id);
    await gone(id);
  });
});

describe('a new version that puts on other tags', () => {
  it('takes off what only the one before put on, as the preview says', async () => {
    const body = {
      kind: 'state',
      name: '换标签',
      when: { did: '登记' },
      then: { add: ['提醒/老友'] },
      keep: 'always',
    };
    const rule = await live(body);
    const customer = await person('登记的');
    await happened(customer, '登记');
    await settled(customer, ['提醒/老友']);
    await ok('PATCH', `/rules/${rule.id}`, { ...body, then: { add: ['提醒/定制衣柜'] } });
    expect(await ok('POST', `/rules/${rule.id}/preview`)).toMatchObject({ adds: 1, removes: 1 });
    expect(await ok('POST', `/rules/${rule.id}/publish`, { backfill: true })).toMatchObject({
      added: 1,
      removed: 1,
    });
    expect(await tagsOf(customer)).toEqual(['提醒/定制衣柜']);
    await gone(rule.id);
  });
});

describe('a publishing whose process died', () => {
  it('goes on by itself from where it was', async () => {
    const rule = await live({
      kind: 'state',
      name: '断了的发布',
      when: { did: '领样' },
      then: { add: ['提醒/老友'] },
    });
    const customer = await person('领样的');
    // As a kill leaves it: live looks leave alone whom the pass has not reached.
    const { db } = product.running;
    await db.run(`update rule set passed = 0, updated_at = $2 where id = $1`, [
      Number(rule.id.slice(4)),
      new Date(now - 5 * MINUTE),
    ]);
    await happened(customer, '领样');
    for (const schedule of schedules()) await schedule.work(db, testCtx(db, 1).log);
    await settled(customer, ['提醒/老友']);
    expect((await ok('GET', `/rules/${rule.id}`)).passing).toBe(false);
    await gone(rule.id);
  });
});

describe('how good a rule is', () => {
  const WEEK = 7 * DAY;
  const reading = {
    kind: 'trigger',
    name: '看了样品',
    on: { event: '看样品' },
    then: { add: ['提醒/定制衣柜'] },
  };
  /** So many people look at the sample; each gets the tag. */
  async function people(count: number): Promise<string[]> {
    const all = [];
    for (let n = 0; n < count; n++) all.push(await person(`样${n}`));
    for (const one of all) await happened(one, '看样品');
    for (const one of all) await settled(one, ['提醒/定制衣柜']);
    return all;
  }

  it('shows what people undid, how fast the tag came and what staff did with it', async () => {
    const rule = await live(reading, false);
    const [first, second] = await people(3);
    const { browser: hand } = await member(product, ['superAdmin']);
    await hand.ask('POST', '/taggings', { remove: [{ customer: first, tag: '提醒/定制衣柜' }] });
    now += 2 * 60 * MINUTE;
    await happened(second as string, 'followUp.written', { kind: '电话' });
    const quality = await ok('GET', `/rules/${rule.id}/quality`);
    expect(quality).toMatchObject({
      added: 3,
      removed: 0,
      undone: 1,
      undoneOfThese: 1,
      drift: [],
      causes: [],
    });
    expect(quality.byDay).toEqual([{ day: expect.any(String), added: 3, removed: 0, undone: 1 }]);
    expect(quality.byTag).toEqual([{ tag: rule.puts[0], added: 3 }]);
    expect(quality.latency).toMatchObject({ goalMs: 5000 });
    expect(quality.action).toEqual({ tags: 3, acted: 1, p50Ms: 2 * 60 * MINUTE, p95Ms: 2 * 60 * MINUTE });
    now += 8 * DAY;
    expect(await ok('GET', `/rules/${rule.id}/quality?days=7`)).toMatchObject({
      added: 0,
      undone: 0,
      action: null,
      latency: null,
      byDay: [],
    });
    await gone(rule.id);
  });

  it('says when it falls silent, with what may be behind it', async () => {
    const rule = await live(reading, false);
    for (let week = 0; week < 4; week++) {
      if (week > 0) now += WEEK;
      await people(25);
    }
    now += DAY;
    const { db } = product.running;
    const look = async () => {
      for (const schedule of schedules()) await schedule.work(db, testCtx(db, 1).log);
      return (await ok('GET', `/rules/${rule.id}`)).drift;
    };
    expect(await look()).toEqual([]);
    now += WEEK;
    const silent = '近 7 天打上 0 次，平常一周 25 次。';
    expect(await look()).toEqual([silent]);
    const quality = await ok('GET', `/rules/${rule.id}/quality`);
    expect(quality.drift).toEqual([{ measure: 'hits', now: 0, usual: 25, text: silent }]);
    expect(quality.causes).toEqual([
      { code: 'silent', text: '「看样品」这一周一条也没有，上一周有 25 条：看看它的来源是不是断了。' },
    ]);
    await ok('POST', `/rules/${rule.id}/pause`);
    expect((await ok('GET', `/rules/${rule.id}`)).drift).toEqual([]);
    await gone(rule.id);
  });
});

describe('a rule that only suggests', () => {
  const read30 = { did: 'material.visit', where: [{ property: 'seconds', gte: 30 }] };
  const suggesting = {
    kind: 'trigger',
    name: '可能想要衣柜',
    mode: 'suggest',
    on: { event: 'material.visit' },
    if: read30,
    then: { add: ['提醒/定制衣柜'] },
  };
  const proposals = async (customer: string, who = ask): Promise<{ id: string; tag: { path: string } }[]> =>
    (await who('GET', `/customers/${customer}/suggestions`)).body.items;
  const waits = (customer: string, tags: string[]) =>
    expect
      .poll(async () => (await proposals(customer)).map((one) => one.tag.path), { interval: 100 })
      .toEqual(tags);
  const position = async (): Promise<number> =>
    (await product.running.db.one<{ position: number }>('select position from workspace where id = 1'))
      .position;
  /** Whether an open page of the customer is told that his proposals changed since. */
  const hears = async (customer: string, since: number) =>
    (await suggestedSince(product.running.db, 1, [Number(customer.replace('cus_', ''))], since)).length > 0;
  const read = async (name: string) => {
    const customer = await person(name);
    await happened(customer, 'material.visit', { material: '衣柜', seconds: 45 });
    return customer;
  };

  it('proposes with its evidence; accepted is a decision of that person, rejected is not asked again', async () => {
    const wang = await read('王');
    const { id } = await ok('POST', '/rules', suggesting);
    expect((await ok('GET', `/rules/${id}`)).text).toContain('建议打上「定制衣柜」');
    const preview = await ok('POST', `/rules/${id}/preview`);
    expect(preview).toMatchObject({ adds: 0, suggests: 1, wecomWrites: 0 });
    expect(preview.samples).toMatchObject([{ customer: { id: wang } }]);
    await ok('POST', `/rules/${id}/publish`, { backfill: true });
    const li = await read('李');
    await waits(li, ['提醒/定制衣柜']);
    expect(await proposals(wang)).toMatchObject([
      { rule: { id, name: '可能想要衣柜', version: 1 }, evidence: expect.stringContaining('1') },
    ]);
    expect(await tagsOf(li)).toEqual([]);

    const { browser } = await member(product, ['superAdmin']);
    const [[ofWang], [ofLi]] = [await proposals(wang), await proposals(li)];
    const answer = (customer: string, one: { id: string } | undefined, how: string) =>
      browser.ask('POST', `/customers/${customer}/suggestions/${one?.id}/${how}`);
    const { body: accepted } = await answer(wang, ofWang, 'accept');
    // Whoever undoes what accepting changed opens the question again, and nothing of the first answer is counted.
    await browser.ask('POST', `/causes/${accepted.cause}/undo`);
    await waits(wang, ['提醒/定制衣柜']);
    const [again] = await proposals(wang);
    expect((await answer(wang, again, 'accept')).status).toBe(200);
    const before = await position();
    expect((await answer(li, ofLi, 'reject')).status).toBe(200);
    expect(await hears(li, before)).toBe(true);
    expect(await hears(wang, before)).toBe(false);
    expect((await ok('GET', `/customers/${wang}/tags`)).items).toMatchObject([
      { tag: { path: '提醒/定制衣柜' }, source: 'manual', evidence: expect.stringContaining('1') },
    ]);
    expect((await answer(li, ofLi, 'reject')).body.error.code).toBe('suggestion.notFound');
    await happened(li, 'material.visit', { material: '衣柜', seconds: 60 });
    await rulesSettled(product, now);
    expect(await proposals(li)).toEqual([]);
    expect((await ok('GET', `/rules/${id}/quality`)).suggestions).toEqual({
      open: 0,
      accepted: 1,
      rejected: 1,
    });
    const audit = (await ok('GET', '/audit?limit=5')).items.map((one: { did: string }) => one.did);
    expect(audit.slice(0, 2)).toEqual(['suggestion.rejected', 'suggestion.accepted']);

    // What a person took off is no question either; a new version may ask again what was rejected.
    await browser.ask('POST', '/taggings', { remove: [{ customer: wang, tag: '提醒/定制衣柜' }] });
    await ok('PATCH', `/rules/${id}`, { ...suggesting, description: '再问一次' });
    await ok('POST', `/rules/${id}/publish`, { backfill: true });
    await waits(li, ['提醒/定制衣柜']);
    expect(await proposals(wang)).toEqual([]);
    const then = await position();
    await gone(id);
    expect(await proposals(li)).toEqual([]);
    expect(await hears(li, then)).toBe(true);
  });

  it('takes the proposal back when its condition does not hold any more, and when somebody tagged meanwhile', async () => {
    const rule = await live({
      kind: 'state',
      name: '这周想要衣柜',
      mode: 'suggest',
      when: { ...read30, within: { last: '7d' } },
      then: suggesting.then,
    });
    const zhao = await read('赵');
    const qian = await read('钱');
    await waits(zhao, ['提醒/定制衣柜']);
    await waits(qian, ['提醒/定制衣柜']);
    await ok('POST', '/taggings', { add: [{ customer: qian, tag: '提醒/定制衣柜' }] });
    await waits(qian, []);
    const before = await position();
    now += 7 * DAY + MINUTE;
    await waits(zhao, []);
    expect(await hears(zhao, before)).toBe(true);
    await gone(rule.id);
  });

  it('published anew without looking back leaves nothing that only the version before proposed', async () => {
    const { id } = await live(suggesting, false);
    const again = async (body: object) => {
      await ok('PATCH', `/rules/${id}`, { ...suggesting, ...body });
      await ok('POST', `/rules/${id}/publish`, { backfill: false });
    };
    const wu = await read('吴');
    await waits(wu, ['提醒/定制衣柜']);
    await ok('POST', `/rules/${id}/pause`);
    await ok('POST', `/rules/${id}/publish`, { backfill: false });
    expect(await proposals(wu)).toHaveLength(1);
    await again({ if: { ...read30, count: { min: 9 } } });
    expect(await proposals(wu)).toEqual([]);
    await again({ then: { add: ['提醒/老友'] } });
    await happened(wu, 'material.visit', { material: '衣柜', seconds: 45 });
    await waits(wu, ['提醒/老友']);
    await again({});
    expect(await proposals(wu)).toEqual([]);
    await gone(id);
  });

  it('of a tag that was merged means the one it became, rejections too, until the merge is undone', async () => {
    for (const name of ['旧柜', '新柜']) await ok('POST', '/tags', { group: '提醒', name });
    const { id } = await live({ ...suggesting, then: { add: ['提醒/旧柜'] } }, false);
    const [zheng, feng] = [await read('郑'), await read('冯')];
    for (const customer of [zheng, feng]) await waits(customer, ['提醒/旧柜']);
    const [no] = await proposals(feng);
    await ok('POST', `/customers/${feng}/suggestions/${no?.id}/reject`);
    const [open] = await proposals(zheng);
    const asksFor = async (tag: string) => {
      for (const customer of [zheng, feng])
        await happened(customer, 'material.visit', { material: '衣柜', seconds: 45 });
      await rulesSettled(product, now);
      expect(await proposals(feng)).toEqual([]);
      expect((await proposals(zheng)).map((one) => [one.id, one.tag.path])).toEqual([[open?.id, tag]]);
    };
    /** Whoever has the page open is told at once. */
    const told = async (path: string, body?: object) => {
      const before = await position();
      const answer = await ok('POST', path, body);
      expect(await hears(zheng, before)).toBe(true);
      return answer;
    };
    const { changeSet } = await told('/tags/提醒%2F旧柜/merge', { into: '提醒/新柜' });
    await asksFor('提醒/新柜');
    await told(`/rules/${id}/pause`);
    expect(await proposals(zheng)).toEqual([]);
    await told(`/rules/${id}/publish`, { backfill: false });
    await asksFor('提醒/新柜');
    await told(`/change-sets/${changeSet}/undo`);
    await asksFor('提醒/旧柜');
    await ok('POST', `/customers/${zheng}/suggestions/${open?.id}/accept`);
    expect(await tagsOf(zheng)).toEqual(['提醒/旧柜']);
    await gone(id);
  });

  it('proposes to nobody out of reach, follows a merge and its undo, and is forgotten with the customer', async () => {
    const rule = await live(suggesting);
    const [sun, zhou] = [await read('孙'), await person('周')];
    await waits(sun, ['提醒/定制衣柜']);
    const { browser } = await member(product, ['staff']);
    const [one] = await proposals(sun);
    for (const [method, path] of [
      ['GET', ''],
      ['POST', `/${one?.id}/accept`],
      ['POST', `/${one?.id}/reject`],
    ] as const)
      expect((await browser.ask(method, `/customers/${sun}/suggestions${path}`)).status).toBe(404);
    await ok('POST', `/customers/${zhou}/merge`, { from: sun });
    await waits(zhou, ['提醒/定制衣柜']);
    await ok('POST', `/customers/${zhou}/unmerge`, { from: sun });
    await waits(sun, ['提醒/定制衣柜']);
    await waits(zhou, []);
    await ok('DELETE', `/customers/${sun}?erase=true`);
    const { db } = product.running;
    const left = 'select id from tag_suggestion where customer = $1';
    expect(await db.many(left, [Number(sun.replace('cus_', ''))])).toEqual([]);
    await gone(rule.id);
  });

  it('takes nothing off', async () => {
    const { status, body } = await ask('POST', '/rules', {
      ...suggesting,
      then: { add: ['提醒/定制衣柜'], remove: ['提醒/老友'] },
    });
    expect([status, body.error.details[0].code]).toEqual([400, 'rule.suggestsRemoval']);
  });
});

describe('the nightly replay', () => {
  it('finds what a rule remembers wrongly and what it lacks, and changes nothing', async () => {
    const { db } = product.running;
    const rule = await live({
      kind: 'state',
      name: '重放',
      when: { did: '重放过' },
      then: { add: ['提醒/老友'] },
    });
    const [fine, forgotten, lacking, handed] = [
      await person('对的'),
      await person('忘了'),
      await person('缺标签'),
      await person('人摘的'),
    ];
    for (const one of [fine, forgotten, lacking, handed]) await happened(one, '重放过');
    for (const one of [fine, forgotten, lacking, handed]) await settled(one, ['提醒/老友']);
    const { browser } = await member(product, ['superAdmin']);
    await browser.ask('POST', '/taggings', { remove: [{ customer: handed, tag: '提醒/老友' }] });
    await rulesSettled(product, now);
    const night = async () => {
      await schedules()
        .find((one) => one.name === 'rules-shadow')
        ?.work(db, testCtx(db, 1).log);
      return (await ok('GET', `/rules/${rule.id}/quality`)).replay;
    };
    expect(await night()).toMatchObject({ differs: 0, customer: null });

    const ordinal = (id: string) => Number(id.replace('cus_', ''));
    await db.run('update rule_member set held = false where customer = $1', [ordinal(forgotten)]);
    expect(await night()).toMatchObject({ differs: 1, customer: { id: forgotten, name: '忘了' } });
    await db.run('update rule_member set held = true where customer = $1', [ordinal(forgotten)]);
    await db.run('delete from assignment where customer = $1', [ordinal(lacking)]);
    expect(await night()).toMatchObject({ differs: 1, customer: { id: lacking } });
    expect(await tagsOf(lacking)).toEqual([]);
    await gone(rule.id);
  });
});

describe('rules that meet at one tag', () => {
  const state = (name: string, did: string, add: string, more = {}) => ({
    kind: 'state',
    name,
    when: { did, within: { last: '30d' } },
    then: { add: [add] },
    ...more,
  });

  it('a version that lets a former tag go leaves it to the rule that stands for it', async () => {
    const beside = await live({
      kind: 'trigger',
      name: '旁边那条',
      on: { event: '同到' },
      then: { add: ['提醒/老友'] },
    });
    const body = state('先老友后衣柜', '同到', '提醒/老友');
    const rule = await live(body);
    const both = await person('两条都有');
    await happened(both, '同到');
    await settled(both, ['提醒/老友']);
    await ok('PATCH', `/rules/${rule.id}`, { ...body, then: { add: ['提醒/定制衣柜'] } });
    expect(await ok('POST', `/rules/${rule.id}/preview`)).toMatchObject({ adds: 1, removes: 0 });
    expect(await ok('POST', `/rules/${rule.id}/publish`, { backfill: true })).toMatchObject({
      added: 1,
      removed: 0,
    });
    expect(await tagsOf(both)).toEqual(['提醒/定制衣柜', '提醒/老友']);
    await gone(rule.id);
    await gone(beside.id);
  });

  it('a rule whose own tag displaces what it asks for looks again, and does not leave it to chance', async () => {
    const first = await live({
      kind: 'trigger',
      name: '先给中意向',
      on: { event: '问价' },
      then: { add: ['意向/中意向'] },
    });
    const rule = await live({
      kind: 'state',
      name: '中升高',
      when: { all: [{ tag: '意向/中意向' }, { did: '下单意愿' }] },
      then: { add: ['意向/高意向'] },
      keep: { for: '30d' },
    });
    const rising = await person('要升的');
    await happened(rising, '问价');
    await settled(rising, ['意向/中意向']);
    now += MINUTE;
    await happened(rising, '下单意愿');
    // 高意向 takes the place of 中意向, without which the rule does not hold: tags count as they are at the look.
    await rulesSettled(product, now);
    await settled(rising, []);
    await gone(rule.id);
    await gone(first.id);
  });

  it('one that follows is no bystander of the pass that made its tag', async () => {
    const second = await live(
      {
        kind: 'state',
        name: '老友再给衣柜',
        when: { tag: '提醒/老友' },
        then: { add: ['提醒/定制衣柜'] },
      },
      false,
    );
    const known = await person('早就来过');
    await happened(known, '早来', {}, DAY);
    const first = await live(state('早来的是老友', '早来', '提醒/老友', { keep: 'always' }));
    await settled(known, ['提醒/定制衣柜', '提醒/老友']);
    await gone(first.id);
    await gone(second.id);
  });

  it('one that only suggests takes off nothing that another one left', async () => {
    const direct = await live(state('直接打', '到访', '提醒/老友'));
    const left = await person('留着的');
    await happened(left, '到访');
    await settled(left, ['提醒/老友']);
    await ok('POST', `/rules/${direct.id}/pause`);
    const suggesting = await live(state('只建议', '到访', '提醒/老友', { mode: 'suggest' }));
    now += 31 * DAY;
    await happened(left, '别的事');
    await expect
      .poll(async () =>
        Number(
          (
            await product.running.db.one<{ behind: number }>(
              'select w.position - c.position as behind from rule_cursor c join workspace w on w.id = c.workspace_id',
            )
          ).behind,
        ),
      )
      .toBe(0);
    expect(await tagsOf(left)).toEqual(['提醒/老友']);
    await gone(suggesting.id);
    await gone(direct.id);
  });
});
