/** Every GET endpoint of the OpenAPI document, asked by everybody who may sign in: it answers, and with nothing of others. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KEY, type TestProduct, testProduct } from '#tests/product';
import { uploadFile } from '#tests/upload';
import { type Member, member, type Visitor, visitor } from '#tests/visitor';

let product: TestProduct;
beforeAll(async () => {
  product = await testProduct();
  await fill();
});
afterAll(() => product.stop());

/** Stands in everything that the own company wrote down. */
const MARK = '甲家秘密';
/** Ids that fill the parameter of an endpoint, by the first word of its path. */
const ids = new Map<string, string>();

const ask: TestProduct['ask'] = (...rest) => product.ask(...rest);

async function made(path: string, body: object): Promise<string> {
  const answer = await ask('POST', path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body.id;
}

/** One of each, so that no endpoint answers with nothing. */
async function fill(): Promise<void> {
  ids.set('departments', await made('/departments', { name: `${MARK}部` }));
  ids.set('staff', await made('/staff', { name: `${MARK}员` }));
  ids.set('categories', await made('/categories', { name: `${MARK}类` }));
  ids.set('tag-groups', await made('/tag-groups', { name: `${MARK}组` }));
  ids.set('tags', await made('/tags', { group: `${MARK}组`, name: `${MARK}签` }));
  ids.set('customers', await made('/customers', { ref: 'own-1', name: MARK, remark: MARK }));
  ids.set('attributes', await made('/attributes', { key: 'own', label: `${MARK}项`, type: 'text' }));
  ids.set('audiences', await made('/audiences', { name: `${MARK}群`, condition: { tag: ids.get('tags') } }));
  await ask('POST', '/taggings', { add: [{ customer: 'ref:own-1', tag: ids.get('tags'), evidence: MARK }] });
  const history = await ask('GET', '/customers/ref:own-1/tags/history');
  ids.set('causes', history.body.items[0].cause.id);
  await ask('POST', '/orders', {
    orderNo: 'own-1',
    customer: 'ref:own-1',
    amount: 1,
    paidAt: '2026-01-01T00:00:00Z',
    items: [{ product: MARK }],
  });
  await ask('POST', '/events', {
    id: 'own-1',
    type: 'page.view',
    customer: 'ref:own-1',
    at: '2026-01-01T00:00:00Z',
    properties: { url: MARK },
  });
  const events = await ask('GET', '/events');
  ids.set('events', String(events.body.items[0].position));
  const upload = await uploadFile(
    { address: product.address, key: KEY },
    { kind: 'customers', name: `${MARK}.csv`, content: `姓名,备注\n${MARK},${MARK}\n` },
  );
  ids.set('imports', upload.body.id);
  const { id } = await product.running.db.one<{ id: number }>(
    `insert into job (workspace_id, kind, title, payload, actor, status)
     select min(id), 'test', $1, '{}', '{"kind":"key","id":"key_1","name":"x","staff":null}', 'done'
       from workspace returning id`,
    [MARK],
  );
  ids.set('jobs', `job_${id}`);
  const channel = await product.running.db.one<{ id: number }>(
    `insert into channel (workspace_id, kind, state, name, config_id, qr_content, created_at, updated_at)
     select min(id), 'contactWay', 'bzg_own', $1, 'own', 'https://example.com', now(), now() from workspace
     returning id`,
    [`${MARK}码`],
  );
  ids.set('channels', `chn_${channel.id}`);
  ids.set(
    'rules',
    await made('/rules', {
      kind: 'state',
      name: `${MARK}规则`,
      when: { did: 'page.view' },
      then: { add: [ids.get('tags')] },
    }),
  );
  ids.set('rule-presets', 'high-intent');
  const material = await made('/materials', { kind: 'article', name: `${MARK}文`, text: MARK });
  ids.set('materials', material);
  ids.set('material-links', await made(`/materials/${material}/links`, { staff: ids.get('staff') }));
  ids.set(
    'forms',
    await made('/forms', {
      name: `${MARK}表`,
      questions: [{ question: MARK, options: [{ answer: MARK, tags: [ids.get('tags')] }] }],
    }),
  );
  ids.set('form-links', await made(`/forms/${ids.get('forms')}/links`, {}));
  const pdf = new FormData();
  pdf.append('file', new Blob(['%PDF-1.7']), `${MARK}.pdf`);
  const uploaded = await fetch(`${product.address}/api/v1/material-files`, {
    method: 'POST',
    body: pdf,
    headers: { authorization: `Bearer ${KEY}` },
  });
  ids.set('material-files', ((await uploaded.json()) as { id: string }).id);
  ids.set(
    'notices',
    await made('/notices', {
      name: `${MARK}通知`,
      tags: [ids.get('tags')],
      to: { kind: 'owner' },
      template: MARK,
    }),
  );
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
}

/** What a query needs, by its name. */
const needed: Readonly<Record<string, string>> = { customer: 'ref:own-1', external: 'wm-own-1', q: MARK };

/** All addresses, with parameters filled in; an endpoint that this test cannot fill in fails it. */
async function addresses(): Promise<string[]> {
  const document = await (await fetch(`${product.address}/api/openapi.json`)).json();
  const { paths } = document as { paths: Record<string, { get?: { parameters: Parameter[] } }> };
  return Object.entries(paths).flatMap(([path, { get }]) => {
    if (!get) return [];
    const word = path.split('/')[3] ?? '';
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
      const id = name === 'tag' || name === 'rule' ? ids.get(`${name}s`) : ids.get(word);
      if (id === undefined) throw new Error(`nothing to fill in: ${path}`);
      return id;
    });
    const query = get.parameters
      .filter((one) => one.in === 'query' && (one.required || one.name in needed))
      .map((one) => [one.name, one.name === 'tag' ? (ids.get('tags') ?? '') : (needed[one.name] ?? '')]);
    const text = new URLSearchParams(query).toString();
    return [text ? `${filled}?${text}` : filled];
  });
}

