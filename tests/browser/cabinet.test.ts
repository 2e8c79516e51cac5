import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, looksOf, openBrowser, type Visit } from '#tests/browser';

/** 12 customers in the 卫瓴 scheme: 8 高意向, 3 中意向, 1 低意向; 2 of the 高意向 are 丢单. */
const LEVELS = [...Array(8).fill('高意向'), ...Array(3).fill('中意向'), '低意向'];

let visit: Visit;
/** One page for all: every test opens the address it needs. */
let page: Page;
beforeAll(async () => {
  visit = await openBrowser();
  await made('/library/presets/weiling/apply', {});
  await made('/customers', { customers: LEVELS.map((_, i) => ({ ref: `crm-${i}`, name: `客户${i}` })) });
  await made('/taggings', {
    add: [
      ...LEVELS.map((tag, i) => ({ customer: `ref:crm-${i}`, tag: `意向/${tag}` })),
      ...[0, 1].map((i) => ({ customer: `ref:crm-${i}`, tag: '客户状态/丢单' })),
    ],
  });
  page = await visit.signedIn('/cabinet');
});
afterAll(() => visit?.close());

// biome-ignore lint/suspicious/noExplicitAny: a test reads any answer
async function made(path: string, body: unknown): Promise<any> {
  const answer = await visit.product.ask('POST', path, body);
  if (answer.status >= 300) throw new Error(`${path} answered ${JSON.stringify(answer.body)}`);
  return answer.body;
}
async function tagNamed(name: string) {
  const { body } = await visit.product.ask('GET', '/tags?limit=500');
  return body.items.find((tag: { name: string }) => tag.name === name);
}
const eventually = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 45_000 });
const wall = () => page.getByRole('grid', { name: '标签墙' });
const cell = (name: string) => wall().locator('[data-tag]').filter({ hasText: name });
const drawer = (name: string) =>
  wall().getByRole('rowheader', { name: new RegExp(`^${name}.*，\\d+ 个标签$`) });
const field = () => page.getByRole('combobox', { name: '搜标签', exact: true });
const dialog = () => page.getByRole('dialog');
const toast = (text: string) => page.getByText(text, { exact: false }).last();
/** What can be done with the tag that is looked at. */
async function act(tag: string, what: string) {
  await page.goto(`/cabinet?open=${(await tagNamed(tag)).group.id}&tag=${(await tagNamed(tag)).id}`);
  await page.getByRole('button', { name: `对「${tag}」做什么` }).click();
  await page.getByRole('button', { name: what, exact: true }).click();
}

describe('the search', () => {
  it.each([
    ['initials', 'gyx'],
    ['pinyin', 'gaoyixiang'],
    ['an alias', '意向-高'],
  ])('finds a tag by %s, and Enter pulls its drawer', async (_, typed) => {
    await page.goto('/cabinet');
    await wall().waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type(typed);
    await page.getByRole('option', { name: /^高意向/ }).waitFor();
    await eventually(() => wall().locator('[data-tag][data-hit]').count()).toBe(1);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '看 8 人' }).waitFor();
    expect(new URL(page.url()).searchParams.get('open')).toBe((await tagNamed('高意向')).group.id);
  });

  it('takes Chinese from an input method, whose letters come and go before the word', async () => {
    await page.goto('/cabinet');
    await field().focus();
    const keyboard = await page.context().newCDPSession(page);
    for (const text of ['g', 'ga', 'gao', 'gao y', 'gao yi'])
      await keyboard.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    await keyboard.send('Input.insertText', { text: '高意' });
    await page.getByRole('option', { name: /^高意向/ }).waitFor();
    expect(await field().inputValue()).toBe('高意');
    await eventually(async () => new URL(page.url()).searchParams.get('q')).toBe('高意');
  });

  it('without a hit offers to make the tag', async () => {
    await page.goto(`/cabinet?q=${encodeURIComponent('三年质保')}`);
    await page.getByText('没找到「三年质保」').waitFor();
    await page.getByRole('button', { name: '看全部标签' }).click();
    await wall().waitFor();
    await field().fill('三年质保');
    await page.getByRole('button', { name: '新建「三年质保」' }).click();
    expect(await dialog().getByRole('textbox', { name: '名称' }).inputValue()).toBe('三年质保');
  });
});

