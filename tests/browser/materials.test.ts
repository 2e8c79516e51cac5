/** From the staff member who puts an article in, to the customer's phone, to the tag and who read (004「閱讀30秒打“定制衣柜”」). */
import { createHmac } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN, axeViolations, openBrowser, type Visit } from '#tests/browser';
import { focused } from '#tests/keyboard';
import { type TestProduct, testProduct } from '#tests/product';
import { eventually } from '#tests/wecom';

let product: TestProduct;
let visit: Visit;
/** How far the product's clock is ahead of the machine's. */
let ahead = 0;
beforeAll(async () => {
  product = await testProduct({ admin: ADMIN, clock: () => new Date(Date.now() + ahead) });
  visit = await openBrowser(product);
  await product.ask('POST', '/tag-groups', { name: '兴趣' });
  await product.ask('POST', '/tags', { group: '兴趣', name: '定制衣柜' });
  await product.ask('POST', '/customers', { ref: 'w', name: '王女士' });
});
afterAll(async () => {
  await visit?.browser.close();
  await product?.stop();
});

/** With `BAIZIGUI_SHOTS` set to a folder, pictures of the pages for people to look at. */
async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env.BAIZIGUI_SHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name}.png` });
}

const ARTICLE =
  '# 先量尺寸\n\n衣柜深度一般 **55–60 厘米**。\n\n- 颗粒板\n- 多层板\n\n' +
  '板材、五金、封边，一样一样看。\n\n'.repeat(40);

describe('an article about wardrobes', () => {
  it('is put in and sent, read on a phone for half a minute, and then the customer has its tag', async () => {
    const page = await visit.signedIn('/materials');
    await page.getByText('还没有资料').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    const add = page.getByRole('button', { name: '加资料' });
    await add.click();
    const form = page.getByRole('dialog', { name: '加资料' });
    await form.waitFor();
    await page.keyboard.press('Escape');
    // Back where it was: the next key goes on from there.
    await expect.poll(() => focused(page)).toBe('button 加资料');
    await page.keyboard.press('Enter');
    await form.getByRole('button', { name: '存这份资料' }).click();
    await form.getByText('要填').first().waitFor();
    await form.getByLabel('名称').fill('泛家居行业干货');
    await form.getByLabel('简介').fill('定制衣柜怎么选板材');
    await form.getByLabel('正文', { exact: true }).first().fill(ARTICLE);
    await form.getByRole('combobox', { name: '读够就打上' }).click();
    await page.getByTitle('兴趣/定制衣柜', { exact: true }).last().click();
    await page.keyboard.press('Escape');
    expect(await axeViolations(page)).toEqual([]);
    await shot(page, 'form-light-1440');
    await form.getByRole('button', { name: '存这份资料' }).click();
    const dialog = page.getByRole('dialog', { name: '发「泛家居行业干货」' });
    await dialog.getByRole('img', { name: '「泛家居行业干货」的二维码' }).waitFor();
    expect(await dialog.getByLabel('你的链接').inputValue()).toMatch(/\/m\/[\w-]{16}$/);
    expect(await axeViolations(page)).toEqual([]);
    await shot(page, 'send-light-1440');
    await dialog.getByRole('button', { name: '关闭' }).click();

    const [material] = (await product.ask('GET', '/materials')).body.items;
    const [staff] = (await product.ask('GET', '/staff')).body.items;
    const made = await product.ask('POST', `/materials/${material.id}/links`, {
      staff: staff.id,
      customer: 'ref:w',
    });
    const reader = await visit.page({ width: 390 });
    const wrong: string[] = [];
    reader.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
    await reader.clock.install();
    const began = reader.waitForResponse((response) => response.url().endsWith('/visits'));
    await reader.goto(new URL(made.body.url).pathname);
    await began;
    await reader.waitForURL(/\?s=[\w-]{12}$/);
    await reader.getByRole('heading', { name: '先量尺寸' }).waitFor();
    expect(await axeViolations(reader)).toEqual([]);
    await shot(reader, 'read-light-390');
    await reader.clock.runFor(12_000);
    await page.getByText('正在读').waitFor();
    await page.getByText(/在读「泛家居行业干货」/).waitFor();
    await shot(page, 'now-light-1440');
    ahead = 31_000;
    await reader.clock.runFor(19_000);
    const tags = await eventually(
      async () => (await product.ask('GET', '/customers/ref:w/tags')).body.items as { evidence: string }[],
      (items) => items.length > 0,
      20,
    );
    expect(tags[0]?.evidence).toMatch(/《泛家居行业干货》读了 3\d 秒/);
    const { body } = await product.ask('GET', '/customers/ref:w/explain?tag=兴趣/定制衣柜');
    expect(body.text).toMatch(/泛家居行业干货.*读了 3\d 秒/);
    expect(wrong).toEqual([]);

    await page.getByRole('link', { name: /看谁读了「泛家居行业干货」/ }).click();
    const panel = page.getByRole('dialog', { name: '谁读了「泛家居行业干货」' });
    await panel.getByRole('link', { name: '王女士' }).waitFor();
    await panel
      .getByText(/3\d 秒/)
      .first()
      .waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await shot(page, 'reading-light-1440');
    await reader.context().close();
    await page.context().close();
  });

  it('looks right on a phone, in the dark, and to staff who only look', async () => {
    const page = await visit.signedIn('/materials', { width: 390, dark: true });
    await page.getByRole('link', { name: /看谁读了/ }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await shot(page, 'list-dark-390');
    const [material] = (await product.ask('GET', '/materials')).body.items;
    await page.goto(`/materials?read=${material.id}`);
    await page.getByRole('dialog').getByRole('link', { name: '王女士' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await shot(page, 'reading-dark-390');
    const [link] = (await product.ask('GET', `/materials/${material.id}/links`)).body.items;
    await page.goto(new URL(link.url).pathname);
    await page.getByText('员工预览，不计入浏览').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await shot(page, 'read-dark-390');
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto('/materials');
    await page.getByRole('link', { name: /看谁读了/ }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await shot(page, 'list-dark-1280');
    await page.context().close();
  });
});

describe('the script for websites', () => {
  it('stores and sends nothing before the visitor has agreed, then tells the page and its seconds', async () => {
    ahead = 0;
    const page = await visit.page();
    let html = '';
    const shop = createServer((_request, response) =>
      response.setHeader('content-type', 'text/html; charset=utf-8').end(html),
    );
    await new Promise<void>((listening) => shop.listen(0, '127.0.0.1', listening));
    const { port } = shop.address() as AddressInfo;
    const origin = `http://127.0.0.1:${port}`;
    const { body: site } = await product.ask('POST', '/sites', { name: '官网', origins: [origin] });
    html = `<!doctype html><title>衣柜</title><h1>定制衣柜</h1><script src="${product.address}/baizigui-1.js" data-key="${site.key}" data-product="定制衣柜"></script>`;
    const told: string[] = [];
    page.on('request', (request) => request.url().includes('/collect/') && told.push(request.url()));
    await page.clock.install();
    await page.goto(`${origin}/shop?phone=13800000000`);
    await page.clock.runFor(20_000);
    expect(told).toEqual([]);
    expect(await page.evaluate('JSON.stringify([localStorage, document.cookie])')).toBe('[{},""]');
    const answered = page.waitForResponse((response) => response.url().includes('/collect/'));
    await page.evaluate('baizigui.consent(true)');
    expect((await answered).status()).toBe(202);
    ahead = 31_000;
    await page.clock.runFor(11_000);
    const body = `v1.${Buffer.from(JSON.stringify({ customer: 'ref:w', exp: Math.floor(Date.now() / 1000) + 3600 })).toString('base64url')}`;
    const signature = createHmac('sha256', site.secret).update(body).digest('base64url');
    await page.evaluate(`baizigui.identify('${body}.${signature}')`);
    const views = await eventually(
      async () =>
        (await product.ask('GET', '/events?customer=ref:w&type=page.view')).body.items as {
          properties: { seconds: number };
        }[],
      (items) => (items[0]?.properties.seconds ?? 0) >= 10,
      20,
    );
    expect(views[0]?.properties).toMatchObject({ url: `${origin}/shop`, product: '定制衣柜', site: '官网' });
    await page.evaluate('baizigui.consent(false)');
    expect(await page.evaluate('localStorage.length')).toBe(0);
    await page.context().close();
    shop.close();
  });
});

