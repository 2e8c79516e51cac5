/** From a draft to the condition it says, and where every part of it stands there. What is not finished is left out. */
import type { Condition } from '#features/conditions/core';
import { type Draft, type DraftNode, isGroup, type Leaf, type LineNode } from './draft.ts';
import { isFinished } from './finished.ts';

/** Where a part stands in the written condition, as paths of the language (`all.1.not`). */
export interface PartPlace {
  /** The part as it reads, negation included. */
  readonly path: string;
  /** What is asked for or left out, without the negation: the people that 都不满足 takes away. */
  readonly inner: string;
  /** For a line of several tags: the path of each. */
  readonly tags: readonly string[];
}

export interface Written {
  readonly condition: Condition;
  /** By id. Parts that are not finished, and empty groups, have no place. */
  readonly places: ReadonlyMap<number, PartPlace>;
}

const join = (path: string, key: string): string => (path ? `${path}.${key}` : key);

/** An empty whole is everyone. */
export function writeDraft(draft: Draft): Written {
  const places = new Map<number, PartPlace>();
  const condition = written(draft, '', places) ?? { all: [] };
  if (!places.has(draft.id)) places.set(draft.id, { path: '', inner: '', tags: [] });
  return { condition, places };
}

/** Whether anything of a part is finished, and so counts. */
const counts = (node: DraftNode): boolean => (isGroup(node) ? node.of.some(counts) : isFinished(node.leaf));

function written(node: DraftNode, path: string, places: Map<number, PartPlace>): Condition | null {
  if (!counts(node)) return null;
  if (!isGroup(node)) return writtenLine(node, path, places);
  const parts = node.of.filter(counts);
  const keys = { all: 'all', any: 'any', none: 'not.any', atLeast: 'of', points: 'of' } as const;
  const of = parts.flatMap((part, i) => {
    return written(part, join(path, `${keys[node.kind]}.${i}`), places) ?? [];
  });
  places.set(node.id, { path, inner: node.kind === 'none' ? join(path, 'not') : path, tags: [] });
  switch (node.kind) {
    case 'all':
      return { all: of };
    case 'any':
      return { any: of };
    case 'none':
      return { not: { any: of } };
    case 'atLeast':
      // While lines are being filled in there may be fewer than are asked for.
      return { atLeast: Math.max(1, Math.min(node.k, of.length)), of };
    case 'points': {
      const weights = parts.map((part) => part.points ?? 1);
      const most = weights.reduce((sum, weight) => sum + Math.max(0, weight), 0);
      return { atLeast: Math.max(1, Math.min(node.k, most)), of, weights };
    }
  }
}

function writtenLine(node: LineNode, path: string, places: Map<number, PartPlace>): Condition {
  const inner = node.negated ? join(path, 'not') : path;
  const { leaf } = node;
  const tags = 'tags' in leaf ? leaf.tags : [];
  places.set(node.id, {
    path,
    inner,
    tags: tags.map((_, i) => (tags.length === 1 ? inner : join(inner, `any.${i}`))),
  });
  const condition = writtenLeaf(leaf);
  return node.negated ? { not: condition } : condition;
}

function writtenLeaf(leaf: Leaf): Condition {
  if (!('tags' in leaf)) return leaf;
  const { tags, ...meant } = leaf;
  const each = tags.map((tag) => ({ tag, ...meant }));
  const [only] = each;
  return only && each.length === 1 ? only : { any: each };
}

/**
 * The part of a draft that a refusal's path points at: the one with the longest path above it. `path` is below the
 * condition (`all.1.tag`).
 */
export function partAt(places: ReadonlyMap<number, PartPlace>, path: string): number | null {
  let best: { readonly id: number; readonly length: number } | null = null;
  for (const [id, place] of places) {
    const above = place.path === '' || path === place.path || path.startsWith(`${place.path}.`);
    if (above && (!best || place.path.length > best.length)) best = { id, length: place.path.length };
  }
  return best?.id ?? null;
}
