/** Adding and removing a tag of a group of conditions, as somebody means it who clicks through a list of tags. Pure. */
import { type Draft, type GroupNode, isGroup, type LineNode, newLine, type TagsLeaf } from './draft.ts';
import { appendNode, changeLine, nodeAt, removeNode } from './edit.ts';

/** What has to be known of a tag's group. */
export interface TagFacts {
  readonly group: string;
  readonly choice: 'single' | 'multiple';
}
export type FactsOf = (tag: string) => TagFacts | undefined;

/** A line of tags without any further demand: when, by whom. */
const isPlain = (leaf: TagsLeaf): boolean => !leaf.assigned && !leaf.source && leaf.staff === undefined;

const plainLines = (group: GroupNode, negated: boolean): (LineNode & { readonly leaf: TagsLeaf })[] =>
  group.of.filter(
    (part): part is LineNode & { readonly leaf: TagsLeaf } =>
      !isGroup(part) && part.negated === negated && 'tags' in part.leaf && isPlain(part.leaf),
  );

/** The line directly in the group that asks for this tag (or leaves it out) and for nothing more. */
const lineWith = (group: GroupNode, tag: string, negated: boolean) =>
  plainLines(group, negated).find(({ leaf }) => leaf.tags.includes(tag));

/**
 * Whether another tag of the same tag group joins the line that is there. Within 满足全部 two tags of a single-choice group
 * would never meet, so they are alternatives; left-out tags join, because leaving out each leaves out both.
 */
function joins(kind: GroupNode['kind'], negated: boolean, choice: TagFacts['choice']): boolean {
  if (kind === 'all') return negated || choice === 'single';
  return kind !== 'atLeast' && kind !== 'points' && !negated;
}

/** How the group asks for this tag. */
export const chosenIn = (group: GroupNode, tag: string): 'want' | 'out' | null =>
  lineWith(group, tag, false) ? 'want' : lineWith(group, tag, true) ? 'out' : null;

/** Puts the tag into the group, or takes it out again when it is there; wanted and left out take each other's place. */
export function toggleTag(
  draft: Draft,
  groupId: number,
  tag: string,
  negated: boolean,
  factsOf: FactsOf,
): Draft {
  const group = nodeAt(draft, groupId);
  if (!group || !isGroup(group)) return draft;
  const there = lineWith(group, tag, negated);
  if (there) return without(draft, there, tag);
  const opposite = lineWith(group, tag, !negated);
  if (opposite) return toggleTag(without(draft, opposite, tag), groupId, tag, negated, factsOf);
  const facts = factsOf(tag);
  const beside =
    facts && joins(group.kind, negated, facts.choice)
      ? plainLines(group, negated).find(({ leaf }) =>
          leaf.tags.every((each) => factsOf(each)?.group === facts.group),
        )
      : undefined;
  return beside
    ? changeLine(draft, beside.id, { leaf: { ...beside.leaf, tags: [...beside.leaf.tags, tag] } })
    : appendNode(draft, groupId, newLine({ tags: [tag] }, negated));
}

function without(draft: Draft, line: LineNode & { readonly leaf: TagsLeaf }, tag: string): Draft {
  const tags = line.leaf.tags.filter((each) => each !== tag);
  return tags.length > 0
    ? changeLine(draft, line.id, { leaf: { ...line.leaf, tags } })
    : removeNode(draft, line.id);
}