describe('a tag', () => {
  it('is refused while its name is taken, and stands in its drawer once it has a name of its own', async () => {
    await page.goto('/cabinet');
    await drawer('意向').click();
    await page.getByRole('button', { name: '加标签', exact: true }).click();
    const name = dialog().getByRole('textbox', { name: '名称' });
    await name.fill('中意向');
    await dialog().getByText('已经有「意向/中意向」').waitFor();
    expect(await dialog().getByRole('button', { name: '建好标签' }).isDisabled()).toBe(true);
    await name.fill('两周内签约');
    await dialog().getByText('名字没问题').waitFor();
    // In an ordered group the form says which level it will be.
    await dialog().getByText('最低，在「沉睡客户」之下').waitFor();
    await dialog().getByRole('combobox', { name: '第几级' }).click();
    await page.getByTitle('在「高意向」和「中意向」之间').click();
    await dialog().getByRole('textbox', { name: '含义' }).fill('说了两周内要签');
    await page.keyboard.press('Control+Enter');
    await toast('建好了「两周内签约」').waitFor();
    await cell('两周内签约').waitFor();
    expect((await tagNamed('两周内签约')).definition.meaning).toBe('说了两周内要签');
    const orders = await Promise.all(
      ['高意向', '两周内签约', '中意向', '低意向', '沉睡客户'].map(
        async (one) => (await tagNamed(one)).order,
      ),
    );
    expect(orders).toEqual(orders.toSorted((a, b) => b - a));
    expect(new Set(orders).size).toBe(5);
  });

  it('keeps its identity and its people when it is renamed, and is found by its old name', async () => {
    const before = await tagNamed('中意向');
    await act('中意向', '改名和定义');
    await dialog().getByRole('textbox', { name: '名称' }).fill('意向中等');
    await dialog().getByText('旧名会留作别名').waitFor();
    await dialog().getByRole('textbox', { name: '含义' }).fill('问过价，没约时间');
    await dialog().getByRole('button', { name: /^存好/ }).click();
    await toast('「意向中等」存好了').waitFor();
    await page.getByText('问过价，没约时间').waitFor();
    const after = await tagNamed('意向中等');
    expect([after.id, after.customers]).toEqual([before.id, 3]);
    expect(after.aliases).toContain('中意向');
    await field().fill('zyx');
    await page.getByRole('option', { name: /^意向中等.*别名 中意向/ }).waitFor();
  });

  it('goes into another one after its exact effect was shown, and comes back by undo', async () => {
    await act('低意向', '并入别的标签');
    await dialog().getByRole('combobox', { name: '并入' }).fill('gyx');
    await page.getByTitle('意向/高意向').click();
    await dialog().getByText('合并后「高意向」').waitFor();
    await dialog().getByRole('button', { name: '并入「高意向」，改 1 人' }).click();
    await toast('「低意向」并入了「高意向」').waitFor();
    await eventually(async () => (await tagNamed('高意向')).customers).toBe(9);
    await page.getByRole('button', { name: '撤销', exact: true }).click();
    await eventually(async () => (await tagNamed('低意向'))?.customers).toBe(1);
    expect((await tagNamed('高意向')).customers).toBe(8);
    await cell('低意向').waitFor();
  });

  it('is deleted only after everything that refers to it was shown, and comes back with its people', async () => {
    await made('/audiences', { name: '丢单回访', condition: { tag: '客户状态/丢单' } });
    await act('丢单', '删除标签');
    await dialog().getByText('2 位客户会失去它，1 处引用还在用。').waitFor();
    await dialog().getByText('丢单回访').waitFor();
    await dialog()
      .getByRole('radio', { name: /^删进回收站/ })
      .check();
    await dialog().getByRole('button', { name: '删除，2 人失去它' }).click();
    await toast('已删除「丢单」').waitFor();
    await eventually(() => cell('丢单').count()).toBe(0);

    await page.getByRole('button', { name: '打开回收站，1 个标签' }).click();
    await dialog().getByRole('button', { name: '恢复' }).click();
    await toast('已恢复「丢单」').waitFor();
    await eventually(async () => (await tagNamed('丢单'))?.customers).toBe(2);
  });

  it('waits in the cold store, where it can be seen, and comes back', async () => {
    await act('丢单', '放进冷藏室');
    await toast('已把「丢单」放进冷藏室').waitFor();
    const strip = page.getByRole('region', { name: '不在墙上的标签' });
    await strip.getByRole('button', { name: /^丢单/ }).click();
    await dialog().getByRole('button', { name: '解冻' }).click();
    await toast('「丢单」回到墙上了').waitFor();
    await page.keyboard.press('Escape');
    await cell('丢单').waitFor();
  });
});

