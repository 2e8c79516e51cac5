/** Which tags say most about an audience. Pure. */
import type { BuilderLibrary, GroupItem, TagItem } from '#ui';
import type { Facets } from './api.ts';

export interface FacetRow {
  readonly tag: TagItem;
  readonly people: number;
  /** How many times as often as among all; null when it cannot be said. */
  readonly lift: number | null;
}
export interface FacetGroup {
  readonly group: GroupItem;
  readonly rows: readonly FacetRow[];
}

/** Groups with somebody in them, each with its tags by number of people. */
export function facetGroups(facets: Facets, library: BuilderLibrary): FacetGroup[] {
  const byTag = new Map(facets.facets.map((facet) => [facet.tag, facet]));
  return library.groups.flatMap((group) => {
    const rows = group.tags.flatMap((tag): FacetRow[] => {
      const facet = byTag.get(tag.id);
      return facet && facet.count > 0 ? [{ tag, people: facet.count, lift: facet.lift }] : [];
    });
    rows.sort((a, b) => b.people - a.people);
    return rows.length > 0 ? [{ group, rows }] : [];
  });
}

/**
 * How much a tag tells: the information it carries about the audience (people times how far their share is from chance),
 * so that neither a rare tag with a huge lift nor a common one at chance comes first.
 */
const tells = ({ people, lift }: FacetRow): number => people * Math.abs(Math.log2(Math.max(lift ?? 1, 0.05)));

/**
 * The most telling groups first. Groups that the condition itself asks for say nothing new. Of everyone nothing differs from
 * chance; then the largest come first.
 */
export function tellingGroups(
  groups: readonly FacetGroup[],
  asked: ReadonlySet<string>,
  most: number,
): readonly FacetGroup[] {
  const weigh = (group: FacetGroup): number =>
    group.rows.reduce((sum, row) => sum + tells(row), 0) +
    group.rows.reduce((sum, row) => sum + row.people, 0) / 1e6;
  return groups
    .filter(({ group }) => !asked.has(group.id))
    .toSorted((a, b) => weigh(b) - weigh(a))
    .slice(0, most);
}
