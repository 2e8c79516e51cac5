/** What stands out on the wall: what a search found, or one state of freshness. Pure. */
import type { DrawerHits } from './drawer.tsx';
import type { Ranges } from './found.tsx';
import type { Freshness } from './freshness.ts';
import type { CabinetHits } from './search-index.ts';
import type { Shelf } from './wall.ts';

export type HitsByGroup = ReadonlyMap<string, DrawerHits>;

/** Places are marked in names only; a tag found by an alias stands out without a mark. */
export function hitsOfSearch(shelves: readonly Shelf[], found: CabinetHits): HitsByGroup {
  const places = new Map<string, Ranges>(
    found.tags.map((hit) => [hit.id, hit.field === 'name' ? hit.ranges : []]),
  );
  const names = new Map(found.groups.map((hit) => [hit.id, hit.field === 'name' ? hit.ranges : []]));
  return collect(
    shelves,
    (tag) => places.get(tag.tag.id),
    (group) => names.get(group),
  );
}

/** A state of freshness, or company tags that lack something. */
export type State = Freshness | 'unused' | 'undefined';

export const hitsOfState = (shelves: readonly Shelf[], state: State): HitsByGroup =>
  collect(
    shelves,
    (one) => (isIn(one, state) ? [] : undefined),
    () => undefined,
  );

export function isIn({ freshness, people, tag }: One, state: State): boolean {
  if (state === 'unused') return people === 0 && tag.scope === 'enterprise';
  if (state === 'undefined') return tag.definition.meaning === '' && tag.scope === 'enterprise';
  return freshness === state;
}

type One = Shelf['drawers'][number]['compartments'][number];

function collect(
  shelves: readonly Shelf[],
  ofTag: (one: One) => Ranges | undefined,
  ofGroup: (group: string) => Ranges | undefined,
): HitsByGroup {
  const byGroup = new Map<string, DrawerHits>();
  for (const drawer of shelves.flatMap((shelf) => shelf.drawers)) {
    const tags = new Map<string, Ranges>();
    for (const one of drawer.compartments) {
      const places = ofTag(one);
      if (places) tags.set(one.tag.id, places);
    }
    const name = ofGroup(drawer.group.id);
    if (tags.size > 0 || name) byGroup.set(drawer.group.id, { name, tags });
  }
  return byGroup;
}
