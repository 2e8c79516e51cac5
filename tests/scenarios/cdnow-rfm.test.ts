/** RFM over a real shop: every measure and score is that of a computation that shares nothing with the product. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CDNOW, cdnowFile, cdnowMissing } from '#tests/cdnow';
import { KEY, type TestProduct, testProduct } from '#tests/product';
import { uploadFile } from '#tests/upload';

interface Line {
  readonly customer: string;
  /** Days since 1970. */
  readonly day: number;
  readonly cents: number;
}
type Sixfold = readonly [days: number, orders: number, cents: number, r: number, f: number, m: number];

const dayOf = (text: string): number => Date.parse(`${text}T00:00:00Z`) / 86_400_000;

const lines = (): Line[] =>
  new TextDecoder()
    .decode(cdnowFile())
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const [customer, date, , dollars] = line.trim().split(/\s+/);
      if (!customer || !date) return [];
      const day = dayOf(`${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`);
      return [{ customer, day, cents: Math.round(Number(dollars) * 100) }];
    });

/** Days, orders and cents of everybody with an order in the last `days` days until the end of `asOf`. */
function measured(asOf: string, days: number | null): Map<string, [number, number, number]> {
  const end = dayOf(asOf);
  const all = new Map<string, [number, number, number]>();
  for (const { customer, day, cents } of lines()) {
    if (day > end || (days !== null && day <= end - days)) continue;
    const [recency, orders, sum] = all.get(customer) ?? [Number.POSITIVE_INFINITY, 0, 0];
    all.set(customer, [Math.min(recency, end - day), orders + 1, sum + cents]);
  }
  return all;
}

/** The part that a value belongs to when the sorted values are cut at interpolated quantiles, as `pandas.qcut` does it. */
function part(sorted: readonly number[], parts: number, value: number): number {
  let above = 1;
  for (let i = 1; i < parts; i++) {
    const at = ((sorted.length - 1) * i) / parts;
    const low = sorted[Math.floor(at)] ?? 0;
    const high = sorted[Math.ceil(at)] ?? low;
    if (value > low + (high - low) * (at - Math.floor(at)) + 1e-9) above++;
  }
  return above;
}

const atLeast = (breaks: readonly number[], value: number): number =>
  1 + breaks.filter((one) => value >= one).length;

const BREAKS = {
  recency: { breaks: [30, 90, 180, 365] },
  frequency: { breaks: [2, 3, 5, 10] },
  monetary: { breaks: [2000, 5000, 10_000, 20_000] },
};

function byBreaks(asOf: string, days: number | null): Map<string, Sixfold> {
  return new Map(
    [...measured(asOf, days)].map(([customer, [recency, orders, cents]]) => [
      customer,
      [
        recency,
        orders,
        cents,
        6 - atLeast(BREAKS.recency.breaks, recency),
        atLeast(BREAKS.frequency.breaks, orders),
        atLeast(BREAKS.monetary.breaks, cents),
      ],
    ]),
  );
}

function byQuantiles(asOf: string, parts: number): Map<string, Sixfold> {
  const all = measured(asOf, null);
  const sorted = [0, 1, 2].map((k) => [...all.values()].map((one) => one[k] ?? 0).sort((a, b) => a - b));
  const scores = new Map<string, number>();
  const score = (k: number, value: number): number => {
    const key = `${k} ${value}`;
    const known = scores.get(key) ?? part(sorted[k] ?? [], parts, value);
    scores.set(key, known);
    return known;
  };
  return new Map(
    [...all].map(([customer, [recency, orders, cents]]) => [
      customer,
      [recency, orders, cents, parts + 1 - score(0, recency), score(1, orders), score(2, cents)],
    ]),
  );
}

let product: TestProduct;
const ok = async (method: string, path: string, body?: unknown) => {
  const answer = await product.ask(method, path, body);
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
  return answer.body;
};
const count = async (condition: unknown): Promise<number> =>
  (await ok('POST', '/audiences/count', { condition })).count;

