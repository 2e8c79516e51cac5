/** What speaks against a rule: levels that nobody reaches, conditions that nobody meets, rules that pull at one group. */
import type { Resolved } from '#features/conditions/core';
import type { ResolvedRule } from './resolve-rule.ts';
import { putsOf, takesOf } from './resolve-rule.ts';
import { stepsOf } from './rfm.ts';
import { unreachableSegments } from './segments.ts';

export type RuleConflict =
  /**
   * A step that stands behind one with the same condition, or behind one that everybody meets. Of a segment only a warning:
   * segments are drawn over each other on purpose.
   */
  | {
      readonly code: 'unreachable';
      readonly severity: 'blocks' | 'warns';
      readonly tag: number;
      readonly behind: number;
    }
  /** Nobody can meet it. */
  | { readonly code: 'nobody'; readonly severity: 'blocks'; readonly tag: number }
  /** Another live rule puts on a sibling in the same single-choice group: whoever acts last wins. */
  | {
      readonly code: 'siblings';
      readonly severity: 'warns';
      readonly rule: number;
      readonly name: string;
      readonly tag: number;
      readonly other: number;
    }
  /** Another model is live, which this one takes the place of. */
  | { readonly code: 'replaces'; readonly severity: 'warns'; readonly rule: number; readonly name: string }
  /** Another live rule takes off what this one puts on, or the other way round: often meant so, e.g. when it is over. */
  | {
      readonly code: 'opposed';
      readonly severity: 'warns';
      readonly rule: number;
      readonly name: string;
      readonly tag: number;
    };

interface Other {
  readonly id: number;
  readonly name: string;
  readonly resolved: ResolvedRule;
}

export function ruleConflicts(
  rule: { readonly resolved: ResolvedRule },
  others: readonly Other[],
  groupOf: (tag: number) => number | null,
  isSingle: (group: number) => boolean,
): RuleConflict[] {
  return [
    ...inItself(rule.resolved),
    ...others.flatMap((other) => between(rule.resolved, other, groupOf, isSingle)),
  ];
}

function inItself(rule: ResolvedRule): RuleConflict[] {
  if (rule.kind === 'model') {
    const { r, f, m } = rule.model.scales;
    const steps = { r: stepsOf(r), f: stepsOf(f), m: stepsOf(m) };
    return unreachableSegments(rule.segments, steps).map(({ segment, behind }) => ({
      code: 'unreachable',
      severity: 'warns',
      tag: segment.tag,
      behind: behind.tag,
    }));
  }
  if (rule.kind !== 'ladder') {
    const [tag] = putsOf(rule);
    return tag !== undefined && isNobody(rule.when) ? [{ code: 'nobody', severity: 'blocks', tag }] : [];
  }
  return rule.steps.flatMap(({ tag, when }, i): RuleConflict[] => {
    if (isNobody(when)) return [{ code: 'nobody', severity: 'blocks', tag }];
    const behind = rule.steps
      .slice(0, i)
      .find((above) => above.when.kind === 'everyone' || JSON.stringify(above.when) === JSON.stringify(when));
    return behind ? [{ code: 'unreachable', severity: 'blocks', tag, behind: behind.tag }] : [];
  });
}

/** Parts that exclude each other on their face: nobody; a condition together with its opposite. */
function isNobody(when: Resolved): boolean {
  if (when.kind === 'nobody') return true;
  if (when.kind === 'any') return when.of.every(isNobody);
  if (when.kind === 'audience') return isNobody(when.of);
  if (when.kind === 'not') return when.of.kind === 'everyone';
  if (when.kind !== 'all') return false;
  const texts = new Set(when.of.map((part) => JSON.stringify(part)));
  return when.of.some(
    (part) => isNobody(part) || (part.kind === 'not' && texts.has(JSON.stringify(part.of))),
  );
}

function between(
  rule: ResolvedRule,
  { id, name, resolved }: Other,
  groupOf: (tag: number) => number | null,
  isSingle: (group: number) => boolean,
): RuleConflict[] {
  if (rule.kind === 'model' && resolved.kind === 'model')
    return [{ code: 'replaces', severity: 'warns', rule: id, name }];
  const found: RuleConflict[] = [];
  const opposed = [
    ...putsOf(rule).filter((tag) => takesOf(resolved).includes(tag)),
    ...takesOf(rule).filter((tag) => putsOf(resolved).includes(tag)),
  ];
  for (const tag of new Set(opposed)) found.push({ code: 'opposed', severity: 'warns', rule: id, name, tag });
  const seen = new Set<number>();
  for (const tag of putsOf(rule))
    for (const other of putsOf(resolved)) {
      const group = groupOf(tag);
      if (group === null || tag === other || group !== groupOf(other) || !isSingle(group) || seen.has(group))
        continue;
      seen.add(group);
      found.push({ code: 'siblings', severity: 'warns', rule: id, name, tag, other });
    }
  return found;
}
