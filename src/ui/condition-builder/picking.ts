import { useBuilder } from './builder-context.tsx';
import { isGroup, type Leaf, newLine } from './draft.ts';
import { appendNode, nodeAt } from './edit.ts';
import { leafOf, type PickerItem } from './picker-items.ts';
import { chosenIn, toggleTag } from './tag-lines.ts';

/** How a picker puts things into its group. Tags go in and out by clicking; everything else is a new line to fill in. */
export function usePicking(groupId: number, leaveOut: boolean, onAdded: (line: number) => void) {
  const { draft, library, change } = useBuilder();
  const node = nodeAt(draft, groupId);
  const group = node && isGroup(node) ? node : null;
  const factsOf = (tag: string) => {
    const item = library.tag(tag);
    return item && { group: item.group.id, choice: item.group.choice };
  };
  const add = (leaf: Leaf, negated = leaveOut) => {
    const line = newLine(leaf, negated);
    // First the panel closes and gives focus back; then the line appears and takes it.
    onAdded(line.id);
    change(appendNode(draft, groupId, line));
  };
  return {
    add,
    pick: (item: PickerItem) => {
      if (item.kind === 'tag') change(toggleTag(draft, groupId, item.tag.id, leaveOut, factsOf));
      else add(leafOf(item));
    },
    chosen: (tag: string) => (group ? chosenIn(group, tag) : null),
  };
}

export type Picking = ReturnType<typeof usePicking>;
