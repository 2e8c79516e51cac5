/** The first hour once more, without a mouse: every step is reached with Tab and the arrows, and done with Enter or Space. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ADMIN, openBrowser, type Visit } from '#tests/browser';
import { focused, press, tabTo } from '#tests/keyboard';
import { peopleFile, wantedOf } from '#tests/people-file';

const PEOPLE = 30;
const wanted = wantedOf(PEOPLE);
const file = peopleFile(PEOPLE);

let visit: Visit;
beforeAll(async () => {
  visit = await openBrowser();
});
afterAll(() => visit?.close());

it('leads from the sign-in to a tagged audience and to why', async () => {
  const page = await visit.page();
  await page.goto('/');
  await page.getByRole('textbox').first().waitFor();
  await tabTo(page, /^input .*邮箱/);
  await page.keyboard.type(ADMIN.email);
  await tabTo(page, /^input .*密码/);
  await page.keyboard.type(ADMIN.password);
  await page.keyboard.press('Enter');

  await page.getByRole('heading', { name: '三步用起来' }).waitFor();
  await press(page, /^button 卫瓴六类标签/);
  await press(page, /^button 应用：/);

  await page.getByRole('link', { name: '去导入' }).waitFor();
  await press(page, /^a 去导入/);
  await page.getByRole('button', { name: '选文件' }).waitFor();
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(page, /^button 选文件$/)]);
  await chooser.setFiles(file);
  await page.getByRole('button', { name: /^上传这份/ }).waitFor();
  await press(page, /^button 上传这份/);
  await page.getByRole('button', { name: '试跑', exact: true }).waitFor();
  await press(page, /^button 试跑$/);
  await page.getByRole('button', { name: /^导入：新增 30/ }).waitFor();
  await press(page, /^button 导入：新增 30/);
  await page.getByText('导完了').waitFor();

  await press(page, /^a 首页/);
  await page.getByText('下一步：第一个人群').waitFor();
  await press(page, /^a 接着来/);
  await page.getByRole('link', { name: /自己从头搭/ }).waitFor();
  await press(page, /^a 自己从头搭/);
  await page.getByRole('button', { name: '加条件', exact: true }).waitFor();
  await press(page, /^button 加条件$/);
  const choose = async (word: string) => {
    await page.keyboard.type(word);
    await page
      .getByRole('option', { name: new RegExp(`^${word}`) })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
  };
  await tabTo(page, /^combobox 搜标签、属性/);
  await choose('高意向');
  await choose('KA');
  await tabTo(page, /排除|要有/, 'Shift+Tab');
  await page.keyboard.press('ArrowRight');
  await tabTo(page, /^combobox 搜标签、属性/);
  await choose('丢单');
  await press(page, /^button 完成$/);
  await expect.poll(() => page.getByTestId('count').textContent()).toBe(String(wanted.length));

  await press(page, /^button 加标签/);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /^老客户/ }).waitFor();
  await press(page, /^button 老客户/);
  await press(page, /^button 给 \d+ 位打上「老客户」/);
  await dialog.getByText(`给 ${wanted.length} 位打上了「老客户」`).waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });

  await tabTo(page, /^section /);
  await press(page, /^button .*老客户/);
  await page.getByRole('dialog', { name: '为什么有「老客户」' }).getByText('批量').first().waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  // Back where it was: the next Tab goes on from there.
  expect(await focused(page)).toMatch(/老客户/);
}, 180_000);
