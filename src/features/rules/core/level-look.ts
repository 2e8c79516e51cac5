/** Looks of rules that give each customer one tag of several: the levels of a ladder, the segments of a model. Pure. */
import { type CompiledLook, MOST_AHEAD, NOTHING_KNOWN, nextChange, nothingToDo, over } from './look-parts.ts';
import type { ResolvedRule } from './resolve-rule.ts';
import { type Cutoffs, nextScoring, type Period, periodOf, purchasesOf, scoreOf } from './rfm.ts';
import { segmentOf } from './segments.ts';

export function compileLadder(rule: Extract<ResolvedRule, { kind: 'ladder' }>): CompiledLook {
  const scope = over(rule.scope);
  const steps = rule.steps.map(({ tag, when }) => ({ tag, ...over(when) }));
  const tags = [...rule.steps.map((step) => step.tag), ...(rule.otherwise === null ? [] : [rule.otherwise])];
  const all = [scope, ...steps];
  return (memory, { facts, now, zone }) => {
    /** Undefined: he is none of its business. */
    const levelAt = (moment: number): number | null | undefined => {
      const at = new Date(moment);
      if (!scope.holds(facts, at, zone)) return undefined;
      return steps.find((step) => step.holds(facts, at, zone))?.tag ?? rule.otherwise;
    };
    const level = levelAt(now);
    const coming = new Set(
      all.flatMap(({ moments }) => moments(facts, now, Number.POSITIVE_INFINITY, zone, MOST_AHEAD + 1)),
    );
    const next = nextChange(
      [...coming].sort((a, b) => a - b),
      level,
      levelAt,
    );
    if (level === undefined) return { ...nothingToDo(NOTHING_KNOWN, next), letGo: memory.held ? tags : [] };
    if (memory.waiting && level === memory.level) return nothingToDo(memory, next);
    if (level === null) return { ...nothingToDo(NOTHING_KNOWN, next), letGo: memory.held ? tags : [] };
    const since = memory.held && level === memory.level ? memory.since : now;
    return {
      ...nothingToDo({ held: true, since, last: null, level, waiting: false }, next),
      put: [level],
    };
  };
}

/** A model whose bounds are not known yet says nothing of anybody. */
export function compileModel(
  { model, segments }: Extract<ResolvedRule, { kind: 'model' }>,
  cutoffs: Cutoffs | null,
): CompiledLook {
  const tags = [...new Set(segments.map((segment) => segment.tag))];
  // One moment is asked of many customers.
  let known: { readonly now: number; readonly zone: string; readonly period: Period } | null = null;
  return (memory, { facts, now, zone }) => {
    if (!cutoffs) return { ...nothingToDo(memory, null), scored: null };
    const purchases = purchasesOf(facts, model);
    if (known?.now !== now || known.zone !== zone) known = { now, zone, period: periodOf(model, now, zone) };
    const scored = scoreOf(purchases, cutoffs, known.period, zone);
    const next = nextScoring(model, purchases, scored, cutoffs, known);
    const level = segmentOf(segments, scored)?.tag ?? null;
    if (memory.waiting && level === memory.level) return { ...nothingToDo(memory, next), scored };
    // Also what a model before it put on: that one does not stand for it any more.
    const letGo = tags.filter((tag) => tag !== level);
    if (level === null) return { ...nothingToDo(NOTHING_KNOWN, next), letGo, scored };
    const since = memory.held && level === memory.level ? memory.since : now;
    return {
      ...nothingToDo({ held: true, since, last: null, level, waiting: false }, next),
      put: [level],
      letGo,
      scored,
    };
  };
}
