import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, openBrowser, type Visit } from '#tests/browser';
import { press, tabTo } from '#tests/keyboard';

const DAY = 86_400_000;
let visit: Visit;
let wang: string;
beforeAll(async () => {
  visit = await openBrowser();
  const made = async (path: string, body: unknown) => {
    const answer = await visit.product.ask('POST', path, body);
    if (answer.status >= 300) throw new Error(`${path} answered ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  await made('/library/presets/weiling/apply', {});
  const zhou = (await made('/staff', { name: '周予安', email: 'zhou@shop.example' })).id;
  wang = (await made('/customers', { ref: 'w', name: '王女士', owner: zhou })).id;
  await made('/taggings', { add: [{ customer: wang, tag: '客户规模/中小企业' }] });
  await made('/customers', { ref: 'l', name: '李先生' });
  await made('/customers', { ref: 'z', name: '赵先生' });
  const at = new Date(Date.now() - 2 * DAY).toISOString();
  const did = (who: string, type: string, n: number) =>
    Array.from({ length: n }, (_, i) => ({
      id: `${who}-${type}-${i}`,
      type,
      customer: `ref:${who}`,
      at,
      properties: { material: 'm1' },
    }));
  await made('/events', {
    events: [
      ...did('w', 'material.visit', 5),
      ...did('w', 'material.share', 3),
      ...did('l', 'material.visit', 4),
      ...did('l', 'message.received', 1),
    ],
  });
});
afterAll(() => visit?.close());

const eventually = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 45_000 });
const line = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('button', { name: `移动或更改「${name}` }) });

/** Adds a behaviour the way somebody does who types what he means. */
async function add(page: Page, behaviour: string): Promise<void> {
  await page.getByRole('button', { name: '加条件', exact: true }).click();
  await page.getByRole('combobox', { name: /^搜标签、属性/ }).fill(behaviour);
  await page.getByRole('option', { name: new RegExp(`^${behaviour}`) }).click();
}

const TOGETHER = '积极回应、主动询问、查看资料五次及以上、分享过三次文件，满足两项即可';

describe('a rule', () => {
  it('is drafted from a sentence, with the tag that its title names', async () => {
    const page = await visit.signedIn('/rules/new');
    await page.getByRole('button', { name: '用一句话写' }).first().click();
    const typed = page.getByRole('textbox', { name: '用一句中文写条件' });
    await typed.fill(`高意向：${TOGETHER}`);
    await typed.press('Enter');
    await page.getByText('整句都读懂了').waitFor();
    await page.getByText(/查看资料至少 5 次、分享资料至少 3 次）：打上「高意向」/).waitFor();
    await page.getByText('0 位现在满足').or(page.getByText('1 位现在满足')).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.context().close();
  });

  it(`is built, tried, published and explains itself: ${TOGETHER}`, async () => {
    const page = await visit.signedIn('/rules');
    await page.getByText('还没有规则').waitFor();
    await page.getByRole('region', { name: '从现成的开始' }).getByText(TOGETHER).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('link', { name: '从空白开始' }).click();

    await page.getByRole('button', { name: '存草稿' }).click();
    await page.getByText('选至少一个标签').waitFor();
    await page.getByLabel('名称').fill('高意向');
    await add(page, '查看资料');
    await line(page, '查看资料').getByLabel('次数').fill('5');
    await add(page, '分享资料');
    await line(page, '分享资料').getByLabel('次数').fill('3');
    for (const kind of ['积极回应', '主动询问']) {
      await add(page, '被写跟进');
      const written = line(page, '被写跟进').last();
      await written.getByRole('button', { name: '只算这样的' }).click();
      await written.getByRole('textbox', { name: '「类型」的值' }).fill(kind);
    }
    await page.getByLabel('这一组怎么算').selectOption('至少满足 2 项');
    await eventually(() => page.getByTestId('matching').textContent()).toBe('1 位现在满足');
    await page.getByRole('combobox', { name: '打上', exact: true }).click();
    await page.getByTitle('意向/高意向', { exact: true }).last().click();
    await page.keyboard.press('Escape');
    await eventually(() => page.getByTestId('sentence').textContent()).toMatch(
      /满足至少两项.*查看资料至少 5 次.*打上「高意向」，不再满足时摘下/,
    );
    expect(await axeViolations(page)).toEqual([]);

    await page.getByRole('button', { name: '存下并试算' }).click();
    await eventually(() => page.getByTestId('adds').textContent()).toBe('+1');
    await page.getByText('没有到不了的级').waitFor();
    const also = page.getByRole('table', { name: '已经有的标签' }).getByRole('row', { name: '中小企业' });
    expect(await also.getByRole('cell').allTextContents()).toEqual(['100%', '33%']);
    await page.getByText('1 名员工，会变的客户 1 位').waitFor();
    await page.getByText('近 90 天会打上的 1 位里，0 位之后付过款').waitFor();
    await page.getByRole('button', { name: '王女士 的证据' }).click();
    await page.getByRole('link', { name: '王女士' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: '发布', exact: true }).click();
    const ask = page.getByRole('dialog', { name: '发布「高意向」v1' });
    await ask.getByText('立即打上 1 个标签，摘下 0 个').waitFor();
    await ask.getByRole('button', { name: '发布，改 1 个标签' }).click();
    await page.getByRole('row').filter({ hasText: '发布时过一遍' }).getByText('+1').waitFor();
    await page.getByText('现在有 1 位客户满足').waitFor();

    const { id } = (await visit.product.ask('GET', `/tags/${encodeURIComponent('意向/高意向')}`)).body;
    await page.goto(`/customers/${wang}?tag=${id}`);
    await page.getByRole('link', { name: '高意向 v1' }).click();
    await page.getByRole('listitem').filter({ hasText: 'v1' }).getByText('正在运行').waitFor();
    await page.getByRole('radio', { name: '质量' }).check();
    await page.getByText('被人摘下').waitFor();
    await eventually(() => page.getByRole('definition').first().textContent()).toBe('1');
    expect(await axeViolations(page)).toEqual([]);
    await page.context().close();
  });

  it('keeps what was typed over a reload, and shows a mistake at its place', async () => {
    const page = await visit.signedIn('/rules/new', { width: 390, dark: true });
    await page.getByLabel('名称').fill('高意向');
    await add(page, '查看资料');
    await page.getByRole('combobox', { name: '打上', exact: true }).fill('客户规模/KA');
    await page.getByTitle('客户规模/KA', { exact: true }).last().click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '存草稿' }).click();
    await page.getByText('已经有叫「高意向」的规则').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.goto('/rules/new');
    await page.getByText('接着上次没存的改动').waitFor();
    expect(await page.getByLabel('名称').inputValue()).toBe('高意向');
    await page.getByRole('button', { name: '放弃这些改动' }).click();
    await eventually(() => page.getByLabel('名称').inputValue()).toBe('');
    await page.context().close();
  });
});

it('keywords are tried on messages that somebody labels, and become the condition of a new rule', async () => {
  const page = await visit.signedIn('/rules/keywords');
  const keywords = page.getByRole('textbox', { name: '一行一个' });
  await keywords.fill('优惠\n/(/');
  await page
    .getByRole('textbox', { name: '粘贴聊天里的话' })
    .fill('+ 有优惠吗\n+ 这个多少钱\n+ 为什么没有优惠\n- 不要套餐\n套餐能便宜吗');
  await page.getByRole('button', { name: '加入样本' }).click();
  await page.getByText('正则「/(/」写法不对').first().waitFor();
  await keywords.fill('优惠\n套餐');
  await page.getByText('要找 3 条，找到 1 条').waitFor();
  await page
    .getByRole('radiogroup', { name: '「套餐能便宜吗」是不是要找的' })
    .getByRole('radio', { name: '要找' })
    .check();
  await page.getByText('要找 4 条，找到 2 条').waitFor();
  await page.getByText('要找的，却被当成否定漏掉了').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole('button', { name: /^加上 多少钱/ }).click();
  await page.getByText('要找 4 条，找到 3 条').waitFor();
  await page.getByRole('button', { name: '写成新规则' }).click();
  await eventually(() =>
    line(page, '发来消息').getByRole('textbox', { name: '「内容」的值' }).inputValue(),
  ).toBe('优惠、套餐、多少钱');
  await page.getByRole('button', { name: '放弃这些改动' }).click();
  await page.context().close();
});

it('a ready rule plays its story: the clock goes on, tags come and go, and each says why', async () => {
  const page = await visit.signedIn('/rules/presets', { width: 390, dark: true });
  await page.getByText(/^共 \d+ 条$/).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole('link', { name: '报价中超过 3 天待催单' }).click();
  const tags = page.getByTestId('story-tags');
  const now = page.locator('[aria-current="step"]');
  await eventually(() => tags.textContent()).toContain('报价中');
  await page.keyboard.press('ArrowRight');
  await now.getByText('差一分钟满 3 天').waitFor();
  expect(await tags.textContent()).not.toContain('待催单');
  await page.keyboard.press('ArrowRight');
  await now.getByText('没有人做什么，时间到了').waitFor();
  expect(await tags.textContent()).toContain('待催单');
  await now.getByRole('button', { name: '「待催单」为什么' }).click();
  await now.getByText('3 天以前打上「报价中」').last().waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole('slider', { name: '跳到哪一步' }).press('End');
  await page.getByText('6 步都和说好的一样').waitFor();
  await page.getByRole('button', { name: '重播' }).click();
  await now.getByText('员工发出报价').waitFor();
  await now.getByText('差一分钟满 3 天').waitFor();
  await page.getByRole('button', { name: '暂停' }).click();
  await page.getByRole('button', { name: '回到开头' }).click();
  await now.getByText('员工发出报价').waitFor();
  await page.context().close();
});

it('a ladder is put in order, tried, published, paused, taken back and deleted without a mouse', async () => {
  const page = await visit.signedIn('/rules/presets/intent-levels');
  await page.getByText('标签都已经有了，只建规则').waitFor();
  await press(page, /^button 建成草稿$/);
  await page.getByRole('button', { name: /^移动第 2 级/ }).waitFor();
  await tabTo(page, /^button 移动第 2 级/);
  await page.keyboard.press('ArrowUp');
  await page.getByText('「中意向」现在是第 1 级').waitFor();
  await page.keyboard.press('ArrowDown');
  await page.getByText('「中意向」现在是第 2 级').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: '试算', exact: true }).waitFor();
  await press(page, /^button 试算$/);
  await eventually(() => page.getByTestId('adds').textContent()).toBe('+1');
  await page.getByText('会给同一个单选组打').waitFor();
  await page.getByRole('region', { name: '各级现在有多少人' }).waitFor();
  await page.getByRole('link', { name: '比如：赵先生' }).first().waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await press(page, /^button 发布$/);
  await page.getByRole('dialog').getByText('立即打上').waitFor();
  await press(page, /^button 发布，改 1 个标签/);
  await page.getByRole('row').filter({ hasText: '发布时过一遍' }).waitFor();
  await press(page, /^button 暂停规则$/);
  await page.getByText('已暂停', { exact: true }).waitFor();
  await press(page, /^button 撤回 .* 起做过的/);
  await page.getByRole('dialog').getByText('一共 1 次运行，动过 1 个标签').waitFor();
  await press(page, /^button 撤回 1 处改动/);
  await page.getByText('已撤回', { exact: true }).waitFor();

  await press(page, /^a 规则$/);
  await page.getByRole('radio', { name: '已暂停 1' }).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await press(page, /^button 「高、中、低、沉睡四级意向」的更多操作/);
  await press(page, /^button 删除规则$/);
  const ask = page.getByRole('dialog', { name: '删除「高、中、低、沉睡四级意向」' });
  await ask.getByRole('link', { name: '高意向' }).waitFor();
  await tabTo(page, /^button 删除「高、中、低、沉睡四级意向」/);
  await page.keyboard.press('Enter');
  await page.getByText('共 1 条').waitFor();
  await page.context().close();
});

it('an event comes to the top by itself, says what it led to, and why a rule did not act', async () => {
  const page = await visit.signedIn('/events');
  await page.getByRole('link', { name: '李先生' }).first().waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole('combobox', { name: '行为类型' }).click();
  await page.getByText('标签的打上和摘下，在每位客户的时间线里看。').waitFor();
  await page.keyboard.press('Escape');
  const happens = (id: string, type: string, properties: object) =>
    visit.product.ask('POST', '/events', {
      id,
      type,
      customer: 'ref:l',
      at: new Date().toISOString(),
      properties,
    });
  await happens('answered', 'followUp.written', { kind: '积极回应', text: '约了周三' });
  const newest = page.getByRole('row').nth(1);
  await newest.getByText('跟进（积极回应）：约了周三').waitFor();
  await press(page, /^button 跟进（积极回应）：约了周三/);
  await page.getByText('没有规则因为它改标签').waitFor();
  await page.getByRole('combobox', { name: '选一条规则' }).click();
  await page.getByTitle('高意向', { exact: true }).last().click();
  await page.getByText('条件没满足').waitFor();
  const part = page.getByRole('listitem').filter({ hasText: '查看资料至少 5 次' });
  expect(await part.textContent()).toContain('4 / 5');
  expect(await axeViolations(page)).toEqual([]);

  // Nobody is moved away from what he reads.
  await happens('fifth', 'material.visit', { material: 'm5' });
  await page.getByRole('button', { name: '有 1 条新的，看看' }).waitFor();
  await newest.getByText('跟进（积极回应）：约了周三').waitFor();
  await page.getByRole('button', { name: '有 1 条新的，看看' }).click();
  await newest.getByRole('button', { name: '看资料《m5》' }).click();
  const effects = page.getByRole('region', { name: '引起了什么' });
  await effects.getByRole('link', { name: '高意向 v1' }).waitFor();
  expect(await effects.getByRole('listitem').textContent()).toContain('查看资料至少 5 次（5）');

  await page.reload();
  await effects.getByRole('link', { name: '高意向 v1' }).waitFor();
  await page.getByRole('combobox', { name: '行为类型' }).fill('直播');
  await page.getByTitle('观看直播').click();
  await page.getByText('没有这样的行为').waitFor();
  await page.context().close();
});

it('a model has its bounds and segments changed, and the grid follows', async () => {
  const made = (await visit.product.ask('POST', '/rule-presets/rfm-eight/make', {})).body.rule;
  const page = await visit.signedIn(`/rules/${made.id}`);
  const grid = page.getByRole('region', { name: '谁归哪一群' });
  await grid.getByRole('cell', { name: '一般价值 / 重要价值' }).waitFor();
  // A bound more makes three scores; whoever has the new highest one is in no segment yet.
  const recency = page.getByRole('group', { name: '最近一次购买（天）' });
  await recency.getByRole('button', { name: '加一个界限' }).click();
  await grid.getByRole('columnheader', { name: 'R3' }).waitFor();
  const score = page.getByRole('button', { name: '第 1 群：R 3 分' });
  await score.focus();
  await page.keyboard.press('Space');
  await eventually(() => score.getAttribute('aria-pressed')).toBe('true');
  await grid.getByRole('cell', { name: '没有标签 / 重要价值' }).waitFor();
  await page.keyboard.press('Space');
  await eventually(() => score.getAttribute('aria-pressed')).toBe('false');
  await page.keyboard.press('Space');
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole('button', { name: '加一群' }).click();
  await page.getByText('还差：每一群的标签').or(page.getByText('每一群的标签')).first().waitFor();
  await page.getByRole('button', { name: '去掉第 9 群' }).click();
  // It scores people or leads to prices: whoever publishes it is to say what for.
  await page.getByRole('button', { name: '涉及打分、价格或敏感信息' }).click();
  await page.getByRole('radio', { name: '打分或影响价格' }).check();
  await page.getByText('《个人信息保护法》第二十四、五十五条').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText('存好了 v2').waitFor();
  const saved = (await visit.product.ask('GET', `/rules/${made.id}`)).body;
  expect(saved.privacy).toBe('profiling');
  expect(saved.model.recency).toEqual({ breaks: [31, 62] });
  expect(saved.segments[0]).toMatchObject({ r: [2, 3] });
  // Nobody takes that off without being told.
  await page.getByRole('radio', { name: '一般' }).check();
  await page.getByRole('button', { name: '存下并试算' }).click();
  await page.getByRole('button', { name: '发布', exact: true }).click();
  const ask = page.getByRole('dialog', { name: /^发布「.*」v3$/ });
  await ask.getByText('v2 的「个人信息」选的是「打分或影响价格」').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.context().close();
});

it('versions stand side by side, with the words that differ', async () => {
  const { items } = (await visit.product.ask('GET', '/rules')).body;
  const { id } = items.find((rule: { name: string }) => rule.name === '高意向');
  const { body } = (await visit.product.ask('GET', `/rules/${id}/versions`)).body.items[0];
  await visit.product.ask('PATCH', `/rules/${id}`, { ...body, keep: 'always' });
  const page = await visit.signedIn(`/rules/${id}?show=versions`);
  await page.getByRole('button', { name: '看改了什么：v2' }).click();
  const row = page.getByRole('row', { name: /做什么/ });
  await row.getByRole('insertion').filter({ hasText: '之后一直保留' }).waitFor();
  expect(await row.getByRole('deletion').allTextContents()).toEqual(['不再满足时摘下']);
  expect(await axeViolations(page)).toEqual([]);
  await page.context().close();
});
