/** The screens of WeCom, against a simulated company: connect, check, sync, play, decide. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, looksOf, openBrowser, type Visit } from '#tests/browser';
import { eventually } from '#tests/wecom';

let visit: Visit;
beforeAll(async () => {
  visit = await openBrowser();
});
afterAll(() => visit?.close());

const ask = (method: string, path: string, body?: unknown) => visit.product.ask(method, path, body);
const act = (body: unknown) => ask('POST', '/wecom/simulator/acts', body);

async function sync(): Promise<void> {
  const { body } = await ask('POST', '/wecom/sync');
  await visit.product.jobEnd(body.job.id);
}

/** Chooses in one of Ant Design's selects by its label. */
async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).click();
  await page.locator('.ant-select-dropdown:visible').getByTitle(option, { exact: true }).click();
  await page.locator('.ant-select-open').waitFor({ state: 'detached' });
}

/** What `GET /wecom/archive` answers where somebody hands chats over. */
const message = '消息里的外部联系人还不是这里的客户。';
const chats = {
  isOn: true,
  consents: { agreed: 128, declined: 3 },
  files: [
    {
      name: '20261129-000121.jsonl',
      bytes: 51_200,
      startedAt: '2026-11-29T02:00:00.000Z',
      endedAt: '2026-11-29T02:00:01.000Z',
      lines: 210,
      accepted: 180,
      duplicates: 0,
      withheld: 24,
      skipped: 4,
      aside: 2,
      problems: [3, 5].map((line) => ({ line, code: 'archive.unknownCustomer', message })),
    },
    {
      name: '20261129-000120.jsonl',
      bytes: 40_960,
      startedAt: '2026-11-29T01:00:00.000Z',
      endedAt: '2026-11-29T01:00:01.000Z',
      lines: 190,
      accepted: 160,
      duplicates: 20,
      withheld: 0,
      skipped: 10,
      aside: 0,
      problems: [],
    },
  ],
};

