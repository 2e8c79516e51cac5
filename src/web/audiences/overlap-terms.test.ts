import { describe, expect, it } from 'vitest';
import { libraryOf, newGroup, newLine } from '#ui';
import { overlapTerms, remarkable } from './overlap-terms.ts';

const library = libraryOf({
  groups: [
    { id: 'grp_1', name: '意向', hue: 'zhu', ordered: true, choice: 'single', archived: false },
    { id: 'grp_2', name: '来源', hue: 'tian', ordered: false, choice: 'single', archived: false },
  ],
  tags: ['低意向', '中意向', '高意向', '门店', '官网'].map((name, i) => ({
    id: `tag_${i + 1}`,
    name,
    hue: 'zhu',
    order: i,
    scope: 'enterprise',
    automatic: false,
    guarded: false,
    aliases: [],
    meaning: '',
    groupId: i < 3 ? 'grp_1' : 'grp_2',
  })),
  attributes: [],
  staff: [],
  departments: [],
  audiences: [],
});

it('every tag and level of the condition stands in the matrix once, by whatever name it was called', () => {
  const draft = newGroup('all', [
    newLine({ group: 'grp_1', min: 'tag_2' }),
    newGroup('none', [newLine({ tags: ['来源/门店'] }), newLine({ tags: ['tag_4', '官网'] })]),
    newLine({ tags: ['没有的'] }),
    newLine({ attribute: 'city', is: '上海' }),
  ]);
  expect(overlapTerms(draft, library)).toEqual([
    { label: '意向 ≥中', condition: { group: 'grp_1', min: 'tag_2' } },
    { label: '门店', condition: { tag: 'tag_4' } },
    { label: '官网', condition: { tag: 'tag_5' } },
  ]);
});

describe('a word is said about', () => {
  const pair = (b: number, count: number, jaccard: number, lift: number) => ({
    a: 0,
    b,
    count,
    jaccard,
    lift,
  });
  it('two conditions that mean nearly the same people', () =>
    expect(remarkable([pair(1, 5, 0.1, 9), pair(2, 90, 0.9, 2)])).toEqual({
      pair: pair(2, 90, 0.9, 2),
      same: true,
    }));
  it('else the strongest attraction', () =>
    expect(remarkable([pair(1, 5, 0.1, 2), pair(2, 9, 0.2, 6)])?.pair.b).toBe(2));
  it('and about nothing when all is near chance or empty', () => {
    expect(remarkable([pair(1, 5, 0.1, 1.1)])).toBeNull();
    expect(remarkable([pair(1, 0, 0, 4)])).toBeNull();
    expect(remarkable([])).toBeNull();
  });
});
