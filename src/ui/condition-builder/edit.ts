/** What can be done to a draft. Every function answers with a new draft, or with the same one when nothing can be done. */
import {
  type Draft,
  type DraftNode,
  type GroupNode,
  isGroup,
  type LineNode,
  newGroup,
  newLine,
} from './draft.ts';

export interface Position {
  readonly parent: GroupNode;
  readonly index: number;
}

/** Where a part stands; null for the whole and for what is not there. */
export function positionOf(draft: Draft, id: number): Position | null {
  const index = draft.of.findIndex((part) => part.id === id);
  if (index >= 0) return { parent: draft, index };
  for (const part of draft.of) {
    const found = isGroup(part) ? positionOf(part, id) : null;
    if (found) return found;
  }
  return null;
}

export function nodeAt(draft: Draft, id: number): DraftNode | null {
  if (draft.id === id) return draft;
  const position = positionOf(draft, id);
  return position ? (position.parent.of[position.index] ?? null) : null;
}

/** The part and the groups around it, innermost first; empty when it is not there. */
export function pathTo(draft: Draft, id: number): readonly DraftNode[] {
  if (draft.id === id) return [draft];
  for (const part of draft.of) {
    const inner = part.id === id ? [part] : isGroup(part) ? pathTo(part, id) : [];
    if (inner.length > 0) return [...inner, draft];
  }
  return [];
}

/** Changes one group, wherever it stands. */
function inGroup(group: GroupNode, id: number, change: (group: GroupNode) => GroupNode): GroupNode {
  if (group.id === id) return change(group);
  let changed = false;
  const of = group.of.map((part) => {
    const next = isGroup(part) ? inGroup(part, id, change) : part;
    changed ||= next !== part;
    return next;
  });
  return changed ? { ...group, of } : group;
}

export const changeGroup = (
  draft: Draft,
  id: number,
  change: Partial<Pick<GroupNode, 'kind' | 'k'>>,
): Draft => inGroup(draft, id, (group) => ({ ...group, ...change }));

/** Puts another part in the place of one, e.g. the same line with another value. */
export function replaceNode(draft: Draft, id: number, next: DraftNode): Draft {
  const position = positionOf(draft, id);
  if (!position) return draft.id === id && isGroup(next) ? next : draft;
  return inGroup(draft, position.parent.id, (group) => ({
    ...group,
    of: group.of.with(position.index, next),
  }));
}

export const changeLine = (
  draft: Draft,
  id: number,
  change: Partial<Pick<LineNode, 'leaf' | 'negated'>>,
): Draft => {
  const node = nodeAt(draft, id);
  return node && !isGroup(node) ? replaceNode(draft, id, { ...node, ...change }) : draft;
};

/** What a part gives in a group of points. */
export function changePoints(draft: Draft, id: number, points: number): Draft {
  const node = nodeAt(draft, id);
  return node ? replaceNode(draft, id, { ...node, points }) : draft;
}

/** `index` counts the parts before it; one beyond the end means the end. */
export const insertNode = (draft: Draft, parent: number, index: number, node: DraftNode): Draft =>
  inGroup(draft, parent, (group) => ({ ...group, of: group.of.toSpliced(index, 0, node) }));

/** At the end of a group. */
export const appendNode = (draft: Draft, parent: number, node: DraftNode): Draft =>
  insertNode(draft, parent, Number.MAX_SAFE_INTEGER, node);

export function removeNode(draft: Draft, id: number): Draft {
  const position = positionOf(draft, id);
  if (!position) return draft;
  return inGroup(draft, position.parent.id, (group) => ({
    ...group,
    of: group.of.toSpliced(position.index, 1),
  }));
}

/** To a place counted before the part is taken out. Never into itself. */
export function moveNode(draft: Draft, id: number, parent: number, index: number): Draft {
  const from = positionOf(draft, id);
  const node = from?.parent.of[from.index];
  if (!from || !node || pathTo(draft, parent).some((part) => part.id === id)) return draft;
  const samePlace = from.parent.id === parent && (index === from.index || index === from.index + 1);
  if (samePlace || pathTo(draft, parent).length === 0) return draft;
  const behind = from.parent.id === parent && index > from.index;
  return insertNode(removeNode(draft, id), parent, behind ? index - 1 : index, node);
}

/**
 * One place up or down. At the edge of its group a part leaves the group; a line enters a group it comes upon, a group
 * goes past it.
 */
export function stepNode(draft: Draft, id: number, by: 1 | -1): Draft {
  const position = positionOf(draft, id);
  const node = position?.parent.of[position.index];
  if (!position || !node) return draft;
  const { parent, index } = position;
  const beside = parent.of[index + by];
  if (!beside) {
    const around = positionOf(draft, parent.id);
    return around ? moveNode(draft, id, around.parent.id, by === 1 ? around.index + 1 : around.index) : draft;
  }
  if (isGroup(beside) && !isGroup(node))
    return moveNode(draft, id, beside.id, by === 1 ? 0 : beside.of.length);
  return moveNode(draft, id, parent.id, by === 1 ? index + 2 : index - 1);
}

/** One level in: into the group before it, else the one behind it, else a new group of its own. */
export function indentNode(draft: Draft, id: number): Draft {
  const position = positionOf(draft, id);
  const node = position?.parent.of[position.index];
  if (!position || !node) return draft;
  const before = position.parent.of[position.index - 1];
  const behind = position.parent.of[position.index + 1];
  if (before && isGroup(before)) return moveNode(draft, id, before.id, before.of.length);
  if (behind && isGroup(behind)) return moveNode(draft, id, behind.id, 0);
  return replaceNode(draft, id, newGroup('any', [node]));
}

/** One level out, behind the group it was in; a group that is empty then goes. */
export function outdentNode(draft: Draft, id: number): Draft {
  const position = positionOf(draft, id);
  const around = position && positionOf(draft, position.parent.id);
  if (!position || !around) return draft;
  const moved = moveNode(draft, id, around.parent.id, around.index + 1);
  return position.parent.of.length === 1 ? removeNode(moved, position.parent.id) : moved;
}

/** Takes a group away and leaves its parts in its place. */
export function dissolveGroup(draft: Draft, id: number): Draft {
  const position = positionOf(draft, id);
  const node = position?.parent.of[position.index];
  if (!position || !node || !isGroup(node)) return draft;
  return inGroup(draft, position.parent.id, (group) => ({
    ...group,
    of: group.of.toSpliced(position.index, 1, ...node.of),
  }));
}

/** Narrows the whole further: another line of a top `all`, or a new `all` around a top of another kind. */
export function narrowBy(draft: Draft, line: LineNode): Draft {
  if (draft.kind === 'all') return appendNode(draft, draft.id, line);
  return newGroup('all', draft.of.length > 0 ? [draft, line] : [line]);
}

/** The line at the top level that asks for exactly this tag, or leaves it out. */
const lineOfTag = (draft: Draft, tag: string, negated: boolean): LineNode | undefined =>
  draft.of.find(
    (part): part is LineNode =>
      !isGroup(part) &&
      part.negated === negated &&
      'tags' in part.leaf &&
      part.leaf.tags.length === 1 &&
      part.leaf.tags[0] === tag,
  );

/** Asks for a tag, or leaves it out. What the whole already asks for is not asked twice. */
export const narrowByTag = (draft: Draft, tag: string, negated: boolean): Draft =>
  draft.kind === 'all' && lineOfTag(draft, tag, negated)
    ? draft
    : narrowBy(draft, newLine({ tags: [tag] }, negated));
