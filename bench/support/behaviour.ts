/**
 * The behaviour that benches share: 12 types of events over 180 days, and 200 rules that read it. Customers differ by
 * rank as Zipf's law with an offset says (Mandelbrot 1953), s = 1.05: the busiest of 1,000,000 does about 35 things a day.
 * Without the offset he would do 10,000 a day, which is a robot's day.
 */

import { copyRows, type Db } from '#platform/db';
import { type Random, randomFrom, SEED } from './shape.ts';

export const DAYS = 180;
const DAY = 86_400_000;
const EXPONENT = 1.05;
const OFFSET = 400;

interface Kind {
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

/** Puts `events` of the last 180 days into the database, as if they had been accepted when they happened. */
export async function fillEvents(
  db: Db,
  customers: number,
  events: number,
  say: (line: string) => void,
): Promise<void> {
  const until = Date.now();
  const { position } = await db.one<{ position: number }>('select position from workspace where id = 1');
  for (let month = 0; month <= 7; month++)
    await db.run(
      `select make_month_partition('event', (date_trunc('month', now()) - make_interval(months => $1))::date)`,
      [month],
    );
  const random = randomFrom(SEED + 7);
  const customer = pickCustomer(random, customers);
  const kind = pickKind(random);
  const each = (DAYS * DAY) / events;
  function* lines() {
    for (let n = 0; n < events; n++) {
      const { type, properties } = kind();
      const at = new Date(until - DAYS * DAY + n * each + random() * each).toISOString();
      yield `1\t${position + 1 + n}\th${n}\t${type}\t${customer()}\t${at}\t${at}\t${JSON.stringify(properties(random))}`;
      if ((n + 1) % 5_000_000 === 0) say(`  ${(n + 1).toLocaleString('en')} events`);
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

type Body = Record<string, unknown>;

const typeAt = (i: number): string => (KINDS[i % KINDS.length] as Kind).type;

/** One of 150 that read events: counts in windows, single readings, two of three, silence, one thing after another. */
function eventRule(i: number): Body {
  const type = typeAt(Math.floor(i / 5));
  const next = typeAt(Math.floor(i / 5) + 1);
  switch (i % 5) {
    case 0:
      return {
        kind: 'state',
        when: { did: type, count: { min: 12 + (i % 20) }, within: { last: i % 2 ? '7d' : '30d' } },
      };
    case 1:
      return {
        kind: 'trigger',
        on: {
          event: i % 2 ? 'material.visit' : 'live.watched',
          where: [{ property: 'seconds', gte: 176 + (i % 4) }],
        },
        if: { attribute: 'level', in: ['S', 'A'] },
        keep: { for: '30d' },
      };
    case 2:
      return {
        kind: 'state',
        when: {
          atLeast: 2,
          of: [
            { did: type, count: { min: 10 }, within: { last: '30d' } },
            { did: next, count: { min: 6 + (i % 6) }, within: { last: '14d' } },
            { did: 'form.submitted', count: { min: 2 }, within: { last: '60d' } },
          ],
        },
      };
    case 3:
      return {
        kind: 'state',
        when: {
          all: [
            { did: type, count: { min: 15 }, within: { last: '90d' } },
            { did: type, count: { max: 0 }, within: { last: `${7 + (i % 21)}d` } },
          ],
        },
      };
    default:
      return {
        kind: 'state',
        when: {
          did: type,
          after: { did: 'coupon.received', within: `${1 + (i % 3)}d`, without: { did: 'followUp.written' } },
          count: { min: 3 },
          within: { last: '30d' },
        },
      };
  }
}

/** One of 30 that read attributes. */
const attributeRule = (i: number): Body => ({
  kind: 'state',
  when: {
    all: [
      { attribute: 'spend', gte: 2_000_000 + i * 100_000 },
      { attribute: 'city', is: `城市${1 + i}` },
    ],
  },
});

/** One of 20 that read the tags of others: k of twenty, nested four deep, levels of an ordered life. */
function composite(i: number): Body {
  const tags = Array.from({ length: 20 }, (_, k) => ({ tag: ruleTag((i * 13 + k * 7) % 150) }));
  if (i % 2 === 0) return { kind: 'state', when: { atLeast: 2 + (i % 3), of: tags } };
  const [a, b, c, d] = tags;
  return { kind: 'state', when: { all: [a, { any: [b, { all: [c, { not: d }] }] }] } };
}

export const RULES = 200;
const PER_GROUP = 20;
const groupOf = (i: number): string => `规则组${Math.floor(i / PER_GROUP)}`;
const ruleTag = (i: number): string => `${groupOf(i)}/规则标签${i}`;

/** The tags and the rules that 200 rules need, as callers of the API write them. */
export const rules = {
  groups: Array.from({ length: RULES / PER_GROUP }, (_, i) => groupOf(i * PER_GROUP)),
  tags: Array.from({ length: RULES }, (_, i) => ({ group: groupOf(i), name: `规则标签${i}` })),
  bodies: Array.from({ length: RULES }, (_, i) => ({
    name: `规则${i}`,
    ...(i < 150 ? eventRule(i) : i < 180 ? attributeRule(i - 150) : composite(i - 180)),
    then: { add: [ruleTag(i)] },
  })),
};
