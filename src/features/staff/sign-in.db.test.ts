import { getMigrations } from 'better-auth/db/migration';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '#platform/db';
import { openLog } from '#platform/telemetry';
import { testDatabase } from '#tests/database';
import { openSignIn } from './sign-in.ts';

const db = await testDatabase();
const log = openLog('silent');
const secret = 'a-secret-for-tests-only-0123456789';
const asking = (over: object = {}) => ({
  method: 'POST',
  headers: {},
  ip: '192.0.2.1',
  host: 'tags.example:8080',
  ...over,
});
const nobody = { email: 'nobody@shop.example', password: '随便一个密码' };

describe('sign-in with better-auth', () => {
  it('finds its tables as this version wants them', async () => {
    const { auth } = openSignIn({ db, log, secret, publicUrl: null });
    const plan = await getMigrations(auth.options, { throwOnUnsafe: false });
    expect(plan.toBeCreated).toEqual([]);
    expect(plan.toBeAdded).toEqual([]);
    expect(plan.schemaProblems).toEqual([]);
  });

  it('never reports to its makers', async () => {
    const { auth } = openSignIn({ db, log, secret, publicUrl: null });
    expect(auth.options.telemetry).toEqual({ enabled: false });
  });

  it('says that the database is away when it is, not that the password is wrong', async () => {
    const away = openDatabase({ url: 'postgres://nobody@127.0.0.1:1/none' });
    const signIn = openSignIn({ db: away, log, secret, publicUrl: null });
    await expect(signIn.handle(asking(), '/sign-in/email', nobody)).rejects.toMatchObject({
      code: 'ECONNREFUSED',
    });
    await away.close();
  });

  it.each<[string, string | null, Record<string, string>, string]>([
    ['the page of this host', null, { origin: 'http://tags.example:8080' }, 'session.wrongPassword'],
    ['the page behind a TLS proxy', null, { origin: 'https://tags.example:8080' }, 'session.wrongPassword'],
    [
      'the public address',
      'https://tags.shop.example/',
      { origin: 'https://tags.shop.example' },
      'session.wrongPassword',
    ],
    ['a program', null, {}, 'session.wrongPassword'],
    ['a program with an old cookie', null, { cookie: 'baizigui.session_token=x' }, 'session.wrongPassword'],
    ['another port', null, { origin: 'http://tags.example:9090' }, 'request.foreign'],
    ['another host', null, { origin: 'http://evil.example' }, 'request.foreign'],
    ['a sandboxed frame', null, { origin: 'null', 'sec-fetch-site': 'cross-site' }, 'request.foreign'],
    [
      'a host header made up by the client',
      null,
      { origin: 'http://evil.example', 'x-baizigui-host': 'evil.example' },
      'request.foreign',
    ],
  ])('asked from %s', async (_, publicUrl, headers, code) => {
    const signIn = openSignIn({ db, log, secret, publicUrl });
    await expect(signIn.handle(asking({ headers }), '/sign-in/email', nobody)).rejects.toMatchObject({
      code,
    });
  });

  it('marks its cookie as secure when the public address is', async () => {
    const { auth } = openSignIn({ db, log, secret, publicUrl: 'https://tags.shop.example' });
    const { sessionToken } = (await auth.$context).authCookies;
    expect(sessionToken.name).toBe('__Secure-baizigui.session_token');
    expect(sessionToken.attributes).toMatchObject({ secure: true, httpOnly: true, sameSite: 'lax' });
  });

  it.each(['tags.example.com', 'ftp://tags.example.com', 'not an address'])(
    'refuses the public address %s with a sentence',
    (publicUrl) => {
      expect(() => openSignIn({ db, log, secret, publicUrl })).toThrow(/^BAIZIGUI_PUBLIC_URL must be/);
    },
  );
});
