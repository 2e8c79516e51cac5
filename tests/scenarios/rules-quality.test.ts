/** What tells how good rules are, and rules that only suggest. */
import { describe, expect, it } from 'vitest';
import { suggestedSince } from '#features/rules';
import { DAY, MINUTE } from '#kernel';
import { testCtx } from '#tests/database';
import { rulesSettled, rulesStory } from '#tests/rules';
import { member } from '#tests/visitor';

const { story, ask, ok, person, happened, tagsOf, settled, live, gone, schedules } = rulesStory();

describe('how good a rule is', () => {
  const WEEK = 7 * DAY;
  const reading = {
    kind: 'trigger',
    name: '看了样品',
    on: { event: '看样品' },
    then: { add: ['提醒/定制衣柜'] },
  };
  /** So many people look at the sample; each gets the tag. */
  async function people(count: number): Promise<string[]> {
    const all = [];
    for (let n = 0; n < count; n++) all.push(await person(`样${n}`));
    for (const one of all) await happened(one, '看样品');
    for (const one of all) await settled(one, ['提醒/定制衣柜']);
    return all;
  }

  it('shows what people undid, how fast the tag came and what staff did with it', async () => {
    const rule = await live(reading, false);
    const [first, second] = await people(3);
    const { browser: hand } = await member(story.product, ['superAdmin']);
    await hand.ask('POST', '/taggings', { remove: [{ customer: first, tag: '提醒/定制衣柜' }] });
    story.now += 2 * 60 * MINUTE;
    await happened(second as string, 'followUp.written', { kind: '电话' });
    const quality = await ok('GET', `/rules/${rule.id}/quality`);
    expect(quality).toMatchObject({
      added: 3,
      removed: 0,
      undone: 1,
      undoneOfThese: 1,
      drift: [],
      causes: [],
    });
    expect(quality.byDay).toEqual([{ day: expect.any(String), added: 3, removed: 0, undone: 1 }]);
    expect(quality.byTag).toEqual([{ tag: rule.puts[0], added: 3 }]);
    expect(quality.latency).toMatchObject({ goalMs: 5000 });
    expect(quality.action).toEqual({ tags: 3, acted: 1, p50Ms: 2 * 60 * MINUTE, p95Ms: 2 * 60 * MINUTE });
    story.now += 8 * DAY;
    expect(await ok('GET', `/rules/${rule.id}/quality?days=7`)).toMatchObject({
      added: 0,
      undone: 0,
      action: null,
      latency: null,
      byDay: [],
    });
    await gone(rule.id);
  });

  it('says when it falls silent, with what may be behind it', async () => {
    const rule = await live(reading, false);
    for (let week = 0; week < 4; week++) {
      if (week > 0) story.now += WEEK;
      await people(25);
    }
    story.now += DAY;
    const { db } = story.product.running;
    const look = async () => {
      for (const schedule of schedules()) await schedule.work(db, testCtx(db, 1).log);
      return (await ok('GET', `/rules/${rule.id}`)).drift;
    };
    expect(await look()).toEqual([]);
    story.now += WEEK;
    const silent = '近 7 天打上 0 次，平常一周 25 次。';
    expect(await look()).toEqual([silent]);
    const quality = await ok('GET', `/rules/${rule.id}/quality`);
    expect(quality.drift).toEqual([{ measure: 'hits', now: 0, usual: 25, text: silent }]);
    expect(quality.causes).toEqual([
      { code: 'silent', text: '「看样品」这一周一条也没有，上一周有 25 条：看看它的来源是不是断了。' },
    ]);
    await ok('POST', `/rules/${rule.id}/pause`);
    expect((await ok('GET', `/rules/${rule.id}`)).drift).toEqual([]);
    await gone(rule.id);
  });
});

