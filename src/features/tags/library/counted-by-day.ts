/**
 * A select that adds up changes of tags by tag, day and source, in the columns of `tag_day`. The rows of one call share
 * cause and time: they are added up before time zones and undone causes are looked up. `which`: the rows of `tag_change`
 * to count; `$1` is the workspace.
 */
export const countedByDay = (which: string): string => `
  select $1::int as workspace_id, l.tag_id, (l.at at time zone w.time_zone)::date as day,
         case when k.undoes is not null and not l.added then l.was_source else l.source end as source,
         coalesce(sum(l.n) filter (where l.added and l.was_source is null and k.undoes is null), 0)
           - coalesce(sum(l.n) filter (where not l.added and k.undoes is not null), 0) as added,
         coalesce(sum(l.n) filter (where not l.added and k.undoes is null), 0)
           - coalesce(sum(l.n) filter (where l.added and l.was_source is null and k.undoes is not null), 0) as removed,
         max(l.at) filter (where l.added and k.undoes is null) as last_added
    from (select tag_id, at, cause_id, source, was_source, added, count(*) as n
            from tag_change where workspace_id = $1 and ${which}
           group by tag_id, at, cause_id, source, was_source, added) l
    join workspace w on w.id = $1
    left join cause k on k.workspace_id = $1 and k.id = l.cause_id
   group by 2, 3, 4`;
