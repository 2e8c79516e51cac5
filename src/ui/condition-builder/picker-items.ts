/** Everything a condition can begin with, as one list to search in. Pure. */
import type { SpokenNames } from '#features/conditions/core';
import { newDid, offeredEvents } from './behaviour.ts';
import { firstComparison } from './comparison.ts';
import type { Leaf } from './draft.ts';
import { sayLevels } from './levels.ts';
import type { AttributeItem, BuilderLibrary, GroupItem, NamedItem, TagItem } from './library.ts';
import type { Findable } from './use-finder.ts';

export type PickerItem =
  | { readonly kind: 'tag'; readonly tag: TagItem }
  | { readonly kind: 'group'; readonly group: GroupItem }
  | { readonly kind: 'attribute'; readonly attribute: AttributeItem }
  | { readonly kind: 'event'; readonly did: string }
  | { readonly kind: 'staff'; readonly staff: NamedItem }
  | { readonly kind: 'audience'; readonly audience: NamedItem };

export interface PickerIndex {
  readonly findable: readonly Findable[];
  readonly byId: ReadonlyMap<string, PickerItem>;
}

export function pickerIndex(library: BuilderLibrary, names: SpokenNames): PickerIndex {
  const byId = new Map<string, PickerItem>();
  const findable: Findable[] = [];
  const add = (id: string, item: PickerItem, name: string, group = '', aliases: readonly string[] = []) => {
    byId.set(id, item);
    findable.push({ id, name, group, aliases });
  };
  for (const group of library.groups) {
    for (const tag of group.tags) add(tag.id, { kind: 'tag', tag }, tag.name, group.name, tag.aliases);
    add(group.id, { kind: 'group', group }, group.name);
  }
  for (const attribute of library.attributes)
    add(`attribute ${attribute.key}`, { kind: 'attribute', attribute }, attribute.label, '', [attribute.key]);
  for (const did of offeredEvents) add(`event ${did}`, { kind: 'event', did }, names.event(did), '', [did]);
  for (const audience of library.audiences) add(audience.id, { kind: 'audience', audience }, audience.name);
  for (const staff of library.staff) add(staff.id, { kind: 'staff', staff }, staff.name);
  return { findable, byId };
}

/** What a line about this begins with. */
export function leafOf(item: PickerItem): Leaf {
  switch (item.kind) {
    case 'tag':
      return { tags: [item.tag.id] };
    case 'group':
      return item.group.ordered ? sayLevels('min', [], item.group).leaf : { group: item.group.id, any: true };
    case 'attribute':
      return { attribute: item.attribute.key, ...firstComparison(item.attribute.type) };
    case 'event':
      return { ...newDid(item.did), count: { min: 1 } };
    case 'staff':
      return { follow: { staff: [item.staff.id] } };
    case 'audience':
      return { audience: item.audience.id };
  }
}