describe('without a connection', () => {
  it('every page says so and leads to the two ways to connect', async () => {
    const page = await visit.signedIn('/settings/wecom/status');
    await page.getByText('还没有连接企业微信').waitFor();
    await page.getByRole('button', { name: '去连接' }).click();
    await page.getByRole('button', { name: '连接企业微信' }).click();
    await expect.poll(() => page.getByText('要填').count()).toBe(3);
    await page.getByLabel('应用 AgentId').fill('not a number');
    await page.getByText('只有数字').waitFor();
    expect(await page.getByText('客户联系 › 可调用接口的应用', { exact: false }).count()).toBe(1);
    expect(await axeViolations(page)).toEqual([]);
    await page.context().close();
  });

  it('another corp in the environment waits for somebody who says so', async () => {
    const page = await visit.signedIn('/settings/wecom');
    const waiting = { from: 'wwold0001', to: 'wwnew0001', relations: 1200, people: 8 };
    const { body: now } = await ask('GET', '/wecom/connection');
    await page.route('**/api/v1/wecom/connection', (route) => route.fulfill({ json: { ...now, waiting } }));
    const asked: unknown[] = [];
    await page.route('**/api/v1/wecom/connection/environment', (route) => {
      asked.push(route.request().postDataJSON());
      return route.fulfill({ json: { ...now, waiting: null } });
    });
    await page.reload();
    await page.getByText('WECOM_CORP_ID 写的是企业 wwnew0001', { exact: false }).waitFor();
    await page.getByRole('button', { name: '换到企业 wwnew0001' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('8 位没有邮箱的员工会被停用').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await dialog.getByRole('button', { name: '换企业，忘掉 1,200 条' }).click();
    await expect.poll(() => asked).toEqual([{ corpId: 'wwnew0001' }]);
    await page.context().close();
  });

  it('one’s own corp is connected, gets keys for the callback that are shown once, and is left again', async () => {
    const page = await visit.signedIn('/settings/wecom');
    await page.getByLabel('企业 ID').fill('wwtest0001');
    await page.getByLabel('应用 AgentId').fill('1000002');
    await page.getByLabel('应用 Secret').fill('a-secret-that-nobody-sees');
    // WeCom itself is not there: the check-up that follows must say so, not hang.
    await page.route('**/api/v1/wecom/check', (route) =>
      route.fulfill({
        json: {
          passed: false,
          checks: [
            { name: 'secret', result: 'failed', message: '连不上', remedy: '检查网络。', code: null },
            { name: 'tags', result: 'skipped', message: '没有检查', remedy: null, code: null },
          ],
        },
      }),
    );
    await page.getByRole('button', { name: '连接企业微信' }).click();
    await page.getByText('1 项要处理').waitFor();
    await page.getByText('检查网络。').waitFor();
    expect(await page.content()).not.toContain('a-secret-that-nobody-sees');

    await page.getByRole('button', { name: '生成一对密钥' }).click();
    const drawer = page.getByRole('dialog');
    const token = await drawer.getByLabel('Token', { exact: true }).inputValue();
    await drawer.getByRole('button', { name: '存到这里' }).click();
    await drawer.getByText('已存', { exact: false }).waitFor();
    expect(await drawer.getByRole('textbox', { name: 'Token' }).inputValue()).toBe(token);
    await drawer.getByRole('button', { name: '粘贴好了，关上' }).click();
    await page.reload();
    await page.getByRole('button', { name: '换一对密钥' }).waitFor();
    expect(await page.content()).not.toContain(token);

    await page.getByRole('button', { name: '断开连接' }).click();
    const question = page.getByRole('dialog');
    await question
      .getByText('客户、标签', { exact: false })
      .or(question.getByText('全部客户', { exact: false }))
      .waitFor();
    await question.getByRole('button', { name: '断开连接' }).click();
    await page.getByRole('button', { name: '用模拟企业试试' }).waitFor();
    await page.context().close();
  });
});

describe('with a simulated company', () => {
  it('one click connects it, and nothing of the check-up fails', async () => {
    const page = await visit.signedIn('/settings/wecom');
    await page.getByRole('button', { name: '用模拟企业试试' }).click();
    const checks = page.getByRole('list', { name: '体检' }).getByRole('listitem');
    await expect.poll(() => checks.count()).toBe(7);
    expect(await page.locator('[data-result=failed]').count()).toBe(0);
    expect(await page.locator('[data-result=passed]').count()).toBeGreaterThan(4);
    expect(await axeViolations(page)).toEqual([]);
    await page.context().close();
  });

  it('pausing keeps it the simulated company that it is', async () => {
    const page = await visit.signedIn('/settings/wecom');
    await page.getByRole('button', { name: '暂停写入' }).click();
    await page.getByText('写入已暂停：', { exact: false }).waitFor();
    expect((await ask('GET', '/wecom/connection')).body).toMatchObject({ origin: 'simulator', paused: true });
    await page.getByRole('button', { name: '恢复写入' }).click();
    await page.getByRole('button', { name: '暂停写入' }).waitFor();
    await page.context().close();
  });

  it('a sync shows its progress and then what came', async () => {
    const page = await visit.signedIn('/settings/wecom/status');
    await page.getByRole('button', { name: '现在同步' }).click();
    await page.getByText('同步企业微信').waitFor();
    await page.getByText('比对 280 条跟进关系', { exact: false }).waitFor();
    await page.getByText('共 280 条').waitFor();
    await page.getByText('externalcontact/batch/get_by_user').waitFor();
    await page.getByText('没有接会话存档', { exact: false }).waitFor();
    await page.route('**/api/v1/wecom/archive', (route) => route.fulfill({ json: chats }));
    await page.reload();
    await page.getByText('2 行用不了', { exact: false }).waitFor();
    await page.getByText('第 3、5 行', { exact: false }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.context().close();
  });

  it('whoever makes friends and is tagged on a phone is seen here, and what is done here is seen on the phone', async () => {
    const page = await visit.signedIn('/settings/wecom/simulator');
    await page.getByLabel('我叫').fill('小满');
    await page.getByRole('button', { name: '加为好友' }).click();
    const seen = page.getByRole('region', { name: '百子柜看到的' });
    await seen.getByText('小满').waitFor();
    const phone = page.getByRole('region', { name: '员工的手机' });
    const tag = (name: string) => phone.getByRole('button', { name, exact: true });
    // By keyboard: the tag is a button like any other.
    await tag('高意向').focus();
    await page.keyboard.press('Enter');
    await seen.getByText('高意向').first().waitFor();
    expect(await tag('高意向').getAttribute('aria-pressed')).toBe('true');

    await choose(page, '在百子柜里打一个', '来源/门店');
    await expect.poll(() => tag('门店').getAttribute('aria-pressed')).toBe('true');
    for (const dark of [false, true]) {
      await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
      // Colours fade into each other; in between they are nobody's choice.
      await page.waitForTimeout(1500);
      expect(await axeViolations(page)).toEqual([]);
    }
    await page.getByRole('button', { name: /^删掉/ }).first().click();
    await seen.getByText('客户删了员工').waitFor();
    await page.context().close();
  });

  it('whoever scans a code is welcomed on the phone and comes with the tags of the channel', async () => {
    const { status } = await ask('POST', '/channels', {
      name: '门店活码',
      staff: ['wecom:staff1'],
      tags: ['来源/门店'],
      welcome: { text: '你好 {{customer.name}}，欢迎来店里', attachments: [] },
      skipVerify: true,
    });
    expect(status).toBe(201);
    const page = await visit.signedIn('/settings/wecom/simulator');
    await page.getByLabel('我叫').fill('小雨');
    await page.getByRole('button', { name: '扫「门店活码」' }).click();
    const seen = page.getByRole('region', { name: '百子柜看到的' });
    await seen.getByText('门店').first().waitFor();
    await seen.getByText('渠道活码', { exact: false }).waitFor();
    await page.getByText('你好 小雨，欢迎来店里').waitFor();
    await page.context().close();
  });

  it('a tag that was made there says so in the cabinet, and one adopts a copy of it', async () => {
    const { body } = await ask('GET', '/tags');
    const shop = body.items.find((tag: { path: string }) => tag.path === '来源/门店');
    expect(shop).toMatchObject({ foreign: 'wecom' });
    const page = await visit.signedIn(`/cabinet?open=${shop.group.id}&tag=${shop.id}`);
    await page.getByRole('button', { name: '对「门店」做什么' }).click();
    expect(await page.getByRole('button', { name: '删除标签' }).count()).toBe(0);
    await page.getByRole('button', { name: '接管一份' }).click();
    const dialog = page.getByRole('dialog', { name: '接管一份「门店」' });
    expect(await axeViolations(page)).toEqual([]);
    await dialog.getByLabel('放进标签组').fill('来源');
    await dialog.getByText('换个名字', { exact: false }).waitFor();
    await dialog.getByLabel('放进标签组').fill('来源（自有）');
    await dialog.getByRole('button', { name: '接管一份' }).click();
    await page.getByText('接管了「门店」', { exact: false }).waitFor();
    const copy = (await ask('GET', `/tags/${encodeURIComponent('来源（自有）/门店')}`)).body;
    expect(copy).toMatchObject({ foreign: null });
    // Whoever scanned the code before has the copy too.
    expect(copy.customers).toBeGreaterThan(0);
    await page.context().close();
  });

  it('the tags of a group go to whom one chooses', async () => {
    const page = await visit.signedIn('/settings/wecom/policies');
    await choose(page, '「兴趣」写到谁', '不写');
    await page.getByText('「兴趣」以后不写进企业微信').waitFor();
    const { body } = await ask('GET', '/wecom/policies');
    const interest = body.items.find((one: { group: { name: string } }) => one.group.name === '兴趣');
    expect(interest).toMatchObject({ writesTo: 'none', owned: false });
    expect(await axeViolations(page)).toEqual([]);
    await page.context().close();
  });
});

describe('differences', () => {
  it('are listed with what stands on each side, and decided with their effect said first', async () => {
    await differ();
    const page = await visit.signedIn('/settings/wecom/drift');
    const list = page.getByRole('table');
    await list.getByText('那边摘下了').first().waitFor();
    await expect.poll(() => list.getByRole('row').count()).toBeGreaterThan(20);
    expect(await axeViolations(page)).toEqual([]);

    const first = list.getByRole('row').nth(1);
    await first.getByRole('button', { name: '处理' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('从客户身上摘下 1 处标签').waitFor();
    await dialog.getByRole('button', { name: '以企业微信为准，改 1 处' }).click();
    await page.getByText('处理了 1 处').waitFor();

    await page.getByRole('button', { name: '整类处理' }).first().click();
    await dialog.getByRole('radio', { name: /以这里为准/ }).check();
    await dialog.getByRole('button', { name: /以这里为准，写 \d+ 处/ }).click();
    await page.getByText('没有要你定的').waitFor();
    const { body } = await ask('GET', '/wecom/drift?open=true');
    expect(body.total).toBe(0);
    await page.context().close();
  });
});

/** More tags taken off behind our back than look like lost callbacks, so that they wait for a decision. */
async function differ(): Promise<void> {
  const { body: company } = await ask('GET', '/wecom/simulator');
  await ask('PUT', '/wecom/connection', await withoutCallback());
  const tagged = company.relations.filter((one: { tags: string[] }) => one.tags.length > 0).slice(0, 40);
  for (const { userId, externalUserId, tags } of tagged)
    await act({ act: 'edit', userId, externalUserId, removeTags: tags });
  await sync();
  await eventually(
    async () => (await ask('GET', '/wecom/drift?open=true')).body.total as number,
    (open) => open > 20,
  );
}

/** The same connection with keys that WeCom does not have: what it tells is not understood. */
async function withoutCallback() {
  const { body } = await ask('GET', '/wecom/connection');
  return {
    corpId: body.corpId,
    agentId: body.agentId,
    callbackToken: 'another',
    callbackAesKey: 'A'.repeat(43),
  };
}

it.each(['wecom', 'wecom/status', 'wecom/drift', 'wecom/policies', 'wecom/simulator'])(
  'the page %s has no accessibility violations, dark and on a phone',
  async (part) => {
    const page = await visit.signedIn(`/settings/${part}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForTimeout(800);
    for (const look of [
      { width: 1440, dark: true },
      { width: 390, dark: false },
    ]) {
      await looksOf(page, look);
      expect(await axeViolations(page)).toEqual([]);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wider).toBeLessThanOrEqual(0);
    }
    await page.context().close();
  },
);
