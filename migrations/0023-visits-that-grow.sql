-- A visit is told more than once while it lasts: at its threshold and when it ended. Only its longest telling counts.
alter table event add column superseded boolean not null default false;
