import { describe, expect, it } from 'vitest';
import {
  type Category,
  categoryDefaults,
  categoryPaths,
  emptyLibrary,
  hueOf,
  inOrder,
  pickerOrder,
  type Tag,
  tagDefaults,
} from './library.ts';

const tag = (key: string, more: Partial<Tag> = {}): Tag => ({
  ...tagDefaults,
  key,
  name: key,
  group: 'g',
  ...more,
});
const category = (key: string, parent: string | null): Category => ({
  ...categoryDefaults,
  key,
  name: key.toUpperCase(),
  parent,
});

describe('order', () => {
  it('equal numbers keep the order of the list', () =>
    expect(
      inOrder([
        { id: 1, order: 2 },
        { id: 2, order: 1 },
        { id: 3, order: 1 },
      ]).map((one) => one.id),
    ).toEqual([2, 3, 1]));

  it('in a picker is: pinned, then much used, then the order of the library', () => {
    const tags = [
      tag('a', { order: 1 }),
      tag('b', { order: 2 }),
      tag('c', { order: 3 }),
      tag('d', { order: 4, pinned: true }),
    ];
    expect(pickerOrder(tags, new Map([['c', 5]])).map((one) => one.key)).toEqual(['d', 'c', 'a', 'b']);
  });
});

describe('colour', () => {
  it('is the own one, else that of the group, else ink', () => {
    expect(hueOf({ color: 'zhu' }, { color: 'song' })).toBe('zhu');
    expect(hueOf({ color: null }, { color: 'song' })).toBe('song');
    expect(hueOf({ color: null }, { color: null })).toBe('mo');
  });
});

describe('the path of a category', () => {
  const library = {
    ...emptyLibrary,
    categories: [category('a', null), category('b', 'a'), category('x', 'y'), category('y', 'x')],
  };
  it('goes from the top to the category', () => expect(categoryPaths(library)('b')).toEqual(['A', 'B']));
  it('ends where a chain is broken or goes in a circle', () => {
    expect(categoryPaths(library)('nowhere')).toEqual([]);
    expect(categoryPaths(library)('x')).toEqual(['Y', 'X']);
  });
});
