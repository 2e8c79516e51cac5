/** Tags on customers over HTTP: the one door, the reasons, the way back. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestProduct, testProduct } from '#tests/product';
import { member } from '#tests/visitor';

let product: TestProduct;
beforeAll(async () => {
  product = await testProduct();
});
afterAll(() => product.stop());

const ask = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
  product.ask(method, path, body, headers);

let groups = 0;
async function groupOf(
  tags: readonly (string | Record<string, unknown>)[],
  fields: Record<string, unknown> = {},
) {
  const name = `组${++groups}`;
  const { body: group } = await ask('POST', '/tag-groups', { name, ...fields });
  const ids: Record<string, string> = {};
  for (const tag of tags) {
    const body = typeof tag === 'string' ? { name: tag } : tag;
    ids[String(body.name)] = (await ask('POST', '/tags', { group: name, ...body })).body.id;
  }
  return {
    name,
    id: group.id as string,
    tag: (tag: string) => ids[tag] ?? '',
    path: (tag: string) => `${name}/${tag}`,
  };
}

let people = 0;
async function customer(): Promise<string> {
  const ref = `c${++people}`;
  const { body } = await ask('POST', '/customers', {
    ref,
    name: `客户${people}`,
    phone: `1380013${String(people).padStart(4, '0')}`,
  });
  return `ref:${body.ref ?? ref}`;
}

const add = (customerRef: string, tag: string, more: object = {}) =>
  ask('POST', '/taggings', { add: [{ customer: customerRef, tag, ...more }] });
const remove = (customerRef: string, tag: string) =>
  ask('POST', '/taggings', { remove: [{ customer: customerRef, tag }] });
const items = async (ref: string) => (await ask('GET', `/customers/${ref}/tags`)).body.items;
const tagged = async (ref: string): Promise<string[]> =>
  (await items(ref)).map((item: { tag: { path: string } }) => item.tag.path);
const history = async (ref: string) =>
  (await ask('GET', `/customers/${ref}/tags/history`)).body.items.map(
    (line: { change: string; tag: { name: string } }) => `${line.change} ${line.tag.name}`,
  );

describe('tagging row by row', () => {
  it('finds customers and tags however they are named, and says what came of it', async () => {
    const { name, tag } = await groupOf([{ name: '高意向', aliases: ['A类'] }, '中意向', '低意向']);
    const one = await customer();
    const { body: found } = await ask('GET', `/customers/${one}`);
    const answer = await ask('POST', '/taggings', {
      add: [
        { customer: found.id, tag: tag('高意向'), evidence: '问过价' },
        {
          customer: `phone:${found.phone ?? `1380013${String(people).padStart(4, '0')}`}`,
          tag: `${name}/中意向`,
        },
        { customer: one, tag: 'A类' },
      ],
      remove: [{ customer: one, tag: `${name}/低意向` }],
    });
    expect(answer.body).toMatchObject({ added: 2, removed: 0, unchanged: 2, refused: [] });
    expect(answer.body.position).toBeGreaterThan(0);
    const [first] = await items(one);
    expect(first).toMatchObject({
      tag: { id: tag('高意向'), name: '高意向', group: { name }, path: `${name}/高意向` },
      source: 'api',
      by: { kind: 'key', name: 'BAIZIGUI_API_KEY' },
      evidence: '问过价',
      expiresAt: null,
      locked: false,
    });
    expect(Date.now() - Date.parse(first.since)).toBeLessThan(60_000);
    const { body: people_ } = await ask('POST', '/audiences/count', {
      condition: { tag: `${name}/高意向` },
      minPosition: answer.body.position,
    });
    expect(people_.count).toBe(1);
  });

  it('names every refused row and does the rest', async () => {
    const { path } = await groupOf(['好']);
    const one = await customer();
    const { body } = await ask('POST', '/taggings', {
      add: [
        { customer: 'ref:nobody', tag: path('好') },
        { customer: one, tag: '没有的标签' },
        { customer: one, tag: path('好') },
        { customer: one, tag: path('好'), evidence: '身份证 11010519491231002X' },
        { customer: one, tag: path('好'), expiresAt: '2020-01-01T00:00:00Z' },
      ],
    });
    expect(body).toMatchObject({ added: 1, unchanged: 0 });
    expect(body.refused.map((r: { index: number; code: string }) => `${r.index} ${r.code}`)).toEqual([
      '0 customer.notFound',
      '1 tag.notFound',
      '3 tagging.identifier',
      '4 tagging.alreadyOver',
    ]);
    expect(body.refused[0].message).toContain('nobody');
    expect((await ask('GET', '/customers/ref:nobody')).status).toBe(404);
  });

  it('all or nothing: one refused row and nothing happens', async () => {
    const { path } = await groupOf(['甲', '乙'], { max: 1 });
    const one = await customer();
    const rows = [
      { customer: one, tag: path('甲') },
      { customer: one, tag: path('乙') },
    ];
    const answer = await ask('POST', '/taggings', { add: rows, atomic: true });
    expect([answer.status, answer.body.error.code]).toEqual([422, 'rows.refused']);
    expect(answer.body.error.refused).toEqual([
      expect.objectContaining({ index: 1, code: 'tagging.groupFull' }),
    ]);
    expect(await tagged(one)).toEqual([]);
    expect((await ask('POST', '/taggings', { add: rows })).body).toMatchObject({ added: 1 });
  });

  it('in a single-choice group moves in one step and keeps the old value in the history', async () => {
    const { path, tag } = await groupOf(['线索', '报价', '成交'], { choice: 'single', ordered: true });
    const one = await customer();
    await add(one, path('线索'));
    await add(one, path('成交'));
    expect(await tagged(one)).toEqual([path('成交')]);
    const { body } = await ask('GET', `/customers/${one}/tags/history`);
    expect(
      body.items.map((line: { change: string; tag: { name: string } }) => [line.change, line.tag.name]),
    ).toEqual([
      ['added', '成交'],
      ['removed', '线索'],
      ['added', '线索'],
    ]);
    expect(body.items[1].replacedBy.id).toBe(tag('成交'));
  });

  it('again changes nothing and takes no position', async () => {
    const { path } = await groupOf(['同']);
    const one = await customer();
    const first = await add(one, path('同'));
    const second = await add(one, path('同'));
    expect(second.body).toMatchObject({ added: 0, unchanged: 1, position: first.body.position, cause: null });
    const none = await remove(await customer(), path('同'));
    expect(none.body).toMatchObject({ removed: 0, unchanged: 1 });
  });

  it('takes ten thousand rows and refuses one more', async () => {
    const { path } = await groupOf(['多']);
    const refs = Array.from({ length: 10_000 }, (_, i) => `bulk-${i}`);
    for (let at = 0; at < refs.length; at += 1000)
      await ask('POST', '/customers', { customers: refs.slice(at, at + 1000).map((ref) => ({ ref })) });
    const rows = refs.map((ref) => ({ customer: `ref:${ref}`, tag: path('多') }));
    expect((await ask('POST', '/taggings', { add: rows })).body).toMatchObject({
      added: 10_000,
      refused: [],
    });
    expect((await ask('POST', '/taggings', { remove: rows })).body).toMatchObject({ removed: 10_000 });
    const both = await ask('POST', '/taggings', { add: rows, remove: rows.slice(0, 1) });
    expect([both.status, both.body.error.code]).toEqual([400, 'taggings.tooMany']);
    const one = await ask('POST', '/taggings', { add: [...rows, rows[0]] });
    expect([one.status, one.body.error.details[0].code]).toEqual([400, 'tooLong']);
  });

  it('answers 4xx with the field for anything that is not right', async () => {
    const { path } = await groupOf(['好']);
    const one = await customer();
    const row = (more: object) =>
      ask('POST', '/taggings', { add: [{ customer: one, tag: path('好'), ...more }] });
    const bad: object[] = [
      { customer: 'a\u0000b' },
      { tag: 'a\ud800' },
      { evidence: 'x'.repeat(1_000_000) },
      { evidence: 'a\u0000' },
      { expiresAt: 'tomorrow' },
      { expiresAt: 12 },
      { source: 'manual' },
      { customer: 5 },
      { tag: null },
      { staff: {} },
    ];
    for (const more of bad) {
      const answer = await row(more);
      expect(answer.status, JSON.stringify(more).slice(0, 60)).toBe(400);
      expect(answer.body.error.details[0].path).toBe(`add.0.${Object.keys(more)[0]}`);
    }
    for (const ref of [
      'cus_99999999999',
      'cus_2147483648',
      'phone:abc',
      'ref:',
      ':',
      'ref:'.padEnd(290, 'x'),
    ])
      expect((await row({ customer: ref })).body.refused[0].code, ref).toBe('customer.notFound');
    for (const tag of ['tag_99999999999999', '/', '//', 'a/b/c', "';drop table tag;--"])
      expect((await row({ tag })).body.refused[0].code, tag).toBe('tag.notFound');
    expect((await row({ staff: 'stf_999999999999' })).body.refused[0].code).toBe('tagging.staffUnknown');
    expect((await ask('POST', '/taggings', [])).status).toBe(400);
    expect((await ask('POST', '/taggings', {})).body).toMatchObject({ added: 0, removed: 0, cause: null });
  });
});

describe('whose word counts', () => {
  it('a person’s session is manual and wins over programs; a removal by a person is remembered', async () => {
    const { browser } = await member(product, ['tagAdmin']);
    const { path } = await groupOf(['手工', '程序'], { choice: 'single' });
    const one = await customer();
    const put = (tag: string) => browser.ask('POST', '/taggings', { add: [{ customer: one, tag }] });
    await put(path('手工'));
    expect((await items(one))[0]).toMatchObject({ source: 'manual', by: { kind: 'staff' } });
    const weaker = await add(one, path('程序'));
    expect(weaker.body.refused[0]).toMatchObject({
      code: 'tagging.strongerSource',
      facts: { by: path('手工') },
    });
    expect((await remove(one, path('手工'))).body.refused[0].code).toBe('tagging.strongerSource');
    await browser.ask('POST', '/taggings', { remove: [{ customer: one, tag: path('手工') }] });
    expect((await add(one, path('手工'))).body.refused[0].code).toBe('tagging.removedByPerson');
    await put(path('手工'));
    await browser.ask('POST', '/taggings', { remove: [{ customer: one, tag: path('手工') }] });
    await add(one, path('程序'));
    expect(await tagged(one)).toEqual([path('程序')]);
  });

  it('a person who confirms a program’s tag stands for it from then on', async () => {
    const { browser, id } = await member(product, ['tagAdmin']);
    const { path } = await groupOf(['确认']);
    const one = await customer();
    await add(one, path('确认'));
    const [before] = await items(one);
    const again = await browser.ask('POST', '/taggings', { add: [{ customer: one, tag: path('确认') }] });
    expect(again.body).toMatchObject({ added: 0, unchanged: 1 });
    expect((await items(one))[0]).toMatchObject({ source: 'manual', since: before.since, by: { id } });
    expect(await history(one)).toEqual(['changed 确认', 'added 确认']);
  });

  it('a lock holds against everybody until it is opened', async () => {
    const { path, tag } = await groupOf(['锁', '别的'], { choice: 'single' });
    const one = await customer();
    await add(one, path('锁'));
    const locked = await ask('PATCH', `/customers/${one}/tags/${tag('锁')}`, { locked: true });
    expect(locked.body).toMatchObject({ locked: true, tag: { path: path('锁') } });
    expect((await remove(one, path('锁'))).body.refused[0].code).toBe('tagging.locked');
    expect((await add(one, path('别的'))).body.refused[0].code).toBe('tagging.locked');
    const { browser } = await member(product, ['tagAdmin']);
    const byHand = await browser.ask('POST', '/taggings', { add: [{ customer: one, tag: path('别的') }] });
    expect(byHand.body.refused[0].code).toBe('tagging.locked');
    const edit = await ask('PATCH', `/customers/${one}/tags/${tag('锁')}`, { evidence: '新' });
    expect([edit.status, edit.body.error.code]).toEqual([409, 'tagging.locked']);
    await ask('PATCH', `/customers/${one}/tags/${tag('锁')}`, { locked: false, evidence: '新' });
    expect((await items(one))[0]).toMatchObject({ locked: false, evidence: '新' });
    expect((await add(one, path('别的'))).body.added).toBe(1);
  });

  it('a protected tag needs its right, and attempts are written down', async () => {
    const { browser } = await member(product, ['steward']);
    const { path, tag } = await groupOf([{ name: 'VIP', protected: true }]);
    const one = await customer();
    const tried = await browser.ask('POST', '/taggings', { add: [{ customer: one, tag: path('VIP') }] });
    expect(tried.body.refused[0].code).toBe('tagging.protected');
    await add(one, path('VIP'));
    const taken = await browser.ask('POST', '/taggings', { remove: [{ customer: one, tag: path('VIP') }] });
    expect(taken.body.refused[0].code).toBe('tagging.protected');
    const { body } = await ask('GET', `/audit?subject=${tag('VIP')}&did=tag.protectedAttempt`);
    expect(body.items).toHaveLength(2);
  });

  it('staff touch only customers of their own', async () => {
    const seller = await member(product, ['staff']);
    const { path } = await groupOf(['我的']);
    const [mine, theirs] = [await customer(), await customer()];
    await ask('PATCH', `/customers/${mine}`, { owner: seller.id });
    const { body } = await seller.browser.ask('POST', '/taggings', {
      add: [mine, theirs].map((ref) => ({ customer: ref, tag: path('我的') })),
    });
    expect(body).toMatchObject({ added: 1, refused: [{ index: 1, code: 'customer.notFound' }] });
    expect((await seller.browser.ask('GET', `/customers/${theirs}/tags`)).status).toBe(404);
    expect((await seller.browser.ask('GET', `/customers/${theirs}/explain?tag=${path('我的')}`)).status).toBe(
      404,
    );
    expect((await seller.browser.ask('GET', `/customers/${mine}/tags`)).body.total).toBe(1);
  });

  it('personal tags are put on and seen by their owner only', async () => {
    const one = await customer();
    const { browser } = await member(product, ['tagAdmin']);
    const { body: own } = await browser.ask('POST', '/tags', { name: '爱喝茶', scope: 'personal' });
    expect(
      (await browser.ask('POST', '/taggings', { add: [{ customer: one, tag: own.id }] })).body.added,
    ).toBe(1);
    expect((await browser.ask('GET', `/customers/${one}/tags`)).body.items[0].tag.scope).toBe('personal');
    expect(await tagged(one)).toEqual([]);
    expect((await add(one, own.id)).body.refused[0].code).toBe('tag.notFound');
    expect(await history(one)).toEqual([]);
  });

  it('in a group per staff everybody has an answer of his own', async () => {
    const { path, tag } = await groupOf(['好聊', '难聊'], { choice: 'single', perStaff: true });
    const [a, b] = [await member(product, ['tagAdmin']), await member(product, ['tagAdmin'])];
    const one = await customer();
    await a.browser.ask('POST', '/taggings', { add: [{ customer: one, tag: path('好聊') }] });
    await b.browser.ask('POST', '/taggings', { add: [{ customer: one, tag: path('难聊') }] });
    expect(
      (await items(one)).map((i: { staff: { id: string }; tag: { name: string } }) => [
        i.staff.id,
        i.tag.name,
      ]),
    ).toEqual([
      [a.id, '好聊'],
      [b.id, '难聊'],
    ]);
    const forB = await a.browser.ask('POST', '/taggings', {
      add: [{ customer: one, tag: path('好聊'), staff: b.id }],
    });
    expect(forB.body.refused[0].code).toBe('tagging.notYours');
    expect(
      (await ask('POST', '/taggings', { add: [{ customer: one, tag: tag('好聊'), staff: b.id }] })).body,
    ).toMatchObject({
      refused: [{ code: 'tagging.strongerSource' }],
    });
  });
});

describe('an end', () => {
  it('comes by itself, with its reason', async () => {
    const { path, tag } = await groupOf(['短期']);
    const one = await customer();
    const soon = new Date(Date.now() + 1500).toISOString();
    await add(one, path('短期'), { expiresAt: soon });
    expect((await items(one))[0].expiresAt).toBe(soon);
    const { expireDue } = await import('../../src/features/tags/tagging/expire.ts');
    expect(await expireDue(product.running.db, new Date())).toBe(0);
    const later = new Date(Date.now() + 5000);
    expect(await expireDue(product.running.db, later)).toBe(1);
    expect(await tagged(one)).toEqual([]);
    const why = await ask('GET', `/customers/${one}/explain?tag=${tag('短期')}`);
    expect(why.body).toMatchObject({
      holds: false,
      cause: { source: 'api', reason: 'tagging.expired', by: { kind: 'system' } },
    });
    expect(why.body.text).toContain('到期');
  });

  it('can be put off by whoever put the tag on', async () => {
    const { path } = await groupOf(['续期']);
    const one = await customer();
    const [first, second] = [1, 2].map((days) => new Date(Date.now() + days * 86_400_000).toISOString());
    await add(one, path('续期'), { expiresAt: first });
    await add(one, path('续期'), { expiresAt: second });
    expect((await items(one))[0].expiresAt).toBe(second);
    await add(one, path('续期'));
    expect((await items(one))[0].expiresAt).toBe(second);
    await add(one, path('续期'), { expiresAt: null });
    expect((await items(one))[0].expiresAt).toBeNull();
  });
});

describe('every assignment can say why', () => {
  it('by hand: who, when, on what evidence, instead of what', async () => {
    const { browser, id } = await member(product, ['tagAdmin']);
    const { path } = await groupOf(['中', '高'], { choice: 'single' });
    const one = await customer();
    await add(one, path('中'));
    await browser.ask('POST', '/taggings', {
      add: [{ customer: one, tag: path('高'), evidence: '问了三次价' }],
      reason: '周会决定',
    });
    const { body } = await ask('GET', `/customers/${one}/explain?tag=${encodeURIComponent(path('高'))}`);
    expect(body).toMatchObject({
      holds: true,
      cause: { source: 'manual', by: { kind: 'staff', id }, reason: '周会决定' },
      assignment: { evidence: '问了三次价' },
      replaced: { path: path('中') },
      condition: null,
      missing: [],
    });
    for (const part of ['手工', '问了三次价', '周会决定', path('中')]) expect(body.text).toContain(part);
    const english = await ask(
      'GET',
      `/customers/${one}/explain?tag=${encodeURIComponent(path('高'))}`,
      undefined,
      {
        'accept-language': 'en',
      },
    );
    expect(english.body.text).toMatch(/was put on by hand/);
  });

  it('why not: taken off, by whom, and what took its place; or never there', async () => {
    const { path, tag } = await groupOf(['甲', '乙'], { choice: 'single' });
    const one = await customer();
    const why = (t: string) => ask('GET', `/customers/${one}/explain?tag=${tag(t)}`);
    expect((await why('甲')).body).toMatchObject({ holds: false, cause: null, removal: null });
    await add(one, path('甲'));
    await add(one, path('乙'));
    expect((await why('甲')).body.removal).toMatchObject({
      source: 'api',
      replacedBy: { path: path('乙') },
      blocksWeakerSources: false,
    });
    expect((await ask('GET', `/customers/${one}/explain?tag=nothing`)).status).toBe(404);
    expect((await ask('GET', `/customers/${one}/explain`)).body.error.details[0].path).toBe('tag');
  });

  it('in bulk: the condition and its sentence', async () => {
    const { path } = await groupOf(['底', '批量']);
    const one = await customer();
    await add(one, path('底'));
    await ask('POST', '/taggings/bulk', { condition: { tag: path('底') }, add: [path('批量')] });
    const { body } = await ask('GET', `/customers/${one}/explain?tag=${encodeURIComponent(path('批量'))}`);
    expect(body).toMatchObject({ holds: true, cause: { source: 'bulk' } });
    expect(body.condition.text).toContain('底');
  });

  it('the timeline tells it too', async () => {
    const { path } = await groupOf(['时间线']);
    const one = await customer();
    await add(one, path('时间线'), { evidence: '试用' });
    await remove(one, path('时间线'));
    const { body } = await ask('GET', `/customers/${one}/timeline?kind=tag`);
    expect(body.items.map((line: { type: string }) => line.type)).toEqual(['tag.removed', 'tag.added']);
    expect(body.items[1].data).toMatchObject({ tag: { path: path('时间线') }, evidence: '试用' });
  });
});

describe('the way back', () => {
  it('restores exactly what a call changed, where nobody changed it since', async () => {
    const { path } = await groupOf(['旧', '新'], { choice: 'single' });
    const [same, changed] = [await customer(), await customer()];
    for (const ref of [same, changed]) await add(ref, path('旧'), { evidence: '原因' });
    const before = await items(same);
    const { body: moved } = await ask('POST', '/taggings', {
      add: [same, changed].map((ref) => ({ customer: ref, tag: path('新') })),
    });
    await remove(changed, path('新'));
    const undone = await ask('POST', `/causes/${moved.cause}/undo`);
    expect(undone.body).toMatchObject({ restored: 2, kept: 1 });
    expect(await items(same)).toEqual(before);
    expect(await tagged(changed)).toEqual([]);
    expect((await ask('POST', `/causes/${moved.cause}/undo`)).body).toMatchObject({
      restored: 0,
      cause: null,
    });
    expect(await items(same)).toEqual(before);
    expect((await ask('GET', `/causes/${moved.cause}`)).body).toMatchObject({
      changes: 4,
      undoneBy: undone.body.cause,
    });
    // The undo is a change like any other.
    await ask('POST', `/causes/${undone.body.cause}/undo`);
    expect(await tagged(same)).toEqual([path('新')]);
  });

  it('of one tag in a group with a maximum is open although another one came, as long as the group has room', async () => {
    const { path } = await groupOf(['一', '二', '三'], { max: 2 });
    const one = await customer();
    const { body: first } = await ask('POST', '/taggings', { add: [{ customer: one, tag: path('一') }] });
    await add(one, path('二'));
    expect((await ask('POST', `/causes/${first.cause}/undo`)).body).toMatchObject({ restored: 1, kept: 0 });
    expect(await tagged(one)).toEqual([path('二')]);
    const { body: gone } = await ask('POST', '/taggings', { remove: [{ customer: one, tag: path('二') }] });
    await add(one, path('一'));
    await add(one, path('三'));
    expect((await ask('POST', `/causes/${gone.cause}/undo`)).body).toMatchObject({ restored: 0, kept: 1 });
  });

  it('forgets the memory that a removal left', async () => {
    const { browser } = await member(product, ['tagAdmin']);
    const { path } = await groupOf(['误删']);
    const one = await customer();
    await add(one, path('误删'));
    const { body } = await browser.ask('POST', '/taggings', {
      remove: [{ customer: one, tag: path('误删') }],
    });
    await browser.ask('POST', `/causes/${body.cause}/undo`);
    expect(await tagged(one)).toEqual([path('误删')]);
    await remove(one, path('误删'));
    expect((await add(one, path('误删'))).body.added).toBe(1);
  });

  it('of other people’s changes needs a right', async () => {
    const seller = await member(product, ['staff']);
    const { path } = await groupOf(['别人的']);
    const one = await customer();
    await ask('PATCH', `/customers/${one}`, { owner: seller.id });
    const { body } = await add(one, path('别人的'));
    const refused = await seller.browser.ask('POST', `/causes/${body.cause}/undo`);
    expect([refused.status, refused.body.error.code]).toEqual([403, 'cause.notYours']);
    expect((await ask('POST', '/causes/cau_999999999/undo')).body.error.code).toBe('cause.notFound');
    expect((await ask('POST', '/causes/nonsense/undo')).status).toBe(400);
  });
});

describe('customers that are merged or erased', () => {
  it('tags follow the survivor, with their age and evidence, and go back when the merge is undone', async () => {
    const { path } = await groupOf(['只在一边', '两边都有']);
    const single = await groupOf(['低', '高'], { choice: 'single' });
    const [from, into] = [await customer(), await customer()];
    await add(from, path('只在一边'), { evidence: '展会' });
    await add(from, path('两边都有'));
    await add(into, path('两边都有'));
    await add(from, single.path('低'));
    await add(into, single.path('高'));
    const [before, there] = [await items(from), await items(into)];
    const merged = await ask('POST', `/customers/${into}/merge`, { from });
    expect(merged.status, JSON.stringify(merged.body)).toBe(200);
    const now = await items(into);
    expect(now.map((i: { tag: { path: string } }) => i.tag.path)).toEqual([
      path('只在一边'),
      path('两边都有'),
      single.path('高'),
    ]);
    expect(now[0]).toMatchObject({ evidence: '展会', since: before[0].since });
    expect(now[1].since).toBe(before[1].since);
    await ask('POST', `/customers/${into}/unmerge`, {});
    expect(await items(into)).toEqual(there);
    expect(await items(from)).toEqual(before);
  });

  it('nothing about an erased customer is left', async () => {
    const { path } = await groupOf(['忘掉我']);
    const one = await customer();
    await add(one, path('忘掉我'), { evidence: '他说的话' });
    const { body } = await ask('GET', `/customers/${one}`);
    await ask('DELETE', `/customers/${one}?erase=true`);
    const ordinal = Number(body.id.slice(4));
    const { db } = product.running;
    for (const table of ['assignment', 'removal', 'tag_change'])
      expect(await db.many(`select 1 from ${table} where customer = $1`, [ordinal]), table).toEqual([]);
  });

  it('a deleted customer takes no more tags', async () => {
    const { path } = await groupOf(['晚了']);
    const one = await customer();
    await ask('DELETE', `/customers/${one}`);
    expect((await add(one, path('晚了'))).body.refused[0].code).toBe('customer.notFound');
  });
});

describe('many callers at once', () => {
  it('each gets its own answer, and one bad call spoils no other', async () => {
    const { path, name } = await groupOf(['并发', '满员'], { max: 1 });
    const refs = await Promise.all(Array.from({ length: 40 }, () => customer()));
    const answers = await Promise.all(
      refs.map((ref, i) =>
        i % 4 === 0
          ? ask('POST', '/taggings', {
              add: [path('并发'), path('满员')].map((tag) => ({ customer: ref, tag })),
              atomic: true,
            })
          : i % 4 === 1
            ? add(ref, `${name}/没有`)
            : add(ref, path('并发')),
      ),
    );
    for (const [i, answer] of answers.entries()) {
      const ref = refs[i] ?? '';
      if (i % 4 === 0) expect(answer.status).toBe(422);
      else if (i % 4 === 1)
        expect(answer.body).toMatchObject({ added: 0, refused: [{ code: 'tag.notFound' }] });
      else expect(answer.body).toMatchObject({ added: 1, refused: [] });
      expect(await tagged(ref)).toEqual(i % 4 >= 2 ? [path('并发')] : []);
    }
    const causes = answers.map((answer) => answer.body.cause).filter(Boolean);
    expect(new Set(causes).size).toBe(20);
  });

  it('racing for one single-choice group leaves one tag, and a history that leads to it', async () => {
    const names = ['一', '二', '三', '四', '五'];
    const { path } = await groupOf(names, { choice: 'single' });
    const one = await customer();
    await Promise.all(Array.from({ length: 30 }, (_, i) => add(one, path(names[i % 5] ?? ''))));
    const now = await tagged(one);
    expect(now).toHaveLength(1);
    const { body } = await ask('GET', `/customers/${one}/tags/history?limit=500`);
    const held = new Set<string>();
    for (const line of body.items.reverse())
      if (line.change === 'removed') held.delete(line.tag.path);
      else held.add(line.tag.path);
    expect([...held]).toEqual(now);
  });
});
