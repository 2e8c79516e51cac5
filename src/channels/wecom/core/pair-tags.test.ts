import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  arrivals,
  type Held,
  type Pair,
  type SharedTag,
  toSend,
  type WritesTo,
  wantedTags,
  writesTo,
} from './pair-tags.ts';

const pair = (
  userid: string,
  staff: number,
  agreed: readonly string[] = [],
  over: Partial<Pair> = {},
): Pair => ({
  userid,
  staff,
  status: 'active',
  since: staff,
  agreed: new Set(agreed),
  ...over,
});

const shared = (wecomId: string, rule: WritesTo = 'all', perStaff = false): SharedTag => ({
  wecomId,
  tag: wecomId.charCodeAt(0),
  perStaff,
  writesTo: rule,
});
const held = (wecomId: string, rule: WritesTo = 'all', over: Partial<Held> = {}): Held => ({
  ...shared(wecomId, rule),
  staff: 0,
  by: null,
  ...over,
});
const known = (...tags: SharedTag[]) => new Map(tags.map((tag) => [tag.wecomId, tag]));
const shown = (wanted: Map<string, Set<string>>) =>
  Object.fromEntries([...wanted].map(([userid, tags]) => [userid, [...tags].sort().join('')]));

describe('which pairs carry a tag', () => {
  const pairs = [pair('ann', 1), pair('bob', 2), pair('cid', 3)];

  it.each([
    ['all: every follower', held('T', 'all'), 2, { ann: 'T', bob: 'T', cid: 'T' }],
    ['owner: who looks after the customer', held('T', 'owner'), 2, { ann: '', bob: 'T', cid: '' }],
    [
      'owner, when nobody does: the longest follower',
      held('T', 'owner'),
      null,
      { ann: 'T', bob: '', cid: '' },
    ],
    ['acting: who put it on', held('T', 'acting', { by: 3 }), 2, { ann: '', bob: '', cid: 'T' }],
    ['acting, when a rule did: the owner', held('T', 'acting'), 2, { ann: '', bob: 'T', cid: '' }],
    ['none: nobody', held('T', 'none'), 2, { ann: '', bob: '', cid: '' }],
    [
      'per staff: only whose it is',
      held('T', 'all', { perStaff: true, staff: 2 }),
      1,
      { ann: '', bob: 'T', cid: '' },
    ],
    [
      'per staff, of nobody: everybody',
      held('T', 'all', { perStaff: true }),
      1,
      { ann: 'T', bob: 'T', cid: 'T' },
    ],
  ])('%s', (_, one, owner, answer) => {
    expect(shown(wantedTags(pairs, [one], owner))).toEqual(answer);
  });

  it('a pair that carries it already keeps it, whoever should', () => {
    const carrying = [pair('ann', 1, ['T']), pair('bob', 2)];
    expect(shown(wantedTags(carrying, [held('T', 'owner')], 2))).toEqual({ ann: 'T', bob: 'T' });
    expect(shown(wantedTags(carrying, [held('T', 'acting')], 2))).toEqual({ ann: 'T', bob: '' });
  });

  it('a relation that staff ended or that is not accepted yet carries nothing, one that the customer ended does', () => {
    const statuses = ['half', 'deletedByStaff', 'transferred', 'deletedByCustomer'] as const;
    const some = statuses.map((status, i) => pair(status, i + 1, [], { status }));
    expect(shown(wantedTags(some, [held('T')], null))).toEqual({ deletedByCustomer: 'T' });
  });
});

describe('what is sent', () => {
  it('is the difference to what both sides last knew', () => {
    const tags = known(shared('A'), shared('B'), shared('C'));
    expect(toSend(pair('ann', 1, ['A', 'B']), new Set(['B', 'C']), tags)).toEqual({
      add: ['C'],
      remove: ['A'],
    });
  });

  it('never takes off a tag that is not ours to know, nor touches a group that stays here', () => {
    const tags = known(shared('A', 'none'), shared('B', 'none'));
    expect(toSend(pair('ann', 1, ['A', 'X']), new Set(['B']), tags)).toEqual({ add: [], remove: [] });
  });
});

