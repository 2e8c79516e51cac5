-- The history of events comes in as a file, and can be taken back.

alter table import drop constraint import_kind_check;
alter table import add constraint import_kind_check
  check (kind in ('customers', 'orders', 'events', 'taggings', 'library'));

-- Of whom events were taken back, for whoever follows the journal: what had been concluded may be another one now.
create table event_removal (
  workspace_id int not null,
  -- workspace.position of the removal.
  position     bigint not null,
  customer     int not null,
  type         text not null,
  -- The earliest that was removed.
  at           timestamptz not null,
  primary key (workspace_id, position, customer, type)
);
