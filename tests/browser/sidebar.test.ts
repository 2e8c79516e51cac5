/** The chat sidebar in a real browser, signed in through the simulator's page. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, openBrowser, type Visit } from '#tests/browser';
import { eventually, type WecomStory, wecomStory } from '#tests/wecom';
import { signedInAs, type WecomVisitor } from '#tests/wecom-visitor';

let story: WecomStory;
let visit: Visit;
let ben: WecomVisitor;
let wang = '';
let foreign = '';

const ask = (path: string, body: unknown) => story.product.ask('POST', path, body);

beforeAll(async () => {
  story = await wecomStory();
  story.act('adminCreatesTags', { group: '来源', tags: ['门店', '小红书'] });
  wang = story.befriend('anna');
  story.befriend('ben', wang);
  foreign = story.befriend('ben');
  story.act('memberEditsCustomer', {
    userId: 'anna',
    externalUserId: wang,
    remark: '王女士',
    addTags: ['来源/门店'],
  });
  await story.sync();
  await ask('/tag-groups', { name: '意向', choice: 'single', ordered: true, color: 'zhu' });
  for (const [order, name] of ['沉睡', '低意向', '中意向', '高意向'].entries())
    await ask('/tags', { group: '意向', name, order });
  await ask('/tag-groups', { name: '需求', color: 'hu' });
  await ask('/tags', {
    group: '需求',
    name: '榻榻米',
    definition: { meaning: '想在小房间做榻榻米' },
    pinned: true,
  });
  await ask('/tags', { group: '需求', name: '共同决策', pinned: true, purpose: '提醒：先生要一起看方案' });
  await ask('/tags', { group: '需求', name: '环保要求高' });
  await ask('/taggings', { add: [{ customer: `external:${wang}`, tag: '需求/共同决策' }] });
  ben = await signedInAs(story, 'ben');
  visit = await openBrowser(story.product);
});
afterAll(async () => {
  await visit?.close();
  await story?.simulator.close();
});

/** Opens the sidebar of a customer and says at WeCom's page who one is. */
async function asAnna(
  external: string,
  look: { width: number; dark?: boolean } = { width: 390 },
): Promise<Page> {
  const page = await visit.page(look);
  await page.goto(`/sidebar?external=${external}`);
  await page.getByRole('link', { name: /anna/ }).click();
  await page.waitForURL((url) => url.pathname === '/sidebar');
  return page;
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first();

describe('the sidebar', () => {
  it.each([
    ['light, phone', { width: 390, dark: false }],
    ['dark, desktop', { width: 1280, dark: true }],
  ])(
    'shows who it is after signing in through WeCom, without accessibility violations (%s)',
    async (name, look) => {
      const page = await asAnna(wang, look);
      await page.getByRole('heading', { name: '王女士' }).waitFor();
      await page.getByRole('button', { name: /门店/ }).waitFor();
      const shots = process.env.SIDEBAR_SHOTS;
      if (shots) await page.screenshot({ path: `${shots}/${name.replace(', ', '-')}.png`, fullPage: true });
      expect(await axeViolations(page)).toEqual([]);
      const width = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(width).toBeLessThanOrEqual(0);
      for (const [button, title] of [
        ['打标签', '打标签'],
        ['写跟进', '写跟进'],
        ['改备注', '改备注'],
      ] as const) {
        await press(page, button).click();
        const sheet = page.getByRole('dialog', { name: title });
        await sheet.waitFor();
        if (button === '打标签')
          await sheet.getByRole('button', { name: '环保要求高', exact: true }).waitFor();
        if (shots) await page.screenshot({ path: `${shots}/${name.replace(', ', '-')}-${title}.png` });
        expect(await axeViolations(page)).toEqual([]);
        await page.keyboard.press('Escape');
        await sheet.waitFor({ state: 'detached' });
      }
      await page.context().close();
    },
  );

  it('puts a tag on with one tap, and it arrives in WeCom', async () => {
    const page = await asAnna(wang);
    const tag = press(page, '榻榻米');
    await tag.click();
    await expect.poll(() => tag.getAttribute('aria-pressed')).toBe('true');
    await page.getByRole('status').filter({ hasText: '已打上「榻榻米」' }).waitFor();
    await eventually(
      () => story.there('anna', wang),
      (there) => there.includes('需求/榻榻米'),
    );
    await page.getByRole('button', { name: '撤销' }).click();
    await eventually(
      () => story.here(wang),
      (here) => !here.includes('需求/榻榻米'),
    );
    await page.context().close();
  });

  it('shows what a rule suggests, and one tap puts it on', async () => {
    await ask('/tags', { group: '需求', name: '儿童房' });
    const rule = await ask('/rules', {
      kind: 'state',
      name: '跟进中',
      mode: 'suggest',
      when: { follow: { status: ['active'] } },
      then: { add: ['需求/儿童房'] },
    });
    await ask(`/rules/${rule.body.id}/publish`, { backfill: true });
    const page = await asAnna(wang);
    const waiting = page.getByRole('region', { name: '等你确认' });
    await waiting.waitFor();
    const shots = process.env.SIDEBAR_SHOTS;
    if (shots) await page.screenshot({ path: `${shots}/suggested.png` });
    expect(await axeViolations(page)).toEqual([]);
    await waiting.getByRole('button', { name: '打上「儿童房」' }).click();
    await eventually(
      () => story.there('anna', wang),
      (there) => there.includes('需求/儿童房'),
    );
    await waiting.waitFor({ state: 'detached' });
    await story.product.ask('DELETE', `/rules/${rule.body.id}`);
    await page.context().close();
  });

  it('finds a tag by its initials and keeps it at hand', async () => {
    const page = await asAnna(wang);
    await press(page, '打标签').click();
    await page.getByRole('searchbox').fill('hbyqg');
    await press(page, '环保要求高').waitFor();
    await page.getByRole('button', { name: '收藏环保要求高' }).click();
    await page.getByRole('button', { name: '取消收藏环保要求高' }).waitFor();
    await page.keyboard.press('Escape');
    // Keys belong to the sheet until it is gone, not only out of sight.
    await page.locator('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('1');
    await eventually(
      () => story.here(wang),
      (here) => here.includes('需求/环保要求高'),
    );
    await page.context().close();
  });

  it('takes another level for the one before, and tells why a tag is there', async () => {
    const page = await asAnna(wang);
    await press(page, '中意向').click();
    await eventually(
      () => story.here(wang),
      (here) => here.includes('意向/中意向'),
    );
    await press(page, '高意向').click();
    await page.getByRole('status').filter({ hasText: '「中意向」换成「高意向」' }).waitFor();
    await eventually(
      () => story.here(wang),
      (here) => here.includes('意向/高意向') && !here.includes('意向/中意向'),
    );
    await page
      .getByRole('region', { name: /已有/ })
      .getByRole('button', { name: /高意向/ })
      .click();
    const why = page.getByRole('dialog', { name: '为什么有「高意向」' });
    await why.getByText(/anna/).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.context().close();
  });

  it('makes a link of one’s own to a form for this customer', async () => {
    const questions = [{ question: '户型', options: [{ answer: '三居' }] }];
    await ask('/forms', { name: '预约量尺', questions });
    const page = await asAnna(wang);
    await press(page, '发资料').click();
    await page.getByRole('searchbox', { name: '搜资料、表单' }).fill('量尺');
    await page.getByRole('button', { name: /预约量尺/ }).click();
    const link = page.getByRole('status').getByRole('textbox');
    expect(await link.inputValue()).toMatch(/\/f\/[\w-]{16}$/);
    const shots = process.env.SIDEBAR_SHOTS;
    if (shots) await page.screenshot({ path: `${shots}/form.png` });
    expect(await axeViolations(page)).toEqual([]);
    await page.context().close();
  });

  it('shows what a colleague changes, without being loaded again', async () => {
    const page = await asAnna(wang);
    await page.getByRole('heading', { name: '王女士' }).waitFor();
    await page.evaluate(() => Object.assign(window, { stayed: true }));
    await ben.ask('POST', '/sidebar/tags', { external: wang, add: ['来源/小红书'] });
    await page.getByRole('button', { name: /小红书/ }).waitFor();
    await ben.ask('POST', '/sidebar/notes', { external: wang, kind: 'promise', text: '周三前给分期方案' });
    await page.getByText('周三前给分期方案').first().waitFor();
    await page.getByRole('button', { name: '已兑现' }).click();
    await page.getByRole('button', { name: '已兑现' }).waitFor({ state: 'detached' });
    expect(await page.evaluate(() => 'stayed' in window)).toBe(true);
    await page.context().close();
  });

  it('keeps a tap that is made offline, through closing and opening again', async () => {
    const page = await asAnna(wang);
    const tag = press(page, '榻榻米');
    await tag.waitFor();
    await page.route('**/api/v1/sidebar/tags', (route) => route.abort());
    await tag.click();
    await page.getByText('1 个改动等网络恢复').waitFor();
    expect(await tag.getAttribute('aria-pressed')).toBe('true');
    expect(await story.here(wang)).not.toContain('需求/榻榻米');
    await page.unroute('**/api/v1/sidebar/tags');
    await page.reload();
    await eventually(
      () => story.here(wang),
      (here) => here.includes('需求/榻榻米'),
    );
    await page.context().close();
  });

  it('rolls back what the server refuses, with the reason', async () => {
    const page = await asAnna(wang);
    const tag = press(page, '共同决策');
    await tag.waitFor();
    // The page does not hear of the lock before the tap.
    await page.route('**/api/v1/sidebar/customer*', async (route) => {
      await new Promise((done) => setTimeout(done, 3000));
      await route.continue();
    });
    const path = `/customers/external:${wang}/tags/${encodeURIComponent('需求/共同决策')}`;
    await story.product.ask('PATCH', path, { locked: true });
    await tag.click();
    await page.getByRole('status').filter({ hasText: '没有改成' }).waitFor();
    await expect.poll(() => tag.getAttribute('aria-pressed')).toBe('true');
    expect(await story.here(wang)).toContain('需求/共同决策');
    await page.context().close();
  });

  it('shows nobody a customer of somebody else, and says what to do', async () => {
    const page = await asAnna(foreign);
    await page.getByText('你没有跟进这位客户').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.context().close();
  });

  it('opened outside of a chat says where to open it', async () => {
    const page = await visit.page({ width: 390 });
    await page.goto('/sidebar');
    await page.getByText('在和客户的聊天里打开').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.context().close();
  });
});

it('the back office offers WeCom on its sign-in page', async () => {
  const page = await visit.page({ width: 1280 });
  await page.goto('/customers');
  await page.getByRole('link', { name: '企业微信登录' }).click();
  await page.getByRole('link', { name: /anna/ }).click();
  await page.waitForURL((url) => url.pathname === '/customers');
  const session = await page.request.get('/api/v1/session');
  expect((await session.json()).user.name).toBe('anna');
  await page.context().close();
});

it('the customer page of the back office shows what a colleague changes, without being loaded again', async () => {
  const page = await asAnna(wang, { width: 1280 });
  await page.goto(`/customers/external:${wang}`);
  await page.getByRole('heading', { name: /客户/ }).first().waitFor();
  await page.evaluate(() => Object.assign(window, { stayed: true }));
  expect(await page.getByText('老客户介绍').count()).toBe(0);
  await ask('/tags', { group: '需求', name: '老客户介绍' });
  await ben.ask('POST', '/sidebar/tags', { external: wang, add: ['需求/老客户介绍'] });
  await page
    .getByRole('button', { name: /老客户介绍/ })
    .first()
    .waitFor();
  expect(await page.evaluate(() => 'stayed' in window)).toBe(true);
  await page.context().close();
});
