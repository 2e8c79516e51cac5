/** What a rule says when it puts a tag on somebody: what decides about it, and what the customer has of that. */

import {
  type Condition,
  type CustomerFacts,
  type Explanation,
  explain,
  type Names,
  type Resolved,
} from '#features/conditions/core';
import type { Language } from '#kernel';
import { dayIn } from '#kernel';
import type { RuleBody } from './body.ts';
import type { ResolvedRule } from './resolve-rule.ts';
import type { Scored } from './rfm.ts';
import { segmentCondition } from './segments.ts';

/** Longest evidence of one assignment, in characters: a few facts, not the whole history. */
const LONGEST = 300;

/** A rule as it was written, and with its names looked up. */
export interface WrittenRule {
  readonly resolved: ResolvedRule;
  readonly body: RuleBody;
}

/** The condition that decides: of a ladder that of the step with this tag, of a model that of its segments. */
export function decidingCondition(
  { resolved, body }: WrittenRule,
  tag: number,
): { readonly when: Resolved; readonly written: Condition } | null {
  if (resolved.kind === 'model') return decidingSegments(resolved, tag);
  if (resolved.kind === 'ladder') {
    const i = resolved.steps.findIndex((step) => step.tag === tag);
    const written = body.kind === 'ladder' ? body.steps[i]?.when : undefined;
    const when = resolved.steps[i]?.when;
    return when && written !== undefined ? { when, written } : null;
  }
  const written =
    body.kind === 'state' ? body.when : body.kind === 'trigger' ? (body.if ?? { all: [] }) : null;
  return written === null ? null : { when: resolved.when, written };
}

function decidingSegments({ segments }: Extract<ResolvedRule, { kind: 'model' }>, tag: number) {
  const ways = segments.filter((segment) => segment.tag === tag).map(segmentCondition);
  const [first, second] = ways;
  if (!first) return null;
  return second === undefined
    ? { when: first.when, written: first.written }
    : {
        when: { kind: 'any' as const, of: ways.map((way) => way.when) },
        written: { any: ways.map((way) => way.written) },
      };
}

/** Of one customer at one moment, in the words of one reader. */
export interface Seen {
  readonly facts: CustomerFacts;
  readonly now: Date;
  readonly zone: string;
  readonly names: Names;
  readonly language: Language;
}

/** `查看资料 6 次以上（6）；分享 3 次以上（3）`: the parts that are met, with what was found. */
export function evidenceOf(
  rule: WrittenRule,
  tag: number,
  { facts, now, zone, names, language }: Seen,
): string | null {
  const when = decidingCondition(rule, tag)?.when;
  if (!when || when.kind === 'everyone') return null;
  const explanation = explain(when, facts, now, zone, names, language);
  const texts = [...metLeaves(explanation)].map(({ text, actual }) =>
    typeof actual === 'number' ? `${text}（${actual}）` : text,
  );
  const whole = [...new Set(texts)].join('；');
  return whole === '' ? null : whole.length > LONGEST ? `${whole.slice(0, LONGEST - 1)}…` : whole;
}

/** With its digits grouped; in which currency is the model's. */
const money = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** `最近下单 2026-11-02（A12），距今 12 天；3 笔，共 1,234.00；R 5 F 3 M 4`: what was measured, and of which orders. */
export function modelEvidence(
  scored: Scored | null | undefined,
  { language, zone }: Pick<Seen, 'language' | 'zone'>,
): string | null {
  if (!scored) return null;
  const { recencyDays, frequency, lastOrder, monetary, r, f, m } = scored;
  const day = dayIn(new Date(scored.lastAt), zone);
  const amount = money.format(monetary / 100);
  const scores = `R ${r} F ${f} M ${m}`;
  switch (language) {
    case 'en':
      return `Last order ${day} (${lastOrder}), ${recencyDays} days ago; ${frequency} orders, ${amount} in all; ${scores}`;
    case 'zh-TW':
      return `最近下單 ${day}（${lastOrder}），距今 ${recencyDays} 天；${frequency} 筆，共 ${amount}；${scores}`;
    default:
      return `最近下单 ${day}（${lastOrder}），距今 ${recencyDays} 天；${frequency} 笔，共 ${amount}；${scores}`;
  }
}

function* metLeaves(node: Explanation): Generator<Explanation> {
  if (!node.holds) return;
  if (!node.parts || node.kind === 'not') yield node;
  else for (const part of node.parts) yield* metLeaves(part);
}
