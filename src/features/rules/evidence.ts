/** What a rule says when it changes a tag: for the cause, and for each customer what he has of what is asked. */
import type { Terms } from '#features/audience';
import {
  type Condition,
  type CustomerFacts,
  dayIn,
  type Explanation,
  explain,
  type Resolved,
  sentence,
} from '#features/conditions/core';
import { type Language, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import { type ResolvedRule, type Scored, segmentCondition } from './core/public.ts';
import type { ReadyRule } from './live-rules.ts';

/** Longest evidence of one assignment, in characters: a few facts, not the whole history. */
const LONGEST = 300;

/** The condition that decides: of a ladder that of the step with this tag, of a model that of its segments. */
export function decidingCondition(
  { resolved, body }: Pick<ReadyRule, 'resolved' | 'body'>,
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

/** What a cause keeps: which rule in which version, and its condition with the sentence of this moment. */
export function ruleEvidence(rule: ReadyRule, tag: number, terms: Terms, language: Language) {
  const deciding = decidingCondition(rule, tag);
  return {
    rule: toId('rule', rule.id),
    version: rule.version,
    ...(deciding ? { condition: deciding.written, text: sentence(deciding.when, terms, language) } : {}),
  };
}

/** `查看资料 6 次以上（6）；分享 3 次以上（3）`: the parts that are met, with what was found. */
export function evidenceFor(
  rule: ReadyRule,
  tag: number,
  facts: CustomerFacts | undefined,
  ctx: Ctx,
  terms: Terms,
): string | null {
  if (!facts) return null;
  const when = decidingCondition(rule, tag)?.when;
  if (!when || when.kind === 'everyone') return null;
  const explanation = explain(when, facts, ctx.now, ctx.timeZone, terms, ctx.language);
  const texts = [...metLeaves(explanation)].map(({ text, actual }) =>
    typeof actual === 'number' ? `${text}（${actual}）` : text,
  );
  const whole = [...new Set(texts)].join('；');
  return whole === '' ? null : whole.length > LONGEST ? `${whole.slice(0, LONGEST - 1)}…` : whole;
}

/** `最近下单 2026-11-02（A12），距今 12 天；3 笔，共 1,234.00；R 5 F 3 M 4`: what was measured, and of which orders. */
export function modelEvidence(
  scored: Scored | null | undefined,
  { language, timeZone }: Pick<Ctx, 'language' | 'timeZone'>,
): string | null {
  if (!scored) return null;
  const { recencyDays, frequency, lastOrder, monetary, r, f, m } = scored;
  const day = dayIn(new Date(scored.lastAt), timeZone);
  const amount = (monetary / 100).toFixed(2);
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
