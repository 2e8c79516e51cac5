import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Source, sources } from '#kernel';
import {
  afterDecision,
  type ChoiceFacts,
  type Decision,
  decideTagging,
  type GroupRule,
  type HeldTag,
  type Removal,
  type WantedChange,
} from './choice.ts';

const now = new Date('2026-11-23T04:00:00Z');
const yesterday = new Date('2026-11-22T04:00:00Z');
const tomorrow = new Date('2026-11-24T04:00:00Z');

const single: GroupRule = { choice: 'single', max: null, perStaff: false };
const multiple: GroupRule = { choice: 'multiple', max: null, perStaff: false };
const held = (tag: string, source: Source = 'manual', more: Partial<HeldTag> = {}): HeldTag => ({
  tag,
  source,
  locked: false,
  protected: false,
  staff: null,
  since: yesterday,
  expiresAt: null,
  ...more,
});
const removal = (tag: string, source: Source = 'manual', until: Date | null = null): Removal => ({
  tag,
  source,
  staff: null,
  until,
});
const wanted = (
  action: 'add' | 'remove',
  tag: string,
  source: Source,
  more: Partial<WantedChange> = {},
): WantedChange => ({
  action,
  tag,
  source,
  kind: 'base',
  protected: false,
  closed: false,
  staff: null,
  ...more,
});
const facts = (change: WantedChange, more: Partial<ChoiceFacts> = {}): ChoiceFacts => ({
  group: single,
  held: [],
  removals: [],
  wanted: change,
  mayApplyProtected: false,
  now,
  ...more,
});
const decide = (change: WantedChange, more: Partial<ChoiceFacts> = {}) => decideTagging(facts(change, more));
const short = (decision: Decision): string =>
  decision.kind === 'refused' || decision.kind === 'unchanged'
    ? `${decision.kind} ${decision.code}`
    : decision.kind;

/** The sentence of the design, written out once more: strongest first, equals in one line. */
const LADDER: readonly (readonly Source[])[] = [
  ['manual', 'wecom', 'form', 'customer'],
  ['api'],
  ['rule', 'model', 'channel', 'material'],
  ['bulk', 'import'],
];
const step = (source: Source) => LADDER.findIndex((equals) => equals.includes(source));
const pairs = sources.flatMap((before) => sources.map((now) => [before, now] as const));

describe('who wins when two sources disagree', () => {
  it('every source stands on the ladder', () =>
    expect([...LADDER.flat()].sort()).toEqual([...sources].sort()));

  it.each(pairs)('held by %s, another tag wanted by %s', (before, later) => {
    const decision = decide(wanted('add', '中', later), { held: [held('高', before)] });
    expect(short(decision)).toBe(step(later) <= step(before) ? 'replace' : 'refused tagging.strongerSource');
  });

  it.each(pairs)('put on by %s, taken off by %s', (before, later) => {
    const decision = decide(wanted('remove', '高', later), { held: [held('高', before)] });
    expect(short(decision)).toBe(step(later) <= step(before) ? 'remove' : 'refused tagging.strongerSource');
  });

  it.each(pairs)('taken off by %s, put on again by %s', (before, later) => {
    const decision = decide(wanted('add', '高', later), { removals: [removal('高', before)] });
    const isRemembered = step(before) === 0;
    expect(short(decision)).toBe(isRemembered && step(later) > 0 ? 'refused tagging.removedByPerson' : 'add');
  });

  it.each(pairs)('put on by %s, put on again by %s', (before, later) =>
    expect(decide(wanted('add', '高', later), { held: [held('高', before)] })).toEqual({
      kind: 'unchanged',
      code: 'alreadyHeld',
      strengthens: step(later) < step(before),
    }),
  );

  it.each(sources)('a lock is stronger than %s', (later) => {
    const locked = { held: [held('高', 'import', { locked: true })] };
    expect(short(decide(wanted('add', '中', later), locked))).toBe('refused tagging.locked');
    expect(short(decide(wanted('remove', '高', later), locked))).toBe('refused tagging.locked');
  });
});

