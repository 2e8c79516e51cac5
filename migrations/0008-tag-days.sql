-- How often each tag was put on and taken off, by day: freshness and use of the library without reading the whole log.
-- Derived from tag_change by tags/library/follow-usage, and can be emptied and counted anew.

create table tag_day (
  workspace_id int not null,
  tag_id       int not null,
  -- In the time zone of the workspace.
  day          date not null,
  source       source not null,
  -- Assignments that began and ended. A changed source of one that goes on is neither. What an undo takes back is
  -- taken off the opposite number, so that a change and its undo leave nothing; a day may fall below zero by that.
  added        int not null,
  removed      int not null,
  -- When it was last put on or confirmed that day, other than by an undo.
  last_added   timestamptz,
  primary key (workspace_id, tag_id, day, source)
) with (fillfactor = 70);

-- Up to which position of the workspace the changes are counted.
create table tag_day_cursor (
  workspace_id int primary key references workspace,
  position     bigint not null
) with (fillfactor = 50);
