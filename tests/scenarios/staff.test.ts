/** People and departments over HTTP. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestProduct, testProduct } from '#tests/product';
import { member, visitor } from '#tests/visitor';

const ADMIN = { email: 'admin@shop.example', password: '百子柜开门大吉大利' };

let product: TestProduct;
beforeAll(async () => {
  product = await testProduct({ admin: ADMIN });
});
afterAll(() => product.stop());

const browser = (headers?: Record<string, string>) => visitor(product, headers);
const person = (roles?: readonly string[]) => member(product, roles);

describe('people', () => {
  it('are found by name, role, department and activity, in pages', async () => {
    const { body: top } = await product.ask('POST', '/departments', { name: '销售部' });
    const { body: below } = await product.ask('POST', '/departments', { name: '一组', parent: top.id });
    for (const name of ['查找甲', '查找乙', '查找丙'])
      await product.ask('POST', '/staff', { name, departments: [below.id], roles: ['staff', 'auditor'] });
    const names = (answer: { body: { items: { name: string }[] } }) => answer.body.items.map((s) => s.name);
    expect(names(await product.ask('GET', '/staff?q=查找乙'))).toEqual(['查找乙']);
    expect(
      names(await product.ask('GET', `/staff?department=${top.id}&role=auditor&active=true`)),
    ).toHaveLength(3);
    const first = await product.ask('GET', `/staff?department=${top.id}&limit=2`);
    expect([names(first).length, first.body.total]).toEqual([2, 3]);
    const rest = await product.ask(
      'GET',
      `/staff?department=${top.id}&limit=2&cursor=${first.body.nextCursor}`,
    );
    expect([names(rest), rest.body.nextCursor]).toEqual([['查找丙'], null]);
  });

  it('get the rights of all their roles, and the widest reach', async () => {
    const both = await person(['staff', 'auditor']);
    const { body } = await both.browser.ask('GET', '/session');
    expect(body.rights).toEqual(expect.arrayContaining(['tags:apply', 'audit:read']));
    expect(body.rights).not.toContain('staff:manage');
    expect((await product.ask('GET', `/staff/${both.id}`)).body.reach).toBe('workspace');
    expect((await both.browser.ask('GET', '/audit')).status).toBe(200);
    await product.ask('PATCH', `/staff/${both.id}`, { roles: ['staff'] });
    expect((await both.browser.ask('GET', '/audit')).status).toBe(403);
  });

  it('lose their sessions at once when they are deactivated, and can’t sign in', async () => {
    const leaver = await person();
    expect((await leaver.browser.ask('GET', '/session')).status).toBe(200);
    await product.ask('PATCH', `/staff/${leaver.id}`, { active: false, reason: '离职' });
    expect((await leaver.browser.ask('GET', '/session')).status).toBe(401);
    const { status, body } = await browser().signIn(leaver.email, leaver.password);
    expect([status, body.error.code]).toEqual([401, 'session.deactivated']);
    await product.ask('PATCH', `/staff/${leaver.id}`, { active: true });
    expect((await browser().signIn(leaver.email, leaver.password)).status).toBe(200);
    const { body: audit } = await product.ask('GET', `/audit?subject=${leaver.id}&did=staff.deactivated`);
    expect(audit.items).toHaveLength(1);
    expect(audit.items[0]).toMatchObject({
      before: { active: true },
      after: { active: false },
      reason: '离职',
    });
  });

  it('sign in with the e-mail that an administrator gave them', async () => {
    const someone = await person();
    await product.ask('PATCH', `/staff/${someone.id}`, { email: 'renamed@shop.example' });
    expect((await browser().signIn(someone.email, someone.password)).status).toBe(401);
    expect((await browser().signIn('renamed@shop.example', someone.password)).status).toBe(200);
    const empty = await product.ask('PATCH', `/staff/${someone.id}`, { email: null });
    expect([empty.status, empty.body.error.code]).toEqual([409, 'staff.emailNeeded']);
    const taken = await product.ask('PATCH', `/staff/${someone.id}`, { email: ADMIN.email });
    expect([taken.status, taken.body.error.code]).toEqual([409, 'staff.emailTaken']);
  });

  it('are one per e-mail and per WeCom account', async () => {
    const body = { name: '企微', email: 'once@shop.example', wecomUserId: 'zhangsan' };
    expect((await product.ask('POST', '/staff', body)).status).toBe(201);
    const email = await product.ask('POST', '/staff', {
      ...body,
      email: 'ONCE@shop.example',
      wecomUserId: null,
    });
    expect([email.status, email.body.error.code]).toEqual([409, 'staff.emailTaken']);
    const wecom = await product.ask('POST', '/staff', { ...body, email: null });
    expect([wecom.status, wecom.body.error.code]).toEqual([409, 'staff.wecomTaken']);
  });

  it('get no rights from somebody who lacks them', async () => {
    const { body: key } = await product.ask('POST', '/api-keys', {
      name: '人事系统',
      scopes: [
        'staff:read',
        'staff:manage',
        'library:read',
        'library:propose',
        'tags:apply',
        'customers:read',
        'customers:write',
        'audiences:read',
      ],
    });
    const hr = { authorization: `Bearer ${key.key}` };
    const plain = await product.ask('POST', '/staff', { name: '新人', email: 'new@shop.example' }, hr);
    expect(plain.status).toBe(201);
    const strong = await product.ask('POST', '/staff', { name: '新人', roles: ['superAdmin'] }, hr);
    expect([strong.status, strong.body.error.code]).toEqual([403, 'staff.beyondYou']);
    const raise = await product.ask('PATCH', `/staff/${plain.body.id}`, { roles: ['tagAdmin'] }, hr);
    expect(raise.status).toBe(403);
    // Nor by becoming somebody who has them.
    const boss = await person(['superAdmin']);
    for (const [method, path, body] of [
      ['POST', `/staff/${boss.id}/invite`, undefined],
      ['PATCH', `/staff/${boss.id}`, { email: 'hr@evil.example' }],
      ['PATCH', `/staff/${boss.id}`, { active: false }],
    ] as const)
      expect((await product.ask(method, path, body, hr)).body.error.code, path).toBe('staff.beyondYou');
  });

  it.each<[string, unknown, string]>([
    ['an empty name', { name: ' ' }, 'name'],
    ['a name of a megabyte', { name: '长'.repeat(1_000_000) }, 'name'],
    ['a lone surrogate', { name: '\ud800' }, 'name'],
    ['an unknown role', { name: 'x', roles: ['king'] }, 'roles.0'],
    ['no role at all', { name: 'x', roles: [] }, 'roles'],
    ['an address that is none', { name: 'x', email: 'x' }, 'email'],
    ['an unknown department', { name: 'x', departments: ['dep_999999999999999'] }, 'departments.0'],
    ['an id of another kind', { name: 'x', departments: ['tag_1'] }, 'departments.0'],
    ['an unknown field', { name: 'x', password: 'secret' }, 'password'],
  ])('are refused with %s', async (_, body, path) => {
    const answer = await product.ask('POST', '/staff', body);
    expect(answer.status).toBe(400);
    expect(answer.body.error.details[0].path).toBe(path);
  });

  it('are not found by what is no id', async () => {
    expect((await product.ask('GET', '/staff/stf_2147483647')).status).toBe(404);
    for (const id of [
      'stf_2147483648',
      'stf_999999999999999',
      'stf_0',
      'stf_-1',
      'stf_1e3',
      'tag_1',
      '1',
      '%00',
    ])
      expect((await product.ask('GET', `/staff/${id}`)).status, id).toBe(400);
    for (const query of ['cursor=zzz', 'limit=0', 'limit=501', 'department=x', 'nonsense=1', 'q=%00'])
      expect((await product.ask('GET', `/staff?${query}`)).status, query).toBe(400);
  });
});

describe('the department tree', () => {
  it('moves whole branches but closes no circle', async () => {
    const make = async (name: string, parent: string | null) =>
      (await product.ask('POST', '/departments', { name, parent })).body.id as string;
    const a = await make('甲部', null);
    const b = await make('乙部', a);
    const c = await make('丙部', b);
    for (const parent of [a, b, c]) {
      const { status, body } = await product.ask('PATCH', `/departments/${a}`, { parent });
      expect([status, body.error.code]).toEqual([409, 'department.circle']);
    }
    expect((await product.ask('PATCH', `/departments/${c}`, { parent: a })).body.parent).toBe(a);
    expect((await product.ask('PATCH', `/departments/${b}`, { parent: c })).status).toBe(200);
    expect((await product.ask('PATCH', `/departments/${b}`, { name: '乙组' })).body).toMatchObject({
      name: '乙组',
      parent: c,
    });
  });

  it('closes no circle when two moves cross', async () => {
    const [x, y] = await Promise.all(
      ['横', '竖'].map(
        async (name) => (await product.ask('POST', '/departments', { name })).body.id as string,
      ),
    );
    const answers = await Promise.all([
      product.ask('PATCH', `/departments/${x}`, { parent: y }),
      product.ask('PATCH', `/departments/${y}`, { parent: x }),
    ]);
    expect(answers.map((a) => a.status).sort()).toEqual([200, 409]);
  });

  it('refuses two of one name side by side', async () => {
    expect((await product.ask('POST', '/departments', { name: '客服部' })).status).toBe(201);
    const { status, body } = await product.ask('POST', '/departments', { name: '客服部' });
    expect([status, body.error.code]).toEqual([409, 'department.nameTaken']);
  });

  it('deletes a department only when it is empty, and names who is in it', async () => {
    const { body: dep } = await product.ask('POST', '/departments', { name: '要删的' });
    const { body: child } = await product.ask('POST', '/departments', { name: '下级', parent: dep.id });
    const { body: member } = await product.ask('POST', '/staff', { name: '成员', departments: [dep.id] });
    const refused = await product.ask('DELETE', `/departments/${dep.id}`);
    expect([refused.status, refused.body.error.code]).toEqual([409, 'department.inUse']);
    expect(refused.body.error.references).toEqual({
      staff: [{ id: member.id, name: '成员' }],
      departments: [{ id: child.id, name: '下级' }],
    });
    await product.ask('PATCH', `/staff/${member.id}`, { departments: [] });
    await product.ask('DELETE', `/departments/${child.id}`);
    expect((await product.ask('DELETE', `/departments/${dep.id}`)).status).toBe(200);
    expect((await product.ask('DELETE', `/departments/${dep.id}`)).status).toBe(404);
  });
});

// Last: it ends the sign-ins of everybody else in this company.
describe('the last super administrator', () => {
  it('can’t be removed or demoted, not even by two who remove each other', async () => {
    const { body } = await product.ask('GET', '/staff?role=superAdmin&active=true');
    const [admin, ...others] = body.items as { id: string }[];
    for (const other of others) await product.ask('PATCH', `/staff/${other.id}`, { roles: ['staff'] });
    for (const change of [{ active: false }, { roles: ['tagAdmin'] }]) {
      const { status, body } = await product.ask('PATCH', `/staff/${admin?.id}`, change);
      expect([status, body.error.code]).toEqual([409, 'staff.lastAdmin']);
    }
    const second = await person(['superAdmin']);
    const answers = await Promise.all(
      [admin?.id, second.id].map((id) => product.ask('PATCH', `/staff/${id}`, { active: false })),
    );
    expect(answers.map((a) => a.status).sort()).toEqual([200, 409]);
  });
});
