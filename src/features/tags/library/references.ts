/** Everything that names a tag, so that nothing disappears unseen. */
import { toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { LibraryPorts } from './ports.ts';

export interface References {
  readonly customers: number;
  readonly items: { kind: string; id: string; name: string; tag: string }[];
}

/** Not for use inside a transaction: the sources have connections of their own. */
export async function referencesOf(
  ctx: Ctx,
  ports: LibraryPorts,
  tags: readonly { readonly id: number }[],
): Promise<References> {
  if (tags.length === 0) return { customers: 0, items: [] };
  const ids = tags.map((tag) => tag.id);
  const found = await Promise.all(ports.references.map((source) => source.find(ctx, ids)));
  return {
    customers: await ports.headCounts.any(ctx, ids),
    items: found.flat().map(({ kind, id, name, tag }) => ({ kind, id, name, tag: toId('tag', tag) })),
  };
}
