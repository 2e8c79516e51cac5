/** Rules beside each other and beside people: order, precedence, taking back, and conflicts. */
import { describe, expect, it } from 'vitest';
import { DAY, MINUTE } from '#kernel';
import { rulesSettled, rulesStory } from '#tests/rules';
import { member } from '#tests/visitor';

const { story, ask, ok, person, happened, tagsOf, settled, live, gone } = rulesStory();

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
    story.now += 12 * 60 * MINUTE;
    await happened(lu, 'group.joined');
    await expect.poll(async () => (await ok('GET', `/rules/${second.id}`)).holds).toBe(1);
    story.now += 13 * 60 * MINUTE;
    await expect.poll(async () => (await ok('GET', `/rules/${first.id}`)).holds).toBe(0);
    expect(await tagsOf(lu)).toEqual(['提醒/老友']);
    story.now += 12 * 60 * MINUTE;
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
    const { browser: hand } = await member(story.product, ['superAdmin']);
    const [kept, moved] = [await person('照旧'), await person('付了款')];
    const quote = (customer: string) =>
      hand.ask('POST', '/taggings', { add: [{ customer, tag: '阶段/报价中' }] });
    const pays = async (customer: string) => {
      story.now = Math.max(story.now, Date.now()) + MINUTE;
      const order = {
        orderNo: `S${story.next()}`,
        customer,
        amount: 1,
        paidAt: new Date(story.now).toISOString(),
      };
      await ok('POST', '/orders', order);
      await rulesSettled(story.product, story.now);
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
    story.now += MINUTE;
    await quote(moved);
    await happened(moved, 'order.asked');
    await rulesSettled(story.product, story.now);
    expect(await tagsOf(moved)).toEqual(['阶段/报价中']);
    await pays(moved);
    expect(await tagsOf(moved)).toEqual(['阶段/已成交']);
    await ok('PATCH', `/tag-groups/${id}`, { newerWins: false });
    await gone(rule.id);
  });
});

describe('a stage that a hand put on, where newer acts win', () => {
  it('stays when only time has passed', async () => {
    const { items } = await ok('GET', '/tag-groups');
    const { id } = items.find((one: { name: string }) => one.name === '阶段');
    await ok('PATCH', `/tag-groups/${id}`, { newerWins: true });
    const rule = await live({
      kind: 'state',
      name: '久不看直播',
      when: { all: [{ did: 'live.watched' }, { not: { did: 'live.watched', within: { last: '7d' } } }] },
      then: { add: ['阶段/已成交'] },
    });
    const { browser: hand } = await member(story.product, ['superAdmin']);
    const [left, tagged] = [await person('没人打'), await person('有人打')];
    for (const customer of [left, tagged]) await happened(customer, 'live.watched');
    await rulesSettled(story.product, story.now);
    await hand.ask('POST', '/taggings', { add: [{ customer: tagged, tag: '阶段/报价中' }] });
    await rulesSettled(story.product, story.now);
    story.now += 8 * DAY;
    await settled(left, ['阶段/已成交']);
    await rulesSettled(story.product, story.now);
    expect(await tagsOf(tagged)).toEqual(['阶段/报价中']);
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
    story.now += MINUTE;
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

  it('is told that publishing does not ask any more what an earlier version asked for, until that is published', async () => {
    const body = {
      kind: 'state',
      name: '风险',
      when: { did: '测评' },
      then: { add: ['提醒/老友'] },
    };
    const { id } = await ok('POST', '/rules', { ...body, privacy: 'sensitive' });
    const lost = async () =>
      (await ok('POST', `/rules/${id}/preview`)).conflicts.filter((one: { code: string }) =>
        one.code.endsWith('Lost'),
      );
    expect(await lost()).toEqual([]);
    await ok('PATCH', `/rules/${id}`, body);
    await ok('PATCH', `/rules/${id}`, { ...body, description: '再改一处' });
    expect(await lost()).toMatchObject([
      { code: 'sensitiveLost', severity: 'warns', text: expect.stringContaining('v1 的「个人信息」') },
    ]);
    await ok('POST', `/rules/${id}/publish`, { backfill: false });
    expect(await lost()).toEqual([]);
    await ok('PATCH', `/rules/${id}`, { ...body, description: '又改一处' });
    expect(await lost()).toEqual([]);
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
    story.now += MINUTE;
    await happened(rising, '下单意愿');
    // 高意向 takes the place of 中意向, without which the rule does not hold: tags count as they are at the look.
    await rulesSettled(story.product, story.now);
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
    story.now += 31 * DAY;
    await happened(left, '别的事');
    await expect
      .poll(async () =>
        Number(
          (
            await story.product.running.db.one<{ behind: number }>(
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
