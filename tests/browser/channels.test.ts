import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN, axeViolations, openBrowser, type Visit } from '#tests/browser';
import { eventually, type WecomStory, wecomStory } from '#tests/wecom';

let story: WecomStory;
let visit: Visit;
beforeAll(async () => {
  story = await wecomStory({ admin: ADMIN });
  visit = await openBrowser(story.product);
  for (const [group, tags] of Object.entries({
    来源: ['门店', '电商'],
    产品: ['爆品A', '爆品B'],
    购买时间: ['6月', '7月'],
  })) {
    await story.product.ask('POST', '/tag-groups', { name: group });
    for (const name of tags) await story.product.ask('POST', '/tags', { group, name });
  }
  await story.sync();
});
afterAll(async () => {
  await visit?.browser.close();
  await story?.stop();
});

const row = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text });

/** Opens a choice, takes options by their titles, and closes it. */
async function choose(page: Page, label: string, titles: readonly string[]): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).click();
  for (const title of titles) await page.getByTitle(title, { exact: true }).last().click();
  await page.keyboard.press('Escape');
}

describe('channels', () => {
  it('are made with staff, tags and a welcome that is shown as the customer sees it', async () => {
    const page = await visit.signedIn('/channels');
    await page.getByText('还没有渠道活码').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: '建活码' }).click();
    const form = page.getByRole('dialog', { name: '建活码' });
    expect(await axeViolations(page)).toEqual([]);
    await form.getByLabel('名称').fill('人民路门店');
    await choose(page, '员工', ['anna']);
    await choose(page, '标签', ['来源/门店']);
    await form.getByLabel('欢迎语', { exact: true }).fill('你好 ');
    await form.getByRole('button', { name: '客户昵称' }).click();
    await form.getByRole('figure').getByText('你好 王女士').waitFor();
    await form.getByRole('button', { name: '加链接' }).click();
    await form.getByLabel('链接标题').fill('六月优惠');
    await form.getByLabel('链接地址').fill('https://example.com/june');
    await form.getByRole('figure').getByText('六月优惠').waitFor();
    await form.getByRole('button', { name: '建这个活码' }).click();
    const picture = page.getByRole('dialog', { name: '「人民路门店」的二维码' });
    await picture.getByAltText('「人民路门店」的二维码').waitFor();
    await picture.getByRole('checkbox', { name: '中间放标志' }).check();
    expect(await axeViolations(page)).toEqual([]);
    const waiting = page.waitForEvent('download');
    await picture.getByRole('link', { name: '下载' }).click();
    expect((await waiting).suggestedFilename()).toBe('人民路门店.png');
    await picture.getByRole('button', { name: '关上' }).click();
    const words = await row(page, '人民路门店').textContent();
    for (const word of ['门店', 'anna', '+0 / −0', '正常']) expect(words).toContain(word);
    await page.context().close();
  });

  it('are changed, and say who came', async () => {
    const { body } = await story.product.ask('GET', '/channels');
    const { externalUserId } = story.act('customerScansCode', { configId: body.items[0].configId });
    await eventually(
      () => story.here(externalUserId),
      (tags) => tags.includes('来源/门店'),
    );
    const page = await visit.signedIn('/channels', { dark: true });
    await row(page, '人民路门店').getByText('+1 / −0').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: '人民路门店 的操作' }).click();
    await page.getByRole('button', { name: '修改' }).click();
    const form = page.getByRole('dialog', { name: '修改「人民路门店」' });
    await form.getByLabel('名称').fill('解放路门店');
    await form.getByRole('button', { name: '加接待时段' }).click();
    await form.getByLabel('每人每天上限').fill('50');
    expect(await axeViolations(page)).toEqual([]);
    await form.getByRole('button', { name: '保存' }).click();
    await row(page, '解放路门店').waitFor();
    const after = await story.product.ask('GET', '/channels');
    expect(after.body.items[0]).toMatchObject({
      dailyLimit: 50,
      shifts: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' }],
      welcome: { text: '你好 {{customer.name}}', attachments: [{ type: 'link', title: '六月优惠' }] },
    });
    await page.getByRole('link', { name: '「解放路门店」带来了什么' }).click();
    const outcomes = page.getByRole('dialog', { name: '「解放路门店」带来了什么' });
    await outcomes.getByText('添加好友').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await row(page, '解放路门店')
      .getByRole('link', { name: /带来的客户/ })
      .click();
    await page.waitForURL('**/audiences/new**');
    await page.getByText('解放路门店').first().waitFor();
    await page.context().close();
  });

  it('of a batch get the tags that their names say', async () => {
    const page = await visit.signedIn('/channels', { width: 390 });
    await page.getByRole('button', { name: '批量建' }).click();
    const form = page.getByRole('dialog', { name: '批量建活码' });
    expect(await axeViolations(page)).toEqual([]);
    await form.getByLabel('批次名称').fill('包裹卡');
    await form.getByLabel('产品或门店').fill('爆品A\n爆品B');
    await form.getByLabel('购买时段').fill('6月\n7月');
    await choose(page, '员工', ['ben']);
    await choose(page, '共同的标签', ['来源/电商']);
    await form.getByRole('button', { name: '建 4 个码' }).click();
    await page.getByText('批次：包裹卡').waitFor();
    const { body } = await story.product.ask('GET', `/channels?q=${encodeURIComponent('爆品A × 6月')}`);
    expect(body.items[0].tags.map((tag: { path: string }) => tag.path)).toEqual([
      '来源/电商',
      '产品/爆品A',
      '购买时间/6月',
    ]);
    expect(await axeViolations(page)).toEqual([]);
    await page.context().close();
  });

  it('are deleted after saying what that means', async () => {
    const page = await visit.signedIn('/channels');
    await page.getByRole('button', { name: '解放路门店 的操作' }).click();
    await page.getByRole('button', { name: '删除' }).click();
    const ask = page.getByRole('dialog', { name: '删除「解放路门店」' });
    await ask.getByText('近 30 天有 1 位客户由它加上').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await ask.getByRole('button', { name: '删除「解放路门店」' }).click();
    await row(page, '解放路门店').waitFor({ state: 'detached' });
    await page.getByRole('radio', { name: '已归档' }).check();
    await row(page, '解放路门店').getByText('已归档').waitFor();
    await page.context().close();
  });
});
