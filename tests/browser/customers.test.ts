import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, looksOf, openBrowser, type Visit } from '#tests/browser';

let visit: Visit;
const ids = new Map<string, string>();

async function tag(group: string, name: string, order: number, kind = 'base'): Promise<void> {
  const { status } = await visit.product.ask('POST', '/tags', { group, name, order, kind });
  expect(status).toBe(201);
}

beforeAll(async () => {
  visit = await openBrowser();
  const { ask } = visit.product;
  await ask('POST', '/tag-groups', { name: '意向', choice: 'single', ordered: true });
  await tag('意向', '低意向', 1, 'behaviour');
  await tag('意向', '高意向', 2, 'behaviour');
  await ask('POST', '/tag-groups', { name: '来源', choice: 'multiple' });
  await tag('来源', '门店', 1);
  await tag('来源', '老客介绍', 2);
  await ask('POST', '/attributes', { key: 'city', label: '城市', type: 'text' });
  await ask('POST', '/customers', {
    customers: [
      { ref: 'wang', name: '王女士', phone: '13812346021', attributes: { city: '上海' } },
      { ref: 'wang-2', name: '王小姐', phone: '13812346022', attributes: { city: '杭州' } },
      { ref: 'li', name: '李先生', phone: '13912346033' },
      { ref: 'zhao', name: '赵太太', phone: '13712346044' },
    ],
  });
  for (const ref of ['wang', 'wang-2', 'li', 'zhao'])
    ids.set(ref, (await ask('GET', `/customers/ref:${ref}`)).body.id);
  await ask('POST', '/taggings', {
    add: [
      { customer: 'ref:wang', tag: '意向/高意向', evidence: '问了三次安装' },
      { customer: 'ref:li', tag: '来源/门店' },
    ],
  });
  await ask('POST', '/orders', {
    orders: [
      {
        orderNo: 'A1',
        customer: 'ref:zhao',
        amount: 86_400,
        currency: 'CNY',
        paidAt: '2026-11-01T02:00:00Z',
      },
    ],
  });
});
afterAll(() => visit?.close());

const pageOf = (ref: string) => `/customers/${ids.get(ref)}`;
const rows = (page: Page) => page.getByRole('row').filter({ has: page.getByRole('link') });
const names = async (page: Page) => (await rows(page).getByRole('link').allTextContents()).toSorted();

describe('the list of customers', () => {
  it.each([
    ['a part of the name', '王', ['王女士', '王小姐']],
    ['the end of the phone number', '6033', ['李先生']],
    ['the own reference', 'zhao', ['赵太太']],
  ])('finds by %s', async (_, text, found) => {
    const page = await visit.signedIn('/customers');
    await page.getByRole('searchbox').fill(text);
    await expect.poll(() => names(page)).toEqual(found.toSorted());
    // The address says it too: a reload shows the same.
    await page.reload();
    await expect.poll(() => names(page)).toEqual(found.toSorted());
    await page.context().close();
  });

  it('is narrowed by a tag, and the button says beforehand how many are left', async () => {
    const page = await visit.signedIn('/customers', { dark: true });
    await expect.poll(() => names(page).then((all) => all.length), { timeout: 45_000 }).toBe(4);
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: '筛选', exact: true }).click();
    const panel = page.getByRole('dialog', { name: '筛选' });
    await panel.getByRole('button', { name: '门店' }).first().click();
    await panel.getByRole('button', { name: '看这 1 位客户' }).click();
    await expect.poll(() => names(page)).toEqual(['李先生']);
    await page.context().close();
  });
});