describe('a rule that only suggests', () => {
  const read30 = { did: 'material.visit', where: [{ property: 'seconds', gte: 30 }] };
  const suggesting = {
    kind: 'trigger',
    name: '可能想要衣柜',
    mode: 'suggest',
    on: { event: 'material.visit' },
    if: read30,
    then: { add: ['提醒/定制衣柜'] },
  };
  const proposals = async (customer: string, who = ask): Promise<{ id: string; tag: { path: string } }[]> =>
    (await who('GET', `/customers/${customer}/suggestions`)).body.items;
  const waits = (customer: string, tags: string[]) =>
    expect
      .poll(async () => (await proposals(customer)).map((one) => one.tag.path), { interval: 100 })
      .toEqual(tags);
  const position = async (): Promise<number> =>
    (await story.product.running.db.one<{ position: number }>('select position from workspace where id = 1'))
      .position;
  /** Whether an open page of the customer is told that his proposals changed since. */
  const hears = async (customer: string, since: number) =>
    (await suggestedSince(story.product.running.db, 1, [Number(customer.replace('cus_', ''))], since))
      .length > 0;
  const read = async (name: string) => {
    const customer = await person(name);
    await happened(customer, 'material.visit', { material: '衣柜', seconds: 45 });
    return customer;
  };

  it('proposes with its evidence; accepted is a decision of that person, rejected is not asked again', async () => {
    const wang = await read('王');
    const { id } = await ok('POST', '/rules', suggesting);
    expect((await ok('GET', `/rules/${id}`)).text).toContain('建议打上「定制衣柜」');
    const preview = await ok('POST', `/rules/${id}/preview`);
    expect(preview).toMatchObject({ adds: 0, suggests: 1, wecomWrites: 0 });
    expect([preview.overlap.count, preview.staff.customers]).toEqual([1, 1]);
    expect(preview.samples).toMatchObject([{ customer: { id: wang } }]);
    await ok('POST', `/rules/${id}/publish`, { backfill: true });
    const li = await read('李');
    await waits(li, ['提醒/定制衣柜']);
    expect(await proposals(wang)).toMatchObject([
      { rule: { id, name: '可能想要衣柜', version: 1 }, evidence: expect.stringContaining('1') },
    ]);
    expect(await tagsOf(li)).toEqual([]);
    const why = await ok('GET', `/customers/${li}/explain?tag=${encodeURIComponent('提醒/定制衣柜')}`);
    expect(why).toMatchObject({ holds: false, rule: '可能想要衣柜', suggests: true, missing: [] });
    expect(why.text).toContain('只提建议');

    const { browser } = await member(story.product, ['superAdmin']);
    const [[ofWang], [ofLi]] = [await proposals(wang), await proposals(li)];
    const answer = (customer: string, one: { id: string } | undefined, how: string) =>
      browser.ask('POST', `/customers/${customer}/suggestions/${one?.id}/${how}`);
    const { body: accepted } = await answer(wang, ofWang, 'accept');
    // Whoever undoes what accepting changed opens the question again, and nothing of the first answer is counted.
    await browser.ask('POST', `/causes/${accepted.cause}/undo`);
    await waits(wang, ['提醒/定制衣柜']);
    const [again] = await proposals(wang);
    expect((await answer(wang, again, 'accept')).status).toBe(200);
    const before = await position();
    expect((await answer(li, ofLi, 'reject')).status).toBe(200);
    expect(await hears(li, before)).toBe(true);
    expect(await hears(wang, before)).toBe(false);
    expect((await ok('GET', `/customers/${wang}/tags`)).items).toMatchObject([
      { tag: { path: '提醒/定制衣柜' }, source: 'manual', evidence: expect.stringContaining('1') },
    ]);
    expect((await answer(li, ofLi, 'reject')).body.error.code).toBe('suggestion.notFound');
    await happened(li, 'material.visit', { material: '衣柜', seconds: 60 });
    await rulesSettled(story.product, story.now);
    expect(await proposals(li)).toEqual([]);
    expect((await ok('GET', `/rules/${id}/quality`)).suggestions).toEqual({
      open: 0,
      accepted: 1,
      rejected: 1,
    });
    const audit = (await ok('GET', '/audit?limit=5')).items.map((one: { did: string }) => one.did);
    expect(audit.slice(0, 2)).toEqual(['suggestion.rejected', 'suggestion.accepted']);

    // What a person took off is no question either; a new version may ask again what was rejected.
    await browser.ask('POST', '/taggings', { remove: [{ customer: wang, tag: '提醒/定制衣柜' }] });
    await ok('PATCH', `/rules/${id}`, { ...suggesting, description: '再问一次' });
    await ok('POST', `/rules/${id}/publish`, { backfill: true });
    await waits(li, ['提醒/定制衣柜']);
    expect(await proposals(wang)).toEqual([]);
    const then = await position();
    await gone(id);
    expect(await proposals(li)).toEqual([]);
    expect(await hears(li, then)).toBe(true);
  });

  it('takes the proposal back when its condition does not hold any more, and when somebody tagged meanwhile', async () => {
    const rule = await live({
      kind: 'state',
      name: '这周想要衣柜',
      mode: 'suggest',
      when: { ...read30, within: { last: '7d' } },
      then: suggesting.then,
    });
    const zhao = await read('赵');
    const qian = await read('钱');
    await waits(zhao, ['提醒/定制衣柜']);
    await waits(qian, ['提醒/定制衣柜']);
    await ok('POST', '/taggings', { add: [{ customer: qian, tag: '提醒/定制衣柜' }] });
    await waits(qian, []);
    const before = await position();
    story.now += 7 * DAY + MINUTE;
    await waits(zhao, []);
    expect(await hears(zhao, before)).toBe(true);
    await gone(rule.id);
  });

  it('published anew without looking back leaves nothing that only the version before proposed', async () => {
    const { id } = await live(suggesting, false);
    const again = async (body: object) => {
      await ok('PATCH', `/rules/${id}`, { ...suggesting, ...body });
      await ok('POST', `/rules/${id}/publish`, { backfill: false });
    };
    const wu = await read('吴');
    await waits(wu, ['提醒/定制衣柜']);
    await ok('POST', `/rules/${id}/pause`);
    await ok('POST', `/rules/${id}/publish`, { backfill: false });
    expect(await proposals(wu)).toHaveLength(1);
    await again({ if: { ...read30, count: { min: 9 } } });
    expect(await proposals(wu)).toEqual([]);
    await again({ then: { add: ['提醒/老友'] } });
    await happened(wu, 'material.visit', { material: '衣柜', seconds: 45 });
    await waits(wu, ['提醒/老友']);
    await again({});
    expect(await proposals(wu)).toEqual([]);
    await gone(id);
  });

  it('of a tag that was merged means the one it became, rejections too, until the merge is undone', async () => {
    for (const name of ['旧柜', '新柜']) await ok('POST', '/tags', { group: '提醒', name });
    const { id } = await live({ ...suggesting, then: { add: ['提醒/旧柜'] } }, false);
    const [zheng, feng] = [await read('郑'), await read('冯')];
    for (const customer of [zheng, feng]) await waits(customer, ['提醒/旧柜']);
    const [no] = await proposals(feng);
    await ok('POST', `/customers/${feng}/suggestions/${no?.id}/reject`);
    const [open] = await proposals(zheng);
    const asksFor = async (tag: string) => {
      for (const customer of [zheng, feng])
        await happened(customer, 'material.visit', { material: '衣柜', seconds: 45 });
      await rulesSettled(story.product, story.now);
      expect(await proposals(feng)).toEqual([]);
      expect((await proposals(zheng)).map((one) => [one.id, one.tag.path])).toEqual([[open?.id, tag]]);
    };
    /** Whoever has the page open is told at once. */
    const told = async (path: string, body?: object) => {
      const before = await position();
      const answer = await ok('POST', path, body);
      expect(await hears(zheng, before)).toBe(true);
      return answer;
    };
    const { changeSet } = await told('/tags/提醒%2F旧柜/merge', { into: '提醒/新柜' });
    await asksFor('提醒/新柜');
    await told(`/rules/${id}/pause`);
    expect(await proposals(zheng)).toEqual([]);
    await told(`/rules/${id}/publish`, { backfill: false });
    await asksFor('提醒/新柜');
    await told(`/change-sets/${changeSet}/undo`);
    await asksFor('提醒/旧柜');
    await ok('POST', `/customers/${zheng}/suggestions/${open?.id}/accept`);
    expect(await tagsOf(zheng)).toEqual(['提醒/旧柜']);
    await gone(id);
  });

  it('proposes to nobody out of reach, follows a merge and its undo, and is forgotten with the customer', async () => {
    const rule = await live(suggesting);
    const [sun, zhou] = [await read('孙'), await person('周')];
    await waits(sun, ['提醒/定制衣柜']);
    const { browser } = await member(story.product, ['staff']);
    const [one] = await proposals(sun);
    for (const [method, path] of [
      ['GET', ''],
      ['POST', `/${one?.id}/accept`],
      ['POST', `/${one?.id}/reject`],
    ] as const)
      expect((await browser.ask(method, `/customers/${sun}/suggestions${path}`)).status).toBe(404);
    await ok('POST', `/customers/${zhou}/merge`, { from: sun });
    await waits(zhou, ['提醒/定制衣柜']);
    await ok('POST', `/customers/${zhou}/unmerge`, { from: sun });
    await waits(sun, ['提醒/定制衣柜']);
    await waits(zhou, []);
    await ok('DELETE', `/customers/${sun}?erase=true`);
    const { db } = story.product.running;
    const left = 'select id from tag_suggestion where customer = $1';
    expect(await db.many(left, [Number(sun.replace('cus_', ''))])).toEqual([]);
    await gone(rule.id);
  });

  it('takes nothing off', async () => {
    const { status, body } = await ask('POST', '/rules', {
      ...suggesting,
      then: { add: ['提醒/定制衣柜'], remove: ['提醒/老友'] },
    });
    expect([status, body.error.details[0].code]).toEqual([400, 'rule.suggestsRemoval']);
  });
});

