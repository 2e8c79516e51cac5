/** Rules beside each other: order, precedence, and conflicts. */
import { describe, expect, it } from 'vitest';
import { DAY, MINUTE } from '#kernel';
import { rulesSettled, rulesStory } from '#tests/rules';

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

  it('is told that it looks further back than words of chats are kept, for as long as it does', async () => {
    const within = (last: string) => ({
      kind: 'state',
      name: '说过要走',
      when: {
        did: 'message.received',
        where: [{ property: 'text', mentions: ['不续了'] }],
        within: { last },
      },
      then: { add: ['提醒/老友'] },
    });
    const { id } = await ok('POST', '/rules', within('365d'));
    const told = async () =>
      (await ok('POST', `/rules/${id}/preview`)).conflicts.map((one: { code: string; text: string }) => [
        one.code,
        one.text.split('：')[0],
      ]);
    expect(await told()).toEqual([['forgotten', '「发来消息」的条件看 365 天，说过、看过的内容只留 180 天']]);
    await ok('PATCH', '/workspace', { settings: { retention: { chatTexts: null } } });
    expect(await told()).toEqual([]);
    await ok('PATCH', '/workspace', { settings: { retention: { chatTexts: 180 } } });
    await ok('PATCH', `/rules/${id}`, within('180d'));
    expect(await told()).toEqual([]);
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
