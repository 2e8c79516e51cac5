import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sources } from '#kernel';
import type { HeldTag } from './choice.ts';
import { groupDefaults, type Library, type Tag, type TagGroup, tagDefaults } from './library.ts';
import { type CustomerMergeFacts, censusOf, mergeForCustomer, planMerge } from './merge.ts';

const group = (key: string, more: Partial<TagGroup> = {}): TagGroup => ({
  ...groupDefaults,
  key,
  name: key,
  ...more,
});
const tag = (key: string, name: string, more: Partial<Tag> = {}): Tag => ({
  ...tagDefaults,
  key,
  name,
  group: 'source',
  ...more,
});

const library: Library = {
  categories: [],
  groups: [
    group('source'),
    group('level', { ordered: true, choice: 'single' }),
    group('mine', { perStaff: true }),
  ],
  tags: [
    tag('card', '名片外发', { aliases: ['发名片'] }),
    tag('card2', '外发名片', { aliases: ['发名片', '名片外发 '] }),
    tag('high', '高意向', { group: 'level', order: 3, kind: 'behaviour' }),
    tag('mid', '中意向', { group: 'level', order: 2, protected: true }),
    tag('old', '旧名片', { archived: true }),
    tag('own', '我的名片', { scope: 'personal', owner: 's1' }),
    tag('feel', '印象好', { group: 'mine' }),
  ],
};

describe('a merge of tags', () => {
  it('keeps every old name as an alias, once, and never the own name', () =>
    expect(planMerge(library, ['card2'], 'card')).toEqual({
      into: 'card',
      from: ['card2'],
      newAliases: ['外发名片'],
      refused: [],
      notes: [],
    }));

  it.each<[string, string[], string, string]>([
    ['nothing', [], 'card', 'nothingToMerge card'],
    ['a tag into itself', ['card', 'card2'], 'card', 'intoItself card'],
    ['an unknown tag', ['none'], 'card', 'unknownTag none'],
    ['into an unknown tag', ['card'], 'none', 'unknownTag none'],
    ['into an archived tag', ['card'], 'old', 'intoArchived old'],
    ['a company tag into a personal one', ['card'], 'own', 'intoPersonal card'],
    ['a shared tag into one of each member of staff', ['card'], 'feel', 'sharedIntoPerStaff card'],
  ])('is refused: %s', (_, from, into, refusal) =>
    expect(planMerge(library, from, into).refused.map((one) => `${one.code} ${one.tag}`)).toContain(refusal),
  );

  it('says what is unusual about it', () => {
    const notes = (from: string, into: string) =>
      planMerge(library, [from], into).notes.map((one) => one.code);
    expect(notes('card', 'high')).toEqual(['otherGroup', 'otherKind']);
    expect(notes('mid', 'high')).toEqual(['otherLevel', 'otherKind', 'protectedTag']);
    expect(notes('own', 'card')).toEqual(['personalTag']);
    expect(notes('feel', 'card')).toEqual(['otherGroup', 'perStaffToShared']);
  });
});

const day = (n: number) => new Date(Date.UTC(2026, 10, n));
const held = (name: string, more: Partial<HeldTag> = {}): HeldTag => ({
  tag: name,
  source: 'manual',
  locked: false,
  protected: false,
  staff: null,
  since: day(1),
  expiresAt: null,
  ...more,
});
const merge = (assignments: HeldTag[], more: Partial<CustomerMergeFacts> = {}) =>
  mergeForCustomer({
    from: ['a', 'b'],
    into: 't',
    group: { choice: 'multiple', max: null, perStaff: false },
    held: assignments,
    policy: 'stronger',
    ...more,
  });
const single = { choice: 'single', max: null, perStaff: false } as const;

