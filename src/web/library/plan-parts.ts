/** A plan put in the order people read it: what is new as a tree, the rest by what happens to it. Pure. */
import { type Hue, toHue } from '#ui';
import { groupedBy } from '../cabinet/grouped-by.ts';
import type { Plan, PlanChange } from './api.ts';

export const kinds = ['rename', 'move', 'update', 'archive', 'restore', 'reorder', 'rekey'] as const;
export type Kind = (typeof kinds)[number];

export interface NewTag {
  readonly key: string;
  readonly name: string;
  readonly automatic: boolean;
  readonly guarded: boolean;
  /** Null: that of its group. */
  readonly hue: Hue | null;
  readonly meaning: string;
}

export interface NewGroup {
  readonly key: string;
  readonly name: string;
  readonly hue: Hue;
  readonly single: boolean;
  readonly ordered: boolean;
  /** The group was there before; only its tags are new. */
  readonly existing: boolean;
  readonly tags: readonly NewTag[];
}

export interface NewCategory {
  /** Null: no category. */
  readonly key: string | null;
  readonly name: string;
  readonly existing: boolean;
  readonly groups: readonly NewGroup[];
}

export interface PlanParts {
  readonly created: readonly NewCategory[];
  readonly others: readonly { readonly kind: Kind; readonly changes: readonly PlanChange[] }[];
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

interface Known {
  readonly name: string;
  readonly color: string | null;
  readonly category: string | null;
}

/** `groups` and `categories` of the library as it is, by key: new tags may go into them. */
export function partsOf(
  plan: Pick<Plan, 'changes'>,
  library: { readonly groups: ReadonlyMap<string, Known>; readonly categories: ReadonlyMap<string, string> },
): PlanParts {
  const created = plan.changes.filter((change) => change.kind === 'create');
  const of = (element: string) =>
    created.filter((change) => change.element === element).map((change) => fieldsOf(change.after));
  const tags = groupedBy(of('tag'), (tag) => textOf(tag.group));
  const newGroups = of('group').map((group): NewGroup & { readonly category: string | null } => ({
    key: textOf(group.key),
    name: textOf(group.name),
    category: textOrNull(group.category),
    hue: toHue(textOrNull(group.color)),
    single: group.choice === 'single',
    ordered: group.ordered === true,
    existing: false,
    tags: (tags.get(textOf(group.key)) ?? []).map(newTag),
  }));
  const fresh = new Set(newGroups.map((group) => group.key));
  const filled = [...tags.keys()]
    .filter((key) => !fresh.has(key))
    .map((key) => ({
      key,
      name: library.groups.get(key)?.name ?? key,
      category: library.groups.get(key)?.category ?? null,
      hue: toHue(library.groups.get(key)?.color),
      single: false,
      ordered: false,
      existing: true,
      tags: (tags.get(key) ?? []).map(newTag),
    }));
  const byCategory = groupedBy([...newGroups, ...filled], (group) => group.category);
  const newCategories = of('category').map((category) => ({
    key: textOf(category.key),
    name: textOf(category.name),
  }));
  const freshCategories = new Set<string | null>(newCategories.map((category) => category.key));
  return {
    created: [
      ...newCategories.map(({ key, name }) => ({
        key,
        name,
        existing: false,
        groups: byCategory.get(key) ?? [],
      })),
      ...[...byCategory]
        .filter(([key]) => !freshCategories.has(key))
        .map(([key, groups]) => ({
          key,
          name: key === null ? '' : (library.categories.get(key) ?? key),
          existing: true,
          groups,
        })),
    ],
    others: kinds
      .map((kind) => ({ kind, changes: plan.changes.filter((change) => change.kind === kind) }))
      .filter(({ changes }) => changes.length > 0),
  };
}

const newTag = (tag: Readonly<Record<string, unknown>>): NewTag => ({
  key: textOf(tag.key),
  name: textOf(tag.name),
  automatic: tag.kind !== 'base',
  guarded: tag.protected === true,
  hue: tag.color === null ? null : toHue(textOf(tag.color)),
  meaning: textOf(fieldsOf(tag.definition).meaning),
});

/** Fields of an update with their values before and after, as people read them. `definition` is taken apart. */
export function differencesOf(
  change: PlanChange,
): readonly { field: string; before: unknown; after: unknown }[] {
  const before = fieldsOf(change.before);
  return Object.entries(fieldsOf(change.after)).flatMap(([field, after]) => {
    if (field !== 'definition') return [{ field, before: before[field], after }];
    const was = fieldsOf(before.definition);
    return Object.entries(fieldsOf(after))
      .filter(([part, text]) => text !== was[part])
      .map(([part, text]) => ({ field: `definition.${part}`, before: was[part], after: text }));
  });
}
