/**
 * Two companies on one server never see or touch each other's things, and nobody gets in without a key and a right.
 * Both are asked of every endpoint in the OpenAPI document, so that an endpoint made tomorrow is covered today. A new
 * kind of thing is best added to `samples`, so that its real ids are tried too.
 */
import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newWorkspace } from '#tests/database';
import { KEY, type TestProduct, testProduct } from '#tests/product';

/** Endpoints that need nobody to sign in. Each one is a decision. */
const PUBLIC = ['POST /setup', 'POST /setup/check'];

/** Things of the first company, made through the API; `{…}` in a body stands for the id that another path gave. */
const samples: readonly { path: string; body: object; mustWork: boolean }[] = [
  { path: '/departments', body: { name: '甲公司的部门' }, mustWork: true },
  {
    path: '/staff',
    body: { name: '甲公司的员工', email: 'a@jia.example', departments: ['{/departments}'] },
    mustWork: true,
  },
  { path: '/api-keys', body: { name: '甲公司的钥匙', scopes: ['staff:read'] }, mustWork: true },
  { path: '/categories', body: { name: '甲公司的大类' }, mustWork: false },
  { path: '/tag-groups', body: { name: '甲公司的组' }, mustWork: false },
  { path: '/tags', body: { group: '甲公司的组', name: '甲公司的标签' }, mustWork: false },
  { path: '/attributes', body: { key: 'jia', label: '甲公司的属性', type: 'text' }, mustWork: false },
  { path: '/customers', body: { ref: 'jia-1', name: '甲公司的客户' }, mustWork: false },
  {
    path: '/audiences',
    body: { name: '甲公司的人群', condition: { tag: '甲公司的组/甲公司的标签' } },
    mustWork: false,
  },
  {
    path: '/notices',
    body: {
      name: '甲公司的通知',
      groups: ['甲公司的组'],
      to: { kind: 'owner' },
      template: '甲公司的话',
    },
    mustWork: false,
  },
];
const MARK = /甲公司|jia-1|a@jia\.example/;

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly right: string | null;
  readonly open: boolean;
  readonly body: Schema | null;
}

interface Schema {
  readonly type?: string | string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly format?: string;
}

let product: TestProduct;
let operations: Operation[];
let otherKey: string;
let noRightsKey: string;

beforeAll(async () => {
  product = await testProduct();
  operations = operationsOf(await (await fetch(`${product.address}/api/openapi.json`)).json());
  const other = await newWorkspace(product.running.db, '乙公司');
  otherKey = await keyFor(other, ['*']);
  noRightsKey = await keyFor(1, []);
});
afterAll(() => product.stop());

async function keyFor(workspace: number, scopes: string[]): Promise<string> {
  const key = randomBytes(24).toString('hex');
  await product.running.db.run(
    `insert into api_key (workspace_id, name, hash, hint, scopes, created_by) values ($1, 'test', $2, '…', $3, 'test')`,
    [workspace, createHash('sha256').update(key).digest(), scopes],
  );
  return key;
}

function operationsOf(document: { paths: Record<string, Record<string, unknown>> }): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, of]) => {
      const operation = of as {
        'x-right'?: string;
        security?: unknown[];
        requestBody?: { content: { 'application/json': { schema: Schema } } };
      };
      return {
        method: method.toUpperCase(),
        path: path.replace(/^\/api\/v1/, ''),
        right: operation['x-right'] ?? null,
        open: operation.security?.length === 0,
        body: operation.requestBody?.content['application/json']?.schema ?? null,
      };
    }),
  );
}

