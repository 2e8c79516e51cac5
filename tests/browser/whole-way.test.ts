/**
 * One customer's whole way, in a real browser with the simulator as WeCom: from the code on the shop's counter to both
 * sides holding the same, with the reason of every tag.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ADMIN, axeViolations, openBrowser, type Visit } from '#tests/browser';
import { eventually, type WecomStory, wecomStory } from '#tests/wecom';

/** More tags taken off than look like lost callbacks: somebody has to decide. */
const OTHERS = 24;

let story: WecomStory;
let visit: Visit;
const others: string[] = [];

beforeAll(async () => {
  story = await wecomStory({ admin: ADMIN });
  visit = await openBrowser(story.product);
  story.act('adminCreatesTags', { group: '来源', tags: ['门店', '老客户'] });
  for (let i = 0; i < OTHERS; i++) {
    const externalUserId = story.befriend('anna');
    story.act('memberEditsCustomer', { userId: 'anna', externalUserId, addTags: ['来源/门店'] });
    others.push(externalUserId);
  }
  await story.sync();
  await story.product.ask('POST', '/tag-groups', { name: '意向', choice: 'single', ordered: true });
  for (const [order, name] of ['低意向', '高意向'].entries())
    await story.product.ask('POST', '/tags', { group: '意向', name, order });
});
afterAll(async () => {
  await visit?.browser.close();
  await story?.stop();
});

const edit = (externalUserId: string, change: { addTags?: string[]; removeTags?: string[] }) =>
  story.act('memberEditsCustomer', { userId: 'anna', externalUserId, ...change });

const holds =
  (...expected: string[]) =>
  (tags: readonly string[]) =>
    tags.join() === expected.toSorted().join();

let office: Page;
let wang = '';

it('a customer scans the code on the counter: tags, remark and welcome arrive', async () => {
  office = await visit.signedIn('/channels');
  const code = await makeChannel(office);
  wang = await scan(code, '王女士');
  await eventually(() => story.here(wang), holds('来源/门店'));
  await eventually(() => story.there('anna', wang), holds('来源/门店'));
  const company = story.simulator.control.company(story.corpId);
  await eventually(
    () => company.relations.find('anna', wang)?.remark,
    (remark) => remark === '柜台-王女士',
  );
  const welcome = company.sent.find(({ kind, to }) => kind === 'welcome' && to.includes(wang));
  expect(welcome?.body).toMatchObject({ text: { content: '你好 王女士' } });
});

it('staff tags in the chat, and WeCom has it', async () => {
  await tagInTheChat(wang);
  await eventually(() => story.there('anna', wang), holds('来源/门店', '意向/高意向'));
});

it('what somebody changes in WeCom unheard stands among the differences, and is mended from there', async () => {
  const { control } = story.simulator;
  control.setFaults(story.corpId, { drop: 1 });
  edit(wang, { addTags: ['来源/老客户'], removeTags: ['来源/门店'] });
  for (const one of others) edit(one, { removeTags: ['来源/门店'] });
  await control.settled();
  control.setFaults(story.corpId, {});
  expect(await story.here(wang)).toEqual(['意向/高意向', '来源/门店'].toSorted());
  await mendFromThePage(office);
});

it('both sides agree, and the customer’s page tells why each tag is there', async () => {
  // What one keeps is put on again there; of the others what WeCom says is taken.
  await eventually(() => story.there('anna', wang), holds('来源/老客户', '来源/门店', '意向/高意向'));
  await eventually(() => story.here(wang), holds('来源/老客户', '来源/门店', '意向/高意向'));
  for (const one of others) expect([await story.here(one), story.there('anna', one)]).toEqual([[], []]);
  await readWhy(office);
  await syncOnThePage(office);
  await office.getByText('两边一模一样').waitFor();
  expect((await story.product.ask('GET', '/wecom/drift')).body.consistency).toBe(100);
  await office.context().close();
});

