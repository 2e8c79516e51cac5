/** From a condition to a draft. The shape was checked before (`parseCondition`); nothing is lost or added in meaning. */
import type { Condition } from '#features/conditions/core';
import {
  type Draft,
  type DraftNode,
  isGroup,
  type Leaf,
  type LineNode,
  newGroup,
  newLine,
  type TagsLeaf,
} from './draft.ts';

/** Which group a tag belongs to, however the tag is written; undefined for one that is unknown. */
export type GroupOf = (tag: string) => string | undefined;

/** The whole is always a group: a condition of another kind becomes the only part of an `all`. */
export function readCondition(condition: Condition, groupOf: GroupOf): Draft {
  const node = groupFor(condition, groupOf);
  return node ?? newGroup('all', [partFor(condition, groupOf)]);
}

function groupFor(condition: Condition, groupOf: GroupOf): Draft | null {
  const parts = (list: readonly Condition[]) => list.map((part) => partFor(part, groupOf));
  if ('group' in condition) return null;
  if ('all' in condition) return newGroup('all', parts(condition.all));
  if ('any' in condition) return newGroup('any', parts(condition.any));
  if ('atLeast' in condition) {
    const { atLeast, of, weights } = condition;
    if (!weights) return newGroup('atLeast', parts(of), atLeast);
    const weighted = parts(of).map((part, i) => ({ ...part, points: weights[i] ?? 1 }));
    return newGroup('points', weighted, atLeast);
  }
  if ('not' in condition) {
    const { not } = condition;
    if (!('group' in not) && 'any' in not) return newGroup('none', parts(not.any));
    const part = partFor(not, groupOf);
    // What is left out of a line is the line's own affair; of a group, a group around it says so.
    return isGroup(part) || part.negated ? newGroup('none', [part]) : null;
  }
  return null;
}

function partFor(condition: Condition, groupOf: GroupOf): DraftNode {
  const line = lineFor(condition, groupOf);
  return line ?? groupFor(condition, groupOf) ?? newGroup('all', []);
}

function lineFor(condition: Condition, groupOf: GroupOf): LineNode | null {
  if ('not' in condition) {
    const inner = lineFor(condition.not, groupOf);
    return inner && !inner.negated ? newLine(inner.leaf, true) : null;
  }
  const leaf = leafFor(condition, groupOf);
  return leaf && newLine(leaf);
}

function leafFor(condition: Condition, groupOf: GroupOf): Leaf | null {
  if ('group' in condition) return condition;
  if ('any' in condition) return sharedLine(condition.any, groupOf);
  if ('tag' in condition) {
    const { tag, ...meant } = condition;
    return { tags: [tag], ...meant };
  }
  if ('attribute' in condition || 'did' in condition || 'follow' in condition || 'audience' in condition)
    return condition;
  return null;
}

/** Several tags of one group, all meant the same way, stand in one line. */
function sharedLine(list: readonly Condition[], groupOf: GroupOf): TagsLeaf | null {
  if (list.length < 2) return null;
  const tags: string[] = [];
  let shared: { readonly group: string; readonly meant: string; readonly leaf: TagsLeaf } | null = null;
  for (const part of list) {
    if (!('tag' in part)) return null;
    const { tag, ...rest } = part;
    const group = groupOf(tag);
    const meant = JSON.stringify([rest.assigned, rest.source, rest.staff]);
    if (group === undefined || (shared && (shared.group !== group || shared.meant !== meant))) return null;
    shared ??= { group, meant, leaf: { tags: [], ...rest } };
    tags.push(tag);
  }
  return shared && { ...shared.leaf, tags };
}
