/** Lists of tags that other features store: a merge rewrites them in its transaction, and its undo gives them back. */
import { toId } from '#kernel';
import type { Queryable } from '#platform/db';
import type { ReferenceSource } from './ports.ts';

interface NamedRow {
  readonly id: number;
  readonly name: string;
  readonly tags: readonly number[];
}

/**
 * A table with the columns `workspace_id`, `id` and `tags int[]`, whose name is the kind of its ids. `naming`: its rows
 * that name one of these tags.
 */
export const tagLists = (
  kind: 'channel' | 'material' | 'notice',
  naming: (db: Queryable, workspace: number, tags: readonly number[]) => Promise<readonly NamedRow[]>,
): ReferenceSource => ({
  find: async (ctx, tags, tx) =>
    (await naming(tx ?? ctx.db, ctx.workspace, tags)).flatMap((row) =>
      row.tags
        .filter((tag) => tags.includes(tag))
        .map((tag) => ({ kind, id: toId(kind, row.id), name: row.name, tag })),
    ),
  rewrites: {
    kind,
    // In its place in the list; a tag that is there already is not there twice.
    replace: (tx, { workspace }, from, into) =>
      tx.many(
        `with named as (select id, $3 = any(tags) as both from ${kind} where workspace_id = $1 and $2 = any(tags) for update)
         update ${kind} t set tags = case when named.both then array_remove(t.tags, $2::int)
                                          else array_replace(t.tags, $2::int, $3::int) end
           from named where t.workspace_id = $1 and t.id = named.id
         returning t.id, named.both`,
        [workspace, from, into],
      ),
    // Whoever took the tag out since wanted neither.
    restore: async (tx, { workspace }, from, into, rewritten) => {
      await tx.run(
        `update ${kind} t set tags = case when was.both then array_append(t.tags, $2::int)
                                          else array_replace(t.tags, $3::int, $2::int) end
           from jsonb_to_recordset($4::jsonb) was (id int, "both" boolean)
          where t.workspace_id = $1 and t.id = was.id and $3 = any(t.tags) and $2 <> all(t.tags)`,
        [workspace, from, into, JSON.stringify(rewritten)],
      );
    },
  },
});