describe('the nightly replay', () => {
  it('finds what a rule remembers wrongly and what it lacks, and changes nothing', async () => {
    const { db } = story.product.running;
    const rule = await live({
      kind: 'state',
      name: '重放',
      when: { did: '重放过' },
      then: { add: ['提醒/老友'] },
    });
    const [fine, forgotten, lacking, handed] = [
      await person('对的'),
      await person('忘了'),
      await person('缺标签'),
      await person('人摘的'),
    ];
    for (const one of [fine, forgotten, lacking, handed]) await happened(one, '重放过');
    for (const one of [fine, forgotten, lacking, handed]) await settled(one, ['提醒/老友']);
    const { browser } = await member(story.product, ['superAdmin']);
    await browser.ask('POST', '/taggings', { remove: [{ customer: handed, tag: '提醒/老友' }] });
    await rulesSettled(story.product, story.now);
    const night = async () => {
      await schedules()
        .find((one) => one.name === 'rules-shadow')
        ?.work(db, testCtx(db, 1).log);
      return (await ok('GET', `/rules/${rule.id}/quality`)).replay;
    };
    expect(await night()).toMatchObject({ differs: 0, customer: null });

    const ordinal = (id: string) => Number(id.replace('cus_', ''));
    await db.run('update rule_member set held = false where customer = $1', [ordinal(forgotten)]);
    expect(await night()).toMatchObject({ differs: 1, customer: { id: forgotten, name: '忘了' } });
    await db.run('update rule_member set held = true where customer = $1', [ordinal(forgotten)]);
    await db.run('delete from assignment where customer = $1', [ordinal(lacking)]);
    expect(await night()).toMatchObject({ differs: 1, customer: { id: lacking } });
    expect(await tagsOf(lacking)).toEqual([]);
    await gone(rule.id);
  });
});
