/**
 * Random RFM models × random orders on the whole product: orders that come late, refunds in part and in full, and a clock
 * that moves. What the live model says in the end, what its preview says, what a backfill makes of it, and a slow reading of
 * the orders agree.
 */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestProduct, testProduct } from '#tests/product';
import { rulesSettled } from '#tests/rules';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const OFFSET = 8 * HOUR;
const START = Date.UTC(2026, 8, 1, 3);
const LENGTH = 40;
const CUSTOMERS = 60;
const SEED = 20_261_130;

let now = START;
let product: TestProduct;
beforeEach(async () => {
  now = START - DAY;
  product = await testProduct({ clock: () => new Date(now) });
});
afterEach(() => product.stop());

const ok = async (method: string, path: string, body?: unknown) => {
  const answer = await product.ask(method, path, body);
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
  return answer.body;
};

const order = fc.record({
  hour: fc.nat({ max: LENGTH * 24 }),
  /** Hours until it is sent. */
  late: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 300 }) }),
  amount: fc.integer({ min: 0, max: 900 }),
  /** A refund of so many of ten parts, so many hours after it was sent. */
  refund: fc.option(fc.record({ tenths: fc.integer({ min: 1, max: 10 }), after: fc.nat({ max: 400 }) })),
});
const history = fc.array(order, { maxLength: 7 });
type History = typeof history extends fc.Arbitrary<infer H> ? H : never;

const bounds = (max: number) =>
  fc
    .uniqueArray(fc.integer({ min: 1, max }), { minLength: 1, maxLength: 4 })
    .map((list) => list.sort((a, b) => a - b));
const scores = fc.option(fc.uniqueArray(fc.integer({ min: 1, max: 2 }), { minLength: 1, maxLength: 2 }));
const model = fc.record({
  r: bounds(30),
  f: bounds(5),
  m: bounds(1500),
  days: fc.option(fc.integer({ min: 2, max: 25 })),
  segments: fc.array(fc.record({ tag: fc.nat({ max: 3 }), r: scores, f: scores, m: scores }), {
    maxLength: 4,
  }),
});
type Model = typeof model extends fc.Arbitrary<infer M> ? M : never;

const sentAt = (one: History[number]): number => Math.ceil((one.hour + one.late) / 8) * 8;
const wallDay = (at: number): number => Math.floor((at + OFFSET) / DAY);

/** Six numbers and the tag, straight from what was sent until the end. */
function plainly(one: Model, orders: History, hours: number) {
  const end = START + hours * HOUR + 1000;
  const own = orders.flatMap((each) => {
    const at = START + each.hour * HOUR;
    const isSent = sentAt(each) <= hours;
    const given =
      each.refund && sentAt(each) + Math.ceil(each.refund.after / 8) * 8 <= hours
        ? Math.floor((each.amount * each.refund.tenths) / 10)
        : null;
    const counts = given === null || given < each.amount;
    const inWindow = at <= end && (one.days === null || at >= end - one.days * DAY);
    return isSent && counts && inWindow ? [{ at, amount: each.amount - (given ?? 0) }] : [];
  });
  if (own.length === 0) return { six: null, tag: null };
  const recency = wallDay(end) - Math.max(...own.map((each) => wallDay(each.at)));
  const amount = own.reduce((sum, each) => sum + each.amount, 0);
  const from = (list: readonly number[], value: number) => 1 + list.filter((bound) => bound <= value).length;
  const r = one.r.length + 2 - from(one.r, recency);
  const f = from(one.f, own.length);
  const m = from(one.m, amount);
  const fits = (asked: readonly number[] | null, score: number) => asked?.includes(score) ?? true;
  const segment = one.segments.find((part) => fits(part.r, r) && fits(part.f, f) && fits(part.m, m));
  return { six: [recency, own.length, amount, r, f, m], tag: segment ? `${segment.tag}` : null };
}

const bodyOf = (one: Model, name: string, group: string) => ({
  kind: 'model',
  name,
  model: {
    type: 'rfm',
    recency: { breaks: one.r },
    frequency: { breaks: one.f },
    monetary: { breaks: one.m },
    ...(one.days === null ? {} : { window: { last: `${one.days}d` } }),
  },
  segments: one.segments.map(({ tag, r, f, m }) => ({
    tag: `${group}/${tag}`,
    ...(r ? { r } : {}),
    ...(f ? { f } : {}),
    ...(m ? { m } : {}),
  })),
});

