/** Materials as readers meet them: without signing in, from several browsers, with pages that are not to be believed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KEY, type TestProduct, testProduct } from '#tests/product';
import { member } from '#tests/visitor';
import { eventually } from '#tests/wecom';

let product: TestProduct;
let time = Date.parse('2026-11-20T08:00:00Z');
const pass = (seconds: number) => {
  time += seconds * 1000;
};
beforeAll(async () => {
  product = await testProduct({ clock: () => new Date(time) });
  await ask('POST', '/tag-groups', { name: '兴趣' });
  await ask('POST', '/tags', { group: '兴趣', name: '定制衣柜' });
  await ask('POST', '/tags', { group: '兴趣', name: '读过文章' });
  await ask('POST', '/staff', { name: '程一诺' });
});
afterAll(() => product.stop());

const ask: TestProduct['ask'] = (...rest) => product.ask(...rest);

let n = 0;
async function material(over: Record<string, unknown> = {}): Promise<string> {
  n += 1;
  const body = { kind: 'article', name: `泛家居干货 ${n}`, text: '# 定制衣柜\n先量尺寸', ...over };
  const answer = await ask('POST', '/materials', body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.id;
}

async function staffId(): Promise<string> {
  const { body } = await ask('GET', '/staff?q=程一诺');
  return body.items[0].id;
}

async function customer(): Promise<string> {
  n += 1;
  const { body } = await ask('POST', '/customers', { ref: `crm-${n}`, name: `王女士 ${n}` });
  return body.id;
}

async function link(id: string, to?: string): Promise<string> {
  const body = { staff: await staffId(), ...(to ? { customer: to } : {}) };
  const answer = await ask('POST', `/materials/${id}/links`, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return new URL(answer.body.url).pathname;
}

/** A browser: it keeps its cookie. */
function browser() {
  let cookie = '';
  const send = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(product.address + path, {
      redirect: 'manual',
      ...init,
      headers: { ...(cookie ? { cookie } : {}), ...(init.headers as Record<string, string>) },
    });
    const [set] = response.headers.getSetCookie();
    if (set) cookie = set.split(';')[0] ?? '';
    return response;
  };
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    send(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    });
  return {
    send,
    post,
    open: async (path: string, from?: string) => {
      const response = await post(`${path}/visits`, { from: from ?? null });
      expect(response.status).toBe(200);
      return (await response.json()) as { visit: string; share: string; seconds: number };
    },
    beat: async (path: string, visit: string, seconds: number, depth = 50) =>
      (await post(`${path}/beacons`, { visit, seconds, depth })).status,
  };
}

/** Honest reading: a beacon every five seconds. */
async function read(reader: ReturnType<typeof browser>, path: string, seconds: number, from?: string) {
  const { visit, share, seconds: already } = await reader.open(path, from);
  for (let done = 5; done <= seconds; done += 5) {
    pass(5);
    expect(await reader.beat(path, visit, already + done)).toBe(204);
  }
  return share;
}

const tagsOf = async (id: string): Promise<string[]> =>
  (await ask('GET', `/customers/${id}/tags`)).body.items.map(
    (one: { tag: { path: string } }) => one.tag.path,
  );
const visitsIn = async (id: string) =>
  (await ask('GET', `/events?customer=${id}&type=material.visit`)).body.items as {
    properties: Record<string, unknown>;
    at: string;
  }[];
const sharesOf = async (id: string) =>
  (await ask('GET', `/events?customer=${id}&type=material.share`)).body.items as unknown[];

