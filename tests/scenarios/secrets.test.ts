/** Secrets stay where they belong: in nobody's log, audit line or stored answer. */
import { afterAll, expect, it } from 'vitest';
import { ensureBootstrapKey, ensureWorkspace, firstAdministratorToken } from '#features/staff';
import { openDatabase } from '#platform/db';
import { openLog } from '#platform/telemetry';
import { cloneDatabase } from '#tests/database';
import { assemble } from '../../src/app/wiring.ts';

const database = await cloneDatabase();
const db = openDatabase({ url: database.url });
afterAll(() => database.drop());

it('no password, key, token or cookie is logged or stored in plain', async () => {
  const lines: string[] = [];
  const log = openLog('debug', { write: (line: string) => void lines.push(line) });
  const key = 'a-bootstrap-key-0123456789-0123456789';
  const secret = 'a-secret-for-tests-only-0123456789';
  const workspace = await ensureWorkspace(db, 'x');
  await ensureBootstrapKey(db, workspace, key);
  const { server } = await assemble({
    db,
    log,
    clock: () => new Date(),
    version: '0',
    settings: {
      port: 0,
      host: '127.0.0.1',
      dataDir: '/nowhere',
      databaseUrl: database.url,
      admin: null,
      apiKey: key,
      demo: false,
      publicUrl: null,
      logLevel: 'debug',
      indexMemory: 1e9,
      mail: null,
      sms: null,
      model: null,
      chatArchive: null,
      wecom: { base: 'https://qyapi.weixin.qq.com', corp: null },
      secret,
    },
  });
  afterAll(() => server.close());
  const token = (await firstAdministratorToken({ db, log, workspace, now: new Date() })) ?? '';
  const secrets = [key, secret, token, '第一个密码123', '第二个密码456', '猜错的密码789'];
  let cookie = '';
  const call = async (method: 'GET' | 'POST' | 'PATCH', url: string, payload?: object, headers = {}) => {
    const answer = await server.inject({
      method,
      url,
      headers: { cookie, 'idempotency-key': `${method} ${url}`, ...headers },
      ...(payload ? { payload } : {}),
    });
    for (const set of answer.cookies) {
      cookie = `${set.name}=${encodeURIComponent(set.value)}`;
      secrets.push(set.value, set.value.split('.')[0] ?? set.value);
    }
    return { status: answer.statusCode, body: answer.json() };
  };
  const email = 'boss@shop.example';
  const signIn = '/api/auth/sign-in/email';
  const boss = { token, name: '王店长', email, password: '第一个密码123' };
  expect((await call('POST', '/api/v1/setup', boss)).status).toBe(200);
  expect((await call('POST', signIn, { email, password: '猜错的密码789' })).status).toBe(401);
  expect((await call('POST', signIn, { email, password: '第一个密码123' })).status).toBe(200);
  const password = { old: '第一个密码123', new: '第二个密码456' };
  expect((await call('PATCH', '/api/v1/session', { password })).status).toBe(200);
  const made = await call('POST', '/api/v1/api-keys', { name: 'BI', scopes: [] });
  const { body: people } = await call('GET', '/api/v1/staff');
  const invited = await call('POST', `/api/v1/staff/${people.items[0].id}/invite`);
  secrets.push(made.body.key, new URL(invited.body.link).searchParams.get('token') ?? '');
  expect((await call('GET', '/api/v1/staff', undefined, { authorization: `Bearer ${key}` })).status).toBe(
    200,
  );

  const kept = await Promise.all(
    ['audit_log', 'idempotency', 'api_key', 'setup_link', 'account', 'job'].map((table) =>
      db.many<{ row: string }>(`select t::text as row from "${table}" t`),
    ),
  );
  // An outage in the middle of it all is logged with its cause.
  await db.close();
  const down = await call('POST', signIn, { email, password: '第二个密码456' });
  expect(down.status).toBeGreaterThanOrEqual(500);
  await call('GET', '/api/v1/staff', undefined, { authorization: `Bearer ${key}x` });
  expect(lines.join('')).toContain('request failed');

  expect(secrets.length).toBeGreaterThan(10);
  for (const text of [...lines, ...kept.flat().map((r) => r.row)])
    for (const hidden of secrets) expect(text).not.toContain(hidden);
});
