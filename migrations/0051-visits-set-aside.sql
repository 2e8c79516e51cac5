-- A visit that the journal or the tags will not have keeps no other waiting: it is tried again later, and then set aside.
alter table material_visit
  -- Why it was not told when that was tried last.
  add column failure text,
  add column failures smallint not null default 0,
  -- Not told before then; infinity: set aside. Null: nothing has failed.
  add column tell_after timestamptz;
