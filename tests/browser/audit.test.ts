import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeViolations, looksOf, openBrowser, type Visit } from '#tests/browser';
import { member } from '#tests/visitor';

let visit: Visit;
let group: string;
beforeAll(async () => {
  visit = await openBrowser();
  const { ask } = visit.product;
  group = (await ask('POST', '/tag-groups', { name: '意向', choice: 'multiple' })).body.id;
  await ask('PATCH', `/tag-groups/${group}`, { name: '购买意向', description: '想不想买' });
  for (let i = 0; i < 60; i++) await ask('POST', '/departments', { name: `部门${i}` });
});
afterAll(() => visit?.close());

it('a line opens to what was before and what is now, in the light and in the dark', async () => {
  const page = await visit.signedIn(`/settings/audit?subject=${group}`);
  const line = page
    .getByRole('button', { name: '标签组改名：意向 → 购买意向' })
    .or(page.getByRole('button', { name: /^修改标签组/ }))
    .first();
  await line.click();
  const change = page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: '名称' }) })
    .last();
  expect(await change.locator('del').textContent()).toBe('意向');
  expect(await change.textContent()).toContain('购买意向');
  expect(await axeViolations(page)).toEqual([]);
  await looksOf(page, { width: 1440, dark: true });
  expect(await axeViolations(page)).toEqual([]);
  await page.context().close();
});

it('is narrowed by who, what and when, and the address keeps it', async () => {
  const page = await visit.signedIn('/settings/audit');
  await page.getByRole('button', { name: '加部门「部门59」' }).waitFor();
  await page.getByRole('combobox', { name: '做了什么' }).click();
  await page.getByTitle('标签组').click();
  await expect.poll(() => page.getByRole('button', { name: /^加部门/ }).count()).toBe(0);
  await page.getByRole('button', { name: '新建标签组「意向」' }).waitFor();
  await page.waitForURL(/did=/);

  await page.getByRole('combobox', { name: '谁', exact: true }).click();
  await page.getByTitle('admin').click();
  await page.getByText('没有这样的记录').waitFor();
  await page.reload();
  await page.getByText('没有这样的记录').waitFor();
  await page.getByRole('link', { name: '清掉筛选' }).click();
  await page.getByRole('button', { name: '加部门「部门59」' }).waitFor();

  await page.goto('/settings/audit?to=2020-01-01');
  await page.getByText('没有这样的记录').waitFor();
  await page.context().close();
});

it('goes on to older lines without repeating one', async () => {
  const page = await visit.signedIn('/settings/audit?did=department.');
  const lines = page.getByRole('button', { name: /^加部门「部门/ });
  await expect.poll(() => lines.count()).toBe(50);
  await page.getByRole('button', { name: '看更早的' }).click();
  await expect.poll(() => lines.count()).toBe(60);
  expect(new Set(await lines.allTextContents()).size).toBe(60);
  expect(await page.getByRole('button', { name: '看更早的' }).count()).toBe(0);
  await page.context().close();
});

it('can be taken away as a file, which itself is recorded', async () => {
  const page = await visit.signedIn('/settings/audit?did=department.');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '导出 CSV' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.csv$/);
  await expect
    .poll(async () => (await visit.product.ask('GET', '/audit?did=audit.exported')).body.total)
    .toBe(1);
  await page.context().close();
});

it('is closed to those without the right, and says which right it takes', async () => {
  const staff = await member(visit.product, ['staff']);
  const page = await visit.page();
  await page.request.post('/api/auth/sign-in/email', {
    data: { email: staff.email, password: staff.password },
  });
  await page.goto('/settings/audit');
  await page.getByText('看审计', { exact: false }).waitFor();
  expect(await page.getByRole('table').count()).toBe(0);
  await page.context().close();
});

it('on a phone every line begins with what was done', async () => {
  const page = await visit.signedIn('/settings/audit?did=department.', { width: 390 });
  const first = page
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name: /^加部门/ }) })
    .first();
  await first.waitFor();
  const what = await first.getByRole('button', { name: /^加部门/ }).boundingBox();
  const when = await first.locator('time').boundingBox();
  expect(what?.y ?? 0).toBeLessThan(when?.y ?? 0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  expect(await axeViolations(page)).toEqual([]);
  await page.context().close();
});
