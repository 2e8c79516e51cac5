import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeViolations, openBrowser, type Visit } from '#tests/browser';

let visit: Visit;
const PEOPLE = 12_000;

beforeAll(async () => {
  visit = await openBrowser();
  const { ask } = visit.product;
  await ask('POST', '/tag-groups', { name: '来源', choice: 'multiple' });
  await ask('POST', '/tags', { group: '来源', name: '门店' });
  for (let from = 0; from < PEOPLE; from += 1000)
    await ask('POST', '/customers', {
      customers: Array.from({ length: 1000 }, (_, i) => ({ ref: `c-${from + i}`, name: `客户${from + i}` })),
    });
});
afterAll(() => visit?.close());

const tagged = async () =>
  (await visit.product.ask('POST', '/audiences/count', { condition: { tag: '来源/门店' } })).body.count;
const tagAll = async () => {
  const { status, body } = await visit.product.ask('POST', '/taggings/bulk', {
    condition: { all: [] },
    add: ['来源/门店'],
    confirm: true,
  });
  expect(status).toBe(202);
  return body.job.id as string;
};

it('a job is seen from its start to its end without asking again, and taken back from its line', async () => {
  const page = await visit.signedIn('/jobs');
  await page.getByText('还没有', { exact: false }).first().waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.goto('/jobs');
  await tagAll();
  await page.reload();
  await page.getByText('做完', { exact: true }).first().waitFor();
  expect(await tagged()).toBe(PEOPLE);
  await page.getByRole('button', { name: '撤销' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('12,000', { exact: false }).first().waitFor();
  await dialog.getByRole('button', { name: /12,000/ }).click();
  await expect.poll(tagged, { timeout: 15_000 }).toBe(0);
  await expect.poll(() => page.getByText('做完', { exact: true }).count()).toBe(2);
  expect(await axeViolations(page)).toEqual([]);
  await page.context().close();
});

it('a job that is stopped keeps what it did and says how much', async () => {
  const page = await visit.signedIn('/jobs', { dark: true });
  const job = await tagAll();
  await visit.product.ask('POST', `/jobs/${job}/cancel`);
  const ended = await visit.product.jobEnd(job);
  const after = await tagged();
  await page.reload();
  await page.getByRole('listitem').first().waitFor();
  expect(after).toBe(ended.status === 'cancelled' ? (ended.result?.added ?? 0) : PEOPLE);
  expect(await axeViolations(page)).toEqual([]);
  await page.context().close();
});
