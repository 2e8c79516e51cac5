/** Search of tags by Chinese, pinyin, initials and alias. Spellings are made once per library. */
import { type OutputOf, type QueryOf, requireRight } from '#kernel';
import type { Ctx } from '#platform/context';
import type * as contract from '../contract.ts';
import { spell, type TagSearch, tagSearch } from '../core/public.ts';
import { libraryOf } from './library.ts';
import { type LibrarySnapshot, type LibraryTag, seesTag } from './snapshot.ts';
import { tagView } from './views.ts';

const searches = new WeakMap<LibrarySnapshot, TagSearch>();

const offered = (library: LibrarySnapshot): LibraryTag[] =>
  [...library.groups.values()]
    .flatMap((group) => group.tags)
    .sort((a, b) => Number(a.state !== 'active') - Number(b.state !== 'active'));

function searchIn(library: LibrarySnapshot): TagSearch {
  let search = searches.get(library);
  if (!search) {
    search = tagSearch(
      offered(library).map((tag) => ({
        id: String(tag.id),
        name: tag.name,
        group: tag.group.name,
        aliases: tag.aliases,
      })),
      spell,
    );
    searches.set(library, search);
  }
  return search;
}

/** Best first; tags in use before those in the cold and reserve stores. */
export async function searchTags(
  ctx: Ctx,
  query: QueryOf<typeof contract.searchTags>,
): Promise<OutputOf<typeof contract.searchTags>> {
  requireRight(ctx.actor, 'library:read');
  const library = await libraryOf(ctx.db, ctx.workspace);
  const hits = searchIn(library)
    .find(query.q, library.tags.size)
    .flatMap((hit) => {
      const tag = library.tag(Number(hit.id));
      return tag && seesTag(ctx.actor, tag) ? [{ hit, tag }] : [];
    });
  return {
    items: hits.slice(0, query.limit).map(({ hit, tag }) => ({
      ...tagView(tag),
      match: {
        kind: hit.kind,
        field: hit.field,
        text: hit.text,
        ranges: hit.ranges.map(([start, end]) => [start, end]),
      },
    })),
    nextCursor: null,
    total: hits.length,
  };
}
