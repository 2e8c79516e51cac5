/** Rules as their users meet them: tags that put themselves on and come off, and say why. */
import { describe, expect, it } from 'vitest';
import { DAY, MINUTE } from '#kernel';
import { testCtx } from '#tests/database';
import { rulesStory } from '#tests/rules';
import { member } from '#tests/visitor';

const { story, ask, ok, person, happened, tagsOf, settled, live, gone, schedules } = rulesStory();

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

    story.now += 30 * DAY + MINUTE;
    await settled(wang, []);
    await gone(rule.id);
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
    story.now += 3 * DAY - MINUTE;
    await settled(li, ['阶段/报价中']);
    story.now += 2 * MINUTE;
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
    story.now += 30 * DAY;
    await settled(chen, []);
    story.now += MINUTE;
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
    const { browser: hand } = await member(story.product, ['superAdmin']);
    // Later than what the rule rests on, so that the removal alone sets nothing off.
    story.now += MINUTE;
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
    story.now += 8 * DAY;
    await settled(sun, ['意向/沉睡']);
    await gone(rule.id);
  });

  it('a preview says what publishing does, and writes nothing', async () => {
    const wu = await person('吴');
    const judged = await person('不归规则管');
    for (const one of [wu, judged])
      for (let i = 0; i < 3; i++) await happened(one, 'material.visit', { seconds: 3 }, DAY);
    await ok('POST', '/taggings', { add: [{ customer: judged, tag: '意向/低意向' }] });
    const { id } = await ok('POST', '/rules', { ...ladder, name: '试算' });
    const preview = await ok('POST', `/rules/${id}/preview`, { days: 30 });
    expect(await tagsOf(wu)).toEqual([]);
    expect(preview.byDay.length).toBeGreaterThan(0);
    // Whoever keeps what he has is counted, and not shown as one who would get it.
    const shown = preview.samples.map((one: { customer: { id: string } }) => one.customer.id);
    expect([preview.refused, shown.includes(wu), shown.includes(judged)]).toEqual([1, true, false]);
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

  it('a preview says what else they have, whose customers they are, and who of them bought later', async () => {
    await ok('POST', '/tag-groups', { name: '看过', choice: 'multiple' });
    for (const name of ['沙发', '窗帘']) await ok('POST', '/tags', { group: '看过', name });
    const { id: lin, browser } = await member(story.product, ['superAdmin']);
    const { id: he } = await member(story.product);
    await browser.ask('POST', '/tags', { name: '只有我看见', scope: 'personal' });
    const at = (days: number) => new Date(story.now - days * DAY).toISOString();
    const people: Record<string, string> = {};
    const meets = async (name: string, ordered: readonly number[] = []) => {
      const customer = await person(name);
      people[name] = customer;
      await happened(customer, 'wheel.spun', {}, 5 * DAY);
      const orders = ordered.map((days) => ({
        orderNo: `${name}${days}`,
        customer,
        amount: 900,
        paidAt: at(days),
      }));
      if (orders.length > 0) await ok('POST', '/orders', { orders });
      return customer;
    };
    const [later, before, refunded, sameMoment] = [
      await meets('后来买', [6, 4]),
      await meets('之前买', [6]),
      await meets('退了', [4]),
      await meets('同一刻', [5]),
    ];
    const [never, has, refused] = [await meets('没买'), await meets('已有'), await meets('人摘过')];
    await ok('POST', '/orders', { orderNo: '退了4', refundedAt: at(1) });
    const other = await person('别人');
    await ok('POST', '/orders', { orders: [{ orderNo: '别人', customer: other, amount: 1, paidAt: at(3) }] });
    const tagged = (tag: string, ...customers: string[]) => customers.map((customer) => ({ customer, tag }));
    await ok('POST', '/taggings', {
      add: [
        ...tagged('提醒/老友', has, refused),
        ...tagged('看过/沙发', later, before, never, has, other),
        ...tagged('看过/窗帘', sameMoment, refused),
      ],
    });
    await browser.ask('POST', '/taggings', { remove: tagged('提醒/老友', refused) });
    await browser.ask('POST', '/taggings', { add: tagged('个人标签/只有我看见', later, before, never) });
    await ok('PATCH', `/customers/${later}`, { owner: lin });
    for (const customer of [later, before])
      await ok('PUT', `/customers/${customer}/followers`, { followers: [{ staff: lin }] });
    await ok('PATCH', `/customers/${refunded}`, { owner: he });
    await ok('PATCH', `/customers/${has}`, { owner: he });

    const { count: total } = await ok('POST', '/audiences/count', { condition: { all: [] } });
    const rule = { kind: 'state', when: { did: 'wheel.spun' }, then: { add: ['提醒/老友'] } };
    const { id } = await ok('POST', '/rules', { ...rule, name: '转过转盘' });
    const { overlap, staff, bought, ...preview } = await ok('POST', `/rules/${id}/preview`, { days: 30 });
    expect([preview.adds, preview.unchanged, preview.refused]).toEqual([5, 1, 1]);
    const shown = (count: number, all: number) => ({
      count,
      share: count / 6,
      all,
      shareOfAll: all / total,
    });
    expect(overlap).toMatchObject({
      count: 6,
      total,
      tags: [
        { path: '看过/沙发', ...shown(4, 5) },
        { path: '看过/窗帘', ...shown(1, 2) },
      ],
    });
    expect(overlap.tags).toHaveLength(2);
    expect(staff).toMatchObject({
      count: 2,
      customers: 5,
      most: [
        { id: lin, customers: 2 },
        { id: he, customers: 1 },
      ],
    });
    expect(bought).toEqual({ count: 7, bought: 1, share: 1 / 7, total, all: 4, shareOfAll: 4 / total });

    const own = await browser.ask('POST', `/rules/${id}/preview`);
    expect(own.body.overlap.tags.map((one: { path: string }) => one.path)).toEqual([
      '看过/沙发',
      '个人标签/只有我看见',
      '看过/窗帘',
    ]);
    // Of an attribute nobody knows how it was then.
    const when = { all: [rule.when, { attribute: 'order.count', gte: 1 }] };
    await ok('PATCH', `/rules/${id}`, { ...rule, name: '转过转盘', when });
    expect((await ok('POST', `/rules/${id}/preview`)).bought).toBeNull();
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
      orders: [
        {
          orderNo: `o${story.next()}`,
          customer: qian,
          amount: 100,
          paidAt: new Date(story.now).toISOString(),
        },
      ],
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

describe('two rules that had one name before names were compared', () => {
  it('are saved as they are, and may not take the name of each other', async () => {
    const rule = (name: string) => ({ ...highIntent, name });
    const first = await ok('POST', '/rules', rule('老名AB'));
    const second = await ok('POST', '/rules', rule('别的'));
    await story.product.running.db.run('update rule set name = $1 where id = $2', [
      '老名ＡＢ',
      Number(second.id.replace(/\D+/, '')),
    ]);
    await ok('PATCH', `/rules/${first.id}`, rule('老名AB'));
    await ok('PATCH', `/rules/${second.id}`, rule('老名ＡＢ'));
    const refused = await ask('PATCH', `/rules/${second.id}`, rule('老名ab'));
    expect([refused.status, refused.body.error.code]).toEqual([409, 'rule.nameTaken']);
    await gone(first.id);
    await gone(second.id);
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
    const { db } = story.product.running;
    await db.run(`update rule set passed = 0, updated_at = $2 where id = $1`, [
      Number(rule.id.slice(4)),
      new Date(story.now - 5 * MINUTE),
    ]);
    await happened(customer, '领样');
    for (const schedule of schedules()) await schedule.work(db, testCtx(db, 1).log);
    await settled(customer, ['提醒/老友']);
    expect((await ok('GET', `/rules/${rule.id}`)).passing).toBe(false);
    await gone(rule.id);
  });
});
