/**
 * Tags of ours that WeCom does not have are made there when somebody needs them: a customer who has WeCom relations holds
 * one. Visible rule: group and tag carry the names that they have here; categories stay here.
 */
import type { LibraryTag } from '#features/tags';
import type { Ctx } from '#platform/context';
import { WecomError } from '../client/public.ts';
import type { Connection } from '../connection/connections.ts';
import { concernsAll } from '../connection/outage.ts';
import { ordersToSend } from '../core/shown-order.ts';
import { holdLibrary, type WecomGroupRow, writeGroups, writeTags } from '../mirror/library-sql.ts';
import { pullLibrary } from '../mirror/pull-library.ts';
import { type SharedLibrary, sharedLibrary, staysHere } from '../mirror/shared-library.ts';
import { newId, placedThere, rowsThere, shownTags, siblingsOf } from './push-orders.ts';

/** wecom-api.md section 1.3. */
const NAME_TAKEN = 40071;
/** How long a tag that WeCom refused stays here before it is tried again. */
const TRY_AGAIN = '1 day';

/** Of these tags those that may go to WeCom, are not there, and were not refused lately. */
export async function tagsToCreate(
  ctx: Ctx,
  shared: SharedLibrary,
  tags: Iterable<number>,
): Promise<LibraryTag[]> {
  const refused = await ctx.db.many<{ tag_id: number }>(
    `select tag_id from wecom_refused_tag where workspace_id = $1 and at > $2::timestamptz - interval '${TRY_AGAIN}'`,
    [ctx.workspace, ctx.now],
  );
  const waiting = new Set(refused.map((row) => row.tag_id));
  const deleted = new Set(
    shared.tags.flatMap((row) => (row.deleted_at !== null && row.tag_id !== null ? [row.tag_id] : [])),
  );
  return [...new Set(tags)].flatMap((id) => {
    const tag = shared.library.tag(id);
    // What was deleted in WeCom is not made again before somebody decides so.
    if (!tag || shared.byTag.has(id) || waiting.has(id) || deleted.has(id)) return [];
    return staysHere(tag, shared.writesTo(tag.group_id)) === null ? [tag] : [];
  });
}

/** One call for each group. Answers with the tags that are there now; what WeCom refuses is kept with its code. */
export async function createTags(
  ctx: Ctx,
  connection: Connection,
  shared: SharedLibrary,
  tags: readonly LibraryTag[],
): Promise<number[]> {
  const made: number[] = [];
  for (const group of new Set(tags.map((tag) => tag.group))) {
    const own = tags.filter((tag) => tag.group === group);
    const there = shared.groups.find((row) => row.group_id === group.id && row.deleted_at === null);
    const orders = newOrders(shared, group, own);
    try {
      const added = await connection.api.tags.add({
        group: there ? { id: there.id } : { name: group.name, order: orders.group },
        tags: own.map((tag) => ({ name: tag.name, order: orders.tags.get(tag.id) })),
      });
      made.push(...(await keep(ctx, added, there ?? newGroup(group, orders.group), own, orders.tags)));
    } catch (error) {
      if (!(error instanceof WecomError) || error.code === null || mayPass(error)) throw error;
      if (error.code === NAME_TAKEN) made.push(...(await adopt(ctx, connection, own)));
      else await refuse(ctx, own, error.code);
    }
  }
  return made;
}

/** Not this tag's fault: it is tried again as it is. */
const mayPass = (error: WecomError): boolean =>
  concernsAll(error) || error.kind === 'backoff' || error.kind === 'closed';

/** A name that somebody made there meanwhile: the library says whose it is, and what is still missing is refused. */
async function adopt(ctx: Ctx, connection: Connection, own: readonly LibraryTag[]): Promise<number[]> {
  await pullLibrary(ctx, connection);
  const { byTag } = await sharedLibrary(ctx.db, ctx.workspace);
  const [there, missing] = [own.filter((tag) => byTag.has(tag.id)), own.filter((tag) => !byTag.has(tag.id))];
  if (missing.length > 0) await refuse(ctx, missing, NAME_TAKEN);
  return there.map((tag) => tag.id);
}

const newGroup = ({ id, name }: LibraryTag['group'], order = 0): Omit<WecomGroupRow, 'id'> => ({
  name,
  sort: order,
  group_id: id,
  owned: true,
  deleted_at: null,
  strategy: null,
});

/** Numbers that give what is new its place between what is there; none where there is no room. */
function newOrders(shared: SharedLibrary, group: LibraryTag['group'], own: readonly LibraryTag[]) {
  const { groupOf, tagOf } = rowsThere(shared);
  const tags = ordersToSend(placedThere(shownTags(group), tagOf, new Set(own.map((tag) => tag.id))));
  const siblings = siblingsOf(shared, group.category_id);
  return {
    group: ordersToSend(placedThere(siblings, groupOf, new Set([group.id]))).get(newId(group.id)),
    tags: new Map(
      own.flatMap(({ id }) => (tags.has(newId(id)) ? [[id, tags.get(newId(id)) ?? 0] as const] : [])),
    ),
  };
}

async function keep(
  ctx: Ctx,
  added: { readonly groupId: string; readonly ids: ReadonlyMap<string, string> },
  group: Omit<WecomGroupRow, 'id'>,
  own: readonly LibraryTag[],
  orders: ReadonlyMap<number, number>,
): Promise<number[]> {
  const known = own.flatMap((tag) => {
    const id = added.ids.get(tag.name);
    return id === undefined ? [] : [{ tag, id }];
  });
  await ctx.db.transaction(async (tx) => {
    await holdLibrary(tx, ctx.workspace);
    await writeGroups(tx, ctx.workspace, [{ ...group, id: added.groupId }], 'us');
    const rows = known.map(({ tag, id }) => ({
      id,
      group_id: added.groupId,
      name: tag.name,
      sort: orders.get(tag.id) ?? 0,
      tag_id: tag.id,
      owned: true,
      deleted_at: null,
    }));
    await writeTags(tx, ctx.workspace, rows, 'us');
    await tx.run('delete from wecom_refused_tag where workspace_id = $1 and tag_id = any($2::int[])', [
      ctx.workspace,
      known.map(({ tag }) => tag.id),
    ]);
  });
  return known.map(({ tag }) => tag.id);
}

const refuse = (ctx: Ctx, tags: readonly LibraryTag[], code: number) =>
  ctx.db.run(
    `insert into wecom_refused_tag (workspace_id, tag_id, code, at)
     select $1, unnest($2::int[]), $3, $4
     on conflict (workspace_id, tag_id) do update set code = excluded.code, at = excluded.at`,
    [ctx.workspace, tags.map((tag) => tag.id), code, ctx.now],
  );