/** On the page of channels; answers with what the picture of the code says. */
async function makeChannel(page: Page): Promise<string> {
  await page.getByRole('button', { name: '建活码' }).click();
  const form = page.getByRole('dialog', { name: '建活码' });
  await form.getByLabel('名称').fill('人民路门店');
  for (const [label, title] of [
    ['员工', 'anna'],
    ['标签', '来源/门店'],
  ] as const) {
    await page.getByRole('combobox', { name: label, exact: true }).click();
    await page.getByTitle(title, { exact: true }).last().click();
    await page.keyboard.press('Escape');
  }
  await form.getByLabel('客户备注').fill('柜台-{{customer.name}}');
  await form.getByLabel('欢迎语', { exact: true }).fill('你好 {{customer.name}}');
  await form.getByRole('button', { name: '建这个活码' }).click();
  const picture = page.getByRole('dialog', { name: '「人民路门店」的二维码' });
  await picture.getByAltText('「人民路门店」的二维码').waitFor();
  await picture.getByRole('button', { name: '关上' }).click();
  const { body } = await story.product.ask('GET', '/channels');
  return body.items[0].qrCodeUrl;
}

/** On the customer's own phone; answers with the external userid. */
async function scan(code: string, name: string): Promise<string> {
  const phone = await visit.page({ width: 390 });
  await phone.goto(code);
  await phone.getByLabel('姓名').fill(name);
  await phone.getByRole('button', { name: '添加' }).click();
  const external = await phone.locator('code').textContent();
  await phone.context().close();
  return external ?? '';
}

async function tagInTheChat(external: string): Promise<void> {
  const chat = await visit.page({ width: 390 });
  await chat.goto(`/sidebar?external=${external}`);
  await chat.getByRole('link', { name: /anna/ }).click();
  await chat.waitForURL((url) => url.pathname === '/sidebar');
  await chat.getByRole('heading', { name: '柜台-王女士' }).waitFor();
  const high = chat.getByRole('button', { name: '高意向', exact: true }).first();
  await high.click();
  await expect.poll(() => high.getAttribute('aria-pressed')).toBe('true');
  await chat.context().close();
}

async function syncOnThePage(page: Page): Promise<void> {
  const newest = async (): Promise<{ id: string; status: string } | undefined> => {
    const { body } = await story.product.ask('GET', '/jobs?limit=50');
    return body.items.find((job: { kind: string }) => job.kind === 'wecom.sync');
  };
  const before = await newest();
  await page.goto('/settings/wecom/drift');
  await page.getByRole('button', { name: '现在同步' }).click();
  await eventually(newest, (job) => job !== undefined && job.id !== before?.id && job.status === 'done');
  // The page follows by itself.
  await page.getByRole('button', { name: '现在同步' }).waitFor();
}

/** One by one and a whole kind: each difference is of a kind, and says what stands on each side. */
async function mendFromThePage(page: Page): Promise<void> {
  await syncOnThePage(page);
  const kinds = page.getByRole('listitem');
  await kinds
    .filter({ hasText: '那边摘下了' })
    .getByText(String(OTHERS + 1))
    .waitFor();
  await kinds.filter({ hasText: '那边打上了' }).waitFor();
  const list = page.getByRole('table');
  const own = list.getByRole('row').filter({ hasText: '王女士' });
  await own.getByText('那边摘下了').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await own.getByRole('button', { name: '处理' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /以这里为准/ }).check();
  await dialog.getByRole('button', { name: '以这里为准，写 1 处' }).click();
  await own.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '整类处理' }).click();
  await dialog.getByRole('button', { name: `以企业微信为准，改 ${OTHERS} 处` }).click();
  await page.getByText('没有要你定的').waitFor();
}

/** From the list of differences to the customer, where every tag says who put it on, and from where. */
async function readWhy(page: Page): Promise<void> {
  await page.getByRole('radio', { name: '全部' }).check();
  const taken = page.getByRole('row').filter({ hasText: '老客户' });
  await taken.getByRole('link', { name: '王女士' }).click();
  await page.waitForURL('**/customers/**');
  // Where it leads says why the tag is there before anything is pressed.
  const why = page.getByRole('region', { name: '解释' });
  await why.getByRole('tab', { name: '为什么有', selected: true }).waitFor();
  await why.getByText('企业微信').first().waitFor();
  const reasons = [
    ['门店', ['渠道活码', '人民路门店']],
    ['高意向', ['手工', 'anna']],
    ['老客户', ['企业微信', 'anna']],
  ] as const;
  for (const [tag, words] of reasons) {
    await page
      .getByRole('button', { name: new RegExp(tag) })
      .first()
      .click();
    for (const word of words) await why.getByText(word, { exact: false }).first().waitFor();
  }
  expect(await axeViolations(page)).toEqual([]);
}