describe('a drawer', () => {
  const order = () =>
    page
      .getByRole('grid', { name: '标签墙' })
      .locator('[data-open] [data-tag]')
      .evaluateAll((all) => all.map((each) => each.textContent?.match(/^\D+/)?.[0]));

  it('is walked with the arrows, opened with Enter, closed with Esc, and focus stays where it was', async () => {
    await page.goto('/cabinet');
    await drawer('意向').focus();
    await page.keyboard.press('ArrowDown');
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    const first = await focused();
    expect(first).toMatch(/，第 \d 级，共 5 级$/);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '合上抽屉' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '合上抽屉' }).waitFor({ state: 'detached' });
    expect(await focused()).toBe(first);
  });

  it('is put in order with Alt and the arrows, and the order is stored', async () => {
    await page.goto('/cabinet');
    await drawer('客户状态').click();
    await eventually(order).toHaveLength(5);
    const before = await order();
    await page.getByRole('button', { name: new RegExp(`^${before[0]}\\s*\\d`) }).focus();
    await page.keyboard.press('Alt+ArrowDown');
    const swapped = [before[1], before[0], ...before.slice(2)];
    await eventually(order).toEqual(swapped);
    await page.reload();
    await eventually(order).toEqual(swapped);
  });

  it('is put in order by dragging, and back by undo', async () => {
    await page.goto('/cabinet');
    await drawer('客户状态').click();
    await eventually(order).toHaveLength(5);
    const before = await order();
    const [first, second] = before.map((one) => String(one).trim());
    await cell(String(second)).dragTo(cell(String(first)), { targetPosition: { x: 5, y: 4 } });
    await eventually(order).toEqual([before[1], before[0], ...before.slice(2)]);
    await page.getByRole('button', { name: '撤销', exact: true }).click();
    await eventually(order).toEqual(before);
  });

  it('takes a tag that is dragged to it, and gives it back by undo', async () => {
    await page.goto('/cabinet');
    const name = '两周内签约';
    const home = (await tagNamed(name)).group.name;
    await cell(name).dragTo(drawer('客户状态'));
    await eventually(async () => (await tagNamed(name)).group.name).toBe('客户状态');
    await page.getByRole('button', { name: '撤销', exact: true }).click();
    await eventually(async () => (await tagNamed(name)).group.name).toBe(home);
  });
});

it.each([
  ['in the light and in the dark', 1280],
  ['on a phone', 390],
])('has nothing that axe finds wrong %s', async (_, width) => {
  const tag = await tagNamed('高意向');
  const own = await visit.signedIn(`/cabinet?open=${tag.group.id}&tag=${tag.id}`, { width });
  await own.getByText('近 30 天使用').waitFor();
  expect(await axeViolations(own)).toEqual([]);
  await looksOf(own, { width, dark: true });
  expect(await axeViolations(own)).toEqual([]);
  await own.getByRole('button', { name: '改「高意向」' }).click();
  await own.getByRole('dialog').getByText('怎么来').waitFor();
  expect(await axeViolations(own)).toEqual([]);
  await looksOf(own, { width, dark: true });
  expect(await axeViolations(own)).toEqual([]);
  await own.context().close();
});
