/** Rules beside people: whose hand wins, and taking back what a rule did. */
import { describe, expect, it } from 'vitest';
import { DAY, MINUTE } from '#kernel';
import { rulesSettled, rulesStory } from '#tests/rules';
import { member } from '#tests/visitor';

const { story, ask, ok, person, happened, tagsOf, settled, live, gone } = rulesStory();

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

  it('stays where newer acts win when only time has passed', async () => {
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
