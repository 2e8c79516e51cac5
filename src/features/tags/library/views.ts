/** Library elements as answers show them. */
import { type Language, type OutputOf, toId } from '#kernel';
import { say } from '#platform/http';
import type { categoryItem, groupItem, tagItem } from '../contract.ts';
import { tagsTexts } from '../texts.ts';
import type { Warning } from './findings.ts';
import { definitionOf } from './model.ts';
import type { LibraryCategory, LibraryGroup, LibraryTag } from './snapshot.ts';

type Of<S> = OutputOf<{ output: S }>;

/** Stored instants have microseconds; answers have milliseconds like everywhere else. */
const instant = (text: string): string => new Date(text).toISOString();

export const categoryView = (category: LibraryCategory): Of<typeof categoryItem> => ({
  id: toId('category', category.id),
  key: category.key,
  name: category.name,
  path: category.path,
  parent: category.parent_id === null ? null : toId('category', category.parent_id),
  description: category.description,
  order: category.sort,
  archived: category.archived_at !== null,
  createdAt: instant(category.created_at),
  updatedAt: instant(category.updated_at),
});

const staffId = (id: number | null) => (id === null ? null : toId('staff', id));

export const groupView = (group: LibraryGroup): Of<typeof groupItem> => ({
  id: toId('group', group.id),
  key: group.key,
  name: group.name,
  aliases: [...group.aliases],
  category: group.category_id === null ? null : toId('category', group.category_id),
  description: group.description,
  choice: group.choice,
  max: group.max,
  ordered: group.ordered,
  exhaustive: group.exhaustive,
  perStaff: group.per_staff,
  newerWins: group.newer_wins,
  kind: group.kind,
  color: group.color,
  pattern: group.pattern,
  productLine: group.product_line,
  steward: staffId(group.steward_id),
  deputy: staffId(group.deputy_id),
  departments: group.departments.map((id) => toId('department', id)),
  order: group.sort,
  archived: group.archived_at !== null,
  foreign: group.kept_by,
  strategy: group.strategy,
  tagCount: group.tags.filter((tag) => tag.owner_id === null).length,
  createdAt: instant(group.created_at),
  updatedAt: instant(group.updated_at),
});

/** A tag as other answers mention it. */
export const tagRef = (tag: LibraryTag) => ({
  id: toId('tag', tag.id),
  name: tag.name,
  group: { id: toId('group', tag.group.id), name: tag.group.name },
  path: tag.path,
});

/** The colour to show: the tag's own, else the group's, else ink. */
export const hueOfTag = (tag: LibraryTag): string => tag.color ?? tag.group.color ?? 'mo';

export const tagView = (tag: LibraryTag): Of<typeof tagItem> => ({
  ...tagRef(tag),
  key: tag.key,
  order: tag.sort,
  scope: tag.scope,
  owner: staffId(tag.owner_id),
  kind: tag.kind,
  color: tag.color,
  hue: hueOfTag(tag),
  aliases: [...tag.aliases],
  definition: definitionOf(tag.definition),
  purpose: tag.purpose,
  protected: tag.protected,
  pinned: tag.pinned,
  internal: tag.internal,
  state: tag.state,
  stateSince: instant(tag.state_since),
  mergedInto: tag.merged_into === null ? null : toId('tag', tag.merged_into),
  foreign: tag.kept_by,
  createdAt: instant(tag.created_at),
  updatedAt: instant(tag.updated_at),
});

export const warningViews = (warnings: readonly Warning[], language: Language) =>
  warnings.map(({ path, code, facts }) => ({
    path,
    code,
    message: say(tagsTexts, code, facts, language).message,
    facts: { ...facts },
  }));

/** The answer to a change: `warnings` stands in it only when there are some. */
export const changedView = <T extends object>(
  view: T,
  edit: { readonly warnings: readonly Warning[]; readonly changeSet: number | null },
  language: Language,
) => ({
  ...view,
  changeSet: edit.changeSet === null ? null : toId('changeSet', edit.changeSet),
  ...(edit.warnings.length > 0 ? { warnings: warningViews(edit.warnings, language) } : {}),
});