describe('a website', () => {
  it('is added in the settings, with its script, and its secret is shown once', async () => {
    const page = await visit.signedIn('/settings/sites');
    await page.getByRole('button', { name: '加网站' }).first().click();
    const form = page.getByRole('dialog', { name: '加网站' });
    await form.getByLabel('名称').fill('商城');
    await form.getByRole('textbox', { name: '网址' }).fill('https://shop.example.com/path');
    await form.getByRole('button', { name: '保存网站' }).click();
    await form.getByText(/不是网站的来源/).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await form.getByRole('textbox', { name: '网址' }).fill('https://shop.example.com');
    await form.getByRole('button', { name: '保存网站' }).click();
    const made = page.getByRole('dialog', { name: '「商城」的脚本' });
    expect(await made.getByLabel('签名密钥').inputValue()).toMatch(/^bzs_/);
    expect(await made.getByLabel('页面脚本').inputValue()).toMatch(/baizigui-1\.js" data-key="bzw_/);
    expect(await axeViolations(page)).toEqual([]);
    await shot(page, 'site-light-1440');
    await made.getByRole('button', { name: '关闭' }).click();
    await page.getByRole('row').filter({ hasText: '商城' }).waitFor();
    expect(await page.content()).not.toContain('bzs_');
    expect(await axeViolations(page)).toEqual([]);
    await shot(page, 'sites-light-1440');
    await page.setViewportSize({ width: 390, height: 900 });
    await shot(page, 'sites-light-390');
    await page.context().close();
  });
});

