/** Everything that can be asked of an index, as plain values: whether two of them are the same. */
import { partsOf } from './snapshot-parts.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

/** Parts that hold nobody are left out. */
export function contents(index: WorkspaceIndex) {
  const { sets, columns } = partsOf(index);
  const told = <T>(parts: ReadonlyMap<string, T>, tell: (part: T) => unknown[]) =>
    Object.fromEntries(
      [...parts]
        .map(([name, part]) => [name, tell(part)] as const)
        .filter(([, members]) => members.length > 0)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  return {
    position: index.position,
    vocabulary: index.vocabulary,
    sets: told(sets, (set) => [...set.ordinals()]),
    columns: told(new Map([...columns].filter(([name]) => !name.startsWith('["text"'))), (column) =>
      [...column.present.ordinals()].map((o) => [o, column.get(o)]),
    ),
    texts: told(index.texts, (column) => [...column.present.ordinals()].map((o) => [o, column.get(o)])),
  };
}