/** A small body that a schema accepts, so that a request gets as far as looking for its id. */
function example(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const choice = schema.anyOf?.[0] ?? schema.oneOf?.[0] ?? schema.allOf?.[0];
  if (choice) return example(choice);
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === 'object') {
    const properties = Object.entries(schema.properties ?? {});
    const wanted = properties.filter(([name]) => schema.required?.includes(name));
    return Object.fromEntries(wanted.map(([name, of]) => [name, example(of)]));
  }
  if (type === 'array') return schema.minItems && schema.items ? [example(schema.items)] : [];
  if (type === 'string') {
    if (schema.format === 'date-time') return '2030-01-01T00:00:00Z';
    return schema.format === 'email' ? 'x@yi.example' : 'x'.repeat(Math.max(1, schema.minLength ?? 1));
  }
  if (type === 'number' || type === 'integer') return Math.max(1, schema.minimum ?? 1);
  return type === 'boolean' ? false : null;
}

async function ask(key: string | null, method: string, path: string, body?: unknown) {
  const response = await fetch(`${product.address}/api/v1${path}`, {
    method,
    headers: {
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(10_000),
  });
  return { status: response.status, text: await response.text() };
}

const bodyOf = (operation: Operation): unknown =>
  operation.method === 'GET' ? undefined : operation.body ? example(operation.body) : undefined;
const withIds = (path: string, id: string): string => path.replace(/\{\w+\}/g, encodeURIComponent(id));
const named = (operation: Operation): string => `${operation.method} ${operation.path}`;

/** Looking at it, as an export does, stands in it; and a company that nobody simulates is not there. */
const MOVING = /^\/(audit|wecom\/simulator)/;

/** Fields that change by looking (last use), or by themselves: the recount of the index and the memory it takes. */
const MOVING_FIELDS =
  /"(?:lastUsedAt|checkedAt)":(?:"[^"]*"|null)|"(?:checked|bytes)":\d+|"building":(?:true|false)/g;

/** What the lists of a key's company show, without what moves. */
async function lists(key: string): Promise<Map<string, string>> {
  const seen = new Map<string, string>();
  for (const { method, path, open } of operations) {
    if (method !== 'GET' || path.includes('{') || MOVING.test(path) || open) continue;
    const { status, text } = await ask(key, 'GET', path);
    expect([200, 400], `GET ${path}: ${text}`).toContain(status);
    if (status === 200) seen.set(path, text.replace(MOVING_FIELDS, ''));
  }
  return seen;
}

describe('two companies on one server', () => {
  const ids = new Map<string, string>();

  beforeAll(async () => {
    for (const { path, body, mustWork } of samples) {
      if (!operations.some((o) => o.method === 'POST' && o.path === path)) {
        expect(mustWork, `POST ${path} is in the document`).toBe(false);
        continue;
      }
      const filled = JSON.parse(
        JSON.stringify(body).replace(/\{(\/[\w-]+)\}/g, (_, from: string) => ids.get(from) ?? ''),
      );
      const { status, text } = await ask(KEY, 'POST', path, filled);
      if (mustWork) expect(status, `POST ${path}: ${text}`).toBeLessThan(300);
      const id = status < 300 ? /"id":"([a-z]+_\d+)"/.exec(text)?.[1] : undefined;
      if (id) ids.set(path, id);
    }
  });

  it('do not see each other in any list', async () => {
    await ask(otherKey, 'POST', '/departments', { name: '乙公司的部门' });
    const own = await lists(KEY);
    const others = await lists(otherKey);
    expect(own.get('/staff')).toMatch(MARK);
    for (const [path, text] of others) {
      expect(text, `GET ${path}`).not.toMatch(MARK);
      for (const [from, id] of ids)
        expect(text, `GET ${path} shows an id of ${from}`).not.toContain(`"${id}"`);
    }
    expect(others.get('/departments')).toContain('乙公司的部门');
    for (const [path, text] of own) expect(text, `GET ${path}`).not.toContain('乙公司');
    for (const path of ['/audit', '/audit/export']) {
      expect((await ask(KEY, 'GET', path)).text).toMatch(MARK);
      expect((await ask(otherKey, 'GET', path)).text).not.toMatch(MARK);
    }
  });

  it('do not find or change each other’s things by id', async () => {
    const before = await lists(KEY);
    const trail = await ask(KEY, 'GET', '/audit?limit=1');
    const tried: string[] = [];
    for (const operation of operations) {
      if (!operation.path.includes('{') || operation.open) continue;
      const collection = operation.path.slice(0, operation.path.indexOf('/{'));
      const id = ids.get(collection);
      const attempts = id ? [id] : ['cus_1', 'tag_1', 'job_1', 'imp_1', 'made-up'];
      for (const attempt of attempts) {
        const { status, text } = await ask(
          otherKey,
          operation.method,
          withIds(operation.path, attempt),
          bodyOf(operation),
        );
        expect([400, 403, 404], `${named(operation)} with ${attempt}: ${status} ${text}`).toContain(status);
        expect(text, named(operation)).not.toMatch(MARK);
        if (id && status === 404) tried.push(named(operation));
      }
    }
    // The real ids were looked for, and not refused for some other reason.
    expect(tried).toEqual(
      expect.arrayContaining([
        'GET /staff/{id}',
        'PATCH /staff/{id}',
        'POST /staff/{id}/invite',
        'PATCH /departments/{id}',
        'DELETE /departments/{id}',
        'DELETE /api-keys/{id}',
      ]),
    );
    expect(await ask(KEY, 'GET', '/audit?limit=1')).toEqual(trail);
    expect(await lists(KEY)).toEqual(before);
  });

  it('cannot name each other’s things in what they write', async () => {
    const department = ids.get('/departments');
    for (const [method, path, body] of [
      ['POST', '/staff', { name: '乙', departments: [department] }],
      ['POST', '/departments', { name: '乙', parent: department }],
    ] as const)
      expect((await ask(otherKey, method, path, body)).status, path).toBe(400);
    const { text } = await ask(otherKey, 'GET', `/staff?department=${department}`);
    expect(JSON.parse(text).total).toBe(0);
  });

  it('do not share a sign-in, so that one company never sets the password of the other', async () => {
    const { db } = product.running;
    const invite = async (key: string, staff: string) => {
      const { text } = await ask(key, 'POST', `/staff/${staff}/invite`);
      return new URL(JSON.parse(text).link).searchParams.get('token');
    };
    const own = ids.get('/staff') ?? '';
    const set = { token: await invite(KEY, own), password: '甲公司的密码123' };
    expect((await ask(null, 'POST', '/setup', set)).status).toBe(200);
    const { text } = await ask(otherKey, 'POST', '/staff', { name: '同名', email: 'a@jia.example' });
    const taken = { token: await invite(otherKey, JSON.parse(text).id), password: '乙公司的密码123' };
    const answer = await ask(null, 'POST', '/setup', taken);
    expect([answer.status, JSON.parse(answer.text).error.code]).toEqual([409, 'staff.emailTaken']);
    expect(await db.many('select id from "user"')).toHaveLength(1);
  });
});

describe('every endpoint', () => {
  it('is public only by decision', () => {
    expect(
      operations
        .filter((o) => o.open)
        .map(named)
        .sort(),
    ).toEqual(PUBLIC);
  });

  it('answers 401 to a caller without a key', async () => {
    const closed = operations.filter((o) => !o.open);
    expect(closed.length).toBeGreaterThan(20);
    for (const operation of closed) {
      const { status } = await ask(null, operation.method, withIds(operation.path, 'x_1'), bodyOf(operation));
      expect(status, named(operation)).toBe(401);
    }
  });

  it('answers 403 to a key without the right', async () => {
    const guarded = operations.filter((o) => o.right !== null);
    expect(guarded.length).toBeGreaterThan(15);
    for (const operation of guarded) {
      const { status, text } = await ask(
        noRightsKey,
        operation.method,
        withIds(operation.path, 'x_1'),
        bodyOf(operation),
      );
      expect(status, named(operation)).toBe(403);
      expect(JSON.parse(text).error.message).toContain(operation.right);
    }
  });
});
