import { describe, expect, it } from 'vitest';
import {
  type Category,
  categoryDefaults,
  groupDefaults,
  type Library,
  type Tag,
  type TagGroup,
  tagDefaults,
} from './library.ts';
import { checkLibrary, pathsIn } from './library-check.ts';

const category = (key: string, parent: string | null, more: Partial<Category> = {}): Category => ({
  ...categoryDefaults,
  key,
  name: key,
  parent,
  ...more,
});
const group = (key: string, more: Partial<TagGroup> = {}): TagGroup => ({
  ...groupDefaults,
  key,
  name: key,
  ...more,
});
const tag = (key: string, inGroup: string, more: Partial<Tag> = {}): Tag => ({
  ...tagDefaults,
  key,
  name: key,
  group: inGroup,
  ...more,
});
const faults = (library: Partial<Library>) =>
  checkLibrary({ categories: [], groups: [], tags: [], ...library }).map(
    (one) => `${one.code} ${one.element} ${one.key}`,
  );

describe('a library is sound', () => {
  it('when every place exists and every name is taken once', () =>
    expect(
      faults({
        categories: [category('a', null), category('b', 'a')],
        groups: [group('g', { category: 'b' }), group('h')],
        tags: [tag('t', 'g', { name: '高' }), tag('u', 'h', { name: '高' })],
      }),
    ).toEqual([]));

  it('when only an archived element has the same name', () =>
    expect(
      faults({ groups: [group('g', { name: '意向' }), group('h', { name: '意向', archived: true })] }),
    ).toEqual([]));

  it('when two members of staff have a personal tag of one name and key', () => {
    const personal = (owner: string) => tag('p', 'g', { scope: 'personal', owner });
    expect(faults({ groups: [group('g')], tags: [tag('p', 'g'), personal('s1'), personal('s2')] })).toEqual(
      [],
    );
  });
});

describe('a library has a fault', () => {
  it.each<[string, Partial<Library>, string[]]>([
    [
      'a key twice',
      { groups: [group('g', { name: '甲' }), group('g', { name: '乙' })] },
      ['duplicateKey group g'],
    ],
    [
      'a name twice in a group',
      { groups: [group('g')], tags: [tag('t', 'g', { name: 'VIP' }), tag('u', 'g', { name: 'ｖｉｐ' })] },
      ['duplicatePath tag u'],
    ],
    [
      'a group name twice',
      { groups: [group('g', { name: '意向' }), group('h', { name: '意向 ' })] },
      ['duplicatePath group h'],
    ],
    ['a tag of a group that is gone', { tags: [tag('t', 'g')] }, ['unknownParent tag t']],
    ['a category below one that is gone', { categories: [category('b', 'a')] }, ['unknownParent category b']],
    [
      'categories in a circle',
      { categories: [category('a', 'b'), category('b', 'a'), category('c', 'a')] },
      ['cycle category a', 'cycle category b'],
    ],
    ['a category inside itself', { categories: [category('a', 'a')] }, ['cycle category a']],
    [
      'a group in an archived category',
      { categories: [category('a', null, { archived: true })], groups: [group('g', { category: 'a' })] },
      ['archivedParent group g'],
    ],
    [
      'a maximum where one is chosen',
      { groups: [group('g', { choice: 'single', max: 2 })] },
      ['maxOnSingle group g'],
    ],
    [
      'a personal tag of nobody',
      { groups: [group('g')], tags: [tag('t', 'g', { scope: 'personal' })] },
      ['personalWithoutOwner tag t'],
    ],
  ])('%s', (_, library, found) => expect(faults(library)).toEqual(found));
});

describe('the path of an element', () => {
  const library: Library = {
    categories: [category('a', null, { name: '需求' }), category('b', 'a', { name: '产品' })],
    groups: [group('g', { name: '意向' })],
    tags: [tag('t', 'g', { name: '高意向' })],
  };
  it('is what people call it', () => {
    expect(pathsIn(library)('category', 'b')).toBe('需求/产品');
    expect(pathsIn(library)('group', 'g')).toBe('意向');
    expect(pathsIn(library)('tag', 't')).toBe('意向/高意向');
  });
  it('is the key when the element is gone', () => expect(pathsIn(library)('tag', 'gone')).toBe('gone'));
});
