-- The right of the job's kind: whoever sees the whole workspace and has it may see and stop a job of somebody else.
alter table job add column needed_right text not null default 'settings:manage';
update job set needed_right = case
  when kind like 'import.%' then 'imports:run'
  when kind in ('taggings.bulk', 'causes.undo') then 'tags:bulk'
  when kind = 'tags.merge' then 'library:write'
  else needed_right end;
