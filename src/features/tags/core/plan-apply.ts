/** Carries out a plan on a library value. The database does the same steps on rows. */
import { conflict } from '#kernel';
import type { Category, ElementKind, Library, Tag, TagGroup } from './library.ts';
import { canApply } from './plan.ts';
import type { Change, Plan } from './plan-parts.ts';

interface Draft {
  category: Map<string, Category>;
  group: Map<string, TagGroup>;
  tag: Map<string, Tag>;
  /** Personal tags; their keys need not differ from those of the company. */
  personal: Tag[];
}

/**
 * The library after the plan. The plan must have been made for this very library.
 * Errors: `library.planRefused` when the plan must not be applied, `library.planStale` when an element it names is gone.
 */
export function applyPlan(library: Library, plan: Plan): Library {
  if (!canApply(plan)) throw conflict('library.planRefused', { refused: plan.refused.length });
  const draft: Draft = {
    category: new Map(library.categories.map((one) => [one.key, one])),
    group: new Map(library.groups.map((one) => [one.key, one])),
    tag: new Map(library.tags.filter((one) => one.scope === 'enterprise').map((one) => [one.key, one])),
    personal: library.tags.filter((one) => one.scope === 'personal'),
  };
  for (const change of plan.changes) carryOut(draft, change);
  return {
    categories: [...draft.category.values()],
    groups: [...draft.group.values()],
    tags: [...draft.tag.values(), ...draft.personal],
  };
}

function carryOut(draft: Draft, change: Change): void {
  switch (change.kind) {
    case 'create':
      create(draft, change.element, change.after);
      return;
    case 'rekey':
      rekey(draft, change.element, change.before.key, change.after.key);
      return;
    case 'reorder':
      for (const [key, order] of Object.entries(change.after)) edit(draft, change.element, key, { order });
      return;
    case 'move': {
      const { parent, order } = change.after;
      const field = { category: 'parent', group: 'category', tag: 'group' }[change.element];
      edit(draft, change.element, change.key, { [field]: parent, order });
      return;
    }
    case 'rename':
    case 'update':
      edit(draft, change.element, change.key, change.after);
      return;
    case 'archive':
    case 'restore':
      edit(draft, change.element, change.key, { archived: change.kind === 'archive' });
  }
}

function create(draft: Draft, element: ElementKind, after: Category | TagGroup | Tag): void {
  // The kind of element decides which of the three it is.
  if (element === 'category') draft.category.set(after.key, after as Category);
  else if (element === 'group') draft.group.set(after.key, after as TagGroup);
  else draft.tag.set(after.key, after as Tag);
}

function edit(draft: Draft, element: ElementKind, key: string | null, fields: object): void {
  const elements: Map<string, Category | TagGroup | Tag> = draft[element];
  const now = key === null ? undefined : elements.get(key);
  if (!now) throw conflict('library.planStale', { element, key });
  elements.set(now.key, { ...now, ...fields });
}

function rekey(draft: Draft, element: ElementKind, from: string, to: string): void {
  const elements: Map<string, Category | TagGroup | Tag> = draft[element];
  if (!elements.has(from)) throw conflict('library.planStale', { element, key: from });
  const renamed = [...elements.values()].map((one) => (one.key === from ? { ...one, key: to } : one));
  elements.clear();
  for (const one of renamed) elements.set(one.key, one);
  for (const one of draft.category.values())
    if (element === 'category' && one.parent === from) draft.category.set(one.key, { ...one, parent: to });
  for (const one of draft.group.values())
    if (element === 'category' && one.category === from) draft.group.set(one.key, { ...one, category: to });
  if (element !== 'group') return;
  for (const one of draft.tag.values()) if (one.group === from) draft.tag.set(one.key, { ...one, group: to });
  draft.personal = draft.personal.map((one) => (one.group === from ? { ...one, group: to } : one));
}