describe('a group in which newer acts win', () => {
  const group = { ...single, newerWins: true };
  const rests = (actAt: Date | null) => wanted('add', '中', 'rule', { actAt });
  const after = new Date(yesterday.getTime() + 1);

  it.each<[string, WantedChange, Partial<ChoiceFacts>, string]>([
    ['done after the hand replaces it', rests(after), { held: [held('高')] }, 'replace'],
    [
      'done after the hand comes back',
      rests(after),
      { removals: [{ ...removal('中'), at: yesterday }] },
      'add',
    ],
    [
      'done before or with the hand does not',
      rests(yesterday),
      { held: [held('高')] },
      'refused tagging.strongerSource',
    ],
    [
      'done before the hand took it off does not',
      rests(yesterday),
      { removals: [{ ...removal('中'), at: after }] },
      'refused tagging.removedByPerson',
    ],
    ['nobody knows when does not', rests(null), { held: [held('高')] }, 'refused tagging.strongerSource'],
    [
      'done after a lock does not',
      rests(after),
      { held: [held('高', 'manual', { locked: true })] },
      'refused tagging.locked',
    ],
    [
      'done after the hand does not where hands keep it',
      rests(after),
      { held: [held('高')], group: single },
      'refused tagging.strongerSource',
    ],
  ])('what was %s', (_, change, more, said) => expect(short(decide(change, { group, ...more }))).toBe(said));
});

describe('a single-choice group', () => {
  it('moves to the new tag in one step and names what it replaced', () =>
    expect(decide(wanted('add', '中', 'manual'), { held: [held('高')] })).toEqual({
      kind: 'replace',
      tag: '中',
      replaced: ['高'],
      notes: [],
    }));

  it('is cleaned when it holds several tags', () =>
    expect(decide(wanted('add', '低', 'manual'), { held: [held('高'), held('中', 'rule')] })).toMatchObject({
      replaced: ['高', '中'],
    }));

  it('says which assignment stood in the way', () =>
    expect(decide(wanted('add', '低', 'rule'), { held: [held('中', 'bulk'), held('高', 'form')] })).toEqual({
      kind: 'refused',
      code: 'tagging.strongerSource',
      by: { tag: '高', source: 'form' },
    }));

  it('is free again when the tag in it has expired', () => {
    expect(
      short(decide(wanted('add', '中', 'bulk'), { held: [held('高', 'manual', { expiresAt: now })] })),
    ).toBe('add');
    expect(
      short(decide(wanted('add', '中', 'bulk'), { held: [held('高', 'manual', { expiresAt: tomorrow })] })),
    ).toBe('refused tagging.strongerSource');
  });
});

describe('a multiple-choice group', () => {
  it('takes any number', () =>
    expect(short(decide(wanted('add', '中', 'bulk'), { group: multiple, held: [held('高')] }))).toBe('add'));

  it('with a maximum is full at the maximum, whoever asks', () => {
    const group = { ...multiple, max: 2 };
    expect(short(decide(wanted('add', 'c', 'manual'), { group, held: [held('a', 'import')] }))).toBe('add');
    expect(
      short(
        decide(wanted('add', 'c', 'manual'), { group, held: [held('a', 'import'), held('b', 'import')] }),
      ),
    ).toBe('refused tagging.groupFull');
  });
});

describe('a group that each member of staff answers alone', () => {
  const group = { ...single, perStaff: true };
  it('does not see the answers of others', () => {
    const others = {
      group,
      held: [held('高', 'manual', { staff: 's1', locked: true })],
      removals: [{ ...removal('中'), staff: 's1' }],
    };
    expect(short(decide(wanted('add', '中', 'rule', { staff: 's2' }), others))).toBe('add');
    expect(short(decide(wanted('remove', '高', 'manual', { staff: 's2' }), others))).toBe(
      'unchanged notHeld',
    );
    expect(short(decide(wanted('add', '中', 'rule', { staff: 's1' }), others))).toBe(
      'refused tagging.removedByPerson',
    );
  });
});

