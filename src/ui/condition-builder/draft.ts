/**
 * A condition while somebody builds it: the tree of the language with an identity for every part, so that parts can be
 * moved, focused and told apart, and with room for what is not finished yet. Pure values, never changed in place.
 */
import type { Condition, Window } from '#features/conditions/core';
import type { Source } from '#kernel';

/** `none` is `not any`: what builders call 都不满足. `points` is `atLeast` with weights. */
export const groupKinds = ['all', 'any', 'none', 'atLeast', 'points'] as const;
export type GroupKind = (typeof groupKinds)[number];

export interface GroupNode {
  readonly id: number;
  readonly kind: GroupKind;
  /** For `atLeast` and `points`. */
  readonly k: number;
  /** What the part gives in a group of points; one unless told. */
  readonly points?: number;
  readonly of: readonly DraftNode[];
}

export type GroupLeaf = Extract<Condition, { group: string }>;
export type AttributeLeaf = Extract<Condition, { attribute: string }>;
export type DidLeaf = Extract<Condition, { did: string }>;
export type At = NonNullable<DidLeaf['at']>;
export type After = NonNullable<DidLeaf['after']>;
export type FollowLeaf = Extract<Condition, { follow: object }>;
export type AudienceLeaf = Extract<Condition, { audience: string }>;

/** One of several tags of a group, each meant the same way. With one tag it is the language's own tag leaf. */
export interface TagsLeaf {
  readonly tags: readonly string[];
  readonly assigned?: Window;
  readonly source?: readonly Source[];
  readonly staff?: string;
}

/** The leaves of the language, except that tags of one group share a line. */
export type Leaf = TagsLeaf | GroupLeaf | AttributeLeaf | DidLeaf | FollowLeaf | AudienceLeaf;

export interface LineNode {
  readonly id: number;
  /** The line asks that its leaf does not hold. */
  readonly negated: boolean;
  /** As in a group. */
  readonly points?: number;
  readonly leaf: Leaf;
}

export type DraftNode = GroupNode | LineNode;
/** The whole is always a group. */
export type Draft = GroupNode;

let lastId = 0;
/** Identities only tell parts of one page apart; they are never written. */
const freshId = (): number => ++lastId;

export const isGroup = (node: DraftNode): node is GroupNode => 'of' in node;

export const newGroup = (kind: GroupKind, of: readonly DraftNode[] = [], k = 2): GroupNode => ({
  id: freshId(),
  kind,
  k,
  of,
});

export const newLine = (leaf: Leaf, negated = false): LineNode => ({ id: freshId(), negated, leaf });

/** Everyone. */
export const emptyDraft = (): Draft => newGroup('all');

/** The same part once more, with identities of its own. */
export const copyOf = (node: DraftNode): DraftNode =>
  isGroup(node) ? { ...node, id: freshId(), of: node.of.map(copyOf) } : { ...node, id: freshId() };

/** A part and everything inside it, in reading order. */
export function* partsOf(node: DraftNode): Generator<DraftNode> {
  yield node;
  if (isGroup(node)) for (const part of node.of) yield* partsOf(part);
}

export const linesOf = (node: DraftNode): LineNode[] =>
  [...partsOf(node)].filter((part): part is LineNode => !isGroup(part));
