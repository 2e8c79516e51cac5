/** Leaves that the index does not hold, as sets: when and by whom a tag was put on, details of relations, behaviour, frozen members. */
import { type Expression, OrdinalSet } from '#features/audience/core';
import { type DidLeaf, type FollowLeaf, spanOf, type TagLeaf } from '#features/conditions/core';
import { followersMatching } from '#features/customers';
import { departmentsBelow } from '#features/staff';
import { assignedMatching } from '#features/tags';
import type { Db } from '#platform/db';
import type { BehaviourSets } from '../behaviour/behaviour-sets.ts';
import type { WorkspaceIndex } from '../index/workspace-index.ts';

export interface LeafSets {
  readonly now: Date;
  readonly zone: string;
  assigned(leaf: TagLeaf, index: WorkspaceIndex): Promise<OrdinalSet>;
  follow(leaf: FollowLeaf): Promise<OrdinalSet>;
  did(leaf: DidLeaf): Promise<Expression>;
  frozen(audience: number): Promise<OrdinalSet>;
}

export interface LeafSetsOptions {
  readonly db: Db;
  readonly workspace: number;
  readonly now: Date;
  readonly zone: string;
  /** Members of a frozen audience. */
  readonly frozenMembers: (audience: number) => Promise<OrdinalSet>;
  readonly behaviour: BehaviourSets;
}

export function leafSets(options: LeafSetsOptions): LeafSets {
  const { db, workspace, now, zone } = options;
  return {
    now,
    zone,
    frozen: options.frozenMembers,
    did: (leaf) => options.behaviour.of(options, leaf),
    assigned: async (leaf, index) => {
      const span = leaf.assigned ? spanOf(leaf.assigned, now, zone) : { since: null, until: null };
      const found = await assignedMatching(db, workspace, {
        tag: leaf.tag,
        among: index.tag(leaf.tag).ordinals(),
        since: span.since,
        until: span.until,
        sources: leaf.sources,
        staff: leaf.staff,
      });
      return OrdinalSet.from(found);
    },
    follow: async (leaf) => {
      const departments = leaf.departments ? await departmentsBelow(db, workspace, leaf.departments) : null;
      return OrdinalSet.from(await followersMatching(db, workspace, { ...leaf, departments }));
    },
  };
}
