/**
 * Changes of the library here reach WeCom: names, order, and tags that were retired. Only what our own app made can be changed
 * there; the rest is read only, and shown as a difference.
 */
import { libraryOf } from '#features/tags';
import type { Ctx } from '#platform/context';
import { WecomError } from '../client/public.ts';
import type { Connection } from '../connection/connections.ts';
import { renameOrder } from '../core/rename-order.ts';
import {
  holdLibrary,
  type WecomGroupRow,
  type WecomTagRow,
  writeGroups,
  writeTags,
} from '../mirror/library-sql.ts';
import { type SharedLibrary, sharedLibrary, WECOM_NAME_MOST } from '../mirror/shared-library.ts';
import { pushOrders } from './push-orders.ts';
import { refusedChange } from './refused-change.ts';

/** Which version of the library was pushed last, by workspace: it is looked through once for each change. */
export class PushedLibraries {
  readonly #versions = new Map<number, number>();

  /** True: something was sent. */
  async push(ctx: Ctx, connection: Connection): Promise<boolean> {
    // Asked every second: nothing but the version is looked at while it stays.
    const { version } = await libraryOf(ctx.db, ctx.workspace);
    if (this.#versions.get(ctx.workspace) === version) return false;
    const shared = await sharedLibrary(ctx.db, ctx.workspace);
    const sent = await pushLibrary(ctx, connection, shared);
    this.#versions.set(ctx.workspace, shared.library.version);
    return sent;
  }
}

async function pushLibrary(ctx: Ctx, connection: Connection, shared: SharedLibrary): Promise<boolean> {
  const renamedGroups = shared.groups.flatMap((row) => {
    const name = row.group_id === null ? undefined : shared.library.groups.get(row.group_id)?.name;
    return canRename(row, name) ? [{ row, name }] : [];
  });
  const renamedTags = shared.tags.flatMap((row) => {
    const name = row.tag_id === null ? undefined : shared.library.tag(row.tag_id)?.name;
    return canRename(row, name) ? [{ row, name }] : [];
  });
  const retired = shared.tags.filter((row) => isRetired(row, shared));
  for (const { row, name } of inTurn(renamedGroups, () => ''))
    await renameThere(ctx, connection, row, name, 'group');
  for (const { row, name } of inTurn(renamedTags, (row) => row.group_id))
    await renameThere(ctx, connection, row, name, 'tag');
  if (retired.length > 0) await deleteThere(ctx, connection, retired);
  const changed = renamedGroups.length + renamedTags.length + retired.length > 0;
  // Rows are written whole: what was renamed is read again first.
  const now = changed ? await sharedLibrary(ctx.db, ctx.workspace) : shared;
  return (await pushOrders(ctx, connection, now)) || changed;
}

/** Each when its new name has become free; of a circle one has two steps. */
function inTurn<Row extends WecomGroupRow | WecomTagRow>(
  renamed: readonly { readonly row: Row; readonly name: string }[],
  placeOf: (row: Row) => string,
): { row: Row; name: string }[] {
  const rows = new Map(renamed.map(({ row }) => [row.id, row]));
  const wanted = renamed.map(({ row, name }) => ({
    id: row.id,
    place: placeOf(row),
    from: row.name,
    into: name,
  }));
  return renameOrder(wanted).flatMap(({ id, name }) => {
    const row = rows.get(id);
    return row ? [{ row, name }] : [];
  });
}

const canRename = (row: WecomGroupRow | WecomTagRow, name: string | undefined): name is string =>
  name !== undefined &&
  row.owned &&
  row.deleted_at === null &&
  name !== row.name &&
  [...name].length <= WECOM_NAME_MOST;

/** Deleted or merged here. Customers of a merged tag hold the other one already, and are written with it. */
function isRetired(row: WecomTagRow, shared: SharedLibrary): boolean {
  if (!row.owned || row.deleted_at !== null || row.tag_id === null) return false;
  const tag = shared.library.tags.get(row.tag_id);
  return tag !== undefined && (tag.state === 'recycled' || tag.state === 'purged');
}

async function renameThere(
  ctx: Ctx,
  { api }: Connection,
  row: WecomGroupRow | WecomTagRow,
  name: string,
  element: 'group' | 'tag',
): Promise<void> {
  try {
    await api.tags.edit({ id: row.id, name });
  } catch (error) {
    if (!(error instanceof WecomError) || !(await refusedChange(ctx, error, row.id))) throw error;
    return;
  }
  await ctx.db.transaction(async (tx) => {
    await holdLibrary(tx, ctx.workspace);
    if (element === 'group')
      await writeGroups(tx, ctx.workspace, [{ ...(row as WecomGroupRow), name }], 'us');
    else await writeTags(tx, ctx.workspace, [{ ...(row as WecomTagRow), name }], 'us');
  });
}

async function deleteThere(ctx: Ctx, { api }: Connection, retired: readonly WecomTagRow[]): Promise<void> {
  for (const row of retired) {
    try {
      await api.tags.delete({ tagIds: [row.id] });
    } catch (error) {
      if (!(error instanceof WecomError) || !(await refusedChange(ctx, error, row.id))) throw error;
      continue;
    }
    // Without a number here it is made anew if the tag ever comes back.
    await ctx.db.transaction(async (tx) => {
      await holdLibrary(tx, ctx.workspace);
      await writeTags(tx, ctx.workspace, [{ ...row, tag_id: null, deleted_at: ctx.now }], 'us');
    });
  }
}
