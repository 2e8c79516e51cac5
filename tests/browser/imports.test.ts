import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeViolations, openBrowser, type Visit } from '#tests/browser';

let visit: Visit;
beforeAll(async () => {
  visit = await openBrowser();
  await visit.product.ask('POST', '/attributes', {
    key: 'city',
    label: '城市',
    type: 'one',
    options: ['上海', '杭州'],
  });
});
afterAll(() => visit?.close());

const csv = (name: string, lines: readonly string[], encoded?: Buffer) => ({
  name,
  mimeType: 'text/csv',
  buffer: encoded ?? Buffer.from(lines.join('\n')),
});

/** Uploads a file on the page of imports and waits for its own page. */
async function upload(page: Page, file: ReturnType<typeof csv>): Promise<void> {
  await page.setInputFiles('input[type=file]', file);
  await page.getByRole('button', { name: /^上传这份/ }).click();
  await page.waitForURL(/\/imports\/imp_/);
  await page.getByText('列的对应').waitFor();
}

async function tryIt(page: Page): Promise<void> {
  await page.getByRole('button', { name: '试跑', exact: true }).click();
  await page.getByRole('button', { name: '重新试跑' }).waitFor();
}

const runButton = (page: Page) => page.getByRole('button', { name: /^导入：/ });
const customers = async () => (await visit.product.ask('GET', '/customers?limit=1')).body.total;

/** A number of the result, by its name. */
const count = (page: Page, name: string) =>
  page.locator('dl > div').filter({ hasText: name }).locator('dd').first().textContent();

it('a list of customers goes from its file to the customers, and back again', async () => {
  const page = await visit.signedIn('/imports');
  await upload(
    page,
    csv('客户.csv', [
      '姓名,手机号,所在的城市',
      '王女士,13812346021,上海',
      '李先生,13812346022,',
      '赵,不详,杭州',
    ]),
  );
  // Nobody knows what 「所在的城市」 is; somebody says it.
  await page.getByLabel('「所在的城市」导成').click();
  await page.getByTitle('属性「城市」').click();
  await page.getByText('2 格都读得懂').waitFor();
  await page.getByText('已存', { exact: true }).waitFor();

  const before = await customers();
  await tryIt(page);
  expect(await customers()).toBe(before);
  expect(await count(page, '拒绝')).toContain('1');
  await page.getByText('第 4 行', { exact: true }).waitFor();
  expect(await runButton(page).textContent()).toBe('导入：新增 2');
  expect(await axeViolations(page)).toEqual([]);

  await runButton(page).click();
  await page.getByText('导完了').waitFor();
  expect(await count(page, '新增客户')).toBe('2');
  expect(await customers()).toBe(before + 2);

  await page.getByRole('button', { name: '撤销这次导入' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '撤销这次导入' }).click();
  await page.getByText('删掉客户 2 位', { exact: false }).waitFor();
  expect(await customers()).toBe(before);

  await page.goto('/imports');
  expect(await page.getByRole('row').filter({ hasText: '客户.csv' }).textContent()).toContain('已撤销');
  await page.context().close();
});

it('a history of events says what its rows are, and comes in', async () => {
  const page = await visit.signedIn('/imports');
  await upload(
    page,
    csv('直播.csv', ['会员号,观看时间,时长', 'live-1,2026-01-02 20:00,600', 'live-2,2026-01-03,很久']),
  );
  await page.getByText('还缺一列：行为类型').waitFor();
  await page.getByLabel('行为类型').fill('live.watched');
  await page.getByText('已存', { exact: true }).waitFor();
  await tryIt(page);
  expect(await runButton(page).textContent()).toBe('导入：1 次行为');
  expect(await axeViolations(page)).toEqual([]);
  await runButton(page).click();
  await page.getByText('导完了').waitFor();
  expect(await count(page, '新增行为')).toBe('1');
  const { items } = (await visit.product.ask('GET', '/events?customer=ref:live-1')).body;
  expect(items).toMatchObject([{ type: 'live.watched', properties: { seconds: 600 } }]);
  await page.context().close();
});

