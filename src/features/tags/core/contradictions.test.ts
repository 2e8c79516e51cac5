import { describe, expect, it } from 'vitest';
import { contradictionsIn, type Wish } from './contradictions.ts';

const wish = (action: 'add' | 'remove', tag: string, more: Partial<Wish> = {}): Wish => ({
  action,
  tag,
  customer: 1,
  group: '意向',
  single: true,
  staff: null,
  ...more,
});
const places = (wishes: readonly Wish[]) =>
  [...contradictionsIn(wishes)].map(([place, { code, other }]) => `${place} ${code} ${other}`).sort();

describe('wishes of one call contradict each other', () => {
  it('when two tags of a single-choice group are put on the same customer', () => {
    expect(places([wish('add', '高'), wish('add', '低')])).toEqual([
      '0 tagging.oneChoice 1',
      '1 tagging.oneChoice 0',
    ]);
  });
  it('when a tag is put on and taken off, whichever comes first', () => {
    const bothWays = ['0 tagging.bothWays 1', '1 tagging.bothWays 0'];
    expect(places([wish('remove', '高'), wish('add', '高')])).toEqual(bothWays);
    expect(places([wish('add', '高'), wish('remove', '高')])).toEqual(bothWays);
  });
  it('all of them, each with one that it contradicts, when there are several', () => {
    expect(places([wish('add', '高'), wish('add', '高'), wish('add', '低')])).toEqual([
      '0 tagging.oneChoice 2',
      '1 tagging.oneChoice 2',
      '2 tagging.oneChoice 0',
    ]);
    expect(places([wish('add', '高'), wish('add', '高'), wish('remove', '高')])).toEqual([
      '0 tagging.bothWays 2',
      '1 tagging.bothWays 2',
      '2 tagging.bothWays 0',
    ]);
  });
});

describe('wishes of one call go together', () => {
  it.each<[string, Wish[]]>([
    ['the same one twice', [wish('add', '高'), wish('add', '高')]],
    ['one tag off, another of the group on', [wish('remove', '低'), wish('add', '高')]],
    [
      'two tags of a group that allows several',
      [wish('add', '高', { single: false }), wish('add', '低', { single: false })],
    ],
    ['of two customers', [wish('add', '高'), wish('add', '低', { customer: 2 })]],
    ['of two groups', [wish('add', '高'), wish('add', '大', { group: '规模' })]],
    ['as answers of two people', [wish('add', '高', { staff: 1 }), wish('add', '低', { staff: 2 })]],
  ])('%s', (_, wishes) => {
    expect(places(wishes)).toEqual([]);
  });
});
