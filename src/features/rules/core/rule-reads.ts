/** What a rule looks at, and which tags it may change: all that others need to know of it. */
import { type DidLeaf, leavesOf, type Resolved, tagsHeard, typesAsked } from '#features/conditions/core';
import type { ResolvedRule } from './resolve-rule.ts';

/** Tags that a rule may put on or take off. */
export function writesOf(rule: ResolvedRule): number[] {
  if (rule.kind === 'model') return [...new Set(rule.segments.map((segment) => segment.tag))];
  if (rule.kind !== 'ladder') return [...new Set([...rule.effect.add, ...rule.effect.remove])];
  const tags = rule.steps.map((step) => step.tag);
  return rule.otherwise === null ? tags : [...tags, rule.otherwise];
}

/** Its tags are only proposed. */
export const suggestsOnly = (rule: ResolvedRule): boolean => rule.kind !== 'model' && rule.suggests === true;

/** Tags that a rule may put on. */
export const putsOf = (rule: ResolvedRule): readonly number[] =>
  'effect' in rule ? rule.effect.add : writesOf(rule);

/** Tags that a rule takes off by itself; what a ladder or a model replaces is not among them. */
export const takesOf = (rule: ResolvedRule): readonly number[] =>
  'effect' in rule ? rule.effect.remove : [];

/** What an RFM model looks at: paid orders. */
const PURCHASES: DidLeaf = {
  kind: 'did',
  did: 'order.paid',
  types: ['order.paid'],
  where: [],
  at: null,
  after: null,
  count: { min: 1, max: null },
  measure: null,
  within: null,
};

/** Every condition of a rule, with its path. */
export function conditionsOf(rule: ResolvedRule): readonly (readonly [path: string, condition: Resolved])[] {
  switch (rule.kind) {
    case 'state':
      return [['when', rule.when]];
    case 'trigger':
      return rule.on.kind === 'event'
        ? [
            ['on', rule.on.did],
            ['if', rule.when],
          ]
        : [['if', rule.when]];
    case 'ladder':
      return [['scope', rule.scope], ...rule.steps.map((step, i) => [`steps.${i}.when`, step.when] as const)];
    case 'model':
      return [['model', PURCHASES]];
  }
}

/** What a rule looks at: of changes of anything else it need not hear. */
export interface Reads {
  readonly events: ReadonlySet<string>;
  /** Tags whose coming or going is to it something that happened, at its time; they are among `tags`. */
  readonly heard: ReadonlySet<number>;
  /** Tags whose coming or going may change the answer. */
  readonly tags: ReadonlySet<number>;
  /** Attributes, relations, owners: fields of the customer. */
  readonly customer: boolean;
  /** What a model says of the customer. */
  readonly scores: boolean;
}

export function readsOf(rule: ResolvedRule): Reads {
  const events = new Set<string>();
  const tags = new Set<number>();
  const heard = new Set<number>();
  let customer = false;
  let scores = false;
  for (const [, condition] of conditionsOf(rule))
    for (const leaf of leavesOf(condition)) {
      if (leaf.kind === 'did') {
        for (const type of typesAsked(leaf)) events.add(type);
        for (const tag of tagsHeard(leaf)) heard.add(tag);
      } else if (leaf.kind === 'tag') tags.add(leaf.tag);
      else if (leaf.kind === 'group') for (const tag of leaf.tags) tags.add(tag);
      else if (leaf.kind === 'attribute' && leaf.key.startsWith('rfm.')) scores = true;
      else if (leaf.kind === 'attribute' && leaf.key.startsWith('order.')) events.add('order.paid');
      else if (leaf.kind === 'attribute' || leaf.kind === 'follow') customer = true;
    }
  if (rule.kind === 'trigger' && rule.on.kind !== 'event') tags.add(rule.on.tag);
  for (const tag of heard) tags.add(tag);
  return { events, heard, tags, customer, scores };
}

/** Whether a rule looks at events of a type. A refund changes what was paid. */
export const readsType = ({ events }: Reads, type: string): boolean =>
  events.has(type) || (type === 'order.refunded' && events.has('order.paid'));
