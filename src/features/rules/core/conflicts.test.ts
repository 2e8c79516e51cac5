import { describe, expect, it, vi } from 'vitest';
import { type Condition, Logic, vocabularyOf } from '#features/conditions/core';
import type { RuleBody } from './body.ts';
import { type LibraryView, ladderConflicts, lostConfirmation, ruleConflicts } from './conflicts.ts';
import { type Ladder, LadderReach } from './ladder-reach.ts';
import { resolveRule } from './resolve-rule.ts';

const vocabulary = vocabularyOf({
  groups: [
    { id: 1, name: '意向', ordered: true, choice: 'single' },
    { id: 2, name: '提醒', ordered: false, choice: 'multiple' },
  ],
  tags: [
    { id: 11, group: 1, name: '高', order: 3 },
    { id: 12, group: 1, name: '中', order: 2 },
    { id: 13, group: 1, name: '低', order: 1 },
    { id: 21, group: 2, name: '催单', order: 0 },
  ],
});
const library: LibraryView = {
  groupOf: (tag) => Math.floor(tag / 10),
  isSingle: (group) => group === 1,
  isClosed: (tag) => tag === 21,
};
const views = (min: number): Condition => ({
  did: 'material.visit',
  count: { min },
  within: { last: '30d' },
});
const shares = (min: number): Condition => ({ did: 'material.share', count: { min } });
const ladder = (...whens: readonly Condition[]): RuleBody => ({
  kind: 'ladder',
  name: '意向',
  group: '意向',
  steps: whens.map((when, i) => ({ tag: ['高', '中', '低'][i] as string, when })),
});
const state = (when: Condition, add: readonly string[], remove: readonly string[] = []): RuleBody => ({
  kind: 'state',
  name: '状态',
  when,
  then: { add: [...add], remove: [...remove] },
});
const resolved = (body: RuleBody) => resolveRule(body, vocabulary);
const other = (body: RuleBody) => ({ id: 7, name: '另一条', resolved: resolved(body) });
const found = (body: RuleBody, others: readonly RuleBody[] = []) =>
  ruleConflicts({ resolved: resolved(body) }, others.map(other), library);

describe('a step that nobody reaches', () => {
  it.each<[string, readonly Condition[], number, number]>([
    ['stands behind the same', [views(5), views(5)], 12, 11],
    ['asks for more than an earlier one', [views(3), views(5)], 12, 11],
    ['is a part of an earlier one', [{ any: [views(3), shares(1)] }, { all: [views(9), shares(2)] }], 12, 11],
    ['is caught by two earlier ones together', [views(3), shares(1), { any: [views(4), shares(2)] }], 13, 12],
    ['stands behind everybody', [{ all: [] }, views(5)], 12, 11],
  ])('%s', (_, whens, tag, behind) => {
    expect(found(ladder(...whens))).toEqual([{ code: 'unreachable', severity: 'blocks', tag, behind }]);
  });

  it('is looked for by writing each part out once, not once for each pair', () => {
    // All but the last part stands in the earlier steps, too: nearly every pair is looked at.
    const parts = Array.from({ length: 30 }, (_, i) => i);
    const many = (...pages: readonly number[]): Condition => ({
      any: pages.map((page) => ({ did: 'material.visit', where: [{ property: 'page', is: page }] })),
    });
    const ask = ladder(many(...parts), many(...parts.toReversed(), 61), many(...parts.toReversed(), 62));
    const rule = { resolved: resolved(ask) };
    const written = vi.spyOn(JSON, 'stringify');
    expect(ruleConflicts(rule, [], library)).toEqual([]);
    expect(written.mock.calls.length).toBeLessThan(3 * 31 * 3);
    written.mockRestore();
  });

  it('is told while there are not too many pairs to look at in all steps together', () => {
    const rule = { resolved: resolved(ladder(views(3), shares(1), views(5))) };
    const asked = (logic: Logic) => [ruleConflicts(rule, [], library, logic).length, logic.pairs];
    const [found, pairs = 0] = asked(new Logic());
    expect(found).toBe(1);
    expect(asked(new Logic(pairs - 1))).toEqual([0, pairs - 1]);
  });

  it('is none of those that ask for less, or for something else', () => {
    expect(found(ladder(views(5), views(3), shares(1)))).toEqual([]);
  });
});

it('a condition that contradicts itself is for nobody', () => {
  const never: Condition = { did: 'material.visit', count: { min: 0, max: 1 }, within: { last: '60d' } };
  expect(found(state({ all: [views(5), shares(1), never] }, ['意向/高']))).toEqual([
    { code: 'nobody', severity: 'blocks', tag: 11 },
  ]);
});

it('a tag of the reserve store is given to nobody', () => {
  expect(found(state(views(1), ['提醒/催单']))).toEqual([{ code: 'closed', severity: 'blocks', tag: 21 }]);
});

it('another rule pulls at the same group, or the other way', () => {
  expect(found(state(views(1), ['意向/高']), [state(shares(1), ['意向/低'])])).toEqual([
    { code: 'siblings', severity: 'warns', rule: 7, name: '另一条', tag: 11, other: 13 },
  ]);
  expect(found(state(views(1), ['意向/高']), [state(shares(1), [], ['意向/高'])])).toEqual([
    { code: 'opposed', severity: 'warns', rule: 7, name: '另一条', tag: 11 },
  ]);
});

it.each([
  ['nothing was asked for before', undefined, [], []],
  ['it still asks for the same', 'sensitive', ['sensitive'], []],
  ['it asks for more', 'sensitive', ['profiling'], []],
  ['a score is no score any more', undefined, ['profiling'], ['profilingLost of v1']],
  ['something sensitive is a score only', 'profiling', ['sensitive', 'profiling'], ['sensitiveLost of v1']],
  [
    'the newest of those that asked for most is told',
    undefined,
    ['sensitive', 'sensitive'],
    ['sensitiveLost of v2'],
  ],
] as const)('what publishing does not ask for any more is found: %s', (_, privacy, before, lost) => {
  const earlier = before.map((one, i) => ({ version: i + 1, privacy: one }));
  const found = lostConfirmation(privacy, earlier);
  expect(found.map((one) => 'version' in one && `${one.code} of v${one.version}`)).toEqual(lost);
});

it('the customers of a ladder show what its conditions do not', () => {
  const reach = new LadderReach(resolved(ladder(views(2), shares(1))) as Ladder);
  const now = new Date('2026-11-20T04:00:00Z');
  const at = new Date('2026-11-19T04:00:00Z');
  const see = (customer: number, ...types: readonly string[]) =>
    reach.see(
      customer,
      {
        assignments: [],
        attributes: new Map(),
        follows: [],
        frozen: new Set(),
        events: types.map((type) => ({ type, at, properties: {} })),
      },
      now,
      'Asia/Shanghai',
    );
  see(1, 'material.visit', 'material.visit', 'material.share');
  see(2, 'material.visit', 'material.visit');
  see(3, 'material.visit');
  expect(reach.steps).toEqual([
    { tag: 11, meets: 2, stands: 2, passedBy: null },
    { tag: 12, meets: 1, stands: 0, passedBy: 1 },
  ]);
  expect(ladderConflicts(reach)).toEqual([
    { conflict: { code: 'hidden', severity: 'warns', tag: 12, meets: 1 }, customer: 1 },
    { conflict: { code: 'gap', severity: 'warns', count: 1 }, customer: 3 },
  ]);
});
