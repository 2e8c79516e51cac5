/**
 * WeCom's tag library, read whole and compared three ways: what we last knew, what is there, what is here. What is new or
 * renamed there is taken over; what was deleted there stays here until somebody decides.
 */
import { takeOverLibrary } from '#features/tags';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import type { Connection } from '../connection/connections.ts';
import { databaseNow } from '../parts.ts';
import { foreignGroups, type IsOurs, type Known, releasedBy } from './foreign-library.ts';
import {
  holdLibrary,
  type WecomGroupRow,
  type WecomTagRow,
  wecomGroups,
  wecomTags,
  writeGroups,
  writeTags,
} from './library-sql.ts';
import { type GroupThere, type LibraryThere, libraryThere } from './library-there.ts';
import type { Difference, SeenTag } from './reading.ts';
import { type SharedLibrary, sharedLibrary } from './shared-library.ts';

/** Answers with what differs and was not taken; a library that is as we know it changes nothing. */
export async function pullLibrary(
  ctx: Ctx,
  connection: Connection,
  seen: readonly SeenTag[] = [],
): Promise<Difference[]> {
  const begun = await databaseNow(ctx.db);
  const isOurs: IsOurs = (row) => row?.touched_at instanceof Date && row.touched_at >= begun;
  // What of strategies was known before is part of the listing.
  const before = await sharedLibrary(ctx.db, ctx.workspace);
  const library = await libraryThere(ctx, connection, before, seen);
  const shared = await sharedLibrary(ctx.db, ctx.workspace);
  const there = library.groups;
  const known: Known = {
    groups: new Map(shared.groups.map((row) => [row.id, row])),
    tags: new Map(shared.tags.map((row) => [row.id, row])),
    group: (id) => shared.library.groups.get(id) ?? null,
    tag: (id) => shared.library.tag(id),
    isOurs,
  };
  const differences: Difference[] = [];
  const write = async (tx: Tx, refused: ReadonlyMap<string, string>, ids: Ids) => {
    // Rows may have changed since they were read: a write of ours that succeeded meanwhile owns its tags.
    await holdLibrary(tx, ctx.workspace);
    const groups = new Map((await wecomGroups(tx, ctx.workspace)).map((row) => [row.id, row]));
    const tags = new Map((await wecomTags(tx, ctx.workspace)).map((row) => [row.id, row]));
    const rows = rowsOf(there, groups, tags, ids);
    const gone = goneOf(leftIn(library, groups, tags), groups, tags, { isOurs, now: ctx.now });
    const isTold = (row: { readonly id: string }) => !isOurs(groups.get(row.id)) && !isOurs(tags.get(row.id));
    // First what is gone: its twin of the same name may have what it was here.
    await writeGroups(tx, ctx.workspace, gone.groups, 'listing');
    await writeTags(tx, ctx.workspace, gone.tags, 'listing');
    await writeGroups(tx, ctx.workspace, rows.groups.filter(isTold), 'listing');
    await writeTags(tx, ctx.workspace, rows.tags.filter(isTold), 'listing');
    differences.push(...refusedIn(there, refused));
  };
  const gone = releasedBy(leftIn(library, known.groups, known.tags), shared);
  const wanted = foreignGroups(there, known);
  if (!wanted.news && gone.groups.length + gone.tags.length === 0) {
    await ctx.db.transaction((tx) => write(tx, new Map(), { groups: new Map(), tags: new Map() }));
  } else {
    await takeOverLibrary(ctx, 'wecom.libraryTaken', { ...wanted, gone }, (tx, taken) =>
      write(tx, taken.refused, taken),
    );
  }
  return [
    ...differences,
    ...deletedThere(await sharedLibrary(ctx.db, ctx.workspace)),
    ...namesThatDiffer(there, known),
  ];
}

interface Ids {
  readonly groups: ReadonlyMap<string, number>;
  readonly tags: ReadonlyMap<string, number>;
}

/** Ids of what is there still. When nothing was told of strategies, all that is known of them. */
function leftIn(
  { groups: there, strategiesUnread }: LibraryThere,
  groups: ReadonlyMap<string, WecomGroupRow>,
  tags: ReadonlyMap<string, WecomTagRow>,
): ReadonlySet<string> {
  const left = new Set(there.flatMap((group) => [group.id, ...group.tags.map((tag) => tag.id)]));
  if (!strategiesUnread) return left;
  const isOfStrategy = (id: string): boolean => groups.get(id)?.strategy != null;
  for (const id of groups.keys()) if (isOfStrategy(id)) left.add(id);
  for (const row of tags.values()) if (isOfStrategy(row.group_id)) left.add(row.id);
  return left;
}

