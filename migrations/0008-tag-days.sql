-- How often each tag was put on and taken off, by day: freshness and use of the library without reading the log.

create table tag_day (
  workspace_id int not null,
  tag_id       int not null,
  -- In the time zone of the workspace.
  day          date not null,
  source       source not null,
  -- Assignments that began and ended. A changed source of one that goes on is neither.
  added        int not null,
  removed      int not null,
  -- When it was last put on or confirmed that day.
  last_added   timestamptz,
  primary key (workspace_id, tag_id, day, source)
) with (fillfactor = 70);

-- In the transaction of the change itself, whoever writes the log: writers of a workspace take turns, so the rows are
-- never waited for. A bulk change is one row.
create function count_tag_changes() returns trigger language plpgsql as $$
begin
  insert into tag_day as known (workspace_id, tag_id, day, source, added, removed, last_added)
  select c.workspace_id, c.tag_id, (c.at at time zone w.time_zone)::date, c.source,
         count(*) filter (where c.added and c.was_source is null),
         count(*) filter (where not c.added),
         max(c.at) filter (where c.added)
    from changed c join workspace w on w.id = c.workspace_id
   group by 1, 2, 3, 4
  on conflict (workspace_id, tag_id, day, source) do update
    set added = known.added + excluded.added,
        removed = known.removed + excluded.removed,
        last_added = greatest(known.last_added, excluded.last_added);
  return null;
end $$;

create trigger count_tag_changes after insert on tag_change
  referencing new table as changed for each statement execute function count_tag_changes();

insert into tag_day (workspace_id, tag_id, day, source, added, removed, last_added)
select c.workspace_id, c.tag_id, (c.at at time zone w.time_zone)::date, c.source,
       count(*) filter (where c.added and c.was_source is null),
       count(*) filter (where not c.added),
       max(c.at) filter (where c.added)
  from tag_change c join workspace w on w.id = c.workspace_id
 group by 1, 2, 3, 4;
