/** The log of tags read as events: `tag.added` and `tag.removed`. Nothing is stored a second time. */
import type { HistorySource } from '#features/events';
import { BY_MERGE } from './read.ts';

/**
 * What came and went of these tags, at the time of the change. What did not begin with it (an undo, a merge, a stronger source)
 * is no `tag.added`; what went because tags were merged is no `tag.removed`.
 */
export const tagHistory = (tags: readonly number[]): HistorySource => ({
  types: ['tag.added', 'tag.removed'],
  sql: `
  select customer, case when added then 'tag.added' else 'tag.removed' end as type, at,
         jsonb_build_object('tag', 'tag_' || tag_id, 'source', source) as properties, null::text as order_no,
         null::bigint as amount, null::text as currency, null::float8 as quantity, null::jsonb as items
    from tag_change
   where workspace_id = $1 and tag_id = any('{${tags.map(Number).join(',')}}'::int[])
     and case when added then 'tag.added' else 'tag.removed' end = any($2::text[])
     and not (added and (was_source is not null or since is not null))
     and not (not added and ${BY_MERGE})
     and ($3::timestamptz is null or at >= $3)
     and ($4::int[] is null or customer = any($4))`,
});
