import { expect, it } from 'vitest';
import { libraryOf } from '#ui';
import { facetGroups, tellingGroups } from './facet-groups.ts';

const tag = (n: number, group: number) => ({
  id: `tag_${n}`,
  name: `T${n}`,
  hue: 'mo' as const,
  order: n,
  scope: 'enterprise' as const,
  automatic: false,
  guarded: false,
  aliases: [],
  meaning: '',
  groupId: `grp_${group}`,
});
const library = libraryOf({
  groups: [1, 2, 3].map((n) => ({
    id: `grp_${n}`,
    name: `G${n}`,
    hue: 'mo' as const,
    ordered: false,
    choice: 'single' as const,
    archived: false,
  })),
  tags: [tag(1, 1), tag(2, 1), tag(3, 2), tag(4, 2), tag(5, 3)],
  attributes: [],
  staff: [],
  departments: [],
  audiences: [],
});
const facets = (counts: readonly (readonly [n: number, count: number, lift: number | null])[]) => ({
  count: 100,
  total: 1000,
  facets: counts.map(([n, count, lift]) => ({
    tag: `tag_${n}`,
    path: '',
    group: '',
    count,
    all: count * 2,
    lift,
  })),
  position: 1,
  tookMs: 1,
});
const names = (groups: ReturnType<typeof facetGroups>) =>
  groups.map(({ group, rows }) => `${group.name}: ${rows.map((row) => row.tag.name).join(' ')}`);

it('tags stand under their groups by number of people, those that nobody has are left out', () =>
  expect(
    names(
      facetGroups(
        facets([
          [1, 3, 1],
          [2, 9, 1],
          [3, 0, 0],
          [5, 1, 1],
        ]),
        library,
      ),
    ),
  ).toEqual(['G1: T2 T1', 'G3: T5']));

it('what differs most from everybody comes first, what the condition asks for is left out', () => {
  const groups = facetGroups(
    facets([
      [1, 80, 1],
      [3, 40, 6],
      [5, 2, 9],
    ]),
    library,
  );
  expect(tellingGroups(groups, new Set(), 2).map(({ group }) => group.name)).toEqual(['G2', 'G3']);
  expect(tellingGroups(groups, new Set(['grp_2']), 2).map(({ group }) => group.name)).toEqual(['G3', 'G1']);
});

it('of everyone the largest groups come first', () => {
  const groups = facetGroups(
    facets([
      [1, 10, 1],
      [3, 40, 1],
      [5, 2, null],
    ]),
    library,
  );
  expect(tellingGroups(groups, new Set(), 3).map(({ group }) => group.name)).toEqual(['G2', 'G1', 'G3']);
});
