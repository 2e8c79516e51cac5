import { describe, expect, it } from 'vitest';
import { libraryOf } from '#ui';
import type { ShownCustomer } from '../api.ts';
import { effectOn, toggleTag } from './effect.ts';

const library = libraryOf({
  groups: [
    { id: 'grp_1', name: '意向', hue: 'zhu', ordered: true, choice: 'single', archived: false },
    { id: 'grp_2', name: '兴趣', hue: 'hu', ordered: false, choice: 'multiple', archived: false },
  ],
  tags: ['中意向', '高意向', '衣柜', '橱柜'].map((name, i) => ({
    id: `tag_${i + 1}`,
    name,
    hue: 'zhu',
    order: i,
    scope: 'enterprise',
    automatic: false,
    guarded: false,
    aliases: [],
    meaning: '',
    groupId: i < 2 ? 'grp_1' : 'grp_2',
  })),
  attributes: [],
  staff: [],
  departments: [],
  audiences: [],
});
const tags = (...names: string[]) => names.flatMap((name) => library.tag(name) ?? []);
const person = (...names: string[]) =>
  ({
    tags: tags(...names).map((tag) => ({ id: tag.id, group: { id: tag.group.id } })),
  }) as unknown as ShownCustomer;

describe('the effect that is shown first', () => {
  it.each([
    ['add', ['衣柜'], { added: 2, removed: 0, unchanged: 1 }],
    ['add', ['高意向'], { added: 2, removed: 1, unchanged: 1 }],
    ['add', ['高意向', '橱柜'], { added: 5, removed: 1, unchanged: 1 }],
    ['remove', ['中意向'], { added: 0, removed: 1, unchanged: 2 }],
    ['remove', ['橱柜'], { added: 0, removed: 0, unchanged: 3 }],
  ] as const)('%s %j', (verb, names, expected) => {
    const people = [person('中意向'), person('高意向', '衣柜'), person()];
    expect(effectOn(people, verb, tags(...names))).toEqual({ ...expected, refused: 0 });
  });
});

it('of a single-choice group one tag is put on at a time, but several may be taken off', () => {
  const [middle, high, wardrobe] = tags('中意向', '高意向', '衣柜');
  if (!middle || !high || !wardrobe) throw new Error('the tags are there');
  const names = (list: ReturnType<typeof toggleTag>) => list.map(({ name }) => name);
  expect(names(toggleTag([middle, wardrobe], high, 'add'))).toEqual(['衣柜', '高意向']);
  expect(names(toggleTag([middle], high, 'remove'))).toEqual(['中意向', '高意向']);
  expect(names(toggleTag([middle, high], middle, 'add'))).toEqual(['高意向']);
});
