/** An installation that nobody can administer yet. */
import { afterEach, describe, expect, it } from 'vitest';
import { ensureFirstAdministrator, firstAdministratorToken } from '#features/staff';
import { openLog } from '#platform/telemetry';
import { type TestProduct, testProduct } from '#tests/product';
import { visitor } from '#tests/visitor';

let product: TestProduct | null = null;
afterEach(async () => {
  await product?.stop();
  product = null;
});

async function fresh(admin?: { email: string; password: string }) {
  product = await testProduct(admin ? { admin } : {});
  return product;
}

const tokenOf = (link: string | null): string => new URL(link ?? '').searchParams.get('token') ?? '';

const installation = (of: TestProduct) => ({
  db: of.running.db,
  log: openLog('silent'),
  workspace: 1,
  now: new Date(),
});

const me = { name: '王店长', email: 'Boss@Shop.example', password: '一个好密码123' };

describe('the link that the start prints', () => {
  it('makes the first administrator, who is then signed in, and works once', async () => {
    const at = await fresh();
    expect(at.running.setupLink).toContain(`${at.address}/setup?token=`);
    const token = tokenOf(at.running.setupLink);
    const browser = visitor(at);
    expect((await browser.ask('POST', '/setup/check', { token })).body).toMatchObject({
      for: 'firstAdministrator',
    });
    const incomplete = await browser.ask('POST', '/setup', { token, password: me.password });
    expect(incomplete.body.error.details.map((d: { path: string }) => d.path)).toEqual(['name', 'email']);
    expect((await browser.ask('POST', '/setup', { token, ...me })).status).toBe(200);
    const { body } = await browser.ask('GET', '/session');
    expect(body).toMatchObject({
      user: { name: '王店长', email: 'boss@shop.example' },
      roles: ['superAdmin'],
    });
    const again = await visitor(at).ask('POST', '/setup', { token, ...me, email: 'thief@shop.example' });
    expect([again.status, again.body.error.code]).toEqual([409, 'setup.linkUsed']);
    expect(await firstAdministratorToken(installation(at))).toBeNull();
  });

  it('lets one of two be first, with one link or with two', async () => {
    const at = await fresh();
    const tokens = [
      tokenOf(at.running.setupLink),
      tokenOf(at.running.setupLink),
      (await firstAdministratorToken(installation(at))) ?? '',
    ];
    const answers = await Promise.all(
      tokens.map((token, i) =>
        visitor(at).ask('POST', '/setup', { token, ...me, email: `boss${i}@shop.example` }),
      ),
    );
    expect(answers.filter((a) => a.status === 200)).toHaveLength(1);
    for (const refused of answers.filter((a) => a.status !== 200))
      expect(['setup.linkUsed', 'setup.linkUnknown']).toContain(refused.body.error.code);
    const { body } = await at.ask('GET', '/staff');
    expect(body.total).toBe(1);
  });

  it('takes over the person with this e-mail who was imported before', async () => {
    const at = await fresh();
    const { body: known } = await at.ask('POST', '/staff', { name: '导入的人', email: 'boss@shop.example' });
    const browser = visitor(at);
    await browser.ask('POST', '/setup', { token: tokenOf(at.running.setupLink), ...me });
    const { body } = await browser.ask('GET', '/session');
    expect([body.user.id, body.roles]).toEqual([known.id, ['staff', 'superAdmin']]);
  });

  it('keeps only the hash of its token', async () => {
    const at = await fresh();
    const rows = await at.running.db.many('select encode(hash, $1) as hash, l.* from setup_link l', [
      'escape',
    ]);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(tokenOf(at.running.setupLink));
  });
});

describe('the administrator of the environment', () => {
  const admin = { email: 'admin@shop.example', password: '环境里的密码123' };

  it('is made at the first start only, whoever starts at once', async () => {
    const at = await fresh(admin);
    expect(at.running.setupLink).toBeNull();
    await Promise.all([1, 2, 3].map(() => ensureFirstAdministrator(installation(at), admin)));
    await ensureFirstAdministrator(installation(at), { ...admin, password: '改过的密码1234' });
    expect((await at.ask('GET', '/staff')).body.total).toBe(1);
    expect((await visitor(at).signIn(admin.email, '改过的密码1234')).status).toBe(401);
    expect((await visitor(at).signIn(admin.email, admin.password)).status).toBe(200);
  });

  it('is one when three processes start on an empty database', async () => {
    const at = await fresh();
    await Promise.all([1, 2, 3].map(() => ensureFirstAdministrator(installation(at), admin)));
    expect((await at.ask('GET', '/staff')).body.total).toBe(1);
    expect((await visitor(at).signIn(admin.email, admin.password)).status).toBe(200);
  });

  it.each([
    ['an address that nobody could sign in with', { ...admin, email: 'admin@localhost' }],
    ['a password that is the address', { ...admin, password: admin.email }],
    ['a password that is too long to sign in with', { ...admin, password: 'x'.repeat(129) }],
  ])('stops the start with a sentence: %s', async (_, wrong) => {
    const at = await fresh();
    await expect(ensureFirstAdministrator(installation(at), wrong)).rejects.toThrow(/^BAIZIGUI_ADMIN_/);
  });
});
