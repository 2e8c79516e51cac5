import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, looksOf, openBrowser, type Visit } from '#tests/browser';
import { member } from '#tests/visitor';

let visit: Visit;
beforeAll(async () => {
  visit = await openBrowser();
  await visit.product.ask('POST', '/departments', { name: '销售一部' });
});
afterAll(() => visit?.close());

const row = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text });

describe('people', () => {
  it('are added with role and department, get a link, and come in by it', async () => {
    const page = await visit.signedIn('/settings/staff');
    await page.getByRole('button', { name: '加员工' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('姓名').fill('林小满');
    await form.getByLabel('邮箱').fill('lin@shop.example');
    await form.getByRole('checkbox', { name: /标签管家/ }).check();
    await form.getByLabel('部门', { exact: true }).click();
    await page.getByTitle('销售一部').click();
    await page.keyboard.press('Escape');
    await form.getByRole('button', { name: '加这位员工' }).click();

    const link = page.getByRole('textbox', { name: '登录链接' });
    const address = await link.inputValue();
    await page.keyboard.press('Escape');
    expect(await row(page, '林小满').textContent()).toContain('标签管家');
    expect(await row(page, '林小满').textContent()).toContain('销售一部');
    expect(await axeViolations(page)).toEqual([]);

    const guest = await visit.page();
    await guest.goto(new URL(address).pathname + new URL(address).search);
    await guest.getByLabel('设一个密码').fill('一个够长的密码123');
    await guest.getByRole('button', { name: '存下并登录' }).click();
    await guest.getByRole('button', { name: '我的账号' }).waitFor();
    // Used once, it opens nothing any more.
    await guest.context().clearCookies();
    await guest.goto(new URL(address).pathname + new URL(address).search);
    await guest.getByText('这条链接用不了').waitFor();
    await guest.context().close();
    await page.context().close();
  });

  it('see only the parts of the settings that their rights open', async () => {
    const staff = await member(visit.product, ['staff']);
    const page = await visit.page();
    await page.request.post('/api/auth/sign-in/email', {
      data: { email: staff.email, password: staff.password },
    });
    await page.goto('/settings');
    const parts = page.getByRole('navigation', { name: '设置' }).getByRole('link');
    await expect.poll(() => parts.allTextContents()).toEqual(['员工与权限', '角色', '部门', '我的账户']);
    expect(await page.getByRole('button', { name: '加员工' }).count()).toBe(0);
    await page.goto('/settings/keys');
    await page.getByText('管接口密钥', { exact: false }).waitFor();
    expect(await page.getByRole('button', { name: '建密钥' }).count()).toBe(0);
    await page.context().close();
  });
});

it('an attribute is declared, changed, and keeps its key', async () => {
  const page = await visit.signedIn('/settings/attributes', { dark: true });
  await page.getByRole('button', { name: '加属性' }).first().click();
  const form = page.getByRole('dialog');
  await form.getByLabel('名称').fill('风格');
  await form.getByLabel('键', { exact: true }).fill('style');
  await form.getByLabel('类型').click();
  await page.getByTitle('单选').click();
  await form.getByLabel('选项').fill('现代简约\n原木');
  await form.getByRole('button', { name: '加这个属性' }).click();
  await row(page, '风格').waitFor();
  expect(await axeViolations(page)).toEqual([]);

  await row(page, '风格').getByRole('button', { name: '修改' }).click();
  expect(await form.getByLabel('键', { exact: true }).isDisabled()).toBe(true);
  await form.getByLabel('选项').fill('现代简约\n原木\n新中式');
  await form.getByRole('button', { name: '保存' }).click();
  await row(page, '新中式').waitFor();
  const { body } = await visit.product.ask('GET', '/attributes?limit=100');
  expect(body.items.find((each: { key: string }) => each.key === 'style').options).toEqual([
    '现代简约',
    '原木',
    '新中式',
  ]);
  await page.context().close();
});

it('an API key is shown once, works, and is refused as soon as it is revoked', async () => {
  const page = await visit.signedIn('/settings/keys');
  await page.getByRole('button', { name: '建密钥' }).first().click();
  const form = page.getByRole('dialog');
  await form.getByLabel('用途').fill('商城同步');
  await form.getByRole('checkbox', { name: '看客户', exact: true }).check();
  await form.getByRole('button', { name: '建一把有 1 项权限的密钥' }).click();
  const shown = page.getByRole('dialog', { name: '密钥建好了' });
  const key = await shown.getByRole('textbox', { name: '密钥' }).inputValue();
  const reads = async () =>
    (
      await fetch(`${visit.product.address}/api/v1/customers`, {
        headers: { authorization: `Bearer ${key}` },
      })
    ).status;
  expect(await reads()).toBe(200);
  await shown.getByRole('button', { name: '存好了，关上' }).click();
  await page.reload();
  await row(page, '商城同步').waitFor();
  expect(await page.content()).not.toContain(key);
  expect(await axeViolations(page)).toEqual([]);

  await row(page, '商城同步').getByRole('button', { name: '吊销' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '吊销「商城同步」' }).click();
  await row(page, '商城同步').getByText('已吊销').waitFor();
  expect(await reads()).toBe(401);
  await page.context().close();
});

it.each(['roles', 'departments', 'workspace', 'account'])(
  'the page of %s has no accessibility violations',
  async (part) => {
    const page = await visit.signedIn(`/settings/${part}`, { width: 1280 });
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await axeViolations(page)).toEqual([]);
    await looksOf(page, { width: 390, dark: true });
    expect(await axeViolations(page)).toEqual([]);
    await page.context().close();
  },
);