it('what the file needs and nobody has made yet is made without leaving the import', async () => {
  await visit.product.ask('POST', '/tag-groups', { name: '行业', choice: 'single' });
  await visit.product.ask('POST', '/tags', { group: '行业', name: '电商' });
  const page = await visit.signedIn('/imports');
  await upload(
    page,
    csv('门店.csv', [
      '姓名,手机号,首次到店,行业',
      '周女士,13812346041,2026-10-01,餐饮',
      '吴先生,13812346042,2026-11-05,电商',
    ]),
  );
  await page.getByRole('button', { name: '把「首次到店」建成属性' }).click();
  const form = page.getByRole('dialog', { name: '加属性' });
  expect(await form.getByLabel('键').inputValue()).toBe('首次到店');
  await form.getByRole('button', { name: '加这个属性' }).click();
  await page.getByTitle('属性「首次到店」').waitFor();
  await page.getByText('已存', { exact: true }).waitFor();
  await tryIt(page);
  expect(await runButton(page).textContent()).toBe('导入：新增 1');

  await page.getByRole('button', { name: '把「行业/餐饮」加进百子柜' }).click();
  await page.getByText('已加上', { exact: true }).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole('button', { name: '重新试跑' }).click();
  await expect.poll(() => runButton(page).textContent()).toBe('导入：新增 2');
  await runButton(page).click();
  await page.getByText('导完了').waitFor();
  const { body } = await visit.product.ask('GET', '/customers/phone:13812346041');
  expect(body.attributes).toEqual({ 首次到店: '2026-10-01' });
  await page.context().close();
});

it('another encoding reads the columns anew', async () => {
  const page = await visit.signedIn('/imports');
  // 姓名,手机 / 王,13812346021 in GBK.
  const gbk = Buffer.from([
    ...[0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xca, 0xd6, 0xbb, 0xfa, 0x0a],
    ...[0xcd, 0xf5, 0x2c, ...Buffer.from('13812346021')],
  ]);
  await upload(page, csv('名单.csv', [], gbk));
  await page.getByLabel('「手机」导成').waitFor();
  await page.getByLabel('编码').click();
  await page.getByTitle('Big5').click();
  await expect.poll(() => page.getByLabel('「手机」导成').count()).toBe(0);
  await page.getByLabel('编码').click();
  await page.getByTitle('GBK / GB18030').click();
  await page.getByLabel('「手机」导成').waitFor();
  await page.context().close();
});

it('a mapping that cannot work says what is missing and cannot be tried', async () => {
  const page = await visit.signedIn('/imports');
  await upload(page, csv('客户.csv', ['姓名,手机号', '王女士,13812346031']));
  await page.getByLabel('「手机号」导成').click();
  await page.getByTitle('不导入').last().click();
  await page.getByText('还缺一列', { exact: false }).waitFor();
  expect(await page.getByRole('button', { name: '试跑', exact: true }).isDisabled()).toBe(true);
  await page.context().close();
});

it('orders without numbers are the same orders when the file is imported again', async () => {
  // The layout of the CDNOW file: columns by place, two equal orders of one customer on one day.
  const rows = [
    ' customer_id  date number_of_cds  dollar_value',
    ' 00001 19970101  1   11.77',
    ' 00002 19970112  1   12.00',
    ' 00002 19970112  1   12.00',
  ];
  const page = await visit.signedIn('/imports');
  await upload(page, csv('orders.txt', rows));
  await page.getByText('文件里没有订单号').waitFor();
  await page.getByText('derived:ref:00001/1997-01-01/1177/1/1').waitFor();
  await tryIt(page);
  expect(await count(page, '新增客户')).toBe('2');
  expect(await runButton(page).textContent()).toBe('导入：3 张订单');
  await runButton(page).click();
  await page.getByText('导完了').waitFor();

  await page.goto('/imports');
  await upload(page, csv('orders.txt', rows));
  await tryIt(page);
  expect(await count(page, '没变')).toBe('3');
  expect(await page.getByRole('button', { name: '没有要导入的' }).isDisabled()).toBe(true);
  await page.context().close();
});

it('asks with the exact effect before it changes many who are there already', async () => {
  const people = Array.from({ length: 1010 }, (_, i) => `${i}`);
  const made = await visit.product.ask('POST', '/customers', {
    customers: people.slice(0, 1000).map((i) => ({ ref: `many-${i}`, name: '旧名' })),
  });
  expect(made.body.created).toBe(1000);
  await visit.product.ask('POST', '/customers', {
    customers: people.slice(1000).map((i) => ({ ref: `many-${i}`, name: '旧名' })),
  });
  const page = await visit.signedIn('/imports', { dark: true });
  await upload(page, csv('改名.csv', ['客户编号,姓名', ...people.map((i) => `many-${i},新名`)]));
  await tryIt(page);
  await runButton(page).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('会改动 1,010 位已有客户').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await dialog.getByRole('button', { name: '先不' }).click();
  expect((await visit.product.ask('GET', '/customers/ref:many-1')).body.name).toBe('旧名');

  await runButton(page).click();
  await dialog.getByRole('button', { name: '改动这 1,010 位客户' }).click();
  await page.getByText('导完了').waitFor();
  expect((await visit.product.ask('GET', '/customers/ref:many-1')).body.name).toBe('新名');

  // The job centre knows it, and leads back here.
  await page.goto('/jobs');
  await page.getByText('改名.csv').first().waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole('link', { name: '看这次导入' }).first().click();
  await page.waitForURL(/\/imports\/imp_/);
  await page.context().close();
});
