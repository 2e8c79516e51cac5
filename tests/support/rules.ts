import { afterAll, beforeAll, expect } from 'vitest';
import { Audiences, Indexes } from '#features/audience';
import { rulesSchedules } from '#features/rules';
import { positions } from '#platform/feed';
import { testCtx } from './database.ts';
import { type TestProduct, testProduct } from './product.ts';

/** Waits until the rules have seen everything that happened and have done what is due at this time. */
export const rulesSettled = (product: TestProduct, now: number): Promise<void> =>
  expect
    .poll(
      async () =>
        (
          await product.running.db.one<{ left: number }>(
            `select (select w.position - c.position from rule_cursor c join workspace w on w.id = c.workspace_id)
                  + (select count(*) from rule_member m join rule r on r.workspace_id = m.workspace_id and r.id = m.rule_id
                      where r.status = 'live' and m.due_at <= $1) as left`,
            [new Date(now)],
          )
        ).left,
      { interval: 20, timeout: 30_000 },
    )
    .toBe(0);

/** A product with three groups of tags and a clock that tests set, and what stories of rules are told with. */
export function rulesStory() {
  let product: TestProduct | null = null;
  let serial = 0;
  const story = {
    now: Date.parse('2026-11-02T02:00:00Z'),
    get product(): TestProduct {
      if (!product) throw new Error('the product has not started');
      return product;
    },
    next: () => ++serial,
  };
  const ask = (method: string, path: string, body?: unknown) => story.product.ask(method, path, body);
  const ok = async (method: string, path: string, body?: unknown) => {
    const answer = await ask(method, path, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const tagsOf = async (customer: string): Promise<string[]> =>
    (await ok('GET', `/customers/${customer}/tags`)).items
      .map((one: { tag: { path: string } }) => one.tag.path)
      .sort();
  const groups = [
    { name: '意向', choice: 'single', ordered: true, tags: ['沉睡', '低意向', '中意向', '高意向'] },
    { name: '阶段', choice: 'single', tags: ['报价中', '已成交'] },
    { name: '提醒', choice: 'multiple', tags: ['待催单', '静默客户', '定制衣柜', '老友'] },
  ];
  beforeAll(async () => {
    product = await testProduct({ clock: () => new Date(story.now) });
    for (const { tags, ...group } of groups) {
      await ok('POST', '/tag-groups', group);
      for (const name of tags) await ok('POST', '/tags', { group: group.name, name });
    }
  });
  afterAll(() => product?.stop());
  return {
    story,
    ask,
    ok,
    tagsOf,
    person: async (name: string): Promise<string> =>
      (await ok('POST', '/customers', { ref: `r${story.next()}`, name })).id,
    happened: (customer: string, type: string, properties = {}, ago = 0) =>
      ok('POST', '/events', {
        id: `e${story.next()}`,
        type,
        customer,
        at: new Date(story.now - ago).toISOString(),
        properties,
      }),
    /** Within seconds: the rules have seen everything, and what is due is done. */
    settled: (customer: string, tags: string[]) =>
      expect.poll(() => tagsOf(customer), { interval: 100 }).toEqual(tags),
    live: async (rule: object, backfill = true) => {
      const { id } = await ok('POST', '/rules', rule);
      const published = await ok('POST', `/rules/${id}/publish`, { backfill });
      return { id, ...published };
    },
    gone: async (id: string) => {
      await ok('DELETE', `/rules/${id}`);
    },
    schedules: () => {
      const { db } = story.product.running;
      const audiences = new Audiences(new Indexes(db, positions, testCtx(db, 1).log));
      return rulesSchedules({ audiences }, () => new Date(story.now));
    },
  };
}
