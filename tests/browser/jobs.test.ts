import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeViolations, openBrowser, type Visit } from '#tests/browser';
import { KEY } from '#tests/product';
import { uploadFile } from '#tests/upload';

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

it('a bulk job says what came of it, and is taken back from its line', async () => {
  const page = await visit.signedIn('/jobs');
  await page.getByText('还没有', { exact: false }).first().waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await tagAll();
  await page.reload();
  await page.getByText('做完', { exact: true }).first().waitFor();
  expect(await tagged()).toBe(PEOPLE);
  await page.getByRole('button', { name: '撤销' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('12,000', { exact: false }).first().waitFor();
  await dialog.getByRole('button', { name: /12,000/ }).click();
  await expect.poll(tagged, { timeout: 45_000 }).toBe(0);
  await expect.poll(() => page.getByText('做完', { exact: true }).count()).toBe(2);
  expect(await axeViolations(page)).toEqual([]);
  await page.context().close();
});

it('a running job moves before one’s eyes, and stopped by hand it keeps what it did and says how much', async () => {
  const total = 60_000;
  const lines = Array.from(
    { length: total },
    (_, i) => `A${i},c-${i % PEOPLE},2026-01-05,${(i % 90) + 1}.50`,
  );
  const at = { address: visit.product.address, key: KEY };
  const { body } = await uploadFile(at, {
    kind: 'orders',
    name: '订单.csv',
    content: ['订单号,客户编号,付款时间,实付金额', ...lines].join('\n'),
  });
  await visit.product.ask('POST', `/imports/${body.id}/run`);
  const page = await visit.signedIn('/jobs', { dark: true });
  const bar = page.getByRole('main').getByRole('progressbar');
  const progress = async () => Number(await bar.getAttribute('aria-valuenow'));
  const first = await progress();
  await expect.poll(progress).toBeGreaterThan(first);
  expect(await axeViolations(page)).toEqual([]);

  await page.getByRole('main').getByRole('button', { name: '停下' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '停下，留着做过的' }).click();
  await page.getByRole('main').getByText('已停下', { exact: true }).waitFor();
  const stopped = (await visit.product.ask('GET', `/imports/${body.id}`)).body;
  expect(stopped.status).toBe('cancelled');
  expect(stopped.result.new).toBeGreaterThan(0);
  expect(stopped.result.new).toBeLessThan(total);
  const { count } = (
    await visit.product.ask('POST', '/audiences/count', { condition: { did: 'order.paid' } })
  ).body;
  expect(count).toBe(Math.min(stopped.result.new, PEOPLE));
  await page.context().close();
});
