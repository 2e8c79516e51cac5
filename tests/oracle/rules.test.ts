/**
 * Random rules × random histories on the whole product: the live engine with events that come late and in any order, the
 * preview, the backfill of a twin of every rule, and a slow reading that looks at every half minute agree.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Condition, compile, resolveCondition, vocabularyOf } from '#features/conditions/core';
import { type TestProduct, testProduct } from '#tests/product';
import { rulesSettled } from '#tests/rules';

const MINUTE = 60_000;
const ZONE = 'Asia/Shanghai';
/** Half an hour before midnight in Shanghai. */
const START = Date.UTC(2026, 10, 2, 15, 30);
const LENGTH = 120;
const CUSTOMERS = 100;
const RULES = 12;
const SEED = 20_261_129;

let now = START - MINUTE;
let product: TestProduct;
beforeAll(async () => {
  product = await testProduct({ clock: () => new Date(now) });
});
afterAll(() => product.stop());

const ok = async (method: string, path: string, body?: unknown) => {
  const answer = await product.ask(method, path, body);
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
  return answer.body;
};

const windows = fc.oneof(
  fc.constant({}),
  fc.integer({ min: 1, max: 40 }).map((minutes) => ({ within: { last: `${minutes}m` } })),
  fc.integer({ min: 1, max: 40 }).map((minutes) => ({ within: { before: `${minutes}m` } })),
  fc.constant({ within: { calendar: 'today' } }),
);
const type = fc.constantFrom('x', 'y', 'z');
const after = fc
  .tuple(type, fc.integer({ min: 1, max: 40 }), fc.option(type))
  .map(([did, minutes, without]) => ({
    after: { did, within: `${minutes}m`, ...(without === null ? {} : { without: { did: without } }) },
  }));
const leaf = fc
  .tuple(
    type,
    fc.nat({ max: 2 }),
    fc.option(fc.nat({ max: 1 })),
    windows,
    fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, after),
  )
  .map(([did, min, more, within, sequence]) => ({
    did,
    count: more === null ? { min } : { min, max: min + more },
    ...within,
    ...sequence,
  }));
const condition: fc.Arbitrary<object> = fc.letrec<{ tree: object }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 2 },
    { weight: 3, arbitrary: leaf },
    { weight: 1, arbitrary: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })) },
    { weight: 1, arbitrary: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })) },
    { weight: 1, arbitrary: tie('tree').map((not) => ({ not })) },
    {
      weight: 1,
      arbitrary: fc.array(tie('tree'), { minLength: 2, maxLength: 4 }).map((of) => ({ atLeast: 2, of })),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(tie('tree'), tie('tree'), tie('tree'))
        .map((of) => ({ atLeast: 3, of, weights: [2, 3, -1] })),
    },
  ),
})).tree;
const forTime = fc.integer({ min: 1, max: 30 }).map((minutes) => ({ for: `${minutes}m` }));
const rule = fc.oneof(
  fc
    .tuple(condition, fc.oneof(fc.constantFrom('while', 'always'), forTime))
    .map(([when, keep]) => ({ kind: 'state' as const, when, keep })),
  fc
    .tuple(fc.constantFrom('x', 'y'), condition, fc.oneof(fc.constant('always'), forTime))
    .map(([event, when, keep]) => ({
      kind: 'trigger' as const,
      event,
      when,
      keep,
    })),
  fc
    .tuple(fc.array(condition, { minLength: 1, maxLength: 3 }), fc.boolean())
    .map(([steps, hasRest]) => ({ kind: 'ladder' as const, steps, hasRest })),
);
type Rule = typeof rule extends fc.Arbitrary<infer R> ? R : never;

const history = fc.array(
  fc.record({
    type: fc.constantFrom('x', 'y', 'z'),
    at: fc.nat({ max: LENGTH - 1 }),
    delay: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 60 }) }),
  }),
  { maxLength: 7 },
);
type History = typeof history extends fc.Arbitrary<infer H> ? H : never;

