import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, looksOf, openBrowser, type Visit } from '#tests/browser';

/** 120 customers: every second 高意向, every third KA, every fifth 丢单; the first ten have paid an order. */
const PEOPLE = 120;
const everyNth = (n: number) => Array.from({ length: PEOPLE }, (_, i) => i).filter((i) => i % n === 0);
const both = everyNth(6).length;
const wanted = everyNth(6).length - everyNth(30).length;

let visit: Visit;
/** One page for all: every test opens the address it needs. */
let page: Page;
beforeAll(async () => {
  visit = await openBrowser();
  const { ask } = visit.product;
  const made = async (path: string, body: unknown) => {
    const answer = await ask('POST', path, body);
    if (answer.status >= 300) throw new Error(`${path} answered ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  await made('/library/presets/weiling/apply', {});
  await made('/attributes', { key: 'city', label: '城市', type: 'text' });
  await made('/customers', {
    customers: Array.from({ length: PEOPLE }, (_, i) => ({
      ref: `crm-${i}`,
      name: i === 0 ? '王女士' : `客户${i}`,
      phone: `138${String(10_000_000 + i)}`,
      attributes: { city: i % 2 === 0 ? '上海' : '杭州' },
    })),
  });
  const rows = (n: number, tag: string) =>
    everyNth(n).map((i) => ({ customer: `ref:crm-${i}`, tag, evidence: '问了三次报价' }));
  await made('/taggings', {
    add: [...rows(2, '意向/高意向'), ...rows(3, '客户规模/KA'), ...rows(5, '客户状态/丢单')],
  });
  await made('/orders', {
    orders: Array.from({ length: 10 }, (_, i) => ({
      orderNo: `A${i}`,
      customer: `ref:crm-${i}`,
      amount: 100_000 * (i + 1),
      currency: 'CNY',
      paidAt: '2026-11-01T12:00:00Z',
      items: [],
    })),
  });
  page = await visit.signedIn('/audiences/new');
});
afterAll(() => visit?.close());

const eventually = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 45_000 });
const count = () => page.getByTestId('count').textContent();
const counted = (n: number) => eventually(count).toBe(String(n));
const field = () => page.getByRole('combobox', { name: /^搜标签、属性/ });
const line = (name: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('button', { name: `移动或更改「${name}」` }) });
const link = (condition: unknown) => `/audiences/new?c=${encodeURIComponent(JSON.stringify(condition))}`;

/** 高意向, KA and not 丢单, the way somebody does it who has never seen the page: search, choose, leave out, done. */
async function build(): Promise<void> {
  await page.getByRole('button', { name: '加条件', exact: true }).click();
  await field().fill('gyx');
  await page.getByRole('option', { name: /高意向/ }).click();
  await field().fill('KA');
  await page.getByRole('option', { name: /^KA/ }).click();
  await page.getByRole('radio', { name: '排除' }).check({ force: true });
  await field().fill('丢单');
  await page.getByRole('option', { name: /丢单/ }).click();
  await page.getByRole('button', { name: '完成' }).click();
}

describe('the audience builder', () => {
  it('counts exactly after every change, back and forth', async () => {
    await page.goto('/audiences/new');
    await counted(PEOPLE);
    await build();
    await counted(wanted);
    expect(await line('高意向').textContent()).toContain(String(everyNth(2).length));
    await page.getByText('意向是「高意向」，并且客户规模是「KA」；不含「丢单」的客户。').waitFor();
    await eventually(() =>
      page.getByRole('list', { name: '逐条收窄' }).getByRole('listitem').last().textContent(),
    ).toContain(String(wanted));

    await page.getByRole('button', { name: '撤销' }).click();
    await counted(both);
    await page.getByRole('button', { name: '重做' }).click();
    await counted(wanted);

    // 「意向」 from 中意向 on: the ordered group is a scale.
    const intent = line('高意向');
    await intent.getByLabel('「意向」怎么比').selectOption('及以上');
    await counted(wanted);
    await page.getByLabel('这一组怎么算').selectOption('满足任一');
    await eventually(count).not.toBe(String(wanted));
    await page.keyboard.press('Control+z');
    await counted(wanted);
  });

  it('reads a typed sentence into the builder, and names what it did not understand', async () => {
    await page.goto('/audiences/new');
    await counted(PEOPLE);
    await page.getByRole('button', { name: '用一句话写' }).click();
    const typed = page.getByRole('textbox', { name: '用一句中文写条件' });
    await typed.fill('高意向的KA，不是丢单，看房三次，购买过1次及以上');
    await typed.press('Enter');
    const result = page.getByRole('region', { name: '读到的' });
    await result.getByText('有 1 处没读懂').waitFor();
    await result.getByText('看房三次 没读懂，条件里没有这一段').waitFor();
    await counted(1);
    await page.getByText('不含「丢单」的客户。').first().waitFor();
    expect(await axeViolations(page)).toEqual([]);

    await typed.fill('高意向的KA，不是丢单');
    await page.getByRole('button', { name: '读成条件' }).click();
    await result.getByText('整句都读懂了').waitFor();
    await counted(wanted);
    await page.getByRole('button', { name: '撤销' }).click();
    await counted(1);
    await typed.fill('春天的故事');
    await typed.press('Enter');
    await result.getByText('一个条件也没读懂，现在的条件没有动。').waitFor();
  });

  it('keeps the condition in the address, so that it can be reloaded and shared', async () => {
    await page.goto('/audiences/new');
    await build();
    await counted(wanted);
    await eventually(async () => page.url()).toContain('c=');
    await page.reload();
    await counted(wanted);
    expect(await line('不含 丢单').count()).toBe(1);
  });

  it('names the condition that is in the way when nobody matches, and drops it', async () => {
    await page.goto(link({ all: [{ tag: '高意向' }, { tag: 'KA' }, { attribute: 'order.count', gte: 50 }] }));
    await counted(0);
    await page.getByText(`去掉「订单数 ≥ 50」会有 ${both} 位`).waitFor();
    await page.getByRole('button', { name: '去掉「订单数 ≥ 50」' }).last().click();
    await counted(both);
  });

  it('says what is wrong beside the part that is wrong, and goes on when it is mended', async () => {
    await page.goto(link({ all: [{ tag: '高意向' }, { tag: '没有的标签' }] }));
    await page.getByRole('alert').filter({ hasText: '没有标签「没有的标签」' }).waitFor();
    await page.getByRole('button', { name: '去掉「没有的标签」' }).click();
    await counted(everyNth(2).length);
  });

  it('takes an attribute and a behaviour from its panel, and waits for what is missing in them', async () => {
    await page.goto('/audiences/new');
    await counted(PEOPLE);
    await page.getByRole('button', { name: '加条件', exact: true }).click();
    await page.getByRole('tab', { name: '属性' }).click();
    await page.getByRole('button', { name: '城市', exact: true }).click();
    await page.keyboard.type('上海');
    await counted(everyNth(2).length);
    await page.getByRole('button', { name: '订单与行为', exact: true }).click();
    await page.getByRole('button', { name: '支付订单', exact: true }).click();
    await counted(5);
  });

  it('does with the keyboard what the mouse does', async () => {
    await page.goto(link({ all: [{ tag: '高意向' }, { any: [{ tag: 'KA' }] }, { tag: '丢单' }] }));
    const order = () =>
      page
        .getByRole('button', { name: /^移动或更改/ })
        .evaluateAll((all) =>
          all.map((each) => each.getAttribute('aria-label')?.replace(/.*「(.*)」/, '$1')),
        );
    await eventually(order).toEqual(['高意向', 'KA', 'KA', '丢单']);
    await page.getByRole('button', { name: '移动或更改「丢单」' }).focus();
    await page.keyboard.press('Alt+ArrowUp');
    await eventually(order).toEqual(['高意向', 'KA 或 丢单', 'KA', '丢单']);
    await page.keyboard.press('Alt+ArrowLeft');
    await page.keyboard.press('Delete');
    await eventually(order).toEqual(['高意向', 'KA', 'KA']);
    await page.keyboard.press('Control+z');
    await eventually(order).toEqual(['高意向', 'KA', 'KA', '丢单']);
    await page.getByRole('button', { name: '移动或更改「高意向」' }).focus();
    await page.keyboard.press('a');
    await page.keyboard.type('chengshi');
    await page.getByRole('option', { name: /城市/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('上海');
    await eventually(order).toContain('城市 含 上海');
  });
});

describe('the people of an audience', () => {
  it('get a tag after the exact effect was shown, and lose it again by undo', async () => {
    await page.goto(link({ all: [{ tag: '高意向' }, { tag: 'KA' }, { not: { tag: '丢单' } }] }));
    await counted(wanted);
    await page.getByRole('button', { name: '加标签' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: /^老客户/ }).click();
    await dialog.getByRole('button', { name: `给 ${wanted} 位打上「老客户」` }).click();
    await dialog.getByText(`给 ${wanted} 位打上了「老客户」`).waitFor();
    const holders = async () =>
      (await visit.product.ask('POST', '/audiences/count', { condition: { tag: '老客户' } })).body.count;
    expect(await holders()).toBe(wanted);
    await page.getByRole('button', { name: /^老客户 ，加进条件/ }).waitFor();

    await dialog.getByRole('button', { name: '撤销这一批' }).click();
    await dialog.getByText(`已撤销 ${wanted} 处`).waitFor();
    expect(await holders()).toBe(0);
  });

  it('can be asked why they are here, and why they have a tag', async () => {
    await page.goto(link({ all: [{ tag: '高意向' }, { did: 'order.paid' }] }));
    const row = page.getByRole('row').filter({ hasText: '王女士' });
    await row.getByRole('button', { name: '王女士 为什么在这里' }).click();
    const why = page.getByRole('dialog', { name: '王女士 为什么在这里' });
    await why.getByText('满足 2/2').waitFor();
    await why.getByText('支付过订单').waitFor();
    await page.keyboard.press('Escape');
    await row.getByRole('button', { name: /^客户规模\/KA/ }).click();
    await page.getByRole('dialog', { name: '为什么有「KA」' }).getByText('问了三次报价').waitFor();
    await page.keyboard.press('Escape');
    await row.getByRole('button', { name: /^意向\/高意向/ }).click();
    await page.getByRole('dialog', { name: '为什么有「高意向」' }).getByText('问了三次报价').waitFor();
  });

  it('are saved, found in the list, and deleted only when nothing uses them', async () => {
    await page.goto(link({ all: [{ tag: '高意向' }] }));
    await counted(everyNth(2).length);
    await page.getByRole('button', { name: '保存人群' }).click();
    await page.getByLabel('名称').fill('高意向回访');
    await page.getByRole('dialog').getByRole('button', { name: '保存人群' }).click();
    await page.waitForURL(/\/audiences\/aud_\d+$/);
    await page.getByText('已保存', { exact: true }).waitFor();
    const id = new URL(page.url()).pathname.split('/').at(-1);
    await visit.product.ask('POST', '/audiences', { name: '用到它的', condition: { audience: id } });

    await page.goto('/audiences?q=gyxhf');
    const row = page.getByRole('row', { name: /^高意向回访/ });
    await eventually(() => row.textContent()).toContain(String(everyNth(2).length));
    await row.getByRole('button', { name: '「高意向回访」的操作' }).click();
    await page.getByRole('button', { name: '删除', exact: true }).click();
    await page.getByRole('button', { name: '删除这个人群' }).click();
    await page.getByRole('alert').or(page.getByRole('status')).filter({ hasText: '用到它的' }).waitFor();
    expect((await visit.product.ask('GET', `/audiences/${id}`)).status).toBe(200);
  });
});

it.each([
  ['in the light and in the dark', 1280],
  ['on a phone', 390],
])('has nothing that axe finds wrong %s', async (_, width) => {
  const condition = {
    all: [
      { group: '意向', min: '中意向' },
      { any: [{ tag: 'KA' }, { attribute: 'city', contains: '上海' }] },
      { did: 'order.paid' },
    ],
  };
  const own = await visit.signedIn(link(condition), { width });
  await own.getByText('精确人数').waitFor();
  await own
    .getByRole('button', { name: /为什么在这里/ })
    .first()
    .waitFor();
  await own.getByRole('button', { name: '加条件', exact: true }).last().click();
  await own.getByRole('combobox', { name: /^搜标签、属性/ }).waitFor();
  expect(await axeViolations(own)).toEqual([]);
  await looksOf(own, { width, dark: true });
  expect(await axeViolations(own)).toEqual([]);
  await own.context().close();
});