function rowsOf(
  there: readonly GroupThere[],
  groups: ReadonlyMap<string, WecomGroupRow>,
  tags: ReadonlyMap<string, WecomTagRow>,
  ids: Ids,
): { groups: WecomGroupRow[]; tags: WecomTagRow[] } {
  return {
    groups: there.map((group) => {
      const was = groups.get(group.id);
      return {
        id: group.id,
        name: group.name,
        sort: group.order,
        group_id: ids.groups.get(group.id) ?? was?.group_id ?? null,
        owned: was?.owned ?? false,
        deleted_at: null,
        strategy: group.strategy,
      };
    }),
    tags: there.flatMap((group) =>
      group.tags.map((tag) => {
        const was = tags.get(tag.id);
        return {
          id: tag.id,
          group_id: group.id,
          name: tag.name,
          sort: tag.order,
          tag_id: ids.tags.get(tag.id) ?? was?.tag_id ?? null,
          owned: was?.owned ?? false,
          deleted_at: null,
        };
      }),
    ),
  };
}

/** Whatever a whole listing leaves out was deleted. Deleting a group tells nothing of its tags. */
function goneOf(
  left: ReadonlySet<string>,
  groups: ReadonlyMap<string, WecomGroupRow>,
  tags: ReadonlyMap<string, WecomTagRow>,
  { isOurs, now }: { readonly isOurs: IsOurs; readonly now: Date },
): { groups: WecomGroupRow[]; tags: WecomTagRow[] } {
  const isGone = (row: WecomGroupRow | WecomTagRow) =>
    row.deleted_at === null && !left.has(row.id) && !isOurs(row);
  const goneGroups = [...groups.values()].filter(isGone);
  const goneTags = [...tags.values()].filter(isGone);
  return {
    groups: goneGroups.map((row) => ({ ...row, deleted_at: now })),
    tags: goneTags.map((row) => ({ ...row, deleted_at: now })),
  };
}

/**
 * Tags that are in use here and were deleted there, whenever and by whichever reading that was noticed: each listing tells
 * of them until somebody decides. One that was made there again and deleted again is one difference.
 */
function deletedThere({ tags, library, byTag }: SharedLibrary): Difference[] {
  const newest = new Map<number, WecomTagRow & { readonly deleted_at: Date }>();
  for (const row of tags) {
    const { tag_id: tag, deleted_at } = row;
    if (tag === null || deleted_at === null) continue;
    if (library.tag(tag)?.state !== 'active' || byTag.has(tag)) continue;
    const other = newest.get(tag);
    if (!other || other.deleted_at < deleted_at) newest.set(tag, { ...row, deleted_at });
  }
  return [...newest.values()].map((row) =>
    libraryDifference('tagDeletedThere', row.id, row.name, row.name, row.name, null),
  );
}

function refusedIn(there: readonly GroupThere[], refused: ReadonlyMap<string, string>): Difference[] {
  return there.flatMap((group) =>
    [group, ...group.tags].flatMap((element) => {
      const why = refused.get(element.id);
      return why ? [libraryDifference('notTaken', element.id, element.name, null, null, why)] : [];
    }),
  );
}

/** Names of what another app made: ours may differ, and nobody can send it. */
function namesThatDiffer(there: readonly GroupThere[], known: Known): Difference[] {
  return there.flatMap((group) =>
    group.tags.flatMap((tag) => {
      const row = known.tags.get(tag.id);
      const name = row?.tag_id == null ? null : (known.tag(row.tag_id)?.name ?? null);
      if (
        !row ||
        row.owned ||
        known.isOurs(row) ||
        name === null ||
        row.name !== tag.name ||
        name === tag.name
      )
        return [];
      return [libraryDifference('nameDiffers', tag.id, tag.name, row.name, name, tag.name)];
    }),
  );
}

const libraryDifference = (
  kind: Difference['kind'],
  wecomId: string,
  name: string,
  agreed: string | null,
  here: string | null,
  there: string | null,
): Difference => ({
  kind,
  userid: null,
  externalUserid: null,
  customer: null,
  wecomId,
  name,
  agreed,
  here,
  there,
  done: null,
});
