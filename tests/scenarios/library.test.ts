/** The tag library over HTTP, as an outside program and as people of the company see it. */
import iconv from 'iconv-lite';
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

async function made(path: string, body: unknown) {
  const answer = await ask('POST', path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}

/** A group of its own for each promise, with tags in order. */
let groups = 0;
async function groupOf(tags: readonly string[], fields: Record<string, unknown> = {}) {
  const name = `组${++groups}`;
  const group = await made('/tag-groups', { name, ...fields });
  const ids: Record<string, string> = {};
  for (const tag of tags) ids[tag] = (await made('/tags', { group: name, name: tag })).id;
  return {
    name,
    id: group.id as string,
    tag: (tag: string) => ids[tag] ?? '',
    path: (tag: string) => `${name}/${tag}`,
  };
}

let people = 0;
async function customers(count: number): Promise<string[]> {
  const refs = Array.from({ length: count }, () => `ref:p${++people}`);
  await ask('POST', '/customers', { customers: refs.map((ref) => ({ ref: ref.slice(4), name: ref })) });
  return refs;
}

const tagged = async (customer: string) =>
  (await ask('GET', `/customers/${customer}/tags`)).body.items.map(
    (item: { tag: { path: string } }) => item.tag.path,
  );

const details = (answer: { body: { error: { details: { path: string; code: string }[] } } }) =>
  answer.body.error.details.map(({ path, code }) => `${path} ${code}`);

describe('categories, groups and tags', () => {
  it('make a tree that reads back as it was written', async () => {
    const sales = await made('/categories', { name: '销售', description: '与成交有关' });
    const funnel = await made('/categories', { name: '漏斗', parent: sales.id });
    expect(funnel).toMatchObject({ path: '销售/漏斗', parent: sales.id });
    const group = await made('/tag-groups', {
      name: '意向',
      choice: 'single',
      max: 3,
      ordered: true,
      category: funnel.id,
      perStaff: false,
      color: '#c2453f',
      description: '有多想买',
    });
    // A single-choice group has no maximum, and a colour becomes the nearest readable hue.
    expect(group).toMatchObject({
      choice: 'single',
      max: null,
      ordered: true,
      category: funnel.id,
      color: 'zhu',
    });
    const tag = await made('/tags', {
      group: '意向',
      name: '高意向',
      order: 4,
      kind: 'behaviour',
      aliases: ['A意向'],
      definition: {
        meaning: '主动询价',
        example: '问价格',
        counterExample: '只点赞',
        removeWhen: '三个月没有消息',
      },
      scope: 'enterprise',
      protected: false,
      pinned: false,
    });
    expect(tag).toMatchObject({
      path: '意向/高意向',
      order: 4,
      hue: 'zhu',
      aliases: ['A意向'],
      state: 'active',
    });
    for (const ref of [tag.id, encodeURIComponent('意向/高意向'), 'A意向', '高意向'])
      expect((await ask('GET', `/tags/${ref}`)).body.id, ref).toBe(tag.id);
    expect((await ask('GET', '/tags?group=意向')).body).toMatchObject({ total: 1, nextCursor: null });
    const page = (await ask('GET', '/categories?limit=1')).body;
    expect([page.items.length, page.total]).toEqual([1, 2]);
    const next = (await ask('GET', `/categories?limit=1&cursor=${page.nextCursor}`)).body;
    expect([next.items[0].name, next.nextCursor]).toEqual(['漏斗', null]);
  });

  it('a tag keeps its identity when it is renamed, and its old name keeps answering', async () => {
    const { name, tag } = await groupOf(['旧名称', '邻居']);
    const renamed = await ask('PATCH', `/tags/${tag('旧名称')}`, { name: '新名称' });
    expect(renamed.body).toMatchObject({ id: tag('旧名称'), name: '新名称', aliases: ['旧名称'] });
    expect((await ask('GET', `/tags/${encodeURIComponent(`${name}/旧名称`)}`)).body.id).toBe(tag('旧名称'));
    await ask('PATCH', `/tag-groups/${name}`, { name: `${name}改` });
    expect((await ask('GET', `/tags/${encodeURIComponent(`${name}/旧名称`)}`)).body.path).toBe(
      `${name}改/新名称`,
    );
  });

  it('two tags may swap their names in two steps without losing anybody', async () => {
    const { tag } = await groupOf(['甲', '乙']);
    await ask('PATCH', `/tags/${tag('甲')}`, { name: '丙' });
    await ask('PATCH', `/tags/${tag('乙')}`, { name: '甲' });
    const back = await ask('PATCH', `/tags/${tag('甲')}`, { name: '乙' });
    expect(back.body).toMatchObject({ id: tag('甲'), name: '乙' });
    expect((await ask('GET', `/tags/${tag('乙')}`)).body.name).toBe('甲');
  });

  it('a name that must not be stored is refused by its field, advice is given beside the answer', async () => {
    const { name } = await groupOf(['价格敏感']);
    const refused = async (body: object) => details(await ask('POST', '/tags', { group: name, ...body }));
    expect(await refused({ name: '价格敏感' })).toEqual(['name lint.duplicate']);
    expect(await refused({ name: '身份证11010519491231002X' })).toEqual(['name lint.identifier']);
    expect(await refused({ name: '客户/重要' })).toEqual(['name lint.pathSeparator']);
    expect(await refused({ name: '一'.repeat(31) })).toEqual(['name lint.tooLong']);
    expect(await refused({ name: '好', definition: { meaning: '卡号 6222021234567890128' } })).toEqual([
      'definition.meaning lint.identifier',
    ]);
    expect(await refused({ name: 'x'.repeat(1_000_000) })).toEqual(['name tooLong']);
    expect(await refused({ name: 'a\u0000b' })).toEqual(['name nulCharacter']);
    expect(await refused({ name: 'a\ud800b' })).toEqual(['name badUnicode']);
    expect(await refused({ name: '好', colour: 'red' })).toEqual(['colour unknownField']);
    expect(await refused({ name: '好', order: 1e12 })).toEqual(['order tooLong']);
    const advised = await made('/tags', { group: name, name: '不感兴趣' });
    expect(advised.warnings.map((w: { code: string }) => w.code)).toEqual([
      'lint.negation',
      'lint.noDefinition',
    ]);
    expect(advised.warnings[0].message).toContain('不');
  });

  it('what contradicts itself is refused as a whole', async () => {
    const outer = await made('/categories', { name: '外' });
    const inner = await made('/categories', { name: '内', parent: outer.id });
    const cycle = await ask('PATCH', `/categories/${outer.id}`, { parent: inner.id });
    expect([cycle.status, cycle.body.error.code]).toEqual([400, 'library.unsound']);
    expect((await ask('GET', `/categories/${outer.id}`)).body.parent).toBeNull();
    const { tag } = await groupOf(['独一'], {});
    const key = (await ask('GET', `/tags/${tag('独一')}`)).body.key;
    const { name } = await groupOf([]);
    const doubled = await ask('POST', '/tags', { group: name, name: '另一个', key });
    expect(doubled.body.error.details[0].code).toBe('library.duplicateKey');
  });

  it('an unknown reference is refused by its field', async () => {
    const at = async (path: string, body: object) => details(await ask('POST', path, body));
    expect(await at('/tags', { group: '没有的组', name: '好' })).toEqual(['group group.notFound']);
    expect(await at('/tag-groups', { name: '好', category: 'cat_999999' })).toEqual([
      'category category.notFound',
    ]);
    expect(await at('/tag-groups', { name: '好', steward: 'stf_999999' })).toEqual([
      'steward staff.notFound',
    ]);
    expect(await at('/tag-groups', { name: '好', departments: ['dep_999999'] })).toEqual([
      'departments.0 department.notFound',
    ]);
    expect(await at('/tags', { name: '好' })).toEqual(['group required']);
    for (const path of [
      '/tags/tag_999999999999',
      '/tag-groups/grp_99999999999',
      '/categories/cat_9999999999',
    ])
      expect((await ask('GET', path)).status, path).toBe(404);
  });

  it('a group cannot become single choice while customers hold several of its tags', async () => {
    const { name, id } = await groupOf(['红', '蓝']);
    const [one = ''] = await customers(1);
    await ask('POST', '/taggings', {
      add: ['红', '蓝'].map((tag) => ({ customer: one, tag: `${name}/${tag}` })),
    });
    const refused = await ask('PATCH', `/tag-groups/${id}`, { choice: 'single' });
    expect([refused.status, refused.body.error.code]).toEqual([409, 'group.choiceConflict']);
    await ask('POST', '/taggings', { remove: [{ customer: one, tag: `${name}/蓝` }] });
    expect((await ask('PATCH', `/tag-groups/${id}`, { choice: 'single' })).body.choice).toBe('single');
  });

  it('nor can its maximum become less than what somebody holds', async () => {
    const { id, path } = await groupOf(['甲', '乙', '丙'], { max: 3 });
    const [one = ''] = await customers(1);
    await ask('POST', '/taggings', { add: ['甲', '乙'].map((tag) => ({ customer: one, tag: path(tag) })) });
    const refused = await ask('PATCH', `/tag-groups/${id}`, { max: 1 });
    expect([refused.status, refused.body.error.code]).toEqual([409, 'group.choiceConflict']);
    expect((await ask('PATCH', `/tag-groups/${id}`, { max: 2 })).body.max).toBe(2);
  });

  it('nor by a document, nor by a tag that moves in, nor by an undo', async () => {
    const wide = await groupOf(['宽甲', '宽乙']);
    const single = await groupOf(['窄'], { choice: 'single' });
    const [one = ''] = await customers(1);
    await ask('POST', '/taggings', {
      add: [wide.path('宽甲'), wide.path('宽乙'), single.path('窄')].map((tag) => ({ customer: one, tag })),
    });
    const key = (await ask('GET', `/tag-groups/${wide.id}`)).body.key;
    const text = JSON.stringify({ groups: [{ key, name: wide.name, choice: 'single' }] });
    const codeOf = async (answer: Promise<{ body: { error?: { code: string } } }>) =>
      (await answer).body.error?.code;
    expect(await codeOf(ask('POST', '/library/apply', { text }))).toBe('group.choiceConflict');
    const move = (group: string) => ask('PATCH', `/tags/${wide.tag('宽甲')}`, { group });
    expect(await codeOf(move(single.name))).toBe('group.choiceConflict');
    const own = await groupOf([], { perStaff: true });
    expect(await codeOf(move(own.name))).toBe('group.inUse');
    expect(await codeOf(ask('PATCH', `/tag-groups/${wide.id}`, { perStaff: true }))).toBe('group.inUse');
    const free = await groupOf([]);
    expect((await move(free.name)).body.path).toBe(`${free.name}/宽甲`);
    expect(await tagged(one)).toContain(`${free.name}/宽甲`);
  });

  it('a protected tag is put away or opened only by those who may apply it', async () => {
    const { browser } = await member(product, ['steward']);
    const { name } = await groupOf([]);
    const vip = await made('/tags', { group: name, name: '贵宾', protected: true });
    for (const change of [{ protected: false }, { state: 'cold' }])
      expect((await browser.ask('PATCH', `/tags/${vip.id}`, change)).body.error.code).toBe('tag.protected');
    expect((await browser.ask('PATCH', `/tags/${vip.id}`, { purpose: '专人服务' })).status).toBe(200);
    const text = JSON.stringify({
      groups: [{ name, tags: [{ key: vip.key, name: '贵宾', protected: false }] }],
    });
    expect((await browser.ask('POST', '/library/apply', { text })).body.error.code).toBe('tag.protected');
  });

  it('every change leaves a line in the audit trail', async () => {
    const { tag } = await groupOf(['留痕']);
    await ask('PATCH', `/tags/${tag('留痕')}`, { purpose: '促成复购' });
    const { body } = await ask('GET', `/audit?subject=${tag('留痕')}`);
    expect(body.items.map((line: { did: string }) => line.did)).toEqual(['tag.updated', 'tag.created']);
    expect(body.items[0]).toMatchObject({ before: { purpose: '' }, after: { purpose: '促成复购' } });
  });
});

describe('taking a tag out of the library', () => {
  it('is refused with everything that refers to it, unless a strategy is given', async () => {
    const { name, tag } = await groupOf(['要删的', '别的']);
    const all = await customers(3);
    await ask('POST', '/taggings', { add: all.map((customer) => ({ customer, tag: `${name}/要删的` })) });
    await made('/audiences', { name: `用到${name}`, condition: { tag: `${name}/要删的` } });
    const refused = await ask('DELETE', `/tags/${tag('要删的')}`);
    expect([refused.status, refused.body.error.code]).toEqual([409, 'tag.referenced']);
    expect(refused.body.error.references.customers).toBe(3);
    expect(refused.body.error.references.items).toEqual([
      { kind: 'audience', id: expect.stringMatching(/^aud_/), name: `用到${name}`, tag: tag('要删的') },
    ]);
    expect((await ask('DELETE', `/tags/${tag('别的')}`)).body.strategy).toBe('delete');
  });

  it('to the recycle bin keeps its assignments for the restore', async () => {
    const { name, tag } = await groupOf(['来了又走']);
    const [one = ''] = await customers(1);
    await ask('POST', '/taggings', { add: [{ customer: one, tag: `${name}/来了又走` }] });
    await ask('DELETE', `/tags/${tag('来了又走')}?strategy=delete`);
    expect(await tagged(one)).toEqual([]);
    expect((await ask('GET', `/tags/${tag('来了又走')}`)).status).toBe(404);
    const again = await ask('POST', '/taggings', { add: [{ customer: one, tag: tag('来了又走') }] });
    expect(again.body.refused[0].code).toBe('tag.notFound');
    expect((await ask('GET', '/tags?state=recycled')).body.items.map((t: { id: string }) => t.id)).toContain(
      tag('来了又走'),
    );
    expect((await ask('POST', `/tags/${tag('来了又走')}/restore`)).body).toMatchObject({
      state: 'active',
      dropped: 0,
    });
    expect(await tagged(one)).toEqual([`${name}/来了又走`]);
    expect((await ask('POST', `/tags/${tag('来了又走')}/restore`)).body.error.code).toBe('tag.notRecycled');
  });

  it('a restored tag yields where a single-choice group was answered anew', async () => {
    const { name, tag } = await groupOf(['先', '后'], { choice: 'single' });
    const [moved = '', stayed = ''] = await customers(2);
    await ask('POST', '/taggings', {
      add: [moved, stayed].map((customer) => ({ customer, tag: `${name}/先` })),
    });
    await ask('DELETE', `/tags/${tag('先')}?strategy=delete`);
    await ask('POST', '/taggings', { add: [{ customer: moved, tag: `${name}/后` }] });
    expect((await ask('POST', `/tags/${tag('先')}/restore`)).body.dropped).toBe(1);
    expect([await tagged(moved), await tagged(stayed)]).toEqual([[`${name}/后`], [`${name}/先`]]);
  });

  it('to the cold store leaves it on its customers and is not offered to hands any more', async () => {
    const { name, tag } = await groupOf(['冷了']);
    const [one = '', other = ''] = await customers(2);
    await ask('POST', '/taggings', { add: [{ customer: one, tag: `${name}/冷了` }] });
    await ask('DELETE', `/tags/${tag('冷了')}?strategy=freeze`);
    expect((await ask('GET', `/tags/${tag('冷了')}`)).body.state).toBe('cold');
    expect(await tagged(one)).toEqual([`${name}/冷了`]);
    const { browser } = await member(product, ['tagAdmin']);
    const byHand = await browser.ask('POST', '/taggings', {
      add: [{ customer: other, tag: `${name}/冷了` }],
    });
    expect(byHand.body.refused[0].code).toBe('tagging.closed');
  });

  it('a group goes with its tags, a category gives its groups to the one above', async () => {
    const above = await made('/categories', { name: '上级' });
    const category = await made('/categories', { name: '中级', parent: above.id });
    const { id, name } = await groupOf(['甲'], { category: category.id });
    expect((await ask('DELETE', `/categories/${category.id}`)).body.error.references.items[0].id).toBe(id);
    await ask('DELETE', `/categories/${category.id}?strategy=delete`);
    expect((await ask('GET', `/tag-groups/${id}`)).body.category).toBe(above.id);
    const refused = await ask('DELETE', `/tag-groups/${id}`);
    expect([refused.status, refused.body.error.code]).toEqual([409, 'library.inUse']);
    const done = await ask('DELETE', `/tag-groups/${id}?strategy=delete`);
    expect((await ask('GET', `/tags?group=${name}`)).status).toBe(400);
    await ask('POST', `/change-sets/${done.body.changeSet}/undo`);
    expect((await ask('GET', `/tags?group=${name}`)).body.total).toBe(1);
  });
});

describe('merging tags', () => {
  it('shows the effect, moves everybody, and can be undone as if it had not happened', async () => {
    const { name, tag } = await groupOf(['高意向', '意向高']);
    const [both = '', old = '', other = ''] = await customers(3);
    await ask('POST', '/taggings', {
      add: [
        { customer: both, tag: `${name}/高意向`, evidence: '问过价' },
        { customer: both, tag: `${name}/意向高` },
        { customer: old, tag: `${name}/意向高`, evidence: '老记录' },
        { customer: other, tag: `${name}/高意向` },
      ],
    });
    const before = (await ask('GET', `/customers/${old}/tags`)).body.items;
    const preview = await ask('POST', `/tags/${tag('意向高')}/merge`, { into: tag('高意向'), dryRun: true });
    expect(preview.body).toMatchObject({
      dryRun: true,
      customers: 2,
      intoCustomers: 2,
      moved: 1,
      joined: 1,
      conflicts: 0,
      changeSet: null,
    });
    expect(await tagged(old)).toEqual([`${name}/意向高`]);

    const merged = await ask('POST', `/tags/${tag('意向高')}/merge`, { into: `${name}/高意向` });
    expect(merged.body.changeSet).toMatch(/^chg_/);
    const now = (await ask('GET', `/customers/${old}/tags`)).body.items;
    expect(now[0]).toMatchObject({
      tag: { path: `${name}/高意向` },
      since: before[0].since,
      evidence: '老记录',
      source: 'api',
    });
    expect(await tagged(both)).toEqual([`${name}/高意向`]);
    // Its id, its name and its path keep answering.
    for (const ref of [tag('意向高'), `${name}/意向高`, '意向高'])
      expect((await ask('GET', `/tags/${encodeURIComponent(ref)}`)).body.id, ref).toBe(tag('高意向'));

    const undone = await ask('POST', `/change-sets/${merged.body.changeSet}/undo`);
    expect(undone.body).toMatchObject({ kept: [], assignments: { kept: 0 } });
    expect((await ask('GET', `/customers/${old}/tags`)).body.items).toEqual(before);
    expect(await tagged(both)).toEqual([`${name}/高意向`, `${name}/意向高`]);
    expect(await tagged(other)).toEqual([`${name}/高意向`]);
    expect((await ask('GET', `/tags/${tag('意向高')}`)).body).toMatchObject({
      name: '意向高',
      state: 'active',
    });
    const twice = await ask('POST', `/change-sets/${merged.body.changeSet}/undo`);
    expect([twice.status, twice.body.error.code]).toEqual([409, 'changeSet.undone']);
  });

  it('undoing gives the tag back to what named it, unless somebody decided otherwise since, and redoing takes it again', async () => {
    const { name, tag } = await groupOf(['留下', '并掉']);
    const [stays, goes] = [`${name}/留下`, `${name}/并掉`];
    const ids: string[] = [];
    for (const tags of [[goes], [stays], [stays, goes], [goes]]) {
      const material = { kind: 'link', name: `价目${ids.length}`, url: 'https://shop.example/', tags };
      ids.push((await ask('POST', '/materials', material)).body.id);
    }
    const named = async () => {
      const all = await Promise.all(ids.map((id) => ask('GET', `/materials/${id}`)));
      return all.map(({ body }) => body.tags.map((one: { name: string }) => one.name).sort());
    };
    const merged = await ask('POST', `/tags/${tag('并掉')}/merge`, { into: tag('留下') });
    expect(await named()).toEqual([['留下'], ['留下'], ['留下'], ['留下']]);
    await ask('PATCH', `/materials/${ids[3]}`, { tags: [] });
    const undone = await ask('POST', `/change-sets/${merged.body.changeSet}/undo`);
    const back = [['并掉'], ['留下'], ['并掉', '留下'], []];
    expect(await named()).toEqual(back);
    const again = await ask('POST', `/change-sets/${undone.body.changeSet}/undo`);
    expect(await named()).toEqual([['留下'], ['留下'], ['留下'], []]);
    await ask('POST', `/change-sets/${again.body.changeSet}/undo`);
    expect(await named()).toEqual(back);
  });

  it('undoing keeps what people changed later', async () => {
    const { name, tag } = await groupOf(['留', '并']);
    const [touched = '', untouched = ''] = await customers(2);
    await ask('POST', '/taggings', {
      add: [touched, untouched].map((customer) => ({ customer, tag: `${name}/并` })),
    });
    const { body } = await ask('POST', `/tags/${tag('并')}/merge`, { into: `${name}/留` });
    await ask('POST', '/taggings', { remove: [{ customer: touched, tag: `${name}/留` }] });
    const undone = await ask('POST', `/change-sets/${body.changeSet}/undo`);
    expect(undone.body.assignments.kept).toBeGreaterThan(0);
    expect(await tagged(untouched)).toEqual([`${name}/并`]);
    expect(await tagged(touched)).not.toContain(`${name}/留`);
  });

  it('in a single-choice group lets the policy decide, and says how often before', async () => {
    const into = await groupOf(['目标', '对手'], { choice: 'single' });
    const from = await groupOf(['来源']);
    const [one = ''] = await customers(1);
    await ask('POST', '/taggings', {
      add: [
        { customer: one, tag: `${into.name}/对手` },
        { customer: one, tag: `${from.name}/来源` },
      ],
    });
    const ref = { into: into.tag('目标'), dryRun: true };
    const keep = await ask('POST', `/tags/${from.tag('来源')}/merge`, { ...ref, onConflict: 'existing' });
    expect(keep.body).toMatchObject({ conflicts: 1, dropped: 1, moved: 0 });
    const move = await ask('POST', `/tags/${from.tag('来源')}/merge`, { ...ref, onConflict: 'merged' });
    expect(move.body).toMatchObject({ conflicts: 1, dropped: 0, replacedSiblings: 1 });
    await ask('POST', `/tags/${from.tag('来源')}/merge`, { into: into.tag('目标'), onConflict: 'merged' });
    expect(await tagged(one)).toEqual([`${into.name}/目标`]);
  });

  it('into itself or into nothing is refused', async () => {
    const { tag } = await groupOf(['单']);
    const itself = await ask('POST', `/tags/${tag('单')}/merge`, { into: tag('单') });
    expect([itself.status, itself.body.error.code]).toEqual([400, 'merge.refused']);
    const nothing = await ask('POST', `/tags/${tag('单')}/merge`, { into: 'tag_987654' });
    expect(details(nothing)).toEqual(['into tag.notFound']);
  });

  it('replacing on delete is a merge', async () => {
    const { name, tag } = await groupOf(['旧的', '新的']);
    const [one = ''] = await customers(1);
    await ask('POST', '/taggings', { add: [{ customer: one, tag: `${name}/旧的` }] });
    const missing = await ask('DELETE', `/tags/${tag('旧的')}?strategy=replace`);
    expect([missing.status, missing.body.error.code]).toEqual([400, 'library.replacementNeeded']);
    await ask('DELETE', `/tags/${tag('旧的')}?strategy=replace&with=${tag('新的')}`);
    expect(await tagged(one)).toEqual([`${name}/新的`]);
  });
});

describe('change sets', () => {
  it('show what changed, and go back field by field', async () => {
    const { name, tag } = await groupOf(['改来改去']);
    await ask('PATCH', `/tags/${tag('改来改去')}`, { purpose: '一', pinned: true });
    const [set] = (await ask('GET', '/change-sets?limit=1')).body.items;
    expect(set).toMatchObject({ did: 'tag.changed', subject: `${name}/改来改去`, undoneBy: null });
    expect(set.changes[0]).toMatchObject({ verb: 'updated', before: { purpose: '', pinned: false } });
    await ask('PATCH', `/tags/${tag('改来改去')}`, { purpose: '二' });
    const undone = await ask('POST', `/change-sets/${set.id}/undo`);
    expect(undone.body.kept).toEqual([{ id: tag('改来改去'), name: '改来改去', fields: ['purpose'] }]);
    expect((await ask('GET', `/tags/${tag('改来改去')}`)).body).toMatchObject({
      purpose: '二',
      pinned: false,
    });
    // The way back can be taken back too.
    await ask('POST', `/change-sets/${undone.body.changeSet}/undo`);
    expect((await ask('GET', `/tags/${tag('改来改去')}`)).body.pinned).toBe(true);
  });

  it('cannot be undone after ninety days', async () => {
    const { tag } = await groupOf(['很久以前']);
    await ask('PATCH', `/tags/${tag('很久以前')}`, { purpose: '一' });
    const [set] = (await ask('GET', '/change-sets?limit=1')).body.items;
    await product.running.db.run(`update change_set set at = at - interval '91 days' where id = $1`, [
      Number(set.id.slice(4)),
    ]);
    const refused = await ask('POST', `/change-sets/${set.id}/undo`);
    expect([refused.status, refused.body.error.code]).toEqual([409, 'changeSet.tooOld']);
  });

  it('undoing a delete settles what was answered anew in between', async () => {
    const { path, tag } = await groupOf(['前', '后'], { choice: 'single' });
    const [moved = '', stayed = ''] = await customers(2);
    await ask('POST', '/taggings', {
      add: [moved, stayed].map((customer) => ({ customer, tag: path('前') })),
    });
    const { body } = await ask('DELETE', `/tags/${tag('前')}?strategy=delete`);
    await ask('POST', '/taggings', { add: [{ customer: moved, tag: path('后') }] });
    expect((await ask('POST', `/change-sets/${body.changeSet}/undo`)).body.assignments.kept).toBe(1);
    expect([await tagged(moved), await tagged(stayed)]).toEqual([[path('后')], [path('前')]]);
  });

  it('cannot be undone when that would contradict the library of today', async () => {
    const { name, tag } = await groupOf(['原名']);
    const { body: sets } = await ask('PATCH', `/tags/${tag('原名')}`, { name: '后来' }).then(() =>
      ask('GET', '/change-sets?limit=1'),
    );
    await made('/tags', { group: name, name: '原名' });
    const refused = await ask('POST', `/change-sets/${sets.items[0].id}/undo`);
    expect([refused.status, refused.body.error.code]).toEqual([409, 'library.nameTaken']);
    expect((await ask('GET', `/tags/${tag('原名')}`)).body.name).toBe('后来');
  });
});

describe('the library as a document', () => {
  const yaml = (tags: string) => `
groups:
  - key: doc-intent
    name: 文档意向
    choice: single
    ordered: true
    tags:
${tags}
`;

  it('is planned first, and only the plan that was shown is carried out', async () => {
    const text = yaml('      - {key: doc-low, name: 文档低}\n      - {key: doc-high, name: 文档高}');
    const plan = await ask('POST', '/library/plan', { format: 'yaml', text });
    expect(plan.body).toMatchObject({ canApply: true, summary: { create: { group: 1, tag: 2 } } });
    expect((await ask('GET', '/tag-groups/文档意向')).status).toBe(404);
    const stale = await ask('POST', '/library/apply', { format: 'yaml', text, planHash: 'another' });
    expect([stale.status, stale.body.error.code]).toEqual([409, 'library.planChanged']);
    const applied = await ask('POST', '/library/apply', {
      format: 'yaml',
      text,
      planHash: plan.body.planHash,
    });
    expect(applied.body.applied).toBe(3);
    expect((await ask('POST', '/library/plan', { format: 'yaml', text })).body.changes).toEqual([]);
    await ask('POST', `/change-sets/${applied.body.changeSet}/undo`);
    expect((await ask('GET', '/tag-groups/文档意向')).status).toBe(404);
  });

  it('renames by key and keeps everybody tagged; the plan says how many', async () => {
    const first = yaml('      - {key: doc-a, name: 甲级}');
    await ask('POST', '/library/apply', { text: first });
    const [one = '', two = ''] = await customers(2);
    await ask('POST', '/taggings', {
      add: [one, two].map((customer) => ({ customer, tag: '文档意向/甲级' })),
    });
    const second = yaml('      - {key: doc-a, name: 一级}');
    const plan = await ask('POST', '/library/plan', { text: second });
    expect(plan.body.changes).toEqual([
      expect.objectContaining({ kind: 'rename', element: 'tag', path: '文档意向/甲级', customers: 2 }),
    ]);
    await ask('POST', '/library/apply', { text: second });
    expect(await tagged(one)).toEqual(['文档意向/一级']);
    expect((await ask('GET', `/tags/${encodeURIComponent('文档意向/甲级')}`)).body.name).toBe('一级');
  });

  describe('comes out in every format and goes in again without a change', () => {
    const authorization = 'Bearer test-key-0123456789-0123456789-0123';
    const at = (path: string) => `${product.address}/api/v1/library/${path}`;
    const exported = (format: string, query = '', language = 'zh-CN') =>
      fetch(at(`export?format=${format}${query}`), {
        headers: { authorization, 'accept-language': language },
      });
    const formats = ['yaml', 'json', 'csv', 'xlsx'];

    it.each(formats)('%s: the file as it came, as curl sends it', async (format) => {
      for (const [query, language] of [
        ['', 'zh-CN'],
        ['&complete=true', 'en'],
      ]) {
        const file = await exported(format, query, language);
        expect(file.status).toBe(200);
        const headers = { authorization, 'content-type': file.headers.get('content-type') ?? '' };
        const body = new Uint8Array(await file.arrayBuffer());
        const plan = await fetch(at('plan?prune=true'), { method: 'POST', headers, body });
        const said = await plan.json();
        expect([plan.status, said.changes, said.refused], JSON.stringify(said)).toEqual([200, [], []]);
        const headersOfApply = { ...headers, 'idempotency-key': `${format}${query}` };
        const applied = await fetch(at(`apply?prune=true&planHash=${said.planHash}`), {
          method: 'POST',
          headers: headersOfApply,
          body,
        });
        expect(await applied.json()).toMatchObject({ applied: 0 });
      }
    });

    it.each(formats)('%s: inside of JSON', async (format) => {
      const bytes = Buffer.from(await (await exported(format)).arrayBuffer());
      const file = format === 'xlsx' ? { file: bytes.toString('base64') } : { text: bytes.toString('utf8') };
      const plan = await ask('POST', '/library/plan', { format, ...file });
      expect([plan.status, plan.body.changes]).toEqual([200, []]);
    });

    it('a file in a form, or where none is taken, is refused with what is', async () => {
      for (const path of ['library/plan', 'tags']) {
        const type = path === 'tags' ? 'text/csv' : 'application/x-www-form-urlencoded';
        const answer = await fetch(`${product.address}/api/v1/${path}`, {
          method: 'POST',
          headers: { authorization, 'content-type': type },
          body: 'version: 1',
        });
        const { error } = await answer.json();
        expect([answer.status, error.code]).toEqual([400, 'input.mediaType']);
        expect(error.details).toMatchObject([{ path: 'Content-Type', code: 'notOneOf' }]);
        expect(error.details[0].message).toContain(path === 'tags' ? 'application/json' : 'text/csv');
      }
    });
  });

  it('is read in the encoding that offices save text in; what nobody can read is refused', async () => {
    const csv = await (
      await fetch(`${product.address}/api/v1/library/export?format=csv`, {
        headers: { authorization: 'Bearer test-key-0123456789-0123456789-0123' },
      })
    ).text();
    const planned = async (body: Uint8Array<ArrayBuffer>) => {
      const answer = await fetch(`${product.address}/api/v1/library/plan?prune=true`, {
        method: 'POST',
        headers: {
          authorization: 'Bearer test-key-0123456789-0123456789-0123',
          'content-type': 'text/csv',
          'accept-language': 'en',
        },
        body,
      });
      return (await answer.json()) as { changes?: unknown[]; error?: { code: string; message: string } };
    };
    for (const encoding of ['gb18030', 'utf16le', 'utf8'])
      for (const addBOM of [false, true]) {
        const body = new Uint8Array(iconv.encode(csv, encoding, { addBOM }));
        expect((await planned(body)).changes, `${encoding} ${addBOM}`).toEqual([]);
      }
    const broken = Buffer.concat([Buffer.from(`${csv.trimEnd()}\n`), Buffer.from([0xd6])]);
    const { error } = await planned(new Uint8Array(broken));
    expect(error?.code).toBe('input.encoding');
    expect(error?.message).toContain(`Line ${csv.trimEnd().split('\n').length + 1} `);
  });

  it('is refused when it comes more than once, and says where', async () => {
    const document = { groups: [{ key: 'only', name: '唯一' }] };
    const [preset] = (await ask('GET', '/library/presets')).body.items;
    for (const [body, fields] of [
      [{ document, groups: [] }, 'document, groups'],
      [{ text: 'groups: []', ...document }, 'text, groups'],
      [{ preset: preset.id, version: 1, categories: [] }, 'preset, version, categories'],
    ] as const) {
      const { status, body: answer } = await ask('POST', '/library/plan', body);
      expect([status, answer.error.code]).toEqual([400, 'library.severalGiven']);
      expect(answer.error.message).toContain(fields);
    }
  });

  it('names the place of every fault, and never answers 5xx', async () => {
    const unreadable = await ask('POST', '/library/plan', { format: 'yaml', text: 'groups: [' });
    expect([unreadable.status, unreadable.body.error.code]).toEqual([400, 'library.unreadable']);
    const unknown = await ask('POST', '/library/plan', {
      format: 'json',
      text: '{"groups":[{"name":"x","farbe":1}]}',
    });
    expect(details(unknown)).toEqual(['groups.0.farbe unknownField']);
    expect((await ask('POST', '/library/plan', {})).body.error.code).toBe('library.nothingGiven');
    const deep = await ask('POST', '/library/plan', { text: `${'['.repeat(10_000)}${']'.repeat(10_000)}` });
    expect(deep.status).toBe(400);
    const twice = await ask('POST', '/library/apply', {
      text: '{"groups":[{"key":"g1","name":"同名甲"},{"key":"g2","name":"同名甲"}]}',
    });
    expect([twice.status, twice.body.error.code]).toEqual([400, 'library.planRefused']);
    expect(twice.body.error.details[0].code).toBe('library.duplicatePath');
  });

  it('offers presets that show their effect and only add to a library in use', async () => {
    const { body: presets } = await ask('GET', '/library/presets');
    expect(presets.items.length).toBeGreaterThanOrEqual(14);
    const [preset] = presets.items;
    const plan = await ask('POST', `/library/presets/${preset.id}/plan`);
    expect(plan.body.summary.create.tag).toBeGreaterThan(10);
    expect(Object.keys(plan.body.summary).filter((kind) => kind === 'archive')).toEqual([]);
    const applied = await ask('POST', `/library/presets/${preset.id}/apply`, {
      planHash: plan.body.planHash,
    });
    expect(applied.status).toBe(200);
    expect((await ask('POST', '/library/plan', { preset: preset.id })).body.changes).toEqual([]);
    expect((await ask('POST', '/library/presets/nothing/plan')).status).toBe(404);
  });
});

describe('finding tags', () => {
  it('works by Chinese, pinyin, initials and alias', async () => {
    const { name, tag } = await groupOf(['竞品对比中']);
    await ask('PATCH', `/tags/${tag('竞品对比中')}`, { aliases: ['货比三家'] });
    for (const q of ['竞品', 'jingpin', 'jpdb', '货比三家', 'hbsj', `${name} 竞品`]) {
      const { body } = await ask('GET', `/tags/search?q=${encodeURIComponent(q)}`);
      expect(
        body.items.map((item: { id: string }) => item.id),
        q,
      ).toContain(tag('竞品对比中'));
    }
    expect((await ask('GET', '/tags/search?q=zzzzzz')).body).toMatchObject({ items: [], total: 0 });
  });

  it('says how large the library is and what is missing', async () => {
    const { body } = await ask('GET', '/library/health');
    expect(body.tags.active).toBeGreaterThan(20);
    expect(body.budget.tags).toBe(200);
    expect(body.withoutCustomers).toBeLessThan(body.tags.active);
  });
});

describe('who sees and changes what', () => {
  it('a group of a department is absent for people of others, and there for those below it', async () => {
    const sales = await made('/departments', { name: '销售部' });
    const team = await made('/departments', { name: '销售一组', parent: sales.id });
    const { id, name, tag } = await groupOf(['销售专用'], { departments: [sales.id] });
    const inside = await member(product);
    await ask('PATCH', `/staff/${inside.id}`, { departments: [team.id] });
    const outside = await member(product);
    expect((await inside.browser.ask('GET', `/tags/${tag('销售专用')}`)).status).toBe(200);
    for (const path of [`/tags/${tag('销售专用')}`, `/tag-groups/${id}`])
      expect((await outside.browser.ask('GET', path)).status, path).toBe(404);
    const search = await outside.browser.ask('GET', '/tags/search?q=销售专用');
    expect(search.body.total).toBe(0);
    const file = await outside.browser.ask('GET', '/library/export?format=json');
    expect(JSON.stringify(file.body)).not.toContain(name);
    const list = await outside.browser.ask('GET', '/tag-groups');
    expect(list.body.items.map((g: { id: string }) => g.id)).not.toContain(id);
  });

  it('a personal tag belongs to its owner and takes no name away', async () => {
    const mine = await member(product);
    const theirs = await member(product);
    const created = await mine.browser.ask('POST', '/tags', { name: '聊得来', scope: 'personal' });
    expect(created.body).toMatchObject({ scope: 'personal', owner: mine.id, path: '个人标签/聊得来' });
    const again = await theirs.browser.ask('POST', '/tags', { name: '聊得来', scope: 'personal' });
    expect(again.status).toBe(201);
    expect((await theirs.browser.ask('GET', `/tags/${created.body.id}`)).status).toBe(404);
    expect((await theirs.browser.ask('GET', '/tags/聊得来')).body.id).toBe(again.body.id);
    const twin = await mine.browser.ask('POST', '/tags', { name: '聊得来', scope: 'personal' });
    expect(details(twin)).toEqual(['name lint.duplicate']);
    const asKey = await ask('POST', '/tags', { name: '程序的', scope: 'personal' });
    expect(asKey.body.error.code).toBe('tag.personalNeedsPerson');
    expect(JSON.stringify((await ask('GET', '/library/export?format=json')).body)).not.toContain('聊得来');
    expect((await mine.browser.ask('DELETE', `/tags/${created.body.id}`)).status).toBe(200);
  });

  it('staff cannot change the company library', async () => {
    const { browser } = await member(product);
    const { tag } = await groupOf(['公司的']);
    expect((await browser.ask('POST', '/tags', { group: '意向', name: '我的' })).status).toBe(403);
    expect((await browser.ask('PATCH', `/tags/${tag('公司的')}`, { name: '改' })).status).toBe(403);
    expect((await browser.ask('DELETE', `/tags/${tag('公司的')}`)).status).toBe(403);
    expect((await browser.ask('POST', '/library/apply', { text: 'groups: []' })).status).toBe(403);
  });
});

describe('whatever comes in', () => {
  const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
  const ids = [
    'tag_99999999999999',
    'grp_0',
    'cus_2147483648',
    '%00',
    'a%2Fb%2Fc',
    '..',
    '%F0%9F%98%80',
    'x'.repeat(300),
  ];
  const queries = [
    'limit=0',
    'limit=501',
    'cursor=%00',
    'cursor=eyJ9',
    'cursor=LTk5',
    'nonsense=1',
    'tag=%00',
    'q=%00',
  ];
  const bodies = [
    '{',
    'null',
    '[]',
    '"x"',
    '{"name":null}',
    '{"name":{}}',
    '{"name":"\\u0000"}',
    '{"name":"\\ud800","group":"\\ud800"}',
    '{"name":"x","max":1e400}',
    '{"name":"x","order":9007199254740993,"departments":["dep_99999999999999"]}',
    '{"into":"tag_99999999999999"}',
    '{"document":{"groups":[{"name":"\\u0000"}]}}',
    `{"document":${nested(5000)}}`,
    '{"text":"\\u0000"}',
    '{"text":"&a [*a]"}',
    '{"format":"csv","text":"标签组,标签\\n=1+1,\\u0000"}',
    '{"preset":"../../etc/passwd"}',
    '{"add":[{"customer":"","tag":""}]}',
    '{"expiresAt":"0000-00-00T00:00:00Z"}',
    '{"expiresAt":"+275760-09-13T00:00:00Z"}',
  ];
  const single = ['/categories/{id}', '/tag-groups/{id}', '/tags/{id}'];
  const reads = [
    '/categories',
    '/tag-groups',
    '/tags',
    '/tags/search',
    '/change-sets',
    '/library/presets',
    '/library/export',
    '/library/health',
    ...single,
    '/customers/{id}/tags',
    '/customers/{id}/tags/history',
    '/customers/{id}/explain',
    '/causes/{id}',
  ];
  const writes: [method: string, path: string][] = [
    ...['/categories', '/tag-groups', '/tags', '/taggings', '/library/plan', '/library/apply'].map(
      (path): [string, string] => ['POST', path],
    ),
    ...single.flatMap((path): [string, string][] => [
      ['PATCH', path],
      ['DELETE', path],
    ]),
    ['POST', '/tags/{id}/merge'],
    ['POST', '/tags/{id}/restore'],
    ['POST', '/change-sets/{id}/undo'],
    ['POST', '/causes/{id}/undo'],
    ['POST', '/jobs/{id}/undo'],
    ['POST', '/library/presets/{id}/apply'],
    ['PATCH', '/customers/{id}/tags/{id}'],
  ];

  it('is answered or refused, never with 5xx', async () => {
    const bad: string[] = [];
    const send = async (method: string, path: string, body?: string) => {
      const response = await fetch(`${product.address}/api/v1${path}`, {
        method,
        headers: {
          authorization: 'Bearer test-key-0123456789-0123456789-0123',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body }),
      });
      await response.arrayBuffer();
      if (response.status >= 500)
        bad.push(`${response.status} ${method} ${path} ${(body ?? '').slice(0, 80)}`);
    };
    for (const path of reads) {
      for (const id of path.includes('{id}') ? ids : ['']) await send('GET', path.replaceAll('{id}', id));
      for (const query of queries) await send('GET', `${path.replaceAll('{id}', 'cus_1')}?${query}`);
    }
    for (const [method, path] of writes) {
      for (const id of path.includes('{id}') ? ids : [])
        await send(method, path.replaceAll('{id}', id), '{}');
      for (const body of bodies) await send(method, path.replaceAll('{id}', 'tag_1'), body);
    }
    expect(bad).toEqual([]);
  });
});

