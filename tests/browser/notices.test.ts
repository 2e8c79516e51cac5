import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN, axeViolations, openBrowser, type Visit } from '#tests/browser';
import { eventually, type WecomStory, wecomStory } from '#tests/wecom';

let story: WecomStory;
let visit: Visit;
let key: string;
beforeAll(async () => {
  story = await wecomStory({ admin: ADMIN });
  visit = await openBrowser(story.product);
  key = story.act('adminAddsRobot', {}).key;
  await story.product.ask('POST', '/tag-groups', { name: '意向', choice: 'single' });
  for (const name of ['高意向', '低意向']) await story.product.ask('POST', '/tags', { group: '意向', name });
  await story.product.ask('POST', '/customers', { ref: 'w', name: '王女士' });
});
afterAll(async () => {
  await visit?.browser.close();
  await story?.stop();
});

const PATH = '/settings/notices';
const webhook = () => `${story.simulator.url}/cgi-bin/webhook/send?key=${key}`;
const row = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text });
const texts = (): string[] =>
  story.simulator.control
    .company(story.corpId)
    .sent.filter((one) => one.to.includes(key))
    .map((one) => (one.body as { text: { content: string } }).text.content);

/** Opens a choice, takes options by their titles, and closes it. */
async function choose(page: Page, label: string, titles: readonly string[]): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).click();
  for (const title of titles) await page.getByTitle(title, { exact: true }).last().click();
  await page.keyboard.press('Escape');
}

describe('notices', () => {
  it('are made with a robot that can be tried before, and tell what happens then', async () => {
    const page = await visit.signedIn(PATH);
    await page.getByText('还没有通知').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: '建通知' }).click();
    const form = page.getByRole('dialog', { name: '建通知' });
    await form.getByRole('button', { name: '建这条通知' }).click();
    await form.getByText('要填').first().waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await form.getByLabel('名称').fill('高意向提醒');
    await choose(page, '标签', ['意向/高意向']);
    await form.getByRole('radio', { name: '员工' }).check();
    await form.getByRole('radio', { name: '短信' }).check();
    await form.getByText('还没有设置短信接口，现在发不出去', { exact: false }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await form.getByRole('radio', { name: '群机器人' }).check();
    await form.getByLabel('机器人的 Webhook 地址').fill('https://example.com/not-a-robot');
    await form.getByRole('button', { name: '建这条通知' }).click();
    await form.getByText('这不是企业微信群机器人的 Webhook 地址').waitFor();
    await form.getByLabel('机器人的 Webhook 地址').fill(webhook());
    await form.getByRole('figure').getByText('王女士 打上了「意向/高意向」').waitFor();
    await form.getByRole('button', { name: '发一条试试' }).click();
    await form.getByText('已发出示例').waitFor();
    expect(texts()[0]).toContain('【测试】');
    // Whatever the hour, this test is not to be quiet.
    await form.getByLabel('这段时间不发').uncheck();
    expect(await axeViolations(page)).toEqual([]);
    await form.getByRole('button', { name: '建这条通知' }).click();
    await row(page, '高意向提醒')
      .getByText(`尾号 ${key.slice(-4)}`)
      .waitFor();
    expect(await page.content()).not.toContain(key);
    await story.product.ask('POST', '/taggings', {
      add: [{ customer: 'ref:w', tag: '意向/高意向', evidence: '主动询价' }],
    });
    await eventually(texts, (all) => all.length === 2);
    await row(page, '高意向提醒').getByText('发了 1 条').waitFor();
    await row(page, '高意向提醒')
      .getByRole('button', { name: /发送记录/ })
      .click();
    const log = page.getByRole('dialog', { name: '「高意向提醒」的发送记录' });
    await log.getByRole('link', { name: '王女士' }).waitFor();
    await log.getByText('已发出').first().waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.context().close();
  });

  it('say that they stopped, why, and what to do; and go on with another robot', async () => {
    story.simulator.control.company(story.corpId).robots.delete(key);
    await story.product.ask('POST', '/customers', { ref: 'l', name: '李先生' });
    await story.product.ask('POST', '/taggings', { add: [{ customer: 'ref:l', tag: '意向/高意向' }] });
    const page = await visit.signedIn(PATH, { width: 390, dark: true });
    await page.getByText('已自动停用（错误码 93000）').waitFor();
    await page.getByText('1 条没发成').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    key = story.act('adminAddsRobot', {}).key;
    await page.getByRole('button', { name: '高意向提醒 的更多操作' }).click();
    await page.getByRole('button', { name: '修改' }).click();
    const form = page.getByRole('dialog', { name: '修改「高意向提醒」' });
    await form.getByLabel('机器人的 Webhook 地址').fill(webhook());
    await form.getByRole('button', { name: '保存' }).click();
    await form.waitFor({ state: 'detached' });
    await page.getByRole('switch', { name: '启用「高意向提醒」' }).click();
    await page.getByText('已自动停用').waitFor({ state: 'detached' });
    await page.goto(`${PATH}?log=${(await story.product.ask('GET', '/notices')).body.items[0].id}`);
    const log = page.getByRole('dialog', { name: '「高意向提醒」的发送记录' });
    await log.getByRole('button', { name: '再发一次' }).click();
    await eventually(texts, (all) => all.length === 1);
    expect(texts()[0]).toContain('李先生 打上了「意向/高意向」');
    expect(await axeViolations(page)).toEqual([]);
    await page.context().close();
  });

  it('are deleted after saying what that means', async () => {
    const page = await visit.signedIn(PATH);
    await page.getByRole('button', { name: '高意向提醒 的更多操作' }).click();
    await page.getByRole('button', { name: '删除' }).click();
    const ask = page.getByRole('dialog', { name: '删除「高意向提醒」' });
    await ask.getByText('它的发送记录一起删掉').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await ask.getByRole('button', { name: '删除「高意向提醒」' }).click();
    await page.getByText('还没有通知').waitFor();
    await page.context().close();
  });
});
