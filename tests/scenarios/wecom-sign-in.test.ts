/** Who somebody is, by WeCom, as a browser goes through it: people who sign in, and readers of materials. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Visitor, visitor } from '#tests/visitor';
import { eventually, type WecomStory, wecomStory } from '#tests/wecom';
import { wecomVisitor } from '#tests/wecom-visitor';

let story: WecomStory;
beforeAll(async () => {
  story = await wecomStory();
  await story.sync();
});
afterAll(() => story.stop());

const whoAmI = async (browser: Visitor) => (await browser.ask('GET', '/session')).body.user?.name ?? null;

describe('signing in with WeCom', () => {
  it('is offered where a corp is connected', async () => {
    expect((await visitor(story.product).send('GET', '/api/auth/wecom')).body).toEqual({ available: true });
  });

  it('leads a member without e-mail or password to where he wanted, as himself', async () => {
    const anna = wecomVisitor(story);
    const back = await anna.throughWecom('anna', '/sidebar?external=wm1');
    expect(await anna.ledFrom(back)).toBe('/sidebar?external=wm1');
    const { body } = await anna.ask('GET', '/session');
    expect(body.user).toMatchObject({ name: 'anna', email: null });
    expect(body.roles).toEqual(['staff']);
    // A second time he is the same person.
    const again = wecomVisitor(story);
    await again.ledFrom(await again.throughWecom('anna'));
    expect((await again.ask('GET', '/session')).body.user.id).toBe(body.user.id);
    const { body: trail } = await story.product.ask(
      'GET',
      `/audit?did=session.started&actor=${body.user.id}`,
    );
    expect(trail.items).toHaveLength(2);
  });

  it('makes two windows of one new member one person', async () => {
    const both = [wecomVisitor(story), wecomVisitor(story)];
    const backs = await Promise.all(both.map((browser) => browser.throughWecom('ben')));
    await Promise.all(both.map((browser, i) => browser.ledFrom(backs[i] ?? '')));
    expect(await Promise.all(both.map(whoAmI))).toEqual(['ben', 'ben']);
  });

  it('refuses a link with a code that another browser began', async () => {
    const thief = wecomVisitor(story);
    const back = await thief.throughWecom('anna');
    const victim = wecomVisitor(story);
    const answer = await victim.open(back);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('再试一次');
    expect(await whoAmI(victim)).toBeNull();
  });

  it('refuses a code that was used, also with the cookie it came with', async () => {
    const anna = wecomVisitor(story);
    const back = await anna.throughWecom('anna');
    const kept = new Map(anna.jar);
    await anna.ledFrom(back);
    expect((await anna.open(back)).status).toBe(400);
    const replay = wecomVisitor(story);
    for (const [name, value] of kept) replay.jar.set(name, value);
    const answer = await replay.open(back);
    expect(answer.status).toBe(502);
    expect(await answer.text()).toContain('40029');
    expect(await whoAmI(replay)).toBeNull();
  });

  it('lets nobody in who is not a member', async () => {
    const stranger = wecomVisitor(story);
    const answer = await stranger.open(await stranger.throughWecom(''));
    expect(answer.status).toBe(403);
    expect(await whoAmI(stranger)).toBeNull();
  });

  it('never leads to another site', async () => {
    const anna = wecomVisitor(story);
    const back = await anna.throughWecom('anna', '//evil.example/');
    expect(await anna.ledFrom(back)).toBe('/');
  });

  it('tells somebody deactivated who can help, and ends with the account', async () => {
    const { body: staff } = await story.product.ask('GET', '/staff?q=ben');
    const ben = wecomVisitor(story);
    await ben.ledFrom(await ben.throughWecom('ben'));
    expect(await whoAmI(ben)).toBe('ben');
    await story.product.ask('POST', '/staff', {
      name: '店长',
      email: 'boss@shop.example',
      roles: ['superAdmin'],
    });
    await story.product.ask('PATCH', `/staff/${staff.items[0].id}`, { active: false });
    expect(await whoAmI(ben)).toBeNull();
    const late = wecomVisitor(story);
    const answer = await late.open(await late.throughWecom('BEN'));
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('店长');
    await story.product.ask('PATCH', `/staff/${staff.items[0].id}`, { active: true });
  });

  it('finds a member who joined a minute ago at the second try', async () => {
    story.act('adminAddsMember', { userId: 'newcomer' });
    await eventually(
      async () => {
        const browser = wecomVisitor(story);
        const answer = await browser.open(await browser.throughWecom('newcomer'));
        return answer.status;
      },
      (status) => status === 302,
    );
  });

  it('goes together with an e-mail and a password that come later', async () => {
    const { body } = await story.product.ask('GET', '/staff?q=anna');
    const { id } = body.items[0];
    // Without an e-mail the rest can still be changed.
    expect((await story.product.ask('PATCH', `/staff/${id}`, { name: '安娜' })).status).toBe(200);
    const link = await story.product.ask('POST', `/staff/${id}/invite`);
    const token = new URL(link.body.link).searchParams.get('token');
    const anna = wecomVisitor(story);
    const password = '第一个密码123';
    const email = 'anna@shop.example';
    expect((await anna.ask('POST', '/setup', { token, email, password })).status).toBe(200);
    const elsewhere = wecomVisitor(story);
    expect((await elsewhere.signIn(email, password)).status).toBe(200);
    expect((await elsewhere.ask('GET', '/session')).body.user.id).toBe(id);
  });
});

describe('a reader in WeChat', () => {
  let customer: { readonly external: string; readonly id: string };
  let material = '';
  let written = 0;
  const path = async (to?: string): Promise<string> => {
    const { body: staff } = await story.product.ask('GET', '/staff?q=anna');
    const whom = { staff: staff.items[0].id, ...(to ? { customer: to } : {}) };
    const { body } = await story.product.ask('POST', `/materials/${material}/links`, whom);
    return new URL(body.url).pathname;
  };
  const readBy = async (): Promise<unknown[]> => {
    const { body } = await story.product.ask('GET', `/materials/${material}/visits`);
    return body.items.map((one: { customer: { id: string } | null }) => one.customer?.id ?? null);
  };
  const begin = (browser: Visitor, page: string) => browser.send('POST', `${page}/visits`, {});
  /** Where WeCom sends the browser back after it asked who it is. */
  const answerOf = async (asked: string, as: string): Promise<string> => {
    const url = new URL(asked);
    url.searchParams.set('as', as);
    const answer = await fetch(url, { redirect: 'manual' });
    const back = new URL(answer.headers.get('location') ?? '');
    return back.pathname + back.search;
  };

  beforeAll(async () => {
    const [app] = story.simulator.control.company(story.corpId).apps;
    story.act('adminEditsApp', {
      agentId: app?.agentId ?? 0,
      trustedDomain: new URL(story.product.address).host,
    });
    const external = story.befriend('anna');
    const { body } = await eventually(
      () => story.product.ask('GET', `/customers/external:${external}`),
      (answer) => answer.status === 200,
    );
    customer = { external, id: body.id };
  });
  beforeEach(async () => {
    written += 1;
    const body = { kind: 'article', name: `文章 ${written}`, text: '先量尺寸' };
    material = (await story.product.ask('POST', '/materials', body)).body.id;
  });

  it('is named by WeCom without a question, and comes back to the address he opened', async () => {
    const page = await path();
    const browser = wecomVisitor(story);
    const asked = await browser.ledFrom(`${page}?s=abcdefghijkl`);
    expect(new URL(asked).searchParams.get('scope')).toBe('snsapi_base');
    expect(await browser.ledFrom(await answerOf(asked, customer.external))).toBe(`${page}?s=abcdefghijkl`);
    expect((await browser.open(page)).status).toBe(200);
    await begin(browser, page);
    expect(await readBy()).toEqual([customer.id]);
  });

  it('whom WeCom does not know reads as a stranger, also by the link of a customer', async () => {
    const page = await path(customer.id);
    const browser = wecomVisitor(story);
    await browser.ledFrom(await answerOf(await browser.ledFrom(page), ''));
    await begin(browser, page);
    expect(await readBy()).toEqual([null]);
  });

  it('who is a member counts for nobody', async () => {
    const page = await path();
    const browser = wecomVisitor(story);
    await browser.ledFrom(await answerOf(await browser.ledFrom(page), 'anna'));
    expect((await begin(browser, page)).body).toEqual({ preview: true });
    expect(await readBy()).toEqual([]);
  });

  it('is named by no answer that was meant for another browser, that is used or that is made up', async () => {
    const page = await path();
    const thief = wecomVisitor(story);
    const answer = await answerOf(await thief.ledFrom(page), customer.external);
    const victim = wecomVisitor(story);
    const own = new URL(await victim.ledFrom(page)).searchParams.get('state') ?? '';
    const code = new URLSearchParams(answer.split('?')[1]).get('code') ?? '';
    const forged = [
      answer,
      `/wecom/reader?${new URLSearchParams({ code, state: 'f'.repeat(48) })}`,
      `/wecom/reader?${new URLSearchParams({ code, state: `${own.slice(0, 12)}${'0'.repeat(36)}` })}`,
      `/wecom/reader?code=${code}`,
    ];
    for (const one of forged) expect(await victim.ledFrom(one)).toBe('/');
    expect(await thief.ledFrom(answer)).toBe(page);
    // The code is used now: with the victim's own state it names nobody either.
    const used = `/wecom/reader?${new URLSearchParams({ code, state: own })}`;
    expect(await victim.ledFrom(used)).toBe(page);
    await begin(victim, page);
    expect(await readBy()).toEqual([null]);
  });

  it('is asked though the address was passed on by somebody who had been asked', async () => {
    const page = await path();
    for (const address of [page, `${page}?named=1`, `${page}?s=abcdefghijkl&named=1`]) {
      const browser = wecomVisitor(story);
      expect(await browser.ledFrom(address)).toContain('/connect/oauth2/authorize');
    }
  });

  it('who was sent there and did not come back reads at the second try', async () => {
    const page = await path();
    const browser = wecomVisitor(story);
    await browser.ledFrom(page);
    expect((await browser.open(page)).status).toBe(200);
  });

  it('reads at once where WeCom would not let him come back: by an address that it does not trust', async () => {
    const page = await path();
    const { port } = new URL(story.product.address);
    const answer = await fetch(`http://localhost:${port}${page}`, {
      redirect: 'manual',
      headers: { 'user-agent': 'MicroMessenger/8.0' },
    });
    expect(answer.status).toBe(200);
  });
});
