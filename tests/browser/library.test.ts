import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeViolations, openBrowser, type Visit } from '#tests/browser';

let visit: Visit;
/** One page for all: each test goes on from the library that the one before has left. */
let page: Page;
beforeAll(async () => {
  visit = await openBrowser();
  page = await visit.signedIn('/cabinet/plan');
});
afterAll(() => visit?.close());

const tags = async (): Promise<{ id: string; name: string; path: string; aliases: string[] }[]> =>
  (await visit.product.ask('GET', '/tags?limit=500')).body.items;
const eventually = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 45_000 });
const applyButton = () => page.getByRole('button', { name: /^应用：/ });
const preset = (name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) });
const yaml = (name: string, text: string) => ({
  name,
  mimeType: 'application/yaml',
  buffer: Buffer.from(text),
});

/** Chooses a file and waits for its plan. */
async function upload(file: ReturnType<typeof yaml>): Promise<void> {
  await page.goto('/cabinet/plan');
  await page.getByRole('radio', { name: '文件或粘贴' }).click();
  await page.setInputFiles('input[type=file]', file);
  await page.getByRole('heading', { name: `「${file.name}」会改什么` }).waitFor();
}

it('a preset is shown as a plan first, then applied as it was shown, then taken back', async () => {
  await preset('卫瓴六类标签').click();
  await page.getByText('高意向', { exact: true }).waitFor();
  expect(await tags()).toEqual([]);
  expect(await applyButton().textContent()).toMatch(/新建 5 个大类、7 个组(和|、)37 个标签/);
  expect(await axeViolations(page)).toEqual([]);

  await applyButton().click();
  await page.waitForURL(/\/cabinet$/);
  await page.getByRole('gridcell', { name: /^高意向/ }).waitFor();
  expect(await tags()).toHaveLength(37);

  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await eventually(tags).toEqual([]);
  await page.getByText('柜子还是空的').waitFor();
});

it('a preset that is there already changes nothing', async () => {
  await page.goto('/cabinet/plan?preset=weiling');
  await applyButton().click();
  await page.waitForURL(/\/cabinet$/);
  await page.goto('/cabinet/plan?preset=weiling');
  await page.getByText('和现在的标签库一样').waitFor();
  expect(await applyButton().count()).toBe(0);
});

it('a file renames by key, so that people keep their tag, and the plan says old and new name', async () => {
  const before = (await tags()).find((tag) => tag.path === '意向/高意向');
  const exported = await page.request.get('/api/v1/library/export?format=yaml');
  const text = (await exported.text()).replace(/name: 高意向$/m, 'name: 很想买');
  await upload(yaml('标签库.yaml', text));
  const line = page.locator('del', { hasText: '高意向' }).locator('..');
  await line.locator('ins', { hasText: '很想买' }).waitFor();
  await applyButton().click();
  await page.waitForURL(/\/cabinet$/);
  const after = (await tags()).find((tag) => tag.path === '意向/很想买');
  expect(after?.id).toBe(before?.id);
  expect(after?.aliases).toContain('高意向');
});

it('a file that cannot be read says in which line, and changes nothing', async () => {
  const before = await tags();
  await upload(yaml('坏了.yaml', 'version: 1\ncategories:\n  - name: [没关上\n'));
  await page.getByText('这份内容读不懂，什么都没改').waitFor();
  expect(await applyButton().count()).toBe(0);
  await page.setInputFiles('input[type=file]', { ...yaml('图.png', ''), mimeType: 'image/png' });
  await page.getByText('「图.png」不是 YAML、JSON、CSV 或 XLSX').waitFor();
  expect(await tags()).toEqual(before);
});

it('what is pasted is compared too, and what cannot be stored is named', async () => {
  await page.goto('/cabinet/plan');
  await page.getByRole('radio', { name: '文件或粘贴' }).click();
  await page
    .getByLabel('或者粘贴在这里')
    .fill(
      'version: 1\ncategories:\n  - name: 试用\n    groups:\n      - name: 证件\n        choice: single\n        tags:\n          - name: 11010519491231002X\n',
    );
  await page.getByRole('button', { name: '看会改什么' }).click();
  await page
    .getByText(/1 处不能(存|照做)/)
    .first()
    .waitFor();
  expect(await applyButton().isDisabled()).toBe(true);
});

it.each([
  ['in the dark', true, 1280],
  ['on a phone', false, 390],
])('has nothing that axe finds wrong %s', async (_, dark, width) => {
  const own = await visit.signedIn('/cabinet/plan?preset=five-dimensions', { dark, width });
  await own.getByRole('button', { name: /^五个维度/ }).click();
  await own.getByRole('button', { name: /^应用：/ }).waitFor();
  expect(await axeViolations(own)).toEqual([]);
  await own.getByRole('radio', { name: '文件或粘贴' }).click();
  await own.getByLabel('或者粘贴在这里').waitFor();
  expect(await axeViolations(own)).toEqual([]);
  await own.context().close();
});
