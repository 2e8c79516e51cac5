import { expect, it } from 'vitest';
import type { Group, Tag } from '../cabinet/api.ts';
import { examplesOf } from './examples.ts';

const group = (id: string, over: Partial<Group> = {}) =>
  ({ id, name: id, archived: false, ordered: false, ...over }) as Group;
const tag = (id: string, of: string, over: Partial<Tag> = {}) =>
  ({
    id,
    name: id,
    group: { id: of, name: of },
    state: 'active',
    scope: 'enterprise',
    order: 1,
    customers: 0,
    ...over,
  }) as Tag;

const groups = [group('来源'), group('意向', { ordered: true }), group('空组')];
const tags = [
  tag('官网', '来源', { customers: 5 }),
  tag('门店', '来源', { customers: 50 }),
  tag('低', '意向', { order: 1, customers: 90 }),
  tag('高', '意向', { order: 2, customers: 20 }),
  tag('旧', '来源', { customers: 999, state: 'cold' }),
  tag('我的', '来源', { customers: 999, scope: 'personal' }),
];

it('the first example is the highest level, the second adds the most used tag of another group', () => {
  const [top, both] = examplesOf(groups, tags);
  expect(top?.condition).toEqual({ tag: '高' });
  expect(both?.condition).toEqual({ all: [{ tag: '高' }, { tag: '门店' }] });
});

it('customers without a tag are those with none of any group that has tags', () =>
  expect(examplesOf(groups, tags).find((one) => one.kind === 'none')?.condition).toEqual({
    all: [
      { group: '意向', none: true },
      { group: '来源', none: true },
    ],
  }));

it('without tags only what needs none is offered', () =>
  expect(examplesOf([], []).map((one) => one.kind)).toEqual(['orders']));
