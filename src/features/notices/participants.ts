/** What notices owe to customers and to the library. */
import type { EraseParticipant } from '#features/customers';
import type { ReferenceSource } from '#features/tags';
import { toId } from '#kernel';
import { forgetCustomers } from './message-sql.ts';
import { noticesWithTags, replaceWatchedTag } from './notice-sql.ts';

/** Nothing points to an erased customer any more; a message about him alone has nothing left to tell. */
export const eraseNotices: EraseParticipant = (tx, ctx, customers) =>
  forgetCustomers(tx, ctx.workspace, customers);

/** Notices that watch a tag, for the library's deletes and merges. */
export const noticeReferences: ReferenceSource = {
  find: async (ctx, tags, tx) =>
    (await noticesWithTags(tx ?? ctx.db, ctx.workspace, tags)).flatMap((row) =>
      row.tags
        .filter((tag) => tags.includes(tag))
        .map((tag) => ({ kind: 'notice', id: toId('notice', row.id), name: row.name, tag })),
    ),
  replace: async (tx, ctx, from, into) => {
    await replaceWatchedTag(tx, ctx.workspace, from, into);
  },
};
