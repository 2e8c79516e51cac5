/** Ready rules as their users meet them: made with what they need, and the stories in the product as they were shown. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MINUTE, WEEK } from '#kernel';
import { type TestProduct, testProduct } from '#tests/product';
import { rulesSettled } from '#tests/rules';
import { member } from '#tests/visitor';
import { findRulePreset, rulePresets } from '../../src/features/presets/catalogue/catalogue.ts';
import {
  type Happening,
  onWall,
  playStory,
  type RulePreset,
} from '../../src/features/presets/core/public.ts';

const SHANGHAI = 'Asia/Shanghai';
let now = Date.parse('2026-01-05T02:00:00Z');
let product: TestProduct;
let serial = 0;

const ask = (method: string, path: string, body?: unknown) => product.ask(method, path, body);
const ok = async (method: string, path: string, body?: unknown) => {
  const answer = await ask(method, path, body);
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
  return answer.body;
};
const make = (key: string) => ok('POST', `/rule-presets/${key}/make`);

beforeAll(async () => {
  product = await testProduct({ clock: () => new Date(now) });
});
afterAll(() => product.stop());

describe('a rule preset', () => {
  it('makes the groups and tags that are missing and a draft, and only once', async () => {
    const made = await make('quote-overdue');
    expect(made).toMatchObject({
      made: true,
      rule: { status: 'draft', name: '报价中超过 3 天待催单' },
      created: { groups: ['阶段', '跟进提醒'], tags: ['阶段/报价中', '阶段/已成交', '跟进提醒/待催单'] },
    });
    expect(await make('quote-overdue')).toMatchObject({ made: false, rule: { id: made.rule.id } });
    const english = await product.ask('POST', '/rule-presets/quote-overdue/make', undefined, {
      'accept-language': 'en',
    });
    expect(english.body).toMatchObject({ made: false, rule: { id: made.rule.id } });
    expect(await ok('GET', '/rule-presets/quote-overdue')).toMatchObject({
      rule: { id: made.rule.id },
      groups: [{ exists: true, tags: [{ exists: true }, { exists: true }] }, { exists: true }],
    });
  });

  it('whose rule is refused leaves nothing behind', async () => {
    const draft = await make('quote-overdue');
    await ok('DELETE', `/rules/${draft.rule.id}`);
    await ok('DELETE', '/tags/阶段%2F已成交');
    const circle = await ok('POST', '/rules', {
      kind: 'state',
      name: '待催单就在报价中',
      when: { tag: '跟进提醒/待催单' },
      then: { add: ['阶段/报价中'] },
    });
    await ok('POST', `/rules/${circle.id}/publish`, { backfill: false });
    const refused = await ask('POST', '/rule-presets/quote-overdue/make');
    expect(refused.body.error.code).toBe('rule.cycle');
    expect((await ask('GET', '/tags/阶段%2F已成交')).status).toBe(404);
    expect((await ok('GET', '/rules')).total).toBe(1);
    await ok('DELETE', `/rules/${circle.id}`);
    expect((await make('quote-overdue')).created.tags).toEqual(['阶段/已成交']);
  });

  it('adds what is missing to a group that is in use, and touches nothing else', async () => {
    const before = await ok('GET', '/tags/阶段%2F报价中');
    const made = await make('payment-won');
    expect(made.created).toEqual({ groups: [], tags: ['阶段/新线索'] });
    expect(await ok('GET', '/tags/阶段%2F报价中')).toEqual(before);
  });

  it('refuses a name that says something else, and a group that cannot serve, with nothing made', async () => {
    const { rule } = await make('old-customer');
    await ok('PATCH', `/rules/${rule.id}`, {
      kind: 'state',
      name: rule.name,
      when: { did: 'order.paid', within: { before: '12mo' } },
      then: rule.then,
    });
    const taken = await ask('POST', '/rule-presets/old-customer/make');
    expect([taken.status, taken.body.error.code]).toEqual([409, 'rulePreset.taken']);
    await ok('POST', '/tag-groups', { name: '生命周期', choice: 'multiple' });
    const choice = await ask('POST', '/rule-presets/life-cycle/make');
    expect([choice.status, choice.body.error.code]).toEqual([409, 'rulePreset.groupChoice']);
    expect((await ask('GET', '/tags/生命周期%2F观望期')).status).toBe(404);
    expect((await ask('POST', '/rule-presets/none/make')).status).toBe(404);
  });

  it('needs the right to write rules, and that to write the library when something is missing', async () => {
    const { browser: staff } = await member(product, ['staff']);
    expect((await staff.ask('POST', '/rule-presets/silent-30/make')).status).toBe(403);
    expect((await staff.ask('GET', '/rule-presets/silent-30')).status).toBe(200);
    const key = async (scopes: string[]) => {
      const made = await ok('POST', '/api-keys', { name: scopes.join(' '), scopes });
      return { authorization: `Bearer ${made.key}` };
    };
    const rulesOnly = await key(['library:read', 'rules:write']);
    const refused = await product.ask('POST', '/rule-presets/silent-30/make', undefined, rulesOnly);
    expect([refused.status, refused.body.error.code]).toEqual([403, 'right.missing']);
    await make('silent-30');
    expect(
      (await product.ask('POST', '/rule-presets/silent-60/make', undefined, rulesOnly)).body,
    ).toMatchObject({
      made: true,
      created: { groups: [], tags: [] },
    });
  });

  it('can be published as it is: nothing in it blocks', async () => {
    for (const { key } of rulePresets) {
      const { status, body } = await ask('POST', `/rule-presets/${key}/make`);
      if (status === 409) continue;
      expect([key, status]).toEqual([key, 200]);
      const { conflicts } = await ok('POST', `/rules/${body.rule.id}/preview`, { days: 1 });
      expect([key, conflicts.filter((one: { severity: string }) => one.severity === 'blocks')]).toEqual([
        key,
        [],
      ]);
    }
  });
});

/** What happens in a story, sent to the product as an outside program would. */
async function send(one: Happening, customer: string, at: number): Promise<void> {
  const when = (ms: number) => new Date(ms).toISOString();
  const order = (no: string) => `${customer}-${no}`;
  switch (one.kind) {
    case 'event': {
      const events = Array.from({ length: one.times }, (_, i) => ({
        id: `s${++serial}`,
        type: one.type,
        customer,
        at: when(at - (one.times - 1 - i) * MINUTE),
        properties: one.properties,
      }));
      await ok('POST', '/events', { events });
      return;
    }
    case 'order':
      await ok('POST', '/orders', {
        orderNo: order(one.orderNo),
        customer,
        amount: one.amount,
        currency: 'CNY',
        paidAt: when(at),
      });
      return;
    case 'refund':
      await ok('POST', '/orders', { orderNo: order(one.orderNo), refundedAt: when(at) });
      return;
    case 'tagging': {
      // A person's session; a channel's own word is that of a rule.
      const { browser } = await hand;
      const change = [{ customer, tag: one.tag }];
      const answer = await browser.ask(
        'POST',
        '/taggings',
        one.action === 'add' ? { add: change } : { remove: change },
      );
      expect(answer.status).toBe(200);
    }
  }
}

