/** Both libraries beside each other: what a WeCom tag is here, and how its group is written. */
import { type LibrarySnapshot, type LibraryTag, libraryOf } from '#features/tags';
import type { Db, Queryable } from '#platform/db';
import type { SharedTag, WritesTo } from '../core/pair-tags.ts';
import { policies, type WecomGroupRow, type WecomTagRow, wecomGroups, wecomTags } from './library-sql.ts';

/** Of groups nobody chose for: every follower gets the tag, as if all had put it on. */
export const DEFAULT_WRITES_TO: WritesTo = 'all';

export interface SharedLibrary {
  readonly library: LibrarySnapshot;
  readonly groups: readonly WecomGroupRow[];
  readonly tags: readonly WecomTagRow[];
  /** By WeCom's id; only tags that stand on both sides. */
  readonly known: ReadonlyMap<string, SharedTag>;
  /** By the number here. */
  readonly byTag: ReadonlyMap<number, SharedTag>;
  writesTo(group: number): WritesTo;
}

/** `read`: a transaction, when the rows must be those it sees. */
export async function sharedLibrary(db: Db, workspace: number, read: Queryable = db): Promise<SharedLibrary> {
  const library = await libraryOf(db, workspace);
  const groups = await wecomGroups(read, workspace);
  const tags = await wecomTags(read, workspace);
  const chosen = new Map((await policies(read, workspace)).map((row) => [row.group_id, row.writes_to]));
  const writesTo = (group: number): WritesTo => chosen.get(group) ?? DEFAULT_WRITES_TO;
  const known = new Map<string, SharedTag>();
  const byTag = new Map<number, SharedTag>();
  for (const row of tags) {
    const tag = row.tag_id === null ? undefined : library.tags.get(row.tag_id);
    const here = tag && row.deleted_at === null ? library.successor(tag) : null;
    if (!here) continue;
    const shared: SharedTag = {
      wecomId: row.id,
      tag: here.id,
      perStaff: here.group.per_staff,
      // Who carries a tag of a strategy is decided there.
      writesTo: here.kept_by === 'strategy' ? 'none' : writesTo(here.group_id),
    };
    known.set(row.id, shared);
    // Two WeCom tags may have become one here by a merge: the older one is written.
    if (!byTag.has(here.id)) byTag.set(here.id, shared);
  }
  return { library, groups, tags, known, byTag, writesTo };
}

/** Longest name that WeCom takes, in characters (documents 96320, 92117; how emoji count is not confirmed). */
export const WECOM_NAME_MOST = 30;

/** Why a tag of ours stays here; null: it may go to WeCom. */
export function staysHere(
  tag: LibraryTag,
  writesTo: WritesTo,
): 'personal' | 'policy' | 'closed' | 'longName' | null {
  if (tag.owner_id !== null) return 'personal';
  if (writesTo === 'none' || tag.kept_by === 'strategy') return 'policy';
  if (
    tag.group.archived_at !== null ||
    tag.state === 'reserve' ||
    tag.state === 'recycled' ||
    tag.state === 'purged'
  )
    return 'closed';
  if ([...tag.name].length > WECOM_NAME_MOST || [...tag.group.name].length > WECOM_NAME_MOST)
    return 'longName';
  return null;
}
