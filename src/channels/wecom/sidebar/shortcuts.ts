/** The tags that a member of staff keeps at hand: favourites in order, and what was put on last. */
import { type LibrarySnapshot, type LibraryTag, libraryOf, searchTags, seesTag } from '#features/tags';
import { type BodyOf, fromId, invalid, requireRight, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Queryable } from '#platform/db';
import type { setFavourites as contract, OfferedTag } from './contract.ts';
import { needStaffMember } from './followed.ts';

export interface Shortcuts {
  /** In their order. */
  readonly favourites: readonly number[];
  /** The newest first. */
  readonly recent: readonly number[];
}

const RECENT_MOST = 12;

export async function shortcutsOf(db: Queryable, workspace: number, staff: number): Promise<Shortcuts> {
  const rows = await db.many<{ tag_id: number; place: number | null }>(
    `select tag_id, place from tag_shortcut where workspace_id = $1 and staff_id = $2
      order by place nulls last, used_at desc nulls last, tag_id limit 100`,
    [workspace, staff],
  );
  return {
    favourites: rows.filter((row) => row.place !== null).map((row) => row.tag_id),
    recent: rows
      .filter((row) => row.place === null)
      .slice(0, RECENT_MOST)
      .map((row) => row.tag_id),
  };
}

/** Of favourites it is not remembered when they were used; of others the newest are kept. */
export const rememberUse = (
  db: Queryable,
  workspace: number,
  staff: number,
  tags: readonly number[],
  now: Date,
) =>
  db.run(
    `insert into tag_shortcut (workspace_id, staff_id, tag_id, used_at)
     select distinct $1::int, $2::int, t, $4::timestamptz from unnest($3::int[]) as t
     on conflict (workspace_id, staff_id, tag_id) do update set used_at = excluded.used_at`,
    [workspace, staff, tags, now],
  );

/** Error: `tag.notFound`. */
export async function setFavourites(ctx: Ctx, { tags }: BodyOf<typeof contract>) {
  requireRight(ctx.actor, 'library:read');
  const staff = needStaffMember(ctx);
  const library = await libraryOf(ctx.db, ctx.workspace);
  const chosen = [...new Set(tags.map((text, i) => tagNamed(ctx, library, text, i)))];
  await ctx.db.transaction(async (tx) => {
    await tx.run(
      'update tag_shortcut set place = null where workspace_id = $1 and staff_id = $2 and place is not null',
      [ctx.workspace, staff],
    );
    await tx.run(
      `insert into tag_shortcut (workspace_id, staff_id, tag_id, place)
       select $1, $2, u.* from unnest($3::int[], $4::int[]) as u
       on conflict (workspace_id, staff_id, tag_id) do update set place = excluded.place`,
      [ctx.workspace, staff, chosen.map((tag) => tag.id), chosen.map((_, i) => i)],
    );
    await tx.run(
      `delete from tag_shortcut where workspace_id = $1 and staff_id = $2 and place is null and used_at is null`,
      [ctx.workspace, staff],
    );
  });
  const items = chosen.map((tag) => offeredTag(tag, true));
  return { items, nextCursor: null, total: items.length };
}

const OFFERED_MOST = 1000;
const HITS_MOST = 60;

/** Everything one may put on, or what answers to a search. */
export async function offerTags(ctx: Ctx, q: string | undefined) {
  requireRight(ctx.actor, 'library:read');
  const library = await libraryOf(ctx.db, ctx.workspace);
  const { staff } = ctx.actor;
  const { favourites } = staff === null ? NONE : await shortcutsOf(ctx.db, ctx.workspace, staff);
  const loved = new Set(favourites);
  const found = q
    ? (await searchTags(ctx, { q, limit: HITS_MOST })).items.map(({ id }) =>
        library.tag(fromId('tag', id) ?? 0),
      )
    : [...library.groups.values()].flatMap((group) => group.tags);
  const items = found
    .filter((tag) => isOffered(ctx, tag))
    .slice(0, OFFERED_MOST)
    .map((tag) => offeredTag(tag, loved.has(tag.id)));
  return { items, nextCursor: null, total: items.length };
}

const NONE: Shortcuts = { favourites: [], recent: [] };

function tagNamed(ctx: Ctx, library: LibrarySnapshot, text: string, i: number): LibraryTag {
  const { tag } = library.resolve(text, ctx.actor);
  if (tag) return tag;
  throw invalid('tag.notFound', { tag: text.slice(0, 200) }, [{ path: `tags.${i}`, code: 'tag.notFound' }]);
}

export const offeredTag = (tag: LibraryTag, favourite: boolean): OfferedTag => ({
  id: toId('tag', tag.id),
  name: tag.name,
  group: { id: toId('group', tag.group.id), name: tag.group.name, choice: tag.group.choice },
  hue: tag.color ?? tag.group.color ?? 'mo',
  scope: tag.scope,
  kind: tag.kind,
  protected: tag.protected,
  meaning: tag.definition.meaning || null,
  favourite,
});

/** What this caller may put on: recycled and stored tags are not offered, nor those that WeCom's strategies give. */
export const isOffered = (ctx: Ctx, tag: LibraryTag | null): tag is LibraryTag =>
  tag !== null && tag.state === 'active' && tag.kept_by !== 'strategy' && seesTag(ctx.actor, tag);

const QUICK_MOST = 12;
const QUICK_LEAST = 6;

/** Favourites, then recent ones; where these are few, what the library pinned. */
export function quickTags(
  ctx: Ctx,
  library: LibrarySnapshot,
  { favourites, recent }: Shortcuts,
): OfferedTag[] {
  const own = [...favourites, ...recent]
    .map((id) => library.tag(id))
    .filter((tag) => isOffered(ctx, tag))
    .slice(0, Math.max(QUICK_MOST, favourites.length));
  const pinned = [...library.tags.values()].filter(
    (tag) => tag.pinned && isOffered(ctx, tag) && !own.includes(tag),
  );
  const more = own.length < QUICK_LEAST ? pinned.slice(0, QUICK_LEAST - own.length) : [];
  const loved = new Set(favourites);
  return [...own, ...more].map((tag) => offeredTag(tag, loved.has(tag.id)));
}

const LADDER_LEAST = 2;
const LADDER_MOST = 5;

/** The first ordered single-choice group that fits in a row; of those with a favourite or recent tag first. */
export function ladderOf(ctx: Ctx, library: LibrarySnapshot, { favourites, recent }: Shortcuts) {
  const used = new Set([...favourites, ...recent].map((id) => library.tag(id)?.group.id));
  const fitting = [...library.groups.values()].flatMap((group) => {
    if (group.choice !== 'single' || !group.ordered) return [];
    const tags = group.tags.filter((tag) => isOffered(ctx, tag));
    return tags.length >= LADDER_LEAST && tags.length <= LADDER_MOST ? [{ group, tags }] : [];
  });
  const found = fitting.find(({ group }) => used.has(group.id)) ?? fitting[0];
  if (!found) return null;
  const loved = new Set(favourites);
  return { group: found.group.name, tags: found.tags.map((tag) => offeredTag(tag, loved.has(tag.id))) };
}
