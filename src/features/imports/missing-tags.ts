/** `GET /imports/{id}/missing-tags`: what the file calls tags and the library does not know. */
import { pathSeparator } from '#features/tags/core';
import { asSeenBy, requireRight } from '#kernel';
import type { Ctx } from '#platform/context';
import { missingTags } from './sql.ts';
import { findImport } from './stored-import.ts';

/** `意向/高意向` → its group and its name; a name alone may stand in any group. */
function parted(path: string): { group: string | null; name: string } {
  const slash = path.search(pathSeparator);
  if (slash <= 0) return { group: null, name: path };
  return { group: path.slice(0, slash).trim(), name: path.slice(slash + 1).trim() };
}

/** As of the last dry run or run, the most frequent first. Error: `import.notFound`. */
export async function listMissingTags(ctx: Ctx, id: string) {
  requireRight(ctx.actor, 'imports:run');
  const { row } = await findImport(ctx, id);
  const found = await missingTags(ctx.db, ctx.workspace, row.id);
  return { items: found.map(({ tag, rows }) => ({ ...parted(asSeenBy(ctx.actor, tag)), rows })) };
}