/** The rule as a caller writes it, over the tags of one group. */
function bodyOf(one: Rule, name: string) {
  const tag = (n: number) => `${name}/${n}`;
  if (one.kind === 'ladder')
    return {
      kind: 'ladder',
      name,
      group: name,
      steps: one.steps.map((when, i) => ({ tag: tag(i), when })),
      otherwise: one.hasRest ? tag(9) : null,
    };
  const effect = { then: { add: [tag(0)] }, keep: one.keep };
  return one.kind === 'state'
    ? { kind: 'state', name, when: one.when, ...effect }
    : { kind: 'trigger', name, on: { event: one.event }, if: one.when, ...effect };
}

/** The number of the tag that a customer must have in the end; null: none. */
function plainly(one: Rule, events: History, end: number): number | null {
  const known = events
    .filter((event) => Math.ceil((event.at + event.delay) / 5) * 5 <= LENGTH)
    .map((event) => ({ type: event.type, at: new Date(START + event.at * MINUTE), properties: {} }));
  const facts = {
    assignments: [],
    attributes: new Map(),
    follows: [],
    frozen: new Set<number>(),
    events: known,
  };
  const holdsAt = (when: object) => {
    const holds = compile(resolveCondition(when as Condition, vocabularyOf({})));
    return (at: number) => holds(facts, new Date(at), ZONE);
  };
  if (one.kind === 'ladder') {
    const level = one.steps.findIndex((when) => holdsAt(when)(end));
    return level >= 0 ? level : one.hasRest ? 9 : null;
  }
  const holds = holdsAt(one.when);
  // A history begins with the first event that the rule reads.
  const read = JSON.stringify(one);
  const own = known.filter((event) => read.includes(`"${event.type}"`)).map((event) => event.at.getTime());
  const moments: number[] = [];
  if (one.kind === 'trigger')
    moments.push(...known.filter((event) => event.type === one.event).map((event) => event.at.getTime()));
  else {
    for (let at = Math.min(...own, START - MINUTE); at < end; at += MINUTE / 2) moments.push(at);
    moments.push(end);
  }
  if (one.kind === 'state' && one.keep === 'while') return holds(end) ? 0 : null;
  const held = moments.filter(holds);
  if (held.length === 0) return null;
  if (one.keep === 'always' || (one.kind === 'state' && holds(end))) return 0;
  const duration = Number.parseInt((one.keep as { for: string }).for, 10) * MINUTE;
  const latest = Math.max(...held);
  const ended = [latest + 1, latest + MINUTE / 2, latest + MINUTE / 2 + 1].find((at) => !holds(at));
  return (one.kind === 'trigger' ? latest : (ended ?? latest)) + duration > end ? 0 : null;
}

/** Rules have seen everything, and what is due is done. */
const settled = () => rulesSettled(product, now);

async function tagsNow(): Promise<Map<string, number>> {
  const rows = await product.running.db.many<{ customer: number; path: string; tag: string }>(
    `select a.customer, g.name as path, t.name as tag from assignment a
       join tag t on t.workspace_id = a.workspace_id and t.id = a.tag_id
       join tag_group g on g.workspace_id = t.workspace_id and g.id = t.group_id
      where a.expires_at is null or a.expires_at > $1`,
    [new Date(now)],
  );
  return new Map(rows.map((row) => [`${row.customer} ${row.path}`, Number(row.tag)]));
}

interface Overlap {
  readonly overlap: { readonly tags: readonly { readonly tag: string; readonly path: string }[] };
}

/** What the overlap has to say, counted one customer and tag at a time; of tags that as many have, those that it names. */
async function plainOverlap({ overlap }: Overlap, ids: readonly string[], has: (c: number) => boolean) {
  const [counts, all] = [new Map<string, number>(), new Map<string, number>()];
  for (const [key, tag] of await tagsNow()) {
    const [customer, group] = key.split(' ');
    const path = `${group}/${tag}`;
    all.set(path, (all.get(path) ?? 0) + 1);
    if (has(ids.indexOf(`cus_${customer}`))) counts.set(path, (counts.get(path) ?? 0) + 1);
  }
  const count = ids.filter((_, c) => has(c)).length;
  const most = [...counts.values()].sort((a, b) => b - a).slice(0, 10);
  const named = new Set(overlap.tags.map((one) => one.path));
  return {
    count,
    total: ids.length,
    tags: most.map((inside, i) => {
      const { tag, path } = overlap.tags[i] ?? { tag: '', path: '' };
      const right = named.size === most.length && counts.get(path) === inside;
      const everywhere = all.get(path) ?? 0;
      return {
        tag,
        path,
        count: right ? inside : -1,
        share: inside / count,
        all: everywhere,
        shareOfAll: everywhere / ids.length,
      };
    }),
  };
}