describe('somebody who reads', () => {
  it('for thirty seconds gets the tag of the article at once, and it can be said why', async () => {
    const id = await material({ tags: ['兴趣/定制衣柜'] });
    const who = await customer();
    const path = await link(id, who);
    const reader = browser();
    await read(reader, path, 25);
    expect(await tagsOf(who)).toEqual([]);
    await read(reader, path, 10);
    expect(await tagsOf(who)).toEqual(['兴趣/定制衣柜']);
    const { body } = await ask('GET', `/customers/${who}/explain?tag=兴趣/定制衣柜`);
    expect(body.cause).toMatchObject({ source: 'material', evidence: { material: id, seconds: 30 } });
    expect(body.text).toContain('读了 30 秒（满 30 秒）');
    const inEnglish = { 'accept-language': 'en' };
    const said = await product.ask(
      'GET',
      `/customers/${who}/explain?tag=兴趣/定制衣柜`,
      undefined,
      inEnglish,
    );
    expect(said.body.text).toContain('for 30 seconds (30 count)');
    expect(said.body.text).not.toMatch(/读了|秒/);
    const held = await product.ask('GET', `/customers/${who}/tags`, undefined, inEnglish);
    expect(held.body.items[0].evidence).toMatch(/^read “泛家居干货 \d+” for 30 seconds/);
  });

  it('meets the condition of a rule within seconds, and one visit counts once however often it is told', async () => {
    const id = await material();
    const who = await customer();
    const path = await link(id, who);
    const did = (count: object, seconds: object) => ({
      did: 'material.visit',
      where: [
        { property: 'material', is: id },
        { property: 'seconds', ...seconds },
      ],
      count,
    });
    const rule = await ask('POST', '/rules', {
      kind: 'state',
      name: '读满半分钟',
      when: did({ min: 1 }, { gte: 30 }),
      then: { add: ['兴趣/读过文章'] },
      keep: 'while',
    });
    await ask('POST', `/rules/${rule.body.id}/publish`, { backfill: false });
    const reader = browser();
    await read(reader, path, 70);
    await eventually(
      () => tagsOf(who),
      (tags) => tags.includes('兴趣/读过文章'),
      20,
    );
    pass(120);
    const found = await eventually(
      () => visitsIn(who),
      (all) => all[0]?.properties.seconds === 70,
      20,
    );
    expect(found).toHaveLength(1);
    const count = async (condition: object) =>
      (await ask('POST', '/audiences/count', { condition })).body.count;
    expect(await count(did({ min: 1 }, { gte: 30 }))).toBe(1);
    expect(await count(did({ min: 2 }, { gte: 1 }))).toBe(0);
    expect(await count(did({ min: 1 }, { lte: 65 }))).toBe(0);
  });

  it('cannot make seconds that have not passed', async () => {
    const id = await material({ tags: ['兴趣/定制衣柜'] });
    const who = await customer();
    const path = await link(id, who);
    const reader = browser();
    const { visit } = await reader.open(path);
    pass(3);
    expect(await reader.beat(path, visit, 9999)).toBe(204);
    expect(await reader.beat(path, visit, 9999)).toBe(204);
    expect(await tagsOf(who)).toEqual([]);
    pass(200);
    const [found] = await eventually(
      () => visitsIn(who),
      (all) => all.length > 0,
      20,
    );
    expect(found?.properties.seconds).toBe(3);
  });

  it('who reloads goes on with the same visit', async () => {
    const id = await material();
    const path = await link(id, await customer());
    const reader = browser();
    await read(reader, path, 10);
    pass(60);
    expect((await reader.open(path)).seconds).toBe(10);
    const { body } = await ask('GET', `/materials/${id}/visits`);
    expect(body.items).toHaveLength(1);
  });

  it('whom nobody knows is told of once he is known, with what he read before', async () => {
    const id = await material({ tags: ['兴趣/定制衣柜'] });
    const who = await customer();
    const everybody = await link(id);
    const reader = browser();
    await read(reader, everybody, 40);
    expect((await ask('GET', `/materials/${id}/visits`)).body.items[0]).toMatchObject({
      customer: null,
      seconds: 40,
    });
    await reader.open(await link(await material(), who));
    expect(await tagsOf(who)).toEqual(['兴趣/定制衣柜']);
    expect((await visitsIn(who)).map((one) => one.properties.seconds)).toEqual([40]);
  });
});

