/**
 * Leaves that the index does not hold, as sets by SQL: when and by whom a tag was put on, details of follow relations,
 * behaviour, frozen members. What counts is decided by the conditions' own code, so both evaluators mean the same.
 */
import { type Expression, inSet, not, OrdinalSet } from '#features/audience/core';
import {
  type CustomerFacts,
  compile,
  type DidLeaf,
  type EventFact,
  type FollowLeaf,
  type Resolved,
  type Span,
  spanOf,
  type TagLeaf,
  tagsHeard,
  typesAsked,
} from '#features/conditions/core';
import { followersMatching } from '#features/customers';
import { streamHistory } from '#features/events';
import { departmentsBelow } from '#features/staff';
import { assignedMatching, tagHistory } from '#features/tags';
import { before } from '#kernel';
import type { Db } from '#platform/db';
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
}

const noFacts: Omit<CustomerFacts, 'events'> = {
  assignments: [],
  attributes: new Map(),
  follows: [],
  frozen: new Set(),
};

/** The time from which events decide: what an event came after may lie before the window. */
function spanAsked({ within, after }: DidLeaf, { now, zone }: LeafSetsOptions): Span {
  const { since, until } = within ? spanOf(within, now, zone) : { since: null, until: null };
  return { since: since && after ? before(since, after.duration, zone) : since, until };
}

/**
 * Customers without any event in the window are never streamed. So the leaf is asked of those with events, and of an
 * imagined customer without: if that one passes, everybody passes except those who have events and fail.
 */
async function behaviour(leaf: DidLeaf, o: LeafSetsOptions): Promise<Expression> {
  const holds = compile(leaf as Resolved);
  const ask = (events: readonly EventFact[]) => holds({ ...noFacts, events }, o.now, o.zone);
  const withoutEvents = ask([]);
  const span = spanAsked(leaf, o);
  const exceptions: number[] = [];
  await o.db.snapshot(async (tx) => {
    let customer = 0;
    let events: EventFact[] = [];
    const close = () => {
      if (customer !== 0 && ask(events) !== withoutEvents) exceptions.push(customer);
    };
    for await (const batch of streamHistory(tx, o.workspace, {
      types: typesAsked(leaf),
      ...span,
      customers: null,
      sources: [tagHistory(tagsHeard(leaf))],
    })) {
      for (const event of batch) {
        if (event.customer !== customer) {
          close();
          customer = event.customer;
          events = [];
        }
        events.push(event);
      }
      await new Promise<void>((done) => setImmediate(done));
    }
    close();
  });
  const set = inSet(OrdinalSet.fromSorted(Uint32Array.from(exceptions)));
  return withoutEvents ? not(set) : set;
}

export function leafSets(options: LeafSetsOptions): LeafSets {
  const { db, workspace, now, zone } = options;
  return {
    now,
    zone,
    frozen: options.frozenMembers,
    did: (leaf) => behaviour(leaf, options),
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
