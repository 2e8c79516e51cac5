/**
 * The behaviour that benches share: 12 types of events over 180 days; the rules that read it are in behaviour-rules.ts. Customers differ by
 * rank as Zipf's law with an offset says (Mandelbrot 1953), s = 1.05: the busiest of 1,000,000 does about 35 things a day.
 * Without the offset he would do 10,000 a day, which is a robot's day.
 */

import { copyRows, type Db } from '#platform/db';
import { type Random, randomFrom, SEED } from './shape.ts';

export const DAYS = 180;
const DAY = 86_400_000;
const EXPONENT = 1.05;
const OFFSET = 400;

export interface Kind {
  readonly type: string;
  readonly share: number;
  readonly properties: (random: Random) => Record<string, unknown>;
}

const number = (random: Random, below: number): number => Math.floor(random() * below);
const SAID = [
  '报价发我看看',
  '什么时候发货',
  '不要套餐',
  '可以便宜一点吗',
  '谢谢',
  '周三下午来看看',
  '已经付款了',
];

export const KINDS: readonly Kind[] = [
  {
    type: 'material.visit',
    share: 0.26,
    properties: (random) => ({ material: `mat_${number(random, 200)}`, seconds: number(random, 180) }),
  },
  {
    type: 'page.view',
    share: 0.2,
    properties: (random) => ({
      url: `/p/${number(random, 500)}`,
      product: `产品${number(random, 40)}`,
      seconds: number(random, 120),
    }),
  },
  {
    type: 'message.received',
    share: 0.16,
    properties: (random) => ({
      text: SAID[number(random, SAID.length)],
      chat: `chat${number(random, 5000)}`,
    }),
  },
  {
    type: 'message.sent',
    share: 0.12,
    properties: (random) => ({
      text: SAID[number(random, SAID.length)],
      chat: `chat${number(random, 5000)}`,
    }),
  },
  {
    type: 'coupon.received',
    share: 0.05,
    properties: (random) => ({ coupon: `coupon${number(random, 30)}` }),
  },
  {
    type: 'material.share',
    share: 0.04,
    properties: (random) => ({ material: `mat_${number(random, 200)}` }),
  },
  {
    type: 'live.watched',
    share: 0.04,
    properties: (random) => ({ live: `live${number(random, 20)}`, seconds: number(random, 3600) }),
  },
  { type: 'campaign.joined', share: 0.03, properties: (random) => ({ campaign: `c${number(random, 20)}` }) },
  { type: 'moment.liked', share: 0.03, properties: (random) => ({ moment: `m${number(random, 300)}` }) },
  {
    type: 'followUp.written',
    share: 0.03,
    properties: (random) => ({ kind: '电话', text: SAID[number(random, SAID.length)] }),
  },
  {
    type: 'form.submitted',
    share: 0.02,
    properties: (random) => ({ form: `form${number(random, 8)}`, answers: { 预算: number(random, 10) } }),
  },
  { type: 'group.joined', share: 0.02, properties: (random) => ({ group: `group${number(random, 100)}` }) },
];

/** Ordinals by how much they do; the busiest are spread over all ordinals. */
export function pickCustomer(random: Random, customers: number): () => number {
  const power = 1 - EXPONENT;
  const low = OFFSET ** power;
  const high = (customers + OFFSET) ** power;
  return () => {
    const rank = Math.floor((low + random() * (high - low)) ** (1 / power) - OFFSET);
    return 1 + ((Math.min(rank, customers - 1) * 7919) % customers);
  };
}

export function pickKind(random: Random): () => Kind {
  const bounds = KINDS.map((_, i) => KINDS.slice(0, i + 1).reduce((sum, kind) => sum + kind.share, 0));
  return () => {
    const at = random();
    return KINDS[bounds.findIndex((bound) => at < bound)] ?? (KINDS[0] as Kind);
  };
}

export interface Happened {
  readonly type: string;
  readonly customer: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly properties: Record<string, unknown>;
}

/** `events` in the order of their time, spread evenly between two times; the same for the same seed. */
export function* happenings(
  seed: number,
  customers: number,
  events: number,
  [from, to]: readonly [number, number],
): Generator<Happened> {
  const random = randomFrom(seed);
  const customer = pickCustomer(random, customers);
  const kind = pickKind(random);
  const each = (to - from) / events;
  for (let n = 0; n < events; n++) {
    const { type, properties } = kind();
    const at = Math.floor(from + n * each + random() * each);
    const who = customer();
    yield { type, customer: who, at, properties: properties(random) };
  }
}

/** What everybody did in the 180 days before `until`. */
export const history = (customers: number, events: number, until: number) =>
  happenings(SEED + 7, customers, events, [until - DAYS * DAY, until]);

/** Puts `events` of the last 180 days into the database, as if they had been accepted when they happened. */
export async function fillEvents(
  db: Db,
  customers: number,
  events: number,
  say: (line: string) => void,
  until = Date.now(),
): Promise<void> {
  const { position } = await db.one<{ position: number }>('select position from workspace where id = 1');
  for (let month = 0; month <= 7; month++)
    await db.run(
      `select make_month_partition('event', (date_trunc('month', now()) - make_interval(months => $1))::date)`,
      [month],
    );
  function* lines() {
    let n = 0;
    for (const { type, customer, at, properties } of history(customers, events, until)) {
      const time = new Date(at).toISOString();
      yield `1\t${position + 1 + n}\th${n}\t${type}\t${customer}\t${time}\t${time}\t${JSON.stringify(properties)}`;
      if (++n % 5_000_000 === 0) say(`  ${n.toLocaleString('en')} events`);
    }
  }
  function* ids() {
    for (let n = 0; n < events; n++) yield `1\th${n}`;
  }
  await db.transaction(async (tx) => {
    await copyRows(
      tx,
      'event (workspace_id, position, external_id, type, customer, at, received_at, properties)',
      lines(),
    );
    await copyRows(tx, 'event_id (workspace_id, external_id)', ids());
    await tx.run('update workspace set position = position + $1 where id = 1', [events]);
  });
  await db.run('vacuum (analyze) event');
  await db.run('vacuum (analyze) event_id');
  await db.run('checkpoint');
}