describe('a link that is passed on', () => {
  it('counts for nobody but who reads it, and as a share of who passed it on', async () => {
    const id = await material({ tags: ['兴趣/定制衣柜'] });
    const who = await customer();
    const path = await link(id, who);
    const share = await read(browser(), path, 5);
    await read(browser(), path, 60, share);
    await read(browser(), path, 60);
    pass(120);
    const [own] = await eventually(
      () => visitsIn(who),
      (all) => all.length > 0,
      20,
    );
    expect(own?.properties.seconds).toBe(5);
    expect(await tagsOf(who)).toEqual([]);
    expect(await sharesOf(who)).toHaveLength(1);
    const { body } = await ask('GET', `/materials/${id}/visits`);
    expect(body.items.map((one: Record<string, unknown>) => [one.passedOn, one.shared])).toEqual([
      [true, false],
      [true, false],
      [false, true],
    ]);
    expect(body.items[0].sharedBy).toMatchObject({ id: who });
  });

  it('to oneself on another visit is no share', async () => {
    const id = await material();
    const who = await customer();
    const path = await link(id, who);
    const reader = browser();
    const share = await read(reader, path, 5);
    pass(3600);
    await read(reader, path, 5, share);
    expect(await sharesOf(who)).toEqual([]);
  });
});

describe('a stranger', () => {
  it('learns nothing from codes that lead nowhere, and soon may try no more', async () => {
    const answers = [];
    for (let i = 0; i < 40; i++)
      answers.push((await fetch(`${product.address}/m/${'x'.repeat(15)}${i % 10}`)).status);
    expect(answers[0]).toBe(404);
    expect(answers.at(-1)).toBe(429);
    pass(60);
    for (const path of ['/m/%2e%2e%2fapi', '/m/a', "/m/'or'1'='1", '/m/%00'])
      expect((await fetch(product.address + path)).status).toBe(404);
  });

  it('cannot begin or go on with a visit from the page of another site, or in another form', async () => {
    const path = await link(await material());
    const reader = browser();
    const foreign = { 'sec-fetch-site': 'cross-site' };
    expect((await reader.post(`${path}/visits`, {}, foreign)).status).toBe(400);
    expect((await reader.post(`${path}/visits`, {}, { origin: 'https://evil.example' })).status).toBe(400);
    const form = await reader.send(`${path}/visits`, {
      method: 'POST',
      body: 'from=x',
      headers: { 'content-type': 'text/plain' },
    });
    expect(form.status).toBe(400);
    expect(
      (await reader.post(`${path}/beacons`, { visit: 'x'.repeat(32), seconds: 1e308, depth: 1 })).status,
    ).toBe(400);
    expect(
      (await reader.post(`${path}/beacons`, { visit: 'x'.repeat(32), seconds: 1, depth: 1 })).status,
    ).toBe(410);
  });

  it('cannot go on with a visit by the link of something else', async () => {
    const reader = browser();
    const { visit } = await reader.open(await link(await material()));
    expect(await reader.beat(await link(await material()), visit, 1)).toBe(410);
  });
});

