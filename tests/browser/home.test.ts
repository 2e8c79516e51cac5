import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeViolations, openBrowser, type Visit } from '#tests/browser';

let visit: Visit;
beforeAll(async () => {
  visit = await openBrowser();
});
afterAll(() => visit?.close());

const counter = (page: Page, label: string) =>
  page
    .getByRole('region', { name: '数字' })
    .or(page.locator('section[aria-label]'))
    .getByRole('link')
    .filter({ hasText: label })
    .first();

it('an empty company is led to the first steps, and finds them again on its home page', async () => {
  const page = await visit.signedIn('/');
  await page.waitForURL((url) => url.pathname === '/welcome');
  await page.goto('/');
  await page
    .getByRole('link', { name: '接着来' })
    .or(page.getByRole('link', { name: /开始/ }))
    .first()
    .waitFor();
  await expect.poll(() => counter(page, '客户').textContent()).toContain('0');
  expect(await axeViolations(page)).toEqual([]);
  await page.context().close();
});

it('every counter is a door to exactly that many', async () => {
  const { ask } = visit.product;
  await ask('POST', '/tag-groups', { name: '来源', choice: 'multiple' });
  await ask('POST', '/tags', { group: '来源', name: '门店' });
  const refs = Array.from({ length: 7 }, (_, i) => `c-${i}`);
  await ask('POST', '/customers', { customers: refs.map((ref) => ({ ref, name: ref })) });
  await ask('POST', '/taggings', {
    add: refs.slice(0, 3).map((ref) => ({ customer: `ref:${ref}`, tag: '来源/门店' })),
  });

  const page = await visit.signedIn('/', { dark: true });
  await expect.poll(() => counter(page, '客户').textContent()).toContain('7');
  await page.waitForLoadState('networkidle');
  expect(await axeViolations(page)).toEqual([]);

  await counter(page, '近 30 天新增').click();
  await page.waitForURL(/\/audiences\/new/);
  await page
    .getByText(/^7( 位)?$/)
    .first()
    .waitFor();

  await page.goto('/');
  const untagged = page.getByRole('listitem').filter({ hasText: '一个标签也没有' });
  await expect.poll(() => untagged.textContent()).toContain('4 位客户');
  await untagged.getByRole('link').click();
  await page.waitForURL(/\/audiences\/new/);
  await page
    .getByText(/^4( 位)?$/)
    .first()
    .waitFor();

  await page.goto('/');
  await counter(page, '有标签的客户').click();
  await page.waitForURL(/\/audiences\/new/);
  await page
    .getByText(/^3( 位)?$/)
    .first()
    .waitFor();

  await page.goto('/');
  await page.getByRole('list', { name: '人数最多的标签' }).getByRole('link').first().click();
  await page.waitForURL(/\/audiences\/new/);
  await page
    .getByText(/^3( 位)?$/)
    .first()
    .waitFor();
  await page.context().close();
});

it('colleagues and tests are in no number, and it says how many were left out', async () => {
  const { ask } = visit.product;
  await ask('POST', '/tags', { group: '来源', name: '同事', internal: true });
  await ask('POST', '/taggings', { add: [{ customer: 'ref:c-0', tag: '来源/同事' }] });
  const page = await visit.signedIn('/');
  const everybody = counter(page, '客户');
  await expect.poll(() => everybody.textContent()).toContain('另有 1 位同事或测试，不计');
  expect(await everybody.textContent()).toContain('6');
  await expect.poll(() => counter(page, '有标签的客户').textContent()).toContain('2 位');
  await expect.poll(() => page.getByText('全部 6 位').count()).toBeGreaterThan(0);
  await everybody.click();
  await page.waitForURL(/\/audiences\/new/);
  await page
    .getByText(/^6( 位)?$/)
    .first()
    .waitFor();
  await page.context().close();
});

it('fits a phone', async () => {
  const page = await visit.signedIn('/', { width: 390 });
  await expect.poll(() => counter(page, '客户').textContent()).toContain('6');
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  expect(await axeViolations(page)).toEqual([]);
  await page.context().close();
});