/** On a phone, by his own link, without a script. */
async function fillsIn(): Promise<void> {
  await product.ask('POST', '/customers', { ref: 'phone', name: '钱先生' });
  const [form] = (await product.ask('GET', '/forms')).body.items;
  const made = await product.ask('POST', `/forms/${form.id}/links`, { customer: 'ref:phone' });
  const phone = await visit.page({ width: 390 });
  await phone.goto(new URL(made.body.url).pathname);
  await phone.getByRole('group', { name: '想装什么' }).getByText('衣柜').click();
  await shot(phone, 'form-page-light-390');
  expect(await axeViolations(phone)).toEqual([]);
  await phone.getByLabel('我已阅读并同意').check();
  await phone.emulateMedia({ colorScheme: 'dark' });
  await shot(phone, 'form-page-dark-390');
  expect(await axeViolations(phone)).toEqual([]);
  await phone.getByRole('button', { name: '提交' }).click();
  await phone.getByText('收到了，谢谢').waitFor();
  expect(await axeViolations(phone)).toEqual([]);
  await phone.context().close();
  await eventually(
    async () => (await product.ask('GET', '/customers/ref:phone/tags')).body.items,
    (tags) => tags.length === 1 && tags[0].tag.name === '定制衣柜',
  );
}

describe('a form', () => {
  it('is made with the tags of its answers, and shows who agreed to what, word for word', async () => {
    const page = await visit.signedIn('/forms');
    await page.getByText('还没有表单').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: '建表单' }).click();
    const form = page.getByRole('dialog', { name: '建表单' });
    await form.getByLabel('名称').fill('预约量尺');
    await form.getByLabel('同意书原文').fill('同意用于联系我');
    await form.getByRole('textbox', { name: '问题 1', exact: true }).fill('想装什么');
    await form.getByRole('textbox', { name: '问题 1 的答案 1', exact: true }).fill('衣柜');
    await form.getByRole('combobox', { name: '问题 1 的答案 1 打的标签' }).click();
    await page.getByTitle('兴趣/定制衣柜', { exact: true }).last().click();
    await page.keyboard.press('Escape');
    await form.getByRole('button', { name: '加「以上都不是」' }).click();
    await form.getByText('网页里这样上报').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await shot(page, 'form-editor-light-1440');
    await page.setViewportSize({ width: 390, height: 900 });
    await shot(page, 'form-editor-light-390');
    await page.setViewportSize({ width: 1440, height: 900 });
    await form.getByRole('button', { name: '建这张表单' }).click();
    const row = page.getByRole('row').filter({ hasText: '预约量尺' });
    for (const words of ['想装什么', '定制衣柜', '要同意']) await row.getByText(words).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await shot(page, 'forms-light-1440');
    await product.ask('POST', '/customers', { ref: 'filled', name: '赵女士' });
    const properties = { form: '预约量尺', answers: { 想装什么: '衣柜' }, consentText: '同意用于联系我' };
    const event = { id: 'filled-1', type: 'form.submitted', customer: 'ref:filled', properties };
    await product.ask('POST', '/events', { ...event, at: new Date(Date.now() + ahead).toISOString() });
    await eventually(
      async () => (await product.ask('GET', '/customers/ref:filled/tags')).body.items,
      (tags) => tags.length === 1,
    );
    await row.getByRole('button', { name: '发给客户 预约量尺' }).click();
    const sending = page.getByRole('dialog', { name: '发「预约量尺」' });
    await sending.getByRole('img', { name: '「预约量尺」的二维码' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await shot(page, 'form-send-light-1440');
    await sending.getByRole('button', { name: '关闭' }).click();
    await fillsIn();
    await page.reload();
    await row.getByRole('link', { name: '「预约量尺」的答案' }).click();
    const answers = page.getByRole('dialog', { name: '「预约量尺」的答案' });
    await answers.getByText('赵女士').waitFor();
    await answers.getByText('钱先生').waitFor();
    await answers.getByText('同意用于联系我').first().waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await shot(page, 'form-answers-light-1440');
    await page.setViewportSize({ width: 390, height: 900 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await shot(page, 'form-answers-dark-390');
    await answers.getByRole('link', { name: '看这条行为' }).first().click();
    await page.getByText('填表单 预约量尺').first().waitFor();
    await page.context().close();
  });
});