describe('rules', () => {
  it('agree with a reading of every half minute, live, in the preview and by backfill', async () => {
    const rules: Rule[] = [];
    const refused: Rule[] = [];
    const histories = fc.sample(history, { numRuns: CUSTOMERS, seed: SEED });
    const customers: { ref: string; name: string }[] = histories.map((_, i) => ({
      ref: `c${i}`,
      name: `客户${i}`,
    }));
    const made = await ok('POST', '/customers', { customers });
    const ids: string[] = made.items.map((one: { id: string }) => one.id);
    for (const side of ['live', 'twin'])
      for (let r = 0; r < RULES; r++) {
        await ok('POST', '/tag-groups', { name: `${side}${r}`, choice: 'single' });
        for (const n of [0, 1, 2, 9]) await ok('POST', '/tags', { group: `${side}${r}`, name: String(n) });
      }
    for (const one of fc.sample(rule, { numRuns: 3 * RULES, seed: SEED })) {
      if (rules.length === RULES) break;
      const { id } = await ok('POST', '/rules', bodyOf(one, `live${rules.length}`));
      const published = await product.ask('POST', `/rules/${id}/publish`, { backfill: true });
      if (published.status < 300) rules.push(one);
      else {
        expect(published.body.error.code).toBe('rule.conflicts');
        refused.push(one);
        await ok('DELETE', `/rules/${id}`);
      }
    }
    expect(rules.length).toBe(RULES);

    const arrivals = histories.flatMap((events, c) =>
      events.map((event, e) => ({ ...event, c, e, tick: Math.ceil((event.at + event.delay) / 5) * 5 })),
    );
    for (let tick = 0; tick <= LENGTH; tick += 5) {
      now = START + tick * MINUTE + 1000;
      const events = arrivals
        .filter((one) => one.tick === tick)
        .map(({ type, at, c, e }) => ({
          id: `${c}-${e}`,
          type,
          customer: ids[c],
          at: new Date(START + at * MINUTE).toISOString(),
        }));
      if (events.length > 0) await ok('POST', '/events', { events });
      await settled();
    }
    now = START + (LENGTH + 5) * MINUTE + 7000;
    await settled();

    // Whoever is refused because nobody could ever meet it is right about that.
    for (const one of refused)
      if (one.kind !== 'ladder')
        expect(histories.map((events) => plainly(one, events, now))).toEqual(histories.map(() => null));

    const expected = (r: number, c: number) => plainly(rules[r] as Rule, histories[c] as History, now);
    const differing = async (side: string) => {
      const tags = await tagsNow();
      const wrong: string[] = [];
      for (let r = 0; r < RULES; r++)
        for (const [c, id] of ids.entries()) {
          const actual = tags.get(`${id.slice(4)} ${side}${r}`) ?? null;
          if (actual !== expected(r, c)) wrong.push(`${side}${r} c${c}: ${actual}, not ${expected(r, c)}`);
        }
      return wrong;
    };
    expect(await differing('live')).toEqual([]);

    for (const [r, one] of rules.entries()) {
      const { id } = await ok('POST', '/rules', bodyOf(one, `twin${r}`));
      const preview = await ok('POST', `/rules/${id}/preview`, { days: 1 });
      const wanted = ids.filter((_, c) => expected(r, c) !== null).length;
      expect([r, preview.adds, preview.removes, preview.refused]).toEqual([r, wanted, 0, 0]);
      expect([r, preview.overlap]).toEqual([
        r,
        await plainOverlap(preview, ids, (c) => expected(r, c) !== null),
      ]);
      expect(await ok('POST', `/rules/${id}/publish`, { backfill: true })).toMatchObject({
        added: wanted,
        removed: 0,
      });
    }
    expect(await differing('twin')).toEqual([]);
  });
});