describe('protected and closed tags', () => {
  it('a protected tag needs the right, to put on, to take off and to replace', () => {
    const vip = [held('VIP', 'manual', { protected: true })];
    for (const mayApplyProtected of [false, true]) {
      const outcome = (kind: string) => (mayApplyProtected ? kind : 'refused tagging.protected');
      expect(short(decide(wanted('add', 'VIP', 'manual', { protected: true }), { mayApplyProtected }))).toBe(
        outcome('add'),
      );
      expect(
        short(
          decide(wanted('remove', 'VIP', 'wecom', { protected: true }), { held: vip, mayApplyProtected }),
        ),
      ).toBe(outcome('remove'));
      expect(short(decide(wanted('add', '普通', 'manual'), { held: vip, mayApplyProtected }))).toBe(
        outcome('replace'),
      );
    }
  });

  it('asking for a protected tag that is there changes nothing and needs nothing', () =>
    expect(short(decide(wanted('add', 'VIP', 'api', { protected: true }), { held: [held('VIP')] }))).toBe(
      'unchanged alreadyHeld',
    ));

  it('a closed tag is not put on, but may be taken off', () => {
    expect(short(decide(wanted('add', '高', 'manual', { closed: true })))).toBe('refused tagging.closed');
    expect(short(decide(wanted('remove', '高', 'manual', { closed: true }), { held: [held('高')] }))).toBe(
      'remove',
    );
  });
});

describe('memory of a removal', () => {
  it('ends when its time is over', () => {
    const again = wanted('add', '高', 'rule');
    expect(short(decide(again, { removals: [removal('高', 'manual', tomorrow)] }))).toBe(
      'refused tagging.removedByPerson',
    );
    expect(short(decide(again, { removals: [removal('高', 'manual', now)] }))).toBe('add');
  });

  it('is kept for persons only', () => {
    expect(decide(wanted('remove', '高', 'customer'), { held: [held('高')] })).toMatchObject({
      remembered: true,
    });
    expect(decide(wanted('remove', '高', 'api'), { held: [held('高', 'api')] })).toMatchObject({
      remembered: false,
    });
  });

  it('holds against a rule after a person replaced the tag, and ends when a person puts it on again', () => {
    const start = facts(wanted('add', '中', 'manual'), { held: [held('高', 'rule')] });
    const after = afterDecision(start, decideTagging(start));
    expect(after.removals).toMatchObject([{ tag: '高', source: 'manual' }]);
    const taken = facts(wanted('remove', '中', 'manual'), after);
    const empty = afterDecision(taken, decideTagging(taken));
    expect(short(decide(wanted('add', '高', 'rule'), empty))).toBe('refused tagging.removedByPerson');
    const back = facts(wanted('add', '高', 'manual'), empty);
    expect(afterDecision(back, decideTagging(back)).removals).toMatchObject([{ tag: '中' }]);
  });
});

describe('notes', () => {
  it('a computed tag cannot be changed by hand without a word', () => {
    expect(decide(wanted('add', '高', 'manual', { kind: 'behaviour' }))).toMatchObject({
      notes: ['computedByHand'],
    });
    expect(
      decide(wanted('remove', '高', 'manual', { kind: 'composite' }), { held: [held('高')] }),
    ).toMatchObject({ notes: ['computedByHand'] });
    expect(decide(wanted('add', '高', 'rule', { kind: 'behaviour' }))).toMatchObject({ notes: [] });
  });

  it('the twenty-first tag of a customer is mentioned, a replacement is not', () => {
    const notes = (more: Partial<ChoiceFacts>) => decide(wanted('add', '中', 'manual'), more);
    expect(notes({ tagsOfCustomer: 19 })).toMatchObject({ notes: [] });
    expect(notes({ tagsOfCustomer: 20 })).toMatchObject({ notes: ['manyTags'] });
    expect(notes({ tagsOfCustomer: 20, held: [held('高')] })).toMatchObject({ notes: [] });
    expect(notes({ tagsOfCustomer: 20, tagsPerCustomer: 30 })).toMatchObject({ notes: [] });
  });
});

