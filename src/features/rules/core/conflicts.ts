/** What speaks against a rule: levels that nobody reaches, conditions that nobody meets, rules that pull at one group. */
import { Logic, type Resolved } from '#features/conditions/core';
import type { Privacy } from './body.ts';
import type { TooFarBack } from './expiry.ts';
import type { Ladder, LadderReach } from './ladder-reach.ts';
import type { ResolvedRule } from './resolve-rule.ts';
import { stepsOf } from './rfm.ts';
import { putsOf, takesOf } from './rule-reads.ts';
import { unreachableSegments } from './segments.ts';

export type RuleConflict =
  /**
   * A step that everybody who is meant has an earlier one instead. Of a segment only a warning:
   * segments are drawn over each other on purpose.
   */
  | {
      readonly code: 'unreachable';
      readonly severity: 'blocks' | 'warns';
      readonly tag: number;
      readonly behind: number;
    }
  /** It is not given any more, so that the rule would be refused for everybody. */
  | { readonly code: 'closed'; readonly severity: 'blocks'; readonly tag: number }
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
  /** Whoever meets it now stands on an earlier step; `meets`: how many. */
  | { readonly code: 'hidden'; readonly severity: 'warns'; readonly tag: number; readonly meets: number }
  /** Customers whom no step of a ladder is for. */
  | { readonly code: 'gap'; readonly severity: 'warns'; readonly count: number }
  /** Another live rule takes off what this one puts on, or the other way round: often meant so, e.g. when it is over. */
  | {
      readonly code: 'opposed';
      readonly severity: 'warns';
      readonly rule: number;
      readonly name: string;
      readonly tag: number;
    }
  /** An earlier version said that the law asks more for what it concludes; publishing this one does not ask that any more. */
  | {
      readonly code: 'sensitiveLost' | 'profilingLost';
      readonly severity: 'warns';
      readonly version: number;
    }
  /** It asks further back for what was said or looked at than that is kept. */
  | ({ readonly code: 'forgotten'; readonly severity: 'warns' } & TooFarBack);

interface Other {
  readonly id: number;
  readonly name: string;
  readonly resolved: ResolvedRule;
}

/** What the library says of tags. */
export interface LibraryView {
  groupOf(tag: number): number | null;
  isSingle(group: number): boolean;
  /** Put on by nobody any more: kept in the reserve store, or in a group that is. */
  isClosed(tag: number): boolean;
}

/** What shows without a look at customers; one `logic` for all that is asked of the rule, so that its limit is one, too. */
export function ruleConflicts(
  rule: { readonly resolved: ResolvedRule },
  others: readonly Other[],
  library: LibraryView,
  logic = new Logic(),
): RuleConflict[] {
  return [
    ...inItself(rule.resolved, logic),
    ...putsOf(rule.resolved)
      .filter((tag) => library.isClosed(tag))
      .map((tag): RuleConflict => ({ code: 'closed', severity: 'blocks', tag })),
    ...others.flatMap((other) => between(rule.resolved, other, library)),
  ];
}

function inItself(rule: ResolvedRule, logic: Logic): RuleConflict[] {
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
    return tag !== undefined && logic.impossible(rule.when)
      ? [{ code: 'nobody', severity: 'blocks', tag }]
      : [];
  }
  return rule.steps.flatMap(({ tag, when }, i): RuleConflict[] => {
    if (logic.impossible(when)) return [{ code: 'nobody', severity: 'blocks', tag }];
    const behind = standsBehind(logic, when, rule.steps.slice(0, i));
    return behind ? [{ code: 'unreachable', severity: 'blocks', tag, behind: behind.tag }] : [];
  });
}

type Step = Ladder['steps'][number];

/** The step that catches everybody whom a later one is meant for; of several that only do so together, the last one. */
function standsBehind(logic: Logic, when: Resolved, above: readonly Step[]): Step | undefined {
  const alone = above.find((step) => logic.implies(when, step.when));
  if (alone) return alone;
  return logic.implies(when, { kind: 'any', of: above.map((step) => step.when) }) ? above.at(-1) : undefined;
}

function between(
  rule: ResolvedRule,
  { id, name, resolved }: Other,
  { groupOf, isSingle }: LibraryView,
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

/** What each asks for before it is published; who asks for more asks for everything that the others do. */
const ASKS: Readonly<Record<Privacy | 'none', number>> = { none: 0, profiling: 1, sensitive: 2 };

/** What publishing does not ask for any more, of all that these earlier versions asked for. */
export function lostConfirmation(
  privacy: Privacy | undefined,
  earlier: readonly { readonly version: number; readonly privacy: Privacy }[],
): RuleConflict[] {
  const [most] = [...earlier].sort((a, b) => ASKS[b.privacy] - ASKS[a.privacy] || b.version - a.version);
  if (!most || ASKS[most.privacy] <= ASKS[privacy ?? 'none']) return [];
  return [{ code: `${most.privacy}Lost`, severity: 'warns', version: most.version }];
}

/** What shows only at the customers of a ladder, with one of them. */
export function ladderConflicts(reach: LadderReach): { conflict: RuleConflict; customer: number | null }[] {
  const hidden = reach.steps
    .filter((step) => step.meets > 0 && step.stands === 0)
    .map(({ tag, meets, passedBy }) => ({
      conflict: { code: 'hidden', severity: 'warns', tag, meets } as const,
      customer: passedBy,
    }));
  const { count, customer } = reach.none;
  const gap = { code: 'gap', severity: 'warns', count } as const;
  return count > 0 && reach.ladder.otherwise === null ? [...hidden, { conflict: gap, customer }] : hidden;
}