let hand: ReturnType<typeof member>;

interface History {
  readonly change: 'added' | 'removed';
  readonly tag: { readonly path: string };
}

describe('a story in the product', () => {
  beforeAll(() => {
    hand = member(product, ['superAdmin']);
  });

  /** By whole weeks, so that weekdays stay and the clock never goes back. */
  const shiftOf = ({ story: [first] }: RulePreset): number =>
    Math.ceil((now - onWall(first?.at ?? '', SHANGHAI).getTime()) / WEEK) * WEEK;

  it.each([
    'intent-levels',
    'quote-overdue',
    'reading-30s',
    'product-page',
    'rfm-eight',
    'wednesday-live',
    'tiers',
    'risk-grade',
  ])('%s leads to the tags that the sandbox showed', async (key) => {
    const preset = findRulePreset(key);
    if (!preset) throw new Error(key);
    const shift = shiftOf(preset);
    const { rule } = await make(key);
    now = onWall(preset.story[0]?.at ?? '', SHANGHAI).getTime() + shift;
    const customer = `story-${key}`;
    const { id } = await ok('POST', '/customers', { ref: customer, name: customer });
    const privacy = preset.rule.privacy && { purpose: '适当性管理', agreed: true };
    if (privacy) {
      const unasked = await product.ask('POST', `/rules/${rule.id}/publish`, { backfill: true });
      expect([unasked.status, unasked.body.error.code]).toEqual([409, 'rule.sensitive']);
    }
    await ok('POST', `/rules/${rule.id}/publish`, { backfill: true, ...(privacy ? { privacy } : {}) });
    if (privacy)
      expect((await ok('GET', '/audit?limit=1')).items[0]).toMatchObject({
        did: 'rule.published',
        after: { privacy: 'sensitive', purpose: '适当性管理' },
      });
    const tags = async () =>
      (await ok('GET', `/customers/${id}/tags`)).items
        .map((one: { tag: { path: string } }) => one.tag.path)
        .sort();
    const history = async () =>
      (await ok('GET', `/customers/${id}/tags/history?limit=200`)).items
        .filter((one: { change: string }) => one.change !== 'changed')
        .map((one: History) => `${one.change} ${one.tag.path}`)
        .sort();
    const frames = playStory(preset, 'zh-CN', SHANGHAI);
    const shown = frames.filter((frame) => frame.step !== null);
    for (const [i, step] of preset.story.entries()) {
      now = Math.max(now, onWall(step.at, SHANGHAI).getTime() + shift);
      for (const one of step.happens) await send(one, `ref:${customer}`, now);
      await rulesSettled(product, now);
      expect([step.words.en, await tags()]).toEqual([
        step.words.en,
        shown[i]?.tags.map((tag) => tag.path).sort(),
      ]);
    }
    expect(await history()).toEqual(
      frames
        .flatMap((frame) => frame.changes.filter((change) => change.done))
        .map(({ action, tag }) => `${action === 'add' ? 'added' : 'removed'} ${tag.path}`)
        .sort(),
    );
    await ok('DELETE', `/rules/${rule.id}`);
  });
});
