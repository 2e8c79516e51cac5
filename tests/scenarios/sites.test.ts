/** Websites and mini-programs tell what their visitors look at: with a key that everybody can read. */
import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestProduct, testProduct } from '#tests/product';
import { eventually } from '#tests/wecom';

let product: TestProduct;
let time = Date.parse('2026-11-20T08:00:00Z');
const pass = (seconds: number) => {
  time += seconds * 1000;
};
beforeAll(async () => {
  product = await testProduct({ clock: () => new Date(time) });
});
afterAll(() => product.stop());

const ORIGIN = 'https://www.example.com';
const ask: TestProduct['ask'] = (...rest) => product.ask(...rest);

interface Site {
  readonly id: string;
  readonly key: string;
  readonly secret: string;
}
let n = 0;
async function site(over: Record<string, unknown> = {}): Promise<Site> {
  n += 1;
  const body = { name: `官网 ${n}`, origins: [ORIGIN], asksConsent: false, ...over };
  const answer = await ask('POST', '/sites', body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}

const token = (seed: string) => seed.padEnd(24, 'x');

async function tell(
  { key }: Pick<Site, 'key'>,
  body: object,
  headers: Record<string, string> = { origin: ORIGIN },
) {
  const response = await fetch(`${product.address}/collect/${key}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

const view = (id: string, seconds = 0, over: object = {}) => ({
  type: 'page.view',
  id: token(id),
  url: 'https://www.example.com/wardrobe?phone=13800000000',
  product: '定制衣柜',
  seconds,
  ...over,
});

/** As the documentation tells developers to do it. */
function signed(customer: string, secret: string, exp = Math.floor(time / 1000) + 3600): string {
  const body = `v1.${Buffer.from(JSON.stringify({ customer, exp })).toString('base64url')}`;
  return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`;
}

const did = async (customer: string) => {
  const { body } = await ask('GET', `/events?customer=${customer}`);
  return (body.items ?? []) as { type: string; at: string; properties: Record<string, unknown> }[];
};

describe('a visitor whom the site has named', () => {
  it('has the page at once, without what stands after the question mark, and its seconds when they have passed', async () => {
    const one = await site();
    const customer = signed('ref:web-1', one.secret);
    const visitor = token('v1');
    expect((await tell(one, { visitor, customer, events: [view('p1')] })).status).toBe(202);
    const [first] = await did('ref:web-1');
    expect(first).toMatchObject({
      type: 'page.view',
      properties: {
        url: 'https://www.example.com/wardrobe',
        product: '定制衣柜',
        seconds: 0,
        site: '官网 1',
      },
    });
    pass(12);
    await tell(one, { visitor, customer, events: [view('p1', 9999)] });
    pass(200);
    const all = await eventually(
      () => did('ref:web-1'),
      (events) => events[0]?.properties.seconds === 12,
      20,
    );
    expect(all).toHaveLength(1);
    const condition = { did: 'page.view', where: [{ property: 'seconds', gte: 10 }] };
    expect((await ask('POST', '/audiences/count', { condition })).body.count).toBe(1);
  });

  it('has what the same browser looked at before', async () => {
    const one = await site();
    const visitor = token('v2');
    await tell(one, { visitor, events: [view('a')] });
    const looked = new Date(time).toISOString();
    pass(3600);
    expect(await did('ref:web-2')).toEqual([]);
    await tell(one, { visitor, customer: signed('ref:web-2', one.secret), events: [] });
    expect((await did('ref:web-2')).map((event) => event.at)).toEqual([looked]);
  });

  it('does not get what somebody else does in the same browser later', async () => {
    const one = await site();
    const visitor = token('v3');
    await tell(one, { visitor, customer: signed('ref:web-3', one.secret), events: [view('a')] });
    await tell(one, { visitor, customer: signed('ref:web-4', one.secret), events: [view('b')] });
    expect(await did('ref:web-3')).toHaveLength(1);
    expect(await did('ref:web-4')).toHaveLength(1);
  });

  it('sends a form with what he agreed to', async () => {
    const one = await site();
    const form = {
      type: 'form.submitted',
      id: token('f1'),
      form: '预约量尺',
      answers: { 户型: '三居', 身份证: '11010519491231002X' },
      consentText: '同意用于联系我',
    };
    await tell(one, {
      visitor: token('v5'),
      customer: signed('ref:web-5', one.secret),
      events: [form, form],
    });
    const [event, ...more] = await did('ref:web-5');
    expect(more).toEqual([]);
    expect(event).toMatchObject({
      type: 'form.submitted',
      properties: { form: '预约量尺', answers: { 户型: '三居' }, consentText: '同意用于联系我' },
    });
    expect(JSON.stringify(event)).not.toContain('11010519491231002');
  });
});

describe('the public key', () => {
  it('names nobody without the secret, and not for long with it', async () => {
    const one = await site();
    const other = await site();
    await ask('POST', '/customers', { ref: 'victim', name: '李先生' });
    const wrong = [
      signed('ref:victim', other.secret),
      signed('ref:victim', one.secret, Math.floor(time / 1000) - 1),
      signed('ref:victim', one.secret, Math.floor(time / 1000) + 400 * 86_400),
      `${signed('ref:crm', one.secret).split('.').slice(0, 2).join('.')}.${'A'.repeat(43)}`,
      'v1.e30.x',
      'ref:victim',
    ];
    for (const [i, customer] of wrong.entries())
      expect((await tell(one, { visitor: token(`w${i}`), customer, events: [view('a')] })).status).toBe(202);
    expect(await did('ref:victim')).toEqual([]);
    const renewed = await ask('POST', `/sites/${one.id}/secret`);
    await tell(one, {
      visitor: token('w8'),
      customer: signed('ref:victim', one.secret),
      events: [view('b')],
    });
    expect(await did('ref:victim')).toEqual([]);
    await tell(one, {
      visitor: token('w9'),
      customer: signed('ref:victim', renewed.body.secret),
      events: [view('c')],
    });
    expect(await did('ref:victim')).toHaveLength(1);
  });

  it('is good only for pages of the site, and opens nothing else', async () => {
    const one = await site();
    const body = { visitor: token('o1'), events: [view('a')] };
    for (const origin of ['https://evil.example', 'null', 'https://www.example.com.evil.cn']) {
      const { status, headers } = await tell(one, body, { origin });
      expect([status, headers.get('access-control-allow-origin')]).toEqual([403, null]);
    }
    expect((await tell(one, body, {})).status).toBe(403);
    const good = await tell(one, body);
    expect([good.status, good.headers.get('access-control-allow-origin'), good.headers.get('vary')]).toEqual([
      202,
      ORIGIN,
      'Origin',
    ]);
    expect(good.headers.get('access-control-allow-credentials')).toBeNull();
    expect(good.text).toBe('{"accepted":1}');
    const preflight = await fetch(`${product.address}/collect/${one.key}`, {
      method: 'OPTIONS',
      headers: { origin: ORIGIN },
    });
    expect([preflight.status, preflight.headers.get('access-control-allow-methods')]).toEqual([204, 'POST']);
    const read = await fetch(`${product.address}/api/v1/customers`, {
      headers: { authorization: `Bearer ${one.key}` },
    });
    expect(read.status).toBe(401);
    await ask('DELETE', `/sites/${one.id}`);
    expect((await tell(one, body)).status).toBe(404);
  });

  it('of a mini-program needs no origin', async () => {
    const one = await site({ origins: [], noOrigin: true });
    const event = view('m', 0, { url: 'pages/product/index?id=3' });
    await tell(
      one,
      { visitor: token('m1'), customer: signed('ref:mini-1', one.secret), events: [event] },
      {},
    );
    expect((await did('ref:mini-1'))[0]?.properties.url).toBe('pages/product/index');
  });

  it('is no way to fill the disk', async () => {
    const one = await site();
    const big = { visitor: token('d1'), events: [view('a', 0, { product: 'x'.repeat(50_000) })] };
    expect((await tell(one, big)).status).toBeGreaterThanOrEqual(400);
    const many = { visitor: token('d2'), events: Array.from({ length: 21 }, (_, i) => view(`e${i}`)) };
    expect((await tell(one, many)).status).toBe(400);
    const statuses = [];
    for (let i = 0; i < 70; i++)
      statuses.push((await tell(one, { visitor: token(`n${i}`), events: [] })).status);
    expect(statuses.at(-1)).toBe(429);
  });
});

describe('consent', () => {
  it('comes before anything, where the site asks for it', async () => {
    pass(120);
    const one = await site({ asksConsent: true });
    const body = { visitor: token('c1'), events: [view('a')] };
    expect((await tell(one, body)).status).toBe(403);
    expect((await tell(one, { ...body, consent: false })).status).toBe(403);
    const { n } = await product.running.db.one<{ n: number }>(
      'select count(*)::int as n from site_visitor where site_id = $1',
      [Number(one.id.slice(4))],
    );
    expect(n).toBe(0);
    expect((await tell(one, { ...body, consent: true })).status).toBe(202);
  });
});

describe('a refusal', () => {
  it('is said in the language of who asks, with the remedy', async () => {
    const one = await site({ asksConsent: true });
    const body = { visitor: token('l1'), events: [view('a')] };
    const refusals = async (language: string) => {
      const from = { origin: ORIGIN, 'accept-language': language };
      const answers = [
        await tell({ key: 'bzw_none' }, body, from),
        await tell(one, body, { ...from, origin: 'https://evil.example' }),
        await tell(one, body, from),
        await tell(one, { events: [] }, from),
      ];
      return answers.map(({ status, text }) => ({ status, ...JSON.parse(text).error }));
    };
    const english = await refusals('en');
    expect(english.map(({ status, code }) => [status, code])).toEqual([
      [404, 'site.unknown'],
      [403, 'site.origin'],
      [403, 'site.consent'],
      [400, 'input.invalid'],
    ]);
    expect(english[3].details).toMatchObject([{ path: 'visitor', code: 'required' }]);
    for (const { message, hint } of english) expect(`${message} ${hint}`).not.toMatch(/[\u4e00-\u9fff]/);
    for (const { message, hint } of await refusals('zh-CN'))
      for (const words of [message, hint]) expect(words).toMatch(/[\u4e00-\u9fff]/);
  });
});

describe('a site', () => {
  it('that is entered wrong is refused by name, with the remedy', async () => {
    const bad = await ask('POST', '/sites', { name: 'x', origins: ['https://a.cn/path'] });
    expect(bad.body.error).toMatchObject({ code: 'site.badOrigin', details: [{ path: 'origins.0' }] });
    expect((await ask('POST', '/sites', { name: 'x' })).body.error.code).toBe('site.nobodyTells');
    const { body } = await ask('GET', '/sites');
    expect(JSON.stringify(body)).not.toContain('bzs_');
  });
});

describe('a form', () => {
  const must = async (method: string, path: string, body?: object) => {
    const answer = await ask(method, path, body);
    expect(answer.status, `${method} ${path}: ${JSON.stringify(answer.body)}`).toBeLessThan(300);
    return answer.body;
  };
  const held = async (customer: string): Promise<string[]> =>
    (await must('GET', `/customers/${customer}/tags`)).items.map(
      (one: { tag: { path: string } }) => one.tag.path,
    );
  const settled = (customer: string, ...tags: string[]) =>
    eventually(
      () => held(customer),
      (now) => now.sort().join() === tags.sort().join(),
    );
  let sent = 0;
  const answered = (customer: string, answers: object, over: object = {}) => {
    pass(60);
    sent += 1;
    return must('POST', '/events', {
      id: `answer-${sent}`,
      type: 'form.submitted',
      customer,
      at: new Date(time).toISOString(),
      properties: { form: '量尺预约', answers, consentText: '同意联系我', ...over },
    });
  };
  beforeAll(async () => {
    await must('POST', '/tag-groups', { name: '户型' });
    await must('POST', '/tag-groups', { name: '想买' });
    for (const name of ['三居', '两居']) await must('POST', '/tags', { group: '户型', name });
    for (const name of ['衣柜', '床']) await must('POST', '/tags', { group: '想买', name });
  });
  const body = {
    name: '量尺预约',
    consentText: '同意联系我',
    questions: [
      {
        question: '户型',
        options: [
          { answer: '三居室', tags: ['户型/三居'] },
          { answer: '两居室', tags: ['户型/两居'] },
          { answer: '以上都不是' },
        ],
      },
      {
        question: '想买什么',
        choice: 'many',
        options: [
          { answer: '衣柜', tags: ['想买/衣柜'] },
          { answer: '床', tags: ['想买/床'] },
        ],
      },
    ],
  };

  it('puts the tags of what was answered on, says so, and takes them back for another answer', async () => {
    const made = await must('POST', '/forms', body);
    await answered('ref:form-1', { 户型: '三居室', 想买什么: ['衣柜', '床'] });
    await settled('ref:form-1', '户型/三居', '想买/床', '想买/衣柜');
    const why = await must('GET', `/customers/ref:form-1/explain?tag=${encodeURIComponent('户型/三居')}`);
    expect(JSON.stringify(why)).toContain('表单「量尺预约」的「户型」答了「三居室」');
    expect(why.cause).toMatchObject({ source: 'form' });
    const { items } = await must('GET', '/customers/ref:form-1/tags');
    expect(items[0]).toMatchObject({ source: 'form', evidence: expect.stringContaining('量尺预约') });

    await answered('ref:form-1', { 户型: '以上都不是', 想买什么: '床' });
    await settled('ref:form-1', '想买/床');
    // What others put on stays.
    await must('POST', '/customers', { ref: 'form-0' });
    await must('POST', '/taggings', { add: [{ customer: 'ref:form-0', tag: '想买/衣柜' }] });
    await answered('ref:form-0', { 想买什么: '床' });
    await settled('ref:form-0', '想买/床', '想买/衣柜');

    const shown = await must('GET', `/forms/${made.id}/answers`);
    expect(shown.total).toBe(3);
    expect(shown.items[0]).toMatchObject({
      answers: { 想买什么: '床' },
      consentText: '同意联系我',
      consent: 'same',
      tags: [{ path: '想买/床' }],
    });
    expect((await must('GET', `/forms/${made.id}`)).answers).toBe(3);
  });

  it('shows each answer that counts, however the page writes its name', async () => {
    const made = await must('POST', '/forms', { ...body, name: 'VIP 预约' });
    await answered('ref:form-7', { 户型: '三居室' }, { form: ' ｖｉｐ 预约' });
    await settled('ref:form-7', '户型/三居');
    expect((await must('GET', `/forms/${made.id}`)).answers).toBe(1);
    expect(await must('GET', `/forms/${made.id}/answers`)).toMatchObject({
      total: 1,
      items: [{ answers: { 户型: '三居室' } }],
    });
    // While a rule waits for it, it stays.
    const rule = await must('POST', '/rules', {
      kind: 'state',
      name: '约过的',
      when: { did: 'form.submitted', where: [{ property: 'form', is: 'vip 预约' }] },
      then: { add: ['想买/床'] },
    });
    const references = [{ kind: 'rule', id: rule.id, name: '约过的' }];
    for (const refused of [
      await product.ask('DELETE', `/forms/${made.id}`),
      await product.ask('PATCH', `/forms/${made.id}`, { archived: true }),
    ])
      expect([refused.status, refused.body.error]).toMatchObject([409, { code: 'form.inUse', references }]);
    await must('DELETE', `/rules/${rule.id}`);
    await must('DELETE', `/forms/${made.id}`);
  });

  it('counts no answer without consent where it asks for it, and keeps the words that others came with', async () => {
    const { items } = await must('GET', '/forms');
    const [form] = items;
    await answered('ref:form-2', { 户型: '三居室' }, { consentText: undefined });
    await must('PATCH', `/forms/${form.id}`, { consentText: '同意联系我，并收到优惠' });
    await answered('ref:form-3', { 户型: '三居室' });
    await settled('ref:form-3', '户型/三居');
    expect(await held('ref:form-2')).toEqual([]);
    const shown = (await must('GET', `/forms/${form.id}/answers?limit=2`)).items;
    expect(shown).toMatchObject([
      { consentText: '同意联系我', consent: 'other' },
      { consentText: null, consent: 'none' },
    ]);
  });

  it('that is made later counts earlier answers if one wants, of each customer the last', async () => {
    const other = { form: '回访', consentText: undefined };
    await answered('ref:form-4', { 户型: '三居室' }, other);
    await answered('ref:form-4', { 户型: '两居室' }, other);
    await must('POST', '/forms', { ...body, name: '回访', consentText: null, earlier: true });
    await settled('ref:form-4', '户型/两居');
  });

  it('keeps its tags from being deleted under it, and is refused by name where it is wrong', async () => {
    const { items } = await must('GET', '/customers/ref:form-0/tags');
    const { tag } = items.find((one: { tag: { name: string } }) => one.tag.name === '衣柜');
    const refused = await ask('DELETE', `/tags/${tag.id}`);
    expect(refused.status).toBe(409);
    expect(JSON.stringify(refused.body)).toContain('量尺预约');
    // Also what the tag of the form was merged into.
    const wardrobe = await must('POST', '/tags', { group: '想买', name: '定制衣柜' });
    await must('POST', `/tags/${tag.id}/merge`, { into: wardrobe.id });
    expect((await ask('DELETE', `/tags/${wardrobe.id}`)).status).toBe(409);
    await answered('ref:form-6', { 想买什么: '衣柜' });
    await settled('ref:form-6', '想买/定制衣柜');
    expect((await ask('POST', '/forms', body)).body.error.code).toBe('form.nameTaken');
    const twice = [{ question: '户型', options: [{ answer: 'a' }, { answer: 'A ', tags: ['没有'] }] }];
    expect((await ask('POST', '/forms', { name: 'x', questions: twice })).body.error.details).toMatchObject([
      { path: 'questions.0.options.1', code: 'form.twice' },
    ]);
    const unknown = [{ question: '户型', options: [{ answer: 'a', tags: ['没有'] }] }];
    expect((await ask('POST', '/forms', { name: 'x', questions: unknown })).body.error).toMatchObject({
      code: 'tags.unknown',
      details: [{ path: 'questions.0.options.0.tags.0', code: 'tag.notFound' }],
    });
  });
});