/** What the product keeps of everybody, by the number of the shop. */
async function kept(): Promise<Map<string, Sixfold>> {
  const rows = await product.running.db.many<Record<string, number> & { value: string }>(
    `select i.value, s.recency_days, s.frequency, s.monetary, s.r, s.f, s.m from rfm_score s
       join customer_identity i on i.workspace_id = s.workspace_id and i.ordinal = s.customer and i.kind = 'ref'
      where s.frequency is not null`,
  );
  return new Map(
    rows.map((row) => [
      row.value,
      [row.recency_days, row.frequency, row.monetary, row.r, row.f, row.m] as unknown as Sixfold,
    ]),
  );
}

/** `foretold`: the preview says what publishing then does; it is as much work as publishing. */
async function published(name: string, model: object, foretold = false): Promise<void> {
  const { id } = await ok('POST', '/rules', {
    kind: 'model',
    name,
    model: { type: 'rfm', ...model },
    segments: [{ tag: 'RFM/重要价值', r: [4, 5], f: [4, 5], m: [4, 5] }],
    otherwise: 'RFM/其余',
  });
  const preview = foretold ? await ok('POST', `/rules/${id}/preview`, { days: 1 }) : null;
  const { job } = await ok('POST', `/rules/${id}/publish`, { backfill: true });
  const { status, result } = await product.jobEnd(job.id);
  expect([status, result.refused]).toEqual(['done', 0]);
  if (preview) expect([result.added, result.removed]).toEqual([preview.adds, preview.removes]);
}

/** The same numbers by row, by index and by tag. */
async function agree(expected: ReadonlyMap<string, Sixfold>): Promise<void> {
  expect(await kept()).toEqual(expected);
  const all = [...expected.values()];
  for (const score of [1, 2, 3, 4, 5])
    for (const [k, key] of [
      [3, 'rfm.r'],
      [4, 'rfm.f'],
      [5, 'rfm.m'],
    ] as const)
      expect([key, score, await count({ attribute: key, is: score })]).toEqual([
        key,
        score,
        all.filter((one) => one[k] === score).length,
      ]);
  expect(await count({ attribute: 'rfm.recencyDays', between: [30, 89] })).toBe(
    all.filter(([days]) => days >= 30 && days < 90).length,
  );
  const best = all.filter(([, , , r, f, m]) => r >= 4 && f >= 4 && m >= 4).length;
  expect(await count({ tag: 'RFM/重要价值' })).toBe(best);
  expect(await count({ tag: 'RFM/其余' })).toBe(all.length - best);
}

describe.skipIf(cdnowMissing)(`RFM of the customers of CDNOW ${cdnowMissing ?? ''}`, () => {
  beforeAll(async () => {
    product = await testProduct();
    await ok('POST', '/tag-groups', { name: 'RFM', choice: 'single' });
    for (const name of ['重要价值', '其余']) await ok('POST', '/tags', { group: 'RFM', name });
    const { body } = await uploadFile(
      { address: product.address, key: KEY },
      { kind: 'orders', name: 'cdnow-orders.txt', content: cdnowFile() },
    );
    const { job } = await ok('POST', `/imports/${body.id}/run`);
    if (job) await product.jobEnd(job.id);
    expect(await count({ all: [] })).toBe(CDNOW.customers);
  }, 300_000);
  afterAll(() => product?.stop());

  it('is right by breaks, over all orders as of the last day', async () => {
    await published('按下界', { ...BREAKS, asOf: '1998-06-30' });
    await agree(byBreaks('1998-06-30', null));
  }, 300_000);

  it('is right over a window in the middle of the time, of those only who bought in it', async () => {
    await published('一年', { ...BREAKS, window: { last: '180d' }, asOf: '1997-12-31' });
    await agree(byBreaks('1997-12-31', 180));
  }, 300_000);

  it('is right by quintiles, ties and all', async () => {
    const quintiles = { quantiles: 5 };
    const model = { recency: quintiles, frequency: quintiles, monetary: quintiles, asOf: '1998-03-31' };
    await published('五等分', model, true);
    await agree(byQuantiles('1998-03-31', 5));
  }, 300_000);
});
