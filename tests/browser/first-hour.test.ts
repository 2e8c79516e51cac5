import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeViolations, openBrowser, type Visit } from '#tests/browser';
import { peopleFile, wantedOf } from '#tests/people-file';

const PEOPLE = 60;
const wanted = wantedOf(PEOPLE);
const file = peopleFile(PEOPLE);

let visit: Visit;
beforeAll(async () => {
  visit = await openBrowser();
});
afterAll(() => visit?.close());

const eventually = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 45_000 });

/** Everything below is done by what the pages themselves say next; no address is typed after the first. */
it('somebody who has never seen it gets from an empty company to a tagged audience, and knows why', async () => {
  const page = await visit.signedIn('/');
  await applyPreset(page);
  await importFile(page);
  await findThem(page);
  await tagThem(page);
  await askWhy(page);
  await visit.product.ask('GET', '/audiences').then(({ body }) => expect(body.total).toBe(1));
});

async function applyPreset(page: Page): Promise<void> {
  await page.getByRole('heading', { name: '三步用起来' }).waitFor();
  await page.getByRole('button', { name: /^卫瓴六类标签/ }).click();
  await page.getByRole('button', { name: /^应用：/ }).click();
}

async function importFile(page: Page): Promise<void> {
  await page.getByRole('link', { name: '去导入' }).click();
  await page.setInputFiles('input[type=file]', file);
  await page.getByRole('button', { name: /^上传这份/ }).click();
  await page.getByRole('button', { name: '试跑', exact: true }).click();
  await page.getByRole('button', { name: /^导入：新增 60/ }).click();
  await page.getByText('导完了').waitFor();
  expect(await axeViolations(page)).toEqual([]);
}

/** 高意向 and KA and not 丢单. */
async function findThem(page: Page): Promise<void> {
  await page.getByRole('link', { name: '首页', exact: true }).click();
  await page.getByText('下一步：第一个人群').waitFor();
  await page.getByRole('link', { name: '接着来' }).click();
  await page.getByRole('link', { name: /自己从头搭/ }).click();
  await page.getByRole('button', { name: '加条件', exact: true }).click();
  const field = page.getByRole('combobox', { name: /^搜标签、属性/ });
  await field.fill('高意向');
  await page.getByRole('option', { name: /^高意向/ }).click();
  await field.fill('KA');
  await page.getByRole('option', { name: /^KA/ }).click();
  await page.getByRole('radio', { name: '排除' }).click();
  await field.fill('丢单');
  await page.getByRole('option', { name: /^丢单/ }).click();
  await page.getByRole('button', { name: '完成' }).click();
  await eventually(() => page.getByTestId('count').textContent()).toBe(String(wanted.length));
  await page.getByText('不含「丢单」', { exact: false }).first().waitFor();
  await page.getByRole('button', { name: '保存人群' }).click();
  await page.getByLabel('名称').fill('值得今天打电话的');
  await page.getByRole('dialog').getByRole('button', { name: '保存人群' }).click();
  await page.waitForURL(/\/audiences\/aud_\d+$/);
}

async function tagThem(page: Page): Promise<void> {
  await page.getByRole('button', { name: '加标签' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /^老客户/ }).click();
  await dialog.getByRole('button', { name: `给 ${wanted.length} 位打上「老客户」` }).click();
  await dialog.getByText(`给 ${wanted.length} 位打上了「老客户」`).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  const { body } = await visit.product.ask('POST', '/audiences/count', { condition: { tag: '老客户' } });
  expect(body.count).toBe(wanted.length);
}

/** Of the first of them: why the tag that was just put on, and why the one that came with the file. */
async function askWhy(page: Page): Promise<void> {
  const row = page.getByRole('row').filter({ hasText: `客户${wanted.at(-1)}` });
  await row.getByRole('button', { name: /老客户/ }).click();
  const fresh = page.getByRole('dialog', { name: '为什么有「老客户」' });
  await fresh.getByText('批量', { exact: false }).first().waitFor();
  await page.keyboard.press('Escape');
  await row
    .getByRole('button', { name: /高意向/ })
    .first()
    .click();
  const imported = page.getByRole('dialog', { name: '为什么有「高意向」' });
  await imported.getByText('导入', { exact: false }).first().waitFor();
}
