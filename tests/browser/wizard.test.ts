import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeViolations, openBrowser, type Visit } from '#tests/browser';

let visit: Visit;
/** One page for all: each test goes on from the company that the one before has left. */
let page: Page;
beforeAll(async () => {
  visit = await openBrowser();
  page = await visit.signedIn('/');
});
afterAll(() => visit?.close());

const made = async (path: string, body: unknown) => {
  const answer = await visit.product.ask('POST', path, body);
  if (answer.status >= 300) throw new Error(`${path} answered ${JSON.stringify(answer.body)}`);
};
const step = (name: string) => page.getByRole('navigation', { name: '步骤' }).getByRole('button', { name });
const current = () => page.locator('[aria-current=step]').textContent();
const eventually = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 45_000 });

it('the first steps open by themselves in an empty company, once; afterwards a line leads back to them', async () => {
  await page.waitForURL(/\/welcome/);
  await eventually(current).toContain('搭标签柜');
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole('button', { name: '以后再说' }).click();
  await page.getByText('还差 3 步就能用').waitFor();
  await page.reload();
  await page.getByText('还差 3 步就能用').waitFor();
  await page.getByRole('link', { name: '接着来' }).click();
  await page.waitForURL(/\/welcome/);
});

it('a preset is seen before it is applied, and the next step follows', async () => {
  await page.getByRole('button', { name: /^卫瓴六类标签/ }).click();
  await page.getByText('高意向', { exact: true }).waitFor();
  await page.getByRole('button', { name: /^应用：/ }).click();
  await eventually(current).toContain('带客户进来');
  await eventually(() => step('搭标签柜').textContent()).toContain('做好了');
});

it('a step can be skipped, gone back to, and reloaded', async () => {
  await page.getByRole('button', { name: '跳过这一步' }).click();
  await eventually(current).toContain('第一个人群');
  await page.reload();
  await eventually(current).toContain('第一个人群');
  await page.getByRole('button', { name: '上一步' }).click();
  await eventually(current).toContain('带客户进来');
  await step('第一个人群').click();
  await eventually(current).toContain('第一个人群');
});

it('the examples are made of the own tags and say how many each would find', async () => {
  await made('/customers', {
    customers: Array.from({ length: 5 }, (_, i) => ({ ref: `c-${i}`, name: `客户${i}` })),
  });
  await made('/taggings', {
    add: [0, 1, 2].map((i) => ({ customer: `ref:c-${i}`, tag: '意向/高意向' })),
  });
  await page.goto('/welcome');
  await eventually(current).toContain('第一个人群');
  const example = page.getByRole('link', { name: /「意向」最高一级的客户/ });
  await eventually(() => example.textContent()).toContain('3 人');
  await page
    .getByRole('link', { name: /还没打过标签的客户/ })
    .filter({ hasText: '2 人' })
    .waitFor();
  await example.click();
  await eventually(() => page.getByTestId('count').textContent()).toBe('3');
});

it('with an audience saved nothing is left to do, and the line on the home page is gone', async () => {
  await made('/audiences', { name: '高意向', condition: { tag: '高意向' } });
  await page.goto('/welcome');
  await page.getByText('三步都做好了').waitFor();
  await page.getByRole('button', { name: '用起来' }).click();
  await page.waitForURL((url) => url.pathname === '/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await page.getByText(/还差 \d 步就能用/).count()).toBe(0);
});

it.each([
  ['in the dark', true, 1280],
  ['on a phone', false, 390],
])('has nothing that axe finds wrong %s', async (_, dark, width) => {
  const own = await visit.signedIn('/welcome?step=preset&preset=weiling', { dark, width });
  await own.getByText('和现在的标签库一样').waitFor();
  expect(await axeViolations(own)).toEqual([]);
  for (const [name, shown] of [
    ['带客户进来', '去导入'],
    ['第一个人群', '自己从头搭'],
  ] as const) {
    await own.getByRole('button', { name: new RegExp(name) }).click();
    await own.getByText(shown).waitFor();
    expect(await axeViolations(own)).toEqual([]);
  }
  await own.context().close();
});
