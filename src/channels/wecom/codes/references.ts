/** Channels that give a tag, for the library's deletes and merges. */
import type { ReferenceSource } from '#features/tags';
import { toId } from '#kernel';
import { channelsWithTags, replaceTag } from './channel-sql.ts';

export const channelReferences: ReferenceSource = {
  find: async (ctx, tags, tx) =>
    (await channelsWithTags(tx ?? ctx.db, ctx.workspace, tags)).flatMap((row) =>
      row.tags
        .filter((tag) => tags.includes(tag))
        .map((tag) => ({ kind: 'channel', id: toId('channel', row.id), name: row.name, tag })),
    ),
  replace: async (tx, ctx, from, into) => {
    await replaceTag(tx, ctx.workspace, from, into);
  },
};