describe('what a change in WeCom means for the customer', () => {
  const tags = (rule: WritesTo, perStaff = false) => known(shared('T', rule, perStaff));
  const T = 'T'.charCodeAt(0);

  it.each([
    ['a tag that came is the customer’s', 'all', [], ['T'], [], 'add'],
    ['all: one that went is taken off', 'all', ['T'], [], ['T'], 'remove'],
    ['owner: the owner takes it off', 'owner', ['T'], [], ['T'], 'remove'],
    ['acting: it stays while somebody else carries it', 'acting', ['T'], [], ['T'], null],
    ['acting: it goes with the last who carried it', 'acting', ['T'], [], [], 'remove'],
    ['none: it stays while somebody else carries it', 'none', ['T'], [], ['T'], null],
  ] as const)('%s', (_, rule, agreed, there, elsewhere, action) => {
    const answer = arrivals(
      pair('ann', 1, agreed),
      new Set(there),
      [pair('bob', 2, elsewhere)],
      1,
      tags(rule),
    );
    expect(answer).toEqual(action === null ? [] : [{ action, tag: T, staff: null }]);
  });

  it('owner: what somebody else takes off stays while the owner carries it', () => {
    const others = [pair('bob', 2, ['T'])];
    expect(arrivals(pair('ann', 1, ['T']), new Set(), others, 2, tags('owner'))).toEqual([]);
  });

  it('per staff it concerns only that member of staff', () => {
    const others = [pair('bob', 2, ['T'])];
    expect(arrivals(pair('ann', 1, ['T']), new Set(), others, 2, tags('all', true))).toEqual([
      { action: 'remove', tag: T, staff: 1 },
    ]);
  });

  it('a tag that we have not taken over means nothing', () => {
    expect(arrivals(pair('ann', 1, ['X']), new Set(['Y']), [], 1, tags('all'))).toEqual([]);
  });
});

const letters = fc.subarray(['A', 'B', 'C', 'D', 'E']);
const anyPairs = fc
  .array(
    fc.record({
      agreed: letters,
      status: fc.constantFrom('active', 'deletedByCustomer', 'half', 'deletedByStaff'),
    }),
    {
      maxLength: 4,
    },
  )
  .map((list) =>
    list.map((one, i) => pair(`user${i}`, i + 1, one.agreed, { status: one.status as Pair['status'] })),
  );
const anyHeld = fc
  .array(
    fc.record({
      wecomId: fc.constantFrom('A', 'B', 'C', 'D'),
      writesTo: fc.constantFrom(...writesTo),
      staff: fc.integer({ min: 0, max: 4 }),
      by: fc.option(fc.integer({ min: 1, max: 4 })),
      perStaff: fc.boolean(),
    }),
    { maxLength: 5 },
  )
  .map((list) => list.map((one) => ({ ...one, tag: one.wecomId.charCodeAt(0) })));

describe('sending', () => {
  it('ends: after everything was sent once there is nothing left to send', () => {
    fc.assert(
      fc.property(anyPairs, anyHeld, fc.option(fc.integer({ min: 1, max: 4 })), (pairs, list, owner) => {
        const unique = [...new Map(list.map((one) => [one.wecomId, one])).values()];
        const all = known(...unique, shared('E'));
        const first = wantedTags(pairs, unique, owner);
        const sent = pairs.map((one) => {
          const { add, remove } = toSend(one, first.get(one.userid) ?? one.agreed, all);
          return { ...one, agreed: new Set([...one.agreed, ...add].filter((id) => !remove.includes(id))) };
        });
        const second = wantedTags(sent, unique, owner);
        for (const one of sent)
          expect(toSend(one, second.get(one.userid) ?? one.agreed, all)).toEqual({ add: [], remove: [] });
      }),
    );
  });
});
