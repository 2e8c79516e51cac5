/** Everything that names a tag, so that nothing disappears unseen. */
import { toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { livingHolders } from '../tagging/counts.ts';
import type { LibraryPorts, Reference } from './ports.ts';

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
  return { customers: await ports.headCounts.any(ctx, ids), items: itemsOf(found) };
}

/** The same under the right to write (`advance`): what is counted here cannot become more before the commit. */
export async function referencesIn(
  tx: Tx,
  ctx: Ctx,
  ports: LibraryPorts,
  tags: readonly { readonly id: number }[],
): Promise<References> {
  if (tags.length === 0) return { customers: 0, items: [] };
  const ids = tags.map((tag) => tag.id);
  const found: (readonly Reference[])[] = [];
  for (const source of ports.references) found.push(await source.find(ctx, ids, tx));
  return { customers: await livingHolders(tx, ctx.workspace, ids), items: itemsOf(found) };
}

const itemsOf = (found: readonly (readonly Reference[])[]): References['items'] =>
  found.flat().map(({ kind, id, name, tag }) => ({ kind, id, name, tag: toId('tag', tag) }));
