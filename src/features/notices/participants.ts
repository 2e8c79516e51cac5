/** What notices owe to customers and to the library. */
import type { EraseParticipant } from '#features/customers';
import { tagLists } from '#features/tags';
import { forgetCustomers } from './message-sql.ts';
import { noticesWithTags } from './notice-sql.ts';

/** Nothing points to an erased customer any more; a message about him alone has nothing left to tell. */
export const eraseNotices: EraseParticipant = (tx, ctx, customers) =>
  forgetCustomers(tx, ctx.workspace, customers);

/** Notices that watch a tag, for the library's deletes and merges. */
export const noticeReferences = tagLists('notice', noticesWithTags);
