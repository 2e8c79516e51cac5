/** The order of tags and groups here reaches WeCom, as far as our own app made them. */
import type { LibraryGroup, LibraryTag } from '#features/tags';
import type { Ctx } from '#platform/context';
import { WecomError } from '../client/public.ts';
import type { Connection } from '../connection/connections.ts';
import { ordersToSend, type PlacedThere } from '../core/shown-order.ts';
import { holdLibrary, type WecomGroupRow, type WecomTagRow, writeSort } from '../mirror/library-sql.ts';
import type { SharedLibrary } from '../mirror/shared-library.ts';
import { refusedChange } from './refused-change.ts';

/** Tags of a group as they are shown here: of levels the highest on top. */
export const shownTags = (group: LibraryGroup): LibraryTag[] => {
  const own = group.tags.filter((tag) => tag.owner_id === null);
  return group.ordered ? own.toReversed() : own;
};

/** Groups of a category, in order. */
export const siblingsOf = ({ library }: SharedLibrary, category: number | null): LibraryGroup[] =>
  [...library.groups.values()].filter((group) => group.category_id === category);

/** What both know of these, and how they stand there; `extra` is not there yet and about to be made. */
export function placedThere<Row extends WecomGroupRow | WecomTagRow>(
  shown: readonly { readonly id: number }[],
  rowOf: (id: number) => Row | undefined,
  extra: ReadonlySet<number> = new Set(),
): PlacedThere[] {
  return shown.flatMap(({ id }): PlacedThere[] => {
    const row = rowOf(id);
    if (row) return [{ id: row.id, sort: row.sort, owned: row.owned }];
    return extra.has(id) ? [{ id: newId(id), sort: null, owned: true }] : [];
  });
}

/** Stands for an element that WeCom gave no id yet. */
export const newId = (id: number): string => `new ${id}`;

export function rowsThere(shared: SharedLibrary) {
  const groups = new Map(shared.groups.flatMap((row) => (living(row) ? [[row.group_id, row] as const] : [])));
  const byId = new Map(shared.tags.map((row) => [row.id, row]));
  return {
    groupOf: (id: number) => groups.get(id),
    tagOf: (id: number) => byId.get(shared.byTag.get(id)?.wecomId ?? ''),
  };
}

const living = (row: WecomGroupRow): boolean =>
  row.group_id !== null && row.deleted_at === null && row.strategy === null;

/** True: something was sent. */
export async function pushOrders(ctx: Ctx, connection: Connection, shared: SharedLibrary): Promise<boolean> {
  const { groupOf, tagOf } = rowsThere(shared);
  const all = [...shared.library.groups.values()];
  let sent = false;
  for (const category of new Set(all.map((group) => group.category_id)))
    for (const [id, order] of ordersToSend(placedThere(siblingsOf(shared, category), groupOf))) {
      const row = shared.groups.find((one) => one.id === id);
      if (row && (await orderThere(ctx, connection, id, order)))
        await noteSort(ctx, 'wecom_tag_group', id, order);
      sent = true;
    }
  for (const group of all)
    for (const [id, order] of ordersToSend(placedThere(shownTags(group), tagOf))) {
      const row = shared.tags.find((one) => one.id === id);
      if (row && (await orderThere(ctx, connection, id, order))) await noteSort(ctx, 'wecom_tag', id, order);
      sent = true;
    }
  return sent;
}

const noteSort = (ctx: Ctx, table: Parameters<typeof writeSort>[2], id: string, order: number) =>
  ctx.db.transaction(async (tx) => {
    await holdLibrary(tx, ctx.workspace);
    await writeSort(tx, ctx.workspace, table, id, order);
  });

/** False: WeCom refused, and nothing else has to stop for it. */
async function orderThere(ctx: Ctx, { api }: Connection, id: string, order: number): Promise<boolean> {
  try {
    await api.tags.edit({ id, order });
    return true;
  } catch (error) {
    if (!(error instanceof WecomError) || !(await refusedChange(ctx, error, id))) throw error;
    return false;
  }
}
