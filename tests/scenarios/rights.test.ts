/** What people with few rights may not see, find out or change. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestProduct, testProduct } from '#tests/product';
import { uploadFile } from '#tests/upload';
import { type Member, member } from '#tests/visitor';

const PHONE = '13661234567';
const HIDDEN = /13661234567|136[ -]?6123/;

let product: TestProduct;
let admin: Member;
let steward: Member;
let seller: Member;
let other: Member;
let auditor: Member;
let department: string;

const must = async (method: string, path: string, body?: unknown) => {
  const answer = await product.ask(method, path, body);
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
  return answer.body;
};

beforeAll(async () => {
  product = await testProduct();
  department = (await must('POST', '/departments', { name: '一部' })).id;
  [admin, steward, seller, other, auditor] = (await Promise.all(
    ['departmentAdmin', 'steward', 'staff', 'staff', 'auditor'].map((role) => member(product, [role])),
  )) as [Member, Member, Member, Member, Member];
  for (const one of [admin, seller]) await must('PATCH', `/staff/${one.id}`, { departments: [department] });
  await must('POST', '/attributes', { key: 'wx', label: '微信号', type: 'text' });
  await must('POST', '/tag-groups', { name: '意向', choice: 'single' });
  await must('POST', '/tags', { group: '意向', name: '高' });
  await must('POST', '/customers', {
    customers: [
      { ref: 'mine', name: `王女士 ${PHONE}`, phone: PHONE, owner: seller.id, attributes: { wx: PHONE } },
      { ref: 'theirs', name: '李先生', phone: '13900001111', owner: other.id, attributes: { wx: 'wx136' } },
    ],
  });
  await must('PUT', '/customers/ref:mine/followers', { followers: [{ staff: seller.id, addWay: 3 }] });
  await must('PUT', '/customers/ref:theirs/followers', { followers: [{ staff: other.id, addWay: 1 }] });
  await must('POST', '/events', {
    id: 'e1',
    type: 'form.submitted',
    customer: 'ref:mine',
    at: '2026-01-02T03:04:05Z',
    properties: { form: 'f', answers: { 电话: `打 ${PHONE}`, number: Number(PHONE) } },
  });
  await must('POST', '/taggings', {
    add: [{ customer: 'ref:mine', tag: '意向/高', evidence: `微信同号 ${PHONE}` }],
  });
});
afterAll(() => product.stop());

describe('a phone number is masked for those who may not read it', () => {
  const explain = { customer: 'ref:mine', condition: { attribute: 'wx', is: 'x' } };
  it.each<[string, string, string, unknown?]>([
    ['the customer', 'GET', '/customers/ref:mine'],
    ['the timeline', 'GET', '/customers/ref:mine/timeline'],
    ['events', 'GET', '/events?customer=ref:mine'],
    ['tags', 'GET', '/customers/ref:mine/tags'],
    ['the history of tags', 'GET', '/customers/ref:mine/tags/history'],
    ['why a tag is there', 'GET', `/customers/ref:mine/explain?tag=${encodeURIComponent('意向/高')}`],
    ['why a condition holds or not', 'POST', '/audiences/explain', explain],
    ['people of a condition', 'POST', '/audiences/query', { condition: { attribute: 'wx', exists: true } }],
  ])('in %s', async (_, method, path, body) => {
    const { status, body: seen } = await steward.browser.ask(method, path, body);
    expect(status).toBe(200);
    expect(JSON.stringify(seen)).not.toMatch(HIDDEN);
    expect(JSON.stringify(seen)).toContain('136****4567');
    expect(JSON.stringify((await product.ask(method, path, body)).body)).toMatch(HIDDEN);
  });
});

describe('a file whose column of tags holds numbers', () => {
  it('shows phones only to those who may read them, and cards to nobody', async () => {
    const importer = await member(product, ['tagAdmin']);
    const cookie = [...importer.browser.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const tags = [PHONE, `意向/${PHONE}`, `没有的组／${PHONE}`, '身份/11010519491231002X'];
    const { body: made } = await uploadFile(
      { address: product.address, cookie },
      {
        kind: 'taggings',
        name: 't.csv',
        content: `客户,标签\n${tags.map((tag) => `ref:mine,${tag}`).join('\n')}\n`,
        mapping: { columns: { 客户: 'customer', 标签: 'tags' }, header: true },
      },
    );
    const tried = await importer.browser.ask('POST', `/imports/${made.id}/dry-run`);
    expect(tried.status).toBe(200);
    const path = `/imports/${made.id}/missing-tags`;
    const shown = async (asked: Promise<{ body: { items: unknown[] } }>) =>
      (await asked).body.items.map((item) => Object.values(item as object).join(' ')).sort();
    const masked = '136****4567';
    const card = '身份 **************002X 1';
    expect(await shown(importer.browser.ask('GET', path))).toEqual(
      [` ${masked} 1`, `意向 ${masked} 1`, `没有的组 ${masked} 1`, card].sort(),
    );
    expect(await shown(product.ask('GET', path))).toEqual(
      [` ${PHONE} 1`, `意向 ${PHONE} 1`, `没有的组 ${PHONE} 1`, card].sort(),
    );
  });
});

describe('the journal of everybody holds only what the caller may see', () => {
  let own: string;
  let theirs: string;
  beforeAll(async () => {
    await must('POST', '/events', {
      events: ['theirs', 'mine', 'theirs', 'mine'].map((ref, i) => ({
        id: `e2-${i}`,
        type: 'page.view',
        customer: `ref:${ref}`,
        at: `2026-01-0${i + 2}T03:04:05Z`,
      })),
    });
    await must('POST', '/orders', {
      orders: ['mine', 'theirs', 'mine'].map((ref, i) => ({
        orderNo: `${ref}-${i}`,
        customer: `ref:${ref}`,
        amount: 1,
        paidAt: '2026-01-01T00:00:00Z',
      })),
    });
    own = (await must('GET', '/customers/ref:mine')).id;
    theirs = (await must('GET', '/customers/ref:theirs')).id;
  });

  describe.each<[string, () => Member]>([
    ['whose reach is the own customers', () => seller],
    ['whose reach is the department', () => admin],
  ])('of somebody %s', (_, who) => {
    it.each([
      ['/events?', 4, 7],
      ['/events?type=page.view&', 2, 4],
      ['/orders?', 2, 3],
    ])('%s', async (path, seen, inAll) => {
      for (let page = 0, cursor = ''; page < seen; page++) {
        const { body } = await who().browser.ask('GET', `${path}limit=1${cursor && `&cursor=${cursor}`}`);
        expect([body.total, body.items.map((item: { customer: string }) => item.customer)]).toEqual([
          seen,
          [own],
        ]);
        expect(body.nextCursor === null).toBe(page === seen - 1);
        cursor = body.nextCursor;
      }
      const { total, items } = await must('GET', `${path}limit=100`);
      expect([total, new Set(items.map((item: { customer: string }) => item.customer))]).toEqual([
        inAll,
        new Set([own, theirs]),
      ]);
    });
  });
});

describe('and not found out by asking', () => {
  const count = async (who: Member, condition: unknown) =>
    (await who.browser.ask('POST', '/audiences/count', { condition })).body.count;
  it.each([
    [{ attribute: 'wx', startsWith: '136' }, 1],
    [{ attribute: 'wx', startsWith: '1366' }, 0],
    [{ attribute: 'wx', contains: '61234567' }, 0],
    [{ attribute: 'wx', contains: '4567' }, 1],
    [{ attribute: 'wx', contains: '136' }, 2],
    [{ attribute: 'wx', is: PHONE }, 1],
    [{ did: 'form.submitted', where: [{ property: 'answers.电话', contains: '1366' }] }, 0],
    [{ did: 'form.submitted', where: [{ property: 'answers.电话', contains: '4567' }] }, 1],
  ])('%j counts %i', async (condition, n) => {
    expect(await count(steward, condition)).toBe(n);
    const explained = await steward.browser.ask('POST', '/audiences/explain', {
      customer: 'ref:mine',
      condition,
    });
    expect(explained.body.holds).toBe(n > 0);
  });

  it('while those who may read it find any part', async () => {
    expect(
      (await must('POST', '/audiences/count', { condition: { attribute: 'wx', startsWith: '1366' } })).count,
    ).toBe(1);
  });

  it.each([
    [PHONE, 1],
    ['4567', 1],
    ['34567', 0],
    ['61234567', 0],
    ['1366', 0],
    ['王女士', 1],
  ])('the search for %s finds %i', async (q, n) => {
    const found = await steward.browser.ask('GET', `/customers?q=${encodeURIComponent(q)}`);
    expect(found.body.total).toBe(n);
    const query = await steward.browser.ask('POST', '/audiences/query', { condition: { all: [] }, q });
    expect(query.body.items).toHaveLength(n);
  });
});

describe('jobs of others', () => {
  const key = async (scopes: string[]) => {
    const { key } = await must('POST', '/api-keys', { name: scopes.join(), scopes });
    return { authorization: `Bearer ${key}` };
  };
  let job: string;
  beforeAll(async () => {
    const { db } = product.running;
    const { id } = await db.one<{ id: number }>(
      `insert into job (workspace_id, kind, needed_right, title, status, actor)
       values (1, 'taggings.bulk', 'tags:bulk', '秘密的条件', 'running', '{"kind":"staff","id":"stf_999","name":"别人","staff":999}')
       returning id`,
    );
    job = `job_${id}`;
  });

  it('are not stopped by those who may only look', async () => {
    expect((await auditor.browser.ask('GET', `/jobs/${job}`)).status).toBe(200);
    const stopped = await auditor.browser.ask('POST', `/jobs/${job}/cancel`);
    expect([stopped.status, stopped.body.error.code]).toEqual([403, 'job.notYours']);
    expect((await must('GET', `/jobs/${job}`)).status).toBe('running');
  });

  it('are unknown to a key without the right of their kind', async () => {
    const reader = await key(['customers:read']);
    expect((await product.ask('POST', `/jobs/${job}/cancel`, undefined, reader)).status).toBe(404);
    expect((await product.ask('GET', '/jobs', undefined, reader)).body).toMatchObject({
      items: [],
      total: 0,
    });
    const bulk = await key(['tags:bulk']);
    expect((await product.ask('GET', '/jobs', undefined, bulk)).body.total).toBe(1);
    expect((await product.ask('POST', `/jobs/${job}/cancel`, undefined, bulk)).status).toBe(200);
  });
});

describe('the library', () => {
  it('shows changes of personal tags only to their owner, and their undo is not for others', async () => {
    const personal = await seller.browser.ask('POST', '/tags', { name: '我的小本子', scope: 'personal' });
    expect(personal.status).toBe(201);
    const did = async (who: Member) => {
      const { body } = await who.browser.ask('GET', '/change-sets?limit=100');
      return [JSON.stringify(body.items).includes('我的小本子'), body.items.length === body.total];
    };
    expect(await did(seller)).toEqual([true, true]);
    expect(await did(other)).toEqual([false, true]);
    expect(await did(steward)).toEqual([false, true]);
    const { body } = await seller.browser.ask('GET', '/change-sets');
    const undo = await steward.browser.ask('POST', `/change-sets/${body.items[0].id}/undo`);
    expect([undo.status, undo.body.error?.code]).toEqual([403, 'changeSet.notYours']);

    const put = await seller.browser.ask('POST', '/taggings', {
      add: [{ customer: 'ref:mine', tag: personal.body.id }],
    });
    expect(put.body.added).toBe(1);
    const { body: tags } = await seller.browser.ask('GET', '/customers/ref:mine/tags');
    const cause = tags.items.find((one: { tag: { id: string } }) => one.tag.id === personal.body.id).cause;
    const undone = await steward.browser.ask('POST', `/causes/${cause}/undo`);
    expect(undone.body).toMatchObject({ restored: 0, kept: 1 });
  });
});

describe('a shared audience', () => {
  it('is changed by its owner and by those who see the workspace, and by nobody else', async () => {
    const made = await admin.browser.ask('POST', '/audiences', {
      name: '主管的',
      condition: { tag: '意向/高' },
    });
    expect(made.status).toBe(201);
    const path = `/audiences/${made.body.id}`;
    const rival = await member(product, ['departmentAdmin']);
    for (const [method, body] of [
      ['PATCH', { name: '我的了' }],
      ['DELETE', undefined],
    ] as const) {
      const { status, body: answer } = await rival.browser.ask(method, path, body);
      expect([status, answer.error?.code]).toEqual([403, 'audience.notYours']);
      expect(answer.error.message).toContain(made.body.owner);
    }
    expect((await admin.browser.ask('PATCH', path, { name: '主管的二' })).status).toBe(200);
    expect((await steward.browser.ask('PATCH', path, { name: '主管的三' })).status).toBe(200);
  });
});

describe('a customer out of reach', () => {
  it('is named only in the caller’s own words', async () => {
    const { id } = await must('GET', '/customers/ref:theirs');
    const taken = await seller.browser.ask('POST', '/customers', { phone: '13900001111', name: '改名' });
    expect([taken.status, taken.body.error.code]).toEqual([403, 'customer.outOfReach']);
    const both = await seller.browser.ask('POST', '/customers', { ref: 'mine', phone: '13900001111' });
    expect([both.status, both.body.error.code]).toEqual([403, 'customer.outOfReach']);
    for (const { body } of [taken, both]) expect(JSON.stringify(body)).not.toContain(`${id}`);
    expect(taken.body.error.message).toContain('phone:13900001111');
  });

  it('is what a follower who takes himself off is left with, and the answer says so', async () => {
    const made = await seller.browser.ask('POST', '/customers', { ref: 'leaving', name: '要走的' });
    const keep = await seller.browser.ask('PUT', `/customers/${made.body.id}/followers`, {
      followers: [{ staff: seller.id }, { staff: other.id }],
    });
    expect(keep.body.withinReach).toBe(true);
    await must('PATCH', `/customers/${made.body.id}`, { owner: other.id });
    const left = await seller.browser.ask('PUT', `/customers/${made.body.id}/followers`, {
      followers: [{ staff: other.id }],
    });
    expect([left.status, left.body.withinReach]).toEqual([200, false]);
    expect((await seller.browser.ask('GET', `/customers/${made.body.id}`)).status).toBe(404);
  });
});

describe('conditions on follow relations', () => {
  it.each<[string, () => unknown, readonly string[]]>([
    ['of a person', () => ({ staff: [other.id] }), ['theirs']],
    ['of a department', () => ({ department: [department] }), ['mine']],
    ['by the way of adding', () => ({ addWay: [1, 3] }), ['mine', 'theirs']],
    ['by both at once, in one relation', () => ({ department: [department], addWay: [1] }), []],
    ['that ended', () => ({ staff: [seller.id], status: ['transferred'] }), []],
  ])('%s', async (_, follow, refs) => {
    const condition = {
      all: [
        { follow: follow() },
        { any: ['mine', 'theirs'].map((ref) => ({ attribute: 'wx', is: ref === 'mine' ? PHONE : 'wx136' })) },
      ],
    };
    const { items } = await must('POST', '/audiences/query', { condition, limit: 100 });
    const found = await Promise.all(
      items.map(async (one: { id: string }) => (await must('GET', `/customers/${one.id}`)).ref),
    );
    expect(found.sort()).toEqual([...refs].sort());
    for (const ref of ['mine', 'theirs'])
      expect((await must('POST', '/audiences/explain', { customer: `ref:${ref}`, condition })).holds).toBe(
        refs.includes(ref),
      );
  });
});
