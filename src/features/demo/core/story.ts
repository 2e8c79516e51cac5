/**
 * 云杉家居, a company that does not exist: 20,000 customers over eighteen months, in the words of the documents that asked
 * for this product. Told in steps of some days, each with what happened by then, so that histories have real dates.
 */
import { DAY, HOUR, MINUTE } from '#kernel';
import { arrival, type DemoCustomer, type DemoTagging, type Known, LEVELS } from './arrival.ts';
import { attention, type DemoEvent, MATERIALS, REMEMBERED_DAYS } from './attention.ts';
import { DEMO } from './company.ts';
import { Random } from './random.ts';

export interface DemoOrder {
  readonly orderNo: string;
  readonly customer: string;
  readonly amount: number;
  readonly paidAt: string;
  readonly items: { readonly product: string; readonly quantity: number; readonly amount: number }[];
  readonly refundedAt?: string;
}
export interface DemoStep {
  readonly at: Date;
  readonly customers: readonly DemoCustomer[];
  readonly orders: readonly DemoOrder[];
  readonly events: readonly DemoEvent[];
  readonly taggings: readonly DemoTagging[];
}

/** Two purchases or more are many, 18,000 yuan or more is high, half a year without one is long. */
function segmentOf({ orders, spent }: Known, recent: boolean): string {
  const often = orders >= 2;
  const kind = recent ? (often ? '价值' : '发展') : often ? '保持' : '挽留';
  return `RFM/${spent >= 1_800_000 ? '重要' : '一般'}${kind}`;
}

const PRICES: Readonly<Record<string, number>> = {
  定制衣柜: 1_280_000,
  橱柜: 980_000,
  全屋定制: 5_600_000,
  榻榻米: 660_000,
  木门: 240_000,
  软装搭配: 360_000,
};

/** A purchase, and what the systems conclude from it. */
function purchase(
  r: Random,
  known: Known,
  number: number,
  paid: Date,
): { order: DemoOrder; taggings: DemoTagging[] } {
  const amount = Math.round(((PRICES[known.interest] ?? 500_000) * r.int(40, 160)) / 100);
  known.orders++;
  known.spent += amount;
  known.lastOrder = paid.getTime();
  const order: DemoOrder = {
    orderNo: `YS${String(number).padStart(6, '0')}`,
    customer: `ref:${known.ref}`,
    amount,
    paidAt: paid.toISOString(),
    items: [{ product: known.interest, quantity: r.int(1, 3), amount }],
    ...(r.chance(0.02)
      ? { refundedAt: new Date(paid.getTime() + r.int(10, 600) * MINUTE).toISOString() }
      : {}),
  };
  const conclude = (tag: string, evidence: string | null = null): DemoTagging => ({
    by: null,
    customer: known.ref,
    tag,
    evidence,
  });
  const sold = known.interest;
  const taggings = [
    conclude(`客户分级/${known.orders >= 3 ? 'S级客户' : 'A级客户'}`, `已付款 ${known.orders} 笔`),
    conclude(segmentOf(known, true)),
    ...(known.orders === 2
      ? [
          conclude('客户关系/复购客户', '第 2 笔订单'),
          { by: known.owner, customer: known.ref, tag: '阶段/复购客户', evidence: null },
        ]
      : []),
    ...(sold === '定制衣柜' || sold === '橱柜' || sold === '木门'
      ? [conclude(`成交产品/已成交-${sold}`, order.orderNo)]
      : []),
  ];
  return { order, taggings };
}

/** Intent moves: mostly down by silence, now and then up. */
function moved(r: Random, known: Known): DemoTagging[] {
  const next = Math.max(0, Math.min(3, known.level + (r.chance(0.42) ? 1 : -1)));
  if (next === known.level) return [];
  known.level = next;
  return [
    {
      by: known.judge,
      customer: known.ref,
      tag: `意向/${LEVELS[next]}`,
      evidence: next === 3 ? '近 30 天查看资料五次，又主动询问' : null,
    },
  ];
}

/** Every step of the story, ending shortly before `now`. The same `now` tells the same story. */
export function* demoStory(
  now: Date,
  options: { customers: number; steps: number } = DEMO,
): Generator<DemoStep> {
  const r = new Random(DEMO.seed);
  // Of its own, so that more behaviour leaves everything else as it is.
  const attentive = new Random(DEMO.seed + 1);
  const known: Known[] = [];
  const perStep = Math.ceil(options.customers / options.steps);
  const span = (DEMO.days * DAY) / options.steps;
  let orderNumber = 0;
  let eventNumber = 0;
  for (let step = 0; step < options.steps; step++) {
    const at = now.getTime() - HOUR - (options.steps - 1 - step) * span;
    const age = (now.getTime() - at) / DAY;
    const moment = () => new Date(at - Math.floor(r.next() * span));
    const taggings: DemoTagging[] = [];
    const customers: DemoCustomer[] = [];
    // Whoever arrives in this step begins to act in the next one.
    const earlier = known.length;
    for (let i = 0; i < perStep && known.length < options.customers; i++) {
      const one = arrival(r, known.length + 1, at, age);
      customers.push(one.customer);
      taggings.push(...one.taggings);
      known.push(one.known);
    }
    const orders: DemoOrder[] = [];
    const events: DemoEvent[] = [];
    for (const one of known.slice(0, earlier)) {
      if (one.buyer && r.chance(0.028)) {
        const bought = purchase(r, one, ++orderNumber, moment());
        orders.push(bought.order);
        taggings.push(...bought.taggings);
      } else if (one.orders > 0 && at - one.lastOrder > 180 * DAY && r.chance(0.1))
        taggings.push(
          { by: null, customer: one.ref, tag: segmentOf(one, false), evidence: null },
          { by: null, customer: one.ref, tag: '客户关系/老客户', evidence: '第一笔付款满六个月' },
        );
      if (r.chance(0.012)) taggings.push(...moved(r, one));
      if (r.chance(0.02 + one.level * 0.02))
        events.push({
          id: `demo-${++eventNumber}`,
          type: 'material.visit',
          customer: `ref:${one.ref}`,
          at: moment().toISOString(),
          properties: { material: r.pick(MATERIALS), seconds: r.int(2, 180) },
        });
      if (age > REMEMBERED_DAYS) continue;
      const did = attention(attentive, one, at, span);
      for (const event of did.events) events.push({ id: `demo-${++eventNumber}`, ...event });
      taggings.push(...did.taggings);
    }
    events.sort((a, b) => a.at.localeCompare(b.at));
    yield { at: new Date(at), customers, orders, events, taggings };
  }
}
