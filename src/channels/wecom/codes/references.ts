/** Channels that give a tag, for the library's deletes and merges. */
import { tagLists } from '#features/tags';
import { channelsWithTags } from './channel-sql.ts';

export const channelReferences = tagLists('channel', channelsWithTags);