async function walk(who: Visitor, headers: Record<string, string> = {}) {
  const seen = [];
  for (const address of await addresses()) {
    const { status, body } = await who.send('GET', address, undefined, headers);
    seen.push({ address, status, text: typeof body === 'string' ? body : JSON.stringify(body) });
  }
  expect(seen.length).toBeGreaterThan(30);
  return seen;
}

/** What every refusal says about itself. */
const refusals = [400, 403, 404];

describe('every GET endpoint', () => {
  it('answers the administrator with what there is', async () => {
    const all = await walk(visitor(product), { authorization: `Bearer ${KEY}` });
    // The sidebar speaks with members of staff only, and nobody has begun to simulate a company.
    const seen = all.filter(({ address }) => !/^\/api\/v1\/(sidebar\/|wecom\/simulator)/.test(address));
    expect(seen.filter(({ status }) => status !== 200)).toEqual([]);
    expect(seen.filter(({ text }) => text.includes(MARK)).length).toBeGreaterThan(15);
  });

  it.each(['staff', 'departmentAdmin', 'auditor'])(
    'answers or refuses a person with the role %s',
    async (role) => {
      const { browser }: Member = await member(product, [role]);
      const seen = await walk(browser);
      const wrong = seen.filter(({ status }) => status !== 200 && !refusals.includes(status));
      expect(wrong).toEqual([]);
      expect(seen.filter(({ status }) => status === 200).length).toBeGreaterThan(15);
      if (role === 'auditor') return;
      // Nobody whom he follows: customers, what they did and what happened to them stay unseen.
      const about = /^\/api\/v1\/(customers|orders|events|causes|jobs|imports)\b/;
      expect(seen.filter(({ address, text }) => about.test(address) && text.includes(MARK))).toEqual([]);
    },
  );

  it('answers a key of another company with nothing of this one', async () => {
    const key = 'another-company-0123456789-0123456789';
    const { db } = product.running;
    const { id } = await db.one<{ id: number }>(`insert into workspace (name) values ('乙家') returning id`);
    await db.run(
      `insert into api_key (workspace_id, name, hash, hint, scopes, created_by)
       values ($1, '乙', sha256($2::bytea), 'x', '{*}', 'test')`,
      [id, Buffer.from(key)],
    );
    const seen = await walk(visitor(product), { authorization: `Bearer ${key}` });
    expect(seen.filter(({ text }) => text.includes(MARK))).toEqual([]);
    expect(seen.filter(({ status }) => status !== 200 && !refusals.includes(status))).toEqual([]);
  });

  it('that goes on from a cursor refuses a made-up one, and never breaks on it', async () => {
    const document = await (await fetch(`${product.address}/api/openapi.json`)).json();
    const { paths } = document as { paths: Record<string, { get?: { parameters: Parameter[] } }> };
    const lists = (await addresses()).filter((address) => {
      const [path = ''] = address.split('?');
      return Object.entries(paths).some(
        ([pattern, { get }]) =>
          get?.parameters.some(({ name }) => name === 'cursor') &&
          new RegExp(`^${pattern.replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
      );
    });
    expect(lists.length).toBeGreaterThan(8);
    const values = [-1, 1.5, 2 ** 53, 2 ** 53 - 1, '1', {}, [], [1], null, [2 ** 53 - 1, 2 ** 53 - 1]];
    for (const list of lists)
      for (const value of values) {
        const cursor = Buffer.from(JSON.stringify(value)).toString('base64url');
        const { status } = await ask(
          'GET',
          `${list.slice('/api/v1'.length)}${list.includes('?') ? '&' : '?'}cursor=${cursor}`,
        );
        expect([200, 400], `${list} ${JSON.stringify(value)}`).toContain(status);
        if (value === -1 || typeof value === 'string') expect(status, `${list} ${value}`).toBe(400);
      }
  });

  it('asks a stranger to sign in', async () => {
    const seen = await walk(visitor(product));
    expect(seen.filter(({ status }) => status !== 401)).toEqual([]);
  });
});
