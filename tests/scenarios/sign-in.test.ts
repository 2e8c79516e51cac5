/** Sign-in, sessions and one-time links, as a browser, a program and a stranger meet them. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type TestProduct, testProduct } from '#tests/product';
import { invitation, member, visitor } from '#tests/visitor';

const ADMIN = { email: 'admin@shop.example', password: '百子柜开门大吉大利' };

let product: TestProduct;
beforeAll(async () => {
  product = await testProduct({ admin: ADMIN });
});
afterAll(() => product.stop());

const browser = (headers?: Record<string, string>) => visitor(product, headers);
const person = (roles?: readonly string[]) => member(product, roles);

describe('signing in', () => {
  it('works for the administrator of the environment, from a program without Origin', async () => {
    const admin = browser();
    const answer = await admin.signIn(ADMIN.email.toUpperCase(), ADMIN.password);
    expect(answer.status).toBe(200);
    const cookie = answer.headers.getSetCookie().find((line) => line.startsWith('baizigui.session_token='));
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    const { body } = await admin.ask('GET', '/session');
    expect(body.user).toMatchObject({ email: ADMIN.email });
    expect(body.user.id).toMatch(/^stf_\d+$/);
    expect(body.roles).toEqual(['superAdmin']);
    // Signing in again with the cookie of before is fine too.
    expect((await admin.signIn(ADMIN.email, ADMIN.password)).status).toBe(200);
  });

  it('works from a page of this site and is refused from a page of another', async () => {
    const host = new URL(product.address).host;
    const page = browser({
      origin: `http://${host}`,
      'sec-fetch-site': 'same-origin',
      'sec-fetch-mode': 'cors',
    });
    expect((await page.signIn(ADMIN.email, ADMIN.password)).status).toBe(200);
    const foreign = browser({ origin: 'http://evil.example', 'sec-fetch-site': 'cross-site' });
    const refused = await foreign.signIn(ADMIN.email, ADMIN.password);
    expect([refused.status, refused.body.error.code]).toEqual([403, 'request.foreign']);
    expect(foreign.jar.size).toBe(0);
  });

  it('takes JSON only, and says so once', async () => {
    for (const path of ['sign-in/email', 'sign-out']) {
      const answer = await fetch(`${product.address}/api/auth/${path}`, {
        method: 'POST',
        body: new URLSearchParams({ email: ADMIN.email, password: ADMIN.password }),
      });
      const { error } = (await answer.json()) as { error: { code: string; details: unknown[] } };
      expect([answer.status, error.code, error.details.length]).toEqual([400, 'input.mediaType', 1]);
    }
  });

  it('says the same for a wrong password and an unknown address', async () => {
    for (const email of [ADMIN.email, 'nobody@shop.example']) {
      const { status, body } = await browser().signIn(email, '错的密码123');
      expect([status, body.error.code, body.error.message]).toEqual([
        401,
        'session.wrongPassword',
        '邮箱或密码不对。',
      ]);
    }
  });

  it.each<[string, unknown, string]>([
    ['nothing', {}, 'email'],
    ['a list', { email: [], password: 'x' }, 'email'],
    ['a NUL byte', { email: 'a\u0000@b.example', password: 'x' }, 'email'],
    ['a megabyte', { email: ADMIN.email, password: 'x'.repeat(10_000) }, 'password'],
    [
      'an unknown field',
      { email: ADMIN.email, password: 'x', callbackURL: 'http://evil.example' },
      'callbackURL',
    ],
  ])('refuses %s by field name', async (_, body, path) => {
    const answer = await browser().send('POST', '/api/auth/sign-in/email', body);
    expect(answer.status).toBe(400);
    expect(answer.body.error.details[0].path).toBe(path);
  });

  it('is slowed down for somebody who guesses', async () => {
    const guesser = browser();
    const answers = [];
    for (let i = 0; i < 31; i++)
      answers.push(await guesser.signIn(`nobody${i}@shop.example`, `guess ${i} abc`));
    expect(answers.slice(0, 30).every((a) => a.status === 401)).toBe(true);
    expect(answers[30]?.status).toBe(429);
    expect(answers[30]?.body.error.code).toBe('request.tooMany');
  });

  it('is refused to whoever guesses one password from many addresses, and not to its owner at home', async () => {
    const { browser: home, email, password } = await person();
    const answers = [];
    for (let i = 0; i < 11; i++) answers.push((await browser().signIn(email, `guess ${i} abc`)).status);
    expect(answers).toEqual([...Array(10).fill(401), 429]);
    const right = await browser().signIn(email.toUpperCase(), password);
    expect([right.status, right.body.error.code]).toEqual([429, 'request.tooMany']);
    expect((await home.signIn(email, password)).status).toBe(200);
    for (let i = 0; i < 10; i++) expect((await home.signIn(email, `guess ${i} abc`)).status).toBe(401);
    expect((await home.signIn(email, password)).status).toBe(429);
  });

  it('answers with a name and no token', async () => {
    const { browser: home, email, password } = await person();
    const { body } = await home.signIn(email, password);
    expect(body).toEqual({ user: { name: expect.any(String), email } });
  });

  it.each([
    'sign-up/email',
    'update-user',
    'delete-user',
    'change-password',
    'list-sessions',
    'request-password-reset',
  ])('leaves no other door of better-auth open: %s', async (door) => {
    const body = { email: 'new@shop.example', password: '一个新密码123', name: 'new' };
    for (const method of ['GET', 'POST'])
      expect(
        (await browser().send(method, `/api/auth/${door}`, method === 'POST' ? body : undefined)).status,
      ).toBe(404);
  });

  it('refuses a forged cookie', async () => {
    const { browser: real } = await person();
    const value = real.jar.get('baizigui.session_token') ?? '';
    const [token = ''] = decodeURIComponent(value).split('.');
    const forged = [
      'nonsense',
      token,
      encodeURIComponent(`${token}.${Buffer.alloc(32).toString('base64')}`),
      `${value.slice(0, 10)}x${value.slice(11)}`,
    ];
    for (const cookie of forged) {
      const stranger = browser();
      stranger.jar.set('baizigui.session_token', cookie);
      expect((await stranger.ask('GET', '/session')).status, cookie).toBe(401);
    }
    expect((await real.ask('GET', '/session')).status).toBe(200);
  });

  it('ends at once by signing out', async () => {
    const { browser: own } = await person();
    const copy = browser();
    for (const [k, v] of own.jar) copy.jar.set(k, v);
    expect((await copy.ask('GET', '/session')).status).toBe(200);
    expect((await own.send('POST', '/api/auth/sign-out')).status).toBe(200);
    expect((await copy.ask('GET', '/session')).status).toBe(401);
    expect(own.jar.size).toBe(0);
  });

  it('costs no query when somebody asks again', async () => {
    const { browser: own } = await person();
    await own.ask('GET', '/roles');
    const query = vi.spyOn(product.running.db.pool, 'query');
    const { status } = await own.ask('GET', '/roles');
    const asked = query.mock.calls.map((call) => JSON.stringify(call));
    query.mockRestore();
    expect([status, asked.filter((text) => /session|staff/.test(text))]).toEqual([200, []]);
  });

  it('is on record with the address', async () => {
    const someone = await person();
    await someone.browser.signIn(someone.email, someone.password);
    const { body } = await product.ask('GET', `/audit?did=session.started&actor=${someone.id}`);
    expect(body.items[0]).toMatchObject({ did: 'session.started', ip: someone.browser.ip });
  });
});

describe('a change with the session cookie', () => {
  it('is refused when it comes from another site', async () => {
    const { browser: own } = await person(['superAdmin']);
    for (const extra of [
      { origin: 'http://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'null' },
    ]) {
      const { status, body } = await own.ask(
        'POST',
        '/departments',
        { name: '偷建的' },
        extra as Record<string, string>,
      );
      expect([status, body.error.code], JSON.stringify(extra)).toEqual([403, 'request.foreign']);
    }
    const { body } = await own.ask('GET', '/departments');
    expect(body.items.map((d: { name: string }) => d.name)).not.toContain('偷建的');
  });

  it('cannot sign somebody out from another site', async () => {
    const { browser: own } = await person();
    const answer = await own.send('POST', '/api/auth/sign-out', {}, { origin: 'http://evil.example' });
    expect(answer.status).toBe(403);
    expect((await own.ask('GET', '/session')).status).toBe(200);
  });
});

describe('one’s own session', () => {
  it('keeps the own name and language', async () => {
    const { browser: own } = await person();
    expect((await own.ask('PATCH', '/session', { language: 'en', name: 'Li' })).body).toMatchObject({
      language: 'en',
      user: { name: 'Li' },
    });
    expect((await own.ask('PATCH', '/session', { language: 'fr' })).status).toBe(400);
  });

  it('takes a new password with the old one, and ends every other session', async () => {
    const { browser: own, email, password } = await person();
    const other = browser();
    await other.signIn(email, password);
    const wrong = await own.ask('PATCH', '/session', { password: { old: 'not it', new: '第二个密码456' } });
    expect([wrong.status, wrong.body.error.details[0].path]).toEqual([400, 'password.old']);
    const weak = await own.ask('PATCH', '/session', { password: { old: password, new: email } });
    expect([weak.status, weak.body.error.details[0]]).toMatchObject([
      400,
      { path: 'password.new', code: 'password.isEmail' },
    ]);
    expect(
      (await own.ask('PATCH', '/session', { password: { old: password, new: '第二个密码456' } })).status,
    ).toBe(200);
    expect((await own.ask('GET', '/session')).status).toBe(200);
    expect((await other.ask('GET', '/session')).status).toBe(401);
    expect((await browser().signIn(email, password)).status).toBe(401);
    expect((await browser().signIn(email, '第二个密码456')).status).toBe(200);
  });

  it('stops somebody who guesses the old password', async () => {
    const { browser: own } = await person();
    const tries = [];
    for (let i = 0; i < 6; i++)
      tries.push(
        (await own.ask('PATCH', '/session', { password: { old: `guess ${i}`, new: '第二个密码456' } }))
          .status,
      );
    expect(tries).toEqual([400, 400, 400, 400, 400, 429]);
  });

  it('is nothing that a key has', async () => {
    const { status, body } = await product.ask('PATCH', '/session', { name: 'x' });
    expect([status, body.error.code]).toEqual([403, 'session.notAPerson']);
  });
});

describe('a one-time link', () => {
  it('tells what it is for, signs in, and works once', async () => {
    const { body: made } = await product.ask('POST', '/staff', { name: '小王', email: 'wang@shop.example' });
    const token = await invitation(product, made.id);
    const visitor = browser();
    expect((await visitor.ask('POST', '/setup/check', { token })).body).toMatchObject({
      for: 'invitation',
      name: '小王',
      email: 'wang@shop.example',
    });
    const other = await visitor.ask('POST', '/setup', {
      token,
      email: 'me@evil.example',
      password: '第一个密码123',
    });
    expect([other.status, other.body.error.code]).toEqual([409, 'setup.otherEmail']);
    const weak = await visitor.ask('POST', '/setup', { token, password: 'wang@shop.example' });
    expect(weak.body.error.details[0].code).toBe('password.isEmail');
    expect((await visitor.ask('POST', '/setup', { token, password: '第一个密码123' })).status).toBe(200);
    expect((await visitor.ask('GET', '/session')).body.user.id).toBe(made.id);
    const again = await browser().ask('POST', '/setup', { token, password: '别人的密码123' });
    expect([again.status, again.body.error.code]).toEqual([409, 'setup.linkUsed']);
    expect((await browser().signIn('wang@shop.example', '别人的密码123')).status).toBe(401);
  });

  it('is used by one of two who try at once', async () => {
    const { body: made } = await product.ask('POST', '/staff', { name: '小李', email: 'li@shop.example' });
    const token = await invitation(product, made.id);
    const answers = await Promise.all(
      ['甲的密码12345', '乙的密码12345'].map((password) =>
        browser().ask('POST', '/setup', { token, password }),
      ),
    );
    expect(answers.map((a) => a.status).sort()).toEqual([200, 409]);
  });

  it('resets a forgotten password and ends the sessions of before', async () => {
    const someone = await person();
    const token = await invitation(product, someone.id);
    expect((await browser().ask('POST', '/setup/check', { token })).body.for).toBe('newPassword');
    expect((await someone.browser.ask('GET', '/session')).status).toBe(200);
    await browser().ask('POST', '/setup', { token, password: '重设的密码789' });
    expect((await someone.browser.ask('GET', '/session')).status).toBe(401);
    expect((await browser().signIn(someone.email, '重设的密码789')).status).toBe(200);
  });

  it('ends when it is old, replaced, made up, or its person is gone', async () => {
    const { body: made } = await product.ask('POST', '/staff', { name: '小赵', email: 'zhao@shop.example' });
    const first = await invitation(product, made.id);
    const second = await invitation(product, made.id);
    const attempt = async (token: string) => {
      const { status, body } = await browser().ask('POST', '/setup', { token, password: '第一个密码123' });
      return [status, body.error?.code];
    };
    expect(await attempt(first)).toEqual([404, 'setup.linkUnknown']);
    expect(await attempt('made-up')).toEqual([404, 'setup.linkUnknown']);
    await product.running.db.run(
      `update setup_link set expires_at = now() - interval '1 second' where staff_id = $1`,
      [Number(made.id.slice(4))],
    );
    expect(await attempt(second)).toEqual([409, 'setup.linkExpired']);
    const third = await invitation(product, made.id);
    await product.ask('PATCH', `/staff/${made.id}`, { active: false });
    expect(await attempt(third)).toEqual([404, 'setup.linkUnknown']);
    const { status, body } = await product.ask('POST', `/staff/${made.id}/invite`);
    expect([status, body.error.code]).toEqual([409, 'staff.inactive']);
  });
});