describe('the reading page', () => {
  it('runs nothing but our own script, frames nowhere, and shows marks of others as text', async () => {
    const path = await link(
      await material({ name: '<script>alert(1)</script>', text: '<img src=x onerror=alert(1)>' }),
    );
    const response = await fetch(product.address + path);
    const page = await response.text();
    expect(page).not.toMatch(/<script>|<img src=x/);
    expect(response.headers.get('content-security-policy')).toMatch(
      /default-src 'none'.*script-src 'self'.*frame-ancestors 'none'/,
    );
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('stays while a rule or an audience names its material, each by its name', async () => {
    const id = await material();
    await link(id);
    const when = { did: 'material.visit', where: [{ property: 'material', in: ['mat_999', id] }] };
    const names = { kind: 'state', name: '读过这一篇', when, then: { add: ['兴趣/读过文章'] } };
    const rule = (await ask('POST', '/rules', names)).body.id;
    const condition = {
      not: { did: 'page.view', after: { did: 'material.visit', where: when.where, within: '1d' } },
    };
    const audience = (await ask('POST', '/audiences', { name: '看完还没逛', condition })).body.id;
    for (const refused of [
      await ask('DELETE', `/materials/${id}`),
      await ask('PATCH', `/materials/${id}`, { archived: true }),
    ])
      expect([refused.status, refused.body.error]).toMatchObject([
        409,
        {
          code: 'material.inUse',
          references: [
            { kind: 'rule', id: rule, name: '读过这一篇' },
            { kind: 'audience', id: audience, name: '看完还没逛' },
          ],
        },
      ]);
    await ask('DELETE', `/rules/${rule}`);
    await ask('DELETE', `/audiences/${audience}`);
    expect((await ask('DELETE', `/materials/${id}`)).status).toBe(200);
  });

  it('of an archived material says that it is gone, and comes back with it', async () => {
    const id = await material();
    const path = await link(id);
    expect((await ask('DELETE', `/materials/${id}`)).body).toEqual({ id, archived: true });
    expect((await fetch(product.address + path)).status).toBe(404);
    expect((await ask('PATCH', `/materials/${id}`, { name: 'x' })).body.error.code).toBe('material.archived');
    await ask('PATCH', `/materials/${id}`, { archived: false });
    expect((await fetch(product.address + path)).status).toBe(200);
  });
});

describe('a file', () => {
  const upload = async (name: string, bytes: Buffer) => {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(bytes)]), name);
    const response = await fetch(`${product.address}/api/v1/material-files`, {
      method: 'POST',
      body: form,
      headers: { authorization: `Bearer ${KEY}` },
    });
    return { status: response.status, body: await response.json() };
  };

  it('is shown to whoever has the link, in parts too, and never as a page', async () => {
    const { body: file } = await upload('../../报价.pdf', Buffer.from('%PDF-1.7 0123456789'));
    expect(file).toMatchObject({ name: '报价.pdf', mediaType: 'application/pdf', bytes: 19 });
    const path = await link(await material({ kind: 'file', text: null, file: file.id }));
    const whole = await fetch(`${product.address}${path}/files/${file.id}`);
    expect(await whole.text()).toBe('%PDF-1.7 0123456789');
    expect(whole.headers.get('x-content-type-options')).toBe('nosniff');
    expect(whole.headers.get('content-security-policy')).toContain("default-src 'none'");
    const part = await fetch(`${product.address}${path}/files/${file.id}`, {
      headers: { range: 'bytes=0-3' },
    });
    expect([part.status, await part.text()]).toEqual([206, '%PDF']);
    const other = await link(await material());
    expect((await fetch(`${product.address}${other}/files/${file.id}`)).status).toBe(404);
    expect((await fetch(`${product.address}${path}/files/..%2f..%2fsecret`)).status).toBe(404);
  });

  it.each([
    ['a.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'],
    ['a.html', '<!doctype html>'],
    ['a.png', '<html>'],
    ['a.exe', 'MZ'],
  ])('named %s that a browser could run is not taken', async (name, content) => {
    const { status, body } = await upload(name, Buffer.from(content));
    expect([status, body.error.code]).toEqual([400, 'material.fileKind']);
    expect(body.error.details[0].path).toBe('file');
  });

  it('that is none, or is not where it belongs, is refused by name', async () => {
    expect((await ask('POST', '/material-files', {})).body.error.code).toBe('material.fileMissing');
    const { body: file } = await upload('a.pdf', Buffer.from('%PDF-1.7'));
    const wrong = await ask('POST', '/materials', { kind: 'video', name: '片', file: file.id });
    expect(wrong.body.error.details[0]).toMatchObject({ path: 'file', code: 'material.fileOtherKind' });
    const nothing = await ask('POST', '/materials', { kind: 'link', name: '空', text: 'x' });
    expect(nothing.body.error.details.map((one: { path: string }) => one.path)).toEqual(['url', 'text']);
    const runs = await ask('POST', '/materials', { kind: 'link', name: '跑', url: 'javascript:alert(1)' });
    expect(runs.body.error.details[0].path).toBe('url');
  });
});

it('whoever may not put on a protected tag cannot have a material do it', async () => {
  await ask('POST', '/tags', { group: '兴趣', name: '受保护', protected: true });
  const steward = await member(product, ['steward']);
  const { status, body } = await steward.browser.ask('POST', '/materials', {
    kind: 'article',
    name: '绕路',
    text: '文',
    tags: ['兴趣/受保护'],
  });
  expect([status, body.error.details[0]]).toMatchObject([400, { path: 'tags.0', code: 'tagging.protected' }]);
});
