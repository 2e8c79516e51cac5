/** Signing in with WeCom, as a browser goes through it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
