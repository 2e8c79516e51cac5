/** What tagging chosen rows will do, counted from the rows themselves before anything is sent. Pure. */
import type { Group, Tag } from '../api.ts';

export interface TaggedRow {
  readonly id: string;
  readonly tags: readonly {
    readonly id: string;
    readonly name: string;
    readonly group: { readonly id: string };
  }[];
}

export interface TagEffect {
  readonly tag: Tag;
  /** People for whom something changes, and for whom nothing does. */
  readonly changed: number;
  readonly unchanged: number;
  /** Tags of the same single-choice group that come off for it, by name, with people; the most frequent first. */
  readonly replaced: readonly { readonly name: string; readonly people: number }[];
}

const has = (row: TaggedRow, tag: string) => row.tags.some((each) => each.id === tag);

export function effectOfAdding(rows: readonly TaggedRow[], tag: Tag, group: Group | undefined): TagEffect {
  const changed = rows.filter((row) => !has(row, tag.id));
  const replaced = new Map<string, number>();
  if (group?.choice === 'single' && !group.perStaff)
    for (const row of changed)
      for (const each of row.tags)
        if (each.group.id === group.id) replaced.set(each.name, (replaced.get(each.name) ?? 0) + 1);
  return {
    tag,
    changed: changed.length,
    unchanged: rows.length - changed.length,
    replaced: [...replaced]
      .map(([name, people]) => ({ name, people }))
      .toSorted((a, b) => b.people - a.people),
  };
}

export function effectOfRemoving(rows: readonly TaggedRow[], tag: Tag): TagEffect {
  const changed = rows.filter((row) => has(row, tag.id)).length;
  return { tag, changed, unchanged: rows.length - changed, replaced: [] };
}
