/** 200 rules that read the behaviour of behaviour.ts: 150 read events, 30 attributes, 20 the tags of others. */
import { KINDS, type Kind } from './behaviour.ts';

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