describe('a tag of thousands', () => {
  const COUNT = 10_500;
  const count = async (tag: string) =>
    (await ask('POST', '/audiences/count', { condition: { tag } })).body.count;

  it('is tagged, merged and undone by jobs, and every number agrees', async () => {
    const { path, tag } = await groupOf(['大的', '更大的']);
    const refs = Array.from({ length: COUNT }, (_, i) => ({ ref: `crowd-${i}`, remark: '人群' }));
    for (let at = 0; at < COUNT; at += 1000)
      await ask('POST', '/customers', { customers: refs.slice(at, at + 1000) });
    const rows = refs.map(({ ref }) => ({ customer: `ref:${ref}`, tag: path('大的') }));
    await ask('POST', '/taggings', { add: rows.slice(0, 10_000) });
    await ask('POST', '/taggings', { add: rows.slice(10_000) });
    await ask('POST', '/taggings', { add: [{ customer: 'ref:crowd-1', tag: path('更大的') }] });

    const merging = await ask('POST', `/tags/${tag('大的')}/merge`, { into: path('更大的') });
    expect(merging.status).toBe(202);
    const merged = await product.jobEnd(merging.body.job.id);
    expect(merged).toMatchObject({ status: 'done', result: { done: COUNT } });
    expect(await count(path('更大的'))).toBe(COUNT);
    const undoing = await ask('POST', `/change-sets/${merged.result.changeSet}/undo`);
    // Three steps of the merge are taken back at once; more would be a job.
    expect(undoing.body.assignments).toMatchObject({ kept: 0 });
    expect([await count(path('大的')), await count(path('更大的'))]).toEqual([COUNT, 1]);

    const bulk = await ask('POST', '/taggings/bulk', {
      condition: { tag: path('大的') },
      add: [path('更大的')],
      confirm: true,
    });
    expect(bulk.status).toBe(202);
    await product.jobEnd(bulk.body.job.id);
    expect(await count(path('更大的'))).toBe(COUNT);
    const undo = await ask('POST', `/jobs/${bulk.body.job.id}/undo`);
    expect(undo.status).toBe(202);
    expect(await product.jobEnd(undo.body.job.id)).toMatchObject({
      status: 'done',
      result: { restored: COUNT - 1, kept: 0 },
    });
    expect(await count(path('更大的'))).toBe(1);
    expect(await tagged('ref:crowd-1')).toEqual([path('大的'), path('更大的')]);
  });
});

describe('many hands at once', () => {
  it('the same name is given once, and everybody else is told', async () => {
    const { name } = await groupOf([]);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => ask('POST', '/tags', { group: name, name: '抢名字' })),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, ...Array(7).fill(409)]);
    expect((await ask('GET', `/tags?group=${name}`)).body.total).toBe(1);
  });
});
