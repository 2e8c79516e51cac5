/** The log of tags read as events: `tag.added` and `tag.removed`. Nothing is stored a second time. */
import type { HistorySource } from '#features/events';
import { BY_MERGE } from './read.ts';

/** In an event's properties: the tag of the same single-choice group that gave way, or that came; and whether this is higher. */
const LEVEL_PROPERTIES = ['from', 'to', 'change'] as const;

/** Of a row of the log, the tag that it took the place of, or that took its place, in the same decision. */
const OTHER = `
  select case when told.added then (
           select gone.tag_id from tag_change gone
            where gone.workspace_id = $1 and gone.customer = told.customer and gone.position < told.position
              and gone.cause_id = told.cause_id and gone.staff_id = told.staff_id
              and gone.replaced_by = told.tag_id and not gone.added
            order by gone.position desc limit 1)
         else told.replaced_by end as tag`;

/** Levels are those of the library as it is; tags of one level, and of groups without order, are neither above nor below. */
const CHANGE = `
  select case sign(mine.sort - others.sort) * case when told.added then 1 else -1 end
           when 1 then 'up' when -1 then 'down' end as change
    from tag mine join tag_group g on g.workspace_id = $1 and g.id = mine.group_id and g.ordered
    join tag others on others.workspace_id = $1 and others.id = other.tag and others.group_id = mine.group_id
   where mine.workspace_id = $1 and mine.id = told.tag_id`;

const LEVELS = {
  properties: `|| jsonb_strip_nulls(jsonb_build_object(
           case when told.added then 'from' else 'to' end, 'tag_' || other.tag, 'change', level.change))`,
  beside: `left join lateral (${OTHER}) other on true left join lateral (${CHANGE}) level on true`,
};
const NO_LEVELS = { properties: '', beside: '' };

/**
 * What came and went of these tags, at the time of the change. What did not begin with it (an undo, a merge, a stronger source)
 * is no `tag.added`; what went because tags were merged is no `tag.removed`. What took whose place is looked up only when
 * one of the properties asked for says it.
 */
export function tagHistory(tags: readonly number[], properties: ReadonlySet<string>): HistorySource {
  const levels = LEVEL_PROPERTIES.some((one) => properties.has(one)) ? LEVELS : NO_LEVELS;
  return {
    types: ['tag.added', 'tag.removed'],
    sql: `
  select told.customer, case when told.added then 'tag.added' else 'tag.removed' end as type, told.at,
         jsonb_build_object('tag', 'tag_' || told.tag_id, 'source', told.source) ${levels.properties} as properties,
         null::text as order_no, null::bigint as amount, null::text as currency, null::float8 as quantity,
         null::jsonb as items
    from tag_change told ${levels.beside}
   where told.workspace_id = $1 and told.tag_id = any('{${tags.map(Number).join(',')}}'::int[])
     and case when told.added then 'tag.added' else 'tag.removed' end = any($2::text[])
     and not (told.added and (told.was_source is not null or told.since is not null))
     and not (not told.added and ${BY_MERGE})
     and ($3::timestamptz is null or told.at >= $3)
     and ($4::int[] is null or told.customer = any($4))`,
  };
}
