/** What every request may count on, whatever it asks for. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KEY, type TestProduct, testProduct } from '#tests/product';
import { member, visitor } from '#tests/visitor';

let product: TestProduct;
let ask: TestProduct['ask'];
beforeAll(async () => {
  product = await testProduct();
  ask = product.ask;
});
afterAll(() => product.stop());

/** A job that nobody works on, so that it never ends by itself. */
async function waitingJob(of: TestProduct = product, actor = { id: 'key_1', name: 'test' }): Promise<string> {
  const { id } = await of.running.db.one<{ id: number }>(
    `insert into job (workspace_id, kind, title, payload, actor)
     select min(id), 'test', 'waits', '{}', $1 from workspace returning id`,
    [JSON.stringify({ kind: 'key', staff: null, ...actor })],
  );
  return `job_${id}`;
}

describe('the progress of a job, as it happens', () => {
  const follow = async (headers: Record<string, string>, of = product) => {
    const job = await waitingJob(of);
    const response = await fetch(`${of.address}/api/v1/jobs/${job}`, {
      headers: { accept: 'text/event-stream', ...headers },
    });
    return { response, text: response.text() };
  };

  it('ends with the session of whoever watches', async () => {
    const { browser } = await member(product, ['auditor']);
    const cookie = [...browser.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const { text } = await follow({ cookie });
    await browser.send('POST', '/api/auth/sign-out');
    expect(await text).toContain('data: ');
  });

  it('ends with the key of a program', async () => {
    const { body: key } = await ask('POST', '/api-keys', { name: 'watcher', scopes: ['audit:read'] });
    const { text } = await follow({ authorization: `Bearer ${key.key}` });
    await ask('DELETE', `/api-keys/${key.id}`);
    expect(await text).toContain('data: ');
  });

  it('does not keep the product from stopping', async () => {
    const other = await testProduct();
    const { text } = await follow({ authorization: `Bearer ${KEY}` }, other);
    await other.stop();
    expect(await text).toContain('data: ');
  });
});

describe('a request', () => {
  it('with a filter that an endpoint does not know is refused by its name', async () => {
    for (const path of ['/session?verbose=1', '/departments?q=a', '/tags/tag_1?fields=name']) {
      const { status, body } = await ask('GET', path);
      expect([path, status, body.error.details?.[0]?.code]).toEqual([path, 400, 'unknownField']);
    }
  });

  it('without a body may say that it would be JSON', async () => {
    const job = await waitingJob();
    const answer = await ask('POST', `/jobs/${job}/cancel`, undefined, {
      'content-type': 'application/json',
    });
    expect([answer.status, answer.body.status]).toEqual([200, 'cancelled']);
    expect((await ask('POST', `/jobs/${job}/cancel`, {})).status).toBe(200);
    const more = await ask('POST', `/jobs/${job}/cancel`, { reason: 'x' });
    expect([more.status, more.body.error.details[0]]).toMatchObject([
      400,
      { path: 'reason', code: 'unknownField' },
    ]);
    const none = await ask('POST', '/tags', undefined, { 'content-type': 'application/json' });
    expect([none.status, none.body.error.code]).toEqual([400, 'input.invalid']);
  });

  it('gets an answer that nobody keeps', async () => {
    for (const path of [
      '/api/v1/session',
      '/api/v1/nowhere',
      '/api/v1/tags?limit=x',
      '/api/v1/library/export',
    ]) {
      const response = await fetch(product.address + path, { headers: { authorization: `Bearer ${KEY}` } });
      await response.text();
      expect([path, response.headers.get('cache-control')]).toEqual([path, 'no-store']);
    }
  });

  it('may write the scheme of its key in small letters', async () => {
    const answer = await ask('GET', '/session', undefined, { authorization: `bearer ${KEY}` });
    expect(answer.status).toBe(200);
  });

  it('of another site is not let in by a header that only a proxy may set', async () => {
    const { browser } = await member(product, ['superAdmin']);
    const { port } = new URL(product.address);
    const change = (headers: Record<string, string>) =>
      browser.ask('PATCH', '/session', { language: 'en' }, headers);
    expect((await change({ origin: `http://127.0.0.1:${port}` })).status).toBe(200);
    expect((await change({ origin: 'http://evil.example' })).status).toBe(403);
    // The proxy of this installation stands on the same machine, so its word counts here.
    const proxied = { origin: 'https://tags.example.com', 'x-forwarded-host': 'tags.example.com' };
    expect((await change(proxied)).status).toBe(200);
  });

  it('of nobody is told to sign in', async () => {
    const answer = await visitor(product).ask('GET', '/session');
    expect([answer.status, answer.body.error.code]).toEqual([401, 'session.missing']);
  });
});

describe('a name that is taken', () => {
  const twice = async (path: string, body: object) => {
    await ask('POST', path, body);
    const { status, body: answer } = await ask('POST', path, body);
    return [status, answer.error?.code];
  };

  it('is a conflict wherever it is', async () => {
    await ask('POST', '/tag-groups', { name: '重名组' });
    expect(await twice('/tags', { group: '重名组', name: '重名' })).toEqual([409, 'library.nameTaken']);
    expect(await twice('/tag-groups', { name: '重名组二' })).toEqual([409, 'library.nameTaken']);
    expect(await twice('/categories', { name: '重名类' })).toEqual([409, 'library.nameTaken']);
    expect(await twice('/tags', { group: '重名组', name: '另一个', key: 'same' })).toEqual([
      409,
      'library.nameTaken',
    ]);
    expect(await twice('/departments', { name: '重名部门' })).toEqual([409, 'department.nameTaken']);
    const attribute = { key: 'twice', label: '重名', type: 'text' };
    expect(await twice('/attributes', attribute)).toEqual([409, 'attribute.keyTaken']);
  });

  it('is one whatever its width, case and blanks', async () => {
    await ask('POST', '/tag-groups', { name: '同名组' });
    for (const name of ['标签', '来由']) await ask('POST', '/tags', { group: '同名组', name });
    const tags = ['同名组/标签'];
    const when = { tag: '同名组/来由' };
    const bodies = {
      '/forms': { questions: [{ question: '问', options: [{ answer: '答', tags }] }] },
      '/materials': { kind: 'article', text: '文' },
      '/notices': { tags, to: { kind: 'owner' }, template: '{{tag}}' },
      '/sites': { origins: ['https://www.example.com'] },
      '/audiences': { condition: when },
      '/rules': { kind: 'state', when, then: { add: tags } },
    };
    for (const [path, body] of Object.entries(bodies)) {
      const { status, body: made } = await ask('POST', path, { ...body, name: 'ＡＢ 店' });
      expect([path, status]).toEqual([path, 201]);
      const { body: answer } = await ask('POST', path, { ...body, name: 'ab  店' });
      expect([path, answer.error?.code]).toEqual([path, `${path.slice(1, -1)}.nameTaken`]);
      // Its own name is written otherwise without taking anybody's.
      const rest = path === '/rules' ? body : {};
      const renamed = await ask('PATCH', `${path}/${made.id}`, { ...rest, name: 'AB 店' });
      expect([path, renamed.status]).toEqual([path, 200]);
    }
  });

  it('together with another fault stays a fault of the request', async () => {
    await ask('POST', '/tag-groups', { name: '重名组三' });
    const both = await ask('POST', '/tag-groups', { name: '重名组三', description: '11010519491231002X' });
    expect([both.status, both.body.error.code]).toEqual([400, 'library.namesRefused']);
  });
});

describe('a number that identifies a person', () => {
  it.each(['张三11010519491231002X', '卡6222021234567890128', '张三13800138000'])(
    'is refused in the name of an attribute, a person and a department: %s',
    async (name) => {
      for (const [path, body, field] of [
        ['/attributes', { key: 'personal', label: name, type: 'text' }, 'label'],
        ['/staff', { name }, 'name'],
        ['/departments', { name }, 'name'],
      ] as const) {
        const { status, body: answer } = await ask('POST', path, body);
        expect([path, status, answer.error?.details?.[0]?.path, answer.error?.details?.[0]?.code]).toEqual([
          path,
          400,
          field,
          'personalNumber',
        ]);
      }
    },
  );
});

describe('an ID card or a bank card', () => {
  it('is refused in what people write of an audience and of a relation', async () => {
    const { body: customer } = await ask('POST', '/customers', { ref: 'described' });
    const { id } = await member(product);
    const number = '卡 6222 0210 0011 2233 449';
    for (const [method, path, body, field] of [
      ['POST', '/audiences', { name: '备注', condition: { all: [] }, description: number }, 'description'],
      [
        'PUT',
        `/customers/${customer.id}/followers`,
        { followers: [{ staff: id, remark: number }] },
        'followers.0.remark',
      ],
    ] as const) {
      const { status, body: answer } = await ask(method, path, body);
      expect([status, answer.error?.details?.[0]?.path, answer.error?.details?.[0]?.code]).toEqual([
        400,
        field,
        'privacy.forbiddenNumber',
      ]);
    }
  });
});

describe('what a member of staff reads of the library', () => {
  it('counts only the own customers, in use and in causes', async () => {
    const mine = await member(product);
    await ask('POST', '/tag-groups', { name: '各算各的' });
    const { body: tag } = await ask('POST', '/tags', { group: '各算各的', name: '看过' });
    const ids: string[] = [];
    for (const ref of ['own-1', 'other-1', 'other-2'])
      ids.push((await ask('POST', '/customers', { ref })).body.id);
    const [own = '', ...others] = ids;
    await ask('PUT', `/customers/${own}/followers`, { followers: [{ staff: mine.id }] });
    const add = (customers: readonly string[]) =>
      ask('POST', '/taggings', { add: customers.map((customer) => ({ customer, tag: tag.id })) });
    await add([own, ...others]);
    const causeOf = async (customer: string) =>
      (await ask('GET', `/customers/${customer}/tags/history`)).body.items[0].cause.id;
    const shared = await causeOf(own);
    const use = async (who: typeof ask) => {
      const all = (await who('GET', '/library/usage')).body.items;
      const one = (await who('GET', `/tags/${tag.id}/usage`)).body;
      return [
        all.find((item: { tag: string }) => item.tag === tag.id).added,
        one.added,
        one.byDay.at(-1).added,
        one.sources,
        one.references.customers,
      ];
    };
    expect(await use(ask)).toEqual([3, 3, 3, [{ source: 'api', added: 3 }], 3]);
    expect(await use(mine.browser.ask)).toEqual([1, 1, 1, [{ source: 'api', added: 1 }], 1]);
    expect((await ask('GET', `/causes/${shared}`)).body.changes).toBe(3);
    expect((await mine.browser.ask('GET', `/causes/${shared}`)).body.changes).toBe(1);
    await ask('POST', '/taggings', { remove: others.map((customer) => ({ customer, tag: tag.id })) });
    const foreign = await causeOf(others[0] ?? '');
    expect((await mine.browser.ask('GET', `/causes/${foreign}`)).status).toBe(404);
  });
});
