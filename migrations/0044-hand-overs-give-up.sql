-- A hand-over that cannot be seen to steps back behind the others, and is given up after some time.
alter table hand_over
  -- From when it is looked at.
  add column due_at timestamptz not null default now(),
  -- How often it failed.
  add column tries int not null default 0;
drop index hand_over_at_idx;
create index on hand_over (due_at);
