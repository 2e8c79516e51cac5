/** An ordered group in a line: which levels are meant, and how that is said in the language. Pure. */
import type { GroupLeaf, Leaf, LineNode, TagsLeaf } from './draft.ts';
import type { GroupItem } from './library.ts';

export const levelModes = ['min', 'max', 'is', 'isNot', 'range', 'any', 'none'] as const;
export type LevelMode = (typeof levelModes)[number];

/** What a line says about the levels of its group. Ids of tags, lowest first. */
export interface Levels {
  readonly mode: LevelMode;
  readonly chosen: readonly string[];
  readonly within: ReadonlySet<string>;
}

const idsFrom = (group: GroupItem, from: number, to: number): string[] =>
  group.tags.slice(from, to + 1).map((tag) => tag.id);

/** `idOf` gives the id of a tag, however the condition names it. */
export function levelsOf(
  node: Pick<LineNode, 'negated'> & { readonly leaf: TagsLeaf | GroupLeaf },
  group: GroupItem,
  idOf: (tag: string) => string | undefined,
): Levels {
  const { leaf, negated } = node;
  const last = group.tags.length - 1;
  const place = (tag: string) => group.tags.findIndex(({ id }) => id === idOf(tag));
  if ('tags' in leaf) {
    const ids = leaf.tags.flatMap((tag) => idOf(tag) ?? []);
    const chosen = new Set(ids);
    const meant = group.tags.map(({ id }) => id).filter((id) => chosen.has(id) !== negated);
    return { mode: negated ? 'isNot' : 'is', chosen: ids, within: new Set(meant) };
  }
  if ('any' in leaf) return { mode: 'any', chosen: [], within: new Set(idsFrom(group, 0, last)) };
  if ('none' in leaf) return { mode: 'none', chosen: [], within: new Set() };
  const { min, max } = leaf as { readonly min?: string; readonly max?: string };
  const low = min === undefined ? 0 : place(min);
  const high = max === undefined ? last : place(max);
  const chosen = [min, max].flatMap((tag) => (tag === undefined ? [] : (idOf(tag) ?? [])));
  const mode = min !== undefined && max !== undefined ? 'range' : min !== undefined ? 'min' : 'max';
  return { mode, chosen, within: new Set(low < 0 || high < 0 ? [] : idsFrom(group, low, high)) };
}

interface Said {
  readonly leaf: Leaf;
  readonly negated: boolean;
}

/** The line that says this. `meant`: when and by whom the tags were given, which only single levels can ask for. */
export function sayLevels(
  mode: LevelMode,
  chosen: readonly string[],
  group: GroupItem,
  meant: Omit<TagsLeaf, 'tags'> = {},
): Said {
  const inOrder = group.tags.map(({ id }) => id).filter((id) => chosen.includes(id));
  const [low = group.tags.at(Math.floor(group.tags.length / 2))?.id ?? ''] = inOrder;
  const high = inOrder.at(-1) ?? low;
  const plain = (leaf: Leaf): Said => ({ leaf, negated: false });
  switch (mode) {
    case 'min':
      return plain({ group: group.id, min: low });
    case 'max':
      return plain({ group: group.id, max: high });
    case 'range':
      return plain({ group: group.id, min: low, max: high });
    case 'any':
      return plain({ group: group.id, any: true });
    case 'none':
      return plain({ group: group.id, none: true });
    default:
      return { leaf: { tags: inOrder.length > 0 ? inOrder : [low], ...meant }, negated: mode === 'isNot' };
  }
}

/** What a click on a level makes of the levels that were chosen. */
export function chooseLevel({ mode, chosen }: Levels, tag: string, group: GroupItem): readonly string[] {
  if (mode === 'is' || mode === 'isNot') {
    const rest = chosen.filter((id) => id !== tag);
    // The last one cannot be switched off: a line without levels says nothing.
    return chosen.includes(tag) ? (rest.length > 0 ? rest : chosen) : [...chosen, tag];
  }
  if (mode !== 'range') return [tag];
  const place = (id: string) => group.tags.findIndex((each) => each.id === id);
  const [low = tag, high = low] = chosen;
  const nearLow = Math.abs(place(tag) - place(low)) <= Math.abs(place(tag) - place(high));
  if (place(tag) < place(low) || (place(tag) < place(high) && nearLow)) return [tag, high];
  return [low, tag];
}
