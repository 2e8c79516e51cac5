/** Conditions to begin with, made of the tags there are. Pure. */
import type { Condition } from '#features/conditions/core';
import type { Group, Tag } from '../cabinet/api.ts';

export interface Example {
  readonly kind: 'top' | 'both' | 'orders' | 'none';
  readonly condition: Condition;
  /** For the sentences. */
  readonly names: Readonly<Record<'group' | 'tag' | 'a' | 'b', string>>;
}

const blank = { group: '', tag: '', a: '', b: '' };

/** The tag of a group that is used most. */
const mostUsed = (tags: readonly Tag[], group: string): Tag | undefined =>
  tags.filter((tag) => tag.group.id === group).toSorted((a, b) => b.customers - a.customers)[0];

/**
 * The highest level of an ordered group, that level together with the most used tag of another group, many orders, and
 * nobody's tag. Groups that customers have tags of come first.
 */
export function examplesOf(groups: readonly Group[], tags: readonly Tag[]): readonly Example[] {
  const active = tags.filter((tag) => tag.state === 'active' && tag.scope === 'enterprise');
  const used = (group: Group) =>
    active.filter((tag) => tag.group.id === group.id).reduce((sum, tag) => sum + tag.customers, 0);
  const filled = groups
    .filter((group) => !group.archived && active.some((tag) => tag.group.id === group.id))
    .toSorted((a, b) => used(b) - used(a));
  const scale = filled.find((group) => group.ordered);
  const top =
    scale && active.filter((tag) => tag.group.id === scale.id).toSorted((a, b) => b.order - a.order)[0];
  const otherGroup = filled.find((group) => group !== scale);
  const other = otherGroup && mostUsed(active, otherGroup.id);
  const examples: Example[] = [];
  if (scale && top)
    examples.push({
      kind: 'top',
      condition: { tag: top.id },
      names: { ...blank, group: scale.name, tag: top.name },
    });
  if (top && other)
    examples.push({
      kind: 'both',
      condition: { all: [{ tag: top.id }, { tag: other.id }] },
      names: { ...blank, a: top.name, b: other.name },
    });
  examples.push({ kind: 'orders', condition: { did: 'order.paid', count: { min: 3 } }, names: blank });
  if (filled.length > 0)
    examples.push({
      kind: 'none',
      condition: { all: filled.map((group) => ({ group: group.id, none: true })) },
      names: blank,
    });
  return examples;
}