describe('for any sequence of changes', () => {
  const change = fc.record({
    action: fc.constantFrom('add' as const, 'remove' as const),
    tag: fc.constantFrom('a', 'b', 'c', 'd'),
    source: fc.constantFrom(...sources),
    staff: fc.constantFrom('s1', 's2'),
  });
  const rule = fc.record({
    choice: fc.constantFrom('single' as const, 'multiple' as const),
    max: fc.constantFrom(null, 1, 2),
    perStaff: fc.boolean(),
  });

  it('a group never holds more than it may, nothing stronger is lost, and asking twice changes nothing', () =>
    fc.assert(
      fc.property(rule, fc.array(change, { maxLength: 25 }), (group, changes) => {
        let state: Pick<ChoiceFacts, 'held' | 'removals'> = { held: [], removals: [] };
        for (const { action, tag, source, staff } of changes) {
          const asked = facts(wanted(action, tag, source, { staff }), { group, ...state });
          const decision = decideTagging(asked);
          const next = afterDecision(asked, decision);
          const scopes = group.perStaff ? ['s1', 's2'] : [null];
          for (const scope of scopes) {
            const own = next.held.filter((one) => one.staff === scope);
            expect(new Set(own.map((one) => one.tag)).size).toBe(own.length);
            if (group.choice === 'single') expect(own.length).toBeLessThanOrEqual(1);
            if (group.choice === 'multiple' && group.max !== null)
              expect(own.length).toBeLessThanOrEqual(group.max);
          }
          const lost = state.held.filter(
            (one) => !next.held.some((other) => other.tag === one.tag && other.staff === one.staff),
          );
          for (const one of lost) expect(step(source)).toBeLessThanOrEqual(step(one.source));
          const again = decideTagging({ ...asked, ...next });
          if (decision.kind !== 'refused')
            expect(again).toMatchObject({ kind: 'unchanged', strengthens: false });
          state = next;
        }
      }),
    ));
});

describe('bulk work has the precedence of whoever asked for it', () => {
  const asked = (authority: Source | undefined) => ({ authority });
  it.each<[string, Source | undefined, Source, Decision['kind']]>([
    ['a person takes off what a person put on', 'manual', 'manual', 'remove'],
    ['a key takes off what a key put on', 'api', 'api', 'remove'],
    ['a key does not take off what a person put on', 'api', 'manual', 'refused'],
    ['the product does not take off what a rule put on', undefined, 'rule', 'refused'],
  ])('%s', (_, authority, source, kind) => {
    const change = wanted('remove', '高', 'bulk', asked(authority));
    expect(decideTagging(facts(change, { held: [held('高', source)] })).kind).toBe(kind);
  });

  it('so a rule does not replace what a person put on in bulk, and does not put on what he took off', () => {
    const byPerson = held('高', 'bulk', asked('manual'));
    expect(decideTagging(facts(wanted('add', '低', 'rule'), { held: [byPerson] }))).toMatchObject({
      kind: 'refused',
      code: 'tagging.strongerSource',
      by: { source: 'bulk' },
    });
    const off = facts(wanted('remove', '高', 'bulk', asked('manual')), { held: [byPerson] });
    const after = afterDecision(off, decideTagging(off));
    expect(decideTagging(facts(wanted('add', '高', 'rule'), after))).toMatchObject({
      kind: 'refused',
      code: 'tagging.removedByPerson',
    });
  });
});
