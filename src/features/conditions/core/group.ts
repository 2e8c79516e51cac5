/** The `group` leaf: which tags of a group satisfy it. */
import type { Condition } from './language.ts';
import { dotted } from './limits.ts';
import type { Lookups } from './lookups.ts';
import type { GroupLeaf } from './resolved.ts';

/** The forms of a group leaf side by side; the shape check saw to it that one of them is there. */
interface Bounds {
  readonly min?: string;
  readonly max?: string;
  readonly any?: true;
  readonly none?: true;
}

/** Null, with details noted, when the group or a level is unknown, the group has no order, or min is above max. */
export function resolveGroup(
  condition: Extract<Condition, { group: string }>,
  at: string,
  look: Lookups,
): GroupLeaf | null {
  const group = look.group(condition.group, dotted(at, 'group'));
  if (!group) return null;
  const tags = look.vocabulary.tagsOf(group.id);
  const leaf = { kind: 'group', group: group.id, min: null, max: null } as const;
  const bounds = condition as Bounds;
  if (bounds.any || bounds.none)
    return { ...leaf, test: bounds.any ? 'any' : 'none', tags: tags.map(({ id }) => id) };
  if (!group.ordered) {
    const path = dotted(at, bounds.min === undefined ? 'max' : 'min');
    look.details.push({ path, code: 'notOrdered', facts: { group: group.name } });
    return null;
  }
  const level = (bound: 'min' | 'max') => {
    const text = bounds[bound];
    return text === undefined ? undefined : look.tag(text, dotted(at, bound), group);
  };
  const min = level('min');
  const max = level('max');
  if (min === null || max === null) return null;
  if (min && max && min.order > max.order) {
    const facts = { from: min.name, to: max.name };
    look.details.push({ path: dotted(at, 'max'), code: 'reversedBounds', facts });
    return null;
  }
  const lowest = min?.order ?? Number.NEGATIVE_INFINITY;
  const highest = max?.order ?? Number.POSITIVE_INFINITY;
  return {
    ...leaf,
    test: 'level',
    min: min?.id ?? null,
    max: max?.id ?? null,
    tags: tags.filter(({ order }) => order >= lowest && order <= highest).map(({ id }) => id),
  };
}
