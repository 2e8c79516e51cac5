import { describe, expect, it } from 'vitest';
import { type FollowRelation, planFollowers } from './follow-relation.ts';

const then = new Date('2026-01-01T00:00:00Z');
const now = new Date('2026-11-23T00:00:00Z');
const relation = (staff: number, over: Partial<FollowRelation> = {}): FollowRelation => ({
  staff,
  status: 'active',
  addWay: null,
  state: null,
  remark: null,
  since: then,
  until: null,
  ...over,
});

describe('setting who follows a customer', () => {
  it('starts new relations now and leaves standing ones as they are', () => {
    expect(planFollowers([relation(1)], [{ staff: 1 }, { staff: 2, addWay: 1 }], now)).toEqual([
      relation(2, { since: now, addWay: 1 }),
    ]);
  });

  it('ends a relation that is not named any more as transferred', () => {
    expect(planFollowers([relation(1)], [], now)).toEqual([
      relation(1, { status: 'transferred', until: now }),
    ]);
  });

  it('leaves relations that ended before as history', () => {
    const ended = relation(1, { status: 'deletedByCustomer', until: then });
    expect(planFollowers([ended], [], now)).toEqual([]);
  });

  it('begins anew when somebody takes the customer up again', () => {
    const ended = relation(1, { status: 'transferred', until: then });
    expect(planFollowers([ended], [{ staff: 1 }], now)).toEqual([relation(1, { since: now })]);
  });
});
