/** What materials owe to customers and to the library. */
import type { EraseParticipant, MergeParticipant } from '#features/customers';
import type { ReferenceSource } from '#features/tags';
import { toId } from '#kernel';
import { materialsWithTags, replaceTag } from './material-sql.ts';
import { forgetLinks, forgetReaders } from './reader-sql.ts';

/** Browsers of an erased customer, what they read, and links made for him are gone. */
export const eraseReading: EraseParticipant = async (tx, ctx, customers) => {
  await forgetReaders(tx, ctx.workspace, customers);
  await forgetLinks(tx, ctx.workspace, customers);
};

/**
 * Browsers and links are the survivor's. Where both have a link to the same material by the same member of staff, that of
 * the other stays with the record that was merged away: it leads to the survivor by itself.
 */
export const moveReading: MergeParticipant = {
  name: 'reading',
  count: async (db, ctx, from) =>
    (
      await db.one<{ n: number }>(
        'select count(*)::int as n from material_reader where workspace_id = $1 and customer = $2',
        [ctx.workspace, from],
      )
    ).n,
  move: async (tx, { workspace }, from, into) =>
    (
      await tx.many<{ id: number }>(
        'update material_reader set customer = $3 where workspace_id = $1 and customer = $2 returning id',
        [workspace, from, into],
      )
    ).map((row) => row.id),
  moveBack: async (tx, { workspace }, from, into, moved) => {
    await tx.run(
      `update material_reader set customer = $3
        where workspace_id = $1 and customer = $2 and id = any($4::bigint[])`,
      [workspace, into, from, moved],
    );
  },
};

/** Materials that give a tag, for the library's deletes and merges. */
export const materialReferences: ReferenceSource = {
  find: async (ctx, tags, tx) =>
    (await materialsWithTags(tx ?? ctx.db, ctx.workspace, tags)).flatMap((row) =>
      row.tags
        .filter((tag) => tags.includes(tag))
        .map((tag) => ({ kind: 'material', id: toId('material', row.id), name: row.name, tag })),
    ),
  replace: async (tx, ctx, from, into) => {
    await replaceTag(tx, ctx.workspace, from, into);
  },
};