describe('the page of a customer', () => {
  it('shows tags in layers, puts one on and takes it off again by hand', async () => {
    const page = await visit.signedIn(pageOf('li'));
    const base = page.getByRole('region', { name: '基础' });
    await base.getByText('门店').waitFor();
    await page.getByRole('button', { name: '打标签' }).click();
    // By initials.
    await page.getByRole('combobox', { name: /^搜标签/ }).fill('lkjs');
    await page.getByText('找到 1 个标签').waitFor({ state: 'attached' });
    await page.keyboard.press('Enter');
    await base.getByText('老客介绍').waitFor();
    await expect
      .poll(async () => (await visit.product.ask('GET', `${pageOf('li')}/tags`)).body.items.length)
      .toBe(2);
    await page.getByRole('combobox', { name: /^搜标签/ }).fill('');
    await page.getByRole('button', { name: '打好了' }).click();

    await base.getByText('老客介绍').hover();
    await base.getByRole('button', { name: '摘下「老客介绍」' }).click();
    await expect.poll(() => base.getByText('老客介绍').count()).toBe(0);
    await expect
      .poll(async () => (await visit.product.ask('GET', `${pageOf('li')}/tags`)).body.items.length)
      .toBe(1);
    // The timeline tells both.
    await page.getByText('摘下 老客介绍').waitFor();
    await page.context().close();
  });

  it('says where a tag comes from, on what evidence, and what happened to it, in the light and in the dark', async () => {
    const page = await visit.signedIn(pageOf('wang'));
    await page.getByRole('region', { name: '行为' }).getByText('高意向').click();
    await page.getByText('问了三次安装').first().waitFor();
    const why = page.getByRole('tabpanel');
    expect(await why.getByText('接口').count()).toBeGreaterThan(0);
    await why.getByText('变化 1 次').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await looksOf(page, { width: 1440, dark: true });
    expect(await axeViolations(page)).toEqual([]);
    await page.context().close();
  });

  it('shows what a rule suggests with its reason, and one click accepts or rejects', async () => {
    const { ask } = visit.product;
    await ask('POST', '/events', {
      id: 's1',
      type: 'live.watched',
      customer: 'ref:zhao',
      at: '2026-11-02T02:00:00Z',
    });
    const rule = await ask('POST', '/rules', {
      kind: 'state',
      name: '看过直播',
      mode: 'suggest',
      when: { did: 'live.watched' },
      then: { add: ['来源/老客介绍', '来源/门店'] },
    });
    await ask('POST', `/rules/${rule.body.id}/publish`, { backfill: true });
    const page = await visit.signedIn(pageOf('zhao'));
    const waiting = page.getByRole('region', { name: '等你确认' });
    await waiting.getByText('规则建议了 2 个标签').waitFor();
    await waiting
      .getByText(/直播.*（1）/)
      .first()
      .waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await waiting.getByRole('button', { name: '打上「老客介绍」' }).click();
    await page.getByRole('region', { name: '基础' }).getByText('老客介绍').waitFor();
    await waiting.getByRole('button', { name: '不采纳「门店」' }).click();
    await expect.poll(() => waiting.count()).toBe(0);
    const { items } = (await ask('GET', `${pageOf('zhao')}/tags`)).body;
    expect(items).toMatchObject([{ tag: { name: '老客介绍' }, source: 'manual' }]);
    expect((await ask('GET', `/rules/${rule.body.id}/quality`)).body.suggestions).toEqual({
      open: 0,
      accepted: 1,
      rejected: 1,
    });
    await page.context().close();
  });

  it('shows a phone number in full only on request, and the audit trail knows who looked', async () => {
    const page = await visit.signedIn(pageOf('wang'));
    await page.getByText('138****6021').first().waitFor();
    expect(await page.getByText('13812346021').count()).toBe(0);
    await page.getByRole('button', { name: '显示' }).click();
    await page.getByText('13812346021').waitFor();
    const { body } = await visit.product.ask('GET', '/audit?did=customer.phoneRevealed');
    expect(body.items[0]).toMatchObject({ subject: ids.get('wang'), actor: { kind: 'staff' } });
    await page.context().close();
  });

  it('lets an attribute be changed where it stands', async () => {
    const page = await visit.signedIn(pageOf('wang'));
    await page.getByRole('button', { name: /改「城市」/ }).click();
    await page.getByRole('textbox', { name: '城市' }).fill('苏州');
    await page.keyboard.press('Enter');
    await page
      .getByRole('button', { name: /改「城市」/ })
      .filter({ hasText: '苏州' })
      .waitFor();
    expect((await visit.product.ask('GET', pageOf('wang'))).body.attributes).toEqual({ city: '苏州' });
    await page.context().close();
  });

  it('merges two records of one person with their differences in sight, and takes them apart again', async () => {
    const page = await visit.signedIn(pageOf('wang'));
    await page.getByRole('button', { name: '更多' }).click();
    await page.getByRole('button', { name: '和另一位合并' }).click();
    const dialog = page.getByRole('dialog', { name: '和另一位合并' });
    await dialog.getByRole('textbox').fill('6022');
    await dialog.getByRole('button', { name: /王小姐/ }).click();
    await dialog.getByText('不一样的', { exact: false }).waitFor();
    await dialog.getByRole('radio', { name: '杭州' }).check();
    await dialog.getByRole('button', { name: '把「王小姐」并进「王女士」' }).click();
    await expect
      .poll(async () => (await visit.product.ask('GET', pageOf('wang'))).body.mergedFrom)
      .toEqual([ids.get('wang-2')]);
    await page
      .getByRole('button', { name: /改「城市」/ })
      .filter({ hasText: '杭州' })
      .waitFor();

    // The old address leads to the record that stayed, and says so.
    await page.goto(pageOf('wang-2'));
    await page.waitForURL((url) => url.pathname === pageOf('wang'));
    await page.getByRole('button', { name: '撤销这次合并' }).click();
    await page.waitForURL((url) => url.pathname === pageOf('wang-2'));
    await page.getByText('王小姐').first().waitFor();
    expect((await visit.product.ask('GET', pageOf('wang'))).body.mergedFrom).toEqual([]);
    await page.context().close();
  });

  it('says everything an erasure takes with it before it happens', async () => {
    const page = await visit.signedIn(pageOf('zhao'));
    await page.getByRole('button', { name: '更多' }).click();
    await page.getByRole('button', { name: '删除这位客户' }).click();
    const dialog = page.getByRole('dialog', { name: '删除「赵太太」' });
    await dialog.getByText('1 笔订单（¥864）', { exact: false }).waitFor();
    await dialog.getByRole('checkbox').check();
    await dialog.getByRole('button', { name: '删除并抹掉资料' }).click();
    await page.waitForURL((url) => url.pathname === '/customers');
    await expect.poll(() => names(page)).not.toContain('赵太太');
    expect((await visit.product.ask('GET', pageOf('zhao'))).status).toBe(404);
    await page.context().close();
  });
});

it('on a phone the list is cards, and a tag is two presses away', async () => {
  const page = await visit.signedIn('/customers', { width: 390 });
  await page.getByText('王小姐').first().waitFor();
  expect(await page.getByRole('table').count()).toBe(0);
  expect(await axeViolations(page)).toEqual([]);
  await page.getByText('王小姐').first().click();
  await page.waitForURL(/\/customers\/cus_/);
  await page.getByRole('button', { name: '打标签' }).first().click();
  await page.getByRole('button', { name: '门店' }).first().click();
  await expect
    .poll(async () => (await visit.product.ask('GET', `${pageOf('wang-2')}/tags`)).body.items.length)
    .toBe(1);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  expect(await axeViolations(page)).toEqual([]);
  await page.context().close();
});