describe('for one customer', () => {
  it('without the merged tags nothing happens', () => expect(merge([held('t'), held('x')])).toEqual([]));

  it('the target takes the place of the merged tag', () =>
    expect(merge([held('a', { source: 'rule', since: day(3) })])).toMatchObject([
      { kind: 'moved', result: { tag: 't', source: 'rule', since: day(3) }, ended: ['a'], conflict: null },
    ]));

  it('several become one: oldest date, strongest source, any lock, longest time', () =>
    expect(
      merge([
        held('t', { source: 'import', since: day(5), expiresAt: day(20) }),
        held('a', { source: 'api', since: day(2), expiresAt: day(25) }),
        held('b', { source: 'bulk', since: day(9), expiresAt: day(10), locked: true }),
      ]),
    ).toEqual([
      {
        kind: 'joined',
        staff: null,
        result: held('t', { source: 'api', since: day(2), expiresAt: day(25), locked: true }),
        ended: ['a', 'b'],
        conflict: null,
      },
    ]));

  it('one that never expires wins over any time', () =>
    expect(merge([held('t', { expiresAt: day(20) }), held('a')])[0]?.result?.expiresAt).toBeNull());

  it.each<[string, Partial<HeldTag>, Partial<HeldTag>, CustomerMergeFacts['policy'], string, string]>([
    [
      'a stronger source wins',
      { source: 'manual' },
      { source: 'rule', since: day(9) },
      'stronger',
      'merged',
      'stronger',
    ],
    [
      'also when it is the neighbour',
      { source: 'rule', since: day(9) },
      { source: 'api' },
      'stronger',
      'existing',
      'stronger',
    ],
    ['of equals the later wins', { since: day(9) }, { since: day(8) }, 'stronger', 'merged', 'later'],
    ['of full equals what is there stays', {}, {}, 'stronger', 'existing', 'later'],
    [
      'a locked neighbour always stays',
      {},
      { source: 'import', locked: true },
      'merged',
      'existing',
      'locked',
    ],
    [
      'a locked merged tag always moves',
      { source: 'import', locked: true },
      {},
      'existing',
      'merged',
      'locked',
    ],
    ['one side may be preferred', { source: 'import' }, {}, 'merged', 'merged', 'policy'],
    ['or the other', {}, { source: 'import' }, 'existing', 'existing', 'policy'],
  ])('in a single-choice group %s', (_, mine, neighbour, policy, winner, reason) => {
    const [outcome] = merge([held('a', mine), held('x', neighbour)], { group: single, policy });
    expect(outcome?.conflict).toEqual({ code: 'singleChoice', siblings: ['x'], winner, reason });
    expect(outcome?.kind).toBe(winner === 'merged' ? 'moved' : 'dropped');
    expect(outcome?.ended).toEqual(winner === 'merged' ? ['a', 'x'] : ['a']);
    expect(outcome?.result === null).toBe(winner === 'existing');
  });

  it('merging levels of one single-choice group is no conflict', () =>
    expect(merge([held('a')], { group: single })).toMatchObject([{ kind: 'moved', conflict: null }]));

  it('a full group keeps what it has', () => {
    const full = { choice: 'multiple', max: 2, perStaff: false } as const;
    expect(merge([held('a'), held('x'), held('y')], { group: full })[0]?.conflict).toMatchObject({
      code: 'groupFull',
      winner: 'existing',
    });
    expect(merge([held('a'), held('b'), held('x')], { group: full })[0]).toMatchObject({
      kind: 'moved',
      conflict: null,
    });
  });

  it('in a per-staff group everybody keeps an own answer', () =>
    expect(
      merge([held('a', { staff: 's1' }), held('b', { staff: 's2' }), held('t', { staff: 's2' })], {
        group: { ...single, perStaff: true },
      }),
    ).toMatchObject([
      { kind: 'moved', staff: 's1', result: { staff: 's1' } },
      { kind: 'joined', staff: 's2', result: { staff: 's2' } },
    ]));
});

describe('for any customers', () => {
  const assignment = fc.record({
    tag: fc.constantFrom('a', 'b', 't', 'x', 'y'),
    source: fc.constantFrom(...sources),
    locked: fc.boolean(),
    since: fc.integer({ min: 1, max: 28 }).map(day),
    expiresAt: fc.option(fc.integer({ min: 1, max: 28 }).map(day)),
  });
  const customers = fc.array(fc.uniqueArray(assignment, { maxLength: 5, selector: (one) => one.tag }));
  const groups = fc.constantFrom(
    single,
    { choice: 'multiple' as const, max: null, perStaff: false },
    { choice: 'multiple' as const, max: 2, perStaff: false },
  );

  it('whoever had one of the tags has the target or kept a neighbour, and the census counts everybody once', () =>
    fc.assert(
      fc.property(
        customers,
        groups,
        fc.constantFrom('stronger' as const, 'merged' as const, 'existing' as const),
        (all, rule, policy) => {
          const merges = all.map((one) =>
            merge(
              one.map((more) => held(more.tag, more)),
              { group: rule, policy },
            ),
          );
          const touched = all.filter((one) => one.some(({ tag: name }) => name === 'a' || name === 'b'));
          const census = censusOf(merges.flat());
          expect(census.moved + census.joined + census.dropped).toBe(touched.length);
          for (const outcome of merges.flat()) {
            expect(outcome.result !== null || (outcome.conflict?.siblings.length ?? 0) > 0).toBe(true);
            expect(outcome.kind === 'dropped').toBe(outcome.conflict?.winner === 'existing');
          }
          expect(census.conflicts - census.replacedSiblings).toBe(census.dropped);
        },
      ),
    ));
});