const settled = () => rulesSettled(product, now);

/** What the product says of everybody: by the row, by the customer's page, by tag. */
async function said(refs: readonly string[], group: string) {
  const tags = new Map(
    (
      await product.running.db.many<{ value: string; tag: string }>(
        `select i.value, t.name as tag from assignment a
           join customer_identity i on i.workspace_id = a.workspace_id and i.ordinal = a.customer and i.kind = 'ref'
           join tag t on t.workspace_id = a.workspace_id and t.id = a.tag_id
           join tag_group g on g.workspace_id = t.workspace_id and g.id = t.group_id
          where g.name = $1 and a.source = 'model'`,
        [group],
      )
    ).map((row) => [row.value, row.tag]),
  );
  const all = [];
  for (const ref of refs) {
    const { attributes } = await ok('GET', `/customers/ref:${ref}`);
    const keys = ['recencyDays', 'frequency', 'monetary', 'r', 'f', 'm'];
    const six = attributes['rfm.r'] === undefined ? null : keys.map((key) => attributes[`rfm.${key}`]);
    all.push({ six, tag: tags.get(ref) ?? null });
  }
  return all;
}

describe.each(fc.sample(model, { numRuns: 3, seed: SEED }).map((one, i) => [i, one] as const))(
  'model %i',
  (i, one) => {
    it('says the same live, in the preview, by backfill and to whoever reads the orders', async () => {
      const histories = fc.sample(history, { numRuns: CUSTOMERS, seed: SEED + i });
      const refs = histories.map((_, c) => `m${i}c${c}`);
      await ok('POST', '/customers', { customers: refs.map((ref) => ({ ref, name: ref })) });
      for (const side of ['live', 'twin']) {
        await ok('POST', '/tag-groups', { name: `${side}${i}`, choice: 'multiple' });
        for (const tag of [0, 1, 2, 3])
          await ok('POST', '/tags', { group: `${side}${i}`, name: String(tag) });
      }
      const live = await ok('POST', '/rules', bodyOf(one, `live${i}`, `live${i}`));
      await ok('POST', `/rules/${live.id}/publish`, { backfill: i % 2 === 0 });

      for (let hours = 0; hours <= LENGTH * 24; hours += 8) {
        now = START + hours * HOUR + 1000;
        const orders = histories.flatMap((list, c) =>
          list.flatMap((each, k) => {
            const orderNo = `${refs[c]}-${k}`;
            const sent = sentAt(each);
            const refunded = each.refund && sent + Math.ceil(each.refund.after / 8) * 8;
            return [
              ...(sent === hours
                ? [
                    {
                      orderNo,
                      customer: `ref:${refs[c]}`,
                      amount: each.amount,
                      paidAt: new Date(START + each.hour * HOUR).toISOString(),
                    },
                  ]
                : []),
              ...(each.refund && refunded === hours
                ? [
                    {
                      orderNo,
                      refundedAt: new Date(now).toISOString(),
                      refundAmount: Math.floor((each.amount * each.refund.tenths) / 10),
                    },
                  ]
                : []),
            ];
          }),
        );
        if (orders.length > 0) await ok('POST', '/orders', { orders });
        if (hours % 24 === 0) await settled();
      }
      await settled();

      const expected = histories.map((list) => plainly(one, list, LENGTH * 24));
      expect(await said(refs, `live${i}`)).toEqual(expected);

      const twin = await ok('POST', '/rules', bodyOf(one, `twin${i}`, `twin${i}`));
      const preview = await ok('POST', `/rules/${twin.id}/preview`, { days: 1 });
      const wanted = expected.filter((each) => each.tag !== null).length;
      expect([preview.adds, preview.removes]).toEqual([wanted, 0]);
      expect(preview.conflicts.map((each: { code: string }) => each.code)).toContain('replaces');
      expect(await ok('POST', `/rules/${twin.id}/publish`, { backfill: true })).toMatchObject({
        added: wanted,
        removed: 0,
      });
      expect(await said(refs, `twin${i}`)).toEqual(expected);
    }, 180_000);
  },
);
