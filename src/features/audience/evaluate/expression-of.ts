/** A resolved condition as an expression over the index. Behaviour and details of assignments become sets by SQL first. */
import { all, any, type Expression, everyone, inSet, not } from '#features/audience/core';
import type { Leaf, Resolved, TagLeaf } from '#features/conditions/core';
import type { WorkspaceIndex } from '../index/workspace-index.ts';
import { attributeExpression } from './attribute-expression.ts';
import type { LeafSets } from './leaf-sets.ts';

const plainTag = (leaf: TagLeaf): boolean =>
  leaf.assigned === null && leaf.sources === null && leaf.staff === null;

/** What a leaf means, as an expression over sets and columns. */
export type LeafReader = (leaf: Leaf) => Promise<Expression>;

/** Leaves as they stand now. */
export const leavesNow =
  (index: WorkspaceIndex, sets: LeafSets): LeafReader =>
  (leaf) =>
    leafExpression(leaf, index, sets);

async function leafExpression(leaf: Leaf, index: WorkspaceIndex, sets: LeafSets): Promise<Expression> {
  switch (leaf.kind) {
    case 'everyone':
      return everyone;
    case 'nobody':
      return any();
    case 'tag':
      return inSet(plainTag(leaf) ? index.tag(leaf.tag) : await sets.assigned(leaf, index));
    case 'group': {
      const has = any(...leaf.tags.map((tag) => inSet(index.tag(tag))));
      return leaf.test === 'none' ? not(has) : has;
    }
    case 'attribute':
      return attributeExpression(leaf, index, sets);
    case 'did':
      return sets.did(leaf);
    case 'follow': {
      const onlyStaff = leaf.departments === null && leaf.addWays === null && leaf.channels === null;
      const standing =
        leaf.statuses.length === 2 && leaf.statuses.includes('half') && leaf.statuses.includes('active');
      if (onlyStaff && standing && leaf.staff)
        return any(...leaf.staff.map((id) => inSet(index.followedBy(id))));
      return inSet(await sets.follow(leaf));
    }
    case 'frozen':
      return inSet(await sets.frozen(leaf.audience));
  }
}

/** Behaviour that stands in several places is read once: it costs a walk over events. */
export function onceEach(read: LeafReader): LeafReader {
  const known = new Map<string, Promise<Expression>>();
  return (leaf) => {
    if (leaf.kind !== 'did') return read(leaf);
    const key = JSON.stringify(leaf);
    const found = known.get(key) ?? read(leaf);
    known.set(key, found);
    return found;
  };
}

/** Keeps the shape of the condition, so that counts per branch belong to its paths. */
export async function expressionOf(node: Resolved, read: LeafReader): Promise<Expression> {
  const parts = (of: readonly Resolved[]) => Promise.all(of.map((part) => expressionOf(part, read)));
  switch (node.kind) {
    case 'all':
      return all(...(await parts(node.of)));
    case 'any':
      return any(...(await parts(node.of)));
    case 'atLeast':
      return {
        op: 'atLeast',
        k: node.k,
        of: await parts(node.of),
        ...(node.weights ? { weights: node.weights } : {}),
      };
    case 'not':
      return not(await expressionOf(node.of, read));
    case 'audience':
      return expressionOf(node.of, read);
    default:
      return read(node);
  }
}
