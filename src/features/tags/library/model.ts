/** Rows of the library as the elements of the pure core, and the fields of core elements as columns. */
import { fromId, toId } from '#kernel';
import {
  type Category,
  type Definition,
  emptyDefinition,
  type Hue,
  hues,
  type Library,
  type Tag,
  type TagGroup,
} from '../core/public.ts';
import { type CategoryRow, type GroupRow, isAlive, type TagRow } from './rows.ts';

export const isHue = (color: string | null): color is Hue =>
  color !== null && (hues as readonly string[]).includes(color);

const hue = (color: string | null): Hue | null => (isHue(color) ? color : null);

export const definitionOf = (stored: Readonly<Record<string, string>>): Definition => ({
  ...emptyDefinition,
  ...stored,
});

/** Only what was said is stored. */
export const storedDefinition = (definition: Partial<Definition>): Record<string, string> =>
  Object.fromEntries(Object.entries(definition).filter(([, text]) => text !== undefined && text !== ''));

export const isArchived = (tag: TagRow): boolean => tag.state === 'cold' || tag.state === 'reserve';

/** Rows that know where they hang. */
interface Placed {
  readonly categories: ReadonlyMap<number, CategoryRow>;
  readonly groups: ReadonlyMap<number, GroupRow & { readonly category: CategoryRow | null }>;
  readonly tags: ReadonlyMap<number, TagRow & { readonly group: GroupRow }>;
}

/** The library without what is deleted. */
export function modelOf(library: Placed): Library {
  const categoryKey = (id: number | null) => (id === null ? null : (library.categories.get(id)?.key ?? null));
  const staff = (id: number | null) => (id === null ? null : toId('staff', id));
  return {
    categories: [...library.categories.values()].map(
      (row): Category => ({
        key: row.key,
        name: row.name,
        parent: categoryKey(row.parent_id),
        order: row.sort,
        description: row.description,
        archived: row.archived_at !== null,
      }),
    ),
    groups: [...library.groups.values()].map(
      (row): TagGroup => ({
        key: row.key,
        name: row.name,
        category: categoryKey(row.category_id),
        order: row.sort,
        aliases: row.aliases,
        choice: row.choice,
        max: row.max,
        ordered: row.ordered,
        exhaustive: row.exhaustive,
        perStaff: row.per_staff,
        newerWins: row.newer_wins,
        kind: row.kind,
        color: hue(row.color),
        description: row.description,
        pattern: row.pattern,
        productLine: row.product_line,
        steward: staff(row.steward_id),
        deputy: staff(row.deputy_id),
        departments: row.departments.map((id) => toId('department', id)),
        archived: row.archived_at !== null,
      }),
    ),
    tags: [...library.tags.values()].filter(isAlive).map(
      (row): Tag => ({
        key: row.key,
        name: row.name,
        group: row.group.key,
        order: row.sort,
        scope: row.scope,
        owner: staff(row.owner_id),
        kind: row.kind,
        color: hue(row.color),
        aliases: row.aliases,
        definition: definitionOf(row.definition),
        protected: row.protected,
        pinned: row.pinned,
        internal: row.internal,
        purpose: row.purpose,
        archived: isArchived(row),
      }),
    ),
  };
}

type Change<Row> = Omit<Partial<Row>, 'id'>;

const archivedAt = (archived: boolean, was: string | null, now: string): string | null =>
  archived ? (was ?? now) : null;

/** Columns of a category; `parent` is resolved by the caller, who knows the ids of new elements. */
export const categoryColumns = (
  category: Category,
  parent: number | null,
  was: CategoryRow | null,
  now: string,
): Change<CategoryRow> => ({
  key: category.key,
  name: category.name,
  parent_id: parent,
  sort: category.order,
  description: category.description,
  archived_at: archivedAt(category.archived, was?.archived_at ?? null, now),
});

/** References to staff and departments must be ids (`stf_1`, `dep_2`) here. */
export const groupColumns = (
  group: TagGroup,
  category: number | null,
  was: GroupRow | null,
  now: string,
): Change<GroupRow> => ({
  key: group.key,
  name: group.name,
  category_id: category,
  sort: group.order,
  aliases: [...group.aliases],
  choice: group.choice,
  max: group.max,
  ordered: group.ordered,
  exhaustive: group.exhaustive,
  per_staff: group.perStaff,
  newer_wins: group.newerWins,
  kind: group.kind,
  color: group.color,
  description: group.description,
  pattern: group.pattern,
  product_line: group.productLine,
  steward_id: group.steward === null ? null : fromId('staff', group.steward),
  deputy_id: group.deputy === null ? null : fromId('staff', group.deputy),
  departments: group.departments.map((id) => fromId('department', id)).filter((id) => id !== null),
  archived_at: archivedAt(group.archived, was?.archived_at ?? null, now),
});

export const tagColumns = (tag: Tag, group: number, was: TagRow | null, now: string): Change<TagRow> => {
  const wasArchived = was !== null && isArchived(was);
  const stays = was !== null && wasArchived === tag.archived;
  return {
    key: tag.key,
    name: tag.name,
    group_id: group,
    sort: tag.order,
    kind: tag.kind,
    color: tag.color,
    aliases: [...tag.aliases],
    definition: storedDefinition(tag.definition),
    protected: tag.protected,
    pinned: tag.pinned,
    internal: tag.internal,
    purpose: tag.purpose,
    state: stays ? was.state : tag.archived ? 'cold' : 'active',
    state_since: stays ? was.state_since : now,
  };
};
