import { describe, expect, it } from 'vitest';
import { Shelves } from './shelves.ts';
import { LibrarySnapshot } from './snapshot.ts';

/** A library of some groups without tags. */
const library = (workspace: number, groups: number) => {
  const ids = Array.from({ length: groups }, (_, id) => ({
    id,
    name: `组${id}`,
    aliases: [],
    departments: [],
  }));
  const rows = { category: [], group: ids, tag: [] };
  return new LibrarySnapshot(workspace, 1, rows as never, () => new Set());
};

describe('libraries in memory', () => {
  it('leave it, the longest unused first, when together they are too large', () => {
    const shelves = new Shelves(30);
    const put = (workspace: number, groups = 10) =>
      shelves.put(shelves.of(workspace), library(workspace, groups), 'v');
    const there = () => [1, 2, 3, 4].filter((workspace) => known.get(workspace)?.library);
    const known = new Map([1, 2, 3, 4].map((workspace) => [workspace, shelves.of(workspace)]));
    for (const workspace of [1, 2, 3]) put(workspace);
    expect(there()).toEqual([1, 2, 3]);
    shelves.of(1);
    put(4);
    expect(there()).toEqual([1, 3, 4]);
    put(3, 20);
    expect(there()).toEqual([3, 4]);
  });

  it('what was promised of one that left is still known', () => {
    const shelves = new Shelves(5);
    const shelf = shelves.of(1);
    shelf.atLeast = 9;
    for (const workspace of [1, 2]) shelves.put(shelves.of(workspace), library(workspace, 5), 'v');
    expect(shelf).toMatchObject({ library: null, visibility: '', atLeast: 9 });
    expect(shelves.of(1)).toBe(shelf);
  });

  it('one that is too large alone stays while it is in use', () => {
    const shelves = new Shelves(5);
    shelves.put(shelves.of(1), library(1, 50), 'v');
    expect(shelves.of(1).library).not.toBeNull();
  });
});
